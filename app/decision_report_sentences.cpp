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

bool is_single(const std::vector<NamedEffect>& effects) {
  return std::any_of(effects.begin(), effects.end(), [](const auto& one) { return one.effect.found.replicates == 1; });
}

}  // namespace

bool is_tiny(const Effect& effect) {
  constexpr double least = 1e-3;  // of the reference
  const auto reading = effect.reading();
  return (reading == Reading::better || reading == Reading::worse) && std::abs(effect.share()) < least;
}

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

std::string in_brief(const std::vector<NamedEffect>& effects, std::size_t most, const Words& words) {
  std::string out;
  const bool single = is_single(effects);
  const auto add = [&](std::vector<NamedEffect> which, std::string_view en, std::string_view fr, bool numbers) {
    if (which.empty()) return;
    if (numbers) sort_by_size(which);
    std::vector<std::string> names;
    for (const auto& one : which) {
      const auto share = words.percent_change(one.effect.share());
      names.push_back(numbers ? fmt::format("{} ({})", one.label, share.empty() ? words.change(one.effect.found.mean.mean, one.unit) : share) : one.label);
    }
    out += fmt::format("{}{}{}.", out.empty() ? "" : " ", words(fmt::format("{}: ", en), fmt::format("{} : ", fr)), words.list(names, most));
  };
  const auto without_tiny = [&](Reading reading) {
    auto its = of(effects, {reading});
    std::erase_if(its, [](const auto& one) { return is_tiny(one.effect); });
    return its;
  };
  auto tiny = of(effects, {Reading::better, Reading::worse});
  std::erase_if(tiny, [](const auto& one) { return !is_tiny(one.effect); });
  add(without_tiny(Reading::worse), single ? "Worse? (a single luck)" : "Worse", single ? "Moins bien ? (un seul tirage)" : "Moins bien", true);
  add(without_tiny(Reading::better), single ? "Better? (a single luck)" : "Better", single ? "Mieux ? (un seul tirage)" : "Mieux", true);
  if (out.empty()) add(tiny, "Next to nothing (by less than 0.1 %)", "Presque rien (moins de 0,1 %)", false);
  if (out.empty()) add(of(effects, {Reading::chance}), "Chance alone may explain", "Le hasard seul peut expliquer", false);
  add(of(effects, {Reading::exactly_zero}), "Exactly unchanged", "Exactement inchangé", false);
  return out;
}

std::string tally(const std::vector<NamedEffect>& effects, const Words& words) {
  const auto count = [&](std::initializer_list<Reading> readings) { return of(effects, readings).size(); };
  std::vector<std::string> parts;
  const auto part = [&](std::size_t n, std::string_view en, std::string_view fr) {
    if (n > 0) parts.push_back(fmt::format("{} {}", n, words(en, fr)));
  };
  const auto side = [&](Reading reading, std::string_view en, std::string_view fr) {
    const auto n = count({reading});
    const auto tiny = static_cast<std::size_t>(std::count_if(effects.begin(), effects.end(), [&](const auto& one) { return one.effect.reading() == reading && is_tiny(one.effect); }));
    const auto all_or_some = tiny == n ? words(" (by less than 0.1 %)", " (de moins de 0,1 %)") : words(fmt::format(" ({} of them by less than 0.1 %)", tiny), fmt::format(" (dont {} de moins de 0,1 %)", tiny));
    part(n, fmt::format("{}{}", en, tiny == 0 ? "" : all_or_some), fmt::format("{}{}", fr, tiny == 0 ? "" : all_or_some));
  };
  side(Reading::better, "better", "mieux");
  side(Reading::worse, "worse", "moins bien");
  part(count({Reading::more, Reading::less}), "moved without a declared side", "sans sens déclaré");
  part(count({Reading::chance}), "where chance alone may explain the difference", "où le hasard seul peut expliquer l'écart");
  part(count({Reading::exactly_zero}), "exactly unchanged", count({Reading::exactly_zero}) > 1 ? "exactement inchangées" : "exactement inchangée");
  if (parts.empty()) return "";
  const bool single = is_single(effects);
  return words.sentence(words(fmt::format("of {} main series: {}{}", effects.size(), words.list(parts), single ? "; a single luck, so that chance is not ruled out" : ""),
                              fmt::format("sur {} {} : {}{}", effects.size(), effects.size() > 1 ? "séries principales" : "série principale", words.list(parts), single ? " ; un seul tirage : le hasard n'est pas écarté" : "")));
}

}  // namespace app
