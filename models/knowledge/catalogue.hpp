// models/knowledge/catalogue.hpp -- the list of all capabilities, and how one is found by its number.
#pragma once
#include <optional>

#include "models/vocabulary/knowledge.hpp"
#include "sim/kernel/process.hpp"

namespace models::knowledge {

// Written once, so that research and courses can come upon what nobody here has yet, in whatever order rows lie.
struct ListCapabilities {
  static constexpr std::string_view name = "list_capabilities";
  static constexpr sim::Text meaning{"the capabilities that research and courses can find are listed", "les capacités que recherche et cours peuvent trouver sont listées"};
  static constexpr sim::Period period = sim::Period::once;
  static constexpr auto parameters() { return std::tuple{}; }
  using Uses = sim::Access<capability::all, sim::Edit<capability::catalogue>>;

  void each(const sim::Agent<Uses>& self, sim::Rng&) const { self.connect<capability::catalogue>({0}, self.row()); }  // there is one territory
};

template <class Edge> std::uint32_t number_of(const Edge& known) { return capability::number_of(known.other().id().value); }

// The place in a kene of a capability, by its number; kenes are short.
template <class Kene> std::optional<std::uint32_t> place_of(const Kene& kene, std::uint32_t number) {
  for (std::uint32_t i = 0; i < kene.size(); ++i)
    if (number_of(kene[i]) == number) return i;
  return std::nullopt;
}

}  // namespace models::knowledge
