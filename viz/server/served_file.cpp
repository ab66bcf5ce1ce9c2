// viz/server/served_file.cpp -- descriptors, and what names a run file has while it is written.
#include "viz/server/served_file.hpp"

#include <cerrno>
#include <filesystem>
#include <string_view>
#include <system_error>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include "sim/io/run_reader.hpp"
#include "sim/io/source_text.hpp"

namespace viz {
namespace {

constexpr std::string_view part_ending = ".part";

[[noreturn]] void fail(const std::string& path, const char* what) {
  throw sim::FileError(path, "", fmt::format("{}: {}", what, std::generic_category().message(errno)));
}

std::string for_people(const std::string& path) {
  std::string name = std::filesystem::path(path).filename().string();
  if (io::not_utf8(name))
    for (char& c : name)
      if (static_cast<unsigned char>(c) >= 0x80U) c = '?';
  return name;
}

}  // namespace

std::shared_ptr<const OpenedFile> OpenedFile::open(const std::string& path) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);  // a pipe must not stop the program
  if (descriptor < 0) {
    if (errno == ENOENT) return nullptr;
    fail(path, "cannot open the file");
  }
  auto opened = std::make_shared<const OpenedFile>(path, descriptor);
  struct stat entry {};
  if (::fstat(descriptor, &entry) != 0) fail(path, "cannot look at the file");
  if (!S_ISREG(entry.st_mode)) throw sim::FileError(path, "", "cannot open the file: this is a folder or a device");
  return opened;
}

OpenedFile::~OpenedFile() { ::close(descriptor_); }

OpenedFile::Stamp OpenedFile::stamp() const {
  struct stat entry {};
  if (::fstat(descriptor_, &entry) != 0) fail(path_, "cannot look at the file");
  return {static_cast<std::uint64_t>(entry.st_dev), static_cast<std::uint64_t>(entry.st_ino), static_cast<std::uint64_t>(entry.st_size),
          static_cast<std::int64_t>(entry.st_mtim.tv_sec) * 1'000'000'000 + entry.st_mtim.tv_nsec};
}

std::size_t OpenedFile::read(char* to, std::size_t count, std::uint64_t at) const {
  std::size_t done = 0;
  while (done < count) {
    const auto got = ::pread(descriptor_, to + done, count - done, static_cast<off_t>(at + done));
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) fail(path_, "cannot read the file");
    if (got == 0) break;
    done += static_cast<std::size_t>(got);
  }
  return done;
}

std::string entity_tag(const OpenedFile::Stamp& stamp) {
  return fmt::format("\"{:x}-{:x}-{:x}-{:x}\"", stamp.device, stamp.inode, stamp.size, static_cast<std::uint64_t>(stamp.modified));
}

ServedFile serve(const std::string& path) {
  ServedFile file;
  file.path = path.ends_with(part_ending) ? path.substr(0, path.size() - part_ending.size()) : path;
  const std::string part = file.path + std::string(part_ending);
  const bool part_first = path != file.path;
  file.live = part_first;
  file.opened = OpenedFile::open(part_first ? part : file.path);
  if (!file.opened) {  // the other name: not whole yet, or whole by now
    file.live = !part_first;
    file.opened = OpenedFile::open(part_first ? file.path : part);
  }
  if (!file.opened) throw sim::FileError(path, "", "cannot open the file: " + std::generic_category().message(ENOENT));
  file.followed = file.live;
  file.name = for_people(file.path);
  file.complete = patiently(file.live, [&] { return io::RunReader(file.readable_path()).complete(); });
  return file;
}

}  // namespace viz
