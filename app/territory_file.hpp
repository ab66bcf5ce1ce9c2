// app/territory_file.hpp -- the files of territories: where the register lies, what they name, how they are written.
#pragma once
#include <filesystem>
#include <string>

#include "models/territory/register.hpp"
#include "sim/kernel/tree.hpp"

namespace app {

// The path of register.json: as asked, else scenarios/register of the working folder, else the one beside the program (in
// its repository or where it is installed). A mistake says where it was looked for; `optional` gives an empty path instead.
std::filesystem::path register_path(const std::string& asked, bool optional = false);
models::territory::Register load_register(const std::filesystem::path& path);

// The text by which a file in `folder` names `target`: relative where both lie under one folder of scenarios, else absolute.
std::string named_from(const std::filesystem::path& folder, const std::filesystem::path& target);

// The same for a file of the folder of scenarios that the register stands in; empty if it is not there.
std::string named_beside(const std::filesystem::path& register_file, const std::filesystem::path& name,
                         const std::filesystem::path& folder);

// A tree that io::read_scenario made, as a file in `folder` would write it: nothing "used", names as seen from there.
sim::Tree as_file_in(const std::filesystem::path& folder, const sim::Tree& tree);

// JSON that a person can read: what fits into a line stands in one.
std::string readable_json(const sim::Tree& tree);

// Into the file, as a whole or not at all; to standard output where `path` is empty. One that is there stays without `force`.
void write_text(const std::string& path, const std::string& text, bool force);
// Says at once, before any work, that it could not be written.
void refuse_existing(const std::string& path, bool force);

}  // namespace app
