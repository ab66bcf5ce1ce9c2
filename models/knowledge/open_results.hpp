// models/knowledge/open_results.hpp -- what projects publish can be copied by who took no part, less well than by who did.
//
// A description carries less than doing: fidelity below one (assumed). Only projects whose call wants open results publish.
#pragma once
#include "models/vocabulary/knowledge.hpp"
#include "models/vocabulary/project.hpp"
#include "sim/kernel/process.hpp"

namespace models::knowledge {

// In the month of its delivery a project publishes a part of what its partners brought.
struct PublishResults {
  static constexpr std::string_view name = "publish_results";
  static constexpr sim::Text meaning{"projects with open results describe what was done, for all to read", "les projets à résultats ouverts décrivent ce qui a été fait, pour tous"};
  static constexpr sim::Period period = sim::Period::month;
  static constexpr auto parameters() { return std::tuple{}; }
  using Uses = sim::Access<project::all, sim::Along<project::leader, project::partners, actor::place, commune::within>, sim::Read<project::phase, project::open, project::ended, project::brings>,
                           sim::Edit<capability::published>>;

  void each(const sim::Agent<Uses>& self, sim::Rng& rng) const {
    if (self.get<project::phase>() != project::Phase::delivered || self.get<project::open>() <= 0 || self.now().day - self.get<project::ended>() > sim::unit::days_per_month + 1) return;
    const auto leader = self.follow<project::leader>();
    const auto place = leader ? leader->follow<actor::place>() : std::nullopt;
    const auto territory = place ? place->follow<commune::within>() : std::nullopt;
    if (!territory) return;
    for (const auto partner : self.along<project::partners>())
      if (rng.chance(self.get<project::open>())) self.connect<capability::published>(territory->row(), {partner.get<project::brings>()});
  }
};

// Who reads along comes upon one description a month at most, and keeps what lies in its topics and is new to it.
struct CopyResults {
  double reading = 0.05, fidelity = 0.4;

  static constexpr std::string_view name = "copy_results";
  static constexpr sim::Text meaning{"actors copy what projects published, with loss", "des acteurs copient ce que des projets ont publié, avec perte"};
  static constexpr sim::Period period = sim::Period::month;
  static constexpr auto parameters() {
    using P = CopyResults;
    return std::tuple{sim::parameter(&P::reading, "reading", sim::unit::chance_per_month, 0, 1, "assumed", {"chance to read a description in a month, at full digital skill", "probabilité de lire une description dans le mois, à compétence numérique entière"}),
                      sim::parameter(&P::fidelity, "fidelity", sim::unit::one, 0, 1, "assumed: a document, without a visit", {"part of full ability that a description carries", "part de la maîtrise entière que porte une description"})};
  }
  using Uses = sim::Access<actor::all, sim::Along<actor::place, commune::within, capability::published, kene::of>, sim::Read<actor::digital, actor::topics_mask, actor::room, capability::topic>,
                           sim::Tally<territory::capabilities_copied>, sim::Edit<kene::of>>;

  void each(const sim::Agent<Uses>& self, sim::Rng& rng) const {
    const auto place = self.follow<actor::place>();
    const auto territory = place ? place->follow<commune::within>() : std::nullopt;
    if (!territory || territory->along<capability::published>().empty() || !rng.chance(reading * double{self.get<actor::digital>()})) return;
    const auto published = territory->along<capability::published>();
    const auto read = published[rng.below(published.size())].other();
    const auto kene = self.along<kene::of>();
    if ((self.get<actor::topics_mask>() >> read.get<capability::topic>() & 1) == 0 || kene.size() >= self.get<actor::room>() || kene.find(read.row())) return;
    self.connect<kene::of>(self.row(), read.row(), sim::with<kene::ability>(static_cast<float>(10 * fidelity)), sim::with<kene::expertise>(std::uint8_t{1}), sim::with<kene::shared>(false), sim::with<kene::used>(true));
    self.add<territory::capabilities_copied>(territory->row(), 1);
  }
};

}  // namespace models::knowledge
