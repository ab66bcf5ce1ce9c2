// models/vocabulary/labour.hpp -- jobs as scarce things: posts to keep, vacancies to win.
#pragma once
#include "models/vocabulary/citizen.hpp"

namespace models::labour {

inline constexpr sim::BidKey post{citizen::all, firm::all, "post", {"keeping one's job where there are too many", "garder son poste là où il y en a trop"}};
inline constexpr sim::BidKey vacancy{citizen::all, firm::all, "vacancy", {"winning a vacancy", "obtenir un poste vacant"}};

}  // namespace models::labour
