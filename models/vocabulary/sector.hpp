// models/vocabulary/sector.hpp -- branches of activity (INSEE A17) and what is known of them nationally.
#pragma once
#include "sim/kernel/keys.hpp"

namespace models::sector {

using sim::ColumnKey;
namespace unit = sim::unit;

inline constexpr sim::PopulationKey all{"sector", {"branch of activity, INSEE A17", "branche d'activité, INSEE A17"}};
inline constexpr ColumnKey<sim::Code> code{all, "code", unit::one, {"A17 code", "code A17"}};

}  // namespace models::sector
