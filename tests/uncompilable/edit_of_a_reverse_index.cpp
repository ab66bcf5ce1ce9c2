// expect: no matching function for call to
#include "tests/sim/kernel/village.hpp"
inline constexpr sim::NetworkKey known_by{village::person, village::person, "known_by", {"the other way", "dans l'autre sens"}, {}, &village::friends};
struct Backwards {
  static constexpr std::string_view name = "backwards";
  static constexpr sim::Text meaning{"ties", "lie"};
  static constexpr auto parameters() { return std::tuple{}; }
  using Uses = sim::Access<village::person, sim::Along<known_by>, sim::Edit<village::friends, known_by>>;
  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
#ifdef GOOD
    self.connect<village::friends>(self.row(), self.row());
#else
    self.connect<known_by>(self.row(), self.row());
#endif
  }
};
void enrol(sim::Catalogue& catalogue) { catalogue.add<Backwards>("test"); }
