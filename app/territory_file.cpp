// app/territory_file.cpp -- looking for the register, naming files from other folders, writing as a whole.
#include "app/territory_file.hpp"

#include <cerrno>
#include <cstdio>
#include <memory>
#include <system_error>
#include <vector>

#include <fmt/format.h>

#include "sim/io/disk.hpp"
#include "sim/io/json.hpp"
#include "sim/kernel/error.hpp"

namespace app {
namespace {

namespace fs = std::filesystem;
using sim::Tree;

fs::path real_path(const fs::path& path) {
  std::error_code failed;
  const fs::path found = fs::weakly_canonical(path, failed);
  return failed ? path.lexically_normal() : found;
}

bool is_under(const fs::path& path, const fs::path& folder) {
  const auto inside = path.lexically_relative(folder);
  return !inside.empty() && *inside.begin() != "..";
}

// The line of a tree, with blanks after commas and colons, as people write it.
std::string in_one_line(const Tree& tree) {
  if (tree.is(Tree::Kind::object)) {
    std::string out;
    for (const auto& [name, value] : tree.members())
      out += (out.empty() ? "{ " : ", ") + io::to_json(Tree::text(name), -1) + ": " + in_one_line(value);
    return out.empty() ? "{}" : out + " }";
  }
  if (!tree.is(Tree::Kind::list)) return io::to_json(tree, -1);
  std::string out;
  for (const Tree& item : tree.items()) out += (out.empty() ? "[" : ", ") + in_one_line(item);
  return out.empty() ? "[]" : out + "]";
}

// Values by commune stand side by side, as many in a line as fit.
std::string filled(const std::vector<std::string>& cells, const std::string& indent, std::size_t width) {
  std::string out, line;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const std::string cell = cells[i] + (i + 1 < cells.size() ? "," : "");
    if (!line.empty() && indent.size() + line.size() + 1 + cell.size() > width)
      out += indent + line + '\n', line.clear();
    line += (line.empty() ? "" : " ") + cell;
  }
  return out + indent + line + '\n';
}

std::string in_lines(const Tree& tree, const std::string& indent) {
  constexpr std::size_t widest = 150;
  const bool is_object = tree.is(Tree::Kind::object);
  std::string line = in_one_line(tree);
  if ((!is_object && !tree.is(Tree::Kind::list)) || (indent.size() + line.size() < widest && !indent.empty()))
    return line;
  const std::string inner = indent + "  ";
  std::vector<std::string> cells;
  bool small = true;
  if (is_object)
    for (const auto& [name, value] : tree.members()) {
      small =
          small && (value.is(Tree::Kind::number) || (value.is(Tree::Kind::object) && value.has("missing")));
      cells.push_back(io::to_json(Tree::text(name), -1) + ": " + in_lines(value, inner));
    }
  else
    for (const Tree& item : tree.items()) {
      small = small && item.is(Tree::Kind::text);
      cells.push_back(in_lines(item, inner));
    }
  const std::string body =
      small ? filled(cells, inner, widest) : fmt::format("{}{}\n", inner, fmt::join(cells, ",\n" + inner));
  return (is_object ? "{\n" : "[\n") + body + indent + (is_object ? "}" : "]");
}

Tree rebased(const fs::path& folder, const Tree& tree) {
  if (tree.is(Tree::Kind::list)) {
    std::vector<Tree> items;
    for (const Tree& item : tree.items()) items.push_back(rebased(folder, item));
    return Tree::list(std::move(items));
  }
  if (!tree.is(Tree::Kind::object)) return tree;
  std::vector<Tree::Member> members;
  const bool uses = tree.has("used");
  for (const auto& [name, value] : tree.members()) {
    if (name == "used" && uses) continue;
    const bool is_file = value.is(Tree::Kind::text) && ((name == "use" && uses) || name == "$schema");
    const fs::path file = is_file ? fs::path(value.as_text()) : fs::path();
    if (is_file && file.is_relative() && value.as_text().find("://") == std::string::npos)
      members.emplace_back(name, Tree::text(named_from(folder, fs::path(value.file()).parent_path() / file)));
    else
      members.emplace_back(name, rebased(folder, value));
  }
  return Tree::object(std::move(members));
}

}  // namespace

fs::path register_path(const std::string& asked, bool optional) {
  std::error_code ignored;
  if (!asked.empty()) {
    const fs::path path =
        fs::is_directory(asked, ignored) ? fs::path(asked) / "register.json" : fs::path(asked);
    if (!fs::exists(path, ignored))
      throw sim::ScenarioError({{"--register", "", fmt::format("{}: there is no such file", path.string())}});
    return path;
  }
  const fs::path here = "scenarios/register/register.json";
  std::vector<fs::path> places{here};
  if (const fs::path program = fs::read_symlink("/proc/self/exe", ignored).parent_path(); !program.empty()) {
    places.push_back(program / "../share/sillon" / here);
    fs::path folder = program;
    for (int up = 0; up < 3 && folder.has_relative_path(); ++up)
      places.push_back((folder = folder.parent_path()) / here);  // build/release, build
  }
  for (const auto& place : places)
    if (fs::exists(place, ignored)) return place == here ? place : real_path(place);
  if (optional) return {};
  throw sim::ScenarioError(
      {{"--register", "",
        fmt::format("no register of communes here ({}) or beside the program; name its register.json",
                    here.string())}});
}

models::territory::Register load_register(const fs::path& path) {
  return models::territory::read_register(io::read_scenario(path));
}

std::string named_from(const fs::path& folder, const fs::path& target) {
  const fs::path from = real_path(folder.empty() ? "." : folder), to = real_path(target);
  fs::path root = to.parent_path();
  while (root.has_relative_path() && root.filename() != "scenarios") root = root.parent_path();
  const bool together =
      is_under(to, from) ||
      (root.has_relative_path() && (from == root.parent_path() || is_under(from, root.parent_path())));
  return together ? to.lexically_relative(from).generic_string() : to.generic_string();
}

std::string named_beside(const fs::path& register_file, const fs::path& name, const fs::path& folder) {
  const fs::path file = register_file.parent_path() / ".." / name;
  std::error_code ignored;
  return !register_file.empty() && fs::exists(file, ignored) ? named_from(folder, file) : "";
}

Tree as_file_in(const fs::path& folder, const Tree& tree) { return rebased(folder, tree); }

std::string readable_json(const Tree& tree) { return in_lines(tree, "") + '\n'; }

void refuse_existing(const std::string& path, bool force) {
  std::error_code ignored;
  if (path.empty() || force || !fs::exists(path, ignored)) return;
  throw sim::FileError(path, "", "this file exists already; --force replaces it");
}

void write_text(const std::string& path, const std::string& text, bool force) {
  const auto fail = [&] {
    throw sim::FileError(path.empty() ? "standard output" : path, "",
                         fmt::format("cannot be written: {}", std::generic_category().message(errno)));
  };
  if (path.empty()) {
    if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size() || std::fflush(stdout) != 0) fail();
    return;
  }
  refuse_existing(path, force);
  const std::string part = path + ".part";
  {
    const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(
        std::fopen(part.c_str(), "wb"), [](std::FILE* open) { return open ? std::fclose(open) : 0; });
    if (!file) fail();
    if (std::fwrite(text.data(), 1, text.size(), file.get()) != text.size() || std::fflush(file.get()) != 0) {
      const int why = errno;
      std::remove(part.c_str());
      errno = why;
      fail();
    }
  }
  io::name_whole(part, path);
}

}  // namespace app
