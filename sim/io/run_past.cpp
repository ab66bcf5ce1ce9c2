// sim/io/run_past.cpp -- series by blocks of instants, agents and networks by instant, identities as far as they were known.
#include "sim/io/run_past.hpp"

#include <algorithm>
#include <limits>
#include <vector>

#include <fmt/format.h>

#include "sim/io/run_reader.hpp"
#include "sim/kernel/error.hpp"

namespace io {
namespace {

using hdf5::Dataset;
using hdf5::Group;
using hdf5::Shape;
using sim::FileError;

// How many instants lie in the first `last` steps; the other file must have recorded at the same ones.
std::uint32_t instants_until(const Group& root, const std::string& scale, const Instants& when, std::int32_t last) {
  const auto end = std::upper_bound(when.steps.begin(), when.steps.end(), static_cast<std::uint32_t>(last));
  const auto count = static_cast<std::size_t>(end - when.steps.begin());
  const auto steps = root.holds(scale) ? root.dataset(scale).values<std::uint32_t>() : std::vector<std::uint32_t>();
  if (steps.size() < count || !std::equal(when.steps.begin(), end, steps.begin()))
    throw FileError(root.file(), "/" + scale, "it was not recorded at the instants that are wanted here");
  return static_cast<std::uint32_t>(count);
}

Dataset same(const Group& from, const std::string& name, const Dataset& into) {
  if (!from.holds(name)) throw FileError(from.file(), from.path() + "/" + name, "it was not recorded there");
  auto found = from.dataset(name);
  if (found.element() != into.element() || found.shape().size() != into.shape().size())
    throw FileError(found.file(), found.path(), "it was recorded as another type");
  return found;
}

void take_series(const Group& from, Group& into, const SeriesLayout& layout, std::uint32_t instants) {
  for (const auto& column : layout.columns) {
    const auto name = fmt::format("series/{}/{}", layout.population, column.name);
    auto to = into.dataset(name);
    const auto before = same(from, name, to);
    if (layout.rows != 1 && before.shape()[1] != layout.rows)
      throw FileError(before.file(), before.path(), "it has another number of rows");
    const std::uint64_t at_once = std::max<std::uint64_t>(1, (std::uint64_t{1} << 20U) / std::max(layout.rows, 1U));
    std::vector<double> values;
    for (std::uint64_t first = 0; first < instants; first += at_once) {
      const std::uint64_t count = std::min<std::uint64_t>(at_once, instants - first);
      values.resize(count * layout.rows);
      if (values.empty()) continue;
      const Shape start = layout.rows == 1 ? Shape{first} : Shape{first, 0},
                  size = layout.rows == 1 ? Shape{count} : Shape{count, layout.rows};
      before.read(values.data(), start, size);
      to.write(values.data(), start, size);
    }
  }
}

// The slots of which all is known: a kill may have left some datasets longer than others.
std::uint64_t known_slots(const Group& from, const std::vector<std::string>& names, std::int32_t last) {
  std::uint64_t length = std::numeric_limits<std::uint64_t>::max();
  for (const auto& name : names) {
    if (!from.holds(name)) throw FileError(from.file(), from.path() + "/" + name, "it was not recorded there");
    const auto shape = from.dataset(name).shape();
    length = std::min(length, shape[shape.size() > 1 ? 1 : 0]);
  }
  const auto born = from.dataset("born").values<std::int32_t>();
  std::uint64_t slots = 0;
  while (slots < std::min<std::uint64_t>(length, born.size()) && born[slots] >= 0 && born[slots] <= last) ++slots;
  return slots;
}

void take_agents(const Group& root, const Group& from, Group into, const RunPlan& plan, const RunLayout& layout,
                 const AgentsLayout& its, std::int32_t last) {
  const auto names = into.names();
  const std::uint64_t slots = known_slots(from, names, last);
  if (slots < its.slots)
    throw FileError(from.file(), from.path(),
                    fmt::format("it has {} slots, fewer than the {} that were settled", slots, its.slots));
  for (const auto& name : names) {
    auto dataset = into.dataset(name);
    auto shape = dataset.shape();
    shape[shape.size() > 1 ? 1 : 0] = slots;
    dataset.extend(shape);
  }
  if (slots == 0) return;
  for (const auto* name : {"id_high", "id_low", "born", "died"}) {
    auto to = into.dataset(name);
    std::vector<std::int32_t> values(slots);  // of four bytes each, whatever they mean
    same(from, name, to).read(values.data(), {0}, {slots});
    if (std::string_view(name) == "died")
      for (auto& step : values) step = step > last ? -1 : step;
    to.write(values.data(), {0}, {slots});
  }
  for (const auto& column : its.columns) {
    const auto every =
        column.every == plan.record.series_every ? std::string("step") : fmt::format("step_{}", name(column.every));
    const auto instants = instants_until(root, every, layout.agent_instants.at(column.every), last);
    auto to = into.dataset(column.name);
    const auto before = same(from, column.name, to);
    auto count = to.shape();
    count[0] = 1;
    std::uint64_t bytes = hdf5::size(to.element());
    for (const auto length : count) bytes *= length;
    std::vector<std::byte> values(bytes);
    for (std::uint32_t instant = 0; instant < instants; ++instant) {
      Shape start(count.size(), 0);
      start[0] = instant;
      before.read(values.data(), start, count);
      to.write(values.data(), start, count);
    }
  }
}

void take_network(const Group& root, const Group& from, const Group& into, const RunPlan& plan, const RunLayout& layout,
                  const NetworkLayout& its, std::int32_t last) {
  const auto every = its.every == plan.record.series_every ? std::string("step") : fmt::format("step_{}", name(its.every));
  const std::uint64_t instants = instants_until(root, every, layout.network_instants.at(its.every), last);
  std::vector<std::uint32_t> first(instants), count(instants);
  for (const auto& [name, values] : {std::pair{"first", &first}, std::pair{"count", &count}}) {
    auto to = into.dataset(name);
    const auto before = same(from, name, to);
    if (instants == 0) continue;
    before.read(values->data(), {0}, {instants});
    to.write(values->data(), {0}, {instants});
  }
  std::uint64_t edges = 0;  // each instant with the rest of its last chunk
  for (std::size_t i = 0; i < instants; ++i) edges = std::max(edges, (std::uint64_t{first[i]} + count[i] + its.chunk - 1) / its.chunk * its.chunk);
  for (const auto& name : into.names()) {
    if (name == "first" || name == "count") continue;
    auto to = into.dataset(name);
    to.extend({edges});
    if (name == "edge") continue;
    const auto before = same(from, name, to);
    if (before.shape()[0] < edges) throw FileError(before.file(), before.path(), "it was recorded in chunks of another length");
    const std::uint64_t at_once = std::uint64_t{its.chunk} * 16;
    std::vector<std::byte> values;
    for (std::uint64_t begin = 0; begin < edges; begin += at_once) {
      const std::uint64_t length = std::min(at_once, edges - begin);
      values.resize(length * hdf5::size(to.element()));
      before.read(values.data(), {begin}, {length});
      to.write(values.data(), {begin}, {length});
    }
  }
}

}  // namespace

std::int32_t take_over(const Past& past, const RunPlan& plan, const RunLayout& layout, Group run) {
  const hdf5::Lock lock;
  const auto file = open_run_file(past.file);
  const auto& root = file.root();
  const auto path = fmt::format("runs/{}/{}/{}", past.context, past.strategy, past.replicate);
  if (!root.holds(path)) throw FileError(past.file, "/" + path, "the file holds no such run");
  const auto from = root.group(path);
  const auto reached = from.dataset("last_step").values<std::int32_t>().front();
  const auto last = static_cast<std::int32_t>(std::min<std::int64_t>({reached, past.steps, plan.clock.steps}));
  if (last < 0) return -1;
  const auto instants = instants_until(root, "step", layout.series_instants, last);
  for (const auto& its : layout.series) take_series(from, run, its, instants);
  for (const auto& its : layout.agents) {
    const auto name = "agents/" + its.population;
    if (!from.holds(name)) throw FileError(past.file, from.path() + "/" + name, "it was not recorded there");
    take_agents(root, from.group(name), run.group(name), plan, layout, its, last);
  }
  for (const auto& its : layout.networks) {
    const auto name = "networks/" + its.name;
    if (!from.holds(name)) throw FileError(past.file, from.path() + "/" + name, "it was not recorded there");
    take_network(root, from.group(name), run.group(name), plan, layout, its, last);
  }
  run.dataset("recorded").write(&instants);
  run.dataset("last_step").write(&last);
  return last;
}

}  // namespace io
