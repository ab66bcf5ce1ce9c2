// sim/kernel/staging.cpp -- the commit: the same result whatever thread asked first.
#include "sim/kernel/staging.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <span>

#include "sim/kernel/bucket_sort.hpp"
#include "sim/kernel/parallel.hpp"
#include "sim/kernel/rng.hpp"

namespace sim {
namespace {

template <class What> std::vector<Staged<What>> gather(std::vector<Lane>& lanes, std::vector<Staged<What>> Lane::*list) {
  std::vector<Staged<What>> all;
  for (Lane& lane : lanes) {
    auto& staged = lane.*list;
    all.insert(all.end(), std::make_move_iterator(staged.begin()), std::make_move_iterator(staged.end()));
    staged.clear();
  }
  std::stable_sort(all.begin(), all.end(), [](const auto& a, const auto& b) {
    return a.author != b.author ? a.author < b.author : a.ordinal < b.ordinal;
  });
  return all;
}

void put(Column& column, std::size_t row, std::uint64_t bits) {
  std::memcpy(column.front.data() + column.info.size * row, &bits, column.info.size);
}

void bear(World& world, std::vector<Staged<StagedBirth>> births, std::uint64_t namer, Step step) {
  if (births.empty()) return;
  for (Population& population : world.populations())
    population.expect(static_cast<std::uint32_t>(
        std::count_if(births.begin(), births.end(), [&](const auto& staged) { return staged.what.population == &population.key(); })));
  std::uint64_t parent = 0, ordinal = 0;
  for (const auto& staged : births) {
    ordinal = staged.author == parent ? ordinal + 1 : 0;
    parent = staged.author;
    Population& population = world[*staged.what.population];
    const std::uint32_t row = population.bear(mix(mix(mix(parent, namer), static_cast<std::uint32_t>(step)), ordinal));
    for (const auto& value : staged.what.values) put(population.find(value.column), row, value.bits);
    for (const auto& [link, to] : staged.what.links) population.find_link(link).rows[row] = to;
    for (const auto& [space, cell] : staged.what.places) world[*space].put(row, cell, population.ids().data());
  }
  for (Network& network : world.networks()) network.grow(world[network.key().from].rows());
  for (Space& space : world.spaces()) space.grow(world[space.key().of].rows());
}

// Who dies, by population.
class Dead {
 public:
  Dead(const World& world, const std::vector<Staged<StagedDeath>>& deaths) {
    for (const auto& staged : deaths) {
      auto& [rows, marks] = of_[staged.what.population];
      marks.resize(world[*staged.what.population].rows());
      if (marks[staged.what.row] == 0) rows.push_back(staged.what.row);
      marks[staged.what.row] = 1;
    }
  }
  bool any(const PopulationKey& key) const { return of_.contains(&key); }
  std::span<const std::uint32_t> rows(const PopulationKey& key) const {
    const auto found = of_.find(&key);
    return found == of_.end() ? std::span<const std::uint32_t>() : found->second.rows;
  }
  // Tells of a row whether it dies.
  class Marks {
   public:
    explicit Marks(std::span<const std::uint8_t> marks) : marks_(marks) {}
    bool operator()(std::uint32_t row) const { return row < marks_.size() && marks_[row] != 0; }

   private:
    std::span<const std::uint8_t> marks_;
  };
  Marks marks(const PopulationKey& key) const {
    const auto found = of_.find(&key);
    return Marks(found == of_.end() ? std::span<const std::uint8_t>() : found->second.marks);
  }

 private:
  struct Of {
    std::vector<std::uint32_t> rows;
    std::vector<std::uint8_t> marks;
  };
  std::map<const PopulationKey*, Of> of_;
};

// A change that waits for its place in the order of (from, id of `to`, author, ordinal).
struct Waiting {
  std::uint64_t to_id, author, ordinal;
  Network::Change change;
};

// What the deaths of a step cut: the edges of the dead and the edges to them.
void cut_dead(const World& world, const Network& network, const Dead& dead, std::vector<Waiting>& waiting) {
  const PopulationKey &from = network.key().from, &to = network.key().to;
  const auto ids = world[to].ids();
  constexpr std::uint64_t last = ~std::uint64_t{0};
  const Dead::Marks from_dies = dead.marks(from), to_dies = dead.marks(to);
  const auto cut = [&](std::vector<Waiting>& into, std::uint32_t source, std::uint32_t target) {
    into.push_back({ids[target], last, last, {source, target, true, {}}});
  };
  for (const std::uint32_t row : dead.rows(from))
    if (row < network.rows())
      for (const std::uint32_t target : network.neighbours(row)) cut(waiting, row, target);
  if (!dead.any(to)) return;
  for (const Network& reverse : world.networks())
    if (reverse.key().reverse_of == &network.key() && reverse.mirrors() == network.version()) {
      for (const std::uint32_t row : dead.rows(to))
        for (const std::uint32_t source : reverse.neighbours(row))
          if (!from_dies(source)) cut(waiting, source, row);
      return;
    }
  const std::size_t count = (network.rows() + parallel::block_rows - 1) / parallel::block_rows;
  std::vector<std::vector<Waiting>> found(count);  // without a reverse index: look at every edge
  parallel::blocks(count, [&](std::size_t block, std::size_t) {
    const auto begin = static_cast<std::uint32_t>(block * parallel::block_rows);
    const std::uint32_t end = std::min(network.rows(), begin + parallel::block_rows);
    for (std::uint32_t row = begin; row < end; ++row)
      for (const std::uint32_t target : network.neighbours(row))
        if (to_dies(target) && !from_dies(row)) cut(found[block], row, target);
  });
  for (const auto& part : found) waiting.insert(waiting.end(), part.begin(), part.end());
}

// One network's edits in their order, and the same seen from the other end for those that mirror it.
void rewire(World& world, Network& network, std::vector<Waiting>& waiting) {
  if (waiting.empty()) return;
  const auto apply = [](Network& edited, std::vector<Waiting>& all, const Population& to) {
    const std::size_t rows = edited.rows(), buckets = std::min<std::size_t>({rows, 4096, all.size() / 256});
    bucket_sort(all, buckets, [&](const Waiting& one) { return one.change.from * buckets / rows; }, [](const Waiting& a, const Waiting& b) {
      if (a.change.from != b.change.from) return a.change.from < b.change.from;
      if (a.to_id != b.to_id) return a.to_id < b.to_id;
      return a.author != b.author ? a.author < b.author : a.ordinal < b.ordinal;
    });
    std::vector<Network::Change> changes;
    changes.reserve(all.size());
    for (const Waiting& one : all) changes.push_back(one.change);
    edited.edit(changes, to);
  };
  const NetworkKey& key = network.key();
  const auto from_ids = world[key.from].ids();
  const std::uint64_t before = network.version();
  apply(network, waiting, world[key.to]);
  for (Network& reverse : world.networks()) {
    if (reverse.key().reverse_of != &key || reverse.mirrors() != before) continue;
    for (Waiting& one : waiting) {
      std::swap(one.change.from, one.change.to);
      one.change.values = {};
      one.to_id = from_ids[one.change.to];
    }
    apply(reverse, waiting, world[key.from]);
    reverse.mirrors(network.version());
    for (Waiting& one : waiting) std::swap(one.change.from, one.change.to);
  }
}

[[noreturn]] void refuse(std::string_view process, std::string_view what, std::uint64_t author) {
  throw ContractError(fmt::format("process \"{}\" asks for {} an agent that is dead (asked by id {:#x})", process, what, author), __FILE__, __LINE__);
}

}  // namespace

void commit_edits(World& world, std::vector<Lane>& lanes, std::uint64_t namer, Step step, std::string_view process) {
  bear(world, gather(lanes, &Lane::births), namer, step);

  for (const auto& staged : gather(lanes, &Lane::links)) {
    if (staged.what.to != nobody && !world[staged.what.link->to].lives(staged.what.to))
      refuse(process, fmt::format("a link \"{}\" to", staged.what.link->name), staged.author);
    world[staged.what.link->of].find_link(staged.what.link).rows[staged.what.row] = staged.what.to;
  }
  for (Lane& lane : lanes) {
    for (const StagedMove& move : lane.moves) world[*move.space].put(move.row, move.cell, world[move.space->of].ids().data());
    lane.moves.clear();
  }

  const auto deaths = gather(lanes, &Lane::deaths);
  const Dead dead(world, deaths);
  bool edges = false;
  for (const Lane& lane : lanes) edges = edges || !lane.edges.empty();
  if (edges || !deaths.empty())
    for (Network& network : world.networks()) {
      const NetworkKey& key = network.key();
      if (key.reverse_of != nullptr) continue;
      const Population &from = world[key.from], &to = world[key.to];
      const Dead::Marks from_dies = dead.marks(key.from), to_dies = dead.marks(key.to);
      std::vector<Waiting> waiting;
      for (const Lane& lane : lanes)
        for (const auto& staged : lane.edges) {
          const StagedEdge& edge = staged.what;
          if (edge.network != &key) continue;
          if (!from.lives(edge.from) || !to.lives(edge.to)) refuse(process, fmt::format("an edge of \"{}\" with", key.name), staged.author);
          if (!edge.cut && (from_dies(edge.from) || to_dies(edge.to))) continue;
          waiting.push_back({to.ids()[edge.to], staged.author, staged.ordinal,
                             {edge.from, edge.to, edge.cut, std::span(edge.values).first(edge.given)}});
        }
      if (dead.any(key.from) || dead.any(key.to)) cut_dead(world, network, dead, waiting);
      rewire(world, network, waiting);
    }
  for (Lane& lane : lanes) lane.edges.clear();
  if (deaths.empty()) return;
  for (Population& population : world.populations())
    for (LinkColumn& link : population.links())
      if (dead.any(link.key->to)) {
        const Dead::Marks dies = dead.marks(link.key->to);
        for (auto& row : link.rows)
          if (row != nobody && dies(row)) row = nobody;
      }
  for (Space& space : world.spaces())
    for (const std::uint32_t row : dead.rows(space.key().of)) space.put(row, nobody, world[space.key().of].ids().data());
  for (const auto& staged : deaths) world[*staged.what.population].bury(staged.what.row);
}

namespace {

template <class T> void add_quanta(Column& column, std::uint32_t rows, std::vector<Lane>& lanes, std::size_t slot,
                                   std::string_view process) {
  auto* values = reinterpret_cast<T*>(column.front.data());
  const double per_unit = 1.0 / column.info.quantum;
  const std::size_t count = (rows + parallel::block_rows - 1) / parallel::block_rows;
  std::vector<std::uint8_t> failed(count, 0);
  parallel::blocks(count, [&](std::size_t block, std::size_t) {
    const auto begin = static_cast<std::uint32_t>(block * parallel::block_rows);
    const std::uint32_t end = std::min(rows, begin + parallel::block_rows);
    for (std::uint32_t row = begin; row < end; ++row) {
      std::int64_t sum = 0;
      for (Lane& lane : lanes) {
        if (lane.tallied[slot] == 0) continue;
        if (__builtin_add_overflow(sum, lane.tallies[slot][row], &sum)) failed[block] = 1;
        lane.tallies[slot][row] = 0;
      }
      if (sum == 0) continue;
      if constexpr (std::is_floating_point_v<T>) {
        const double quanta = std::nearbyint(static_cast<double>(values[row]) * per_unit) + static_cast<double>(sum);
        if (std::abs(quanta) > 0x1.0p50) failed[block] = 1;  // beyond this a double no longer holds every multiple
        values[row] = static_cast<T>(quanta / per_unit);
      } else {
        std::int64_t total = 0;
        if (__builtin_add_overflow(static_cast<std::int64_t>(values[row]), sum, &total) ||
            static_cast<std::int64_t>(static_cast<T>(total)) != total)
          failed[block] = 1;
        values[row] = static_cast<T>(total);
      }
    }
  });
  bool overflow = std::any_of(failed.begin(), failed.end(), [](auto f) { return f != 0; });
  for (Lane& lane : lanes) {
    overflow = overflow || lane.overflow;
    lane.tallied[slot] = 0;
  }
  require(!overflow, fmt::format("process \"{}\" adds more to column \"{}\" than it can hold", process, column.info.name));
}

}  // namespace

void commit_tally(Column& column, std::uint32_t rows, std::vector<Lane>& lanes, std::size_t slot, std::string_view process) {
  if (std::none_of(lanes.begin(), lanes.end(), [&](const Lane& lane) { return lane.tallied[slot] != 0; })) return;
  switch (column.info.type) {
    case ValueType::f64: return add_quanta<double>(column, rows, lanes, slot, process);
    case ValueType::i32: return add_quanta<std::int32_t>(column, rows, lanes, slot, process);
    case ValueType::u32: return add_quanta<std::uint32_t>(column, rows, lanes, slot, process);
    case ValueType::i64: return add_quanta<std::int64_t>(column, rows, lanes, slot, process);
    default: throw ContractError(fmt::format("column \"{}\" is of a type that cannot be tallied", column.info.name), __FILE__, __LINE__);
  }
}

}  // namespace sim
