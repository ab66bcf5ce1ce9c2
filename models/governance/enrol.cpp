// models/governance/enrol.cpp -- one line for each process.
#include "models/governance/enrol.hpp"

#include "models/governance/agenda.hpp"
#include "models/governance/calls.hpp"
#include "models/governance/campaigns.hpp"
#include "models/governance/gatherings.hpp"
#include "models/governance/platform.hpp"
#include "models/governance/programme.hpp"
#include "models/governance/public_budget.hpp"
#include "models/governance/working_groups.hpp"

namespace models::governance {

void enrol(sim::Catalogue& catalogue) {
  catalogue.add<PublicBudget>("governance");
  catalogue.add<OpenGroups>("governance");
  catalogue.add<SeekFunding>("governance");
  catalogue.add<FundGroups>("governance");
  catalogue.add<Convene>("governance");
  catalogue.add<OpenConference>("governance");
  catalogue.add<OpenThirdPlace>("governance");
  catalogue.add<OpenCluster>("governance");
  catalogue.add<OpenPeers>("governance");
  catalogue.add<Facilitate>("governance");
  catalogue.add<PayCampaign>("governance");
  catalogue.add<PayDeliberation>("governance");
  catalogue.add<DrawUpPlan>("governance").add<ClearPlan>("governance").add<ClearAgenda>("governance").add<ClearVoices>("governance").add<ClearRecurrence>("governance").add<VoiceProblems>("governance").add<SetAgenda>("governance").add<ReviewAgenda>("governance").add<RevisePlan>("governance");
  catalogue.add<Expose>("governance").add<FindStakeholders>("governance").add<OpenCollectives>("governance").add<ChargeCollectives>("governance").add<InviteStakeholders>("governance");
  catalogue.add<OpenCalls>("governance").add<StateCall>("governance").add<SelectProjects>("governance").add<CloseCalls>("governance").add<RequireOpenResults>("governance");
  catalogue.add<HireExpert>("governance").add<FollowExpert>("governance").add<RoadmapTarget>("governance");
  catalogue.add<OfferToHost>("governance").add<OpenPlatform>("governance").add<SeekPlatformFunding>("governance").add<FundPlatform>("governance").add<RunPlatform>("governance");
}

}  // namespace models::governance
