// app/decision_report_words.cpp -- numbers as a reader of reports expects them, and the spaces of French.
#include "app/decision_report_words.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>

#include <fmt/format.h>

namespace app {
namespace {

constexpr std::string_view thin = "\u202f";  // narrow no-break space
constexpr std::string_view minus = "\u2212";

void replace_all(std::string& text, std::string_view what, std::string_view by) {
  for (std::size_t at = 0; (at = text.find(what, at)) != std::string::npos; at += by.size()) text.replace(at, what.size(), by);
}

std::string superscript(int value) {
  constexpr std::array<std::string_view, 10> digits{"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
  std::string out = value < 0 ? "⁻" : "";
  for (const char c : std::to_string(std::abs(value))) out += digits[static_cast<std::size_t>(c - '0')];
  return out;
}

bool is_money(std::string_view unit) { return unit.starts_with("EUR"); }

struct Scale {
  double factor = 1;
  std::string suffix;  // k, M, bn
  int exponent = 0;    // else: times ten to this
};
Scale scale_of(double size, bool money, bool french) {
  if (size >= 999'500'000) return {1e9, french ? "Md" : "bn", 0};
  if (size >= 999'500) return {1e6, "M", 0};
  if (money && size >= 9'999.5) return {1e3, "k", 0};
  if (size > 0 && size < 1e-3) {
    const int exponent = static_cast<int>(std::floor(std::log10(size)));
    return {std::pow(10.0, exponent), "", exponent};
  }
  return {};
}

// So that `digits` mean something, and none that is a mere zero at the end.
int decimals_of(double size, int digits = 3) {
  if (size == 0) return 0;
  int out = std::clamp(digits - 1 - static_cast<int>(std::floor(std::log10(size) + 1e-12)), 0, 7);
  for (double scale = std::pow(10.0, out - 1); out > 0 && std::abs(size * scale - std::round(size * scale)) < 1e-9 * size * scale; scale /= 10) --out;
  return out;
}

int length_of_character(unsigned char first) { return first < 0x80 ? 1 : first >= 0xC2 && first < 0xE0 ? 2 : first >= 0xE0 && first < 0xF0 ? 3 : first >= 0xF0 && first < 0xF5 ? 4 : 0; }

}  // namespace

Reading read_effect(const Comparison& found, study::Polarity polarity) {
  if (found.replicates == 0) return Reading::nothing_recorded;
  if (found.zero) return Reading::exactly_zero;
  if (found.mean.mean == 0 || (found.replicates > 1 && !(std::abs(found.mean.mean) > found.mean.half))) return Reading::chance;
  const bool rises = found.mean.mean > 0;
  if (polarity == study::Polarity::more_is_better) return rises ? Reading::better : Reading::worse;
  if (polarity == study::Polarity::more_is_worse) return rises ? Reading::worse : Reading::better;
  return rises ? Reading::more : Reading::less;
}

std::string Words::unit(std::string_view given) const {
  std::string out(given);
  if (out.empty() || out == "1") return "";
  if (out == "person") return (*this)("people", "personnes");
  if (out == "job") return (*this)("jobs", "emplois");
  if (out == "day") return (*this)("days", "jours");
  if (out == "month") return (*this)("months", "mois");
  if (out == "probability") return (*this)("probability", "probabilité");
  replace_all(out, "EUR", "€");
  replace_all(out, "CO2", "CO₂");
  if (const auto at = out.rfind('/'); at != std::string::npos) {
    std::string per = out.substr(at + 1);
    if (per == "step") per = step_;
    const std::array<std::array<std::string_view, 2>, 5> periods{{{"day", "jour"}, {"week", "semaine"}, {"month", "mois"}, {"quarter", "trimestre"}, {"year", "an"}}};
    for (const auto& [en, fr] : periods)
      if (per == en) {
        const std::string of = out.substr(0, at);
        if (of == "1") return (*this)(fmt::format("per {}", en), fmt::format("par {}", fr));
        return fmt::format("{} {}", of == "person" ? (*this)("people", "personnes") : of == "probability" ? (*this)("probability", "probabilité") : of, (*this)(fmt::format("per {}", en), fmt::format("par {}", fr)));
      }
  }
  return out;
}

std::string Words::scaled(double value, double scale, int decimals, bool sign) const {
  const double shown = value / scale;
  std::string digits = fmt::format("{:.{}f}", std::abs(shown), decimals);
  const bool zero = digits.find_first_not_of("0.") == std::string::npos;
  const std::size_t point = std::min(digits.find('.'), digits.size());
  if (point > 4 || (point == 4 && !french()))
    for (auto at = static_cast<std::ptrdiff_t>(point) - 3; at > 0; at -= 3) digits.insert(static_cast<std::size_t>(at), french() ? std::string(thin) : ",");
  else if (point == 4)
    digits.insert(1, thin);
  if (french()) std::replace(digits.begin() + static_cast<std::ptrdiff_t>(std::min(point, digits.size())), digits.end(), '.', ',');
  return (zero ? "" : value < 0 ? std::string(minus) : sign ? "+" : "") + digits;
}

// Where it would be written as 0, as what it is less than.
std::string Words::half_width(double half, int decimals) const {
  const double least = std::pow(10.0, -decimals);
  return half < least / 2 ? fmt::format("<{}{}", thin, scaled(least, 1, decimals, false)) : scaled(half, 1, decimals, false);
}

std::string Words::number(double value, std::string_view given) const {
  if (!std::isfinite(value)) return (*this)("unknown", "inconnu");
  const auto scale = scale_of(std::abs(value), is_money(given), french());
  const bool whole = scale.suffix.empty() && scale.exponent == 0 && value == std::round(value);
  std::string out = scaled(value, scale.factor, whole ? 0 : decimals_of(std::abs(value) / scale.factor), false);
  if (scale.exponent != 0) out += fmt::format("{0}×{0}10{1}", thin, superscript(scale.exponent));
  const auto its = unit(given);
  if (!scale.suffix.empty() || !its.empty()) out += std::string(thin) + scale.suffix + (!scale.suffix.empty() && !its.empty() && !its.starts_with("€") ? " " : "") + its;
  return out;
}

std::string Words::change(double value, std::string_view given) const { return (std::isfinite(value) && value > 0 ? "+" : "") + number(value, given); }

std::string Words::with_interval(double mean, double half, std::string_view given, bool sign) const {
  if (!std::isfinite(mean) || !std::isfinite(half)) return sign ? change(mean, given) : number(mean, given);
  if (half <= 1e-9 * std::abs(mean)) {  // rounding alone
    const auto its = unit(given);
    std::string out = sign ? change(mean, given) : number(mean, given);
    return mean == 0 ? out : out + (*this)(" (± 0)", " (± 0)");
  }
  const auto scale = scale_of(std::max(std::abs(mean), half), is_money(given), french());
  const double shown = half / scale.factor, size = std::abs(mean) / scale.factor;
  // Two digits of the half-width, but no more than four of the mean.
  const int fine = std::clamp(1 - static_cast<int>(std::floor(std::log10(shown) + 1e-12)), 0, 9);
  const int decimals = size > 0 ? std::min(fine, std::max(0, 3 - static_cast<int>(std::floor(std::log10(size) + 1e-12)))) : std::min(fine, 5);
  std::string out = fmt::format("{}\u00a0±{}{}", scaled(mean, scale.factor, decimals, sign), thin, half_width(shown, decimals));
  if (scale.exponent != 0) out = fmt::format("({1}){0}×{0}10{2}", thin, out, superscript(scale.exponent));
  const auto its = unit(given);
  if (!scale.suffix.empty() || !its.empty()) out += std::string(thin) + scale.suffix + (!scale.suffix.empty() && !its.empty() && !its.starts_with("€") ? " " : "") + its;
  return out;
}

std::string Words::percent(double share) const {
  if (!std::isfinite(share)) return "";
  const double value = 100 * share, size = std::abs(value);
  if (size > 0 && size < 5e-7) return (*this)("almost 0", "presque 0") + std::string(thin) + "%";
  const int decimals = size >= 100 ? 0 : decimals_of(size, size >= 10 ? 3 : 2);
  return scaled(value, 1, decimals, false) + std::string(thin) + "%";
}
std::string Words::percent_change(double share) const {
  if (!std::isfinite(share)) return "";
  return (share > 0 ? "+" : "") + percent(share);
}
std::string Words::percent_interval(double share, double half, bool sign) const {
  if (!std::isfinite(share)) return "";
  if (!std::isfinite(half)) return sign ? percent_change(share) : percent(share);
  const double shown = 100 * half, size = 100 * std::abs(share);
  if (shown <= 1e-9 * size || shown == 0) return sign ? percent_change(share) : percent(share);
  const int fine = std::clamp(1 - static_cast<int>(std::floor(std::log10(shown) + 1e-12)), 0, 9), coarse = size > 0 ? std::max(0, 2 - static_cast<int>(std::floor(std::log10(size) + 1e-12))) : 5;
  const int decimals = std::min(fine, coarse);
  return fmt::format("{}\u00a0±{}{}{}%", scaled(100 * share, 1, decimals, sign), thin, half_width(shown, decimals), thin);
}

std::string Words::date(sim::Day day) const {
  constexpr std::array<std::string_view, 12> en{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"};
  constexpr std::array<std::string_view, 12> fr{"janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"};
  const auto its = sim::date(day);
  return french() ? fmt::format("{}{} {} {}", its.day, its.day == 1 ? "er" : "", fr[its.month - 1], its.year) : fmt::format("{} {} {}", its.day, en[its.month - 1], its.year);
}

std::string Words::day_count(double days) const {
  if (!std::isfinite(days)) return (*this)("not defined", "non défini");
  return number(std::abs(days) >= 10 ? std::round(days) : days) + std::string(thin) + (std::abs(days) == 1 ? (*this)("day", "jour") : (*this)("days", std::abs(days) < 2 ? "jour" : "jours"));
}

std::string Words::count(double whole) const { return std::isfinite(whole) ? scaled(std::round(whole), 1, 0, false) : (*this)("unknown", "inconnu"); }

std::string Words::list(const std::vector<std::string>& names, std::size_t most) const {
  const std::size_t shown = names.size() <= most + 1 ? names.size() : most;
  std::vector<std::string> parts(names.begin(), names.begin() + static_cast<std::ptrdiff_t>(shown));
  if (shown < names.size()) parts.push_back(fmt::format("{} {}", names.size() - shown, (*this)("others", "autres")));
  std::string out;
  for (std::size_t i = 0; i < parts.size(); ++i) out += (i == 0 ? "" : i + 1 == parts.size() ? (*this)(" and ", " et ") : ", ") + parts[i];
  return out;
}

std::string Words::quoted(std::string_view text) const { return (*this)(fmt::format("“{}”", text), fmt::format("« {} »", text)); }

std::string Words::name(Reading reading, bool single) const {
  if (single && reading != Reading::exactly_zero && reading != Reading::nothing_recorded && reading != Reading::chance) return name(reading) + " ?";
  switch (reading) {
    case Reading::nothing_recorded: return (*this)("nothing recorded", "rien d'enregistré");
    case Reading::exactly_zero: return (*this)("exactly zero", "exactement zéro");
    case Reading::chance: return (*this)("chance alone may explain it", "le hasard seul peut l'expliquer");
    case Reading::better: return (*this)("better", "mieux");
    case Reading::worse: return (*this)("worse", "moins bien");
    case Reading::more: return (*this)("more; no side declared", "hausse ; sens non déclaré");
    case Reading::less: return (*this)("less; no side declared", "baisse ; sens non déclaré");
  }
  return "";
}

std::string Words::brief(Reading reading, bool single) const {
  switch (reading) {
    case Reading::nothing_recorded: return (*this)("nothing recorded", "non enregistré");
    case Reading::exactly_zero: return (*this)("unchanged", "inchangé");
    case Reading::chance: return (*this)("chance?", "hasard ?");
    case Reading::better: return single ? (*this)("better?", "mieux ?") : (*this)("better", "mieux");
    case Reading::worse: return single ? (*this)("worse?", "moins bien ?") : (*this)("worse", "moins bien");
    case Reading::more: return (*this)("higher", "hausse");
    case Reading::less: return (*this)("lower", "baisse");
  }
  return "";
}

std::string Words::as_written(std::string_view number) const {
  std::string out(number);
  const bool plain = !out.empty() && out.find_first_not_of("0123456789.-+e") == std::string::npos;
  if (french() && plain) std::replace(out.begin(), out.end(), '.', ',');
  return out;
}

std::string Words::typeset(std::string_view text) const {
  std::string out(text);
  if (!french()) return out;
  for (const std::string_view sign : {":", ";", "?", "!", "%", "»", "€"}) {
    replace_all(out, "\u00a0" + std::string(sign), std::string(thin) + std::string(sign));
    replace_all(out, " " + std::string(sign), std::string(thin) + std::string(sign));
  }
  replace_all(out, "« ", "«" + std::string(thin));
  replace_all(out, "«\u00a0", "«" + std::string(thin));
  // 12 345, as files write it
  for (std::size_t at = 1; at + 3 < out.size(); ++at)
    if (out[at] == ' ' && std::isdigit(static_cast<unsigned char>(out[at - 1])) != 0 && std::all_of(out.begin() + static_cast<std::ptrdiff_t>(at) + 1, out.begin() + static_cast<std::ptrdiff_t>(at) + 4, [](char c) { return c >= '0' && c <= '9'; }) &&
        (at + 4 == out.size() || std::isdigit(static_cast<unsigned char>(out[at + 4])) == 0))
      out.replace(at, 1, thin);
  return out;
}

std::string Words::capital(std::string text) const {
  if (!text.empty() && static_cast<unsigned char>(text[0]) < 0x80) text[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(text[0])));
  for (const auto& [small, large] : {std::pair("é", "É"), std::pair("à", "À"), std::pair("ê", "Ê")})
    if (text.starts_with(small)) text.replace(0, std::string_view(small).size(), large);
  return text;
}
std::string Words::sentence(std::string text) const {
  text = capital(std::move(text));
  return text.empty() || text.ends_with('.') || text.ends_with('?') || text.ends_with('!') ? text : text + '.';
}

std::string escaped(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const auto first = static_cast<unsigned char>(text[at]);
    const int length = length_of_character(first);
    bool good = length > 0 && at + static_cast<std::size_t>(length) <= text.size() && (first >= 0x20 || first == '\n' || first == '\t') && first != 0x7F;
    for (int i = 1; good && i < length; ++i) good = (static_cast<unsigned char>(text[at + static_cast<std::size_t>(i)]) & 0xC0U) == 0x80U;
    if (good && first == 0xC2) good = static_cast<unsigned char>(text[at + 1]) >= 0xA0;  // control characters of Latin-1
    if (!good) {
      ++at;
      continue;
    }
    if (first == '&') out += "&amp;";
    else if (first == '<') out += "&lt;";
    else if (first == '>') out += "&gt;";
    else if (first == '"') out += "&quot;";
    else out += text.substr(at, static_cast<std::size_t>(length));
    at += static_cast<std::size_t>(length);
  }
  return out;
}

}  // namespace app
