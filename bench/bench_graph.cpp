// bench/bench_graph.cpp -- ties per second of each generator of networks and of each measure.
//
// Ten ties each: `ties` is five times the vertices. Generators make them; measures read a small world of the same size, a
// tenth rewired, but for `on_hubs`, which reads preferential attachment. Sampled measures say how many sources they take.
// The column CPU adds all threads up: on a busy machine it says more than the time. `boost_*` does the same with Boost.Graph.
#include <benchmark/benchmark.h>

#include <cmath>
#include <functional>
#include <numeric>
#include <string>
#include <vector>

#include <boost/graph/betweenness_centrality.hpp>
#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <boost/graph/connected_components.hpp>
#include <boost/graph/core_numbers.hpp>

#include "models/graph/generators.hpp"
#include "models/graph/measures.hpp"
#include "sim/kernel/parallel.hpp"
#include "sim/kernel/rng.hpp"

namespace {

using namespace models::graph;

constexpr std::uint64_t key = 20260101;

std::uint32_t vertices_for(const benchmark::State& state) { return static_cast<std::uint32_t>(state.range(0) / 5); }

// Times `work`, which returns how many ties it made or read.
void timed(benchmark::State& state, const std::function<std::uint64_t()>& work) {
  std::uint64_t ties = 0;
  sim::parallel::with_threads(static_cast<std::size_t>(state.range(1)), [&] {
    for (auto _ : state) ties += work();
  });
  state.counters["ties_per_s"] = benchmark::Counter(static_cast<double>(ties), benchmark::Counter::kIsRate);
}

using Make = std::vector<Edge> (*)(const Vertices&);
template <Make make> void generate(benchmark::State& state) {
  const auto people = numbered(vertices_for(state));
  timed(state, [&] { return make(people).size(); });
}

std::vector<Edge> make_erdos_renyi(const Vertices& people) { return erdos_renyi(people, 10.0 / people.count(), key); }
std::vector<Edge> make_erdos_renyi_of(const Vertices& people) { return erdos_renyi_of(people, 5ULL * people.count(), key); }
std::vector<Edge> make_small_world(const Vertices& people) { return small_world(people, {10, 0.1}, key); }
std::vector<Edge> make_preferential_attachment(const Vertices& people) { return preferential_attachment(people, 5, key); }
std::vector<Edge> make_stochastic_blocks(const Vertices& people) {  // twenty blocks, half of the ties inside
  std::vector<std::uint32_t> of(people.count());
  for (std::uint32_t v = 0; v < people.count(); ++v) of[v] = v % 20;
  std::vector<double> probability(400, 20 * 5.0 / 19 / people.count());
  for (std::size_t b = 0; b < 20; ++b) probability[21 * b] = 20 * 5.0 / people.count();
  return stochastic_blocks(people, {of, probability}, key);
}
std::vector<Edge> make_configuration(const Vertices& people) {
  return configuration(people, std::vector<std::uint32_t>(people.count(), 10), key);
}
// A hundred points per square kilometre, reach 2 km.
std::vector<Point> scattered(std::uint32_t count) {
  std::vector<Point> points(count);
  const double side = std::sqrt(count / 100.0);
  for (std::uint32_t v = 0; v < count; ++v) {
    sim::Rng rng(key, sim::Step{0}, v);
    points[v] = {side * rng.uniform(), side * rng.uniform()};
  }
  return points;
}
void geographic_with(benchmark::State& state, Geography how) {
  const auto people = numbered(vertices_for(state));
  const auto points = scattered(people.count());
  how.nearest = nearest_for(points, how, 10);
  timed(state, [&] { return geographic(people, points, how, key).size(); });
}
void geographic_exponential(benchmark::State& state) { geographic_with(state, {1, 2}); }
void geographic_power(benchmark::State& state) { geographic_with(state, {1, 2, Decay::power, 2.5}); }
void geographic_nearest(benchmark::State& state) {
  const auto points = scattered(vertices_for(state));
  timed(state, [&] { return benchmark::DoNotOptimize(nearest_for(points, {1, 2}, 10)), 5 * points.size(); });
}

using Read = void (*)(const Adjacency&);
template <Make make, Read read> void measure(benchmark::State& state) {
  const auto people = numbered(vertices_for(state));
  const auto graph = undirected(people.count(), make(people));
  timed(state, [&] { return read(graph), graph.ties(); });
}

template <class T> void keep(const T& value) { benchmark::DoNotOptimize(value); }
void read_components(const Adjacency& graph) { keep(components(graph)); }
void read_degrees(const Adjacency& graph) { keep(degrees(graph)); }
void read_assortativity(const Adjacency& graph) { keep(assortativity(graph)); }
void read_clustering(const Adjacency& graph) { keep(clustering(graph)); }
void read_cores(const Adjacency& graph) { keep(cores(graph)); }
void read_constraint(const Adjacency& graph) { keep(constraint(graph)); }
void read_betweenness_of_16(const Adjacency& graph) { keep(betweenness(graph, 16, key)); }
void read_betweenness(const Adjacency& graph) { keep(betweenness(graph)); }
void read_path_lengths_of_16(const Adjacency& graph) { keep(path_lengths(graph, 16, key)); }
void read_communities(const Adjacency& graph) { keep(communities(graph, key)); }
void read_e_i_index(const Adjacency& graph) {
  std::vector<std::uint32_t> groups(graph.vertices());
  for (std::uint32_t v = 0; v < graph.vertices(); ++v) groups[v] = v / 1000;
  keep(e_i_index(graph, groups));
}
void read_modularity(const Adjacency& graph) {
  std::vector<std::uint32_t> groups(graph.vertices());
  for (std::uint32_t v = 0; v < graph.vertices(); ++v) groups[v] = v / 1000;
  keep(modularity(graph, groups));
}

void adjacency(benchmark::State& state) {
  const auto people = numbered(vertices_for(state));
  const auto edges = make_small_world(people);
  timed(state, [&] { return undirected(people.count(), edges).ties(); });
}

using Boost = boost::compressed_sparse_row_graph<boost::directedS>;  // each tie in both directions
template <class Body> void with_boost(benchmark::State& state, const Body& body) {
  const auto people = numbered(vertices_for(state));
  const auto graph = undirected(people.count(), make_small_world(people));
  std::vector<std::pair<std::uint32_t, std::uint32_t>> entries;
  for (std::uint32_t v = 0; v < graph.vertices(); ++v)
    for (const std::uint32_t other : graph.neighbours(v)) entries.emplace_back(v, other);
  const Boost boost_graph(boost::edges_are_sorted, entries.begin(), entries.end(), graph.vertices());
  const auto by_vertex = [&](auto& values) { return boost::make_iterator_property_map(values.begin(), boost::get(boost::vertex_index, boost_graph)); };
  timed(state, [&] { return body(boost_graph, by_vertex), graph.ties(); });
}
void boost_components(benchmark::State& state) {
  with_boost(state, [](const Boost& graph, const auto& by_vertex) {
    std::vector<std::uint32_t> part(boost::num_vertices(graph));
    keep(boost::connected_components(graph, by_vertex(part)));
  });
}
void boost_cores(benchmark::State& state) {
  with_boost(state, [](const Boost& graph, const auto& by_vertex) {
    std::vector<std::uint32_t> core(boost::num_vertices(graph));
    keep(boost::core_numbers(graph, by_vertex(core)));
  });
}
void boost_betweenness(benchmark::State& state) {
  with_boost(state, [](const Boost& graph, const auto& by_vertex) {
    std::vector<double> between(boost::num_vertices(graph));
    boost::brandes_betweenness_centrality(graph, by_vertex(between));
    keep(between);
  });
}

void sizes(benchmark::internal::Benchmark* bench) {
  bench->ArgNames({"ties", "threads"})->Iterations(1)->Unit(benchmark::kMillisecond)->UseRealTime()->MeasureProcessCPUTime();
  for (const int ties : {100'000, 1'000'000, 10'000'000}) bench->Args({ties, 1});
  bench->Args({10'000'000, 2});
}
void small(benchmark::internal::Benchmark* bench) {  // what grows with vertices times ties
  bench->ArgNames({"ties", "threads"})->Iterations(1)->Unit(benchmark::kMillisecond)->UseRealTime()->MeasureProcessCPUTime();
  bench->Args({10'000, 1})->Args({100'000, 1})->Args({100'000, 2});
}
void one_thread(benchmark::internal::Benchmark* bench) {
  bench->ArgNames({"ties", "threads"})->Iterations(1)->Unit(benchmark::kMillisecond)->UseRealTime()->MeasureProcessCPUTime()->Args({10'000'000, 1});
}
void one_small(benchmark::internal::Benchmark* bench) {
  bench->ArgNames({"ties", "threads"})->Iterations(1)->Unit(benchmark::kMillisecond)->UseRealTime()->MeasureProcessCPUTime()->Args({10'000, 1});
}

}  // namespace

BENCHMARK_TEMPLATE(generate, make_erdos_renyi)->Apply(sizes);
BENCHMARK_TEMPLATE(generate, make_erdos_renyi_of)->Apply(sizes);
BENCHMARK_TEMPLATE(generate, make_small_world)->Apply(sizes);
BENCHMARK_TEMPLATE(generate, make_preferential_attachment)->Apply(sizes);
BENCHMARK_TEMPLATE(generate, make_stochastic_blocks)->Apply(sizes);
BENCHMARK_TEMPLATE(generate, make_configuration)->Apply(sizes);
BENCHMARK(geographic_exponential)->Apply(sizes);
BENCHMARK(geographic_power)->Apply(sizes);
BENCHMARK(geographic_nearest)->Apply(sizes);
BENCHMARK(adjacency)->Apply(sizes);
BENCHMARK_TEMPLATE(measure, make_small_world, read_components)->Apply(sizes);
BENCHMARK_TEMPLATE(measure, make_small_world, read_degrees)->Apply(sizes);
BENCHMARK_TEMPLATE(measure, make_small_world, read_assortativity)->Apply(sizes);
BENCHMARK_TEMPLATE(measure, make_small_world, read_clustering)->Apply(sizes);
BENCHMARK_TEMPLATE(measure, make_small_world, read_cores)->Apply(sizes);
BENCHMARK_TEMPLATE(measure, make_small_world, read_constraint)->Apply(sizes);
BENCHMARK_TEMPLATE(measure, make_small_world, read_e_i_index)->Apply(sizes);
BENCHMARK_TEMPLATE(measure, make_small_world, read_modularity)->Apply(sizes);
BENCHMARK_TEMPLATE(measure, make_small_world, read_path_lengths_of_16)->Apply(sizes);
BENCHMARK_TEMPLATE(measure, make_small_world, read_betweenness_of_16)->Apply(sizes);
BENCHMARK_TEMPLATE(measure, make_small_world, read_communities)->Apply(sizes);
BENCHMARK_TEMPLATE(measure, make_preferential_attachment, read_clustering)->Name("on_hubs/clustering")->Apply(sizes);
BENCHMARK_TEMPLATE(measure, make_preferential_attachment, read_constraint)->Name("on_hubs/constraint")->Apply(sizes);
BENCHMARK_TEMPLATE(measure, make_preferential_attachment, read_communities)->Name("on_hubs/communities")->Apply(sizes);
BENCHMARK_TEMPLATE(measure, make_small_world, read_betweenness)->Apply(small);
BENCHMARK(boost_components)->Apply(one_thread);
BENCHMARK(boost_cores)->Apply(one_thread);
BENCHMARK(boost_betweenness)->Apply(one_small);
