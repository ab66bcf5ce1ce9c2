// expect: no matching function for call to
#include "tests/sim/kernel/village.hpp"
struct Haste {
  static constexpr std::string_view name = "haste";
  static constexpr sim::Text meaning{"reads", "lit"};
  static constexpr auto parameters() { return std::tuple{}; }
  using Uses = sim::Access<village::person, sim::Along<village::home>, sim::Edit<village::seat>>;
  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
#ifdef GOOD
    self.relink<village::seat>(self.row(), std::nullopt);
#else
    self.relink<village::home>(self.row(), std::nullopt);
#endif
  }
};
void enrol(sim::Catalogue& catalogue) { catalogue.add<Haste>("test"); }
