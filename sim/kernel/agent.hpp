// sim/kernel/agent.hpp -- one row, seen through its process's declaration: what Uses does not declare does not compile.
//
// Held by value: columns are reached without a second pointer. `get` of a column that is both Read and Update gives the
// past, even after `set`. `set` and `add` on a column with a quantum keep whole multiples of it.
#pragma once
#include <algorithm>
#include <array>
#include <cstdint>
#include <iterator>
#include <optional>
#include <type_traits>
#include <utility>

#include "sim/kernel/access.hpp"
#include "sim/kernel/calendar.hpp"
#include "sim/kernel/rng.hpp"
#include "sim/kernel/staging.hpp"
#include "sim/kernel/world.hpp"

namespace sim {

// ---- quanta: a column with a quantum holds whole multiples of it, so sums are exact in any order
template <const auto& C> double quanta(double value) {  // how many, to the nearest
  constexpr double per_unit = 1.0 / C.quantum, shift = 0x1.8p52;
  return (value * per_unit + shift) - shift;  // rounds to the nearest whole; exact below 2^51
}
template <const auto& C> double whole(double value) {  // the nearest multiple of the column's quantum
  constexpr double per_unit = 1.0 / C.quantum;
  return quanta<C>(value) / per_unit;
}

template <const auto& C> double whole_below(double value) {  // the largest multiple that is not above it
  const double nearest = whole<C>(value);
  return nearest > value + 1e-9 * C.quantum ? nearest - C.quantum : nearest;
}

template <const auto& K> using KeyType = std::remove_cvref_t<decltype(K)>;
template <const auto& K> inline constexpr bool is_column = requires { typename KeyType<K>::value_type; K.quantum; };
template <const auto& K> inline constexpr bool is_edge_column = requires { typename KeyType<K>::value_type; } && !is_column<K>;
template <const auto& K> inline constexpr bool is_link = std::is_same_v<KeyType<K>, LinkKey>;
template <const auto& K> inline constexpr bool is_network = std::is_same_v<KeyType<K>, NetworkKey>;
template <const auto& K> inline constexpr bool is_space = std::is_same_v<KeyType<K>, SpaceKey>;

struct Slot {  // where one declared thing lies, in this step
  std::byte* data = nullptr;               // column, edge column: its values; tally: sums in quanta
  const std::uint32_t* begins = nullptr;   // network: first place of each row; space: cell of each row
  const std::uint32_t* ends = nullptr;     // network: place behind the last one of each row
  const std::uint32_t* targets = nullptr;  // network, link; space: members by cell
  const std::uint64_t* ids = nullptr;      // of the population that the slot leads to
  std::uint32_t stride = 0, width = 0, height = 0;  // space
  bool periodic = false;
};

// The columns and networks of one process in one step, for one thread.
template <class Uses> class Frame {
 public:
  std::array<Slot, Uses::size> slots{};
  const std::uint64_t* ids = nullptr;  // of the population that the process runs over
  Now now{};
  std::uint64_t key = 0;  // of the luck
  Lane* lane = nullptr;

  template <Manner M, const auto& K> const Slot& slot() const {
    static_assert(Uses::template declares<M, K>);
    return slots[Uses::slot(M, &K)];
  }
  template <const auto& C> const Value<C>* past() const {  // what is read; own row of an Update is its present
    constexpr Manner manner = Uses::template declares<Manner::read, C> ? Manner::read : Manner::update;
    return reinterpret_cast<const Value<C>*>(slot<manner, C>().data);
  }
  template <const auto& C> Value<C>* present() const {
    return reinterpret_cast<Value<C>*>(slot<Manner::update, C>().data);
  }
  template <const PopulationKey& P> const std::uint64_t* ids_of() const {
    if constexpr (&P == &Uses::over) return ids;
    else {
      constexpr std::size_t at = leads_to<P>();
      static_assert(at < Uses::size, "no declared key leads to this population");
      return slots[at].ids;
    }
  }

 private:
  template <const PopulationKey& P> static constexpr std::size_t leads_to() {
    std::size_t found = Uses::size, i = 0;
    Uses::each([&]<Manner M, const auto& K>() {
      const PopulationKey* to = nullptr;
      if constexpr (is_link<K> || is_network<K>) to = &K.to;
      else if constexpr (is_column<K> || is_space<K>) to = &K.of;
      if (to == &P && found == Uses::size && (M == Manner::read || M == Manner::along || M == Manner::update)) found = i;
      ++i;
    });
    return found;
  }
};

// Own: the agent's own out-edges, which it may update; those of somebody else are only read, as they stood.
template <class Uses, const NetworkKey& N, bool Own = true> class Edges;

template <class Uses, const PopulationKey& P> class Other {  // somebody else: read only, as it stood
 public:
  Other(const Frame<Uses>& frame, std::uint32_t row) : frame_(&frame), row_(row) {}

  template <const auto& C>
    requires(Uses::template declares<Manner::read, C> && &C.of == &P)
  const Value<C>& get() const { return frame_->template past<C>()[row_]; }
  template <const LinkKey& L>
    requires(Uses::template declares<Manner::along, L> && &L.of == &P)
  std::optional<Other<Uses, L.to>> follow() const {
    const std::uint32_t to = frame_->template slot<Manner::along, L>().targets[row_];
    if (to == nobody) return std::nullopt;
    return Other<Uses, L.to>(*frame_, to);
  }
  template <const NetworkKey& N>
    requires(Uses::template declares<Manner::along, N> && &N.from == &P)
  Edges<Uses, N, false> along() const { return {*frame_, row_}; }
  Id<P> id() const { return {frame_->template ids_of<P>()[row_]}; }
  Row<P> row() const { return {row_}; }

 private:
  const Frame<Uses>* frame_;
  std::uint32_t row_;
};

template <class Uses, const NetworkKey& N, bool Own = true> class Edge {
 public:
  Edge(const Frame<Uses>& frame, std::size_t place) : frame_(&frame), place_(place) {}

  Other<Uses, N.to> other() const { return {*frame_, frame_->template slot<Manner::along, N>().targets[place_]}; }
  template <const auto& E>
    requires((Uses::template declares<Manner::read, E> || (Own && Uses::template declares<Manner::update, E>)) && &E.of == &N)
  Value<E> get() const { return frame_->template past<E>()[place_]; }
  template <const auto& E>
    requires(Own && Uses::template declares<Manner::update, E> && &E.of == &N && &N.from == &Uses::over)
  void set(Value<E> value) const { frame_->template present<E>()[place_] = value; }

 private:
  const Frame<Uses>* frame_;
  std::size_t place_;
};

template <class Uses, const NetworkKey& N, bool Own> class Edges {  // in order of the neighbours' ids
 public:
  class Iterator {
   public:
    using value_type = Edge<Uses, N, Own>;
    using difference_type = std::ptrdiff_t;
    using iterator_category = std::input_iterator_tag;
    using pointer = void;
    using reference = value_type;
    Iterator(const Frame<Uses>* frame, std::size_t place) : frame_(frame), place_(place) {}
    Edge<Uses, N, Own> operator*() const { return {*frame_, place_}; }
    Iterator& operator++() { return ++place_, *this; }
    bool operator==(const Iterator& other) const { return place_ == other.place_; }
    bool operator!=(const Iterator& other) const { return place_ != other.place_; }

   private:
    const Frame<Uses>* frame_;
    std::size_t place_;
  };

  Edges(const Frame<Uses>& frame, std::uint32_t row) : frame_(&frame) {
    const auto& slot = frame.template slot<Manner::along, N>();
    begin_ = slot.begins[row], end_ = slot.ends[row];
  }
  Iterator begin() const { return {frame_, begin_}; }
  Iterator end() const { return {frame_, end_}; }
  std::uint32_t size() const { return static_cast<std::uint32_t>(end_ - begin_); }
  bool empty() const { return begin_ == end_; }
  Edge<Uses, N, Own> operator[](std::uint32_t i) const { return {*frame_, begin_ + i}; }

  template <class F> double share(F who) const {  // of the edges for which `who` holds; 0 if there are none
    double yes = 0;
    for (const auto edge : *this) yes += who(edge) ? 1 : 0;
    return empty() ? 0 : yes / size();
  }
  std::optional<Edge<Uses, N, Own>> find(Row<N.to> row) const {  // by the id of the neighbour: binary search
    const auto& slot = frame_->template slot<Manner::along, N>();
    const std::uint64_t id = slot.ids[row.value];
    std::size_t low = begin_, high = end_;
    while (low < high) {
      const std::size_t middle = low + (high - low) / 2;
      if (slot.ids[slot.targets[middle]] < id) low = middle + 1;
      else high = middle;
    }
    if (low < end_ && slot.targets[low] == row.value) return Edge<Uses, N, Own>{*frame_, low};
    return std::nullopt;
  }

 private:
  const Frame<Uses>* frame_;
  std::size_t begin_, end_;
};

// Who stands in one cell, in order of ids.
template <class Uses, const SpaceKey& S> class Members {
 public:
  class Iterator {
   public:
    using value_type = Other<Uses, S.of>;
    using difference_type = std::ptrdiff_t;
    using iterator_category = std::input_iterator_tag;
    using pointer = void;
    using reference = value_type;
    Iterator(const Frame<Uses>* frame, const std::uint32_t* at) : frame_(frame), at_(at) {}
    Other<Uses, S.of> operator*() const { return {*frame_, *at_}; }
    Iterator& operator++() { return ++at_, *this; }
    bool operator==(const Iterator& other) const { return at_ == other.at_; }
    bool operator!=(const Iterator& other) const { return at_ != other.at_; }

   private:
    const Frame<Uses>* frame_;
    const std::uint32_t* at_;
  };
  Members(const Frame<Uses>& frame, std::uint32_t cell) : frame_(&frame) {
    const Slot& slot = frame.template slot<Manner::along, S>();
    first_ = slot.targets + std::size_t{cell} * slot.stride;
    while (size_ < slot.stride && first_[size_] != nobody) ++size_;
  }
  Iterator begin() const { return {frame_, first_}; }
  Iterator end() const { return {frame_, first_ + size_}; }
  std::uint32_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  Other<Uses, S.of> operator[](std::uint32_t i) const { return {*frame_, first_[i]}; }

 private:
  const Frame<Uses>* frame_;
  const std::uint32_t* first_;
  std::uint32_t size_ = 0;
};

template <const auto& E> struct With {  // a value for an edge that is being made
  Value<E> value;
};
template <const auto& E> With<E> with(Value<E> value) { return {value}; }

// Somebody who is about to be born: appears at the commit.
template <const PopulationKey& P> class Newborn {
 public:
  explicit Newborn(StagedBirth& birth) : birth_(&birth) {}
  template <const auto& C>
    requires(&C.of == &P)
  Newborn& set(Value<C> value) {
    if constexpr (C.quantum > 0 && std::is_floating_point_v<Value<C>>) value = whole<C>(value);
    birth_->values.push_back({&C, to_bits(value)});
    return *this;
  }
  template <const LinkKey& L>
    requires(&L.of == &P)
  Newborn& link(Row<L.to> to) {
    birth_->links.emplace_back(&L, to.value);
    return *this;
  }
  template <const SpaceKey& S>
    requires(&S.of == &P)
  Newborn& place(std::uint32_t cell) {
    birth_->places.emplace_back(&S, cell);
    return *this;
  }

 private:
  StagedBirth* birth_;
};

template <class Uses, const PopulationKey& P = Uses::over> class Agent {
 public:
  Agent(const Frame<Uses>& frame, std::uint32_t row) : frame_(frame), row_(row) {}
  void move_to(std::uint32_t row) { row_ = row; }  // for the kernel's loops, which make one Agent per block

  Id<P> id() const { return {frame_.ids[row_]}; }
  Row<P> row() const { return {row_}; }
  const Now& now() const { return frame_.now; }

  // ---- reading
  template <const auto& C>
    requires(Uses::template can_read<C> && &C.of == &P)
  const Value<C>& get() const { return frame_.template past<C>()[row_]; }
  template <const LinkKey& L>
    requires(Uses::template declares<Manner::along, L> && &L.of == &P)
  std::optional<Other<Uses, L.to>> follow() const {
    const std::uint32_t to = frame_.template slot<Manner::along, L>().targets[row_];
    if (to == nobody) return std::nullopt;
    return Other<Uses, L.to>(frame_, to);
  }
  template <const NetworkKey& N>
    requires(Uses::template declares<Manner::along, N> && &N.from == &P)
  Edges<Uses, N> along() const { return {frame_, row_}; }
  template <const PopulationKey& Q> Other<Uses, Q> at(Row<Q> row) const { return {frame_, row.value}; }

  // ---- looking around in a space
  template <const SpaceKey& S>
    requires(Uses::template declares<Manner::along, S> && &S.of == &P)
  std::uint32_t cell() const { return frame_.template slot<Manner::along, S>().begins[row_]; }  // nobody: off the grid
  template <const SpaceKey& S>
    requires(Uses::template declares<Manner::along, S>)
  Members<Uses, S> members(std::uint32_t cell) const { return {frame_, cell}; }
  template <const SpaceKey& S>
    requires(Uses::template declares<Manner::along, S>)
  bool empty(std::uint32_t cell) const {
    const Slot& slot = frame_.template slot<Manner::along, S>();
    return slot.targets[std::size_t{cell} * slot.stride] == nobody;
  }
  template <const SpaceKey& S>
    requires(Uses::template declares<Manner::along, S>)
  std::uint32_t width() const { return frame_.template slot<Manner::along, S>().width; }
  template <const SpaceKey& S>
    requires(Uses::template declares<Manner::along, S>)
  std::uint32_t height() const { return frame_.template slot<Manner::along, S>().height; }
  // Calls f(Other) for everybody else within `radius` cells (Chebyshev), row of cells after row, in order of ids in each.
  template <const SpaceKey& S, class F>
    requires(Uses::template declares<Manner::along, S> && &S.of == &P)
  [[gnu::always_inline]] void around(std::uint32_t radius, F&& f) const {
    const std::uint32_t self = row_;
    around_cell<S>(cell<S>(), radius, [&](Other<Uses, S.of> other) {
      if (other.row().value != self) f(other);
    });
  }
  template <const SpaceKey& S, class F>  // of a space that need not be the agent's own; itself included
    requires(Uses::template declares<Manner::along, S>)
  [[gnu::always_inline]] void around_cell(std::uint32_t cell, std::uint32_t radius, F&& f) const {
    const Slot& slot = frame_.template slot<Manner::along, S>();
    if (cell == nobody) return;
    const std::uint32_t width = slot.width, height = slot.height, stride = slot.stride, x = cell % width, y = cell / width;
    const std::uint32_t* const members = slot.targets;
    std::uint32_t left, top, across, down;
    if (slot.periodic) {  // no cell twice, however small the grid is
      across = std::min(2 * radius + 1, width), down = std::min(2 * radius + 1, height);
      left = x >= radius ? x - radius : (x + width - radius % width) % width;
      top = y >= radius ? y - radius : (y + height - radius % height) % height;
    } else {
      left = x > radius ? x - radius : 0, top = y > radius ? y - radius : 0;
      across = std::min(width - 1, x + radius) - left + 1, down = std::min(height - 1, y + radius) - top + 1;
    }
    for (std::uint32_t b = 0, j = top; b < down; ++b, j = j + 1 == height ? 0 : j + 1)
      for (std::uint32_t a = 0, i = left; a < across; ++a, i = i + 1 == width ? 0 : i + 1) {
        const std::uint32_t* const first = members + (std::size_t{j} * width + i) * stride;
        for (std::uint32_t k = 0; k < stride && first[k] != nobody; ++k) f(Other<Uses, S.of>(frame_, first[k]));
      }
  }

  // ---- writing the own row, in place
  template <const auto& C>
    requires(Uses::template declares<Manner::update, C> && &C.of == &P)
  void set(Value<C> value) const {
    if constexpr (C.quantum > 0 && std::is_floating_point_v<Value<C>>) value = whole<C>(value);
    frame_.template present<C>()[row_] = value;
  }

  // ---- adding to any row, exact in any order
  template <const auto& C>
    requires(Uses::template declares<Manner::tally, C>)
  void add(Row<C.of> row, Value<C> value) const {
    static_assert(C.quantum > 0, "a column that others add to needs a quantum");
    static_assert(!Uses::template declares<Manner::update, C>, "a column is either updated or tallied by one process");
    constexpr std::size_t at = Uses::slot(Manner::tally, &C);
    std::int64_t sum;
    if constexpr (std::is_floating_point_v<Value<C>>) {
      const double count = quanta<C>(value);
      if (!(count > -0x1.0p62 && count < 0x1.0p62)) [[unlikely]] {  // not a number, or beyond what 64 bits hold
        frame_.lane->overflow = true;
        frame_.lane->tallied[at] = 1;
        return;
      }
      sum = static_cast<std::int64_t>(count);
    } else {
      sum = static_cast<std::int64_t>(value);
    }
    auto& total = reinterpret_cast<std::int64_t*>(frame_.slots[at].data)[row.value];
    if (__builtin_add_overflow(total, sum, &total)) [[unlikely]] frame_.lane->overflow = true;
    frame_.lane->tallied[at] = 1;
  }

  // ---- asking for something scarce
  template <const BidKey& B>
    requires(Uses::template declares<Manner::bid, B> && &B.from == &P)
  void bid(Row<B.to> to, double priority, double amount) const {
    const std::uint64_t self = frame_.ids[row_];
    const std::uint64_t drawn =
        mix(mix(mix(frame_.key, static_cast<std::uint32_t>(frame_.now.step)), self), frame_.template ids_of<B.to>()[to.value]);
    frame_.lane->offers[Uses::slot(Manner::bid, &B)].push_back(
        {row_, to.value, self, drawn, priority, amount, static_cast<std::uint32_t>(frame_.lane->ordinal++)});
  }

  // ---- edits, carried out at the commit in the order of the authors' ids
  template <const LinkKey& L>
    requires(Uses::template declares<Manner::edit, L>)
  void relink(Row<L.of> who, std::optional<Row<L.to>> to) const {
    stage(frame_.lane->links, StagedLink{&L, who.value, to ? to->value : nobody});
  }
  template <const NetworkKey& N, const auto&... E>  // an edge that is there already only takes the new values
    requires(Uses::template declares<Manner::edit, N> && N.reverse_of == nullptr && ((&E.of == &N) && ...))
  void connect(Row<N.from> from, Row<N.to> to, With<E>... values) const {
    static_assert(sizeof...(E) <= 4);
    StagedEdge edge{&N, from.value, to.value, false, sizeof...(E), {}};
    std::size_t i = 0;
    ((edge.values[i++] = Network::Given{&E, to_bits(values.value)}), ...);
    stage(frame_.lane->edges, edge);
  }
  template <const NetworkKey& N>
    requires(Uses::template declares<Manner::edit, N> && N.reverse_of == nullptr)
  void disconnect(Row<N.from> from, Row<N.to> to) const {
    stage(frame_.lane->edges, StagedEdge{&N, from.value, to.value, true, 0, {}});
  }
  template <const PopulationKey& Q>
    requires(Uses::template declares<Manner::edit, Q>)
  Newborn<Q> bear() const {
    static_assert(!Q.numbered, "nobody is born into a numbered population");
    stage(frame_.lane->births, StagedBirth{&Q, {}, {}, {}});
    return Newborn<Q>(frame_.lane->births.back().what);
  }
  template <const SpaceKey& S>
    requires(Uses::template declares<Manner::edit, S> && &S.of == &P)
  void move(std::uint32_t cell) const { frame_.lane->moves.push_back({&S, row_, cell}); }  // nobody: off the grid
  void die() const
    requires(Uses::template declares<Manner::edit, P>)
  {
    static_assert(!P.numbered, "nobody of a numbered population dies");
    stage(frame_.lane->deaths, StagedDeath{&P, row_});
  }

 private:
  template <class What> void stage(std::vector<Staged<What>>& list, What what) const {
    list.push_back({frame_.ids[row_], frame_.lane->ordinal++, std::move(what)});
  }

  Frame<Uses> frame_;
  std::uint32_t row_;

 protected:
  Frame<Uses>& frame() { return frame_; }
};

}  // namespace sim
