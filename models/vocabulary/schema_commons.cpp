// models/vocabulary/schema_commons.cpp -- what a world holds of commons.
#include "models/vocabulary/schema_commons.hpp"

#include "models/vocabulary/commons.hpp"
#include "sim/kernel/world.hpp"

namespace models {
namespace {

template <const auto&... Columns> sim::Population& columns(sim::Population& population) {
  (population.add<Columns>(), ...);
  return population;
}
template <const auto&... Columns> void columns(sim::Network& network) { (network.add<Columns>(), ...); }

}  // namespace

void declare_commons(sim::World& world) {
  namespace c = commons;
  columns<c::kind, c::topic, c::seats, c::principles, c::sanctions, c::talk, c::agreed, c::until, c::cost, c::funded, c::runs, c::stock, c::capacity, c::growth, c::harvest, c::half_saturation, c::items,
          c::contribution, c::burden, c::benefit, c::spilled>(world.add(c::all))
      .add_link(c::host);
  columns<c::type, c::preference, c::belief, c::given, c::rounds, c::lesson, c::fined, c::offences, c::payoff, c::held>(world.add(c::contributors));
  world.add(c::of_actor);
  world.add(c::funding), world.add(c::invitation);
  namespace t = territory;
  columns<t::commoners, t::commons_share, t::commons_seats, t::commons_given, t::commons_contribution, t::commons_pools, t::commons_stock_sum, t::commons_stock, t::commons_items, t::commons_cost>(world[t::all]);
}

}  // namespace models
