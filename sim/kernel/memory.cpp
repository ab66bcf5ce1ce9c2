// sim/kernel/memory.cpp -- aligned memory, with a word to the system about large blocks.
#include "sim/kernel/memory.hpp"

#include <cstdlib>
#include <new>
#if __has_include(<sys/mman.h>)
#include <sys/mman.h>
#endif

namespace sim::memory {

void* take(std::size_t bytes) {
  constexpr std::size_t line = 64, page = std::size_t{2} << 20U;
  const std::size_t alignment = bytes >= 2 * page ? page : line;
  void* const at = std::aligned_alloc(alignment, (bytes + alignment - 1) / alignment * alignment);
  if (at == nullptr && bytes > 0) throw std::bad_alloc();
#ifdef MADV_HUGEPAGE
  if (alignment == page) (void)madvise(at, bytes, MADV_HUGEPAGE);  // a wish: it may be refused
#endif
  return at;
}

void give_back(void* at) { std::free(at); }

}  // namespace sim::memory
