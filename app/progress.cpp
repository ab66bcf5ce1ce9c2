// app/progress.cpp -- the bar and the lines.
#include "app/progress.hpp"

#include <cmath>
#include <cstdio>

#include <fmt/format.h>
#include <unistd.h>

namespace app {

std::string duration(double seconds) {
  const auto whole = static_cast<long>(std::ceil(seconds));
  if (whole < 60) return fmt::format("{} s", whole);
  if (whole < 3600) return fmt::format("{} min {} s", whole / 60, whole % 60);
  return fmt::format("{} h {} min", whole / 3600, whole % 3600 / 60);
}

Progress::Manner Progress::manner(bool quiet) {
  return quiet ? Manner::none : isatty(STDERR_FILENO) ? Manner::bar : Manner::lines;
}

Progress::Progress(Manner manner, std::uint64_t steps, Voice voice)
    : manner_(manner),
      steps_(steps),
      voice_(voice),
      start_(std::chrono::steady_clock::now()),
      shown_(start_) {}

Progress::~Progress() {
  if (manner_ == Manner::bar) std::fputs("\r\x1b[K", stderr);  // what comes next starts on a clean line
}

void Progress::step(const std::string& run, sim::Day date) {
  constexpr std::chrono::milliseconds often{200};
  if (manner_ == Manner::none) return;
  const std::lock_guard lock(mutex_);
  ++done_;
  const auto now = std::chrono::steady_clock::now();
  if (manner_ == Manner::bar) {
    if (now - shown_ < often) return;
    shown_ = now;
    return show(run, date);
  }
  if (const auto tenths = done_ * 10 / steps_; tenths > tenths_) {
    tenths_ = tenths;
    show(run, date);
  }
}

void Progress::show(const std::string& run, sim::Day date) {
  constexpr std::size_t bar_width = 24, name_width = 28;
  const double share = static_cast<double>(done_) / static_cast<double>(steps_);
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count();
  std::string line =
      fmt::format("{:3.0f} %  {}  {}  {}", std::floor(share * 100), sim::format_date(date),
                  left(shortened(run, name_width), name_width),
                  done_ == steps_ ? voice_("took ", "durée ") + duration(seconds)
                                  : duration(seconds * (1 - share) / share) + voice_(" left", " restantes"));
  if (manner_ == Manner::lines) {
    line += '\n';
    std::fputs(line.c_str(), stderr);
    return;
  }
  const auto full = static_cast<std::size_t>(share * bar_width);
  std::fputs(
      fmt::format("\r[{}{}] {}\x1b[K", std::string(full, '#'), std::string(bar_width - full, '.'), line)
          .c_str(),
      stderr);
}

}  // namespace app
