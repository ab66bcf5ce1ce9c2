// app/settle.cpp -- sillon settle: a territory peopled once, for runs that begin with it.
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "app/commands.hpp"
#include "app/preparation.hpp"
#include "app/territory_file.hpp"
#include "app/text.hpp"
#include "models/catalogue.hpp"
#include "sim/kernel/parallel.hpp"

namespace app {

int settle(const SettleCommand& command) {
  const Voice voice(language(command.language));
  const auto say = [&](const std::string& text) {
    if (!command.quiet) std::fputs(text.c_str(), stderr);
  };
  refuse_existing(command.output, command.force);
  std::vector<std::string> assignments;
  if (command.seed) assignments.push_back(fmt::format("/seed={}", *command.seed));
  assignments.insert(assignments.end(), command.set.begin(), command.set.end());
  const Prepared prepared = prepare(command.scenario, assignments, models::catalogue());
  sim::parallel::with_threads(command.threads, [&] {
    const auto since = [](auto start) {
      return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    };
    auto start = std::chrono::steady_clock::now();
    const auto settled = settle(prepared.plan);
    say(census(settled.world, false, since(start), voice) + '\n');
    start = std::chrono::steady_clock::now();
    save_settled(command.output, settled, prepared.plan);
    say(fmt::format("{} {:.1f} s: {}, {} MB\n", voice("saved in", "enregistré en"), since(start), command.output,
                    voice.count(static_cast<double>(std::filesystem::file_size(command.output) / 1'000'000))));
  });
  return done;
}

}  // namespace app
