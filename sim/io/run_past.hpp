// sim/io/run_past.hpp -- takes a run over from another run file, whole or killed, into one that is being made.
#pragma once
#include <cstdint>

#include "sim/io/hdf5.hpp"
#include "sim/io/run_file.hpp"
#include "sim/io/run_layout.hpp"

namespace io {

// Copies the steps that `past` holds whole into `run`, the group of the same run in the new file. Returns the last of
// them; -1: none. Memory for one instant of one column at a time. Throws FileError where the two files do not record the
// same. Who was born and died after the last step is left out, as if that had not happened yet.
std::int32_t take_over(const Past& past, const RunPlan& plan, const RunLayout& layout, hdf5::Group run);

}  // namespace io
