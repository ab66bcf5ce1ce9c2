// tests/architecture/rules.cpp -- who may include whom, and the rules of manner, each as one line of data.
#include "tests/architecture/rules.hpp"

#include <algorithm>
#include <cctype>
#include <regex>
#include <sstream>

namespace tests::architecture {
namespace {

// The first row whose `what` is found in the included path decides: the include is allowed when `who` is
// found in "the including path, a space, the included path".
struct Row {
  Row(const char* what, const char* who, const char* rule) : what(what), who(who), rule(rule) {}
  std::regex what, who;
  std::string rule;
};
const std::vector<Row> table{
    {"^(tbb|oneapi)/", "^sim/kernel/parallel\\.cpp |^study/\\S+\\.cpp |^(tests|bench)/",
     "TBB is named in sim/kernel/parallel.cpp alone"},
    {"^boost/", "^(sim/kernel|models/indicators|study|viz/server)/\\S+\\.cpp |^(app|tests|bench)/",
     "Boost is named in .cpp files of sim/kernel, models/indicators, study and viz/server alone"},
    {"^(nlohmann/|hdf5|H5|netcdf)", "^sim/io/\\S+\\.cpp |^tests/",
     "JSON and HDF5 are named in .cpp files of sim/io alone"},
    {"^openssl/", "^sim/io/\\S+\\.cpp |^tests/", "OpenSSL is named in .cpp files of sim/io alone"},
    {"^xxhash\\.h$", "^sim/io/\\S+\\.cpp |^tests/", "xxHash is named in .cpp files of sim/io alone"},
    {"^CLI/", "^app/", "CLI11 is named in app alone"},
    {"^Random123/", "^sim/kernel/rng\\.hpp ", "Random123 is named in sim/kernel/rng.hpp alone"},
    {"^catch2/", "^tests/", "Catch2 is named in tests alone"},
    {"^benchmark/", "^bench/", "Google Benchmark is named in bench alone"},
    {"^fmt/", "^(?!sim/kernel/\\S+\\.hpp )", "a header of sim/kernel includes the standard library alone"},
    {"^(ranges|format|source_location|thread)$", "^(?!sim/kernel/\\S+\\.hpp )",
     "a header of sim/kernel does without <ranges>, <format>, <source_location> and <thread>"},
    {"^[a-z0-9_]+$", "", "the standard library is open to all"},
    {"^sillon_version\\.hpp$", "^sim/io/\\S+\\.cpp |^tests/",
     "the program's version is read in sim/io alone"},
    {"^sim/kernel/keys\\.hpp$", "^(sim|models|study|viz/server|app|bench|tests)/",
     "keys.hpp is open to every room"},
    {"^sim/kernel/calendar\\.hpp$", "^(sim|study|viz|app|bench|tests)/|^models/(?!vocabulary/)|^models/vocabulary/schema(_[a-z]+)?\\.cpp ",
     "the vocabulary includes keys.hpp alone of the kernel; viz/figures calendar.hpp alone"},
    {"^sim/kernel/", "^(sim|study|viz/server|app|bench|tests)/|^models/(?!vocabulary/)|^models/vocabulary/schema(_[a-z]+)?\\.cpp ",
     "the vocabulary includes keys.hpp alone of the kernel (schema*.cpp, which fill a world with it, the world too)"},
    {"^sim/io/", "^(sim/io|study|viz/server|app|bench|tests)/",
     "neither the kernel nor the models include sim/io"},
    {"^models/vocabulary/", "^models/(?!graph/)|^(app|bench|tests)/", "the engine knows no vocabulary, nor does models/graph"},
    {"^models/graph/", "^models/(graph|indicators)/|^(study|app|bench|tests)/",
     "networks are generated and measured for models/indicators, study and app alone"},
    {"^models/[^/]+/enrol\\.hpp$",
     "^models/([^/]+)/\\S+ models/\\1/|^models/(territory|crisis)/|^models/catalogue\\.cpp "
     "|^(app|bench|tests)/",
     "families never include each other: they meet in a column"},
    {"^models/[^/]+/", "^models/([^/]+)/\\S+ models/\\1/|^(app|bench|tests)/",
     "families never include each other: they meet in a column"},
    {"^models/", "^models/[^/]+ |^(app|bench|tests)/", "a family does not know the catalogue"},
    {"^study/", "^(study|app|bench|tests)/", "only app includes study"},
    {"^viz/figures/", "^(viz/figures|app|tests)/", "only app includes viz/figures, which knows neither files nor models"},
    {"^viz/server/", "^(viz/server|app|tests)/", "only app includes viz/server"},
    {"^app/", "^(app|tests|bench)/", "nothing but tests and benches includes app"},
    {"^bench/", "^bench/", "nothing includes bench"},
    {"^tests/", "^tests/", "nothing includes tests"},
    {"^[a-z/]+\\.h$", "^(sim/io|app|viz/server)/\\S+\\.cpp |^sim/kernel/memory\\.cpp |^(tests|bench)/",
     "the system's own headers are named in .cpp files of sim/io, app and viz/server and in memory.cpp alone"},
    {"", "^$", "an include is written from the repository's root, or is a library of this table"}};

// Where it holds, no line of code (comments and quoted text left out) contains `word` and matches `what`.
struct Ban {
  Ban(const char* where, const char* word, const char* what, const char* rule)
      : where(where), what(what), word(word), rule(rule) {}
  std::regex where, what;
  std::string word, rule;
};
const std::vector<Ban> bans{
    {"^(?!tests/)", "define", "^\\s*#\\s*define\\b", "no macros"},
    {"", "friend", "\\bfriend\\b", "no friend"},
    {"", "dynamic_cast", "\\bdynamic_cast\\b", "no dynamic_cast"},
    {"", "thread_local", "\\bthread_local\\b",
     "no thread_local: what a thread keeps would change with their number"},
    {"^(?!sim/io/hdf5\\.cpp$)", "static", "\\bstatic\\b(?!.*\\b(const|constexpr|consteval)\\b)[^(]*(=|;|\\{)", "no mutable statics"},
    // A guess, which the house's layout makes a good one: a declaration that starts in the first column.
    {"", ";",
     "^(?!.*\\b(const|constexpr|using|namespace|class|struct|enum|template|typedef|concept|requires|return|"
     "static)\\b)"
     "[A-Za-z_][\\w:<>,\\s*&]*[\\s>*&]\\w+\\s*(=.*|\\{.*\\})?;",
     "no mutable variables at namespace scope"},
    {"^sim/kernel/.*\\.hpp$", "jthread", "\\bjthread\\b", "a header of sim/kernel starts no threads"}};
const std::regex include_line("^\\s*#\\s*include\\s*[<\"]([^>\"]+)[>\"]");
const std::regex unfinished("\\b(T[O]DO|F[I]XME)\\b");

// The text with its comments blanked; the same with quoted text blanked too. Lines stay in place.
struct Views {
  std::string uncommented, code;
};
Views views(std::string_view text) {
  Views v{std::string(text), std::string(text)};
  const auto starts = [&](std::size_t at, std::string_view word) {
    return text.substr(at, word.size()) == word;
  };
  const auto blank = [&](std::size_t from, std::size_t to, bool comment) {
    for (std::size_t i = from; i < to && i < text.size(); ++i)
      if (text[i] != '\n') {
        v.code[i] = ' ';
        if (comment) v.uncommented[i] = ' ';
      }
  };
  const auto after = [&](std::string_view word, std::size_t from) {
    const auto at = text.find(word, from);
    return at == text.npos ? text.size() : at + word.size();
  };
  for (std::size_t i = 0; i < text.size();) {
    auto end = i + 1;
    if (starts(i, "//")) {
      end = std::min(text.find('\n', i), text.size());
      blank(i, end, true);
    } else if (starts(i, "/*")) {
      end = after("*/", i + 2);
      blank(i, end, true);
    } else if (starts(i, "R\"")) {
      const auto open = std::min(text.find('(', i), text.size());
      end = after(")" + std::string(text.substr(i + 2, open - i - 2)) + "\"", open);
      blank(i + 1, end, false);
    } else if (std::isdigit(static_cast<unsigned char>(text[i]))) {  // 12'000 holds no text
      while (end < text.size() && (std::isalnum(static_cast<unsigned char>(text[end])) || text[end] == '\''))
        ++end;
    } else if (text[i] == '"' || text[i] == '\'') {
      while (end < text.size() && text[end] != text[i] && text[end] != '\n') end += text[end] == '\\' ? 2 : 1;
      blank(i + 1, end, false);
      ++end;
    }
    i = end;
  }
  return v;
}

std::vector<std::string> lines(const std::string& text) {
  std::vector<std::string> all;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) all.push_back(line);
  return all;
}

// The rule that `path` breaks by including `included`; empty if it breaks none.
std::string refusal(const std::string& path, const std::string& included) {
  for (const auto& row : table)
    if (std::regex_search(included, row.what))
      return std::regex_search(path + " " + included, row.who) ? "" : row.rule;
  return "";
}

}  // namespace

std::vector<Violation> check(std::string_view path_, std::string_view text) {
  const std::string path(path_);
  const auto [uncommented, code] = views(text);
  const auto raw = lines(std::string(text)), includes = lines(uncommented), codes = lines(code);
  std::vector<Violation> found;
  const auto report = [&](std::size_t line, const std::string& rule) {
    found.push_back({path, static_cast<int>(line) + 1, rule, line < raw.size() ? raw[line] : ""});
  };

  if (path.ends_with(".hpp")) {
    if (raw.empty() || !raw[0].starts_with("// " + path + " "))
      report(0, "a header's first line is `// its/path.hpp -- what it is`");
    if (std::find(raw.begin(), raw.end(), "#pragma once") == raw.end())
      report(0, "a header has #pragma once");
  }
  std::smatch match;
  for (std::size_t i = 0; i < raw.size(); ++i) {
    if (std::regex_search(raw[i], unfinished))
      report(i, "what is unfinished is an issue or a decision, not a comment");
    if (includes[i].find("include") != std::string::npos &&
        std::regex_search(includes[i], match, include_line))
      if (const auto rule = refusal(path, match[1]); !rule.empty()) report(i, rule);
    for (const auto& ban : bans)
      if (codes[i].find(ban.word) != std::string::npos && std::regex_search(path, ban.where) &&
          std::regex_search(codes[i], ban.what))
        report(i, ban.rule);
  }
  return found;
}

std::string sentence(const Violation& v) {
  return v.path + ":" + std::to_string(v.line) + ": " + v.rule + "\n    " + v.found;
}

}  // namespace tests::architecture
