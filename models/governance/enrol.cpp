// models/governance/enrol.cpp -- one line for each process.
#include "models/governance/enrol.hpp"

#include "models/governance/public_budget.hpp"
#include "models/governance/working_groups.hpp"

namespace models::governance {

void enrol(sim::Catalogue& catalogue) {
  catalogue.add<PublicBudget>("governance");
  catalogue.add<OpenGroups>("governance");
  catalogue.add<SeekFunding>("governance");
  catalogue.add<FundGroups>("governance");
  catalogue.add<Convene>("governance");
}

}  // namespace models::governance
