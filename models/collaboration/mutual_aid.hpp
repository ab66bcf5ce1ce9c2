// models/collaboration/mutual_aid.hpp -- an establishment short of cash asks a trusted partner; help rewards or betrays trust.
//
// Our own hypothesis, which can be switched off alone: partners advance cash, as suppliers do for clients in trouble
// (Cunat 2007, Review of Financial Studies 20(2)). First trusted ties (trust above 0.6), then fellow members of a group.
// Money is lent, never made: what one receives leaves another's cash, and a debt stands for it.
#pragma once
#include <algorithm>

#include "models/vocabulary/group.hpp"
#include "models/vocabulary/indicator.hpp"
#include "sim/kernel/process.hpp"

namespace models::collaboration {

struct AskAid {
  double trusted = 0.6;

  static constexpr std::string_view name = "ask_aid";
  static constexpr sim::Text meaning{"an establishment short of cash asks one partner whom it trusts", "un établissement à court de trésorerie sollicite un partenaire de confiance"};
  static constexpr auto parameters() {
    return std::tuple{sim::parameter(&AskAid::trusted, "trusted", sim::unit::one, 0, 1, "assumed", {"trust above which a partner is asked first", "confiance au-delà de laquelle un partenaire est sollicité d'abord"})};
  }
  using Uses = sim::Access<actor::all, sim::Along<actor::firm, actor::creditor, actor::trust, group::membership, group::members>,
                           sim::Read<firm::active, firm::cash, actor::good, actor::bad>, sim::Bid<actor::aid>>;

  void each(const sim::Agent<Uses>& self, sim::Rng& rng) const {
    const auto firm = self.follow<actor::firm>();
    if (!firm || !firm->get<firm::active>() || firm->get<firm::cash>() >= 0 || self.follow<actor::creditor>()) return;
    const double lacking = -firm->get<firm::cash>();
    std::optional<sim::Row<actor::all>> chosen;  // one of the trusted, drawn evenly as they are met
    std::uint32_t met = 0;
    const auto consider = [&](const sim::Other<Uses, actor::all>& partner) {
      if (partner.row() == self.row() || !partner.follow<actor::firm>()) return;
      if (rng.below(++met) == 0) chosen = partner.row();
    };
    for (const auto tie : self.along<actor::trust>())
      if (actor::trust_of(tie.get<actor::good>(), tie.get<actor::bad>()) > trusted) consider(tie.other());
    if (!chosen)
      for (const auto seat : self.along<group::membership>())
        for (const auto member : seat.other().along<group::members>()) consider(member.other());
    if (chosen) self.bid<actor::aid>(*chosen, 0, lacking);
  }
};

struct LendAid {
  double spare = 0.3, trusted = 0.5;

  static constexpr std::string_view name = "lend_aid";
  static constexpr sim::Text meaning{"a partner with cash to spare lends to those it trusts", "un partenaire qui a de la trésorerie prête à ceux en qui il a confiance"};
  static constexpr auto parameters() {
    using P = LendAid;
    return std::tuple{sim::parameter(&P::spare, "spare", sim::unit::one, 0, 1, "assumed", {"part of its cash that a partner lends at most in one step", "part de sa trésorerie qu'un partenaire prête au plus par pas"}),
                      sim::parameter(&P::trusted, "trusted", sim::unit::one, 0, 1, "assumed", {"trust in the borrower that a partner wants", "confiance exigée envers l'emprunteur"})};
  }
  static constexpr const auto& awards = actor::aid;
  using Uses = sim::Access<actor::all, sim::Along<actor::firm, actor::trust, actor::place, commune::within>,
                           sim::Read<firm::active, firm::cash, firm::cash_target, actor::good, actor::bad>, sim::Update<actor::lent_to>,
                           sim::Tally<firm::cash, firm::debt, firm::lent, actor::aided, territory::aid>, sim::Edit<actor::creditor>>;

  void award(const sim::Agent<Uses>& self, std::span<const sim::Offer<actor::aid>> requests, sim::Rng&) const {
    const auto own = self.follow<actor::firm>();
    if (!own || !own->get<firm::active>()) return;
    double left = sim::whole_below<firm::cash>(std::min(spare * own->get<firm::cash>(), own->get<firm::cash>() - 0.5 * own->get<firm::cash_target>()));
    const auto place = self.follow<actor::place>();
    const auto territory = place ? place->follow<commune::within>() : std::nullopt;
    for (const auto& request : requests) {
      const auto tie = self.along<actor::trust>().find(request.from);
      if (!tie || actor::trust_of(tie->get<actor::good>(), tie->get<actor::bad>()) < trusted) continue;
      const double amount = sim::whole_below<firm::cash>(std::min(left, request.amount));
      const auto borrower = self.at(request.from).follow<actor::firm>();
      if (amount < 100 || !borrower) continue;  // too little to help
      left -= amount;
      self.add<firm::cash>(own->row(), -amount);
      self.add<firm::lent>(own->row(), amount);
      self.add<firm::cash>(borrower->row(), amount);
      self.add<firm::debt>(borrower->row(), amount);
      self.add<actor::aided>(request.from, amount);
      self.relink<actor::creditor>(request.from, self.row());
      tie->set<actor::lent_to>(tie->get<actor::lent_to>() + amount);
      if (territory) self.add<territory::aid>(territory->row(), amount);
    }
  }
};

// The helped remember it; those who helped learn whether it was right.
struct Remember {
  double helped = 2, repaid = 1, betrayed = 3;

  static constexpr std::string_view name = "remember_aid";
  static constexpr sim::Text meaning{"help received, repaid or lost changes trust", "l'aide reçue, remboursée ou perdue change la confiance"};
  static constexpr auto parameters() {
    using P = Remember;
    return std::tuple{
        sim::parameter(&P::helped, "helped", sim::unit::one, 0, 20, "assumed", {"good experience of having been helped", "expérience positive d'avoir été aidé"}),
        sim::parameter(&P::repaid, "repaid", sim::unit::one, 0, 20, "assumed", {"good experience of having been paid back", "expérience positive d'avoir été remboursé"}),
        sim::parameter(&P::betrayed, "betrayed", sim::unit::one, 0, 20, "assumed after the asymmetry of trust (Slovic 1993): one bad counts as three good", {"bad experience of a loan that is lost", "expérience négative d'un prêt perdu"})};
  }
  using Uses = sim::Access<actor::all, sim::Along<actor::firm, actor::creditor, actor::trust>, sim::Read<firm::active, firm::debt>,
                           sim::Update<actor::aided, actor::good, actor::bad, actor::lent_to>, sim::Edit<actor::trust>>;

  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    const auto ties = self.along<actor::trust>();
    if (self.get<actor::aided>() > 0) {
      if (const auto creditor = self.follow<actor::creditor>()) {
        if (const auto tie = ties.find(creditor->row())) tie->set<actor::good>(static_cast<float>(tie->get<actor::good>() + helped));
        else self.connect<actor::trust>(self.row(), creditor->row(), sim::with<actor::good>(static_cast<float>(helped)));
      }
      self.set<actor::aided>(0);
    }
    for (const auto tie : ties) {
      if (tie.get<actor::lent_to>() <= 0) continue;
      const auto borrower = tie.other().follow<actor::firm>();
      if (!borrower) continue;
      if (!borrower->get<firm::active>()) tie.set<actor::bad>(static_cast<float>(tie.get<actor::bad>() + betrayed));
      else if (borrower->get<firm::debt>() <= 0) tie.set<actor::good>(static_cast<float>(tie.get<actor::good>() + repaid));
      else continue;
      tie.set<actor::lent_to>(0);
    }
  }
};

struct Repay {
  double pace = 0.25;

  static constexpr std::string_view name = "repay_aid";
  static constexpr sim::Text meaning{"those who were helped pay back once they can; the debt ends when either side fails", "ceux qui ont été aidés remboursent dès qu'ils peuvent ; la dette s'éteint si l'un des deux défaille"};
  static constexpr auto parameters() {
    return std::tuple{sim::parameter(&Repay::pace, "pace", sim::unit::per_week, 0, 1, "assumed", {"part of its cash that goes to the debt", "part de la trésorerie qui va à la dette"})};
  }
  using Uses = sim::Access<actor::all, sim::Along<actor::firm, actor::creditor>, sim::Read<firm::active, firm::cash, firm::debt>,
                           sim::Tally<firm::cash, firm::debt, firm::lent>, sim::Edit<actor::creditor>>;

  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    const auto creditor = self.follow<actor::creditor>();
    const auto own = self.follow<actor::firm>();
    const auto lender = creditor ? creditor->follow<actor::firm>() : std::nullopt;
    if (!own || !lender) return;
    const double debt = own->get<firm::debt>();
    const bool lost = !own->get<firm::active>() || !lender->get<firm::active>();
    const double paid = lost ? debt : std::min(debt, sim::whole_below<firm::cash>(std::max(0.0, std::min(1.0, pace) * own->get<firm::cash>())));
    if (paid > 0) {
      self.add<firm::debt>(own->row(), -paid);
      self.add<firm::lent>(lender->row(), -paid);
      if (!lost) {
        self.add<firm::cash>(own->row(), -paid);
        self.add<firm::cash>(lender->row(), paid);
      }
    }
    if (paid >= debt) self.relink<actor::creditor>(self.row(), std::nullopt);
  }
};

}  // namespace models::collaboration
