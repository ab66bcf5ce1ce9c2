// app/output.hpp -- where a command writes its text: a file that is whole once it has its name, or standard output.
#pragma once
#include <cstdio>
#include <memory>
#include <string>

namespace app {

class Output {
 public:
  // Empty path: standard output. Throws FileError where a file stands in the way and `force` is not given.
  Output(const std::string& path, bool force);
  void write(const std::string& text);
  void finish();  // the file gets its name now; what was stopped before stays PATH.part

 private:
  [[noreturn]] void fail() const;
  using Handle = std::unique_ptr<std::FILE, int (*)(std::FILE*)>;
  std::string path_;
  Handle file_;
};

std::string csv_cell(const std::string& text);  // RFC 4180
std::string csv_cell(double value);             // empty if not finite

}  // namespace app
