// sim/kernel/error.cpp -- the sentences of the three kinds of failure.
#include "sim/kernel/error.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace sim {
namespace {

std::string summary(const std::vector<Mistake>& mistakes) {
  if (mistakes.empty()) return "the scenario is wrong";
  const auto& first = mistakes.front();
  return fmt::format("{}: {} {}{}", first.file, first.pointer, first.message,
                     mistakes.size() > 1 ? fmt::format(" (and {} more)", mistakes.size() - 1) : "");
}

std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t above = row[j];
      row[j] = std::min({above + 1, row[j - 1] + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)});
      diagonal = above;
    }
  }
  return row[b.size()];
}

}  // namespace

ScenarioError::ScenarioError(std::vector<Mistake> mistakes)
    : std::runtime_error(summary(mistakes)), mistakes_(std::move(mistakes)) {}

FileError::FileError(std::string path, std::string dataset, const std::string& message)
    : std::runtime_error(dataset.empty() ? fmt::format("{}: {}", path, message)
                                         : fmt::format("{}: {}: {}", path, dataset, message)),
      path_(std::move(path)),
      dataset_(std::move(dataset)) {}

ContractError::ContractError(const std::string& message, const char* file, int line)
    : std::logic_error(fmt::format("{} ({}:{})", message, file, line)) {}

std::string nearest(std::string_view name, const std::vector<std::string>& candidates) {
  if (name.size() > 100) return {};
  std::string best;
  std::size_t closest = std::min(std::max<std::size_t>(3, name.size() / 2 + 1), name.size());  // not a wholly other word
  for (const auto& candidate : candidates) {
    const std::size_t d = distance(name, candidate);
    if (d < closest) closest = d, best = candidate;
  }
  return best;
}

}  // namespace sim
