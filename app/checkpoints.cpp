// app/checkpoints.cpp -- names, what is kept and for how long, and which one is still good.
#include "app/checkpoints.hpp"

#include <algorithm>
#include <charconv>
#include <filesystem>

#include <fmt/format.h>

#include "app/preparation.hpp"
#include "app/territory_file.hpp"
#include "sim/io/block_file.hpp"
#include "sim/io/json.hpp"
#include "sim/kernel/error.hpp"
#include "sim/kernel/tree.hpp"

namespace app {
namespace {

namespace fs = std::filesystem;
using sim::Tree;

constexpr std::string_view ending = ".world", plan_name = "plan.json", plan_format = "sillon-plan/1";
constexpr std::size_t kept_of_each = 2;

std::string stem(const RunName& run) { return fmt::format("{}.{}.{}", run.context, run.strategy, run.replicate); }
std::string stem_of_past(std::uint32_t replicate) { return fmt::format("past.{}", replicate); }

void remove(const std::string& path) {
  std::error_code ignored;
  fs::remove(path, ignored);
}

bool ours(const std::string& name) {
  const std::string_view text(name);
  return text.starts_with(plan_name) || text.ends_with(ending) || text.ends_with(std::string(ending) + ".tmp");
}

}  // namespace

std::string RunName::text() const { return fmt::format("{}/{}/{}", context, strategy, replicate); }

Checkpoints::Checkpoints(const std::string& output, const std::string& scenario, std::uint64_t seed)
    : folder_(output + ".checkpoints"), scenario_(io::fingerprint(scenario)), seed_(seed) {}

void Checkpoints::prepare(const Manner& manner) {
  clear();
  this->manner(manner);
}

void Checkpoints::manner(const Manner& manner) {
  manner_ = manner;
  if (!manner.every) return;
  std::error_code failed;
  fs::create_directories(folder_, failed);
  if (failed) throw sim::FileError(folder_, "", fmt::format("cannot make the folder: {}", failed.message()));
  for (const auto& entry : fs::directory_iterator(folder_))
    if (entry.path().extension() == ".tmp" && ours(entry.path().filename().string()))
      remove(entry.path().string());  // cut off by a kill
  Tree plan = Tree::object({{"format", Tree::text(std::string(plan_format))},
                            {"checkpoint_every", Tree::text(std::string(sim::name(*manner.every)))},
                            {"keep_checkpoints", Tree::boolean(manner.keep)},
                            {"scenario", Tree::text(scenario_)}});
  if (!manner.world.empty()) plan.put("world", Tree::text(fs::absolute(manner.world).string()));
  write_text((fs::path(folder_) / plan_name).string(), io::to_json(plan) + '\n', true);
}

std::optional<Checkpoints::Manner> Checkpoints::remembered() const {
  const auto path = fs::path(folder_) / plan_name;
  std::error_code ignored;
  if (!fs::exists(path, ignored)) return std::nullopt;
  const Tree plan = io::read_json(path);
  const auto text = [&](std::string_view name) {
    const Tree* found = plan.is(Tree::Kind::object) ? plan.find(name) : nullptr;
    return found != nullptr && found->is(Tree::Kind::text) ? found->as_text() : std::string();
  };
  if (text("format") != plan_format)
    throw sim::FileError(path.string(), "", fmt::format("its format is \"{}\", expected \"{}\"", text("format"), plan_format));
  const Tree* keep = plan.find("keep_checkpoints");
  return Manner{sim::parse_period(text("checkpoint_every")),
                keep != nullptr && keep->is(Tree::Kind::boolean) && keep->as_boolean(), text("world")};
}

void Checkpoints::clear() const {
  std::error_code ignored;
  if (!fs::is_directory(folder_, ignored)) return;
  std::vector<std::string> found;
  for (const auto& entry : fs::directory_iterator(folder_))
    if (ours(entry.path().filename().string())) found.push_back(entry.path().string());
  for (const auto& path : found) remove(path);
  fs::remove(folder_, ignored);  // only if nothing of somebody else is in it
}

bool Checkpoints::due(const sim::Clock& clock, sim::Step step) const {
  const auto t = static_cast<std::uint32_t>(step);
  return manner_.every && t > 0 && t < clock.steps && clock.turns(step, *manner_.every);
}

std::vector<Checkpoints::File> Checkpoints::files(const std::string& stem) const {
  std::vector<File> out;
  std::error_code ignored;
  if (!fs::is_directory(folder_, ignored)) return out;
  for (const auto& entry : fs::directory_iterator(folder_)) {
    const auto name = entry.path().filename().string();
    if (!name.starts_with(stem + ".") || !name.ends_with(ending)) continue;
    const char *first = name.data() + stem.size() + 1, *last = name.data() + name.size() - ending.size();
    std::uint32_t step = 0;
    const auto [end, error] =
        first < last ? std::from_chars(first, last, step) : std::from_chars_result{first, std::errc::invalid_argument};
    if (error == std::errc() && end == last) out.push_back({entry.path().string(), step});
  }
  std::sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.step > b.step; });
  return out;
}

void Checkpoints::save(const std::string& stem, const std::string& name, std::uint32_t replicate, const sim::World& world,
                       std::uint32_t step, sim::Day day, const std::vector<const io::SlotHistory*>& histories) const {
  io::WorldNotes notes;
  notes.kind = "checkpoint", notes.name = name, notes.scenario = scenario_;
  notes.seed = seed_, notes.replicate = replicate, notes.step = step, notes.day = day;
  io::save_world((fs::path(folder_) / fmt::format("{}.{}{}", stem, step, ending)).string(), world, notes, histories);
}

void Checkpoints::write(const RunName& run, const sim::World& world, std::uint32_t step, sim::Day day,
                        const std::vector<const io::SlotHistory*>& histories) const {
  save(stem(run), run.text(), run.replicate, world, step, day, histories);
  if (manner_.keep) return;
  std::size_t good = 0;
  for (const auto& file : files(stem(run)))  // a later one is left from before a fall-back
    if (file.step > step || ++good > kept_of_each) remove(file.path);
}

void Checkpoints::whole(const RunName& run) const {
  if (manner_.keep) return;
  for (const auto& file : files(stem(run))) remove(file.path);
}

void Checkpoints::write_past(const sim::World& world, std::uint32_t replicate, std::uint32_t step, sim::Day day,
                             const std::vector<const io::SlotHistory*>& histories) const {
  save(stem_of_past(replicate), fmt::format("past/{}", replicate), replicate, world, step, day, histories);
}

std::optional<Standing> Checkpoints::load(const std::string& stem, const std::string& name, std::uint32_t replicate,
                                          std::uint32_t latest, const std::function<void(const std::string&)>& say) const {
  for (const auto& file : files(stem)) {
    if (file.step > latest) continue;
    try {
      const auto notes = io::read_notes(file.path);
      if (notes.kind != "checkpoint" || notes.name != name || notes.replicate != replicate || notes.step != file.step)
        throw sim::FileError(file.path, "", fmt::format("it holds {} of {} after step {}", notes.kind, notes.name, notes.step));
      if (notes.scenario != scenario_ || notes.seed != seed_)
        throw sim::FileError(file.path, "", "it was written by a run of another scenario");
      auto saved = io::load_world(file.path, declared_world());
      return Standing{std::move(saved.world), notes.step, std::move(saved.histories)};
    } catch (const sim::FileError& failure) { say(failure.what()); }
  }
  return std::nullopt;
}

std::optional<Standing> Checkpoints::newest(const RunName& run, std::uint32_t latest,
                                            const std::function<void(const std::string&)>& say) const {
  return load(stem(run), run.text(), run.replicate, latest, say);
}
std::optional<Standing> Checkpoints::past(std::uint32_t replicate, const std::function<void(const std::string&)>& say) const {
  return load(stem_of_past(replicate), fmt::format("past/{}", replicate), replicate, 0xFFFF'FFFF, say);
}

Checkpoints::Manner manner_of(const std::string& every, bool keep, const std::string& world) {
  Checkpoints::Manner out{sim::parse_period(every), keep, world};
  if (keep && !out.every) out.every = sim::Period::quarter;
  return out;
}

std::uint32_t Checkpoints::newest_step(const RunName& run, std::uint32_t latest) const {
  for (const auto& file : files(stem(run)))
    if (file.step <= latest) return file.step;
  return 0;
}

}  // namespace app
