// app/interruption.hpp -- SIGINT and SIGTERM as a question that a run asks itself at each step.
#pragma once
#include <csignal>

namespace app {

// While it lives the signals wait; threads that are started meanwhile inherit that. A signal that was ignored
// when the program started stays ignored.
class Interruption {
 public:
  Interruption();
  ~Interruption();
  Interruption(const Interruption&) = delete;
  Interruption& operator=(const Interruption&) = delete;
  bool asked() const;

 private:
  sigset_t watched_, before_;
};

}  // namespace app
