// sim/io/run_tables.hpp -- the words and short tables of a run file: root attributes, statements, events.
#pragma once
#include "sim/io/dimension_scales.hpp"
#include "sim/io/hdf5.hpp"
#include "sim/io/run_file.hpp"

namespace io {

inline constexpr std::string_view run_format = "sillon-run";
inline constexpr std::int32_t run_format_version = 1;  // readers refuse another

void write_root(hdf5::Group& root, const RunPlan& plan);
void write_tables(hdf5::Group& root, const RunPlan& plan, hdf5::DimensionScales& scales);
void mark_days(hdf5::Dataset& dataset);  // its numbers are days since 1970-01-01

}  // namespace io
