// models/crisis/enrol.cpp -- one line for each process.
#include "models/crisis/enrol.hpp"

#include "models/crisis/absence.hpp"
#include "models/crisis/access_cut.hpp"
#include "models/crisis/aftermath.hpp"
#include "models/crisis/closure.hpp"
#include "models/crisis/cyber_attack.hpp"
#include "models/crisis/demand.hpp"
#include "models/crisis/employer_closing.hpp"
#include "models/crisis/energy_price.hpp"
#include "models/crisis/heatwave.hpp"
#include "models/crisis/home_damage.hpp"
#include "models/crisis/outage.hpp"
#include "models/crisis/physical_damage.hpp"
#include "models/crisis/public_service.hpp"

namespace models::crisis {

void enrol(sim::Catalogue& catalogue) {
  catalogue.add<EnergyPrice>("crisis");
  catalogue.add<Closure>("crisis");
  catalogue.add<Absence>("crisis");
  catalogue.add<Heatwave>("crisis");
  catalogue.add<HouseholdDemand>("crisis");
  catalogue.add<ExportDemand>("crisis");
  catalogue.add<ImportsCut>("crisis");
  catalogue.add<AccessCut>("crisis");
  catalogue.add<PhysicalDamage>("crisis");
  catalogue.add<HomeDamage>("crisis");
  catalogue.add<Outage>("crisis");
  catalogue.add<EmployerClosing>("crisis");
  catalogue.add<CyberAttack>("crisis");
  catalogue.add<Aftermath>("crisis");
  catalogue.add<PublicService>("crisis");
  catalogue.add<ServiceLevel>("crisis");
  catalogue.add<EveningSectors>("crisis");
  catalogue.add<EveningCommunes>("crisis");
}

}  // namespace models::crisis
