// sim/kernel/parallel.cpp -- blocks and tasks on oneTBB.
#include "sim/kernel/parallel.hpp"

#include <atomic>

#include <tbb/blocked_range.h>
#include <tbb/global_control.h>
#include <tbb/info.h>
#include <tbb/parallel_for.h>
#include <tbb/partitioner.h>
#include <tbb/task_arena.h>

namespace sim::parallel {

std::size_t lanes() { return static_cast<std::size_t>(tbb::this_task_arena::max_concurrency()); }

namespace {
std::size_t lane() {
  const int index = tbb::this_task_arena::current_thread_index();
  return index < 0 ? 0 : static_cast<std::size_t>(index);
}

// The library's compiled part orders what its threads do, but a thread sanitizer cannot see it: this says the same in
// our own atomics. It orders no block before another.
class Gate {
 public:
  Gate() { opened_.store(true, std::memory_order_release); }
  void enter() const { opened_.load(std::memory_order_acquire); }
  void leave() { left_.fetch_add(1, std::memory_order_release); }
  void close() const { left_.load(std::memory_order_acquire); }

 private:
  std::atomic<bool> opened_{false};
  std::atomic<std::size_t> left_{0};
};
}  // namespace

void blocks(std::size_t count, const std::function<void(std::size_t, std::size_t)>& body) {
  if (count == 0) return;
  if (count == 1) return body(0, lane());
  // Isolated: a thread that waits here takes no other run's work, so it never enters a lane that it is in the middle of.
  Gate gate;
  tbb::this_task_arena::isolate([&] {
    tbb::parallel_for(
        tbb::blocked_range<std::size_t>(0, count, 1),
        [&](const tbb::blocked_range<std::size_t>& range) {
          gate.enter();
          for (std::size_t block = range.begin(); block != range.end(); ++block) body(block, lane());
          gate.leave();
        },
        tbb::simple_partitioner{});
  });
  gate.close();
}

void with_threads(std::size_t threads, const std::function<void()>& body) {
  const int count = threads == 0 ? tbb::info::default_concurrency() : static_cast<int>(threads);
  const tbb::global_control limit(tbb::global_control::max_allowed_parallelism, static_cast<std::size_t>(count));
  tbb::task_arena arena(count);
  arena.execute([&] { body(); });
}

void tasks(std::size_t count, const std::function<void(std::size_t)>& body) {
  Gate gate;
  tbb::parallel_for(
      tbb::blocked_range<std::size_t>(0, count, 1),
      [&](const tbb::blocked_range<std::size_t>& range) {
        gate.enter();
        for (std::size_t i = range.begin(); i != range.end(); ++i) body(i);
        gate.leave();
      },
      tbb::simple_partitioner{});
  gate.close();
}

}  // namespace sim::parallel
