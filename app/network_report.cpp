// app/network_report.cpp -- measures become lines and tables; actors are named by role, always with the warning of the network.
#include "app/network_report.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <functional>
#include <limits>
#include <numeric>

#include <fmt/format.h>

#include "app/territory_file.hpp"
#include "models/vocabulary/field_names.hpp"
#include "sim/kernel/tree.hpp"

namespace app {
namespace {

using models::graph::ActorMap;
using models::graph::broker_roles;
using Cell = MapReport::Cell;
using Listing = MapReport::Listing;

constexpr std::size_t most_rows = 10;         // of a list
constexpr std::uint32_t most_groups = 1'000;  // beyond, pairs of groups are too many to tell

Cell words(std::string text) { return {std::move(text), std::numeric_limits<double>::quiet_NaN(), false}; }

class Telling {
 public:
  Telling(const NetworkView& view, const NetworkCommand& command, const Voice& voice)
      : view_(view), voice_(voice), map_(map_of(view)), ties_(models::graph::undirected(map_.vertices, view.edges())) {
    report_.warnings = view.warnings();
    report_.warnings.push_back(
        voice("positions are those of this one run and day; other replicates have other ties",
              "les positions sont celles de cette seule simulation, ce jour-là ; d'autres tirages ont d'autres liens"));
    if (map_.sampled)
      report_.warnings.push_back(voice("closeness, betweenness and path lengths are estimated from a sample of starting points",
                                       "proximité, intermédiarité et longueurs des chemins sont estimées sur un échantillon de départs"));
    tell_whole();
    tell_groups();
    tell_brokers();
    tell_holes_of_actors();
    tell_cuts();
    tell_holes();
    tell_complements();
    if (command.rearrange > 0) tell_rearrangement(command);
  }
  MapReport take() { return std::move(report_); }

 private:
  Cell count(double value) const { return {std::isfinite(value) ? voice_.count(value) : "-", value, true}; }
  Cell amount(double value) const { return {voice_.amount(value), value, true}; }
  Cell share(double value) const {
    std::string text = std::isfinite(value) ? fmt::format("{:.1f} %", 100 * value) : "-";
    if (voice_.french()) std::replace(text.begin(), text.end(), '.', ',');
    return {std::move(text), value, true};
  }
  Cell change(double value) const { return {std::isfinite(value) ? voice_.change(value) : "-", value, true}; }
  Cell name(std::uint32_t vertex) const { return words(view_.vertices()[vertex].label); }

  void say(std::string key, std::string_view en, std::string_view fr, Cell value, std::string note = "") {
    report_.whole.push_back({std::move(key), voice_(en, fr), std::move(value), std::move(note)});
  }
  Listing& list(std::string key, std::string_view en, std::string_view fr) {
    return report_.lists.emplace_back(Listing{std::move(key), voice_(en, fr), "", voice_("none", "aucun"), {}, {}, {}});
  }
  void head(Listing& its, std::string key, std::string_view en, std::string_view fr) const {
    its.keys.push_back(std::move(key)), its.heads.push_back(voice_(en, fr));
  }

  // Vertices with the highest value first, equal ones in the order of ids; those whose value is no number stand nowhere.
  std::vector<std::uint32_t> first_by(const std::function<double(std::uint32_t)>& value, std::size_t most) const {
    std::vector<std::uint32_t> all;
    for (std::uint32_t v = 0; v < map_.vertices; ++v)
      if (std::isfinite(value(v))) all.push_back(v);
    std::stable_sort(all.begin(), all.end(), [&](std::uint32_t a, std::uint32_t b) { return value(a) > value(b); });
    if (all.size() > most) all.resize(most);
    return all;
  }

  std::string named(std::size_t role) const {
    switch (role) {
      case 0: return voice_("coordinator", "coordinateur");
      case 1: return voice_("itinerant", "itinérant");
      case 2: return voice_("gatekeeper", "portier");
      case 3: return voice_("representative", "représentant");
      default: return voice_("liaison", "agent de liaison");
    }
  }

  void tell_whole() {
    const auto& m = map_;
    say("actors", "actors", "acteurs", count(m.vertices));
    say("arcs", "directed ties", "liens orientés", count(static_cast<double>(m.arcs)));
    say("ties", "ties, read in either direction", "liens, dans un sens ou l'autre", count(static_cast<double>(m.ties)));
    say("density", "density", "densité", amount(m.density));
    say("reciprocity", "ties that are answered", "liens réciproques", share(m.reciprocity));
    say("components", "components", "composantes", count(static_cast<double>(m.components.sizes.size())));
    say("giant_share", "actors in the largest component", "acteurs dans la plus grande composante", share(m.giant_share));
    say("degree_mean", "mean degree", "degré moyen", amount(m.degrees.mean));
    say("degree_deviation", "its standard deviation", "son écart type", amount(std::sqrt(m.degrees.variance)));
    const auto highest = [](const auto& values) {
      return values.empty() ? 0.0 : static_cast<double>(*std::max_element(values.begin(), values.end()));
    };
    say("degree_highest", "highest degree", "degré le plus élevé", count(highest(m.degree)));
    say("in_highest", "highest number of ties that arrive", "plus grand nombre de liens entrants", count(highest(m.in)));
    const auto mean = [](const std::vector<double>& values) {
      double sum = 0, seen = 0;
      for (const double value : values)
        if (std::isfinite(value)) sum += value, seen += 1;
      return seen > 0 ? sum / seen : std::numeric_limits<double>::quiet_NaN();
    };
    say("closeness_mean", "closeness, mean", "proximité, moyenne", amount(mean(m.closeness.value)));
    const double pairs = 0.5 * (m.vertices - 1.0) * (m.vertices - 2.0);
    say("betweenness_highest", "highest betweenness, as a part of all pairs", "intermédiarité la plus élevée, en part des paires",
        share(pairs > 0 ? highest(m.betweenness.value) / pairs : std::numeric_limits<double>::quiet_NaN()));
    const auto settled = [&](const models::graph::Iterated& its) {
      return its.settled
                 ? std::string()
                 : voice_(fmt::format("not settled after {} rounds", its.rounds), fmt::format("pas stabilisé après {} tours", its.rounds));
    };
    say("eigenvalue", "largest eigenvalue", "plus grande valeur propre", amount(m.eigenvector.factor), settled(m.eigenvector));
    say("page_rank_highest", "highest PageRank", "PageRank le plus élevé", share(highest(m.page_rank.value)), settled(m.page_rank));
    say("clustering", "clustering, mean of actors", "agrégation, moyenne des acteurs", amount(m.clustering.mean));
    say("transitivity", "transitivity", "transitivité", amount(m.clustering.transitivity));
    say("path_mean", "mean path", "chemin moyen", amount(m.paths.mean),
        m.paths.error > 0 ? fmt::format("± {}", voice_.amount(m.paths.error)) : "");
    say("path_longest", "longest path seen", "plus long chemin vu", count(m.paths.longest));
    say("sigma", "small world, sigma", "petit monde, sigma", amount(m.small_world.sigma),
        voice_(fmt::format("a random graph has clustering {} and path {}", voice_.amount(m.small_world.by_chance_clustering),
                           voice_.amount(m.small_world.by_chance_length)),
               fmt::format("un graphe au hasard a une agrégation de {} et un chemin de {}",
                           voice_.amount(m.small_world.by_chance_clustering), voice_.amount(m.small_world.by_chance_length))));
    const double core = highest(m.cores);
    say("core_highest", "highest k-core", "plus haut k-cœur", count(core),
        voice_("with ", "avec ") +
            voice_.count(static_cast<double>(std::count(m.cores.begin(), m.cores.end(), static_cast<std::uint32_t>(core)))) +
            voice_(" actors", " acteurs"));
    say("communities", "communities (Louvain)", "communautés (Louvain)", count(static_cast<double>(m.communities.sizes.size())));
    say("modularity", "their modularity", "leur modularité", amount(m.communities.modularity));
    say("assortativity", "assortativity of degrees", "assortativité des degrés", amount(m.assortativity));
    say("constraint_mean", "constraint, mean", "contrainte, moyenne", amount(mean(m.constraint)));
    say("effective_size_mean", "effective size, mean", "taille efficace, moyenne", amount(mean(m.effective_size)));
    say("cut_points", "articulation points", "points d'articulation",
        count(static_cast<double>(std::count(m.cuts.is_cut.begin(), m.cuts.is_cut.end(), 1))));
    say("bridges", "bridges", "ponts", count(static_cast<double>(m.cuts.bridges.size())));
    say("redundancy", "ways that share nobody, between two actors", "chemins sans acteur commun entre deux acteurs", amount(m.redundancy),
        voice_(fmt::format("mean of {} pairs of the largest component", m.pairs),
               fmt::format("moyenne de {} paires de la plus grande composante", m.pairs)));
    tell_concentration(mean);
  }

  // Of each edge column that is a quantity: how far an actor's amounts lie on few of its ties (Herfindahl).
  template <class Mean> void tell_concentration(const Mean& mean) {
    const auto arcs = models::graph::directed(map_.vertices, view_.edges());
    if (arcs.targets.size() != view_.edges().size()) return;  // some edge stood twice: weights would slip
    for (const auto& column : view_.edge_columns()) {
      if (column.type != NetworkView::Type::real) continue;
      std::vector<double> weights;
      for (const auto& text : column.values) {
        double value = 0;
        std::from_chars(text.data(), text.data() + text.size(), value);
        weights.push_back(value);
      }
      if (std::any_of(weights.begin(), weights.end(), [](double value) { return value < 0; })) continue;
      const double found = mean(models::graph::concentration(arcs, weights));
      if (std::isfinite(found))
        say("concentration_" + column.name, fmt::format("concentration of \"{}\" on few ties (Herfindahl), mean", column.name),
            fmt::format("concentration de « {} » sur peu de liens (Herfindahl), moyenne", column.name), amount(found));
    }
  }

  void tell_groups() {
    if (view_.groupings().empty()) {
      report_.warnings.push_back(
          voice_("no column that groups actors was recorded: name actor.sphere, actor.topic and actor.place in record.agents for E-I "
                 "indices and brokers' roles",
                 "aucune colonne qui groupe les acteurs n'a été enregistrée : nommer actor.sphere, actor.topic et actor.place dans "
                 "record.agents pour les indices E-I et les rôles de courtage"));
      return;
    }
    auto& ei = list("groups", "Ties within and across groups (E-I index: -1 all within, 1 all across)",
                    "Liens à l'intérieur des groupes et entre eux (indice E-I : -1 tous dedans, 1 tous entre)");
    head(ei, "grouping", "by", "selon"), head(ei, "groups", "groups", "groupes"), head(ei, "within", "within", "dedans"),
        head(ei, "across", "across", "entre");
    head(ei, "e_i", "E-I", "E-I"), head(ei, "expected", "by chance", "au hasard"), head(ei, "modularity", "modularity", "modularité");
    auto& roles = list("broker_roles", "Brokers by role (Gould and Fernandez): open chains a > b > c, by the groups of the three",
                       "Courtage par rôle (Gould et Fernandez) : chaînes ouvertes a > b > c, selon les groupes des trois");
    head(roles, "grouping", "by", "selon");
    const char* keys[] = {"coordinator", "itinerant", "gatekeeper", "representative", "liaison"};
    for (std::size_t role = 0; role < broker_roles; ++role) roles.keys.emplace_back(keys[role]), roles.heads.push_back(named(role));
    for (std::size_t g = 0; g < view_.groupings().size(); ++g) {
      const auto& its = map_.by_group[g];
      report_.lists[report_.lists.size() - 2].rows.push_back(
          {words(view_.groupings()[g].name), count(view_.groupings()[g].groups), count(static_cast<double>(its.e_i.internal)),
           count(static_cast<double>(its.e_i.external)), amount(its.e_i.index), amount(its.e_i.expected), amount(its.modularity)});
      std::vector<Cell> row{words(view_.groupings()[g].name)};
      for (const auto all : its.all) row.push_back(count(static_cast<double>(all)));
      report_.lists.back().rows.push_back(std::move(row));
    }
  }

  void tell_brokers() {
    auto& its = list("brokers", "Brokers: on the shortest paths of most pairs",
                     "Courtiers : sur les plus courts chemins du plus grand nombre de paires");
    its.meaning = voice_("share: of all pairs whose shortest path passes there; role: the most frequent one, by the first grouping",
                         "part : des paires dont le plus court chemin passe là ; rôle : le plus fréquent, selon le premier regroupement");
    head(its, "actor", "actor", "acteur"), head(its, "degree", "degree", "degré"), head(its, "betweenness", "share", "part"),
        head(its, "closeness", "closeness", "proximité");
    head(its, "page_rank", "PageRank", "PageRank"), head(its, "constraint", "constraint", "contrainte"), head(its, "role", "role", "rôle");
    const double pairs = 0.5 * (map_.vertices - 1.0) * (map_.vertices - 2.0);
    for (const std::uint32_t v :
         first_by([&](std::uint32_t v) { return map_.betweenness.value[v] > 0 ? map_.betweenness.value[v] : std::nan(""); }, most_rows)) {
      std::string role = "-";
      if (!map_.by_group.empty()) {
        const auto& counts = map_.by_group.front().brokers[v];
        const auto most = std::max_element(counts.begin(), counts.end());
        if (*most > 0) role = named(static_cast<std::size_t>(most - counts.begin()));
      }
      its.rows.push_back({name(v), count(map_.degree[v]), share(map_.betweenness.value[v] / pairs), amount(map_.closeness.value[v]),
                          share(map_.page_rank.value[v]), amount(map_.constraint[v]), words(role)});
    }
  }

  void tell_holes_of_actors() {
    auto& its = list("structural_holes", "Structural holes: actors whose contacts know one another least (lowest constraint, Burt)",
                     "Trous structurels : acteurs dont les contacts se connaissent le moins (plus faible contrainte, Burt)");
    head(its, "actor", "actor", "acteur"), head(its, "degree", "degree", "degré"),
        head(its, "effective_size", "effective size", "taille efficace"), head(its, "constraint", "constraint", "contrainte");
    for (const std::uint32_t v :
         first_by([&](std::uint32_t v) { return map_.effective_size[v] > 1 ? -map_.constraint[v] : std::nan(""); }, most_rows))
      its.rows.push_back({name(v), count(map_.degree[v]), amount(map_.effective_size[v]), amount(map_.constraint[v])});
  }

  void tell_cuts() {
    auto& points =
        list("cut_points", "Articulation points: whose loss cuts others off", "Points d'articulation : dont la perte en coupe d'autres");
    head(points, "actor", "actor", "acteur"), head(points, "cut_off", "cut off", "coupés");
    for (const std::uint32_t v :
         first_by([&](std::uint32_t v) { return map_.cuts.is_cut[v] != 0 ? static_cast<double>(map_.cuts.cut_off[v]) : std::nan(""); },
                  most_rows))
      points.rows.push_back({name(v), count(map_.cuts.cut_off[v])});
    auto& bridges = list("bridges", "Bridges: ties whose loss cuts others off", "Ponts : liens dont la perte en coupe d'autres");
    head(bridges, "from", "between", "entre"), head(bridges, "to", "and", "et"),
        head(bridges, "cut_off", "on the smaller side", "du plus petit côté");
    auto all = map_.cuts.bridges;
    std::stable_sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.cut_off > b.cut_off; });
    for (std::size_t i = 0; i < std::min(all.size(), most_rows); ++i)
      bridges.rows.push_back({name(all[i].from), name(all[i].to), count(all[i].cut_off)});
  }

  void tell_holes() {
    for (const auto& grouping : view_.groupings()) {
      if (grouping.groups > most_groups) continue;
      const auto found = models::graph::holes(ties_, grouping);
      auto& its = list("holes_" + grouping.name, "", "");
      its.title = voice_(fmt::format("Where ties are missing, by {}: less than half of what chance would make", grouping.name),
                         fmt::format("Où les liens manquent, selon {} : moins de la moitié de ce que ferait le hasard", grouping.name));
      head(its, "a", "between", "entre"), head(its, "size_a", "actors", "acteurs"), head(its, "b", "and", "et"),
          head(its, "size_b", "actors", "acteurs"), head(its, "ties", "ties", "liens"), head(its, "expected", "by chance", "au hasard");
      for (std::size_t i = 0; i < std::min(found.size(), most_rows); ++i)
        its.rows.push_back({words(grouping.names[found[i].a]), count(found[i].size_a), words(grouping.names[found[i].b]),
                            count(found[i].size_b), count(static_cast<double>(found[i].ties)), amount(found[i].expected)});
    }
  }

  void tell_complements() {
    const auto& groupings = view_.groupings();
    if (!view_.fields().empty() && !groupings.empty() && groupings.front().groups <= 100) {
      const auto& by = groupings.front();
      const auto found = models::graph::missing_complements(ties_, by, view_.fields());
      auto& its = list(
          "missing_complements",
          "Missing complementarities: some lack what others would share, and hardly anybody of them is tied to one who does",
          "Complémentarités manquantes : les uns manquent de ce que les autres partageraient, et presque aucun n'est lié à qui le ferait");
      head(its, "field", "know-how", "savoir-faire"), head(its, "lacking", "lacked by", "manque à"),
          head(its, "in_need", "in need", "dans le besoin"), head(its, "having", "to be had from", "disponible chez"),
          head(its, "able", "able", "capables"), head(its, "met", "needs met there", "besoins satisfaits là");
      for (std::size_t i = 0; i < std::min(found.size(), 2 * most_rows); ++i) {
        const auto& one = found[i];
        const auto& field = models::field::names.at(one.field);
        its.rows.push_back({words(voice_(field.en, field.fr)), words(by.names[one.lacking]), count(one.in_need),
                            words(by.names[one.having]), count(one.able), count(one.met)});
      }
      return;
    }
    // Without know-how and needs: same topic, other sphere, no ties.
    const NetworkView::Named *sphere = nullptr, *topic = nullptr;
    for (const auto& one : groupings) {
      if (one.name == "sphere") sphere = &one;
      if (one.name == "topic") topic = &one;
    }
    if (sphere == nullptr || topic == nullptr) return;
    models::graph::Grouping both{"both", {}, sphere->groups * topic->groups};
    for (std::uint32_t v = 0; v < map_.vertices; ++v) both.of.push_back(topic->of[v] * sphere->groups + sphere->of[v]);
    auto& its =
        list("missing_complements",
             "Missing complementarities: the same topic in two spheres, with less than half of the ties that chance would make",
             "Complémentarités manquantes : le même sujet dans deux sphères, avec moins de la moitié des liens que ferait le hasard");
    its.meaning = voice_("by topic and sphere alone: what actors know and lack was not recorded (actor.offers, actor.lacks)",
                         "selon le sujet et la sphère seulement : ce que les acteurs savent et ce qui leur manque n'a pas été enregistré "
                         "(actor.offers, actor.lacks)");
    head(its, "topic", "topic", "sujet"), head(its, "a", "between", "entre"), head(its, "size_a", "actors", "acteurs"),
        head(its, "b", "and", "et"), head(its, "size_b", "actors", "acteurs"), head(its, "ties", "ties", "liens"),
        head(its, "expected", "by chance", "au hasard");
    for (const auto& one : models::graph::holes(ties_, both)) {
      if (one.a / sphere->groups != one.b / sphere->groups || its.rows.size() >= 2 * most_rows) continue;
      its.rows.push_back({words(topic->names[one.a / sphere->groups]), words(sphere->names[one.a % sphere->groups]), count(one.size_a),
                          words(sphere->names[one.b % sphere->groups]), count(one.size_b), count(static_cast<double>(one.ties)),
                          amount(one.expected)});
    }
  }

  void tell_rearrangement(const NetworkCommand& command) {
    using models::graph::Aim;
    const bool known = !view_.fields().empty();
    const Aim aim = command.aim == "coverage" || (command.aim.empty() && known) ? Aim::coverage : Aim::efficiency;
    const auto found =
        models::graph::rearranged(ties_, view_.fields(), {.aim = aim, .ties = command.rearrange, .most_each = command.most_each, .key = 1});
    report_.warnings.push_back(
        voice_("proposed ties follow from the map alone: nobody was asked whether they want them, what they cost is not counted",
               "les liens proposés découlent de la carte seule : personne n'a été consulté, et leur coût n'est pas compté"));
    auto& whole = list("rearrangement_whole", "A proposed re-arrangement: what all of it changes",
                       "Un réarrangement proposé : ce que l'ensemble change");
    whole.meaning =
        aim == Aim::coverage
            ? voice_("each tie is the one that meets most needs, then shortens paths most; greedy",
                     "chaque lien est celui qui satisfait le plus de besoins, puis raccourcit le plus les chemins ; glouton")
            : voice_("each tie is the one that raises efficiency most (mean of 1/distance, Latora and Marchiori); greedy",
                     "chaque lien est celui qui augmente le plus l'efficacité (moyenne de 1/distance, Latora et Marchiori) ; glouton");
    head(whole, "measure", "measure", "mesure"), head(whole, "before", "before", "avant"), head(whole, "after", "after", "après");
    whole.rows.push_back({words(voice_("efficiency", "efficacité")), amount(found.efficiency_before), amount(found.efficiency_after)});
    whole.rows.push_back({words(voice_("mean path of connected pairs", "chemin moyen des paires reliées")), amount(found.path_before),
                          amount(found.path_after)});
    whole.rows.push_back(
        {words(voice_("pairs that are connected", "paires reliées")), share(found.reached_before), share(found.reached_after)});
    if (known)
      whole.rows.push_back({words(voice_("needs that a neighbour can meet", "besoins qu'un voisin peut satisfaire")),
                            share(found.coverage_before), share(found.coverage_after)});
    whole.rows.push_back({words(voice_("actors who lose nothing (constraint, closeness, reach)",
                                       "acteurs qui ne perdent rien (contrainte, proximité, portée)")),
                          words("-"), share(found.no_loss)});
    whole.rows.push_back(
        {words(voice_("of all actors: lose nothing and gain somewhere", "sur tous les acteurs : ne perdent rien et gagnent quelque part")),
         words("-"), share(found.better)});
    auto& its = list("rearrangement", "Ties to make, in this order, and what each end gains",
                     "Liens à créer, dans cet ordre, et ce que chaque bout y gagne");
    its.meaning = voice_(
        "closeness: change of the mean of 1/distance to others; constraint: less is more room to move; needs: met by a new neighbour. Of "
        "all proposed ties together",
        "proximité : changement de la moyenne de 1/distance aux autres ; contrainte : moins, c'est plus de marge ; besoins : satisfaits "
        "par un nouveau voisin. De tous les liens proposés ensemble");
    head(its, "from", "between", "entre"), head(its, "from_closeness", "closeness", "proximité"),
        head(its, "from_constraint", "constraint", "contrainte"), head(its, "from_needs", "needs", "besoins");
    head(its, "to", "and", "et"), head(its, "to_closeness", "closeness", "proximité"),
        head(its, "to_constraint", "constraint", "contrainte"), head(its, "to_needs", "needs", "besoins");
    head(its, "efficiency", "efficiency then", "efficacité alors");
    for (const auto& tie : found.ties) {
      std::vector<Cell> row;
      for (const std::uint32_t end : {tie.from, tie.to})
        row.push_back(name(end)), row.push_back(change(found.closeness[end])), row.push_back(change(found.constraint[end])),
            row.push_back(count(found.reach[end]));
      row.push_back(amount(tie.efficiency));
      its.rows.push_back(std::move(row));
    }
  }

  const NetworkView& view_;
  const Voice& voice_;
  ActorMap map_;
  models::graph::Adjacency ties_;
  MapReport report_;
};

std::string title(const NetworkView& view, const Voice& voice) {
  return voice(fmt::format("Map of network \"{}\" on {}; {}, {}, replicate {}", view.network().name, sim::format_date(view.day()),
                           view.context(), view.strategy(), view.replicate()),
               fmt::format("Carte du réseau « {} » au {} ; {}, {}, tirage {}", view.network().name, sim::format_date(view.day()),
                           view.context(), view.strategy(), view.replicate()));
}

Table table_of(const Listing& list) {
  std::string signs;
  for (std::size_t c = 0; c < list.heads.size(); ++c) signs += !list.rows.empty() && list.rows.front()[c].is_number ? '>' : '<';
  Table out(signs);
  out.row(list.heads);
  for (const auto& row : list.rows) {
    std::vector<std::string> cells;
    for (const auto& cell : row) cells.push_back(cell.text);
    out.row(std::move(cells));
  }
  return out;
}

}  // namespace

models::graph::ActorMap map_of(const NetworkView& view) {
  std::vector<models::graph::Grouping> groupings;
  for (const auto& one : view.groupings()) groupings.push_back(one);
  return models::graph::actor_map(models::graph::directed(static_cast<std::uint32_t>(view.vertices().size()), view.edges()), groupings);
}

MapReport map_report(const NetworkView& view, const NetworkCommand& command, const Voice& voice) {
  return Telling(view, command, voice).take();
}

void add_measures(NetworkView& view, const models::graph::ActorMap& map, const Voice& voice) {
  using Type = NetworkView::Type;
  const auto add = [&](std::string name, std::string_view en, std::string_view fr, Type type, const auto& value) {
    NetworkView::Attribute made{std::move(name), "", voice(en, fr), "", type, {}};
    for (std::uint32_t v = 0; v < map.vertices; ++v) {
      const auto one = static_cast<double>(value(v));
      made.values.push_back(!std::isfinite(one)   ? ""
                            : type == Type::real  ? fmt::format("{}", one)
                            : type == Type::truth ? (one != 0 ? "true" : "false")
                                                  : fmt::format("{:.0f}", one));
    }
    view.add(std::move(made));
  };
  add("degree_in", "ties that arrive", "liens entrants", Type::whole, [&](auto v) { return map.in[v]; });
  add("degree_out", "ties that leave", "liens sortants", Type::whole, [&](auto v) { return map.out[v]; });
  add("degree_ties", "ties, in either direction", "liens, dans un sens ou l'autre", Type::whole, [&](auto v) { return map.degree[v]; });
  add("component", "component", "composante", Type::whole, [&](auto v) { return map.components.of[v]; });
  add("community", "community (Louvain)", "communauté (Louvain)", Type::whole, [&](auto v) { return map.communities.of[v]; });
  add("core", "highest k-core", "plus haut k-cœur", Type::whole, [&](auto v) { return map.cores[v]; });
  add("closeness", "closeness", "proximité", Type::real, [&](auto v) { return map.closeness.value[v]; });
  add("betweenness", "betweenness", "intermédiarité", Type::real, [&](auto v) { return map.betweenness.value[v]; });
  add("eigenvector", "eigenvector centrality", "centralité de vecteur propre", Type::real,
      [&](auto v) { return map.eigenvector.value[v]; });
  add("page_rank", "PageRank", "PageRank", Type::real, [&](auto v) { return map.page_rank.value[v]; });
  add("clustering", "local clustering", "agrégation locale", Type::real, [&](auto v) { return map.clustering.local[v]; });
  add("constraint", "constraint (Burt)", "contrainte (Burt)", Type::real, [&](auto v) { return map.constraint[v]; });
  add("effective_size", "effective size (Burt)", "taille efficace (Burt)", Type::real, [&](auto v) { return map.effective_size[v]; });
  add("cut_point", "articulation point", "point d'articulation", Type::truth, [&](auto v) { return map.cuts.is_cut[v]; });
}

std::string map_text(const NetworkView& view, const MapReport& report, const Voice& voice) {
  std::string out = title(view, voice) + "\n\n";
  for (const auto& warning : report.warnings) out += wrapped("! " + warning, "  ");
  out += "\n";
  Table whole("<><");
  for (const auto& line : report.whole) whole.row({line.label, line.value.text, line.note});
  out += whole.text();
  for (const auto& list : report.lists) {
    out += "\n" + wrapped(list.title, "");
    if (!list.meaning.empty()) out += wrapped("(" + list.meaning + ")", "  ");
    out += list.rows.empty() ? "  " + list.empty + "\n" : table_of(list).text();
  }
  return out;
}

std::string map_markdown(const NetworkView& view, const MapReport& report, const Voice& voice) {
  std::string out = fmt::format("# {}\n\n", title(view, voice));
  for (const auto& warning : report.warnings) out += fmt::format("- **!** {}\n", warning);
  Table whole("<><");
  whole.row({voice("measure", "mesure"), voice("value", "valeur"), ""});
  for (const auto& line : report.whole) whole.row({line.label, line.value.text, line.note});
  out += "\n" + whole.markdown();
  for (const auto& list : report.lists) {
    out += fmt::format("\n## {}\n\n", list.title);
    if (!list.meaning.empty()) out += list.meaning + ".\n\n";
    out += list.rows.empty() ? list.empty + "\n" : table_of(list).markdown();
  }
  return out;
}

std::string map_json(const NetworkView& view, const MapReport& report) {
  using sim::Tree;
  const auto value = [](const Cell& cell) {
    return !cell.is_number ? Tree::text(cell.text) : std::isfinite(cell.number) ? Tree::number(cell.number) : Tree();
  };
  std::vector<Tree> warnings, measures, lists;
  for (const auto& warning : report.warnings) warnings.push_back(Tree::text(warning));
  for (const auto& line : report.whole)
    measures.push_back(Tree::object({{"measure", Tree::text(line.key)},
                                     {"label", Tree::text(line.label)},
                                     {"value", value(line.value)},
                                     {"note", Tree::text(line.note)}}));
  for (const auto& list : report.lists) {
    std::vector<Tree> rows;
    for (const auto& row : list.rows) {
      std::vector<Tree::Member> members;
      for (std::size_t c = 0; c < row.size(); ++c) members.emplace_back(list.keys[c], value(row[c]));
      rows.push_back(Tree::object(std::move(members)));
    }
    lists.push_back(Tree::object({{"list", Tree::text(list.key)},
                                  {"title", Tree::text(list.title)},
                                  {"meaning", Tree::text(list.meaning)},
                                  {"rows", Tree::list(std::move(rows))}}));
  }
  return readable_json(Tree::object({{"format", Tree::text("sillon-network/1")},
                                     {"file", Tree::text(view.file())},
                                     {"network", Tree::text(view.network().name)},
                                     {"date", Tree::text(sim::format_date(view.day()))},
                                     {"context", Tree::text(view.context())},
                                     {"strategy", Tree::text(view.strategy())},
                                     {"replicate", Tree::whole(view.replicate())},
                                     {"warnings", Tree::list(std::move(warnings))},
                                     {"measures", Tree::list(std::move(measures))},
                                     {"lists", Tree::list(std::move(lists))}}));
}

}  // namespace app
