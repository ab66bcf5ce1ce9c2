// models/table/enrol.cpp -- one line for each process.
#include "models/table/enrol.hpp"

#include "models/table/table_capacity.hpp"
#include "models/table/table_damage.hpp"
#include "models/table/table_economy.hpp"

namespace models::table {

void enrol(sim::Catalogue& catalogue) {
  catalogue.add<TableDamage>("table");
  catalogue.add<TableCapacity>("table");
  catalogue.add<TableEconomy>("table");
}

}  // namespace models::table
