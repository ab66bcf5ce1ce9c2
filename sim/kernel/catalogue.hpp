// sim/kernel/catalogue.hpp -- the processes that this program knows; filled by hand, passed along.
#pragma once
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "sim/kernel/execution.hpp"
#include "sim/kernel/process.hpp"

namespace sim {

struct TouchInfo {  // one declared use, with names for people
  Manner manner;
  const void* key;
  std::string name;           // "firm.cash", "citizen.employer", "trust", "trust.good", "population firm"
  std::vector<const void*> needs;    // populations and networks whose rows or edges must stay as they are meanwhile
  std::vector<const void*> changes;  // populations and networks whose rows or edges it changes
};

struct Entry {
  std::string_view name;
  Text meaning;
  std::string_view form;    // "each", "award", "pair", "turn" or "whole"
  std::string_view family;  // the folder that it comes from
  std::string_view over;    // population
  Period period;
  std::vector<ParameterInfo> parameters;
  std::vector<TouchInfo> touches;
  const void* over_key = nullptr;  // of that population
  const void* awards = nullptr;  // the bid that it hands out, if it is an award
  std::string_view awards_name{};
  const void* wakes = nullptr;  // the column that marks whom it wakes, if it wakes only some
  std::string wakes_name{};
  double at_most_days = 1e9;  // longest span of one call
  bool daily = false;         // once for each day of a step
  // Makes a runner; settings were checked. `days` is the length of what one call covers.
  std::function<Runner(const std::vector<Setting>&, Luck, const std::string& instance, double days)> make;
};

namespace describe {

template <class T> constexpr ParameterType parameter_type() {
  if constexpr (std::is_same_v<T, bool>) return ParameterType::boolean;
  else if constexpr (std::is_integral_v<T>) return ParameterType::whole;
  else if constexpr (std::is_floating_point_v<T>) return ParameterType::number;
  else if constexpr (std::is_same_v<T, Curve>) return ParameterType::curve;
  else if constexpr (std::is_same_v<T, Codes>) return ParameterType::codes;
  else { static_assert(std::is_same_v<T, Shares>, "a parameter is a number, bool, Curve, Codes or Shares"); return ParameterType::shares; }
}
template <class T> SettingValue setting(const T& value) {
  if constexpr (std::is_arithmetic_v<T> && !std::is_same_v<T, bool>) return static_cast<double>(value);
  else return value;
}

template <Process P> std::vector<ParameterInfo> parameters() {
  std::vector<ParameterInfo> all;
  const P standard{};
  std::apply([&](const auto&... p) {
    (all.push_back({p.name, p.unit, parameter_type<typename std::remove_cvref_t<decltype(p)>::type>(), p.low, p.high, p.source,
                    p.meaning, setting(standard.*p.member)}), ...);
  }, P::parameters());
  return all;
}

template <class Uses> std::vector<TouchInfo> touches() {
  std::vector<TouchInfo> all;
  Uses::each([&]<Manner M, const auto& K>() {
    TouchInfo touch{M, &K, std::string(K.name), {}, {}};
    if constexpr (requires { K.of.name; }) touch.name = std::string(K.of.name) + "." + std::string(K.name);
    if constexpr (is_edge_column<K>) touch.needs = {&K.of, &K.of.from, &K.of.to};
    else if constexpr (is_network<K> || std::is_same_v<KeyType<K>, BidKey>) touch.needs = {&K, &K.from, &K.to};
    else if constexpr (is_space<K>) touch.needs = {&K, &K.of};
    else if constexpr (is_link<K>) touch.needs = {&K.of, &K.to};
    else if constexpr (is_column<K>) touch.needs = {&K.of};
    else touch.name = "population " + std::string(K.name);
    if constexpr (is_network<K>)
      if (K.reverse_of != nullptr) touch.needs.push_back(K.reverse_of);
    if constexpr (M == Manner::edit && (is_network<K> || is_space<K> || std::is_same_v<KeyType<K>, PopulationKey>)) touch.changes = {&K};
    all.push_back(std::move(touch));
  });
  return all;
}

template <Process P> constexpr std::string_view form() {
  if constexpr (EachProcess<P>) return "each";
  else if constexpr (AwardProcess<P>) return "award";
  else if constexpr (PairProcess<P>) return "pair";
  else if constexpr (TurnProcess<P>) return "turn";
  else return "whole";
}

// Fills the members from the settings; a rate becomes a rate per `days`.
template <Process P> P configured(const std::vector<Setting>& settings, double days) {
  P process{};
  std::apply([&](const auto&... p) {
    [[maybe_unused]] const auto fill = [&](const auto& parameter) {
      using T = typename std::remove_cvref_t<decltype(parameter)>::type;
      T& member = process.*parameter.member;
      for (const Setting& given : settings) {
        if (given.parameter != parameter.name) continue;
        if constexpr (std::is_arithmetic_v<T> && !std::is_same_v<T, bool>) member = static_cast<T>(std::get<double>(given.value));
        else member = std::get<T>(given.value);
      }
      if constexpr (std::is_floating_point_v<T>) member = per_interval(member, parameter.unit, days);
    };
    (fill(p), ...);
  }, P::parameters());
  return process;
}

}  // namespace describe

class Catalogue {
 public:
  template <Process P> Catalogue& add(std::string_view family) {
    Entry entry{P::name, P::meaning, describe::form<P>(), family, P::Uses::over.name, period_of<P>(),
                describe::parameters<P>(), describe::touches<typename P::Uses>(), &P::Uses::over, nullptr, {}, nullptr, {}, longest_of<P>(), is_daily<P>(), {}};
    static_assert(!is_daily<P>() || period_of<P>() == Period::step, "a daily process has no other period");
    if constexpr (Waking<P>) entry.wakes = &P::wakes, entry.wakes_name = std::string(P::wakes.of.name) + "." + std::string(P::wakes.name);
    if constexpr (AwardProcess<P>) entry.awards = &P::awards, entry.awards_name = P::awards.name;
    entry.make = [](const std::vector<Setting>& settings, Luck luck, const std::string& instance, double days) {
      return runner(describe::configured<P>(settings, days), luck, instance);
    };
    return add(std::move(entry));
  }
  Catalogue& add(Entry entry);  // a name given twice breaks the contract
  const Entry* find(std::string_view name) const;
  std::span<const Entry> entries() const { return entries_; }
  std::vector<std::string> names() const;

 private:
  std::vector<Entry> entries_;
};

}  // namespace sim
