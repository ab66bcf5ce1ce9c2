// sim/io/run_recorder.cpp -- series as rows of numbers, agents as chunks by slot, networks edge by edge, identities as they change.
#include "sim/io/run_recorder.hpp"

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <cstring>
#include <limits>

#include <fmt/format.h>
#include <sys/stat.h>

#include "sim/kernel/error.hpp"

namespace io {
namespace {

using sim::require;

template <class T>
void gather_numbers(const sim::Population& of, const std::byte* bytes, std::vector<double>& out) {
  const auto* values = reinterpret_cast<const T*>(bytes);
  for (std::uint32_t row = 0; row < of.rows(); ++row)
    if (of.lives(row)) out[of.slots()[row]] = static_cast<double>(values[row]);
}

// One value for each slot of the settled world, as a number; NaN where nobody lives any more.
void gather_numbers(const sim::Population& of, const sim::Column& column, std::vector<double>& out) {
  std::fill(out.begin(), out.end(), std::numeric_limits<double>::quiet_NaN());
  const auto* bytes = column.front.data();
  switch (column.info.type) {
    case sim::ValueType::boolean:
    case sim::ValueType::enumeration:
    case sim::ValueType::u8: return gather_numbers<std::uint8_t>(of, bytes, out);
    case sim::ValueType::u16: return gather_numbers<std::uint16_t>(of, bytes, out);
    case sim::ValueType::i32: return gather_numbers<std::int32_t>(of, bytes, out);
    case sim::ValueType::u32: return gather_numbers<std::uint32_t>(of, bytes, out);
    case sim::ValueType::i64: return gather_numbers<std::int64_t>(of, bytes, out);
    case sim::ValueType::u64: return gather_numbers<std::uint64_t>(of, bytes, out);
    case sim::ValueType::f32: return gather_numbers<float>(of, bytes, out);
    case sim::ValueType::f64: return gather_numbers<double>(of, bytes, out);
    case sim::ValueType::code: return;
  }
}

// A column by slot, as bytes; "not recorded" where nobody lives.
std::vector<std::byte> gather_bytes(const sim::Population& of, const sim::Column& column) {
  const std::size_t size = column.info.size;
  const auto none = missing(column.info.type);
  std::vector<std::byte> out(size * of.slots_used());
  for (std::size_t i = 0; i < out.size(); i += none.size()) std::memcpy(&out[i], none.data(), none.size());
  for (std::uint32_t row = 0; row < of.rows(); ++row)
    if (of.lives(row)) std::memcpy(&out[size * of.slots()[row]], column.front.data() + size * row, size);
  return out;
}

// A link by slot: the slot that it leads to.
std::vector<std::byte> gather_bytes(const sim::Population& of, const sim::LinkColumn& link,
                                    const sim::Population& to) {
  std::vector<std::uint32_t> slots(of.slots_used(), sim::nobody);
  for (std::uint32_t row = 0; row < of.rows(); ++row)
    if (of.lives(row) && link.rows[row] != sim::nobody) slots[of.slots()[row]] = to.slots()[link.rows[row]];
  const auto bytes = std::as_bytes(std::span(slots));
  return {bytes.begin(), bytes.end()};
}

std::uint64_t whole_chunks(std::uint64_t edges, std::uint32_t chunk) { return (edges + chunk - 1) / chunk * chunk; }

const sim::Population& population(const sim::World& world, const std::string& name) {
  const auto* found = world.population(name);
  require(found != nullptr, fmt::format("population \"{}\" is recorded, but this world lacks it", name));
  return *found;
}

}  // namespace

// ---- the file that recorders share

std::size_t RunFile::State::index(std::uint32_t context, std::uint32_t strategy,
                                  std::uint32_t replicate) const {
  return (context * plan.strategies.size() + strategy) * plan.replicates + replicate;
}

void RunFile::State::still_there() const {
  struct stat now {};
  if (::stat(part.c_str(), &now) != 0)
    throw sim::FileError(part, "", fmt::format("the file being written is gone: {}", hdf5::reason(errno)));
  if (now.st_dev != device || now.st_ino != inode)
    throw sim::FileError(
        part, "", "the file being written was replaced by another, perhaps by a second run with --force");
}

void RunFile::State::flush() {
  const auto begin = std::chrono::steady_clock::now();
  file.flush();
  for (std::size_t i = 0; i < counters.size(); ++i) {
    auto& its = counters[i];
    if (!its.behind) continue;
    its.recorded.write(&its.instants);
    its.last_step.write(&its.step);
    last_step[i] = its.step;
    its.behind = false;
  }
  flushed = std::chrono::steady_clock::now();
  took = flushed - begin;
}

bool RunFile::State::due() const {
  constexpr int least_rest = 20;  // a flush goes through all that the file holds: with very many runs it must not become the work
  const auto since = std::chrono::steady_clock::now() - flushed;
  if (since >= plan.flush_every && (since >= least_rest * took || plan.flush_every.count() == 0)) return true;
  const auto end = static_cast<std::int32_t>(plan.clock.steps);
  for (std::size_t i = 0; i < counters.size(); ++i)
    if (last_step[i] != end && counters[i].step != end) return false;
  return true;
}

void RunFile::State::shut() {
  open = false;
  counters.clear();
}

void RunFile::State::fail(const sim::FileError& first) {
  const hdf5::Lock lock;  // what was flushed stays as it is
  if (failure) throw sim::FileError(*failure);
  failure = first;
  shut();
  file.abandon();
  throw sim::FileError(first);
}

// ---- identities

Identities::Identities(SlotHistory history) : its_(std::move(history)) {
  for (const auto step : its_.died) dead_ += step >= 0;
  deaths_written_ = false;
}

void Identities::watch(const sim::Population& of, std::int32_t step) {
  if (const auto before = slots(); of.slots_used() > before) {
    its_.ids.resize(of.slots_used(), 0);
    its_.born.resize(of.slots_used(), step);
    its_.died.resize(of.slots_used(), -1);
    for (std::uint32_t row = 0; row < of.rows(); ++row)
      if (of.lives(row) && of.slots()[row] >= before) its_.ids[of.slots()[row]] = of.ids()[row];
  }
  const std::uint32_t dead = of.slots_used() - of.living();
  if (dead == dead_) return;
  dead_ = dead;
  deaths_written_ = false;
  std::vector<bool> alive(slots(), false);
  for (std::uint32_t row = 0; row < of.rows(); ++row)
    if (of.lives(row)) alive[of.slots()[row]] = true;
  for (std::uint32_t slot = 0; slot < slots(); ++slot)
    if (!alive[slot] && its_.died[slot] < 0) its_.died[slot] = step;
}

void Identities::write(const hdf5::Group& group) {
  if (slots() > written_) {
    std::vector<std::uint32_t> high, low;
    for (std::uint32_t slot = written_; slot < slots(); ++slot) {
      high.push_back(static_cast<std::uint32_t>(its_.ids[slot] >> 32));
      low.push_back(static_cast<std::uint32_t>(its_.ids[slot]));
    }
    const hdf5::Shape start{written_}, count{slots() - written_};
    group.dataset("id_high").write(high.data(), start, count);
    group.dataset("id_low").write(low.data(), start, count);
    group.dataset("born").write(its_.born.data() + written_, start, count);
    written_ = slots();
  }
  if (!deaths_written_) group.dataset("died").write(its_.died.data(), {0}, {slots()});
  deaths_written_ = true;
}

// ---- one run

RunRecorder::RunRecorder(std::shared_ptr<RunFile::State> state, std::uint32_t context, std::uint32_t strategy,
                         std::uint32_t replicate)
    : state_(std::move(state)),
      path_(run_path(state_->plan, context, strategy, replicate)),
      index_(state_->index(context, strategy, replicate)),
      taken_over_(state_->last_step[index_]) {
  for (const auto& layout : state_->layout.agents) identities_.emplace_back(layout.population);
}

std::vector<const SlotHistory*> RunRecorder::histories() const {
  std::vector<const SlotHistory*> out;
  for (const auto& identities : identities_) out.push_back(&identities.history());
  return out;
}

void RunRecorder::go_on(std::vector<SlotHistory> histories) {
  for (auto& identities : identities_) {
    const auto found = std::find_if(histories.begin(), histories.end(),
                                    [&](const auto& one) { return one.population == identities.history().population; });
    if (found == histories.end())
      throw sim::FileError(state_->part, path_,
                           fmt::format("who lived when is not known of population \"{}\", of which agents are recorded",
                                       identities.history().population));
    identities = Identities(std::move(*found));
  }
}

const hdf5::Group& RunRecorder::run() const {
  if (state_->failure) throw sim::FileError(*state_->failure);  // another run met it first: the same words
  require(state_->open, "the run file is closed");
  require(run_.has_value(), "the recorder is not open");
  return *run_;
}

void RunRecorder::open(const sim::World& world, const sim::Scenario&) {
  const hdf5::Lock lock;
  if (state_->failure) throw sim::FileError(*state_->failure);
  require(state_->open, "the run file is closed");
  run_ = state_->file.root().group(path_);
  auto& counters = state_->counters[index_];
  counters.recorded = run_->dataset("recorded");
  counters.last_step = run_->dataset("last_step");
  counters.instants = counters.recorded.values<std::uint32_t>().front();
  for (const auto& layout : state_->layout.series) {
    const auto& of = population(world, layout.population);
    auto& series = series_.emplace_back(Series{&layout, {}});
    for (const auto& column : layout.columns) {
      require(of.has(column.key),
              fmt::format("{}.{} is recorded, but this world lacks it", layout.population, column.name));
      series.datasets.push_back(run_->dataset(fmt::format("series/{}/{}", layout.population, column.name)));
    }
  }
  for (const auto& its : state_->layout.networks) {
    const auto group = run_->group("networks/" + its.name);
    const auto first = group.dataset("first").values<std::uint32_t>(), count = group.dataset("count").values<std::uint32_t>();
    std::uint64_t next = 0;
    for (std::size_t i = 0; i < count.size(); ++i)
      if (count[i] != sim::nobody) next = std::max(next, whole_chunks(std::uint64_t{first[i]} + count[i], its.chunk));
    next_edge_.push_back(next);
  }
}

void RunRecorder::take(const sim::World& world, sim::Step step) {
  {
    const hdf5::Lock lock;
    run();
  }
  state_->still_there();
  try {
    record(world, step);
  } catch (const sim::FileError& failure) { state_->fail(failure); }
}

void RunRecorder::flush() {
  try {
    const hdf5::Lock lock;
    if (state_->failure) throw sim::FileError(*state_->failure);
    require(state_->open, "the run file is closed");
    if (state_->counters[index_].behind) state_->flush();
  } catch (const sim::FileError& failure) { state_->fail(failure); }
}

void RunRecorder::record(const sim::World& world, sim::Step step) {
  const auto number = static_cast<std::int32_t>(step);
  for (std::size_t i = 0; i < identities_.size(); ++i)
    identities_[i].watch(population(world, state_->layout.agents[i].population), number);
  const auto instant = state_->layout.series_instants.index(step);
  const bool is_there = number <= taken_over_;
  if (instant) take_series(world, *instant, is_there);
  if (is_there) return;
  take_agents(world, step);
  take_networks(world, step);
  if (number == static_cast<std::int32_t>(state_->plan.clock.steps))  // whole when the counter says so
    for (std::size_t i = 0; i < identities_.size(); ++i) grow(i);

  const hdf5::Lock lock;
  run();
  auto& counters = state_->counters[index_];
  if (instant) counters.instants = *instant + 1;
  counters.step = number;
  counters.behind = true;
  if (state_->due()) state_->flush();
}

void RunRecorder::take_series(const sim::World& world, std::uint32_t instant, bool is_there) {
  for (auto& series : series_) {
    const auto& of = population(world, series.layout->population);
    const std::uint32_t rows = series.layout->rows;
    require(of.slots_used() == rows,
            fmt::format("births in {}: series have the rows of the settled world", of.key().name));
    std::vector<std::vector<double>> values(series.datasets.size(), std::vector<double>(rows));
    for (std::size_t i = 0; i < values.size(); ++i)
      gather_numbers(of, of.find(series.layout->columns[i].key), values[i]);
    const hdf5::Lock lock;
    run();
    for (std::size_t i = 0; i < values.size(); ++i)
      if (is_there)
        compare(series.datasets[i], values[i], instant);
      else if (rows == 1)
        series.datasets[i].write(values[i].data(), {instant}, {1});
      else
        series.datasets[i].write(values[i].data(), {instant, 0}, {1, rows});
  }
}

void RunRecorder::compare(const hdf5::Dataset& recorded, const std::vector<double>& values, std::uint32_t instant) const {
  std::vector<double> before(values.size());
  if (values.size() == 1)
    recorded.read(before.data(), {instant}, {1});
  else
    recorded.read(before.data(), {instant, 0}, {1, values.size()});
  const auto same = [](double a, double b) { return std::memcmp(&a, &b, sizeof a) == 0 || (std::isnan(a) && std::isnan(b)); };
  if (!std::equal(values.begin(), values.end(), before.begin(), same))
    throw sim::FileError(
        state_->part, recorded.path(),
        fmt::format("it has other values on {} than when they were first recorded: another program, or other input, made them",
                    sim::format_date(state_->plan.clock.day_of(state_->layout.series_instants.steps[instant]))));
}

void RunRecorder::take_agents(const sim::World& world, sim::Step step) {
  const auto& layout = state_->layout;
  bool due = false;
  for (const auto& [every, when] : layout.agent_instants) due = due || when.index(step).has_value();
  if (!due) return;
  for (std::size_t i = 0; i < layout.agents.size(); ++i) {
    const auto& its = layout.agents[i];
    const auto& of = population(world, its.population);
    grow(i);
    for (const auto& column : its.columns) {
      const auto instant = layout.agent_instants.at(column.every).index(step);
      if (!instant || of.slots_used() == 0) continue;
      const auto bytes = column.column ? gather_bytes(of, of.find(column.column->key))
                                       : gather_bytes(of, of.find_link(column.link), world[column.link->to]);
      const hdf5::Lock lock;
      auto dataset = run().dataset(fmt::format("agents/{}/{}", its.population, column.name));
      auto count = dataset.shape();
      count[0] = 1;
      hdf5::Shape start(count.size(), 0);
      start[0] = *instant;
      dataset.write(bytes.data(), start, count);
    }
  }
}

// Edges in order of the ids of both ends, so that neither rows nor slots show. The rest of the last chunk stays "not
// recorded": the next instant begins another.
void RunRecorder::take_networks(const sim::World& world, sim::Step step) {
  const auto& layout = state_->layout;
  for (std::size_t i = 0; i < layout.networks.size(); ++i) {
    const auto& its = layout.networks[i];
    const auto instant = layout.network_instants.at(its.every).index(step);
    if (!instant) continue;
    const auto* network = world.network(its.name);
    require(network != nullptr, fmt::format("network \"{}\" is recorded, but this world lacks it", its.name));
    const auto &from = world[network->key().from], &to = world[network->key().to];
    std::vector<std::uint32_t> rows, places;
    for (std::uint32_t row = 0; row < std::min(from.rows(), network->rows()); ++row)
      if (from.lives(row)) rows.push_back(row);
    std::sort(rows.begin(), rows.end(), [&](std::uint32_t a, std::uint32_t b) { return from.ids()[a] < from.ids()[b]; });
    std::vector<std::uint64_t> ends[2];
    for (const std::uint32_t row : rows)
      for (auto edge = network->at(row).begin; edge < network->at(row).end; ++edge) {
        ends[0].push_back(from.ids()[row]), ends[1].push_back(to.ids()[network->targets()[edge]]);
        places.push_back(edge);
      }
    const std::uint64_t begin = next_edge_[i], length = whole_chunks(places.size(), its.chunk);
    if (begin + length >= sim::nobody)
      throw sim::FileError(state_->part, path_ + "/networks/" + its.name, "more edges than the format has numbers for: record it less often");
    next_edge_[i] = begin + length;

    const hdf5::Lock lock;
    const auto group = run().group("networks/" + its.name);
    const auto write = [&](std::string_view name, const void* values) {
      auto dataset = group.dataset(name);
      dataset.extend({begin + length});
      if (length > 0) dataset.write(values, {begin}, {length});
    };
    auto edge = group.dataset("edge");
    edge.extend({begin + length});
    std::vector<std::uint32_t> half(length);
    for (const auto& [name, which] : {std::pair{"from", 0}, std::pair{"to", 1}})
      for (const bool high : {true, false}) {
        for (std::size_t e = 0; e < places.size(); ++e) half[e] = static_cast<std::uint32_t>(high ? ends[which][e] >> 32 : ends[which][e]);
        write(fmt::format("{}_{}", name, high ? "high" : "low"), half.data());
      }
    for (const auto& info : its.columns) {
      const auto none = missing(info.type);
      std::vector<std::byte> values(length * info.size);
      for (std::size_t at = 0; at < values.size(); at += none.size()) std::memcpy(&values[at], none.data(), none.size());
      const auto* bytes = network->find(info.key).front.data();
      for (std::size_t e = 0; e < places.size(); ++e) std::memcpy(&values[e * info.size], bytes + std::size_t{places[e]} * info.size, info.size);
      write(info.name, values.data());
    }
    const auto first = static_cast<std::uint32_t>(begin), count = static_cast<std::uint32_t>(places.size());
    group.dataset("first").write(&first, {*instant}, {1});
    group.dataset("count").write(&count, {*instant}, {1});
  }
}

// Every dataset along `slot` grows together, so that readers find one length; then what is new of the
// identities.
void RunRecorder::grow(std::size_t index) {
  const hdf5::Lock lock;
  const auto group = run().group("agents/" + state_->layout.agents[index].population);
  const std::uint64_t slots = identities_[index].slots();
  const auto names = group.names();
  if (group.dataset("slot").shape()[0] < slots)
    for (const auto& name : names) {
      auto dataset = group.dataset(name);
      auto shape = dataset.shape();
      shape[shape.size() > 1 ? 1 : 0] = slots;
      dataset.extend(shape);
    }
  identities_[index].write(group);
}

void RunRecorder::close() {
  const hdf5::Lock lock;
  if (!run_ || !state_->open) return;
  for (std::size_t i = 0; i < identities_.size(); ++i) grow(i);
  series_.clear(), next_edge_.clear();
  run_.reset();
}

}  // namespace io
