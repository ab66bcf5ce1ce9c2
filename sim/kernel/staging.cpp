// sim/kernel/staging.cpp -- the commit: the same result whatever thread asked first.
#include "sim/kernel/staging.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

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
  std::uint64_t parent = 0, ordinal = 0;
  for (const auto& staged : births) {
    ordinal = staged.author == parent ? ordinal + 1 : 0;
    parent = staged.author;
    Population& population = world[*staged.what.population];
    std::uint64_t id = mix(mix(mix(parent, namer), static_cast<std::uint32_t>(step)), ordinal);
    while (population.taken(id)) id = mix(id);
    const std::uint32_t row = population.bear(id);
    for (const auto& value : staged.what.values) put(population.find(value.column), row, value.bits);
    for (const auto& [link, to] : staged.what.links) population.find_link(link).rows[row] = to;
    for (Network& network : world.networks())
      if (&network.key().from == &population.key() && row >= network.rows()) network.grow(row + 1);
  }
}

// One network's edits, sorted by (from, to), each pair's in the order of their authors, merged into the old edges.
void rewire(World& world, Network& network, std::vector<const Staged<StagedEdge>*> edits,
            const std::vector<std::uint8_t>& dead_from, const std::vector<std::uint8_t>& dead_to) {
  const Population& from = world[network.key().from];
  const Population& to = world[network.key().to];
  const auto from_ids = from.ids();
  const auto to_ids = to.ids();
  const auto gone = [](const std::vector<std::uint8_t>& dead, std::uint32_t row) { return row < dead.size() && dead[row] != 0; };
  std::stable_sort(edits.begin(), edits.end(), [&](const auto* a, const auto* b) {
    const auto &x = a->what, &y = b->what;
    return x.from != y.from ? from_ids[x.from] < from_ids[y.from] : to_ids[x.to] < to_ids[y.to];
  });
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::vector<const StagedEdge*>> by_pair;
  for (const auto* edit : edits) by_pair[{edit->what.from, edit->what.to}].push_back(&edit->what);

  constexpr std::uint32_t fresh = nobody;
  std::vector<Network::Edge> edges;
  std::vector<std::uint32_t> origin;  // where the edge stood, or `fresh`
  std::vector<const std::vector<const StagedEdge*>*> changes;
  edges.reserve(network.edges() + by_pair.size());
  const auto keep = [&](Network::Edge edge, std::uint32_t at, const std::vector<const StagedEdge*>* asked) {
    if (gone(dead_from, edge.from) || gone(dead_to, edge.to)) return;
    if (asked != nullptr && asked->back()->cut) return;
    edges.push_back(edge), origin.push_back(at), changes.push_back(asked);
  };
  const auto offsets = network.offsets();
  const auto targets = network.targets();
  for (std::uint32_t row = 0; row < network.rows(); ++row)
    for (std::uint32_t e = offsets[row]; e < offsets[row + 1]; ++e) {
      const auto found = by_pair.find({row, targets[e]});
      keep({row, targets[e]}, e, found == by_pair.end() ? nullptr : &found->second);
      if (found != by_pair.end()) found->second.push_back(nullptr);  // seen
    }
  for (auto& [pair, asked] : by_pair) {
    if (asked.back() == nullptr) {
      asked.pop_back();
      continue;
    }
    require(from.lives(pair.first) && to.lives(pair.second),
            fmt::format("an edge of \"{}\" to an agent that is dead", network.key().name));
    keep({pair.first, pair.second}, fresh, &asked);
  }

  std::vector<Buffer> old;
  for (const Column& column : network.columns()) old.push_back(column.front);
  const auto place = network.build(edges, from, to);
  for (std::size_t c = 0; c < old.size(); ++c) {
    Column& column = network.find(network.columns()[c].info.key);
    const std::size_t size = column.info.size;
    for (std::size_t i = 0; i < edges.size(); ++i) {
      if (origin[i] != fresh) std::memcpy(column.front.data() + size * place[i], old[c].data() + size * origin[i], size);
      if (changes[i] == nullptr) continue;
      for (const StagedEdge* edit : *changes[i])
        for (const StagedValue& value : edit->values)
          if (value.column == column.info.key) put(column, place[i], value.bits);
    }
  }
}

}  // namespace

void commit_edits(World& world, std::vector<Lane>& lanes, std::uint64_t namer, Step step) {
  bear(world, gather(lanes, &Lane::births), namer, step);

  for (const auto& staged : gather(lanes, &Lane::links)) {
    require(staged.what.to == nobody || world[staged.what.link->to].lives(staged.what.to),
            fmt::format("a link \"{}\" to an agent that is dead", staged.what.link->name));
    world[staged.what.link->of].find_link(staged.what.link).rows[staged.what.row] = staged.what.to;
  }

  const auto deaths = gather(lanes, &Lane::deaths);
  std::map<const PopulationKey*, std::vector<std::uint8_t>> dead;
  for (const auto& staged : deaths) {
    auto& marks = dead[staged.what.population];
    marks.resize(world[*staged.what.population].rows());
    marks[staged.what.row] = 1;
  }
  const auto edges = gather(lanes, &Lane::edges);
  const std::vector<std::uint8_t> none;
  for (Network& network : world.networks()) {
    std::vector<const Staged<StagedEdge>*> edits;
    for (const auto& staged : edges)
      if (staged.what.network == &network.key()) edits.push_back(&staged);
    const auto from = dead.find(&network.key().from), to = dead.find(&network.key().to);
    if (edits.empty() && from == dead.end() && to == dead.end()) continue;
    rewire(world, network, std::move(edits), from == dead.end() ? none : from->second, to == dead.end() ? none : to->second);
  }
  if (dead.empty()) return;
  for (Population& population : world.populations())
    for (LinkColumn& link : population.links()) {
      const auto marks = dead.find(&link.key->to);
      if (marks == dead.end()) continue;
      for (auto& row : link.rows)
        if (row != nobody && row < marks->second.size() && marks->second[row] != 0) row = nobody;
    }
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
