// app/digest.cpp -- sillon digest.
#include "sim/io/digest.hpp"

#include <fmt/format.h>

#include "app/commands.hpp"

namespace app {

int digest(const DigestCommand& command) {
  fmt::print("{}\n", io::digest(command.file));
  return done;
}

}  // namespace app
