// sim/io/run_derived.cpp -- one dataset for each series of each run, rows by measures, NaN until they are worked out.
#include "sim/io/run_derived.hpp"

#include <array>
#include <cstring>
#include <utility>

#include <fmt/format.h>

namespace io {
namespace {

using hdf5::Dataset;
using hdf5::DimensionScales;
using hdf5::Element;
using hdf5::Group;
using hdf5::Layout;
using Measure = RunPlan::Derived::Measure;

constexpr std::array<std::pair<std::string_view, std::string Measure::*>, 5> words{{{"unit", &Measure::unit},
                                                                                   {"label_en", &Measure::label_en},
                                                                                   {"label_fr", &Measure::label_fr},
                                                                                   {"meaning_en", &Measure::meaning_en},
                                                                                   {"meaning_fr", &Measure::meaning_fr}}};

// The coordinate of a kind of measures, with what each of them is beside it.
Dataset write_measures(Group& group, std::string_view kind, const std::vector<Measure>& measures, DimensionScales& scales) {
  const auto texts = [&](std::string Measure::*member) {
    std::vector<std::string> out;
    for (const auto& one : measures) out.push_back(one.*member);
    return out;
  };
  const auto names = texts(&Measure::name);
  auto scale = group.create(fmt::format("{}_measure", kind), std::span<const std::string>(names));
  scale.put("long_name", "name of the measure");
  scales.declare(scale);
  for (const auto& [word, member] : words) {
    const auto cells = texts(member);
    auto made = group.create(fmt::format("{}_{}", kind, word), std::span<const std::string>(cells));
    scales.attach(made, {&scale});
  }
  return scale;
}

Dataset create_numbers(Group& group, std::string_view name, hdf5::Shape shape) {
  return group.create(name, Layout{.element = Element::f64, .shape = std::move(shape), .fill = missing(sim::ValueType::f64)});
}

}  // namespace

std::optional<DerivedPlace> derived_place(const std::vector<RunPlan::Choice>& contexts, const std::vector<RunPlan::Choice>& strategies,
                                          std::uint32_t replicates, std::string_view reference, std::string_view context,
                                          std::string_view strategy, std::string_view which, std::string_view what) {
  std::uint64_t cell = 0;
  for (const auto& one : contexts)
    for (const auto& other : strategies) {
      if (one.name == reference) continue;
      if (one.name != context || other.name != strategy) {
        ++cell;
        continue;
      }
      if (which == "mean" || which == "half") return DerivedPlace{fmt::format("resilience/{}/{}", which, what), cell};
      for (std::uint32_t replicate = 0; replicate < replicates; ++replicate)
        if (std::to_string(replicate) == which) return DerivedPlace{fmt::format("resilience/{}", what), cell * replicates + replicate};
    }
  return std::nullopt;
}

void write_derived_layout(Group& root, const RunPlan& plan, const RunLayout& layout, const std::vector<Dataset>& places,
                          DimensionScales& scales) {
  const auto& its = *plan.derived;
  auto group = root.create_group("resilience");
  group.put("reference", its.reference);
  for (const auto& [name, text] : its.attributes) group.put(name, text);
  const std::uint32_t none = 0;
  auto computed = group.create("computed", Layout{.element = Element::u32, .shape = {}});
  computed.write(&none);
  computed.put("long_name", "1: all numbers of this group are there");
  const auto row = write_measures(group, "row", its.row, scales), across = write_measures(group, "across", its.across, scales),
             whole = write_measures(group, "whole", its.whole, scales);

  std::vector<std::string> contexts, strategies;  // of each cell, then of each run
  for (const auto& context : plan.contexts)
    for (const auto& strategy : plan.strategies)
      if (context.name != its.reference) contexts.push_back(context.name), strategies.push_back(strategy.name);
  const auto name = [&](std::string_view kind, const Dataset& dimension, std::uint32_t times) {
    std::vector<std::string> in_context, in_strategy;
    for (std::size_t cell = 0; cell < contexts.size(); ++cell)
      for (std::uint32_t i = 0; i < times; ++i) in_context.push_back(contexts[cell]), in_strategy.push_back(strategies[cell]);
    auto of_context = group.create(fmt::format("{}_context", kind), std::span<const std::string>(in_context)),
         of_strategy = group.create(fmt::format("{}_strategy", kind), std::span<const std::string>(in_strategy));
    scales.attach(of_context, {&dimension});
    scales.attach(of_strategy, {&dimension});
  };
  const auto run = scales.declare(group, "run", contexts.size() * plan.replicates);
  name("run", run, plan.replicates);
  std::vector<std::uint32_t> replicates;
  for (std::size_t i = 0; i < contexts.size() * plan.replicates; ++i) replicates.push_back(static_cast<std::uint32_t>(i % plan.replicates));
  auto of_replicate = group.create("run_replicate", std::span<const std::uint32_t>(replicates));
  scales.attach(of_replicate, {&run});

  const auto numbers = [&](Group& into, const Dataset& first, std::uint64_t length) {
    auto rows = into.create_group("rows"), together = into.create_group("across");
    for (std::size_t i = 0; i < layout.series.size(); ++i) {
      const auto& series = layout.series[i];
      auto of_rows = rows.create_group(series.population);
      std::optional<Group> of_all;
      if (series.rows > 1) of_all = together.create_group(series.population);
      for (const auto& column : series.columns) {
        auto made = create_numbers(of_rows, column.name,
                                   series.rows == 1 ? hdf5::Shape{length, its.row.size()} : hdf5::Shape{length, series.rows, its.row.size()});
        made.put("series_units", column.unit.symbol);
        if (!column.label.empty()) made.put("label_en", column.label.en), made.put("label_fr", column.label.fr);
        if (!column.warning.empty()) made.put("warning_en", column.warning.en), made.put("warning_fr", column.warning.fr);
        made.put("polarity", sim::name(column.polarity));
        if (series.rows == 1)
          scales.attach(made, {&first, &row});
        else
          scales.attach(made, {&first, &places[i], &row});
        if (!of_all) continue;
        auto all = create_numbers(*of_all, column.name, {length, its.across.size()});
        scales.attach(all, {&first, &across});
      }
    }
    auto of_run = create_numbers(into, "whole", {length, its.whole.size()});
    scales.attach(of_run, {&first, &whole});
  };
  numbers(group, run, contexts.size() * plan.replicates);
  if (plan.replicates == 1) return;
  const auto cell = scales.declare(group, "cell", contexts.size());
  name("cell", cell, 1);
  for (const auto* kind : {"mean", "half"}) {
    auto into = group.create_group(kind);
    numbers(into, cell, contexts.size());
  }
}

std::optional<RunPlan::Derived> read_derived(const Group& root) {
  if (!root.holds("resilience")) return std::nullopt;
  const auto group = root.group("resilience");
  RunPlan::Derived out;
  out.reference = group.text("reference");
  for (const auto& name : group.attributes())
    if (name != "reference") out.attributes.emplace_back(name, group.text(name));
  for (const auto& [kind, into] : {std::pair("row", &out.row), std::pair("across", &out.across), std::pair("whole", &out.whole)}) {
    for (const auto& name : group.dataset(fmt::format("{}_measure", kind)).texts()) into->push_back({name, "", "", "", "", ""});
    for (const auto& [word, member] : words) {
      const auto cells = group.dataset(fmt::format("{}_{}", kind, word)).texts();
      for (std::size_t i = 0; i < into->size() && i < cells.size(); ++i) (*into)[i].*member = cells[i];
    }
  }
  return out;
}

}  // namespace io
