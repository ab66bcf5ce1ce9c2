// sim/io/schema.hpp -- what a shape declares, for editors (JSON Schema) and for people (Markdown tables).
#pragma once
#include <string>
#include <string_view>

#include "sim/kernel/shape.hpp"

namespace io {

// JSON Schema, draft 2020-12. Named shapes stand once, in "$defs". A member "used" is left out: users do not
// write it. Where an object may hold "extends", nothing is required of it when it does.
std::string json_schema(const sim::Shape& shape, std::string_view title);

// One Markdown heading and table per object: field, type, unit, required, meaning. `root` names the whole.
std::string shape_table(const sim::Shape& shape, std::string_view root = "file");

}  // namespace io
