// sim/io/json.hpp -- what users write (JSON, CSV, --set) becomes trees with places; trees become JSON again.
//
// What is wrong in a file is a ScenarioError with line, column and a sentence; a disk that fails is a
// FileError. A tree's file is its path as a user would write it: as given, or relative to the file that names
// it.
#pragma once
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "sim/kernel/tree.hpp"

namespace io {

// One JSON file. At most 1 GiB, 100 levels of brackets and five million values; names are unique in their
// object. A number without fraction, such as 5.0 or 1e6, is a whole number.
sim::Tree read_json(const std::filesystem::path& path);
sim::Tree parse_json(std::string_view text, std::string file);  // from memory; `file` names it in mistakes

// A CSV file (RFC 4180; comma or semicolon, as in its header) as a list of objects with text members. Row i
// after the header is "/i"; blank lines are no rows; rows of another length than the header are mistakes.
sim::Tree read_csv(const std::filesystem::path& path);

// A scenario with what it names. "extends" (a file or a list of files): the parent first, the child wins,
// objects merge by member, null removes, anything else replaces. "use" (a file, JSON or .csv): its object
// gets a member "used", the file's own tree. Names are relative to the file in which they stand.
// `assignments` are those of --set, made after "extends" and before "use"; those that go through "used" are
// made last.
sim::Tree read_scenario(const std::filesystem::path& path, const std::vector<std::string>& assignments = {});

// PLACE=VALUE, as after --set. PLACE is a JSON pointer ("/parameters/trust.forgetting/value"), or names with
// dots between ("parameters.trust.forgetting.value"), where the longest member that exists is taken. VALUE is
// JSON, else text; null removes. Objects on the way are made; a list takes an index, or its length or "-" to
// append.
void apply_set(sim::Tree& tree, std::string_view assignment);

// Fills line and column of each mistake that has none, by a second look at its file. A pointer to something
// that is not there gets the place of its nearest parent; a file that cannot be read leaves the mistake as it
// is.
void locate(std::vector<sim::Mistake>& mistakes);

// Mistakes as people read them, one group per file, at most 100 shown of each. Call `locate` before.
std::string format_mistakes(const std::vector<sim::Mistake>& mistakes);

// JSON text that `parse_json` reads back as an equal tree. A negative indent gives one line.
std::string to_json(const sim::Tree& tree, int indent = 2);

}  // namespace io
