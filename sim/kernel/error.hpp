// sim/kernel/error.hpp -- the three kinds of failure: the user's scenario, a file, our own contract.
#pragma once
#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace sim {

// One mistake in something the user wrote: where it stands and what is wrong, as one sentence.
// `line` and `column` count from 1; 0 means not yet looked up (io::locate does it, only when there is a mistake).
struct Mistake {
  std::string file;     // path as the user gave it, or the flag of the command line
  std::string pointer;  // JSON pointer inside that file; empty is the whole file
  std::string message;  // what was found, what was expected, the nearest known name
  std::uint32_t line = 0, column = 0;
};

// The user's input is wrong. Carries every mistake that was found, not only the first.
class ScenarioError : public std::runtime_error {
 public:
  explicit ScenarioError(std::vector<Mistake> mistakes);
  const std::vector<Mistake>& mistakes() const { return mistakes_; }

 private:
  std::vector<Mistake> mistakes_;
};

// A file or a disk failed.
class FileError : public std::runtime_error {
 public:
  FileError(std::string path, std::string dataset, const std::string& message);
  const std::string& path() const { return path_; }
  const std::string& dataset() const { return dataset_; }

 private:
  std::string path_, dataset_;
};

// The run was asked to stop (SIGINT, SIGTERM); what was recorded is kept.
class Interrupted : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// We, or the author of a model, broke a rule of the kernel.
class ContractError : public std::logic_error {
 public:
  ContractError(const std::string& message, const char* file, int line);
};

// Throws ContractError with the caller's place. The builtins stand in for <source_location>, which some compilers lack.
inline void require(bool condition, std::string_view message, const char* file = __builtin_FILE(),
                    int line = __builtin_LINE()) {
  if (!condition) [[unlikely]]
    throw ContractError(std::string(message), file, line);
}

// The candidate that is closest to `name` in edit distance, or empty when none is close enough to be meant.
std::string nearest(std::string_view name, const std::vector<std::string>& candidates);

}  // namespace sim
