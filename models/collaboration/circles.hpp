// models/collaboration/circles.hpp -- whom one turns to for help, who gives it, and who remembers.
//
// Trusted partners are turned to first, then fellows of a group, then the platform.
// The nearest circle in which anybody seems able to help is asked, no other. What one goes by is what one believes: of a
// partner what one last saw, of a fellow what it told in the group, of others what their profile says if it is fresh.
#pragma once
#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>

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

// The territory in which an actor is.
template <class Actor> std::optional<sim::Row<territory::all>> territory_of(const Actor& actor) {
  const auto place = actor.template follow<actor::place>();
  const auto within = place ? place->template follow<commune::within>() : std::nullopt;
  return within ? std::optional(within->row()) : std::nullopt;
}

// Counts requests for aid by the circle in which they were made.
template <class Uses> void count_asked(const sim::Agent<Uses>& self, Circle circle, std::size_t requests) {
  if (requests == 0) return;
  const auto territory = territory_of(self);
  if (!territory) return;
  const auto asked = static_cast<std::int64_t>(requests);
  if (circle == Circle::ties) self.template add<territory::asked_ties>(*territory, asked);
  else if (circle == Circle::groups) self.template add<territory::asked_groups>(*territory, asked);
  else self.template add<territory::asked_platform>(*territory, asked);
}

// How soon a request of a circle is looked at: trusted partners' first.
inline double urgency(Circle circle) { return 2 - static_cast<double>(circle); }

// Asks all that were chosen for so much each.
template <const auto& Request, class Uses> void ask(const sim::Agent<Uses>& self, const Chosen& chosen, double each) {
  for (std::size_t i = 0; i < chosen.count; ++i) self.template bid<Request>(chosen.who[i], urgency(chosen.circle), each);
  count_asked(self, chosen.circle, chosen.count);
}

// Whether a lender helps: whoever signed an agreement of mutual aid does not ask who is trusted, only who signed too.
template <class Lender, class Borrower> bool may_lend(const Lender& lender, const Borrower& borrower, double trusted) {
  const auto tie = lender.template along<actor::trust>().find(borrower.row());
  const double trust = tie ? actor::trust_of(tie->template get<actor::good>(), tie->template get<actor::bad>()) : 0.5;
  return trust >= trusted || (lender.template get<actor::agreed>() && borrower.template get<actor::agreed>());
}

// Makes the borrower's trust in its helper grow.
template <class Uses, class Borrower> void thank(const sim::Agent<Uses>& self, const Borrower& borrower, sim::Row<actor::all> helper, double helped) {
  const auto back = borrower.template along<actor::trust>().find(helper);
  self.template connect<actor::trust>(borrower.row(), helper, sim::with<actor::good>(static_cast<float>((back ? back->template get<actor::good>() : 0.0F) + helped)));
}

}  // namespace models::collaboration
