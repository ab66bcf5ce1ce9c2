// models/vocabulary/commons.hpp -- commons: a resource, those who contribute to it, the rules that they keep.
//
// A physical commons is harvested and can be used up; an information commons (codified practices, open results) is copied
// and cannot. Effort is counted in parts of what each contributor has to give in a month, never in euros.
#pragma once
#include "models/vocabulary/actor.hpp"
#include "models/vocabulary/indicator.hpp"

namespace models::commons {

using sim::ColumnKey;
namespace unit = sim::unit;

enum class Kind : std::uint8_t { physical, information };
constexpr std::array<sim::Member, 2> members(Kind) {
  return {{{0, "physical", {"physical: what one takes another has not", "physique : ce que l'un prend, l'autre ne l'a plus"}}, {1, "information", {"information: copied, not used up", "information : copiée, jamais épuisée"}}}};
}
enum class Sanctions : std::uint8_t { none, imposed, chosen };
constexpr std::array<sim::Member, 3> members(Sanctions) {
  return {{{0, "none", {"none", "aucune"}}, {1, "imposed", {"imposed by the host", "imposées par l'hôte"}}, {2, "chosen", {"chosen by the contributors", "choisies par les contributeurs"}}}};
}
// What somebody does when it believes that the others give the part E (Fischbacher, Gaechter and Fehr 2001).
enum class Type : std::uint8_t { conditional, free_rider, hump, altruist };
constexpr std::array<sim::Member, 4> members(Type) {
  return {{{0, "conditional", {"conditional cooperator", "coopérateur conditionnel"}}, {1, "free_rider", {"free rider", "passager clandestin"}},
           {2, "hump", {"gives with others up to half, then less", "donne avec les autres jusqu'à la moitié, puis moins"}}, {3, "altruist", {"gives whatever others do", "donne quoi que fassent les autres"}}}};
}

// Ostrom's eight design principles (Ostrom 1990), one bit each. What each does here: docs/methods/commons.md.
namespace principle {
inline constexpr std::uint8_t boundaries = 1, fit = 2, collective_choice = 4, monitoring = 8, graduated_sanctions = 16, conflict_arenas = 32, right_to_organise = 64, nesting = 128, every = 255;
}
constexpr bool keeps(std::uint8_t principles, std::uint8_t one) { return (principles & one) != 0; }

inline constexpr sim::PopulationKey all{"commons", {"a shared resource with contributors and rules", "une ressource partagée, avec des contributeurs et des règles"}};
inline constexpr sim::LinkKey host{all, public_body::all, "host", {"public body that opened it and pays its facilitator", "acteur public qui l'a ouvert et paie l'animation"}, {"public body that hosts", "acteur public hôte"}};

inline constexpr ColumnKey<Kind> kind{all, "kind", unit::one, {"physical or information", "physique ou information"}, {"kind of commons", "type de commun"}};
inline constexpr ColumnKey<std::uint8_t> topic{all, "topic", unit::one, {"topic, numbered as the actors' topics", "sujet, numéroté comme ceux des acteurs"}, {"topic of the commons", "sujet du commun"}};
inline constexpr ColumnKey<std::uint8_t> seats{all, "seats", unit::person, {"contributors that it has room for", "contributeurs qu'il peut accueillir"}, {"room for contributors", "places de contributeurs"}};
inline constexpr ColumnKey<std::uint8_t> principles{all, "principles", unit::one, {"Ostrom's principles that it keeps, one bit each: 1 boundaries, 2 fit, 4 collective choice, 8 monitoring, 16 graduated sanctions, 32 conflict arenas, 64 right to organise, 128 nesting", "principes d'Ostrom respectés, un bit chacun : 1 limites, 2 adéquation, 4 choix collectif, 8 surveillance, 16 sanctions graduées, 32 arènes de conflit, 64 droit de s'organiser, 128 imbrication"}, {"Ostrom's principles kept", "principes d'Ostrom respectés"}};
inline constexpr ColumnKey<Sanctions> sanctions{all, "sanctions", unit::one, {"sanctions in force", "sanctions en vigueur"}, {"sanctions in force", "sanctions en vigueur"}};
inline constexpr ColumnKey<bool> talk{all, "talk", unit::one, {"its contributors meet to talk", "ses contributeurs se réunissent pour parler"}, {"contributors meet", "réunions des contributeurs"}};
inline constexpr ColumnKey<std::uint8_t> agreed{all, "agreed", unit::month, {"months for which the last talk still counts", "mois pendant lesquels la dernière discussion compte encore"}, {"months of agreement left", "mois d'accord restants"}};
inline constexpr ColumnKey<std::int32_t> until{all, "until", unit::day, {"first day after the policy that opened it, since 1970-01-01", "premier jour après la politique qui l'a ouvert, depuis 1970-01-01"}, {"end of the policy", "fin de la politique"}};
inline constexpr ColumnKey<float> cost{all, "cost", unit::eur_per_month, {"facilitator and upkeep per month", "animation et entretien, par mois"}, {"monthly cost", "coût mensuel"}};
inline constexpr ColumnKey<double> funded{all, "funded", unit::eur, {"granted by the host for this month", "accordé par l'hôte pour ce mois"}, {"granted this month", "accordé ce mois"}, 0.01};
inline constexpr ColumnKey<bool> runs{all, "runs", unit::one, {"runs this month: within its dates, and paid for", "fonctionne ce mois-ci : dans ses dates, et payé"}, {"runs this month", "fonctionne ce mois"}};

inline constexpr sim::Unit resource{"units of the resource"}, per_month_resource{"units of the resource/month", sim::Conversion::linear, unit::days_per_month};
inline constexpr ColumnKey<double> stock{all, "stock", resource, {"stock R of a physical commons", "stock R d'un commun physique"}, {"stock of the resource", "stock de la ressource"}};
inline constexpr ColumnKey<double> capacity{all, "capacity", resource, {"stock K that grows no further", "stock K au-delà duquel rien ne croît"}, {"largest stock", "stock maximal"}};
inline constexpr ColumnKey<double> growth{all, "growth", unit::per_month, {"growth r of a small stock", "croissance r d'un petit stock"}, {"growth of the resource", "croissance de la ressource"}};
inline constexpr ColumnKey<double> harvest{all, "harvest", per_month_resource, {"most that is harvested in a month when nobody holds back (h)", "récolte mensuelle maximale quand nul ne se retient (h)"}, {"largest harvest", "récolte maximale"}};
inline constexpr ColumnKey<double> half_saturation{all, "half_saturation", resource, {"stock a at which half of that is harvested", "stock a où la moitié est récoltée"}, {"stock at half harvest", "stock à mi-récolte"}};
inline constexpr ColumnKey<double> items{all, "items", unit::one, {"codified practices and results in an information commons", "pratiques et résultats codifiés dans un commun d'information"}, {"codified items", "éléments codifiés"}};

inline constexpr ColumnKey<double> contribution{all, "contribution", unit::one, {"mean part of their effort that contributors gave this month", "part moyenne de l'effort donnée ce mois-ci"}, {"mean contribution", "contribution moyenne"}};
inline constexpr ColumnKey<double> burden{all, "burden", unit::one, {"mean part of their effort that fees and fines cost this month", "part moyenne de l'effort coûtée par frais et amendes ce mois-ci"}, {"fees and fines", "frais et amendes"}};
inline constexpr ColumnKey<double> benefit{all, "benefit", unit::one, {"what a contributor has of it this month: units harvested, or items copied", "ce qu'un contributeur en a ce mois-ci : unités récoltées, ou éléments copiés"}, {"benefit of a contributor", "gain d'un contributeur"}};
inline constexpr ColumnKey<double> spilled{all, "spilled", resource, {"harvested by outsiders this month", "récolté par d'autres ce mois-ci"}, {"harvested by outsiders", "récolté par d'autres"}};

inline constexpr sim::NetworkKey contributors{all, actor::all, "contributors", {"from a commons to those who contribute to it", "d'un commun à ses contributeurs"}, {"who contributes is invented", "les contributeurs sont inventés"}};
inline constexpr sim::NetworkKey of_actor{actor::all, all, "commons_of", {"from an actor to the commons to which it contributes", "d'un acteur aux communs auxquels il contribue"}, {}, &contributors};
inline constexpr sim::EdgeColumnKey<Type> type{contributors, "type", unit::one, {"type of contributor", "type de contributeur"}, {"type of contributor", "type de contributeur"}};
inline constexpr sim::EdgeColumnKey<float> preference{contributors, "preference", unit::one, {"part that it would give of itself at its present belief", "part qu'il donnerait de lui-même, selon sa croyance du moment"}, {"effort preferred", "effort préféré"}};
inline constexpr sim::EdgeColumnKey<float> belief{contributors, "belief", unit::one, {"part that it believes the others give", "part qu'il croit donnée par les autres"}, {"expected of the others", "attendu des autres"}};
inline constexpr sim::EdgeColumnKey<float> given{contributors, "contribution", unit::one, {"part of its effort that it gave last", "part de son effort donnée en dernier"}, {"effort given", "effort donné"}};
inline constexpr sim::EdgeColumnKey<std::uint16_t> rounds{contributors, "rounds", unit::month, {"months in which it took part", "mois de participation"}, {"months of part", "mois de participation"}};
inline constexpr sim::EdgeColumnKey<float> lesson{contributors, "lesson", unit::one, {"what fines, or undeserved punishment, added to its contribution; fades", "ce que les amendes, ou une punition imméritée, ont ajouté à sa contribution ; s'estompe"}, {"lesson of sanctions", "leçon des sanctions"}};
inline constexpr sim::EdgeColumnKey<float> fined{contributors, "fined", unit::one, {"part of its effort lost to fines this month", "part de son effort perdue en amendes ce mois-ci"}, {"effort lost to fines", "effort perdu en amendes"}};
inline constexpr sim::EdgeColumnKey<std::uint8_t> offences{contributors, "offences", unit::one, {"times that it was fined", "nombre d'amendes reçues"}, {"times fined", "nombre d'amendes"}};
inline constexpr sim::EdgeColumnKey<float> payoff{contributors, "payoff", unit::one, {"effort kept, plus its part of what all gave, less fees and fines", "effort gardé, plus sa part de ce que tous ont donné, moins frais et amendes"}, {"payoff of the month", "gain du mois"}};
inline constexpr sim::EdgeColumnKey<float> held{contributors, "held", unit::one, {"items of an information commons that it has copied", "éléments d'un commun d'information qu'il a copiés"}, {"items copied", "éléments copiés"}};

inline constexpr sim::BidKey funding{all, public_body::all, "commons_funding", {"a month's cost asked from the host", "coût du mois demandé à l'hôte"}};
inline constexpr sim::BidKey invitation{all, actor::all, "commons_invitation", {"a place as contributor offered", "une place de contributeur proposée"}};

// What a type would give of itself at belief E: 0.85 E; nothing; 0.85 E up to half, then falling by as much; 0.8. Shapes of
// Fischbacher, Gaechter and Fehr 2001; 0.85 and 0.8 assumed (conditional cooperators give somewhat less than others do).
constexpr double preferred(Type type, double belief) {
  switch (type) {
    case Type::conditional: return 0.85 * belief;
    case Type::free_rider: return 0;
    case Type::hump: return 0.85 * (belief < 0.5 ? belief : 1 - belief);
    case Type::altruist: return 0.8;
  }
  return 0;
}

// Logistic growth and a type III harvest (Holling 1959; two stable states: Noy-Meir 1975, May 1977), per unit of time.
constexpr double grown(double stock, double capacity, double growth) { return growth * stock * (1 - stock / capacity); }
constexpr double harvested(double stock, double harvest, double half_saturation) {
  const double square = stock * stock;
  return square > 0 ? harvest * square / (square + half_saturation * half_saturation) : 0;
}

}  // namespace models::commons

namespace models::territory {
inline constexpr ColumnKey<std::int32_t> commoners{all, "commoners", unit::one, {"actors who give at least a tenth of their effort to a commons that runs", "acteurs donnant au moins un dixième de leur effort à un commun qui fonctionne"}, {"actors who contribute to a commons", "acteurs contribuant à un commun"}, 1, sim::neither, indicator::assumed};
inline constexpr ColumnKey<double> commons_share{all, "commons_share", unit::one, {"part of actors who contribute to at least one commons", "part des acteurs contribuant à au moins un commun"}, {"part of actors who contribute to a commons", "part des acteurs contribuant à un commun"}, 0, sim::neither, indicator::assumed};
inline constexpr ColumnKey<std::int32_t> commons_seats{all, "commons_seats", unit::one, {"places taken in commons that run", "places occupées dans les communs qui fonctionnent"}, {"places taken in commons", "places occupées en commun"}, 1};
inline constexpr ColumnKey<double> commons_given{all, "commons_given", unit::one, {"sum of the parts given", "somme des parts données"}, {"sum of contributions", "somme des contributions"}, 1e-6};
inline constexpr ColumnKey<double> commons_contribution{all, "commons_contribution", unit::one, {"mean part of their effort that contributors give", "part moyenne de leur effort donnée par les contributeurs"}, {"mean contribution to commons", "contribution moyenne aux communs"}, 0, sim::neither, indicator::assumed};
inline constexpr ColumnKey<std::int32_t> commons_pools{all, "commons_pools", unit::one, {"physical commons", "communs physiques"}, {"physical commons", "communs physiques"}, 1};
inline constexpr ColumnKey<double> commons_stock_sum{all, "commons_stock_sum", unit::one, {"sum of stock over capacity", "somme des stocks rapportés à la capacité"}, {"sum of commons stocks", "somme des stocks communs"}, 1e-6};
inline constexpr ColumnKey<double> commons_stock{all, "commons_stock", unit::one, {"mean stock of physical commons over capacity", "stock moyen des communs physiques rapporté à la capacité"}, {"stock of physical commons over capacity", "stock des communs physiques rapporté à la capacité"}, 0, sim::better, indicator::assumed};
inline constexpr ColumnKey<double> commons_items{all, "commons_items", unit::one, {"codified items in information commons", "éléments codifiés dans les communs d'information"}, {"codified items in information commons", "éléments codifiés dans les communs d'information"}, 1e-6, sim::better, indicator::assumed};
inline constexpr ColumnKey<double> commons_cost{all, "commons_cost", unit::eur_per_step, {"paid by hosts for commons in the step", "payé par les hôtes pour les communs dans le pas"}, {"cost of commons", "coût des communs"}, 0.01, sim::neither};
}  // namespace models::territory
