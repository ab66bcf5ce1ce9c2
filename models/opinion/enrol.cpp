// models/opinion/enrol.cpp -- one line for each process.
#include "models/opinion/enrol.hpp"

#include "models/opinion/deliberation.hpp"
#include "models/opinion/proactivity.hpp"

namespace models::opinion {

void enrol(sim::Catalogue& catalogue) {
  catalogue.add<Discuss>("opinion");
  catalogue.add<Experience>("opinion");
  catalogue.add<Communication>("opinion");
  catalogue.add<Deliberation>("opinion");
  catalogue.add<Debate>("opinion");
  catalogue.add<LiveThrough>("opinion");
  catalogue.add<PrepareAhead>("opinion");
}

}  // namespace models::opinion
