// models/vocabulary/actor_map.hpp -- the actor map as measured once a year: of each actor and of the whole (S0-22).
//
// Ties are read in either direction, without weights, but for PageRank and brokers, which go along them. Equations and
// sources: docs/methods/networks.md. NaN where a measure is not defined or was left out because the network is large.
#pragma once
#include "models/vocabulary/actor.hpp"
#include "models/vocabulary/territory.hpp"

namespace models::actor {

inline constexpr ColumnKey<std::uint32_t> map_degree{all, "map_degree", unit::one, {"actors tied to it, in either direction", "acteurs liés à lui, dans un sens ou l'autre"}, {"map: actors tied", "carte : acteurs liés"}};
inline constexpr ColumnKey<float> map_closeness{all, "map_closeness", unit::one, {"closeness (Wasserman and Faust 1994)", "proximité (Wasserman et Faust 1994)"}, {"map: closeness", "carte : proximité"}};
inline constexpr ColumnKey<float> map_betweenness{all, "map_betweenness", unit::one, {"shortest paths through it (Freeman 1977), over pairs of others", "plus courts chemins passant par lui (Freeman 1977), rapportés aux paires d'autres acteurs"}, {"map: betweenness", "carte : intermédiarité"}};
inline constexpr ColumnKey<float> map_eigenvector{all, "map_eigenvector", unit::one, {"eigenvector centrality (Bonacich 1972)", "centralité de vecteur propre (Bonacich 1972)"}, {"map: eigenvector centrality", "carte : centralité de vecteur propre"}};
inline constexpr ColumnKey<float> map_pagerank{all, "map_pagerank", unit::one, {"PageRank (Brin and Page 1998)", "PageRank (Brin et Page 1998)"}, {"map: PageRank", "carte : PageRank"}};
inline constexpr ColumnKey<float> map_constraint{all, "map_constraint", unit::one, {"constraint (Burt 1992)", "contrainte (Burt 1992)"}, {"map: constraint", "carte : contrainte"}};
inline constexpr ColumnKey<std::uint32_t> map_core{all, "map_core", unit::one, {"highest core to which it belongs (Seidman 1983)", "plus haut cœur auquel il appartient (Seidman 1983)"}, {"map: highest core", "carte : plus haut cœur"}};
inline constexpr ColumnKey<bool> map_cut{all, "map_cut", unit::one, {"without it the map falls apart somewhere", "sans lui la carte se coupe quelque part"}, {"map: cut point", "carte : point d'articulation"}};

}  // namespace models::actor

namespace models::territory {

inline constexpr sim::Text map_warning{"the first ties are invented unless the territory's file states them; measured once a year", "les premiers liens sont inventés sauf ceux que donne le fichier du territoire ; mesuré une fois par an"};
template <class T> constexpr ColumnKey<T> of_the_map(std::string_view name, sim::Text meaning, sim::Text label) { return {all, name, unit::one, meaning, label, 0, sim::neither, map_warning}; }

inline constexpr auto map_density = of_the_map<double>("map_density", {"part of the pairs of actors that are tied", "part des paires d'acteurs liées"}, {"map: density", "carte : densité"});
inline constexpr auto map_degree = of_the_map<double>("map_degree", {"mean number of actors tied to an actor", "nombre moyen d'acteurs liés à un acteur"}, {"map: mean degree", "carte : degré moyen"});
inline constexpr auto map_components = of_the_map<std::int32_t>("map_components", {"connected components", "composantes connexes"}, {"map: components", "carte : composantes"});
inline constexpr auto map_giant = of_the_map<double>("map_giant", {"part of the actors in the largest component", "part des acteurs dans la plus grande composante"}, {"map: giant component", "carte : composante géante"});
inline constexpr auto map_clustering = of_the_map<double>("map_clustering", {"mean clustering (Watts and Strogatz 1998)", "agrégation moyenne (Watts et Strogatz 1998)"}, {"map: clustering", "carte : agrégation"});
inline constexpr auto map_transitivity = of_the_map<double>("map_transitivity", {"closed triples among all triples", "part des triplets fermés"}, {"map: transitivity", "carte : transitivité"});
inline constexpr auto map_path = of_the_map<double>("map_path", {"mean length of shortest paths between connected actors", "longueur moyenne des plus courts chemins entre acteurs reliés"}, {"map: mean path", "carte : chemin moyen"});
inline constexpr auto map_sigma = of_the_map<double>("map_sigma", {"small-worldness: clustering over paths, against a random network (Humphries and Gurney 2008)", "caractère de petit monde : agrégation sur chemins, face à un réseau aléatoire (Humphries et Gurney 2008)"}, {"map: small-worldness", "carte : petit monde"});
inline constexpr auto map_core = of_the_map<std::int32_t>("map_core", {"highest core (Seidman 1983)", "plus haut cœur (Seidman 1983)"}, {"map: highest core", "carte : plus haut cœur"});
inline constexpr auto map_modularity = of_the_map<double>("map_modularity", {"modularity of the communities found (Louvain)", "modularité des communautés trouvées (Louvain)"}, {"map: modularity", "carte : modularité"});
inline constexpr auto map_assortativity = of_the_map<double>("map_assortativity", {"correlation of degrees at two ends (Newman 2002)", "corrélation des degrés aux deux bouts (Newman 2002)"}, {"map: assortativity", "carte : assortativité"});
inline constexpr auto map_ei_sphere = of_the_map<double>("map_ei_sphere", {"E-I index by sphere, -1 (all inside) to 1 (Krackhardt and Stern 1988)", "indice E-I par sphère, -1 (tout à l'intérieur) à 1 (Krackhardt et Stern 1988)"}, {"map: E-I by sphere", "carte : E-I par sphère"});
inline constexpr auto map_ei_topic = of_the_map<double>("map_ei_topic", {"E-I index by main topic", "indice E-I par sujet principal"}, {"map: E-I by topic", "carte : E-I par sujet"});
inline constexpr auto map_ei_sector = of_the_map<double>("map_ei_sector", {"E-I index by branch, of ties between establishments", "indice E-I par branche, des liens entre établissements"}, {"map: E-I by branch", "carte : E-I par branche"});
inline constexpr auto map_ei_commune = of_the_map<double>("map_ei_commune", {"E-I index by commune", "indice E-I par commune"}, {"map: E-I by commune", "carte : E-I par commune"});
inline constexpr auto map_public_private = of_the_map<double>("map_public_private", {"part of the ties that join a public body and a firm", "part des liens entre un acteur public et une entreprise"}, {"map: public-private ties", "carte : liens public-privé"});
inline constexpr auto map_constraint = of_the_map<double>("map_constraint", {"mean constraint (Burt 1992)", "contrainte moyenne (Burt 1992)"}, {"map: mean constraint", "carte : contrainte moyenne"});
inline constexpr auto map_effective = of_the_map<double>("map_effective", {"mean effective size of an actor's contacts (Burt 1992)", "taille effective moyenne des contacts d'un acteur (Burt 1992)"}, {"map: effective size", "carte : taille effective"});
inline constexpr auto map_closeness = of_the_map<double>("map_closeness", {"mean closeness", "proximité moyenne"}, {"map: mean closeness", "carte : proximité moyenne"});
inline constexpr auto map_betweenness = of_the_map<double>("map_betweenness", {"betweenness held by the tenth of actors that have most of it", "intermédiarité détenue par le dixième d'acteurs qui en a le plus"}, {"map: betweenness of the top tenth", "carte : intermédiarité du premier dixième"});
inline constexpr auto map_coordinators = of_the_map<std::int64_t>("map_coordinators", {"brokered pairs, all three of one sphere (Gould and Fernandez 1989)", "paires mises en relation, tous trois d'une sphère (Gould et Fernandez 1989)"}, {"map: coordinators", "carte : coordinateurs"});
inline constexpr auto map_itinerants = of_the_map<std::int64_t>("map_itinerants", {"brokered pairs of one sphere, the broker of another", "paires d'une même sphère, l'intermédiaire d'une autre"}, {"map: itinerant brokers", "carte : intermédiaires itinérants"});
inline constexpr auto map_gatekeepers = of_the_map<std::int64_t>("map_gatekeepers", {"brokered pairs into the broker's sphere", "paires vers la sphère de l'intermédiaire"}, {"map: gatekeepers", "carte : portiers"});
inline constexpr auto map_representatives = of_the_map<std::int64_t>("map_representatives", {"brokered pairs out of the broker's sphere", "paires sortant de la sphère de l'intermédiaire"}, {"map: representatives", "carte : représentants"});
inline constexpr auto map_liaisons = of_the_map<std::int64_t>("map_liaisons", {"brokered pairs of three spheres", "paires entre trois sphères"}, {"map: liaisons", "carte : agents de liaison"});
inline constexpr auto map_cuts = of_the_map<std::int32_t>("map_cuts", {"actors without whom the map falls apart somewhere", "acteurs sans qui la carte se coupe quelque part"}, {"map: cut points", "carte : points d'articulation"});
inline constexpr auto map_bridges = of_the_map<std::int32_t>("map_bridges", {"ties without which the map falls apart somewhere", "liens sans lesquels la carte se coupe quelque part"}, {"map: bridges", "carte : ponts"});
inline constexpr auto map_redundancy = of_the_map<double>("map_redundancy", {"mean number of paths without a common tie between two drawn actors (Menger 1927)", "nombre moyen de chemins sans lien commun entre deux acteurs tirés (Menger 1927)"}, {"map: disjoint paths", "carte : chemins disjoints"});
inline constexpr auto supplier_concentration = of_the_map<double>("supplier_concentration", {"mean Herfindahl index of an establishment's local suppliers, by share of orders", "indice de Herfindahl moyen des fournisseurs locaux d'un établissement, par part des commandes"}, {"concentration of suppliers", "concentration des fournisseurs"});

}  // namespace models::territory
