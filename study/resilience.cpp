// study/resilience.cpp -- one series of the crisis against the same series of the control.
#include "study/resilience.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace study {
namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

double sign(Polarity polarity) { return polarity == Polarity::more_is_worse ? -1 : 1; }

constexpr double negligible = 1e-3;            // of the largest difference: as a control, as good as 0 (assumed)
constexpr double year = 365.25;                // [day]
constexpr std::size_t enough_for_trend = 8;    // instants; assumed

constexpr std::array<Measure, 21> all{{
    {"loss", "day", {"loss", "perte"},
     {"days of normal performance lost; 100 times this is the loss of resilience in % day", "jours de performance normale perdus ; 100 fois ce nombre est la perte de résilience en % jour"}, &Measured::loss},
    {"gain", "day", {"gain", "gain"},
     {"days of normal performance gained above normal; not set off against the loss", "jours de performance gagnés au-dessus de la normale ; non déduits de la perte"}, &Measured::gain},
    {"resilience", "1", {"resilience R", "résilience R"},
     {"1 less the loss per day of the horizon; gains left out", "1 moins la perte par jour de l'horizon ; sans les gains"}, &Measured::resilience},
    {"gain_share", "1", {"gain per day", "gain par jour"}, {"gain per day of the horizon", "gain par jour de l'horizon"}, &Measured::gain_share},
    {"robustness", "1", {"robustness", "robustesse"}, {"smallest performance; 1 is normal", "plus petite performance ; 1 est la normale"}, &Measured::robustness},
    {"lowest_day", "day", {"lowest after", "creux après"}, {"days from the shock to the lowest point", "jours du choc au point le plus bas"}, &Measured::lowest_day},
    {"rapidity", "1/day", {"rapidity", "rapidité"},
     {"mean rise of performance from the lowest point to recovery, or to the end; undefined where it stayed in the band", "remontée moyenne de la performance, du creux au rétablissement ou à la fin ; indéfinie si elle est restée dans la bande"}, &Measured::rapidity},
    {"recovery_time", "day", {"time to recovery", "temps de rétablissement"},
     {"days from the shock until performance is back in the band for a whole window; 0 if it never left it; a lower bound where censored is 1", "jours du choc jusqu'au retour dans la bande pour une fenêtre entière ; 0 si elle n'en est pas sortie ; minorant si censuré vaut 1"}, &Measured::recovery_time},
    {"censored", "1", {"not recovered", "non rétabli"}, {"1: not seen to recover before the end", "1 : pas de rétablissement observé avant la fin"}, &Measured::censored},
    {"return_rate", "1/day", {"rate of return", "taux de retour"},
     {"rate at which the distance to normal shrinks after the lowest point", "taux auquel l'écart à la normale se réduit après le creux"}, &Measured::return_rate},
    {"hysteresis", "1", {"hysteresis", "hystérésis"}, {"mean performance of the last window, less 1", "performance moyenne de la dernière fenêtre, moins 1"}, &Measured::hysteresis},
    {"renewal", "1/year", {"renewal", "renouveau"},
     {"trend growth after the lowest point, less that of the control at the same dates", "croissance tendancielle après le creux, moins celle du témoin aux mêmes dates"}, &Measured::renewal},
    {"mean_loss", "", {"mean shortfall", "manque moyen"},
     {"mean over the horizon of what is missing (in excess, where more is worse) against the control", "moyenne sur l'horizon de ce qui manque (en trop, si plus est pire) par rapport au témoin"}, &Measured::mean_loss},
    {"mean_gain", "", {"mean surplus", "surplus moyen"}, {"the contrary of the mean shortfall", "le contraire du manque moyen"}, &Measured::mean_gain},
    {"worst_difference", "", {"worst difference", "pire écart"}, {"crisis less control when it is worst; when it is largest, where neither side is worse", "crise moins témoin au pire moment ; au plus grand, si aucun sens n'est pire"}, &Measured::worst_difference},
    {"end_difference", "", {"difference at the end", "écart final"}, {"crisis less control at the end", "crise moins témoin à la fin"}, &Measured::end_difference},
    {"undefined", "1", {"undefined instants", "instants indéfinis"}, {"instants without performance: the control is 0 or unknown", "instants sans performance : le témoin est nul ou inconnu"}, &Measured::undefined},
    {"sensitivity", "1", {"sensitivity", "sensibilité"},
     {"relative change of the place over that of the whole, when the whole is lowest", "variation relative du lieu rapportée à celle de l'ensemble, au creux de l'ensemble"}, &Measured::sensitivity},
    {"resistance", "1", {"resistance", "résistance"},
     {"change until the whole is lowest against the one expected if the place went as the whole; positive: better", "variation jusqu'au creux de l'ensemble, par rapport à celle attendue si le lieu suivait l'ensemble ; positif : mieux"}, &Measured::resistance},
    {"recoverability", "1", {"recoverability", "capacité de reprise"},
     {"the same from then to the end", "la même chose de ce moment à la fin"}, &Measured::recoverability},
    {"adaptive_capacity", "1", {"adaptive capacity", "capacité d'adaptation"},
     {"1 less the loss of a second, equal crisis over that of the first; undefined without one", "1 moins la perte d'une seconde crise identique rapportée à celle de la première ; indéfinie sans elle"}, &Measured::adaptive_capacity},
}};

std::size_t defined(std::span<const double> q) {
  return static_cast<std::size_t>(std::count_if(q.begin(), q.end(), [](double x) { return !std::isnan(x); }));
}

}  // namespace

// ---- what is good

double performance(double crisis, double control, Polarity polarity) {
  if (!std::isfinite(crisis) || !std::isfinite(control) || control == 0) return none;
  const double ratio = crisis / control;
  return polarity == Polarity::more_is_worse ? 2 - ratio : ratio;
}

std::vector<double> performance(std::span<const double> crisis, std::span<const double> control, Polarity polarity) {
  std::vector<double> q(std::min(crisis.size(), control.size()));
  double farthest = 0;
  for (std::size_t i = 0; i < q.size(); ++i)
    if (const double apart = std::abs(crisis[i] - control[i]); apart > farthest) farthest = apart;
  for (std::size_t i = 0; i < q.size(); ++i)  // a control of next to nothing is no measure of anything
    q[i] = std::abs(control[i]) < negligible * farthest ? none : performance(crisis[i], control[i], polarity);
  return q;
}

// ---- one curve

Areas areas(std::span<const double> day, std::span<const double> q) {
  Areas out;
  for (std::size_t i = 1; i < std::min(day.size(), q.size()); ++i) {
    const double before = q[i - 1] - 1, after = q[i] - 1, length = day[i] - day[i - 1];
    if (std::isnan(before) || std::isnan(after)) continue;
    out.days += length;
    if (before * after >= 0) {
      const double area = (before + after) / 2 * length;
      (area < 0 ? out.loss : out.gain) += std::abs(area);
      continue;
    }
    const double crossing = before / (before - after);  // as a share of the piece
    (before < 0 ? out.loss : out.gain) += std::abs(before) / 2 * crossing * length;
    (after < 0 ? out.loss : out.gain) += std::abs(after) / 2 * (1 - crossing) * length;
  }
  return out;
}

std::size_t lowest(std::span<const double> q) {
  std::size_t at = 0;
  for (std::size_t i = 1; i < q.size(); ++i)
    if (!std::isnan(q[i]) && (std::isnan(q[at]) || q[i] < q[at])) at = i;
  return at;
}

Recovery recovery(std::span<const double> day, std::span<const double> q, double epsilon, double window) {
  const std::size_t n = std::min(day.size(), q.size());
  const double band = 1 - epsilon;
  Recovery out;
  const std::size_t bottom = n > 0 ? lowest(q.first(n)) : 0;
  if (n == 0 || !(q[bottom] < band)) return out;  // NaN too: nothing is known, so nothing fell
  out.fell = true;
  const auto holds = [&](double from, std::size_t first) {
    const double until = from + window;
    if (day[n - 1] < until) return false;
    for (std::size_t i = first; i < n; ++i) {
      if (std::isnan(q[i])) return false;
      if (day[i] <= until) {
        if (q[i] < band) return false;
        if (day[i] == until) return true;
        continue;
      }
      const double share = i == 0 ? 1 : (until - day[i - 1]) / (day[i] - day[i - 1]);
      return i == first || q[i - 1] + share * (q[i] - q[i - 1]) >= band;
    }
    return true;
  };
  for (std::size_t i = bottom + 1; i < n; ++i) {
    if (!(q[i] >= band)) continue;
    const bool crosses = q[i - 1] < band;
    const double from = crosses ? day[i - 1] + (band - q[i - 1]) / (q[i] - q[i - 1]) * (day[i] - day[i - 1]) : day[i];
    if (!holds(from, i)) continue;
    out.days = from - day[0];
    return out;
  }
  out.censored = true;
  for (std::size_t i = bottom; i < n; ++i)
    if (q[i] < band) out.days = day[i] - day[0];
  return out;
}

double return_rate(std::span<const double> day, std::span<const double> q) {
  const std::size_t n = std::min(day.size(), q.size());
  if (n == 0) return none;
  std::vector<double> days, distances;
  for (std::size_t i = lowest(q.first(n)); i < n && q[i] < 1; ++i) days.push_back(day[i]), distances.push_back(1 - q[i]);
  return days.size() < 4 ? none : -trend_growth(days, distances);
}

double trend_growth(std::span<const double> day, std::span<const double> x) {
  double n = 0, days = 0, logs = 0;
  for (std::size_t i = 0; i < std::min(day.size(), x.size()); ++i)
    if (x[i] > 0 && std::isfinite(x[i])) ++n, days += day[i], logs += std::log(x[i]);
  if (n < 3) return none;
  double products = 0, squares = 0;
  for (std::size_t i = 0; i < std::min(day.size(), x.size()); ++i)
    if (x[i] > 0 && std::isfinite(x[i])) {
      const double from_middle = day[i] - days / n;
      products += from_middle * (std::log(x[i]) - logs / n), squares += from_middle * from_middle;
    }
  return squares > 0 ? products / squares : none;
}

// ---- a series

std::span<const Measure> measures() { return all; }

Horizon horizon(std::span<const sim::Day> time, std::span<const double> crisis, std::span<const double> control, sim::Day from) {
  Horizon out;
  std::size_t end = std::min({time.size(), crisis.size(), control.size()});
  while (end > 0 && (std::isnan(crisis[end - 1]) || std::isnan(control[end - 1]))) --end;
  const auto after = std::upper_bound(time.begin(), time.end(), from);
  out.begin = after == time.begin() ? 0 : static_cast<std::size_t>(after - time.begin()) - 1;
  out.end = std::max(end, out.begin);
  return out;
}

Measured measure(std::span<const sim::Day> time, std::span<const double> crisis, std::span<const double> control,
                 sim::Day from, Polarity polarity, const Manner& manner) {
  Measured out;
  out.sensitivity = out.resistance = out.recoverability = out.adaptive_capacity = none;
  const auto [begin, end] = horizon(time, crisis, control, from);
  if (end < begin + 2) {
    for (const auto& one : all) out.*one.value = none;
    return out;
  }
  const auto x = crisis.subspan(begin, end - begin), c = control.subspan(begin, end - begin);
  std::vector<double> day, shifted;  // differences in the sense of the polarity, around 1
  for (std::size_t i = begin; i < end; ++i) {
    day.push_back(time[i] - time[begin]);
    shifted.push_back(1 + sign(polarity) * (crisis[i] - control[i]));
  }
  const auto absolute = areas(day, shifted);
  out.mean_loss = absolute.days > 0 ? absolute.loss / absolute.days : none;
  out.mean_gain = absolute.days > 0 ? absolute.gain / absolute.days : none;
  std::size_t worst = lowest(shifted);
  if (polarity == Polarity::neutral)  // neither side is worse: the largest
    for (std::size_t i = worst = 0; i < shifted.size(); ++i)
      if (std::abs(shifted[i] - 1) > std::abs(shifted[worst] - 1)) worst = i;
  out.worst_difference = x[worst] - c[worst];
  out.end_difference = x.back() - c.back();

  const auto q = performance(x, c, polarity);
  out.undefined = static_cast<double>(q.size() - defined(q));
  const auto relative = areas(day, q);
  if (relative.days == 0) {
    for (const auto value : {&Measured::loss, &Measured::gain, &Measured::resilience, &Measured::gain_share, &Measured::robustness,
                             &Measured::lowest_day, &Measured::rapidity, &Measured::recovery_time, &Measured::censored,
                             &Measured::return_rate, &Measured::hysteresis, &Measured::renewal})
      out.*value = none;
    return out;
  }
  out.loss = relative.loss, out.gain = relative.gain;
  out.resilience = 1 - relative.loss / relative.days;
  out.gain_share = relative.gain / relative.days;
  const auto bottom = lowest(q);
  out.robustness = q[bottom];
  out.lowest_day = day[bottom];
  const auto recovered = recovery(day, q, manner.epsilon, manner.window);
  out.recovery_time = recovered.days;
  out.censored = recovered.censored ? 1 : 0;
  out.rapidity = none;
  if (recovered.fell && !recovered.censored)
    out.rapidity = (1 - manner.epsilon - q[bottom]) / (recovered.days - day[bottom]);
  else if (recovered.fell && bottom + 1 < q.size() && !std::isnan(q.back()))
    out.rapidity = (q.back() - q[bottom]) / (day.back() - day[bottom]);
  out.return_rate = recovered.fell ? return_rate(day, q) : none;
  double sum = 0, count = 0;
  for (std::size_t i = 0; i < q.size(); ++i)
    if (day[i] > day.back() - manner.window && !std::isnan(q[i])) sum += q[i] - 1, ++count;
  out.hysteresis = count > 0 ? sum / count : none;
  const auto after = std::span<const double>(day).subspan(bottom);
  out.renewal = after.size() < enough_for_trend
                    ? none
                    : sign(polarity) * year * (trend_growth(after, x.subspan(bottom)) - trend_growth(after, c.subspan(bottom)));
  return out;
}

}  // namespace study
