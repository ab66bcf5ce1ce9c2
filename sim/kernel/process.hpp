// sim/kernel/process.hpp -- what a process is: an aggregate of parameters, a declaration, one function.
#pragma once
#include <concepts>
#include <span>
#include <string_view>
#include <tuple>
#include <type_traits>

#include "sim/kernel/agent.hpp"
#include "sim/kernel/rng.hpp"
#include "sim/kernel/scenario.hpp"
#include "sim/kernel/turn.hpp"
#include "sim/kernel/whole.hpp"

namespace sim {

// A fact about one member, stated once: schema, tables, messages and sensitivity ranges come from it.
template <class P, class T> struct Parameter {
  using type = T;
  T P::*member;
  std::string_view name;
  Unit unit;
  double low, high;
  std::string_view source;
  Text meaning;
};
template <class P, class T>
constexpr Parameter<P, T> parameter(T P::*member, std::string_view name, Unit unit, double low, double high,
                                    std::string_view source, Text meaning) {
  return {member, name, unit, low, high, source, meaning};
}

enum class ParameterType : std::uint8_t { number, whole, boolean, curve, codes, shares };
struct ParameterInfo {
  std::string_view name;
  Unit unit;
  ParameterType type;
  double low, high;
  std::string_view source;
  Text meaning;
  SettingValue standard;  // the default
};

// One bid as the award sees it.
template <const BidKey& B> struct Offer {
  Row<B.from> from;
  Id<B.from> id;
  double priority, amount;
};

template <class P> concept Described = std::is_aggregate_v<P> && requires {
  { P::name } -> std::convertible_to<std::string_view>;
  { P::meaning } -> std::convertible_to<Text>;
  P::parameters();
  typename P::Uses;
};
// Every agent, all at once.
template <class P> concept EachProcess = Described<P> &&
  requires(const P& p, const Agent<typename P::Uses>& self, Rng& rng) { p.each(self, rng); };
// Every target of a bid, all at once: who gets it. `over` is the bid's target; only targets that were bid for are called.
// Offers stand in order of falling priority, then drawn key, then id.
template <class P> concept AwardProcess = Described<P> && requires { P::awards; } &&
  requires(const P& p, const Agent<typename P::Uses>& target, std::span<const Offer<P::awards>> offers, Rng& rng) {
    p.award(target, offers, rng);
  };
// A drawn matching; each side updates itself. An optional `bool joins(const Agent&) const` says who takes part.
template <class P> concept PairProcess = Described<P> &&
  requires(const P& p, const Agent<typename P::Uses>& one, const Agent<typename P::Uses>& two, Rng& rng) {
    p.pair(one, two, rng);
  };
// One agent after another in drawn order, in place: for models/reference only, whose published rules want it so.
template <class P> concept TurnProcess = Described<P> &&
  requires(const P& p, Turn<typename P::Uses>& self, Rng& rng) { p.turn(self, rng); };
// The escape hatch, for dense tables: whole columns at once, in place. Its own loops must give the same bits on any number
// of threads (parallel.hpp).
template <class P> concept WholeProcess = Described<P> &&
  requires(const P& p, const Whole<typename P::Uses>& all, Rng& rng) { p.whole(all, rng); };
template <class P> concept Process = EachProcess<P> || AwardProcess<P> || PairProcess<P> || TurnProcess<P> || WholeProcess<P>;

// An `each` process may wake only marked agents: `static constexpr auto& wakes = firm::in_trouble;` names a bool or u8
// column of its population, as it stands at the start.
template <class P> concept Waking = requires { P::wakes; };

// The longest span that one call may cover, in days, if the process states one (`at_most_days`).
template <class P> constexpr double longest_of() {
  if constexpr (requires { P::at_most_days; }) return P::at_most_days;
  else return 1e9;
}

// A daily process runs once for each day of a step, whatever the step's length; daily processes run together, day after day.
template <class P> constexpr bool is_daily() {
  if constexpr (requires { P::daily; }) return P::daily;
  else return false;
}

template <class P> constexpr Period period_of() {
  if constexpr (requires { P::period; }) return P::period;
  else return Period::step;
}

}  // namespace sim
