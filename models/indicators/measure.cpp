// models/indicators/measure.cpp -- the family's processes, one after the other, on a world at rest.
#include "models/indicators/measure.hpp"

#include "models/indicators/census.hpp"
#include "models/indicators/knowledge_census.hpp"
#include "models/indicators/map_actors.hpp"
#include "models/indicators/meeting_census.hpp"
#include "models/indicators/platform_census.hpp"
#include "sim/kernel/execution.hpp"

namespace models::indicators {
namespace {

template <sim::Process... P> void run_once(sim::World& world, const sim::Now& now) {
  const auto one = [&](const sim::Runner& runner) {
    runner.compute(world, now);
    runner.commit(world, now);
  };
  (one(sim::runner(P{}, {}, std::string(P::name))), ...);
}

}  // namespace

void measure(sim::World& world) {
  run_once<NewPages, NewCommunePages, NewSectorPages, NewPeoplePages, NewSizePages, CountFirms, CountCitizens, CountActors, CountBodies, SumCommunes, Averages,
           SectorAverages, PeopleAverages, NationalAccounts, NewKnowledgePages, NewCapabilityPages, CountKnowledge, CountCapabilities, CountComplementarities, KnowledgeAverages, CountTies, CountOpinions, MeetingAverages, MapActors, MapSuppliers, NewMapPages, CountProfiles, CountProblems,
           MapAverages>(world, {sim::Step{0}, 0, 7});
}

}  // namespace models::indicators
