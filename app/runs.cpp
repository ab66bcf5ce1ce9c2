// app/runs.cpp -- stepping, watching, stopping.
#include "app/runs.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "sim/kernel/error.hpp"
#include "sim/kernel/parallel.hpp"
#include "sim/kernel/simulation.hpp"

namespace app {

// ---- one world for many

Worlds::Worlds(sim::World world, std::size_t takers, std::function<sim::World()> anew)
    : world_(takers > 0 ? std::move(world) : sim::World()), left_(takers), anew_(std::move(anew)) {}

sim::World Worlds::take() {
  {
    const std::lock_guard lock(mutex_);
    if (left_ > 1) {
      --left_;
      return world_;
    }
    if (left_ == 1) {
      left_ = 0;
      return std::move(world_);
    }
  }
  return anew_();
}

// ---- one run, watched

Watched::Watched(std::unique_ptr<io::RunRecording> file, RunName run, const sim::Clock& clock, Watch watch)
    : file_(std::move(file)), run_(std::move(run)), clock_(clock), watch_(watch) {}

void Watched::open(const sim::World& world, const sim::Scenario& scenario) {
  if (!std::exchange(open_, true)) file_->open(world, scenario);
}

void Watched::take(const sim::World& world, sim::Step step) {
  file_->take(world, step);
  const auto t = static_cast<std::uint32_t>(step);
  if (t > 0 && watch_.steps_told-- > 0) watch_.progress.step(run_.text(), clock_.day_of(t));
  if (t >= clock_.steps) return;
  const bool stop = watch_.interruption.asked(), mine = watch_.checkpoints.manner().every && t > 0 && !common_;
  if (mine && (stop || watch_.checkpoints.due(clock_, step))) {
    file_->flush();  // a run goes on from a state only if all before it is recorded
    watch_.checkpoints.write(run_, world, t, clock_.day_of(t), file_->histories());
  }
  if (stop) throw sim::Interrupted("interrupted");
}

void Watched::close() {
  file_->close();
  if (!watch_.checkpoints.manner().every) return;
  file_->flush();  // its states go once the file holds all of it
  watch_.checkpoints.whole(run_);
}

// ---- all of them

Runs::Runs(const models::Plan& plan, const std::vector<sim::Schedule>& schedules, io::RunFile& file,
           const Checkpoints& checkpoints, const Interruption& interruption, bool quiet, const Voice& voice)
    : plan_(plan),
      schedules_(schedules),
      file_(file),
      checkpoints_(checkpoints),
      interruption_(interruption),
      quiet_(quiet),
      voice_(voice) {}

Runs::Place Runs::place(std::size_t run) const {
  return {static_cast<std::uint32_t>(run / plan_.replicates / plan_.strategies.size()),
          static_cast<std::uint32_t>(run / plan_.replicates % plan_.strategies.size()),
          static_cast<std::uint32_t>(run % plan_.replicates)};
}
std::size_t Runs::index(const Place& place) const {
  return (place.context * plan_.strategies.size() + place.strategy) * plan_.replicates + place.replicate;
}
RunName Runs::name(const Place& place) const {
  return {plan_.contexts[place.context].name, plan_.strategies[place.strategy].name, place.replicate};
}

void Runs::go_on(std::size_t run, sim::World world, std::uint32_t step, Watched& recorder) const {
  const auto [context, strategy, replicate] = place(run);
  sim::run(world, schedules_[run], models::variant(plan_, context, strategy, replicate), recorder, sim::Step{step});
}

void Runs::stepping(std::uint64_t steps, const std::function<void(const Watched::Watch&)>& body) {
  try {
    Progress progress(Progress::manner(quiet_), std::max<std::uint64_t>(steps, 1), voice_);
    std::atomic<std::int64_t> told = static_cast<std::int64_t>(steps);
    body({progress, interruption_, checkpoints_, told});
  } catch (const sim::Interrupted&) {  // the file tells how far it got, then so do we
    file_.interrupted("stopped by a signal");
    throw sim::Interrupted(
        fmt::format("{}\n{}\n{} {}\n{} sillon resume {}",
                    voice_("interrupted; steps done of each run:", "interrompu ; pas effectués par simulation :"),
                    file_.progress(), voice_("what was recorded is in", "ce qui a été enregistré est dans"), file_.part(),
                    voice_("to go on:", "pour continuer :"), file_.path()));
  }
}

void Runs::go(const std::vector<std::size_t>& which, std::uint64_t steps, const std::function<Standing(std::size_t)>& begin) {
  stepping(steps, [&](const Watched::Watch& watch) {
    sim::parallel::tasks(which.size(), [&](std::size_t i) {
      const auto run = which[i];
      const auto [context, strategy, replicate] = place(run);
      Watched recorder(file_.recorder(context, strategy, replicate), name(place(run)), plan_.clock, watch);
      Standing from = begin(run);
      if (from.step > 0) recorder.file().go_on(std::move(from.histories));
      go_on(run, std::move(from.world), from.step, recorder);
    });
  });
}

void Runs::fork(std::uint64_t steps, const Past& past) {
  const std::size_t futures = plan_.contexts.size() * plan_.strategies.size();
  stepping(steps, [&](const Watched::Watch& watch) {
    sim::parallel::tasks(plan_.replicates, [&](std::size_t r) {
      const auto replicate = static_cast<std::uint32_t>(r);
      std::vector<std::unique_ptr<Watched>> recorders;
      std::vector<std::size_t> run;
      std::int32_t recorded = static_cast<std::int32_t>(plan_.clock.steps);
      for (std::size_t f = 0; f < futures; ++f) {
        const Place at{static_cast<std::uint32_t>(f / plan_.strategies.size()),
                       static_cast<std::uint32_t>(f % plan_.strategies.size()), replicate};
        run.push_back(index(at));
        recorders.push_back(
            std::make_unique<Watched>(file_.recorder(at.context, at.strategy, replicate), name(at), plan_.clock, watch));
        recorders.back()->in_common(true);
        recorded = std::min(recorded, recorders.back()->file().last_step());
      }
      std::vector<std::string> populations;
      for (const auto* history : recorders.front()->file().histories()) populations.push_back(history->population);

      Standing now = past.begin(replicate, recorded, populations);
      for (std::size_t f = 0; f < futures; ++f) {
        const Place at = place(run[f]);
        if (now.step > 0) recorders[f]->file().go_on(now.histories);
        recorders[f]->open(now.world, models::variant(plan_, at.context, at.strategy, replicate));
        if (now.step == 0 && past.steps > 0) recorders[f]->take(now.world, sim::Step{0});
      }
      now.histories = {};
      for (std::uint32_t t = now.step + 1; t <= past.steps; ++t) {
        sim::advance(now.world, past.schedules[replicate], past.scenarios[replicate], sim::Step{t});
        for (auto& recorder : recorders) recorder->take(now.world, sim::Step{t});
      }
      if (checkpoints_.manner().every && past.steps > 0) {
        for (const auto& recorder : recorders) recorder->file().flush();
        checkpoints_.write_past(now.world, replicate, past.steps, plan_.clock.day_of(past.steps),
                                recorders.front()->file().histories());
      }

      Worlds worlds(std::move(now.world), futures);
      sim::parallel::tasks(futures, [&](std::size_t f) {
        recorders[f]->in_common(false);
        go_on(run[f], worlds.take(), past.steps, *recorders[f]);
      });
    });
  });
}

}  // namespace app
