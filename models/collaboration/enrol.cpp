// models/collaboration/enrol.cpp -- one line for each process.
#include "models/collaboration/enrol.hpp"

#include "models/collaboration/acquaintance.hpp"
#include "models/collaboration/mutual_aid.hpp"
#include "models/collaboration/recruitment.hpp"

namespace models::collaboration {

void enrol(sim::Catalogue& catalogue) {
  catalogue.add<Invite>("collaboration");
  catalogue.add<Accept>("collaboration");
  catalogue.add<Fade>("collaboration");
  catalogue.add<Attend>("collaboration");
  catalogue.add<Meet>("collaboration");
  catalogue.add<AskAid>("collaboration");
  catalogue.add<LendAid>("collaboration");
  catalogue.add<Remember>("collaboration");
  catalogue.add<Repay>("collaboration");
}

}  // namespace models::collaboration
