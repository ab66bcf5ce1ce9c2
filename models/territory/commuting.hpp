// models/territory/commuting.hpp -- which worker takes which post: a gravity model between communes, fitted to both sides.
#pragma once
#include <cstdint>
#include <functional>
#include <vector>

#include "models/territory/draws.hpp"
#include "models/territory/geography.hpp"

namespace models::territory {

// The two sides: rows of citizens by home and of establishments by place, each commune's in drawn order. `outside` of the
// workers find no post and work elsewhere; there are as many others as posts.
struct Sides {
  std::vector<std::vector<std::uint32_t>> workers, posts;
  std::int64_t outside = 0;
};

// Calls `hire(worker, post)` once for each worker, with sim::nobody for those who work outside; calls may come side by
// side. Pairs of communes have a table, communes x communes: stated flows, else employed x posts x exp(-distance / reach).
using Hire = std::function<void(std::uint32_t worker, std::uint32_t post)>;
void pair_by_table(const Sides& sides, const Figures& figures, const Geography& geography, const Hire& hire);

// The same gravity model without the table, for the zones of a register: exp(-distance / reach) is a sum over common zones,
// so each worker and each post falls into the pool of one zone, and pools are matched blindly. Fitted to both sides (Deming
// and Stephan 1940) by sums over zones: linear in communes. What is left in a pool goes to that of the next larger zone.
void pair_by_zones(const Sides& sides, const Figures& figures, const Geography& geography, const Luck& luck, const Hire& hire);

}  // namespace models::territory
