// app/stress_findings.hpp -- what the runs of a stress test say: curves, worst places, who fails first, what was assumed.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/intensity_grid.hpp"
#include "app/response.hpp"
#include "app/stress_runs.hpp"
#include "app/threshold.hpp"
#include "sim/io/run_reader.hpp"

namespace app {

struct ResponseCurve {  // of one series of the whole under one strategy
  io::RunReader::Series series;
  study::Polarity polarity = study::Polarity::undeclared;
  std::string strategy;
  struct Point {
    Intensity intensity;
    std::vector<Response> each;  // by replicate
    Band band(double Response::*value) const;
  };
  std::vector<Point> points;
};

struct WorstRows {  // communes, branches, classes: of one series, at one intensity, the hardest hit first
  io::RunReader::Series series;
  std::string strategy;
  bool by_share = true;  // else by mean_loss: the control is 0 somewhere, where no share is defined
  struct Row {
    std::string code, name;  // name: of the place, if the file has one
    Band share, mean_loss;
    double part = 0;  // of what all rows lose
  };
  std::vector<Row> rows;
};

struct FirstToFail {  // who passes a line, the first first
  Threshold line;
  io::RunReader::Series series;
  std::string strategy;
  struct Row {
    std::string code, name;
    std::uint32_t replicates = 0;       // in which it passes, at the intensity `at`
    double days = 0;                    // after the crisis began, mean over those
    std::optional<Intensity> smallest;  // of the grid, at which it passes in at least half of the replicates
  };
  std::vector<Row> rows;     // those that pass in at least half of the replicates
  std::size_t of = 0;        // so many rows there are
  bool intensities = true;   // false: too many rows to look at each intensity
};

struct Assumption {
  io::RunPlan::ParameterRow parameter;
  bool partly = false;  // its source names other things too
};

struct StressFindings {
  sim::Day from = 0;  // the first day of the crisis
  Intensity at;       // of the worst rows and the first to fail
  std::vector<ResponseCurve> curves;
  std::vector<WorstRows> worst;
  std::vector<FirstToFail> first;
  std::vector<Assumption> assumptions;
  std::vector<sim::Statement> imputed;
};

// First day of any crisis in the file.
sim::Day crisis_begins(const io::RunReader& file);

// The series that are measured where none was named: those of the whole that matter most, or all.
std::vector<std::string> usual_series(const io::RunReader& file);

StressFindings find_out(const StressRuns& runs, const std::vector<Intensity>& grid, Intensity at, const std::vector<std::string>& series,
                        const std::vector<Threshold>& lines);

}  // namespace app
