// tests/app/network_test.cpp -- sillon network on a small world whose brokers, bridges, holes and best ties are known.
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>

#include "app/commands.hpp"
#include "app/network_files.hpp"
#include "app/network_view.hpp"
#include "sim/io/json.hpp"
#include "sim/io/run_file.hpp"
#include "sim/io/run_reader.hpp"
#include "sim/kernel/error.hpp"
#include "tests/catch.hpp"
#include "tests/folder.hpp"

namespace {

using namespace tests;
using Catch::Approx;
using Catch::Matchers::ContainsSubstring;

enum class Sphere : std::uint8_t { private_sphere, public_sphere, research };
constexpr std::array<sim::Member, 3> members(Sphere) {
  return {{{0, "private", {"firms", "entreprises"}}, {1, "public", {"public bodies", "acteurs publics"}}, {2, "research", {"research", "recherche"}}}};
}
inline constexpr sim::PopulationKey actor{"actor", {"a face", "un visage"}};
inline constexpr sim::PopulationKey commune{"commune", {"a commune", "une commune"}};
inline constexpr sim::ColumnKey<sim::Code> code{commune, "code", sim::unit::one, {"code", "code"}};
inline constexpr sim::ColumnKey<double> jobs{commune, "jobs", sim::unit::one, {"jobs", "emplois"}, {"jobs", "emplois"}, 0, sim::better};
inline constexpr sim::ColumnKey<Sphere> sphere{actor, "sphere", sim::unit::one, {"sphere <of \"action\" & more>", "sphère"}};
inline constexpr sim::ColumnKey<std::uint8_t> topic{actor, "topic", sim::unit::one, {"topic", "sujet"}};
inline constexpr sim::ColumnKey<float> digital{actor, "digital", sim::unit::one, {"digital skill", "compétence numérique"}};
inline constexpr sim::ColumnKey<bool> attends{actor, "attends", sim::unit::one, {"attends", "participe"}};
inline constexpr sim::ColumnKey<std::uint64_t> offers{actor, "offers", sim::unit::one, {"fields to share", "domaines à partager"}};
inline constexpr sim::ColumnKey<std::uint64_t> lacks{actor, "lacks", sim::unit::one, {"fields lacked", "domaines manquants"}};
inline constexpr sim::LinkKey place{actor, commune, "place", {"its commune", "sa commune"}};
inline constexpr sim::NetworkKey trust{actor, actor, "trust", {"who trusts whom", "qui se fie à qui"}, {"first ties are invented <unless given> & \"so on\"", "premiers liens inventés"}};
inline constexpr sim::EdgeColumnKey<float> good{trust, "good", sim::unit::one, {"good experiences", "bonnes expériences"}};
inline constexpr sim::NetworkKey homes{actor, commune, "homes", {"an actor's communes", "communes d'un acteur"}};

// Five firms who all know one another and four research teams likewise; firm 5 and team 6 know one another; a public body
// alone. Firms lack field 1, which teams 7 and 8 (rows 6 and 7) would share; team 6 does not.
sim::World settled() {
  sim::World world;
  for (const auto* key : {&commune, &actor}) world.add(*key);
  auto& places = world[commune];
  places.add<code>(), places.add<jobs>();
  places.settle(2);
  places.column<code>()[0] = sim::code("62498"), places.column<code>()[1] = sim::code("62510");
  auto& all = world[actor];
  all.add<sphere>(), all.add<topic>(), all.add<digital>(), all.add<attends>(), all.add<offers>(), all.add<lacks>();
  all.add_link(place);
  all.settle(10);
  for (std::uint32_t i = 0; i < 10; ++i) {
    all.column<sphere>()[i] = i < 5 ? Sphere::private_sphere : i < 9 ? Sphere::research : Sphere::public_sphere;
    all.column<topic>()[i] = static_cast<std::uint8_t>(i % 2);
    all.column<digital>()[i] = static_cast<float>(i) / 10;
    all.column<lacks>()[i] = i < 5 ? 2 : 0;
    all.column<offers>()[i] = i == 6 || i == 7 ? 2 | 1ULL << 63U : 0;
    all.link<place>()[i] = i < 5 ? 0 : 1;
  }
  std::vector<sim::Network::Edge> edges{{4, 5}, {5, 4}};
  for (std::uint32_t a = 0; a < 9; ++a)
    for (std::uint32_t b = 0; b < 9; ++b)
      if (a != b && (a < 5) == (b < 5)) edges.push_back({a, b});
  auto& network = world.add(trust);
  network.add<good>();
  const auto at = network.build(edges, all, all);
  for (std::size_t i = 0; i < edges.size(); ++i) network.column<good>()[at[i]] = static_cast<float>(edges[i].to);
  const std::vector<sim::Network::Edge> at_home{{0, 1}, {3, 0}};
  world.add(homes).build(at_home, all, places);
  return world;
}

// Two years; in the second the public body and firm 1 get to know one another.
enum class Kept : std::uint8_t { nothing, groups, all };
std::string recorded(const Folder& folder, Kept kept = Kept::all) {
  io::RunPlan plan;
  plan.name = "map";
  plan.clock = {*sim::parse_date("2019-01-07"), sim::Period::month, 24};
  plan.contexts = {{"calm", "Calm", "Calme"}};
  plan.strategies = {{"as-is", "As is", "En l'état"}};
  plan.record.series_of = {"commune"};
  if (kept != Kept::nothing)
    for (const char* name : {"sphere", "topic", "digital", "attends", "offers", "lacks", "place"})
      if (const std::string column = name; kept == Kept::all || (column != "offers" && column != "lacks")) plan.record.agents.push_back({"actor", column, sim::Period::year});
  plan.record.networks = {"trust@year", "homes"};
  const auto path = folder / (kept == Kept::all ? "map.h5" : kept == Kept::groups ? "groups.h5" : "bare.h5");
  auto world = settled();
  io::RunFile file(path, plan, world);
  const auto recorder = file.recorder(0, 0, 0);
  recorder->open(world, {});
  recorder->take(world, sim::Step{0});
  for (std::uint32_t step = 1; step <= 24; ++step) {
    if (step == 15) {
      const sim::Network::Change ways[] = {{0, 9, false, {}}, {9, 0, false, {}}};
      world[trust].edit(ways, world[actor]);
    }
    recorder->take(world, sim::Step{step});
  }
  recorder->close();
  file.finish();
  return path;
}

std::string text_of(const std::string& path) {
  std::ifstream in(path);
  std::stringstream out;
  out << in.rdbuf();
  return out.str();
}

sim::Tree map_of(const Folder& folder, app::NetworkCommand command) {
  command.report = folder / "map.json", command.force = true, command.language = "en";
  REQUIRE(app::network(command) == app::done);
  return io::read_json(command.report);
}
double measure(const sim::Tree& map, const std::string& name) {
  for (const auto& one : map["measures"].items())
    if (one["measure"].as_text() == name) return one["value"].as_number();
  FAIL("no measure " << name);
  return 0;
}
const std::vector<sim::Tree>& rows(const sim::Tree& map, const std::string& name) {
  static const std::vector<sim::Tree> none;
  for (const auto& one : map["lists"].items())
    if (one["list"].as_text() == name) return one["rows"].items();
  FAIL("no list " << name);
  return none;
}
std::string mistake(const app::NetworkCommand& command) {
  try {
    app::network(command);
  } catch (const sim::ScenarioError& error) { return error.mistakes().front().message; }
  return "no mistake";
}

}  // namespace

TEST_CASE("the map of a small world names its broker, bridge and missing complementarity by role", "[app][network]") {
  const Folder folder;
  const auto map = map_of(folder, {.file = recorded(folder), .at = "2019-01-07"});
  CHECK(measure(map, "actors") == 10);
  CHECK(measure(map, "ties") == 17);
  CHECK(measure(map, "arcs") == 34);
  CHECK(measure(map, "components") == 2);
  CHECK(measure(map, "giant_share") == Approx(0.9));
  CHECK(measure(map, "reciprocity") == 1);
  CHECK(measure(map, "bridges") == 1);
  CHECK(measure(map, "cut_points") == 2);
  CHECK(measure(map, "core_highest") == 4);
  CHECK(measure(map, "communities") == 3);
  CHECK(measure(map, "redundancy") >= 1);
  CHECK(rows(map, "brokers")[0]["actor"].as_text() == "firm 5, 62498");
  CHECK(rows(map, "brokers")[0]["betweenness"].as_number() == Approx(16.0 / 36));  // four firms and four teams meet there
  CHECK(rows(map, "bridges")[0]["from"].as_text() == "firm 5, 62498");
  CHECK(rows(map, "bridges")[0]["to"].as_text() == "research team 6, 62510");
  CHECK(rows(map, "bridges")[0]["cut_off"].as_number() == 4);
  REQUIRE(rows(map, "groups").size() == 3);
  CHECK(rows(map, "groups")[0]["grouping"].as_text() == "sphere");
  CHECK(rows(map, "groups")[0]["e_i"].as_number() == Approx((1.0 - 16) / 17));
  // Firm 5 lets teams' words in to four firms, and speaks for them to the team: eight open chains.
  CHECK(rows(map, "broker_roles")[0]["gatekeeper"].as_number() == 4 + 3);
  CHECK(rows(map, "broker_roles")[0]["representative"].as_number() == 4 + 3);
  CHECK(rows(map, "broker_roles")[0]["coordinator"].as_number() == 0);
  const auto& missing = rows(map, "missing_complements");
  REQUIRE(missing.size() == 1);
  CHECK(missing[0]["field"].as_text() == "wind power");
  CHECK(missing[0]["lacking"].as_text() == "firms");
  CHECK(missing[0]["having"].as_text() == "research");
  CHECK(missing[0]["in_need"].as_number() == 5);
  CHECK(missing[0]["able"].as_number() == 2);
  CHECK(rows(map, "holes_sphere")[0]["b"].as_text() == "research");
  CHECK(rows(map, "structural_holes").size() == 2);  // the two who span one
  CHECK_THAT(map["warnings"].items()[0].as_text(), ContainsSubstring("invented"));
}

TEST_CASE("the map of a later day has later ties, and a day without a record is told with those that have one", "[app][network]") {
  const Folder folder;
  const auto file = recorded(folder);
  const auto later = map_of(folder, {.file = file, .at = "2021-01-07"});
  CHECK(measure(later, "ties") == 18);
  CHECK(measure(later, "components") == 1);
  CHECK(measure(map_of(folder, {.file = file}), "ties") == 18);  // the last day
  CHECK(measure(map_of(folder, {.file = file, .at = "2020-01-07"}), "ties") == 17);
  CHECK(mistake({.file = file, .at = "2020-05-01"}) == "network \"trust\" was not recorded on 2020-05-01, but on: 2019-01-07, 2020-01-07, 2021-01-07");
  CHECK_THAT(mistake({.file = file, .at = "May"}), ContainsSubstring("is not a day"));
  CHECK(mistake({.file = file, .network = "trusts"}) == "no network \"trusts\" was recorded; nearest: \"trust\"");
  CHECK_THAT(mistake({.file = file, .context = "clam"}), ContainsSubstring("nearest: \"calm\""));
  CHECK_THAT(mistake({.file = file, .replicate = 3}), ContainsSubstring("none of the 1 replicates"));
  CHECK_THAT(mistake({.file = file, .network = "homes"}), ContainsSubstring("within one population"));
  CHECK_THAT(mistake({.file = file, .report = "map.pdf"}), ContainsSubstring(".json"));
}

TEST_CASE("proposed ties bring needs and know-how together, and say who gains", "[app][network]") {
  const Folder folder;
  const auto map = map_of(folder, {.file = recorded(folder), .at = "2019-01-07", .rearrange = 3});
  const auto& ties = rows(map, "rearrangement");
  REQUIRE(ties.size() == 3);
  for (const auto& tie : ties) {
    CHECK_THAT(tie["from"].as_text(), ContainsSubstring("firm"));  // a firm in need, a team that would share
    CHECK_THAT(tie["to"].as_text(), ContainsSubstring("research team"));
    CHECK(tie["from_needs"].as_number() == 1);
  }
  const auto& whole = rows(map, "rearrangement_whole");
  CHECK(whole[3]["before"].as_number() == 0);
  CHECK(whole[3]["after"].as_number() == Approx(0.6));
  CHECK(whole[0]["after"].as_number() > whole[0]["before"].as_number());
  const auto bare = recorded(folder, Kept::nothing);
  CHECK_THAT(mistake({.file = bare, .rearrange = 1, .aim = "coverage"}), ContainsSubstring("actor.offers"));
  const auto joined = map_of(folder, {.file = bare, .at = "2019-01-07", .rearrange = 1});
  REQUIRE(rows(joined, "rearrangement").size() == 1);  // by efficiency: the one alone gets a tie
  CHECK(rows(joined, "rearrangement_whole")[2]["after"].as_number() == 1);
}

TEST_CASE("where know-how was not recorded, complements are sought by topic and sphere", "[app][network]") {
  const Folder folder;
  const auto map = map_of(folder, {.file = recorded(folder, Kept::groups), .at = "2019-01-07"});
  const auto& missing = rows(map, "missing_complements");
  REQUIRE(!missing.empty());
  CHECK(missing[0]["topic"].as_text() == "energy");  // three firms and two teams; the only tie across joins energy to buildings
  CHECK(missing[0]["a"].as_text() == "firms");
  CHECK(missing[0]["b"].as_text() == "research");
  CHECK(missing[0]["ties"].as_number() == 0);
  CHECK(missing[0]["expected"].as_number() == Approx(17.0 / 45 * missing[0]["size_a"].as_number() * missing[0]["size_b"].as_number()));
}

TEST_CASE("without columns of actors the map has its measures and says what to record", "[app][network]") {
  const Folder folder;
  const auto file = recorded(folder, Kept::nothing);
  const auto map = map_of(folder, {.file = file, .at = "2019-01-07"});
  CHECK(measure(map, "actors") == 10);  // the one alone too: slots are known as settled
  CHECK(rows(map, "brokers")[0]["actor"].as_text() == "actor 5");
  bool told = false;
  for (const auto& warning : map["warnings"].items()) told = told || warning.as_text().find("actor.sphere") != std::string::npos;
  CHECK(told);
  CHECK(measure(map_of(folder, {.file = file, .at = "2020-01-07"}), "actors") == 9);
}

TEST_CASE("graph files are well formed, typed, and carry the warning", "[app][network]") {
  const Folder folder;
  const auto file = recorded(folder);
  app::NetworkCommand command{.file = file, .at = "2019-01-07", .output = folder / "t.graphml", .measures = true, .language = "en"};
  REQUIRE(app::network(command) == app::done);
  const auto graphml = text_of(command.output);
  CHECK_THAT(graphml, ContainsSubstring("first ties are invented &lt;unless given&gt; &amp; &quot;so on&quot;"));
  CHECK_THAT(graphml, ContainsSubstring("attr.name=\"digital\" attr.type=\"double\""));
  CHECK_THAT(graphml, ContainsSubstring("attr.name=\"topic\" attr.type=\"long\""));
  CHECK_THAT(graphml, ContainsSubstring("attr.name=\"attends\" attr.type=\"boolean\""));
  CHECK_THAT(graphml, ContainsSubstring("attr.name=\"good\" attr.type=\"double\""));
  CHECK_THAT(graphml, ContainsSubstring(">9223372036854775810<"));  // 64 bits, to the last
  CHECK_THAT(graphml, ContainsSubstring("sphere &lt;of &quot;action&quot; &amp; more&gt;"));
  CHECK_THAT(graphml, ContainsSubstring("<edge source=\"actor-5\" target=\"actor-6\">"));
  CHECK_THAT(graphml, ContainsSubstring("attr.name=\"betweenness\""));
  command.output = folder / "t.gexf";
  REQUIRE(app::network(command) == app::done);
  const auto gexf = text_of(command.output);
  CHECK_THAT(gexf, ContainsSubstring("<node id=\"actor-6\" label=\"research team 6, 62510\">"));
  CHECK_THAT(gexf, ContainsSubstring("version=\"1.3\""));
  CHECK_THAT(gexf, ContainsSubstring("first ties are invented &lt;unless given&gt;"));
  // Of two populations: both are nodes.
  app::NetworkCommand two{.file = file, .network = "homes", .output = folder / "h.graphml", .language = "fr"};
  REQUIRE(app::network(two) == app::done);
  CHECK_THAT(text_of(two.output), ContainsSubstring("<edge source=\"actor-1\" target=\"commune-2\">"));
  CHECK_THROWS_AS(app::network(two), sim::FileError);  // it is there already
}

TEST_CASE("the small world is written for other readers", "[.map_sample]") {  // tests/app/network_test.py reads it
  const char* path = std::getenv("SILLON_SAMPLE");
  REQUIRE(path != nullptr);
  const Folder folder;
  for (const bool with_agents : {true, false}) {
    std::ofstream out(std::string(path) + (with_agents ? "" : ".bare"), std::ios::binary);
    out << text_of(recorded(folder, with_agents ? Kept::all : Kept::nothing));
  }
}

TEST_CASE("whatever a name holds, the file stays XML", "[app][network]") {
  CHECK(app::xml("a < b & \"c\" > d'") == "a &lt; b &amp; &quot;c&quot; &gt; d'");
  CHECK(app::xml("é ' 日 🌍") == "é ' 日 🌍");
  CHECK(app::xml(std::string("a\x01z\x1F", 4)) == "az");
  CHECK(app::xml("x\ty\n") == "x&#9;y&#10;");
  CHECK(app::xml("\xFF\xC3") == "\xEF\xBF\xBD\xEF\xBF\xBD");
  CHECK(app::xml("\xED\xA0\x80") == "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD");  // half of a surrogate pair
  CHECK(app::xml("\xEF\xBF\xBE") == "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD");  // U+FFFE, which XML forbids
}
