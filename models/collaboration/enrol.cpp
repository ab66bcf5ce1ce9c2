// models/collaboration/enrol.cpp -- one line for each process.
#include "models/collaboration/enrol.hpp"

#include "models/collaboration/acquaintance.hpp"
#include "models/collaboration/diagnosis.hpp"
#include "models/collaboration/events.hpp"
#include "models/collaboration/lending.hpp"
#include "models/collaboration/meetings.hpp"
#include "models/collaboration/mutual_aid.hpp"
#include "models/collaboration/partner_search.hpp"
#include "models/collaboration/platform.hpp"
#include "models/collaboration/problems.hpp"
#include "models/collaboration/project_work.hpp"
#include "models/collaboration/projects.hpp"
#include "models/collaboration/recruitment.hpp"
#include "models/collaboration/trust.hpp"
#include "models/collaboration/watch.hpp"

namespace models::collaboration {

void enrol(sim::Catalogue& catalogue) {
  catalogue.add<Invite>("collaboration");
  catalogue.add<Accept>("collaboration");
  catalogue.add<Fade>("collaboration");
  catalogue.add<Attend>("collaboration");
  catalogue.add<Meet>("collaboration");
  catalogue.add<Gather>("collaboration");
  catalogue.add<DigitalContact>("collaboration");
  catalogue.add<Hearsay>("collaboration");
  catalogue.add<NewsOfBetrayal>("collaboration");
  catalogue.add<Gossip>("collaboration");
  catalogue.add<Glimpse>("collaboration");
  catalogue.add<AssessMeetings>("collaboration");
  catalogue.add<LeaveGroups>("collaboration");
  catalogue.add<CloseGroups>("collaboration");
  catalogue.add<PoolTools>("collaboration");
  catalogue.add<CountNeeds>("collaboration");
  catalogue.add<RecurrentNeeds>("collaboration");
  catalogue.add<ShareViews>("collaboration");
  catalogue.add<AskAid>("collaboration");
  catalogue.add<LendAid>("collaboration");
  catalogue.add<Remember>("collaboration");
  catalogue.add<Repay>("collaboration");
  catalogue.add<SignAgreements>("collaboration");
  catalogue.add<AskStaff>("collaboration");
  catalogue.add<LendStaff>("collaboration");
  catalogue.add<AskService>("collaboration");
  catalogue.add<LendService>("collaboration");
  catalogue.add<SettleLoans>("collaboration");
  catalogue.add<AskEquipment>("collaboration");
  catalogue.add<LendEquipment>("collaboration");
  catalogue.add<ReturnEquipment>("collaboration");
  catalogue.add<JointPurchase>("collaboration");
  catalogue.add<ListActors>("collaboration");
  catalogue.add<AnnounceCalls>("collaboration");
  catalogue.add<FollowProblems>("collaboration");
  catalogue.add<Propose>("collaboration");
  catalogue.add<Lead>("collaboration");
  catalogue.add<WeighTrust>("collaboration");
  catalogue.add<UsePlatform>("collaboration");
  catalogue.add<RequireSmall>("collaboration");
  catalogue.add<SearchPartners>("collaboration");
  catalogue.add<Join>("collaboration");
  catalogue.add<Submit>("collaboration");
  catalogue.add<Begin>("collaboration");
  catalogue.add<FreeTools>("collaboration");
  catalogue.add<WantTool>("collaboration");
  catalogue.add<BookTool>("collaboration");
  catalogue.add<WorkOnProject>("collaboration");
  catalogue.add<PayForWork>("collaboration");
  catalogue.add<RememberProject>("collaboration");
  catalogue.add<Archive>("collaboration");
  catalogue.add<DeclareProblem>("collaboration").add<StateNeeds>("collaboration").add<GiveUp>("collaboration");
  catalogue.add<JoinPlatform>("collaboration").add<Publish>("collaboration").add<Browse>("collaboration");
  catalogue.add<Watch>("collaboration");
}

}  // namespace models::collaboration
