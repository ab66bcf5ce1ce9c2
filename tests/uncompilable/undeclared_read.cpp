// expect: no matching function for call to
#include "tests/sim/kernel/village.hpp"
struct Peek {
  static constexpr std::string_view name = "peek";
  static constexpr sim::Text meaning{"reads", "lit"};
  static constexpr auto parameters() { return std::tuple{}; }
  using Uses = sim::Access<village::person, sim::Read<village::mood>>;
  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
#ifdef GOOD
    (void)self.get<village::mood>();
#else
    (void)self.get<village::money>();
#endif
  }
};
void enrol(sim::Catalogue& catalogue) { catalogue.add<Peek>("test"); }
