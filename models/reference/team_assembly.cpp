// models/reference/team_assembly.cpp -- the growth itself, team by team.
#include "models/reference/team_assembly.hpp"

#include <algorithm>

#include "models/reference/draws.hpp"

namespace models::reference {
namespace {

class Field {
 public:
  Field(const TeamAssembly& how, std::uint64_t seed) : how_(how), luck_(sim::luck_key(seed, 0, "team_assembly"), sim::Step{0}, 1) {}

  void add_team(std::uint32_t number) {
    std::vector<std::uint32_t> team, old;  // `old`: incumbents in it
    while (team.size() < how_.size) {
      std::uint32_t who = newcomer;
      if (luck_.chance(how_.incumbents)) who = incumbent(team, old);
      if (who == newcomer) {
        who = static_cast<std::uint32_t>(last_.size());
        last_.push_back(number), partners_.emplace_back();
        fresh_.push_back(who);
      } else {
        old.push_back(who);
      }
      team.push_back(who);
    }
    for (std::size_t i = 0; i < team.size(); ++i)
      for (std::size_t j = i + 1; j < team.size(); ++j) {
        const bool before = knows(team[i], team[j]);
        if (std::count(old.begin(), old.end(), team[i]) > 0 && std::count(old.begin(), old.end(), team[j]) > 0) ++out_.places, out_.repeated += before ? 1 : 0;
        if (!before) partners_[team[i]].push_back(team[j]), partners_[team[j]].push_back(team[i]);
      }
    for (const std::uint32_t who : team) last_[who] = number;
    active_.insert(active_.end(), fresh_.begin(), fresh_.end());
    fresh_.clear();
    std::erase_if(active_, [&](std::uint32_t who) { return number - last_[who] >= how_.idle; });
  }

  Assembled result() && {
    std::vector<std::uint32_t> place(last_.size(), newcomer);
    for (const std::uint32_t who : active_) place[who] = out_.people++;
    for (const std::uint32_t who : active_)
      for (const std::uint32_t other : partners_[who])
        if (place[other] != newcomer && who < other) out_.ties.push_back({place[who], place[other]});
    return std::move(out_);
  }

 private:
  static constexpr std::uint32_t newcomer = sim::nobody;

  bool knows(std::uint32_t one, std::uint32_t two) const { return std::count(partners_[one].begin(), partners_[one].end(), two) > 0; }
  std::uint32_t incumbent(const std::vector<std::uint32_t>& team, const std::vector<std::uint32_t>& old) {
    const auto free = [&](std::uint32_t who) { return std::count(team.begin(), team.end(), who) == 0; };
    if (!old.empty() && luck_.chance(how_.repeats)) {
      std::vector<std::uint32_t> known;
      for (const std::uint32_t other : partners_[old[luck_.below(static_cast<std::uint32_t>(old.size()))]])
        if (free(other) && std::binary_search(active_.begin(), active_.end(), other)) known.push_back(other);
      if (!known.empty()) return known[luck_.below(static_cast<std::uint32_t>(known.size()))];
    }
    if (active_.size() <= team.size()) return newcomer;
    for (;;)
      if (const std::uint32_t who = active_[luck_.below(static_cast<std::uint32_t>(active_.size()))]; free(who)) return who;
  }

  TeamAssembly how_;
  sim::Rng luck_;
  std::vector<std::uint32_t> active_, fresh_;            // who may be incumbents, rising; who came with this team
  std::vector<std::uint32_t> last_;                      // last team of each
  std::vector<std::vector<std::uint32_t>> partners_;     // with whom each has worked
  Assembled out_;
};

}  // namespace

Assembled assemble_teams(const TeamAssembly& how, std::uint64_t seed) {
  Field field(how, seed);
  for (std::uint32_t team = 0; team < how.teams; ++team) field.add_team(team);
  return std::move(field).result();
}

}  // namespace models::reference
