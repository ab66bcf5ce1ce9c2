// models/indicators/census.hpp -- counting: what the recorder takes at the end of each step.
#pragma once
#include <cmath>

#include "models/vocabulary/group.hpp"
#include "models/vocabulary/indicator.hpp"
#include "sim/kernel/process.hpp"

namespace models::indicators {

// New pages: last step's counts are wiped before anybody counts.
struct NewPages {
  static constexpr std::string_view name = "new_pages";
  static constexpr sim::Text meaning{"the territory's counts start anew", "les comptages du territoire repartent de zéro"};
  static constexpr auto parameters() { return std::tuple{}; }
  using Uses = sim::Access<territory::all,
                           sim::Update<territory::output, territory::jobs, territory::employed, territory::unemployed, territory::firms_short, territory::firms_failed,
                                       territory::energy_bill, territory::energy_use, territory::emissions, territory::energy_help, territory::unmet, territory::sober, territory::proactivity_sum, territory::residents,
                                       territory::ties_known,
                                       territory::ties_across, territory::ties_trusted, territory::trust_sum, territory::members, territory::know_how_sum, territory::actors, territory::aid, territory::groups_cost,
                                       territory::public_cash, territory::on_short_time>>;
  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    wipe<territory::public_cash, territory::on_short_time>(self);
    wipe<territory::energy_use, territory::emissions, territory::energy_help>(self);
    wipe<territory::output, territory::energy_bill, territory::unmet, territory::proactivity_sum, territory::trust_sum, territory::know_how_sum, territory::aid, territory::groups_cost>(self);
    wipe<territory::jobs, territory::employed, territory::unemployed, territory::firms_short, territory::firms_failed, territory::sober, territory::residents, territory::members, territory::actors>(self);
    wipe<territory::ties_known, territory::ties_across, territory::ties_trusted>(self);
  }

 private:
  template <const auto&... C> static void wipe(const sim::Agent<Uses>& self) { (self.template set<C>(0), ...); }
};
struct NewCommunePages {
  static constexpr std::string_view name = "new_commune_pages";
  static constexpr sim::Text meaning{"the communes' counts start anew", "les comptages des communes repartent de zéro"};
  static constexpr auto parameters() { return std::tuple{}; }
  using Uses = sim::Access<commune::all, sim::Update<commune::output, commune::jobs, commune::employed, commune::unemployed, commune::firms_short, commune::firms_failed,
                                                     commune::energy_bill, commune::energy_use, commune::emissions, commune::sober, commune::proactivity_sum>>;
  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    self.set<commune::output>(0), self.set<commune::energy_bill>(0), self.set<commune::energy_use>(0), self.set<commune::emissions>(0), self.set<commune::proactivity_sum>(0);
    self.set<commune::jobs>(0), self.set<commune::employed>(0), self.set<commune::unemployed>(0);
    self.set<commune::firms_short>(0), self.set<commune::firms_failed>(0), self.set<commune::sober>(0);
  }
};
struct NewPeoplePages {
  static constexpr std::string_view name = "new_people_pages";
  static constexpr sim::Text meaning{"the counts of groups of people start anew", "les comptages des groupes de personnes repartent de zéro"};
  static constexpr auto parameters() { return std::tuple{}; }
  using Uses = sim::Access<people::all, sim::Update<people::residents, people::employed, people::unemployed>>;
  void each(const sim::Agent<Uses>& self, sim::Rng&) const { self.set<people::residents>(0), self.set<people::employed>(0), self.set<people::unemployed>(0); }
};
struct NewSizePages {
  static constexpr std::string_view name = "new_size_pages";
  static constexpr sim::Text meaning{"the counts of classes of size start anew", "les comptages des classes de taille repartent de zéro"};
  static constexpr auto parameters() { return std::tuple{}; }
  using Uses = sim::Access<size_class::all, sim::Update<size_class::output, size_class::jobs, size_class::firms_short, size_class::firms_failed>>;
  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    self.set<size_class::output>(0), self.set<size_class::jobs>(0), self.set<size_class::firms_short>(0), self.set<size_class::firms_failed>(0);
  }
};
struct NewSectorPages {
  static constexpr std::string_view name = "new_sector_pages";
  static constexpr sim::Text meaning{"the branches' counts start anew", "les comptages des branches repartent de zéro"};
  static constexpr auto parameters() { return std::tuple{}; }
  using Uses = sim::Access<sector::all, sim::Update<sector::output, sector::jobs, sector::firms_short, sector::firms_failed, sector::busy, sector::able, sector::energy_bill, sector::energy_use, sector::emissions>>;
  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    self.set<sector::busy>(0), self.set<sector::able>(0);
    self.set<sector::output>(0), self.set<sector::jobs>(0), self.set<sector::firms_short>(0), self.set<sector::firms_failed>(0);
    self.set<sector::energy_bill>(0), self.set<sector::energy_use>(0), self.set<sector::emissions>(0);
  }
};

struct CountFirms {
  static constexpr std::string_view name = "count_firms";
  static constexpr sim::Text meaning{"establishments are counted by commune and branch", "les établissements sont comptés par commune et branche"};
  static constexpr auto parameters() { return std::tuple{}; }
  using Uses = sim::Access<firm::all, sim::Along<firm::place, firm::branch, firm::size, commune::within>,
                           sim::Read<firm::active, firm::output, firm::employees, firm::commuters, firm::cash, firm::loan, firm::energy_bill, firm::energy_use, sector::co2, firm::activity, firm::base_output, firm::short_time>,
                           sim::Tally<commune::output, commune::jobs, commune::firms_short, commune::firms_failed, commune::energy_bill, commune::energy_use, commune::emissions, sector::output, sector::jobs,
                                      sector::firms_short, sector::firms_failed, sector::busy, sector::able, sector::energy_bill, sector::energy_use, sector::emissions, size_class::output, size_class::jobs, size_class::firms_short,
                                      size_class::firms_failed, territory::on_short_time>>;
  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    const std::int32_t jobs = self.get<firm::employees>() + self.get<firm::commuters>(), failed = self.get<firm::active>() ? 0 : 1;
    const std::int32_t without_cash = failed == 0 && self.get<firm::cash>() - self.get<firm::loan>() < 0 ? 1 : 0;
    const auto branch = self.follow<firm::branch>();
    const double emitted = branch ? branch->get<sector::co2>() * self.get<firm::output>() : 0;
    if (const auto place = self.follow<firm::place>()) {
      self.add<commune::output>(place->row(), self.get<firm::output>());
      self.add<commune::jobs>(place->row(), jobs);
      self.add<commune::firms_short>(place->row(), without_cash);
      self.add<commune::firms_failed>(place->row(), failed);
      self.add<commune::energy_bill>(place->row(), self.get<firm::energy_bill>());
      self.add<commune::energy_use>(place->row(), self.get<firm::energy_use>());
      self.add<commune::emissions>(place->row(), emitted);
      const auto away = static_cast<std::int32_t>(std::lround(jobs * double{self.get<firm::short_time>()}));
      if (const auto territory = place->follow<commune::within>(); territory && away > 0) self.add<territory::on_short_time>(territory->row(), away);
    }
    if (branch) {
      self.add<sector::output>(branch->row(), self.get<firm::output>());
      self.add<sector::jobs>(branch->row(), jobs);
      self.add<sector::firms_short>(branch->row(), without_cash);
      self.add<sector::firms_failed>(branch->row(), failed);
      self.add<sector::energy_bill>(branch->row(), self.get<firm::energy_bill>());
      self.add<sector::energy_use>(branch->row(), self.get<firm::energy_use>());
      self.add<sector::emissions>(branch->row(), emitted);
      if (failed == 0) {
        self.add<sector::busy>(branch->row(), self.get<firm::base_output>() * double{self.get<firm::activity>()});
        self.add<sector::able>(branch->row(), self.get<firm::base_output>());
      }
    }
    if (const auto size = self.follow<firm::size>()) {
      self.add<size_class::output>(size->row(), self.get<firm::output>());
      self.add<size_class::jobs>(size->row(), jobs);
      self.add<size_class::firms_short>(size->row(), without_cash);
      self.add<size_class::firms_failed>(size->row(), failed);
    }
  }
};

struct CountCitizens {
  static constexpr std::string_view name = "count_citizens";
  static constexpr sim::Text meaning{"residents are counted by commune", "les résidents sont comptés par commune"};
  static constexpr auto parameters() { return std::tuple{}; }
  using Uses = sim::Access<citizen::all, sim::Along<citizen::home, citizen::employer, citizen::group>, sim::Read<citizen::status, citizen::sober, citizen::proactivity>,
                           sim::Tally<commune::employed, commune::unemployed, commune::sober, commune::proactivity_sum, people::residents, people::employed, people::unemployed>>;
  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    const auto home = self.follow<citizen::home>();
    if (!home) return;
    const bool employed = self.follow<citizen::employer>().has_value(), seeks = !employed && self.get<citizen::status>() == citizen::Status::labour_force;
    if (employed) self.add<commune::employed>(home->row(), 1);
    else if (seeks) self.add<commune::unemployed>(home->row(), 1);
    if (const auto group = self.follow<citizen::group>()) {
      self.add<people::residents>(group->row(), 1);
      if (employed) self.add<people::employed>(group->row(), 1);
      else if (seeks) self.add<people::unemployed>(group->row(), 1);
    }
    if (self.get<citizen::sober>()) self.add<commune::sober>(home->row(), 1);
    self.add<commune::proactivity_sum>(home->row(), double{self.get<citizen::proactivity>()});
  }
};

struct CountActors {
  static constexpr std::string_view name = "count_actors";
  static constexpr sim::Text meaning{"actors, their acquaintances and their trust are counted", "les acteurs, leurs liens et leur confiance sont comptés"};
  static constexpr auto parameters() { return std::tuple{}; }
  using Uses = sim::Access<actor::all, sim::Along<actor::place, commune::within, actor::trust, group::membership>,
                           sim::Read<actor::sphere, actor::know_how, actor::good, actor::bad>,
                           sim::Tally<territory::ties_known, territory::ties_across, territory::ties_trusted, territory::trust_sum, territory::members, territory::know_how_sum, territory::actors>>;
  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    const auto place = self.follow<actor::place>();
    const auto territory = place ? place->follow<commune::within>() : std::nullopt;
    if (!territory) return;
    std::int64_t known = 0, across = 0, trusted = 0;
    double trust = 0;
    for (const auto tie : self.along<actor::trust>()) {
      ++known;
      across += tie.other().get<actor::sphere>() != self.get<actor::sphere>() ? 1 : 0;
      const double in_this_one = actor::trust_of(tie.get<actor::good>(), tie.get<actor::bad>());
      trusted += in_this_one > actor::trusted ? 1 : 0;
      trust += in_this_one;
    }
    self.add<territory::ties_known>(territory->row(), known);
    self.add<territory::ties_across>(territory->row(), across);
    self.add<territory::ties_trusted>(territory->row(), trusted);
    self.add<territory::trust_sum>(territory->row(), trust);
    self.add<territory::members>(territory->row(), self.along<group::membership>().empty() ? 0 : 1);
    self.add<territory::know_how_sum>(territory->row(), double{self.get<actor::know_how>()});
    self.add<territory::actors>(territory->row(), 1);
  }
};

struct SumCommunes {
  static constexpr std::string_view name = "sum_communes";
  static constexpr sim::Text meaning{"communes add up to the territory", "les communes s'additionnent en territoire"};
  static constexpr auto parameters() { return std::tuple{}; }
  using Uses = sim::Access<commune::all, sim::Along<commune::within>,
                           sim::Read<commune::output, commune::jobs, commune::employed, commune::unemployed, commune::firms_short, commune::firms_failed, commune::energy_bill, commune::energy_use, commune::emissions,
                                     commune::sober, commune::proactivity_sum, commune::residents>,
                           sim::Tally<territory::output, territory::jobs, territory::employed, territory::unemployed, territory::firms_short, territory::firms_failed,
                                      territory::energy_bill, territory::energy_use, territory::emissions, territory::sober, territory::proactivity_sum, territory::residents>>;
  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    const auto within = self.follow<commune::within>();
    if (!within) return;
    const auto row = within->row();
    self.add<territory::output>(row, self.get<commune::output>());
    self.add<territory::jobs>(row, self.get<commune::jobs>());
    self.add<territory::employed>(row, self.get<commune::employed>());
    self.add<territory::unemployed>(row, self.get<commune::unemployed>());
    self.add<territory::firms_short>(row, self.get<commune::firms_short>());
    self.add<territory::firms_failed>(row, self.get<commune::firms_failed>());
    self.add<territory::energy_bill>(row, self.get<commune::energy_bill>());
    self.add<territory::energy_use>(row, self.get<commune::energy_use>());
    self.add<territory::emissions>(row, self.get<commune::emissions>());
    self.add<territory::sober>(row, self.get<commune::sober>());
    self.add<territory::proactivity_sum>(row, self.get<commune::proactivity_sum>());
    self.add<territory::residents>(row, self.get<commune::residents>());
  }
};

struct CountBodies {
  static constexpr std::string_view name = "count_bodies";
  static constexpr sim::Text meaning{"the cash of public bodies is added up", "la trésorerie des acteurs publics est additionnée"};
  static constexpr auto parameters() { return std::tuple{}; }
  using Uses = sim::Access<public_body::all, sim::Along<public_body::place, commune::within>, sim::Read<public_body::cash>, sim::Tally<territory::public_cash>>;
  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    if (const auto place = self.follow<public_body::place>())
      if (const auto territory = place->follow<commune::within>()) self.add<territory::public_cash>(territory->row(), self.get<public_body::cash>());
  }
};

// Value added from three sides that are weighed apart (docs/methods/accounts.md); the state against a normal week.
struct NationalAccounts {
  static constexpr std::string_view name = "national_accounts";
  static constexpr sim::Text meaning{"value added is computed three ways, and the state's balance", "la valeur ajoutée est calculée de trois façons, et le solde de l'État"};
  static constexpr auto parameters() { return std::tuple{}; }
  using Uses = sim::Access<territory::all, sim::Read<territory::produced, territory::pay, territory::commuters_pay, territory::contributions, territory::production_taxes, territory::subsidies,
                                                     territory::surplus, territory::purchases, territory::exports, territory::imports, territory::energy_paid, territory::stock_change,
                                                     territory::state, territory::state_before>,
                           sim::Update<territory::value_added, territory::value_added_income, territory::value_added_expenditure, territory::state_balance>>;
  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    using sim::whole;
    self.set<territory::value_added>(self.get<territory::produced>());
    self.set<territory::value_added_income>(whole<territory::produced>(self.get<territory::pay>() + self.get<territory::commuters_pay>() + self.get<territory::contributions>() +
                                                                       self.get<territory::production_taxes>() - self.get<territory::subsidies>() + self.get<territory::surplus>()));
    self.set<territory::value_added_expenditure>(whole<territory::produced>(self.get<territory::purchases>() + self.get<territory::exports>() + self.get<territory::stock_change>() -
                                                                            self.get<territory::imports>() - self.get<territory::energy_paid>()));
    self.set<territory::state_balance>(whole<territory::produced>(self.get<territory::state>() - self.get<territory::state_before>()));
  }
};

struct SectorAverages {
  static constexpr std::string_view name = "sector_averages";
  static constexpr sim::Text meaning{"how busy each branch is", "niveau d'activité de chaque branche"};
  static constexpr auto parameters() { return std::tuple{}; }
  using Uses = sim::Access<sector::all, sim::Read<sector::busy, sector::able>, sim::Update<sector::activity>>;
  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    const double able = self.get<sector::able>();
    self.set<sector::activity>(able > 0 ? self.get<sector::busy>() / able : 1);  // none left: a place to fill
  }
};

struct PeopleAverages {
  static constexpr std::string_view name = "people_averages";
  static constexpr sim::Text meaning{"the part of income that goes to energy, by group", "part du revenu consacrée à l'énergie, par groupe"};
  static constexpr auto parameters() { return std::tuple{}; }
  using Uses = sim::Access<people::all, sim::Read<people::income, people::energy>, sim::Update<people::energy_share>>;
  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    const double income = self.get<people::income>();
    self.set<people::energy_share>(income > 0 ? self.get<people::energy>() / income : 0);
  }
};

struct Averages {
  static constexpr std::string_view name = "averages";
  static constexpr sim::Text meaning{"means over residents, acquaintances and actors", "moyennes sur les résidents, les liens et les acteurs"};
  static constexpr auto parameters() { return std::tuple{}; }
  using Uses = sim::Access<territory::all, sim::Read<territory::proactivity_sum, territory::residents, territory::trust_sum, territory::ties_known, territory::know_how_sum, territory::actors>,
                           sim::Update<territory::proactivity, territory::trust, territory::know_how>>;
  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    const auto mean = [](double sum, double count) { return count > 0 ? sum / count : 0.0; };
    self.set<territory::proactivity>(mean(self.get<territory::proactivity_sum>(), self.get<territory::residents>()));
    self.set<territory::trust>(mean(self.get<territory::trust_sum>(), static_cast<double>(self.get<territory::ties_known>())));
    self.set<territory::know_how>(mean(self.get<territory::know_how_sum>(), self.get<territory::actors>()));
  }
};

}  // namespace models::indicators
