// tests/sim/kernel/village.hpp -- a small world of the kernel's own: people, houses, and processes that exercise each word.
#pragma once
#include <cstring>

#include "sim/kernel/catalogue.hpp"
#include "sim/kernel/parallel.hpp"
#include "sim/kernel/simulation.hpp"

namespace village {

using sim::unit::eur, sim::unit::one;

enum class Mood : std::uint8_t { calm, cross };
constexpr std::array<sim::Member, 2> members(Mood) { return {{{0, "calm", {"calm", "calme"}}, {1, "cross", {"cross", "fâché"}}}}; }

inline constexpr sim::PopulationKey person{"person", {"somebody", "quelqu'un"}};
inline constexpr sim::PopulationKey house{"house", {"where people live", "où l'on habite"}};
inline constexpr sim::ColumnKey<double> money{person, "money", eur, {"cash", "argent"}, {}, 0.01};
inline constexpr sim::ColumnKey<float> mood_level{person, "mood_level", one, {"0 to 1", "0 à 1"}};
inline constexpr sim::ColumnKey<Mood> mood{person, "mood", one, {"how somebody feels", "humeur"}};
inline constexpr sim::ColumnKey<std::int32_t> seats{house, "seats", one, {"free seats", "places libres"}};
inline constexpr sim::ColumnKey<double> till{house, "till", eur, {"what was paid in", "ce qui fut payé"}, {}, 0.01};
inline constexpr sim::ColumnKey<std::int64_t> visits{house, "visits", one, {"how often somebody came", "visites"}, {}, 1};
inline constexpr sim::LinkKey home{person, house, "home", {"where somebody lives", "domicile"}};
inline constexpr sim::LinkKey seat{person, house, "seat", {"where somebody sits", "place"}};
inline constexpr sim::LinkKey parent{person, person, "parent", {"who bore this one", "parent"}};
inline constexpr sim::NetworkKey friends{person, person, "friends", {"who knows whom", "qui connaît qui"}};
inline constexpr sim::EdgeColumnKey<float> warmth{friends, "warmth", one, {"of the tie", "du lien"}};
inline constexpr sim::BidKey chair{person, house, "chair", {"a seat", "une place"}};

inline sim::World world(std::uint32_t people = 1000, std::uint32_t houses = 30) {
  sim::World w;
  w.add(house);
  w.add(person);  // a reference that `add` returns holds until the next one
  auto& h = w[house];
  h.settle(houses);
  h.add<seats>(), h.add<till>(), h.add<visits>();
  auto& p = w[person];
  p.settle(people);
  p.add<money>(), p.add<mood_level>(), p.add<mood>();
  p.add_link(home), p.add_link(seat), p.add_link(parent);
  for (std::uint32_t i = 0; i < people; ++i) {
    sim::Rng rng(42, sim::Step{0}, i);
    p.column<money>()[i] = sim::whole<money>(1000 * rng.uniform());
    p.column<mood_level>()[i] = static_cast<float>(rng.uniform());
    p.link<home>()[i] = houses > 0 ? rng.below(houses) : sim::nobody;
  }
  for (std::uint32_t i = 0; i < houses; ++i) h.column<seats>()[i] = 3;
  auto& f = w.add(friends);
  f.add<warmth>();
  std::vector<sim::Network::Edge> edges;
  for (std::uint32_t i = 0; i < people; ++i)
    for (std::uint32_t k : {1U, 7U, 31U})
      if (people > 31) edges.push_back({i, (i + k) % people});
  const auto place = f.build(edges, p, p);
  for (std::size_t e = 0; e < place.size(); ++e) f.column<warmth>()[place[e]] = static_cast<float>(e % 10) / 10;
  w.add(chair);
  return w;
}

// ---- one process for each word

struct Drift {  // Read and Update of one column: everyone moves towards what friends were
  double pull = 0.3;
  static constexpr std::string_view name = "drift";
  static constexpr sim::Text meaning{"people move towards their friends", "on se rapproche de ses amis"};
  static constexpr auto parameters() { return std::tuple{sim::parameter(&Drift::pull, "pull", one, 0, 1, "assumed", {"pull", "attraction"})}; }
  using Uses = sim::Access<person, sim::Along<friends>, sim::Read<mood_level>, sim::Update<mood_level, mood, warmth>>;
  void each(const sim::Agent<Uses>& self, sim::Rng& rng) const {
    double sum = 0, n = 0;
    for (const auto tie : self.along<friends>()) {
      sum += tie.other().get<mood_level>(), n += 1;
      tie.set<warmth>(0.9F * tie.get<warmth>() + 0.01F);
    }
    const double own = self.get<mood_level>(), level = own + (n > 0 ? pull * (sum / n - own) : 0) + 0.01 * (rng.uniform() - 0.5);
    self.set<mood_level>(static_cast<float>(level));
    self.set<mood>(level > 0.5 ? Mood::cross : Mood::calm);
  }
};

struct Pay {  // Tally: everybody pays a share to the house
  static constexpr std::string_view name = "pay";
  static constexpr sim::Text meaning{"people pay their house", "on paie sa maison"};
  static constexpr auto parameters() { return std::tuple{}; }
  using Uses = sim::Access<person, sim::Along<home>, sim::Update<money>, sim::Tally<till, visits>>;
  void each(const sim::Agent<Uses>& self, sim::Rng& rng) const {
    const auto house = self.follow<home>();
    if (!house) return;
    const double amount = sim::whole<money>(self.get<money>() * 0.1 * rng.uniform());
    self.set<money>(self.get<money>() - amount);
    self.add<till>(house->row(), amount);
    self.add<visits>(house->row(), 1);
  }
};

struct AskSeat {  // Bid
  static constexpr std::string_view name = "ask_seat";
  static constexpr sim::Text meaning{"people without a seat ask for one", "ceux sans place en demandent une"};
  static constexpr auto parameters() { return std::tuple{}; }
  using Uses = sim::Access<person, sim::Along<home, seat>, sim::Bid<chair>>;
  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    const auto house = self.follow<home>();
    if (house && !self.follow<seat>()) self.bid<chair>(house->row(), 0, 1);
  }
};
struct GiveSeat {  // award, Edit of a link
  static constexpr std::string_view name = "give_seat";
  static constexpr sim::Text meaning{"houses give their seats", "les maisons donnent leurs places"};
  static constexpr auto parameters() { return std::tuple{}; }
  static constexpr const auto& awards = chair;
  using Uses = sim::Access<house, sim::Update<seats>, sim::Edit<seat>>;
  void award(const sim::Agent<Uses>& self, std::span<const sim::Offer<chair>> asked, sim::Rng&) const {
    const auto given = std::min<std::size_t>(asked.size(), static_cast<std::size_t>(self.get<seats>()));
    for (std::size_t i = 0; i < given; ++i) self.relink<seat>(asked[i].from, self.row());
    self.set<seats>(self.get<seats>() - static_cast<std::int32_t>(given));
  }
};

struct Swap {  // pair: the richer gives a little
  static constexpr std::string_view name = "swap";
  static constexpr sim::Text meaning{"pairs share", "des paires partagent"};
  static constexpr auto parameters() { return std::tuple{}; }
  using Uses = sim::Access<person, sim::Update<money>>;
  void pair(const sim::Agent<Uses>& one, const sim::Agent<Uses>& two, sim::Rng& rng) const {
    const double gift = sim::whole<money>(0.1 * rng.uniform() * one.get<money>());
    one.set<money>(one.get<money>() - gift);
    two.set<money>(two.get<money>() + gift);
  }
};

struct Change {  // births, deaths, edges
  double birth = 0.02, death = 0.02;
  static constexpr std::string_view name = "change";
  static constexpr sim::Text meaning{"people are born, die and meet", "on naît, meurt et se rencontre"};
  static constexpr auto parameters() {
    return std::tuple{sim::parameter(&Change::birth, "birth", one, 0, 1, "assumed", {"chance", "chance"}),
                      sim::parameter(&Change::death, "death", one, 0, 1, "assumed", {"chance", "chance"})};
  }
  using Uses = sim::Access<person, sim::Along<home, friends>, sim::Edit<person, friends>>;
  void each(const sim::Agent<Uses>& self, sim::Rng& rng) const {
    if (rng.chance(birth)) {
      auto child = self.bear<person>();
      child.set<money>(1).link<parent>(self.row());
      if (const auto house = self.follow<home>()) child.link<home>(house->row());
    }
    const auto known = self.along<friends>();
    if (!known.empty() && rng.chance(0.1)) self.disconnect<friends>(self.row(), known[rng.below(known.size())].other().row());
    if (!known.empty() && rng.chance(0.2)) {
      const auto friend_of_friend = known[rng.below(known.size())].other().along<friends>();
      if (!friend_of_friend.empty()) {
        const auto met = friend_of_friend[rng.below(friend_of_friend.size())].other();
        if (met.row() != self.row()) self.connect<friends>(self.row(), met.row(), sim::with<warmth>(0.5F));
      }
    }
    if (rng.chance(death)) self.die();
  }
};

inline sim::Catalogue catalogue() {
  sim::Catalogue c;
  c.add<Drift>("test").add<Pay>("test").add<AskSeat>("test").add<GiveSeat>("test").add<Swap>("test").add<Change>("test");
  return c;
}

inline sim::Scenario scenario(std::vector<std::string> processes, std::uint32_t steps = 20) {
  sim::Scenario s;
  s.name = "village", s.seed = 7;
  s.clock = {sim::day({2020, 1, 6}), sim::Period::week, steps};
  for (auto& process : processes) s.processes.push_back({process, process, {}, {}, {}, "test", "/processes"});
  return s;
}

class Nothing : public sim::Recorder {
 public:
  void open(const sim::World&, const sim::Scenario&) override {}
  void take(const sim::World&, sim::Step) override {}
  void close() override {}
};

inline void run(sim::World& w, const sim::Scenario& s, const sim::Catalogue& c) {
  Nothing nothing;
  sim::run(w, sim::Schedule::build(s, c), s, nothing);
}

// A hash of everything that a world holds, whatever the order of its rows: agents in order of ids, links and neighbours
// as ids.
inline std::uint64_t fingerprint(const sim::World& w) {
  std::uint64_t h = 1;
  const auto eat = [&](const void* data, std::size_t size) {
    std::uint64_t part = 0xCBF29CE484222325U;
    for (std::size_t i = 0; i < size; ++i) part = (part ^ static_cast<const unsigned char*>(data)[i]) * 0x100000001B3U;
    h = sim::mix(h, part);
  };
  for (const auto& population : w.populations()) {
    std::vector<std::uint32_t> order;
    for (std::uint32_t row = 0; row < population.rows(); ++row)
      if (population.lives(row)) order.push_back(row);
    std::sort(order.begin(), order.end(), [&](auto a, auto b) { return population.ids()[a] < population.ids()[b]; });
    for (const auto row : order) {
      eat(&population.ids()[row], 8);
      for (const auto& column : population.columns()) eat(column.front.data() + column.info.size * row, column.info.size);
      for (const auto& link : population.links()) {
        const std::uint64_t id = link.rows[row] == sim::nobody ? 0 : w[link.key->to].ids()[link.rows[row]];
        eat(&id, 8);
      }
    }
    for (const auto& network : w.networks()) {
      if (&network.key().from != &population.key()) continue;
      for (const auto row : order)
        for (auto e = network.at(row).begin; e < network.at(row).end; ++e) {
          eat(&w[network.key().to].ids()[network.targets()[e]], 8);
          for (const auto& column : network.columns()) eat(column.front.data() + column.info.size * e, column.info.size);
        }
    }
  }
  return h;
}

inline std::vector<std::uint32_t> shuffled(std::uint32_t count, std::uint64_t seed) {
  std::vector<std::uint32_t> order(count);
  for (std::uint32_t i = 0; i < count; ++i) order[i] = i;
  sim::Rng rng(seed, sim::Step{0}, 1);
  for (std::uint32_t i = count; i > 1; --i) std::swap(order[i - 1], order[rng.below(i)]);
  return order;
}

}  // namespace village
