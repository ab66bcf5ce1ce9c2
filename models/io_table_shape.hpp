// models/io_table_shape.hpp -- what an input-output table must look like, in a scenario or in a file of its own.
#pragma once
#include <string_view>

#include "sim/kernel/shape.hpp"

namespace models {

inline constexpr std::string_view io_table_kind = "io_table", io_table_format = "sillon-io-table/1";

sim::Shape io_table_shape(bool in_file);  // a file of the format, or "territory" with "kind": "io_table"

// Whether a territory, or a territory's file, is a table.
bool is_io_table(const sim::Tree& territory);

}  // namespace models
