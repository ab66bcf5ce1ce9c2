// models/collaboration/diagnosis.hpp -- each sees a part of the territory's problems; around a table the parts are put together.
#pragma once
#include <array>
#include <bit>

#include "models/vocabulary/meeting.hpp"
#include "sim/kernel/process.hpp"

namespace models::collaboration {

// The truth that diagnoses are held against: how many actors need each field for their open problems.
struct CountNeeds {
  static constexpr std::string_view name = "count_needs";
  static constexpr sim::Text meaning{"what actors lack is counted by field", "ce qui manque aux acteurs est compté par domaine"};
  static constexpr sim::Period period = sim::Period::month;
  static constexpr auto parameters() { return std::tuple{}; }
  using Uses = sim::Access<actor::all, sim::Along<actor::place, commune::within>, sim::Read<actor::lacks>, sim::Tally<field::needed_by, territory::in_need>>;

  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    const auto place = self.follow<actor::place>();
    const auto whole = place ? place->follow<commune::within>() : std::nullopt;
    if (!whole || self.get<actor::lacks>() == 0) return;
    self.add<territory::in_need>(whole->row(), 1);
    for (std::uint64_t left = self.get<actor::lacks>(); left != 0; left &= left - 1)
      self.add<field::needed_by>({static_cast<std::uint32_t>(std::countr_zero(left))}, 1);
  }
};

struct RecurrentNeeds {
  double share = 0.1;

  static constexpr std::string_view name = "recurrent_needs";
  static constexpr sim::Text meaning{"the fields that many actors lack are the recurrent problems", "les domaines qui manquent à beaucoup d'acteurs sont les problèmes récurrents"};
  static constexpr sim::Period period = sim::Period::month;
  static constexpr auto parameters() {
    return std::tuple{sim::parameter(&RecurrentNeeds::share, "share", sim::unit::one, 0, 1, "assumed", {"part of the actors with open problems that need a field, from which it is a recurrent problem", "part des acteurs ayant des problèmes ouverts à partir de laquelle un domaine est un problème récurrent"})};
  }
  using Uses = sim::Access<territory::all, sim::Update<field::needed_by, territory::in_need, territory::recurrent>>;

  void whole(const sim::Whole<Uses>& all, sim::Rng&) const {
    const auto needed = all.update<field::needed_by>();
    const auto in_need = all.update<territory::in_need>();
    std::int64_t actors = 0;
    for (auto& some : in_need) actors += some, some = 0;
    std::uint64_t mask = 0;
    for (std::size_t f = 0; f < needed.size() && f < field::count; ++f) {
      if (needed[f] > 0 && needed[f] >= share * static_cast<double>(actors)) mask |= field::bit(static_cast<std::uint32_t>(f));
      needed[f] = 0;
    }
    for (auto& row : all.update<territory::recurrent>()) row = mask;
  }
};

// A member has looked at itself and at the acquaintances that it has met in a year, and only at the topics that its role
// sees. A field that at least `share` of those needed is a problem in its view. The group adds up what its members have
// looked at, each field over those who see it, and judges by the same rule.
struct ShareViews {
  double share = 0.1;

  static constexpr std::string_view name = "share_views";
  static constexpr sim::Text meaning{"members of a group put together what they see of the territory's problems", "les membres d'un groupe réunissent ce qu'ils voient des problèmes du territoire"};
  static constexpr sim::Period period = sim::Period::month;
  static constexpr auto parameters() {
    return std::tuple{sim::parameter(&ShareViews::share, "share", sim::unit::one, 0, 1, "assumed; as in recurrent_needs", {"part of those looked at that need a field, from which it is taken for a recurrent problem", "part des acteurs observés à partir de laquelle un domaine est tenu pour un problème récurrent"})};
  }
  using Uses = sim::Access<group::all, sim::Along<group::host, public_body::place, commune::within, group::members, actor::trust>,
                           sim::Read<group::meets, group::kind, actor::attends, actor::role, actor::lacks, actor::exchanged, territory::recurrent>,
                           sim::Update<group::diagnosis, group::shared_accuracy, group::own_accuracy>,
                           sim::Tally<territory::views_count, territory::shared_accuracy_sum, territory::own_accuracy_sum>>;

  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    if (!self.get<group::meets>() || !group::of_members(self.get<group::kind>())) return;
    const auto host = self.follow<group::host>();
    const auto place = host ? host->follow<public_body::place>() : std::nullopt;
    const auto whole = place ? place->follow<commune::within>() : std::nullopt;
    if (!whole || whole->get<territory::recurrent>() == 0) return;
    const std::uint64_t truth = whole->get<territory::recurrent>();
    Counts together{};
    double own = 0;
    std::uint32_t members = 0;
    for (const auto member : self.along<group::members>()) {
      const auto one = member.other();
      if (!one.get<actor::attends>()) continue;
      Counts seen{};
      const std::uint64_t window = actor::sees(one.get<actor::role>());
      look_at(seen, window, one.get<actor::lacks>());
      for (const auto tie : one.along<actor::trust>())
        if (tie.get<actor::exchanged>() > self.now().day - 366 && tie.get<actor::exchanged>() > 0) look_at(seen, window, tie.other().get<actor::lacks>());
      for (std::size_t f = 0; f < field::count; ++f) together.needed[f] += seen.needed[f], together.looked_at[f] += seen.looked_at[f];
      own += agreement(judged(seen), truth);
      ++members;
    }
    if (members < 2) return;
    const std::uint64_t diagnosis = judged(together);
    const double shared = agreement(diagnosis, truth);
    own /= members;
    self.set<group::diagnosis>(diagnosis);
    self.set<group::shared_accuracy>(static_cast<float>(shared));
    self.set<group::own_accuracy>(static_cast<float>(own));
    self.add<territory::views_count>(whole->row(), 1);
    self.add<territory::shared_accuracy_sum>(whole->row(), shared);
    self.add<territory::own_accuracy_sum>(whole->row(), own);
  }

 private:
  struct Counts {
    std::array<std::uint32_t, field::count> needed{}, looked_at{};
  };
  static void look_at(Counts& seen, std::uint64_t window, std::uint64_t lacks) {
    if (lacks == 0) return;  // nothing to tell
    for (std::uint64_t left = window; left != 0; left &= left - 1) {
      const auto f = static_cast<std::size_t>(std::countr_zero(left));
      ++seen.looked_at[f];
      seen.needed[f] += lacks >> f & 1U;
    }
  }
  std::uint64_t judged(const Counts& seen) const {
    std::uint64_t mask = 0;
    for (std::uint32_t f = 0; f < field::count; ++f)
      if (seen.needed[f] > 0 && seen.needed[f] >= share * seen.looked_at[f]) mask |= field::bit(f);
    return mask;
  }
  static double agreement(std::uint64_t view, std::uint64_t truth) {  // of two sets (Jaccard 1912)
    const int either = std::popcount(view | truth);
    return either > 0 ? static_cast<double>(std::popcount(view & truth)) / either : 1;
  }
};

}  // namespace models::collaboration
