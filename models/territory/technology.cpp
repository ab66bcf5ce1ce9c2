// models/territory/technology.cpp -- coefficients and earnings per job.
#include "models/territory/technology.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace models::territory {
namespace {

constexpr double capital_ratio = 4;  // productive capital over yearly value added (Hallegatte 2008)
constexpr double weeks_per_year = sim::unit::days_per_year / 7;
bool is_energy(const std::string& code) { return code == "DE" || code == "C2"; }

double member(const sim::Tree* table, const std::string& name) {
  const sim::Tree* found = table ? table->find(name) : nullptr;
  return found ? found->as_number() : 0;
}

// Domestic and imported inputs by product; they add up to the coefficient.
void all_inputs(Sector& buyer, const sim::Tree* imported, const std::vector<Sector>& sectors, bool feedstock) {
  const sim::Tree* own = imported ? imported->find(buyer.code) : nullptr;
  double sum = 0;
  for (std::size_t s = 0; s < sectors.size(); ++s) {
    const bool out = is_energy(sectors[s].code) && !feedstock;
    buyer.all_inputs.push_back(out ? 0 : buyer.inputs[s] + member(own, sectors[s].code));
    sum += buyer.all_inputs.back();
  }
  for (double& one : buyer.all_inputs) one *= sum > 0 ? buyer.input_coefficient / sum : 0;
}

void needs(Sector& buyer, const sim::Tree* table, const std::vector<Sector>& sectors) {
  buyer.needs.assign(sectors.size(), table ? firm::Need::other : firm::Need::essential);
  const sim::Tree* own = table ? (*table)["by_buyer"].find(buyer.code) : nullptr;
  if (!own) return;
  for (const auto& [name, need] : {std::pair("important", firm::Need::important), std::pair("essential", firm::Need::essential)})
    if (const sim::Tree* list = own->find(name))
      for (const sim::Tree& item : list->items())
        for (std::size_t s = 0; s < sectors.size(); ++s)
          if (sectors[s].code == item.as_text()) buyer.needs[s] = need;
}

// By energy: where nothing is stated, all energy is electricity.
Technology::Mix mix(const sim::Tree& table, std::string_view group, const std::string& code, std::vector<sim::Mistake>& mistakes) {
  const sim::Tree* stated = table.find("energy_mix");
  const sim::Tree* found = stated ? stated->find(group) : nullptr;
  if (found && !code.empty()) found = found->find(code);
  if (!found) return {};
  const Technology::Mix out{member(found, "electricity"), member(found, "gas")};
  if (out.electricity + out.gas > 1) mistakes.push_back(found->mistake("electricity and gas are more than the whole bill"));
  return out;
}

// ---- sectors whose bounds in the table are not those of the jobs: read as one, in proportion to output

double total_output(const Sector& sector) { return sector.output_per_job * sector.employment; }

// Inputs bought of a block are bought of its members in proportion to their output.
void spread(std::vector<double>& by_supplier, const std::vector<std::size_t>& block, const std::vector<Sector>& sectors) {
  double bought = 0, output = 0;
  for (const std::size_t s : block) bought += by_supplier[s], output += total_output(sectors[s]);
  for (const std::size_t s : block) by_supplier[s] = bought * total_output(sectors[s]) / output;
}

void read_as_one(std::vector<Sector>& sectors, const std::vector<std::size_t>& block) {
  Sector mean;
  double output = 0, energy = 0, pay = 0;
  mean.electricity = mean.gas = 0;
  mean.inputs.assign(sectors.size(), 0), mean.all_inputs.assign(sectors.size(), 0);
  for (const std::size_t k : block) {
    const Sector& one = sectors[k];
    const double x = total_output(one);
    output += x, mean.employment += one.employment, pay += one.labour_cost * one.employment, energy += one.energy_coefficient * x;
    mean.input_coefficient += one.input_coefficient * x, mean.capital += one.capital * x, mean.co2 += one.co2 * x;
    mean.electricity += one.electricity * one.energy_coefficient * x, mean.gas += one.gas * one.energy_coefficient * x;
    for (std::size_t s = 0; s < sectors.size(); ++s) mean.inputs[s] += one.inputs[s] * x, mean.all_inputs[s] += one.all_inputs[s] * x;
  }
  for (const std::size_t k : block) {
    Sector& one = sectors[k];
    one.output_per_job = output / mean.employment, one.labour_cost = pay / mean.employment;
    one.input_coefficient = mean.input_coefficient / output, one.energy_coefficient = energy / output;
    one.capital = mean.capital / output, one.co2 = mean.co2 / output;
    if (energy > 0) one.electricity = mean.electricity / energy, one.gas = mean.gas / energy;
    for (std::size_t s = 0; s < sectors.size(); ++s) one.inputs[s] = mean.inputs[s] / output, one.all_inputs[s] = mean.all_inputs[s] / output;
  }
  for (Sector& buyer : sectors) spread(buyer.inputs, block, sectors), spread(buyer.all_inputs, block, sectors);
}

std::vector<std::vector<std::size_t>> blocks(const sim::Tree& table, const std::vector<Sector>& sectors, std::vector<sim::Mistake>& mistakes) {
  std::vector<std::vector<std::size_t>> out;
  const sim::Tree* stated = table.find("read_together");
  if (!stated) return out;
  for (const sim::Tree& list : (*stated)["blocks"].items()) {
    out.emplace_back();
    for (const sim::Tree& item : list.items()) {
      const auto found = std::find_if(sectors.begin(), sectors.end(), [&](const Sector& one) { return one.code == item.as_text(); });
      if (found == sectors.end()) mistakes.push_back(item.mistake(fmt::format("no sector \"{}\" in this table", item.as_text())));
      else out.back().push_back(static_cast<std::size_t>(found - sectors.begin()));
    }
  }
  return out;
}

}  // namespace

Technology read_technology(const sim::Tree& table) {
  Technology technology;
  std::vector<sim::Mistake> mistakes;
  const auto& rows = table["sectors"].items();
  for (const sim::Tree& row : rows) {
    Sector sector;
    sector.code = row["code"].as_text();
    const std::string& broad = row["broad"].as_text();
    for (std::size_t b = 0; b < broad_sectors.size(); ++b)
      if (broad_sectors[b].name == broad) sector.broad = static_cast<Broad>(b);
    for (const Sector& before : technology.sectors)
      if (before.code == sector.code) mistakes.push_back(row["code"].mistake(fmt::format("sector \"{}\" is there twice", sector.code)));
    sector.employment = row["employment"].as_number();
    const double output = row["output"].as_number(), value_added = row["value_added"].as_number();
    if (sector.employment <= 0) mistakes.push_back(row["employment"].mistake("a sector without employment"));
    if (output <= 0) mistakes.push_back(row["output"].mistake("a sector without output"));
    // MEUR per thousand jobs and year; where pay exceeds value added, what value added can bear.
    sector.labour_cost = std::min(row["compensation"].as_number(), 0.9 * value_added) / sector.employment * 1e3 / weeks_per_year;
    sector.output_per_job = output / sector.employment * 1e3 / weeks_per_year;
    sector.capital = capital_ratio * value_added / output;
    sector.co2 = member(&row, "co2") / output;
    if (const sim::Tree* days = table.find("stock_days")) sector.stock_days = member(days->find("days"), sector.code);
    const auto [electricity, gas] = mix(table, "sectors", sector.code, mistakes);
    sector.electricity = electricity, sector.gas = gas;
    technology.sectors.push_back(std::move(sector));
  }

  technology.households = mix(table, "households", "", mistakes), technology.public_bodies = mix(table, "public_bodies", "", mistakes);

  // Energy is taken out of the inputs: what is bought from DE and C2, and the imported part of energy_share, which the
  // table does not split otherwise. Where energy is feedstock (energy_share_used 0) it stays an input like any other.
  for (std::size_t k = 0; k < rows.size(); ++k) {
    Sector& sector = technology.sectors[k];
    const sim::Tree* inputs = table["inputs"].find(sector.code);
    if (!inputs) mistakes.push_back(table["inputs"].mistake(fmt::format("no inputs of sector \"{}\"", sector.code)));
    sector.energy_coefficient = rows[k]["energy_share_used"].as_number();
    const bool feedstock = sector.energy_coefficient == 0;
    double bought = 0, energy = 0;
    for (const Sector& supplier : technology.sectors) {
      const double coefficient = member(inputs, supplier.code);
      const bool out = is_energy(supplier.code) && !feedstock;
      sector.inputs.push_back(out ? 0 : coefficient);
      (out ? energy : bought) += coefficient;
    }
    const double imported = member(&table["imported_inputs"], sector.code);
    const double imported_energy = feedstock ? 0 : std::clamp(rows[k]["energy_share"].as_number() - energy, 0.0, imported);
    sector.input_coefficient = bought + imported - imported_energy;
    all_inputs(sector, table.find("imported_inputs_by_product"), technology.sectors, feedstock);
    needs(sector, table.find("needs"), technology.sectors);
    if (sector.input_coefficient + sector.energy_coefficient >= 0.95)
      mistakes.push_back(rows[k].mistake(fmt::format("sector \"{}\" buys for {} of its output, which leaves nothing to pay work",
                                                     sector.code, sector.input_coefficient + sector.energy_coefficient)));
  }
  const auto together = blocks(table, technology.sectors, mistakes);
  if (!mistakes.empty()) throw sim::ScenarioError(std::move(mistakes));
  for (const auto& block : together) read_as_one(technology.sectors, block);
  return technology;
}

void adapt(Technology& technology, const sim::Tree& table, const Figures& figures) {
  technology.charges = figures.assumption("labour_charges");
  technology.net_margin = figures.assumption("net_margin");
  const sim::Tree* households = table["final_demand"].find("households");
  double all = 0;
  for (std::size_t k = 0; k < technology.sectors.size(); ++k) {
    Sector& sector = technology.sectors[k];
    double spent = std::max(0.0, member(households, sector.code));
    if (sector.code == "LZ") {  // imputed rents are neither cash nor output that a client pays
      const double imputed = spent * (1 - figures.assumption("cash_rents"));
      const double output = table["sectors"].items()[k]["output"].as_number();
      sector.output_per_job *= std::max(0.1, 1 - imputed / output);
      sector.co2 /= std::max(0.1, 1 - imputed / output);
      spent -= imputed;
    }
    if (sector.code == "OQ") spent *= figures.assumption("paid_public_services");
    sector.household_share = is_energy(sector.code) ? 0 : spent;  // energy is on its own bill
    all += sector.household_share;
  }
  std::vector<sim::Mistake> none;
  for (const auto& block : blocks(table, technology.sectors, none)) {
    double spent = 0, jobs = 0;  // output per job is one in a block
    for (const std::size_t k : block) spent += technology.sectors[k].household_share, jobs += technology.sectors[k].employment;
    for (const std::size_t k : block) technology.sectors[k].household_share = spent * technology.sectors[k].employment / jobs;
  }
  for (Sector& sector : technology.sectors)
    sector.household_share = all > 0 ? sector.household_share / all * (1 - figures.assumption("household_imports")) : 0;
}

double Technology::output(const Sector& sector, double jobs) const {
  const double bearable = 0.95 - sector.input_coefficient - sector.energy_coefficient;
  return jobs * std::max(sector.output_per_job, sector.wage * (1 + charges) / bearable);
}

void Technology::rescale(std::span<const std::int64_t> jobs, double weekly_wage) {
  double cost = 0, all = 0;
  for (std::size_t k = 0; k < sectors.size(); ++k) {
    cost += sectors[k].labour_cost * static_cast<double>(jobs[k]);
    all += static_cast<double>(jobs[k]);
  }
  const double factor = cost > 0 ? weekly_wage * (1 + charges) * all / cost : 1;
  for (Sector& sector : sectors) {
    sector.labour_cost *= factor;
    sector.output_per_job *= factor;
    sector.co2 /= factor;
    sector.wage = std::round(sector.labour_cost / (1 + charges) * 100) / 100;
  }
}

}  // namespace models::territory
