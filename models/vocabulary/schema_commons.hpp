// models/vocabulary/schema_commons.hpp -- the part of the list of all that a world holds which is about commons.
#pragma once

namespace sim {
class World;
}

namespace models {

// Adds to a world that has its territory, public bodies and actors already.
void declare_commons(sim::World& world);

}  // namespace models
