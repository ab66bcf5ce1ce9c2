// app/import.cpp -- sillon import: columns of CSV files into a copy of a territory's file.
#include "models/territory/import.hpp"

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <optional>
#include <set>

#include <fmt/format.h>

#include "app/commands.hpp"
#include "app/preparation.hpp"
#include "app/table_file.hpp"
#include "app/territory_file.hpp"
#include "app/text.hpp"
#include "sim/io/json.hpp"
#include "sim/kernel/error.hpp"

namespace app {
namespace {

using models::territory::Imported;
using models::territory::Importer;
using models::territory::ImportPlan;

// Mistakes of several options are told together.
class Options {
 public:
  template <class Read> void each(const std::vector<std::string>& texts, const Read& read) {
    for (const auto& text : texts) try {
        read(text);
      } catch (const sim::ScenarioError& error) {
        mistakes_.insert(mistakes_.end(), error.mistakes().begin(), error.mistakes().end());
      }
  }
  static std::pair<std::string, std::string> pair(const std::string& text, const std::string& flag,
                                                  const std::string& expected) {
    const auto equals = text.find('=');
    if (equals == std::string::npos || equals == 0 || equals + 1 == text.size())
      throw sim::ScenarioError({{flag, "", fmt::format("\"{}\", expected {}", text, expected)}});
    return {text.substr(0, equals), text.substr(equals + 1)};
  }
  void settle() {
    if (!mistakes_.empty()) throw sim::ScenarioError(std::move(mistakes_));
  }

 private:
  std::vector<sim::Mistake> mistakes_;
};

ImportPlan plan_of(const ImportCommand& command) {
  ImportPlan plan =
      command.map.empty() ? ImportPlan{} : models::territory::read_import(io::read_scenario(command.map));
  if (!command.code.empty()) plan.code = command.code;
  if (command.year != 0) plan.year = command.year;
  if (!command.source.empty()) plan.source = command.source;
  if (!command.licence.empty()) plan.licence = command.licence;
  plan.add_rows = plan.add_rows || command.add_rows;

  Options options;
  const auto add = [&](ImportPlan::Column one) {  // an option wins over the map
    std::erase_if(plan.figures, [&](const auto& other) {
      return !command.map.empty() && other.figure == one.figure && other.part == one.part &&
             other.part_column.empty() == one.part_column.empty();
    });
    plan.figures.push_back(std::move(one));
  };
  std::vector<ImportPlan::Column> given;
  options.each(command.figures, [&](const std::string& text) {
    given.push_back(models::territory::read_import_option(text, "--figure", false));
  });
  if (!command.long_form.empty())
    options.each({command.long_form}, [&](const std::string& text) {
      given.push_back(models::territory::read_import_option(text, "--long", true));
    });
  const std::vector<std::string> known{"latitude", "longitude", "area", "name"};
  options.each(command.places, [&](const std::string& text) {
    auto one = Options::pair(text, "--place", "latitude, longitude, area or name = COLUMN");
    if (std::find(known.begin(), known.end(), one.first) == known.end())
      throw sim::ScenarioError(
          {{"--place", "", fmt::format("\"{}\" is not one of {}", one.first, fmt::join(known, ", "))}});
    plan.places.push_back(std::move(one));
  });
  options.each(command.only, [&](const std::string& text) {
    plan.only.push_back(Options::pair(text, "--only", "COLUMN=VALUE"));
  });
  options.each(command.missing, [&](const std::string& text) {
    auto [word, reason] = Options::pair(text, "--missing", "WORD=REASON");
    std::transform(word.begin(), word.end(), word.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    plan.missing[word] = reason;
  });
  options.settle();
  if (command.map.empty())
    plan.figures = std::move(given);
  else
    for (auto& one : given) add(std::move(one));
  return plan;
}

std::string list(const std::map<std::string, std::size_t>& rows, std::size_t most) {
  std::string out;
  std::size_t shown = 0;
  for (const auto& [what, count] : rows)
    if (shown++ < most) out += (out.empty() ? "" : ", ") + what;
  return out + (rows.size() > most ? " ..." : "");
}

std::string report(const Imported& made, const std::vector<std::string>& latin, const Voice& voice) {
  const auto count = [&](std::size_t n) { return voice.count(static_cast<double>(n)); };
  std::string out;
  for (const auto& file : latin)
    out += "  " + voice(file + " is not UTF-8: read as Latin-1 (Windows-1252)\n",
                        file + " n'est pas en UTF-8 : lu comme du Latin-1 (Windows-1252)\n");
  Table table("<><<");
  for (const auto& figure : made.figures) {
    std::string more;
    const auto add = [&](bool is_so, std::string en, std::string fr) {
      if (is_so) more += (more.empty() ? "" : "; ") + voice(en, fr);
    };
    add(figure.missing > 0, fmt::format("{} missing", figure.missing),
        fmt::format("{} manquants", figure.missing));
    add(figure.without_row > 0, fmt::format("{} without a row", figure.without_row),
        fmt::format("{} sans ligne", figure.without_row));
    add(figure.replaced, "replaces what the file had", "remplace ce que le fichier avait");
    add(figure.dropped_total, "its total is left out", "son total est retiré");
    add(figure.year_from_column, "year from the column's name", "année tirée du nom de la colonne");
    table.row({figure.name, std::to_string(figure.year),
               count(figure.stated) + voice(figure.stated == 1 ? " commune" : " communes",
                                            figure.stated == 1 ? " commune" : " communes"),
               more});
  }
  out += table.text();
  if (made.places > 0)
    out += "  " + voice(fmt::format("{} communes described\n", count(made.places)),
                        fmt::format("{} communes décrites\n", count(made.places)));
  std::size_t others = 0;
  auto odd = made.outside;
  if (const auto found = odd.find("commune"); found != odd.end()) others = found->second, odd.erase(found);
  std::size_t odd_rows = 0;
  for (const auto& [what, rows] : odd) odd_rows += rows;
  out += "  " + voice(fmt::format("{} rows: {} of this territory, {} of other communes", count(made.rows),
                                  count(made.inside), count(others)),
                      fmt::format("{} lignes : {} de ce territoire, {} d'autres communes", count(made.rows),
                                  count(made.inside), count(others)));
  if (made.passed_over > 0)
    out += voice(fmt::format(", {} passed over", count(made.passed_over)),
                 fmt::format(", {} écartées", count(made.passed_over)));
  if (odd_rows > 0)
    out += voice(fmt::format(", {} of no commune ({})", count(odd_rows), list(odd, 5)),
                 fmt::format(", {} d'aucune commune ({})", count(odd_rows), list(odd, 5)));
  out += '\n';
  if (made.zeros_restored > 0)
    out += "  " + voice(fmt::format("{} codes had lost their leading zero; it was put back\n",
                                    count(made.zeros_restored)),
                        fmt::format("{} codes avaient perdu leur zéro initial ; il est remis\n",
                                    count(made.zeros_restored)));
  if (!made.from_parts.empty())
    out += "  " + voice(fmt::format("rows of merged communes or arrondissements, counted in their commune of "
                                    "today where it lacks them: {}\n",
                                    list(made.from_parts, 8)),
                        fmt::format("lignes de communes fusionnées ou d'arrondissements, comptées dans leur "
                                    "commune actuelle si elles y manquent : {}\n",
                                    list(made.from_parts, 8)));
  return out;
}

}  // namespace

int import_figures(const ImportCommand& command) {
  const Voice voice(language(command.language));
  refuse_existing(command.output, command.force);
  const sim::Tree territory = io::read_scenario(command.into);
  if (auto mistakes = territory_mistakes(territory, false); !mistakes.empty())
    throw sim::ScenarioError(std::move(mistakes));
  std::optional<models::territory::Register> known;
  const auto register_file = register_path(command.register_file, true);
  if (!register_file.empty()) known = load_register(register_file);

  Importer importer(territory, plan_of(command), known ? &*known : nullptr);
  std::vector<std::string> latin;
  std::vector<std::string> cells;
  for (const auto& file : command.files) {
    TableFile table(file);
    if (table.was_latin()) latin.push_back(file);
    importer.header(file, table.separator(), table.header());
    while (table.next(cells)) importer.row(table.line(), cells);
  }
  const Imported made = importer.finish();
  if (auto mistakes = territory_mistakes(made.tree, false); !mistakes.empty()) {
    importer.blame(mistakes);
    throw sim::ScenarioError(std::move(mistakes));
  }
  write_text(command.output,
             readable_json(as_file_in(std::filesystem::path(command.output).parent_path(), made.tree)),
             command.force);

  std::string said =
      (command.output.empty() ? std::string() : command.output + '\n') + report(made, latin, voice);
  if (!command.output.empty())
    said += fmt::format("\n{}\n  sillon check {}\n", voice("Next", "Et après"), command.output);
  if (const auto scenario = named_beside(register_file, "any-place/energy-shock.json", ".");
      !command.output.empty() && !scenario.empty())
    said += fmt::format("  sillon run {} --set territory.use={} -o runs/{}.h5\n", scenario, command.output,
                        std::filesystem::path(command.output).stem().string());
  std::fputs(said.c_str(), command.output.empty() ? stderr : stdout);
  return done;
}

}  // namespace app
