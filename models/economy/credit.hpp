// models/economy/credit.hpp -- lines of credit, loans that the state guarantees, and who loses when the borrower fails.
//
// The bank's account pays out and is paid back, to the cent. A line covers negative cash up to a limit; both kinds of debt bear
// interest and are paid back from cash above the target, before owners are. When an establishment fails, what it owes is
// lost to the bank, except for the part of guaranteed loans that the state pays.
#pragma once
#include <algorithm>

#include "models/vocabulary/firm.hpp"
#include "sim/kernel/process.hpp"

namespace models::economy {

struct GuaranteedLoan {
  double most = 0.25, when_below = 0.25;

  static constexpr std::string_view name = "guaranteed_loan";
  static constexpr sim::Text meaning{"establishments low on cash may borrow with the state's guarantee", "les établissements à court peuvent emprunter avec la garantie de l'État"};
  static constexpr auto parameters() {
    using P = GuaranteedLoan;
    return std::tuple{sim::parameter(&P::most, "most", sim::unit::one, 0, 2, "French state-guaranteed loan (PGE) of 2020: 25 % of turnover, from memory", {"most that can be owed, in years of output at the start", "encours maximal, en années de production de départ"}),
                      sim::parameter(&P::when_below, "when_below", sim::unit::one, 0, 1, "assumed", {"part of its target of cash below which it borrows", "part de la trésorerie cible en deçà de laquelle l'emprunt est demandé"})};
  }
  using Uses = sim::Access<firm::all, sim::Along<firm::place, commune::within>, sim::Read<firm::active, firm::base_output, firm::cash_target>,
                           sim::Update<firm::cash, firm::guaranteed>, sim::Tally<territory::bank>>;

  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    const double cash = self.get<firm::cash>(), target = self.get<firm::cash_target>();
    if (!self.get<firm::active>() || cash >= when_below * target) return;
    const auto place = self.follow<firm::place>();
    const auto territory = place ? place->follow<commune::within>() : std::nullopt;
    const double room = most * self.get<firm::base_output>() * sim::unit::days_per_year / 7 - self.get<firm::guaranteed>();
    const double drawn = sim::whole_below<firm::cash>(std::max(0.0, std::min(target - cash, room)));
    if (!territory || drawn <= 0) return;
    self.set<firm::cash>(cash + drawn);
    self.set<firm::guaranteed>(self.get<firm::guaranteed>() + drawn);
    self.add<territory::bank>(territory->row(), -drawn);
  }
};

struct Credit {
  double limit = 4, rate = 0.04, guaranteed_rate = 0.01;

  static constexpr std::string_view name = "credit";
  static constexpr sim::Text meaning{"lines of credit are drawn, bear interest and are paid back", "les lignes de crédit sont tirées, portent intérêt et sont remboursées"};
  static constexpr auto parameters() {
    using P = Credit;
    return std::tuple{
        sim::parameter(&P::limit, "limit", sim::unit::week, 0, 260, "assumed", {"most that a line lends, in weeks of output at the start", "plafond de la ligne, en semaines de production de départ"}),
        sim::parameter(&P::rate, "rate", sim::unit::per_year, 0, 1, "assumed: short credit to small firms in France", {"interest on a line", "intérêt d'une ligne"}),
        sim::parameter(&P::guaranteed_rate, "guaranteed_rate", sim::unit::per_year, 0, 1, "PGE of 2020: 1 to 2.5 % with the guarantee's price, from memory", {"interest on guaranteed loans", "intérêt des prêts garantis"})};
  }
  using Uses = sim::Access<firm::all, sim::Along<firm::place, commune::within>, sim::Read<firm::active, firm::base_output, firm::cash_target>,
                           sim::Update<firm::cash, firm::loan, firm::guaranteed>, sim::Tally<territory::bank>>;

  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    double loan = self.get<firm::loan>(), guaranteed = self.get<firm::guaranteed>(), cash = self.get<firm::cash>();
    if (!self.get<firm::active>() || (loan == 0 && guaranteed == 0 && cash >= 0)) return;
    const auto place = self.follow<firm::place>();
    const auto territory = place ? place->follow<commune::within>() : std::nullopt;
    if (!territory) return;
    const double interest = sim::whole<firm::cash>(rate * loan + guaranteed_rate * guaranteed);
    cash -= interest;
    double to_bank = interest;
    if (cash < 0) {
      const double drawn = sim::whole_below<firm::cash>(std::max(0.0, std::min(-cash, limit * self.get<firm::base_output>() - loan)));
      cash += drawn, loan += drawn, to_bank -= drawn;
    } else if (const double spare = cash - self.get<firm::cash_target>(); spare > 0) {
      const double back = std::min(spare, loan), later = std::min(spare - back, guaranteed);
      cash -= back + later, loan -= back, guaranteed -= later, to_bank += back + later;
    }
    self.set<firm::cash>(cash), self.set<firm::loan>(loan), self.set<firm::guaranteed>(guaranteed);
    self.add<territory::bank>(territory->row(), to_bank);
  }
};

struct WriteOff {
  double coverage = 0.9;

  static constexpr std::string_view name = "write_off";
  static constexpr sim::Text meaning{"what a failed establishment still owes is lost to the bank, but for the state's guarantee", "ce que doit encore un établissement défaillant est perdu pour la banque, hors garantie de l'État"};
  static constexpr auto parameters() {
    return std::tuple{sim::parameter(&WriteOff::coverage, "coverage", sim::unit::one, 0, 1, "PGE of 2020: 90 % for small firms, from memory", {"part of a lost guaranteed loan that the state pays", "part d'un prêt garanti perdu payée par l'État"})};
  }
  using Uses = sim::Access<firm::all, sim::Along<firm::place, commune::within>, sim::Read<firm::active>, sim::Update<firm::loan, firm::guaranteed>, sim::Tally<territory::bank, territory::state>>;

  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    if (self.get<firm::active>() || (self.get<firm::loan>() == 0 && self.get<firm::guaranteed>() == 0)) return;
    const double covered = sim::whole<territory::bank>(coverage * self.get<firm::guaranteed>());
    self.set<firm::loan>(0), self.set<firm::guaranteed>(0);
    const auto place = self.follow<firm::place>();
    const auto territory = place ? place->follow<commune::within>() : std::nullopt;
    if (!territory || covered == 0) return;
    self.add<territory::bank>(territory->row(), covered);
    self.add<territory::state>(territory->row(), -covered);
  }
};

}  // namespace models::economy
