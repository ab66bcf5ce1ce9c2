// models/indicators/enrol.cpp -- one line for each process.
#include "models/indicators/enrol.hpp"

#include "models/indicators/census.hpp"
#include "models/indicators/platform_census.hpp"
#include "models/indicators/project_census.hpp"
#include "models/indicators/knowledge_census.hpp"
#include "models/indicators/commons_census.hpp"
#include "models/indicators/map_actors.hpp"
#include "models/indicators/meeting_census.hpp"

namespace models::indicators {

void enrol(sim::Catalogue& catalogue) {
  catalogue.add<NewPages>("indicators");
  catalogue.add<NewCommunePages>("indicators");
  catalogue.add<NewSectorPages>("indicators");
  catalogue.add<NewPeoplePages>("indicators");
  catalogue.add<NewSizePages>("indicators");
  catalogue.add<CountFirms>("indicators");
  catalogue.add<CountCitizens>("indicators");
  catalogue.add<CountActors>("indicators");
  catalogue.add<CountBodies>("indicators");
  catalogue.add<SumCommunes>("indicators");
  catalogue.add<Averages>("indicators");
  catalogue.add<SectorAverages>("indicators");
  catalogue.add<PeopleAverages>("indicators");
  catalogue.add<NationalAccounts>("indicators");
  catalogue.add<CountTies>("indicators");
  catalogue.add<CountOpinions>("indicators");
  catalogue.add<MeetingAverages>("indicators");
  catalogue.add<MapActors>("indicators").add<MapSuppliers>("indicators");
  catalogue.add<NewCommonsPages>("indicators").add<CountCommons>("indicators").add<CountCommoners>("indicators").add<CommonsAverages>("indicators");
  catalogue.add<NewKnowledgePages>("indicators");
  catalogue.add<NewCapabilityPages>("indicators");
  catalogue.add<CountKnowledge>("indicators");
  catalogue.add<CountCapabilities>("indicators");
  catalogue.add<CountComplementarities>("indicators");
  catalogue.add<KnowledgeAverages>("indicators");
  catalogue.add<NewProjectPages>("indicators").add<NewProjectSizePages>("indicators").add<CountProjects>("indicators").add<ProjectAverages>("indicators").add<ProjectCapabilities>("indicators");
  catalogue.add<NewMapPages>("indicators").add<NewTiePages>("indicators").add<CountProfiles>("indicators").add<CountBeliefs>("indicators").add<ReadChains>("indicators");
  catalogue.add<CountProblems>("indicators").add<CountIssues>("indicators").add<ComparePlans>("indicators").add<CountCalls>("indicators").add<MapAverages>("indicators");
}

}  // namespace models::indicators
