// models/territory/counts.cpp -- filling gaps and rounding.
#include "models/territory/counts.hpp"

#include <algorithm>
#include <cmath>

#include "models/territory/allocation.hpp"

namespace models::territory {
namespace {

class Filler {
 public:
  Filler(const Figures& figures, Counts& counts) : figures_(figures), counts_(counts) {}

  // The figure where it is stated, elsewhere the ratio to `base` for communes of that size, else that of the communes that
  // state it, or `national`.
  std::vector<double> fill(std::string_view name, const std::vector<double>& base, double national) {
    const Figure& figure = figures_.figure(name);
    if (const auto* row = figures_.structure.row(name)) return by_size(name, figure, *row, base);
    const double ratio = ratio_to(name, base, national);
    std::vector<double> out(base.size());
    for (std::size_t c = 0; c < base.size(); ++c) {
      out[c] = figure.at(c);
      if (std::isnan(out[c])) out[c] = ratio * base[c], counts_.impute(name, c);
    }
    return out;
  }
  // What is not stated, by the ratio of its class; brought to the stated whole, if there is one.
  std::vector<double> by_size(std::string_view name, const Figure& figure, const Structure::Row& row, const std::vector<double>& base) {
    std::vector<double> out(base.size());
    double stated = 0, filled = 0;
    for (std::size_t c = 0; c < base.size(); ++c) {
      const double known = figure.at(c);
      out[c] = std::isnan(known) ? row.ratios[size_class(c)] * base[c] : known;
      (std::isnan(known) ? filled : stated) += out[c];
    }
    const double factor = figure.there() && figure.total.known() && filled > 0 ? std::max(0.0, figure.total.value - stated) / filled : 1;
    for (std::size_t c = 0; c < base.size(); ++c)
      if (std::isnan(figure.at(c))) out[c] *= factor, counts_.impute(name, c);
    return out;
  }
  std::size_t size_class(std::size_t c) const { return figures_.structure.class_of(figures_.figure("inhabitants").at(c)); }
  double ratio_to(std::string_view name, const std::vector<double>& base, double national) const {
    const Figure& figure = figures_.figure(name);
    double part = 0, whole = 0;
    for (std::size_t c = 0; c < base.size(); ++c)
      if (!std::isnan(figure.at(c)) && !std::isnan(base[c])) part += figure.at(c), whole += base[c];
    if (whole > 0) return part / whole;
    double all = 0;  // a total without communes serves as well
    for (const double one : base) all += one;
    return figure.there() && figure.total.known() && all > 0 ? figure.total.value / all : national;
  }

 private:
  const Figures& figures_;
  Counts& counts_;
};

// Whole numbers whose running sum follows the running sum of the values: whole values stay, shares of one add up.
std::vector<std::int64_t> follow(const std::vector<double>& values, double scale) {
  std::vector<std::int64_t> out;
  double sum = 0;
  std::int64_t given = 0;
  for (const double value : values) {
    sum += value * scale;
    out.push_back(std::max<std::int64_t>(0, static_cast<std::int64_t>(std::floor(sum + 0.5)) - given));
    given += out.back();
  }
  return out;
}

void count_people(const Figures& figures, Filler& filler, Counts& counts) {
  const std::size_t n = figures.communes();
  const double share_15 = figures.assumption("share_15_and_over"), share_65 = figures.assumption("share_65_and_over");
  std::vector<double> census(n), income(n);
  for (std::size_t c = 0; c < n; ++c) {
    census[c] = figures.census().at(c);
    if (!(census[c] > 0)) census[c] = figures.figure("inhabitants").at(c);
  }
  // National ratios: activity of those aged 15 to 64 about 0.74, unemployment 0.134 in the census of 2018, 2.2 people per
  // household, 0.58 of the main homes owned.
  const auto of_15_64 = filler.fill("inhabitants_15_64", census, share_15 - share_65);
  const auto active = filler.fill("active_15_64", of_15_64, 0.74);
  const auto unemployed = filler.fill("unemployed_15_64", active, 0.134);
  const auto households = filler.fill("households", census, 1 / 2.2);
  const auto owned = filler.fill("owner_occupied", households, 0.58);
  for (std::size_t c = 0; c < n; ++c) {
    CommuneCounts& out = counts.communes[c];
    const double today = figures.figure("inhabitants").at(c) * counts.scale, per_census = census[c] > 0 ? today / census[c] : 0;
    out.inhabitants = std::llround(today);
    out.adults = std::llround(today * share_15);
    out.of_15_64 = std::min<std::int64_t>(std::llround(of_15_64[c] * per_census), out.adults);
    out.labour_force = std::min<std::int64_t>(std::llround(active[c] * per_census), out.of_15_64);
    out.unemployed = std::min<std::int64_t>(std::llround(unemployed[c] * per_census), out.labour_force);
    out.owner_share = households[c] > 0 ? std::min(1.0, owned[c] / households[c]) : 0;
    out.income = figures.figure("median_income").at(c);
    if (!std::isnan(out.income)) continue;
    counts.impute("median_income", c);
    if (const auto* row = figures.structure.row("median_income")) out.income = row->ratios[filler.size_class(c)];
  }
}

// National ratios: 0.4 jobs per inhabitant, 0.88 of them salaried.
void count_jobs(const Figures& figures, Filler& filler, Counts& counts) {
  const std::size_t n = figures.communes();
  std::vector<double> inhabitants(n);
  for (std::size_t c = 0; c < n; ++c) inhabitants[c] = figures.figure("inhabitants").at(c);
  const auto jobs = filler.fill("jobs", inhabitants, 0.4);
  const auto salaried = filler.fill("jobs_salaried", jobs, 0.88);
  const Figure& own = figures.figure("jobs_own_account");
  for (std::size_t c = 0; c < n; ++c) {
    CommuneCounts& out = counts.communes[c];
    double all = jobs[c], paid = salaried[c];
    const bool salaried_known = !counts.is_imputed("jobs_salaried", c);
    if (counts.is_imputed("jobs", c) && salaried_known) all = std::isnan(own.at(c)) ? paid / 0.88 : paid + own.at(c);
    if (!salaried_known && !std::isnan(own.at(c))) paid = std::max(0.0, all - own.at(c));
    if (!salaried_known && figures.figure("establishments").at(c) == 0) paid = 0;
    out.jobs = std::llround(all * counts.scale);
    out.salaried = std::min<std::int64_t>(out.jobs, std::llround(paid * counts.scale));
  }
}

// By broad sector, exactly where stated; what is not stated shares what the total leaves.
std::vector<std::array<double, broad_sectors.size()>> establishments(const Figures& figures, Filler& filler, Counts& counts) {
  constexpr std::array national{0.06, 0.07, 0.11, 0.0, 0.61, 0.15};  // assumed; trade is in services here
  constexpr double trade_in_services = 0.35;                         // assumed
  const std::size_t n = figures.communes();
  std::vector<double> salaried(n);
  for (std::size_t c = 0; c < n; ++c) salaried[c] = static_cast<double>(counts.communes[c].salaried) / counts.scale;
  const auto total = filler.fill("establishments", salaried, 0.065);  // national: one for 15 salaried jobs, assumed
  std::array<double, broad_sectors.size()> share{};
  for (std::size_t b = 0; b < share.size(); ++b) share[b] = filler.ratio_to(broad_sectors[b].establishments, total, national[b]);
  std::vector<double> of_services(n);
  for (std::size_t c = 0; c < n; ++c) of_services[c] = figures.figure("establishments_services").at(c);
  const double trade_share = filler.ratio_to("establishments_trade", of_services, trade_in_services);
  const auto share_in = [&](std::size_t b, std::size_t c) {  // of a broad sector, in a commune of this size
    const auto* row = figures.structure.row(broad_sectors[b].establishments);
    return row ? row->ratios[filler.size_class(c)] : share[b];
  };

  std::vector<std::array<double, broad_sectors.size()>> out(n);
  for (std::size_t c = 0; c < n; ++c) {
    double left = total[c], weight = 0;
    for (std::size_t b = 0; b < share.size(); ++b) {
      if (b == static_cast<std::size_t>(Broad::trade)) continue;
      out[c][b] = figures.figure(broad_sectors[b].establishments).at(c);
      if (std::isnan(out[c][b])) weight += share_in(b, c), counts.impute(broad_sectors[b].establishments, c);
      else left -= out[c][b];
    }
    for (std::size_t b = 0; b < share.size(); ++b)
      if (std::isnan(out[c][b])) out[c][b] = weight > 0 ? std::max(0.0, left) * share_in(b, c) / weight : 0;
    auto& services = out[c][static_cast<std::size_t>(Broad::services)];
    double trade = figures.figure("establishments_trade").at(c);
    if (std::isnan(trade)) {
      const auto* row = figures.structure.row("establishments_trade");
      trade = services * (row ? row->ratios[filler.size_class(c)] : trade_share);
      counts.impute("establishments_trade", c);
    }
    trade = std::min(trade, services);
    out[c][static_cast<std::size_t>(Broad::trade)] = trade;
    services -= trade;
  }
  return out;
}

void count_establishments(const Figures& figures, Filler& filler, Counts& counts) {
  const std::size_t n = figures.communes();
  const auto by_broad = establishments(figures, filler, counts);
  std::vector<double> all(n, 0), column(n);
  for (std::size_t b = 0; b < broad_sectors.size(); ++b) {
    for (std::size_t c = 0; c < n; ++c) column[c] = by_broad[c][b], all[c] += column[c];
    const auto whole = follow(column, counts.scale);
    for (std::size_t c = 0; c < n; ++c) counts.communes[c].establishments[b] = whole[c];
  }
  // National: 70 % have 1 to 9 employees, 22 % more, the others none at the end of the year; assumed.
  const auto small = follow(filler.fill("establishments_1_9", all, 0.70), counts.scale);
  const auto large = follow(filler.fill("establishments_10_plus", all, 0.22), counts.scale);
  for (std::size_t c = 0; c < n; ++c) {
    CommuneCounts& out = counts.communes[c];
    auto& some = out.establishments;
    // Each has a job, so there are at most as many as salaried jobs; and where there are such jobs there is one.
    while (out.employers() > out.salaried) --*std::max_element(some.begin(), some.end());
    if (out.employers() == 0 && out.salaried > 0) {
      const auto most = std::max_element(by_broad[c].begin(), by_broad[c].end());
      ++some[static_cast<std::size_t>(most - by_broad[c].begin())];
    }
    out.large = std::min(large[c], out.employers());
    out.small = std::min(small[c], out.employers() - out.large);
  }
}

}  // namespace

void Counts::impute(std::string_view figure, std::size_t commune) {
  auto found = imputed.find(figure);
  if (found == imputed.end()) found = imputed.emplace(std::string(figure), std::vector<bool>(communes.size(), false)).first;
  found->second[commune] = true;
}

Counts count(const Figures& figures, double scale) {
  Counts counts;
  counts.scale = scale;
  counts.communes.resize(figures.communes());
  Filler filler(figures, counts);
  count_people(figures, filler, counts);
  count_jobs(figures, filler, counts);
  count_establishments(figures, filler, counts);
  return counts;
}

}  // namespace models::territory
