// sim/io/run_derived.hpp -- /resilience of a run file: numbers worked out from its series, laid out before the first step.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/io/dimension_scales.hpp"
#include "sim/io/hdf5.hpp"
#include "sim/io/run_layout.hpp"

namespace io {

inline constexpr std::string_view derived_group = "/resilience/";            // no digest counts what lies in it
inline constexpr std::string_view derived_counter = "resilience/computed";  // 0 until all its numbers are there

// Where the numbers of one run stand, or of the mean or half-interval of its replicates: a block of a dataset.
struct DerivedPlace {
  std::string path;
  std::uint64_t index = 0;  // along its first dimension
};
// `which`: a replicate, "mean" or "half". Nothing for the reference, and for names that are not in the file.
std::optional<DerivedPlace> derived_place(const std::vector<RunPlan::Choice>& contexts, const std::vector<RunPlan::Choice>& strategies,
                                          std::uint32_t replicates, std::string_view reference, std::string_view context,
                                          std::string_view strategy, std::string_view which, std::string_view what);

// `places`: the coordinates of the populations of `layout.series`.
void write_derived_layout(hdf5::Group& root, const RunPlan& plan, const RunLayout& layout,
                          const std::vector<hdf5::Dataset>& places, hdf5::DimensionScales& scales);
std::optional<RunPlan::Derived> read_derived(const hdf5::Group& root);

}  // namespace io
