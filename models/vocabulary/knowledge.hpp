// models/vocabulary/knowledge.hpp -- what actors know: capabilities in fields in topics, and who masters which.
//
// A kene (Gilbert, Pyka and Ahrweiler 2001): for each capability that an actor has, how well it can use it (ability) and
// how much practice it has (expertise). 800 capabilities in 8 topics as in INFSO-SKIN (Ahrweiler et al. 2015); 8 fields of
// a topic are what people can name in a profile, so a profile is coarser than what is known.
#pragma once
#include "models/vocabulary/actor.hpp"
#include "models/vocabulary/indicator.hpp"

namespace models::field {

using sim::ColumnKey;
namespace unit = sim::unit;

inline constexpr std::uint32_t per_topic = 8, count = per_topic * actor::topics;
inline constexpr sim::PopulationKey all{"field", {"a field of know-how that people can name, one of eight in a topic", "un domaine de savoir-faire que l'on sait nommer, l'un des huit d'un sujet"}, true};
inline constexpr ColumnKey<std::uint8_t> topic{all, "topic", unit::one, {"topic, numbered as the actors' topics", "sujet, numéroté comme ceux des acteurs"}, {"topic of the field", "sujet du domaine"}};
constexpr std::uint64_t bit(std::uint32_t field) { return std::uint64_t{1} << field; }

}  // namespace models::field

namespace models::capability {

using sim::ColumnKey;
namespace unit = sim::unit;

enum class Rarity : std::uint8_t { common, rare, civic };
constexpr std::array<sim::Member, 3> members(Rarity) {
  return {{{0, "common", {"common", "commune"}}, {1, "rare", {"rare: small firms alone have it at the start", "rare : seules de petites entreprises l'ont au départ"}},
           {2, "civic", {"of citizens and associations at the start", "propre aux citoyens et associations au départ"}}}};
}

inline constexpr std::uint32_t per_topic = 100, count = per_topic * actor::topics;
inline constexpr sim::PopulationKey all{"capability", {"something that one can be able to do", "une capacité que l'on peut avoir"}, true};
inline constexpr ColumnKey<std::uint8_t> topic{all, "topic", unit::one, {"topic, numbered as the actors' topics", "sujet, numéroté comme ceux des acteurs"}, {"topic of the capability", "sujet de la capacité"}};
inline constexpr ColumnKey<Rarity> rarity{all, "rarity", unit::one, {"who has it at the start", "qui l'a au départ"}, {"holders at the start", "détenteurs au départ"}};
inline constexpr sim::LinkKey field{all, models::field::all, "field", {"field to which it belongs", "domaine auquel elle appartient"}, {"field of the capability", "domaine de la capacité"}};
// Capability c of 0 .. 799 belongs to topic c / 100 and to one of its eight fields of twelve or thirteen.
constexpr std::uint32_t topic_of(std::uint32_t capability) { return capability / per_topic; }
constexpr std::uint32_t field_of(std::uint32_t capability) { return capability / per_topic * models::field::per_topic + capability % per_topic * models::field::per_topic / per_topic; }

}  // namespace models::capability

namespace models::kene {

namespace unit = sim::unit;

inline constexpr sim::NetworkKey of{actor::all, capability::all, "kene", {"from an actor to what it is able to do", "d'un acteur à ce qu'il sait faire"}, {"invented unless the territory's file states it", "inventé sauf indication du fichier du territoire"}};
inline constexpr sim::EdgeColumnKey<float> ability{of, "ability", unit::one, {"how well it can do it, 0 to 10", "niveau de maîtrise, 0 à 10"}, {"level of ability", "niveau de maîtrise"}};
inline constexpr sim::EdgeColumnKey<std::uint8_t> expertise{of, "expertise", unit::one, {"practice in it, 1 to 10", "pratique, 1 à 10"}, {"expertise in practice", "pratique acquise"}};
inline constexpr sim::EdgeColumnKey<bool> shared{of, "shared", unit::one, {"it would share this with partners", "il partagerait cela avec des partenaires"}, {"shared with partners", "partagée avec des partenaires"}};
inline constexpr sim::EdgeColumnKey<bool> used{of, "used", unit::one, {"used since practice was last counted", "utilisée depuis le dernier décompte de la pratique"}, {"used lately", "utilisée récemment"}};
inline constexpr std::uint8_t core_from = 7;  // expertise from which a capability is core business

// What a kene says by field, capability after capability.
struct Masks {
  std::uint64_t core = 0, offers = 0;
  constexpr void add(std::uint32_t field, std::uint8_t practice, bool would_share) {
    if (practice >= core_from) core |= models::field::bit(field);
    if (would_share) offers |= models::field::bit(field);
  }
};

}  // namespace models::kene

namespace models::actor {

// What is true of an actor, by field, as its kene, tools and problems stand; brought up to date each month.
inline constexpr ColumnKey<std::uint64_t> core{all, "core", unit::one, {"fields of its core business, one bit each", "domaines de son cœur de métier, un bit chacun"}, {"core business fields", "domaines de son métier"}};
inline constexpr ColumnKey<std::uint64_t> offers{all, "offers", unit::one, {"fields in which it has know-how to share, one bit each", "domaines où il a un savoir-faire à partager, un bit chacun"}, {"know-how to share", "savoir-faire à partager"}};
inline constexpr ColumnKey<std::uint64_t> offers_tools{all, "offers_tools", unit::one, {"fields in which it has tools to share, one bit each", "domaines où il a des outils à partager, un bit chacun"}, {"tools to share", "outils à partager"}};
inline constexpr ColumnKey<std::uint64_t> lacks{all, "lacks", unit::one, {"fields that its open problems need, one bit each", "domaines dont ses problèmes ouverts ont besoin, un bit chacun"}, {"fields it lacks", "domaines manquants"}};
inline constexpr ColumnKey<std::uint8_t> topics_mask{all, "topics", unit::one, {"topics of interest, one bit each", "sujets d'intérêt, un bit chacun"}, {"topics of interest", "sujets d'intérêt"}};

}  // namespace models::actor

// ---- what practice, research, learning and courses keep. Everything starts at 0, and 0 is neutral.

namespace models::kene {

inline constexpr sim::EdgeColumnKey<bool> hypothesis{of, "hypothesis", unit::one, {"part of the innovation hypothesis: of what its present offer rests on", "fait partie de l'hypothèse d'innovation : ce sur quoi repose son offre"}, {"part of its offer", "fait partie de son offre"}};

}  // namespace models::kene

namespace models::actor {

// How it chooses partners (models/vocabulary/attractiveness.hpp); changed by repeated failure.
enum class Strategy : std::uint8_t { conservative, progressive };
constexpr std::array<sim::Member, 2> members(Strategy) {
  return {{{0, "conservative", {"looks for partners who know the same", "cherche des partenaires qui savent la même chose"}}, {1, "progressive", {"looks for partners who add something", "cherche des partenaires qui apportent autre chose"}}}};
}
enum class Course : std::uint8_t { none, classroom, online };
constexpr std::array<sim::Member, 3> members(Course) {
  return {{{0, "none", {"no course", "aucun cours"}}, {1, "classroom", {"training with a teacher", "formation avec un enseignant"}}, {2, "online", {"online course", "cours en ligne"}}}};
}

inline constexpr ColumnKey<std::uint64_t> fields{all, "fields", unit::one, {"fields in which it knows anything, one bit each", "domaines où il sait quelque chose, un bit chacun"}, {"fields it knows", "domaines connus"}};
inline constexpr ColumnKey<std::uint8_t> room{all, "room", unit::one, {"capabilities that it can keep alive", "nombre de capacités qu'il peut entretenir"}, {"room for capabilities", "capacités possibles"}};

inline constexpr ColumnKey<Strategy> strategy{all, "strategy", unit::one, {"how it chooses partners", "manière de choisir ses partenaires"}, {"choice of partners", "choix des partenaires"}};
inline constexpr ColumnKey<float> absorption{all, "absorption", unit::one, {"how much faster it learns than at the start, 0: as at the start", "apprentissage plus rapide qu'au départ, 0 : comme au départ"}, {"faster learning", "apprentissage accéléré"}};
inline constexpr ColumnKey<std::uint8_t> failures{all, "failures", unit::one, {"attempts to innovate in a row that brought nothing better", "tentatives d'innovation de suite qui n'ont rien apporté de mieux"}, {"innovations failed in a row", "échecs d'innovation de suite"}};
inline constexpr ColumnKey<std::uint8_t> setbacks{all, "setbacks", unit::one, {"projects in a row that came to nothing", "projets de suite restés sans résultat"}, {"projects failed in a row", "projets échoués de suite"}};
inline constexpr ColumnKey<std::uint8_t> turns{all, "turns", unit::one, {"changes of strategy since its last success", "changements de stratégie depuis son dernier succès"}, {"changes of strategy", "changements de stratégie"}};
inline constexpr ColumnKey<std::int32_t> reflected{all, "reflected", unit::day, {"day on which it last looked back on its projects, since 1970-01-01; 0: never", "jour où il a fait le dernier bilan de ses projets, depuis 1970-01-01 ; 0 : jamais"}, {"last look back", "dernier bilan"}};
inline constexpr ColumnKey<float> culture{all, "culture", unit::one, {"culture of cooperation: -1 everybody for themselves, 0 as at the start, 1 cooperation is the norm", "culture de coopération : -1 chacun pour soi, 0 comme au départ, 1 la coopération est la norme"}, {"culture of cooperation", "culture de coopération"}};
inline constexpr ColumnKey<std::int32_t> attuned{all, "attuned", unit::day, {"day on which projects last moved its culture of cooperation, since 1970-01-01; 0: never", "jour où des projets ont changé sa culture de coopération, depuis 1970-01-01 ; 0 : jamais"}, {"last change of culture", "dernier changement de culture"}};

// Research and innovation.
inline constexpr ColumnKey<std::uint16_t> research_on{all, "research_on", unit::one, {"capability on which it does research, plus 1; 0: none", "capacité sur laquelle porte sa recherche, plus 1 ; 0 : aucune"}, {"capability researched", "capacité recherchée"}};
inline constexpr ColumnKey<bool> research_up{all, "research_up", unit::one, {"its research raises the ability; false: lowers it", "sa recherche augmente la maîtrise ; faux : la réduit"}, {"research raises ability", "recherche qui renforce"}};
inline constexpr ColumnKey<float> quality{all, "quality", unit::one, {"quality of its best innovation, 0 to 10, ageing", "qualité de sa meilleure innovation, 0 à 10, qui vieillit"}, {"quality of its innovation", "qualité de son innovation"}};
inline constexpr ColumnKey<float> reward{all, "reward", unit::one, {"quality gained by its last attempt to innovate; 0: failed", "qualité gagnée par sa dernière tentative d'innovation ; 0 : échec"}, {"last gain of quality", "dernier gain de qualité"}};
inline constexpr ColumnKey<std::uint16_t> product{all, "product", unit::one, {"number of the product of its best innovation, plus 1; 0: none", "numéro du produit de sa meilleure innovation, plus 1 ; 0 : aucun"}, {"product innovated", "produit innové"}};
inline constexpr ColumnKey<std::uint16_t> innovated{all, "innovated", unit::one, {"innovations adopted since the start", "innovations adoptées depuis le départ"}, {"innovations adopted", "innovations adoptées"}};

// Spin-offs: an own-account worker takes over a part of what a team or firm can do.
inline constexpr sim::LinkKey parent{all, all, "parent", {"whose spin-off it is; none: of nobody", "de qui il est l'essaimage ; aucun : de personne"}, {"parent organisation", "organisation d'origine"}};
inline constexpr ColumnKey<bool> heir{all, "heir", unit::one, {"has been founded and has not yet taken over what its parent can do", "vient d'être fondé et n'a pas encore repris ce que son parent sait faire"}, {"newly founded spin-off", "essaimage nouveau"}};
inline constexpr sim::BidKey founding{all, models::firm::all, "founding", {"an own-account worker is asked to found a spin-off", "un indépendant est sollicité pour fonder un essaimage"}};

// Courses. Who asks for a course sets the first three; `admitted` is added to by who pays.
inline constexpr ColumnKey<Course> course{all, "course", unit::one, {"course that it asked for or follows", "cours demandé ou suivi"}, {"course followed", "cours suivi"}};
inline constexpr ColumnKey<std::int32_t> course_until{all, "course_until", unit::day, {"day on which the course ends, since 1970-01-01", "dernier jour du cours, depuis 1970-01-01"}, {"end of the course", "fin du cours"}};
inline constexpr ColumnKey<float> course_completed{all, "course_completed", unit::one, {"chance that it completes the course", "probabilité d'aller au bout du cours"}, {"chance to complete", "chance d'aller au bout"}};
inline constexpr ColumnKey<std::int32_t> admitted{all, "admitted", unit::one, {"its place in a course is paid", "sa place dans un cours est payée"}, {"course place paid", "place de cours payée"}, 1};
inline constexpr sim::BidKey course_place{all, models::public_body::all, "course_place", {"a place in a course asked from the union of communes", "une place de cours demandée à l'intercommunalité"}};

// Public innovation: of actors of the public sphere.
inline constexpr ColumnKey<std::int32_t> procedures{all, "procedures", unit::one, {"procedures that it changed since the start", "procédures changées depuis le départ"}, {"procedures changed", "procédures changées"}};
inline constexpr ColumnKey<float> silo{all, "silo", unit::one, {"how closed its services are to each other, 0 to 1", "cloisonnement de ses services, 0 à 1"}, {"closed services", "services cloisonnés"}};
inline constexpr ColumnKey<float> response{all, "response", unit::day, {"days until a citizen's request is answered", "jours avant la réponse à la demande d'un citoyen"}, {"days to answer", "jours de réponse"}};

}  // namespace models::actor

// ---- what is counted

namespace models::capability {
// Capabilities are settled once, in order of their numbers, so the id tells the number whatever the row.
constexpr std::uint32_t number_of(std::uint64_t id) { return static_cast<std::uint32_t>(id - 1); }
inline constexpr sim::NetworkKey published{territory::all, all, "published", {"what projects described for all to read", "ce que des projets ont décrit pour tous"}};
inline constexpr sim::NetworkKey catalogue{territory::all, all, "catalogue", {"all capabilities that there are, in order of their numbers", "toutes les capacités qui existent, dans l'ordre de leurs numéros"}};

inline constexpr ColumnKey<std::int32_t> holders{all, "holders", unit::one, {"actors who have it, as last counted", "acteurs qui l'ont, au dernier comptage"}, {"actors who have it", "acteurs qui l'ont"}, 1};
}  // namespace models::capability

namespace models::field {
inline constexpr ColumnKey<std::int32_t> innovations{all, "innovations", unit::one, {"innovations adopted in it since the start", "innovations adoptées dans ce domaine depuis le départ"}, {"innovations adopted", "innovations adoptées"}, 1};
}  // namespace models::field

namespace models::territory {

inline constexpr sim::Text invented_kenes{"who knows what at the start is invented; only differences between runs mean something", "qui sait quoi au départ est inventé ; seules les différences entre simulations ont un sens"};

inline constexpr ColumnKey<std::int64_t> knowers{all, "knowers", unit::one, {"actors who have a capability", "acteurs ayant une capacité"}, {"actors with a capability", "acteurs ayant une capacité"}, 1};
inline constexpr ColumnKey<std::int64_t> kene_sum{all, "kene_sum", unit::one, {"capabilities of all actors together", "capacités de tous les acteurs ensemble"}, {"sum of capabilities", "somme des capacités"}, 1};
inline constexpr ColumnKey<std::int64_t> kene_squares{all, "kene_squares", unit::one, {"sum over actors of the square of their number of capabilities", "somme sur les acteurs du carré de leur nombre de capacités"}, {"squares of capabilities", "carrés des capacités"}, 1};
inline constexpr ColumnKey<std::int64_t> expertise_sum{all, "expertise_sum", unit::one, {"sum of expertise over all capabilities of all actors", "somme des pratiques sur toutes les capacités de tous les acteurs"}, {"sum of expertise", "somme des pratiques"}, 1};
inline constexpr ColumnKey<std::int64_t> holder_squares{all, "holder_squares", unit::one, {"sum over capabilities of the square of the number of actors who have it", "somme sur les capacités du carré du nombre d'acteurs qui l'ont"}, {"squares of holders", "carrés des détenteurs"}, 1};
inline constexpr ColumnKey<std::int32_t> bodies_answering{all, "bodies_answering", unit::one, {"public actors whose time to answer is known", "acteurs publics dont le délai de réponse est connu"}, {"public actors who answer", "acteurs publics qui répondent"}, 1};
inline constexpr ColumnKey<double> response_sum{all, "response_sum", unit::day, {"sum of the public actors' times to answer", "somme des délais de réponse des acteurs publics"}, {"sum of times to answer", "somme des délais de réponse"}, 1e-6};
inline constexpr ColumnKey<double> culture_sum{all, "culture_sum", unit::one, {"sum of the actors' culture of cooperation", "somme des cultures de coopération des acteurs"}, {"sum of cultures", "somme des cultures"}, 1e-6};
inline constexpr ColumnKey<std::int32_t> culture_of{all, "culture_of", unit::one, {"actors whose culture of cooperation is summed", "acteurs dont la culture de coopération est sommée"}, {"actors with a culture", "acteurs à culture connue"}, 1};
inline constexpr ColumnKey<std::int64_t> needs_held{all, "needs_held", unit::one, {"capabilities needed by open problems, lacking to the owner and held by somebody", "capacités nécessaires à des problèmes ouverts, absentes chez leur propriétaire et détenues par quelqu'un"}, {"needs held by somebody", "besoins détenus par quelqu'un"}, 1};
inline constexpr ColumnKey<std::int64_t> needs_unmet{all, "needs_unmet", unit::one, {"of these, those that nobody has whom the owner knows", "parmi elles, celles que n'a personne que le propriétaire connaisse"}, {"needs out of reach", "besoins hors de portée"}, 1};

inline constexpr ColumnKey<double> kene_length{all, "kene_length", unit::one, {"mean number of capabilities of an actor who has any", "nombre moyen de capacités d'un acteur qui en a"}, {"capabilities per actor", "capacités par acteur"}, 0, sim::better, invented_kenes};
inline constexpr ColumnKey<double> expertise{all, "expertise", unit::one, {"mean expertise over the capabilities of all actors, 1 to 10", "pratique moyenne sur les capacités de tous les acteurs, 1 à 10"}, {"mean expertise", "pratique moyenne"}, 0, sim::better, invented_kenes};
inline constexpr ColumnKey<std::int32_t> capabilities{all, "capabilities", unit::one, {"different capabilities that somebody in the territory has", "capacités différentes présentes sur le territoire"}, {"capabilities present in the territory", "capacités présentes sur le territoire"}, 1, sim::better, invented_kenes};
inline constexpr ColumnKey<double> capability_diversity{all, "capability_diversity", unit::one, {"number of equally common capabilities with the same diversity (inverse Simpson index)", "nombre de capacités également répandues de même diversité (inverse de l'indice de Simpson)"}, {"diversity of capabilities", "diversité des capacités"}, 0, sim::better, invented_kenes};
inline constexpr ColumnKey<double> knowledge_concentration{all, "knowledge_concentration", unit::one, {"Herfindahl index of capabilities over actors: 1 if one has all", "indice de Herfindahl des capacités entre acteurs : 1 si un seul a tout"}, {"concentration of knowledge", "concentration des savoirs"}, 0, sim::neither, invented_kenes};
inline constexpr ColumnKey<double> complementarities_unmet{all, "complementarities_unmet", unit::one, {"part of the capabilities that open problems lack and somebody in the territory has, but nobody whom the owner knows", "part des capacités manquant à des problèmes ouverts et présentes sur le territoire, mais chez personne que le propriétaire connaisse"}, {"strategic complementarities unmet", "complémentarités stratégiques manquées"}, 0, sim::worse, indicator::invented};
inline constexpr ColumnKey<std::int64_t> capabilities_copied{all, "capabilities_copied", unit::one, {"capabilities copied from published results since the start", "capacités copiées de résultats publiés depuis le départ"}, {"capabilities copied from open results", "capacités copiées de résultats ouverts"}, 1, sim::neither, indicator::assumed};
inline constexpr ColumnKey<std::int64_t> capabilities_learned{all, "capabilities_learned", unit::one, {"capabilities taken over from partners since the start", "capacités reprises de partenaires depuis le départ"}, {"capabilities learned from partners", "capacités apprises de partenaires"}, 1, sim::neither, indicator::assumed};
inline constexpr ColumnKey<std::int64_t> innovations{all, "innovations", unit::one, {"innovations adopted since the start; no effect on production", "innovations adoptées depuis le départ ; sans effet sur la production"}, {"innovations adopted", "innovations adoptées"}, 1, sim::better, indicator::assumed};
inline constexpr ColumnKey<std::int64_t> innovations_social{all, "innovations_social", unit::one, {"innovations adopted by the social and solidarity economy since the start", "innovations adoptées par l'économie sociale et solidaire depuis le départ"}, {"innovations of the social economy", "innovations de l'économie sociale"}, 1, sim::neither, indicator::assumed};
inline constexpr ColumnKey<std::int64_t> innovations_research{all, "innovations_research", unit::one, {"innovations of research teams since the start", "innovations des équipes de recherche depuis le départ"}, {"innovations of research teams", "innovations des équipes de recherche"}, 1, sim::neither, indicator::assumed};
inline constexpr ColumnKey<double> research_cost{all, "research_cost", unit::eur, {"spent on research by establishments since the start", "dépenses de recherche des établissements depuis le départ"}, {"research paid by establishments", "recherche payée par les établissements"}, 0.01, sim::neither, indicator::assumed};
inline constexpr ColumnKey<std::int32_t> spin_offs{all, "spin_offs", unit::one, {"spin-offs founded since the start", "essaimages fondés depuis le départ"}, {"spin-offs founded", "essaimages fondés"}, 1, sim::neither, indicator::assumed};
inline constexpr ColumnKey<std::int32_t> spin_offs_alive{all, "spin_offs_alive", unit::one, {"spin-offs still active", "essaimages toujours actifs"}, {"spin-offs active", "essaimages actifs"}, 1, sim::better, indicator::assumed};
inline constexpr ColumnKey<std::int64_t> strategy_changes{all, "strategy_changes", unit::one, {"changes of the way to choose partners, after failures, since the start", "changements de la manière de choisir ses partenaires, après des échecs, depuis le départ"}, {"changes of strategy after failures", "changements de stratégie après des échecs"}, 1, sim::neither, indicator::assumed};
inline constexpr ColumnKey<std::int64_t> courses_begun{all, "courses_begun", unit::one, {"courses begun since the start", "cours commencés depuis le départ"}, {"courses begun", "cours commencés"}, 1, sim::neither, indicator::assumed};
inline constexpr ColumnKey<std::int64_t> courses_completed{all, "courses_completed", unit::one, {"courses completed since the start", "cours terminés depuis le départ"}, {"courses completed", "cours terminés"}, 1, sim::better, indicator::assumed};
inline constexpr ColumnKey<double> courses_cost{all, "courses_cost", unit::eur, {"paid for courses by public bodies since the start", "payé par les acteurs publics pour des cours depuis le départ"}, {"cost of courses", "coût des cours"}, 0.01, sim::neither};
// Who would have followed an online course and has not the digital skill, since the start, by sphere.
inline constexpr ColumnKey<std::int64_t> excluded_firms{all, "excluded_firms", unit::one, {"firms' faces kept from an online course by digital skill, since the start, each time counted", "entreprises écartées d'un cours en ligne faute de compétence numérique, depuis le départ, chaque fois comptées"}, {"kept from online courses: firms", "écartés des cours en ligne : entreprises"}, 1, sim::worse, indicator::assumed};
inline constexpr ColumnKey<std::int64_t> excluded_public{all, "excluded_public", unit::one, {"public actors kept from an online course by digital skill, since the start, each time counted", "acteurs publics écartés d'un cours en ligne faute de compétence numérique, depuis le départ, chaque fois comptés"}, {"kept from online courses: public bodies", "écartés des cours en ligne : acteurs publics"}, 1, sim::worse, indicator::assumed};
inline constexpr ColumnKey<std::int64_t> excluded_research{all, "excluded_research", unit::one, {"research teams kept from an online course by digital skill, since the start, each time counted", "équipes de recherche écartées d'un cours en ligne faute de compétence numérique, depuis le départ, chaque fois comptées"}, {"kept from online courses: research", "écartés des cours en ligne : recherche"}, 1, sim::worse, indicator::assumed};
inline constexpr ColumnKey<std::int64_t> excluded_civil{all, "excluded_civil", unit::one, {"citizens and associations kept from an online course by digital skill, since the start, each time counted", "citoyens et associations écartés d'un cours en ligne faute de compétence numérique, depuis le départ, chaque fois comptés"}, {"kept from online courses: citizens and associations", "écartés des cours en ligne : citoyens et associations"}, 1, sim::worse, indicator::assumed};
inline constexpr ColumnKey<std::int64_t> procedures_changed{all, "procedures_changed", unit::one, {"procedures changed by public actors since the start", "procédures changées par les acteurs publics depuis le départ"}, {"public procedures changed", "procédures publiques changées"}, 1, sim::neither, indicator::assumed};
inline constexpr ColumnKey<double> response_time{all, "response_time", unit::day, {"mean days until a public actor answers a citizen's request; 0 if public innovation is not simulated", "jours en moyenne avant la réponse d'un acteur public à un citoyen ; 0 si l'innovation publique n'est pas simulée"}, {"time to answer a citizen", "délai de réponse à un citoyen"}, 0, sim::worse, indicator::assumed};
inline constexpr ColumnKey<double> culture{all, "culture", unit::one, {"mean culture of cooperation of the actors, -1 to 1, 0 at the start", "culture de coopération moyenne des acteurs, -1 à 1, 0 au départ"}, {"culture of cooperation", "culture de coopération"}, 0, sim::neither, indicator::assumed};

}  // namespace models::territory
