// app/decision_report.hpp -- a report for who decides: run files told as a prospective study and stress test, one HTML page.
#pragma once
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/decision_report_findings.hpp"
#include "app/decision_report_page.hpp"
#include "app/decision_report_sentences.hpp"
#include "app/decision_report_words.hpp"
#include "sim/kernel/tree.hpp"
#include "viz/figures/figure.hpp"

namespace app {

// The chapters of one file, top to bottom; each puts itself on the page.
class DecisionReport {
 public:
  // `attribution`: what `sillon attribution --report FILE.json` wrote, if somebody named it.
  DecisionReport(const DecisionFindings& findings, const sim::Tree* attribution, const Words& words, Page& page)
      : findings_(findings), file_(findings.file()), attribution_(attribution), words_(words), page_(page) {}

  void synthesis();  // on the first page; with several files the first part of a chapter
  std::vector<ReportCell> of_many(const std::string& title);  // a row of the table of several studies
  void asked();
  void territory();
  void contexts();
  void strategies();
  void resilience();
  void bearers();
  void mechanisms();
  void limits();
  void sources();
  void annex();

 private:
  // ---- shared by the chapters
  std::string label(std::size_t series) const;
  std::vector<std::string> warning(std::size_t series) const;
  std::vector<std::string> warnings(const std::vector<std::size_t>& series) const;
  std::string mark(study::Polarity polarity) const;  // (+), (−), (~), (?)
  std::vector<NamedEffect> named(const Compared& compared, const std::vector<std::size_t>& series) const;
  std::vector<std::size_t> declared_main() const;
  const Compared* crisis_of(const std::string& context) const;
  std::vector<const Compared*> options_first() const;  // those within a crisis before the others
  std::string interval(const study::Interval& its, std::string_view unit, bool sign) const;
  std::string shares(const study::Interval& its) const;
  // Does performance mean anything? The control may be 0 most of the time.
  bool defined(const std::string& context, const std::string& strategy, std::size_t series, std::size_t row) const;
  std::string recovery(const std::string& context, const std::string& strategy, std::size_t series, std::size_t row) const;
  std::string why_no_resilience() const;
  ReportCell series_cell(std::size_t series) const;
  std::string chance_note() const;

  // ---- figures
  viz::Frame frame(const std::string& title, const std::string& summary) const;
  viz::Panel panel(std::size_t series, const std::string& context, bool triangle) const;
  viz::Panel option_panel(std::size_t series, const std::string& context) const;
  std::string answer(const Compared& option) const;  // in one or two sentences
  std::string made_up_told(const Compared& option) const;  // what of the crisis a strategy makes up for; empty: nothing to make up
  std::vector<const Compared*> told_first() const;  // what the first page compares: crises, then strategies in the first of them
  ReportCell in_short(const Compared& compared) const;
  ReportCell how_sure(const std::vector<const Compared*>& all) const;
  ReportCell what_to_do(const std::vector<const Compared*>& all) const;
  std::string conclusion(const Compared& option) const;
  std::size_t summary_table(const std::vector<const Compared*>& all);
  void summary_figure();
  void cautions();
  void time_line();
  void levels_figure();
  void crisis_figure(const Compared& crisis);
  void differences_figure(const std::string& context);
  void overview_figure();
  void territory_map();
  void losses_map(const Compared& crisis, const std::string& strategy, std::size_t series);

  // ---- tables
  void levels_table();
  void effects_table(const std::string& caption, const std::vector<const Compared*>& all, bool groups);
  void also_moved(const std::vector<const Compared*>& all);
  void regret_table();
  void robustness_table();
  void resilience_table(const Compared& crisis);
  void breaks_table(const Compared& crisis);
  std::optional<std::size_t> borne_series(const std::string& population) const;
  void bearers_of(const std::string& population);
  void accounts();
  std::string compared_title(const Compared& one) const;
  void accounts_table(const std::vector<const Compared*>& all);
  void parts_table(const std::vector<const Compared*>& all, const std::string& population);
  void order_table(const std::vector<const Compared*>& all);
  void factors_table();
  void attribution_table();

  const DecisionFindings& findings_;
  const io::RunReader& file_;
  const sim::Tree* attribution_;
  const Words& words_;
  Page& page_;
};

bool is_assumed(std::string_view source);  // of a parameter: none is stated, or it says so

struct ReportedFile {
  std::unique_ptr<io::RunReader> file;
  std::unique_ptr<DecisionFindings> findings;
};
// The whole document. `language`: of the words.
std::string decision_report(const std::vector<ReportedFile>& files, const sim::Tree* attribution, const Voice& voice);

}  // namespace app
