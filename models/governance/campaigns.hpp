// models/governance/campaigns.hpp -- public bodies pay for communication and for deliberation, month by month.
#pragma once
#include "models/vocabulary/meeting.hpp"
#include "sim/kernel/process.hpp"

namespace models::governance {

// Both are paid by every public body of the EPCI level while its cash lasts; what they buy is in the family of opinion.
struct PayCampaign {
  double cost = 10'000;

  static constexpr std::string_view name = "pay_campaign";
  static constexpr sim::Text meaning{"unions of communes pay for communication with residents", "les intercommunalités paient la communication avec les habitants"};
  static constexpr sim::Period period = sim::Period::month;
  static constexpr auto parameters() {
    return std::tuple{sim::parameter(&PayCampaign::cost, "cost", sim::Unit{"EUR/month"}, 0, 1e7, "assumed: a press officer and space in local media", {"cost of a month", "coût d'un mois"})};
  }
  using Uses = sim::Access<public_body::all, sim::Along<public_body::place, commune::within>, sim::Read<public_body::level>, sim::Update<public_body::cash>,
                           sim::Tally<territory::outside, territory::voice_spent, territory::campaigns>>;

  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    const auto place = self.follow<public_body::place>();
    const auto whole = place ? place->follow<commune::within>() : std::nullopt;
    const double due = sim::whole<public_body::cash>(cost);
    if (self.get<public_body::level>() != public_body::Level::epci || !whole || due > self.get<public_body::cash>()) return;
    self.set<public_body::cash>(self.get<public_body::cash>() - due);
    self.add<territory::outside>(whole->row(), due);  // hired from outside: assumed
    self.add<territory::voice_spent>(whole->row(), due);
    self.add<territory::campaigns>(whole->row(), 1);
  }
};

struct PayDeliberation {
  double cost = 20'000;

  static constexpr std::string_view name = "pay_deliberation";
  static constexpr sim::Text meaning{"unions of communes pay for deliberation with residents", "les intercommunalités paient la délibération avec les habitants"};
  static constexpr sim::Period period = sim::Period::month;
  static constexpr auto parameters() {
    return std::tuple{sim::parameter(&PayDeliberation::cost, "cost", sim::Unit{"EUR/month"}, 0, 1e7, "assumed: a team of four for all channels", {"cost of a month", "coût d'un mois"})};
  }
  using Uses = sim::Access<public_body::all, sim::Along<public_body::place, commune::within>, sim::Read<public_body::level>, sim::Update<public_body::cash>,
                           sim::Tally<territory::outside, territory::voice_spent, territory::deliberations>>;

  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    const auto place = self.follow<public_body::place>();
    const auto whole = place ? place->follow<commune::within>() : std::nullopt;
    const double due = sim::whole<public_body::cash>(cost);
    if (self.get<public_body::level>() != public_body::Level::epci || !whole || due > self.get<public_body::cash>()) return;
    self.set<public_body::cash>(self.get<public_body::cash>() - due);
    self.add<territory::outside>(whole->row(), due);  // hired from outside: assumed
    self.add<territory::voice_spent>(whole->row(), due);
    self.add<territory::deliberations>(whole->row(), 1);
  }
};

}  // namespace models::governance
