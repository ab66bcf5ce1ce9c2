// models/scenario_shape.hpp -- what scenario, crisis and policy files look like.
#pragma once
#include <string_view>
#include <vector>

#include "sim/kernel/catalogue.hpp"
#include "sim/kernel/shape.hpp"

namespace models {

inline constexpr std::string_view scenario_format = "sillon-scenario/1";
inline constexpr std::string_view crisis_format = "sillon-crisis/1";
inline constexpr std::string_view policy_format = "sillon-policy/1";

// With the processes of `catalogue` spelt out, parameter by parameter, so that editors complete them. An
// empty catalogue gives the general form, which the tables in docs/formats show.
sim::Shape scenario_shape(const sim::Catalogue& catalogue);
sim::Shape model_shape(
    const sim::Catalogue& catalogue);  // a scenario that others extend: it needs no place and no time
sim::Shape crisis_shape(const sim::Catalogue& catalogue);
sim::Shape policy_shape(const sim::Catalogue& catalogue);

namespace shape {  // the parts; `expand` checks one by one what the user's own words choose

// Which of the parts in which processes stand: the list, a crisis or a policy.
enum class Place : std::uint8_t { list, crisis, policy };

// The value of one parameter. Where `bounded` is false the range is left to the schedule, which names the
// process.
sim::Shape parameter(const sim::ParameterInfo& info, bool bounded = true);
// One item of a list of processes, "with" being `with`.
sim::Shape item(Place place, sim::Shape process, sim::Shape with);
// {"use": ...} of a crisis or a policy, without "used", which the reader adds; `value`: of its parameters.
sim::Shape use(Place place, sim::Shape value);
// The file itself, or with `inside` the same written where it is used.
sim::Shape file(Place place, sim::Shape item, bool inside = false);
// The scenario's own members. `either` of use and inline stands in `crisis` and `policy`.
sim::Shape scenario(sim::Shape item, sim::Shape parameter, sim::Shape crisis, sim::Shape policy,
                    bool is_model);

}  // namespace shape
}  // namespace models
