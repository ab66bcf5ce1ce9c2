// app/progress.hpp -- how far the runs are: a bar on a terminal, a line now and then elsewhere.
#pragma once
#include <chrono>
#include <cstdint>
#include <mutex>
#include <string>

#include "app/text.hpp"
#include "sim/kernel/calendar.hpp"

namespace app {

class Progress {
 public:
  enum class Manner { none, lines, bar };
  static Manner manner(bool quiet);  // what standard error is good for

  Progress(Manner manner, std::uint64_t steps, Voice voice);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  void step(const std::string& run, sim::Day date);  // one step of one run is done; from any thread

 private:
  void show(const std::string& run, sim::Day date);

  const Manner manner_;
  const std::uint64_t steps_;
  const Voice voice_;
  const std::chrono::steady_clock::time_point start_;
  std::mutex mutex_;
  std::uint64_t done_ = 0, tenths_ = 0;
  std::chrono::steady_clock::time_point shown_;
};

// "1 min 12 s"
std::string duration(double seconds);

}  // namespace app
