// models/vocabulary/platform.hpp -- the platform as a policy: who joined, what their profiles said when they last wrote them.
#pragma once
#include "models/vocabulary/knowledge.hpp"

namespace models::platform {

using sim::ColumnKey;
namespace unit = sim::unit;

inline constexpr sim::PopulationKey all{"platform", {"a platform on which actors publish what they can, would share, follow and need", "une plateforme où les acteurs publient ce qu'ils savent, partageraient, suivent et cherchent"}};
inline constexpr sim::LinkKey host{all, public_body::all, "host", {"public body that pays for it", "acteur public qui la finance"}};
inline constexpr ColumnKey<std::int32_t> until{all, "until", unit::day, {"first day after the policy that opened it, since 1970-01-01", "premier jour après la politique qui l'a ouverte, depuis 1970-01-01"}};
inline constexpr ColumnKey<float> cost{all, "cost", unit::eur_per_month, {"hosting, upkeep and animation per month", "hébergement, maintenance et animation, par mois"}};
inline constexpr ColumnKey<double> funded{all, "funded", unit::eur, {"granted by the host for this month", "accordé par l'hôte pour ce mois"}, 0.01};
inline constexpr ColumnKey<bool> runs{all, "runs", unit::one, {"is on line this month", "en ligne ce mois-ci"}};
inline constexpr ColumnKey<bool> open_source{all, "open_source", unit::one, {"open source: anybody may keep it going", "code ouvert : chacun peut la maintenir"}};
inline constexpr ColumnKey<bool> profiles{all, "profiles", unit::one, {"partners can be searched by profile", "recherche de partenaires par profil"}};
inline constexpr ColumnKey<bool> workspace{all, "workspace", unit::one, {"has a shared workspace", "offre un espace de travail"}};
inline constexpr ColumnKey<bool> project_tools{all, "project_tools", unit::one, {"has tools for projects", "offre des outils de projet"}};
inline constexpr ColumnKey<bool> watch{all, "watch", unit::one, {"tells of calls and funding", "signale appels et financements"}};
inline constexpr ColumnKey<std::int32_t> members{all, "members", unit::person, {"actors who joined", "acteurs inscrits"}, 1};
inline constexpr sim::NetworkKey listing{field::all, actor::all, "listing", {"from a field to those whose profile names it", "d'un domaine à ceux dont le profil le nomme"}};
inline constexpr sim::BidKey funding{all, public_body::all, "platform_funding", {"a month's cost asked from the host", "coût du mois demandé à l'hôte"}};

}  // namespace models::platform

namespace models::actor {

inline constexpr sim::LinkKey platform{all, models::platform::all, "platform", {"platform that it joined", "plateforme rejointe"}};
inline constexpr ColumnKey<std::uint64_t> published{all, "published", unit::one, {"fields of know-how that its profile names, one bit each", "domaines de savoir-faire nommés par son profil, un bit chacun"}};
inline constexpr ColumnKey<std::uint64_t> published_tools{all, "published_tools", unit::one, {"fields of tools that its profile names, one bit each", "domaines d'outils nommés par son profil, un bit chacun"}};
inline constexpr ColumnKey<std::uint64_t> published_needs{all, "published_needs", unit::one, {"fields of open problems that its profile names, one bit each", "domaines de problèmes ouverts nommés par son profil, un bit chacun"}};
inline constexpr ColumnKey<std::int32_t> published_day{all, "published_day", unit::day, {"day on which its profile was last written, since 1970-01-01; 0: never", "jour de la dernière mise à jour du profil, depuis 1970-01-01 ; 0 : jamais"}};

}  // namespace models::actor
