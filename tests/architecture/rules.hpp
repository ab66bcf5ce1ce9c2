// tests/architecture/rules.hpp -- the house rules that one source file alone can break.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace tests::architecture {

struct Violation {
  std::string path;   // from the repository's root
  int line;           // from 1
  std::string rule;   // the rule that is broken, as a sentence
  std::string found;  // the line
};
std::string sentence(const Violation&);  // path:line: rule, and below it the line

std::vector<Violation> check(std::string_view path, std::string_view text);

}  // namespace tests::architecture
