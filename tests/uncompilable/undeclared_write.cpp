// expect: no matching function for call to
#include "tests/sim/kernel/village.hpp"
struct Scribble {
  static constexpr std::string_view name = "scribble";
  static constexpr sim::Text meaning{"reads", "lit"};
  static constexpr auto parameters() { return std::tuple{}; }
  using Uses = sim::Access<village::person, sim::Read<village::money>, sim::Update<village::mood_level>>;
  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
#ifdef GOOD
    self.set<village::mood_level>(0.5F);
#else
    self.set<village::money>(1.0);
#endif
  }
};
void enrol(sim::Catalogue& catalogue) { catalogue.add<Scribble>("test"); }
