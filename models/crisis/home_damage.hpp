// models/crisis/home_damage.hpp -- dwellings are damaged: how many of each class, at what mean cost, who is insured.
//
// Channel: capital of households, pooled by commune. Once, like physical_damage. Dwellings are inhabitants over people per
// dwelling; the fraction left over is one more dwelling with that probability.
#pragma once
#include "models/crisis/course.hpp"
#include "models/vocabulary/commune.hpp"
#include "models/vocabulary/indicator.hpp"

namespace models::crisis {

struct HomeDamage {
  double intensity = 1, people = 2.2, uninsured = 0.05, deductible = 380;
  sim::Shares classes, footprint, exposure, cost;
  sim::Codes where;
  bool same_places = false;

  static constexpr std::string_view name = "home_damage";
  static constexpr sim::Period period = sim::Period::once;
  static constexpr sim::Text meaning{"some dwellings of the places exposed are damaged", "des logements des lieux exposés sont endommagés"};
  static constexpr auto parameters() {
    using P = HomeDamage;
    return std::tuple{
        crisis::intensity<P>(), sim::parameter(&P::classes, "classes", sim::unit::one, 0, 1, "the crisis file", {"part of the dwellings in each class; without any, one class \"*\"", "part des logements dans chaque classe ; sans valeur, une classe « * »"}),
        sim::parameter(&P::footprint, "footprint", sim::unit::one, 0, 1, "the crisis file", {"part of a commune's dwellings that is hit, by class", "part des logements d'une commune touchée, par classe"}),
        sim::parameter(&P::cost, "cost", sim::unit::eur, 0, 1e7, "the crisis file", {"mean damage to a dwelling that is hit, by class", "dommage moyen d'un logement touché, par classe"}),
        crisis::exposure<P>(), crisis::where<P>(),
        sim::parameter(&P::same_places, "same_places", sim::unit::one, 0, 1, "the crisis file", {"only dwellings that an earlier event has hit; the footprint is the part of them", "seulement les logements qu'un événement antérieur a touchés ; l'emprise est la part d'entre eux"}),
        sim::parameter(&P::people, "people", sim::Unit{"person/dwelling"}, 1, 10, "INSEE, census 2019: 2.2 persons per household (2.19)", {"people in a dwelling", "personnes par logement"}),
        sim::parameter(&P::uninsured, "uninsured", sim::unit::one, 0, 1, "assumed", {"part of the dwellings without insurance", "part des logements non assurés"}),
        sim::parameter(&P::deductible, "deductible", sim::unit::eur, 0, 1e6, "natural-catastrophe regime, dwellings: 380 EUR (Code des assurances, A125-1 annex I, from memory)", {"deductible of a dwelling", "franchise par logement"})};
  }
  using Uses = sim::Access<commune::all, sim::Along<commune::within>, sim::Read<commune::code, commune::inhabitants>,
                           sim::Update<commune::home_damage, commune::home_claim, commune::homes_hit>, sim::Tally<territory::homes_lost>>;

  void each(const sim::Agent<Uses>& self, sim::Rng& rng) const {
    const sim::Code code = self.get<commune::code>();
    if (!where.match(code)) return;
    const double there_are = same_places ? self.get<commune::homes_hit>() : self.get<commune::inhabitants>() / people;
    double damage = 0, claim = 0;
    std::int32_t hit = 0;
    const auto strike = [&](std::string_view name, double share) {
      const double exposed = part(intensity, footprint.of(name) * factor(exposure, sim::text(code)));
      const auto count = static_cast<std::int32_t>(there_are * share * exposed + rng.uniform());
      hit += count;
      damage += count * cost.of(name);
      claim += count * (1 - uninsured) * std::max(0.0, cost.of(name) - deductible);
    };
    if (classes.named.empty()) strike("*", 1);
    for (const auto& [name, share] : classes.named) strike(name, share);
    if (hit == 0) return;
    damage = sim::whole<commune::home_damage>(damage);
    self.set<commune::homes_hit>(self.get<commune::homes_hit>() + hit);
    self.set<commune::home_damage>(self.get<commune::home_damage>() + damage);
    self.set<commune::home_claim>(self.get<commune::home_claim>() + claim);
    if (const auto territory = self.follow<commune::within>()) self.add<territory::homes_lost>(territory->row(), damage);
  }
};

}  // namespace models::crisis
