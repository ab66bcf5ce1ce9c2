// models/vocabulary/agenda.hpp -- what public bodies take up: issues, those at stake in them, the plan that splits a budget.
#pragma once
#include "models/vocabulary/group.hpp"
#include "models/vocabulary/indicator.hpp"
#include "models/vocabulary/project.hpp"

namespace models::issue {

using sim::ColumnKey;
namespace unit = sim::unit;

inline constexpr sim::PopulationKey all{"issue", {"a problem of several actors that a public body has put on its agenda", "un problème de plusieurs acteurs qu'un acteur public a mis à son ordre du jour"}};
inline constexpr sim::LinkKey host{all, public_body::all, "host", {"on whose agenda it stands", "à l'ordre du jour de qui il figure"}, {"body with the agenda", "acteur public saisi"}};
inline constexpr sim::LinkKey group{all, models::group::all, "group", {"collective in charge of it", "collectif qui en a la charge"}, {"collective in charge", "collectif en charge"}};
inline constexpr ColumnKey<std::uint8_t> field{all, "field", unit::one, {"field of the problems", "domaine des problèmes"}, {"field of the problems", "domaine des problèmes"}};
inline constexpr ColumnKey<std::uint8_t> topic{all, "topic", unit::one, {"topic, numbered as the actors' topics", "sujet, numéroté comme ceux des acteurs"}, {"topic of the issue", "sujet de l'enjeu"}};
inline constexpr ColumnKey<std::int32_t> actors{all, "actors", unit::person, {"actors who declare such a problem, as far as the host can see", "acteurs qui déclarent un tel problème, à ce qu'en voit l'hôte"}, {"actors who declare it", "acteurs qui le déclarent"}, 1};
inline constexpr ColumnKey<std::int32_t> opened{all, "opened", unit::day, {"day on which it was put on the agenda, since 1970-01-01", "jour de l'inscription à l'ordre du jour, depuis 1970-01-01"}, {"put on the agenda", "inscription à l'ordre du jour"}};
inline constexpr ColumnKey<std::int32_t> voiced{all, "voiced", unit::day, {"last day on which enough actors declared it, since 1970-01-01", "dernier jour où assez d'acteurs le déclaraient, depuis 1970-01-01"}, {"last declared by enough", "dernière déclaration suffisante"}};
inline constexpr ColumnKey<std::int32_t> closed{all, "closed", unit::day, {"day on which it was taken off the agenda, since 1970-01-01; 0: it is on it", "jour du retrait de l'ordre du jour, depuis 1970-01-01 ; 0 : il y est"}, {"taken off the agenda", "retrait de l'ordre du jour"}};
inline constexpr sim::NetworkKey agenda{public_body::all, all, "agenda", {"from a public body to the issues on its agenda", "d'un acteur public aux enjeux à son ordre du jour"}};

// Why somebody has a stake in it: the two definitions of a stakeholder, one bit each.
inline constexpr std::uint8_t threatened = 1, hit = 2;
inline constexpr sim::NetworkKey stakes{all, actor::all, "stakes", {"from an issue to those who have a stake in it, whether anybody knows or not", "d'un enjeu à ceux qu'il touche, que quelqu'un le sache ou non"}};
inline constexpr sim::EdgeColumnKey<std::uint8_t> why{stakes, "why", unit::one, {"1: threatened or with an opportunity; 2: hit by the solution; 3: both", "1 : menacé ou avec une opportunité ; 2 : touché par la solution ; 3 : les deux"}, {"reason of the stake", "raison de l'enjeu"}};

}  // namespace models::issue

namespace models::plan {

using sim::ColumnKey;
namespace unit = sim::unit;

inline constexpr sim::PopulationKey all{"line", {"a topic's line in the plan of a public body", "la ligne d'un sujet dans le plan d'un acteur public"}};
inline constexpr sim::LinkKey host{all, public_body::all, "host", {"whose plan it is", "de qui est le plan"}, {"body with the plan", "auteur du plan"}};
inline constexpr ColumnKey<std::uint8_t> topic{all, "topic", unit::one, {"topic, numbered as the actors' topics", "sujet, numéroté comme ceux des acteurs"}, {"topic of the plan", "sujet du plan"}};
inline constexpr ColumnKey<float> part{all, "part", unit::one, {"part of the plan's money that is meant for it", "part de l'argent du plan qui lui est destinée"}, {"part of the money", "part de l'argent"}};
inline constexpr ColumnKey<double> spent{all, "spent", unit::eur, {"offered in calls since the start", "proposé dans des appels depuis le départ"}, {"offered in calls", "proposé dans des appels"}, 0.01};
inline constexpr ColumnKey<double> asked{all, "asked", unit::one, {"open problems on it that its body has heard of, weighted by the depth of the channel", "problèmes ouverts sur ce sujet entendus par l'acteur public, pondérés par la profondeur du canal"}, {"problems heard of", "problèmes entendus"}, 0.001};
inline constexpr ColumnKey<std::int32_t> declared{all, "declared", unit::one, {"open problems on it, heard of or not", "problèmes ouverts sur ce sujet, entendus ou non"}, {"problems declared", "problèmes déclarés"}, 1};
inline constexpr sim::NetworkKey lines{public_body::all, all, "lines", {"from a public body to the lines of its plan", "d'un acteur public aux lignes de son plan"}};

// Half the sum of what two splits differ by: 0 alike, 1 apart.
template <class Range> constexpr double distance(const Range& parts, const Range& wished) {
  double all_parts = 0, all_wished = 0, sum = 0;
  for (const double x : parts) all_parts += x;
  for (const double x : wished) all_wished += x;
  if (all_parts <= 0 || all_wished <= 0) return 0;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const double gap = parts[i] / all_parts - wished[i] / all_wished;
    sum += gap < 0 ? -gap : gap;
  }
  return sum / 2;
}

}  // namespace models::plan

namespace models::problem {

inline constexpr sim::BidKey voice{all, public_body::all, "voice", {"a problem is put to the union of communes", "un problème est porté à l'intercommunalité"}};

}  // namespace models::problem

namespace models::group {

inline constexpr sim::LinkKey issue{all, models::issue::all, "issue", {"issue that a collective is in charge of", "enjeu dont un collectif a la charge"}, {"issue in its charge", "enjeu confié"}};

}  // namespace models::group

namespace models::actor {

inline constexpr ColumnKey<std::uint64_t> threatened{all, "threatened", unit::one, {"main fields of its open problems, one bit each", "domaines principaux de ses problèmes ouverts, un bit chacun"}, {"fields of its problems", "domaines de ses problèmes"}};

}  // namespace models::actor

namespace models::indicator {

inline constexpr Text agenda_warning{"problems and who hears of them are assumed: compare runs, do not read levels", "problèmes et écoute sont supposés : comparer des simulations, ne pas lire les niveaux"};

}  // namespace models::indicator

namespace models::territory {

// ---- since the start
inline constexpr ColumnKey<double> granted{all, "granted", unit::eur, {"granted to projects by calls since the start", "accordé à des projets par les appels depuis le départ"}, {"granted to projects since the start", "accordé aux projets depuis le départ"}, 0.01, sim::neither, indicator::agenda_warning};

inline constexpr ColumnKey<double> expert_paid{all, "expert_paid", unit::eur, {"paid for outside expertise since the start", "payé pour une expertise extérieure depuis le départ"}, {"cost of outside expertise since the start", "coût de l'expertise extérieure depuis le départ"}, 0.01, sim::neither};
inline constexpr ColumnKey<std::int32_t> targets_met{all, "targets_met", unit::one, {"dated targets of a roadmap that were met", "objectifs datés d'une feuille de route atteints"}, {"targets of the roadmap met", "objectifs de la feuille de route atteints"}, 1, sim::better, indicator::agenda_warning};
inline constexpr ColumnKey<std::int32_t> targets_missed{all, "targets_missed", unit::one, {"dated targets of a roadmap that were missed", "objectifs datés d'une feuille de route manqués"}, {"targets of the roadmap missed", "objectifs de la feuille de route manqués"}, 1, sim::worse, indicator::agenda_warning};

// ---- of the month
inline constexpr ColumnKey<std::int32_t> problems_open{all, "problems_open", unit::one, {"problems declared and not taken up by a project", "problèmes déclarés et non repris par un projet"}, {"open problems", "problèmes ouverts"}, 1, sim::worse, indicator::agenda_warning};
inline constexpr ColumnKey<std::int32_t> problems_crisis{all, "problems_crisis", unit::one, {"of these, born of a crisis", "dont nés d'une crise"}, {"open problems born of a crisis", "problèmes ouverts nés d'une crise"}, 1, sim::worse, indicator::agenda_warning};
inline constexpr ColumnKey<std::int32_t> problems_tackled{all, "problems_tackled", unit::one, {"problems that a project works on", "problèmes sur lesquels un projet travaille"}, {"problems that a project works on", "problèmes pris en charge par un projet"}, 1, sim::neither, indicator::agenda_warning};
inline constexpr ColumnKey<std::int32_t> problems_solved{all, "problems_solved", unit::one, {"problems solved since the start", "problèmes résolus depuis le départ"}, {"problems solved since the start", "problèmes résolus depuis le départ"}, 1, sim::better, indicator::agenda_warning};
inline constexpr ColumnKey<std::int32_t> problems_given_up{all, "problems_given_up", unit::one, {"problems given up since the start", "problèmes abandonnés depuis le départ"}, {"problems given up since the start", "problèmes abandonnés depuis le départ"}, 1, sim::worse, indicator::agenda_warning};
inline constexpr ColumnKey<std::int32_t> heard_on_site{all, "heard_on_site", unit::one, {"open problems heard by a public body that knows who has them", "problèmes ouverts entendus par un acteur public qui en connaît le porteur"}, {"problems heard: on site", "problèmes entendus : sur place"}, 1, sim::neither, indicator::agenda_warning};
inline constexpr ColumnKey<std::int32_t> heard_online{all, "heard_online", unit::one, {"open problems read on the platform", "problèmes ouverts lus sur la plateforme"}, {"problems heard: on line", "problèmes entendus : en ligne"}, 1, sim::neither, indicator::agenda_warning};
inline constexpr ColumnKey<std::int32_t> heard_delegated{all, "heard_delegated", unit::one, {"open problems passed on by an elected acquaintance or an association", "problèmes ouverts relayés par un élu ou une association"}, {"problems heard: passed on", "problèmes entendus : relayés"}, 1, sim::neither, indicator::agenda_warning};
inline constexpr ColumnKey<std::int32_t> issues_open{all, "issues_open", unit::one, {"issues on an agenda", "enjeux à l'ordre du jour"}, {"issues on the agenda", "enjeux à l'ordre du jour"}, 1, sim::neither, indicator::agenda_warning};
inline constexpr ColumnKey<std::int64_t> at_stake{all, "at_stake", unit::one, {"stakes in open issues: actors who are threatened, have an opportunity or would be hit by the solution", "parties prenantes d'enjeux ouverts : acteurs menacés, avec une opportunité, ou touchés par la solution"}, {"stakes in open issues", "parties prenantes des enjeux ouverts"}, 1, sim::neither, indicator::agenda_warning};
inline constexpr ColumnKey<std::int64_t> at_table{all, "at_table", unit::one, {"of these, in the collective in charge", "dont dans le collectif qui en a la charge"}, {"concerned who sit in", "concernés qui siègent"}, 1};
inline constexpr ColumnKey<double> excluded_share{all, "excluded_share", unit::one, {"part of those with a stake in an open issue who do not sit in the collective in charge", "part des parties prenantes d'un enjeu ouvert qui ne siègent pas dans le collectif"}, {"excluded although concerned", "concernés mais exclus"}, 0, sim::worse, indicator::agenda_warning};
inline constexpr ColumnKey<double> plan_distance_sum{all, "plan_distance_sum", unit::one, {"distances of plans, added up", "distances des plans, additionnées"}, {"sum of plan distances", "somme des distances des plans"}, 1e-6};
inline constexpr ColumnKey<std::int32_t> plans{all, "plans", unit::one, {"plans compared", "plans comparés"}, {"plans compared", "plans comparés"}, 1};
inline constexpr ColumnKey<double> plan_distance{all, "plan_distance", unit::one, {"half the sum of the differences between the split of the plan and that of open problems over topics: 0 alike, 1 apart", "demi-somme des écarts entre la répartition du plan et celle des problèmes ouverts par sujet : 0 pareil, 1 opposé"}, {"distance of the plan to declared problems", "distance du plan aux problèmes déclarés"}, 0, sim::worse, indicator::agenda_warning};
inline constexpr ColumnKey<std::int32_t> calls_open{all, "calls_open", unit::one, {"calls that take proposals", "appels qui reçoivent des propositions"}, {"open calls", "appels ouverts"}, 1, sim::neither};
inline constexpr ColumnKey<double> calls_money{all, "calls_money", unit::eur, {"set aside in calls and not yet granted", "réservé dans des appels et pas encore attribué"}, {"money set aside in calls", "argent réservé dans les appels"}, 0.01, sim::neither};
inline constexpr ColumnKey<std::int32_t> concerned{all, "concerned", unit::person, {"firms whose topics an open call is about", "entreprises dont un appel ouvert traite un sujet"}, {"firms concerned by an open call", "entreprises concernées par un appel ouvert"}, 1, sim::neither, indicator::agenda_warning};
inline constexpr ColumnKey<std::int32_t> aware{all, "aware", unit::person, {"of these, who have heard of one", "dont informées"}, {"firms that have heard of an open call", "entreprises informées d'un appel ouvert"}, 1, sim::neither, indicator::agenda_warning};
inline constexpr ColumnKey<std::int64_t> lead_days{all, "lead_days", unit::day, {"days left to answer when they heard of it, added up", "jours restants pour répondre quand elles l'ont appris, additionnés"}, {"sum of days left", "somme des jours restants"}, 1};
inline constexpr ColumnKey<double> unaware_share{all, "unaware_share", unit::one, {"part of the firms concerned by an open call that have not heard of it: not taking up for not knowing", "part des entreprises concernées par un appel ouvert qui n'en ont pas connaissance : non-recours par ignorance"}, {"concerned by a call and unaware", "concernées par un appel et non informées"}, 0, sim::worse, indicator::agenda_warning};
inline constexpr ColumnKey<double> lead_time{all, "lead_time", unit::day, {"mean days left to answer a call when a firm heard of it", "jours restants en moyenne pour répondre quand une entreprise apprend l'appel"}, {"days left when a call is heard of", "jours restants quand un appel est connu"}, 0, sim::better, indicator::agenda_warning};

}  // namespace models::territory

namespace models::public_body {

inline constexpr ColumnKey<std::int32_t> advised{all, "advised", unit::day, {"day on which an outside expert was last hired, since 1970-01-01; 0: never", "jour du dernier recours à un expert extérieur, depuis 1970-01-01 ; 0 : jamais"}, {"last outside expert", "dernier expert extérieur"}};

}  // namespace models::public_body

namespace models::field {

// The list of recurrent problems: what is there, and what a public body sees of it.
inline constexpr ColumnKey<std::int32_t> problems{all, "problems", unit::one, {"open problems whose main field it is", "problèmes ouverts dont c'est le domaine principal"}, {"open problems", "problèmes ouverts"}, 1, sim::worse, indicator::agenda_warning};
inline constexpr ColumnKey<std::int32_t> problems_heard{all, "problems_heard", unit::one, {"of these, heard of by a public body", "dont entendus par un acteur public"}, {"open problems that are heard of", "problèmes ouverts entendus"}, 1, sim::neither, indicator::agenda_warning};

}  // namespace models::field
