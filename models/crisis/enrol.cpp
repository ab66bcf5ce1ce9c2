// models/crisis/enrol.cpp -- one line for each process.
#include "models/crisis/enrol.hpp"

#include "models/crisis/energy_price.hpp"

namespace models::crisis {

void enrol(sim::Catalogue& catalogue) {
  catalogue.add<EnergyPrice>("crisis");
}

}  // namespace models::crisis
