// app/network.cpp -- sillon network: one recorded network as a graph file, as the actor map, with ties that would serve it.
#include <filesystem>
#include <string>

#include <fmt/format.h>

#include "app/commands.hpp"
#include "app/network_files.hpp"
#include "app/network_report.hpp"
#include "app/network_view.hpp"
#include "app/output.hpp"
#include "app/text.hpp"
#include "sim/io/run_reader.hpp"
#include "sim/kernel/error.hpp"

namespace app {
namespace {

[[noreturn]] void refuse(const std::string& where, const std::string& message) { throw sim::ScenarioError({{where, "", message}}); }

// As asked, else as the file's name ends.
std::string format_of(const NetworkCommand& command) {
  if (!command.format.empty()) return command.format;
  return std::filesystem::path(command.output).extension() == ".gexf" ? "gexf" : "graphml";
}

}  // namespace

int network(const NetworkCommand& command) {
  const Voice voice(language(command.language));
  const auto ending = std::filesystem::path(command.report).extension().string();
  if (!command.report.empty() && ending != ".json" && ending != ".md")
    refuse("--report", fmt::format("\"{}\" ends neither in .json nor in .md", command.report));
  const io::RunReader file(command.file);
  NetworkView view(file, command, voice);
  const bool exports = !command.output.empty() || !command.format.empty();
  const bool tells = !exports || !command.report.empty();
  if (!view.is_graph() && (tells || command.measures))
    refuse("--network",
           fmt::format("\"{}\" leads from {} to {}: a map is that of a network within one population; -o writes it as a graph file",
                       view.network().name, view.network().from, view.network().to));
  if (command.aim == "coverage" && view.fields().empty())
    refuse("--aim", "who knows and who lacks what was not recorded: name actor.offers and actor.lacks in record.agents");
  if (tells) {
    const auto report = map_report(view, command, voice);
    Output output(command.report, command.force);
    output.write(ending == ".json" ? map_json(view, report)
                 : ending == ".md" ? map_markdown(view, report, voice)
                                   : map_text(view, report, voice));
    output.finish();
  }
  if (exports) {
    if (command.measures) add_measures(view, map_of(view), voice);
    Output output(command.output, command.force);
    if (format_of(command) == "gexf")
      write_gexf(view, voice, output);
    else
      write_graphml(view, voice, output);
    output.finish();
  }
  return done;
}

}  // namespace app
