// expect: no matching function for call to
#include "tests/sim/kernel/village.hpp"
struct Gift {
  static constexpr std::string_view name = "gift";
  static constexpr sim::Text meaning{"reads", "lit"};
  static constexpr auto parameters() { return std::tuple{}; }
  using Uses = sim::Access<village::person, sim::Along<village::home>, sim::Tally<village::visits>>;
  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
#ifdef GOOD
    self.add<village::visits>(self.follow<village::home>()->row(), 1);
#else
    self.add<village::till>(self.follow<village::home>()->row(), 1.0);
#endif
  }
};
void enrol(sim::Catalogue& catalogue) { catalogue.add<Gift>("test"); }
