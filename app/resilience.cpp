// app/resilience.cpp -- sillon resilience: loss, recovery and structure after a crisis, as table, JSON or CSV.
#include <cmath>
#include <utility>

#include <fmt/format.h>

#include "app/commands.hpp"
#include "app/output.hpp"
#include "app/resilience_findings.hpp"
#include "app/text.hpp"
#include "sim/io/run_reader.hpp"
#include "sim/kernel/error.hpp"

namespace app {
namespace {

// ---- CSV

void write_csv(const ResilienceFindings& findings, Output& output) {
  output.write(
      "context,strategy,compared_with,series,row,polarity,measure,unit,mean,half,q05,q50,q95,replicates,not_recovered,warning\r\n");
  findings.each([&](const ResilienceLine& line) {
    const auto& i = line.interval;
    output.write(fmt::format("{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{}\r\n", csv_cell(line.context), csv_cell(line.strategy),
                             csv_cell(line.compared_with), csv_cell(line.series), csv_cell(line.row), line.polarity, line.measure, csv_cell(line.unit),
                             csv_cell(i.mean), csv_cell(i.half), csv_cell(i.low), csv_cell(i.median), csv_cell(i.high), i.count, csv_cell(line.not_recovered),
                             csv_cell(line.warning)));
  });
}

// ---- JSON

std::string json_text(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\')
      out += '\\', out += c;
    else if (static_cast<unsigned char>(c) < 0x20)
      out += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
    else
      out += c;
  }
  return out + '"';
}
std::string number(double value) { return std::isfinite(value) ? fmt::format("{}", value) : "null"; }

template <class Of>
void add_measures(std::span<const study::MeasureOf<Of>> measures, std::string_view of, const Voice& voice, std::string& into) {
  for (const auto& one : measures)
    into += fmt::format("{}\n    {{\"of\": {}, \"measure\": {}, \"unit\": {}, \"label\": {}, \"meaning\": {}}}", into.empty() ? "" : ",",
                        json_text(of), json_text(one.name), one.unit.empty() ? "null" : json_text(one.unit), json_text(voice(one.label)),
                        json_text(voice(one.meaning)));
}

void write_json(const ResilienceFindings& findings, const Voice& voice, Output& output) {
  const auto& question = findings.question();
  std::string warnings, horizons, measures;
  for (const auto& warning : findings.warnings()) warnings += fmt::format("{}\n    {}", warnings.empty() ? "" : ",", json_text(warning));
  for (const auto& cell : findings.cells())
    horizons += fmt::format("{}\n    {{\"context\": {}, \"strategy\": {}, \"from\": \"{}\", \"until\": \"{}\"}}", horizons.empty() ? "" : ",",
                            json_text(cell.context), json_text(cell.strategy), sim::format_date(cell.from), sim::format_date(cell.until));
  add_measures(study::measures(), "row", voice, measures);
  add_measures(study::across_measures(), "across", voice, measures);
  add_measures(study::whole_measures(), "whole", voice, measures);
  output.write(fmt::format(
      "{{\n  \"format\": \"sillon-resilience/1\",\n  \"file\": {},\n  \"control\": {},\n  \"epsilon\": {},\n  \"window\": {},\n"
      "  \"replicates\": {},\n  \"warnings\": [{}\n  ],\n  \"horizons\": [{}\n  ],\n  \"measures\": [{}\n  ],\n  \"results\": [",
      json_text(findings.file().path()), json_text(question.control), question.manner.epsilon, question.manner.window,
      findings.file().replicates(), warnings, horizons, measures));
  bool first = true;
  findings.each([&](const ResilienceLine& line) {
    const auto& i = line.interval;
    output.write(fmt::format(
        "{}\n    {{\"context\": {}, \"strategy\": {}, \"compared_with\": {}, \"series\": {}, \"row\": {}, \"polarity\": {}, \"measure\": {}, "
        "\"unit\": {}, \"mean\": {}, \"half\": {}, \"q05\": {}, \"q50\": {}, \"q95\": {}, \"replicates\": {}, \"not_recovered\": {}, "
        "\"warning\": {}}}",
        std::exchange(first, false) ? "" : ",", json_text(line.context), json_text(line.strategy), json_text(line.compared_with), json_text(line.series),
        json_text(line.row), json_text(line.polarity), json_text(line.measure), json_text(line.unit), number(i.mean), number(i.half), number(i.low),
        number(i.median), number(i.high), i.count, number(line.not_recovered), json_text(line.warning)));
  });
  output.write("\n  ]\n}\n");
}

}  // namespace

int resilience(const ResilienceCommand& command) {
  const Voice voice(language(command.language));
  const io::RunReader file(command.file);
  const ResilienceFindings findings(file, command, voice);
  Output output(command.output, command.force);
  if (command.format == "csv")
    write_csv(findings, output);
  else if (command.format == "json")
    write_json(findings, voice, output);
  else
    output.write(resilience_text(findings, voice));
  output.finish();
  return done;
}

}  // namespace app
