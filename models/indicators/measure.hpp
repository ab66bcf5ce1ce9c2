// models/indicators/measure.hpp -- the indicators of a world as it stands: the state of step 0 is measured like any other.
#pragma once

namespace sim {
class World;
}

namespace models::indicators {

// Runs this family's processes once. Leaves every other column as it is.
void measure(sim::World& world);

}  // namespace models::indicators
