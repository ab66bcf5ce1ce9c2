// models/economy/scales.hpp -- money is weighed each day where it crosses: accounts before and after trade, never what trade says of itself.
//
// Value added is added up from three sides in docs/methods/accounts.md. They can only agree if these do: what clients were
// billed, what suppliers were paid and cashed, what left the purses of communes, what crossed the border.
#pragma once
#include "models/vocabulary/firm.hpp"
#include "models/vocabulary/indicator.hpp"
#include "sim/kernel/process.hpp"

namespace models::economy {

// Before inputs are paid.
struct CountCash {
  static constexpr std::string_view name = "count_cash";
  static constexpr bool daily = true;
  static constexpr sim::Text meaning{"establishments count their cash before inputs are paid", "les établissements comptent leur caisse avant de payer les intrants"};
  static constexpr auto parameters() { return std::tuple{}; }
  using Uses = sim::Access<firm::all, sim::Read<firm::cash>, sim::Update<firm::paid>>;
  void each(const sim::Agent<Uses>& self, sim::Rng&) const { self.set<firm::paid>(self.get<firm::paid>() + self.get<firm::cash>()); }
};

// Once inputs are paid and before sales are cashed: what was paid is known, and what is billed above the start's prices.
struct Bill {
  static constexpr std::string_view name = "bill";
  static constexpr bool daily = true;
  static constexpr sim::Text meaning{"establishments know what inputs cost and what clients are billed", "les établissements savent ce que les intrants ont coûté et ce qui est facturé"};
  static constexpr auto parameters() { return std::tuple{}; }
  using Uses = sim::Access<firm::all, sim::Along<firm::place, commune::within>, sim::Read<firm::cash, firm::surcharge, firm::exported, firm::price>,
                           sim::Update<firm::paid, firm::takings, firm::surcharged>, sim::Tally<territory::exports>>;
  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    const double cash = self.get<firm::cash>(), exported = self.get<firm::exported>(), abroad = sim::whole<firm::cash>(exported * self.get<firm::price>());
    self.set<firm::paid>(self.get<firm::paid>() - cash);
    self.set<firm::takings>(self.get<firm::takings>() - cash);
    self.set<firm::surcharged>(self.get<firm::surcharged>() + self.get<firm::surcharge>() + abroad - exported);
    if (abroad == 0) return;
    if (const auto place = self.follow<firm::place>())
      if (const auto territory = place->follow<commune::within>()) self.add<territory::exports>(territory->row(), abroad);
  }
};

// After sales are cashed.
struct CountTakings {
  static constexpr std::string_view name = "count_takings";
  static constexpr bool daily = true;
  static constexpr sim::Text meaning{"establishments count what they have cashed", "les établissements comptent ce qu'ils ont encaissé"};
  static constexpr auto parameters() { return std::tuple{}; }
  using Uses = sim::Access<firm::all, sim::Read<firm::cash>, sim::Update<firm::takings>>;
  void each(const sim::Agent<Uses>& self, sim::Rng&) const { self.set<firm::takings>(self.get<firm::takings>() + self.get<firm::cash>()); }
};

// The purses of households and of rebuilding, before and after trade.
struct CountPurses {
  static constexpr std::string_view name = "count_purses";
  static constexpr bool daily = true;
  static constexpr sim::Text meaning{"communes count their purses before purchases are paid", "les communes comptent leurs bourses avant de payer les achats"};
  static constexpr auto parameters() { return std::tuple{}; }
  using Uses = sim::Access<commune::all, sim::Read<commune::purse, commune::works_purse>, sim::Update<commune::bought_here>>;
  void each(const sim::Agent<Uses>& self, sim::Rng&) const { self.set<commune::bought_here>(self.get<commune::bought_here>() + self.get<commune::purse>() + self.get<commune::works_purse>()); }
};
struct CountPurchases {
  static constexpr std::string_view name = "count_purchases";
  static constexpr bool daily = true;
  static constexpr sim::Text meaning{"communes know what they have bought here", "les communes savent ce qu'elles ont acheté ici"};
  static constexpr auto parameters() { return std::tuple{}; }
  using Uses = sim::Access<commune::all, sim::Read<commune::purse, commune::works_purse>, sim::Update<commune::bought_here>>;
  void each(const sim::Agent<Uses>& self, sim::Rng&) const { self.set<commune::bought_here>(self.get<commune::bought_here>() - self.get<commune::purse>() - self.get<commune::works_purse>()); }
};

// The account of the outside world, before and after inputs and repairs are paid; sales outside are cashed later.
struct OpenBorder {
  static constexpr std::string_view name = "open_border";
  static constexpr bool daily = true;
  static constexpr sim::Text meaning{"the outside account is noted before inputs are paid", "le compte extérieur est relevé avant de payer les intrants"};
  static constexpr auto parameters() { return std::tuple{}; }
  using Uses = sim::Access<territory::all, sim::Read<territory::outside>, sim::Update<territory::imports>>;
  void each(const sim::Agent<Uses>& self, sim::Rng&) const { self.set<territory::imports>(self.get<territory::imports>() - self.get<territory::outside>()); }
};
struct CloseBorder {
  static constexpr std::string_view name = "close_border";
  static constexpr bool daily = true;
  static constexpr sim::Text meaning{"what has been paid outside for inputs and repairs is known", "ce qui a été payé ailleurs pour intrants et réparations est connu"};
  static constexpr auto parameters() { return std::tuple{}; }
  using Uses = sim::Access<territory::all, sim::Read<territory::outside>, sim::Update<territory::imports>>;
  void each(const sim::Agent<Uses>& self, sim::Rng&) const { self.set<territory::imports>(self.get<territory::imports>() + self.get<territory::outside>()); }
};

}  // namespace models::economy
