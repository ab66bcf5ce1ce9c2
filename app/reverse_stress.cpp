// app/reverse_stress.cpp -- bracket on the grid, halve, ask for what is not known yet.
#include "app/reverse_stress.hpp"

#include <algorithm>
#include <set>

namespace app {
namespace {

// A multiple of the tolerance where there is one, so that all searches meet in the same runs.
Intensity between(Intensity low, Intensity high, Intensity tolerance) {
  const auto middle = low.millionths() + (high.millionths() - low.millionths()) / 2;
  const auto round = middle - middle % tolerance.millionths();
  return Intensity(round > low.millionths() ? round : middle);
}

sim::Polarity polarity_of(const io::RunReader& file, const Threshold& line) {
  for (const auto& series : file.series())
    if (series.population == line.population && series.column == line.column) return series.polarity;
  return sim::Polarity::undeclared;
}

}  // namespace

Asked cross(const Threshold& line, const std::vector<Intensity>& grid, Intensity tolerance,
            const std::function<std::optional<double>(Intensity)>& value) {
  Crossing out;
  for (std::size_t i = 1; i < grid.size() && !out.turns; ++i) {
    const double before = *value(grid[i - 1]), here = *value(grid[i]);
    if (line.above ? here < before : here > before) out.turns = {grid[i - 1], grid[i]};
  }
  for (const auto intensity : grid) {
    out.reached = *value(intensity);
    if (line.passed(out.reached)) {
      out.breaks = intensity;
      break;
    }
    out.holds = intensity;
  }
  if (!out.breaks || !out.holds) return {out, std::nullopt};
  while (out.breaks->millionths() - out.holds->millionths() > tolerance.millionths()) {
    const auto middle = between(*out.holds, *out.breaks, tolerance);
    const auto there = value(middle);
    if (!there) return {out, middle};
    if (line.passed(*there))
      out.breaks = middle, out.reached = *there;
    else
      out.holds = middle;
  }
  return {out, std::nullopt};
}

ReverseSearch::ReverseSearch(StressRuns& runs, std::vector<Intensity> grid, Intensity tolerance, sim::Day from)
    : runs_(runs), grid_(std::move(grid)), tolerance_(tolerance), from_(from) {
  if (grid_.front() != Intensity()) grid_.insert(grid_.begin(), Intensity());
}

double ReverseSearch::in_one_run(const Target& target, const StressRuns::Found& found, Intensity intensity, std::uint32_t replicate) {
  const auto key = std::tuple(target.line->text, target.strategy, intensity, replicate);
  if (const auto at = known_.find(key); at != known_.end()) return at->second;
  const auto& line = *target.line;
  const auto crisis = found.file->series(found.context, target.strategy, replicate, line.population, line.column);
  const auto usual = runs_.file().series(control, target.strategy, replicate, line.population, line.column);
  return known_[key] = reached(line, found.file->time(), crisis, usual, from_, polarity_of(runs_.file(), line));
}

std::optional<double> ReverseSearch::value(const Target& target, Intensity intensity) {
  const auto found = runs_.find(intensity);
  if (!found) return std::nullopt;
  if (target.replicate) return in_one_run(target, *found, intensity, *target.replicate);
  double sum = 0;
  const auto replicates = runs_.file().replicates();
  for (std::uint32_t replicate = 0; replicate < replicates; ++replicate) sum += in_one_run(target, *found, intensity, replicate);
  return sum / replicates;
}

std::vector<Reverse> ReverseSearch::search(const std::vector<Threshold>& lines) {
  for (;;) {
    std::vector<Reverse> all;
    std::set<Intensity> wanted;
    for (const auto& line : lines)
      for (const auto& strategy : runs_.file().strategies()) {
        Reverse& one = all.emplace_back(Reverse{line, strategy.name, {}, {}});
        const auto ask = [&](std::optional<std::uint32_t> replicate) {
          const Target target{&line, strategy.name, replicate};
          const auto [crossing, missing] = cross(line, grid_, tolerance_, [&](Intensity intensity) { return value(target, intensity); });
          if (missing) wanted.insert(*missing);
          return crossing;
        };
        one.mean = ask(std::nullopt);
        for (std::uint32_t replicate = 0; replicate < runs_.file().replicates(); ++replicate) one.each.push_back(ask(replicate));
      }
    if (wanted.empty()) return all;
    runs_.probe(wanted);
  }
}

}  // namespace app
