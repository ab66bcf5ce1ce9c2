// app/row_names.hpp -- what the rows of a series are called, and where places lie, from the scenario that a run file holds.
#pragma once
#include <map>
#include <string>
#include <utility>

#include "app/text.hpp"
#include "sim/io/run_reader.hpp"

namespace app {

class RowNames {
 public:
  explicit RowNames(const io::RunReader& file);

  struct Place {
    std::string name;
    double longitude = 0, latitude = 0;  // degrees; NaN: not given
    double inhabitants = 0;              // NaN: not given
  };
  // By code; empty for a scenario without communes.
  const std::map<std::string, Place>& places() const { return places_; }
  // "Lens" for a commune, "construction" for a branch ...; the code itself where nothing else is known.
  std::string name(const std::string& population, const std::string& code, const Voice& voice) const;

 private:
  std::map<std::string, Place> places_;
  std::map<std::string, std::pair<std::string, std::string>> sectors_;  // en, fr
};

}  // namespace app
