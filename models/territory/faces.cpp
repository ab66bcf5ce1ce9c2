// models/territory/faces.cpp -- whose faces there are, what they care for, whom they have met.
#include "models/territory/faces.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include "models/vocabulary/actor.hpp"
#include "models/vocabulary/group.hpp"

namespace models::territory {
namespace {

using actor::Sphere;

struct Face {
  Sphere sphere;
  const sim::LinkKey* owner;
  std::uint32_t row, place;
  std::uint8_t topic = 0xFF;  // to be drawn
  double cooperation = unknown;
  bool real = false, expert = false, social = false;
};

// The topic that a sector's work leads to; half of its firms care for it, the others for any. Assumed.
std::uint8_t topic_of(const std::string& code) {
  constexpr std::array<std::pair<std::string_view, std::uint8_t>, 10> table{
      {{"AZ", 3}, {"C1", 3}, {"IZ", 3}, {"DE", 0}, {"C2", 0}, {"FZ", 1}, {"LZ", 1}, {"HZ", 2}, {"JZ", 6}, {"OQ", 5}}};
  for (const auto& [sector, topic] : table)
    if (sector == code) return topic;
  return 0xFF;
}

// How much likelier than others an establishment of a branch is of the social economy, and whether it is then an
// association; others are cooperatives or mutual societies. Parts of salaried jobs, from memory of INSEE's Clap 2015.
struct Social {
  std::string_view sector;
  double weight;
  bool association;
};
constexpr std::array<Social, 14> social_economy{{{"AZ", 0.04, false}, {"C1", 0.05, false}, {"C3", 0.005, false}, {"C4", 0.005, false}, {"C5", 0.01, false}, {"FZ", 0.01, false}, {"GZ", 0.02, false},
                                                 {"HZ", 0.01, false}, {"IZ", 0.03, true}, {"JZ", 0.02, true}, {"KZ", 0.3, false}, {"MN", 0.04, true}, {"OQ", 0.2, true}, {"RU", 0.35, true}}};
const Social* social_of(const std::string& code) {
  const auto found = std::find_if(social_economy.begin(), social_economy.end(), [&](const Social& one) { return one.sector == code; });
  return found == social_economy.end() ? nullptr : &*found;
}

class Company {
 public:
  Company(sim::World& world, const Figures& figures, const Zones& zones, const Establishments& establishments, const Technology& technology, const Luck& luck, sim::Day start)
      : world_(world), figures_(figures), zones_(zones), establishments_(establishments), technology_(technology), luck_(luck), start_(start) {}

  Faces gather() {
    owners();
    seat_real_actors();
    add_rows();
    acquaint();
    directories();
    return std::move(out_);
  }

 private:
  // Chance by sector to be of the social economy, so that its part of salaried jobs is the assumed one on average.
  std::vector<double> social_chances() const {
    constexpr double most = 0.9;
    std::vector<double> jobs(technology_.sectors.size(), 0), chances(jobs.size(), 0);
    double all = 0;
    for (const Establishment& one : establishments_.all) {
      if (one.employer) all += one.jobs;
      if (may_be_social(one)) jobs[one.sector] += one.jobs;
    }
    const double wanted = figures_.assumption("social_economy") * all;
    double low = 0, high = most / 0.005;
    for (int i = 0; i < 50; ++i) {
      const double times = (low + high) / 2;
      double reached = 0;
      for (std::size_t k = 0; k < jobs.size(); ++k) {
        const Social* social = social_of(technology_.sectors[k].code);
        chances[k] = social ? std::min(most, times * social->weight) : 0;
        reached += chances[k] * jobs[k];
      }
      (reached < wanted ? low : high) = times;
    }
    if (wanted <= 0) std::fill(chances.begin(), chances.end(), 0);
    return chances;
  }
  static bool may_be_social(const Establishment& one) { return one.employer && one.body < 0 && one.employer_row < 0; }

  void owners() {
    const std::vector<double> chances = social_chances();
    const std::uint64_t key = luck_.key("social");
    const auto ids = world_[firm::all].ids();
    for (std::uint32_t f = 0; f < establishments_.all.size(); ++f) {
      const Establishment& one = establishments_.all[f];
      if (!one.employer || one.body >= 0) continue;
      const Sector& sector = technology_.sectors[one.sector];
      const bool social = may_be_social(one) && draws(key, ids[f]).chance(chances[one.sector]);
      Sphere sphere = sector.broad == Broad::public_services ? Sphere::public_sphere : Sphere::private_sphere;
      if (social && social_of(sector.code)->association) sphere = Sphere::civil;
      faces_.push_back({sphere, &actor::firm, f, one.commune});
      faces_.back().social = social;
    }
    const auto teams = world_[researcher::all].link<researcher::place>();
    for (std::uint32_t r = 0; r < teams.size(); ++r) faces_.push_back({Sphere::research, &actor::researcher, r, teams[r]});
    const auto bodies = world_[public_body::all].link<public_body::place>();
    for (std::uint32_t b = 0; b < bodies.size(); ++b) faces_.push_back({Sphere::public_sphere, &actor::public_body, b, bodies[b]});

    auto& people = world_[citizen::all];
    const auto home = people.link<citizen::home>();
    const auto proactivity = people.column<citizen::proactivity>();
    const auto count = static_cast<std::size_t>(std::llround(figures_.assumption("engaged_citizens") * people.rows()));
    sim::Rng rng = luck_.of("engaged", 0);
    const auto weight = [&](std::uint32_t i) { return std::pow(proactivity[i], 4); };  // the proactive are much likelier
    for (const std::uint32_t i : sample(people.rows(), weight, count, rng)) faces_.push_back({Sphere::civil, &actor::citizen, i, home[i]});
  }

  // ---- real actors
  std::optional<std::uint32_t> candidate(const RealActor& real, bool same_sector) const {
    for (std::uint32_t i = 0; i < faces_.size(); ++i) {
      const Face& face = faces_[i];
      if (face.real || face.place != real.commune || static_cast<std::uint8_t>(face.sphere) != real.sphere) continue;
      if (face.sphere == Sphere::public_sphere && same_sector != (face.owner == &actor::public_body)) continue;
      if (face.sphere == Sphere::civil && same_sector && (face.owner == &actor::firm) != is_association(real)) continue;
      if (face.owner == &actor::public_body && same_sector && figures_.bodies[face.row].name != real.name && named_body(real)) continue;
      if (face.sphere == Sphere::private_sphere && same_sector && technology_.sectors[establishments_.all[face.row].sector].code != real.sector) continue;
      return i;
    }
    return std::nullopt;
  }
  static bool is_association(const RealActor& real) { return real.role == static_cast<std::uint8_t>(actor::Role::association); }
  bool named_body(const RealActor& real) const {
    return std::any_of(figures_.bodies.begin(), figures_.bodies.end(),
                       [&](const Body& body) { return body.name == real.name && body.commune == real.commune; });
  }
  std::optional<Face> owner_for(const RealActor& real) const {  // somebody of the commune who had no face yet
    const auto has_face = [&](const sim::LinkKey* owner, std::uint32_t row) {
      return std::any_of(faces_.begin(), faces_.end(), [&](const Face& face) { return face.owner == owner && face.row == row; });
    };
    const auto sphere = static_cast<Sphere>(real.sphere);
    if (sphere == Sphere::private_sphere)
      for (std::uint32_t f = 0; f < establishments_.all.size(); ++f) {
        const Establishment& one = establishments_.all[f];
        if (one.commune == real.commune && one.body < 0 && !has_face(&actor::firm, f)) return Face{sphere, &actor::firm, f, one.commune};
      }
    if (sphere == Sphere::civil) {
      const auto home = world_[citizen::all].link<citizen::home>();
      for (std::uint32_t i = 0; i < home.size(); ++i)
        if (home[i] == real.commune && !has_face(&actor::citizen, i)) return Face{sphere, &actor::citizen, i, home[i]};
    }
    return std::nullopt;
  }
  void seat_real_actors() {
    for (const RealActor& real : figures_.actors) {
      auto found = candidate(real, true);
      if (!found) found = candidate(real, false);
      if (!found)
        if (const auto face = owner_for(real)) faces_.push_back(*face), found = static_cast<std::uint32_t>(faces_.size() - 1);
      if (!found) {  // nobody of its sphere lives there: it stands with one of its sphere elsewhere, else it is left out
        for (std::uint32_t i = 0; i < faces_.size() && !found; ++i)
          if (!faces_[i].real && static_cast<std::uint8_t>(faces_[i].sphere) == real.sphere) found = i;
        const std::string who = figures_.pseudonymise ? std::string(sphere_names[real.sphere]) : real.name;
        const std::string& where = figures_.places[real.commune].code;
        out_.warnings.emplace_back(fmt::format("a real actor ({}) has no one of its sphere in commune {}; {}", who, where, found ? "it is settled elsewhere" : "it is left out"),
                                   fmt::format("un acteur réel ({}) n'a personne de sa sphère dans la commune {} ; {}", who, where, found ? "il est placé ailleurs" : "il est laissé de côté"));
      }
      out_.real.push_back(found ? *found : sim::nobody);
      if (!found) continue;
      Face& face = faces_[*found];
      face.real = true;
      if (!real.topics.empty()) face.topic = real.topics.front();
      face.cooperation = real.cooperation;
      if (is_association(real)) face.social = true;
      face.expert = !(real.know_how.empty() && real.tools.empty()) && face.topic <= 1;  // shares know-how on energy or buildings
    }
  }

  void add_rows() {
    auto& actors = world_[actor::all];
    actors.settle(static_cast<std::uint32_t>(faces_.size()));
    const auto sphere = actors.column<actor::sphere>();
    const auto topic = actors.column<actor::topic>();
    const auto cooperation = actors.column<actor::cooperation>();
    const auto know_how = actors.column<actor::know_how>();
    const auto social = actors.column<actor::social>();
    const auto place = actors.link<actor::place>();
    const auto of_firm = world_[firm::all].link<actor::face_of_firm>();
    const auto of_citizen = world_[citizen::all].link<actor::face_of_citizen>();
    const std::uint64_t key = luck_.key("actor");
    for (std::uint32_t a = 0; a < faces_.size(); ++a) {
      const Face& face = faces_[a];
      sim::Rng rng = draws(key, actors.ids()[a]);
      actors.find_link(face.owner).rows[a] = face.row;
      sphere[a] = face.sphere, place[a] = face.place, social[a] = face.social;
      if (face.owner == &actor::firm) of_firm[face.row] = a;
      if (face.owner == &actor::citizen) of_citizen[face.row] = a;
      const std::uint8_t own = face.owner == &actor::firm ? topic_of(technology_.sectors[establishments_.all[face.row].sector].code) : 0xFF;
      const bool keeps = rng.chance(0.5);
      const auto any = static_cast<std::uint8_t>(rng.below(actor::topics));
      topic[a] = face.topic != 0xFF ? face.topic : own != 0xFF && keeps ? own : any;
      const double drawn = (rng.uniform() + rng.uniform()) / 2;  // triangular around one half
      cooperation[a] = static_cast<float>(std::isnan(face.cooperation) ? drawn : face.cooperation);
      const double knows = face.sphere == Sphere::research ? 0.8 : face.expert ? 0.6 : 0.2 * rng.uniform();
      know_how[a] = static_cast<float>(knows);
    }
  }

  // ---- acquaintances: directed both ways; counts of good and bad experiences by direction
  struct Meeting {
    std::uint64_t key;  // from, to
    std::uint8_t rank;  // a stated tie comes first, then suppliers, then others
    float good, bad;
    bool operator<(const Meeting& other) const { return key != other.key ? key < other.key : rank < other.rank; }
  };
  void meet(std::uint32_t from, std::uint32_t to, bool partners) {
    if (from == to) return;
    for (const auto& [a, b] : {std::pair{from, to}, std::pair{to, from}}) {
      const std::uint64_t key = std::uint64_t{a} << 32U | b;
      sim::Rng rng = draws(experience_, key);
      const float good = static_cast<float>(partners ? 1 + rng.below(3) : rng.below(4));
      meetings_.push_back({key, static_cast<std::uint8_t>(partners ? 1 : 2), good, rng.chance(0.2) ? 1.0F : 0.0F});
    }
  }
  void meet_suppliers() {  // the three that a firm buys most from
    constexpr std::size_t most = 3;
    const auto face = world_[firm::all].link<actor::face_of_firm>();
    const auto& supply = std::as_const(world_)[firm::supply];
    const auto offsets = supply.offsets(), targets = supply.targets();
    const auto order = supply.column<firm::supply_order>();
    for (std::uint32_t f = 0; f < face.size(); ++f) {
      if (face[f] == sim::nobody) continue;
      std::vector<std::pair<double, std::uint32_t>> partners;
      for (std::uint32_t e = offsets[f]; e < offsets[f + 1]; ++e)
        if (face[targets[e]] != sim::nobody) partners.emplace_back(-order[e], face[targets[e]]);
      std::sort(partners.begin(), partners.end());
      for (std::size_t i = 0; i < std::min(most, partners.size()); ++i) meet(face[f], partners[i].second, true);
    }
  }
  void acquaint() {
    experience_ = luck_.key("experience");
    meet_suppliers();
    const std::size_t n = figures_.communes();
    std::vector<std::vector<std::uint32_t>> here(n * actor::spheres), around(zones_.count(Zones::department) * actor::spheres), commune(n);
    const auto department = [&](const Face& face) { return zones_.of(Zones::department, face.place) * actor::spheres; };
    for (std::uint32_t a = 0; a < faces_.size(); ++a) {
      const auto s = static_cast<std::size_t>(faces_[a].sphere);
      here[faces_[a].place * actor::spheres + s].push_back(a);
      around[department(faces_[a]) + s].push_back(a), commune[faces_[a].place].push_back(a);
    }
    const std::uint64_t key = luck_.key("acquaintance");
    const auto any = [](const std::vector<std::uint32_t>& all, sim::Rng& rng) { return all[rng.below(static_cast<std::uint32_t>(all.size()))]; };
    const double times = figures_.assumption("acquaintances"), part = times - std::floor(times);
    for (std::uint32_t a = 0; a < faces_.size(); ++a) {  // numbers assumed: strongly inward, about ten in all
      sim::Rng rng = draws(key, world_[actor::all].ids()[a]);
      const auto s = static_cast<std::size_t>(faces_[a].sphere);
      const bool body = faces_[a].owner == &actor::public_body;
      const auto* sphere = &around[department(faces_[a])];
      const int rounds = static_cast<int>(times) + (part > 0 && rng.chance(part) ? 1 : 0);
      for (int round = 0; round < rounds; ++round) {
        for (int i = 0; i < 2; ++i) meet(a, any(here[faces_[a].place * actor::spheres + s], rng), false);
        if (rng.chance(body ? 1.0 : 0.5)) meet(a, any(sphere[s], rng), false);
        for (int i = 0; i < (body ? 6 : 1); ++i)  // across spheres: bodies more
          if (rng.chance(body ? 1.0 : 0.25)) meet(a, any(commune[faces_[a].place], rng), false);
        if (body && !sphere[0].empty()) meet(a, any(sphere[0], rng), false);
      }
    }
    state();
    std::sort(meetings_.begin(), meetings_.end());
    meetings_.erase(std::unique(meetings_.begin(), meetings_.end(), [](const Meeting& a, const Meeting& b) { return a.key == b.key; }), meetings_.end());

    std::vector<std::uint32_t> degrees(faces_.size(), 0);
    for (const Meeting& one : meetings_) ++degrees[one.key >> 32U];
    auto& trust = world_[actor::trust];
    const auto targets = trust.lay_out(degrees);
    const auto good = trust.column<actor::good>();
    const auto bad = trust.column<actor::bad>();
    for (std::size_t i = 0; i < meetings_.size(); ++i)  // sorted by row already
      targets[i] = static_cast<std::uint32_t>(meetings_[i].key), good[i] = meetings_[i].good, bad[i] = meetings_[i].bad;
    trust.settle_rows(world_[actor::all], world_[actor::all]);
    std::vector<Meeting>().swap(meetings_);
  }
  // A stated trust t becomes counts with (good + 1) / (good + bad + 2) = t, as if from four experiences or as few more as
  // it takes; of a tie with a date, from a contact a month that counts 0.2 and fades by 2 % a month, as in meetings
  // (assumed). A tie stated in one direction is directed.
  void state() {
    for (const RealTie& tie : figures_.ties) {
      const std::uint32_t from = out_.real[tie.from], to = out_.real[tie.to];
      if (from == sim::nobody || to == sim::nobody) continue;
      const double t = std::clamp(std::isnan(tie.trust) ? 0.5 : tie.trust, 0.02, 0.98);
      const double months = std::max(0.0, (start_ - tie.since) * 12 / 365.25);
      const double experiences = tie.since > 0 ? 10 * (1 - std::pow(0.98, months)) : 4;
      const double evidence = std::max(experiences + 2, 1 / std::min(t, 1 - t));
      meetings_.push_back({std::uint64_t{from} << 32U | to, 0, static_cast<float>(t * evidence - 1), static_cast<float>((1 - t) * evidence - 1)});
    }
  }

  // The zone in which a body may know an actor.
  static std::size_t scope(public_body::Level level) {
    using Level = public_body::Level;
    return level == Level::commune ? Zones::itself : level == Level::epci ? Zones::epci : level == Level::region ? Zones::region : Zones::department;
  }
  void directories() {
    const auto level = world_[public_body::all].column<public_body::level>();
    const auto place = world_[public_body::all].link<public_body::place>();
    const std::uint64_t key = luck_.key("directory");
    std::vector<std::vector<std::uint32_t>> in(figures_.communes());
    for (std::uint32_t a = 0; a < faces_.size(); ++a) in[faces_[a].place].push_back(a);
    std::vector<sim::Network::Edge> edges;
    std::vector<std::uint32_t> known;  // in reach of a body, in order
    for (std::uint32_t b = 0; b < place.size(); ++b) {
      const bool commune = level[b] == public_body::Level::commune;
      const double part = figures_.assumption(commune ? "known_to_commune" : level[b] == public_body::Level::epci ? "known_to_epci" : "known_to_others");
      sim::Rng rng = draws(key, world_[public_body::all].ids()[b]);
      known.clear();
      const std::size_t level_of = scope(level[b]);
      for (const std::uint32_t c : zones_.communes(level_of, zones_.of(level_of, place[b]))) known.insert(known.end(), in[c].begin(), in[c].end());
      std::sort(known.begin(), known.end());
      for (const std::uint32_t a : known)
        if (rng.chance(part)) edges.push_back({b, a});
    }
    world_[group::knows].build(edges, world_[public_body::all], world_[actor::all]);
  }

  sim::World& world_;
  const Figures& figures_;
  const Zones& zones_;
  const Establishments& establishments_;
  const Technology& technology_;
  const Luck& luck_;
  sim::Day start_;
  std::vector<Face> faces_;
  std::vector<Meeting> meetings_;
  std::uint64_t experience_ = 0;
  Faces out_;
};

}  // namespace

Faces add_faces(sim::World& world, const Figures& figures, const Zones& zones, const Establishments& establishments, const Technology& technology, const Luck& luck, sim::Day start) {
  return Company(world, figures, zones, establishments, technology, luck, start).gather();
}

}  // namespace models::territory
