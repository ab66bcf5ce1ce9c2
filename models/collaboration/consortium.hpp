// models/collaboration/consortium.hpp -- what a project needs, who has it, who has time: shared by the processes of projects.
#pragma once
#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <optional>

#include "models/collaboration/circles.hpp"
#include "models/vocabulary/project_count.hpp"
#include "sim/kernel/process.hpp"

namespace models::collaboration {

constexpr bool alive(project::Phase phase) { return phase == project::Phase::searching || phase == project::Phase::submitted || phase == project::Phase::running; }

// Capabilities are settled once, in order of their numbers: number c has id c + 1.
template <class Capability> std::uint16_t number_of(const Capability& capability) { return static_cast<std::uint16_t>(capability.id().value - 1); }

// The capabilities that a project needs: those of the problem that it serves, else those that its call asks for; at most 64
// count, one bit each. A problem comes first: need before technology.
struct Needed {
  std::array<sim::Row<capability::all>, 64> rows{};
  std::array<std::uint16_t, 64> numbers{};
  std::uint32_t count = 0;

  template <class Project> static Needed of(const Project& project) {
    Needed out;
    const auto take = [&](const auto& edges) {
      for (const auto edge : edges) {
        if (out.count == out.rows.size()) return;
        out.rows[out.count] = edge.other().row();
        out.numbers[out.count++] = number_of(edge.other());
      }
    };
    if (const auto problem = project.template follow<project::serves>()) take(problem->template along<problem::needs>());
    else if (const auto call = project.template follow<project::answers>()) take(call->template along<call::asks>());
    return out;
  }
  std::uint64_t all() const { return count == 0 ? 0 : ~std::uint64_t{0} >> (64 - count); }
  // Within a field one capability stands for another, less well: people of a trade help each other out.
  static constexpr double related = 0.6;  // what its skill is then worth; assumed
  bool same_field(std::uint32_t i, std::uint32_t number) const { return capability::field_of(numbers[i]) == capability::field_of(number); }
  // The need that a partner serves with what it brings, of those that nobody before it serves: its own, else one of its field.
  std::optional<std::uint32_t> served(std::uint64_t taken, std::uint32_t number) const {
    std::optional<std::uint32_t> near;
    for (std::uint32_t i = 0; i < count; ++i) {
      if ((taken >> i & 1) != 0) continue;
      if (numbers[i] == number) return i;
      if (!near && same_field(i, number)) near = i;
    }
    return near;
  }
  // One bit for each need that a partner serves; each serves one. Partners stand in order of their ids.
  template <class Project> std::uint64_t covered(const Project& project) const {
    std::uint64_t bits = 0;
    for (const auto partner : project.template along<project::partners>())
      if (const auto i = served(bits, partner.template get<project::brings>())) bits |= std::uint64_t{1} << *i;
    return bits;
  }
  // What is still sought: the needed ones that nobody brings; all of them once each is brought.
  template <class Project> std::uint64_t sought(const Project& project) const {
    const std::uint64_t missing = all() & ~covered(project);
    return missing != 0 ? missing : all();
  }
  std::uint64_t fields(std::uint64_t bits) const {
    std::uint64_t mask = 0;
    for (std::uint32_t i = 0; i < count; ++i)
      if ((bits >> i & 1) != 0) mask |= field::bit(capability::field_of(numbers[i]));
    return mask;
  }
  // One bit for each of `bits` that the actor could serve and would share: the truth, as its kene stands.
  template <class Actor> std::uint64_t mastered(const Actor& actor, std::uint64_t bits) const {
    std::uint64_t has = 0;
    for (const auto known : actor.template along<kene::of>())
      if (known.template get<kene::shared>())
        for (std::uint32_t i = 0; i < count; ++i)
          if ((bits >> i & 1) != 0 && same_field(i, number_of(known.other()))) has |= std::uint64_t{1} << i;
    return has;
  }
  // Which of its capabilities the actor would bring for one of `bits`: that which serves best; none if it has none.
  template <class Actor> std::optional<std::uint16_t> best(const Actor& actor, std::uint64_t bits) const {
    std::optional<std::uint16_t> found;
    double most = -1;
    for (const auto known : actor.template along<kene::of>()) {
      if (!known.template get<kene::shared>()) continue;
      const std::uint16_t number = number_of(known.other());
      for (std::uint32_t i = 0; i < count; ++i) {
        if ((bits >> i & 1) == 0 || !same_field(i, number)) continue;
        const double skill = skill_of(known) * (numbers[i] == number ? 1 : related);
        if (skill > most) most = skill, found = number;
      }
    }
    return found;
  }
  // A leader who has none of it brings what it can do best at all.
  template <class Actor> static std::optional<std::uint16_t> best_of_all(const Actor& actor) {
    std::optional<std::uint16_t> found;
    double most = -1;
    for (const auto known : actor.template along<kene::of>())
      if (const double skill = skill_of(known); skill > most) most = skill, found = number_of(known.other());
    return found;
  }
  // Ability counts as far as it is practised: A (1 - exp(-E)) / 10 (Gilbert, Pyka and Ahrweiler 2001).
  template <class Known> static double skill_of(const Known& known) {
    return double{known.template get<kene::ability>()} / 10 * (1 - std::exp(-static_cast<double>(known.template get<kene::expertise>())));
  }
};

// A firm that has failed works on nothing.
template <class Actor> bool able(const Actor& actor) {
  const auto firm = actor.template follow<actor::firm>();
  return !firm || firm->template get<firm::active>();
}

// How many more projects an actor has time for: its capabilities over `per_project`, less those it is in (Ahrweiler et al.
// 2015: five capabilities, one project; an institute of 25, five).
template <class Actor> std::int32_t time_left(const Actor& actor, std::int32_t per_project) {
  std::int32_t left = static_cast<std::int32_t>(actor.template along<kene::of>().size()) / per_project;
  if (left <= 0) return 0;
  for (const auto edge : actor.template along<project::projects>()) left -= alive(edge.other().template get<project::phase>()) ? 1 : 0;
  return left;
}

// Small: an association, a citizen, or a firm below 50 jobs. Anybody can see that.
template <class Actor> bool is_small(const Actor& actor) {
  if (const auto firm = actor.template follow<actor::firm>()) return firm->template get<firm::base_jobs>() < 50;
  return actor.template get<actor::sphere>() == actor::Sphere::civil;
}

template <class Project> std::optional<sim::Row<territory::all>> territory_of_project(const Project& project) {
  const auto leader = project.template follow<project::leader>();
  return leader ? territory_of(*leader) : std::nullopt;
}

template <class Tie> double trust_of_tie(const Tie& tie) { return actor::trust_of(tie.template get<actor::good>(), tie.template get<actor::bad>()); }
// A friend's friend is never worse than a stranger: half the prior 1/2, half the best word of a common acquaintance.
constexpr double by_third_party(double best_word) { return 0.25 + 0.5 * std::max(0.5, best_word); }

// Kilometres between two actors' communes, on a plane; nothing if a place is not known.
template <class One, class Two> std::optional<double> distance(const One& one, const Two& two) {
  const auto a = one.template follow<actor::place>(), b = two.template follow<actor::place>();
  if (!a || !b) return std::nullopt;
  if (a->row() == b->row()) return 0.0;
  constexpr double km_per_degree = 111.2, degree = 0.017453292519943295;
  const double north = double{a->template get<commune::latitude>()} - double{b->template get<commune::latitude>()};
  const double east = (double{a->template get<commune::longitude>()} - double{b->template get<commune::longitude>()}) * std::cos(double{a->template get<commune::latitude>()} * degree);
  const double km = km_per_degree * std::sqrt(north * north + east * east);
  return std::isfinite(km) ? std::optional(km) : std::nullopt;
}

// Roles that a topic requires, one bit each (assumed): those who decide, those who do, those who know, those concerned.
constexpr std::uint8_t required_roles(std::uint8_t topic) {
  constexpr auto bit = [](actor::Role role) { return static_cast<std::uint8_t>(1U << static_cast<unsigned>(role)); };
  constexpr std::uint8_t firm = bit(actor::Role::entrepreneur), body = bit(actor::Role::administration), team = bit(actor::Role::researcher),
                         citizen = bit(actor::Role::citizen), association = bit(actor::Role::association);
  constexpr std::array<std::uint8_t, actor::topics> of{firm | body | citizen, firm | body | team, body | association | citizen, firm | association | citizen,
                                                       firm | body | team, firm | body | association, firm | team | citizen, body | team | association};
  return of[topic % actor::topics];
}

}  // namespace models::collaboration
