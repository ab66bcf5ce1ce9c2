// sim/kernel/access.hpp -- what a process may touch. Six words, the whole of our parallelism.
#pragma once
#include <array>
#include <cstddef>
#include <cstdint>

#include "sim/kernel/keys.hpp"

namespace sim {

enum class Manner : std::uint8_t { read, along, update, tally, bid, edit };

template <const auto&... K> struct Read {    // any row, as it stood at the start of the process
  static constexpr Manner manner = Manner::read;
};
template <const auto&... K> struct Along {   // follow a link, walk a network (both frozen)
  static constexpr Manner manner = Manner::along;
};
template <const auto&... K> struct Update {  // own row, own out-edges, in place; a column that is also Read is doubled
  static constexpr Manner manner = Manner::update;
};
template <const auto&... K> struct Tally {   // add to any row; exact, whatever the order
  static constexpr Manner manner = Manner::tally;
};
template <const auto&... K> struct Bid {     // ask for something scarce
  static constexpr Manner manner = Manner::bid;
};
template <const auto&... K> struct Edit {    // births, deaths, links, edges; staged, at the commit in order of ids
  static constexpr Manner manner = Manner::edit;
};

struct Touch {  // one declared use
  Manner manner;
  const void* key;
};

template <class Use> struct UseKeys;
template <template <const auto&...> class Kind, const auto&... K> struct UseKeys<Kind<K...>> {
  static constexpr std::array<Touch, sizeof...(K)> touches{Touch{Kind<K...>::manner, &K}...};
  template <class F> static constexpr void each(F&& f) { (f.template operator()<Kind<>::manner, K>(), ...); }
};

// The declaration of a process: the population it runs over and what it touches.
template <const PopulationKey& Over, class... Use> struct Access {
  static constexpr const PopulationKey& over = Over;
  static constexpr std::size_t size = (UseKeys<Use>::touches.size() + ... + 0);
  static constexpr std::array<Touch, size> touches = [] {
    std::array<Touch, size> all{};
    std::size_t n = 0;
    const auto take = [&](const auto& some) {
      for (const Touch& touch : some) all[n++] = touch;
    };
    (take(UseKeys<Use>::touches), ...);
    return all;
  }();

  static constexpr std::size_t slot(Manner manner, const void* key) {  // size if not declared
    std::size_t i = 0;
    while (i < size && !(touches[i].manner == manner && touches[i].key == key)) ++i;
    return i;
  }
  template <Manner M, const auto& Key> static constexpr bool declares = slot(M, &Key) < size;
  template <const auto& Key> static constexpr bool can_read = declares<Manner::read, Key> || declares<Manner::update, Key>;
  template <const auto& Key>  // others read it while its owner writes it: written aside, swapped at the commit
  static constexpr bool doubled = declares<Manner::read, Key> && declares<Manner::update, Key>;

  template <class F> static constexpr void each(F&& f) { (UseKeys<Use>::each(f), ...); }
};

}  // namespace sim
