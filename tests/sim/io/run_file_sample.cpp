// tests/sim/io/run_file_sample.cpp -- a hidden case that writes a run file for the readers in Python.
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <string>
#include <thread>

#include "sim/io/digest.hpp"
#include "sim/io/run_file.hpp"
#include "tests/catch.hpp"
#include "tests/sim/io/run_file_village.hpp"

namespace {

std::uint32_t setting(const char* name, std::uint32_t otherwise) {
  const char* text = std::getenv(name);
  return text != nullptr ? static_cast<std::uint32_t>(std::stoul(text)) : otherwise;
}

}  // namespace

TEST_CASE("a sample run file is written for other readers", "[.sample]") {
  const char* path = std::getenv("SILLON_SAMPLE");
  REQUIRE(path != nullptr);
  auto plan = tests::village::plan(setting("SILLON_SAMPLE_STEPS", 12), 2);
  plan.flush_every = std::chrono::milliseconds(setting("SILLON_SAMPLE_FLUSH", 0));
  const auto world = tests::village::settle(setting("SILLON_SAMPLE_CITIZENS", 50));
  const std::chrono::microseconds pause(setting("SILLON_SAMPLE_PAUSE", 0));
  io::RunFile file(path, plan, world, true);
  for (std::uint32_t context = 0; context < 2; ++context)
    for (std::uint32_t replicate = 0; replicate < 2; ++replicate)
      tests::village::run(file, plan, world, context, replicate,
                          [&](std::uint32_t) { std::this_thread::sleep_for(pause); });
  file.finish();
  std::ofstream(std::string(path) + ".digest") << io::digest(path) << "\n";
}
