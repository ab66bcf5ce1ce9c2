// models/territory/collaboration.cpp -- kenes, tools, problems and first images, actor after actor.
#include "models/territory/collaboration.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <bitset>
#include <cmath>
#include <string>

#include "models/vocabulary/meeting.hpp"
#include "models/vocabulary/project.hpp"
#include "models/vocabulary/tool.hpp"
#include "sim/kernel/agent.hpp"

namespace models::territory {
namespace {

using actor::Role;
using actor::Sphere;
using capability::Rarity;

// Of a topic's hundred capabilities, spread over its fields: ten rare and ten civic ones, as in INFSO-SKIN and GREAT-SKIN.
constexpr Rarity rarity_of(std::uint32_t capability) { return capability % 10 == 9 ? Rarity::rare : capability % 10 == 8 ? Rarity::civic : Rarity::common; }

// Whose kene is as long, and who has the rare and the civic capabilities.
enum class Make : std::uint8_t { small_firm, large_firm, research, public_body, civil };
constexpr bool may_have(Make make, Rarity rarity) {
  return rarity == Rarity::common || (rarity == Rarity::rare && make == Make::small_firm) || (rarity == Rarity::civic && make == Make::civil);
}
struct Habits {
  std::string_view kene, digital;  // assumptions
};
constexpr std::array<Habits, 5> habits{{{"kene_small_firm", "digital_small_firm"}, {"kene_large_firm", "digital_large_firm"}, {"kene_large_firm", "digital_research"},
                                        {"kene_public_body", "digital_public_body"}, {"kene_civil", "digital_civil"}}};

void add_fields(sim::World& world) {
  auto& fields = world[field::all];
  fields.settle(field::count);
  for (std::uint32_t f = 0; f < field::count; ++f) fields.column<field::topic>()[f] = static_cast<std::uint8_t>(f / field::per_topic);
  auto& capabilities = world[capability::all];
  capabilities.settle(capability::count);
  for (std::uint32_t c = 0; c < capability::count; ++c) {
    capabilities.column<capability::topic>()[c] = static_cast<std::uint8_t>(capability::topic_of(c));
    capabilities.column<capability::rarity>()[c] = rarity_of(c);
    capabilities.link<capability::field>()[c] = capability::field_of(c);
  }
}

std::uint32_t topic_bits(std::uint32_t topic) { return 1U << topic; }

struct Skill {
  std::uint32_t capability;
  float ability;
  std::uint8_t expertise;
  bool shared;
};
struct Tool {
  std::uint32_t owner;
  std::uint8_t field;
  double capacity, output;
};
struct Problem {
  std::uint32_t owner;
  std::uint8_t field;
  std::uint64_t fields;
  double severity;
  sim::Day opened;
};

class Profiles {
 public:
  Profiles(sim::World& world, const Figures& figures, const std::vector<std::uint32_t>& real, const Luck& luck, sim::Day start)
      : world_(world), figures_(figures), real_(real), luck_(luck), start_(start), actors_(world[actor::all]), stated_(actors_.rows(), nullptr), lengths_(actors_.rows(), 0) {
    for (std::size_t i = 0; i < real.size(); ++i)
      if (real[i] != sim::nobody) stated_[real[i]] = &figures.actors[i];
  }

  void draw() {
    const std::uint64_t character = luck_.key("character"), kene = luck_.key("kene"), tools = luck_.key("tools"), problems = luck_.key("problems");
    for (std::uint32_t a = 0; a < actors_.rows(); ++a) {
      const std::uint64_t id = actors_.ids()[a];
      make_ = make_of(a), has_.reset();
      characterise(a, draws(character, id));
      const std::size_t before = skills_.size();
      learn(a, draws(kene, id));
      lengths_[a] = static_cast<std::uint32_t>(skills_.size() - before);
      sum_up(a, before);
      equip(a, before, draws(tools, id));
      trouble(a, draws(problems, id));
    }
    lay_out_kenes();
    add_tools();
    add_problems();
  }

 private:
  double assumed(std::string_view name) const { return figures_.assumption(name); }

  Make make_of(std::uint32_t a) const {
    const Sphere sphere = actors_.column<actor::sphere>()[a];
    if (sphere == Sphere::research) return Make::research;
    if (sphere == Sphere::civil) return Make::civil;
    if (sphere == Sphere::public_sphere) return Make::public_body;
    const std::uint32_t f = actors_.link<actor::firm>()[a];
    return f != sim::nobody && world_[firm::all].column<firm::base_jobs>()[f] >= assumed("large_firm") ? Make::large_firm : Make::small_firm;
  }

  // ---- who it is
  Role role_of(std::uint32_t a) const {
    if (stated_[a] && stated_[a]->role != 0xFF) return static_cast<Role>(stated_[a]->role);
    if (const std::uint32_t body = actors_.link<actor::public_body>()[a]; body != sim::nobody) {
      using Level = public_body::Level;
      const Level level = world_[public_body::all].column<public_body::level>()[body];
      return level == Level::commune || level == Level::epci || level == Level::departement || level == Level::region ? Role::elected : Role::administration;
    }
    if (actors_.link<actor::researcher>()[a] != sim::nobody) return Role::researcher;
    if (actors_.link<actor::citizen>()[a] != sim::nobody) return Role::citizen;
    const Sphere sphere = actors_.column<actor::sphere>()[a];
    return sphere == Sphere::civil ? Role::association : sphere == Sphere::public_sphere ? Role::administration : Role::entrepreneur;
  }

  void characterise(std::uint32_t a, sim::Rng rng) {
    constexpr double spread = 0.25;
    const auto stated_or = [&](double RealActor::*member, double drawn) {
      return static_cast<float>(stated_[a] && !std::isnan(stated_[a]->*member) ? stated_[a]->*member : drawn);
    };
    actors_.column<actor::role>()[a] = role_of(a);
    const double around = rng.uniform() + rng.uniform() - 1;  // triangular
    const double digital = std::clamp(assumed(habits[static_cast<std::size_t>(make_)].digital) + spread * around, 0.0, 1.0);
    actors_.column<actor::digital>()[a] = stated_or(&RealActor::digital, digital);
    const double preactive = bounded(1.6, 3.7, rng.uniform()), proactive = bounded(1.6, 3.7, rng.uniform());  // as residents' proactivity
    const std::uint32_t person = actors_.link<actor::citizen>()[a];
    actors_.column<actor::preactive>()[a] = stated_or(&RealActor::preactive, preactive);
    actors_.column<actor::proactive>()[a] = stated_or(&RealActor::proactive, person == sim::nobody ? proactive : world_[citizen::all].column<citizen::proactivity>()[person]);

    std::uint32_t topics = topic_bits(actors_.column<actor::topic>()[a]);
    const std::uint32_t others = rng.below(3);
    for (std::uint32_t i = 0; i < others;) {
      const std::uint32_t one = topic_bits(rng.below(actor::topics));
      if ((topics & one) == 0) topics |= one, ++i;
    }
    if (stated_[a] && !stated_[a]->topics.empty()) {
      topics = 0;
      for (const std::uint8_t one : stated_[a]->topics) topics |= topic_bits(one);
    }
    actors_.column<actor::topics_mask>()[a] = static_cast<std::uint8_t>(topics);
  }

  // ---- what it knows
  // One of `count` from `from` on, or nobody.
  template <class Fits> std::uint32_t pick(std::uint32_t from, std::uint32_t count, const Fits& fits, sim::Rng& rng) const {
    for (int tries = 0; tries < 1000; ++tries)
      if (const std::uint32_t c = from + rng.below(count); fits(c)) return c;
    for (std::uint32_t c = from; c < from + count; ++c)  // hardly any are left, or none
      if (fits(c)) return c;
    return sim::nobody;
  }
  std::uint32_t new_in_topic(std::uint32_t topic, sim::Rng& rng) {
    return pick(topic * capability::per_topic, capability::per_topic, [&](std::uint32_t c) { return !has_[c] && may_have(make_, rarity_of(c)); }, rng);
  }
  std::uint32_t new_in_field(std::uint32_t field, sim::Rng& rng) {
    return pick(field / models::field::per_topic * capability::per_topic, capability::per_topic,
                [&](std::uint32_t c) { return capability::field_of(c) == field && !has_[c] && may_have(make_, rarity_of(c)); }, rng);
  }
  void know(std::uint32_t capability, double ability, std::uint32_t expertise, bool shared) {
    if (capability == sim::nobody) return;
    has_.set(capability);
    skills_.push_back({capability, static_cast<float>(ability), static_cast<std::uint8_t>(expertise), shared});
  }

  void learn(std::uint32_t a, sim::Rng rng) {
    const RealActor* real = stated_[a];
    const bool core_stated = real && !real->core_business.empty(), shared_stated = real && !real->know_how.empty();
    const auto length = static_cast<std::size_t>(std::lround(assumed(habits[static_cast<std::size_t>(make_)].kene)));
    const std::size_t before = skills_.size();
    if (real) say_what_it_knows(*real, rng);
    const auto in_main = static_cast<std::size_t>(std::lround(assumed("kene_main_topic") * static_cast<double>(length)));
    const double shared_part = assumed("know_how_shared");
    const std::uint32_t main = actors_.column<actor::topic>()[a];
    for (std::size_t i = skills_.size() - before; i < length; ++i) {
      const std::uint32_t topic = i < in_main ? main : (main + 1 + rng.below(actor::topics - 1)) % actor::topics;
      const std::uint32_t one = new_in_topic(topic, rng);
      const double ability = 10 * rng.uniform();
      const std::uint32_t expertise = 1 + rng.below(10);
      const bool shared = rng.chance(shared_part);
      know(one, ability, core_stated ? std::min<std::uint32_t>(expertise, kene::core_from - 1) : expertise, shared && !shared_stated);
    }
  }
  // Two capabilities for each field named (assumed): of core business with much practice, of know-how to be shared.
  void say_what_it_knows(const RealActor& real, sim::Rng& rng) {
    constexpr int each = 2;
    const auto shares = [&](std::uint8_t field) { return std::find(real.know_how.begin(), real.know_how.end(), field) != real.know_how.end(); };
    for (const std::uint8_t field : real.core_business)
      for (int i = 0; i < each; ++i) {
        const bool shared = real.know_how.empty() ? rng.chance(assumed("know_how_shared")) : shares(field);
        know(new_in_field(field, rng), 5 + 5 * rng.uniform(), kene::core_from + rng.below(11 - kene::core_from), shared);
      }
    for (const std::uint8_t field : real.know_how) {
      if (std::find(real.core_business.begin(), real.core_business.end(), field) != real.core_business.end()) continue;
      const std::uint32_t most = real.core_business.empty() ? 10 : kene::core_from - 1;
      for (int i = 0; i < each; ++i) know(new_in_field(field, rng), 5 + 5 * rng.uniform(), 1 + rng.below(most), true);
    }
  }
  void sum_up(std::uint32_t a, std::size_t before) {
    kene::Masks masks;
    std::uint64_t known = 0;
    for (std::size_t i = before; i < skills_.size(); ++i) {
      const std::uint32_t field = capability::field_of(skills_[i].capability);
      masks.add(field, skills_[i].expertise, skills_[i].shared);
      known |= models::field::bit(field);
    }
    actors_.column<actor::core>()[a] = masks.core, actors_.column<actor::offers>()[a] = masks.offers, actors_.column<actor::fields>()[a] = known;
  }

  // ---- what it would lend
  bool has_equipment(std::uint32_t f) const {
    constexpr std::array<std::string_view, 9> with{"AZ", "DE", "C1", "C2", "C3", "C4", "C5", "FZ", "HZ"};
    const std::uint32_t branch = world_[firm::all].link<firm::branch>()[f];
    if (branch == sim::nobody) return false;
    const std::string code(sim::text(world_[sector::all].column<sector::code>()[branch]));
    return std::find(with.begin(), with.end(), code) != with.end();
  }
  void equip(std::uint32_t a, std::size_t before, sim::Rng rng) {
    const std::uint32_t f = actors_.link<actor::firm>()[a];
    const bool equipment = (make_ == Make::small_firm || make_ == Make::large_firm) && f != sim::nobody && has_equipment(f);
    const bool common = make_ == Make::public_body || make_ == Make::civil;
    const double output = equipment ? sim::whole<tool::output>(assumed("tools_output") * world_[firm::all].column<firm::base_output>()[f]) : 0;
    if (stated_[a] && stated_[a]->has_profile()) {
      for (const RealTool& one : stated_[a]->tools) add_tool({a, one.field, one.capacity, std::isnan(one.output) ? output / static_cast<double>(stated_[a]->tools.size()) : one.output});
      return;
    }
    if (skills_.size() == before || !rng.chance(equipment ? assumed("tools_of_firms") : common ? assumed("tools_in_common") : 0)) return;
    const Skill& use = skills_[before + rng.below(static_cast<std::uint32_t>(skills_.size() - before))];  // it serves what its owner can do
    add_tool({a, static_cast<std::uint8_t>(capability::field_of(use.capability)), equipment ? 1.0 + rng.below(4) : 2.0 + rng.below(9), output});
  }
  void add_tool(Tool tool) {
    actors_.column<actor::offers_tools>()[tool.owner] |= field::bit(tool.field);
    tool.output = sim::whole<tool::output>(tool.output);
    tools_.push_back(tool);
  }

  // ---- what it cannot solve alone: capabilities of which it has none
  void trouble(std::uint32_t a, sim::Rng rng) {
    const double mean = assumed("open_problems");
    if (stated_[a] && stated_[a]->has_profile()) {
      for (const RealProblem& one : stated_[a]->problems) state_problem(a, one, rng);
      return;
    }
    const auto count = static_cast<int>(mean) + (rng.chance(mean - std::floor(mean)) ? 1 : 0);
    for (int i = 0; i < count; ++i) {
      const std::size_t first = needs_.size();
      const std::size_t many = least_needs + rng.below(most_needs - least_needs + 1);
      const std::uint32_t main = actors_.column<actor::topic>()[a];
      for (std::size_t k = 0; k < many; ++k) {
        const std::uint32_t topic = k == 0 || rng.chance(0.5) ? main : rng.below(actor::topics);  // assumed
        need(pick(topic * capability::per_topic, capability::per_topic, [&](std::uint32_t c) { return !has_[c] && !needed(first, c); }, rng));
      }
      add_problem(a, first, unknown, rng);
    }
  }
  void need(std::uint32_t c) {
    if (c != sim::nobody) needs_.push_back(c);
  }
  bool needed(std::size_t first, std::uint32_t c) const { return std::find(needs_.begin() + static_cast<std::ptrdiff_t>(first), needs_.end(), c) != needs_.end(); }
  void state_problem(std::uint32_t a, const RealProblem& stated, sim::Rng& rng) {
    const std::size_t first = needs_.size(), many = std::max(least_needs, stated.fields.size());
    for (std::size_t i = 0; i < many; ++i) {
      const std::uint32_t field = stated.fields[i % stated.fields.size()];
      need(pick(field / models::field::per_topic * capability::per_topic, capability::per_topic,
                [&](std::uint32_t c) { return capability::field_of(c) == field && !has_[c] && !needed(first, c); }, rng));
    }
    add_problem(a, first, stated.severity, rng);
  }
  void add_problem(std::uint32_t a, std::size_t first, double severity, sim::Rng& rng) {
    if (needs_.size() == first) return;  // it can do all of it
    Problem one{a, static_cast<std::uint8_t>(capability::field_of(needs_[first])), 0, 0.2 + 0.8 * rng.uniform(), std::max(1, start_ - static_cast<sim::Day>(rng.below(365)))};
    if (!std::isnan(severity)) one.severity = severity;
    for (std::size_t i = first; i < needs_.size(); ++i) one.fields |= field::bit(capability::field_of(needs_[i]));
    actors_.column<actor::lacks>()[a] |= one.fields;
    problems_.push_back(one), needs_of_.push_back(static_cast<std::uint32_t>(needs_.size() - first));
  }

  // ---- into the world
  void lay_out_kenes() {
    auto& network = world_[kene::of];
    const auto targets = network.lay_out(lengths_);
    const auto ability = network.column<kene::ability>();
    const auto expertise = network.column<kene::expertise>();
    const auto shared = network.column<kene::shared>();
    for (std::size_t i = 0; i < skills_.size(); ++i)
      targets[i] = skills_[i].capability, ability[i] = skills_[i].ability, expertise[i] = skills_[i].expertise, shared[i] = skills_[i].shared;
    network.settle_rows(actors_, world_[capability::all]);
  }
  void add_tools() {
    auto& all = world_[tool::all];
    all.settle(static_cast<std::uint32_t>(tools_.size()));
    std::vector<sim::Network::Edge> edges;
    for (std::uint32_t t = 0; t < tools_.size(); ++t) {
      all.link<tool::owner>()[t] = tools_[t].owner, all.column<tool::field>()[t] = tools_[t].field;
      all.column<tool::capacity>()[t] = static_cast<float>(tools_[t].capacity), all.column<tool::output>()[t] = tools_[t].output;
      edges.push_back({tools_[t].owner, t});
    }
    world_[tool::tools].build(edges, actors_, all);
  }
  void add_problems() {
    auto& all = world_[problem::all];
    all.settle(static_cast<std::uint32_t>(problems_.size()));
    for (std::uint32_t p = 0; p < problems_.size(); ++p) {
      const Problem& one = problems_[p];
      all.link<problem::owner>()[p] = one.owner;
      all.column<problem::topic>()[p] = static_cast<std::uint8_t>(one.field / field::per_topic), all.column<problem::field>()[p] = one.field;
      all.column<problem::fields>()[p] = one.fields, all.column<problem::severity>()[p] = static_cast<float>(one.severity);
      all.column<problem::state>()[p] = problem::State::open, all.column<problem::opened>()[p] = one.opened;
    }
    std::vector<sim::Network::Edge> declared;
    for (std::uint32_t p = 0; p < problems_.size(); ++p) declared.push_back({problems_[p].owner, p});
    world_[problem::of].build(declared, actors_, all);
    auto& network = world_[problem::needs];
    const auto targets = network.lay_out(needs_of_);
    std::copy(needs_.begin(), needs_.end(), targets.begin());
    network.settle_rows(all, world_[capability::all]);
  }

  sim::World& world_;
  const Figures& figures_;
  const std::vector<std::uint32_t>& real_;
  const Luck& luck_;
  sim::Day start_;
  sim::Population& actors_;
  std::vector<const RealActor*> stated_;  // by row; null: synthetic
  Make make_ = Make::small_firm;          // of the actor at hand
  std::bitset<capability::count> has_;    // the same
  std::vector<Skill> skills_;
  std::vector<std::uint32_t> lengths_, needs_, needs_of_;
  std::vector<Tool> tools_;
  std::vector<Problem> problems_;
};

// ---- what one believes of an acquaintance
class Images {
 public:
  Images(sim::World& world, const Figures& figures, const Luck& luck, sim::Day start)
      : world_(world), coverage_(figures.assumption("image_coverage")), error_(figures.assumption("image_error")), age_(figures.assumption("image_age")), key_(luck.key("image")), start_(start) {}

  void draw() {
    auto& trust = world_[actor::trust];
    const auto& actors = world_[actor::all];
    const auto ids = actors.ids();
    const auto offers = std::as_const(actors).column<actor::offers>();
    const auto image = trust.column<actor::image>();
    const auto seen = trust.column<actor::seen>(), exchanged = trust.column<actor::exchanged>();
    for (std::uint32_t a = 0; a < trust.rows(); ++a)
      for (std::uint32_t e = trust.at(a).begin; e < trust.at(a).end; ++e) {
        const std::uint32_t b = trust.targets()[e];
        sim::Rng rng = draws(key_, sim::mix(ids[a], ids[b]));
        image[e] = believed(offers[b], rng);
        seen[e] = std::max(1, start_ - static_cast<sim::Day>(rng.uniform() * 2 * age_));
        exchanged[e] = seen[e] + static_cast<sim::Day>(rng.uniform() * (start_ - seen[e] + 1));  // one may meet without looking
      }
  }
  void date(const Figures& figures, const std::vector<std::uint32_t>& real) {
    auto& trust = world_[actor::trust];
    const auto seen = trust.column<actor::seen>(), exchanged = trust.column<actor::exchanged>(), since = trust.column<actor::since>();
    for (const RealTie& tie : figures.ties) {
      const std::uint32_t from = real[tie.from], to = real[tie.to];
      if (from == sim::nobody || to == sim::nobody) continue;
      for (std::uint32_t e = trust.at(from).begin; e < trust.at(from).end; ++e) {
        if (trust.targets()[e] != to) continue;
        since[e] = std::min(tie.since, start_);
        if (tie.last_contact > 0) exchanged[e] = seen[e] = std::min(tie.last_contact, start_);
        else if (tie.since > 0) seen[e] = std::clamp(seen[e], std::min(tie.since, start_), start_), exchanged[e] = std::max(exchanged[e], seen[e]);
      }
    }
  }

 private:
  std::uint64_t believed(std::uint64_t offers, sim::Rng& rng) const {
    std::uint64_t out = 0;
    for (std::uint64_t left = offers; left != 0; left &= left - 1) {
      const auto f = static_cast<std::uint32_t>(std::countr_zero(left));
      if (!rng.chance(coverage_)) continue;
      if (!rng.chance(error_)) {
        out |= field::bit(f);
        continue;
      }
      const std::uint32_t first = f / field::per_topic * field::per_topic, by = rng.below(field::per_topic);
      for (std::uint32_t i = 0; i < field::per_topic; ++i)  // another field of the topic, in which the other has nothing to share
        if (const std::uint64_t wrong = field::bit(first + (by + i) % field::per_topic); (offers & wrong) == 0) {
          out |= wrong;
          break;
        }
    }
    return out;
  }

  sim::World& world_;
  double coverage_, error_, age_;
  std::uint64_t key_;
  sim::Day start_;
};

}  // namespace

void add_collaboration(sim::World& world, const Figures& figures, const std::vector<std::uint32_t>& real, const Luck& luck, sim::Day start) {
  add_fields(world);
  Profiles(world, figures, real, luck, start).draw();
  Images images(world, figures, luck, start);
  images.draw();
  images.date(figures, real);
}

}  // namespace models::territory
