// models/territory/contradictions.cpp -- figures of one source that cannot be true together.
#include <fmt/format.h>

#include <cmath>

#include "models/territory/figures.hpp"

namespace models::territory {
namespace {

struct Order {  // a part is never more than its whole
  std::string_view part, whole;
  double slack;  // weighted estimates and rounded counts may differ by this much
};
constexpr std::array orders{
    Order{"inhabitants_15_64", "inhabitants_2018", 0.5}, Order{"inhabitants_15_64", "inhabitants_census", 0.5},
    Order{"active_15_64", "inhabitants_15_64", 0.5},     Order{"unemployed_15_64", "active_15_64", 0.5},
    Order{"owner_occupied", "households", 0.5},          Order{"social_housing", "households", 0.5},
    Order{"vacant_dwellings", "dwellings", 0.5},         Order{"jobs_salaried", "jobs", 0.5},
    Order{"jobs_own_account", "jobs", 0.5},              Order{"establishments_trade", "establishments_services", 0}};

// Parts that together are never more than their whole.
struct Sum {
  std::string_view whole;
  std::array<std::string_view, 5> parts;
  double slack;
};
constexpr std::array sums{
    Sum{"establishments", {"establishments_agriculture", "establishments_industry", "establishments_construction",
                           "establishments_services", "establishments_public"}, 0},
    Sum{"establishments", {"establishments_1_9", "establishments_10_plus", "", "", ""}, 0},
    Sum{"jobs", {"jobs_agriculture", "jobs_industry", "jobs_construction", "jobs_services", "jobs_public"}, 3},
    Sum{"jobs", {"jobs_salaried", "jobs_own_account", "", "", ""}, 1.5}};

std::string words(std::string_view name) {
  std::string out(name);
  for (char& c : out) c = c == '_' ? ' ' : c;
  return out;
}

}  // namespace

void contradictions(const Figures& figures, std::vector<sim::Mistake>& mistakes) {
  const auto say = [&](const Stated& at, std::string message) { mistakes.push_back(at.where->mistake(std::move(message))); };
  const Figure& inhabitants = figures.figure("inhabitants");

  for (std::size_t c = 0; c < figures.communes(); ++c) {
    const std::string& code = figures.places[c].code;
    if (!inhabitants.communes[c].known())
      mistakes.push_back((inhabitants.communes[c].where ? *inhabitants.communes[c].where : *inhabitants.where)
                             .mistake(fmt::format("the inhabitants of commune {} are not stated; nothing can be settled without them", code)));

    for (const Order& order : orders) {
      const Figure &part = figures.figure(order.part), &whole = figures.figure(order.whole);
      if (!(part.at(c) > whole.at(c) + order.slack)) continue;  // false if one is not known
      say(part.communes[c], fmt::format("{} {} in commune {}, more than the {} {}", part.at(c), words(order.part), code, whole.at(c), words(order.whole)));
    }
    if (&figures.census() == &inhabitants) {  // no vintage of its own: then the figures are of today
      const Figure& part = figures.figure("inhabitants_15_64");
      if (part.at(c) > inhabitants.at(c) + 0.5 && part.year == inhabitants.year)
        say(part.communes[c], fmt::format("{} inhabitants of 15 to 64 in commune {}, more than the {} inhabitants", part.at(c), code, inhabitants.at(c)));
    }
    const Figure &homes = figures.figure("households"), &people = figures.census();
    if (homes.at(c) > people.at(c) + 0.5 && (people.year == homes.year))
      say(homes.communes[c], fmt::format("{} households in commune {}, more than the {} inhabitants of the same year", homes.at(c), code, people.at(c)));

    for (const Sum& sum : sums) {
      const Figure& whole = figures.figure(sum.whole);
      double all = 0;
      const Stated* last = nullptr;
      for (const std::string_view name : sum.parts) {
        if (name.empty()) continue;
        const Figure& part = figures.figure(name);
        all += part.at(c);  // unknown if one is
        if (part.there()) last = &part.communes[c];
      }
      if (all > whole.at(c) + sum.slack)
        say(whole.communes[c], fmt::format("{} {} in commune {}, but the parts up to {} add up to {}", whole.at(c), words(sum.whole), code,
                                           last && last->where ? last->where->pointer() : "", all));
    }

    const double salaried = figures.figure("jobs_salaried").at(c);
    if (figures.figure("establishments").at(c) == 0 && std::llround(salaried) > 0)
      say(figures.figure("jobs_salaried").communes[c], fmt::format("{} salaried jobs in commune {} without any establishment", salaried, code));
  }
  if (figures.assumption("share_65_and_over") > figures.assumption("share_15_and_over"))
    mistakes.push_back({inhabitants.where->file(), "/assumptions/share_65_and_over", "more people of 65 and over than of 15 and over"});
}

}  // namespace models::territory
