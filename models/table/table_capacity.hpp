// models/table/table_capacity.hpp -- an event takes a share of industries' capacity; it recovers over a stated time.
//
// Of several events, and of these and destroyed capital, the largest loss counts. Equations: docs/methods/table.md.
#pragma once
#include <algorithm>

#include "models/table/disaster.hpp"
#include "models/table/named.hpp"
#include "models/vocabulary/table.hpp"
#include "sim/kernel/process.hpp"

namespace models::table {

struct TableCapacity {
  sim::Shares share_of_capacity;
  std::uint32_t first_day = 1, duration = 1;
  double recovery = 60;

  static constexpr std::string_view name = "table_capacity";
  static constexpr sim::Text meaning{"an event takes a share of industries' capacity, then it recovers", "un événement arrête une part de la capacité d'industries, qui se rétablit"};
  static constexpr bool daily = true;
  static constexpr auto parameters() {
    using P = TableCapacity;
    return std::tuple{
        sim::parameter(&P::share_of_capacity, "share_of_capacity", sim::unit::one, 0, 1, "the crisis file", {"share of capacity that is out, by \"region/sector\", region or sector", "part de la capacité arrêtée, par « région/branche », région ou branche"}),
        sim::parameter(&P::first_day, "first_day", sim::unit::day, 1, 1e6, "the crisis file", {"day on which it begins; the date \"from\" says the same", "jour où il commence ; la date « from » dit la même chose"}),
        sim::parameter(&P::duration, "duration", sim::unit::day, 1, 1e6, "the crisis file", {"days before recovery begins", "jours avant le début du rétablissement"}),
        sim::parameter(&P::recovery, "recovery", sim::unit::day, 0, 1e6, "assumed", {"days of a recovery in a straight line; 0: at once", "jours d'un rétablissement linéaire ; 0 : immédiat"})};
  }
  using Uses = sim::Access<industry::all, sim::Read<industry::key, region::key, product::key>, sim::Along<industry::place, industry::makes>,
                           sim::Update<industry::loss_today>>;

  void whole(const sim::Whole<Uses>& all, sim::Rng&) const {
    const auto loss = all.update<industry::loss_today>();
    const auto day = static_cast<std::uint32_t>(all.now().step);
    const double share = felt({first_day, duration}, recovery, day);
    if (loss.empty() || share == 0) return;
    const Keys keys{all.read<industry::key>(), all.read<region::key>(), all.read<product::key>(), all.link<industry::place>(), all.link<industry::makes>()};
    if (day == first_day) require_known(share_of_capacity, keys, "\"share_of_capacity\"");
    const Named shares(share_of_capacity);
    for (std::size_t i = 0; i < loss.size(); ++i) loss[i] = std::max(loss[i], share * shares.of_industry(keys, i));
  }
};

}  // namespace models::table
