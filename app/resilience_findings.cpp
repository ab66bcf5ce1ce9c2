// app/resilience_findings.cpp -- reads the runs pair by pair, and puts every number on a line of its own.
#include "app/resilience_findings.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include <fmt/format.h>

#include "sim/kernel/error.hpp"
#include "sim/kernel/rng.hpp"

namespace app {
namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

std::vector<std::string> names(const io::RunReader& file) {
  std::vector<std::string> out;
  for (const auto& series : file.series()) out.push_back(series.population + "." + series.column);
  return out;
}

// A sentence for each name that the file does not have.
void want(const std::string& flag, const std::vector<std::string>& wanted, const std::vector<std::string>& known,
          std::string_view what, std::vector<sim::Mistake>& mistakes) {
  for (const auto& name : wanted) {
    if (std::find(known.begin(), known.end(), name) != known.end()) continue;
    const auto close = sim::nearest(name, known);
    mistakes.push_back({flag, "",
                        fmt::format("no {} \"{}\"; {}", what, name,
                                    close.empty() ? fmt::format("there is: {}", fmt::join(known, ", "))
                                                  : fmt::format("nearest: \"{}\"", close))});
  }
}

std::string control(const io::RunReader& file, const ResilienceCommand& command, const Voice& voice) {
  std::vector<std::string> contexts;
  for (const auto& context : file.contexts()) contexts.push_back(context.name);
  if (!command.control.empty()) {
    std::vector<sim::Mistake> mistakes;
    want("--control", {command.control}, contexts, "context", mistakes);
    if (!mistakes.empty()) throw sim::ScenarioError(std::move(mistakes));
  } else {
    const auto calm = study::calm_contexts(file.contexts(), file.events());
    if (calm.size() > 1)
      throw sim::ScenarioError(
          {{"--control", "",
            voice(fmt::format("several contexts have no crisis: {}; say which is the control", fmt::join(calm, ", ")),
                  fmt::format("plusieurs contextes sont sans crise : {} ; dire lequel est le témoin", fmt::join(calm, ", ")))}});
    if (calm.empty())
      throw sim::ScenarioError(
          {{"--control", "",
            voice(fmt::format("every context has a crisis, so none is the control; to compare with one of them name it: {}",
                              fmt::join(contexts, ", ")),
                  fmt::format("chaque contexte a une crise : aucun n'est le témoin ; pour comparer à l'un d'eux, le nommer : {}",
                              fmt::join(contexts, ", ")))}});
    if (contexts.size() > 1) return calm[0];
  }
  if (contexts.size() < 2)
    throw sim::ScenarioError({{file.path(), "",
                               voice("the file has a single context: there is nothing to compare it with",
                                     "le fichier n'a qu'un contexte : rien à quoi le comparer")}});
  return command.control;
}

std::string joined(const std::string& one, const std::string& other) {
  return one.empty() ? other : other.empty() ? one : one + "; " + other;
}

double sum(const std::vector<double>& values, std::size_t rows, std::size_t begin, std::size_t end) {
  double out = 0;
  for (std::size_t at = begin * rows; at < std::min(end * rows, values.size()); ++at)
    if (!std::isnan(values[at])) out += values[at];
  return out;
}

}  // namespace

ResilienceFindings::ResilienceFindings(const io::RunReader& file, const ResilienceCommand& command, const Voice& voice)
    : file_(&file), command_(command), voice_(voice) {
  const auto known = names(file);
  std::vector<std::string> populations, columns = known;
  for (const auto& series : file.series()) {
    if (std::find(populations.begin(), populations.end(), series.population) == populations.end())
      populations.push_back(series.population);
    columns.push_back(series.column);
  }
  std::vector<sim::Mistake> mistakes;
  want("--series", command.series, known, "series", mistakes);
  want("--by", command.by, populations, "population", mistakes);
  want("--better", command.better, columns, "series", mistakes);
  want("--worse", command.worse, columns, "series", mistakes);
  for (const auto& [flag, name] : {std::pair("--driver", &command.driver), std::pair("--reserve", &command.reserve),
                                   std::pair("--need", &command.need), std::pair("--asset-loss", &command.asset_loss),
                                   std::pair("--welfare-loss", &command.welfare_loss)})
    if (!name->empty()) want(flag, {*name}, known, "series", mistakes);
  if (command.reserve.empty() != command.need.empty())
    mistakes.push_back({"--reserve", "", "--reserve and --need are two halves of one ratio: give both"});
  if (command.asset_loss.empty() != command.welfare_loss.empty())
    mistakes.push_back({"--asset-loss", "", "--asset-loss and --welfare-loss are two halves of one ratio: give both"});
  for (const auto& series : file.series())
    if (series.rows != 1 && series.population + "." + series.column == command.driver)
      mistakes.push_back({"--driver", "", fmt::format("\"{}\" has {} rows; a driver has one", command.driver, series.rows)});
  if (!mistakes.empty()) throw sim::ScenarioError(std::move(mistakes));

  question_.control = control(file, command, voice);
  question_.series = command.series, question_.by = command.by;
  question_.manner = {command.epsilon, command.window};
  for (const auto& name : command.better) question_.polarities.emplace_back(name, study::Polarity::more_is_better);
  for (const auto& name : command.worse) question_.polarities.emplace_back(name, study::Polarity::more_is_worse);

  const auto& time = file.time();
  for (const auto& context : file.contexts()) {
    if (context.name == question_.control) continue;
    for (const auto& strategy : file.strategies()) {
      Cell cell{context.name, strategy.name, 0, 0, {}};
      const auto when = study::shock(context.name, file.events(), time.empty() ? 0 : time.front());
      std::size_t recorded = time.size();
      for (std::uint32_t replicate = 0; replicate < file.replicates(); ++replicate) {
        cell.runs.push_back(study::effect(file, question_, context.name, strategy.name, replicate));
        for (const auto& name : {context.name, question_.control})
          recorded = std::min<std::size_t>(recorded, file.progress(name, strategy.name, replicate).recorded);
      }
      const auto after = std::upper_bound(time.begin(), time.end(), when.from);
      if (!time.empty()) {
        cell.from = after == time.begin() ? time.front() : *(after - 1);
        cell.until = recorded > 0 ? time[recorded - 1] : time.front();
      }
      cells_.push_back(std::move(cell));
    }
  }
}

// ---- over replicates

study::Interval ResilienceFindings::row(const Cell& cell, std::size_t s, std::size_t row, double study::Measured::*value) const {
  std::vector<double> values, censored;
  for (const auto& run : cell.runs) {
    values.push_back(run.series[s].rows[row].*value);
    censored.push_back(run.series[s].rows[row].censored);
  }
  return study::interval_of(value == &study::Measured::recovery_time ? "recovery_time" : "", values, censored);
}

study::Interval ResilienceFindings::across(const Cell& cell, std::size_t s, double study::Across::*value) const {
  std::vector<double> values;
  for (const auto& run : cell.runs) values.push_back(run.series[s].across ? (*run.series[s].across).*value : none);
  return study::interval(values);
}

study::Interval ResilienceFindings::whole(const Cell& cell, double study::Whole::*value) const {
  std::vector<double> values;
  for (const auto& run : cell.runs) values.push_back(run.whole.*value);
  return study::interval(values);
}

double ResilienceFindings::not_recovered(const Cell& cell, std::size_t s, std::size_t row) const {
  double censored = 0, known = 0;
  for (const auto& run : cell.runs)
    if (const double here = run.series[s].rows[row].censored; !std::isnan(here)) censored += here, ++known;
  return known > 0 ? censored / known : none;
}

const ResilienceFindings::Cell* ResilienceFindings::first_strategy(const Cell& cell) const {
  const auto& first = file_->strategies().front().name;
  if (cell.strategy == first) return nullptr;
  for (const auto& other : cells_)
    if (other.context == cell.context && other.strategy == first) return &other;
  return nullptr;
}

study::Interval ResilienceFindings::row_difference(const Cell& cell, std::size_t s, std::size_t row,
                                                   double study::Measured::*value) const {
  const auto* other = first_strategy(cell);
  sim::require(other != nullptr, "the first strategy is compared with no other");
  std::vector<double> values, censored;
  for (std::size_t r = 0; r < cell.runs.size(); ++r) {
    const auto &here = cell.runs[r].series[s].rows[row], &there = other->runs[r].series[s].rows[row];
    values.push_back(here.*value - there.*value);
    censored.push_back(std::max(here.censored, there.censored));
  }
  return study::interval_of(value == &study::Measured::recovery_time ? "recovery_time" : "", values, censored);
}

// ---- line by line

void ResilienceFindings::each(const std::function<void(const ResilienceLine&)>& take) const {
  for (const auto& cell : cells_) {
    const auto* other = first_strategy(cell);
    for (std::size_t s = 0; s < cell.runs.front().series.size(); ++s) {
      const auto& effect = cell.runs.front().series[s];
      const auto& its = series(effect);
      ResilienceLine line{cell.context, cell.strategy, "", its.population, its.population + "." + its.column, "",
                          std::string(study::name(effect.polarity)), "", "", {}, none, ""};
      std::string warning = voice_(its.warning_en, its.warning_fr);
      if (effect.polarity == study::Polarity::undeclared)
        warning = joined(warning, voice_("nobody declared whether more of it is better: taken as better",
                                         "personne n'a déclaré si plus est mieux : supposé mieux"));
      for (std::size_t row = 0; row < its.rows; ++row) {
        line.row = its.row_names[row];
        double undefined = 0;
        for (const auto& run : cell.runs) undefined = std::max(undefined, run.series[s].rows[row].undefined);
        line.warning = undefined > 0 ? joined(warning, voice_(fmt::format("no performance at {} instants: the control is 0 or unknown", undefined),
                                                              fmt::format("pas de performance à {} instants : témoin nul ou inconnu", undefined)))
                                     : warning;
        for (const auto& measure : study::measures()) {
          line.measure = measure.name, line.unit = measure.unit.empty() ? its.unit : std::string(measure.unit);
          line.not_recovered = measure.name == "recovery_time" ? not_recovered(cell, s, row) : none;
          line.compared_with.clear();
          line.interval = this->row(cell, s, row, measure.value);
          take(line);
          if (other == nullptr) continue;
          line.compared_with = other->strategy;
          line.interval = row_difference(cell, s, row, measure.value);
          take(line);
        }
      }
      line.compared_with.clear(), line.row = "*", line.warning = warning, line.not_recovered = none;
      if (effect.across)
        for (const auto& measure : study::across_measures()) {
          line.measure = measure.name, line.unit = measure.unit, line.interval = across(cell, s, measure.value);
          take(line);
        }
    }
    for (const auto& measure : study::whole_measures())
      take({cell.context, cell.strategy, "", "*", "*", "*", "", std::string(measure.name), std::string(measure.unit),
            whole(cell, measure.value), none, ""});
    for (const auto& line : extra(cell)) take(line);
  }
}

std::vector<ResilienceLine> ResilienceFindings::extra(const Cell& cell) const {
  std::vector<ResilienceLine> out;
  const auto& time = file_->time();
  const auto from = study::shock(cell.context, file_->events(), time.empty() ? 0 : time.front()).from;
  const auto of = [&](const std::string& name, std::uint32_t replicate) {
    const auto dot = name.find('.');
    return file_->series(cell.context, cell.strategy, replicate, name.substr(0, dot), name.substr(dot + 1));
  };
  const auto tell = [&](const std::string& population, const std::string& series, const std::string& row, const std::string& polarity,
                        const std::string& measure, const std::string& unit, const std::vector<double>& values, const std::string& warning) {
    out.push_back({cell.context, cell.strategy, "", population, series, row, polarity, measure, unit, study::interval(values), none, warning});
  };

  if (command_.early_warning || !command_.driver.empty())
    for (const auto& effect : cell.runs.front().series) {
      const auto& its = series(effect);
      if (its.rows != 1) continue;
      const std::string name = its.population + "." + its.column, polarity(study::name(effect.polarity));
      std::vector<double> ar1, ar1_p, variance, variance_p, area, returned;
      for (std::uint32_t replicate = 0; replicate < file_->replicates(); ++replicate) {
        const auto values = of(name, replicate);
        const auto control = file_->series(question_.control, cell.strategy, replicate, its.population, its.column);
        const auto horizon = study::horizon(time, values, control, from);
        if (command_.early_warning) {  // from the first step to the lowest point
          auto q = study::performance(values, control, effect.polarity);
          std::fill(q.begin(), q.begin() + static_cast<std::ptrdiff_t>(std::min(horizon.begin, q.size())), none);
          const auto last = std::min(study::lowest(q), values.size() - 1);
          const auto before = last > 0 ? std::span<const double>(values).subspan(1, last) : std::span<const double>();
          const auto found = study::early_warning(before, {.seed = sim::mix(file_->seed(), replicate)});
          ar1.push_back(found.ar1_trend), ar1_p.push_back(found.ar1_p);
          variance.push_back(found.variance_trend), variance_p.push_back(found.variance_p);
        }
        if (!command_.driver.empty() && name != command_.driver) {
          const auto driver = of(command_.driver, replicate);
          const auto length = horizon.end - horizon.begin;
          const auto found = study::loop(std::span<const double>(driver).subspan(horizon.begin, length),
                                         std::span<const double>(values).subspan(horizon.begin, length));
          area.push_back(found.area), returned.push_back(found.returned ? 1 : 0);
        }
      }
      if (command_.early_warning) {
        const auto caveat = voice_("a crisis that comes from outside need not announce itself; a trend in memory or variance proves nothing alone",
                                   "une crise venue de l'extérieur ne s'annonce pas forcément ; une tendance de mémoire ou de variance ne prouve rien seule");
        tell(its.population, name, its.row_names[0], polarity, "ar1_trend", "1", ar1, caveat);
        tell(its.population, name, its.row_names[0], polarity, "ar1_p", "1", ar1_p, caveat);
        tell(its.population, name, its.row_names[0], polarity, "variance_trend", "1", variance, caveat);
        tell(its.population, name, its.row_names[0], polarity, "variance_p", "1", variance_p, caveat);
      }
      if (!area.empty()) {
        const bool open = std::find(returned.begin(), returned.end(), 0.0) != returned.end();
        const auto caveat = open ? voice_("the driver did not come back: the loop is open, closed by a straight line",
                                          "le facteur n'est pas revenu : boucle ouverte, fermée par une droite")
                                 : std::string();
        tell(its.population, name, its.row_names[0], polarity, "loop_area", fmt::format("{} x driver", its.unit), area, caveat);
        tell(its.population, name, its.row_names[0], polarity, "driver_returned", "1", returned, caveat);
      }
    }

  const auto ratio = [&](const std::string& measure, const std::string& above, const std::string& below, double (*of_both)(double, double)) {
    if (above.empty()) return;
    std::vector<double> values;
    for (std::uint32_t replicate = 0; replicate < file_->replicates(); ++replicate) {
      const auto total = [&](const std::string& name) {
        const auto numbers = of(name, replicate);
        const auto rows = time.empty() ? 1 : std::max<std::size_t>(numbers.size() / time.size(), 1);
        const auto begin = static_cast<std::size_t>(std::upper_bound(time.begin(), time.end(), from) - time.begin());
        return sum(numbers, rows, begin, time.size());
      };
      values.push_back(of_both(total(above), total(below)));
    }
    tell("*", above + " / " + below, "*", "", measure, "1", values, "");
  };
  ratio("resourcefulness", command_.reserve, command_.need, study::resourcefulness);
  ratio("macro_resilience", command_.asset_loss, command_.welfare_loss, study::macro_resilience);
  return out;
}

std::vector<std::string> ResilienceFindings::warnings() const {
  std::vector<std::string> out;
  for (const auto& text : study::caveats(file_->replicates())) out.push_back(voice_(text));
  if (!file_->complete())
    out.push_back(voice_("the file is not complete: runs may have got further than others",
                         "le fichier est incomplet : des simulations sont allées plus loin que d'autres"));
  for (const auto& [en, fr] : file_->warnings())
    if (const auto text = voice_(en, fr); std::find(out.begin(), out.end(), text) == out.end()) out.push_back(text);
  return out;
}

}  // namespace app
