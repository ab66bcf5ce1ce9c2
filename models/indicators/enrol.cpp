// models/indicators/enrol.cpp -- one line for each process.
#include "models/indicators/enrol.hpp"

#include "models/indicators/census.hpp"

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
}

}  // namespace models::indicators
