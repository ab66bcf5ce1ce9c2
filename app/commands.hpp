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
};

int run(const RunCommand& command);
int check(const CheckCommand& command);
int describe(const DescribeCommand& command);
int schema(const SchemaCommand& command);
int export_series(const ExportCommand& command);
int digest(const DigestCommand& command);
int summary(const SummaryCommand& command);

}  // namespace app
