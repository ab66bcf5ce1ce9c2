// models/indicators/enrol.cpp -- one line for each process.
#include "models/indicators/enrol.hpp"

#include "models/indicators/census.hpp"

namespace models::indicators {

void enrol(sim::Catalogue& catalogue) {
  catalogue.add<NewPages>("indicators");
  catalogue.add<NewCommunePages>("indicators");
  catalogue.add<NewSectorPages>("indicators");
  catalogue.add<CountFirms>("indicators");
  catalogue.add<CountCitizens>("indicators");
  catalogue.add<CountActors>("indicators");
  catalogue.add<SumCommunes>("indicators");
  catalogue.add<Averages>("indicators");
}

}  // namespace models::indicators
