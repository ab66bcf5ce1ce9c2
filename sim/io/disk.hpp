// sim/io/disk.hpp -- waiting until the disk has what was written, so that what was said to be whole survives a power cut.
#pragma once
#include <string>

namespace io {

// Of a file or a folder. Throws FileError; a file system that cannot wait for folders is no failure.
void to_disk(const std::string& path);

std::string folder_of(const std::string& path);  // "." for a bare name

// Gives `aside`, which is written and closed, the name `path`, whatever stands there: on return both content and name are on
// the disk. On failure `aside` is removed, and what stood at `path` still does.
void name_whole(const std::string& aside, const std::string& path);

}  // namespace io
