// models/indicators/project_census.hpp -- counting projects: what stands today, and means over all since the start.
#pragma once
#include "models/vocabulary/project_count.hpp"
#include "sim/kernel/process.hpp"

namespace models::indicators {

struct NewProjectPages {
  static constexpr std::string_view name = "new_project_pages";
  static constexpr sim::Text meaning{"the counts of projects that stand start anew", "les comptages des projets en cours repartent de zéro"};
  static constexpr auto parameters() { return std::tuple{}; }
  using Uses = sim::Access<territory::all, sim::Update<territory::projects_searching, territory::projects_running, territory::seats_running>>;
  void each(const sim::Agent<Uses>& self, sim::Rng&) const { self.set<territory::projects_searching>(0), self.set<territory::projects_running>(0), self.set<territory::seats_running>(0); }
};

struct NewProjectSizePages {
  static constexpr std::string_view name = "new_project_size_pages";
  static constexpr sim::Text meaning{"the counts of establishments in projects start anew", "les comptages des établissements dans les projets repartent de zéro"};
  static constexpr auto parameters() { return std::tuple{}; }
  using Uses = sim::Access<size_class::all, sim::Update<size_class::seats_in_projects>>;
  void each(const sim::Agent<Uses>& self, sim::Rng&) const { self.set<size_class::seats_in_projects>(0); }
};

struct CountProjects {
  static constexpr std::string_view name = "count_projects";
  static constexpr sim::Text meaning{"projects and their partners are counted", "les projets et leurs partenaires sont comptés"};
  static constexpr auto parameters() { return std::tuple{}; }
  using Uses = sim::Access<project::all, sim::Along<project::leader, project::partners, actor::place, actor::firm, firm::size, commune::within>, sim::Read<project::phase>,
                           sim::Tally<territory::projects_searching, territory::projects_running, territory::seats_running, size_class::seats_in_projects>>;
  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    const auto phase = self.get<project::phase>();
    const auto leader = self.follow<project::leader>();
    const auto place = leader ? leader->follow<actor::place>() : std::nullopt;
    const auto territory = place ? place->follow<commune::within>() : std::nullopt;
    if (!territory) return;
    if (phase == project::Phase::searching || phase == project::Phase::submitted) self.add<territory::projects_searching>(territory->row(), 1);
    if (phase != project::Phase::running) return;
    self.add<territory::projects_running>(territory->row(), 1);
    self.add<territory::seats_running>(territory->row(), static_cast<std::int32_t>(self.along<project::partners>().size()));
    for (const auto edge : self.along<project::partners>())
      if (const auto firm = edge.other().follow<actor::firm>())
        if (const auto size = firm->follow<firm::size>()) self.add<size_class::seats_in_projects>(size->row(), 1);
  }
};

struct ProjectAverages {
  static constexpr std::string_view name = "project_averages";
  static constexpr sim::Text meaning{"means and shares over the projects since the start", "moyennes et parts sur les projets depuis le départ"};
  static constexpr auto parameters() { return std::tuple{}; }
  using Uses = sim::Access<territory::all,
                           sim::Read<territory::projects_proposed, territory::projects_assembled, territory::assembly_days, territory::projects_begun, territory::projects_delivered, territory::delay_days, territory::use_sum,
                                     territory::projects_searching, territory::projects_running, territory::project_seats, territory::newcomer_seats, territory::project_pairs, territory::repeat_pairs, territory::projects_with_citizens, territory::project_coverage_sum>,
                           sim::Update<territory::assembly_months, territory::project_delay, territory::implementation_rate, territory::delivery_rate, territory::project_use, territory::repeat_share, territory::newcomer_share,
                                       territory::project_coverage, territory::citizens_share>>;
  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    const auto part = [](auto of, auto all) { return all > 0 ? static_cast<double>(of) / static_cast<double>(all) : 0.0; };
    const std::int64_t delivered = self.get<territory::projects_delivered>(), begun = self.get<territory::projects_begun>(), running = self.get<territory::projects_running>();
    self.set<territory::assembly_months>(part(self.get<territory::assembly_days>(), self.get<territory::projects_assembled>()) / sim::unit::days_per_month);
    self.set<territory::project_delay>(part(self.get<territory::delay_days>(), delivered) / sim::unit::days_per_month);
    self.set<territory::implementation_rate>(part(delivered, self.get<territory::projects_proposed>() - self.get<territory::projects_searching>() - running));
    self.set<territory::delivery_rate>(part(delivered, begun - running));
    self.set<territory::project_use>(part(self.get<territory::use_sum>(), delivered));
    self.set<territory::repeat_share>(part(self.get<territory::repeat_pairs>(), self.get<territory::project_pairs>()));
    self.set<territory::newcomer_share>(part(self.get<territory::newcomer_seats>(), self.get<territory::project_seats>()));
    self.set<territory::project_coverage>(part(self.get<territory::project_coverage_sum>(), begun));
    self.set<territory::citizens_share>(part(self.get<territory::projects_with_citizens>(), begun));
  }
};

// How many different capabilities projects bring together, and how evenly: 1 over the sum of squared shares.
struct ProjectCapabilities {
  static constexpr std::string_view name = "project_capabilities";
  static constexpr sim::Text meaning{"the diversity of what partners bring is measured", "la diversité des apports des partenaires est mesurée"};
  static constexpr auto parameters() { return std::tuple{}; }
  using Uses = sim::Access<territory::all, sim::Read<project::brought, capability::rarity>, sim::Update<territory::brought_count, territory::brought_diversity, territory::rare_share>>;
  void whole(const sim::Whole<Uses>& all, sim::Rng&) const {
    const auto brought = all.read<project::brought>();
    const auto rarity = all.read<capability::rarity>();
    double different = 0, sum = 0, squares = 0, rare = 0;
    for (std::size_t i = 0; i < brought.size(); ++i) {
      const double n = brought[i];
      different += n > 0 ? 1 : 0, sum += n, squares += n * n, rare += rarity[i] == capability::Rarity::rare ? n : 0;
    }
    for (double& out : all.update<territory::brought_count>()) out = different;
    for (double& out : all.update<territory::brought_diversity>()) out = squares > 0 ? sum * sum / squares : 0;
    for (double& out : all.update<territory::rare_share>()) out = sum > 0 ? rare / sum : 0;
  }
};

}  // namespace models::indicators
