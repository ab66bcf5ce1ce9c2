// models/opinion/enrol.cpp -- one line for each process.
#include "models/opinion/enrol.hpp"

#include "models/opinion/proactivity.hpp"

namespace models::opinion {

void enrol(sim::Catalogue& catalogue) {
  catalogue.add<Discuss>("opinion");
  catalogue.add<Experience>("opinion");
}

}  // namespace models::opinion
