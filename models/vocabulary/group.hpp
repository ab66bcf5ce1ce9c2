// models/vocabulary/group.hpp -- working groups: who hosts, who sits in them, what they cost.
#pragma once
#include "models/vocabulary/actor.hpp"

namespace models::group {

using sim::ColumnKey;
namespace unit = sim::unit;

inline constexpr sim::PopulationKey all{"group", {"a multi-sector working group", "un groupe de travail multisectoriel"}};
inline constexpr sim::LinkKey host{all, public_body::all, "host", {"public body that pays for it", "acteur public qui le finance"}};

inline constexpr ColumnKey<std::uint8_t> topic{all, "topic", unit::one, {"topic, numbered as the actors' topics", "sujet, numéroté comme ceux des acteurs"}};
inline constexpr ColumnKey<std::uint8_t> seats{all, "seats", unit::person, {"seats", "places"}};
inline constexpr ColumnKey<std::int32_t> until{all, "until", unit::day, {"first day after the policy that opened it, since 1970-01-01", "premier jour après la politique qui l'a ouvert, depuis 1970-01-01"}};
inline constexpr ColumnKey<float> cost{all, "cost", unit::eur_per_month, {"facilitator, room and preparation per month", "animation, salle et préparation, par mois"}};
inline constexpr ColumnKey<double> funded{all, "funded", unit::eur, {"granted by the host for this month", "accordé par l'hôte pour ce mois"}, 0.01};
inline constexpr ColumnKey<bool> meets{all, "meets", unit::one, {"meets this month", "se réunit ce mois-ci"}};

inline constexpr sim::NetworkKey members{all, actor::all, "members", {"from a group to those who sit in it", "d'un groupe à ses membres"}};
inline constexpr sim::NetworkKey membership{actor::all, all, "membership", {"from an actor to its groups", "d'un acteur à ses groupes"}};
inline constexpr sim::NetworkKey knows{public_body::all, actor::all, "knows", {"map of the actors that a public body knows", "carte des acteurs connus d'un acteur public"},
                                       {"invented unless stated: coverage is an assumption", "inventé sauf indication : la couverture est une hypothèse"}};

inline constexpr sim::BidKey funding{all, public_body::all, "funding", {"a month's cost asked from the host", "coût du mois demandé à l'hôte"}};
inline constexpr sim::BidKey invitation{all, actor::all, "invitation", {"a seat offered; an actor has time for few", "une place proposée ; le temps d'un acteur est compté"}};

}  // namespace models::group
