// models/indicators/knowledge_census.hpp -- counting what actors know, who has it, and what they lack although somebody has it.
#pragma once
#include <array>

#include "models/vocabulary/project.hpp"
#include "sim/kernel/process.hpp"

namespace models::indicators {

struct NewKnowledgePages {
  static constexpr std::string_view name = "new_knowledge_pages";
  static constexpr sim::Text meaning{"the counts of knowledge start anew", "les comptages des savoirs repartent de zéro"};
  static constexpr sim::Period period = sim::Period::month;
  static constexpr auto parameters() { return std::tuple{}; }
  using Uses = sim::Access<territory::all, sim::Update<territory::knowers, territory::kene_sum, territory::kene_squares, territory::expertise_sum, territory::holder_squares, territory::bodies_answering,
                                                       territory::response_sum, territory::culture_sum, territory::culture_of, territory::needs_held, territory::needs_unmet, territory::capabilities,
                                                       territory::spin_offs_alive>>;
  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    wipe<territory::knowers, territory::kene_sum, territory::kene_squares, territory::expertise_sum, territory::holder_squares, territory::bodies_answering, territory::response_sum, territory::culture_sum,
         territory::culture_of, territory::needs_held, territory::needs_unmet, territory::capabilities, territory::spin_offs_alive>(self);
  }

 private:
  template <const auto&... C> static void wipe(const sim::Agent<Uses>& self) { (self.template set<C>(0), ...); }
};
struct NewCapabilityPages {
  static constexpr std::string_view name = "new_capability_pages";
  static constexpr sim::Text meaning{"the counts of who has a capability start anew", "les comptages de détenteurs repartent de zéro"};
  static constexpr sim::Period period = sim::Period::month;
  static constexpr auto parameters() { return std::tuple{}; }
  using Uses = sim::Access<capability::all, sim::Update<capability::holders>>;
  void each(const sim::Agent<Uses>& self, sim::Rng&) const { self.set<capability::holders>(0); }
};

struct CountKnowledge {
  static constexpr std::string_view name = "count_knowledge";
  static constexpr sim::Text meaning{"what each actor knows is counted", "ce que sait chaque acteur est compté"};
  static constexpr sim::Period period = sim::Period::month;
  static constexpr auto parameters() { return std::tuple{}; }
  using Uses = sim::Access<actor::all, sim::Along<actor::place, commune::within, kene::of, actor::parent, actor::firm>, sim::Read<kene::expertise, actor::response, actor::culture, firm::active>,
                           sim::Tally<capability::holders, territory::knowers, territory::kene_sum, territory::kene_squares, territory::expertise_sum, territory::bodies_answering, territory::response_sum,
                                      territory::culture_sum, territory::culture_of, territory::spin_offs_alive>>;
  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    const auto kene = self.along<kene::of>();
    std::int64_t expertise = 0;
    for (const auto known : kene) {
      expertise += known.get<kene::expertise>();
      self.add<capability::holders>(known.other().row(), 1);
    }
    const auto place = self.follow<actor::place>();
    const auto territory = place ? place->follow<commune::within>() : std::nullopt;
    if (!territory) return;
    const std::int64_t length = kene.size();
    if (length > 0) self.add<territory::knowers>(territory->row(), 1);
    self.add<territory::kene_sum>(territory->row(), length);
    self.add<territory::kene_squares>(territory->row(), length * length);
    self.add<territory::expertise_sum>(territory->row(), expertise);
    self.add<territory::culture_sum>(territory->row(), double{self.get<actor::culture>()});
    self.add<territory::culture_of>(territory->row(), 1);
    if (self.get<actor::response>() > 0) {
      self.add<territory::bodies_answering>(territory->row(), 1);
      self.add<territory::response_sum>(territory->row(), double{self.get<actor::response>()});
    }
    if (self.follow<actor::parent>()) {
      const auto firm = self.follow<actor::firm>();
      if (firm && firm->get<firm::active>()) self.add<territory::spin_offs_alive>(territory->row(), 1);
    }
  }
};

// Capabilities are the same everywhere; they are counted for the one territory that there is.
struct CountCapabilities {
  static constexpr std::string_view name = "count_capabilities";
  static constexpr sim::Text meaning{"capabilities that somebody has are counted", "les capacités présentes sont comptées"};
  static constexpr sim::Period period = sim::Period::month;
  static constexpr auto parameters() { return std::tuple{}; }
  using Uses = sim::Access<capability::all, sim::Read<capability::holders>, sim::Tally<territory::capabilities, territory::holder_squares>>;
  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    const std::int64_t holders = self.get<capability::holders>();
    if (holders == 0) return;
    self.add<territory::capabilities>({0}, 1);
    self.add<territory::holder_squares>({0}, holders * holders);
  }
};

// Of what the open problems of an actor need and it lacks: what somebody has, and what nobody has whom it knows. Fields tell
// at a glance who may have it, so few kenes are looked into; an actor's first 64 needs count.
struct CountComplementarities {
  static constexpr std::string_view name = "count_complementarities";
  static constexpr sim::Text meaning{"capabilities that are lacking although somebody has them are counted", "les capacités manquantes alors que quelqu'un les détient sont comptées"};
  static constexpr sim::Period period = sim::Period::month;
  static constexpr auto parameters() { return std::tuple{}; }
  using Uses = sim::Access<actor::all, sim::Along<problem::of, problem::needs, kene::of, actor::trust, actor::place, commune::within>,
                           sim::Read<problem::state, capability::holders, actor::fields>, sim::Tally<territory::needs_held, territory::needs_unmet>>;
  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    std::array<std::uint32_t, 64> needed{};
    std::array<std::uint64_t, 64> in{};  // its field
    std::size_t count = 0;
    for (const auto declared : self.along<problem::of>()) {
      if (declared.other().get<problem::state>() != problem::State::open) continue;
      for (const auto need : declared.other().along<problem::needs>()) {
        const auto wanted = need.other();
        if (count == needed.size() || wanted.get<capability::holders>() == 0 || self.along<kene::of>().find(wanted.row())) continue;
        needed[count] = wanted.row().value, in[count] = field::bit(capability::field_of(capability::number_of(wanted.id().value))), ++count;
      }
    }
    if (count == 0) return;
    std::uint32_t missing = static_cast<std::uint32_t>(count);  // those still missing stand first
    for (const auto tie : self.along<actor::trust>()) {
      if (missing == 0) break;
      const std::uint64_t fields = tie.other().get<actor::fields>();
      for (std::uint32_t i = missing; i-- > 0;)
        if ((fields & in[i]) != 0 && tie.other().along<kene::of>().find({needed[i]})) --missing, needed[i] = needed[missing], in[i] = in[missing];
    }
    const auto place = self.follow<actor::place>();
    const auto territory = place ? place->follow<commune::within>() : std::nullopt;
    if (!territory) return;
    self.add<territory::needs_held>(territory->row(), static_cast<std::int64_t>(count));
    self.add<territory::needs_unmet>(territory->row(), missing);
  }
};

struct KnowledgeAverages {
  static constexpr std::string_view name = "knowledge_averages";
  static constexpr sim::Text meaning{"means, diversity and concentration of what actors know", "moyennes, diversité et concentration des savoirs"};
  static constexpr sim::Period period = sim::Period::month;
  static constexpr auto parameters() { return std::tuple{}; }
  using Uses = sim::Access<territory::all, sim::Read<territory::knowers, territory::kene_sum, territory::kene_squares, territory::expertise_sum, territory::holder_squares, territory::bodies_answering,
                                                     territory::response_sum, territory::culture_sum, territory::culture_of, territory::needs_held, territory::needs_unmet>,
                           sim::Update<territory::kene_length, territory::expertise, territory::capability_diversity, territory::knowledge_concentration, territory::response_time, territory::culture,
                                       territory::complementarities_unmet>>;
  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    const auto share = [](double part, double whole) { return whole > 0 ? part / whole : 0.0; };
    const auto all = static_cast<double>(self.get<territory::kene_sum>());
    self.set<territory::kene_length>(share(all, static_cast<double>(self.get<territory::knowers>())));
    self.set<territory::expertise>(share(static_cast<double>(self.get<territory::expertise_sum>()), all));
    self.set<territory::capability_diversity>(share(all * all, static_cast<double>(self.get<territory::holder_squares>())));
    self.set<territory::knowledge_concentration>(share(static_cast<double>(self.get<territory::kene_squares>()), all * all));
    self.set<territory::response_time>(share(self.get<territory::response_sum>(), self.get<territory::bodies_answering>()));
    self.set<territory::culture>(share(self.get<territory::culture_sum>(), self.get<territory::culture_of>()));
    self.set<territory::complementarities_unmet>(share(static_cast<double>(self.get<territory::needs_unmet>()), static_cast<double>(self.get<territory::needs_held>())));
  }
};

}  // namespace models::indicators
