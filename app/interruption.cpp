// app/interruption.cpp -- signals are blocked and looked at, so no handler and no global is needed.
#include "app/interruption.hpp"

#include <initializer_list>

#include <pthread.h>
#include <signal.h>
#include <time.h>

namespace app {

Interruption::Interruption() {
  sigemptyset(&watched_);
  for (const int signal : {SIGINT, SIGTERM}) {
    struct sigaction now {};
    if (sigaction(signal, nullptr, &now) == 0 && now.sa_handler != SIG_IGN) sigaddset(&watched_, signal);
  }
  pthread_sigmask(SIG_BLOCK, &watched_, &before_);
}

Interruption::~Interruption() {
  const timespec at_once{};
  while (asked() && sigtimedwait(&watched_, nullptr, &at_once) > 0) {
  }  // answered: it must not end the program now
  pthread_sigmask(SIG_SETMASK, &before_, nullptr);
}

bool Interruption::asked() const {
  sigset_t waiting;
  if (sigpending(&waiting) != 0) return false;
  for (const int signal : {SIGINT, SIGTERM})
    if (sigismember(&watched_, signal) == 1 && sigismember(&waiting, signal) == 1) return true;
  return false;
}

}  // namespace app
