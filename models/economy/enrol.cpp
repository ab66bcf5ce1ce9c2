// models/economy/enrol.cpp -- one line for each process.
#include "models/economy/enrol.hpp"

#include "models/economy/close_books.hpp"
#include "models/economy/deliveries.hpp"
#include "models/economy/energy_contract.hpp"
#include "models/economy/household_budget.hpp"
#include "models/economy/labour_market.hpp"
#include "models/economy/open_books.hpp"
#include "models/economy/orders.hpp"
#include "models/economy/production.hpp"
#include "models/economy/staffing.hpp"

namespace models::economy {

void enrol(sim::Catalogue& catalogue) {
  catalogue.add<OpenBooks>("economy");
  catalogue.add<OpenShops>("economy");
  catalogue.add<ShoppingList>("economy");
  catalogue.add<EnergyContract>("economy");
  catalogue.add<HouseholdBudget>("economy");
  catalogue.add<InputOrders>("economy");
  catalogue.add<HouseholdOrders>("economy");
  catalogue.add<Production>("economy");
  catalogue.add<InputDeliveries>("economy");
  catalogue.add<Shopping>("economy");
  catalogue.add<CloseDay>("economy");
  catalogue.add<ShoppingElsewhere>("economy");
  catalogue.add<CloseBooks>("economy");
  catalogue.add<Staffing>("economy");
  catalogue.add<LabourMarket>("economy");
  catalogue.add<Layoffs>("economy");
  catalogue.add<Hiring>("economy");
}

}  // namespace models::economy
