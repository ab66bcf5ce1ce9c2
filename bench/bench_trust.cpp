// bench/bench_trust.cpp -- ties of trust updated in place: the process `fade` against a loop by hand, and the memory's own speed.
//
// 10^7 ties, about 33 of each actor. The process, the same loop over plain arrays and a copy of as many bytes run in turn
// in one process; what is printed is the median of 20 rounds: ties per second, bytes read and written per second, and ties
// per second of processor time, which other work on the machine disturbs less. `month_of_meetings` is all that this part does in
// a month on 30,000 actors: 200 groups of ten, six conferences of 150 guests, ten third places. A result that does not equal the hand-written one to the bit prints no time.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <chrono>
#include <cstring>
#include <ctime>
#include <functional>
#include <string>
#include <vector>

#include "models/collaboration/acquaintance.hpp"
#include "models/collaboration/diagnosis.hpp"
#include "models/collaboration/events.hpp"
#include "models/collaboration/meetings.hpp"
#include "models/collaboration/recruitment.hpp"
#include "models/collaboration/trust.hpp"
#include "models/governance/working_groups.hpp"
#include "models/indicators/meeting_census.hpp"
#include "models/opinion/deliberation.hpp"
#include "models/vocabulary/schema.hpp"
#include "sim/kernel/execution.hpp"
#include "sim/kernel/parallel.hpp"

namespace {

using namespace models;

constexpr sim::Luck luck{7, 7};
constexpr sim::Now today{sim::Step{3}, 18'000, 30.4375};

sim::World acquaintances(std::uint32_t ties) {
  sim::World w;
  models::declare(w);
  const std::uint32_t people = ties / 33;
  w[actor::all].settle(people);
  auto& n = w[actor::trust];
  std::vector<std::uint32_t> degrees(people);
  for (std::uint32_t a = 0; a < people; ++a) degrees[a] = 23 + a % 21;  // 33 on average, never the same for long
  const auto targets = n.lay_out(degrees);
  std::size_t at = 0;
  for (std::uint32_t a = 0; a < people; ++a) {
    const std::uint32_t stride = (people - 1) / degrees[a];
    for (std::uint32_t k = 0; k < degrees[a]; ++k) targets[at++] = (a + 1 + k * stride) % people;
  }
  n.settle_rows(w[actor::all], w[actor::all]);
  const auto good = n.column<actor::good>(), bad = n.column<actor::bad>();
  for (std::size_t e = 0; e < good.size(); ++e) good[e] = static_cast<float>(e % 97) / 32, bad[e] = static_cast<float>(e % 31) / 32;
  return w;
}

struct Spent {
  std::vector<double> wall, processor;  // of each round [s]; the processor's over all threads
  void round(const std::function<void()>& work) {
    const auto start = std::chrono::steady_clock::now();
    const std::clock_t ticks = std::clock();
    work();
    processor.push_back(static_cast<double>(std::clock() - ticks) / CLOCKS_PER_SEC);
    wall.push_back(std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
  }
};
double median(std::vector<double> times) {
  std::sort(times.begin(), times.end());
  return times[times.size() / 2];
}

// The same law as somebody would write it over plain arrays, in the same blocks on the same threads.
struct ByHand {
  std::vector<float> good, bad;
  std::vector<std::int32_t> exchanged;
  std::vector<std::uint32_t> offsets;
  std::vector<std::uint64_t> ids;
  explicit ByHand(const sim::World& w) {
    const auto& n = w[actor::trust];
    good.assign(n.column<actor::good>().begin(), n.column<actor::good>().end());
    bad.assign(n.column<actor::bad>().begin(), n.column<actor::bad>().end());
    exchanged.assign(n.column<actor::exchanged>().begin(), n.column<actor::exchanged>().end());
    offsets.assign(n.offsets().begin(), n.offsets().end());
    ids.assign(w[actor::all].ids().begin(), w[actor::all].ids().end());
  }
  void fade(const collaboration::Fade& p) {
    const std::size_t rows = ids.size();
    sim::parallel::blocks((rows + sim::parallel::block_rows - 1) / sim::parallel::block_rows, [&](std::size_t block, std::size_t) {
      float *const g = good.data(), *const b = bad.data();
      std::int32_t* const x = exchanged.data();
      const auto threshold = static_cast<std::uint64_t>(p.meeting * 0x1.0p32);
      const auto kept = static_cast<float>(p.kept), contact = static_cast<float>(p.contact);
      for (std::size_t row = block * sim::parallel::block_rows; row < std::min<std::size_t>(rows, (block + 1) * sim::parallel::block_rows); ++row) {
        sim::Rng rng(luck.key, today.step, ids[row]);
        const std::uint64_t drawn = std::uint64_t{rng.bits()} << 32U | rng.bits();
        const std::uint32_t begin = offsets[row], count = offsets[row + 1] - begin;
        for (std::uint32_t i = 0; i < count; ++i) {
          const bool met = sim::mix(drawn + i) >> 32U < threshold;
          g[begin + i] = kept * g[begin + i] + (met ? contact : 0.0F);
          b[begin + i] *= kept;
          x[begin + i] = met ? today.day : x[begin + i];
        }
      }
    });
  }
};

void trust_fades(benchmark::State& state) {
  auto w = acquaintances(static_cast<std::uint32_t>(state.range(0)));
  ByHand plain(w);
  const collaboration::Fade fade{};
  const auto runner = sim::runner(fade, luck, "bench");
  const std::size_t ties = plain.good.size(), bytes = ties * 12;
  std::vector<std::byte> from(bytes, std::byte{1}), to(bytes);
  const std::function<void()> ours = [&] { runner.compute(w, today), runner.commit(w, today); }, theirs = [&] { plain.fade(fade); }, copy = [&] {
    const std::size_t piece = std::size_t{1} << 16U;
    sim::parallel::ranges(bytes, piece, [&](std::size_t begin, std::size_t end) { std::memcpy(to.data() + begin, from.data() + begin, end - begin); });
  };
  Spent a, b, c;
  bool same = false;
  sim::parallel::with_threads(static_cast<std::size_t>(state.range(1)), [&] {
    ours(), theirs(), copy();  // warm, and the gate
    const auto& n = w[actor::trust];
    same = std::equal(plain.good.begin(), plain.good.end(), n.column<actor::good>().begin()) && std::equal(plain.bad.begin(), plain.bad.end(), n.column<actor::bad>().begin()) &&
           std::equal(plain.exchanged.begin(), plain.exchanged.end(), n.column<actor::exchanged>().begin());
    for (auto _ : state)
      for (int round = 0; round < 20 && same; ++round) a.round(ours), b.round(theirs), c.round(copy);
  });
  if (!same) return state.SkipWithError("the two results differ: no time is printed");
  const double million = 1e-6 * static_cast<double>(ties), moved = 2.0 * static_cast<double>(bytes);  // each byte is read and written
  state.counters["Mties/s"] = million / median(a.wall);
  state.counters["Mties/core s"] = million / median(a.processor);
  state.counters["by hand Mties/core s"] = million / median(b.processor);
  state.counters["over by hand"] = median(a.processor) / median(b.processor);
  state.counters["GB/core s"] = 1e-9 * moved / median(a.processor);
  state.counters["copy GB/core s"] = 1e-9 * moved / median(c.processor);
}

// What else runs over all ties once a month.
template <class P> void over_all_ties(benchmark::State& state) {
  auto w = acquaintances(static_cast<std::uint32_t>(state.range(0)));
  const auto runner = sim::runner(P{}, luck, "bench");
  Spent spent;
  sim::parallel::with_threads(static_cast<std::size_t>(state.range(1)), [&] {
    runner.compute(w, today), runner.commit(w, today);
    for (auto _ : state)
      for (int round = 0; round < 20; ++round) spent.round([&] { runner.compute(w, today), runner.commit(w, today); });
  });
  state.counters["Mties/core s"] = 1e-6 * static_cast<double>(w[actor::trust].edges()) / median(spent.processor);
  state.counters["ms"] = 1e3 * median(spent.wall);
  state.counters["core ms"] = 1e3 * median(spent.processor);
}

// A territory whose groups are full and meet, with profiles and problems drawn.
sim::World meeting_place(std::uint32_t ties) {
  auto w = acquaintances(ties);
  w[territory::all].settle(1);
  w[field::all].settle(field::count);
  w[commune::all].settle(4), w[public_body::all].settle(4);
  for (std::uint32_t i = 0; i < 4; ++i) {
    w[commune::all].link<commune::within>()[i] = 0, w[public_body::all].link<public_body::place>()[i] = i;
    w[public_body::all].column<public_body::cash>()[i] = 1e9, w[public_body::all].column<public_body::level>()[i] = public_body::Level::epci;
  }
  auto& actors = w[actor::all];
  const std::uint32_t people = actors.rows();
  std::vector<sim::Network::Edge> known, sits, seated;
  for (std::uint32_t a = 0; a < people; ++a) {
    actors.link<actor::place>()[a] = a % 4;
    actors.column<actor::sphere>()[a] = static_cast<actor::Sphere>(a % 4), actors.column<actor::role>()[a] = static_cast<actor::Role>(a % 7);
    actors.column<actor::topic>()[a] = static_cast<std::uint8_t>(a / 4 % 8), actors.column<actor::cooperation>()[a] = 0.5F;
    actors.column<actor::offers>()[a] = sim::mix(a) & sim::mix(a + people) & sim::mix(a + 2 * people);
    actors.column<actor::lacks>()[a] = sim::mix(a + 3 * people) & sim::mix(a + 4 * people) & sim::mix(a + 5 * people);
    known.push_back({a % 4, a});
  }
  auto& groups = w[group::all];
  groups.settle(216);
  for (std::uint32_t g = 0; g < 216; ++g) {
    groups.link<group::host>()[g] = g % 4, groups.link<group::place>()[g] = g % 4;
    groups.column<group::kind>()[g] = g < 200 ? group::Kind::working_group : g < 206 ? group::Kind::conference : group::Kind::third_place;
    groups.column<group::seats>()[g] = 10, groups.column<group::guests>()[g] = g < 206 ? 150 : 60;
    groups.column<group::facilitation>()[g] = 0.5F, groups.column<group::until>()[g] = 1 << 30, groups.column<group::cost>()[g] = 1;
    for (std::uint32_t k = 0; k < 10 && g < 200; ++k) sits.push_back({(g * 131 + k * 17) % people, g}), seated.push_back({g, (g * 131 + k * 17) % people});
  }
  w[group::knows].build(known, w[public_body::all], actors);
  w[group::membership].build(sits, actors, groups);
  w[group::members].build(seated, groups, actors);
  for (sim::Network& network : w.networks()) network.grow(w[network.key().from].rows());
  return w;
}

template <class... P> std::vector<sim::Runner> runners() { return {sim::runner(P{}, luck, std::string(P::name))...}; }

void month_of_meetings(benchmark::State& state) {
  namespace c = collaboration;
  namespace g = governance;
  auto w = meeting_place(static_cast<std::uint32_t>(state.range(0)));
  const auto all = runners<c::CloseGroups, g::SeekFunding, g::FundGroups, g::Convene, c::Invite, c::Accept, c::Fade, c::Attend, c::Meet, c::Gather, c::DigitalContact, c::Hearsay, c::NewsOfBetrayal, c::Gossip,
                           c::Glimpse, c::AssessMeetings, c::LeaveGroups, c::PoolTools, c::CountNeeds, c::RecurrentNeeds, c::ShareViews, opinion::Debate, opinion::LiveThrough, indicators::CountTies,
                           indicators::CountOpinions, indicators::MeetingAverages>();
  Spent spent;
  sim::Now now = today;
  sim::parallel::with_threads(static_cast<std::size_t>(state.range(1)), [&] {
    for (auto _ : state)
      for (int month = 0; month < 13; ++month) {
        now.step = sim::Step{static_cast<std::uint32_t>(now.step) + 4}, now.day += 30;
        spent.round([&] {
          for (const auto& runner : all) runner.compute(w, now), runner.commit(w, now);
        });
      }
  });
  state.counters["ms"] = 1e3 * median(spent.wall);
  state.counters["core ms"] = 1e3 * median(spent.processor);
  state.counters["core ms per week"] = 1e3 * median(spent.processor) * 7 / 30.4375;
  state.counters["ties"] = w[actor::trust].edges();
}

void sizes(benchmark::internal::Benchmark* bench) {
  bench->ArgNames({"ties", "threads"})->Iterations(1)->Unit(benchmark::kMillisecond)->UseRealTime();
  bench->Args({1'000'000, 1})->Args({1'000'000, 2})->Args({10'000'000, 1})->Args({10'000'000, 2});
}

}  // namespace

BENCHMARK(trust_fades)->Apply(sizes);
BENCHMARK(month_of_meetings)->ArgNames({"ties", "threads"})->Iterations(1)->Unit(benchmark::kMillisecond)->UseRealTime()->Args({1'000'000, 1})->Args({1'000'000, 2});
BENCHMARK_TEMPLATE(over_all_ties, collaboration::Hearsay)->Apply(sizes);
BENCHMARK_TEMPLATE(over_all_ties, collaboration::NewsOfBetrayal)->Apply(sizes);
BENCHMARK_TEMPLATE(over_all_ties, collaboration::Gossip)->Apply(sizes);
BENCHMARK_TEMPLATE(over_all_ties, collaboration::Glimpse)->Apply(sizes);
