// sim/kernel/whole.hpp -- all rows at once, for the few processes whose work is a table and not a list of agents.
#pragma once
#include <span>

#include "sim/kernel/agent.hpp"

namespace sim {

// Whole columns, as declared: what is read, and what is written in place. Rows that are free hold whatever they held.
template <class Uses> class Whole {
 public:
  Whole(World& world, const Frame<Uses>& frame) : world_(&world), frame_(&frame) {}

  template <const auto& C>
    requires(Uses::template can_read<C> && !Uses::template doubled<C>)
  std::span<const Value<C>> read() const {
    if constexpr (Uses::template declares<Manner::read, C>) return {frame_->template past<C>(), count<C>()};
    else return {frame_->template present<C>(), count<C>()};
  }
  template <const auto& C>
    requires(Uses::template declares<Manner::update, C> && !Uses::template doubled<C>)
  std::span<Value<C>> update() const { return {frame_->template present<C>(), count<C>()}; }
  template <const LinkKey& L>
    requires(Uses::template declares<Manner::along, L>)
  std::span<const std::uint32_t> link() const { return {frame_->template slot<Manner::along, L>().targets, (*world_)[L.of].rows()}; }

  template <const NetworkKey& N>
    requires(Uses::template declares<Manner::along, N>)
  const Network& network() const { return (*world_)[N]; }
  // Who lives, and their ids; columns go through `read`.
  template <const NetworkKey& N>
    requires(Uses::template declares<Manner::along, N>)
  const Population& ends() const { return (*world_)[N.from]; }

  const Now& now() const { return frame_->now; }

 private:
  template <const auto& C> std::size_t count() const {
    if constexpr (is_edge_column<C>) return (*world_)[C.of].targets().size();
    else return (*world_)[C.of].rows();
  }

  World* world_;
  const Frame<Uses>* frame_;
};

}  // namespace sim
