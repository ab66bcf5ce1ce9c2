// models/economy/entry.hpp -- a new enterprise takes over the premises of one that has failed, with a single job to begin with.
//
// The more orders the branch has in the territory, the likelier. Money comes from a bank and from capital outside; stocks for
// one job are bought at once. It pays rent and taxes for the part of the premises that it uses.
#pragma once
#include <algorithm>

#include "models/vocabulary/firm.hpp"
#include "models/vocabulary/indicator.hpp"
#include "sim/kernel/process.hpp"

namespace models::economy {

struct Entry {
  double chance = 0.2, capital = 8, loan = 0.5;

  static constexpr std::string_view name = "entry";
  static constexpr sim::Text meaning{"new enterprises take over premises of failed ones", "des entreprises nouvelles reprennent les locaux de défaillantes"};
  static constexpr sim::Period period = sim::Period::month;
  static constexpr auto parameters() {
    using P = Entry;
    return std::tuple{sim::parameter(&P::chance, "chance", sim::unit::chance_per_year, 0, 1, "assumed", {"chance that empty premises are taken over while the branch has its usual orders", "probabilité de reprise de locaux vides quand la branche a ses commandes habituelles"}),
                      sim::parameter(&P::capital, "capital", sim::unit::week, 0, 104, "assumed", {"money that a new enterprise begins with, in weeks of output of one job", "trésorerie de départ, en semaines de production d'un emploi"}),
                      sim::parameter(&P::loan, "loan", sim::unit::one, 0, 1, "assumed", {"part of it that a bank lends; the rest is capital from outside", "part prêtée par une banque ; le reste est du capital extérieur"})};
  }
  using Uses = sim::Access<firm::all, sim::Along<firm::inputs, firm::branch, firm::place, commune::within>,
                           sim::Read<firm::kind, firm::base_jobs, firm::base_output, firm::winding, firm::coefficient, firm::stock_days, sector::activity>,
                           sim::Update<firm::active, firm::positions, firm::commuters, firm::base_commuters, firm::cash, firm::start_loan, firm::entered, firm::activity, firm::stock>,
                           sim::Tally<territory::outside, territory::bank, territory::entries>>;

  void each(const sim::Agent<Uses>& self, sim::Rng& rng) const {
    if (self.get<firm::active>() || self.get<firm::winding>() >= 1) return;
    const auto branch = self.follow<firm::branch>();
    const auto place = self.follow<firm::place>();
    const auto territory = place ? place->follow<commune::within>() : std::nullopt;
    if (!branch || !territory) return;
    const double orders = branch->get<sector::activity>();
    if (!rng.chance(chance * std::clamp(2 * orders - 1, 0.0, 2.0))) return;  // none where the branch has lost half of its orders

    const double of_one = self.get<firm::base_output>() / self.get<firm::base_jobs>();
    double stocks = 0;
    for (const auto input : self.along<firm::inputs>()) {
      const double bought = sim::whole<firm::cash>(double{input.get<firm::stock_days>()} * double{input.get<firm::coefficient>()} * of_one / 7);
      input.set<firm::stock>(bought);
      stocks += bought;
    }
    const double money = sim::whole<firm::cash>(capital * of_one), lent = sim::whole<firm::cash>(loan * (money + stocks));
    self.set<firm::cash>(self.get<firm::cash>() + money);
    self.set<firm::start_loan>(lent);
    self.set<firm::active>(true), self.set<firm::positions>(1), self.set<firm::entered>(std::max(1, self.now().day));
    self.set<firm::activity>(static_cast<float>(orders));
    // Nobody seeks work with an own-account worker: who takes such premises comes from elsewhere.
    const bool alone = self.get<firm::kind>() == firm::Kind::own_account;
    if (alone) self.set<firm::base_commuters>(1);
    self.set<firm::commuters>(alone ? 1 : 0);
    self.add<territory::outside>(territory->row(), lent - money);  // capital less the stocks bought outside
    self.add<territory::bank>(territory->row(), -lent);
    self.add<territory::entries>(territory->row(), 1);
  }
};

}  // namespace models::economy
