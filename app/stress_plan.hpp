// app/stress_plan.hpp -- a scenario becomes a stress test: a control, and the same crises once for each intensity.
#pragma once
#include <string>
#include <utility>
#include <vector>

#include "app/commands.hpp"
#include "app/intensity_grid.hpp"
#include "app/preparation.hpp"
#include "sim/kernel/catalogue.hpp"
#include "sim/kernel/tree.hpp"

namespace app {

inline constexpr std::string_view control = "control";  // the context without crisis: intensity 0

class StressPlan {
 public:
  // Reads the scenario and the crises. Throws ScenarioError with what is wrong, a crisis that no intensity changes included.
  StressPlan(const StressCommand& command, const sim::Catalogue& catalogue);

  // The plan of the control and these intensities, an ordinary scenario: its text alone is enough to run it again.
  Prepared with(const std::vector<Intensity>& intensities) const;

  // Of a crisis whose other events have an intensity: this event acts in full at every intensity above 0. In English and French.
  const std::vector<std::pair<std::string, std::string>>& warnings() const { return warnings_; }

  struct Crisis {
    std::string path, from, title_en, title_fr, fingerprint;  // from: the day it is moved to, or empty
  };
  const std::vector<Crisis>& crises() const { return crises_; }

 private:
  void look_for_intensity(const sim::Tree& crisis, const sim::Catalogue& catalogue);

  const StressCommand& command_;
  const sim::Catalogue& catalogue_;
  Prepared prepared_;       // with one context of each kind
  sim::Tree list_;          // "crises" of a context, with all that they use
  std::vector<Crisis> crises_;
  std::vector<std::pair<std::string, std::string>> warnings_;
  std::vector<sim::Mistake> mistakes_;
};

// Two scenarios that differ in their contexts and title at most: runs of the same context are the same runs.
bool same_but_contexts(const sim::Tree& one, const sim::Tree& other);

}  // namespace app
