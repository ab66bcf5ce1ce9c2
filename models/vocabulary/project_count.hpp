// models/vocabulary/project_count.hpp -- what is measured of projects: sums since the start, and what stands today.
#pragma once
#include "models/vocabulary/indicator.hpp"
#include "models/vocabulary/project.hpp"

namespace models::indicator {

inline constexpr Text project_warning{"problems, capabilities and chances of success are assumed: compare runs, do not read levels",
                                      "problèmes, capacités et chances de succès sont supposés : comparer des simulations, ne pas lire les niveaux"};
inline constexpr Text external{"assumed per project and topic; nothing of it enters the accounts, the labour market or the emissions of this model",
                               "supposé par projet et par sujet ; rien n'en entre dans les comptes, le marché du travail ni les émissions de ce modèle"};

}  // namespace models::indicator

namespace models::territory {

using Count = ColumnKey<std::int64_t>;

// ---- since the start
inline constexpr Count projects_proposed{all, "projects_proposed", unit::one, {"projects that somebody began to look for partners for, since the start", "projets pour lesquels quelqu'un a cherché des partenaires, depuis le départ"}, {"projects proposed", "projets proposés"}, 1, sim::neither, indicator::project_warning};
inline constexpr Count projects_assembled{all, "projects_assembled", unit::one, {"of these, consortia that were complete", "dont consortiums complets"}, {"consortia assembled", "consortiums réunis"}, 1, sim::neither, indicator::project_warning};
inline constexpr Count assembly_days{all, "assembly_days", unit::day, {"days from the idea to the complete consortium, added up", "jours de l'idée au consortium complet, additionnés"}, {"sum of days to assemble", "somme des jours de montage"}, 1};
inline constexpr Count projects_begun{all, "projects_begun", unit::one, {"projects whose work began, since the start", "projets dont les travaux ont commencé, depuis le départ"}, {"projects begun", "projets commencés"}, 1, sim::neither, indicator::project_warning};
inline constexpr Count projects_funded{all, "projects_funded", unit::one, {"of these, with public money", "dont avec argent public"}, {"projects funded by a call", "projets financés par un appel"}, 1, sim::neither, indicator::project_warning};
inline constexpr Count projects_delivered{all, "projects_delivered", unit::one, {"projects delivered, since the start", "projets réalisés, depuis le départ"}, {"projects delivered", "projets réalisés"}, 1, sim::better, indicator::project_warning};
inline constexpr Count projects_failed{all, "projects_failed", unit::one, {"projects that failed at work, since the start", "projets échoués en cours, depuis le départ"}, {"projects failed", "projets échoués"}, 1, sim::worse, indicator::project_warning};
inline constexpr Count projects_refused{all, "projects_refused", unit::one, {"projects refused by their call, since the start", "projets refusés par leur appel, depuis le départ"}, {"projects refused", "projets refusés"}, 1, sim::worse, indicator::project_warning};
inline constexpr Count projects_given_up{all, "projects_given_up", unit::one, {"projects given up for want of partners or money, since the start", "projets abandonnés faute de partenaires ou d'argent, depuis le départ"}, {"projects given up", "projets abandonnés"}, 1, sim::worse, indicator::project_warning};
inline constexpr Count delay_days{all, "delay_days", unit::day, {"days that delivered projects were late, added up; early ones count 0", "jours de retard des projets réalisés, additionnés ; en avance : 0"}, {"sum of days of delay", "somme des jours de retard"}, 1};
inline constexpr ColumnKey<double> use_sum{all, "project_use_sum", unit::one, {"rates of use of delivered projects, added up", "taux d'usage des projets réalisés, additionnés"}, {"sum of rates of use", "somme des taux d'usage"}, 1e-6};

// ---- the search, since the start
inline constexpr Count asked_previous{all, "asked_previous", unit::one, {"previous partners asked to join a project", "anciens partenaires sollicités pour un projet"}, {"asked to join: previous partners", "sollicités : anciens partenaires"}, 1, sim::neither, indicator::invented};
inline constexpr Count asked_second_hand{all, "asked_second_hand", unit::one, {"previous partners of previous partners asked to join a project", "anciens partenaires d'anciens partenaires sollicités pour un projet"}, {"asked to join: partners of partners", "sollicités : partenaires de partenaires"}, 1, sim::neither, indicator::invented};
inline constexpr Count asked_acquaintances{all, "asked_acquaintances", unit::one, {"acquaintances asked to join a project", "connaissances sollicitées pour un projet"}, {"asked to join: acquaintances", "sollicités : connaissances"}, 1, sim::neither, indicator::invented};
inline constexpr Count asked_randomly{all, "asked_randomly", unit::one, {"people met by chance asked to join a project", "personnes rencontrées par hasard sollicitées pour un projet"}, {"asked to join: by chance", "sollicités : au hasard"}, 1, sim::neither, indicator::invented};
inline constexpr Count asked_by_platform{all, "asked_by_platform", unit::one, {"people found on the platform asked to join a project", "personnes trouvées sur la plateforme sollicitées pour un projet"}, {"asked to join: found on the platform", "sollicités : trouvés sur la plateforme"}, 1, sim::neither, indicator::invented};
inline constexpr Count asks_joined{all, "asks_joined", unit::one, {"of those asked, who joined", "dont ont rejoint le projet"}, {"joined a project when asked", "ont rejoint un projet"}, 1, sim::neither, indicator::invented};
inline constexpr Count asks_wasted{all, "asks_wasted", unit::one, {"of those asked, who had none of the capabilities sought: the cost of not knowing", "dont n'avaient aucune des capacités cherchées : le coût de ne pas savoir"}, {"asks wasted for want of knowledge", "sollicitations vaines faute de savoir"}, 1, sim::worse, indicator::invented};
inline constexpr Count asks_wasted_platform{all, "asks_wasted_platform", unit::one, {"of these, found on the platform: a profile that was wrong or old", "dont trouvés sur la plateforme : profil faux ou périmé"}, {"asks wasted by a wrong profile", "sollicitations vaines par profil faux"}, 1, sim::worse, indicator::invented};
inline constexpr Count tools_refused{all, "tools_refused", unit::one, {"times that a project was refused a tool that was fully booked", "refus d'un outil entièrement réservé"}, {"tools refused, fully booked", "outils refusés, complets"}, 1, sim::worse, indicator::project_warning};

// ---- who takes part in projects that began, since the start
inline constexpr Count project_seats{all, "project_seats", unit::one, {"partners in projects that began, each project counted", "partenaires de projets commencés, chaque projet compté"}, {"seats in projects", "participations à des projets"}, 1, sim::neither, indicator::project_warning};
inline constexpr Count newcomer_seats{all, "newcomer_seats", unit::one, {"of these, of actors who had never been partners before", "dont d'acteurs jamais partenaires auparavant"}, {"seats of newcomers", "places de nouveaux venus"}, 1};
inline constexpr Count project_seats_small{all, "project_seats_small", unit::one, {"of these, of small firms, associations and citizens", "dont de petites entreprises, associations et citoyens"}, {"seats of small members in projects", "participations de petits membres"}, 1, sim::neither, indicator::project_warning};
inline constexpr Count project_pairs{all, "project_pairs", unit::one, {"pairs of partners in projects that began", "paires de partenaires de projets commencés"}, {"pairs of partners", "paires de partenaires"}, 1};
inline constexpr Count repeat_pairs{all, "repeat_pairs", unit::one, {"of these, pairs that had worked together before", "dont paires ayant déjà travaillé ensemble"}, {"repeated pairs", "paires répétées"}, 1};
inline constexpr Count projects_with_citizens{all, "projects_with_citizens", unit::one, {"projects that began with citizens or associations", "projets commencés avec citoyens ou associations"}, {"begun with citizens", "commencés avec citoyens"}, 1};
inline constexpr Count projects_across{all, "projects_across", unit::one, {"projects that began with partners of several spheres", "projets commencés avec des partenaires de plusieurs sphères"}, {"projects across spheres", "projets entre sphères"}, 1, sim::neither, indicator::project_warning};
inline constexpr ColumnKey<double> project_coverage_sum{all, "project_coverage_sum", unit::one, {"coverage of the required roles by projects that began, added up", "couverture des rôles requis par les projets commencés, additionnée"}, {"sum of project coverage", "somme de la couverture des projets"}, 1e-6};
inline constexpr Count crisis_problems_solved{all, "crisis_problems_solved", unit::one, {"problems born of a crisis that a project has solved, since the start", "problèmes nés d'une crise résolus par un projet, depuis le départ"}, {"problems of a crisis solved by projects", "problèmes de crise résolus par des projets"}, 1, sim::better, indicator::assumed};
inline constexpr ColumnKey<double> project_spending{all, "project_spending", unit::eur, {"public money spent by projects since the start", "argent public dépensé par les projets depuis le départ"}, {"public money spent by projects", "argent public dépensé par les projets"}, 0.01, sim::neither};
inline constexpr ColumnKey<double> project_own{all, "project_own", unit::eur, {"paid by partner firms for their projects since the start", "payé par les entreprises partenaires pour leurs projets depuis le départ"}, {"paid by firms for their projects", "payé par les entreprises pour leurs projets"}, 0.01, sim::neither, indicator::project_warning};

// ---- as it stands
inline constexpr ColumnKey<std::int32_t> projects_searching{all, "projects_searching", unit::one, {"projects that look for partners or wait for an answer", "projets qui cherchent des partenaires ou attendent une réponse"}, {"projects looking for partners", "projets en recherche de partenaires"}, 1, sim::neither, indicator::project_warning};
inline constexpr ColumnKey<std::int32_t> projects_running{all, "projects_running", unit::one, {"projects at work", "projets en cours"}, {"projects running", "projets en cours"}, 1, sim::neither, indicator::project_warning};
inline constexpr ColumnKey<std::int32_t> seats_running{all, "seats_running", unit::one, {"partners of projects at work", "partenaires des projets en cours"}, {"partners at work", "partenaires en cours"}, 1};
inline constexpr ColumnKey<double> co2_avoided{all, "co2_avoided", project::t_per_year, {"CO2 that delivered projects avoid", "CO2 évité par les projets réalisés"}, {"CO2 avoided by projects", "CO2 évité par les projets"}, 0.001, sim::better, indicator::external};
inline constexpr ColumnKey<double> work_made{all, "work_made", unit::job, {"jobs that delivered projects would bring", "emplois qu'apporteraient les projets réalisés"}, {"jobs by projects", "emplois par les projets"}, 0.001, sim::better, indicator::external};
inline constexpr ColumnKey<double> noise_added{all, "noise_added", unit::person, {"people who live with more noise (negative: less) for delivered projects", "personnes vivant avec plus de bruit (négatif : moins) du fait des projets réalisés"}, {"people exposed to noise by projects", "personnes exposées au bruit par les projets"}, 0.001, sim::worse, indicator::external};
inline constexpr ColumnKey<double> people_trained{all, "people_trained", unit::person, {"people who learnt a trade by delivered projects", "personnes formées par les projets réalisés"}, {"people trained by projects", "personnes formées par les projets"}, 0.001, sim::better, indicator::external};

// ---- means and shares over all since the start; 0 where there are none
inline constexpr ColumnKey<double> assembly_months{all, "assembly_months", unit::month, {"mean time from the idea to the complete consortium", "temps moyen de l'idée au consortium complet"}, {"time to assemble a consortium", "temps pour réunir un consortium"}, 0, sim::worse, indicator::project_warning};
inline constexpr ColumnKey<double> project_delay{all, "project_delay", unit::month, {"mean delay of delivered projects", "retard moyen des projets réalisés"}, {"delay of delivered projects", "retard des projets réalisés"}, 0, sim::worse, indicator::project_warning};
inline constexpr ColumnKey<double> implementation_rate{all, "implementation_rate", unit::one, {"delivered over proposed, those still under way left out", "réalisés sur proposés, hors projets encore en route"}, {"implementation rate, of proposals", "taux de réalisation des propositions"}, 0, sim::better, indicator::project_warning};
inline constexpr ColumnKey<double> delivery_rate{all, "delivery_rate", unit::one, {"delivered over begun, those still at work left out", "réalisés sur commencés, hors projets encore en cours"}, {"implementation rate, of projects begun", "taux de réalisation des projets commencés"}, 0, sim::better, indicator::project_warning};
inline constexpr ColumnKey<double> project_use{all, "project_use", unit::one, {"mean rate of use of delivered projects", "taux d'usage moyen des projets réalisés"}, {"use of delivered projects", "usage des projets réalisés"}, 0, sim::better, indicator::assumed};
inline constexpr ColumnKey<double> repeat_share{all, "repeat_share", unit::one, {"part of the pairs of partners that had worked together before", "part des paires de partenaires ayant déjà travaillé ensemble"}, {"repeated ties in projects", "liens répétés dans les projets"}, 0, sim::neither, indicator::project_warning};
inline constexpr ColumnKey<double> newcomer_share{all, "newcomer_share", unit::one, {"part of the seats in projects that go to first-time partners", "part des participations qui vont à des partenaires nouveaux"}, {"newcomers in projects", "nouveaux venus dans les projets"}, 0, sim::neither, indicator::project_warning};
inline constexpr ColumnKey<double> project_coverage{all, "project_coverage", unit::one, {"mean part of the roles required by its topic that a project's partners have", "part moyenne des rôles requis par son sujet que les partenaires d'un projet occupent"}, {"roles covered in projects", "rôles couverts dans les projets"}, 0, sim::neither, indicator::project_warning};
inline constexpr ColumnKey<double> citizens_share{all, "citizens_share", unit::one, {"part of the projects begun that have citizens or associations", "part des projets commencés avec citoyens ou associations"}, {"projects with citizens", "projets avec citoyens"}, 0, sim::neither, indicator::project_warning};
inline constexpr ColumnKey<double> brought_count{all, "brought_count", unit::one, {"different capabilities brought into projects that began", "capacités différentes apportées à des projets commencés"}, {"capabilities in projects", "capacités dans les projets"}, 0, sim::neither, indicator::project_warning};
inline constexpr ColumnKey<double> brought_diversity{all, "brought_diversity", unit::one, {"effective number of capabilities brought into projects that began: 1 over the sum of squared shares", "nombre effectif de capacités apportées à des projets commencés : inverse de la somme des parts au carré"}, {"diversity of capabilities in projects", "diversité des capacités dans les projets"}, 0, sim::neither, indicator::project_warning};
inline constexpr ColumnKey<double> rare_share{all, "rare_share", unit::one, {"part of what is brought into projects that small firms alone had at the start", "part des apports que seules de petites entreprises avaient au départ"}, {"rare capabilities in projects", "capacités rares dans les projets"}, 0, sim::neither, indicator::project_warning};

}  // namespace models::territory

namespace models::size_class {

inline constexpr ColumnKey<std::int32_t> seats_in_projects{all, "seats_in_projects", unit::one, {"partners of projects at work that are establishments of this class", "partenaires de projets en cours qui sont des établissements de cette classe"}, {"seats of establishments in projects", "participations des établissements à des projets"}, 1, sim::neither, models::indicator::project_warning};

}  // namespace models::size_class
