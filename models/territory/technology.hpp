// models/territory/technology.hpp -- what a job of each sector makes, buys and earns, from the national table.
//
// Coefficients are of 2010 at basic prices; EUR are rescaled by one factor, so that there is one price base: that in
// which the mean net pay of the territory is as assumed.
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "models/territory/figures.hpp"
#include "models/vocabulary/firm.hpp"

namespace models::territory {

struct Sector {
  std::string code;
  Broad broad;
  double employment = 0;          // thousand full-time equivalents, nationally: the prior of sectors within a broad one
  double output_per_job = 0;      // EUR/week
  double labour_cost = 0;         // EUR/week and job, contributions included
  double wage = 0;                // net, EUR/week and job, whole cents
  double input_coefficient = 0;   // inputs without energy, per unit of output
  double energy_coefficient = 0;  // energy per unit of output
  double household_share = 0;     // of households' spending, energy left out; what is missing to 1 is made abroad
  std::vector<double> inputs;     // by supplying sector: domestic inputs per unit of output, energy left out
  std::vector<double> all_inputs; // the same with imported ones
  std::vector<firm::Need> needs;  // by supplying sector
  double stock_days = 14;         // of its products, at their buyers
  double capital = 0;             // in years of output
  double electricity = 1, gas = 0;  // parts of the energy bill; fuel is the rest
  double co2 = 0;                 // t per EUR of output
};

struct Technology {
  std::vector<Sector> sectors;
  double charges = 0, net_margin = 0;
  struct Mix {
    double electricity = 1, gas = 0;  // parts of the energy bill; fuel is the rest
  } households, public_bodies;

  // Output of an establishment, EUR/week: at least so much that inputs, energy and pay take no more than 95 % of it.
  double output(const Sector& sector, double jobs) const;
  // One price base: rescales so that the mean net pay over these jobs (by sector) is `weekly_wage`.
  void rescale(std::span<const std::int64_t> jobs, double weekly_wage);
};

// `table` has passed the shape. Throws ScenarioError where a sector lacks its inputs.
Technology read_technology(const sim::Tree& table);
// Assumptions come from the territory: charges, rents and public services paid in cash, households' imports.
void adapt(Technology& technology, const sim::Tree& table, const Figures& figures);

}  // namespace models::territory
