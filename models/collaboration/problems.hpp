// models/collaboration/problems.hpp -- actors meet problems that they cannot solve alone; a crisis raises more; some are given up.
#pragma once
#include <algorithm>
#include <array>
#include <bit>
#include <cmath>

#include "models/vocabulary/indicator.hpp"
#include "models/vocabulary/project.hpp"
#include "sim/kernel/process.hpp"

namespace models::collaboration {

// Chance of a problem born of a crisis, when one in quiet times has the chance `calm`: the hazard times weight and pressure.
inline double chance_of_crisis(double calm, double weight, double pressure) { return 1 - std::pow(1 - std::clamp(calm, 0.0, 1.0), std::max(0.0, weight * pressure)); }

// An actor declares a problem now and then. In a crisis it has more of them, and they are the same for many: those hit
// alike name the same field. No capability, no problem: without settled knowledge nobody declares anything.
struct DeclareProblem {
  double rate = 0.3, stress = 3, skew = 2;
  std::int32_t most = 3;

  static constexpr std::string_view name = "declare_problem";
  static constexpr sim::Text meaning{"actors meet problems that they cannot solve alone, more of them in a crisis", "des acteurs rencontrent des problèmes qu'ils ne peuvent résoudre seuls, davantage en crise"};
  static constexpr sim::Period period = sim::Period::month;
  static constexpr auto parameters() {
    using P = DeclareProblem;
    return std::tuple{
        sim::parameter(&P::rate, "rate", sim::unit::chance_per_year, 0, 0.99, "assumed", {"chance that an actor meets a problem in a quiet year", "probabilité de rencontrer un problème dans une année calme"}),
        sim::parameter(&P::stress, "stress", sim::unit::one, 0, 100, "assumed", {"how many times as often per unit of pressure: short of cash 1, damaged 1, energy dearer by its price 1", "combien de fois plus souvent par unité de pression : trésorerie négative 1, dommages 1, énergie dont le prix double 1"}),
        sim::parameter(&P::skew, "skew", sim::unit::one, 1, 10, "assumed; 1: all fields of a topic alike", {"how far the same problems come again: the field is the part u^skew of the topic's fields, u even", "récurrence des mêmes problèmes : le domaine est la part u^skew des domaines du sujet, u uniforme"}),
        sim::parameter(&P::most, "most", sim::unit::one, 1, 20, "assumed", {"open problems that an actor can attend to", "problèmes ouverts dont un acteur peut s'occuper"})};
  }
  using Uses = sim::Access<actor::all, sim::Along<actor::firm, actor::public_body, actor::citizen, actor::place, commune::within, problem::of, kene::of>,
                           sim::Read<firm::active, firm::cash, firm::damage, firm::energy_price, public_body::cash, public_body::energy_price, territory::energy_price_households, problem::state, actor::topic,
                                     actor::topics_mask>,
                           sim::Edit<problem::all>>;

  void each(const sim::Agent<Uses>& self, sim::Rng& rng) const {
    const bool calm = rng.chance(rate);
    const Pressure pressure = on(self);
    const bool crisis = !calm && pressure.sum() > 0 && rng.chance(chance_of_crisis(rate, stress, pressure.sum()));
    if ((!calm && !crisis) || pressure.gone || self.along<kene::of>().empty() || busy(self)) return;
    const std::uint8_t topic = crisis ? pressure.topic(self.get<actor::topic>()) : of_interest(self, rng);
    const auto within = crisis ? 0U : std::min(field::per_topic - 1, static_cast<std::uint32_t>(field::per_topic * std::pow(rng.uniform(), skew)));
    self.bear<problem::all>()
        .set<problem::topic>(topic)
        .set<problem::field>(static_cast<std::uint8_t>(topic * field::per_topic + within))
        .set<problem::severity>(static_cast<float>(crisis ? 0.5 + rng.uniform() / 2 : rng.uniform()))
        .set<problem::crisis>(crisis)
        .set<problem::opened>(self.now().day)
        .link<problem::owner>(self.row());
  }

 private:
  struct Pressure {
    double cash = 0, damage = 0, energy = 0;
    bool gone = false;  // a firm that has failed
    double sum() const { return cash + damage + energy; }
    std::uint8_t topic(std::uint8_t own) const { return energy > std::max(cash, damage) ? actor::energy : damage > cash ? std::uint8_t{1} : own; }  // damage: buildings
  };
  static Pressure on(const sim::Agent<Uses>& self) {
    const auto dearer = [](double price) { return std::max(0.0, price - 1); };
    if (const auto firm = self.follow<actor::firm>())
      return {firm->get<firm::cash>() < 0 ? 1.0 : 0.0, firm->get<firm::damage>() > 0 ? 1.0 : 0.0, dearer(firm->get<firm::energy_price>()), !firm->get<firm::active>()};
    if (const auto body = self.follow<actor::public_body>()) return {body->get<public_body::cash>() < 0 ? 1.0 : 0.0, 0, dearer(body->get<public_body::energy_price>())};
    const auto place = self.follow<actor::citizen>() ? self.follow<actor::place>() : std::nullopt;
    const auto territory = place ? place->follow<commune::within>() : std::nullopt;
    return {0, 0, territory ? dearer(territory->get<territory::energy_price_households>()) : 0};
  }
  bool busy(const sim::Agent<Uses>& self) const {
    std::int32_t open = 0;
    for (const auto declared : self.along<problem::of>()) {
      const auto state = declared.other().get<problem::state>();
      open += state == problem::State::open || state == problem::State::in_project ? 1 : 0;
    }
    return open >= most;
  }
  static std::uint8_t of_interest(const sim::Agent<Uses>& self, sim::Rng& rng) {
    std::uint32_t mask = self.get<actor::topics_mask>();
    if (mask == 0) return self.get<actor::topic>();
    for (std::uint32_t skip = rng.below(static_cast<std::uint32_t>(std::popcount(mask))); skip > 0; --skip) mask &= mask - 1;
    return static_cast<std::uint8_t>(std::countr_zero(mask));
  }
};

// What a new problem needs: two to five capabilities that its owner has not, about half of them in its main field.
struct StateNeeds {
  std::int32_t fewest = 2, most = 5;
  double near = 0.5;

  static constexpr std::string_view name = "state_needs";
  static constexpr sim::Text meaning{"a new problem states the capabilities that its owner lacks", "un problème nouveau dit les capacités qui manquent à son porteur"};
  static constexpr sim::Period period = sim::Period::month;
  static constexpr auto parameters() {
    using P = StateNeeds;
    return std::tuple{sim::parameter(&P::fewest, "fewest", sim::unit::one, 1, 20, "assumed: a small call", {"capabilities needed at least", "capacités nécessaires au moins"}),
                      sim::parameter(&P::most, "most", sim::unit::one, 1, 20, "assumed: a fifth of a call's 25 (Ahrweiler et al. 2015)", {"capabilities needed at most", "capacités nécessaires au plus"}),
                      sim::parameter(&P::near, "near", sim::unit::one, 0, 1, "assumed", {"part of them, the first left out, that lie in the main field", "part d'entre elles, hors la première, dans le domaine principal"})};
  }
  using Uses = sim::Access<problem::all, sim::Along<problem::owner, problem::needs, kene::of>, sim::Read<problem::topic, problem::field>, sim::Update<problem::fields>,
                           sim::Edit<problem::all, problem::needs, problem::of>>;

  void each(const sim::Agent<Uses>& self, sim::Rng& rng) const {
    const auto owner = self.follow<problem::owner>();
    if (!owner || !self.along<problem::needs>().empty()) return;
    const auto known = owner->along<kene::of>();
    const std::uint32_t topic = self.get<problem::topic>(), field = self.get<problem::field>();
    const std::uint32_t wanted = static_cast<std::uint32_t>(fewest) + rng.below(static_cast<std::uint32_t>(std::max(1, most - fewest + 1)));
    std::array<std::uint32_t, 20> needed{};
    std::uint32_t count = 0;
    std::uint64_t fields = 0;
    for (int tries = 0; tries < 60 && count < std::min<std::uint32_t>(wanted, needed.size()); ++tries) {
      const bool in_field = count == 0 || rng.chance(near);
      const std::uint32_t first = in_field ? first_of(field) : topic * capability::per_topic;
      const std::uint32_t chosen = first + rng.below((in_field ? first_of(field + 1) : (topic + 1) * capability::per_topic) - first);
      if (known.find({chosen}) || std::count(needed.begin(), needed.begin() + count, chosen) > 0) continue;
      needed[count++] = chosen;
      fields |= field::bit(capability::field_of(chosen));
    }
    if (count == 0) return self.die();  // it can do all of that itself
    for (std::uint32_t i = 0; i < count; ++i) self.connect<problem::needs>(self.row(), {needed[i]});
    self.set<problem::fields>(fields);
    self.connect<problem::of>(owner->row(), self.row());
  }

  static constexpr std::uint32_t first_of(std::uint32_t field) { return (field * capability::per_topic + field::per_topic - 1) / field::per_topic; }
};

struct GiveUp {
  double patience = 24;

  static constexpr std::string_view name = "give_up";
  static constexpr sim::Text meaning{"a problem that nothing has been done about for long is given up", "un problème longtemps sans suite est abandonné"};
  static constexpr sim::Period period = sim::Period::month;
  static constexpr auto parameters() {
    return std::tuple{sim::parameter(&GiveUp::patience, "patience", sim::unit::month, 1, 600, "assumed", {"months after which an open problem is given up", "mois après lesquels un problème ouvert est abandonné"})};
  }
  using Uses = sim::Access<problem::all, sim::Read<problem::opened>, sim::Update<problem::state, problem::closed>>;

  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    if (self.get<problem::state>() != problem::State::open || self.now().day - self.get<problem::opened>() < patience * sim::unit::days_per_month) return;
    self.set<problem::state>(problem::State::given_up);
    self.set<problem::closed>(self.now().day);
  }
};

}  // namespace models::collaboration
