// app/series_measure.hpp -- one number of one recorded series of one run: a total, a mean, the end, or what a crisis cost.
#pragma once
#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "app/text.hpp"
#include "sim/io/run_reader.hpp"
#include "study/resilience.hpp"

namespace app {

// loss [day] of normal performance and recovery [day] compare a run of a crisis with that of the control (study/resilience.hpp).
enum class Of : std::uint8_t { total, mean, end, loss, recovery };
inline constexpr std::array<Of, 5> all_measures{Of::total, Of::mean, Of::end, Of::loss, Of::recovery};
std::string_view name(Of of);  // "total" ...
std::optional<Of> parse_measure(std::string_view text);

bool is_money(const io::RunReader::Series& series);
std::string name_of(const io::RunReader::Series& series);  // "territory.jobs"
std::string unit_of(const io::RunReader::Series& series, Of of);
std::string measure_label(const io::RunReader::Series& series, Of of, const Voice& voice);  // "output, total [EUR]"

// Of the whole. No names: all in euros, jobs, people without one, cash shortages and failures.
std::vector<io::RunReader::Series> series_of_the_whole(const io::RunReader& file, const std::vector<std::string>& names);

// The numbers of a series that mean something without a crisis, the first of them the one for a reader.
std::vector<Of> usual_measures(const io::RunReader::Series& series);

// Of a run that is whole; NaN else. `of` is total, mean (since `from`) or end.
double measured(const std::vector<double>& values, const std::vector<sim::Day>& time, std::uint32_t steps, Of of, sim::Day from);

// First day of the first event of a context or strategy; that of the file if it has none.
sim::Day begin_of(const io::RunReader& file, const std::string& choice);

// One series in all runs of a file, each read once.
class MeasuredSeries {
 public:
  MeasuredSeries(const io::RunReader& file, io::RunReader::Series series, std::string control);  // empty control: none

  const io::RunReader::Series& series() const { return series_; }
  // Has this measure a meaning in this context?
  bool knows(Of of, const std::string& context) const;
  // By replicate; NaN where it is not recorded or not defined. In the control itself loss and recovery are 0.
  std::vector<double> values(Of of, const std::string& context, const std::string& strategy, sim::Day from);

 private:
  const std::vector<double>& read(const std::string& context, const std::string& strategy, std::uint32_t replicate);

  const io::RunReader& file_;
  io::RunReader::Series series_;
  std::string control_;
  study::Polarity polarity_;
  std::map<std::tuple<std::string, std::string, std::uint32_t>, std::vector<double>> read_;
};

// A mean over replicates. A time to recovery that is not seen in one of them has none.
study::Interval mean_of(Of of, const std::vector<double>& values);
bool may_be_chance(const study::Interval& interval);  // the interval holds 0, or there is none

}  // namespace app
