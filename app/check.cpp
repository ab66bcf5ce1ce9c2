// app/check.cpp -- sillon check: every mistake of every file at once.
#include <algorithm>
#include <cstdio>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "app/commands.hpp"
#include "app/preparation.hpp"
#include "models/catalogue.hpp"
#include "models/io_table_shape.hpp"
#include "models/scenario.hpp"
#include "models/territory/shape.hpp"
#include "sim/io/json.hpp"
#include "sim/kernel/shape.hpp"

namespace app {
namespace {

using sim::Mistake;
using sim::Tree;

std::vector<std::string> known_formats() {
  return {std::string(models::scenario_format), std::string(models::crisis_format),
          std::string(models::policy_format), "sillon-territory/1", "sillon-sectors/1", std::string(models::io_table_format)};
}

std::string format_of(const Tree& tree) {
  const Tree* format = tree.is(Tree::Kind::object) ? tree.find("format") : nullptr;
  return format && format->is(Tree::Kind::text) ? format->as_text() : "";
}

Mistake unknown_format(const Tree& tree) {
  const auto formats = known_formats();
  const std::string known = fmt::format("{}", fmt::join(formats, ", "));
  if (!tree.is(Tree::Kind::object))
    return tree.mistake(
        fmt::format("{}, expected an object with \"format\", one of {}", tree.kind_name(), known));
  const Tree* format = tree.find("format");
  if (!format) return tree.mistake(fmt::format("missing \"format\", one of {}", known));
  const auto close = format->is(Tree::Kind::text) ? sim::nearest(format->as_text(), formats) : "";
  return format->mistake(fmt::format("{} is not one of {}{}", quoted(*format), known,
                                     close.empty() ? "" : fmt::format("; nearest: \"{}\"", close)));
}

// What the file is, when it is good.
std::string look(const std::string& path, bool strict, const sim::Catalogue& catalogue,
                 std::vector<Mistake>& mistakes) {
  const auto take = [&](const std::vector<Mistake>& found) {
    mistakes.insert(mistakes.end(), found.begin(), found.end());
  };
  try {
    const Tree tree = io::read_scenario(path);
    const std::string format = format_of(tree);
    if (format == models::scenario_format && !models::is_model(tree)) {
      const auto plan = prepare(path, {}, catalogue, strict).plan;
      return fmt::format("{} x {} x {} runs of {} steps", plan.contexts.size(), plan.strategies.size(),
                         plan.replicates, plan.clock.steps);
    }
    if (format == "sillon-territory/1" || format == models::io_table_format)
      take(territory_mistakes(tree, strict));
    else if (format == "sillon-sectors/1")
      sim::check(tree, models::territory::sectors_shape(), mistakes, strict);
    else if (const auto known = known_formats(); std::find(known.begin(), known.end(), format) == known.end())
      mistakes.push_back(unknown_format(tree));
    else
      take(models::mistakes(tree, catalogue, declared_world(), strict));
    return format == models::scenario_format ? "a part that scenarios extend" : format;
  } catch (const sim::ScenarioError& error) {  // the next file may have mistakes as well
    take(error.mistakes());
    return "";
  }
}

}  // namespace

int check(const CheckCommand& command) {
  const auto catalogue = models::catalogue();
  std::vector<Mistake> all;
  std::set<std::string> seen;
  for (const auto& file : command.files) {
    std::vector<Mistake> mistakes;
    const auto what = look(file, command.strict, catalogue, mistakes);
    if (mistakes.empty()) fmt::print("{}: ok ({})\n", file, what);
    for (auto& mistake : mistakes)  // two files may use a third that is wrong
      if (seen.insert(mistake.file + '\n' + mistake.pointer + '\n' + mistake.message).second)
        all.push_back(std::move(mistake));
  }
  if (!all.empty()) throw sim::ScenarioError(std::move(all));
  return done;
}

}  // namespace app
