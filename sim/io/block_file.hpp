// sim/io/block_file.hpp -- large files written at the disk's own speed, durable and under their name only when whole.
#pragma once
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace io {

inline constexpr std::size_t block_alignment = 4096;  // of every section: what disks write as a whole

std::uint64_t checksum(const void* bytes, std::size_t count);  // XXH3, 64 bits
std::string fingerprint(std::string_view text);                // XXH3, 128 bits, in hexadecimal digits

// Writes PATH.tmp from front to back, in sections: each begins at a multiple of `block_alignment`, is filled up with
// zeros to the next one, and has a checksum over all of it. Bytes are gathered and summed by one thread while others write
// what came before, past the system's cache where the file system allows that: several times faster than through it, and
// the memory taken does not grow with the file. Throws FileError; what is not finished leaves nothing behind.
class BlockWriter {
 public:
  BlockWriter(const std::string& path, std::uint64_t about_bytes);
  ~BlockWriter();
  BlockWriter(const BlockWriter&) = delete;
  BlockWriter& operator=(const BlockWriter&) = delete;

  std::uint64_t at() const;  // place of the next byte
  void add(const void* bytes, std::size_t count);
  // The same for bytes that stay as they are until `finish`: where they lie on blocks of memory they are not copied.
  void add_lasting(const void* bytes, std::size_t count);
  std::uint64_t end_section();  // its checksum

  // Writes the first block, which was left free, waits for the disk, and gives the file its name (fsync, rename, fsync of
  // the folder).
  void finish(std::span<const std::byte> first_block);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// Reads such a file, from any thread.
class BlockReader {
 public:
  explicit BlockReader(const std::string& path);
  ~BlockReader();
  BlockReader(const BlockReader&) = delete;
  BlockReader& operator=(const BlockReader&) = delete;

  const std::string& path() const { return path_; }
  std::uint64_t size() const { return size_; }
  void read(std::uint64_t at, void* bytes, std::size_t count) const;
  // Reads `count` bytes of a section and what fills it up; returns the checksum of both.
  std::uint64_t read_section(std::uint64_t at, void* bytes, std::size_t count) const;

 private:
  std::string path_;
  int descriptor_ = -1, past_cache_ = -1;  // the second: for large pieces; -1 where there is none
  std::uint64_t size_ = 0;
};

}  // namespace io
