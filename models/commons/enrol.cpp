// models/commons/enrol.cpp -- one line for each process.
#include "models/commons/enrol.hpp"

#include "models/commons/contribution.hpp"
#include "models/commons/opening.hpp"
#include "models/commons/rules.hpp"
#include "models/commons/yield.hpp"

namespace models::commons {

void enrol(sim::Catalogue& catalogue) {
  catalogue.add<OpenCommons>("commons");
  catalogue.add<SeekFunding>("commons");
  catalogue.add<FundCommons>("commons");
  catalogue.add<RunCommons>("commons");
  catalogue.add<InviteContributors>("commons");
  catalogue.add<JoinCommons>("commons");
  catalogue.add<Talk>("commons");
  catalogue.add<Vote>("commons");
  catalogue.add<Contribute>("commons");
  catalogue.add<Sanction>("commons");
  catalogue.add<CommonPool>("commons");
  catalogue.add<Codify>("commons");
}

}  // namespace models::commons
