// models/collaboration/lending.hpp -- mutual aid beyond cash: staff, equipment and public service lent to partners hit by a crisis.
//
// Our own hypothesis, each kind with a switch of its own. Nothing is made by lending: what one has, another lacks until it is
// given back. Staff is paid for at cost, as French law wants of loans of labour without profit (Code du travail, L8241-2, from
// memory); equipment and service are lent free of charge. Only hours that the lender can spare are lent.
#pragma once
#include <algorithm>
#include <cmath>

#include "models/collaboration/circles.hpp"
#include "sim/kernel/process.hpp"

namespace models::collaboration {

struct SignAgreements {
  double willing = 0.5;

  static constexpr std::string_view name = "sign_agreements";
  static constexpr sim::Period period = sim::Period::once;
  static constexpr sim::Text meaning{"members of groups sign an agreement of mutual aid: the crisis plan's part between actors", "des membres de groupes signent un accord d'entraide : la part du plan de crise entre acteurs"};
  static constexpr auto parameters() {
    return std::tuple{sim::parameter(&SignAgreements::willing, "willing", sim::unit::one, 0, 1, "assumed", {"chance that a member of full cooperation skill signs", "probabilité de signer avec un savoir-coopérer complet"})};
  }
  using Uses = sim::Access<actor::all, sim::Along<group::membership>, sim::Read<actor::cooperation>, sim::Update<actor::agreed>>;

  void each(const sim::Agent<Uses>& self, sim::Rng& rng) const {
    if (!self.along<group::membership>().empty() && rng.chance(willing * self.get<actor::cooperation>())) self.set<actor::agreed>(true);
  }
};

// ---- staff

struct AskStaff {
  double trusted = 0.6, least = 0.1, fresh = 365;
  std::int32_t asks = 3;
  bool full_information = false;

  static constexpr std::string_view name = "ask_staff";
  static constexpr sim::Text meaning{"an establishment whose staff is kept away asks partners for people", "un établissement dont le personnel est empêché demande des personnes à des partenaires"};
  static constexpr auto parameters() {
    using P = AskStaff;
    return std::tuple{sim::parameter(&P::trusted, "trusted", sim::unit::one, 0, 1, "assumed", {"trust above which a partner is asked first", "confiance au-delà de laquelle un partenaire est sollicité d'abord"}),
                      sim::parameter(&P::least, "least", sim::unit::one, 0, 1, "assumed", {"part of its staff that must be away before it asks", "part du personnel absente avant de demander"}),
                      sim::parameter(&P::fresh, "fresh", sim::unit::day, 0, 3650, "assumed", {"age at which a profile on the platform is no longer believed", "âge auquel un profil de la plateforme n'est plus cru"}),
                      sim::parameter(&P::asks, "asks", sim::unit::one, 1, 4, "assumed", {"partners asked in one step", "partenaires sollicités par pas"}),
                      sim::parameter(&P::full_information, "full_information", sim::unit::one, 0, 1, "an option, to measure what blindness costs", {"goes by what is true, not by what is believed", "se fonde sur le vrai, non sur ce qui est cru"})};
  }
  using Uses = sim::Access<actor::all,
                           sim::Along<actor::firm, actor::trust, group::membership, group::members, actor::platform, kene::of, capability::field, platform::listing, actor::place, commune::within>,
                           sim::Read<firm::active, firm::kept_away, firm::employees, firm::commuters, firm::staff_borrowed, actor::good, actor::bad, actor::image, actor::core, actor::published,
                                     actor::published_day, platform::runs, platform::profiles>,
                           sim::Tally<territory::asked_ties, territory::asked_groups, territory::asked_platform>, sim::Bid<aid::ask_staff>>;

  void each(const sim::Agent<Uses>& self, sim::Rng& rng) const {
    const auto firm = self.follow<actor::firm>();
    if (!firm || !firm->get<firm::active>() || firm->get<firm::kept_away>() < least) return;
    const std::int32_t lacking = static_cast<std::int32_t>(firm->get<firm::kept_away>() * static_cast<float>(firm->get<firm::employees>() + firm->get<firm::commuters>())) - firm->get<firm::staff_borrowed>();
    if (lacking < 1) return;
    const std::uint64_t core = self.get<actor::core>();
    const Chosen chosen = nearest_circle(self, rng, trusted, fresh, full_information, static_cast<std::size_t>(asks),
                                         [&](const auto& other, std::uint64_t fields) { return (fields & core) != 0 && other.template follow<actor::firm>().has_value(); });
    ask<aid::ask_staff>(self, chosen, std::ceil(double(lacking) / static_cast<double>(chosen.count)));
  }
};

struct LendStaff {
  double trusted = 0.5, most = 0.1, slack = 0.1, duration = 28, helped = 2;

  static constexpr std::string_view name = "lend_staff";
  static constexpr sim::Text meaning{"a partner of the same trade lends people whom it can spare", "un partenaire du même métier prête des personnes dont il peut se passer"};
  static constexpr auto parameters() {
    using P = LendStaff;
    return std::tuple{sim::parameter(&P::trusted, "trusted", sim::unit::one, 0, 1, "assumed; 0.5 is a stranger", {"trust in the borrower that a partner wants", "confiance exigée envers l'emprunteur"}),
                      sim::parameter(&P::most, "most", sim::unit::one, 0, 1, "assumed", {"part of its staff that a partner lends at most", "part de son personnel qu'un partenaire prête au plus"}),
                      sim::parameter(&P::slack, "slack", sim::unit::one, 0, 1, "assumed, as production's", {"output above the usual that the same staff can reach", "surcroît de production possible à effectif égal"}),
                      sim::parameter(&P::duration, "duration", sim::unit::day, 1, 365, "assumed", {"length of a loan; it may be asked again", "durée d'un prêt, renouvelable"}),
                      sim::parameter(&P::helped, "helped", sim::unit::one, 0, 20, "assumed, as remember_aid's", {"good experience of having been helped", "expérience positive d'avoir été aidé"})};
  }
  static constexpr const auto& awards = aid::ask_staff;
  using Uses = sim::Access<actor::all, sim::Along<actor::firm, actor::trust, aid::loans, actor::place, commune::within>,
                           sim::Read<firm::active, firm::employees, firm::commuters, firm::base_jobs, firm::activity, firm::staff_lent, firm::kept_away, actor::core, actor::agreed, actor::good, actor::bad>,
                           sim::Tally<firm::staff_lent, firm::staff_borrowed, territory::aids_given, territory::staff_on_loan>, sim::Edit<aid::loans, actor::trust>>;

  void award(const sim::Agent<Uses>& self, std::span<const sim::Offer<aid::ask_staff>> requests, sim::Rng&) const {
    const auto own = self.follow<actor::firm>();
    if (!own || !own->get<firm::active>() || own->get<firm::kept_away>() > 0.05F) return;
    const std::int32_t staff = own->get<firm::employees>() + own->get<firm::commuters>();
    const auto needed = static_cast<std::int32_t>(std::ceil(double{own->get<firm::activity>()} * own->get<firm::base_jobs>() / (1 + slack)));
    std::int32_t left = std::min(staff - needed, static_cast<std::int32_t>(most * staff)) - own->get<firm::staff_lent>();
    const auto territory = territory_of(self);
    const auto loans = self.along<aid::loans>();
    for (const auto& request : requests) {
      const std::int32_t lent = std::min(left, static_cast<std::int32_t>(request.amount));
      if (lent < 1) break;
      const auto borrower = self.at(request.from);
      const auto firm = borrower.follow<actor::firm>();
      if (!firm || (borrower.get<actor::core>() & self.get<actor::core>()) == 0 || !may_lend(self, borrower, trusted) || loans.find(request.from)) continue;
      left -= lent;
      self.add<firm::staff_lent>(own->row(), lent);
      self.add<firm::staff_borrowed>(firm->row(), lent);
      self.connect<aid::loans>(self.row(), request.from, sim::with<aid::staff>(lent), sim::with<aid::until>(self.now().day + static_cast<std::int32_t>(duration)));
      thank(self, borrower, self.row(), helped);
      if (territory) self.add<territory::aids_given>(*territory, 1), self.add<territory::staff_on_loan>(*territory, lent);
    }
  }
};

// What is lent is paid for and given back: when the time is over, when the borrower no longer needs it, when the lender does, or
// when either has failed.
struct SettleLoans {
  double enough = 0.02, repaid = 1, betrayed = 3;

  static constexpr std::string_view name = "settle_loans";
  static constexpr sim::Text meaning{"staff and service on loan are paid for and given back", "personnel et service prêtés sont payés et rendus"};
  static constexpr auto parameters() {
    using P = SettleLoans;
    return std::tuple{sim::parameter(&P::enough, "enough", sim::unit::one, 0, 1, "assumed", {"loss at which the borrower no longer needs help", "perte à laquelle l'emprunteur n'a plus besoin d'aide"}),
                      sim::parameter(&P::repaid, "repaid", sim::unit::one, 0, 20, "assumed", {"good experience of a loan that ended well", "expérience positive d'un prêt bien achevé"}),
                      sim::parameter(&P::betrayed, "betrayed", sim::unit::one, 0, 20, "assumed after the asymmetry of trust (Slovic 1993)", {"bad experience of a borrower that failed", "expérience négative d'un emprunteur défaillant"})};
  }
  using Uses = sim::Access<actor::all, sim::Along<actor::firm, actor::public_body, actor::trust, aid::loans, actor::place, commune::within>,
                           sim::Read<firm::active, firm::kept_away, firm::wage, firm::charges, public_body::lost_lately, aid::staff, aid::users, aid::until>, sim::Update<actor::good, actor::bad>,
                           sim::Tally<firm::staff_lent, firm::staff_borrowed, firm::cash, public_body::users_lent, public_body::users_borrowed, territory::staff_on_loan, territory::service_on_loan>,
                           sim::Edit<aid::loans>>;

  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    if (self.along<aid::loans>().empty()) return;
    const auto territory = territory_of(self);
    for (const auto loan : self.along<aid::loans>()) {
      const auto borrower = loan.other();
      bool ends = self.now().day >= loan.get<aid::until>(), lost = false;
      if (const std::int32_t people = loan.get<aid::staff>(); people > 0) {
        const auto own = self.follow<actor::firm>(), firm = borrower.follow<actor::firm>();
        if (!own || !firm) continue;
        lost = !firm->get<firm::active>();
        ends = ends || lost || !own->get<firm::active>() || firm->get<firm::kept_away>() <= enough || own->get<firm::kept_away>() > 0.05F;
        const double paid = lost ? 0 : sim::whole<firm::cash>(people * own->get<firm::wage>() * (1 + own->get<firm::charges>()) * self.now().days / 7);
        self.add<firm::cash>(own->row(), paid), self.add<firm::cash>(firm->row(), -paid);
        if (ends) self.add<firm::staff_lent>(own->row(), -people), self.add<firm::staff_borrowed>(firm->row(), -people);
        if (ends && territory) self.add<territory::staff_on_loan>(*territory, -people);
      } else {
        const auto own = self.follow<actor::public_body>(), body = borrower.follow<actor::public_body>();
        if (!own || !body) continue;
        ends = ends || body->get<public_body::lost_lately>() <= enough || own->get<public_body::lost_lately>() > 0.05F;
        const double served = loan.get<aid::users>();
        if (ends) self.add<public_body::users_lent>(own->row(), -served), self.add<public_body::users_borrowed>(body->row(), -served);
        if (ends && territory) self.add<territory::service_on_loan>(*territory, -served);
      }
      if (!ends) continue;
      self.disconnect<aid::loans>(self.row(), borrower.row());
      if (const auto tie = self.along<actor::trust>().find(borrower.row())) {
        if (lost) tie->set<actor::bad>(static_cast<float>(tie->get<actor::bad>() + betrayed));
        else tie->set<actor::good>(static_cast<float>(tie->get<actor::good>() + repaid));
      }
    }
  }
};

// ---- public service

struct AskService {
  double trusted = 0.6, least = 0.1, fresh = 365;
  std::int32_t asks = 3;

  static constexpr std::string_view name = "ask_service";
  static constexpr sim::Text meaning{"a public body that cannot serve asks others to serve in its stead", "un acteur public empêché demande à d'autres de servir à sa place"};
  static constexpr auto parameters() {
    using P = AskService;
    return std::tuple{sim::parameter(&P::trusted, "trusted", sim::unit::one, 0, 1, "assumed", {"trust above which a partner is asked first", "confiance au-delà de laquelle un partenaire est sollicité d'abord"}),
                      sim::parameter(&P::least, "least", sim::unit::one, 0, 1, "assumed", {"part of its capacity that must be lost before it asks", "part de la capacité perdue avant de demander"}),
                      sim::parameter(&P::fresh, "fresh", sim::unit::day, 0, 3650, "assumed", {"age at which a profile on the platform is no longer believed", "âge auquel un profil de la plateforme n'est plus cru"}),
                      sim::parameter(&P::asks, "asks", sim::unit::one, 1, 4, "assumed", {"partners asked in one step", "partenaires sollicités par pas"})};
  }
  using Uses = sim::Access<actor::all,
                           sim::Along<actor::public_body, actor::trust, group::membership, group::members, actor::platform, kene::of, capability::field, platform::listing, actor::place, commune::within>,
                           sim::Read<public_body::lost_lately, public_body::users_usual, public_body::users_borrowed, actor::good, actor::bad, actor::image, actor::core, actor::published, actor::published_day,
                                     platform::runs, platform::profiles>,
                           sim::Tally<territory::asked_ties, territory::asked_groups, territory::asked_platform>, sim::Bid<aid::ask_service>>;

  void each(const sim::Agent<Uses>& self, sim::Rng& rng) const {
    const auto body = self.follow<actor::public_body>();
    if (!body || body->get<public_body::lost_lately>() < least) return;
    const double lacking = double{body->get<public_body::lost_lately>()} * body->get<public_body::users_usual>() - body->get<public_body::users_borrowed>();
    if (lacking < 0.1) return;
    const Chosen chosen = nearest_circle(self, rng, trusted, fresh, false, static_cast<std::size_t>(asks), [](const auto& other, std::uint64_t) { return other.template follow<actor::public_body>().has_value(); });
    ask<aid::ask_service>(self, chosen, lacking / static_cast<double>(chosen.count));
  }
};

struct LendService {
  double trusted = 0.5, most = 0.1, duration = 28, helped = 2;

  static constexpr std::string_view name = "lend_service";
  static constexpr sim::Text meaning{"a public body serves in another's stead with its spare capacity", "un acteur public sert à la place d'un autre avec sa marge de capacité"};
  static constexpr auto parameters() {
    using P = LendService;
    return std::tuple{sim::parameter(&P::trusted, "trusted", sim::unit::one, 0, 1, "assumed; 0.5 is a stranger", {"trust in the borrower that a partner wants", "confiance exigée envers l'emprunteur"}),
                      sim::parameter(&P::most, "most", sim::unit::one, 0, 1, "assumed, the spare capacity of public_service", {"part of its usual capacity that it lends at most", "part de sa capacité usuelle prêtée au plus"}),
                      sim::parameter(&P::duration, "duration", sim::unit::day, 1, 365, "assumed", {"length of a loan; it may be asked again", "durée d'un prêt, renouvelable"}),
                      sim::parameter(&P::helped, "helped", sim::unit::one, 0, 20, "assumed, as remember_aid's", {"good experience of having been helped", "expérience positive d'avoir été aidé"})};
  }
  static constexpr const auto& awards = aid::ask_service;
  using Uses = sim::Access<actor::all, sim::Along<actor::public_body, actor::trust, aid::loans, actor::place, commune::within>,
                           sim::Read<public_body::lost_lately, public_body::users_usual, public_body::users_lent, actor::agreed, actor::good, actor::bad>,
                           sim::Tally<public_body::users_lent, public_body::users_borrowed, territory::aids_given, territory::service_on_loan>, sim::Edit<aid::loans, actor::trust>>;

  void award(const sim::Agent<Uses>& self, std::span<const sim::Offer<aid::ask_service>> requests, sim::Rng&) const {
    const auto own = self.follow<actor::public_body>();
    if (!own || own->get<public_body::lost_lately>() > 0.05F) return;
    double left = sim::whole_below<public_body::users_lent>(most * own->get<public_body::users_usual>() - own->get<public_body::users_lent>());
    const auto territory = territory_of(self);
    const auto loans = self.along<aid::loans>();
    for (const auto& request : requests) {
      const double lent = sim::whole_below<public_body::users_lent>(std::min(left, request.amount));
      if (lent < 0.1) break;
      const auto borrower = self.at(request.from);
      const auto body = borrower.follow<actor::public_body>();
      if (!body || !may_lend(self, borrower, trusted) || loans.find(request.from)) continue;
      left -= lent;
      self.add<public_body::users_lent>(own->row(), lent);
      self.add<public_body::users_borrowed>(body->row(), lent);
      self.connect<aid::loans>(self.row(), request.from, sim::with<aid::users>(lent), sim::with<aid::until>(self.now().day + static_cast<std::int32_t>(duration)));
      thank(self, borrower, self.row(), helped);
      if (territory) self.add<territory::aids_given>(*territory, 1), self.add<territory::service_on_loan>(*territory, lent);
    }
  }
};

// ---- equipment

struct AskEquipment {
  double trusted = 0.6, least = 0.02, fresh = 365;
  std::int32_t asks = 3;
  bool full_information = false;

  static constexpr std::string_view name = "ask_equipment";
  static constexpr sim::Text meaning{"an establishment whose equipment is damaged asks partners for theirs", "un établissement dont l'équipement est endommagé demande celui de partenaires"};
  static constexpr auto parameters() {
    using P = AskEquipment;
    return std::tuple{sim::parameter(&P::trusted, "trusted", sim::unit::one, 0, 1, "assumed", {"trust above which a partner is asked first", "confiance au-delà de laquelle un partenaire est sollicité d'abord"}),
                      sim::parameter(&P::least, "least", sim::unit::one, 0, 1, "assumed", {"part of its capital that must be damaged before it asks", "part du capital endommagée avant de demander"}),
                      sim::parameter(&P::fresh, "fresh", sim::unit::day, 0, 3650, "assumed", {"age at which a profile on the platform is no longer believed", "âge auquel un profil de la plateforme n'est plus cru"}),
                      sim::parameter(&P::asks, "asks", sim::unit::one, 1, 4, "assumed", {"partners asked in one step", "partenaires sollicités par pas"}),
                      sim::parameter(&P::full_information, "full_information", sim::unit::one, 0, 1, "an option, to measure what blindness costs", {"goes by what is true, not by what is believed", "se fonde sur le vrai, non sur ce qui est cru"})};
  }
  using Uses = sim::Access<actor::all,
                           sim::Along<actor::firm, firm::branch, actor::trust, group::membership, group::members, actor::platform, kene::of, capability::field, platform::listing, tool::tools, actor::place, commune::within>,
                           sim::Read<firm::active, firm::damage, firm::base_output, firm::equipment_borrowed, sector::capital, tool::field, tool::output, actor::good, actor::bad, actor::image, actor::core,
                                     actor::offers_tools, actor::published, actor::published_day, platform::runs, platform::profiles>,
                           sim::Tally<territory::asked_ties, territory::asked_groups, territory::asked_platform>, sim::Bid<aid::ask_equipment>>;

  void each(const sim::Agent<Uses>& self, sim::Rng& rng) const {
    const auto firm = self.follow<actor::firm>();
    if (!firm || !firm->get<firm::active>() || firm->get<firm::damage>() <= 0) return;
    const auto branch = firm->follow<firm::branch>();
    const double capital = (branch ? branch->get<sector::capital>() : 0) * firm->get<firm::base_output>() * sim::unit::days_per_year / 7;
    const double lost = capital > 0 ? std::min(1.0, firm->get<firm::damage>() / capital) : 0;
    const double lacking = lost * firm->get<firm::base_output>() - firm->get<firm::equipment_borrowed>();
    if (lost < least || lacking < 1) return;
    const std::uint64_t core = self.get<actor::core>();
    // Whoever seems to be of the trade is asked; which of its tools serve is seen when one asks.
    const Chosen chosen = nearest_circle(self, rng, trusted, fresh, full_information, static_cast<std::size_t>(asks),
                                         [&](const auto& other, std::uint64_t fields) { return ((full_information ? other.template get<actor::offers_tools>() : fields) & core) != 0; });
    std::size_t asked = 0;
    for (std::size_t i = 0; i < chosen.count; ++i)
      for (const auto edge : self.at(chosen.who[i]).along<tool::tools>())
        if (edge.other().get<tool::output>() > 0 && (field::bit(edge.other().get<tool::field>()) & core) != 0)
          self.bid<aid::ask_equipment>(edge.other().row(), urgency(chosen.circle), lacking / static_cast<double>(chosen.count)), ++asked;
    count_asked(self, chosen.circle, asked);
  }
};

struct LendEquipment {
  double trusted = 0.5, duration = 28, helped = 2;

  static constexpr std::string_view name = "lend_equipment";
  static constexpr sim::Text meaning{"owners lend idle equipment to those they trust; its calendar says when it is free", "des propriétaires prêtent un équipement inoccupé à ceux en qui ils ont confiance ; son calendrier dit quand il est libre"};
  static constexpr auto parameters() {
    using P = LendEquipment;
    return std::tuple{sim::parameter(&P::trusted, "trusted", sim::unit::one, 0, 1, "assumed; 0.5 is a stranger", {"trust in the borrower that an owner wants", "confiance exigée envers l'emprunteur"}),
                      sim::parameter(&P::duration, "duration", sim::unit::day, 1, 365, "assumed", {"length of a loan; it may be asked again", "durée d'un prêt, renouvelable"}),
                      sim::parameter(&P::helped, "helped", sim::unit::one, 0, 20, "assumed, as remember_aid's", {"good experience of having been helped", "expérience positive d'avoir été aidé"})};
  }
  static constexpr const auto& awards = aid::ask_equipment;
  using Uses = sim::Access<tool::all, sim::Along<tool::owner, tool::bookings, actor::firm, actor::trust, actor::place, commune::within>,
                           sim::Read<tool::capacity, tool::output, tool::from, tool::until, tool::amount, actor::agreed, actor::good, actor::bad, firm::active>,
                           sim::Tally<firm::equipment_lent, firm::equipment_borrowed, territory::aids_given, territory::equipment_on_loan>, sim::Edit<tool::bookings, actor::trust>>;

  void award(const sim::Agent<Uses>& self, std::span<const sim::Offer<aid::ask_equipment>> requests, sim::Rng&) const {
    const auto owner = self.follow<tool::owner>();
    const auto own = owner ? owner->follow<actor::firm>() : std::nullopt;
    const double capacity = double{self.get<tool::capacity>()};
    if (!own || !own->get<firm::active>() || capacity <= 0) return;
    const std::int32_t today = self.now().day, until = today + static_cast<std::int32_t>(duration);
    double booked = 0;
    for (const auto booking : self.along<tool::bookings>())
      if (booking.get<tool::from>() < until && booking.get<tool::until>() > today) booked += double{booking.get<tool::amount>()};
    double left = self.get<tool::output>() * std::max(0.0, 1 - booked / capacity);
    const auto territory = territory_of(*owner);
    for (const auto& request : requests) {
      const double lent = sim::whole_below<firm::equipment_lent>(std::min(left, request.amount));
      if (lent < 1) break;
      const auto borrower = self.at(request.from);
      const auto firm = borrower.follow<actor::firm>();
      if (!firm || !may_lend(*owner, borrower, trusted) || self.along<tool::bookings>().find(request.from)) continue;
      left -= lent;
      self.add<firm::equipment_lent>(own->row(), lent);
      self.add<firm::equipment_borrowed>(firm->row(), lent);
      self.connect<tool::bookings>(self.row(), request.from, sim::with<tool::from>(today), sim::with<tool::until>(until), sim::with<tool::amount>(static_cast<float>(capacity * lent / self.get<tool::output>())),
                                   sim::with<aid::lent_output>(lent));
      thank(self, borrower, owner->row(), helped);
      if (territory) self.add<territory::aids_given>(*territory, 1), self.add<territory::equipment_on_loan>(*territory, lent);
    }
  }
};

struct ReturnEquipment {
  double betrayed = 3, repaid = 1;

  static constexpr std::string_view name = "return_equipment";
  static constexpr sim::Text meaning{"equipment on loan goes back when its time is over or it is no longer needed", "l'équipement prêté revient à son terme ou quand il n'est plus utile"};
  static constexpr auto parameters() {
    using P = ReturnEquipment;
    return std::tuple{sim::parameter(&P::betrayed, "betrayed", sim::unit::one, 0, 20, "assumed after the asymmetry of trust (Slovic 1993)", {"bad experience of a borrower that failed", "expérience négative d'un emprunteur défaillant"}),
                      sim::parameter(&P::repaid, "repaid", sim::unit::one, 0, 20, "assumed", {"good experience of a loan that ended well", "expérience positive d'un prêt bien achevé"})};
  }
  using Uses = sim::Access<tool::all, sim::Along<tool::owner, tool::bookings, actor::firm, actor::trust, actor::place, commune::within>, sim::Read<tool::until, aid::lent_output, firm::active, firm::damage, actor::good, actor::bad>,
                           sim::Tally<firm::equipment_lent, firm::equipment_borrowed, territory::equipment_on_loan>, sim::Edit<tool::bookings, actor::trust>>;

  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    for (const auto booking : self.along<tool::bookings>()) {
      const double lent = booking.get<aid::lent_output>();
      if (lent <= 0) continue;
      const auto owner = self.follow<tool::owner>();
      const auto own = owner ? owner->follow<actor::firm>() : std::nullopt;
      const auto firm = booking.other().follow<actor::firm>();
      if (!own || !firm) continue;
      const bool lost = !firm->get<firm::active>();
      if (self.now().day < booking.get<tool::until>() && !lost && own->get<firm::active>() && firm->get<firm::damage>() > 0) continue;
      self.add<firm::equipment_lent>(own->row(), -lent);
      self.add<firm::equipment_borrowed>(firm->row(), -lent);
      if (const auto territory = territory_of(*owner)) self.add<territory::equipment_on_loan>(*territory, -lent);
      self.disconnect<tool::bookings>(self.row(), booking.other().row());
      if (const auto tie = owner->along<actor::trust>().find(booking.other().row())) {
        if (lost) self.connect<actor::trust>(owner->row(), booking.other().row(), sim::with<actor::bad>(static_cast<float>(tie->get<actor::bad>() + betrayed)));
        else self.connect<actor::trust>(owner->row(), booking.other().row(), sim::with<actor::good>(static_cast<float>(tie->get<actor::good>() + repaid)));
      }
    }
  }
};

// ---- energy bought together

struct JointPurchase {
  double discount = 0.05;

  static constexpr std::string_view name = "joint_purchase";
  static constexpr sim::Period period = sim::Period::month;
  static constexpr sim::Text meaning{"members of a group on energy buy it together, at a discount on new contracts", "les membres d'un groupe énergie l'achètent ensemble, avec une remise sur les nouveaux contrats"};
  static constexpr auto parameters() {
    return std::tuple{sim::parameter(&JointPurchase::discount, "discount", sim::unit::one, 0, 0.5, "assumed", {"discount on the market's price", "remise sur le prix de marché"})};
  }
  using Uses = sim::Access<firm::all, sim::Along<actor::face_of_firm, group::membership>, sim::Read<group::topic, group::kind, group::until>, sim::Update<firm::joint_discount>>;

  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    float taken = 0;
    if (const auto face = self.follow<actor::face_of_firm>())
      for (const auto seat : face->along<group::membership>()) {
        const auto group = seat.other();
        const bool lasting = group.get<group::kind>() != group::Kind::conference && group.get<group::kind>() != group::Kind::third_place;
        if (lasting && group.get<group::topic>() == actor::energy && self.now().day < group.get<group::until>()) taken = static_cast<float>(discount);
      }
    if (taken != self.get<firm::joint_discount>()) self.set<firm::joint_discount>(taken);
  }
};

}  // namespace models::collaboration
