// sim/kernel/keys.hpp -- the names of things: populations, columns, links, networks, bids, with unit and meaning.
//
// A key is a compile-time constant and holds no data. What it says becomes HDF5 attributes, tables in docs/models and
// error messages. Its address is its identity.
#pragma once
#include <array>
#include <compare>
#include <cstdint>
#include <span>
#include <string_view>
#include <type_traits>

namespace sim {

struct Text {  // everything that people see, in both languages
  std::string_view en{}, fr{};
  constexpr bool empty() const { return en.empty(); }
};

// How a rate stated per day, month or year becomes a rate per step of d days (stated per D days).
enum class Conversion : std::uint8_t {
  none,    // not a rate
  linear,  // amount per D days: x d/D
  hazard,  // probability of an event within D days: 1 - (1 - x)^(d/D)
  factor,  // what remains after D days: x^(d/D)
};
struct Unit {
  std::string_view symbol;
  Conversion conversion = Conversion::none;
  double days = 0;  // D
};
namespace unit {
inline constexpr double days_per_month = 30.4375, days_per_year = 365.25;
inline constexpr Unit one{"1"}, eur{"EUR"}, person{"person"}, job{"job"}, day{"day"}, week{"week"}, year{"year"}, month{"month"};
inline constexpr Unit percent{"%"}, degree{"degree"}, eur_per_week{"EUR/week"}, eur_per_step{"EUR/step"}, eur_per_job_week{"EUR/job/week"}, km{"km"};
inline constexpr Unit per_day{"1/day", Conversion::linear, 1}, per_week{"1/week", Conversion::linear, 7};
inline constexpr Unit per_month{"1/month", Conversion::linear, days_per_month}, per_year{"1/year", Conversion::linear, days_per_year};
inline constexpr Unit chance_per_week{"probability/week", Conversion::hazard, 7};
inline constexpr Unit chance_per_month{"probability/month", Conversion::hazard, days_per_month};
inline constexpr Unit chance_per_year{"probability/year", Conversion::hazard, days_per_year};
inline constexpr Unit kept_per_month{"kept/month", Conversion::factor, days_per_month};
inline constexpr Unit kept_per_year{"kept/year", Conversion::factor, days_per_year};
inline constexpr Unit eur_per_month{"EUR/month", Conversion::linear, days_per_month};
}  // namespace unit

enum class Step : std::uint32_t {};  // 0 is the state that the scenario describes

struct PopulationKey {
  std::string_view name;
  Text meaning;
  bool numbered = false;  // a closed list: row i is number i for good; nobody is born, dies or moves there
};
template <const PopulationKey& P> struct Id {  // for life; keys the luck
  static constexpr const PopulationKey& of = P;
  std::uint64_t value;
  constexpr auto operator<=>(const Id&) const = default;
};
template <const PopulationKey& P> struct Row {  // place now; may move
  static constexpr const PopulationKey& of = P;
  std::uint32_t value;
  constexpr auto operator<=>(const Row&) const = default;
};
inline constexpr std::uint32_t nobody = 0xFFFF'FFFF;  // a link that leads to no one

// What a rise of an indicator says to the place that it is measured of. Whoever declares a series says it on purpose.
enum class Polarity : std::uint8_t { undeclared, more_is_better, more_is_worse, neutral };
inline constexpr Polarity better = Polarity::more_is_better, worse = Polarity::more_is_worse, neither = Polarity::neutral;
inline constexpr std::array<std::string_view, 4> polarity_names{"undeclared", "more_is_better", "more_is_worse", "neutral"};  // in files
constexpr std::string_view name(Polarity polarity) { return polarity_names[static_cast<std::size_t>(polarity)]; }
constexpr Polarity polarity(std::string_view name) {  // undeclared, if it is no name of one
  for (std::size_t i = 0; i < polarity_names.size(); ++i)
    if (polarity_names[i] == name) return static_cast<Polarity>(i);
  return Polarity::undeclared;
}

template <class T> struct ColumnKey {
  using value_type = T;
  const PopulationKey& of;
  std::string_view name;
  Unit unit;
  Text meaning;
  Text label{};        // two to four words that stand for it where the meaning is too long
  double quantum = 0;  // of a column that others add to: it holds whole multiples of this, so sums are exact in any order
  Polarity polarity = Polarity::undeclared;  // a column with a polarity is an indicator: recorded as a series
  Text warning{};      // never shown without it
};
struct LinkKey {  // to one, or to none
  const PopulationKey& of;
  const PopulationKey& to;
  std::string_view name;
  Text meaning;
  Text label{};  // as of a column
};
struct NetworkKey {
  const PopulationKey& from;
  const PopulationKey& to;
  std::string_view name;
  Text meaning;
  Text warning{};
  const NetworkKey* reverse_of = nullptr;  // a reverse index: who points at me; kept by the kernel, only ever read
};
struct SpaceKey {  // a population laid out on the cells of a grid
  const PopulationKey& of;
  std::string_view name;
  Text meaning;
};
template <class T> struct EdgeColumnKey {
  using value_type = T;
  const NetworkKey& of;
  std::string_view name;
  Unit unit;
  Text meaning;
  Text label{};  // as of a column
};
struct BidKey {  // something scarce
  const PopulationKey& from;
  const PopulationKey& to;
  std::string_view name;
  Text meaning;
};

template <const auto& Key> struct Tag {};
template <const auto& Key> using Value = typename std::remove_cvref_t<decltype(Key)>::value_type;
template <const auto& Key, const auto&... In>
inline constexpr bool one_of = (std::is_same_v<Tag<Key>, Tag<In>> || ...);

using Code = std::array<char, 8>;  // a short official code (commune, sector), filled with NUL
constexpr Code code(std::string_view text) {
  Code out{};
  for (std::size_t i = 0; i < text.size() && i < out.size(); ++i) out[i] = text[i];
  return out;
}
inline std::string_view text(const Code& code) {
  std::size_t n = 0;
  while (n < code.size() && code[n] != '\0') ++n;
  return {code.data(), n};
}

// ---- the same keys at run time, for recorders, tables and messages

enum class ValueType : std::uint8_t { boolean, enumeration, u8, u16, i32, u32, i64, u64, f32, f64, code };
struct Member {  // one value of an enumeration
  std::uint8_t value;
  std::string_view name;
  Text label;
};

// An enumeration of the vocabulary names its values: `constexpr std::array<Member, N> members(E)` beside it.
template <class T> constexpr ValueType value_type() {
  if constexpr (std::is_same_v<T, bool>) return ValueType::boolean;
  else if constexpr (std::is_enum_v<T>) { static_assert(sizeof(T) == 1, "enumerations take one byte"); return ValueType::enumeration; }
  else if constexpr (std::is_same_v<T, std::uint8_t>) return ValueType::u8;
  else if constexpr (std::is_same_v<T, std::uint16_t>) return ValueType::u16;
  else if constexpr (std::is_same_v<T, std::int32_t>) return ValueType::i32;
  else if constexpr (std::is_same_v<T, std::uint32_t>) return ValueType::u32;
  else if constexpr (std::is_same_v<T, std::int64_t>) return ValueType::i64;
  else if constexpr (std::is_same_v<T, std::uint64_t>) return ValueType::u64;
  else if constexpr (std::is_same_v<T, float>) return ValueType::f32;
  else if constexpr (std::is_same_v<T, double>) return ValueType::f64;
  else { static_assert(std::is_same_v<T, Code>, "a column holds numbers, bool, enumerations or codes"); return ValueType::code; }
}
template <class E> inline constexpr auto enum_members = members(E{});

struct ColumnInfo {  // of a column or an edge column
  const void* key;
  std::string_view name;
  Unit unit;
  Text meaning, label, warning;
  ValueType type;
  std::size_t size;  // bytes per value
  double quantum;
  std::span<const Member> members;  // of an enumeration
  Polarity polarity = Polarity::undeclared;

  constexpr bool is_series() const { return polarity != Polarity::undeclared; }
};
template <const auto& C> constexpr ColumnInfo info() {
  using T = Value<C>;
  std::span<const Member> names;
  if constexpr (std::is_enum_v<T>) names = enum_members<T>;
  if constexpr (requires { C.quantum; })
    return {&C, C.name, C.unit, C.meaning, C.label, C.warning, value_type<T>(), sizeof(T), C.quantum, names, C.polarity};
  else
    return {&C, C.name, C.unit, C.meaning, C.label, {}, value_type<T>(), sizeof(T), 0.0, names};
}

}  // namespace sim
