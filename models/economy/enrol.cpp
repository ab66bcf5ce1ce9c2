// models/economy/enrol.cpp -- one line for each process.
#include "models/economy/enrol.hpp"

#include "models/economy/close_books.hpp"
#include "models/economy/credit.hpp"
#include "models/economy/deliveries.hpp"
#include "models/economy/entry.hpp"
#include "models/economy/household_budget.hpp"
#include "models/economy/labour_market.hpp"
#include "models/economy/open_books.hpp"
#include "models/economy/orders.hpp"
#include "models/economy/production.hpp"
#include "models/economy/scales.hpp"
#include "models/economy/short_time.hpp"
#include "models/economy/preparedness.hpp"
#include "models/economy/ranked_service.hpp"
#include "models/economy/rebuilding.hpp"
#include "models/economy/staffing.hpp"
#include "models/economy/usual_stocks.hpp"

namespace models::economy {

void enrol(sim::Catalogue& catalogue) {
  catalogue.add<UsualStocks>("economy");
  catalogue.add<OpenAccounts>("economy");
  catalogue.add<OpenPurses>("economy");
  catalogue.add<OpenBooks>("economy");
  catalogue.add<OpenShops>("economy");
  catalogue.add<ShoppingList>("economy");
  catalogue.add<HouseholdBudget>("economy");
  catalogue.add<InputOrders>("economy");
  catalogue.add<HouseholdOrders>("economy");
  catalogue.add<Production>("economy");
  catalogue.add<RankOrders>("economy");
  catalogue.add<ServeRanked>("economy");
  catalogue.add<PrepareStocks>("economy");
  catalogue.add<ShareSuppliers>("economy");
  catalogue.add<InputDeliveries>("economy");
  catalogue.add<Shopping>("economy");
  catalogue.add<Insurance>("economy");
  catalogue.add<RebuildOrders>("economy");
  catalogue.add<HomeRepairs>("economy");
  catalogue.add<WorksOrders>("economy");
  catalogue.add<WorksDone>("economy");
  catalogue.add<CloseDay>("economy");
  catalogue.add<ShoppingElsewhere>("economy");
  catalogue.add<CountCash>("economy");
  catalogue.add<CountPurses>("economy");
  catalogue.add<OpenBorder>("economy");
  catalogue.add<CloseBorder>("economy");
  catalogue.add<Bill>("economy");
  catalogue.add<CountTakings>("economy");
  catalogue.add<CountPurchases>("economy");
  catalogue.add<CloseBooks>("economy");
  catalogue.add<AddPurchases>("economy");
  catalogue.add<Equalise>("economy");
  catalogue.add<ShortTime>("economy");
  catalogue.add<Wages>("economy");
  catalogue.add<Entry>("economy");
  catalogue.add<Credit>("economy");
  catalogue.add<GuaranteedLoan>("economy");
  catalogue.add<Staffing>("economy");
  catalogue.add<WriteOff>("economy");
  catalogue.add<LabourMarket>("economy");
  catalogue.add<Layoffs>("economy");
  catalogue.add<Hiring>("economy");
}

}  // namespace models::economy
