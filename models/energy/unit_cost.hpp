// models/energy/unit_cost.hpp -- by how much a unit of output costs more than at the start.
#pragma once
#include <optional>

#include "models/vocabulary/firm.hpp"

namespace models::energy {

// Energy at the prices paid, and what suppliers ask above the start's prices, both at the start's use per unit: what an
// establishment saves, it keeps. Inputs from outside the territory keep their price. Nothing where nothing was made or bought.
template <class Agent> std::optional<double> dearer(const Agent& self) {
  const double output = self.template get<firm::output>(), used = self.template get<firm::used>(), bought = self.template get<firm::bought>();
  if (output <= 0 || (used > 0 && bought <= 0)) return std::nullopt;
  const double paid = self.template get<firm::paid>();  // 0 in lists of processes that do not weigh money
  const double inputs = used > 0 && paid > 0 ? used / output * ((paid - bought) / bought) : 0;
  return self.template get<firm::energy_coefficient>() * (self.template get<firm::energy_price>() - 1) + inputs;
}

}  // namespace models::energy
