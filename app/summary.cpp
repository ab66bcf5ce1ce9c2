// app/summary.cpp -- sillon summary.
#include <cstdio>

#include "app/commands.hpp"
#include "app/summary_text.hpp"
#include "sim/io/run_reader.hpp"

namespace app {

int summary(const SummaryCommand& command) {
  std::fputs(summary_text(io::RunReader(command.file), Voice(language(command.language)), command.all).c_str(), stdout);
  return done;
}

}  // namespace app
