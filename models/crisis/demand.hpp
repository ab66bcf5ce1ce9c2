// models/crisis/demand.hpp -- what households and clients elsewhere want, and what can be had from elsewhere, by branch.
//
// Channels: final demand and imports. Each event multiplies its column; the evening sets all back to 1.
#pragma once
#include "models/crisis/course.hpp"
#include "models/vocabulary/sector.hpp"

namespace models::crisis {

struct HouseholdDemand {
  double intensity = 1, recovery = 0;
  std::int32_t curve = 1;
  sim::Shares change;

  static constexpr std::string_view name = "household_demand";
  static constexpr bool daily = true;
  static constexpr sim::Text meaning{"households want less or more of a branch's products", "les ménages veulent moins ou plus des produits d'une branche"};
  static constexpr auto parameters() {
    using P = HouseholdDemand;
    return std::tuple{crisis::intensity<P>(), sim::parameter(&P::change, "change", sim::unit::one, -1, 5, "the crisis file", {"change of what households want, by branch: -0.3 is 30 % less", "variation de la demande des ménages, par branche : -0,3 vaut 30 % de moins"}),
                      crisis::recovery<P>(), crisis::curve<P>()};
  }
  using Uses = sim::Access<sector::all, sim::Read<sector::code>, sim::Update<sector::household_demand>>;

  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    const double by = intensity * change.of(sim::text(self.get<sector::code>())) * force(self.now(), recovery, curve);
    if (by != 0) self.set<sector::household_demand>(self.get<sector::household_demand>() * std::max(0.0, 1 + by));
  }
};

struct ExportDemand {
  double intensity = 1, recovery = 0;
  std::int32_t curve = 1;
  sim::Shares change;

  static constexpr std::string_view name = "export_demand";
  static constexpr bool daily = true;
  static constexpr sim::Text meaning{"clients outside the territory want less or more of a branch's products", "les clients extérieurs veulent moins ou plus des produits d'une branche"};
  static constexpr auto parameters() {
    using P = ExportDemand;
    return std::tuple{crisis::intensity<P>(), sim::parameter(&P::change, "change", sim::unit::one, -1, 5, "the crisis file", {"change of orders from outside, by branch: -0.3 is 30 % less", "variation des commandes extérieures, par branche : -0,3 vaut 30 % de moins"}),
                      crisis::recovery<P>(), crisis::curve<P>()};
  }
  using Uses = sim::Access<sector::all, sim::Read<sector::code>, sim::Update<sector::export_demand>>;

  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    const double by = intensity * change.of(sim::text(self.get<sector::code>())) * force(self.now(), recovery, curve);
    if (by != 0) self.set<sector::export_demand>(self.get<sector::export_demand>() * std::max(0.0, 1 + by));
  }
};

struct ImportsCut {
  double intensity = 1, recovery = 0;
  std::int32_t curve = 1;
  sim::Shares share;

  static constexpr std::string_view name = "imports_cut";
  static constexpr bool daily = true;
  static constexpr sim::Text meaning{"a part of what is ordered outside the territory does not arrive, by product", "une part des commandes à l'extérieur n'arrive pas, par produit"};
  static constexpr auto parameters() {
    using P = ImportsCut;
    return std::tuple{crisis::intensity<P>(), sim::parameter(&P::share, "share", sim::unit::one, 0, 1, "the crisis file", {"part that does not arrive, by product", "part qui n'arrive pas, par produit"}),
                      crisis::recovery<P>(), crisis::curve<P>()};
  }
  using Uses = sim::Access<sector::all, sim::Read<sector::code>, sim::Update<sector::imports_available>>;

  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    const double lost = part(intensity, share.of(sim::text(self.get<sector::code>()))) * force(self.now(), recovery, curve);
    if (lost > 0) self.set<sector::imports_available>(self.get<sector::imports_available>() * (1 - lost));
  }
};

struct EveningSectors {
  static constexpr std::string_view name = "evening_sectors";
  static constexpr bool daily = true;
  static constexpr sim::Text meaning{"what events did to branches today is forgotten; tomorrow's say it again", "l'effet du jour des événements sur les branches est oublié ; demain ils le redisent"};
  static constexpr auto parameters() { return std::tuple{}; }
  using Uses = sim::Access<sector::all, sim::Update<sector::export_demand, sector::household_demand, sector::imports_available>>;
  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    self.set<sector::export_demand>(1), self.set<sector::household_demand>(1), self.set<sector::imports_available>(1);
  }
};

}  // namespace models::crisis
