// models/catalogue.cpp -- one line for each family.
#include "models/catalogue.hpp"

#include "models/collaboration/enrol.hpp"
#include "models/commons/enrol.hpp"
#include "models/crisis/enrol.hpp"
#include "models/economy/enrol.hpp"
#include "models/energy/enrol.hpp"
#include "models/governance/enrol.hpp"
#include "models/indicators/enrol.hpp"
#include "models/knowledge/enrol.hpp"
#include "models/opinion/enrol.hpp"
#include "models/table/enrol.hpp"
#include "models/transition/enrol.hpp"

namespace models {

sim::Catalogue catalogue() {
  sim::Catalogue catalogue;
  crisis::enrol(catalogue);
  governance::enrol(catalogue);
  collaboration::enrol(catalogue);
  knowledge::enrol(catalogue);
  commons::enrol(catalogue);
  economy::enrol(catalogue);
  energy::enrol(catalogue);
  table::enrol(catalogue);
  transition::enrol(catalogue);
  opinion::enrol(catalogue);
  indicators::enrol(catalogue);
  return catalogue;
}

}  // namespace models
