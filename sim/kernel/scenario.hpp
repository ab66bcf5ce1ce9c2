// sim/kernel/scenario.hpp -- what a run does, as plain data: seed, clock, processes in order, what to record.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "sim/kernel/calendar.hpp"
#include "sim/kernel/keys.hpp"
#include "sim/kernel/recorder.hpp"

namespace sim {

// A value that changes with the date: straight lines between the stated days, constant before and after.
struct Curve {
  std::vector<std::pair<Day, double>> points;  // days in rising order
  double at(Day day) const;                    // 0 if there is no point
  bool operator==(const Curve&) const = default;
};

// Some codes (communes, sectors); none means all.
struct Codes {
  std::vector<Code> codes;  // sorted
  bool match(const Code& code) const;
  bool operator==(const Codes&) const = default;
};

// Numbers by name: {"IZ": 0.9, "FZ": 0.88, "*": 0.36}. "*" stands for all who are not named; without it they have 0.
struct Shares {
  std::vector<std::pair<std::string, double>> named;  // sorted, without "*"
  double rest = 0;
  double of(std::string_view name) const;
  bool empty() const { return named.empty() && rest == 0; }
  bool operator==(const Shares&) const = default;
};

using SettingValue = std::variant<double, bool, Curve, Codes, Shares>;
struct Setting {  // one parameter as the scenario states it, in the declared unit
  std::string parameter;
  SettingValue value;
  std::string source;         // empty: not stated
  std::string file, pointer;  // where it stands
};

// One process of the list, with a name of its own: two may be of one kind. The name keys its luck.
struct Instance {
  std::string process, name;
  std::vector<Setting> settings;
  std::optional<Day> from, until;  // runs in steps that begin in [from, until); a shock and a policy have dates
  std::string file, pointer;       // where it stands, for messages
};

// Now and then the rows of a population are packed and sorted, so that neighbours lie near in memory. No result changes.
struct Sorting {
  const PopulationKey* population;
  const LinkKey* by;  // by the row that it leads to, then by id; without a link by id alone
  Period every;
};

struct Scenario {
  std::string name;
  std::uint64_t seed = 0;
  std::uint32_t replicate = 0;
  Clock clock;
  std::vector<Instance> processes;  // the order is the meaning
  Record record;
  std::vector<Sorting> sortings;
};

// One figure of the territory, as stated by its source and as settled in the world. Shown by `describe`, kept in the
// run file. NaN where a figure is missing; `note` then says why.
struct Statement {
  std::string place, figure, unit, source, note;  // place: a commune's code, or the territory's
  std::int32_t year = 0;
  double stated = 0, settled = 0;
  bool imputed = false;  // settled from national shares or an assumption, not from a local figure
  std::string place_name{}, label_en{}, label_fr{};  // for people
};

}  // namespace sim
