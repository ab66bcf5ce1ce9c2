// app/report.cpp -- sillon report: run files as a self-contained HTML page for who decides, and as PDF where a browser can print.
#include <cstdio>
#include <cstdlib>
#include <filesystem>

#include <fmt/format.h>

#include "app/commands.hpp"
#include "app/decision_report.hpp"
#include "app/decision_report_print.hpp"
#include "app/output.hpp"
#include "app/text.hpp"
#include "sim/io/json.hpp"
#include "sim/io/run_reader.hpp"
#include "sim/kernel/error.hpp"

namespace app {
namespace {

std::optional<sim::Tree> read_attribution(const std::string& path) {
  if (path.empty()) return std::nullopt;
  auto tree = io::read_json(path);
  const auto* format = tree.is(sim::Tree::Kind::object) ? tree.find("format") : nullptr;
  if (format == nullptr || !format->is(sim::Tree::Kind::text) || format->as_text() != "sillon-attribution/1")
    throw sim::ScenarioError({{path, "", "this is no attribution (\"format\": \"sillon-attribution/1\"), which `sillon attribution SCENARIO --report FILE.json` writes"}});
  return tree;
}

void refuse(const std::string& path, bool force, const ReportCommand& command) {
  if (path.empty()) return;
  if (!force && std::filesystem::exists(path)) throw sim::FileError(path, "", "this file exists already; --force replaces it");
  for (const auto& file : command.files) {
    std::error_code ignored;
    if (std::filesystem::equivalent(file, path, ignored)) throw sim::ScenarioError({{"sillon report", "", fmt::format("\"{}\" is a run file that is read; name another file for the report", path)}});
  }
}

}  // namespace

int report(const ReportCommand& command) {
  const Voice voice(language(command.language));
  if (std::filesystem::path(command.output).extension() == ".pdf")
    throw sim::ScenarioError({{"-o", "", fmt::format("the page is HTML, \"{}\" has the name of a PDF; use -o report.html --pdf {}", command.output, command.output)}});
  refuse(command.output, command.force, command);
  refuse(command.pdf, command.force, command);
  if (!command.pdf.empty() && std::filesystem::path(command.pdf).lexically_normal() == std::filesystem::path(command.output).lexically_normal())
    throw sim::ScenarioError({{"--pdf", "", "the PDF and the HTML page cannot be one file"}});
  const auto attribution = read_attribution(command.attribution);
  std::vector<ReportedFile> files;
  for (const auto& path : command.files) {
    ReportedFile one;
    one.file = std::make_unique<io::RunReader>(path);
    one.findings = std::make_unique<DecisionFindings>(*one.file, command.series);
    files.push_back(std::move(one));
  }
  const auto text = decision_report(files, attribution ? &*attribution : nullptr, voice);
  Output output(command.output, command.force);
  output.write(text);
  output.finish();
  if (command.pdf.empty()) return done;
  const auto* path = std::getenv("PATH");
  const auto browser = printing_browser(path == nullptr ? "" : path);
  if (browser.empty()) {
    std::fputs(voice(fmt::format("{} was written, but no PDF: neither chromium nor google-chrome is on PATH. Open the page in any browser and print it to a file (A4, without headers).\n", command.output),
                     fmt::format("{} est écrit, mais pas de PDF : ni chromium ni google-chrome dans PATH. Ouvrir la page dans un navigateur et l'imprimer dans un fichier (A4, sans en-têtes).\n", command.output)).c_str(), stderr);
    return failed_file;
  }
  print_pdf(browser, command.output, command.pdf, command.force);
  return done;
}

}  // namespace app
