// viz/server/served_file.hpp -- a run file that is shown: opened once, read by place, found again when it gets its name.
#pragma once
#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <thread>
#include <utility>

#include "sim/kernel/error.hpp"

namespace viz {

// One descriptor, closed with the last who holds it. What it reads stays the same file, whatever happens to its name.
class OpenedFile {
 public:
  struct Stamp {
    std::uint64_t device = 0, inode = 0, size = 0;
    std::int64_t modified = 0;  // nanoseconds since 1970
    bool operator==(const Stamp&) const = default;
  };
  static std::shared_ptr<const OpenedFile> open(const std::string& path);  // nothing there: a null pointer; FileError: not to be read
  OpenedFile(std::string path, int descriptor) : path_(std::move(path)), descriptor_(descriptor) {}  // closes it
  ~OpenedFile();
  OpenedFile(const OpenedFile&) = delete;
  OpenedFile& operator=(const OpenedFile&) = delete;

  Stamp stamp() const;
  int descriptor() const { return descriptor_; }
  // As many bytes as there are, at most `count`.
  std::size_t read(char* to, std::size_t count, std::uint64_t at) const;

 private:
  std::string path_;
  int descriptor_;
};

std::string entity_tag(const OpenedFile::Stamp& stamp);  // strong, with its quotes

struct ServedFile {
  std::string path;        // of the whole file, without ".part"
  std::string name;        // for people: without folders, UTF-8
  bool live = false;       // path.part is followed until it becomes `path`
  bool followed = false;   // it was live once
  bool complete = false;  // says the file
  std::shared_ptr<const OpenedFile> opened{};
  std::string readable_path() const { return live ? path + ".part" : path; }
};

// PATH, PATH.part, or PATH whose .part alone is there. Throws FileError when there is neither, or what is there is no run file.
ServedFile serve(const std::string& path);

// What is read of a growing file may have met a flush half way: it is tried again.
template <class Read> auto patiently(bool growing, const Read& read) {
  for (int left = growing ? 4 : 0; left > 0; --left) {
    try {
      return read();
    } catch (const sim::FileError&) { std::this_thread::sleep_for(std::chrono::milliseconds(40)); }
  }
  return read();
}

}  // namespace viz
