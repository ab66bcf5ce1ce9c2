// models/vocabulary/project.hpp -- problems, calls and projects: what is wanted, who pays, who works on it, what comes of it.
#pragma once
#include "models/vocabulary/knowledge.hpp"

namespace models::problem {

using sim::ColumnKey;
namespace unit = sim::unit;

enum class State : std::uint8_t { open, in_project, solved, given_up };
constexpr std::array<sim::Member, 4> members(State) {
  return {{{0, "open", {"open", "ouvert"}}, {1, "in_project", {"a project works on it", "un projet y travaille"}}, {2, "solved", {"solved", "résolu"}}, {3, "given_up", {"given up", "abandonné"}}}};
}
inline constexpr sim::PopulationKey all{"problem", {"something that an actor cannot solve alone: capabilities that it needs", "ce qu'un acteur ne peut résoudre seul : les capacités dont il a besoin"}};
inline constexpr sim::LinkKey owner{all, actor::all, "owner", {"who declares it", "qui le déclare"}};
inline constexpr ColumnKey<std::uint8_t> topic{all, "topic", unit::one, {"topic, numbered as the actors' topics", "sujet, numéroté comme ceux des acteurs"}};
inline constexpr ColumnKey<std::uint8_t> field{all, "field", unit::one, {"its main field", "domaine principal"}};
inline constexpr ColumnKey<std::uint64_t> fields{all, "fields", unit::one, {"fields that it needs, one bit each", "domaines nécessaires, un bit chacun"}};
inline constexpr ColumnKey<float> severity{all, "severity", unit::one, {"how much it weighs on its owner, 0 to 1", "poids pour son propriétaire, 0 à 1"}};
inline constexpr ColumnKey<bool> crisis{all, "crisis", unit::one, {"born of a crisis", "né d'une crise"}};
inline constexpr ColumnKey<State> state{all, "state", unit::one, {"what has become of it", "ce qu'il est devenu"}};
inline constexpr ColumnKey<std::int32_t> opened{all, "opened", unit::day, {"day on which it was declared, since 1970-01-01", "jour de la déclaration, depuis 1970-01-01"}};
inline constexpr ColumnKey<std::int32_t> closed{all, "closed", unit::day, {"day on which it was solved or given up, since 1970-01-01; 0: not yet", "jour de la résolution ou de l'abandon, depuis 1970-01-01 ; 0 : pas encore"}};
inline constexpr sim::NetworkKey needs{all, capability::all, "needs", {"from a problem to the capabilities that it needs", "d'un problème aux capacités nécessaires"}};
inline constexpr sim::NetworkKey of{actor::all, all, "problems", {"from an actor to the problems that it declared", "d'un acteur aux problèmes qu'il a déclarés"}};

}  // namespace models::problem

namespace models::call {

using sim::ColumnKey;
namespace unit = sim::unit;

inline constexpr sim::PopulationKey all{"call", {"a call for projects of a public body", "un appel à projets d'un acteur public"}};
inline constexpr sim::LinkKey host{all, public_body::all, "host", {"who pays", "qui finance"}};
inline constexpr ColumnKey<std::uint8_t> topic{all, "topic", unit::one, {"topic, numbered as the actors' topics; 255: any", "sujet, numéroté comme ceux des acteurs ; 255 : tous"}};
inline constexpr ColumnKey<std::int32_t> opened{all, "opened", unit::day, {"first day on which proposals are taken, since 1970-01-01", "premier jour de dépôt, depuis 1970-01-01"}};
inline constexpr ColumnKey<std::int32_t> closes{all, "closes", unit::day, {"day of selection, since 1970-01-01", "jour de la sélection, depuis 1970-01-01"}};
inline constexpr ColumnKey<double> budget{all, "budget", unit::eur, {"left to grant", "reste à attribuer"}, 0.01};
inline constexpr ColumnKey<bool> experiments{all, "experiments", unit::one, {"takes experiments that may fail, up to its cap of cost", "admet des expériences qui peuvent échouer, sous son plafond de coût"}};
inline constexpr sim::NetworkKey asks{all, capability::all, "asks", {"from a call to the capabilities that it asks for", "d'un appel aux capacités demandées"}};

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
inline constexpr sim::LinkKey leader{all, actor::all, "leader", {"who started it and leads it", "qui l'a lancé et le conduit"}};
inline constexpr sim::LinkKey answers{all, call::all, "call", {"call that it answers; none: without public money", "appel auquel il répond ; aucun : sans argent public"}};
inline constexpr sim::LinkKey serves{all, problem::all, "problem", {"problem that it would solve", "problème qu'il résoudrait"}};
inline constexpr ColumnKey<Phase> phase{all, "phase", unit::one, {"how far it has come", "avancement"}};
inline constexpr ColumnKey<Governance> governance{all, "governance", unit::one, {"form of governance", "forme de gouvernance"}};
inline constexpr ColumnKey<std::uint8_t> topic{all, "topic", unit::one, {"topic, numbered as the actors' topics", "sujet, numéroté comme ceux des acteurs"}};
inline constexpr ColumnKey<bool> experiment{all, "experiment", unit::one, {"an experiment that may fail", "une expérience qui peut échouer"}};
inline constexpr ColumnKey<std::int32_t> born{all, "born", unit::day, {"day on which it was thought of, since 1970-01-01", "jour de l'idée, depuis 1970-01-01"}};
inline constexpr ColumnKey<std::int32_t> started{all, "started", unit::day, {"day on which work began, since 1970-01-01; 0: not yet", "début des travaux, depuis 1970-01-01 ; 0 : pas encore"}};
inline constexpr ColumnKey<std::int32_t> due{all, "due", unit::day, {"day on which it was to be delivered, since 1970-01-01", "jour prévu de la réalisation, depuis 1970-01-01"}};
inline constexpr ColumnKey<std::int32_t> ended{all, "ended", unit::day, {"day on which it was delivered, failed or given up, since 1970-01-01; 0: not yet", "jour de la réalisation, de l'échec ou de l'abandon, depuis 1970-01-01 ; 0 : pas encore"}};
inline constexpr ColumnKey<float> progress{all, "progress", unit::one, {"part of the work done, 0 to 1", "part du travail faite, 0 à 1"}};
inline constexpr ColumnKey<float> match{all, "match", unit::one, {"part of the needed capabilities that its partners have", "part des capacités nécessaires détenues par ses partenaires"}};
inline constexpr ColumnKey<double> granted{all, "granted", unit::eur, {"public money granted", "argent public accordé"}, 0.01};
inline constexpr ColumnKey<double> spent{all, "spent", unit::eur, {"spent so far", "dépensé à ce jour"}, 0.01};
inline constexpr ColumnKey<float> use{all, "use", unit::one, {"part of those for whom it was made who use it, once delivered", "part des destinataires qui s'en servent, une fois réalisé"}};
inline constexpr sim::NetworkKey partners{all, actor::all, "partners", {"from a project to its partners, leader included", "d'un projet à ses partenaires, chef de file compris"}};
inline constexpr sim::EdgeColumnKey<std::uint16_t> brings{partners, "brings", unit::one, {"capability that the partner brings", "capacité apportée par le partenaire"}};
inline constexpr sim::NetworkKey projects{actor::all, all, "projects", {"from an actor to its projects", "d'un acteur à ses projets"}, {}, &partners};
inline constexpr sim::BidKey proposal{all, actor::all, "proposal", {"an actor is asked to join a project", "un acteur est sollicité pour un projet"}};
inline constexpr sim::BidKey grant{all, call::all, "grant", {"money asked from a call", "argent demandé à un appel"}};

}  // namespace models::project
