// models/territory/establishments.cpp -- sectors by fitting, sizes by heavy-tailed draws fitted to the jobs.
#include "models/territory/establishments.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>

#include "models/territory/allocation.hpp"
#include "sim/kernel/parallel.hpp"

namespace models::territory {
namespace {

struct Habit {  // of a sector; all assumed, orders of magnitude of French establishments
  std::string_view sector;
  double large;        // chance to have 10 employees or more, before fitting
  double own_account;  // part of the country's own-account workers
};
constexpr std::array habits{Habit{"AZ", 0.05, 0.15}, Habit{"DE", 0.35, 0.005}, Habit{"C1", 0.25, 0.015}, Habit{"C2", 0.90, 0.0},
                            Habit{"C3", 0.45, 0.005}, Habit{"C4", 0.55, 0.002}, Habit{"C5", 0.40, 0.03}, Habit{"FZ", 0.18, 0.14},
                            Habit{"GZ", 0.20, 0.17}, Habit{"HZ", 0.35, 0.04}, Habit{"IZ", 0.15, 0.08}, Habit{"JZ", 0.25, 0.03},
                            Habit{"KZ", 0.25, 0.02}, Habit{"LZ", 0.10, 0.02}, Habit{"MN", 0.25, 0.13}, Habit{"OQ", 0.40, 0.10},
                            Habit{"RU", 0.12, 0.09}};
Habit habit(const std::string& code) {
  for (const Habit& one : habits)
    if (one.sector == code) return one;
  return {"", 0.25, 0.02};
}

using Members = std::vector<std::uint32_t>;  // indices of establishments

class Founder {
 public:
  Founder(const Figures& figures, const Technology& technology, const Counts& counts, const Luck& luck)
      : figures_(figures), technology_(technology), counts_(counts), luck_(luck), sectors_(technology.sectors.size()) {}

  // Each commune has a run of rows, and its own luck: they are filled side by side.
  Establishments found() {
    allocate_sectors();
    know_the_whole();
    const std::size_t n = figures_.communes();
    std::vector<std::uint32_t> first(n + 1, 0);
    for (std::size_t c = 0; c < n; ++c) {
      double rows = static_cast<double>(counts_.communes[c].jobs - counts_.communes[c].salaried);
      for (std::size_t k = 0; k < sectors_; ++k) rows += employers_(c, k);
      first[c + 1] = first[c] + static_cast<std::uint32_t>(rows);
    }
    out_.all.resize(first[n]);
    std::vector<Warnings> warnings(n);
    sim::parallel::blocks(n, [&](std::size_t c, std::size_t) { fill(static_cast<std::uint32_t>(c), first[c], warnings[c]); });
    for (Warnings& some : warnings) out_.warnings.insert(out_.warnings.end(), some.begin(), some.end());
    return std::move(out_);
  }

 private:
  using Warnings = std::vector<std::pair<std::string, std::string>>;

  void fill(std::uint32_t c, std::uint32_t first, Warnings& warnings) {
    const auto own = own_account(c);
    std::uint32_t at = first;
    for (std::size_t k = 0; k < sectors_; ++k)
      for (std::int64_t i = 0; i < employers_(c, k); ++i) out_.all[at++] = {c, static_cast<std::uint8_t>(k)};
    Members members(at - first);
    std::iota(members.begin(), members.end(), first);
    draw_classes(c, members);
    const std::int64_t held = seat_known(c, members, warnings);
    size_them(c, members, counts_.communes[c].salaried - held, own);
    for (std::size_t k = 0; k < sectors_; ++k)
      for (std::int64_t i = 0; i < own[k]; ++i) out_.all[at++] = {c, static_cast<std::uint8_t>(k), false};
  }

  // What each commune would otherwise count again.
  void know_the_whole() {
    double farms = 0, all = 0;
    for (const auto& one : counts_.communes) farms += static_cast<double>(one.establishments[0]), all += static_cast<double>(one.employers());
    rural_ = all > 0 ? std::min(3.0, farms / all / 0.06) : 1;  // 6 % of employers farm nationally, assumed
    totals_ = sector_totals();
    known_.resize(figures_.communes());
    for (std::size_t e = 0; e < figures_.large_employers.size(); ++e) {
      const LargeEmployer& one = figures_.large_employers[e];
      if (one.commune < known_.size()) known_[one.commune].push_back({one.jobs * counts_.scale, one.sector, -1, static_cast<std::int32_t>(e)});
    }
    for (std::size_t b = 0; b < figures_.bodies.size(); ++b) {
      const Body& one = figures_.bodies[b];
      if (one.commune < known_.size() && one.staff * counts_.scale >= 1) known_[one.commune].push_back({one.staff * counts_.scale, "OQ", static_cast<std::int32_t>(b), -1});
    }
  }

  bool zero(std::size_t k, std::size_t c) const {
    return std::any_of(figures_.zeros.begin(), figures_.zeros.end(), [&](const Zero& zero) {
      return zero.sector == technology_.sectors[k].code && (zero.commune == nowhere || zero.commune == c);
    });
  }

  // ---- sectors: communes x sectors of one broad sector at a time
  void allocate_sectors() {
    employers_ = Table(figures_.communes(), sectors_);
    std::vector<sim::Mistake> mistakes;
    for (std::size_t b = 0; b < broad_sectors.size(); ++b) allocate(b, mistakes);
    if (!mistakes.empty()) throw sim::ScenarioError(std::move(mistakes));
  }

  void allocate(std::size_t b, std::vector<sim::Mistake>& mistakes) {
    std::vector<std::size_t> within;
    for (std::size_t k = 0; k < sectors_; ++k)
      if (static_cast<std::size_t>(technology_.sectors[k].broad) == b) within.push_back(k);
    const std::size_t n = figures_.communes();
    const Figure &stated = figures_.figure("establishments_by_sector"), &jobs = figures_.figure("jobs_by_sector"),
                 &salaried = figures_.figure("jobs_salaried_by_sector");
    Table table(n, within.size());
    std::vector<double> rows(n), columns(within.size(), unknown);
    double all = 0;
    for (std::size_t c = 0; c < n; ++c) rows[c] = static_cast<double>(counts_.communes[c].establishments[b]), all += rows[c];
    for (std::size_t i = 0; i < within.size(); ++i) {
      const Sector& sector = technology_.sectors[within[i]];
      const double everywhere = 0.3 * luck_.of("sectors", within[i]).normal();  // spread of the prior: assumed
      const double typical = 1 + 30 * habit(sector.code).large;                 // employees, to turn jobs into establishments
      for (std::size_t c = 0; c < n; ++c) {
        const double here = 0.5 * luck_.of("sectors.commune", c * sectors_ + within[i]).normal();
        double weight = zero(within[i], c) ? 0 : sector.employment / typical * std::exp(everywhere + here);
        const double known_jobs = std::isnan(salaried.at(sector.code, c)) ? jobs.at(sector.code, c) : salaried.at(sector.code, c);
        if (!std::isnan(known_jobs)) weight = known_jobs > 0 ? std::max(0.5, known_jobs / typical) : 0;
        const double known = stated.at(sector.code, c);
        if (!std::isnan(known)) weight = known;
        table(c, i) = weight;
      }
      const auto total = stated.part_totals.find(sector.code);
      if (total != stated.part_totals.end() && total->second.known()) columns[i] = total->second.value * counts_.scale;
    }
    for (std::size_t c = 0; c < n; ++c) {
      double weight = 0;
      for (std::size_t i = 0; i < within.size(); ++i) weight += table(c, i);
      if (rows[c] <= 0 || weight > 0) continue;
      bool possible = false;  // what was stated as zero jobs gives way; a structural zero does not
      for (std::size_t i = 0; i < within.size(); ++i)
        if (!zero(within[i], c)) table(c, i) = technology_.sectors[within[i]].employment, possible = true;
      const Figure& figure = figures_.figure(broad_sectors[b].establishments);
      const Stated* at = figure.there() ? &figure.communes[c] : nullptr;
      if (!possible)
        mistakes.push_back((at && at->where ? *at->where : *figures_.figure("inhabitants").where)
                               .mistake(fmt::format("{} establishments of {} in commune {}, where structural zeros leave them no sector",
                                                    rows[c], broad_sectors[b].name, figures_.places[c].code)));
    }
    if (within.empty() || !mistakes.empty()) return;
    fit(table, rows, columns);
    fit(table, rows, std::vector<double>(within.size(), unknown));  // communes are exact, totals as near as they allow
    std::vector<double> sums(within.size(), 0);
    std::vector<std::int64_t> whole_rows(n);
    for (std::size_t c = 0; c < n; ++c) {
      whole_rows[c] = counts_.communes[c].establishments[b];
      for (std::size_t i = 0; i < within.size(); ++i) sums[i] += table(c, i);
    }
    const auto whole = round_to(table, whole_rows, apportion(sums, static_cast<std::int64_t>(all)));
    for (std::size_t c = 0; c < n; ++c)
      for (std::size_t i = 0; i < within.size(); ++i) employers_(c, within[i]) = static_cast<double>(whole[c * within.size() + i]);
  }

  // ---- own-account workers by sector: national shares; farmers as far as the commune's territory has farms
  std::vector<std::int64_t> own_account(std::uint32_t c) const {
    const auto& here = counts_.communes[c];
    const Figure &stated = figures_.figure("jobs_by_sector"), &salaried = figures_.figure("jobs_salaried_by_sector");
    std::vector<double> weights(sectors_);
    std::vector<std::int64_t> drawn(sectors_, 0), room(sectors_, here.jobs);
    for (std::size_t k = 0; k < sectors_; ++k) {
      const Sector& sector = technology_.sectors[k];
      weights[k] = zero(k, c) ? 0 : habit(sector.code).own_account * (sector.code == "AZ" ? rural_ : 1);
      const double jobs = stated.at(sector.code, c) * counts_.scale, paid = salaried.at(sector.code, c) * counts_.scale;
      if (!std::isnan(jobs)) room[k] = std::max<std::int64_t>(0, std::llround(std::isnan(paid) ? jobs - employers_(c, k) : jobs - paid));
    }
    sim::Rng rng = luck_.of("own_account", c);
    auto upto = cumulated(weights);
    for (std::int64_t left = here.jobs - here.salaried; left > 0; --left) {
      if (upto.back() <= 0) {  // nothing of what is stated leaves room
        for (std::size_t k = 0; k < sectors_; ++k) weights[k] = zero(k, c) ? 0 : technology_.sectors[k].employment, room[k] = here.jobs;
        upto = cumulated(weights);
      }
      const std::uint32_t k = draw_from(upto, rng);
      ++drawn[k];
      if (--room[k] <= 0) weights[k] = 0, upto = cumulated(weights);
    }
    return drawn;
  }

  // ---- classes of size
  void draw_classes(std::uint32_t c, const Members& members) {
    const auto& here = counts_.communes[c];
    sim::Rng rng = luck_.of("classes", c);
    std::vector<double> weights;
    for (const std::uint32_t i : members) weights.push_back(habit(code(i)).large);
    for (const std::uint32_t i : sample(weights, static_cast<std::size_t>(here.large), rng)) out_.all[members[i]].large = true;
    for (std::size_t i = 0; i < members.size(); ++i) weights[i] = out_.all[members[i]].large ? 0 : 1 / weights[i];
    const auto none = static_cast<std::size_t>(here.employers() - here.large - here.small);
    for (const std::uint32_t i : sample(weights, none, rng)) out_.all[members[i]].none_at_year_end = true;
  }

  const std::string& code(std::uint32_t i) const { return technology_.sectors[out_.all[i].sector].code; }

  // ---- what is known by name: large employers of the file, public bodies with staff. Returns the jobs that they hold.
  struct Known { double jobs; std::string sector; std::int32_t body, employer; };
  std::int64_t seat_known(std::uint32_t c, const Members& members, Warnings& warnings) {
    std::vector<Known>& all = known_[c];
    std::stable_sort(all.begin(), all.end(), [](const Known& a, const Known& b) {
      return a.body < 0 && b.body >= 0 ? true : a.body >= 0 && b.body < 0 ? false : a.jobs > b.jobs;
    });
    std::int64_t held = 0;
    for (const Known& known : all) {
      const auto place = seat(members, known.sector, known.jobs >= 10);
      std::int64_t least = 0;  // what the others need at least
      for (const std::uint32_t i : members) least += !taken(i) && (!place || i != *place) ? (out_.all[i].large ? 10 : 1) : 0;
      const std::int64_t room = counts_.communes[c].salaried - held - least;
      const std::int64_t jobs = std::min<std::int64_t>(std::llround(known.jobs), room);
      if (!place || jobs < 1) {
        const std::string name = known.body >= 0 ? figures_.bodies[static_cast<std::size_t>(known.body)].name : "a large employer";
        warnings.emplace_back(
            fmt::format("{:.6g} jobs: no establishment of sector {} in commune {} can stand for {}", known.jobs, known.sector, figures_.places[c].code, name),
            fmt::format("{:.6g} emplois : aucun établissement de la branche {} dans la commune {} ne peut représenter {}", known.jobs, known.sector, figures_.places[c].code, name));
        continue;
      }
      Establishment& one = out_.all[*place];
      one.jobs = static_cast<std::int32_t>(jobs);
      one.body = known.body, one.employer_row = known.employer;
      one.none_at_year_end = false;
      held += jobs;
    }
    return held;
  }
  bool taken(std::uint32_t i) const { return out_.all[i].body >= 0 || out_.all[i].employer_row >= 0; }

  // The establishment that may be it: same sector, else (for a named employer) another of its broad sector, which moves.
  std::optional<std::uint32_t> seat(const Members& members, const std::string& sector, bool large) {
    std::size_t wanted = 0;
    while (wanted < sectors_ && technology_.sectors[wanted].code != sector) ++wanted;
    if (wanted == sectors_) return std::nullopt;
    for (const bool same_sector : {true, false})
      for (const bool same_class : {true, false})
        for (const std::uint32_t i : members) {
          Establishment& one = out_.all[i];
          if (taken(i) || technology_.sectors[one.sector].broad != technology_.sectors[wanted].broad) continue;
          if ((same_sector && one.sector != wanted) || (same_class && one.large != large)) continue;
          one.sector = static_cast<std::uint8_t>(wanted);
          if (one.large != large) swap_class(members, i, large);
          return i;
        }
    return std::nullopt;
  }
  void swap_class(const Members& members, std::uint32_t i, bool large) {  // so that the classes keep their counts
    for (const std::uint32_t other : members)
      if (other != i && !taken(other) && out_.all[other].large == large) {
        out_.all[other].large = !large;
        break;
      }
    out_.all[i].large = large, out_.all[i].none_at_year_end = false;
  }

  // ---- sizes: by sector where jobs are stated by sector, else over the commune
  void size_them(std::uint32_t c, const Members& members, std::int64_t total, const std::vector<std::int64_t>& own) {
    Members free;
    for (const std::uint32_t i : members)
      if (!taken(i)) free.push_back(i);
    sim::Rng rng = luck_.of("sizes", c);
    std::vector<double> wish;
    for (const std::uint32_t i : free) wish.push_back(wished(out_.all[i], rng));
    if (free.empty()) {
      if (total > 0) grow_known(members, total);
      return;
    }
    const auto pools = stated_pools(c, free, members, own, total);
    if (pools.empty()) return fit_sizes(free, wish, total);
    for (const auto& [which, jobs] : pools) {
      Members pool;
      std::vector<double> wishes;
      for (const std::uint32_t i : which) pool.push_back(free[i]), wishes.push_back(wish[i]);
      fit_sizes(pool, wishes, jobs);
    }
  }
  void grow_known(const Members& members, std::int64_t more) {  // nobody else is there to hold the commune's jobs
    std::vector<double> weights;
    for (const std::uint32_t i : members) weights.push_back(out_.all[i].jobs);
    const auto parts = apportion(weights, more);
    for (std::size_t i = 0; i < members.size(); ++i) out_.all[members[i]].jobs += static_cast<std::int32_t>(parts[i]);
  }

  // Zipf from 1 to 9 (chance 1/n); from 10 Pareto with exponent 1.2 (Axtell 2001 finds 1.06 for firms), bounded at 60 times
  // the least: a giant is something that the user names.
  double wished(const Establishment& one, sim::Rng& rng) const {
    const double uniform = rng.uniform();
    const double bounded_tail = 1 - std::pow(60.0, -1.2);
    if (one.large) return habit(technology_.sectors[one.sector].code).large * (std::pow(1 - uniform * bounded_tail, -1 / 1.2) - 0.95);
    if (one.none_at_year_end) return 1;
    constexpr double harmonic = 2.8289682539682537;  // 1 + 1/2 + ... + 1/9
    double upto = 0;
    for (int size = 1; size < 9; ++size)
      if ((upto += 1 / (size * harmonic)) > uniform) return size;
    return 9;
  }

  // Pools of establishments that share a stated number of jobs: one for each sector that is stated, one for all others.
  using Pool = std::pair<Members, std::int64_t>;  // indices into `free`
  std::vector<Pool> stated_pools(std::uint32_t c, const Members& free, const Members& members,
                                 const std::vector<std::int64_t>& own, std::int64_t total) const {
    std::vector<double> jobs(sectors_, unknown);  // salaried, by sector, of the establishments that are still free
    bool any = false;
    std::array<double, broad_sectors.size()> broad_jobs;
    for (std::size_t b = 0; b < broad_jobs.size(); ++b)
      broad_jobs[b] = broad_sectors[b].jobs.empty() ? unknown : figures_.figure(broad_sectors[b].jobs).at(c) * counts_.scale;
    for (std::size_t k = 0; k < sectors_; ++k) {
      const std::string& code = technology_.sectors[k].code;
      const double all = figures_.figure("jobs_by_sector").at(code, c) * counts_.scale;
      const double paid = figures_.figure("jobs_salaried_by_sector").at(code, c) * counts_.scale;
      jobs[k] = std::isnan(paid) ? all - static_cast<double>(own[k]) : paid;
      any = any || !std::isnan(jobs[k]);
    }
    std::vector<std::size_t> label(sectors_);  // which pool a sector belongs to: its own, its broad sector's, the rest
    std::vector<double> pool_jobs(sectors_ + broad_jobs.size() + 1, unknown);
    for (std::size_t k = 0; k < sectors_; ++k) {
      std::size_t b = static_cast<std::size_t>(technology_.sectors[k].broad);
      if (b == static_cast<std::size_t>(Broad::trade)) b = static_cast<std::size_t>(Broad::services);  // INSEE's five put them together
      if (!std::isnan(jobs[k])) label[k] = k, pool_jobs[k] = jobs[k];
      else if (!std::isnan(broad_jobs[b])) {
        label[k] = sectors_ + b, any = true;
        if (std::isnan(pool_jobs[label[k]])) pool_jobs[label[k]] = broad_jobs[b];
        pool_jobs[label[k]] -= static_cast<double>(own[k]);
      } else if (!totals_.empty()) {
        label[k] = k, any = true;
        pool_jobs[k] = totals_[k] * employers_(c, k);
      } else label[k] = sectors_ + broad_jobs.size();
    }
    if (!any) return {};
    for (std::size_t k = 0; k < sectors_; ++k) {  // a broad sector's jobs hold those of its sectors that are stated alone
      std::size_t b = static_cast<std::size_t>(technology_.sectors[k].broad);
      if (b == static_cast<std::size_t>(Broad::trade)) b = static_cast<std::size_t>(Broad::services);
      if (label[k] == k && !std::isnan(jobs[k]) && !std::isnan(pool_jobs[sectors_ + b])) pool_jobs[sectors_ + b] -= jobs[k] + static_cast<double>(own[k]);
    }
    for (const std::uint32_t i : members)  // what named employers hold is given already
      if (taken(i)) pool_jobs[label[out_.all[i].sector]] -= out_.all[i].jobs;

    std::vector<Members> pools(pool_jobs.size());
    for (std::uint32_t i = 0; i < free.size(); ++i) pools[label[out_.all[free[i]].sector]].push_back(i);
    std::vector<double> weights;
    std::vector<std::int64_t> low, high;
    std::vector<Members> used;
    double known = 0, unstated = 0;
    for (std::size_t p = 0; p < pools.size(); ++p)
      if (!pools[p].empty() && !std::isnan(pool_jobs[p])) known += std::max(0.0, pool_jobs[p]);
      else unstated += static_cast<double>(pools[p].size());
    const double rest = std::max(static_cast<double>(total) - known, unstated);
    for (std::size_t p = 0; p < pools.size(); ++p) {
      if (pools[p].empty()) continue;
      weights.push_back(std::isnan(pool_jobs[p]) ? rest : std::max(0.0, pool_jobs[p]));
      low.push_back(static_cast<std::int64_t>(pools[p].size()));
      high.push_back(total);
      used.push_back(std::move(pools[p]));
    }
    // Where the sectors do not add up to the commune's salaried jobs (other year, other source), all give alike.
    const auto parts = apportion(weights, low, high, total);
    std::vector<Pool> out;
    for (std::size_t p = 0; p < used.size(); ++p) out.emplace_back(std::move(used[p]), parts[p]);
    return out;
  }
  // Jobs per establishment of each sector where only the territory's jobs by sector are stated; empty if they are not.
  std::vector<double> sector_totals() const {
    const auto& stated = figures_.figure("jobs_by_sector").part_totals;
    if (stated.empty()) return {};
    std::vector<double> per(sectors_, 1);
    for (std::size_t k = 0; k < sectors_; ++k) {
      double count = 0;
      for (std::size_t c = 0; c < figures_.communes(); ++c) count += employers_(c, k);
      const auto found = stated.find(technology_.sectors[k].code);
      if (found != stated.end() && found->second.known() && count > 0) per[k] = found->second.value * counts_.scale / count;
      else per[k] = 1 + 30 * habit(technology_.sectors[k].code).large;
    }
    return per;
  }

  // First as drawn: small ones keep their size, large ones share the rest. Then less and less so, until it fits.
  void fit_sizes(const Members& pool, std::vector<double> wish, std::int64_t total) {
    if (pool.empty()) return;
    constexpr std::int64_t no_end = 1 << 30;
    std::vector<std::int64_t> low(pool.size()), high(pool.size());
    std::int64_t lows = 0, highs = 0;
    for (int attempt = 0; attempt < 3; ++attempt) {
      lows = highs = 0;
      double large = 0;
      for (std::size_t i = 0; i < pool.size(); ++i) {
        const Establishment& one = out_.all[pool[i]];
        const auto wished = static_cast<std::int64_t>(wish[i]);
        const std::int64_t most = one.none_at_year_end ? 1 : 9;
        low[i] = one.large ? (attempt < 2 ? 10 : 1) : (attempt == 0 ? wished : 1);
        high[i] = one.large ? no_end : (attempt == 0 ? wished : attempt < 2 ? most : no_end);
        lows += low[i], highs += high[i], large += one.large ? wish[i] : 0;
      }
      if (lows <= total && total <= highs) break;
    }
    total = std::clamp(total, lows, highs);  // never needed while there are no more establishments than jobs
    // What is above 10 in a large one is in proportion to its wish, so that the tail stays Pareto's.
    std::vector<std::int64_t> excess_low(low), excess_high(high);
    std::int64_t base = 0;
    for (std::size_t i = 0; i < pool.size(); ++i) excess_low[i] = 0, excess_high[i] = high[i] - low[i], base += low[i];
    const auto parts = apportion(wish, excess_low, excess_high, total - base);
    for (std::size_t i = 0; i < pool.size(); ++i) out_.all[pool[i]].jobs = static_cast<std::int32_t>(low[i] + parts[i]);
  }

  const Figures& figures_;
  const Technology& technology_;
  const Counts& counts_;
  const Luck& luck_;
  std::size_t sectors_;
  Table employers_{0, 0};  // communes x sectors
  double rural_ = 1;       // how much the territory farms, over the country
  std::vector<double> totals_;
  std::vector<std::vector<Known>> known_;  // by commune
  Establishments out_;
};

}  // namespace

Establishments draw_establishments(const Figures& figures, const Technology& technology, const Counts& counts, const Luck& luck) {
  return Founder(figures, technology, counts, luck).found();
}

}  // namespace models::territory
