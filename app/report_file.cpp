// app/report_file.cpp -- an earlier report is replaced, anything else stays.
#include "app/report_file.hpp"

#include <cmath>
#include <filesystem>
#include <fstream>
#include <iterator>

#include <fmt/format.h>

#include "app/territory_file.hpp"
#include "sim/kernel/error.hpp"

namespace app {
namespace {

namespace fs = std::filesystem;

bool ours(const ReportMark& mark, const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  return text.starts_with(mark.csv_head) || text.find(fmt::format("\"format\": \"{}\"", mark.format)) != std::string::npos ||
         text.find(fmt::format("<!-- {}", mark.format)) != std::string::npos;
}

}  // namespace

std::string ReportMark::comment(std::string_view version) const { return fmt::format("<!-- {}, sillon {} -->\n", format, version); }

void refuse_report_file(const ReportMark& mark, const std::string& path, bool force) {
  if (path.empty()) return;
  const auto ending = fs::path(path).extension().string();
  if (ending != ".json" && ending != ".csv" && ending != ".md")
    throw sim::ScenarioError({{"--report", "", fmt::format("\"{}\" ends in none of .json, .csv and .md", path)}});
  refuse_existing(path, force || ours(mark, path));
}

void write_report_file(const ReportMark& mark, const std::string& path, bool force, const std::function<std::string(std::string_view ending)>& text) {
  if (path.empty()) return;
  refuse_report_file(mark, path, force);
  std::error_code failed;
  if (const auto folder = fs::path(path).parent_path(); !folder.empty()) fs::create_directories(folder, failed);
  if (failed) throw sim::FileError(path, "", fmt::format("cannot make its folder: {}", failed.message()));
  write_text(path, text(fs::path(path).extension().string()), true);
}

sim::Tree number_tree(double value) { return std::isfinite(value) ? sim::Tree::number(value) : sim::Tree(); }
sim::Tree text_tree(const std::string& en, const std::string& fr) { return sim::Tree::object({{"en", sim::Tree::text(en)}, {"fr", sim::Tree::text(fr)}}); }

}  // namespace app
