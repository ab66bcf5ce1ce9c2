// models/territory/accounts.hpp -- groups and classes, and who pays whom in a normal week: taxes, grants, value added.
#pragma once
#include "sim/kernel/world.hpp"

namespace models::territory {

// The last of the economy: residents, establishments, public bodies and trade have been settled. Grants make public bodies
// whole, and the rest of the country balances the state, so that no account moves in a normal week.
void set_accounts(sim::World& world);

}  // namespace models::territory
