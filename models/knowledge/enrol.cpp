// models/knowledge/enrol.cpp -- one line for each process.
#include "models/knowledge/enrol.hpp"

#include "models/knowledge/advice.hpp"

namespace models::knowledge {

void enrol(sim::Catalogue& catalogue) {
  catalogue.add<Advice>("knowledge");
}

}  // namespace models::knowledge
