// sim/io/run_file.cpp -- the life of a run file: made aside, shown as PATH.part, renamed when whole.
#include "sim/io/run_file.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstdio>
#include <filesystem>
#include <utility>

#include <fcntl.h>
#include <fmt/format.h>
#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

#include "sim/io/disk.hpp"
#include "sim/io/hdf5.hpp"
#include "sim/io/run_derived.hpp"
#include "sim/io/run_layout.hpp"
#include "sim/io/run_past.hpp"
#include "sim/io/run_recorder.hpp"
#include "sim/kernel/error.hpp"

namespace io {
namespace {

using sim::FileError;

bool exists(const std::string& path) {
  struct stat entry {};
  return ::lstat(path.c_str(), &entry) == 0;
}

// What a kill left of a file that was being made beside PATH.part: PATH.part.PID.new of a process that is gone.
void sweep(const std::string& part) {
  const std::string before = std::filesystem::path(part).filename().string() + ".", after = ".new";
  std::vector<std::filesystem::path> left;
  std::error_code ignored;
  for (const auto& entry : std::filesystem::directory_iterator(folder_of(part), ignored)) {
    const auto name = entry.path().filename().string();
    if (name.size() <= before.size() + after.size() || !name.starts_with(before) || !name.ends_with(after)) continue;
    const char *first = name.data() + before.size(), *last = name.data() + name.size() - after.size();
    pid_t process = 0;
    const auto [end, error] = std::from_chars(first, last, process);
    if (error == std::errc() && end == last && process > 0 && ::kill(process, 0) != 0 && errno == ESRCH)
      left.push_back(entry.path());
  }
  for (const auto& file : left) std::filesystem::remove(file, ignored);
}

// Gives `from` the name `to`; nothing that stands there is lost unless `replace`.
void rename(const std::string& from, const std::string& to, bool replace) {
  if (!replace) {
    // A second name, then the first one removed: unlike rename(2), link(2) fails when the name is taken.
    if (::link(from.c_str(), to.c_str()) == 0) {
      ::unlink(from.c_str());
      return;
    }
    if (errno == EEXIST) throw FileError(to, "", "this file exists already; --force replaces it");
    if (errno == ENOENT)
      throw FileError(to, "", fmt::format("cannot name the file: {}", hdf5::reason(errno)));
    if (exists(to))
      throw FileError(to, "", "this file exists already; --force replaces it");  // no links on this disk
  }
  if (std::rename(from.c_str(), to.c_str()) != 0)
    throw FileError(to, "", fmt::format("cannot name the file: {}", hdf5::reason(errno)));
}

constexpr std::array<std::string_view, 14> taken{
    "time",       "step",   "types",      "runs",     "networks", "contexts", "strategies",
    "statements", "events", "parameters", "warnings", "letter",   "row",      "resilience"};

void check_names(const RunPlan& plan) {
  sim::require(!plan.contexts.empty() && !plan.strategies.empty() && plan.replicates > 0,
               "a run file holds at least one run");
  for (const auto* choices : {&plan.contexts, &plan.strategies})
    for (const auto& choice : *choices)
      sim::require(!choice.name.empty() && choice.name != "." && choice.name != ".." &&
                       choice.name.find('/') == std::string::npos,
                   fmt::format("\"{}\" cannot be the name of a context or a strategy", choice.name));
  for (const auto& population : plan.record.series_of)
    sim::require(std::find(taken.begin(), taken.end(), population) == taken.end() &&
                     !population.starts_with("time_") && !population.starts_with("step_"),
                 fmt::format("population \"{}\" has the name of a part of the run file", population));
}

std::string progress_line(const RunFile::State& state, std::uint32_t context, std::uint32_t strategy,
                          std::uint32_t replicate) {
  const auto last = state.last_step[state.index(context, strategy, replicate)].load();
  return fmt::format("{}/{}/{} {}/{}", state.plan.contexts[context].name,
                     state.plan.strategies[strategy].name, replicate, last < 0 ? "-" : std::to_string(last),
                     state.plan.clock.steps);
}

std::vector<std::string> progress_lines(const RunFile::State& state) {
  std::vector<std::string> out;
  for (std::uint32_t c = 0; c < state.plan.contexts.size(); ++c)
    for (std::uint32_t s = 0; s < state.plan.strategies.size(); ++s)
      for (std::uint32_t r = 0; r < state.plan.replicates; ++r) out.push_back(progress_line(state, c, s, r));
  return out;
}

// Before the file can be seen, so that what it replaces is never more than what it holds.
void take_over_all(RunFile::State& its, const std::vector<std::optional<Past>>& pasts) {
  if (pasts.empty()) return;
  const auto& plan = its.plan;
  sim::require(pasts.size() == its.last_step.size(), "one past for each run, or none");
  for (std::uint32_t c = 0; c < plan.contexts.size(); ++c)
    for (std::uint32_t s = 0; s < plan.strategies.size(); ++s)
      for (std::uint32_t r = 0; r < plan.replicates; ++r)
        if (const auto i = its.index(c, s, r); pasts[i])
          its.last_step[i] = take_over(*pasts[i], plan, its.layout, its.file.root().group(run_path(plan, c, s, r)));
  its.file.flush();
}

}  // namespace

// ---- one writer at a time

HeldFile::HeldFile(const std::string& part) : descriptor_(::open(part.c_str(), O_RDWR | O_CLOEXEC)) {
  if (descriptor_ < 0) throw FileError(part, "", fmt::format("cannot open the file: {}", hdf5::reason(errno)));
#ifdef F_OFD_SETLK  // of this open file, not of the process: opening it again to read does not let go of it
  struct flock whole {};
  whole.l_type = F_WRLCK;
  whole.l_whence = SEEK_SET;
  const bool taken = ::fcntl(descriptor_, F_OFD_SETLK, &whole) != 0 && (errno == EAGAIN || errno == EACCES);
  struct stat ours {}, there {};
  const bool replaced = ::fstat(descriptor_, &ours) == 0 && (::stat(part.c_str(), &there) != 0 || ours.st_ino != there.st_ino);
  if (!taken && !replaced) return;
  ::close(descriptor_);
  throw FileError(part, "", "another program is writing this file; wait for its end, or stop it first");
#endif
}
HeldFile::~HeldFile() {
  if (descriptor_ >= 0) ::close(descriptor_);
}
HeldFile::HeldFile(HeldFile&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}
HeldFile& HeldFile::operator=(HeldFile&& other) noexcept {
  std::swap(descriptor_, other.descriptor_);
  return *this;
}

std::optional<bool> is_held(int descriptor) {
#ifdef F_OFD_GETLK
  struct flock asked {};
  asked.l_type = F_RDLCK;  // what a descriptor that only reads may ask for; a writer's lock stands in its way
  asked.l_whence = SEEK_SET;
  if (::fcntl(descriptor, F_OFD_GETLK, &asked) == 0) return asked.l_type != F_UNLCK;
#else
  static_cast<void>(descriptor);
#endif
  return std::nullopt;
}

// ---- the file

RunFile::RunFile(const std::string& path, const RunPlan& plan, const sim::World& settled, bool force,
                 const std::vector<std::optional<Past>>& pasts)
    : state_(std::make_shared<State>()) {
  check_names(plan);
  auto& its = *state_;
  its.path = path;
  its.part = path + ".part";
  its.force = force;
  its.plan = plan;
  its.layout = lay_out(plan, settled);
  its.last_step =
      std::vector<std::atomic<std::int32_t>>(plan.contexts.size() * plan.strategies.size() * plan.replicates);
  for (auto& last : its.last_step) last = -1;
  its.counters.resize(its.last_step.size());

  if (!force && exists(path)) throw FileError(path, "", "this file exists already; --force replaces it");
  if (!force && exists(its.part))
    throw FileError(its.part, "",
                    "another run is writing this file, or was stopped while it did; `sillon resume` goes on with it, --force "
                    "starts it anew");
  std::error_code ignored;  // what is wrong with the folder is said when the file cannot be made
  std::filesystem::create_directories(folder_of(path), ignored);

  // Made under a name of its own, so that whoever sees PATH.part sees a whole file.
  sweep(its.part);
  const std::string aside = fmt::format("{}.{}.new", its.part, ::getpid());
  const hdf5::Lock lock;
  try {
    its.file = hdf5::File::create(aside, its.layout.largest_chunk_count());
    its.file.called(its.part);
    write_layout(its.file, plan, its.layout, settled);
    take_over_all(its, pasts);
    if (!pasts.empty()) to_disk(aside);
    its.held.emplace(aside);
    struct stat made {};
    ::stat(aside.c_str(), &made);
    its.device = made.st_dev;
    its.inode = made.st_ino;
    rename(aside, its.part, force);
  } catch (...) {
    its.file.abandon();
    ::unlink(aside.c_str());
    throw;
  }
  its.open = true;
}

RunFile::~RunFile() {
  if (!state_) return;
  const hdf5::Lock lock;
  try {
    if (state_->open) state_->flush();
  } catch (const sim::FileError&) { state_->file.abandon(); }  // the file stays as the flush before left it
  state_->shut();
  state_->file = {};
}
RunFile::RunFile(RunFile&&) noexcept = default;

const std::string& RunFile::path() const { return state_->path; }
const std::string& RunFile::part() const { return state_->part; }

std::string RunFile::progress() const { return fmt::format("{}", fmt::join(progress_lines(*state_), "\n")); }

std::int32_t RunFile::last_step(std::uint32_t context, std::uint32_t strategy, std::uint32_t replicate) const {
  return state_->last_step[state_->index(context, strategy, replicate)];
}

std::unique_ptr<RunRecording> RunFile::recorder(std::uint32_t context, std::uint32_t strategy,
                                                std::uint32_t replicate) {
  sim::require(context < state_->plan.contexts.size() && strategy < state_->plan.strategies.size() &&
                   replicate < state_->plan.replicates,
               "no such run in the plan");
  return std::make_unique<RunRecorder>(state_, context, strategy, replicate);
}

void RunFile::derive(std::string_view context, std::string_view strategy, std::string_view which, std::string_view what,
                     std::span<const double> values) {
  const hdf5::Lock lock;
  const auto& plan = state_->plan;
  sim::require(state_->open && plan.derived, "the run file is closed, or has no place for derived numbers");
  const auto place =
      derived_place(plan.contexts, plan.strategies, plan.replicates, plan.derived->reference, context, strategy, which, what);
  sim::require(place.has_value(), fmt::format("no place for {}/{}/{}", context, strategy, which));
  auto dataset = state_->file.root().dataset(place->path);
  auto count = dataset.shape();
  hdf5::Shape start(count.size(), 0);
  start[0] = place->index;
  sim::require(dataset.count() == values.size() * count[0], fmt::format("{} has another size", what));
  count[0] = 1;
  if (!values.empty()) dataset.write(values.data(), start, count);
}

void RunFile::derived() {
  const hdf5::Lock lock;
  sim::require(state_->open, "the run file is closed");
  state_->file.flush();  // as with the counters of runs: what it promises is in the file already
  const std::uint32_t computed = 1;
  state_->file.root().dataset(derived_counter).write(&computed);
  state_->derived = true;
}

void RunFile::finish() {
  auto& its = *state_;
  const hdf5::Lock lock;
  sim::require(its.open, "the run file is closed");
  sim::require(!its.plan.derived || its.derived, "a run file is finished when its derived numbers are there");
  its.flush();
  for (const auto& last : its.last_step)
    sim::require(last == static_cast<std::int32_t>(its.plan.clock.steps),
                 "a run file is finished when all its runs are whole");
  its.still_there();
  its.file.root().put("complete", std::int32_t{1});
  its.shut();
  its.file.close();
  to_disk(its.part);
  rename(its.part, its.path, its.force);
  to_disk(folder_of(its.path));
}

void RunFile::interrupted(std::string_view reason) {
  auto& its = *state_;
  const hdf5::Lock lock;
  sim::require(its.open, "the run file is closed");
  its.flush();
  auto& root = its.file.root();
  root.put("interrupted", reason);
  const auto lines = progress_lines(its);
  root.put("progress", std::span<const std::string>(lines));
  its.shut();
  its.file.close();
  to_disk(its.part);
}

}  // namespace io
