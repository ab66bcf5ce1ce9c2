// app/decision_report_sentences.cpp -- sentences made from numbers; nothing is said that no number says.
#include "app/decision_report_sentences.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace app {
namespace {

std::vector<NamedEffect> of(const std::vector<NamedEffect>& effects, std::initializer_list<Reading> readings) {
  std::vector<NamedEffect> out;
  for (const auto& one : effects)
    if (std::find(readings.begin(), readings.end(), one.effect.reading()) != readings.end()) out.push_back(one);
  return out;
}

double size(const NamedEffect& one) { return std::isfinite(one.effect.share()) ? std::abs(one.effect.share()) : -1; }

void sort_by_size(std::vector<NamedEffect>& effects) {
  std::stable_sort(effects.begin(), effects.end(), [](const auto& a, const auto& b) { return size(a) > size(b); });
}

std::vector<std::string> told_all(const std::vector<NamedEffect>& effects, const Words& words) {
  std::vector<std::string> out;
  for (const auto& one : effects) out.push_back(told(one, words));
  return out;
}
std::vector<std::string> labels(const std::vector<NamedEffect>& effects) {
  std::vector<std::string> out;
  for (const auto& one : effects) out.push_back(one.label);
  return out;
}

}  // namespace

std::string told(const NamedEffect& one, const Words& words) {
  const auto& mean = one.effect.found.mean;
  const auto amount = words.with_interval(mean.mean, mean.half, one.unit);
  const auto share = words.percent_change(one.effect.share());
  return share.empty() ? fmt::format("{} ({})", one.label, amount)
                       : fmt::format("{} ({}{} {})", one.label, share, words(", that is", ", soit"), amount);
}

std::vector<NamedEffect> largest(std::vector<NamedEffect> effects, std::size_t most) {
  auto out = of(effects, {Reading::better, Reading::worse});
  sort_by_size(out);
  out.resize(std::min(out.size(), most));
  return out;
}

std::vector<ToldGroup> effects_told(const std::vector<NamedEffect>& effects, std::size_t most, const Words& words) {
  std::vector<ToldGroup> out;
  const auto add = [&](Reading reading, const std::vector<NamedEffect>& which, std::string_view en, std::string_view fr, bool numbers) {
    if (!which.empty()) out.push_back({reading, words(fmt::format("{}:", en), fmt::format("{} :", fr)), words.list(numbers ? told_all(which, words) : labels(which), numbers ? most : most + 2) + "."});
  };
  add(Reading::worse, of(effects, {Reading::worse}), "Worse", "Moins bien", true);
  add(Reading::better, of(effects, {Reading::better}), "Better", "Mieux", true);
  add(Reading::more, of(effects, {Reading::more, Reading::less}), "Moved, no side declared", "A bougé, sens non déclaré", true);
  add(Reading::chance, of(effects, {Reading::chance}), "Chance alone may explain", "Le hasard seul peut expliquer", false);
  add(Reading::exactly_zero, of(effects, {Reading::exactly_zero}), "Exactly unchanged, in every run at every moment", "Exactement inchangé, dans chaque simulation et à chaque instant", false);
  return out;
}

std::string tally(const std::vector<NamedEffect>& effects, const Words& words) {
  const auto count = [&](std::initializer_list<Reading> readings) { return of(effects, readings).size(); };
  std::vector<std::string> parts;
  const auto part = [&](std::size_t n, std::string_view en, std::string_view fr) {
    if (n > 0) parts.push_back(fmt::format("{} {}", n, words(en, fr)));
  };
  part(count({Reading::better}), "better", "mieux");
  part(count({Reading::worse}), "worse", "moins bien");
  part(count({Reading::more, Reading::less}), "moved without a declared side", "sans sens déclaré");
  part(count({Reading::chance}), "where chance alone may explain the difference", "où le hasard seul peut expliquer l'écart");
  part(count({Reading::exactly_zero}), "exactly unchanged", effects.size() > 1 ? "exactement inchangées" : "exactement inchangée");
  if (parts.empty()) return "";
  const bool single = std::any_of(effects.begin(), effects.end(), [](const auto& one) { return one.effect.found.replicates == 1; });
  return words.sentence(words(fmt::format("of {} main series: {}{}", effects.size(), words.list(parts), single ? "; a single luck, so that chance is not ruled out" : ""),
                              fmt::format("sur {} séries principales : {}{}", effects.size(), words.list(parts), single ? " ; un seul tirage : le hasard n'est pas écarté" : "")));
}

}  // namespace app
