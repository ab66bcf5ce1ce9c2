// models/crisis/physical_damage.hpp -- water, wind or fire strikes some establishments: capital, stocks, a clean-up, a claim.
//
// Channel: capital. Once, at the first step that begins on the event's first day or later. Who is hit is drawn by
// establishment and event: an establishment exposed with probability p is hit if its own draw is below p, so that a stronger
// event hits those that a weaker one hits, and more. What is destroyed is counted on the spot, in EUR of the start's prices.
#pragma once
#include "models/crisis/course.hpp"
#include "models/vocabulary/firm.hpp"
#include "models/vocabulary/indicator.hpp"

namespace models::crisis {

struct PhysicalDamage {
  double intensity = 1, spread = 0.5, inputs_lost = 0, finished_lost = 0, uninsured = 0, deductible = 0.1, least_deductible = 1140, clean_up = 0;
  sim::Shares footprint, exposure, severity;
  sim::Codes where;
  bool same_places = false;

  static constexpr std::string_view name = "physical_damage";
  static constexpr sim::Period period = sim::Period::once;
  static constexpr sim::Text meaning{"some establishments of the places exposed lose capital and stocks, and are closed for a clean-up", "des établissements des lieux exposés perdent capital et stocks et ferment pour remise en état"};
  static constexpr auto parameters() {
    using P = PhysicalDamage;
    return std::tuple{
        crisis::intensity<P>(), sim::parameter(&P::footprint, "footprint", sim::unit::one, 0, 1, "the crisis file", {"part of a commune's establishments that is exposed, by branch", "part des établissements d'une commune exposée, par branche"}),
        crisis::exposure<P>(), crisis::where<P>(),
        sim::parameter(&P::same_places, "same_places", sim::unit::one, 0, 1, "the crisis file", {"only those that an earlier event has hit; the footprint is the part of them", "seulement ceux qu'un événement antérieur a touchés ; l'emprise est la part d'entre eux"}),
        sim::parameter(&P::severity, "severity", sim::unit::one, 0, 1, "the crisis file", {"mean part of its capital that an establishment loses if hit, by branch", "part moyenne du capital perdue si touché, par branche"}),
        sim::parameter(&P::spread, "spread", sim::unit::one, 0, 3, "assumed", {"log-normal spread of the part lost, cut at the whole", "dispersion log-normale de la part perdue, bornée au tout"}),
        sim::parameter(&P::inputs_lost, "inputs_lost", sim::unit::one, 0, 1, "the crisis file", {"part of its stocks of inputs that is lost if hit", "part des stocks d'intrants perdue si touché"}),
        sim::parameter(&P::finished_lost, "finished_lost", sim::unit::one, 0, 1, "the crisis file", {"part of its finished goods that is lost if hit", "part des produits finis perdue si touché"}),
        sim::parameter(&P::uninsured, "uninsured", sim::unit::one, 0, 1, "the crisis file", {"part of the establishments without insurance", "part des établissements non assurés"}),
        sim::parameter(&P::deductible, "deductible", sim::unit::one, 0, 1, "natural-catastrophe regime, professionals: 10 % (Code des assurances, A125-1 annex I, from memory)", {"deductible, part of the loss", "franchise, part de la perte"}),
        sim::parameter(&P::least_deductible, "least_deductible", sim::unit::eur, 0, 1e7, "the same: at least 1,140 EUR (from memory)", {"least deductible", "franchise minimale"}),
        sim::parameter(&P::clean_up, "clean_up", sim::unit::day, 0, 3650, "the crisis file", {"mean days closed for a clean-up, drawn from half to one and a half of it", "jours moyens de fermeture pour remise en état, tirés de la moitié à une fois et demie"})};
  }
  using Uses = sim::Access<firm::all, sim::Along<firm::branch, firm::place, firm::inputs, commune::within>,
                           sim::Read<firm::active, firm::base_output, sector::code, sector::capital, commune::code>,
                           sim::Update<firm::damage, firm::claim, firm::finished, firm::stock, firm::goods_lost, firm::hits, firm::stricken, firm::shut_until>,
                           sim::Tally<territory::capital_lost, territory::goods_lost>>;

  void each(const sim::Agent<Uses>& self, sim::Rng& rng) const {
    const auto branch = self.follow<firm::branch>();
    const auto place = self.follow<firm::place>();
    if (!branch || !place || !self.get<firm::active>() || !where.match(place->get<commune::code>())) return;
    if (same_places && self.get<firm::hits>() == 0) return;
    const auto code = sim::text(branch->get<sector::code>());
    const double exposed = part(intensity, footprint.of(code) * factor(exposure, sim::text(place->get<commune::code>())));
    const double draw = rng.uniform(), depth = rng.normal(), policy = rng.uniform(), days = clean_up * (0.5 + rng.uniform());
    if (draw >= exposed) return;

    const double capital = branch->get<sector::capital>() * self.get<firm::base_output>() * sim::unit::days_per_year / 7;
    const double lost = std::min(1.0, severity.of(code) * std::exp(spread * depth - spread * spread / 2));
    const double damage = sim::whole_below<firm::damage>(lost * std::max(0.0, capital - self.get<firm::damage>()));
    const double goods = lose_goods(self), total = damage + goods;
    self.set<firm::damage>(self.get<firm::damage>() + damage);
    self.set<firm::goods_lost>(self.get<firm::goods_lost>() + goods);
    if (policy >= uninsured) self.set<firm::claim>(self.get<firm::claim>() + std::max(0.0, total - std::max(deductible * total, least_deductible)));
    self.set<firm::hits>(static_cast<std::uint8_t>(std::min(255, self.get<firm::hits>() + 1)));
    self.set<firm::stricken>(true);
    self.set<firm::shut_until>(std::max(self.get<firm::shut_until>(), self.now().day + static_cast<std::int32_t>(std::lround(days))));
    if (const auto territory = place->follow<commune::within>()) {
      self.add<territory::capital_lost>(territory->row(), damage);
      self.add<territory::goods_lost>(territory->row(), goods);
    }
  }

 private:
  double lose_goods(const sim::Agent<Uses>& self) const {
    double lost = 0;
    for (const auto input : self.along<firm::inputs>()) {
      const double gone = sim::whole_below<firm::goods_lost>(inputs_lost * input.get<firm::stock>());
      input.set<firm::stock>(input.get<firm::stock>() - gone);
      lost += gone;
    }
    const double finished = sim::whole_below<firm::goods_lost>(finished_lost * self.get<firm::finished>());
    self.set<firm::finished>(self.get<firm::finished>() - finished);
    return lost + finished;
  }
};

}  // namespace models::crisis
