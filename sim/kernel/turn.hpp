// sim/kernel/turn.hpp -- an agent that acts in its turn: everything it does is there at once, for all who come after it.
#pragma once
#include <array>
#include <cstdint>
#include <vector>

#include "sim/kernel/agent.hpp"

namespace sim {

// Somebody who was born a moment ago, in a turn.
template <class Uses, const PopulationKey& Q> class Firstborn {
 public:
  Firstborn(const Frame<Uses>& frame, Population& population, std::uint32_t row) : frame_(&frame), population_(&population), row_(row) {}
  Row<Q> row() const { return {row_}; }
  template <const auto& C>
    requires(&C.of == &Q)
  const Firstborn& set(Value<C> value) const {
    if constexpr (C.quantum > 0 && std::is_floating_point_v<Value<C>>) value = whole<C>(value);
    if constexpr (Uses::template declares<Manner::update, C>) frame_->template present<C>()[row_] = value;
    else population_->template column<C>()[row_] = value;
    return *this;
  }

 private:
  const Frame<Uses>* frame_;
  Population* population_;
  std::uint32_t row_;
};

// An Agent whose process runs in turns. Columns that are updated are read as they are now, of others too (declare them
// Read and Update). Births and deaths take place at once, of populations to which no link and no network leads.
template <class Uses, const PopulationKey& P = Uses::over> class Turn : public Agent<Uses, P> {
 public:
  static constexpr bool edits_populations = [] {
    bool any = false;
    Uses::each([&]<Manner M, const auto& K>() { any = any || (M == Manner::edit && std::is_same_v<KeyType<K>, PopulationKey>); });
    return any;
  }();

  Turn(World& world, const Frame<Uses>& frame) : Agent<Uses, P>(frame, 0), world_(&world) {
    std::size_t i = 0;
    Uses::each([&]<Manner M, const auto& K>() {
      Reached& reached = reached_[i++];
      if constexpr (std::is_same_v<KeyType<K>, PopulationKey>) {
        reached.population = &world[K];
        for (Space& space : world.spaces())
          if (&space.key().of == &K) reached.spaces.push_back(&space);
      } else if constexpr (is_space<K>) {
        reached.space = &world[K];
        reached.population = &world[K.of];
      }
      if constexpr (M == Manner::edit && std::is_same_v<KeyType<K>, PopulationKey>) {
        for (const Population& population : world.populations())
          for (const LinkColumn& link : population.links())
            require(&link.key->to != &K, "births and deaths in turns: a link leads to the population");
        for (const Network& network : world.networks())
          require(&network.key().from != &K && &network.key().to != &K, "births and deaths in turns: the population has a network");
      }
    });
  }

  std::uint64_t id_at(std::uint32_t row) { return this->frame().ids[row]; }

  // Any row's column, at once.
  template <const auto& C>
    requires(Uses::template declares<Manner::update, C> && is_column<C>)
  void put(Row<C.of> row, Value<C> value) {
    if constexpr (C.quantum > 0 && std::is_floating_point_v<Value<C>>) value = whole<C>(value);
    this->frame().template present<C>()[row.value] = value;
  }

  template <const SpaceKey& S>
    requires(Uses::template declares<Manner::edit, S> && &S.of == &P)
  void move(std::uint32_t cell) { place<S>(this->row(), cell); }

  Firstborn<Uses, P> bear()
    requires(Uses::template declares<Manner::edit, P>)
  { return bear<P>(); }
  template <const PopulationKey& Q>
    requires(Uses::template declares<Manner::edit, Q>)
  Firstborn<Uses, Q> bear() {
    Reached& reached = reach<Q>();
    Population& population = *reached.population;
    const std::uint32_t rows = population.rows(), row = population.bear_next();
    if (population.rows() != rows) {  // a new row: everything may lie elsewhere
      for (Space* space : reached.spaces) space->grow(population.rows());
      rebind();
    }
    return {this->frame(), population, row};
  }
  template <const SpaceKey& S>  // puts anybody of the space's population into a cell
    requires(Uses::template declares<Manner::edit, S>)
  void place(Row<S.of> row, std::uint32_t cell) {
    Reached& reached = reach<S>();
    reached.space->put(row.value, cell, reached.population->ids().data());
    see<S>(*reached.space);
  }

  void die()
    requires(Uses::template declares<Manner::edit, P>)
  { kill(this->row()); }
  template <const PopulationKey& Q>
    requires(Uses::template declares<Manner::edit, Q>)
  void kill(Row<Q> row) {
    Reached& reached = reach<Q>();
    for (Space* space : reached.spaces) space->put(row.value, nobody, reached.population->ids().data());
    reached.population->bury(row.value);
  }

 private:
  struct Reached {  // by an edit: found once, before the turns
    Population* population = nullptr;
    Space* space = nullptr;
    std::vector<Space*> spaces;  // of that population
  };
  template <const auto& K> Reached& reach() { return reached_[Uses::slot(Manner::edit, &K)]; }

  template <const SpaceKey& S> void see(const Space& space) {
    if constexpr (Uses::template declares<Manner::along, S>) {
      Slot& slot = this->frame().slots[Uses::slot(Manner::along, &S)];
      const Space::View view = space.view();
      slot.begins = view.cell_of, slot.targets = view.members, slot.stride = view.stride;
    }
  }
  // After a birth: columns may lie elsewhere.
  void rebind() {
    Frame<Uses>& frame = this->frame();
    frame.ids = (*world_)[P].ids().data();
    std::size_t i = 0;
    Uses::each([&]<Manner M, const auto& K>() {
      Slot& slot = frame.slots[i++];
      if constexpr ((M == Manner::read || M == Manner::update) && is_column<K>) {
        slot.data = (*world_)[K.of].find(&K).front.data();
        slot.ids = (*world_)[K.of].ids().data();
      } else if constexpr (M == Manner::along && is_link<K>) {
        slot.targets = (*world_)[K.of].find_link(&K).rows.data();
        slot.ids = (*world_)[K.to].ids().data();
      } else if constexpr (M == Manner::along && is_space<K>) {
        see<K>((*world_)[K]);
        slot.ids = (*world_)[K.of].ids().data();
      }
    });
  }

  World* world_;
  std::array<Reached, Uses::size> reached_{};
};

}  // namespace sim
