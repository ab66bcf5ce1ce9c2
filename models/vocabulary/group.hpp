// models/vocabulary/group.hpp -- working groups: who hosts, who sits in them, what they cost.
#pragma once
#include "models/vocabulary/actor.hpp"

namespace models::kind_of_group {

// A working group meets often and is small; a conference meets now and then and its guests change; a third place is a
// house with tools; a cluster (PTCE) joins the social economy, firms, a public body and research; a collective is in charge
// of an issue; peers share a role.
enum class Kind : std::uint8_t { working_group, conference, third_place, cluster, collective, peers };
constexpr std::array<sim::Member, 6> members(Kind) {
  return {{{0, "working_group", {"multi-sector working group", "groupe de travail multisectoriel"}}, {1, "conference", {"conference", "conférence"}}, {2, "third_place", {"third place", "tiers-lieu"}},
           {3, "cluster", {"territorial cluster for economic cooperation", "pôle territorial de coopération économique"}}, {4, "collective", {"collective of stakeholders", "collectif de parties prenantes"}},
           {5, "peers", {"peer group", "groupe de pairs"}}}};
}

}  // namespace models::kind_of_group

namespace models::group {

using sim::ColumnKey;
namespace unit = sim::unit;

using kind_of_group::Kind;
inline constexpr std::size_t kinds = 6;

inline constexpr sim::PopulationKey all{"group", {"actors who meet: a working group, conference, third place, cluster, collective or peer group", "des acteurs qui se réunissent : groupe de travail, conférence, tiers-lieu, pôle, collectif ou groupe de pairs"}};
inline constexpr sim::LinkKey host{all, public_body::all, "host", {"public body that pays for it", "acteur public qui le finance"}, {"public body that hosts", "acteur public hôte"}};
inline constexpr sim::LinkKey place{all, commune::all, "place", {"commune where it meets; none: all over the territory", "commune où il se réunit ; aucune : tout le territoire"}, {"commune where it meets", "commune de réunion"}};
inline constexpr ColumnKey<Kind> kind{all, "kind", unit::one, {"kind of group", "type de groupe"}, {"kind of group", "type de groupe"}};
inline constexpr ColumnKey<std::uint8_t> rhythm{all, "rhythm", unit::month, {"months between meetings; 0: each month", "mois entre deux réunions ; 0 : chaque mois"}, {"months between meetings", "mois entre réunions"}};
inline constexpr ColumnKey<float> facilitation{all, "facilitation", unit::one, {"quality of facilitation, 0 (none) to 1", "qualité de l'animation, 0 (aucune) à 1"}, {"quality of facilitation", "qualité de l'animation"}};
inline constexpr ColumnKey<std::uint8_t> wanted_roles{all, "wanted_roles", unit::one, {"roles that it needs, one bit each; 0: none in particular", "rôles dont il a besoin, un bit chacun ; 0 : aucun en particulier"}, {"roles needed", "rôles nécessaires"}};
inline constexpr ColumnKey<std::uint8_t> peers_only{all, "peers_only", unit::month, {"first months in which only peers of one role meet, before the groups mix", "premiers mois où seuls des pairs d'un même rôle se réunissent, avant de se mêler"}, {"months among peers", "mois entre pairs"}};
inline constexpr ColumnKey<std::int32_t> opened{all, "opened", unit::day, {"day on which it opened, since 1970-01-01", "jour d'ouverture, depuis 1970-01-01"}, {"day of opening", "jour d'ouverture"}};
inline constexpr ColumnKey<std::int32_t> meetings{all, "meetings", unit::one, {"meetings held", "réunions tenues"}, {"meetings held", "réunions tenues"}};

inline constexpr ColumnKey<std::uint8_t> topic{all, "topic", unit::one, {"topic, numbered as the actors' topics", "sujet, numéroté comme ceux des acteurs"}, {"topic of the group", "sujet du groupe"}};
inline constexpr ColumnKey<std::uint8_t> seats{all, "seats", unit::person, {"seats", "places"}, {"number of seats", "nombre de places"}};
inline constexpr ColumnKey<std::int32_t> until{all, "until", unit::day, {"first day after the policy that opened it, since 1970-01-01", "premier jour après la politique qui l'a ouvert, depuis 1970-01-01"}, {"end of the policy", "fin de la politique"}};
inline constexpr ColumnKey<float> cost{all, "cost", unit::eur_per_month, {"facilitator, room and preparation per month", "animation, salle et préparation, par mois"}, {"monthly cost", "coût mensuel"}};
inline constexpr ColumnKey<double> funded{all, "funded", unit::eur, {"granted by the host for this month", "accordé par l'hôte pour ce mois"}, {"granted this month", "accordé ce mois"}, 0.01};
inline constexpr ColumnKey<bool> meets{all, "meets", unit::one, {"meets this month", "se réunit ce mois-ci"}, {"meets this month", "réunion ce mois"}};

inline constexpr sim::NetworkKey members{all, actor::all, "members", {"from a group to those who sit in it", "d'un groupe à ses membres"}};
inline constexpr sim::NetworkKey membership{actor::all, all, "membership", {"from an actor to its groups", "d'un acteur à ses groupes"}};
inline constexpr sim::NetworkKey knows{public_body::all, actor::all, "knows", {"map of the actors that a public body knows", "carte des acteurs connus d'un acteur public"},
                                       {"invented unless stated: coverage is an assumption", "inventé sauf indication : la couverture est une hypothèse"}};

inline constexpr sim::BidKey funding{all, public_body::all, "funding", {"a month's cost asked from the host", "coût du mois demandé à l'hôte"}};
inline constexpr sim::BidKey invitation{all, actor::all, "invitation", {"a seat offered; an actor has time for few", "une place proposée ; le temps d'un acteur est compté"}};

}  // namespace models::group
