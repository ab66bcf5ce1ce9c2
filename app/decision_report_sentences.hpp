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

// "Worse: a (−2.0 %) and b (−0.73 %). Better: c (+15 %). Exactly unchanged: f." The largest first, at most about `most` of each named;
// what is next to nothing or perhaps chance only where nothing is better or worse.
std::string in_brief(const std::vector<NamedEffect>& effects, std::size_t most, const Words& words);

// "Of 12 main series: 5 better (2 of them by less than 0.1 %), 1 worse ... "
std::string tally(const std::vector<NamedEffect>& effects, const Words& words);

// Those that are better or worse, the largest share first, then those without a share.
std::vector<NamedEffect> largest(std::vector<NamedEffect> effects, std::size_t most);

}  // namespace app
