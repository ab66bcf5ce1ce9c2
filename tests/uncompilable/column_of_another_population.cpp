// expect: no matching function for call to
#include "tests/sim/kernel/village.hpp"
struct Stranger {
  static constexpr std::string_view name = "stranger";
  static constexpr sim::Text meaning{"reads", "lit"};
  static constexpr auto parameters() { return std::tuple{}; }
  using Uses = sim::Access<village::person, sim::Read<village::mood, village::seats>>;
  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
#ifdef GOOD
    (void)self.get<village::mood>();
#else
    (void)self.get<village::seats>();
#endif
  }
};
void enrol(sim::Catalogue& catalogue) { catalogue.add<Stranger>("test"); }
