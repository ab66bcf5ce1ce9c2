// sim/io/checkpoint.cpp -- raw columns with a table of contents; what the table says must be what the program knows.
#include "sim/io/checkpoint.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstring>
#include <exception>
#include <functional>
#include <limits>
#include <map>

#include <fmt/format.h>

#include "sim/io/block_file.hpp"
#include "sim/io/json.hpp"
#include "sim/io/provenance.hpp"
#include "sim/kernel/error.hpp"
#include "sim/kernel/parallel.hpp"
#include "sim/kernel/tree.hpp"

namespace io {
namespace {

using sim::FileError;
using sim::Tree;

constexpr std::string_view world_format = "sillon-world/1";
constexpr std::array<std::string_view, 11> type_names{"bool", "enum", "u8",  "u16", "i32", "u32",
                                                      "i64",  "u64",  "f32", "f64", "code"};

struct FirstBlock {  // little-endian, as it stands in memory; the rest of the block is zero
  std::array<char, 16> magic{};
  std::uint64_t file_bytes = 0, contents_at = 0, contents_bytes = 0, contents_checksum = 0;
  std::uint64_t checksum = 0;  // of the block with this field zero
};

std::uint64_t sum_of(const FirstBlock& first) {
  std::array<std::byte, block_alignment> block{};
  FirstBlock unsigned_one = first;
  unsigned_one.checksum = 0;
  std::memcpy(block.data(), &unsigned_one, sizeof unsigned_one);
  return checksum(block.data(), block.size());
}

// ---- what a program knows, as names with what they stand for; two programs can exchange worlds if all of it is equal

std::string kind(const sim::ColumnInfo& info) {
  std::string out = fmt::format("{} [{}]", type_names[static_cast<std::size_t>(info.type)], info.unit.symbol);
  for (const auto& member : info.members) out += fmt::format(" {}={}", member.name, member.value);
  return out;
}

using Vocabulary = std::map<std::string, std::string>;
Vocabulary vocabulary(const sim::World& world) {
  Vocabulary out;
  for (const auto& population : world.populations()) {
    const auto owner = population.key().name;
    out.emplace(fmt::format("population {}", owner), "population");
    for (const auto& column : population.columns())
      out.emplace(fmt::format("{}.{}", owner, column.info.name), kind(column.info));
    for (const auto& link : population.links())
      out.emplace(fmt::format("{}.{}", owner, link.key->name), fmt::format("link to {}", link.key->to.name));
  }
  for (const auto& network : world.networks()) {
    const auto& key = network.key();
    if (key.reverse_of != nullptr) continue;
    out.emplace(fmt::format("network {}", key.name), fmt::format("from {} to {}", key.from.name, key.to.name));
    for (const auto& column : network.columns())
      out.emplace(fmt::format("{}.{}", key.name, column.info.name), kind(column.info));
  }
  for (const auto& space : world.spaces())
    out.emplace(fmt::format("space {}", space.key().name),
                fmt::format("{} x {} cells of {}{}", space.width(), space.height(), space.key().of.name,
                            space.periodic() ? ", periodic" : ""));
  return out;
}

void compare(const std::string& path, const Vocabulary& file, const Vocabulary& program) {
  std::vector<std::string> differences;
  for (const auto& [name, is] : program) {
    const auto found = file.find(name);
    if (found == file.end())
      differences.push_back(fmt::format("the file lacks {}", name));
    else if (found->second != is)
      differences.push_back(fmt::format("{} is \"{}\" in the file and \"{}\" in the program", name, found->second, is));
  }
  for (const auto& [name, is] : file)
    if (!program.contains(name)) differences.push_back(fmt::format("the program lacks {}", name));
  if (differences.empty()) return;
  constexpr std::size_t most = 5;
  const std::size_t more = differences.size() > most ? differences.size() - most : 0;
  differences.resize(differences.size() - more);
  throw FileError(path, "",
                  fmt::format("this world was written by a program with another vocabulary: {}{}", fmt::join(differences, "; "),
                              more > 0 ? fmt::format("; and {} more", more) : ""));
}

// ---- JSON in both directions

Tree whole(std::uint64_t value) { return Tree::whole(static_cast<std::int64_t>(value)); }
Tree number(double value) { return std::isnan(value) ? Tree() : Tree::number(value); }
std::string hexadecimal(std::uint64_t value) { return fmt::format("{:016x}", value); }

// Reads what `save_world` wrote; anything else is a FileError.
class Reading {
 public:
  Reading(const std::string& path, const Tree& tree) : path_(path), tree_(tree) {}
  const Tree& at(std::string_view name, Tree::Kind kind) const {
    const Tree* found = tree_.is(Tree::Kind::object) ? tree_.find(name) : nullptr;
    if (found == nullptr || !found->is(kind))
      throw FileError(path_, "", fmt::format("its table of contents lacks \"{}\"", name));
    return *found;
  }
  const std::string& text(std::string_view name) const { return at(name, Tree::Kind::text).as_text(); }
  std::uint64_t whole(std::string_view name) const {
    const Tree& found = at(name, Tree::Kind::number);
    if (!found.is_whole()) throw FileError(path_, "", fmt::format("\"{}\" of its table of contents is no whole number", name));
    return static_cast<std::uint64_t>(found.as_whole());
  }
  double number(std::string_view name) const {
    const Tree* found = tree_.find(name);
    return found == nullptr || found->is(Tree::Kind::null) ? std::numeric_limits<double>::quiet_NaN()
                                                           : at(name, Tree::Kind::number).as_number();
  }
  std::uint64_t bits(std::string_view name) const {  // in hexadecimal digits
    const auto& digits = text(name);
    std::uint64_t value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
    if (error != std::errc() || end != digits.data() + digits.size())
      throw FileError(path_, "", fmt::format("\"{}\" of its table of contents is no hexadecimal number", name));
    return value;
  }

 private:
  const std::string& path_;
  const Tree& tree_;
};

Tree to_tree(const WorldNotes& notes) {
  const auto from = provenance();
  return Tree::object({{"kind", Tree::text(notes.kind)},
                       {"name", Tree::text(notes.name)},
                       {"scenario", Tree::text(notes.scenario)},
                       {"territory", Tree::text(notes.territory)},
                       {"scale", Tree::number(notes.scale)},
                       {"seed", Tree::text(hexadecimal(notes.seed))},
                       {"replicate", whole(notes.replicate)},
                       {"step", whole(notes.step)},
                       {"day", Tree::text(sim::format_date(notes.day))},
                       {"version", Tree::text(from.version)},
                       {"commit", Tree::text(from.commit)}});
}

WorldNotes to_notes(const Reading& from) {
  WorldNotes out;
  out.kind = from.text("kind"), out.name = from.text("name"), out.scenario = from.text("scenario"),
  out.territory = from.text("territory");
  out.scale = from.number("scale"), out.seed = from.bits("seed");
  out.replicate = static_cast<std::uint32_t>(from.whole("replicate")),
  out.step = static_cast<std::uint32_t>(from.whole("step"));
  out.day = sim::parse_date(from.text("day")).value_or(0);
  out.version = from.text("version"), out.commit = from.text("commit");
  return out;
}

// One in each line, so that a country's statements are read without a tree of them all.
std::string to_lines(const std::vector<sim::Statement>& statements) {
  std::string out;
  for (const auto& one : statements)
    out += to_json(Tree::object({{"place", Tree::text(one.place)},
                                 {"figure", Tree::text(one.figure)},
                                 {"unit", Tree::text(one.unit)},
                                 {"source", Tree::text(one.source)},
                                 {"note", Tree::text(one.note)},
                                 {"year", Tree::whole(one.year)},
                                 {"stated", number(one.stated)},
                                 {"settled", number(one.settled)},
                                 {"imputed", Tree::boolean(one.imputed)},
                                 {"place_name", Tree::text(one.place_name)},
                                 {"label_en", Tree::text(one.label_en)},
                                 {"label_fr", Tree::text(one.label_fr)}}),
                   -1) +
           '\n';
  return out;
}
std::string to_lines(const std::vector<std::pair<std::string, std::string>>& warnings) {
  std::string out;
  for (const auto& [en, fr] : warnings)
    out += to_json(Tree::object({{"en", Tree::text(en)}, {"fr", Tree::text(fr)}}), -1) + '\n';
  return out;
}
template <class See> void each_line(const std::string& path, std::string_view text, const See& see) {
  while (!text.empty()) {
    const auto end = text.find('\n');
    const Tree line = parse_json(text.substr(0, end), path);
    see(Reading(path, line));
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
}

// ---- sections

struct Section {  // one array
  std::string name;
  std::uint64_t count = 0, size = 0;  // values, bytes of each
  std::uint64_t at = 0, checksum = 0;
};

// Rows of an edited network lie apart; those that happen to follow one another go together.
void add_by_row(BlockWriter& into, const sim::Network& network, const std::byte* values, std::size_t size) {
  for (std::uint32_t row = 0; row < network.rows();) {
    const auto begin = network.at(row).begin;
    auto end = network.at(row).end;
    for (++row; row < network.rows() && (network.at(row).begin == end || network.at(row).begin == network.at(row).end); ++row)
      if (network.at(row).begin == end) end = network.at(row).end;
    into.add(values + size * begin, size * (end - begin));
  }
}

class Saving {
 public:
  void add(std::string name, std::uint64_t count, std::uint64_t size, std::function<void(BlockWriter&)> write) {
    bytes_ += (count * size + block_alignment - 1) / block_alignment * block_alignment;
    sections_.push_back({std::move(name), count, size, 0, 0});
    writes_.push_back(std::move(write));
  }
  template <class T> void add(std::string name, std::span<const T> values) {
    add(std::move(name), values.size(), sizeof(T),
        [values](BlockWriter& into) { into.add_lasting(values.data(), values.size_bytes()); });
  }
  void add(std::string name, const sim::Column& column, std::uint64_t count) {
    const auto size = column.info.size;
    add(std::move(name), count, size,
        [&column, count, size](BlockWriter& into) { into.add_lasting(column.front.data(), count * size); });
  }
  std::uint64_t bytes() const { return bytes_; }
  Tree write(BlockWriter& into) {
    std::vector<Tree> out;
    for (std::size_t i = 0; i < sections_.size(); ++i) {
      auto& its = sections_[i];
      its.at = into.at();
      writes_[i](into);
      sim::require(into.at() == its.at + its.count * its.size, "section \"" + its.name + "\" has another length than was said");
      its.checksum = into.end_section();
      out.push_back(Tree::object({{"name", Tree::text(its.name)},
                                  {"count", whole(its.count)},
                                  {"size", whole(its.size)},
                                  {"at", whole(its.at)},
                                  {"checksum", Tree::text(hexadecimal(its.checksum))}}));
    }
    return Tree::list(std::move(out));
  }

 private:
  std::vector<Section> sections_;
  std::vector<std::function<void(BlockWriter&)>> writes_;
  std::uint64_t bytes_ = block_alignment;
};

void add_network(Saving& into, const sim::Network& network) {
  const auto name = network.key().name;
  into.add(fmt::format("network {} degrees", name), network.rows(), sizeof(std::uint32_t), [&network](BlockWriter& out) {
    std::vector<std::uint32_t> degrees;
    for (std::uint32_t row = 0; row < network.rows(); ++row) {
      degrees.push_back(network.at(row).end - network.at(row).begin);
      if (degrees.size() < 65536 && row + 1 < network.rows()) continue;
      out.add(degrees.data(), degrees.size() * sizeof(std::uint32_t));
      degrees.clear();
    }
  });
  const auto add = [&](std::string section, const std::byte* values, std::size_t size) {
    into.add(std::move(section), network.edges(), size, [&network, values, size](BlockWriter& out) {
      if (network.packed())
        out.add_lasting(values, size * network.edges());
      else
        add_by_row(out, network, values, size);
    });
  };
  add(fmt::format("network {} targets", name), reinterpret_cast<const std::byte*>(network.targets().data()),
      sizeof(std::uint32_t));
  for (const auto& column : network.columns())
    add(fmt::format("{}.{}", name, column.info.name), column.front.data(), column.info.size);
}

class Contents {
 public:
  explicit Contents(const std::string& path) : file_(path) {
    if (file_.size() < block_alignment)
      refuse(file_.size() == 0 ? "the file is empty (0 bytes)" : "this is no saved world: it is too short");
    std::array<std::byte, block_alignment> block{};
    file_.read(0, block.data(), block.size());
    FirstBlock first;
    std::memcpy(&first, block.data(), sizeof first);
    const std::string_view magic(
        first.magic.data(), std::min(first.magic.size(), std::string_view(first.magic.data(), first.magic.size()).find('\0')));
    if (magic.empty() && std::all_of(block.begin(), block.end(), [](auto byte) { return byte == std::byte{0}; }))
      refuse("the file was never finished");
    if (!magic.starts_with("sillon-world/")) refuse("this is no saved world");
    if (magic != world_format)
      refuse(fmt::format("the file has format \"{}\"; this program reads \"{}\"", magic, world_format));
    if (sum_of(first) != first.checksum ||
        std::any_of(block.begin() + sizeof first, block.end(), [](auto byte) { return byte != std::byte{0}; }))
      refuse("the file is damaged: its first block has another checksum than it was written with");
    if (first.file_bytes != file_.size())
      refuse(fmt::format("the file is {}: it has {} bytes, {} were written",
                         file_.size() < first.file_bytes ? "truncated" : "longer than it was written", file_.size(),
                         first.file_bytes));
    std::string text(first.contents_bytes, '\0');
    if (file_.read_section(first.contents_at, text.data(), text.size()) != first.contents_checksum)
      refuse("the file is damaged: its table of contents has another checksum than it was written with");
    tree_ = parse_json(text, path);
    for (const Tree& item : reading().at("sections", Tree::Kind::list).items()) {
      const Reading its(path, item);
      sections_.emplace(its.text("name"), Section{its.text("name"), its.whole("count"), its.whole("size"), its.whole("at"),
                                                  its.bits("checksum")});
    }
  }

  const std::string& path() const { return file_.path(); }
  Reading reading() const { return {file_.path(), tree_}; }
  WorldNotes notes() const { return to_notes(Reading(path(), reading().at("notes", Tree::Kind::object))); }
  const Section& section(const std::string& name) const {
    const auto found = sections_.find(name);
    if (found == sections_.end()) refuse(fmt::format("its table of contents lacks section \"{}\"", name));
    return found->second;
  }
  // Checks number and size of the values, reads them, checks what came.
  void read(const std::string& name, void* into, std::uint64_t count, std::size_t size) const {
    const auto& its = section(name);
    if (its.count != count || its.size != size)
      refuse(
          fmt::format("section \"{}\" has {} values of {} bytes, expected {} of {}", name, its.count, its.size, count, size));
    if (file_.read_section(its.at, into, count * size) != its.checksum)
      refuse(fmt::format("the file is damaged: section \"{}\" has another checksum than it was written with", name));
  }
  template <class T> std::vector<T> values(const std::string& name) const {
    const auto& its = section(name);
    if (its.count > file_.size()) refuse(fmt::format("section \"{}\" is longer than the file", name));
    std::vector<T> out(its.count);
    read(name, out.data(), its.count, sizeof(T));
    return out;
  }
  std::string text(const std::string& name) const {
    const auto bytes = values<char>(name);
    return {bytes.begin(), bytes.end()};
  }
  [[noreturn]] void refuse(const std::string& why) const { throw FileError(file_.path(), "", why); }

 private:
  BlockReader file_;
  Tree tree_;
  std::map<std::string, Section> sections_;
};

// A row or a cell that leads nowhere would be read outside of memory.
void check_rows(const Contents& from, const std::string& name, std::span<const std::uint32_t> rows, std::uint32_t below,
                bool may_be_nobody) {
  for (const std::uint32_t row : rows)
    if (row >= below && !(may_be_nobody && row == sim::nobody))
      from.refuse(fmt::format("section \"{}\" leads to {}, of {}", name, row, below));
}

// Of several failures the first in order is told, whichever came first in time.
void side_by_side(std::size_t count, const std::function<void(std::size_t)>& body) {
  std::vector<std::exception_ptr> failures(count);
  sim::parallel::tasks(count, [&](std::size_t i) {
    try {
      body(i);
    } catch (...) { failures[i] = std::current_exception(); }
  });
  for (const auto& failure : failures)
    if (failure) std::rethrow_exception(failure);
}

void read_population(const Contents& from, const Reading& its, sim::Population& into) {
  const auto name = into.key().name;
  const auto rows = its.whole("rows");
  const auto ids = from.values<std::uint64_t>(fmt::format("population {} ids", name));
  const auto slots = from.values<std::uint32_t>(fmt::format("population {} slots", name));
  if (ids.size() != rows || slots.size() != rows)
    from.refuse(fmt::format("population {} has {} rows, but {} ids and {} slots", name, rows, ids.size(), slots.size()));
  const auto slots_used = static_cast<std::uint32_t>(its.whole("slots_used"));
  check_rows(from, fmt::format("population {} slots", name), slots, slots_used, true);
  into.restore({ids, slots, slots_used, static_cast<std::uint32_t>(its.whole("settled")),
                static_cast<std::uint32_t>(its.whole("numbered"))});
}

const Tree& named(const Contents& from, std::string_view list, std::string_view name) {
  for (const Tree& item : from.reading().at(list, Tree::Kind::list).items())
    if (Reading(from.path(), item).text("name") == name) return item;
  from.refuse(fmt::format("its table of contents lacks \"{}\" among {}", name, list));
}

void read_world(const Contents& from, sim::World& world) {
  Vocabulary told;
  for (const auto& [name, is] : from.reading().at("vocabulary", Tree::Kind::object).members())
    told.emplace(name, is.is(Tree::Kind::text) ? is.as_text() : "");
  compare(from.path(), told, vocabulary(world));

  auto populations = world.populations();
  side_by_side(populations.size(), [&](std::size_t i) {
    read_population(from, Reading(from.path(), named(from, "populations", populations[i].key().name)), populations[i]);
  });
  std::vector<std::function<void()>> arrays;  // each into memory of its own
  for (auto& population : populations) {
    const auto rows = population.rows();
    for (auto& column : population.columns())
      arrays.emplace_back([&from, &population, &column, rows] {
        from.read(fmt::format("{}.{}", population.key().name, column.info.name), column.front.data(), rows, column.info.size);
      });
    for (auto& link : population.links())
      arrays.emplace_back([&from, &world, &population, &link, rows] {
        const auto name = fmt::format("{}.{}", population.key().name, link.key->name);
        from.read(name, link.rows.data(), rows, sizeof(std::uint32_t));
        check_rows(from, name, link.rows, world[link.key->to].rows(), true);
      });
  }
  for (auto& network : world.networks()) {
    const auto& key = network.key();
    if (key.reverse_of != nullptr) continue;
    const auto degrees = from.values<std::uint32_t>(fmt::format("network {} degrees", key.name));
    std::uint64_t edges = 0;
    for (const auto degree : degrees) edges += degree;
    const auto name = fmt::format("network {} targets", key.name);
    if (degrees.size() > world[key.from].rows() || edges != from.section(name).count)
      from.refuse(fmt::format("network {} has {} rows and {} edges, but {} targets", key.name, degrees.size(), edges,
                              from.section(name).count));
    const auto targets = network.lay_out(degrees);
    arrays.emplace_back([&from, &world, &key, name, targets] {
      from.read(name, targets.data(), targets.size(), sizeof(std::uint32_t));
      check_rows(from, name, targets, world[key.to].rows(), false);
    });
    for (auto& column : network.columns())
      arrays.emplace_back([&from, &key, &column, edges] {
        from.read(fmt::format("{}.{}", key.name, column.info.name), column.front.data(), edges, column.info.size);
      });
  }
  side_by_side(arrays.size(), [&](std::size_t i) { arrays[i](); });
  for (auto& space : world.spaces()) {
    const auto name = fmt::format("space {} cells", space.key().name);
    const auto cells = from.values<std::uint32_t>(name);
    check_rows(from, name, cells, space.cells(), true);
    if (cells.size() > world[space.key().of].rows())
      from.refuse(fmt::format("section \"{}\" has more rows than its population", name));
    space.put_all(cells, world[space.key().of].ids());
  }
  world.mirror();
}

}  // namespace

void save_world(const std::string& path, const sim::World& world, const WorldNotes& notes,
                std::span<const SlotHistory* const> histories) {
  Saving saving;
  std::vector<Tree> populations, told;
  Tree known = Tree::object();
  for (const auto& [name, is] : vocabulary(world)) known.put(name, Tree::text(is));
  for (const auto& population : world.populations()) {
    const auto name = population.key().name;
    const auto state = population.state();
    populations.push_back(Tree::object({{"name", Tree::text(std::string(name))},
                                        {"rows", whole(population.rows())},
                                        {"slots_used", whole(state.slots_used)},
                                        {"settled", whole(state.settled)},
                                        {"numbered", whole(state.numbered)}}));
    saving.add(fmt::format("population {} ids", name), state.ids);
    saving.add(fmt::format("population {} slots", name), state.slots);
    for (const auto& column : population.columns())
      saving.add(fmt::format("{}.{}", name, column.info.name), column, population.rows());
    for (const auto& link : population.links())
      saving.add(fmt::format("{}.{}", name, link.key->name), std::span<const std::uint32_t>(link.rows));
  }
  for (const auto& network : world.networks())
    if (network.key().reverse_of == nullptr) add_network(saving, network);
  for (const auto& space : world.spaces()) saving.add(fmt::format("space {} cells", space.key().name), space.cells_of_rows());
  for (const auto* history : histories) {
    told.push_back(Tree::text(history->population));
    saving.add(fmt::format("history {} ids", history->population), std::span<const std::uint64_t>(history->ids));
    saving.add(fmt::format("history {} born", history->population), std::span<const std::int32_t>(history->born));
    saving.add(fmt::format("history {} died", history->population), std::span<const std::int32_t>(history->died));
  }
  const std::string statements = to_lines(notes.statements), warnings = to_lines(notes.warnings);
  saving.add("statements", std::span<const char>(statements));
  saving.add("warnings", std::span<const char>(warnings));

  BlockWriter file(path, saving.bytes());
  Tree sections = saving.write(file);
  const std::string contents = to_json(Tree::object({{"format", Tree::text(std::string(world_format))},
                                                     {"notes", to_tree(notes)},
                                                     {"vocabulary", std::move(known)},
                                                     {"populations", Tree::list(std::move(populations))},
                                                     {"histories", Tree::list(std::move(told))},
                                                     {"sections", std::move(sections)}}),
                                       1);
  FirstBlock first;
  std::copy(world_format.begin(), world_format.end(), first.magic.begin());
  first.contents_at = file.at(), first.contents_bytes = contents.size();
  file.add(contents.data(), contents.size());
  first.contents_checksum = file.end_section();
  first.file_bytes = file.at();
  first.checksum = sum_of(first);
  std::array<std::byte, block_alignment> block{};
  std::memcpy(block.data(), &first, sizeof first);
  file.finish(block);
}

SavedWorld load_world(const std::string& path, sim::World declared) {
  const Contents from(path);
  SavedWorld out{std::move(declared), from.notes(), {}};
  read_world(from, out.world);
  for (const Tree& name : from.reading().at("histories", Tree::Kind::list).items()) {
    const auto& population = name.as_text();
    out.histories.push_back({population, from.values<std::uint64_t>(fmt::format("history {} ids", population)),
                             from.values<std::int32_t>(fmt::format("history {} born", population)),
                             from.values<std::int32_t>(fmt::format("history {} died", population))});
    const auto& its = out.histories.back();
    if (its.ids.size() != its.born.size() || its.ids.size() != its.died.size())
      from.refuse(fmt::format("the history of {} has parts of different lengths", population));
  }
  each_line(path, from.text("statements"), [&](const Reading& line) {
    out.notes.statements.push_back(
        {line.text("place"), line.text("figure"), line.text("unit"), line.text("source"), line.text("note"),
         static_cast<std::int32_t>(line.at("year", Tree::Kind::number).as_whole()), line.number("stated"),
         line.number("settled"), line.at("imputed", Tree::Kind::boolean).as_boolean(), line.text("place_name"),
         line.text("label_en"), line.text("label_fr")});
  });
  each_line(path, from.text("warnings"),
            [&](const Reading& line) { out.notes.warnings.emplace_back(line.text("en"), line.text("fr")); });
  return out;
}

WorldNotes read_notes(const std::string& path) { return Contents(path).notes(); }

}  // namespace io
