// models/vocabulary/meeting.hpp -- what meetings leave behind: their value, who was there, what they found out; opinions of actors.
#pragma once
#include "models/vocabulary/group.hpp"
#include "models/vocabulary/indicator.hpp"
#include "models/vocabulary/knowledge.hpp"

namespace models::actor {

// What a common acquaintance said counts once, on the day of the tie's making; what others were told of a bad experience.
inline constexpr sim::EdgeColumnKey<std::int32_t> since{trust, "since", unit::day, {"day on which they became acquainted, since 1970-01-01; 0: before the start", "jour où ils ont fait connaissance, depuis 1970-01-01 ; 0 : avant le départ"}, {"acquainted since", "connaissance depuis"}};
inline constexpr sim::EdgeColumnKey<float> told{trust, "told", unit::one, {"count of bad experiences of which its acquaintances have heard", "compte d'expériences mauvaises dont ses connaissances ont entendu parler"}, {"bad experiences told", "expériences mauvaises dites"}};
inline constexpr ColumnKey<bool> has_news{all, "has_news", unit::one, {"has had a bad experience of somebody of which it has not yet spoken", "a eu avec quelqu'un une mauvaise expérience dont il n'a pas encore parlé"}, {"bad news to tell", "mauvaise nouvelle à dire"}};

inline constexpr ColumnKey<float> roused_preactive{all, "roused_preactive", unit::one, {"part of its preparing that it owes to crises lived through, fading", "part de sa préparation qui vient de crises vécues, et qui s'estompe"}, {"preparing owed to crises", "préparation due aux crises"}};
inline constexpr ColumnKey<float> roused_proactive{all, "roused_proactive", unit::one, {"part of its provoking change that it owes to crises lived through, fading", "part de sa provocation du changement qui vient de crises vécues, et qui s'estompe"}, {"provoking owed to crises", "provocation due aux crises"}};
inline constexpr ColumnKey<float> preactive_gain{all, "preactive_gain", unit::one, {"how much more it prepares than at the start, by meetings and crises", "surcroît de préparation depuis le départ, par les réunions et les crises"}, {"gain of preparation", "gain de préparation"}};

// One experience of the other, from 0 (bad) to 1 (good): a bad one counts as three good (after Slovic 1993; the number is assumed).
inline constexpr double asymmetry = 3;
struct Counts {
  double good, bad;
};
constexpr Counts after(Counts past, double outcome, double weight = 1) {
  return {past.good + weight * outcome, past.bad + weight * asymmetry * (1 - outcome)};
}
// The count of good experiences that gives a tie without bad ones this trust (from 1/2 on).
constexpr double good_for(double trust) { return trust > 0.5 ? (2 * trust - 1) / (1 - trust) : 0; }

// What a role sees of a territory's problems: four of eight topics, one byte of fields each (assumed).
constexpr std::uint64_t sees(Role role) {
  constexpr auto fields = [](std::initializer_list<int> topics) {
    std::uint64_t mask = 0;
    for (const int topic : topics) mask |= std::uint64_t{0xFF} << static_cast<unsigned>(models::field::per_topic * static_cast<unsigned>(topic));
    return mask;
  };
  switch (role) {
    case Role::entrepreneur: return fields({0, 4, 5, 6});
    case Role::elected: return fields({1, 2, 5, 7});
    case Role::administration: return fields({0, 1, 2, 6});
    case Role::researcher: return fields({0, 4, 6, 7});
    case Role::citizen: return fields({0, 2, 3, 7});
    case Role::association: return fields({3, 4, 5, 7});
    case Role::facilitator: return fields({2, 3, 5, 6});
  }
  return 0;
}

}  // namespace models::actor

namespace models::firm {

inline constexpr ColumnKey<float> readiness{all, "readiness", unit::one, {"stock held beyond the usual because trouble is expected, part of the usual", "stock tenu au-delà de l'usage parce que des difficultés sont attendues, part de l'usage"}, {"stock held in advance", "stock de précaution"}};

}  // namespace models::firm

namespace models::field {

inline constexpr ColumnKey<std::int32_t> needed_by{all, "needed_by", unit::person, {"actors whose open problems need it, as counted this month", "acteurs dont les problèmes ouverts en ont besoin, comptés ce mois-ci"}, {"actors who need it", "acteurs qui en ont besoin"}, 1};

}  // namespace models::field

namespace models::group {

inline constexpr ColumnKey<std::int32_t> guests{all, "guests", unit::person, {"most people who come to one meeting of a conference, or to a third place in a month", "nombre maximal de personnes à une conférence, ou dans un tiers-lieu en un mois"}, {"room for guests", "places d'invités"}};
inline constexpr ColumnKey<float> helper{all, "helper", unit::one, {"quality of a facilitator hired for this month, 0 to 1", "qualité d'un animateur engagé pour ce mois, 0 à 1"}, {"hired facilitator's quality", "qualité de l'animateur engagé"}};
inline constexpr ColumnKey<float> helper_cost{all, "helper_cost", unit::eur, {"what that facilitator costs this month", "coût de cet animateur ce mois-ci"}, {"hired facilitator's cost", "coût de l'animateur engagé"}};
inline constexpr ColumnKey<float> led{all, "led", unit::one, {"quality of facilitation at this month's meeting, 0 to 1; 0.5 is usual", "qualité de l'animation à la réunion du mois, 0 à 1 ; 0,5 est l'usage"}, {"facilitation of the month", "animation du mois"}};
inline constexpr ColumnKey<std::int32_t> present{all, "present", unit::person, {"who came to the last meeting", "présents à la dernière réunion"}, {"present at last meeting", "présents à la dernière réunion"}};
inline constexpr ColumnKey<float> value{all, "value", unit::one, {"value of the last meeting; negative if it took more than it gave", "valeur de la dernière réunion ; négative si elle a coûté plus qu'apporté"}, {"value of last meeting", "valeur de la dernière réunion"}};
inline constexpr ColumnKey<float> quality{all, "quality", unit::one, {"value of its meetings, the last ones counting most", "valeur de ses réunions, les dernières comptant le plus"}, {"usual value of meetings", "valeur habituelle des réunions"}};
inline constexpr ColumnKey<float> coverage{all, "coverage", unit::one, {"part of the roles that it needs which were present at the last meeting", "part des rôles nécessaires présents à la dernière réunion"}, {"roles present", "rôles présents"}};
inline constexpr ColumnKey<std::uint64_t> diagnosis{all, "diagnosis", unit::one, {"fields that its members together hold for recurrent problems, one bit each", "domaines que ses membres tiennent ensemble pour des problèmes récurrents, un bit chacun"}, {"shared diagnosis", "diagnostic partagé"}};
inline constexpr ColumnKey<float> shared_accuracy{all, "shared_accuracy", unit::one, {"part of the shared diagnosis and the truth on which they agree", "part du diagnostic partagé et de la vérité sur laquelle ils s'accordent"}, {"accuracy of the diagnosis", "justesse du diagnostic"}};
inline constexpr ColumnKey<float> own_accuracy{all, "own_accuracy", unit::one, {"the same for each member's own view, mean", "de même pour la vue de chaque membre, moyenne"}, {"accuracy of own views", "justesse des vues de chacun"}};

constexpr bool of_members(Kind kind) { return kind != Kind::conference && kind != Kind::third_place; }
// The exchange that facilitation makes of a meeting: 1 as usual, half without any, half more at its best (assumed).
constexpr double lift(double led) { return 0.5 + led; }
// Months of the calendar from one day to another; the calendar is the kernel's and is handed in.
template <class Calendar> int months(const Calendar& date, std::int32_t from, std::int32_t to) {
  const auto a = date(from), b = date(to);
  return (b.year - a.year) * 12 + static_cast<int>(b.month) - static_cast<int>(a.month);
}
template <class Calendar> bool due(const Calendar& date, std::uint8_t rhythm, std::int32_t opened, std::int32_t today) {
  return rhythm < 2 || months(date, opened, today) % rhythm == 0;
}

}  // namespace models::group

namespace models::indicator {
inline constexpr Text meetings_assumed{"contacts, their effect on trust and the value of a meeting are assumed; first ties are invented unless given", "les contacts, leur effet sur la confiance et la valeur d'une réunion sont supposés ; premiers liens inventés, sauf indication"};
inline constexpr Text opinions_assumed{"opinions at the start and how they move are assumed", "les opinions de départ et leur évolution sont supposées"};
inline constexpr Text exchange_seen{"days of exchanges before the start are drawn unless given: the first year leans on them", "dates d'échange d'avant le départ tirées, sauf indication : la première année en dépend"};
}  // namespace models::indicator

namespace models::territory {

// Counted during a month's step, emptied when the means are taken.
inline constexpr ColumnKey<std::int32_t> meetings_count{all, "meetings_count", unit::one, {"meetings held, being counted", "réunions tenues, en cours de comptage"}, {"count of meetings", "compte des réunions"}, 1};
inline constexpr ColumnKey<std::int32_t> full_count{all, "full_count", unit::one, {"meetings at which all needed roles sat, being counted", "réunions où tous les rôles nécessaires étaient là, en cours de comptage"}, {"count of full meetings", "compte des réunions au complet"}, 1};
inline constexpr ColumnKey<std::int32_t> tables_count{all, "tables_count", unit::one, {"meetings of groups with members, being counted", "réunions de groupes à membres, en cours de comptage"}, {"count of group meetings", "compte des réunions de groupe"}, 1};
inline constexpr ColumnKey<std::int32_t> views_count{all, "views_count", unit::one, {"shared diagnoses, being counted", "diagnostics partagés, en cours de comptage"}, {"count of shared diagnoses", "compte des diagnostics partagés"}, 1};
inline constexpr ColumnKey<std::int64_t> contacts_count{all, "contacts_count", unit::one, {"contacts at meetings and events, being counted", "contacts en réunion, en cours de comptage"}, {"count of contacts", "compte des contacts"}, 1};
inline constexpr ColumnKey<std::int32_t> present_count{all, "present_count", unit::person, {"who came to meetings and events, being counted", "présents aux réunions, en cours de comptage"}, {"count of people present", "compte des présents"}, 1};
inline constexpr ColumnKey<std::int32_t> left_count{all, "left_count", unit::person, {"who left a group, being counted", "départs de groupes, en cours de comptage"}, {"count of departures", "compte des départs"}, 1};
inline constexpr ColumnKey<std::int32_t> reports_count{all, "reports_count", unit::one, {"groups that closed with a shared diagnosis, being counted", "groupes clos avec un diagnostic partagé, en cours de comptage"}, {"count of handed diagnoses", "compte des diagnostics remis"}, 1};
inline constexpr ColumnKey<double> value_sum{all, "value_sum", unit::one, {"sum of the value of meetings", "somme de la valeur des réunions"}, {"sum of meeting values", "somme des valeurs de réunion"}, 1e-6};
inline constexpr ColumnKey<double> full_value_sum{all, "full_value_sum", unit::one, {"sum of the value of meetings at which all needed roles sat", "somme de la valeur des réunions au complet"}, {"sum of full meeting values", "somme des valeurs au complet"}, 1e-6};
inline constexpr ColumnKey<double> meetings_coverage_sum{all, "meetings_coverage_sum", unit::one, {"sum of role coverage", "somme de la couverture des rôles"}, {"sum of meeting coverage", "somme de la couverture en réunion"}, 1e-6};
inline constexpr ColumnKey<double> shared_accuracy_sum{all, "shared_accuracy_sum", unit::one, {"sum of the accuracy of shared diagnoses", "somme de la justesse des diagnostics partagés"}, {"sum of shared accuracy", "somme de la justesse partagée"}, 1e-6};
inline constexpr ColumnKey<double> own_accuracy_sum{all, "own_accuracy_sum", unit::one, {"sum of the accuracy of members' own views", "somme de la justesse des vues de chacun"}, {"sum of own accuracy", "somme de la justesse de chacun"}, 1e-6};
inline constexpr ColumnKey<std::int32_t> in_need{all, "in_need", unit::person, {"actors with open problems, being counted", "acteurs ayant des problèmes ouverts, en cours de comptage"}, {"actors with problems", "acteurs à problèmes"}, 1};
inline constexpr ColumnKey<std::uint64_t> recurrent{all, "recurrent", unit::one, {"fields of recurrent problems, one bit each: the truth that a diagnosis is held against", "domaines de problèmes récurrents, un bit chacun : la vérité à laquelle un diagnostic est comparé"}, {"recurrent problem fields", "domaines de problèmes récurrents"}};
inline constexpr ColumnKey<std::int32_t> campaigns{all, "campaigns", unit::one, {"campaigns of communication paid this month", "campagnes de communication payées ce mois-ci"}, {"campaigns paid", "campagnes payées"}, 1};
inline constexpr ColumnKey<std::int32_t> deliberations{all, "deliberations", unit::one, {"deliberations paid this month", "délibérations payées ce mois-ci"}, {"deliberations paid", "délibérations payées"}, 1};
inline constexpr ColumnKey<double> voice_spent{all, "voice_spent", unit::eur, {"paid for communication and deliberation, being counted", "payé pour la communication et la délibération, en cours de comptage"}, {"paid for communication", "payé pour la communication"}, 0.01};
inline constexpr ColumnKey<std::int32_t> took_part{all, "took_part", unit::person, {"residents who took part in a deliberation, being counted", "résidents ayant participé à une délibération, en cours de comptage"}, {"took part in deliberation", "participants aux délibérations"}, 1};
inline constexpr ColumnKey<double> depth_sum{all, "depth_sum", unit::one, {"sum of the depth of their part", "somme de la profondeur de leur participation"}, {"sum of depth", "somme de la profondeur"}, 1e-6};
inline constexpr ColumnKey<double> followed_sum{all, "followed_sum", unit::one, {"sum of depth times follow-up", "somme de la profondeur suivie d'effet"}, {"sum of depth followed up", "somme de la profondeur suivie"}, 1e-6};
inline constexpr ColumnKey<double> voiced_sum{all, "voiced_sum", unit::one, {"sum of opinions voiced, weighted by depth", "somme des opinions exprimées, pondérées par la profondeur"}, {"sum of opinions voiced", "somme des opinions exprimées"}, 1e-6};
inline constexpr ColumnKey<double> voiced{all, "voiced", unit::one, {"mean opinion voiced at the last deliberation; 0: none was held", "opinion moyenne exprimée à la dernière délibération ; 0 : aucune tenue"}, {"mean opinion voiced", "opinion moyenne exprimée"}};
inline constexpr ColumnKey<std::int64_t> exchanged_count{all, "exchanged_count", unit::one, {"acquaintances with an exchange in the last year, being counted", "liens ayant eu un échange dans l'année, en cours de comptage"}, {"count of exchanges", "compte des échanges"}, 1};
inline constexpr ColumnKey<std::int64_t> strong_count{all, "strong_count", unit::one, {"strong acquaintances, being counted", "liens forts, en cours de comptage"}, {"count of strong ties", "compte des liens forts"}, 1};
inline constexpr ColumnKey<std::int64_t> roles_count{all, "roles_count", unit::one, {"acquaintances across roles, being counted", "liens entre rôles, en cours de comptage"}, {"count of ties across roles", "compte des liens entre rôles"}, 1};
inline constexpr ColumnKey<std::int64_t> branches_count{all, "branches_count", unit::one, {"acquaintances of firms of different branches, being counted", "liens entre entreprises de branches différentes, en cours de comptage"}, {"count of ties across branches", "compte des liens entre branches"}, 1};
inline constexpr ColumnKey<std::int64_t> inside_private{all, "inside_private", unit::one, {"acquaintances of firms with firms, being counted", "liens d'entreprises entre elles, en cours de comptage"}, {"ties among firms", "liens entre entreprises"}, 1};
inline constexpr ColumnKey<std::int64_t> inside_public{all, "inside_public", unit::one, {"acquaintances of public bodies with public bodies, being counted", "liens d'acteurs publics entre eux, en cours de comptage"}, {"ties among public bodies", "liens entre acteurs publics"}, 1};
inline constexpr ColumnKey<std::int64_t> inside_research{all, "inside_research", unit::one, {"acquaintances of research with research, being counted", "liens de la recherche avec elle-même, en cours de comptage"}, {"ties among research", "liens au sein de la recherche"}, 1};
inline constexpr ColumnKey<std::int64_t> inside_civil{all, "inside_civil", unit::one, {"acquaintances of civil society with itself, being counted", "liens de la société civile avec elle-même, en cours de comptage"}, {"ties among civil society", "liens de la société civile"}, 1};
inline constexpr ColumnKey<std::int64_t> all_private{all, "all_private", unit::one, {"acquaintances of firms, being counted", "liens d'entreprises, en cours de comptage"}, {"all ties of firms", "tous les liens d'entreprises"}, 1};
inline constexpr ColumnKey<std::int64_t> all_public{all, "all_public", unit::one, {"acquaintances of public bodies, being counted", "liens d'acteurs publics, en cours de comptage"}, {"all ties of public bodies", "tous les liens d'acteurs publics"}, 1};
inline constexpr ColumnKey<std::int64_t> all_research{all, "all_research", unit::one, {"acquaintances of research, being counted", "liens de la recherche, en cours de comptage"}, {"all ties of research", "tous les liens de la recherche"}, 1};
inline constexpr ColumnKey<std::int64_t> all_civil{all, "all_civil", unit::one, {"acquaintances of civil society, being counted", "liens de la société civile, en cours de comptage"}, {"all ties of civil society", "tous les liens civils"}, 1};
inline constexpr ColumnKey<double> preactive_sum{all, "preactive_sum", unit::one, {"sum of how far actors prepare", "somme de la préparation des acteurs"}, {"sum of preparing", "somme de la préparation"}, 1e-6};
inline constexpr ColumnKey<double> preactive_squares{all, "preactive_squares", unit::one, {"sum of the squares of it", "somme de ses carrés"}, {"squares of preparing", "carrés de la préparation"}, 1e-6};
inline constexpr ColumnKey<double> proactive_sum{all, "proactive_sum", unit::one, {"sum of how far actors provoke change", "somme de la provocation du changement par les acteurs"}, {"sum of provoking change", "somme de la provocation"}, 1e-6};
inline constexpr ColumnKey<double> proactive_squares{all, "proactive_squares", unit::one, {"sum of the squares of it", "somme de ses carrés"}, {"squares of provoking change", "carrés de la provocation"}, 1e-6};
inline constexpr ColumnKey<double> gap_sum{all, "gap_sum", unit::one, {"sum of what actors wish to change beyond their skill to cooperate", "somme de ce que les acteurs veulent changer au-delà de leur savoir-coopérer"}, {"sum of will gaps", "somme des écarts de volonté"}, 1e-6};
inline constexpr ColumnKey<double> readiness_sum{all, "readiness_sum", unit::one, {"sum of the stock held because trouble is expected, part of the usual", "somme des stocks de précaution, part de l'usage"}, {"sum of advance stocks", "somme des stocks de précaution"}, 1e-6};
inline constexpr ColumnKey<std::int32_t> voices{all, "voices", unit::person, {"actors whose opinions were counted", "acteurs dont les opinions ont été comptées"}, {"opinions counted", "opinions comptées"}, 1};

// Of the last month.
inline constexpr ColumnKey<std::int32_t> meetings{all, "meetings", unit::one, {"meetings and events held in the last month", "réunions et événements tenus dans le mois"}, {"meetings held in the month", "réunions tenues dans le mois"}, 0, sim::neither};
inline constexpr ColumnKey<std::int32_t> meetings_present{all, "meetings_present", unit::person, {"who came to meetings and events in the last month, each time counted", "présents aux réunions et événements du mois, chaque fois comptés"}, {"people at meetings in the month", "présents aux réunions du mois"}, 0, sim::neither};
inline constexpr ColumnKey<std::int64_t> meetings_contacts{all, "meetings_contacts", unit::one, {"contacts at meetings and events in the last month, one for each side", "contacts en réunion dans le mois, un par côté"}, {"contacts at meetings in the month", "contacts en réunion dans le mois"}, 0, sim::neither, indicator::meetings_assumed};
inline constexpr ColumnKey<double> meetings_value{all, "meetings_value", unit::one, {"mean value of the month's meetings of groups", "valeur moyenne des réunions de groupes du mois"}, {"value of a meeting", "valeur d'une réunion"}, 0, sim::neither, indicator::meetings_assumed};
inline constexpr ColumnKey<double> meetings_full_value{all, "meetings_full_value", unit::one, {"mean value of the month's meetings at which all needed roles sat", "valeur moyenne des réunions du mois au complet des rôles"}, {"value of a meeting with all roles", "valeur d'une réunion au complet"}, 0, sim::neither, indicator::meetings_assumed};
inline constexpr ColumnKey<double> meetings_coverage{all, "meetings_coverage", unit::one, {"part of the needed roles that were present, mean over the month's meetings of groups", "part des rôles nécessaires présents, moyenne des réunions de groupes du mois"}, {"role coverage of meetings", "couverture des rôles en réunion"}, 0, sim::neither};
inline constexpr ColumnKey<double> shared_diagnosis{all, "shared_diagnosis", unit::one, {"accuracy of the groups' shared diagnosis of recurrent problems, 0 to 1", "justesse du diagnostic partagé des problèmes récurrents, 0 à 1"}, {"accuracy of shared diagnosis", "justesse du diagnostic partagé"}, 0, sim::better, indicator::meetings_assumed};
inline constexpr ColumnKey<double> own_diagnosis{all, "own_diagnosis", unit::one, {"accuracy of their members' own views of recurrent problems, 0 to 1", "justesse des vues de chaque membre sur les problèmes récurrents, 0 à 1"}, {"accuracy of members' own diagnosis", "justesse du diagnostic de chacun"}, 0, sim::neither, indicator::meetings_assumed};
inline constexpr ColumnKey<std::int32_t> groups_left{all, "groups_left", unit::person, {"who left a group in the last month because its meetings were not worth it", "départs de groupes dans le mois, faute de réunions utiles"}, {"members who left groups in the month", "départs de groupes dans le mois"}, 0, sim::neither, indicator::meetings_assumed};
inline constexpr ColumnKey<std::int32_t> group_reports{all, "group_reports", unit::one, {"groups that reached their deadline with a shared diagnosis to hand over, since the start", "groupes arrivés à échéance avec un diagnostic partagé à remettre, depuis le départ"}, {"groups that handed over a diagnosis", "groupes ayant remis un diagnostic"}, 0, sim::neither};
inline constexpr ColumnKey<std::int64_t> ties_strong{all, "ties_strong", unit::one, {"acquaintances whose trust is above 0.75, about a year of monthly contact", "liens dont la confiance dépasse 0,75, environ un an de contacts mensuels"}, {"strong ties between actors", "liens forts entre acteurs"}, 0, sim::better, indicator::invented};
inline constexpr ColumnKey<std::int64_t> ties_roles{all, "ties_roles", unit::one, {"acquaintances between actors of different roles", "liens entre acteurs de rôles différents"}, {"acquaintances across roles", "liens entre rôles"}, 0, sim::better, indicator::invented};
inline constexpr ColumnKey<std::int64_t> ties_branches{all, "ties_branches", unit::one, {"acquaintances between firms of different branches", "liens entre entreprises de branches différentes"}, {"acquaintances across branches", "liens entre branches"}, 0, sim::better, indicator::invented};
inline constexpr ColumnKey<double> ties_exchanged{all, "ties_exchanged", unit::one, {"part of the acquaintances with a contact or exchange in the last year", "part des liens ayant eu un contact ou échange dans l'année"}, {"ties with an exchange in the last year", "liens avec échange dans l'année"}, 0, sim::better, indicator::exchange_seen};
inline constexpr ColumnKey<double> e_i_private{all, "e_i_private", unit::one, {"ties of firms to others less those among themselves, over all of them: -1 closed, 1 open", "liens des entreprises vers d'autres moins ceux entre elles, sur l'ensemble : -1 fermé, 1 ouvert"}, {"E-I index, firms", "indice E-I, entreprises"}, 0, sim::neither, indicator::invented};
inline constexpr ColumnKey<double> e_i_public{all, "e_i_public", unit::one, {"the same of public bodies", "de même, acteurs publics"}, {"E-I index, public bodies", "indice E-I, acteurs publics"}, 0, sim::neither, indicator::invented};
inline constexpr ColumnKey<double> e_i_research{all, "e_i_research", unit::one, {"the same of research", "de même, recherche"}, {"E-I index, research", "indice E-I, recherche"}, 0, sim::neither, indicator::invented};
inline constexpr ColumnKey<double> e_i_civil{all, "e_i_civil", unit::one, {"the same of civil society", "de même, société civile"}, {"E-I index, civil society", "indice E-I, société civile"}, 0, sim::neither, indicator::invented};
inline constexpr ColumnKey<double> actors_preactive{all, "actors_preactive", unit::one, {"mean of how far actors prepare, 0 to 1", "préparation moyenne des acteurs, 0 à 1"}, {"actors prepare (mean)", "préparation des acteurs (moyenne)"}, 0, sim::better, indicator::opinions_assumed};
inline constexpr ColumnKey<double> actors_preactive_variance{all, "actors_preactive_variance", unit::one, {"variance of how far actors prepare", "variance de la préparation des acteurs"}, {"actors prepare (variance)", "préparation des acteurs (variance)"}, 0, sim::neither, indicator::opinions_assumed};
inline constexpr ColumnKey<double> actors_proactive{all, "actors_proactive", unit::one, {"mean of how far actors provoke change, 0 to 1", "provocation moyenne du changement par les acteurs, 0 à 1"}, {"actors provoke change (mean)", "proactivité des acteurs (moyenne)"}, 0, sim::better, indicator::opinions_assumed};
inline constexpr ColumnKey<double> actors_proactive_variance{all, "actors_proactive_variance", unit::one, {"variance of how far actors provoke change", "variance de la provocation du changement"}, {"actors provoke change (variance)", "proactivité des acteurs (variance)"}, 0, sim::neither, indicator::opinions_assumed};
inline constexpr ColumnKey<double> will_gap{all, "will_gap", unit::one, {"will beyond capacity: how far actors would provoke change less their skill to cooperate, where positive; mean", "volonté au-delà de la capacité : proactivité moins savoir-coopérer, si positive ; moyenne"}, {"will beyond capacity of actors", "volonté des acteurs au-delà de leur capacité"}, 0, sim::neither, indicator::opinions_assumed};
inline constexpr ColumnKey<double> readiness{all, "readiness", unit::one, {"stock held because trouble is expected, part of the usual, mean over the actors", "stocks de précaution, part de l'usage, moyenne sur les acteurs"}, {"stock held in advance", "stocks de précaution"}, 0, sim::neither, indicator::opinions_assumed};
inline constexpr ColumnKey<double> participation{all, "participation", unit::one, {"breadth: part of the residents of 15 and over who took part in a deliberation in the last month", "étendue : part des résidents de 15 ans et plus ayant participé à une délibération dans le mois"}, {"participation: breadth", "participation : étendue"}, 0, sim::better, indicator::meetings_assumed};
inline constexpr ColumnKey<double> participation_depth{all, "participation_depth", unit::one, {"mean depth of their part, 0 to 1", "profondeur moyenne de leur participation, 0 à 1"}, {"participation: depth", "participation : profondeur"}, 0, sim::neither, indicator::meetings_assumed};
inline constexpr ColumnKey<double> participation_quality{all, "participation_quality", unit::one, {"breadth times depth times follow-up", "étendue fois profondeur fois suite donnée"}, {"participation: breadth x depth x follow-up", "participation : étendue x profondeur x suites"}, 0, sim::better, indicator::meetings_assumed};
inline constexpr ColumnKey<double> voice_cost{all, "voice_cost", unit::eur, {"paid by public bodies for communication and deliberation in the last month", "payé par les acteurs publics pour la communication et la délibération dans le mois"}, {"cost of communication and deliberation", "coût de la communication et de la délibération"}, 0.01, sim::neither};

}  // namespace models::territory
