// sim/io/provenance.hpp -- where a file comes from: commit, compiler, libraries, moment; in no digest.
#pragma once
#include <string>
#include <utility>
#include <vector>

namespace io {

struct Provenance {
  std::string version, commit, compiler;
  std::string created;                                         // UTC, "2026-01-31T23:59:59Z"
  std::vector<std::pair<std::string, std::string>> libraries;  // name and version as linked
};
Provenance provenance();

}  // namespace io
