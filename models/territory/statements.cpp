// models/territory/statements.cpp -- counting the settled world in the words of the figures.
#include "models/territory/statements.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <cmath>
#include <map>

#include "models/vocabulary/actor.hpp"
#include "models/vocabulary/citizen.hpp"
#include "models/vocabulary/commune.hpp"

namespace models::territory {
namespace {

using Counted = std::map<std::string, std::vector<double>, std::less<>>;  // figure -> by commune

// "figure/part" for figures that are broken down.
Counted counted(const sim::World& world, const Figures& figures, const Establishments& establishments, const Technology& technology) {
  const std::size_t n = figures.communes();
  Counted out;
  const auto at = [&](const std::string& figure) -> std::vector<double>& {
    auto& values = out[figure];
    values.resize(n, 0);
    return values;
  };
  for (const std::string_view name : {"inhabitants", "inhabitants_15_64", "active_15_64", "unemployed_15_64", "jobs", "jobs_salaried", "jobs_own_account",
                                      "establishments", "establishments_1_9", "establishments_10_plus", "establishments_trade"})
    at(std::string(name));
  for (const auto& broad : broad_sectors) {
    at(std::string(broad.establishments));
    if (!broad.jobs.empty()) at(std::string(broad.jobs));
  }
  const auto inhabitants = world[commune::all].column<commune::inhabitants>();
  std::copy(inhabitants.begin(), inhabitants.end(), at("inhabitants").begin());

  const auto& people = world[citizen::all];
  const auto home = people.link<citizen::home>(), employer = people.link<citizen::employer>();
  const auto status = people.column<citizen::status>();
  const auto age = people.column<citizen::age>();
  auto &of_15_64 = at("inhabitants_15_64"), &active = at("active_15_64"), &unemployed = at("unemployed_15_64");
  for (std::uint32_t i = 0; i < people.rows(); ++i) {
    of_15_64[home[i]] += age[i] != citizen::Age::from_65;
    active[home[i]] += status[i] == citizen::Status::labour_force || status[i] == citizen::Status::works_outside;
    unemployed[home[i]] += status[i] == citizen::Status::labour_force && employer[i] == sim::nobody;
  }

  struct Place { double *jobs = nullptr, *paid = nullptr, *establishments = nullptr, *broad_jobs = nullptr, *broad = nullptr; };  // of a sector's counts
  std::vector<Place> places(technology.sectors.size());
  std::vector<bool> seen(places.size(), false), seen_employer(places.size(), false);  // a sector that nobody is in has no count
  for (const Establishment& one : establishments.all) seen[one.sector] = true, seen_employer[one.sector] = seen_employer[one.sector] || one.employer;
  for (std::size_t k = 0; k < places.size(); ++k) {
    const Sector& sector = technology.sectors[k];
    const BroadSector& broad = broad_sectors[static_cast<std::size_t>(sector.broad == Broad::trade ? Broad::services : sector.broad)];  // as INSEE: trade is in services
    if (seen[k]) places[k].jobs = at("jobs_by_sector/" + sector.code).data(), places[k].broad_jobs = at(std::string(broad.jobs)).data();
    if (!seen_employer[k]) continue;
    places[k].paid = at("jobs_salaried_by_sector/" + sector.code).data();
    places[k].establishments = at("establishments_by_sector/" + sector.code).data();
    places[k].broad = at(std::string(broad.establishments)).data();
  }
  auto &jobs = at("jobs"), &salaried = at("jobs_salaried"), &own_account = at("jobs_own_account"), &all = at("establishments"), &trade = at("establishments_trade"),
       &large = at("establishments_10_plus"), &small = at("establishments_1_9");
  for (const Establishment& one : establishments.all) {
    const std::uint32_t c = one.commune;
    const Place& place = places[one.sector];
    jobs[c] += one.jobs, place.broad_jobs[c] += one.jobs, place.jobs[c] += one.jobs;
    (one.employer ? salaried : own_account)[c] += one.jobs;
    if (!one.employer) continue;
    place.paid[c] += one.jobs;
    all[c] += 1, place.broad[c] += 1, place.establishments[c] += 1;
    if (technology.sectors[one.sector].broad == Broad::trade) trade[c] += 1;
    if (one.jobs >= 10) large[c] += 1;
    else if (!one.none_at_year_end) small[c] += 1;
  }
  return out;
}

class Writer {
 public:
  Writer(const sim::World& world, const Figures& figures, const Counts& counts, const Establishments& establishments, const Technology& technology)
      : world_(world), figures_(figures), counts_(counts), establishments_(establishments), technology_(technology),
        counted_(counted(world, figures, establishments, technology)) {}

  std::vector<sim::Statement> write() {
    for (const auto& name : figure_names) {
      const Figure& figure = figures_.figure(name.name);
      if (figure.there() && name.parts != Parts::none) broken_down(figure);
      else if (figure.there() || counted_.count(name.name)) plain(name, figure);
    }
    sectors();
    known_by_name();
    assumptions();
    for (const Place& place : figures_.places) names_[place.code] = &place.name;
    for (sim::Statement& one : out_) name_for_people(one);
    return std::move(out_);
  }

 private:
  // "62528" is Loos-en-Gohelle; "jobs_by_sector/C1" is "jobs by sector C1", « emplois par branche C1 ».
  void name_for_people(sim::Statement& one) const {
    one.place_name = one.place == figures_.code ? "*" : one.place;
    if (const auto found = names_.find(one.place); found != names_.end() && one.place != figures_.code) one.place_name = *found->second;
    const std::string key = one.figure.substr(0, one.figure.find('/')), part = key.size() < one.figure.size() ? " " + one.figure.substr(key.size() + 1) : "";
    one.label_en = one.label_fr = one.figure;
    std::replace(one.label_en.begin(), one.label_en.end(), '_', ' ');
    std::replace(one.label_en.begin(), one.label_en.end(), '/', ' ');
    for (std::size_t i = 2; i < one.label_en.size(); ++i)  // "15 64" is an age band
      if (one.label_en[i - 1] == ' ' && std::isdigit(static_cast<unsigned char>(one.label_en[i - 2])) && std::isdigit(static_cast<unsigned char>(one.label_en[i]))) one.label_en[i - 1] = '-';
    for (const FigureName& name : figure_names)
      if (name.name == key) one.label_fr = std::string(name.fr) + part;
    if (key == "large_employer") one.label_fr = "grand employeur";
    if (key == "public_body_staff") one.label_fr = "effectif d'un acteur public";
    if (key.rfind("assumption ", 0) == 0) one.label_fr = "hypothèse " + key.substr(11);
  }

  double settled(const std::string& figure, std::size_t c) const {
    const auto found = counted_.find(figure);
    return found == counted_.end() ? unknown : found->second[c] / counts_.scale;
  }
  double settled(const std::string& figure) const {
    const auto found = counted_.find(figure);
    if (found == counted_.end()) return unknown;
    double sum = 0;
    for (const double one : found->second) sum += one;
    return sum / counts_.scale;
  }

  std::string note(const FigureName& name, const Figure& figure) const {
    const std::string_view is = name.name;
    if (figure.there() && (is == "inhabitants_15_64" || is == "active_15_64" || is == "unemployed_15_64") && figure.year != figures_.figure("inhabitants").year)
      return fmt::format("rate of {} on the inhabitants of {}", figure.year, figures_.figure("inhabitants").year);
    if (is == "establishments_1_9") return "establishments without employee at the end of the year hold one job here and belong to no class";
    if (is == "owner_occupied" || is == "median_income") return "used as a rate";
    if (!counted_.count(is)) return "read; nothing in the world shows it";
    return "";
  }

  void plain(const FigureName& name, const Figure& figure) {
    const std::string key(name.name);
    const Structure::Row* row = figures_.structure.row(name.name);
    double stated = 0;
    bool all = true;
    for (std::size_t c = 0; c < figures_.communes(); ++c) {
      const bool told = figure.there() && c < figure.communes.size() && figure.communes[c].where != nullptr;
      if (figures_.is_large() && !told) {  // what is imputed for a whole country is told as a whole
        all = false;
        continue;
      }
      sim::Statement out{figures_.places[c].code, key, std::string(name.unit), figure.source, note(name, figure), figure.year, figure.at(c), settled(key, c), counts_.is_imputed(key, c) || !figure.there()};
      if (figure.there() && c < figure.communes.size() && !figure.communes[c].missing.empty()) out.note = "missing: " + figure.communes[c].missing;
      else if (std::isnan(out.stated)) out.note = out.note.empty() ? "not stated" : "not stated; " + out.note;
      stated += out.stated, all = all && !std::isnan(out.stated);
      out_.push_back(std::move(out));
    }
    if (name.unit == "1" || name.unit == "EUR/year") return;  // rates and medians do not add up
    sim::Statement total{figures_.code, key, std::string(name.unit), figure.source, note(name, figure), figure.year, all ? stated : figure.total.value, settled(key), !all};
    if (figure.total.known() && all && figure.total.value != stated)
      total.note += fmt::format("{}the source's own total is {}", total.note.empty() ? "" : "; ", figure.total.value);
    if (figure.there() && figure.total.known()) total.stated = figure.total.value;
    if (row && !all) {
      if (total.source.empty()) total.source = row->source, total.year = row->year;
      total.note += fmt::format("{}imputed by size of commune{}", total.note.empty() ? "" : "; ", row->per.empty() ? "" : ", per " + row->per);
    }
    out_.push_back(std::move(total));
  }

  void broken_down(const Figure& figure) {
    const std::string key(figure.name->name);
    for (const auto& [part, communes] : figure.parts)
      for (std::size_t c = 0; c < communes.size(); ++c) {
        if (!communes[c].where) continue;
        sim::Statement out{figures_.places[c].code, key + "/" + part, std::string(figure.name->unit), figure.source, note(*figure.name, figure), figure.year, communes[c].value, unknown, false};
        if (!communes[c].missing.empty()) out.note = "missing: " + communes[c].missing;
        if (figure.name->parts == Parts::sector) out.settled = zero_if_none(settled(key + "/" + part, c)), out.note.clear();
        out_.push_back(std::move(out));
      }
    for (const auto& [part, total] : figure.part_totals)
      out_.push_back({figures_.code, key + "/" + part, std::string(figure.name->unit), figure.source, "", figure.year, total.value,
                      figure.name->parts == Parts::sector ? zero_if_none(settled(key + "/" + part)) : unknown, false});
  }
  static double zero_if_none(double value) { return std::isnan(value) ? 0 : value; }

  // What the sectors came to, where nobody states it: imputed, and to be read as one allocation among others.
  void sectors() {
    for (const std::string key : {"jobs_by_sector", "establishments_by_sector"}) {
      const Figure& figure = figures_.figure(key);
      for (const Sector& sector : technology_.sectors) {
        if (figure.part_totals.count(sector.code)) continue;
        out_.push_back({figures_.code, key + "/" + sector.code, key.front() == 'j' ? "job" : "establishment", "national shares within broad sectors",
                        "one allocation drawn among many that fit", 0, unknown, zero_if_none(settled(key + "/" + sector.code)), true});
      }
    }
  }

  void known_by_name() {
    std::vector<double> employer(figures_.large_employers.size(), 0), body(figures_.bodies.size(), 0);
    for (const Establishment& one : establishments_.all) {
      if (one.employer_row >= 0) employer[static_cast<std::size_t>(one.employer_row)] = one.jobs / counts_.scale;
      if (one.body >= 0) body[static_cast<std::size_t>(one.body)] = one.jobs / counts_.scale;
    }
    for (std::size_t e = 0; e < employer.size(); ++e) {
      const LargeEmployer& one = figures_.large_employers[e];
      out_.push_back({figures_.places[one.commune].code, "large_employer", "job", one.source, figures_.pseudonymise ? "" : one.name, one.year, one.jobs, employer[e], false});
    }
    for (std::size_t b = 0; b < body.size(); ++b) {
      const Body& one = figures_.bodies[b];
      if (one.staff > 0) out_.push_back({figures_.places[one.commune].code, "public_body_staff", "job", one.source, one.name, 0, one.staff, body[b], one.source.rfind("assumed", 0) == 0});
    }
  }

  double social_jobs() const {  // part of the jobs of employers
    const auto& firms = world_[firm::all];
    const auto face = firms.link<actor::face_of_firm>();
    const auto jobs = firms.column<firm::base_jobs>();
    const auto social = world_[actor::all].column<actor::social>();
    double all = 0, of_it = 0;
    for (std::uint32_t f = 0; f < firms.rows(); ++f) {
      if (establishments_.all[f].employer) all += jobs[f];
      if (face[f] != sim::nobody && social[face[f]]) of_it += jobs[f];
    }
    return all > 0 ? of_it / all : 0;
  }

  void assumptions() {
    const auto& firms = world_[firm::all];
    const auto jobs = firms.column<firm::base_jobs>(), employees = firms.column<firm::employees>();
    const auto wage = firms.column<firm::wage>();
    double all = 0, held = 0, pay = 0;
    for (std::uint32_t f = 0; f < firms.rows(); ++f) all += jobs[f], held += employees[f], pay += jobs[f] * wage[f];
    for (const auto& name : assumption_names) {
      const Assumption& one = figures_.assumptions.find(name.name)->second;
      double settled = one.value;
      if (all > 0 && name.name == "residents_in_local_jobs") settled = held / all;
      if (all > 0 && name.name == "weekly_wage") settled = pay / all;
      if (all > 0 && name.name == "social_economy") settled = social_jobs();
      std::string why = one.stated ? "" : "not in the file: the program's own assumption";
      if (name.name == "residents_in_local_jobs" && !figures_.flows.empty()) why = "where flows are stated they decide: " + figures_.commuting_source;
      out_.push_back({figures_.code, "assumption " + std::string(name.name), std::string(name.unit), one.source, why, 0, one.value, settled, true});
    }
  }

  const sim::World& world_;
  const Figures& figures_;
  const Counts& counts_;
  const Establishments& establishments_;
  const Technology& technology_;
  Counted counted_;
  std::map<std::string_view, const std::string*> names_;  // of communes, by code
  std::vector<sim::Statement> out_;
};

}  // namespace

std::vector<sim::Statement> statements(const sim::World& world, const Figures& figures, const Counts& counts,
                                       const Establishments& establishments, const Technology& technology) {
  return Writer(world, figures, counts, establishments, technology).write();
}

}  // namespace models::territory
