// models/vocabulary/schema_collaboration.hpp -- the part of the list of all that a world holds which is about collaboration.
#pragma once

namespace sim {
class World;
}

namespace models {

// Adds to a world that has its actors, groups and networks of trust already.
void declare_collaboration(sim::World& world);

}  // namespace models
