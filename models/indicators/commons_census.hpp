// models/indicators/commons_census.hpp -- counting commons: who gives, how much, what is left of the stock.
#pragma once
#include "models/vocabulary/commons.hpp"
#include "sim/kernel/process.hpp"

namespace models::indicators {

struct NewCommonsPages {
  static constexpr std::string_view name = "new_commons_pages";
  static constexpr sim::Text meaning{"the counts of commons start anew", "les comptages des communs repartent de zéro"};
  static constexpr auto parameters() { return std::tuple{}; }
  using Uses = sim::Access<territory::all, sim::Update<territory::commoners, territory::commons_seats, territory::commons_given, territory::commons_pools, territory::commons_stock_sum, territory::commons_items, territory::commons_cost>>;
  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    self.set<territory::commoners>(0), self.set<territory::commons_seats>(0), self.set<territory::commons_given>(0), self.set<territory::commons_pools>(0);
    self.set<territory::commons_stock_sum>(0), self.set<territory::commons_items>(0), self.set<territory::commons_cost>(0);
  }
};

struct CountCommons {
  static constexpr std::string_view name = "count_commons";
  static constexpr sim::Text meaning{"commons, what is given to them and what is left are counted", "les communs, ce qui leur est donné et ce qui reste sont comptés"};
  static constexpr auto parameters() { return std::tuple{}; }
  using Uses = sim::Access<commons::all, sim::Along<commons::host, public_body::place, commune::within, commons::contributors>,
                           sim::Read<commons::kind, commons::runs, commons::stock, commons::capacity, commons::items, commons::given>,
                           sim::Tally<territory::commons_seats, territory::commons_given, territory::commons_pools, territory::commons_stock_sum, territory::commons_items>>;
  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    const auto host = self.follow<commons::host>();
    const auto place = host ? host->follow<public_body::place>() : std::nullopt;
    const auto territory = place ? place->follow<commune::within>() : std::nullopt;
    if (!territory) return;
    if (self.get<commons::runs>())
      for (const auto seat : self.along<commons::contributors>()) {
        self.add<territory::commons_seats>(territory->row(), 1);
        self.add<territory::commons_given>(territory->row(), double{seat.get<commons::given>()});
      }
    if (self.get<commons::kind>() == commons::Kind::information) self.add<territory::commons_items>(territory->row(), self.get<commons::items>());
    else if (self.get<commons::capacity>() > 0) {
      self.add<territory::commons_pools>(territory->row(), 1);
      self.add<territory::commons_stock_sum>(territory->row(), self.get<commons::stock>() / self.get<commons::capacity>());
    }
  }
};

struct CountCommoners {
  static constexpr std::string_view name = "count_commoners";
  static constexpr sim::Text meaning{"actors who contribute to a commons are counted", "les acteurs contribuant à un commun sont comptés"};
  static constexpr auto parameters() { return std::tuple{}; }
  using Uses = sim::Access<actor::all, sim::Along<actor::place, commune::within, commons::of_actor, commons::contributors>, sim::Read<commons::runs, commons::given>, sim::Tally<territory::commoners>>;
  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    bool gives = false;
    for (const auto one : self.along<commons::of_actor>()) {
      const auto seat = one.other().along<commons::contributors>().find(self.row());
      gives = gives || (seat && one.other().get<commons::runs>() && seat->get<commons::given>() >= 0.1F);
    }
    const auto place = self.follow<actor::place>();
    const auto territory = place ? place->follow<commune::within>() : std::nullopt;
    if (gives && territory) self.add<territory::commoners>(territory->row(), 1);
  }
};

// After count_actors: it uses their number.
struct CommonsAverages {
  static constexpr std::string_view name = "commons_averages";
  static constexpr sim::Text meaning{"means over commons and those who contribute", "moyennes sur les communs et leurs contributeurs"};
  static constexpr auto parameters() { return std::tuple{}; }
  using Uses = sim::Access<territory::all, sim::Read<territory::commoners, territory::actors, territory::commons_seats, territory::commons_given, territory::commons_pools, territory::commons_stock_sum>,
                           sim::Update<territory::commons_share, territory::commons_contribution, territory::commons_stock>>;
  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    const auto mean = [](double sum, double count) { return count > 0 ? sum / count : 0.0; };
    self.set<territory::commons_share>(mean(self.get<territory::commoners>(), static_cast<double>(self.get<territory::actors>())));
    self.set<territory::commons_contribution>(mean(self.get<territory::commons_given>(), self.get<territory::commons_seats>()));
    self.set<territory::commons_stock>(mean(self.get<territory::commons_stock_sum>(), self.get<territory::commons_pools>()));
  }
};

}  // namespace models::indicators
