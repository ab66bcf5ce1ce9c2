// sim/io/run_reader.cpp -- checks the signature, then reads what docs/formats/run-file.md promises.
#include "sim/io/run_reader.hpp"

#include <cerrno>
#include <fstream>
#include <limits>
#include <string_view>

#include <fmt/format.h>
#include <sys/stat.h>

#include "sim/io/run_derived.hpp"
#include "sim/io/run_tables.hpp"
#include "sim/kernel/error.hpp"

namespace io {

using sim::FileError;

bool begins_as_run_file(const std::string& path) {
  constexpr std::string_view signature("\x89HDF\r\n\x1a\n");
  std::string bytes(signature.size(), '\0');
  std::ifstream in(path, std::ios::binary);
  return in.read(bytes.data(), static_cast<std::streamsize>(bytes.size())) && bytes == signature;
}

hdf5::File open_run_file(const std::string& path) {
  struct stat entry {};
  if (::stat(path.c_str(), &entry) != 0)
    throw FileError(path, "", fmt::format("cannot open the file: {}", hdf5::reason(errno)));
  if (S_ISDIR(entry.st_mode)) throw FileError(path, "", "cannot open the file: this is a folder");
  if (entry.st_size == 0) throw FileError(path, "", "the file is empty (0 bytes): nothing was recorded");
  auto file = hdf5::File::open(path);
  const auto& root = file.root();
  const auto format = root.text("format");
  if (format.empty())
    throw FileError(path, "", "this is an HDF5 file, but no run file: it does not say its format");
  if (format != run_format)
    throw FileError(
        path, "",
        fmt::format("this is no run file: its format is \"{}\", expected \"{}\"", format, run_format));
  const auto version = root.number<std::int32_t>("format_version").value_or(0);
  if (version > run_format_version)
    throw FileError(
        path, "",
        fmt::format(
            "the file has version {} of the format; this program reads version {}: use a newer program",
            version, run_format_version));
  if (version != run_format_version)
    throw FileError(path, "",
                    fmt::format("the file has version {} of the format; this program reads version {}",
                                version, run_format_version));
  return file;
}

RunReader::RunReader(const std::string& path) : path_(path), file_(open_run_file(path)) {
  const hdf5::Lock lock;
  const auto& root = file_.root();
  complete_ = root.number<std::int32_t>("complete").value_or(0) != 0;
  replicates_ = root.number<std::uint32_t>("replicates").value_or(0);
  contexts_ = choices("contexts");
  strategies_ = choices("strategies");
  if (contexts_.empty() || strategies_.empty() || replicates_ == 0)
    throw FileError(path, "", "the file holds no run");
  time_ = root.dataset("time").values<sim::Day>();
  find_series();
}

void RunReader::find_series() {
  const auto& root = file_.root();
  const auto polarity = [&](const std::string& population, const std::string& name, const hdf5::Dataset& dataset) {
    const auto derived = fmt::format("resilience/rows/{}/{}", population, name);  // where files of before say it, if anywhere
    const auto text = dataset.text("polarity");
    return sim::polarity(text.empty() && root.holds(derived) ? root.dataset(derived).text("polarity") : text);
  };
  const auto series = root.group(run_path(contexts_[0].name, strategies_[0].name, 0) + "/series");
  for (const auto& population : series.names()) {
    std::vector<std::string> rows;
    const auto place = root.dataset(population);
    if (place.element() == hdf5::Element::text)
      rows = place.texts();
    else
      for (const auto number : place.values<std::uint32_t>()) rows.push_back(std::to_string(number));
    const auto columns = series.group(population);
    for (const auto& name : columns.names()) {
      const auto dataset = columns.dataset(name);
      series_.push_back({population, name, dataset.text("units"), dataset.text("label_en"),
                         dataset.text("label_fr"), dataset.text("meaning_en"), dataset.text("meaning_fr"),
                         dataset.text("warning_en"), dataset.text("warning_fr"),
                         static_cast<std::uint32_t>(rows.size()), rows, polarity(population, name, dataset)});
    }
  }
}

std::string RunReader::attribute(std::string_view name) const { return file_.root().text(name); }
std::vector<std::pair<std::string, std::string>> RunReader::attributes() const {
  std::vector<std::pair<std::string, std::string>> out;
  for (const auto& name : file_.root().attributes()) out.emplace_back(name, attribute(name));
  return out;
}
std::uint64_t RunReader::seed() const { return file_.root().number<std::uint64_t>("seed").value_or(0); }
std::uint32_t RunReader::steps() const { return file_.root().number<std::uint32_t>("steps").value_or(0); }

std::string RunReader::run_path(std::string_view context, std::string_view strategy,
                                std::uint32_t replicate) const {
  return fmt::format("runs/{}/{}/{}", context, strategy, replicate);
}

RunReader::Progress RunReader::progress(std::string_view context, std::string_view strategy,
                                        std::uint32_t replicate) const {
  const hdf5::Lock lock;
  const auto path = run_path(context, strategy, replicate);
  if (!file_.root().holds(path)) throw FileError(path_, "/" + path, "the file holds no such run");
  const auto run = file_.root().group(path);
  return {run.dataset("recorded").values<std::uint32_t>().front(),
          run.dataset("last_step").values<std::int32_t>().front()};
}

std::vector<double> RunReader::series(std::string_view context, std::string_view strategy,
                                      std::uint32_t replicate, std::string_view population,
                                      std::string_view column) const {
  const hdf5::Lock lock;
  const auto path =
      fmt::format("{}/series/{}/{}", run_path(context, strategy, replicate), population, column);
  if (!file_.root().holds(path)) throw FileError(path_, "/" + path, "the file holds no such series");
  auto values = file_.root().dataset(path).values<double>();
  if (complete_ || time_.empty()) return values;
  // What a killed program wrote after its last flush is not told by the counter, nor is it there of all series.
  const auto rows = values.size() / time_.size(), recorded = std::size_t{progress(context, strategy, replicate).recorded};
  for (std::size_t i = recorded * rows; i < values.size(); ++i) values[i] = std::numeric_limits<double>::quiet_NaN();
  return values;
}

// ---- what was derived

std::optional<RunPlan::Derived> RunReader::derived() const {
  const hdf5::Lock lock;
  return read_derived(file_.root());
}
bool RunReader::derived_whole() const {
  const hdf5::Lock lock;
  return file_.root().holds(derived_counter) && file_.root().dataset(derived_counter).values<std::uint32_t>().front() == 1;
}
std::vector<double> RunReader::derived(std::string_view context, std::string_view strategy, std::string_view which,
                                       std::string_view what) const {
  const hdf5::Lock lock;
  const auto place = file_.root().holds("resilience")
                         ? derived_place(contexts_, strategies_, replicates_, file_.root().group("resilience").text("reference"), context,
                                         strategy, which, what)
                         : std::nullopt;
  if (!place || !file_.root().holds(place->path))
    throw FileError(path_, fmt::format("/resilience/{}", what),
                    fmt::format("the file holds no such numbers of {}/{}/{}", context, strategy, which));
  const auto dataset = file_.root().dataset(place->path);
  auto count = dataset.shape();
  hdf5::Shape start(count.size(), 0);
  start[0] = place->index;
  std::vector<double> values(dataset.count() / count[0]);
  count[0] = 1;
  if (!values.empty()) dataset.read(values.data(), start, count);
  return values;
}

// ---- tables

std::optional<hdf5::Group> RunReader::table(std::string_view name) const {
  if (!file_.root().holds(name)) return std::nullopt;
  return file_.root().group(name);
}

std::vector<RunPlan::Choice> RunReader::choices(std::string_view name) const {
  const auto rows = table(name);
  if (!rows) return {};
  const auto names = rows->dataset("name").texts(), en = rows->dataset("title_en").texts(),
             fr = rows->dataset("title_fr").texts();
  std::vector<RunPlan::Choice> out;
  for (std::size_t i = 0; i < names.size(); ++i) out.push_back({names[i], en[i], fr[i]});
  return out;
}

std::vector<sim::Statement> RunReader::statements() const {
  const hdf5::Lock lock;
  const auto rows = table("statements");
  if (!rows) return {};
  const auto place = rows->dataset("place").texts(), figure = rows->dataset("figure").texts(),
             unit = rows->dataset("unit").texts();
  const auto source = rows->dataset("source").texts(), note = rows->dataset("note").texts();
  const auto year = rows->dataset("year").values<std::int32_t>();
  const auto stated = rows->dataset("stated").values<double>(),
             settled = rows->dataset("settled").values<double>();
  const auto imputed = rows->dataset("imputed").values<std::uint8_t>();
  const auto named = rows->dataset("place_name").texts(), en = rows->dataset("label_en").texts(),
             fr = rows->dataset("label_fr").texts();
  std::vector<sim::Statement> out;
  for (std::size_t i = 0; i < place.size(); ++i)
    out.push_back({place[i], figure[i], unit[i], source[i], note[i], year[i], stated[i], settled[i],
                   imputed[i] != 0, named[i], en[i], fr[i]});
  return out;
}

std::vector<RunPlan::Event> RunReader::events() const {
  const hdf5::Lock lock;
  const auto rows = table("events");
  if (!rows) return {};
  const auto choice = rows->dataset("choice").texts(), kind = rows->dataset("kind").texts();
  const auto en = rows->dataset("title_en").texts(), fr = rows->dataset("title_fr").texts(),
             source = rows->dataset("source").texts();
  const auto from = rows->dataset("from").values<sim::Day>(),
             until = rows->dataset("until").values<sim::Day>();
  std::vector<RunPlan::Event> out;
  for (std::size_t i = 0; i < choice.size(); ++i)
    out.push_back({choice[i], kind[i], en[i], fr[i], from[i], until[i], source[i]});
  return out;
}

std::vector<RunPlan::ParameterRow> RunReader::parameters() const {
  const hdf5::Lock lock;
  const auto rows = table("parameters");
  if (!rows) return {};
  const auto instance = rows->dataset("instance").texts(), parameter = rows->dataset("parameter").texts();
  const auto unit = rows->dataset("unit").texts(), value = rows->dataset("value").texts(),
             source = rows->dataset("source").texts();
  const auto low = rows->dataset("low").values<double>(), high = rows->dataset("high").values<double>();
  const auto en = rows->dataset("meaning_en").texts(), fr = rows->dataset("meaning_fr").texts();
  std::vector<RunPlan::ParameterRow> out;
  for (std::size_t i = 0; i < instance.size(); ++i)
    out.push_back({instance[i], parameter[i], unit[i], value[i], low[i], high[i], source[i], en[i], fr[i]});
  return out;
}

std::vector<std::pair<std::string, std::string>> RunReader::warnings() const {
  const hdf5::Lock lock;
  const auto rows = table("warnings");
  if (!rows) return {};
  const auto en = rows->dataset("en").texts(), fr = rows->dataset("fr").texts();
  std::vector<std::pair<std::string, std::string>> out;
  for (std::size_t i = 0; i < en.size(); ++i) out.emplace_back(en[i], fr[i]);
  return out;
}

}  // namespace io
