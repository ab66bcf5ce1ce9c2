// app/output.cpp -- written aside, named when whole and on the disk.
#include "app/output.hpp"

#include <cerrno>
#include <cmath>
#include <filesystem>
#include <system_error>

#include <fmt/format.h>

#include "sim/io/disk.hpp"
#include "sim/kernel/error.hpp"

namespace app {

Output::Output(const std::string& path, bool force) : path_(path), file_(stdout, [](std::FILE*) { return 0; }) {
  if (path.empty()) return;
  if (!force && std::filesystem::exists(path)) throw sim::FileError(path, "", "this file exists already; --force replaces it");
  file_ = Handle(std::fopen((path + ".part").c_str(), "wb"), [](std::FILE* file) { return std::fclose(file); });
  if (!file_) fail();
}

void Output::write(const std::string& text) {
  if (std::fwrite(text.data(), 1, text.size(), file_.get()) != text.size()) fail();
}

void Output::finish() {
  if (std::fflush(file_.get()) != 0) fail();
  if (path_.empty()) return;
  if (std::fclose(file_.release()) != 0) fail();
  io::name_whole(path_ + ".part", path_);
}

void Output::fail() const {
  throw sim::FileError(path_.empty() ? "standard output" : path_, "",
                       fmt::format("cannot be written: {}", std::generic_category().message(errno)));
}

std::string csv_cell(const std::string& text) {
  if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
  std::string out = "\"";
  for (const char c : text) out += c == '"' ? std::string("\"\"") : std::string(1, c);
  return out + '"';
}
std::string csv_cell(double value) { return std::isfinite(value) ? fmt::format("{}", value) : ""; }

}  // namespace app
