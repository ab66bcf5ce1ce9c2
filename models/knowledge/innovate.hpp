// models/knowledge/innovate.hpp -- an innovation hypothesis is tried; what comes out better than before is adopted.
//
// SKIN (Gilbert, Pyka and Ahrweiler 2001): the hypothesis is a drawn part of the kene; the first one is what the actor offers
// already. An attempt looks at what research and partners have made of it, and if that is not better draws another. With
// capability number C, ability A, expertise E of its elements: product = sum of C A modulo the number of products, quality =
// sum of A (1 - exp(-E)) modulo 10. SKIN sells the product on a market; here no market knows it: an innovation is adopted by
// its author when it is another product of a quality above the best so far, which ages. Nothing follows for production.
#pragma once
#include <algorithm>
#include <bitset>
#include <cmath>

#include "models/knowledge/catalogue.hpp"
#include "sim/kernel/process.hpp"

namespace models::knowledge {

struct Innovate {
  double teams = 0.1, others = 0.0206, kept = 0.8;
  std::int32_t longest = 10, products = 100;

  static constexpr std::string_view name = "innovate";
  static constexpr sim::Text meaning{"actors try what they can make of their capabilities; the better is adopted", "les acteurs essaient ce qu'ils peuvent tirer de leurs capacités ; le meilleur est adopté"};
  static constexpr sim::Period period = sim::Period::month;
  static constexpr auto parameters() {
    using P = Innovate;
    return std::tuple{sim::parameter(&P::teams, "teams", sim::unit::chance_per_month, 0, 1, "assumed", {"chance that a research team tries", "probabilité qu'une équipe de recherche essaie"}),
                      sim::parameter(&P::others, "others", sim::unit::chance_per_month, 0, 1, "Community Innovation Survey 2020, European Union, from memory: 52.7 % of enterprises are innovation-active in three years", {"chance that an establishment, citizen or association tries", "probabilité qu'un établissement, une personne ou une association essaie"}),
                      sim::parameter(&P::kept, "kept", sim::unit::kept_per_year, 0, 1, "assumed", {"part of the quality of an innovation that is left after a year", "part de la qualité d'une innovation qui reste après un an"}),
                      sim::parameter(&P::longest, "longest", sim::unit::one, 2, 100, "SKIN: up to 10", {"longest innovation hypothesis", "plus longue hypothèse d'innovation"}),
                      sim::parameter(&P::products, "products", sim::unit::one, 1, 10'000, "SKIN: 100", {"different products", "nombre de produits différents"})};
  }
  using Uses = sim::Access<actor::all, sim::Along<kene::of, capability::field, actor::firm, actor::place, commune::within>,
                           sim::Read<actor::sphere, actor::social, firm::active, kene::ability, kene::expertise>,
                           sim::Update<actor::quality, actor::reward, actor::product, actor::innovated, actor::failures, kene::hypothesis>,
                           sim::Tally<field::innovations, territory::innovations, territory::innovations_social, territory::innovations_research>>;

  void each(const sim::Agent<Uses>& self, sim::Rng& rng) const {
    const double best = kept * self.get<actor::quality>();
    if (best > 0) self.set<actor::quality>(static_cast<float>(best));
    const auto sphere = self.get<actor::sphere>();
    const auto kene = self.along<kene::of>();
    if (kene.size() < 2 || sphere == actor::Sphere::public_sphere) return;  // public bodies change procedures instead
    const auto firm = self.follow<actor::firm>();
    if (firm && !firm->get<firm::active>()) return;
    Elements elements = present(kene);
    if (self.get<actor::product>() == 0) {  // what it offered before the run
      if (elements.none()) elements = drawn(kene, rng);
      const Offer offer = offer_of(kene, elements);
      self.set<actor::quality>(static_cast<float>(offer.quality)), self.set<actor::product>(offer.product);
      keep(kene, elements);
      return;
    }
    if (!rng.chance(sphere == actor::Sphere::research ? teams : others)) return;
    const auto better = [&](const Offer& offer) { return offer.quality > best && offer.product != self.get<actor::product>(); };
    Offer offer = offer_of(kene, elements);  // as research and partners have changed it since
    if (!better(offer)) elements = drawn(kene, rng), offer = offer_of(kene, elements);
    if (!better(offer)) {
      self.set<actor::reward>(0);
      self.set<actor::failures>(static_cast<std::uint8_t>(std::min(250, self.get<actor::failures>() + 1)));
      return;
    }
    keep(kene, elements);
    self.set<actor::reward>(static_cast<float>(offer.quality - best));
    self.set<actor::quality>(static_cast<float>(offer.quality)), self.set<actor::product>(offer.product);
    self.set<actor::innovated>(static_cast<std::uint16_t>(self.get<actor::innovated>() + 1));
    self.set<actor::failures>(0);
    if (offer.main) self.add<field::innovations>(*offer.main, 1);
    const auto place = self.follow<actor::place>();
    const auto territory = place ? place->follow<commune::within>() : std::nullopt;
    if (!territory) return;
    self.add<territory::innovations>(territory->row(), 1);
    if (self.get<actor::social>()) self.add<territory::innovations_social>(territory->row(), 1);
    if (sphere == actor::Sphere::research) self.add<territory::innovations_research>(territory->row(), 1);
  }

 private:
  using Kene = sim::Edges<Uses, kene::of>;
  using Elements = std::bitset<256>;  // by place in the kene; no kene is longer (profile)
  struct Offer {
    double quality = 0;
    std::uint16_t product = 0;  // plus 1
    std::optional<sim::Row<field::all>> main{};  // the field of its strongest element
  };

  static std::uint32_t size(const Kene& kene) { return std::min(kene.size(), 256U); }
  static Elements present(const Kene& kene) {
    Elements out;
    for (std::uint32_t i = 0; i < size(kene); ++i) out[i] = kene[i].get<kene::hypothesis>();
    return out;
  }
  static void keep(const Kene& kene, const Elements& elements) {
    for (std::uint32_t i = 0; i < size(kene); ++i) kene[i].set<kene::hypothesis>(elements[i]);
  }
  Elements drawn(const Kene& kene, sim::Rng& rng) const {  // 2 to `longest` elements, each set as likely as another of its size
    Elements out;
    const std::uint32_t all = size(kene), most = std::min(all, static_cast<std::uint32_t>(std::max(2, longest)));
    std::uint32_t wanted = 2 + rng.below(most - 1);
    for (std::uint32_t i = 0; i < all; ++i)
      if (rng.below(all - i) < wanted) out.set(i), --wanted;
    return out;
  }
  Offer offer_of(const Kene& kene, const Elements& elements) const {
    Offer out;
    double product = 0, strongest = -1;
    for (std::uint32_t i = 0; i < size(kene); ++i) {
      if (!elements[i]) continue;
      const auto known = kene[i];
      const double ability = known.get<kene::ability>(), weight = ability * (1 - std::exp(-static_cast<double>(known.get<kene::expertise>())));
      out.quality += weight;
      product += (number_of(known) + 1) * ability;
      const auto field = known.other().follow<capability::field>();
      if (weight > strongest && field) strongest = weight, out.main = field->row();
    }
    out.quality = std::fmod(out.quality, 10.0);
    out.product = static_cast<std::uint16_t>(std::fmod(product, products) + 1);
    return out;
  }
};

}  // namespace models::knowledge
