// models/crisis/cyber_attack.hpp -- computers of a public body are down: a part of its capacity to serve is lost, then comes back.
//
// Channel: public capacity. The largest bodies of a level (by spending) are hit, or all; those that tie are hit too.
#pragma once
#include <array>
#include <vector>

#include "models/crisis/course.hpp"
#include "models/vocabulary/institution.hpp"

namespace models::crisis {

struct CyberAttack {
  double intensity = 1, recovery = 0;
  std::int32_t curve = 1, number = 1;
  sim::Shares share;
  sim::Codes where;

  static constexpr std::string_view name = "cyber_attack";
  static constexpr bool daily = true;
  static constexpr sim::Text meaning{"public bodies lose a part of their capacity to serve", "des acteurs publics perdent une part de leur capacité de service"};
  static constexpr auto parameters() {
    using P = CyberAttack;
    return std::tuple{
        crisis::intensity<P>(), sim::parameter(&P::share, "share", sim::unit::one, 0, 1, "the crisis file", {"part of its capacity that a body loses, by level (hospital, commune, epci ...)", "part de la capacité perdue, par niveau (hospital, commune, epci ...)"}),
        sim::parameter(&P::number, "number", sim::unit::one, 0, 100'000, "the crisis file", {"how many bodies of each level, the largest by spending first; 0 means all", "nombre d'acteurs de chaque niveau, les plus gros budgets d'abord ; 0 : tous"}),
        crisis::where<P>(), crisis::recovery<P>(), crisis::curve<P>()};
  }
  using Uses = sim::Access<public_body::all, sim::Along<public_body::place>, sim::Read<public_body::level, public_body::spending, commune::code>, sim::Update<public_body::capacity_lost>>;

  void whole(const sim::Whole<Uses>& all, sim::Rng&) const {
    const auto level = all.read<public_body::level>();
    const auto spending = all.read<public_body::spending>();
    const auto place = all.link<public_body::place>();
    const auto codes = all.read<commune::code>();
    for (const sim::Member& one : members(public_body::Level{})) {
      const double lost = part(intensity, share.of(one.name)) * force(all.now(), recovery, curve);
      if (lost <= 0) continue;
      std::vector<std::uint32_t> bodies;
      for (std::uint32_t row = 0; row < level.size(); ++row)
        if (static_cast<std::uint8_t>(level[row]) == one.value && where.match(place[row] == sim::nobody ? sim::Code{} : codes[place[row]])) bodies.push_back(row);
      std::sort(bodies.begin(), bodies.end(), [&](std::uint32_t a, std::uint32_t b) { return spending[a] > spending[b]; });
      std::size_t hit = number == 0 ? bodies.size() : std::min<std::size_t>(bodies.size(), static_cast<std::size_t>(number));
      while (hit > 0 && hit < bodies.size() && spending[bodies[hit - 1]] == spending[bodies[hit]]) ++hit;
      for (std::size_t i = 0; i < hit; ++i) {
        float& column = all.update<public_body::capacity_lost>()[bodies[i]];
        column = static_cast<float>(combined(double{column}, lost));
      }
    }
  }
};

}  // namespace models::crisis
