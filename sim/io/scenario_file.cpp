// sim/io/scenario_file.cpp -- a scenario with the files that it extends and uses.
#include <algorithm>
#include <map>
#include <optional>

#include <fmt/format.h>

#include "sim/io/json.hpp"
#include "sim/io/source_text.hpp"

namespace io {
namespace {

using sim::Tree;
namespace fs = std::filesystem;

// The same place in the same file, for a value that is put together anew.
Tree placed_as(const Tree& old, Tree value) {
  value.place(std::make_shared<const std::string>(old.file()), old.pointer());
  return value;
}

// JSON merge patch (RFC 7396): objects by member, null removes, anything else replaces.
Tree merge(const Tree* under, const Tree& over) {
  if (!over.is(Tree::Kind::object)) return over;
  Tree result = placed_as(
      over, under && under->is(Tree::Kind::object) ? Tree::object(under->members()) : Tree::object());
  for (const auto& [name, value] : over.members()) {
    if (value.is(Tree::Kind::null))
      result.drop(name);
    else
      result.put(name, merge(std::as_const(result).find(name), value));
  }
  return result;
}

// Goes down a tree of at most `most_levels` levels.
template <class Visit> void each_object(const Tree& tree, const Visit& visit) {
  if (tree.is(Tree::Kind::list))
    for (const Tree& item : tree.items()) each_object(item, visit);
  if (!tree.is(Tree::Kind::object)) return;
  visit(tree);
  for (const auto& [name, value] : tree.members()) each_object(value, visit);
}

bool uses(const Tree& tree) {
  const Tree* use = tree.is(Tree::Kind::object) ? tree.find("use") : nullptr;
  return use && use->is(Tree::Kind::text);
}

std::size_t count(const Tree& tree) {
  std::size_t all = 1;
  if (tree.is(Tree::Kind::list))
    for (const Tree& item : tree.items()) all += count(item);
  if (tree.is(Tree::Kind::object))
    for (const auto& [name, value] : tree.members()) all += count(value);
  return all;
}

// One file in the course of being read: who it is, whatever its name, and how the user names it.
struct Link {
  std::string identity, name;
};

class Assembly {
 public:
  Tree read(const fs::path& path, const std::vector<std::string>& assignments) {
    Tree tree;
    if (const Tree* root = inherited(path)) tree = *root;
    settle();
    assign(tree, assignments, false);
    if (tree.has("extends")) say(tree["extends"], "\"extends\" can be written in a file only");
    refuse_used(tree);
    using_.push_back({identity(path), path.string()});
    tree = used(tree);
    settle();
    assign(tree, assignments, true);
    settle();
    return tree;
  }

 private:
  static std::string identity(const fs::path& path) {
    std::error_code failed;
    const auto canonical = fs::weakly_canonical(path, failed);
    return failed ? path.lexically_normal().string() : canonical.string();
  }

  // A name is relative to the folder of the file in which it stands; after --set, to the working folder.
  static fs::path named(const Tree& name) {
    const fs::path path(name.as_text());
    return path.empty() || path.is_absolute()
               ? path
               : (fs::path(name.file()).parent_path() / path).lexically_normal();
  }

  void settle() {
    if (!mistakes_.empty()) throw sim::ScenarioError(std::move(mistakes_));
  }
  void say(const Tree& tree, std::string sentence) { mistakes_.push_back(tree.mistake(std::move(sentence))); }

  void assign(Tree& tree, const std::vector<std::string>& assignments, bool inside_used) {
    for (const auto& assignment : assignments) {
      auto place = "." + assignment.substr(0, assignment.find('=')) + ".";
      std::replace(place.begin(), place.end(), '/', '.');
      if ((place.find(".used.") != std::string::npos) != inside_used) continue;
      try {
        apply_set(tree, assignment);
      } catch (const sim::ScenarioError& error) {
        mistakes_.insert(mistakes_.end(), error.mistakes().begin(), error.mistakes().end());
      }
    }
  }

  // Whether `path`, named by `name`, can be opened after those that are open.
  bool can_open(const fs::path& path, const Tree& name, const std::vector<Link>& open,
                std::string_view verb) {
    constexpr std::size_t most_files = 20;
    if (const auto sentence = unusable(path)) {
      say(name, fmt::format("\"{}\": {}", path.string(), *sentence));
      return false;
    }
    const auto again = std::find_if(
        open.begin(), open.end(), [&, id = identity(path)](const Link& link) { return link.identity == id; });
    if (again != open.end()) {
      std::string chain;
      for (auto link = again; link != open.end(); ++link) chain += link->name + " -> ";
      say(name, fmt::format("a file that {} itself: {}{}", verb, chain, path.string()));
    } else if (open.size() >= most_files) {
      say(name, fmt::format("a chain of more than {} files", most_files));
    } else {
      return true;
    }
    return false;
  }

  void refuse_used(const Tree& tree) {
    each_object(tree, [&](const Tree& object) {
      if (const Tree* written = object.find("used"))
        say(*written, "\"used\" is filled in when the file named by \"use\" is read");
    });
  }

  // The file with its parents merged under it; null if it has a mistake.
  const Tree* inherited(const fs::path& path) {
    const auto id = identity(path);
    if (const auto known = inherited_.find(id); known != inherited_.end())
      return known->second ? &*known->second : nullptr;
    extending_.push_back({id, path.string()});
    std::optional<Tree> tree;
    try {
      tree = read_json(path);
    } catch (const sim::ScenarioError& error) {
      mistakes_.insert(mistakes_.end(), error.mistakes().begin(), error.mistakes().end());
    }
    if (tree) {
      refuse_used(*tree);
      if (tree->has("extends")) tree = extended(*tree);
    }
    extending_.pop_back();
    return keep(inherited_, id, std::move(tree));
  }

  std::optional<Tree> extended(const Tree& child) {
    const Tree& extends = child["extends"];
    std::vector<Tree> names;
    if (extends.is(Tree::Kind::text))
      names.push_back(extends);
    else if (extends.is(Tree::Kind::list))
      names = extends.items();
    else
      say(extends, fmt::format("{}, expected a file name or a list of file names", extends.kind_name()));

    std::optional<Tree> below;
    bool complete = true;
    for (const Tree& name : names) {
      if (!name.is(Tree::Kind::text)) {
        say(name, fmt::format("{}, expected a file name", name.kind_name()));
        continue;
      }
      const fs::path path = named(name);
      const Tree* parent = can_open(path, name, extending_, "extends") ? inherited(path) : nullptr;
      if (!parent)
        complete = false;
      else if (!parent->is(Tree::Kind::object))
        say(name, fmt::format("\"{}\" holds {}, expected an object", path.string(), parent->kind_name()));
      else
        below = merge(below ? &*below : nullptr, *parent);
    }
    if (!complete) return std::nullopt;
    Tree above = child;
    above.drop("extends");
    return merge(below ? &*below : nullptr, above);
  }

  // The same tree with a member "used" beside each "use".
  Tree used(const Tree& tree) {
    bool any = false;
    each_object(tree, [&](const Tree& object) { any = any || uses(object); });
    if (!any) return tree;
    if (tree.is(Tree::Kind::list)) {
      std::vector<Tree> items;
      for (const Tree& item : tree.items()) items.push_back(used(item));
      return placed_as(tree, Tree::list(std::move(items)));
    }
    std::vector<Tree::Member> members;
    for (const auto& [name, value] : tree.members()) members.emplace_back(name, used(value));
    if (uses(tree))
      if (const Tree* file = opened(tree["use"])) members.emplace_back("used", *file);
    return placed_as(tree, Tree::object(std::move(members)));
  }

  // What a "use" names, with all that it uses itself.
  const Tree* opened(const Tree& name) {
    const fs::path path = named(name);
    if (!can_open(path, name, using_, "uses")) return nullptr;
    const auto id = identity(path);
    auto known = opened_.find(id);
    if (known == opened_.end()) {
      using_.push_back({id, path.string()});
      std::optional<Tree> tree;
      if (path.extension() == ".csv")
        tree = table(path);
      else if (const Tree* own = inherited(path))
        tree = used(*own);
      using_.pop_back();
      if (tree) sizes_[id] = count(*tree);
      keep(opened_, id, std::move(tree));
      known = opened_.find(id);
    }
    if (!known->second) return nullptr;
    values_ += sizes_[id];
    if (values_ <= most_values) return &*known->second;
    if (values_ - sizes_[id] <= most_values)
      say(name, fmt::format("more than {} values with all that is used", most_values));
    return nullptr;
  }

  std::optional<Tree> table(const fs::path& path) {
    try {
      return read_csv(path);
    } catch (const sim::ScenarioError& error) {
      mistakes_.insert(mistakes_.end(), error.mistakes().begin(), error.mistakes().end());
      return std::nullopt;
    }
  }

  using Files = std::map<std::string, std::optional<Tree>>;  // by identity; nothing where there was a mistake
  static const Tree* keep(Files& files, const std::string& id, std::optional<Tree> tree) {
    const auto& kept = files[id] = std::move(tree);
    return kept ? &*kept : nullptr;
  }

  std::vector<sim::Mistake> mistakes_;
  std::vector<Link> extending_, using_;  // the chains of files that are open, against cycles
  Files inherited_, opened_;
  std::map<std::string, std::size_t> sizes_;
  std::size_t values_ = 0;  // copied so far: a file that is used in many places counts in each
};

}  // namespace

sim::Tree read_scenario(const std::filesystem::path& path, const std::vector<std::string>& assignments) {
  return Assembly().read(path, assignments);
}

}  // namespace io
