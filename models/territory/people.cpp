// models/territory/people.cpp -- residents, and who works where.
#include "models/territory/people.hpp"

#include <array>
#include <cmath>

#include "models/territory/allocation.hpp"
#include "models/territory/commuting.hpp"
#include "models/vocabulary/citizen.hpp"
#include "sim/kernel/parallel.hpp"

namespace models::territory {
namespace {

// Aged 15 to 64 by band, and how active each band is; assumed, near the census of France in 2018.
constexpr std::array<double, 4> band_share{0.19, 0.29, 0.31, 0.21}, band_active{0.42, 0.90, 0.90, 0.56};

citizen::Age draw_age(bool active, sim::Rng& rng) {
  std::array<double, 4> upto{};
  double sum = 0;
  for (std::size_t band = 0; band < 4; ++band)
    upto[band] = sum += band_share[band] * (active ? band_active[band] : 1 - band_active[band]);
  return static_cast<citizen::Age>(draw_from(upto, rng));
}

}  // namespace

std::vector<std::uint32_t> add_citizens(sim::World& world, const Figures& figures, const Counts& counts, const Luck& luck) {
  const std::size_t n = counts.communes.size();
  std::vector<std::uint32_t> first(n + 1, 0);
  for (std::size_t c = 0; c < n; ++c) first[c + 1] = first[c] + static_cast<std::uint32_t>(counts.communes[c].adults);
  auto& people = world[citizen::all];
  people.settle(first[n]);
  const auto home = people.link<citizen::home>();
  const auto status = people.column<citizen::status>();
  const auto age = people.column<citizen::age>();
  const auto owner = people.column<citizen::owner>();
  const auto proactivity = people.column<citizen::proactivity>();
  const auto disposition = people.column<citizen::disposition>();
  const auto needed = people.column<citizen::needed>();
  const auto sober = people.column<citizen::sober>();
  const auto ids = people.ids();

  const double early = figures.assumption("early_adopters");
  const std::uint64_t person = luck.key("citizen"), street = luck.key("street"), shuffled = luck.key("status");
  sim::parallel::blocks(n, [&](std::size_t c, std::size_t) {
    const CommuneCounts& here = counts.communes[c];
    const std::span<citizen::Status> all = status.subspan(first[c], first[c + 1] - first[c]);
    std::fill(all.begin(), all.end(), citizen::Status::retired);
    std::fill_n(all.begin(), here.of_15_64, citizen::Status::inactive);
    std::fill_n(all.begin(), here.labour_force, citizen::Status::labour_force);
    sim::Rng order = draws(shuffled, c);
    shuffle(all, order);
    for (std::uint32_t row = first[c]; row < first[c + 1]; ++row) {
      sim::Rng rng = draws(person, ids[row]);
      home[row] = static_cast<std::uint32_t>(c);
      age[row] = status[row] == citizen::Status::retired ? citizen::Age::from_65
                                                         : draw_age(status[row] == citizen::Status::labour_force, rng);
      owner[row] = rng.chance(here.owner_share);
      disposition[row] = proactivity[row] = static_cast<float>(bounded(1.6, 3.7, rng.uniform()));
      const double practice = rng.uniform();
      needed[row] = practice < 0.2 ? 1.0F : practice < 0.7 ? 2.0F : 3.0F;  // assumed: most need two or three (Centola and Macy 2007)
      // Those who began are neighbours and proactive: one street in ten, there the fifth that is most proactive (above
      // 0.5, about 22 % of all) with the chance that gives the assumed share.
      const bool began_here = draws(street, c << 32U | (row - first[c]) / 40).chance(0.1);
      sober[row] = began_here && proactivity[row] > 0.5F && rng.chance(std::min(1.0, early / (0.1 * 0.22)));
    }
  });
  return first;
}

void match_jobs(sim::World& world, const Figures& figures, const Counts& counts, const Geography& geography, const std::vector<std::uint32_t>& first, const Luck& luck) {
  const std::size_t n = counts.communes.size();
  auto& firms = world[firm::all];
  const auto place = firms.link<firm::place>();
  const auto jobs = firms.column<firm::base_jobs>();
  const auto employees = firms.column<firm::employees>();
  std::vector<std::vector<std::uint32_t>> firms_of(n);
  std::vector<double> jobs_in(n, 0);
  for (std::uint32_t f = 0; f < firms.rows(); ++f) firms_of[place[f]].push_back(f), jobs_in[place[f]] += jobs[f];

  // ---- how many jobs of each commune residents hold
  std::vector<double> from_inside(n, 0), from_anywhere(n, 0);
  for (const Flow& flow : figures.flows)
    if (flow.to != nowhere) from_anywhere[flow.to] += flow.persons, from_inside[flow.to] += flow.from != nowhere ? flow.persons : 0;
  const double share = figures.assumption("residents_in_local_jobs");
  std::vector<double> wanted(n);
  double all_wanted = 0;
  std::int64_t employed_all = 0;
  for (std::size_t w = 0; w < n; ++w) {
    wanted[w] = jobs_in[w] * (from_anywhere[w] > 0 ? from_inside[w] / from_anywhere[w] : share);
    all_wanted += wanted[w];
    employed_all += counts.communes[w].labour_force - counts.communes[w].unemployed;
  }
  const auto local_total = std::min(std::llround(all_wanted), static_cast<long long>(employed_all));
  std::vector<std::int64_t> low(n, 0), high(n);
  for (std::size_t w = 0; w < n; ++w) high[w] = static_cast<std::int64_t>(jobs_in[w]);
  const auto held_in = apportion(wanted, low, high, local_total);

  // ---- posts for residents and those who work, each commune's in drawn order
  Sides sides{std::vector<std::vector<std::uint32_t>>(n), std::vector<std::vector<std::uint32_t>>(n), employed_all - local_total};
  auto& people = world[citizen::all];
  const auto status = people.column<citizen::status>();
  const auto employer = people.link<citizen::employer>();
  const std::uint64_t post_key = luck.key("posts"), work_key = luck.key("work");
  sim::parallel::blocks(n, [&](std::size_t c, std::size_t) {
    sim::Rng rng = draws(post_key, c);
    std::vector<std::uint32_t> order(firms_of[c].size());  // so that rests do not favour the first rows
    std::iota(order.begin(), order.end(), 0U);
    shuffle(std::span(order), rng);
    double sum = 0;
    const double total = std::max(1.0, jobs_in[c]);
    std::int64_t given = 0;
    auto& posts = sides.posts[c];
    posts.reserve(static_cast<std::size_t>(held_in[c]));
    for (const std::uint32_t i : order) {
      const std::uint32_t f = firms_of[c][i];
      sum += jobs[f] * static_cast<double>(held_in[c]) / total;
      const auto held = std::clamp<std::int64_t>(std::llround(sum) - given, 0, jobs[f]);
      given += held;
      employees[f] = static_cast<std::int32_t>(held);
      posts.insert(posts.end(), static_cast<std::size_t>(held), f);
    }
    sim::require(given == held_in[c], "posts for residents do not add up");
    shuffle(std::span(posts), rng);

    auto& workers = sides.workers[c];
    workers.reserve(static_cast<std::size_t>(counts.communes[c].labour_force));
    for (std::uint32_t row = first[c]; row < first[c + 1]; ++row)
      if (status[row] == citizen::Status::labour_force) workers.push_back(row);
    sim::Rng drawn = draws(work_key, c);
    shuffle(std::span(workers), drawn);
    workers.resize(static_cast<std::size_t>(counts.communes[c].labour_force - counts.communes[c].unemployed));
  });
  const Hire hire = [&](std::uint32_t worker, std::uint32_t post) {
    if (post == sim::nobody) status[worker] = citizen::Status::works_outside;
    else employer[worker] = post;
  };
  if (geography.by_zones()) pair_by_zones(sides, figures, geography, luck, hire);
  else pair_by_table(sides, figures, geography, hire);

  const auto positions = firms.column<firm::positions>();
  const auto commuters = firms.column<firm::commuters>();
  const auto base_commuters = firms.column<firm::base_commuters>();
  for (std::uint32_t f = 0; f < firms.rows(); ++f) {
    positions[f] = jobs[f];
    commuters[f] = base_commuters[f] = jobs[f] - employees[f];
  }
}

}  // namespace models::territory
