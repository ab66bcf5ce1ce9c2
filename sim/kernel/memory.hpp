// sim/kernel/memory.hpp -- where columns and networks lie: on cache lines of their own, large ones on large pages.
//
// A gather over millions of rows misses the translation buffer at nearly every step when pages hold 4 KiB; asked for
// large pages, the system makes that 2 MiB. Where it cannot, nothing but speed changes.
#pragma once
#include <cstddef>
#include <vector>

namespace sim {
namespace memory {
void* take(std::size_t bytes);  // throws std::bad_alloc
void give_back(void* at);
}  // namespace memory

template <class T> struct LargePages {
  using value_type = T;
  LargePages() = default;
  template <class U> LargePages(const LargePages<U>&) {}
  T* allocate(std::size_t count) { return static_cast<T*>(memory::take(count * sizeof(T))); }
  void deallocate(T* at, std::size_t) { memory::give_back(at); }
  bool operator==(const LargePages&) const { return true; }
};
template <class T> using Large = std::vector<T, LargePages<T>>;

// Capacity for `count` values; what grows again and again grows by an eighth at a time, since doubling what fills a third
// of the memory would not fit.
template <class T> void make_room(Large<T>& values, std::size_t count) {
  if (count <= values.capacity()) return;
  values.reserve(values.capacity() == 0 ? count : count + count / 8);
}

}  // namespace sim
