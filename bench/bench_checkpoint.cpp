// bench/bench_checkpoint.cpp -- a checkpoint of a large world against the disk's own durable speed, in turn in one run.
//
// `checkpoint` writes a world of over 2 GB; `plain` hands the same arrays to write(2) and waits for fsync(2); `direct` writes
// them past the system's cache, in the largest pieces, and waits too: the fastest that this disk is known to do. Each round
// does all three, in another order. `ratio` is the time of the faster of the two over that of the checkpoint, median over
// rounds. A world that does not come back as it was prints no figure.
#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <functional>
#include <span>
#include <stdexcept>
#include <string>
#include <vector>

#include <benchmark/benchmark.h>
#include <fcntl.h>
#include <unistd.h>

#include "sim/io/checkpoint.hpp"
#include "sim/kernel/rng.hpp"
#include "sim/kernel/world.hpp"

namespace {

using sim::unit::one;

inline constexpr sim::PopulationKey someone{"someone", {"a row", "une ligne"}};
inline constexpr sim::ColumnKey<double> wealth{someone, "wealth", one, {"wealth", "patrimoine"}};
inline constexpr sim::ColumnKey<double> income{someone, "income", one, {"income", "revenu"}};
inline constexpr sim::ColumnKey<float> opinion{someone, "opinion", one, {"opinion", "opinion"}};
inline constexpr sim::NetworkKey ties{someone, someone, "ties", {"six each", "six chacun"}};
inline constexpr sim::EdgeColumnKey<float> trust{ties, "trust", one, {"trust", "confiance"}};

sim::World declared() {
  sim::World w;
  w.add(someone);
  w[someone].add<wealth>(), w[someone].add<income>(), w[someone].add<opinion>();
  w.add(ties).add<trust>();
  return w;
}

sim::World large(std::uint32_t rows) {
  sim::World w = declared();
  auto& p = w[someone];
  p.settle(rows);
  for (std::uint32_t i = 0; i < rows; ++i) {
    const std::uint64_t luck = sim::mix(i + 1);
    p.column<wealth>()[i] = static_cast<double>(luck >> 11U), p.column<income>()[i] = static_cast<double>(luck & 0xFFFFFFFFU);
    p.column<opinion>()[i] = static_cast<float>(luck >> 40U);
  }
  auto& n = w[ties];
  const std::vector<std::uint32_t> degrees(rows, 6);
  const auto targets = n.lay_out(degrees);
  for (std::size_t e = 0; e < targets.size(); ++e) targets[e] = static_cast<std::uint32_t>((sim::mix(e) >> 32U) * rows >> 32U);
  for (std::size_t e = 0; e < targets.size(); ++e) n.column<trust>()[e] = static_cast<float>(sim::mix(e + 7) >> 40U);
  return w;
}

std::vector<std::span<const std::byte>> arrays(const sim::World& w) {
  const auto& p = w[someone];
  std::vector<std::span<const std::byte>> all{std::as_bytes(p.ids()), std::as_bytes(p.slots()),
                                              std::as_bytes(p.column<wealth>()), std::as_bytes(p.column<income>()),
                                              std::as_bytes(p.column<opinion>())};
  all.push_back(std::as_bytes(w[ties].offsets()));
  all.push_back(std::as_bytes(w[ties].targets()));
  all.push_back(std::as_bytes(w[ties].column<trust>()));
  return all;
}

// The arrays one after another; with O_DIRECT each is cut to whole blocks, which leaves out a few kilobytes in all.
void write_arrays(const std::string& path, const std::vector<std::span<const std::byte>>& all, int more) {
  constexpr std::size_t piece = std::size_t{16} << 20U, whole = 4096;
  const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | more, 0666);
  if (file < 0) throw std::runtime_error(std::strerror(errno));
  off_t at = 0;
  for (const auto& array : all) {
    const std::size_t size = more != 0 ? array.size() / whole * whole : array.size();
    for (std::size_t done = 0; done < size;) {
      const auto count = ::pwrite(file, array.data() + done, std::min(piece, size - done), at);
      if (count <= 0) throw std::runtime_error(std::strerror(errno));
      done += static_cast<std::size_t>(count), at += count;
    }
  }
  if (::fsync(file) != 0) throw std::runtime_error(std::strerror(errno));
  ::close(file);
}

double seconds(const std::function<void()>& work) {
  const auto start = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

bool same(const sim::World& a, const sim::World& b) {
  const auto x = arrays(a), y = arrays(b);
  return std::equal(x.begin(), x.end(), y.begin(), y.end(),
                    [](auto one, auto two) { return std::equal(one.begin(), one.end(), two.begin(), two.end()); });
}

void checkpoint(benchmark::State& state) {
  const char* const asked = std::getenv("SILLON_BENCH_FOLDER");  // the disk that is meant; the working folder if not said
  const std::string folder = asked != nullptr ? asked : ".";
  const std::array<std::string, 3> paths{folder + "/bench-plain.tmp", folder + "/bench-direct.tmp", folder + "/bench.world"};
  const auto w = large(static_cast<std::uint32_t>(state.range(0)));
  const auto all = arrays(w);
  io::WorldNotes notes;
  notes.kind = "checkpoint";
  std::size_t bytes = 0;
  for (const auto& array : all) bytes += array.size();
#ifdef O_DIRECT
  constexpr int past_cache = O_DIRECT;
#else
  constexpr int past_cache = 0;
#endif
  const std::array<std::function<void()>, 3> works{[&] { write_arrays(paths[0], all, 0); },
                                                   [&] { write_arrays(paths[1], all, past_cache); },
                                                   [&] { io::save_world(paths[2], w, notes); }};
  std::array<std::vector<double>, 3> times;
  std::vector<double> ratios;
  constexpr std::size_t rounds = 7;
  for (auto _ : state) {
    for (std::size_t round = 0; round < rounds; ++round) {
      std::array<double, 3> now{};
      for (std::size_t turn = 0; turn < 3; ++turn) {
        const std::size_t i = (round + turn) % 3;
        for (const auto& path : paths) std::filesystem::remove(path);
        ::sync();
        now[i] = seconds(works[i]);
        times[i].push_back(now[i]);
        if (i == 2 && round == 0) {
          sim::World back;
          const double loading = seconds([&] { back = io::load_world(paths[2], declared()).world; });
          state.counters["load_MB_per_s"] = static_cast<double>(bytes) / 1e6 / loading;
          if (!same(w, back)) return state.SkipWithError("the world did not come back as it was");
        }
      }
      ratios.push_back(std::min(now[0], now[1]) / now[2]);
    }
  }
  for (const auto& path : paths) std::filesystem::remove(path);
  const auto speed = [&](std::size_t i) { return static_cast<double>(bytes) / 1e6 / median(times[i]); };
  state.counters["GB"] = static_cast<double>(bytes) / 1e9;
  state.counters["plain_MB_per_s"] = speed(0);
  state.counters["direct_MB_per_s"] = speed(1);
  state.counters["checkpoint_MB_per_s"] = speed(2);
  state.counters["ratio"] = median(ratios);
  state.counters["low"] = *std::min_element(ratios.begin(), ratios.end());
  state.counters["high"] = *std::max_element(ratios.begin(), ratios.end());
}
BENCHMARK(checkpoint)->Arg(24'000'000)->Iterations(1)->Unit(benchmark::kSecond);

}  // namespace
