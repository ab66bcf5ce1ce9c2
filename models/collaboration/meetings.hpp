// models/collaboration/meetings.hpp -- what a meeting is worth to a group, who sat there, and who leaves.
#pragma once
#include <algorithm>
#include <bit>
#include <vector>

#include "models/vocabulary/group_value.hpp"
#include "models/vocabulary/meeting.hpp"
#include "sim/kernel/process.hpp"

namespace models::collaboration {

// The value of this month's meeting (vocabulary/group_value.hpp); distances are of what members have to offer, field by
// field. Where nothing is known of either of two, the distance is taken half way.
struct AssessMeetings {
  double farthest = 1.25, cost = 0.05, partners = 11, memory = 0.7;

  static constexpr std::string_view name = "assess_meetings";
  static constexpr sim::Text meaning{"a group weighs what its meeting brought", "un groupe pèse ce que sa réunion a apporté"};
  static constexpr sim::Period period = sim::Period::month;
  static constexpr auto parameters() {
    using P = AssessMeetings;
    return std::tuple{
        sim::parameter(&P::farthest, "farthest", sim::unit::one, 0.1, 10, "assumed; inverted U after Nooteboom et al. 2007, above 1 so that people without a field in common still understand something", {"distance of know-how at which nothing is understood, 1 being no field in common", "distance des savoirs à laquelle rien n'est compris, 1 valant aucun domaine commun"}),
        sim::parameter(&P::cost, "cost", sim::unit::one, 0, 1, "assumed", {"cost of keeping up one link, in the unit of the value", "coût d'entretien d'un lien, dans l'unité de la valeur"}),
        sim::parameter(&P::partners, "partners", sim::unit::person, 1, 1000, "assumed: groups of up to 12 (Hackman 2002, from memory)", {"with how many one can have an exchange in one meeting", "avec combien on peut échanger dans une réunion"}),
        sim::parameter(&P::memory, "memory", sim::unit::one, 0, 1, "assumed", {"weight of past meetings in how a group is seen", "poids des réunions passées dans l'appréciation d'un groupe"})};
  }
  using Uses = sim::Access<group::all, sim::Along<group::host, public_body::place, commune::within, group::members, actor::trust>,
                           sim::Read<group::meets, group::led, group::kind, group::wanted_roles, actor::attends, actor::offers, actor::core, actor::role, actor::sphere, actor::social, actor::good, actor::bad>,
                           sim::Update<group::value, group::quality, group::present, group::coverage, group::meetings>,
                           sim::Tally<territory::meetings_count, territory::tables_count, territory::full_count, territory::present_count, territory::contacts_count, territory::value_sum,
                                      territory::full_value_sum, territory::meetings_coverage_sum>>;

  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    if (!self.get<group::meets>() || !group::of_members(self.get<group::kind>())) return;
    std::vector<sim::Other<Uses, actor::all>> there;
    for (const auto member : self.along<group::members>())
      if (member.other().get<actor::attends>()) there.push_back(member.other());
    const auto size = static_cast<std::uint32_t>(there.size());
    self.set<group::present>(static_cast<std::int32_t>(size));
    if (size < 2) return;
    double pairs = 0;
    for (std::uint32_t i = 0; i < size; ++i)
      for (std::uint32_t j = i + 1; j < size; ++j)
        pairs += group_value::value_of_pair((trust(there[i], there[j]) + trust(there[j], there[i])) / 2, distance(there[i], there[j]), farthest);
    const double value = group_value::value_of_meeting(pairs, size, {farthest, group::lift(self.get<group::led>()), cost, partners});
    const double covered = coverage(self, there);
    const std::int32_t held = self.get<group::meetings>();
    self.set<group::value>(static_cast<float>(value));
    self.set<group::quality>(static_cast<float>(held == 0 ? value : memory * double{self.get<group::quality>()} + (1 - memory) * value));
    self.set<group::coverage>(static_cast<float>(covered));
    self.set<group::meetings>(held + 1);

    const auto host = self.follow<group::host>();
    const auto place = host ? host->follow<public_body::place>() : std::nullopt;
    const auto whole = place ? place->follow<commune::within>() : std::nullopt;
    if (!whole) return;
    self.add<territory::meetings_count>(whole->row(), 1);
    self.add<territory::tables_count>(whole->row(), 1);
    self.add<territory::present_count>(whole->row(), static_cast<std::int32_t>(size));
    self.add<territory::contacts_count>(whole->row(), std::int64_t{size} * (size - 1));
    self.add<territory::value_sum>(whole->row(), value);
    self.add<territory::meetings_coverage_sum>(whole->row(), covered);
    if (covered < 1) return;
    self.add<territory::full_count>(whole->row(), 1);
    self.add<territory::full_value_sum>(whole->row(), value);
  }

 private:
  using One = sim::Other<Uses, actor::all>;
  static double trust(const One& one, const One& two) {
    const auto tie = one.along<actor::trust>().find(two.row());
    return tie ? actor::trust_of(tie->get<actor::good>(), tie->get<actor::bad>()) : actor::trust_of(0, 0);
  }
  double distance(const One& one, const One& two) const {
    const std::uint64_t a = one.get<actor::offers>() | one.get<actor::core>(), b = two.get<actor::offers>() | two.get<actor::core>();
    if ((a | b) == 0) return farthest / 2;
    const auto bits = [](std::uint64_t mask) { return static_cast<std::uint32_t>(std::popcount(mask)); };
    return group_value::distance_of(bits(a), bits(b), bits(a & b));
  }
  // Needed: the roles that it names; of a cluster its four parts; else the four spheres.
  static double coverage(const sim::Agent<Uses>& self, const std::vector<One>& there) {
    std::uint32_t seen = 0, wanted = self.get<group::wanted_roles>();
    for (const One& one : there) {
      if (wanted != 0) seen |= 1U << static_cast<unsigned>(one.get<actor::role>());
      else if (self.get<group::kind>() == group::Kind::cluster) seen |= 1U << part_of_cluster(one.get<actor::sphere>(), one.get<actor::social>());
      else seen |= 1U << static_cast<unsigned>(one.get<actor::sphere>());
    }
    if (wanted == 0) wanted = 0b1111;
    return static_cast<double>(std::popcount(seen & wanted)) / std::popcount(wanted);
  }
  static unsigned part_of_cluster(actor::Sphere sphere, bool social) {
    return social || sphere == actor::Sphere::civil ? 0 : sphere == actor::Sphere::private_sphere ? 1 : sphere == actor::Sphere::public_sphere ? 2 : 3;
  }
};

// Who sits in a group whose meetings take more than they give leaves it.
struct LeaveGroups {
  double leaving = 0.3;
  std::int32_t patience = 3;

  static constexpr std::string_view name = "leave_groups";
  static constexpr sim::Text meaning{"members leave groups whose meetings are not worth it", "des membres quittent les groupes dont les réunions n'en valent pas la peine"};
  static constexpr sim::Period period = sim::Period::month;
  static constexpr auto parameters() {
    using P = LeaveGroups;
    return std::tuple{sim::parameter(&P::leaving, "leaving", sim::unit::chance_per_month, 0, 1, "assumed", {"chance that a member leaves such a group", "probabilité de quitter un tel groupe"}),
                      sim::parameter(&P::patience, "patience", sim::unit::one, 0, 100, "assumed", {"meetings before a group is judged", "réunions avant de juger un groupe"})};
  }
  using Uses = sim::Access<actor::all, sim::Along<group::membership, actor::place, commune::within>, sim::Read<group::quality, group::meetings>, sim::Tally<territory::left_count>,
                           sim::Edit<group::members, group::membership>>;

  void each(const sim::Agent<Uses>& self, sim::Rng& rng) const {
    for (const auto seat : self.along<group::membership>()) {
      const auto group = seat.other();
      if (group.get<group::meetings>() < patience || group.get<group::quality>() >= 0 || !rng.chance(leaving)) continue;
      self.disconnect<group::members>(group.row(), self.row());
      self.disconnect<group::membership>(self.row(), group.row());
      const auto place = self.follow<actor::place>();
      if (const auto whole = place ? place->follow<commune::within>() : std::nullopt) self.add<territory::left_count>(whole->row(), 1);
    }
  }
};

// A group whose policy has ended closes; ties and trust remain, and so does what it found out.
struct CloseGroups {
  static constexpr std::string_view name = "close_groups";
  static constexpr sim::Text meaning{"groups close when their policy ends", "les groupes ferment à la fin de leur politique"};
  static constexpr sim::Period period = sim::Period::month;
  static constexpr auto parameters() { return std::tuple{}; }
  using Uses = sim::Access<group::all, sim::Along<group::host, public_body::place, commune::within>, sim::Read<group::until, group::diagnosis>, sim::Tally<territory::reports_count>, sim::Edit<group::all>>;

  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    if (self.now().day < self.get<group::until>()) return;
    const auto host = self.follow<group::host>();
    const auto place = host ? host->follow<public_body::place>() : std::nullopt;
    const auto whole = place ? place->follow<commune::within>() : std::nullopt;
    if (whole && self.get<group::diagnosis>() != 0) self.add<territory::reports_count>(whole->row(), 1);
    self.die();
  }
};

}  // namespace models::collaboration
