// models/transition/enrol.cpp -- one line for each process.
#include "models/transition/enrol.hpp"

#include "models/transition/sobriety.hpp"

namespace models::transition {

void enrol(sim::Catalogue& catalogue) {
  catalogue.add<Sobriety>("transition");
}

}  // namespace models::transition
