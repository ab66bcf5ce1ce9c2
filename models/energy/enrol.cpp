// models/energy/enrol.cpp -- one line for each process.
#include "models/energy/enrol.hpp"

#include "models/energy/curtailment.hpp"
#include "models/energy/electricity_cushion.hpp"
#include "models/energy/energy_contract.hpp"
#include "models/energy/energy_use.hpp"
#include "models/energy/pass_through.hpp"
#include "models/energy/public_energy.hpp"
#include "models/energy/tariffs.hpp"

namespace models::energy {

void enrol(sim::Catalogue& catalogue) {
  catalogue.add<TariffShield>("energy");
  catalogue.add<FuelRebate>("energy");
  catalogue.add<ElectricityCushion>("energy");
  catalogue.add<PublicCushion>("energy");
  catalogue.add<EnergyTariffs>("energy");
  catalogue.add<EnergyContract>("energy");
  catalogue.add<PublicEnergy>("energy");
  catalogue.add<EnergyShields>("energy");
  catalogue.add<EnergyUse>("energy");
  catalogue.add<PassThrough>("energy");
  catalogue.add<ExportResponse>("energy");
  catalogue.add<Curtailment>("energy");
}

}  // namespace models::energy
