// models/vocabulary/knowledge.hpp -- what actors know: capabilities in fields in topics, and who masters which.
//
// A kene (Gilbert, Pyka and Ahrweiler 2001): for each capability that an actor has, how well it can use it (ability) and
// how much practice it has (expertise). 800 capabilities in 8 topics as in INFSO-SKIN (Ahrweiler et al. 2015); 8 fields of
// a topic are what people can name in a profile, so a profile is coarser than what is known.
#pragma once
#include "models/vocabulary/actor.hpp"

namespace models::field {

using sim::ColumnKey;
namespace unit = sim::unit;

inline constexpr std::uint32_t per_topic = 8, count = per_topic * actor::topics;
inline constexpr sim::PopulationKey all{"field", {"a field of know-how that people can name, one of eight in a topic", "un domaine de savoir-faire que l'on sait nommer, l'un des huit d'un sujet"}};
inline constexpr ColumnKey<std::uint8_t> topic{all, "topic", unit::one, {"topic, numbered as the actors' topics", "sujet, numéroté comme ceux des acteurs"}};
constexpr std::uint64_t bit(std::uint32_t field) { return std::uint64_t{1} << field; }

}  // namespace models::field

namespace models::capability {

using sim::ColumnKey;
namespace unit = sim::unit;

enum class Rarity : std::uint8_t { common, rare, civic };
constexpr std::array<sim::Member, 3> members(Rarity) {
  return {{{0, "common", {"common", "commune"}}, {1, "rare", {"rare: small firms alone have it at the start", "rare : seules de petites entreprises l'ont au départ"}},
           {2, "civic", {"of citizens and associations at the start", "propre aux citoyens et associations au départ"}}}};
}

inline constexpr std::uint32_t per_topic = 100, count = per_topic * actor::topics;
inline constexpr sim::PopulationKey all{"capability", {"something that one can be able to do", "une capacité que l'on peut avoir"}};
inline constexpr ColumnKey<std::uint8_t> topic{all, "topic", unit::one, {"topic, numbered as the actors' topics", "sujet, numéroté comme ceux des acteurs"}};
inline constexpr ColumnKey<Rarity> rarity{all, "rarity", unit::one, {"who has it at the start", "qui l'a au départ"}};
inline constexpr sim::LinkKey field{all, models::field::all, "field", {"field to which it belongs", "domaine auquel elle appartient"}};
// Capability c of 0 .. 799 belongs to topic c / 100 and to one of its eight fields of twelve or thirteen.
constexpr std::uint32_t topic_of(std::uint32_t capability) { return capability / per_topic; }
constexpr std::uint32_t field_of(std::uint32_t capability) { return capability / per_topic * models::field::per_topic + capability % per_topic * models::field::per_topic / per_topic; }

}  // namespace models::capability

namespace models::kene {

namespace unit = sim::unit;

inline constexpr sim::NetworkKey of{actor::all, capability::all, "kene", {"from an actor to what it is able to do", "d'un acteur à ce qu'il sait faire"}, {"invented unless the territory's file states it", "inventé sauf indication du fichier du territoire"}};
inline constexpr sim::EdgeColumnKey<float> ability{of, "ability", unit::one, {"how well it can do it, 0 to 10", "niveau de maîtrise, 0 à 10"}};
inline constexpr sim::EdgeColumnKey<std::uint8_t> expertise{of, "expertise", unit::one, {"practice in it, 1 to 10", "pratique, 1 à 10"}};
inline constexpr sim::EdgeColumnKey<bool> shared{of, "shared", unit::one, {"it would share this with partners", "il partagerait cela avec des partenaires"}};
inline constexpr sim::EdgeColumnKey<bool> used{of, "used", unit::one, {"used since practice was last counted", "utilisée depuis le dernier décompte de la pratique"}};
inline constexpr std::uint8_t core_from = 7;  // expertise from which a capability is core business

// What a kene says by field, capability after capability.
struct Masks {
  std::uint64_t core = 0, offers = 0;
  constexpr void add(std::uint32_t field, std::uint8_t practice, bool would_share) {
    if (practice >= core_from) core |= models::field::bit(field);
    if (would_share) offers |= models::field::bit(field);
  }
};

}  // namespace models::kene

namespace models::actor {

// What is true of an actor, by field, as its kene, tools and problems stand; brought up to date each month.
inline constexpr ColumnKey<std::uint64_t> core{all, "core", unit::one, {"fields of its core business, one bit each", "domaines de son cœur de métier, un bit chacun"}};
inline constexpr ColumnKey<std::uint64_t> offers{all, "offers", unit::one, {"fields in which it has know-how to share, one bit each", "domaines où il a un savoir-faire à partager, un bit chacun"}};
inline constexpr ColumnKey<std::uint64_t> offers_tools{all, "offers_tools", unit::one, {"fields in which it has tools to share, one bit each", "domaines où il a des outils à partager, un bit chacun"}};
inline constexpr ColumnKey<std::uint64_t> lacks{all, "lacks", unit::one, {"fields that its open problems need, one bit each", "domaines dont ses problèmes ouverts ont besoin, un bit chacun"}};
inline constexpr ColumnKey<std::uint8_t> topics_mask{all, "topics", unit::one, {"topics of interest, one bit each", "sujets d'intérêt, un bit chacun"}};

}  // namespace models::actor
