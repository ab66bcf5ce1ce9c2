// expect: no matching function for call to
#include "tests/sim/kernel/village.hpp"
struct Thief {
  static constexpr std::string_view name = "thief";
  static constexpr sim::Text meaning{"writes", "écrit"};
  static constexpr auto parameters() { return std::tuple{}; }
  using Uses = sim::Access<village::person, sim::Along<village::friends>, sim::Update<village::warmth>>;
  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    for (const auto tie : self.along<village::friends>()) {
#ifdef GOOD
      tie.set<village::warmth>(1);
#else
      for (const auto theirs : tie.other().along<village::friends>()) theirs.set<village::warmth>(1);
#endif
    }
  }
};
void enrol(sim::Catalogue& catalogue) { catalogue.add<Thief>("test"); }
