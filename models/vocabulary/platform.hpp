// models/vocabulary/platform.hpp -- the platform as a policy: who joined, what their profiles said when they last wrote them.
#pragma once
#include <bit>

#include "models/vocabulary/indicator.hpp"
#include "models/vocabulary/knowledge.hpp"

namespace models::platform {

using sim::ColumnKey;
namespace unit = sim::unit;

inline constexpr sim::PopulationKey all{"platform", {"a platform on which actors publish what they can, would share, follow and need", "une plateforme où les acteurs publient ce qu'ils savent, partageraient, suivent et cherchent"}};
inline constexpr sim::LinkKey host{all, public_body::all, "host", {"public body that pays for it", "acteur public qui la finance"}, {"public body that hosts", "acteur public hôte"}};
inline constexpr ColumnKey<std::int32_t> until{all, "until", unit::day, {"first day after the policy that opened it, since 1970-01-01", "premier jour après la politique qui l'a ouverte, depuis 1970-01-01"}, {"end of the policy", "fin de la politique"}};
inline constexpr ColumnKey<float> cost{all, "cost", unit::eur_per_month, {"hosting, upkeep and animation per month", "hébergement, maintenance et animation, par mois"}, {"monthly cost", "coût mensuel"}};
inline constexpr ColumnKey<double> funded{all, "funded", unit::eur, {"granted by the host for this month", "accordé par l'hôte pour ce mois"}, {"granted this month", "accordé ce mois"}, 0.01};
inline constexpr ColumnKey<bool> runs{all, "runs", unit::one, {"is on line this month", "en ligne ce mois-ci"}, {"on line this month", "en ligne ce mois"}};
inline constexpr ColumnKey<bool> open_source{all, "open_source", unit::one, {"open source: anybody may keep it going", "code ouvert : chacun peut la maintenir"}, {"open-source software", "code ouvert"}};
inline constexpr ColumnKey<bool> profiles{all, "profiles", unit::one, {"partners can be searched by profile", "recherche de partenaires par profil"}, {"search by profile", "recherche par profil"}};
inline constexpr ColumnKey<bool> workspace{all, "workspace", unit::one, {"has a shared workspace", "offre un espace de travail"}, {"shared workspace", "espace de travail"}};
inline constexpr ColumnKey<bool> project_tools{all, "project_tools", unit::one, {"has tools for projects", "offre des outils de projet"}, {"tools for projects", "outils de projet"}};
inline constexpr ColumnKey<bool> watch{all, "watch", unit::one, {"tells of calls and funding", "signale appels et financements"}, {"tells of calls", "signale les appels"}};
inline constexpr ColumnKey<std::int32_t> members{all, "members", unit::person, {"actors who joined", "acteurs inscrits"}, {"actors who joined", "acteurs inscrits"}, 1};
inline constexpr ColumnKey<float> eases{all, "eases", unit::one, {"part of the cost of answering a call that it saves its members", "part du coût d'une candidature qu'elle épargne à ses membres"}, {"cost saved on calls", "coût épargné par appel"}};
inline constexpr ColumnKey<float> subsidy{all, "subsidy", sim::Unit{"EUR/person"}, {"paid by the host for the training of each new member", "payé par l'hôte pour former chaque nouveau membre"}, {"training subsidy", "aide à la formation"}};
inline constexpr ColumnKey<std::int32_t> keepers{all, "keepers", unit::person, {"members enough to keep an open-source platform on line without its host; 0: never", "membres suffisants pour maintenir sans l'hôte une plateforme au code ouvert ; 0 : jamais"}, {"members to keep it going", "membres pour la maintenir"}};
inline constexpr ColumnKey<double> owed{all, "owed", unit::eur, {"training of new members, asked from the host with the next month's cost", "formation de nouveaux membres, demandée à l'hôte avec le coût du mois suivant"}, {"training to be paid", "formations à payer"}, 0.01};
inline constexpr ColumnKey<std::int32_t> dark{all, "dark", unit::day, {"day since which it is off line, since 1970-01-01; 0: on line", "jour depuis lequel elle est hors ligne, depuis 1970-01-01 ; 0 : en ligne"}, {"off line since", "hors ligne depuis"}};
inline constexpr sim::NetworkKey listing{field::all, actor::all, "listing", {"from a field to those whose profile names it", "d'un domaine à ceux dont le profil le nomme"}};
inline constexpr sim::BidKey funding{all, public_body::all, "platform_funding", {"a month's cost asked from the host", "coût du mois demandé à l'hôte"}};
inline constexpr sim::BidKey hosting{public_body::all, territory::all, "hosting", {"a public body offers to host the platform", "un acteur public propose d'accueillir la plateforme"}};

// What a profile tells of the truth, field by field. Nothing true: all of it is recalled; nothing told: nothing of it is wrong.
constexpr std::uint32_t count(std::uint64_t fields) { return static_cast<std::uint32_t>(std::popcount(fields)); }
constexpr double recall(std::uint64_t truth, std::uint64_t told) { return truth == 0 ? 1 : static_cast<double>(count(truth & told)) / count(truth); }
constexpr double precision(std::uint64_t truth, std::uint64_t told) { return told == 0 ? 1 : static_cast<double>(count(truth & told)) / count(told); }

}  // namespace models::platform

namespace models::actor {

inline constexpr sim::LinkKey platform{all, models::platform::all, "platform", {"platform that it joined", "plateforme rejointe"}, {"platform joined", "plateforme rejointe"}};
inline constexpr ColumnKey<std::uint64_t> published{all, "published", unit::one, {"fields of know-how that its profile names, one bit each", "domaines de savoir-faire nommés par son profil, un bit chacun"}, {"know-how published", "savoir-faire publié"}};
inline constexpr ColumnKey<std::uint64_t> published_tools{all, "published_tools", unit::one, {"fields of tools that its profile names, one bit each", "domaines d'outils nommés par son profil, un bit chacun"}, {"tools published", "outils publiés"}};
inline constexpr ColumnKey<std::uint64_t> published_needs{all, "published_needs", unit::one, {"fields of open problems that its profile names, one bit each", "domaines de problèmes ouverts nommés par son profil, un bit chacun"}, {"needs published", "besoins publiés"}};
inline constexpr ColumnKey<std::int32_t> published_day{all, "published_day", unit::day, {"day on which its profile was last written, since 1970-01-01; 0: never", "jour de la dernière mise à jour du profil, depuis 1970-01-01 ; 0 : jamais"}, {"last update of profile", "dernière mise à jour du profil"}};

}  // namespace models::actor

namespace models::indicator {

inline constexpr Text map_warning{"first ties and what is known of others are invented; only differences between runs mean something", "premiers liens et connaissance des autres inventés ; seules les différences entre simulations ont un sens"};
inline constexpr Text platform_warning{"adoption, recall and errors of profiles are assumed: a consequence of our hypotheses, not a validation", "adoption, complétude et erreurs des profils sont supposées : conséquence de nos hypothèses, pas une validation"};

}  // namespace models::indicator

namespace models::territory {

inline constexpr sim::LinkKey platform{all, models::platform::all, "platform", {"platform that serves it", "plateforme qui le dessert"}, {"platform in service", "plateforme en service"}};

// ---- since the start
inline constexpr ColumnKey<double> platform_paid{all, "platform_paid", unit::eur, {"paid by the host for the platform and the training of its members since the start", "payé par l'hôte pour la plateforme et la formation de ses membres depuis le départ"}, {"cost of the platform since the start", "coût de la plateforme depuis le départ"}, 0.01, sim::neither};
inline constexpr ColumnKey<double> watch_paid{all, "watch_paid", unit::eur, {"paid by firms for scanning for calls since the start", "payé par les entreprises pour leur veille depuis le départ"}, {"cost of scanning for calls since the start", "coût de la veille depuis le départ"}, 0.01, sim::neither, indicator::assumed};

// ---- of the month: sums
inline constexpr ColumnKey<std::int32_t> map_actors{all, "map_actors", unit::person, {"actors counted", "acteurs comptés"}, {"actors counted", "acteurs comptés"}, 1};
inline constexpr ColumnKey<std::int32_t> platform_members{all, "platform_members", unit::person, {"actors who joined the platform", "acteurs inscrits sur la plateforme"}, {"members of the platform", "membres de la plateforme"}, 1, sim::neither, indicator::platform_warning};
inline constexpr ColumnKey<std::int32_t> platform_profiles{all, "platform_profiles", unit::person, {"of these, whose profile is filled", "dont profil rempli"}, {"filled profiles", "profils remplis"}, 1, sim::neither, indicator::platform_warning};
inline constexpr ColumnKey<std::int64_t> entries_true{all, "entries_true", unit::one, {"fields of know-how, tools and needs that actors have", "domaines de savoir-faire, d'outils et de besoins des acteurs"}, {"fields actors have", "domaines des acteurs"}, 1};
inline constexpr ColumnKey<std::int64_t> entries_public{all, "entries_public", unit::one, {"of these, known to their union of communes", "dont connus de leur intercommunalité"}, {"fields known to unions", "domaines connus des EPCI"}, 1};
inline constexpr ColumnKey<std::int64_t> tools_true{all, "tools_true", unit::one, {"fields of tools that actors would share", "domaines d'outils que des acteurs partageraient"}, {"tools to share", "outils à partager"}, 1};
inline constexpr ColumnKey<std::int64_t> tools_public{all, "tools_public", unit::one, {"of these, named in a profile", "dont nommés dans un profil"}, {"tools in profiles", "outils dans les profils"}, 1};
inline constexpr ColumnKey<std::int64_t> offers_true{all, "offers_true", unit::one, {"fields of know-how to share", "domaines de savoir-faire à partager"}, {"know-how to share", "savoir-faire à partager"}, 1};
inline constexpr ColumnKey<std::int64_t> offers_told{all, "offers_told", unit::one, {"of these, named in a profile on line", "dont nommés dans un profil en ligne"}, {"know-how in profiles", "savoir-faire dans les profils"}, 1};
inline constexpr ColumnKey<std::int64_t> told{all, "told", unit::one, {"fields that profiles on line name, true or not", "domaines nommés par les profils en ligne, vrais ou non"}, {"fields told by profiles", "domaines dits par les profils"}, 1};
inline constexpr ColumnKey<std::int64_t> beliefs{all, "beliefs", unit::one, {"fields that actors believe their acquaintances to have", "domaines que les acteurs prêtent à leurs connaissances"}, {"beliefs about others", "croyances sur les autres"}, 1};
inline constexpr ColumnKey<std::int64_t> beliefs_right{all, "beliefs_right", unit::one, {"of these, right", "dont exacts"}, {"right beliefs", "croyances exactes"}, 1};
inline constexpr ColumnKey<std::int64_t> beliefs_beyond{all, "beliefs_beyond", unit::one, {"right beliefs that no profile within reach tells", "croyances exactes qu'aucun profil accessible ne donne"}, {"beliefs beyond profiles", "croyances hors profils"}, 1};
inline constexpr ColumnKey<std::int64_t> images{all, "images", unit::one, {"acquaintances of whom something has been learnt", "connaissances dont quelque chose a été appris"}, {"acquaintances known of", "connaissances décrites"}, 1};
inline constexpr ColumnKey<std::int64_t> image_days{all, "image_days", unit::day, {"age of what has been learnt of them, added up", "âge de ce qui en a été appris, additionné"}, {"sum of ages of beliefs", "somme des âges des croyances"}, 1};
inline constexpr ColumnKey<std::int64_t> ties_counted{all, "ties_counted", unit::one, {"acquaintances looked at", "liens examinés"}, {"ties looked at", "liens examinés"}, 1};
inline constexpr ColumnKey<std::int64_t> ties_exchanging{all, "ties_exchanging", unit::one, {"of these, with an exchange in the last year", "dont échange dans l'année"}, {"ties that exchange", "liens qui échangent"}, 1};
inline constexpr ColumnKey<std::int32_t> in_private{all, "in_private", unit::person, {"firms' faces", "visages d'entreprises"}, {"firms with a face", "entreprises à visage"}, 1};
inline constexpr ColumnKey<std::int32_t> in_public{all, "in_public", unit::person, {"public bodies' faces", "visages d'acteurs publics"}, {"public bodies with a face", "acteurs publics à visage"}, 1};
inline constexpr ColumnKey<std::int32_t> in_research{all, "in_research", unit::person, {"research teams' faces", "visages d'équipes de recherche"}, {"research teams with a face", "équipes de recherche à visage"}, 1};
inline constexpr ColumnKey<std::int32_t> in_civil{all, "in_civil", unit::person, {"faces of citizens and associations", "visages de citoyens et d'associations"}, {"citizens with a face", "citoyens à visage"}, 1};
inline constexpr ColumnKey<std::int32_t> off_private{all, "off_private", unit::person, {"of these, not on the platform", "dont absents de la plateforme"}, {"firms off the platform", "entreprises hors plateforme"}, 1};
inline constexpr ColumnKey<std::int32_t> off_public{all, "off_public", unit::person, {"of these, not on the platform", "dont absents de la plateforme"}, {"public bodies off the platform", "acteurs publics hors plateforme"}, 1};
inline constexpr ColumnKey<std::int32_t> off_research{all, "off_research", unit::person, {"of these, not on the platform", "dont absents de la plateforme"}, {"research off the platform", "recherche hors plateforme"}, 1};
inline constexpr ColumnKey<std::int32_t> off_civil{all, "off_civil", unit::person, {"of these, not on the platform", "dont absents de la plateforme"}, {"citizens off the platform", "citoyens hors plateforme"}, 1};
inline constexpr ColumnKey<std::int64_t> chains_true{all, "chains_true", unit::one, {"purchases between establishments with a face", "achats entre établissements ayant un visage"}, {"purchases between faces", "achats entre visages"}, 1};
inline constexpr ColumnKey<std::int64_t> chains_read{all, "chains_read", unit::one, {"purchases read from profiles", "achats déduits des profils"}, {"purchases guessed", "achats déduits"}, 1};
inline constexpr ColumnKey<std::int64_t> chains_right{all, "chains_right", unit::one, {"of these, true", "dont exacts"}, {"purchases guessed right", "achats déduits exacts"}, 1};

// ---- of the month: what follows
inline constexpr ColumnKey<double> map_coverage{all, "map_coverage", unit::one, {"know-how to share that others know of, over all of it, each actor counted against each other", "savoir-faire à partager connu des autres, rapporté à l'ensemble, chaque acteur compté face à chaque autre"}, {"coverage of the map: actors", "couverture de la carte : acteurs"}, 0, sim::better, indicator::map_warning};
inline constexpr ColumnKey<double> public_coverage{all, "public_coverage", unit::one, {"know-how, tools and needs known to unions of communes, over all", "savoir-faire, outils et besoins connus des intercommunalités, rapportés à l'ensemble"}, {"coverage of the map: public bodies", "couverture de la carte : acteurs publics"}, 0, sim::better, indicator::map_warning};
inline constexpr ColumnKey<double> tools_coverage{all, "tools_coverage", unit::one, {"fields of tools named in profiles, over all that would be shared", "domaines d'outils nommés dans les profils, rapportés à tous ceux qui seraient partagés"}, {"coverage of the map: tools", "couverture de la carte : outils"}, 0, sim::better, indicator::platform_warning};
inline constexpr ColumnKey<double> profile_recall{all, "profile_recall", unit::one, {"part of the members whose profile is filled", "part des membres au profil rempli"}, {"recall of the platform", "complétude de la plateforme"}, 0, sim::neither, indicator::platform_warning};
inline constexpr ColumnKey<double> profile_precision{all, "profile_precision", unit::one, {"part of what profiles on line name that is true today", "part de ce que nomment les profils en ligne qui est vraie aujourd'hui"}, {"precision of profiles", "exactitude des profils"}, 0, sim::neither, indicator::platform_warning};
inline constexpr ColumnKey<double> belief_age{all, "belief_age", unit::day, {"mean age of what actors have learnt of their acquaintances", "âge moyen de ce que les acteurs ont appris de leurs connaissances"}, {"age of what is known of others", "ancienneté de ce qu'on sait des autres"}, 0, sim::neither, indicator::map_warning};
inline constexpr ColumnKey<double> belief_error{all, "belief_error", unit::one, {"part of what actors believe of their acquaintances that is wrong", "part erronée de ce que les acteurs croient de leurs connaissances"}, {"error of what is known of others", "erreur de ce qu'on sait des autres"}, 0, sim::worse, indicator::map_warning};
inline constexpr ColumnKey<double> exchanging{all, "exchanging", unit::one, {"part of the acquaintances with an exchange in the last year", "part des liens ayant donné lieu à un échange dans l'année"}, {"acquaintances with an exchange in the last year", "connaissances avec échange dans l'année"}, 0, sim::neither, indicator::map_warning};
inline constexpr ColumnKey<double> offline_private{all, "offline_private", unit::one, {"part of firms that are not on the platform; 0 without a platform", "part des entreprises absentes de la plateforme ; 0 sans plateforme"}, {"digital exclusion: firms", "exclusion numérique : entreprises"}, 0, sim::worse, indicator::platform_warning};
inline constexpr ColumnKey<double> offline_public{all, "offline_public", unit::one, {"part of public bodies that are not on the platform; 0 without a platform", "part des acteurs publics absents de la plateforme ; 0 sans plateforme"}, {"digital exclusion: public bodies", "exclusion numérique : acteurs publics"}, 0, sim::worse, indicator::platform_warning};
inline constexpr ColumnKey<double> offline_research{all, "offline_research", unit::one, {"part of research teams that are not on the platform; 0 without a platform", "part des équipes de recherche absentes de la plateforme ; 0 sans plateforme"}, {"digital exclusion: research", "exclusion numérique : recherche"}, 0, sim::worse, indicator::platform_warning};
inline constexpr ColumnKey<double> offline_civil{all, "offline_civil", unit::one, {"part of engaged citizens and associations that are not on the platform; 0 without a platform", "part des citoyens engagés et associations absents de la plateforme ; 0 sans plateforme"}, {"digital exclusion: citizens and associations", "exclusion numérique : citoyens et associations"}, 0, sim::worse, indicator::platform_warning};
inline constexpr ColumnKey<double> chain_recall{all, "chain_recall", unit::one, {"part of the purchases between establishments that profiles let a reader guess", "part des achats entre établissements que les profils laissent deviner"}, {"value chains: recall", "chaînes de valeur : complétude"}, 0, sim::neither, indicator::imputed};
inline constexpr ColumnKey<double> chain_precision{all, "chain_precision", unit::one, {"part of the purchases so guessed that are true", "part des achats ainsi devinés qui sont vrais"}, {"value chains: precision", "chaînes de valeur : exactitude"}, 0, sim::neither, indicator::imputed};

}  // namespace models::territory
