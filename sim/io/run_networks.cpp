// sim/io/run_networks.cpp -- reads networks and the columns of agents from a run file.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <limits>

#include <fmt/format.h>

#include "sim/io/dimension_scales.hpp"
#include "sim/io/run_layout.hpp"
#include "sim/io/run_reader.hpp"
#include "sim/kernel/error.hpp"

namespace io {
namespace {

using hdf5::Dataset;
using hdf5::Element;
using hdf5::Group;
using sim::FileError;

constexpr std::array<std::string_view, 7> periods{"", "_step", "_day", "_week", "_month", "_quarter", "_year"};
constexpr std::uint32_t absent = 0xFFFF'FFFF;

RunReader::Column column_of(const Dataset& dataset, const std::string& name) {
  RunReader::Column out{name, dataset.text("units"), dataset.text("meaning_en"), dataset.text("meaning_fr"), dataset.text("warning_en"),
                        dataset.text("warning_fr"), dataset.text("links_to"), dataset.element(), false, {}, {}, {}};
  if (out.meaning_en.empty()) out.meaning_en = dataset.text("long_name");
  out.is_boolean = dataset.text("flag_meanings") == "false true";
  if (out.element == Element::enumeration) {
    out.members = dataset.members();
    const hdf5::Node& node = dataset;
    out.labels_en = node.texts("flag_labels_en"), out.labels_fr = node.texts("flag_labels_fr");
  }
  return out;
}

template <class T> void widened(const std::vector<std::byte>& bytes, std::vector<double>& out) {
  T none{};  // "not recorded"
  const auto type = [] {
    if constexpr (std::is_same_v<T, float>) return sim::ValueType::f32;
    else if constexpr (std::is_same_v<T, double>) return sim::ValueType::f64;
    else if constexpr (sizeof(T) == 1) return sim::ValueType::u8;
    else if constexpr (sizeof(T) == 2) return sim::ValueType::u16;
    else if constexpr (sizeof(T) == 4) return std::is_signed_v<T> ? sim::ValueType::i32 : sim::ValueType::u32;
    else return std::is_signed_v<T> ? sim::ValueType::i64 : sim::ValueType::u64;
  }();
  const auto fill = missing(type);
  std::memcpy(&none, fill.data(), sizeof none);
  for (std::size_t at = 0; at + sizeof(T) <= bytes.size(); at += sizeof(T)) {
    T value;
    std::memcpy(&value, &bytes[at], sizeof value);
    out.push_back(value == none ? std::numeric_limits<double>::quiet_NaN() : static_cast<double>(value));
  }
}

std::vector<double> numbers(Element element, const std::vector<std::byte>& bytes) {
  std::vector<double> out;
  switch (element) {
    case Element::u8:
    case Element::enumeration: widened<std::uint8_t>(bytes, out); break;
    case Element::u16: widened<std::uint16_t>(bytes, out); break;
    case Element::i32: widened<std::int32_t>(bytes, out); break;
    case Element::u32: widened<std::uint32_t>(bytes, out); break;
    case Element::i64: widened<std::int64_t>(bytes, out); break;
    case Element::u64: widened<std::uint64_t>(bytes, out); break;
    case Element::f32: widened<float>(bytes, out); break;
    case Element::f64: widened<double>(bytes, out); break;
    default: break;
  }
  return out;
}

std::vector<double> block(const Dataset& dataset, const hdf5::Shape& start, const hdf5::Shape& count) {
  std::uint64_t values = 1;
  for (const auto length : count) values *= length;
  std::vector<std::byte> bytes(values * hdf5::size(dataset.element()));
  if (values > 0) dataset.read(bytes.data(), start, count);
  return numbers(dataset.element(), bytes);
}

bool is_column(const Group& group, const std::string& name) {
  static constexpr std::array<std::string_view, 14> others{"offsets", "targets", "bound",  "edge",    "first", "count", "from_high",
                                                           "from_low", "to_high", "to_low", "slot",    "id_high", "id_low", "born"};
  return name != "died" && std::find(others.begin(), others.end(), name) == others.end() && group.kind(name) == Group::Kind::dataset;
}

std::vector<RunReader::Column> columns_of(const Group& group) {
  std::vector<RunReader::Column> out;
  for (const auto& name : group.names())
    if (is_column(group, name)) out.push_back(column_of(group.dataset(name), name));
  return out;
}

std::vector<std::uint64_t> joined(const Dataset& high, const Dataset& low, std::uint64_t first, std::uint64_t count) {
  std::vector<std::uint32_t> upper(count), lower(count);
  if (count > 0) high.read(upper.data(), {first}, {count}), low.read(lower.data(), {first}, {count});
  std::vector<std::uint64_t> out(count);
  for (std::uint64_t i = 0; i < count; ++i) out[i] = std::uint64_t{upper[i]} << 32U | lower[i];
  return out;
}

}  // namespace

std::string RunReader::rhythm_of(const Dataset& dataset) const {
  if (const auto scale = dataset.text("time"); !scale.empty()) return scale.substr(scale.find("time") + 4);
  // Files made before this attribute: the scale that has as many instants.
  const auto instants = dataset.shape()[0];
  for (const auto suffix : periods)
    if (const auto name = "time" + std::string(suffix); file_.root().holds(name) && file_.root().dataset(name).shape()[0] == instants) return std::string(suffix);
  throw FileError(path_, dataset.path(), "no scale of time has as many instants");
}

std::vector<RunReader::Network> RunReader::networks() const {
  const hdf5::Lock lock;
  std::vector<Network> out;
  if (!file_.root().holds("networks")) return out;
  const auto all = file_.root().group("networks");
  const auto run = run_path(contexts_[0].name, strategies_[0].name, 0) + "/networks";
  for (const auto& name : all.names()) {
    const auto group = all.group(name);
    Network made{name, group.text("from"), group.text("to"), group.text("meaning_en"), group.text("meaning_fr"), group.text("warning_en"),
                 group.text("warning_fr"), columns_of(group), {time_.front()}, {0},
                 static_cast<std::uint32_t>(group.dataset("offsets").shape()[0] - 1)};
    if (const auto again = run + "/" + name; file_.root().holds(again)) {
      const auto first = file_.root().dataset(again + "/first");
      made.days = file_.root().dataset("time" + rhythm_of(first)).values<sim::Day>();
      made.steps = file_.root().dataset("step" + rhythm_of(first)).values<std::uint32_t>();
    }
    out.push_back(std::move(made));
  }
  return out;
}

RunReader::Edges RunReader::edges(std::string_view context, std::string_view strategy, std::uint32_t replicate, const Network& network,
                                  sim::Day day) const {
  const hdf5::Lock lock;
  const auto& root = file_.root();
  Edges out;
  const auto found = std::find(network.days.begin(), network.days.end(), day);
  sim::require(found != network.days.end(), "a network is read on a day on which it was recorded");
  const auto run = run_path(context, strategy, replicate);
  if (!root.holds(run)) throw FileError(path_, "/" + run, "the file holds no such run");
  if (found == network.days.begin()) {  // settled: slots and ids have the same order
    const auto group = root.group("networks/" + network.name);
    const auto offsets = group.dataset("offsets").values<std::uint32_t>(), targets = group.dataset("targets").values<std::uint32_t>();
    for (std::size_t slot = 0; slot + 1 < offsets.size(); ++slot)
      for (std::uint32_t at = offsets[slot]; at < offsets[slot + 1]; ++at) out.from.push_back(slot + 1), out.to.push_back(targets[at] + std::uint64_t{1});
    for (const auto& column : network.columns) out.columns.push_back(block(group.dataset(column.name), {0}, {targets.size()}));
    return out;
  }
  const auto group = root.group(run + "/networks/" + network.name);
  const auto instant = static_cast<std::size_t>(found - network.days.begin());
  const auto first = group.dataset("first").values<std::uint32_t>()[instant], count = group.dataset("count").values<std::uint32_t>()[instant];
  const auto last = root.dataset(run + "/last_step").values<std::int32_t>().front();
  if (count == absent || first == absent || static_cast<std::int64_t>(network.steps[instant]) > last)
    throw FileError(path_, group.path(), fmt::format("the run did not get as far as {}", sim::format_date(day)));
  out.from = joined(group.dataset("from_high"), group.dataset("from_low"), first, count);
  out.to = joined(group.dataset("to_high"), group.dataset("to_low"), first, count);
  for (const auto& column : network.columns) out.columns.push_back(block(group.dataset(column.name), {first}, {count}));
  return out;
}

std::optional<RunReader::Agents> RunReader::agents(std::string_view context, std::string_view strategy, std::uint32_t replicate,
                                                   std::string_view population) const {
  const hdf5::Lock lock;
  const auto path = fmt::format("{}/agents/{}", run_path(context, strategy, replicate), population);
  if (!file_.root().holds(path)) return std::nullopt;
  const auto group = file_.root().group(path);
  const auto slots = group.dataset("died").shape()[0];
  Agents out{joined(group.dataset("id_high"), group.dataset("id_low"), 0, slots), group.dataset("born").values<std::int32_t>(),
             group.dataset("died").values<std::int32_t>(), columns_of(group)};
  return out;
}

std::optional<RunReader::Values> RunReader::agents_on(std::string_view context, std::string_view strategy, std::uint32_t replicate,
                                                      std::string_view population, const Column& column, sim::Day day) const {
  const hdf5::Lock lock;
  const auto run = run_path(context, strategy, replicate);
  const auto dataset = file_.root().dataset(fmt::format("{}/agents/{}/{}", run, population, column.name));
  const auto suffix = rhythm_of(dataset);
  const auto days = file_.root().dataset("time" + suffix).values<sim::Day>();
  const auto steps = file_.root().dataset("step" + suffix).values<std::uint32_t>();
  const auto last = file_.root().dataset(run + "/last_step").values<std::int32_t>().front();
  std::size_t instant = days.size();
  for (std::size_t i = 0; i < days.size(); ++i)
    if (days[i] <= day && static_cast<std::int64_t>(steps[i]) <= last) instant = i;
  if (instant == days.size()) return std::nullopt;
  auto count = dataset.shape();
  hdf5::Shape start(count.size(), 0);
  start[0] = instant, count[0] = 1;
  Values out{days[instant], {}, {}, {}};
  if (column.element != Element::character) {
    out.numbers = block(dataset, start, count);
    if (column.element == Element::u64) {
      out.bits.resize(out.numbers.size());
      if (!out.bits.empty()) dataset.read(out.bits.data(), start, count);
      for (std::size_t i = 0; i < out.bits.size(); ++i)
        if (std::isnan(out.numbers[i])) out.bits[i] = 0;
    }
    return out;
  }
  std::vector<char> letters(count[1] * count[2]);
  if (!letters.empty()) dataset.read(letters.data(), start, count);
  for (std::size_t slot = 0; slot < count[1]; ++slot) {
    const std::string_view code(&letters[slot * count[2]], count[2]);
    out.codes.emplace_back(code.substr(0, code.find('\0')));
  }
  return out;
}

}  // namespace io
