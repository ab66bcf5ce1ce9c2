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
  sillon territory 200039865 -o metz.json
  sillon summary runs/energy-shock.h5 --lang fr
  sillon view runs/energy-shock.h5
  sillon plot runs/energy-shock.h5 --series territory.jobs -o jobs.svg
  sillon resilience runs/energy-shock.h5 --by sector
  sillon report runs/energy-shock.h5 -o report.html --pdf report.pdf
  sillon network runs/energy-shock.h5 --at 2023-01-02 -o trust.gexf
  sillon resume runs/energy-shock.h5
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
next step and keeps what was recorded. With --checkpoint-every the state of each run is kept beside
the file (FILE.checkpoints, two of each run), so that `sillon resume` loses little after a kill.

Examples
  sillon run energy-shock.json                                    everything, into runs/energy-shock.h5
  sillon run energy-shock.json --until 2019-07-01 --replicates 1 -o try.h5       a quick try
  sillon run energy-shock.json --context calm --context energy-shock --strategy groups
  sillon run energy-shock.json --set /parameters/fade.kept=0.95 --set territory.scale=0.1
  sillon run france/weekly.json --world france.world --checkpoint-every month
  sillon run runs/energy-shock.h5 -o again.h5                     a run file once more, from the scenario that it holds

--set takes a JSON pointer (/parameters/fade.kept) or names with dots between (clock.step), and a
JSON value; null removes. It may be given several times. Exit codes: sillon --help.
)";

constexpr std::string_view resume_help = R"(
Goes on with a run that was interrupted or killed, at any moment, and ends with the same digest as if
it had not been, on any number of threads. Runs that were whole are kept; each of the others goes on
from its newest state (`run --checkpoint-every`), from the one before if that is damaged, from the
start if there is none. Nothing that was recorded is lost meanwhile; what is simulated twice is
compared with it.

Examples
  sillon resume runs/energy-shock.h5
  sillon resume runs/energy-shock.h5.part --threads 8 --checkpoint-every week

En français : reprend une simulation interrompue ou tuée ; le résultat est celui d'une simulation qui
ne l'aurait pas été. Chaque simulation repart de son dernier état enregistré, sinon du début.
)";

constexpr std::string_view fork_help = R"(
Several futures from one past: until DATE all runs are those of FILE (one context and strategy of it,
each replicate its own), from then on those of SCENARIO, which must have the same territory, seed and
clock. The new file holds both. The past is read from FILE; its state at DATE is simulated again from
the nearest one that was kept (`run --keep-checkpoints`), or from the start. Processes of SCENARIO
that act once, at the start or on a day before DATE, have had their time.

Examples
  sillon fork runs/energy-shock.h5 --at 2021-10-04 --with shields.json -o runs/shields.h5
  sillon fork runs/energy-shock.h5 --at 2021-10-04 --with shields.json --past-context energy-shock

En français : plusieurs avenirs pour un même passé. Jusqu'à DATE, les simulations sont celles de FILE ;
ensuite celles de SCENARIO (même territoire, même graine, même calendrier).
)";

constexpr std::string_view stress_help = R"(
The same crisis at many intensities, against a control without it, with common luck: a response curve
with intervals, the communes and branches that are hit hardest, who fails first, what was assumed. The
contexts of the scenario are replaced, its strategies are kept. All runs share one settled world. The
run file is an ordinary one (contexts control, x0_1, x0_2 ...): every other command reads it. After
Ctrl-C or a kill the same words go on; what is done already is not done again. Agents and networks are
not recorded, unless --keep-agents.

--intensity 0:2:0.1 or 0,0.5,1: given to each event that has a parameter "intensity"; 0 is the control.
--crisis FILE@2021-06-01 moves a crisis to a day. Several crises: all at the same intensity.

--break is the reverse stress test: the smallest intensity that breaks a line, to --tolerance, by
bisection inside the first step of the grid that crosses it; for the mean and for each replicate.
  SERIES [loss|worst|end] (<|>) NUMBER[%]
  territory.jobs loss > 5%          lost, as share of the control, from the first day to the last
  territory.output worst > 0.2      a fifth below the control at the worst moment (end: on the last day)
  territory.unemployed > 30000      the series itself, on any day (with %: against the control's that day)
Its runs are in OUT-reverse.h5. --threshold draws lines for communes, branches ...: "commune.jobs < 90%".

Examples
  sillon stress energy-shock.json --crisis crises/energy-price-2021.json --intensity 0:2:0.1 --replicates 10
  sillon stress energy-shock.json --crisis flood.json --intensity 0:1:0.25 --strategy as-is
        --break "territory.jobs loss > 1%" --report runs/flood

En français : la même crise à plusieurs intensités, contre un témoin sans crise, aux tirages communs :
courbe de réponse, lieux et branches les plus touchés, premiers à céder, hypothèses. --break cherche la
plus petite intensité qui franchit une ligne. Interrompu, la même commande reprend.
)";

constexpr std::string_view ranges_help = R"(
Euros hang on three things that nobody can observe: psi (how empty a stock may be before output falls),
days of stock, and which inputs bind. The scenario runs again under other values of them, with common
luck and one settled world; each difference between contexts and between strategies is told with its
lowest and highest value, and with the variant that gives it. Where the sign changes it says so. The
run file is an ordinary one: each strategy stands in it once for each variant ("as-is--psi-0_5"), so
every other command reads it. Beside a run (OUT.h5 and OUT-ranges.h5) `sillon summary OUT.h5` shows
the ranges. After Ctrl-C or a kill the same words go on.

Examples
  sillon ranges energy-shock.json --replicates 3
  sillon ranges energy-shock.json --full --needs no --report runs/ranges.json
  sillon ranges energy-shock.json --context calm --context energy-shock --strategy as-is

En français : les euros dépendent de trois hypothèses que nul n'observe : psi, les jours de stock, les
intrants limitants. La même simulation sous d'autres valeurs, aux tirages communs ; chaque différence
avec sa valeur la plus basse et la plus haute, et la variante qui la donne. Un changement de signe est dit.
)";

constexpr std::string_view attribution_help = R"(
Which mechanism carries a result: the scenario runs again with each mechanism switched off alone, with
common luck and one settled world. A result is the difference between a strategy and the reference, or
between a crisis and the only context without one; the part that a mechanism carries is the result with
all of them less the result with it off in both arms, pair by pair, with a 95 % interval. All off at
once is the check: what is left is what the rest of the model does. Parts need not add up. Where the
scenario has factors, their main effects and interactions are told too (--mechanisms no: these alone).
The run file is an ordinary one: each strategy stands in it once for each set ("groups--without-advice"),
so every other command reads it. After Ctrl-C or a kill the same words go on.

Examples
  sillon attribution energy-shock.json --context energy-shock --replicates 10
  sillon attribution energy-shock.json --mechanisms mutual_aid,advice,groups --pairs --report runs/parts.md
  sillon attribution energy-shock.json --mechanisms mutual_aid,advice,groups --shapley 6
  sillon attribution energy-shock.json --series territory.jobs --measure loss,recovery --only-alone

En français : quel mécanisme porte un résultat ? La même simulation sans chaque mécanisme, aux tirages
communs. La part d'un mécanisme est le résultat avec tous moins le résultat sans lui, dans les deux bras,
avec un intervalle à 95 %. La somme des parts n'est pas forcément le résultat. Interrompu, la même
commande reprend.
)";

constexpr std::string_view settle_help = R"(
Peoples the territory of a scenario and saves it, so that runs begin at once (`run --world`), with
the same result. The file is for this program: another territory, seed, scale, start or vocabulary is
refused.

Examples
  sillon settle scenarios/france/weekly.json -o france.world
  sillon run scenarios/france/weekly.json --world france.world

En français : peuple le territoire d'un scénario et l'enregistre ; `run --world` part de là.
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
intervals over replicates), which warnings hold, what to do next. Of each comparison it shows the
series that matter most, then the twenty of the largest effect over its spread between replicates;
--all shows every one. Works on files of runs that are still going on or were interrupted.
)";

constexpr std::string_view view_help = R"(
Shows run files in the browser: replay, compare, explain. The page and the files are served to this
machine alone (127.0.0.1), to be read only; other sites get nothing. A file that is still being written
(FILE.h5.part, or FILE.h5 while only its .part is there) is followed until it is whole. Whoever else
works on this machine can open the address too.

Examples
  sillon view runs/energy-shock.h5
  sillon view runs/energy-shock.h5.part                     while it runs
  sillon view runs/a.h5 runs/b.h5 --port 8080 --no-browser

Ctrl-C ends it, with exit code 0.

En français : montre des fichiers de résultats dans le navigateur, servis à cette seule machine et en
lecture seule. Un fichier en cours d'écriture est suivi jusqu'à ce qu'il soit complet. Ctrl-C arrête.
)";

constexpr std::string_view report_help = R"(
One HTML page for who decides: a synthesis that can be read alone, what was asked, the territory,
contexts, strategies, resilience, who bears the losses, limits, sources, every parameter. It needs
nothing else: figures stand in it, there is no script. It prints on A4. Every series comes with its
warnings. Several files: a chapter for each. Guide: docs/guide/report.md.

Examples
  sillon report runs/energy-shock.h5 -o report.html
  sillon report runs/energy-shock.h5 -o rapport.html --lang fr --pdf rapport.pdf
  sillon report runs/energy-shock.h5 -o report.html --series territory.value_added territory.jobs
  sillon report runs/energy-shock.h5 -o report.html --attribution parts.json

--pdf prints the page with the chromium or google-chrome that is on PATH. Where there is none the
page is written all the same, and the exit code is 3.

En français : un rapport d'aide à la décision en une page HTML, à lire, imprimer ou envoyer ; la
première page se lit seule.
)";

constexpr std::string_view plot_help = R"(
One picture as an SVG file, drawn without a browser: for a page, a report, a printer, a script. Every
warning of what it shows stands under it. FILE may still be written: what is there is drawn, and said so.
A row of a series is a code or a name: commune.unemployed@62498, commune.jobs@Lens. Several --series
give a panel each; a series of up to 12 rows gives one for each row. Of more rows the median and the bands
of half and of nine tenths are drawn; `--kind map` shows where.

  --kind trajectory   means and bands over replicates of every context and strategy asked for
         difference   day by day against a strategy (--against) or a context (--control), pair by pair of
                      common luck, with Student's 95 % interval
         interval     the same, mean since the policy or crisis began, one row for each: what is sure
         triangle     a crisis against the control: what was lost, the worst day, the return
         heat         strategy x context: mean since the first crisis; with --against or --control differences
         map          communes as circles on a day (--at), or their difference

Examples
  sillon plot runs/energy-shock.h5 --series territory.jobs -o jobs.svg
  sillon plot runs/energy-shock.h5 --series territory.output --kind triangle --lang fr -o production.svg
  sillon plot runs/energy-shock.h5 --series territory.jobs territory.energy_bill --kind interval -o changes.svg
  sillon plot runs/energy-shock.h5 --series commune.unemployed --kind map --control calm --at 2022-10-03 -o map.svg

En français : une image SVG, sans navigateur, avec tous les avertissements de ce qu'elle montre ;
--lang fr pour le texte de l'image. Rien n'est remplacé sans --force.
)";

constexpr std::string_view network_help = R"(
The actor map of a network that a run recorded: density, components, degrees, closeness, betweenness,
eigenvector and PageRank, clustering, paths, small-world sigma, cores, modularity, assortativity, E-I
index by sphere, topic and commune, constraint, brokers' roles, articulation points, bridges; then who
they are, by role, where ties and complementary know-how are missing, and with --rearrange which ties
would serve. First ties are invented unless the territory's file gives them: the map says so.
A scenario records with "record": { "networks": { "trust": "year" }, "agents": { "actor.sphere":
"year", "actor.topic": "year", "actor.place": "year", "actor.offers": "year", "actor.lacks": "year" } }.

Examples
  sillon network runs/energy-shock.h5
  sillon network runs/energy-shock.h5 --at 2023-01-02 --context energy-shock --strategy groups --rearrange 10
  sillon network runs/energy-shock.h5 --at 2023-01-02 -o trust.gexf --measures        for Gephi
  sillon network runs/energy-shock.h5 --network supply -o supply.graphml              for networkx

En français : la carte des acteurs d'un réseau enregistré. Courtiers, ponts, trous structurels et
complémentarités manquantes sont nommés par leur rôle ; --rearrange propose des liens à créer, avec le
gain de chacun et de l'ensemble. Les premiers liens sont inventés, sauf s'ils sont donnés.
)";

constexpr std::string_view resilience_help = R"(
Each run of a crisis against the run of the control with the same strategy and luck: what was lost and
what was gained, never set off against each other; robustness, time to recovery, what is left at the
end; by territory, commune, branch and any group that was recorded; losses shared out, structure
changed, functions kept; with intervals over replicates, and strategies compared pair by pair. The
control is the context without crises. Formulas: docs/methods/resilience.md. The same numbers, with
the usual --epsilon and --window, stand in the run file under /resilience.

Examples
  sillon resilience runs/energy-shock.h5
  sillon resilience runs/energy-shock.h5 --by sector --epsilon 0.01 --lang fr
  sillon resilience runs/energy-shock.h5 --series territory.jobs commune.jobs --format csv -o jobs.csv
  sillon resilience runs/energy-shock.h5 --series territory.output --driver territory.energy_price_firms

En français : chaque simulation d'une crise comparée au témoin de même stratégie et de mêmes tirages ;
pertes et gains séparés, robustesse, retour à la normale, écart final, par lieu, branche ou groupe.
)";

constexpr std::string_view territory_help = R"(
A code is that of an EPCI (nine digits), a department, a region or a commune; several make one
territory. Where a department and a region share a code: department:44, region:44. The file states
places and inhabitants, names all that is imputed when it is settled, and can be run at once. Figures
of your own: sillon import.

Examples
  sillon territory --find metz
  sillon territory 200039865 -o metz.json
  sillon territory 62498 62510 62528 -o three-towns.json
  sillon run scenarios/any-place/energy-shock.json --set territory.use=metz.json -o runs/metz.h5

En français : un code d'EPCI, de département, de région ou de commune ; plusieurs codes font un seul
territoire. Le fichier dit ce qui est donné (lieux, habitants) et ce qui est imputé au calage (tout le
reste). `--find` cherche un nom, sans accents ni tirets ; `--lang fr` parle français.
)";

constexpr std::string_view import_help = R"(
Reads CSV files of INSEE, of URSSAF or of your own, one row for each commune, into a copy of a
territory's file. Separators ; , tab |, UTF-8 or Latin-1, decimal commas and codes such as 2A004 are
understood. An empty cell, s, nd, nc become missing, with their reason. Rows of other communes are
counted and told. Every mistake is told at once, with its line; then nothing is written.

Examples
  sillon import emploi.csv --into metz.json -o metz-2.json --year 2021 --source "INSEE, census 2021"
        --figure jobs=P21_EMPLT --figure jobs_salaried=P21_EMPLT_SAL --figure poverty_rate=TP60*0.01
  sillon import urssaf.csv --into metz.json -o metz-2.json --code "Code commune" --source "URSSAF"
        --figure establishments=nb_etab_2022 --add-rows
  sillon import urssaf.csv --into metz.json -o metz-2.json --code "Code commune" --source "URSSAF"
        --long jobs_salaried_by_sector=APE:effectifs_2022
  sillon import emploi.csv --into metz.json -o metz-2.json --map census.json

A+B adds columns, COLUMN*0.01 multiplies, FIGURE/PART=COLUMN fills one part of a figure. The same can
stand in a file (--map), whose form `sillon schema` prints; options add to it and win. Figures:
docs/guide/a-territory-of-your-own.md.

En français : lit des fichiers CSV, une ligne par commune, dans une copie d'un territoire. Les cellules
vides, s, nd, nc deviennent des valeurs manquantes avec leur raison. `--lang fr` parle français.
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
  command.add_option("--lang,--language", language, "language of the text: en or fr; if not given, the system's")
      ->check(one_of({"en", "fr"}));
}

std::string join(const std::vector<std::string>& names) { return fmt::format("{}", fmt::join(names, ", ")); }

struct Words {
  RunCommand run;
  ResumeCommand resume;
  ForkCommand fork;
  StressCommand stress;
  RangesCommand ranges;
  AttributionCommand attribution;
  SettleCommand settle;
  CheckCommand check;
  DescribeCommand describe;
  SchemaCommand schema;
  ExportCommand series;
  DigestCommand digest;
  SummaryCommand summary;
  ViewCommand view;
  PlotCommand plot;
  ResilienceCommand resilience;
  ReportCommand report;
  NetworkCommand network;
  TerritoryCommand territory;
  ImportCommand import;
  bool version = false, csv = false;
};

CLI::Validator period() { return one_of({"step", "day", "week", "month", "quarter", "year"}); }

void add_states(CLI::App& command, RunCommand& words) {
  command
      .add_option("--checkpoint-every", words.checkpoint_every,
                  "keep the state of each run: step, day, week, month, quarter or year")
      ->check(period());
  command.add_flag("--keep-checkpoints", words.keep_checkpoints,
                   "keep them all, also when the runs are whole (every quarter if not said)");
  command.add_option("--world", words.world, "begin with a world that `sillon settle` saved");
}

void add_run(CLI::App& app, Words& words) {
  auto& run = *app.add_subcommand("run", "run a scenario and write a run file");
  run.footer(std::string(run_help));
  run.add_option("SCENARIO", words.run.scenario, "the scenario's file; or a run file, to run it again")->required();
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
  add_states(run, words.run);
  run.add_flag("--quiet", words.run.quiet, "say nothing but what goes wrong");
  run.add_flag("--force", words.run.force, "replace a run file that is there already");
  add_language(run, words.run.language);
}

void add_going_on(CLI::App& app, Words& words) {
  auto& resume = *app.add_subcommand("resume", "go on with a run that was interrupted or killed");
  resume.footer(std::string(resume_help));
  resume.add_option("FILE", words.resume.file, "the run file, with or without .part")->required();
  resume.add_option("--threads", words.resume.threads, "how many threads; 0: one per core")
      ->check(whole(0, 4096))
      ->capture_default_str();
  resume
      .add_option("--checkpoint-every", words.resume.checkpoint_every,
                  "as in run; if not given, as the run was asked")
      ->check(period());
  resume.add_option("--world", words.resume.world,
                    "a settled world; if not given, the one that the run began with");
  resume.add_flag("--quiet", words.resume.quiet, "say nothing but what goes wrong");
  add_language(resume, words.resume.language);

  auto& fork = *app.add_subcommand("fork", "run several futures from one past");
  auto& future = words.fork.future;
  fork.footer(std::string(fork_help));
  fork.add_option("FILE", words.fork.file, "the run file that holds the past")->required();
  fork.add_option("--at", words.fork.at, "last day of the past: 2021-10-04")->required();
  fork.add_option("--with", future.scenario, "the scenario of the futures")->required();
  fork.add_option("-o,--output", future.output,
                  "the run file; if not given, runs/<name of the scenario>-from-<DATE>.h5");
  fork.add_option("--past-context", words.fork.past_context, "context of the past; if not given, the first");
  fork.add_option("--past-strategy", words.fork.past_strategy,
                  "strategy of the past; if not given, the first");
  fork.add_option("--context", future.contexts, "only this context of the futures; may be repeated")
      ->allow_extra_args(false);
  fork.add_option("--strategy", future.strategies, "only this strategy of the futures; may be repeated")
      ->allow_extra_args(false);
  fork.add_option("--replicates", future.replicates, "how many lucks, instead of the scenario's")
      ->check(whole(1, 10'000));
  fork.add_option("--until", future.until, "last day, instead of the scenario's");
  fork.add_option("--set", future.set, "POINTER=VALUE, as in run")->allow_extra_args(false);
  fork.add_option("--threads", future.threads, "how many threads; 0: one per core")
      ->check(whole(0, 4096))
      ->capture_default_str();
  add_states(fork, future);
  fork.add_flag("--quiet", future.quiet, "say nothing but what goes wrong");
  fork.add_flag("--force", future.force, "replace a run file that is there already");
  add_language(fork, future.language);

  auto& settle = *app.add_subcommand("settle", "people a scenario's territory and save it");
  settle.footer(std::string(settle_help));
  settle.add_option("SCENARIO", words.settle.scenario, "the scenario's file")->required();
  settle.add_option("-o,--output", words.settle.output, "the file")->required();
  settle.add_option("--threads", words.settle.threads, "how many threads; 0: one per core")
      ->check(whole(0, 4096))
      ->capture_default_str();
  settle.add_option("--seed", words.settle.seed, "seed of all luck, instead of the scenario's")
      ->check(whole(0, 9007199254740991));
  settle.add_option("--set", words.settle.set, "POINTER=VALUE, as in run")->allow_extra_args(false);
  settle.add_flag("--quiet", words.settle.quiet, "say nothing but what goes wrong");
  settle.add_flag("--force", words.settle.force, "replace a file that is there already");
  add_language(settle, words.settle.language);
}

void add_stress(CLI::App& app, Words& words) {
  auto& stress = *app.add_subcommand("stress", "run one crisis at many intensities: response curve, first to fail");
  auto& run = words.stress.run;
  stress.footer(std::string(stress_help));
  stress.add_option("SCENARIO", run.scenario, "the scenario's file")->required();
  stress.add_option("--crisis", words.stress.crises, "a crisis's file, FILE or FILE@DATE; may be repeated")
      ->required()
      ->allow_extra_args(false);
  stress.add_option("--intensity", words.stress.intensity, "FIRST:LAST:STEP or numbers with commas")->required();
  stress.add_option("-o,--output", run.output, "the run file; if not given, runs/<name of the scenario>-stress.h5");
  stress.add_option("--report", words.stress.report, "also write FILE.json, FILE.csv, FILE.md, or all three into a folder");
  stress.add_option("--replicates", run.replicates, "how many lucks, instead of the scenario's")->check(whole(1, 10'000));
  stress.add_option("--strategy", run.strategies, "only this strategy; may be repeated")->allow_extra_args(false);
  stress.add_option("--series", words.stress.series, "series of the whole to measure, as population.column");
  stress.add_option("--break", words.stress.breaks, "a line whose smallest breaking intensity is looked for; may be repeated")
      ->allow_extra_args(false);
  stress.add_option("--tolerance", words.stress.tolerance, "how exactly, in intensity")->capture_default_str();
  stress.add_option("--threshold", words.stress.thresholds,
                    "a line for rows; if not given, failures and cash shortages above the control's; may be repeated")
      ->allow_extra_args(false);
  stress.add_option("--at", words.stress.at, "intensity of the grid at which rows are compared; if not given, the highest");
  stress.add_option("--seed", run.seed, "seed of all luck, instead of the scenario's")->check(whole(0, 9007199254740991));
  stress.add_option("--until", run.until, "last day, instead of the scenario's");
  stress.add_option("--set", run.set, "POINTER=VALUE, as in run")->allow_extra_args(false);
  stress.add_option("--threads", run.threads, "how many threads; 0: one per core")->check(whole(0, 4096))->capture_default_str();
  add_states(stress, run);
  stress.add_flag("--keep-agents", words.stress.keep_agents, "record agents and networks too, as the scenario says");
  stress.add_flag("--quiet", run.quiet, "say nothing but what goes wrong");
  stress.add_flag("--force", run.force, "begin anew, replacing files that are there already");
  add_language(stress, run.language);
}

// What commands have in common that run a scenario many times, into OUTPUT or runs/NAME and `suffix`.
void add_many_runs(CLI::App& command, RunCommand& run, bool& keep_agents, std::string_view suffix) {
  command.add_option("SCENARIO", run.scenario, "the scenario's file")->required();
  command.add_option("-o,--output", run.output, fmt::format("the run file; if not given, runs/<name of the scenario>{}.h5", suffix));
  command.add_option("--context", run.contexts, "only this context; may be repeated")->allow_extra_args(false);
  command.add_option("--strategy", run.strategies, "only this strategy; may be repeated")->allow_extra_args(false);
  command.add_option("--replicates", run.replicates, "how many lucks, instead of the scenario's")->check(whole(1, 10'000));
  command.add_option("--seed", run.seed, "seed of all luck, instead of the scenario's")->check(whole(0, 9007199254740991));
  command.add_option("--until", run.until, "last day, instead of the scenario's");
  command.add_option("--set", run.set, "POINTER=VALUE, as in run")->allow_extra_args(false);
  command.add_option("--threads", run.threads, "how many threads; 0: one per core")->check(whole(0, 4096))->capture_default_str();
  add_states(command, run);
  command.add_flag("--keep-agents", keep_agents, "record agents and networks too, as the scenario says");
  command.add_flag("--quiet", run.quiet, "say nothing but what goes wrong");
  command.add_flag("--force", run.force, "begin anew, replacing a file that is there already");
  add_language(command, run.language);
}

void add_ranges(CLI::App& app, Words& words) {
  auto& ranges = *app.add_subcommand("ranges", "run a scenario under other assumptions: the range of what came out");
  auto& run = words.ranges.run;
  ranges.footer(std::string(ranges_help));
  add_many_runs(ranges, run, words.ranges.keep_agents, "-ranges");
  ranges.add_option("--psi", words.ranges.psi, "values of production.psi with commas, or no")->capture_default_str();
  ranges.add_option("--stock", words.ranges.stock, "days of stock over the table's (usual_stocks.factor), or no")->capture_default_str();
  ranges.add_option("--needs", words.ranges.needs, "inputs that bind (production.needs), or no")->capture_default_str();
  ranges.add_flag("--full", words.ranges.full, "all combinations, not one at a time");
  ranges.add_option("--report", words.ranges.report, "also write FILE.json, FILE.csv or FILE.md");
  ranges.add_option("--series", words.ranges.series, "series of the whole, as population.column; if not given, euros, jobs, failures");
}

void add_attribution(CLI::App& app, Words& words) {
  auto& attribution = *app.add_subcommand("attribution", "switch mechanisms off: which of them carries a result");
  auto& its = words.attribution;
  attribution.footer(std::string(attribution_help));
  add_many_runs(attribution, its.run, its.keep_agents, "-attribution");
  attribution.add_option("--against", its.against, "the strategy that others are compared with; if not given, the first");
  attribution.add_option("--mechanisms", its.mechanisms, "names with commas, or no; if not given, all")->delimiter(',');
  attribution.add_option("--series", its.series, "series of the whole, as population.column; if not given, euros, jobs, failures")->delimiter(',');
  attribution.add_option("--measure", its.measures, "total, mean, end, loss, recovery; if not given, the first that suits a series")->delimiter(',');
  attribution.add_flag("--only-alone", its.only_alone, "each off alone, not all of them at once too");
  attribution.add_flag("--pairs", its.pairs, "also two at a time: their interaction");
  attribution.add_option("--shapley", its.shapley, "also share the result out over so many orders in which mechanisms are switched on")->check(whole(1, 10'000));
  attribution.add_option("--report", its.report, "also write FILE.json, FILE.csv or FILE.md");
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
  summary.add_flag("--all", words.summary.all, "every series of every comparison, every label of every warning");
  add_language(summary, words.summary.language);
}

void add_view(CLI::App& app, Words& words) {
  auto& view = *app.add_subcommand("view", "show run files in the browser, also while they are written");
  view.footer(std::string(view_help));
  view.add_option("FILE", words.view.files, "the run files")->required();
  view.add_option("--port", words.view.port, "of 127.0.0.1; 0: any that is free")->check(whole(0, 65'535))->capture_default_str();
  view.add_flag("--no-browser", words.view.no_browser, "only print the address");
  view.add_option("--page", words.view.page, "the viewer; if not given, the one that was built with the program");
  add_language(view, words.view.language);
}

void add_plot(CLI::App& app, Words& words) {
  auto& plot = *app.add_subcommand("plot", "draw series of a run file as an SVG picture");
  auto& its = words.plot;
  plot.footer(std::string(plot_help));
  plot.add_option("FILE", its.file, "the run file")->required();
  plot.add_option("--series", its.series, "names as population.column or population.column@ROW");
  plot.add_option("-o,--output", its.output, "the picture; if not given, standard output");
  plot.add_option("--kind", its.kind, "trajectory, difference, interval, triangle, heat or map")
      ->check(one_of({"trajectory", "difference", "interval", "triangle", "heat", "map"}))
      ->capture_default_str();
  plot.add_option("--context", its.contexts, "only this context; may be repeated")->allow_extra_args(false);
  plot.add_option("--strategy", its.strategies, "only this strategy; may be repeated")->allow_extra_args(false);
  plot.add_option("--against", its.against, "compare strategies with this one; if not given, the first");
  plot.add_option("--control", its.control, "compare contexts with this one; of a triangle if not given, the one without crises");
  plot.add_option("--from", its.from, "first day that is drawn");
  plot.add_option("--until", its.until, "last day that is drawn");
  plot.add_option("--at", its.at, "the day of a map; if not given, the last");
  plot.add_option("--band", its.band, "over replicates: 90 (5th to 95th percentile), range or none")->check(one_of({"90", "range", "none"}))->capture_default_str();
  plot.add_flag("--replicates", its.replicates, "a thin line for each replicate besides");
  plot.add_option("--width", its.width, "of the picture, in px")->check(CLI::Range(320.0, 4000.0))->capture_default_str();
  plot.add_option("--height", its.height, "of the picture, in px; if not given, as it wants")->check(CLI::Range(0.0, 4000.0));
  plot.add_flag("--dark", its.dark, "light lines on a dark background");
  plot.add_flag("--force", its.force, "replace the output file if it is there already");
  add_language(plot, its.language);
}

void add_resilience(CLI::App& app, Words& words) {
  auto& resilience = *app.add_subcommand("resilience", "tell what crises did, and how it was overcome");
  auto& its = words.resilience;
  resilience.footer(std::string(resilience_help));
  resilience.add_option("FILE", its.file, "the run file")->required();
  resilience.add_option("--series", its.series, "names as population.column; if not given, all");
  resilience.add_option("--by", its.by, "only series of this population: territory, commune, sector ...; may be repeated")
      ->allow_extra_args(false);
  resilience.add_option("--control", its.control, "the context to compare with; if not given, the one without crises");
  resilience.add_option("--epsilon", its.epsilon, "how far from normal is still normal, as a share")
      ->check(CLI::Range(0.0, 1.0))
      ->capture_default_str();
  resilience.add_option("--window", its.window, "days that it must last to be a recovery")
      ->check(CLI::Range(0.0, 36'525.0))
      ->capture_default_str();
  resilience.add_option("--better", its.better, "a series of which more is better, instead of what is declared; may be repeated")
      ->allow_extra_args(false);
  resilience.add_option("--worse", its.worse, "a series of which more is worse; may be repeated")->allow_extra_args(false);
  resilience.add_option("--driver", its.driver, "a series, to measure the loop that others make over it");
  resilience.add_flag("--early-warning", its.early_warning, "trends of memory and variance before the lowest point");
  resilience.add_option("--reserve", its.reserve, "a series of what was mobilised, over --need");
  resilience.add_option("--need", its.need, "a series of what was needed");
  resilience.add_option("--asset-loss", its.asset_loss, "a series of destroyed capital, over --welfare-loss");
  resilience.add_option("--welfare-loss", its.welfare_loss, "a series of consumption lost");
  resilience.add_option("--format", its.format, "table, json or csv")->check(one_of({"table", "json", "csv"}))->capture_default_str();
  resilience.add_option("-o,--output", its.output, "a file; if not given, standard output");
  resilience.add_flag("--force", its.force, "replace the output file if it is there already");
  add_language(resilience, its.language);
}

void add_report(CLI::App& app, Words& words) {
  auto& report = *app.add_subcommand("report", "write a report for who decides, as HTML and PDF");
  auto& its = words.report;
  report.footer(std::string(report_help));
  report.add_option("FILE", its.files, "the run files")->required();
  report.add_option("-o,--output", its.output, "the HTML page")->required();
  report.add_option("--pdf", its.pdf, "print it to this file too");
  report.add_option("--series", its.series, "series of the whole as population.column; if not given, those that matter most");
  report.add_option("--attribution", its.attribution, "FILE.json of sillon attribution: which mechanism carries what");
  report.add_flag("--force", its.force, "replace the output files if they are there already");
  add_language(report, its.language);
}

void add_network(CLI::App& app, Words& words) {
  auto& network = *app.add_subcommand("network", "map of the actors of a recorded network, graph files, ties to propose");
  auto& its = words.network;
  network.footer(std::string(network_help));
  network.add_option("FILE", its.file, "the run file")->required();
  network.add_option("--network", its.network, "which network")->capture_default_str();
  network.add_option("--at", its.at, "a day on which it was recorded; if not given, the last");
  network.add_option("--context", its.context, "of which context; if not given, the first");
  network.add_option("--strategy", its.strategy, "of which strategy; if not given, the first");
  network.add_option("--replicate", its.replicate, "of which replicate, from 0")->check(whole(0, 9'999))->capture_default_str();
  network.add_option("--format", its.format, "graphml or gexf; if not given, as the file's name ends")->check(one_of({"graphml", "gexf"}));
  network.add_option("-o,--output", its.output, "write the network as a graph file");
  network.add_flag("--measures", its.measures, "with the measures of each actor in the graph file");
  network.add_option("--report", its.report, "write the map to FILE.json or FILE.md; if not given, it is told unless -o is");
  network.add_option("--rearrange", its.rearrange, "propose so many new ties")->check(whole(0, 1'000));
  network.add_option("--aim", its.aim, "of proposed ties: coverage (of needs by know-how) or efficiency (short paths)")
      ->check(one_of({"coverage", "efficiency"}));
  network.add_option("--most-each", its.most_each, "new ties that one actor has time for")->check(whole(1, 1'000))->capture_default_str();
  network.add_flag("--force", its.force, "replace files that are there already");
  add_language(network, its.language);
}

void add_territories(CLI::App& app, Words& words) {
  auto& territory = *app.add_subcommand("territory", "write a territory's file for any place of France");
  territory.footer(std::string(territory_help));
  territory.add_option("CODE", words.territory.places, "an EPCI, a department, a region, communes");
  territory.add_option("--find", words.territory.find, "list the places of that name, and their codes");
  territory.add_option("-o,--output", words.territory.output, "the file; if not given, standard output");
  territory.add_option("--year", words.territory.year,
                       "of the count of inhabitants; if not given, the register's newest");
  territory.add_option("--register", words.territory.register_file,
                       "the register; if not given, scenarios/register/register.json");
  territory.add_flag("--force", words.territory.force, "replace the output file if it is there already");
  add_language(territory, words.territory.language);

  auto& import = *app.add_subcommand("import", "read CSV files into a territory's file");
  import.footer(std::string(import_help));
  import.add_option("CSV", words.import.files, "the tables")->required();
  import.add_option("--into", words.import.into, "the territory's file, which stays as it is")->required();
  import.add_option("-o,--output", words.import.output, "the new file; if not given, standard output");
  import.add_option("--code", words.import.code,
                    "column of the communes' codes; if not given, CODGEO and its like");
  import.add_option("--figure", words.import.figures, "FIGURE=COLUMN; may be repeated")
      ->allow_extra_args(false);
  import.add_option("--long", words.import.long_form,
                    "FIGURE=PART_COLUMN:COLUMN: one row for each commune and part");
  import
      .add_option("--place", words.import.places, "latitude, longitude, area or name=COLUMN; may be repeated")
      ->allow_extra_args(false);
  import.add_option("--only", words.import.only, "COLUMN=VALUE: only rows with that value; may be repeated")
      ->allow_extra_args(false);
  import
      .add_option("--missing", words.import.missing,
                  "WORD=REASON: what a cell means that is no number; may be repeated")
      ->allow_extra_args(false);
  import.add_option("--year", words.import.year, "year that the figures describe");
  import.add_option("--source", words.import.source, "where they come from, as a reader should know");
  import.add_option("--licence", words.import.licence, "under which they may be used");
  import.add_option("--map", words.import.map, "a file that says all of this");
  import.add_flag("--add-rows", words.import.add_rows, "add up rows of one commune instead of refusing them");
  import.add_option("--register", words.import.register_file, "the register, for communes that merged");
  import.add_flag("--force", words.import.force, "replace the output file if it is there already");
  add_language(import, words.import.language);
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
  add_going_on(app, *words);
  add_stress(app, *words);
  add_ranges(app, *words);
  add_attribution(app, *words);
  add_others(app, *words);
  add_view(app, *words);
  add_plot(app, *words);
  add_resilience(app, *words);
  add_report(app, *words);
  add_network(app, *words);
  add_territories(app, *words);

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
  if (app.got_subcommand("resume")) return [words] { return resume(words->resume); };
  if (app.got_subcommand("fork")) return [words] { return fork(words->fork); };
  if (app.got_subcommand("stress")) return [words] { return stress(words->stress); };
  if (app.got_subcommand("ranges")) return [words] { return ranges(words->ranges); };
  if (app.got_subcommand("attribution")) return [words] { return attribution(words->attribution); };
  if (app.got_subcommand("settle")) return [words] { return settle(words->settle); };
  if (app.got_subcommand("check")) return [words] { return check(words->check); };
  if (app.got_subcommand("describe")) return [words] { return describe(words->describe); };
  if (app.got_subcommand("schema")) return [words] { return schema(words->schema); };
  if (app.got_subcommand("export")) return [words] { return export_series(words->series); };
  if (app.got_subcommand("digest")) return [words] { return digest(words->digest); };
  if (app.got_subcommand("summary")) return [words] { return summary(words->summary); };
  if (app.got_subcommand("view")) return [words] { return view(words->view); };
  if (app.got_subcommand("plot")) return [words] { return plot(words->plot); };
  if (app.got_subcommand("resilience")) return [words] { return resilience(words->resilience); };
  if (app.got_subcommand("report")) return [words] { return report(words->report); };
  if (app.got_subcommand("network")) return [words] { return network(words->network); };
  if (app.got_subcommand("territory")) return [words] { return territory(words->territory); };
  if (app.got_subcommand("import")) return [words] { return import_figures(words->import); };
  return [help = app.help()] {
    std::fputs(help.c_str(), stderr);
    return wrong_input;
  };
}

}  // namespace app
