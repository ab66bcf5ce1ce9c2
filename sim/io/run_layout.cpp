// sim/io/run_layout.cpp -- the datasets of a run file, one function for each part of the document.
#include "sim/io/run_layout.hpp"

#include <algorithm>
#include <cstring>
#include <limits>
#include <numeric>

#include <fmt/format.h>

#include "sim/io/run_derived.hpp"
#include "sim/io/run_tables.hpp"
#include "sim/kernel/error.hpp"

namespace io {
namespace {

using hdf5::Dataset;
using hdf5::DimensionScales;
using hdf5::Element;
using hdf5::Group;
using hdf5::Layout;
using sim::require;

template <class T> std::vector<std::byte> fill(T value) {
  std::vector<std::byte> out(sizeof(T));
  std::memcpy(out.data(), &value, sizeof(T));
  return out;
}

Element element(sim::ValueType type) {
  switch (type) {
    case sim::ValueType::boolean:
    case sim::ValueType::u8: return Element::u8;
    case sim::ValueType::enumeration: return Element::enumeration;
    case sim::ValueType::u16: return Element::u16;
    case sim::ValueType::i32: return Element::i32;
    case sim::ValueType::u32: return Element::u32;
    case sim::ValueType::i64: return Element::i64;
    case sim::ValueType::u64: return Element::u64;
    case sim::ValueType::f32: return Element::f32;
    case sim::ValueType::f64: return Element::f64;
    case sim::ValueType::code: return Element::character;
  }
  return Element::other;
}

void put_text(hdf5::Node& node, const std::string& name, const sim::Text& text) {
  if (!text.en.empty()) node.put(name + "_en", text.en);
  if (!text.fr.empty()) node.put(name + "_fr", text.fr);
}

void describe(hdf5::Node& node, std::string_view unit, const sim::Text& label, const sim::Text& meaning,
              const sim::Text& warning) {
  if (!unit.empty()) node.put("units", unit);
  node.put("long_name", meaning.empty() ? label.en : meaning.en);
  put_text(node, "label", label);
  put_text(node, "meaning", meaning);
  put_text(node, "warning", warning);
}

// What the numbers of a column that are no quantities stand for; CF's attributes for booleans and
// enumerations.
void describe_values(Dataset& dataset, const sim::ColumnInfo& info) {
  if (info.type == sim::ValueType::boolean) {
    const std::vector<std::uint8_t> values{0, 1};
    dataset.put("flag_values", std::span<const std::uint8_t>(values));
    dataset.put("flag_meanings", "false true");
  }
  if (info.type != sim::ValueType::enumeration) return;
  std::vector<std::uint8_t> values;
  std::vector<std::string> en, fr;
  std::string names;
  for (const auto& member : info.members) {
    values.push_back(member.value);
    names += fmt::format("{}{}", names.empty() ? "" : " ", member.name);
    en.emplace_back(member.label.en.empty() ? member.name : member.label.en);
    fr.emplace_back(member.label.fr.empty() ? member.name : member.label.fr);
  }
  dataset.put("flag_values", std::span<const std::uint8_t>(values));
  dataset.put("flag_meanings", names);
  dataset.put("flag_labels_en", std::span<const std::string>(en));
  dataset.put("flag_labels_fr", std::span<const std::string>(fr));
}

const sim::Population& population(const sim::World& world, const std::string& name) {
  const auto* found = world.population(name);
  require(found != nullptr, fmt::format("the record names population \"{}\", which the world lacks", name));
  return *found;
}

// Enumerations are committed types in /types, which netCDF-4 needs; one for each column that is recorded.
class Types {
 public:
  explicit Types(Group& root) : root_(&root) {}
  void commit(std::string_view owner, const sim::ColumnInfo& info) {
    const auto name = fmt::format("{}_{}", owner, info.name);
    if (info.type != sim::ValueType::enumeration || types_.count(name) > 0) return;
    if (types_.empty()) group_ = root_->create_group("types");
    std::vector<hdf5::EnumerationMember> members;
    for (const auto& member : info.members) members.push_back({std::string(member.name), member.value});
    types_.emplace(name, group_.commit_enumeration(name, members));
  }
  Layout layout(std::string_view owner, const sim::ColumnInfo& info) const {
    Layout out{.element = element(info.type), .shape = {}};
    if (info.type == sim::ValueType::enumeration)
      out.named_type = types_.at(fmt::format("{}_{}", owner, info.name)).get();
    return out;
  }

 private:
  Group* root_;
  Group group_;
  std::map<std::string, hdf5::Owned> types_;
};

// ---- time and places

struct Times {  // the scales of time; agents and networks recorded as often as the series share theirs
  Dataset series;
  std::map<sim::Period, Dataset> agents;
  sim::Period series_every;
  const Dataset& of(sim::Period every) const { return every == series_every ? series : agents.at(every); }
};

Dataset write_time(Group& root, const std::string& suffix, const sim::Clock& clock, const Instants& when,
                   DimensionScales& scales) {
  std::vector<sim::Day> days;
  for (const auto step : when.steps) days.push_back(clock.day_of(step));
  auto time = root.create("time" + suffix, std::span<const sim::Day>(days));
  mark_days(time);
  time.put("standard_name", "time");
  time.put("axis", "T");
  scales.declare(time);
  auto step = root.create("step" + suffix, std::span<const std::uint32_t>(when.steps));
  step.put("long_name", "number of steps done at this moment");
  step.put("units", "1");
  scales.attach(step, {&time});
  return time;
}

Times write_times(Group& root, const RunPlan& plan, const RunLayout& layout, DimensionScales& scales) {
  Times out{write_time(root, "", plan.clock, layout.series_instants, scales), {}, plan.record.series_every};
  auto rhythms = layout.agent_instants;
  rhythms.insert(layout.network_instants.begin(), layout.network_instants.end());
  for (const auto& [every, when] : rhythms)
    if (every != out.series_every)
      out.agents.emplace(every, write_time(root, fmt::format("_{}", name(every)), plan.clock, when, scales));
  return out;
}

// The coordinate of a population's rows in the series: its official codes, else the numbers of its slots.
Dataset write_places(Group& root, const sim::Population& of, DimensionScales& scales) {
  const std::string name(of.key().name);
  const sim::Column* codes = nullptr;
  for (const auto& column : of.columns())
    if (column.info.name == "code" && column.info.type == sim::ValueType::code) codes = &column;
  Dataset out;
  if (codes != nullptr) {
    std::vector<std::string> texts(of.slots_used());
    for (std::uint32_t row = 0; row < of.rows(); ++row)
      if (of.lives(row)) {
        sim::Code code;
        std::memcpy(code.data(), codes->front.data() + sizeof code * row, sizeof code);
        texts[of.slots()[row]] = sim::text(code);
      }
    out = root.create(name, std::span<const std::string>(texts));
  } else {
    std::vector<std::uint32_t> numbers(of.slots_used());
    std::iota(numbers.begin(), numbers.end(), 0u);
    out = root.create(name, std::span<const std::uint32_t>(numbers));
  }
  describe(out, "", {}, of.key().meaning, {});
  scales.declare(out);
  return out;
}

// ---- networks, by slot of both ends

void write_network(Group& networks, const sim::Network& network, const sim::World& world, const Types& types,
                   DimensionScales& scales) {
  const auto &from = world[network.key().from], &to = world[network.key().to];
  std::vector<std::uint32_t> row_of(from.slots_used(), sim::nobody), offsets{0}, targets, old_edge;
  for (std::uint32_t row = 0; row < from.rows(); ++row)
    if (from.lives(row)) row_of[from.slots()[row]] = row;
  for (const auto row : row_of) {
    if (row < network.rows())
      for (auto edge = network.at(row).begin; edge < network.at(row).end; ++edge) {
        targets.push_back(to.slots()[network.targets()[edge]]);
        old_edge.push_back(edge);
      }
    offsets.push_back(static_cast<std::uint32_t>(targets.size()));
  }

  auto group = networks.create_group(network.key().name);
  describe(group, "", {}, network.key().meaning, network.key().warning);
  group.put("from", from.key().name);
  group.put("to", to.key().name);
  const auto bound = scales.declare(group, "bound", offsets.size()),
             edges = scales.declare(group, "edge", targets.size());
  const auto packed = [](Layout layout, std::uint64_t length) {
    layout.shape = {length};
    if (length > 0) layout.chunk = {std::min<std::uint64_t>(length, slots_per_chunk)}, layout.packed = true;
    return layout;
  };
  auto out = group.create("offsets", packed({.element = Element::u32, .shape = {}}, offsets.size()));
  out.put("long_name", "the edges of slot i are offsets[i] to offsets[i+1]-1");
  out.write(offsets.data());
  scales.attach(out, {&bound});
  auto ends = group.create("targets", packed({.element = Element::u32, .shape = {}}, targets.size()));
  ends.put("long_name", "slot at the other end");
  ends.put("links_to", to.key().name);
  if (!targets.empty()) ends.write(targets.data());
  scales.attach(ends, {&edges});
  for (const auto& column : network.columns()) {
    std::vector<std::byte> values(targets.size() * column.info.size);
    for (std::size_t i = 0; i < targets.size(); ++i)
      std::memcpy(&values[i * column.info.size], column.front.data() + old_edge[i] * column.info.size,
                  column.info.size);
    auto made =
        group.create(column.info.name, packed(types.layout(network.key().name, column.info), targets.size()));
    describe(made, column.info.unit.symbol, column.info.label, column.info.meaning, column.info.warning);
    describe_values(made, column.info);
    if (!targets.empty()) made.write(values.data());
    scales.attach(made, {&edges});
  }
}

// ---- one run

// HDF5 makes the index of a chunked dataset at its first chunk and then writes the reference to it before the
// index itself. So it is made here, by a chunk beyond the end that is cut off again: later chunks only fill it.
Dataset create_with_index(Group& group, const std::string& name, const Layout& layout, std::size_t axis) {
  auto made = group.create(name, layout);
  auto longer = layout.shape, at = layout.chunk;
  longer[axis] = (layout.shape[axis] / layout.chunk[axis] + 1) * layout.chunk[axis];
  made.extend(longer);
  std::fill(at.begin(), at.end(), 0);
  at[axis] = longer[axis] - 1;
  made.write(layout.fill.data(), at, hdf5::Shape(at.size(), 1));
  made.extend(layout.shape);
  return made;
}

void create_network(Group& run, const NetworkLayout& its, const sim::Network& network, const Times& times, const Types& types,
                    DimensionScales& scales) {
  auto group = run.group("networks").create_group(its.name);
  describe(group, "", {}, network.key().meaning, network.key().warning);
  group.put("from", network.key().from.name);
  group.put("to", network.key().to.name);
  const auto& time = times.of(its.every);
  const auto by_instant = [&](std::string_view name, std::string_view meaning) {
    auto made = group.create(std::string(name), Layout{.element = Element::u32, .shape = time.shape(), .fill = missing(sim::ValueType::u32)});
    made.put("long_name", meaning);
    made.put("units", "1");
    made.put("time", time.path());
    scales.attach(made, {&time});
  };
  by_instant("first", "where the edges of this instant begin");
  by_instant("count", "how many there are");
  const auto edge = scales.declare(group, "edge", 0, true);
  const auto by_edge = [&](const std::string& name, Layout layout) {
    layout.shape = {0}, layout.most = {hdf5::endless}, layout.chunk = {its.chunk}, layout.packed = true;
    auto made = create_with_index(group, name, layout, 0);
    scales.attach(made, {&edge});
    return made;
  };
  const auto end_of = [&](const std::string& name, std::string_view meaning) {
    auto made = by_edge(name, {.element = Element::u32, .shape = {}, .fill = fill(0U)});
    made.put("long_name", meaning);
    made.put("units", "1");
  };
  end_of("from_high", "upper 32 bits of the id that the edge leaves");
  end_of("from_low", "lower 32 bits of the id that the edge leaves");
  end_of("to_high", "upper 32 bits of the id that it leads to");
  end_of("to_low", "lower 32 bits of the id that it leads to");
  for (const auto& info : its.columns) {
    auto layout = types.layout(its.name, info);
    layout.fill = missing(info.type);
    auto made = by_edge(std::string(info.name), layout);
    describe(made, info.unit.symbol, info.label, info.meaning, info.warning);
    describe_values(made, info);
  }
}

void create_series(Group& run, const RunPlan& plan, const SeriesLayout& its, const Times& times, const Dataset& place,
                   DimensionScales& scales) {
  auto group = run.group("series").create_group(its.population);
  for (const auto& column : its.columns) {
    Layout layout{
        .element = Element::f64, .shape = times.series.shape(), .fill = missing(sim::ValueType::f64)};
    if (its.rows != 1) layout.shape.push_back(its.rows);
    auto made = group.create(column.name, layout);
    describe(made, column.unit.symbol, column.label, column.meaning, column.warning);
    made.put("polarity", sim::name(column.polarity));
    if (its.rows != 1)
      scales.attach(made, {&times.series, &place});
    else
      scales.attach(made, {&times.series});
  }
}

void create_agents(Group& run, const AgentsLayout& its, const sim::Population& of, const Times& times,
                   const Types& types, const Dataset* letters, DimensionScales& scales) {
  auto group = run.group("agents").create_group(its.population);
  const auto slot = scales.declare(group, "slot", its.slots, true);
  const std::uint64_t chunk = std::clamp(its.slots, 1u, slots_per_chunk);

  std::vector<std::uint32_t> high(its.slots), low(its.slots);
  std::vector<std::int32_t> born(its.slots, 0), died(its.slots, 0);
  for (std::uint32_t row = 0; row < of.rows(); ++row) {
    if (!of.lives(row)) continue;
    const auto at = of.slots()[row];
    high[at] = static_cast<std::uint32_t>(of.ids()[row] >> 32);
    low[at] = static_cast<std::uint32_t>(of.ids()[row]);
    died[at] = -1;
  }
  const auto identity = [&](std::string_view name, Element element, const void* values,
                            std::string_view meaning) {
    Layout layout{.element = element, .shape = {its.slots}, .most = {hdf5::endless}, .chunk = {chunk}};
    if (element == Element::i32) layout.fill = fill(std::int32_t{-1});
    auto made = group.create(name, layout);
    made.put("long_name", meaning);
    made.put("units", "1");
    if (its.slots > 0) made.write(values);
    scales.attach(made, {&slot});
  };
  identity("id_high", Element::u32, high.data(), "upper 32 bits of the id");
  identity("id_low", Element::u32, low.data(), "lower 32 bits of the id");
  identity("born", Element::i32, born.data(),
           "number of the step that it was born in; 0: there from the start");
  identity("died", Element::i32, died.data(), "number of the step that it died in; -1: it lives");

  for (const auto& column : its.columns) {
    Layout layout{.element = Element::u32, .shape = {}};
    if (column.column) layout = types.layout(its.population, *column.column);
    layout.fill = missing(column.column ? column.column->type : sim::ValueType::u32);
    const auto& time = times.of(column.every);
    layout.shape = {time.count(), its.slots};
    layout.most = {time.count(), hdf5::endless};
    layout.chunk = {1, chunk};
    layout.packed = true;
    const bool code = column.column && column.column->type == sim::ValueType::code;
    if (code)
      for (auto* shape : {&layout.shape, &layout.most, &layout.chunk}) shape->push_back(sizeof(sim::Code));
    auto made = create_with_index(group, column.name, layout, 1);
    if (column.column) {
      const auto& info = *column.column;
      describe(made, info.unit.symbol, info.label, info.meaning, info.warning);
      describe_values(made, info);
    } else {
      describe(made, "", column.link->label, column.link->meaning, {});
      made.put("links_to", column.link->to.name);
    }
    made.put("time", time.path());
    if (code)
      scales.attach(made, {&time, &slot, letters});
    else
      scales.attach(made, {&time, &slot});
  }
}

bool is_code(const AgentColumn& column) {
  return column.column && column.column->type == sim::ValueType::code;
}

}  // namespace

// ---- what to record

std::vector<std::byte> missing(sim::ValueType type) {
  switch (element(type)) {
    case Element::u16: return fill(std::uint16_t{0xFFFF});
    case Element::i32: return fill(std::int32_t{-2147483647});
    case Element::u32: return fill(std::uint32_t{0xFFFF'FFFF});
    case Element::i64: return fill(std::int64_t{-9223372036854775806});
    case Element::u64: return fill(std::uint64_t{18446744073709551614u});
    case Element::f32: return fill(std::numeric_limits<float>::quiet_NaN());
    case Element::f64: return fill(std::numeric_limits<double>::quiet_NaN());
    case Element::character: return fill(char{0});
    default: return fill(std::uint8_t{255});
  }
}

std::optional<std::uint32_t> Instants::index(sim::Step step) const {
  const auto found = std::lower_bound(steps.begin(), steps.end(), static_cast<std::uint32_t>(step));
  if (found == steps.end() || *found != static_cast<std::uint32_t>(step)) return std::nullopt;
  return static_cast<std::uint32_t>(found - steps.begin());
}

Instants instants(const sim::Clock& clock, sim::Period every) {
  Instants out{{0}};
  for (std::uint32_t step = 1; step <= clock.steps; ++step)
    if (clock.turns(sim::Step{step}, every)) out.steps.push_back(step);
  return out;
}

std::uint32_t RunLayout::largest_chunk_count() const {
  std::uint64_t most = 0;
  for (const auto& one : agents)
    for (const auto& column : one.columns)
      most = std::max<std::uint64_t>(
          most, agent_instants.at(column.every).steps.size() * (one.slots / slots_per_chunk + 2));
  for (const auto& one : networks)  // a chunk is no larger than the settled network: three times its edges still fit
    most = std::max<std::uint64_t>(most, network_instants.at(one.every).steps.size() * 4 * (one.chunk < slots_per_chunk ? 1 : one.settled_chunks));
  return static_cast<std::uint32_t>(std::min<std::uint64_t>(most, 0xFFFF'FFFF));
}

RecordedNetwork recorded_network(const std::string& named) {
  const auto at = named.find('@');
  if (at == std::string::npos) return {named, std::nullopt};
  const auto every = sim::parse_period(named.substr(at + 1));
  require(every.has_value(), fmt::format("the record names \"{}\", expected a network, or a network and a period: trust@year", named));
  return {named.substr(0, at), every};
}

RunLayout lay_out(const RunPlan& plan, const sim::World& settled) {
  RunLayout out;
  out.series_instants = instants(plan.clock, plan.record.series_every);
  for (const auto& name : plan.record.series_of) {
    const auto& of = population(settled, name);
    SeriesLayout its{name, of.slots_used(), {}};
    for (const auto& column : of.columns())
      if (column.info.is_series() && column.info.type != sim::ValueType::code)
        its.columns.push_back(column.info);
    out.series.push_back(std::move(its));
  }
  const auto agents_of = [&](const std::string& name) -> AgentsLayout& {
    for (auto& its : out.agents)
      if (its.population == name) return its;
    return out.agents.emplace_back(AgentsLayout{name, population(settled, name).slots_used(), {}});
  };
  for (const auto& wanted : plan.record.agents) {
    const auto& of = population(settled, wanted.population);
    AgentColumn column{wanted.column, wanted.every, std::nullopt, nullptr};
    for (const auto& one : of.columns())
      if (one.info.name == wanted.column) column.column = one.info;
    for (const auto& one : of.links())
      if (one.key->name == wanted.column) column.link = one.key;
    require(column.column || column.link != nullptr,
            fmt::format("the record names {}.{}, which the world lacks", wanted.population, wanted.column));
    out.agent_instants.try_emplace(wanted.every, instants(plan.clock, wanted.every));
    agents_of(wanted.population).columns.push_back(column);
    if (column.link != nullptr)
      agents_of(std::string(column.link->to.name));  // so that its slots can be told apart
  }
  for (const auto& named : plan.record.networks) {
    const auto [name, every] = recorded_network(named);
    const auto* network = settled.network(name);
    require(network != nullptr, fmt::format("the record names network \"{}\", which the world lacks", name));
    if (!every) continue;
    NetworkLayout its{name, *every, std::clamp(network->edges(), 1024U, slots_per_chunk), network->edges() / slots_per_chunk + 1, {}};
    for (const auto& column : network->columns()) its.columns.push_back(column.info);
    out.network_instants.try_emplace(*every, instants(plan.clock, *every));
    out.networks.push_back(std::move(its));
  }
  return out;
}

std::string run_path(const RunPlan& plan, std::uint32_t context, std::uint32_t strategy,
                     std::uint32_t replicate) {
  return fmt::format("runs/{}/{}/{}", plan.contexts[context].name, plan.strategies[strategy].name, replicate);
}

void write_layout(hdf5::File& file, const RunPlan& plan, const RunLayout& layout, const sim::World& settled) {
  auto& root = file.root();
  DimensionScales scales;
  write_root(root, plan);

  Types types(root);  // before whatever uses them: netCDF-4 reads in the order of creation
  for (const auto& its : layout.agents)
    for (const auto& column : its.columns)
      if (column.column) types.commit(its.population, *column.column);
  for (const auto& named : plan.record.networks) {
    const auto name = recorded_network(named).name;
    for (const auto& column : settled.network(name)->columns()) types.commit(name, column.info);
  }

  const auto times = write_times(root, plan, layout, scales);
  std::vector<Dataset> places;
  for (const auto& its : layout.series)
    places.push_back(write_places(root, population(settled, its.population), scales));
  std::optional<Dataset> letters;
  for (const auto& its : layout.agents)
    if (!letters && std::any_of(its.columns.begin(), its.columns.end(), is_code))
      letters = scales.declare(root, "letter", sizeof(sim::Code));

  write_tables(root, plan, scales);
  if (!plan.record.networks.empty()) {
    auto networks = root.create_group("networks");
    for (const auto& named : plan.record.networks)
      write_network(networks, *settled.network(recorded_network(named).name), settled, types, scales);
  }

  auto runs = root.create_group("runs");
  for (const auto& context : plan.contexts) {
    auto in_context = runs.create_group(context.name);
    for (const auto& strategy : plan.strategies) {
      auto in_strategy = in_context.create_group(strategy.name);
      for (std::uint32_t replicate = 0; replicate < plan.replicates; ++replicate) {
        auto run = in_strategy.create_group(std::to_string(replicate));
        auto recorded =
            run.create("recorded", Layout{.element = Element::u32, .shape = {}, .fill = fill(0u)});
        recorded.put("long_name", "number of instants of /time that are recorded");
        auto last = run.create("last_step", Layout{.element = Element::i32, .shape = {}, .fill = fill(-1)});
        last.put("long_name", "number of the last step that is recorded whole; -1: none");
        run.create_group("series");
        if (!layout.agents.empty()) run.create_group("agents");
        if (!layout.networks.empty()) run.create_group("networks");
        for (std::size_t i = 0; i < layout.series.size(); ++i)
          create_series(run, plan, layout.series[i], times, places[i], scales);
        for (const auto& its : layout.agents)
          create_agents(run, its, population(settled, its.population), times, types,
                        letters ? &*letters : nullptr, scales);
        for (const auto& its : layout.networks) create_network(run, its, *settled.network(its.name), times, types, scales);
      }
    }
  }
  if (plan.derived) write_derived_layout(root, plan, layout, places, scales);
  scales.finish(root);
  file.flush();
}

}  // namespace io
