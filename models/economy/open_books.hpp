// models/economy/open_books.hpp -- a new step: sums over its days start at nothing; shopping lists are emptied and handed out.
#pragma once
#include "models/vocabulary/firm.hpp"
#include "sim/kernel/process.hpp"

namespace models::economy {

struct OpenBooks {
  static constexpr std::string_view name = "open_books";
  static constexpr sim::Text meaning{"establishments' sums over the step start at nothing", "les cumuls des établissements sur le pas repartent de zéro"};
  static constexpr auto parameters() { return std::tuple{}; }
  using Uses = sim::Access<firm::all, sim::Update<firm::output, firm::sold, firm::used, firm::bought, firm::energy_bill>>;

  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    self.set<firm::output>(0), self.set<firm::sold>(0), self.set<firm::used>(0), self.set<firm::bought>(0), self.set<firm::energy_bill>(0);
  }
};

struct OpenShops {
  static constexpr std::string_view name = "open_shops";
  static constexpr sim::Text meaning{"the communes' shopping lists are emptied", "les listes d'achats des communes sont vidées"};
  static constexpr auto parameters() { return std::tuple{}; }
  using Uses = sim::Access<commune::all, sim::Update<commune::planned, commune::asked>>;
  void each(const sim::Agent<Uses>& self, sim::Rng&) const { self.set<commune::planned>(0), self.set<commune::asked>(0); }
};

struct ShoppingList {
  static constexpr std::string_view name = "shopping_list";
  static constexpr sim::Text meaning{"what households mean to buy is spread over the days of the step", "les achats prévus des ménages sont répartis sur les jours du pas"};
  static constexpr auto parameters() { return std::tuple{}; }
  using Uses = sim::Access<commune::all, sim::Read<commune::planned>, sim::Update<commune::daily>>;
  void each(const sim::Agent<Uses>& self, sim::Rng&) const { self.set<commune::daily>(self.get<commune::planned>() / self.now().days); }
};

}  // namespace models::economy
