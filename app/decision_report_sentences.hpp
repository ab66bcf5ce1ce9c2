// app/decision_report_sentences.hpp -- effects told in sentences: what is better, worse, perhaps chance, exactly zero.
//
// Pure: names, units and effects in, sentences out.
#pragma once
#include <string>
#include <vector>

#include "app/decision_report_findings.hpp"
#include "app/decision_report_words.hpp"

namespace app {

struct NamedEffect {
  std::string label, unit, warning;
  Effect effect;
};

// "value added (−2.0 %, that is −1.430 ± 0.020 M€ per week)"
std::string told(const NamedEffect& one, const Words& words);

// Beyond chance, but less than a thousandth of the reference: "better" alone would say too much.
bool is_tiny(const Effect& effect);

// Effects by what they say: worse, better, each apart where it is tiny, no side declared, perhaps chance, exactly zero; a group for
// each that there is. At most `most` are told with their numbers, in the order given, the others named.
struct ToldGroup {
  std::string lead, text;  // "Worse:", "value added (...), output (...); also jobs and unemployed residents."
  std::vector<std::string> warnings;  // of its series, each once
};
std::vector<ToldGroup> effects_told(const std::vector<NamedEffect>& effects, std::size_t most, const Words& words);

// "Of 12 main series: 5 better (2 of them by less than 0.1 %), 1 worse ... "
std::string tally(const std::vector<NamedEffect>& effects, const Words& words);

// Those that are better or worse, the largest share first, then those without a share.
std::vector<NamedEffect> largest(std::vector<NamedEffect> effects, std::size_t most);

}  // namespace app
