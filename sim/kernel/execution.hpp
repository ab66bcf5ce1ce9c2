// sim/kernel/execution.hpp -- how one process runs: its frame, its blocks of rows, its commit.
#pragma once
#include <algorithm>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "sim/kernel/parallel.hpp"
#include "sim/kernel/process.hpp"

namespace sim {

struct Luck {
  std::uint64_t key = 0;    // of the random numbers: seed, replicate and instance
  std::uint64_t namer = 0;  // of newborns' ids: the instance alone
};

struct Runner {  // a process that is ready to run, its type forgotten
  std::function<void(World&, const Now&)> compute;
  std::function<void(World&, const Now&)> commit;
};

namespace execution {

// ---- where the declared things lie in this world, now
template <class Uses, bool InPlace = false> Frame<Uses> bind(World& world, const Now& now, std::uint64_t key) {
  Frame<Uses> frame;
  frame.ids = world[Uses::over].ids().data();
  frame.now = now;
  frame.key = key;
  std::size_t i = 0;
  Uses::each([&]<Manner M, const auto& K>() {
    Slot& slot = frame.slots[i++];
    if constexpr (is_column<K> || is_edge_column<K> || is_link<K>)
      if (!world[K.of].has(&K)) [[unlikely]]
        throw ContractError("the world's \"" + std::string(K.of.name) + "\" has no \"" + std::string(K.name) + "\", which a process declares", __FILE__, __LINE__);
    if constexpr (M == Manner::along && is_link<K>) {
      slot.targets = world[K.of].find_link(&K).rows.data();
      slot.ids = world[K.to].ids().data();
    } else if constexpr (M == Manner::along && is_network<K>) {
      const Network& network = world[K];
      slot.begins = network.begins();
      slot.ends = network.ends();
      slot.targets = network.targets().data();
      slot.ids = world[K.to].ids().data();
    } else if constexpr (M == Manner::along && is_space<K>) {
      const Space::View view = world[K].view();
      slot.begins = view.cell_of;
      slot.targets = view.members;
      slot.ids = world[K.of].ids().data();
      slot.stride = view.stride, slot.width = view.width, slot.height = view.height, slot.periodic = view.periodic;
    } else if constexpr ((M == Manner::read || M == Manner::update) && (is_column<K> || is_edge_column<K>)) {
      Column& column = world[K.of].find(&K);
      slot.data = column.front.data();
      if constexpr (M == Manner::update && Uses::template doubled<K> && !InPlace) {
        column.back.resize(column.front.capacity());
        slot.data = column.back.data();
      }
      if constexpr (is_column<K>) slot.ids = world[K.of].ids().data();
    } else if constexpr (M == Manner::bid) {
      slot.ids = world[K.to].ids().data();
    } else {
      static_assert(M == Manner::edit || (M == Manner::tally && is_column<K>), "this kind of key cannot be used so");
    }
  });
  return frame;
}

inline std::size_t block_count(std::size_t rows) { return (rows + parallel::block_rows - 1) / parallel::block_rows; }

// Copies what the doubled columns hold for rows [begin, end), so that rows which are not set keep their value.
template <class Uses> void copy_doubled(World& world, std::uint32_t begin, std::uint32_t end) {
  Uses::each([&]<Manner M, const auto& K>() {
    if constexpr (M == Manner::update && Uses::template doubled<K> && is_column<K>) {
      Column& column = world[K.of].find(&K);
      const std::size_t size = column.info.size;
      std::memcpy(column.back.data() + begin * size, column.front.data() + begin * size, (end - begin) * size);
    }
  });
}
template <class Uses> void copy_doubled_edges(World& world) {
  Uses::each([&]<Manner M, const auto& K>() {
    if constexpr (M == Manner::update && Uses::template doubled<K> && is_edge_column<K>) {
      Column& column = world[K.of].find(&K);
      const std::size_t bytes = column.info.size * world[K.of].targets().size(), at_once = std::size_t{1} << 18U;
      parallel::blocks((bytes + at_once - 1) / at_once, [&](std::size_t block, std::size_t) {
        const std::size_t begin = block * at_once;
        std::memcpy(column.back.data() + begin, column.front.data() + begin, std::min(at_once, bytes - begin));
      });
    }
  });
}

template <class Uses> void prepare(World& world, std::vector<Lane>& lanes) {
  lanes.resize(std::max(lanes.size(), parallel::lanes()));
  for (Lane& lane : lanes) {
    lane.offers.resize(Uses::size);
    lane.tallies.resize(Uses::size);
    lane.tallied.resize(Uses::size);
    std::size_t i = 0;
    Uses::each([&]<Manner M, const auto& K>() {
      if constexpr (M == Manner::tally) lane.tallies[i].resize(world[K.of].rows());
      ++i;
    });
  }
}

template <class Uses> Frame<Uses> in_lane(Frame<Uses> frame, Lane& lane) {
  frame.lane = &lane;
  std::size_t i = 0;
  Uses::each([&]<Manner M, const auto& K>() {
    if constexpr (M == Manner::tally) frame.slots[i].data = reinterpret_cast<std::byte*>(lane.tallies[i].data());
    ++i;
  });
  return frame;
}

// Calls f(row) for each marked row of [begin, end), in order; eight rows that are all asleep cost one comparison.
template <class F> void each_marked(const std::uint8_t* marks, std::uint32_t begin, std::uint32_t end, F&& f) {
  for (std::uint32_t row = begin; row < end;) {
    if (row % 8 == 0 && row + 8 <= end) {
      std::uint64_t eight;
      std::memcpy(&eight, marks + row, 8);
      if (eight == 0) {
        row += 8;
        continue;
      }
    }
    const std::uint32_t stop = std::min(end, (row / 8 + 1) * 8);
    for (; row < stop; ++row)
      if (marks[row] != 0) f(row);
  }
}

// Puts offers in order: by target, then falling priority, drawn key, id. Drops those of agents who died since.
void order_offers(std::vector<RawOffer>& offers, std::span<const std::uint64_t> ids, std::uint32_t targets);

// ---- the forms
template <EachProcess P> void compute(const P& process, World& world, const Frame<typename P::Uses>& frame, std::vector<Lane>& lanes) {
  using Uses = typename P::Uses;
  const std::uint32_t rows = world[Uses::over].rows();
  const bool full = world[Uses::over].living() == rows;
  const std::uint8_t* marks = nullptr;  // of a process that wakes only some
  if constexpr (Waking<P>) {
    static_assert(sizeof(Value<P::wakes>) == 1 && &P::wakes.of == &Uses::over, "agents are woken by a bool or u8 column of their own");
    marks = reinterpret_cast<const std::uint8_t*>(world[Uses::over].find(&P::wakes).front.data());
  }
  copy_doubled_edges<Uses>(world);
  parallel::blocks(block_count(rows), [&](std::size_t block, std::size_t lane) {
    const auto begin = static_cast<std::uint32_t>(block * parallel::block_rows);
    const std::uint32_t end = std::min(rows, begin + parallel::block_rows);
    copy_doubled<Uses>(world, begin, end);
    const P local = process;  // so that no store can be thought to change a parameter
    Agent<Uses> self(in_lane(frame, lanes[lane]), begin);
    const std::uint64_t* const ids = frame.ids;
    const std::uint64_t key = frame.key;
    const Step step = frame.now.step;
    const auto call = [&](std::uint32_t row) {
      self.move_to(row);
      Rng rng(key, step, ids[row]);  // a process that draws nothing never reads the id
      local.each(self, rng);
    };
    if constexpr (Waking<P>)
      each_marked(marks, begin, end, [&](std::uint32_t row) {
        if (full || ids[row] != Population::free_row) call(row);
      });
    else if (full)
      for (std::uint32_t row = begin; row < end; ++row) call(row);
    else
      for (std::uint32_t row = begin; row < end; ++row)
        if (ids[row] != Population::free_row) call(row);
  });
}

template <AwardProcess P> void compute(const P& process, World& world, const Frame<typename P::Uses>& frame, std::vector<Lane>& lanes) {
  using Uses = typename P::Uses;
  static_assert(&P::awards.to == &Uses::over, "an award runs over the population that is bid for");
  const std::uint32_t rows = world[Uses::over].rows();
  parallel::blocks(block_count(rows), [&](std::size_t block, std::size_t) {
    const auto begin = static_cast<std::uint32_t>(block * parallel::block_rows);
    copy_doubled<Uses>(world, begin, std::min(rows, begin + parallel::block_rows));
  });
  copy_doubled_edges<Uses>(world);
  auto& offers = world[P::awards].offers;
  order_offers(offers, world[P::awards.from].ids(), rows);
  std::vector<Offer<P::awards>> typed;
  std::vector<std::size_t> starts;
  typed.reserve(offers.size());
  for (std::size_t i = 0; i < offers.size(); ++i) {
    if (i == 0 || offers[i].to != offers[i - 1].to) starts.push_back(i);
    typed.push_back({{offers[i].from}, {offers[i].id}, offers[i].priority, offers[i].amount});
  }
  constexpr std::size_t at_once = 256;
  parallel::blocks((starts.size() + at_once - 1) / at_once, [&](std::size_t block, std::size_t lane) {
    Agent<Uses> target(in_lane(frame, lanes[lane]), 0);
    for (std::size_t t = block * at_once; t < std::min(starts.size(), (block + 1) * at_once); ++t) {
      const std::size_t begin = starts[t], end = t + 1 < starts.size() ? starts[t + 1] : offers.size();
      target.move_to(offers[begin].to);
      Rng rng(frame.key, frame.now.step, target.id().value);
      process.award(target, std::span(typed).subspan(begin, end - begin), rng);
    }
  });
}

// Rows in order of a drawn key, then of their ids; gathered block by block, ordered bucket by bucket.
struct Drawn {
  std::uint32_t key, row;
};
std::vector<Drawn> order_drawn(std::vector<std::vector<Drawn>> parts, const std::uint64_t* ids);

// The same for turns: each item is a drawn key above a row. Keys are spread evenly, so a bucket for each item leaves next
// to nothing to sort; of two equal keys the lower id is first.
void order_turns(Lane& lane, const std::uint64_t* ids);

inline std::uint32_t draw_key(std::uint64_t key, Step step, std::uint64_t id) {
  return static_cast<std::uint32_t>(mix(mix(key, static_cast<std::uint32_t>(step)), id));
}

// Asks for the agent's own columns before its turn comes: rows of a matching lie anywhere in memory.
template <class Uses> void fetch(const Frame<Uses>& frame, std::uint32_t row) {
  std::size_t i = 0;
  Uses::each([&]<Manner M, const auto& K>() {
    [[maybe_unused]] const Slot& slot = frame.slots[i++];
    if constexpr (is_column<K>)
      if constexpr (&K.of == &Uses::over && (M == Manner::read || M == Manner::update))
        __builtin_prefetch(slot.data + sizeof(Value<K>) * row, M == Manner::update);
  });
  __builtin_prefetch(frame.ids + row);
}

template <PairProcess P> void compute(const P& process, World& world, const Frame<typename P::Uses>& frame, std::vector<Lane>& lanes) {
  using Uses = typename P::Uses;
  const std::uint32_t rows = world[Uses::over].rows();
  std::vector<std::vector<Drawn>> joining(block_count(rows));
  copy_doubled_edges<Uses>(world);
  parallel::blocks(joining.size(), [&](std::size_t block, std::size_t lane) {
    const auto begin = static_cast<std::uint32_t>(block * parallel::block_rows);
    const std::uint32_t end = std::min(rows, begin + parallel::block_rows);
    copy_doubled<Uses>(world, begin, end);
    Agent<Uses> self(in_lane(frame, lanes[lane]), begin);
    for (std::uint32_t row = begin; row < end; ++row) {
      if (frame.ids[row] == Population::free_row) continue;
      self.move_to(row);
      if constexpr (requires { process.joins(self); })
        if (!process.joins(self)) continue;
      joining[block].push_back({draw_key(frame.key, frame.now.step, frame.ids[row]), row});
    }
  });
  const std::vector<Drawn> drawn = order_drawn(std::move(joining), frame.ids);
  const std::size_t pairs = drawn.size() / 2;  // an odd one stays alone
  parallel::blocks(block_count(pairs), [&](std::size_t block, std::size_t lane) {
    Agent<Uses> one(in_lane(frame, lanes[lane]), 0), two = one;
    const std::size_t end = std::min<std::size_t>(pairs, (block + 1) * parallel::block_rows);
    constexpr std::size_t ahead = 16;
    for (std::size_t i = block * parallel::block_rows; i < end; ++i) {
      if (i + ahead < end) {
        fetch(frame, drawn[2 * (i + ahead)].row);
        fetch(frame, drawn[2 * (i + ahead) + 1].row);
      }
      one.move_to(drawn[2 * i].row);
      two.move_to(drawn[2 * i + 1].row);
      Rng rng(frame.key, frame.now.step, one.id().value);
      process.pair(one, two, rng);
    }
  });
}

// One agent after another, in an order drawn afresh, in place. Nothing here is parallel: each sees what the ones before did.
template <TurnProcess P> void compute(const P& process, World& world, const Frame<typename P::Uses>& frame, std::vector<Lane>& lanes) {
  using Uses = typename P::Uses;
  const Population& population = world[Uses::over];
  const std::uint32_t rows = population.rows();
  Lane& lane = lanes[0];
  lane.turns.clear();
  const std::uint64_t order_key = mix(mix(frame.key, static_cast<std::uint32_t>(frame.now.step)));
  for (std::uint32_t row = 0; row < rows; ++row)
    if (frame.ids[row] != Population::free_row) lane.turns.push_back((mix(order_key ^ frame.ids[row]) & ~std::uint64_t{0xFFFF'FFFF}) | row);
  order_turns(lane, frame.ids);
  const std::uint32_t newest = population.slots_used();  // whoever has a later slot was born during these turns
  Turn<Uses> self(world, in_lane(frame, lane));
  const P local = process;
  for (const std::uint64_t turn : lane.turns) {
    const auto row = static_cast<std::uint32_t>(turn);
    if constexpr (Turn<Uses>::edits_populations)
      if (!population.lives(row) || population.slots()[row] >= newest) continue;
    self.move_to(row);
    Rng rng(frame.key, frame.now.step, self.id().value);
    local.turn(self, rng);
  }
}

template <WholeProcess P> void compute(const P& process, World& world, const Frame<typename P::Uses>& frame, std::vector<Lane>&) {
  Rng rng(frame.key, frame.now.step, 0);
  process.whole(Whole<typename P::Uses>(world, frame), rng);
}

template <class Uses> void commit(World& world, std::vector<Lane>& lanes, const Luck& luck, const Now& now, std::string_view name,
                                  bool in_place) {
  std::size_t i = 0;
  bool edits = false;
  Uses::each([&]<Manner M, const auto& K>() {
    if constexpr (M == Manner::update && Uses::template doubled<K>) {
      if (!in_place) {
        Column& column = world[K.of].find(&K);
        std::swap(column.front, column.back);
      }
    } else if constexpr (M == Manner::tally) {
      commit_tally(world[K.of].find(&K), world[K.of].rows(), lanes, i, name);
    } else if constexpr (M == Manner::bid) {
      auto& offers = world[K].offers;
      for (Lane& lane : lanes) {
        offers.insert(offers.end(), lane.offers[i].begin(), lane.offers[i].end());
        lane.offers[i].clear();
      }
    } else if constexpr (M == Manner::edit) {
      edits = true;
    }
    ++i;
  });
  if (edits) commit_edits(world, lanes, luck.namer, now.step, name);
  for (Lane& lane : lanes) lane.ordinal = 0;
}

}  // namespace execution

template <Process P> Runner runner(P process, Luck luck, std::string name) {
  auto lanes = std::make_shared<std::vector<Lane>>();
  return {
      [process, luck, lanes](World& world, const Now& now) {
        world.mirror();
        execution::prepare<typename P::Uses>(world, *lanes);
        execution::compute(process, world, execution::bind<typename P::Uses, TurnProcess<P>>(world, now, luck.key), *lanes);
      },
      [luck, lanes, name](World& world, const Now& now) {
        execution::commit<typename P::Uses>(world, *lanes, luck, now, name, TurnProcess<P>);
        if constexpr (AwardProcess<P>) world[P::awards].offers.clear();
      },
  };
}

}  // namespace sim
