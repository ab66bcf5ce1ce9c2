// app/commands.hpp -- what each command was asked, and the function that does it.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace app {

// Exit codes, for scripts. 1 is a mistake of ours.
inline constexpr int done = 0, bug = 1, wrong_input = 2, failed_file = 3, interrupted = 130;

struct RunCommand {
  std::string scenario, output;  // empty output: runs/<name of the scenario>.h5
  std::size_t threads = 0;       // 0: all cores
  std::optional<std::uint64_t> seed;
  std::optional<std::uint32_t> replicates;
  std::string until;
  std::vector<std::string> contexts, strategies, set;
  bool quiet = false, force = false;
  std::string language;  // "en", "fr" or empty: what the system says
  std::string checkpoint_every;  // a period; empty: never
  bool keep_checkpoints = false;
  std::string world;  // a settled one; empty: settle
};
struct ResumeCommand {
  std::string file;  // with or without ".part"
  std::size_t threads = 0;
  std::string checkpoint_every, world, language;  // empty: as the run was asked
  bool quiet = false;
  bool summary = true;  // what came out is told at the end
};
struct ForkCommand {
  std::string file, at, past_context, past_strategy;  // of the past
  RunCommand future;                                  // without a file: there it is what it was
};
struct StressCommand {
  RunCommand run;                            // the scenario, its file, its threads ...; contexts: none
  std::vector<std::string> crises;           // FILE or FILE@DATE
  std::string intensity;                     // 0:2:0.1 or 0,0.5,1
  std::vector<std::string> series;           // population.column; empty: those that matter most
  std::vector<std::string> thresholds;       // lines that rows may pass; empty: failures and cash shortages
  std::vector<std::string> breaks;           // lines of the reverse stress test
  std::string tolerance = "0.01", at;        // empty at: the highest intensity
  std::string report;                        // FILE.json, .csv, .md, or a folder; empty: none
  bool keep_agents = false;
};
struct RangesCommand {
  RunCommand run;                                                     // the scenario, its file, its threads ...
  std::string psi = "0.5,0.8,1", stock = "0.5,1,2", needs = "1,2,3";  // values with commas; "no": left alone
  bool full = false;                                                  // all combinations, not one at a time
  std::vector<std::string> series;                                    // population.column; empty: euros, jobs, failures
  std::string report;                                                 // FILE.json, .csv or .md; empty: none
  bool keep_agents = false;
};
struct AttributionCommand {
  RunCommand run;                       // the scenario, its file, its threads ...; contexts and strategies: whose results are explained
  std::string against;                  // the strategy that others are compared with; empty: the first
  std::vector<std::string> mechanisms;  // empty: all; "no": none, factors alone
  std::vector<std::string> series;      // population.column; empty: euros, jobs, failures
  std::vector<std::string> measures;    // total, mean, end, loss, recovery; empty: the usual ones
  bool only_alone = false, pairs = false;
  std::uint32_t shapley = 0;            // orders; 0: none
  std::string report;                   // FILE.json, .csv or .md; empty: none
  bool keep_agents = false;
};
struct SettleCommand {
  std::string scenario, output;
  std::size_t threads = 0;
  std::optional<std::uint64_t> seed;
  std::vector<std::string> set;
  bool quiet = false, force = false;
  std::string language;
};
struct CheckCommand {
  std::vector<std::string> files;
  bool strict = false;
};
struct DescribeCommand {
  std::string scenario;  // may be empty
  std::vector<std::string> set;
  std::string format = "text", language;
};
struct SchemaCommand {
  bool markdown = false;  // the tables of docs/formats instead
};
struct ExportCommand {
  std::string file, output;
  std::vector<std::string> series;
  bool force = false;
  std::string language;
};
struct DigestCommand {
  std::string file;
};
struct SummaryCommand {
  std::string file, language;
  bool all = false;  // every series of every comparison
};
struct ViewCommand {
  std::vector<std::string> files;
  std::string page;        // empty: the one that was built with the program
  std::uint16_t port = 0;  // 0: any that is free
  bool no_browser = false;
  std::string language;
};
struct PlotCommand {
  std::string file, output, kind = "trajectory";  // trajectory, difference, interval, triangle, heat, map
  std::vector<std::string> series;                // population.column or population.column@ROW
  std::vector<std::string> contexts, strategies;  // empty: all
  std::string at, from, until;                    // days; empty: the last; all
  std::string against, control;                   // a strategy or a context to compare with
  std::string band = "90";                        // 90, range, none
  bool replicates = false, dark = false, force = false;
  double width = 800, height = 0;  // 0: as high as it wants
  std::string language;
};
struct ResilienceCommand {
  std::string file, control;        // empty control: the only context without crises
  std::vector<std::string> series;  // population.column; empty: all
  std::vector<std::string> by;      // populations; empty: all
  std::vector<std::string> better, worse;  // series of which more is better, is worse, instead of what is declared
  double epsilon = 0.05, window = 28;      // how near to normal, for how many days
  std::string driver, reserve, need, asset_loss, welfare_loss;  // series
  bool early_warning = false, force = false;
  std::string format = "table", output, language;
};
struct ReportCommand {
  std::vector<std::string> files;
  std::string output, pdf{};             // empty pdf: none
  std::vector<std::string> series{};     // population.column of the whole; empty: those that matter most
  std::string attribution{}, language{};  // FILE.json of `sillon attribution`; empty: none
  bool force = false;
};
struct NetworkCommand {
  std::string file, network = "trust", at{};    // empty at: the last day on which it was recorded
  std::string context{}, strategy{};              // empty: the first
  std::uint32_t replicate = 0;
  std::string format{}, output{};              // graphml or gexf; both empty: no graph file, the map is told
  std::string report{};                         // FILE.json or .md; empty: standard output
  bool measures = false, force = false;          // measures: columns of the graph file too
  std::uint32_t rearrange = 0, most_each = 2;  // ties to propose; how many of them for one actor
  std::string aim{};                            // efficiency or coverage; empty: coverage if know-how was recorded
  std::string language{};
};
struct TerritoryCommand {
  std::vector<std::string> places;  // codes of the register
  std::string find;                 // a name to look for instead
  std::string register_file;        // empty: the one that is shipped
  std::string output, language;     // empty output: standard output
  int year = 0;                     // of the count of inhabitants; 0: the register's first
  bool force = false;
};
struct ImportCommand {
  std::vector<std::string> files;
  std::string into, output, map, register_file;
  std::string code, source, licence, long_form;
  std::vector<std::string> figures, places, only, missing;  // NAME=COLUMN ..., COLUMN=VALUE, WORD=REASON
  int year = 0;                                             // 0: in the map, or in the names of columns
  bool add_rows = false, force = false;
  std::string language;
};

int run(const RunCommand& command);
int resume(const ResumeCommand& command);
int fork(const ForkCommand& command);
int stress(const StressCommand& command);
int ranges(const RangesCommand& command);
int attribution(const AttributionCommand& command);
int settle(const SettleCommand& command);
int check(const CheckCommand& command);
int describe(const DescribeCommand& command);
int schema(const SchemaCommand& command);
int export_series(const ExportCommand& command);
int digest(const DigestCommand& command);
int summary(const SummaryCommand& command);
int view(const ViewCommand& command);
int plot(const PlotCommand& command);
int resilience(const ResilienceCommand& command);
int report(const ReportCommand& command);
int network(const NetworkCommand& command);
int territory(const TerritoryCommand& command);
int import_figures(const ImportCommand& command);

}  // namespace app
