// models/indicators/meeting_census.hpp -- once a month: meetings, ties by strength, role and branch, opinions of actors, participation.
#pragma once
#include <algorithm>

#include "models/vocabulary/meeting.hpp"
#include "sim/kernel/process.hpp"

namespace models::indicators {

struct CountTies {
  static constexpr std::string_view name = "count_ties";
  static constexpr sim::Text meaning{"ties are counted by strength, role, branch, sphere and freshness", "les liens sont comptés par force, rôle, branche, sphère et fraîcheur"};
  static constexpr sim::Period period = sim::Period::month;
  static constexpr auto parameters() { return std::tuple{}; }
  using Uses = sim::Access<actor::all, sim::Along<actor::place, commune::within, actor::trust, actor::firm, firm::branch>, sim::Read<actor::sphere, actor::role, actor::good, actor::bad, actor::exchanged>,
                           sim::Tally<territory::strong_count, territory::roles_count, territory::branches_count, territory::exchanged_count, territory::inside_private, territory::inside_public,
                                      territory::inside_research, territory::inside_civil, territory::all_private, territory::all_public, territory::all_research, territory::all_civil>>;

  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    const auto place = self.follow<actor::place>();
    const auto whole = place ? place->follow<commune::within>() : std::nullopt;
    if (!whole) return;
    constexpr double strong = 0.75;  // about a year of monthly contact
    const auto sphere = self.get<actor::sphere>();
    const auto role = self.get<actor::role>();
    const std::uint32_t branch = branch_of(self.follow<actor::firm>());
    const sim::Day today = self.now().day, since = today - 366;
    std::int64_t strong_ties = 0, roles = 0, branches = 0, exchanged = 0, inside = 0;
    const auto ties = self.along<actor::trust>();
    for (const auto tie : ties) {
      const auto other = tie.other();
      const double good = tie.get<actor::good>(), bad = tie.get<actor::bad>();
      strong_ties += good + 1 > strong * (good + bad + 2) ? 1 : 0;
      const sim::Day last = tie.get<actor::exchanged>();
      exchanged += last > since && last > 0 && last <= today ? 1 : 0;
      inside += other.get<actor::sphere>() == sphere ? 1 : 0;
      roles += other.get<actor::role>() != role ? 1 : 0;
      if (branch == sim::nobody || other.get<actor::sphere>() != actor::Sphere::private_sphere) continue;
      const std::uint32_t theirs = branch_of(other.follow<actor::firm>());
      branches += theirs != branch && theirs != sim::nobody ? 1 : 0;
    }
    const auto row = whole->row();
    self.add<territory::strong_count>(row, strong_ties), self.add<territory::roles_count>(row, roles);
    self.add<territory::branches_count>(row, branches), self.add<territory::exchanged_count>(row, exchanged);
    switch (sphere) {
      case actor::Sphere::private_sphere: return self.add<territory::inside_private>(row, inside), self.add<territory::all_private>(row, ties.size());
      case actor::Sphere::public_sphere: return self.add<territory::inside_public>(row, inside), self.add<territory::all_public>(row, ties.size());
      case actor::Sphere::research: return self.add<territory::inside_research>(row, inside), self.add<territory::all_research>(row, ties.size());
      case actor::Sphere::civil: return self.add<territory::inside_civil>(row, inside), self.add<territory::all_civil>(row, ties.size());
    }
  }

 private:
  template <class Firm> static std::uint32_t branch_of(const Firm& firm) {
    const auto branch = firm ? firm->template follow<firm::branch>() : std::nullopt;
    return branch ? branch->row().value : sim::nobody;
  }
};

struct CountOpinions {
  static constexpr std::string_view name = "count_opinions";
  static constexpr sim::Text meaning{"the opinions of actors are counted, and the stock held in advance", "les opinions des acteurs sont comptées, et les stocks de précaution"};
  static constexpr sim::Period period = sim::Period::month;
  static constexpr auto parameters() { return std::tuple{}; }
  using Uses = sim::Access<actor::all, sim::Along<actor::place, commune::within, actor::firm>, sim::Read<actor::preactive, actor::proactive, actor::cooperation, firm::readiness>,
                           sim::Tally<territory::preactive_sum, territory::preactive_squares, territory::proactive_sum, territory::proactive_squares, territory::gap_sum, territory::readiness_sum, territory::voices>>;

  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    const auto place = self.follow<actor::place>();
    const auto whole = place ? place->follow<commune::within>() : std::nullopt;
    if (!whole) return;
    const double preactive = self.get<actor::preactive>(), proactive = self.get<actor::proactive>();
    const auto row = whole->row();
    self.add<territory::preactive_sum>(row, preactive), self.add<territory::preactive_squares>(row, preactive * preactive);
    self.add<territory::proactive_sum>(row, proactive), self.add<territory::proactive_squares>(row, proactive * proactive);
    if (const auto firm = self.follow<actor::firm>()) self.add<territory::readiness_sum>(row, double{firm->get<firm::readiness>()});
    self.add<territory::gap_sum>(row, std::max(0.0, proactive - double{self.get<actor::cooperation>()}));
    self.add<territory::voices>(row, 1);
  }
};

// After everybody has counted, and after residents and ties were counted: the month's figures; the counts start anew.
struct MeetingAverages {
  static constexpr std::string_view name = "meeting_averages";
  static constexpr sim::Text meaning{"the month's meetings, ties, opinions and participation", "réunions, liens, opinions et participation du mois"};
  static constexpr sim::Period period = sim::Period::month;
  static constexpr auto parameters() { return std::tuple{}; }
  using Counted = sim::Update<territory::meetings_count, territory::full_count, territory::tables_count, territory::views_count, territory::contacts_count, territory::present_count, territory::left_count,
                             territory::reports_count, territory::value_sum, territory::full_value_sum, territory::meetings_coverage_sum, territory::shared_accuracy_sum, territory::own_accuracy_sum,
                             territory::campaigns, territory::deliberations, territory::voice_spent, territory::took_part, territory::depth_sum, territory::followed_sum, territory::voiced_sum, territory::voiced,
                             territory::exchanged_count, territory::strong_count, territory::roles_count, territory::branches_count, territory::inside_private, territory::inside_public,
                             territory::inside_research, territory::inside_civil, territory::all_private, territory::all_public, territory::all_research, territory::all_civil, territory::preactive_sum,
                             territory::preactive_squares, territory::proactive_sum, territory::proactive_squares, territory::gap_sum, territory::readiness_sum, territory::voices, territory::meetings, territory::meetings_present,
                             territory::meetings_contacts, territory::meetings_value, territory::meetings_full_value, territory::meetings_coverage, territory::shared_diagnosis, territory::own_diagnosis,
                             territory::groups_left, territory::group_reports, territory::ties_strong, territory::ties_roles, territory::ties_branches, territory::ties_exchanged, territory::e_i_private,
                             territory::e_i_public, territory::e_i_research, territory::e_i_civil, territory::actors_preactive, territory::actors_preactive_variance, territory::actors_proactive,
                             territory::actors_proactive_variance, territory::will_gap, territory::readiness, territory::participation, territory::participation_depth, territory::participation_quality, territory::voice_cost>;
  using Uses = sim::Access<territory::all, sim::Read<territory::residents>, Counted>;

  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    const auto mean = [](double sum, double count) { return count > 0 ? sum / count : 0.0; };
    const auto variance = [&](double squares, double sum, double count) { return std::max(0.0, mean(squares, count) - mean(sum, count) * mean(sum, count)); };
    namespace t = territory;
    self.set<t::meetings>(taken<t::meetings_count>(self));
    self.set<t::meetings_present>(taken<t::present_count>(self));
    self.set<t::meetings_contacts>(taken<t::contacts_count>(self));
    const std::int32_t tables = taken<t::tables_count>(self), full = taken<t::full_count>(self), views = taken<t::views_count>(self);
    self.set<t::meetings_value>(mean(taken<t::value_sum>(self), tables));
    self.set<t::meetings_full_value>(mean(taken<t::full_value_sum>(self), full));
    self.set<t::meetings_coverage>(mean(taken<t::meetings_coverage_sum>(self), tables));
    self.set<t::shared_diagnosis>(mean(taken<t::shared_accuracy_sum>(self), views));
    self.set<t::own_diagnosis>(mean(taken<t::own_accuracy_sum>(self), views));
    self.set<t::groups_left>(taken<t::left_count>(self));
    self.set<t::group_reports>(self.get<t::group_reports>() + taken<t::reports_count>(self));

    const std::int64_t of_private = taken<t::all_private>(self), of_public = taken<t::all_public>(self), of_research = taken<t::all_research>(self), of_civil = taken<t::all_civil>(self);
    self.set<t::e_i_private>(open(taken<t::inside_private>(self), of_private));
    self.set<t::e_i_public>(open(taken<t::inside_public>(self), of_public));
    self.set<t::e_i_research>(open(taken<t::inside_research>(self), of_research));
    self.set<t::e_i_civil>(open(taken<t::inside_civil>(self), of_civil));
    self.set<t::ties_strong>(taken<t::strong_count>(self));
    self.set<t::ties_roles>(taken<t::roles_count>(self));
    self.set<t::ties_branches>(taken<t::branches_count>(self));
    self.set<t::ties_exchanged>(mean(static_cast<double>(taken<t::exchanged_count>(self)), static_cast<double>(of_private + of_public + of_research + of_civil)));

    const double voices = taken<t::voices>(self), preactive = taken<t::preactive_sum>(self), proactive = taken<t::proactive_sum>(self);
    self.set<t::actors_preactive>(mean(preactive, voices));
    self.set<t::actors_preactive_variance>(variance(taken<t::preactive_squares>(self), preactive, voices));
    self.set<t::actors_proactive>(mean(proactive, voices));
    self.set<t::actors_proactive_variance>(variance(taken<t::proactive_squares>(self), proactive, voices));
    self.set<t::will_gap>(mean(taken<t::gap_sum>(self), voices));
    self.set<t::readiness>(mean(taken<t::readiness_sum>(self), voices));

    const double residents = self.get<t::residents>(), part = taken<t::took_part>(self), depth = taken<t::depth_sum>(self), voiced = taken<t::voiced_sum>(self);
    self.set<t::participation>(mean(part, residents));
    self.set<t::participation_depth>(mean(depth, part));
    self.set<t::participation_quality>(mean(taken<t::followed_sum>(self), residents));
    if (depth > 0) self.set<t::voiced>(voiced / depth);
    self.set<t::voice_cost>(taken<t::voice_spent>(self));
    self.set<t::campaigns>(0), self.set<t::deliberations>(0);
  }

 private:
  template <const auto& C> static sim::Value<C> taken(const sim::Agent<Uses>& self) {
    const sim::Value<C> counted = self.template get<C>();
    self.template set<C>(0);
    return counted;
  }
  static double open(std::int64_t inside, std::int64_t all) { return all > 0 ? static_cast<double>(all - 2 * inside) / static_cast<double>(all) : 0; }
};

}  // namespace models::indicators
