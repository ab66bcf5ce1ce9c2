// sim/io/disk.cpp -- fsync of a file before it gets its name, and of its folder after.
#include "sim/io/disk.hpp"

#include <cerrno>
#include <cstdio>
#include <filesystem>

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include "sim/io/hdf5.hpp"
#include "sim/kernel/error.hpp"

namespace io {

void to_disk(const std::string& path) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0)
    throw sim::FileError(path, "", fmt::format("cannot reach it any more: {}", hdf5::reason(errno)));
  const int error = ::fsync(descriptor) == 0 ? 0 : errno;
  ::close(descriptor);
  if (error != 0 && error != EINVAL)  // some file systems cannot do it for folders
    throw sim::FileError(path, "", fmt::format("cannot write it to the disk: {}", hdf5::reason(error)));
}

std::string folder_of(const std::string& path) {
  const auto folder = std::filesystem::path(path).parent_path();
  return folder.empty() ? "." : folder.string();
}

void name_whole(const std::string& aside, const std::string& path) {
  try {
    to_disk(aside);
    if (std::rename(aside.c_str(), path.c_str()) != 0)
      throw sim::FileError(path, "", fmt::format("cannot name the file: {}", hdf5::reason(errno)));
  } catch (const sim::FileError&) {
    std::remove(aside.c_str());
    throw;
  }
  // That the folder cannot be opened changes nothing for readers: the file has its name.
  if (const auto folder = folder_of(path); ::access(folder.c_str(), R_OK) == 0) to_disk(folder);
}

}  // namespace io
