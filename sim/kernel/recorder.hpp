// sim/kernel/recorder.hpp -- takes the world at the end of a step; looking never changes a run.
#pragma once
#include <string>
#include <vector>

#include "sim/kernel/calendar.hpp"
#include "sim/kernel/world.hpp"

namespace sim {

struct Scenario;

// What a run keeps. Series are the labelled columns of the populations named here, one value per row and step.
struct Record {
  struct Agents {
    std::string population, column;  // a column or a link; a link is recorded as the slot it leads to
    Period every = Period::year;
  };
  Period series_every = Period::step;
  std::vector<std::string> series_of;  // populations, for example territory, commune, sector
  std::vector<Agents> agents;
  std::vector<std::string> networks;   // "trust": written once, at the start; "trust@year": then and every year
};

class Recorder {
 public:
  virtual ~Recorder() = default;
  virtual void open(const World& world, const Scenario& scenario) = 0;
  virtual void take(const World& world, Step step) = 0;  // the recorder knows what is due
  virtual void close() = 0;
};

}  // namespace sim
