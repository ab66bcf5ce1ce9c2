// app/command_line.cpp -- the commands, their options and their help.
#include "app/command_line.hpp"

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <memory>
#include <system_error>
#include <utility>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "app/commands.hpp"
#include "sim/io/provenance.hpp"
#include "sim/kernel/error.hpp"

namespace app {
namespace {

constexpr std::string_view about = R"(sillon: agent-based simulation of territories in transition

  A scenario says what is simulated, where and when; a run writes one file with all that was recorded.)";

constexpr std::string_view examples = R"(
Examples
  sillon run scenarios/loos-en-gohelle/energy-shock.json
  sillon summary runs/energy-shock.h5 --lang fr
  sillon check scenarios/loos-en-gohelle/*.json
  sillon export runs/energy-shock.h5 --series territory.jobs territory.trust -o jobs.csv
  sillon describe scenarios/loos-en-gohelle/energy-shock.json --format dot | dot -Tsvg -o step.svg

Exit codes
  0    done
  2    your input is wrong: the scenario, a file that it uses, or these words; nothing was written
  3    a file or a disk failed
  130  interrupted (Ctrl-C, SIGTERM); what was recorded is kept
  1    a mistake of ours: please report it
)";

constexpr std::string_view run_help = R"(
Every context is run with every strategy, `replicates` times, all with the same luck. Results do not
depend on the number of threads. Nothing is written when the input is wrong. While it works the file
is called FILE.part and can be read; it gets its name when all runs are done. Ctrl-C stops at the
next step and keeps what was recorded.

Examples
  sillon run energy-shock.json                                    everything, into runs/energy-shock.h5
  sillon run energy-shock.json --until 2019-07-01 --replicates 1 -o try.h5       a quick try
  sillon run energy-shock.json --context calm --context energy-shock --strategy groups
  sillon run energy-shock.json --set /parameters/fade.kept=0.95 --set territory.scale=0.1

--set takes a JSON pointer (/parameters/fade.kept) or names with dots between (clock.step), and a
JSON value; null removes. It may be given several times. Exit codes: sillon --help.
)";

constexpr std::string_view check_help = R"(
Files are recognised by their "format": scenarios, crises, policies, territories, tables of sectors.
Every mistake is told at once, with file, line and column, JSON pointer, what was found and what was
expected.

Examples
  sillon check my-scenario.json
  sillon check --strict scenarios/crises/*.json      every number must say where it comes from
)";

constexpr std::string_view describe_help = R"(
Without a scenario: what the program knows. With one: also its processes in order, with the values
that it sets, and the territory as its sources state it against the territory as it is settled.

Examples
  sillon describe | less
  sillon describe --format markdown > model.md
  sillon describe energy-shock.json --format dot | dot -Tsvg -o step.svg
)";

constexpr std::string_view schema_help = R"(
Write it where "$schema" of your files points, and your editor completes and checks while you type:

  sillon schema > scenarios/sillon.schema.json
)";

constexpr std::string_view export_help = R"(
One line per context, strategy, replicate, date and place; the warning of a series stands on each of
its lines. A wrong name lists the series that the file holds.

Examples
  sillon export runs/energy-shock.h5 --series territory.jobs
  sillon export runs/energy-shock.h5 --series commune.unemployed commune.jobs --csv -o communes.csv
)";

constexpr std::string_view digest_help = R"(
Two run files with the same digest hold the same values: use it to compare machines, threads and
versions. Where and when a file was made does not count. The definition stands in
docs/formats/run-file.md.
)";

constexpr std::string_view summary_help = R"(
The territory as stated and as settled, what the crisis did, what the strategies changed (with 95 %
intervals over replicates), which warnings hold, what to do next. Works on files of runs that are
still going on or were interrupted.
)";

// Our own words, so that they do not change with the library's version.
CLI::Validator whole(std::uint64_t low, std::uint64_t high) {
  return {[low, high](std::string& text) {
            std::uint64_t value = 0;
            const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), value);
            const bool good =
                failed == std::errc() && end == text.data() + text.size() && value >= low && value <= high;
            return good ? std::string()
                        : fmt::format("\"{}\" is not a whole number from {} to {}", text, low, high);
          },
          ""};
}
CLI::Validator one_of(std::vector<std::string> names) {
  return {[names = std::move(names)](std::string& text) {
            const bool good = std::find(names.begin(), names.end(), text) != names.end();
            return good ? std::string()
                        : fmt::format("\"{}\" is not one of {}", text, fmt::join(names, ", "));
          },
          ""};
}

void add_language(CLI::App& command, std::string& language) {
  command.add_option("--lang", language, "language of the text: en or fr; if not given, the system's")
      ->check(one_of({"en", "fr"}));
}

std::string join(const std::vector<std::string>& names) { return fmt::format("{}", fmt::join(names, ", ")); }

struct Words {
  RunCommand run;
  CheckCommand check;
  DescribeCommand describe;
  SchemaCommand schema;
  ExportCommand series;
  DigestCommand digest;
  SummaryCommand summary;
  bool version = false, csv = false;
};

void add_run(CLI::App& app, Words& words) {
  auto& run = *app.add_subcommand("run", "run a scenario and write a run file");
  run.footer(std::string(run_help));
  run.add_option("SCENARIO", words.run.scenario, "the scenario's file")->required();
  run.add_option("-o,--output", words.run.output,
                 "the run file; if not given, runs/<name of the scenario>.h5");
  run.add_option("--threads", words.run.threads, "how many threads; 0: one per core")
      ->check(whole(0, 4096))
      ->capture_default_str();
  run.add_option("--seed", words.run.seed, "seed of all luck, instead of the scenario's")
      ->check(whole(0, 9007199254740991));
  run.add_option("--replicates", words.run.replicates, "how many lucks, instead of the scenario's")
      ->check(whole(1, 10'000));
  run.add_option("--until", words.run.until, "last day, instead of the scenario's: 2020-12-31");
  run.add_option("--context", words.run.contexts, "only this context; may be repeated")
      ->allow_extra_args(false);
  run.add_option("--strategy", words.run.strategies, "only this strategy; may be repeated")
      ->allow_extra_args(false);
  run.add_option("--set", words.run.set, "POINTER=VALUE: change a value of the scenario; may be repeated")
      ->allow_extra_args(false);
  run.add_flag("--quiet", words.run.quiet, "say nothing but what goes wrong");
  run.add_flag("--force", words.run.force, "replace a run file that is there already");
  add_language(run, words.run.language);
}

void add_others(CLI::App& app, Words& words) {
  auto& check = *app.add_subcommand("check", "tell every mistake of scenarios and other input files");
  check.footer(std::string(check_help));
  check.add_option("FILE", words.check.files, "the files")->required();
  check.add_flag("--strict", words.check.strict, "also want a source for every number");

  auto& describe =
      *app.add_subcommand("describe", "tell what the model knows, and what a scenario makes of it");
  describe.footer(std::string(describe_help));
  describe.add_option("SCENARIO", words.describe.scenario, "a scenario's file");
  describe.add_option("--format", words.describe.format, "text, markdown, or dot: the schedule for Graphviz")
      ->check(one_of({"text", "markdown", "dot"}))
      ->capture_default_str();
  describe.add_option("--set", words.describe.set, "POINTER=VALUE, as in run")->allow_extra_args(false);
  add_language(describe, words.describe.language);

  auto& schema = *app.add_subcommand("schema", "print the JSON Schema of input files, for editors");
  schema.footer(std::string(schema_help));
  schema.add_flag("--markdown", words.schema.markdown, "print the tables of docs/formats instead")->group("");

  auto& series = *app.add_subcommand("export", "print recorded series as CSV");
  series.footer(std::string(export_help));
  series.add_option("FILE", words.series.file, "the run file")->required();
  series.add_option("--series", words.series.series, "names as population.column");
  series.add_flag("--csv", words.csv, "as CSV; there is no other form yet");
  series.add_option("-o,--output", words.series.output, "a file; if not given, standard output");
  series.add_flag("--force", words.series.force, "replace the output file if it is there already");
  add_language(series, words.series.language);

  auto& digest = *app.add_subcommand("digest", "print one hash over all values of a run file");
  digest.footer(std::string(digest_help));
  digest.add_option("FILE", words.digest.file, "the run file")->required();

  auto& summary = *app.add_subcommand("summary", "sum up a run file for people");
  summary.footer(std::string(summary_help));
  summary.add_option("FILE", words.summary.file, "the run file")->required();
  add_language(summary, words.summary.language);
}

std::vector<std::string> commands(const CLI::App& app) {
  std::vector<std::string> names;
  for (const auto* command : app.get_subcommands([](const CLI::App*) { return true; }))
    names.push_back(command->get_name());
  return names;
}

std::vector<std::string> options(const CLI::App& command) {
  std::vector<std::string> names;
  for (const auto* option : command.get_options())
    for (const auto& name : option->get_lnames()) names.push_back("--" + name);
  return names;
}

[[noreturn]] void refuse(const std::string& where, const std::string& message) {
  throw sim::ScenarioError({{where, "", message}});
}

std::function<int()> say(std::string text) {
  return [text = std::move(text)] {
    std::fputs(text.c_str(), stdout);
    return done;
  };
}

}  // namespace

std::function<int()> command_line(const std::vector<std::string>& given) {
  const auto words = std::make_shared<Words>();
  CLI::App app{std::string(about), "sillon"};
  app.footer(std::string(examples));
  app.add_flag("--version", words->version, "print version, commit and compiler");
  app.require_subcommand(0, 1);
  add_run(app, *words);
  add_others(app, *words);

  const auto known = commands(app);
  if (!given.empty() && given[0].substr(0, 1) != "-" &&
      std::find(known.begin(), known.end(), given[0]) == known.end()) {
    const auto close = sim::nearest(given[0], known);
    refuse("sillon", fmt::format("no command \"{}\"; {}", given[0],
                                 close.empty() ? "known commands: " + join(known)
                                               : fmt::format("nearest: \"{}\"", close)));
  }
  const auto command = given.empty() ? known.end() : std::find(known.begin(), known.end(), given[0]);
  const std::string where = command == known.end() ? "sillon" : "sillon " + *command;
  try {
    std::vector<std::string> reversed(given.rbegin(), given.rend());
    app.parse(reversed);
  } catch (const CLI::CallForHelp&) { return say(app.help()); } catch (const CLI::ExtrasError&) {
    const auto extras = app.remaining(true);
    const auto& all = command == known.end() ? app : *app.get_subcommand(*command);
    const std::string extra = extras.empty() ? "" : extras[0];
    const auto close =
        extra.substr(0, 1) == "-" ? sim::nearest(extra.substr(0, extra.find('=')), options(all)) : "";
    refuse(where, fmt::format("\"{}\" was not expected{}", extra,
                              close.empty() ? "; see " + where + " --help"
                                            : fmt::format("; nearest: \"{}\"", close)));
  } catch (const CLI::ParseError& error) {
    refuse(where, fmt::format("{}; see {} --help", error.what(), where));
  }
  if (words->version) {
    const auto made = io::provenance();
    return say(fmt::format("sillon {} ({}, {})\n", made.version, made.commit, made.compiler));
  }
  if (app.got_subcommand("run")) return [words] { return run(words->run); };
  if (app.got_subcommand("check")) return [words] { return check(words->check); };
  if (app.got_subcommand("describe")) return [words] { return describe(words->describe); };
  if (app.got_subcommand("schema")) return [words] { return schema(words->schema); };
  if (app.got_subcommand("export")) return [words] { return export_series(words->series); };
  if (app.got_subcommand("digest")) return [words] { return digest(words->digest); };
  if (app.got_subcommand("summary")) return [words] { return summary(words->summary); };
  return [help = app.help()] {
    std::fputs(help.c_str(), stderr);
    return wrong_input;
  };
}

}  // namespace app
