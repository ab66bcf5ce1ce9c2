// bench/classics/plain_epidemic.cpp -- see the header.
#include "bench/classics/plain_epidemic.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace bench::classics {

using enum Health;
using models::reference::EpidemicRule;
using models::reference::EpidemicSize;

Ties small_world(std::uint32_t people, std::uint32_t ties, double rewired, std::uint64_t seed) {
  PlainLuck luck(seed);
  Ties all;
  all.reserve(std::size_t{people} * ties / 2);
  for (std::uint32_t i = 0; i < people; ++i)
    for (std::uint32_t k = 1; k <= ties / 2; ++k) {
      std::uint32_t other = (i + k) % people;
      if (luck.chance(rewired)) other = (i + 1 + luck.below(people - 1)) % people;
      all.emplace_back(std::min(i, other), std::max(i, other));
    }
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());  // two ties in a million coincide
  return all;
}

namespace {

struct Rows {
  std::vector<std::uint32_t> offsets, targets;
};
Rows rows_of(std::uint32_t people, const Ties& ties) {
  Rows rows{std::vector<std::uint32_t>(people + 1), std::vector<std::uint32_t>(2 * ties.size())};
  for (const auto& [a, b] : ties) ++rows.offsets[a + 1], ++rows.offsets[b + 1];
  std::partial_sum(rows.offsets.begin(), rows.offsets.end(), rows.offsets.begin());
  std::vector<std::uint32_t> at(rows.offsets.begin(), rows.offsets.end() - 1);
  for (const auto& [a, b] : ties) rows.targets[at[a]++] = b, rows.targets[at[b]++] = a;
  return rows;
}

std::vector<Health> start(const EpidemicSize& size, PlainLuck& luck) {
  std::vector<Health> health(size.people, susceptible);
  for (std::uint32_t left = size.first_infected; left > 0;) {
    Health& drawn = health[luck.below(size.people)];
    if (drawn == susceptible) drawn = infectious, --left;
  }
  return health;
}

EpidemicCounts count(const std::vector<Health>& health) {
  EpidemicCounts counts;
  for (const Health h : health) counts.infectious += h == infectious ? 1 : 0, counts.ever_infected += h != susceptible ? 1 : 0;
  return counts;
}

}  // namespace

// ---- each susceptible looks

PlainEpidemic::PlainEpidemic(const EpidemicSize& size, const EpidemicRule& rule, const Ties& ties, std::uint64_t seed)
    : size_(size), rule_(rule), luck_(seed), now_(start(size, luck_)), next_(now_) {
  auto rows = rows_of(size.people, ties);
  offsets_.swap(rows.offsets), targets_.swap(rows.targets);
}

void PlainEpidemic::step() {
  const double past_a_tie = 1 - rule_.met * rule_.transmission, past_a_contact = 1 - rule_.transmission;
  for (std::uint32_t i = 0; i < size_.people; ++i) {
    Health health = now_[i];
    switch (health) {
      case susceptible: {
        double escape = 1;
        for (std::uint32_t e = offsets_[i]; e < offsets_[i + 1]; ++e)
          if (now_[targets_[e]] == infectious) escape *= past_a_tie;
        for (std::uint32_t k = 0; k < size_.random_contacts; ++k)
          if (now_[luck_.below(size_.people)] == infectious) escape *= past_a_contact;
        if (escape < 1 && luck_.uniform() >= escape) health = exposed;
        break;
      }
      case exposed: health = luck_.chance(rule_.onset) ? infectious : exposed; break;
      case infectious: health = luck_.chance(rule_.recovery) ? recovered : infectious; break;
      case recovered: break;
    }
    next_[i] = health;
  }
  now_.swap(next_);
}

EpidemicCounts PlainEpidemic::counts() const { return count(now_); }

// ---- only the sick look

PlainEpidemicFromTheSick::PlainEpidemicFromTheSick(const EpidemicSize& size, const EpidemicRule& rule, const Ties& ties, std::uint64_t seed)
    : size_(size), rule_(rule), luck_(seed), health_(start(size, luck_)) {
  auto rows = rows_of(size.people, ties);
  offsets_.swap(rows.offsets), targets_.swap(rows.targets);
  for (std::uint32_t i = 0; i < size.people; ++i)
    if (health_[i] == infectious) infectious_.push_back(i);
}

void PlainEpidemicFromTheSick::step() {
  const double through_a_tie = rule_.met * rule_.transmission;
  met_.clear();
  const auto meet = [&](std::uint32_t other, double chance) {
    if (health_[other] == susceptible && luck_.chance(chance)) health_[other] = exposed, met_.push_back(other);
  };
  for (const std::uint32_t i : infectious_) {
    for (std::uint32_t e = offsets_[i]; e < offsets_[i + 1]; ++e) meet(targets_[e], through_a_tie);
    for (std::uint32_t k = 0; k < size_.random_contacts; ++k) meet(luck_.below(size_.people), rule_.transmission);
  }
  std::erase_if(infectious_, [&](std::uint32_t i) {
    if (!luck_.chance(rule_.recovery)) return false;
    health_[i] = recovered;
    return true;
  });
  std::erase_if(exposed_, [&](std::uint32_t i) {
    if (!luck_.chance(rule_.onset)) return false;
    health_[i] = infectious;
    infectious_.push_back(i);
    return true;
  });
  exposed_.insert(exposed_.end(), met_.begin(), met_.end());
}

EpidemicCounts PlainEpidemicFromTheSick::counts() const { return count(health_); }

// ---- as stated

NaiveEpidemic::NaiveEpidemic(const EpidemicSize& size, const EpidemicRule& rule, const Ties& ties, std::uint64_t seed)
    : size_(size), rule_(rule), luck_(seed), ties_(ties), health_(start(size, luck_)) {}

void NaiveEpidemic::step() {
  const auto before = health_;
  const auto contact = [&](std::uint32_t of, std::uint32_t with) {
    if (before[of] == susceptible && before[with] == infectious && luck_.chance(rule_.transmission)) health_[of] = exposed;
  };
  for (const auto& [a, b] : ties_)
    if (luck_.chance(rule_.met)) contact(a, b), contact(b, a);
  for (std::uint32_t i = 0; i < size_.people; ++i)
    for (std::uint32_t k = 0; k < size_.random_contacts; ++k) contact(i, luck_.below(size_.people));
  for (std::uint32_t i = 0; i < size_.people; ++i) {
    if (before[i] == exposed && luck_.chance(rule_.onset)) health_[i] = infectious;
    if (before[i] == infectious && luck_.chance(rule_.recovery)) health_[i] = recovered;
  }
}

EpidemicCounts NaiveEpidemic::counts() const { return count(health_); }

std::vector<std::pair<double, double>> mean_field(const EpidemicSize& size, const EpidemicRule& rule) {
  double i = static_cast<double>(size.first_infected) / size.people, s = 1 - i, e = 0;
  std::vector<std::pair<double, double>> course;
  for (std::uint32_t day = 0; day < size.days; ++day) {
    const double infected = s * (1 - std::pow(1 - rule.transmission * i, size.random_contacts));
    const double onset = e * rule.onset, recovery = i * rule.recovery;
    s -= infected, e += infected - onset, i += onset - recovery;
    course.emplace_back(i, 1 - s);
  }
  return course;
}

}  // namespace bench::classics
