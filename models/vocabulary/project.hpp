// models/vocabulary/project.hpp -- problems, calls and projects: what is wanted, who pays, who works on it, what comes of it.
#pragma once
#include "models/vocabulary/knowledge.hpp"
#include "models/vocabulary/tool.hpp"

namespace models::problem {

using sim::ColumnKey;
namespace unit = sim::unit;

enum class State : std::uint8_t { open, in_project, solved, given_up };
constexpr std::array<sim::Member, 4> members(State) {
  return {{{0, "open", {"open", "ouvert"}}, {1, "in_project", {"a project works on it", "un projet y travaille"}}, {2, "solved", {"solved", "résolu"}}, {3, "given_up", {"given up", "abandonné"}}}};
}
inline constexpr sim::PopulationKey all{"problem", {"something that an actor cannot solve alone: capabilities that it needs", "ce qu'un acteur ne peut résoudre seul : les capacités dont il a besoin"}};
inline constexpr sim::LinkKey owner{all, actor::all, "owner", {"who declares it", "qui le déclare"}, {"actor who declares it", "acteur qui le déclare"}};
inline constexpr ColumnKey<std::uint8_t> topic{all, "topic", unit::one, {"topic, numbered as the actors' topics", "sujet, numéroté comme ceux des acteurs"}, {"topic of the problem", "sujet du problème"}};
inline constexpr ColumnKey<std::uint8_t> field{all, "field", unit::one, {"its main field", "domaine principal"}, {"main field", "domaine principal"}};
inline constexpr ColumnKey<std::uint64_t> fields{all, "fields", unit::one, {"fields that it needs, one bit each", "domaines nécessaires, un bit chacun"}, {"fields needed", "domaines nécessaires"}};
inline constexpr ColumnKey<float> severity{all, "severity", unit::one, {"how much it weighs on its owner, 0 to 1", "poids pour son propriétaire, 0 à 1"}, {"weight for its owner", "poids pour son propriétaire"}};
inline constexpr ColumnKey<bool> crisis{all, "crisis", unit::one, {"born of a crisis", "né d'une crise"}, {"born of a crisis", "né d'une crise"}};
inline constexpr ColumnKey<State> state{all, "state", unit::one, {"what has become of it", "ce qu'il est devenu"}, {"what became of it", "ce qu'il est devenu"}};
inline constexpr ColumnKey<std::int32_t> opened{all, "opened", unit::day, {"day on which it was declared, since 1970-01-01", "jour de la déclaration, depuis 1970-01-01"}, {"declared on", "date de déclaration"}};
inline constexpr ColumnKey<std::int32_t> closed{all, "closed", unit::day, {"day on which it was solved or given up, since 1970-01-01; 0: not yet", "jour de la résolution ou de l'abandon, depuis 1970-01-01 ; 0 : pas encore"}, {"solved or given up on", "date de clôture"}};
inline constexpr sim::NetworkKey needs{all, capability::all, "needs", {"from a problem to the capabilities that it needs", "d'un problème aux capacités nécessaires"}};
inline constexpr sim::NetworkKey of{actor::all, all, "problems", {"from an actor to the problems that it declared", "d'un acteur aux problèmes qu'il a déclarés"}};

}  // namespace models::problem

namespace models::call {

using sim::ColumnKey;
namespace unit = sim::unit;

inline constexpr sim::PopulationKey all{"call", {"a call for projects of a public body", "un appel à projets d'un acteur public"}};
inline constexpr sim::LinkKey host{all, public_body::all, "host", {"who pays", "qui finance"}, {"public body that pays", "acteur public financeur"}};
inline constexpr ColumnKey<std::uint8_t> topic{all, "topic", unit::one, {"topic, numbered as the actors' topics; 255: any", "sujet, numéroté comme ceux des acteurs ; 255 : tous"}, {"topic of the call", "sujet de l'appel"}};
inline constexpr ColumnKey<std::int32_t> opened{all, "opened", unit::day, {"first day on which proposals are taken, since 1970-01-01", "premier jour de dépôt, depuis 1970-01-01"}, {"first day of the call", "ouverture de l'appel"}};
inline constexpr ColumnKey<std::int32_t> closes{all, "closes", unit::day, {"day of selection, since 1970-01-01", "jour de la sélection, depuis 1970-01-01"}, {"day of selection", "jour de la sélection"}};
inline constexpr ColumnKey<double> budget{all, "budget", unit::eur, {"left to grant", "reste à attribuer"}, {"money left to grant", "reste à attribuer"}, 0.01};
inline constexpr ColumnKey<bool> experiments{all, "experiments", unit::one, {"takes experiments that may fail, up to its cap of cost", "admet des expériences qui peuvent échouer, sous son plafond de coût"}, {"takes experiments", "admet des expériences"}};
inline constexpr sim::NetworkKey asks{all, capability::all, "asks", {"from a call to the capabilities that it asks for", "d'un appel aux capacités demandées"}};
// How its host chooses (docs/methods/agenda.md, select_projects).
inline constexpr std::uint8_t any = 255;
inline constexpr ColumnKey<std::uint8_t> field{all, "field", unit::one, {"field that it wants most; 255: none in particular", "domaine le plus souhaité ; 255 : aucun en particulier"}, {"field wanted most", "domaine souhaité"}};
inline constexpr ColumnKey<float> need_weight{all, "need_weight", unit::one, {"weight of the need met in the ranking; the rest is novelty", "poids du besoin satisfait dans le classement ; le reste va à la nouveauté"}, {"weight of the need", "poids du besoin"}};
inline constexpr ColumnKey<float> least_match{all, "least_match", unit::one, {"part of the needed capabilities that partners must have", "part des capacités nécessaires que les partenaires doivent détenir"}, {"least match needed", "adéquation minimale"}};
inline constexpr ColumnKey<float> quota{all, "quota", unit::one, {"part of the partners that should be small firms, associations or citizens", "part des partenaires qui devraient être petites entreprises, associations ou citoyens"}, {"small partners expected", "petits partenaires attendus"}};
inline constexpr ColumnKey<std::uint8_t> form{all, "form", unit::one, {"form of governance that it requires, numbered as those of projects; 255: any", "forme de gouvernance exigée, numérotée comme celles des projets ; 255 : toutes"}, {"governance required", "gouvernance exigée"}};
inline constexpr ColumnKey<double> cap{all, "cap", unit::eur, {"most that one project gets; 0: no cap", "plafond par projet ; 0 : aucun"}, {"most per project", "plafond par projet"}};
inline constexpr ColumnKey<float> open_results{all, "open_results", unit::one, {"part of the results that must be published", "part des résultats à publier"}, {"results to publish", "résultats à publier"}};
inline constexpr ColumnKey<bool> selected{all, "selected", unit::one, {"its projects have been selected: who got nothing is refused", "ses projets sont sélectionnés : qui n'a rien obtenu est refusé"}, {"selection done", "sélection faite"}};

}  // namespace models::call

namespace models::project {

using sim::ColumnKey;
namespace unit = sim::unit;

enum class Phase : std::uint8_t { searching, submitted, running, delivered, failed, refused, given_up };
constexpr std::array<sim::Member, 7> members(Phase) {
  return {{{0, "searching", {"looks for partners", "cherche des partenaires"}}, {1, "submitted", {"submitted to a call", "déposé"}}, {2, "running", {"at work", "en cours"}}, {3, "delivered", {"delivered", "réalisé"}},
           {4, "failed", {"failed", "échoué"}}, {5, "refused", {"refused", "refusé"}}, {6, "given_up", {"given up for want of partners or money", "abandonné faute de partenaires ou d'argent"}}}};
}
enum class Governance : std::uint8_t { one_leader, co_led, self_organised };  // Provan and Kenis 2008: lead organisation, administered by two, shared
constexpr std::array<sim::Member, 3> members(Governance) {
  return {{{0, "one_leader", {"one leader", "un chef de file"}}, {1, "co_led", {"led by two", "copiloté"}}, {2, "self_organised", {"self-organised", "auto-organisé"}}}};
}
inline constexpr sim::PopulationKey all{"project", {"a collaborative project, from proposal to delivery", "un projet collaboratif, de la proposition à la réalisation"}};
inline constexpr sim::LinkKey leader{all, actor::all, "leader", {"who started it and leads it", "qui l'a lancé et le conduit"}, {"lead partner", "chef de file"}};
inline constexpr sim::LinkKey answers{all, call::all, "call", {"call that it answers; none: without public money", "appel auquel il répond ; aucun : sans argent public"}, {"call answered", "appel visé"}};
inline constexpr sim::LinkKey serves{all, problem::all, "problem", {"problem that it would solve", "problème qu'il résoudrait"}, {"problem addressed", "problème traité"}};
inline constexpr ColumnKey<Phase> phase{all, "phase", unit::one, {"how far it has come", "avancement"}, {"phase of the project", "avancement"}};
inline constexpr ColumnKey<Governance> governance{all, "governance", unit::one, {"form of governance", "forme de gouvernance"}, {"form of governance", "forme de gouvernance"}};
inline constexpr ColumnKey<std::uint8_t> topic{all, "topic", unit::one, {"topic, numbered as the actors' topics", "sujet, numéroté comme ceux des acteurs"}, {"topic of the project", "sujet du projet"}};
inline constexpr ColumnKey<bool> experiment{all, "experiment", unit::one, {"an experiment that may fail", "une expérience qui peut échouer"}, {"may fail", "peut échouer"}};
inline constexpr ColumnKey<std::int32_t> born{all, "born", unit::day, {"day on which it was thought of, since 1970-01-01", "jour de l'idée, depuis 1970-01-01"}, {"thought of on", "date de l'idée"}};
inline constexpr ColumnKey<std::int32_t> started{all, "started", unit::day, {"day on which work began, since 1970-01-01; 0: not yet", "début des travaux, depuis 1970-01-01 ; 0 : pas encore"}, {"work began on", "début des travaux"}};
inline constexpr ColumnKey<std::int32_t> due{all, "due", unit::day, {"day on which it was to be delivered, since 1970-01-01", "jour prévu de la réalisation, depuis 1970-01-01"}, {"due on", "date prévue"}};
inline constexpr ColumnKey<std::int32_t> ended{all, "ended", unit::day, {"day on which it was delivered, failed or given up, since 1970-01-01; 0: not yet", "jour de la réalisation, de l'échec ou de l'abandon, depuis 1970-01-01 ; 0 : pas encore"}, {"ended on", "date de fin"}};
inline constexpr ColumnKey<float> progress{all, "progress", unit::one, {"part of the work done, 0 to 1", "part du travail faite, 0 à 1"}, {"work done", "travail fait"}};
inline constexpr ColumnKey<float> match{all, "match", unit::one, {"part of the needed capabilities that its partners have", "part des capacités nécessaires détenues par ses partenaires"}, {"capabilities covered", "capacités couvertes"}};
inline constexpr ColumnKey<double> granted{all, "granted", unit::eur, {"public money granted", "argent public accordé"}, {"public money granted", "argent public accordé"}, 0.01};
inline constexpr ColumnKey<double> spent{all, "spent", unit::eur, {"spent so far", "dépensé à ce jour"}, {"spent so far", "dépensé à ce jour"}, 0.01};
inline constexpr ColumnKey<float> use{all, "use", unit::one, {"part of those for whom it was made who use it, once delivered", "part des destinataires qui s'en servent, une fois réalisé"}, {"rate of use", "taux d'usage"}};
inline constexpr sim::NetworkKey partners{all, actor::all, "partners", {"from a project to its partners, leader included", "d'un projet à ses partenaires, chef de file compris"}};
inline constexpr sim::EdgeColumnKey<std::uint16_t> brings{partners, "brings", unit::one, {"capability that the partner brings", "capacité apportée par le partenaire"}, {"capability brought", "capacité apportée"}};
inline constexpr sim::NetworkKey projects{actor::all, all, "projects", {"from an actor to its projects", "d'un acteur à ses projets"}, {}, &partners};
inline constexpr sim::BidKey proposal{all, actor::all, "proposal", {"an actor is asked to join a project", "un acteur est sollicité pour un projet"}};
inline constexpr sim::BidKey grant{all, call::all, "grant", {"money asked from a call", "argent demandé à un appel"}};

// ---- the search for partners: previous partners, their partners, acquaintances, then anybody or the platform's listing
enum class Stage : std::uint8_t { previous, second_hand, acquaintance, random, platform };
constexpr std::array<sim::Member, 5> members(Stage) {
  return {{{0, "previous", {"previous partner", "ancien partenaire"}}, {1, "second_hand", {"previous partner of a previous partner", "ancien partenaire d'un ancien partenaire"}}, {2, "acquaintance", {"acquaintance", "connaissance"}},
           {3, "random", {"anybody, by chance", "quelqu'un au hasard"}}, {4, "platform", {"found on the platform", "trouvé sur la plateforme"}}}};
}
inline constexpr std::size_t stages = 5;
inline constexpr sim::NetworkKey approached{all, actor::all, "approached", {"from a project to those whom it asked to join", "d'un projet à ceux qu'il a sollicités"}};
inline constexpr sim::EdgeColumnKey<Stage> stage{approached, "stage", unit::one, {"how the search came upon them", "comment la recherche les a trouvés"}, {"stage of the search", "étape de la recherche"}};
inline constexpr sim::NetworkKey worked_with{actor::all, actor::all, "worked_with", {"from an actor to its previous partners in projects", "d'un acteur à ses anciens partenaires de projet"}};
inline constexpr sim::EdgeColumnKey<std::uint16_t> times{worked_with, "times", unit::one, {"projects done together", "projets menés ensemble"}, {"projects done together", "projets menés ensemble"}};
inline constexpr sim::NetworkKey everybody{territory::all, actor::all, "everybody", {"from the territory to all of its actors", "du territoire à tous ses acteurs"}};
inline constexpr ColumnKey<bool> listed{actor::all, "listed", unit::one, {"is among the territory's actors who can be met by chance", "figure parmi les acteurs que l'on peut rencontrer par hasard"}, {"can be met by chance", "rencontre possible"}};
inline constexpr sim::NetworkKey open_calls{territory::all, call::all, "open_calls", {"from the territory to the calls that take proposals", "du territoire aux appels qui reçoivent des propositions"}};
inline constexpr sim::LinkKey tackled_by{problem::all, all, "tackled_by", {"project that works on it, or that solved it", "projet qui y travaille, ou qui l'a résolu"}, {"project that tackles it", "projet qui y travaille"}};
inline constexpr ColumnKey<float> trust_weight{all, "trust_weight", unit::one, {"weight of trust in its choice of partners", "poids de la confiance dans son choix de partenaires"}, {"weight of trust", "poids de la confiance"}};
inline constexpr ColumnKey<bool> by_platform{all, "by_platform", unit::one, {"its search for partners makes use of a platform, if its leader is on one", "sa recherche de partenaires se sert d'une plateforme, si son chef de file en a rejoint une"}, {"searches by platform", "cherche par plateforme"}};
inline constexpr ColumnKey<std::uint8_t> enough{all, "enough", unit::one, {"needed capabilities that must be covered before it can begin", "capacités nécessaires à couvrir avant de commencer"}, {"capabilities to begin", "capacités pour commencer"}};
inline constexpr ColumnKey<std::uint8_t> fewest{all, "fewest", unit::one, {"fewest partners with whom it can begin", "nombre minimal de partenaires pour commencer"}, {"fewest partners", "minimum de partenaires"}};
inline constexpr ColumnKey<std::uint8_t> most{all, "most", unit::one, {"most partners that it takes", "nombre maximal de partenaires"}, {"most partners", "maximum de partenaires"}};
inline constexpr ColumnKey<float> quota{all, "quota", unit::one, {"least part of its partners that must be small firms, associations or citizens", "part minimale de petites entreprises, associations ou citoyens parmi ses partenaires"}, {"small partners required", "petits partenaires requis"}};

inline constexpr sim::Unit t_per_year{"t CO2/year"};

// ---- work: what it costs, which tool it needs, what comes of it
inline constexpr std::uint8_t no_tool = 0xFF;
inline constexpr ColumnKey<std::uint8_t> tool_field{all, "tool_field", unit::one, {"field of the tool that it needs; 255: none", "domaine de l'outil dont il a besoin ; 255 : aucun"}, {"field of the tool", "domaine de l'outil"}};
inline constexpr ColumnKey<std::int32_t> equipped{all, "equipped", unit::one, {"tools booked for this month", "outils réservés pour ce mois"}, {"tools booked", "outils réservés"}, 1};
inline constexpr sim::BidKey tool_wanted{all, tool::all, "tool_wanted", {"a project asks for a tool for a month", "un projet demande un outil pour un mois"}};
inline constexpr ColumnKey<float> coverage{all, "coverage", unit::one, {"part of the roles that its topic requires which its partners have", "part des rôles requis par son sujet que ses partenaires occupent"}, {"roles covered", "rôles couverts"}};
inline constexpr ColumnKey<float> outcome{all, "outcome", unit::one, {"how well it ended for those who took part, 0 to 1: what trust remembers", "issue pour les participants, 0 à 1 : ce que la confiance retient"}, {"outcome for partners", "issue pour les partenaires"}};
inline constexpr ColumnKey<float> co2{all, "co2", t_per_year, {"CO2 avoided by what it delivered; not taken off the emissions of firms", "CO2 évité par ce qu'il a réalisé ; non déduit des émissions des entreprises"}, {"CO2 avoided", "CO2 évité"}};
inline constexpr ColumnKey<float> work_made{all, "work_made", unit::job, {"jobs that what it delivered would bring; none is filled in the labour market", "emplois qu'apporterait ce qu'il a réalisé ; aucun n'est pourvu sur le marché du travail"}, {"jobs it would bring", "emplois apportés"}};
inline constexpr ColumnKey<float> noise{all, "noise", unit::person, {"people who live with more noise (negative: less) for what it delivered", "personnes vivant avec plus de bruit (négatif : moins) du fait de ce qu'il a réalisé"}, {"people with more noise", "personnes plus exposées au bruit"}};
inline constexpr ColumnKey<float> trained{all, "trained", unit::person, {"people who learnt a trade by what it delivered", "personnes formées par ce qu'il a réalisé"}, {"people trained", "personnes formées"}};
inline constexpr ColumnKey<std::int32_t> brought{capability::all, "brought", unit::one, {"how often it was brought into a project that began, since the start", "nombre d'apports à des projets commencés, depuis le départ"}, {"brought into projects", "apports aux projets"}, 1};

}  // namespace models::project

namespace models::actor {

inline constexpr sim::LinkKey heard{all, models::call::all, "heard", {"open call that it has heard of", "appel en cours dont il a connaissance"}, {"call it has heard of", "appel connu"}};
inline constexpr ColumnKey<std::int32_t> heard_day{all, "heard_day", unit::day, {"day on which it heard of that call, since 1970-01-01", "jour où il a eu connaissance de cet appel, depuis 1970-01-01"}, {"heard of the call on", "appel connu depuis"}};

}  // namespace models::actor

namespace models::project {

inline constexpr ColumnKey<double> open{all, "open", unit::one, {"part of its results that is published, so that others can copy them", "part de ses résultats publiée, que d'autres peuvent copier"}, {"results published", "résultats publiés"}, 0.001};

}  // namespace models::project
