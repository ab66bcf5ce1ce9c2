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

}  // namespace sim
