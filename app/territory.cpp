// app/territory.cpp -- sillon territory: a territory's file for any place of the register.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <filesystem>

#include <fmt/format.h>

#include "app/commands.hpp"
#include "app/territory_file.hpp"
#include "app/text.hpp"
#include "models/territory/outline.hpp"
#include "sim/kernel/error.hpp"

namespace app {
namespace {

namespace fs = std::filesystem;
using models::territory::Register;

[[noreturn]] void refuse(const std::string& where, std::string message) {
  throw sim::ScenarioError({{where, "", std::move(message)}});
}

std::string kind_name(const std::string& kind, const Voice& voice) {
  if (kind == "region") return voice("region", "région");
  if (kind == "department") return voice("department", "département");
  if (kind == "epci") return "EPCI";
  if (kind == "delegated") return voice("delegated commune", "commune déléguée");
  if (kind == "associated") return voice("associated commune", "commune associée");
  return kind;  // commune, arrondissement
}

int find(const Register& all, const std::string& words, const Voice& voice) {
  const auto matches = models::territory::find_places(all, words);
  if (matches.empty()) {
    fmt::print(stderr, "{}\n",
               voice(fmt::format("no place of the register is called \"{}\"", words),
                     fmt::format("aucun lieu du registre ne s'appelle « {} »", words)));
    return wrong_input;
  }
  constexpr std::size_t most = 40;
  Table table("<<<>");
  for (std::size_t i = 0; i < std::min(most, matches.size()); ++i) {
    const auto& one = matches[i];
    const std::string within =
        one.kind == "delegated" || one.kind == "associated" || one.kind == "arrondissement"
            ? voice("now in ", "auj. dans ") + one.within
            : one.within;
    table.row({one.code, one.name, kind_name(one.kind, voice) + (within.empty() ? "" : ", " + within),
               std::isnan(one.inhabitants) ? "" : voice.count(one.inhabitants)});
  }
  fmt::print("{}", table.text());
  if (matches.size() > most)
    fmt::print("  {}\n", voice(fmt::format("and {} more: say more of the name", matches.size() - most),
                               fmt::format("et {} autres : précisez le nom", matches.size() - most)));
  return done;
}

std::size_t count_of(const Register& all, int year) {
  if (year == 0) return 0;
  std::string known;
  for (std::size_t k = 0; k < all.counts.size(); ++k) {
    if (all.counts[k].year == year) return k;
    known += fmt::format("{}{}", known.empty() ? "" : ", ", all.counts[k].year);
  }
  refuse("--year", fmt::format("the register has no count of {}; it has {}", year, known));
}

}  // namespace

int territory(const TerritoryCommand& command) {
  const Voice voice(language(command.language));
  if (command.places.empty() && command.find.empty())
    refuse("sillon territory",
           "name a place by its code, for example 200039865, or look for one with --find NAME");
  if (!command.places.empty() && !command.find.empty())
    refuse("--find", "looks for a name; write no codes beside it");
  const fs::path register_file = register_path(command.register_file);
  const Register all = load_register(register_file);
  if (!command.find.empty()) return find(all, command.find, voice);

  refuse_existing(command.output, command.force);
  const fs::path folder = fs::path(command.output).parent_path();
  const models::territory::OutlineFiles files{
      named_beside(register_file, "sillon.schema.json", folder),
      named_beside(register_file, "data/france-a17-2010.json", folder),
      named_beside(register_file, "data/france-size-classes.csv", folder)};
  if (files.sectors.empty())
    refuse("--register", fmt::format("no table of sectors beside {}: ../data/france-a17-2010.json",
                                     register_file.string()));
  const auto selection = models::territory::select(all, command.places);
  const std::size_t count = count_of(all, command.year);
  const auto made = models::territory::outline(all, selection, count, files);
  write_text(command.output, readable_json(made.tree), command.force);

  const std::size_t communes = made.tree["communes"].items().size();
  std::string said = fmt::format(
      "{}{}, {} {}, {} {} ({})\n", command.output.empty() ? "" : command.output + ": ", selection.name,
      voice.count(static_cast<double>(communes)), communes == 1 ? "commune" : "communes",
      voice.count(made.inhabitants), voice("inhabitants", "habitants"), all.counts[count].year);
  said += voice("  stated: the list of communes and their inhabitants\n",
                "  donnés : la liste des communes et leurs habitants\n");
  said += voice(
      "  imputed when it is settled: ages, jobs, establishments, incomes, public bodies; \"comment\" lists "
      "every figure\n",
      "  imputés au calage : âges, emplois, établissements, revenus, acteurs publics ; « comment » nomme "
      "chaque chiffre\n");
  if (made.overseas)
    said += voice(
        "  overseas: the national ratios are those of mainland France and fit badly; import figures before "
        "you conclude anything\n",
        "  outre-mer : les ratios nationaux sont ceux de l'hexagone et conviennent mal ; importez des "
        "chiffres avant de conclure\n");
  if (!made.left_out.empty())
    said += wrapped(fmt::format("{}: {}",
                                voice("left out, nobody counts inhabitants there",
                                      "laissés de côté, personne n'y compte d'habitants"),
                                fmt::join(made.left_out, ", ")),
                    "  ");
  if (!command.output.empty()) {
    const std::string scenario = named_beside(register_file, "any-place/energy-shock.json", ".");
    const std::string stem = fs::path(command.output).stem().string();
    constexpr double many = 500'000;
    const std::string scale = made.inhabitants > many ? " --set territory.scale=0.1" : "";
    said += voice("\nNext\n", "\nEt après\n");
    said += fmt::format("  sillon check {}\n", command.output);
    if (!scenario.empty()) {
      said += fmt::format("  sillon run {} --set territory.use={}{} -o runs/{}.h5\n", scenario,
                          command.output, scale, stem);
      said += fmt::format("  sillon describe {} --set territory.use={}{}\n", scenario, command.output, scale);
    }
    said += fmt::format("  sillon import {} --into {} --figure jobs={} --year 2021 --source \"...\" -o {}\n",
                        voice("FILE.csv", "FICHIER.csv"), command.output, voice("COLUMN", "COLONNE"),
                        (fs::path(command.output).parent_path() / (stem + "-2.json")).string());
  }
  std::fputs(said.c_str(), command.output.empty() ? stderr : stdout);
  return done;
}

}  // namespace app
