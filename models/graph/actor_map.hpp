// models/graph/actor_map.hpp -- all measures of one network of actors in one call, and ties that would serve it.
//
// It knows vertices, groups and fields of know-how as numbers, not what they stand for. The same on any number of threads.
// Equations, limits and cost: docs/methods/networks.md.
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "models/graph/brokerage.hpp"
#include "models/graph/centrality.hpp"
#include "models/graph/measures.hpp"

namespace models::graph {

struct Grouping {
  std::string name;                 // for example sphere, topic, commune
  std::vector<std::uint32_t> of;    // per vertex, from 0 on
  std::uint32_t groups = 0;
};

struct MapManner {
  std::uint64_t key = 0;               // luck of samples, of communities and of the random graph
  std::uint32_t exact_below = 3'000;   // vertices up to which closeness, betweenness and paths are exact
  std::uint32_t pivots = 200;          // beyond
  std::uint32_t tries = 1;             // of communities
  Iteration iteration{1e-8, 1'000};    // of the eigenvector: `settled` says whether it was enough
  std::uint32_t pairs = 20;            // drawn from the largest component, between which disjoint paths are counted; a quarter beyond
};

struct ActorMap {
  std::uint32_t vertices = 0;
  std::uint64_t arcs = 0, ties = 0;    // as given; read in either direction, once
  double density = 0;                  // of ties among pairs; NaN below two vertices
  double reciprocity = 0;              // part of arcs that are answered; NaN without
  double giant_share = 0;              // of vertices in the largest component
  bool sampled = false;                // closeness, betweenness and paths are estimates
  std::vector<std::uint32_t> in, out, degree;  // arcs that arrive, that leave; ties
  Components components;
  Degrees degrees;
  double assortativity = 0;
  Clustering clustering;
  std::vector<std::uint32_t> cores;
  Paths paths;
  SmallWorldness small_world;
  Communities communities;
  Sampled closeness, betweenness;      // errors are 0 where exact
  Iterated eigenvector, page_rank;     // of ties; along the arcs
  std::vector<double> constraint, effective_size;
  Cuts cuts;
  std::uint32_t pairs = 0;             // drawn for it
  double redundancy = 0;               // mean number of vertex-disjoint paths between drawn pairs; NaN without such pairs
  struct ByGroup {
    EIIndex e_i;                       // of ties
    std::vector<BrokerCounts> brokers; // along the arcs
    BrokerCounts all{};                // summed over vertices
    double modularity = 0;             // of these groups as communities
  };
  std::vector<ByGroup> by_group;       // as the groupings were given
};

// Arcs directed, or ties undirected (then `in` and `out` are the degree and reciprocity is 1).
ActorMap actor_map(const Adjacency& arcs, std::span<const Grouping> groupings, const MapManner& how = {});

// ---- what does not meet: pairs of groups that are tied less than chance would tie them
struct Hole {
  std::uint32_t a, b;                  // groups, a < b
  std::uint32_t size_a, size_b;        // vertices in each
  std::uint64_t ties;
  double expected;                     // if all ties fell on pairs evenly
};
// Those with less than `share` of what is expected, the largest lack first. Structural holes between groups (Burt 1992).
std::vector<Hole> holes(const Adjacency& graph, const Grouping& groups, double share = 0.5);

// ---- what one lacks and another has: fields as bits
struct Fields {
  std::vector<std::uint64_t> has, lacks;  // per vertex
  bool empty() const { return has.empty(); }
};
struct Complement {
  std::uint32_t lacking, having;       // groups
  std::uint32_t field;
  std::uint32_t in_need, able;         // vertices that lack it, and have it
  std::uint32_t met;                   // of those in need: tied to somebody who has it, in the group `having`
};
// Pairs of groups (a group with itself too) and fields with some in need, some able, and at most `share` of the needs met; the
// most unmet needs first.
std::vector<Complement> missing_complements(const Adjacency& graph, const Grouping& groups, const Fields& fields, double share = 0.1);

// ---- a proposed re-arrangement: ties to add, the best next one each time
enum class Aim : std::uint8_t {
  efficiency,  // mean of 1/distance over pairs (Latora and Marchiori 2001), 0 where no path leads
  coverage     // needs for which a neighbour has the know-how, among all needs; equal ones by efficiency
};
struct Wish {
  Aim aim = Aim::efficiency;
  std::uint32_t ties = 10;             // to propose, at most
  std::uint32_t most_each = 2;         // new ties per actor: time is short (assumed)
  std::uint64_t key = 0;
  std::uint32_t pivots = 128;          // between which distances are weighed; all vertices if there are no more
  std::uint32_t candidates = 20'000;   // pairs weighed per tie; all pairs if there are no more
};
struct Rearrangement {
  struct Proposal {
    std::uint32_t from, to;            // from < to
    double efficiency, coverage;       // of the whole, once this tie and those before it stand
  };
  std::vector<Proposal> ties;          // in the order of choice
  double efficiency_before = 0, efficiency_after = 0;  // over the pivots
  double coverage_before = 0, coverage_after = 0;      // NaN without needs
  double path_before = 0, path_after = 0;              // mean over connected pairs of pivots
  double reached_before = 0, reached_after = 0;        // part of pairs of pivots that are connected
  std::vector<double> closeness, constraint;           // per vertex: change; constraint NaN for who had no tie before
  std::vector<std::int32_t> reach;                     // per vertex: needs newly met by a neighbour
  double no_loss = 0;                  // part of vertices whose constraint does not rise, closeness and reach not fall
  double better = 0;                   // part of vertices that are among these and gain somewhere
};
// Greedy. With coverage, a sum of needs met never decreases and has falling gains, so greedy reaches 1 - 1/e of the best at least
// (Nemhauser, Wolsey and Fisher 1978), where all pairs are candidates and `most_each` does not bind; efficiency has no such bound.
Rearrangement rearranged(const Adjacency& graph, const Fields& fields, const Wish& wish);

}  // namespace models::graph
