// sim/io/digest.hpp -- one hash over every value of a run file (docs/formats/run-file.md, "Digest").
#pragma once
#include <string>

namespace io {

// SHA-256 in 64 hexadecimal digits. Neither attributes (so no provenance), nor the order of writing, nor
// compression, nor the numbers of the agents' slots enter. Throws FileError.
std::string digest(const std::string& path);

}  // namespace io
