// viz/server/run_follower.cpp -- looks once a second, answers in between.
#include "viz/server/run_follower.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <condition_variable>
#include <deque>
#include <exception>
#include <filesystem>
#include <iterator>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>

#include <fmt/format.h>

#include "sim/io/json.hpp"
#include "sim/kernel/tree.hpp"

namespace viz {
namespace {

using sim::Tree;

constexpr std::chrono::milliseconds rhythm{1000};
constexpr std::uint64_t most_values = 2'000'000;  // of one answer: about 40 MB of text

std::string quoted(const std::string& text) { return io::to_json(Tree::text(text), -1); }

struct Run {
  std::string context, strategy;
  std::uint32_t replicate;
};
std::vector<Run> runs(const io::RunReader& file) {
  std::vector<Run> all;
  for (const auto& context : file.contexts())
    for (const auto& strategy : file.strategies())
      for (std::uint32_t replicate = 0; replicate < file.replicates(); ++replicate) all.push_back({context.name, strategy.name, replicate});
  return all;
}
std::string opening(const Run& run) {
  return fmt::format("{{\"context\":{},\"strategy\":{},\"replicate\":{}", quoted(run.context), quoted(run.strategy), run.replicate);
}

void append_number(std::string& out, double value) {
  if (std::isfinite(value))
    fmt::format_to(std::back_inserter(out), "{}", value);  // the shortest that reads back as the same double
  else
    out += "null";
}

// Is there a state from which `sillon resume` can go on (docs/formats/world-file.md)?
bool has_states(const std::string& path) {
  std::error_code ignored;
  for (const auto& entry : std::filesystem::directory_iterator(path + ".checkpoints", ignored))
    if (entry.path().extension() == ".world") return true;
  return false;
}

std::string values_of(const Question& asked, const io::RunReader& file, const io::RunReader::Series& series) {
  auto wanted = runs(file);
  std::erase_if(wanted, [&](const Run& run) {
    return (asked.context && run.context != *asked.context) || (asked.strategy && run.strategy != *asked.strategy) ||
           (asked.replicate && run.replicate != *asked.replicate);
  });
  if (wanted.empty())
    return error_text({asked.id, "the file holds no such run", "le fichier ne contient pas cette simulation"});
  std::string out = fmt::format("{{\"id\":{},\"file\":{},\"series\":{},\"rows\":{},\"from\":{},\"runs\":[", asked.id, asked.file,
                                quoted(asked.population + "." + asked.column), series.rows, asked.from);
  std::uint64_t count = 0;
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    const auto& run = wanted[i];
    const auto recorded = file.progress(run.context, run.strategy, run.replicate).recorded;  // first: the values were written before
    const auto from = std::min(asked.from, recorded);
    count += static_cast<std::uint64_t>(recorded - from) * series.rows;
    if (count > most_values)
      return error_text({asked.id, fmt::format("more than {} values: ask for one run, or from a later instant", most_values),
                         fmt::format("plus de {} valeurs : demandez une seule simulation, ou à partir d’un instant plus tardif", most_values)});
    const auto values = file.series(run.context, run.strategy, run.replicate, asked.population, asked.column);
    const std::size_t first = std::size_t{from} * series.rows, end = std::min(values.size(), std::size_t{recorded} * series.rows);
    out += fmt::format("{}{},\"recorded\":{},\"values\":[", i == 0 ? "" : ",", opening(run), recorded);
    for (std::size_t at = first; at < end; ++at) {
      if (at != first) out += ',';
      append_number(out, values[at]);
    }
    out += "]}";
  }
  return out + "]}";
}

}  // namespace

std::string progress_text(std::size_t file, const ServedFile& live, Writer writer) {
  const io::RunReader reader(live.readable_path());
  // Whoever goes on with a file holds it before it writes a fresh one: what the old one says of its end is over then.
  const std::string_view ended = writer == Writer::there ? "" : !reader.interrupted().empty() ? "stopped" : writer == Writer::gone ? "killed" : "";
  std::string out = fmt::format("{{\"kind\":\"progress\",\"file\":{},\"complete\":{},\"interrupted\":{},", file, reader.complete(), !ended.empty());
  if (!ended.empty()) out += fmt::format("\"reason\":\"{}\",\"checkpoints\":{},", ended, has_states(live.path));
  out += "\"runs\":[";
  bool first = true;
  for (const auto& run : runs(reader)) {
    const auto progress = reader.progress(run.context, run.strategy, run.replicate);
    out += fmt::format("{}{},\"recorded\":{},\"last_step\":{}}}", std::exchange(first, false) ? "" : ",", opening(run), progress.recorded,
                       progress.last_step);
  }
  return out + "]}";
}

std::string whole_text(std::size_t file) { return fmt::format("{{\"kind\":\"whole\",\"file\":{}}}", file); }

std::string error_text(const NoQuestion& wrong) {
  return fmt::format("{{\"id\":{},\"error\":{{\"en\":{},\"fr\":{}}}}}", wrong.id ? std::to_string(*wrong.id) : "null", quoted(wrong.en),
                     quoted(wrong.fr));
}

std::string answer_text(const Question& asked, const io::RunReader& file) {
  try {
    for (const auto& series : file.series())
      if (series.population == asked.population && series.column == asked.column) return values_of(asked, file, series);
  } catch (const std::bad_alloc&) {
    return error_text({asked.id, "there is not enough memory for this series", "la mémoire ne suffit pas pour cette série"});
  }
  const auto name = asked.population + "." + asked.column;
  return error_text({asked.id, fmt::format("the file holds no series \"{}\"", name), fmt::format("le fichier ne contient pas de série « {} »", name)});
}

// ---- the thread

struct RunFollower::State {
  struct Waiting {
    std::uint64_t client;
    Question question;
  };
  struct Seen {  // of a live file
    OpenedFile::Stamp stamp{};
    std::string progress{};
    bool held = true;
    Writer writer = Writer::there;
  };
  std::vector<ServedFile> files;  // the thread's own
  std::vector<Seen> seen;
  std::vector<std::optional<io::RunReader>> whole;  // opened with the first question
  std::function<void(News)> tell;
  std::mutex mutex;
  std::condition_variable changed;
  std::deque<Waiting> waiting;
  bool ends = false;
  std::thread thread;

  std::string answered(const Question& asked) {
    const auto& file = files[asked.file];
    try {
      if (file.live) return patiently(true, [&] { return answer_text(asked, io::RunReader(file.readable_path())); });
      auto& reader = whole[asked.file];
      if (!reader) reader.emplace(file.path);
      return answer_text(asked, *reader);
    } catch (const std::exception& error) {
      return error_text({asked.id, error.what(), fmt::format("le fichier ne peut pas être lu : {}", error.what())});
    }
  }

  // A writer lets go of the file just after it gave it its name, and one on another machine may hold a lock that is not seen
  // here: so it is gone only if nothing was written either since the look before.
  static Writer writer_of(Seen& its, int descriptor, bool same) {
    const auto held = io::is_held(descriptor);
    const bool before = std::exchange(its.held, held.value_or(true));
    if (its.held) return held ? Writer::there : Writer::unknown;
    return before || !same ? Writer::unknown : Writer::gone;
  }

  // Which file stands under the names now. A file that is being written keeps its inode when it becomes whole; `resume`
  // and `--force` put another one in its place.
  void look_at(std::size_t id) {
    auto& file = files[id];
    auto now = OpenedFile::open(file.path + ".part");
    const bool live = now != nullptr;
    if (!live) now = OpenedFile::open(file.path);
    if (!now) return;  // neither name at this moment: what is open stays open
    const auto before = file.opened->stamp(), stamp = now->stamp();
    ServedFile next = file;
    next.live = live;
    next.opened = before.device == stamp.device && before.inode == stamp.inode ? file.opened : std::move(now);
    if (!live) next.complete = patiently(true, [&] { return io::RunReader(next.path).complete(); });
    if (next.live != file.live || next.opened != file.opened) {
      file = next;
      tell({.kind = News::Kind::file, .file = id, .changed = next});
    }
    if (!live) return;
    auto& its = seen[id];
    const bool same = its.stamp == stamp;
    const auto writer = writer_of(its, next.opened->descriptor(), same);
    if (same && writer == its.writer) return;
    auto text = patiently(true, [&] { return progress_text(id, next, writer); });
    its.stamp = stamp;  // taken before the text was read: whatever came meanwhile is seen next time
    its.writer = writer;
    if (text == its.progress) return;
    its.progress = text;
    tell({.kind = News::Kind::progress, .file = id, .text = std::move(text)});
  }

  void look() {
    for (std::size_t id = 0; id < files.size(); ++id) {
      if (!files[id].live) continue;
      try {
        look_at(id);
      } catch (const std::exception&) {
        continue;  // half written, or not to be read at this moment: the next look may be luckier
      }
    }
  }

  void go() {
    auto next_look = std::chrono::steady_clock::now();
    std::unique_lock lock(mutex);
    while (!ends) {
      if (waiting.empty()) changed.wait_until(lock, next_look);
      if (ends) return;
      std::optional<Waiting> one;
      if (!waiting.empty()) {
        one = std::move(waiting.front());
        waiting.pop_front();
      }
      lock.unlock();
      if (one) tell({.kind = News::Kind::answer, .client = one->client, .text = answered(one->question)});
      if (const auto now = std::chrono::steady_clock::now(); now >= next_look) {
        look();
        next_look = std::chrono::steady_clock::now() + rhythm;
      }
      lock.lock();
    }
  }
};

RunFollower::RunFollower(const std::vector<ServedFile>& files, std::function<void(News)> tell) : state_(std::make_unique<State>()) {
  state_->files = files;
  state_->seen.resize(files.size());
  state_->whole.resize(files.size());
  state_->tell = std::move(tell);
  state_->thread = std::thread([state = state_.get()] { state->go(); });
}

RunFollower::~RunFollower() {
  {
    const std::lock_guard lock(state_->mutex);
    state_->ends = true;
  }
  state_->changed.notify_all();
  state_->thread.join();
}

void RunFollower::ask(std::uint64_t client, Question question) {
  {
    const std::lock_guard lock(state_->mutex);
    state_->waiting.push_back({client, std::move(question)});
  }
  state_->changed.notify_all();
}

void RunFollower::forget(std::uint64_t client) {
  const std::lock_guard lock(state_->mutex);
  std::erase_if(state_->waiting, [&](const State::Waiting& one) { return one.client == client; });
}

}  // namespace viz
