// models/economy/labour_market.hpp -- jobs are bid for: posts where too many hold one, vacancies by those without work.
//
// Search is local and blind: a few establishments within reach are drawn, larger ones more often, and the first with a
// vacancy is bid for. Frictions follow from the draw (urn-ball matching, Butters 1977).
#pragma once
#include <algorithm>

#include "models/vocabulary/labour.hpp"
#include "sim/kernel/process.hpp"

namespace models::economy {

struct LabourMarket {
  std::int32_t tries = 6;
  double search = 0.5;

  static constexpr std::string_view name = "labour_market";
  static constexpr sim::Text meaning{"residents defend their post or look for a vacancy within reach", "les résidents défendent leur poste ou cherchent un emploi à portée"};
  static constexpr auto parameters() {
    using P = LabourMarket;
    return std::tuple{sim::parameter(&P::tries, "tries", sim::unit::one, 0, 100, "assumed", {"establishments asked in one search", "établissements sollicités par recherche"}),
                      sim::parameter(&P::search, "search", sim::unit::chance_per_week, 0, 1, "assumed", {"chance that somebody without work searches", "probabilité de chercher quand on est sans emploi"})};
  }
  using Uses = sim::Access<citizen::all, sim::Along<citizen::home, citizen::employer, firm::workplaces>,
                           sim::Read<citizen::status, firm::positions, firm::commuters, firm::employees, firm::workplaces_upto>,
                           sim::Bid<labour::post, labour::vacancy>>;

  void each(const sim::Agent<Uses>& self, sim::Rng& rng) const {
    if (self.get<citizen::status>() != citizen::Status::labour_force) return;
    if (const auto employer = self.follow<citizen::employer>()) {
      if (room(*employer) < 0) self.bid<labour::post>(employer->row(), 0, 1);
      return;
    }
    const auto home = self.follow<citizen::home>();
    if (!home || !rng.chance(search)) return;
    const auto reach = home->along<firm::workplaces>();
    if (reach.empty()) return;
    for (std::int32_t i = 0; i < tries; ++i) {
      const double drawn = rng.uniform();
      std::uint32_t low = 0, high = reach.size() - 1;
      while (low < high) {
        const std::uint32_t middle = (low + high) / 2;
        if (reach[middle].get<firm::workplaces_upto>() <= drawn) low = middle + 1;
        else high = middle;
      }
      const auto firm = reach[low].other();
      if (room(firm) > 0) return self.bid<labour::vacancy>(firm.row(), 0, 1);
    }
  }

 private:
  static std::int32_t room(const sim::Other<Uses, firm::all>& firm) {  // posts for residents that are free; negative: too many
    return firm.get<firm::positions>() - firm.get<firm::commuters>() - firm.get<firm::employees>();
  }
};

struct Layoffs {
  static constexpr std::string_view name = "layoffs";
  static constexpr sim::Text meaning{"posts that remain go to those who are drawn first; the others lose theirs", "les postes restants vont aux premiers tirés ; les autres perdent le leur"};
  static constexpr auto parameters() { return std::tuple{}; }
  static constexpr const auto& awards = labour::post;
  using Uses = sim::Access<firm::all, sim::Read<firm::positions, firm::commuters>, sim::Update<firm::employees>, sim::Edit<citizen::employer>>;

  void award(const sim::Agent<Uses>& self, std::span<const sim::Offer<labour::post>> holders, sim::Rng&) const {
    const auto posts = static_cast<std::size_t>(std::max(0, self.get<firm::positions>() - self.get<firm::commuters>()));
    for (std::size_t i = posts; i < holders.size(); ++i) self.relink<citizen::employer>(holders[i].from, std::nullopt);
    self.set<firm::employees>(static_cast<std::int32_t>(std::min(posts, holders.size())));
  }
};

struct Hiring {
  static constexpr std::string_view name = "hiring";
  static constexpr sim::Text meaning{"vacancies go to those who are drawn first", "les postes vacants vont aux premiers tirés"};
  static constexpr auto parameters() { return std::tuple{}; }
  static constexpr const auto& awards = labour::vacancy;
  using Uses = sim::Access<firm::all, sim::Read<firm::positions, firm::commuters>, sim::Update<firm::employees>, sim::Edit<citizen::employer>>;

  void award(const sim::Agent<Uses>& self, std::span<const sim::Offer<labour::vacancy>> seekers, sim::Rng&) const {
    const std::int32_t free = self.get<firm::positions>() - self.get<firm::commuters>() - self.get<firm::employees>();
    const std::size_t hired = std::min(seekers.size(), static_cast<std::size_t>(std::max(0, free)));
    for (std::size_t i = 0; i < hired; ++i) self.relink<citizen::employer>(seekers[i].from, self.row());
    self.set<firm::employees>(self.get<firm::employees>() + static_cast<std::int32_t>(hired));
  }
};

}  // namespace models::economy
