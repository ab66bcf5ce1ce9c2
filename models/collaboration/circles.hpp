// models/collaboration/circles.hpp -- whom one turns to for help: trusted partners, then fellows of a group, then the platform.
//
// The nearest circle in which anybody seems able to help is asked, no other. What one goes by is what one believes: of a
// partner what one last saw, of a fellow what it told in the group, of others what their profile says if it is fresh.
#pragma once
#include <array>
#include <cstdint>

#include "models/vocabulary/aid.hpp"
#include "sim/kernel/process.hpp"

namespace models::collaboration {

enum class Circle : std::uint8_t { ties, groups, platform };

struct Chosen {
  static constexpr std::size_t most = 4;
  std::array<sim::Row<actor::all>, most> who{};
  std::size_t count = 0;
  Circle circle = Circle::ties;
};

// What a process must declare beside its own to look for help.
template <class Uses> constexpr bool looks_for_help =
    Uses::template declares<sim::Manner::along, actor::trust> && Uses::template declares<sim::Manner::along, group::membership> && Uses::template declares<sim::Manner::along, group::members> &&
    Uses::template declares<sim::Manner::along, actor::platform> && Uses::template declares<sim::Manner::along, kene::of> && Uses::template declares<sim::Manner::along, capability::field> &&
    Uses::template declares<sim::Manner::along, platform::listing>;

// Up to `most` partners of the nearest circle, drawn evenly. `suits(other, fields)`: whether somebody believed to be able in
// these fields is worth asking. A published profile counts for `fresh` days. With `full_information` the truth stands in for
// what is believed.
template <class Uses, class Suits>
  requires looks_for_help<Uses>
Chosen nearest_circle(const sim::Agent<Uses>& self, sim::Rng& rng, double trusted, double fresh, bool full_information, std::size_t most, const Suits& suits) {
  Chosen out;
  std::uint32_t met = 0;
  most = std::min(most, Chosen::most);
  const auto consider = [&](const sim::Other<Uses, actor::all>& other, std::uint64_t believed) {
    if (other.row() == self.row() || !suits(other, full_information ? other.template get<actor::core>() : believed)) return;
    for (std::size_t i = 0; i < out.count; ++i)
      if (out.who[i] == other.row()) return;
    ++met;
    if (out.count < most) out.who[out.count++] = other.row();
    else if (const std::uint32_t at = rng.below(met); at < most) out.who[at] = other.row();
  };
  for (const auto tie : self.template along<actor::trust>())
    if (actor::trust_of(tie.template get<actor::good>(), tie.template get<actor::bad>()) > trusted) consider(tie.other(), tie.template get<actor::image>());
  if (out.count > 0) return out;
  out.circle = Circle::groups;
  for (const auto seat : self.template along<group::membership>())
    for (const auto member : seat.other().template along<group::members>()) consider(member.other(), member.other().template get<actor::core>());
  if (out.count > 0) return out;
  out.circle = Circle::platform;
  const auto platform = self.template follow<actor::platform>();
  const auto knows = self.template along<kene::of>();
  if (!platform || !platform->template get<platform::runs>() || !platform->template get<platform::profiles>() || knows.empty()) return out;
  const auto field = knows[rng.below(knows.size())].other().template follow<capability::field>();
  if (!field) return out;
  constexpr std::uint32_t looked_at = 20;  // profiles that one reads
  const auto listed = field->template along<platform::listing>();
  for (std::uint32_t i = 0; i < std::min(looked_at, listed.size()); ++i) {
    const auto other = listed[listed.size() <= looked_at ? i : rng.below(listed.size())].other();
    if (self.now().day - other.template get<actor::published_day>() <= fresh) consider(other, other.template get<actor::published>());
  }
  return out;
}

}  // namespace models::collaboration
