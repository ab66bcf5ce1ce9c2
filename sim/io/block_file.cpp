// sim/io/block_file.cpp -- a ring of blocks: one thread fills them, others write them past the system's cache.
#include "sim/io/block_file.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <condition_variable>
#include <cstdio>
#include <cstring>
#include <deque>
#include <filesystem>
#include <mutex>
#include <new>
#include <thread>
#include <utility>
#include <vector>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xxhash.h>

#include "sim/io/hdf5.hpp"
#include "sim/kernel/error.hpp"

namespace io {
namespace {

using sim::FileError;

// Measured (docs/decisions/0022-checkpoints-of-raw-columns.md): smaller blocks or a single writer leave the disk waiting.
constexpr std::size_t block_bytes = std::size_t{8} << 20U, writers = 2, blocks_at_most = 6;

[[noreturn]] void fail(const std::string& path, std::string_view doing, int error) {
  throw FileError(path, "", fmt::format("cannot {}: {}", doing, hdf5::reason(error)));
}

struct FreeAligned {
  void operator()(std::byte* at) const { ::operator delete[](at, std::align_val_t{block_alignment}); }
};
struct Block {
  std::unique_ptr<std::byte[], FreeAligned> bytes;
  std::size_t filled = 0;
  std::uint64_t at = 0;                // in the file
  const std::byte* lasting = nullptr;  // somebody else's bytes, instead of ours
  const std::byte* first() const { return lasting != nullptr ? lasting : bytes.get(); }
};

void to_disk(const std::string& path, int descriptor) {
  if (::fsync(descriptor) != 0 && errno != EINVAL) fail(path, "write it to the disk", errno);
}

constexpr std::array<std::byte, block_alignment> zeros{};

std::size_t filling(std::uint64_t at) { return (block_alignment - at % block_alignment) % block_alignment; }

}  // namespace

std::uint64_t checksum(const void* bytes, std::size_t count) { return XXH3_64bits(bytes, count); }

std::string fingerprint(std::string_view text) {
  const auto hash = XXH3_128bits(text.data(), text.size());
  return fmt::format("{:016x}{:016x}", hash.high64, hash.low64);
}

// ---- writing

struct BlockWriter::State {
  std::string path, aside;
  int descriptor = -1;
  std::uint64_t at = 0;
  Block current;
  std::unique_ptr<XXH3_state_t, XXH_errorcode (*)(XXH3_state_t*)> hash{XXH3_createState(), &XXH3_freeState};

  std::mutex mutex;
  std::condition_variable changed;
  std::deque<Block> waiting;
  std::vector<Block> unused;
  std::size_t made = 0;
  bool closing = false;
  int error = 0;
  std::vector<std::thread> threads;

  void take_block() {
    std::unique_lock lock(mutex);
    changed.wait(lock, [&] { return error != 0 || !unused.empty() || made < blocks_at_most; });
    if (error != 0) fail(aside, "write", error);
    if (unused.empty()) {
      ++made;
      current.bytes.reset(static_cast<std::byte*>(::operator new[](block_bytes, std::align_val_t{block_alignment})));
    } else {
      current = std::move(unused.back());
      unused.pop_back();
    }
    current.filled = 0;
    current.at = at;
  }
  void hand_over(Block block) {
    const std::lock_guard lock(mutex);
    if (error != 0) fail(aside, "write", error);
    waiting.push_back(std::move(block));
    changed.notify_all();
  }
  void hand_over() { hand_over(std::exchange(current, {})); }
  int write(const Block& block) const {
    bool tried = false;  // through the cache
    for (std::size_t done = 0; done < block.filled;) {
      const auto count = ::pwrite(descriptor, block.first() + done, block.filled - done, static_cast<off_t>(block.at + done));
      if (count > 0)
        done += static_cast<std::size_t>(count);
      else if (count == 0)
        return EIO;
      else if (errno == EINVAL && !std::exchange(tried, true))
        through_cache();
      else if (errno != EINTR)
        return errno;
    }
    return 0;
  }
  // Some disks promise more than they do: from now on the file goes through the cache, whichever writer found out first.
  void through_cache() const {
#ifdef O_DIRECT
    const int flags = ::fcntl(descriptor, F_GETFL);
    if (flags >= 0) (void)::fcntl(descriptor, F_SETFL, flags & ~O_DIRECT);
#endif
  }
  void work() {
    std::unique_lock lock(mutex);
    for (;;) {
      changed.wait(lock, [&] { return closing || !waiting.empty(); });
      if (waiting.empty()) return;
      Block block = std::move(waiting.front());
      waiting.pop_front();
      lock.unlock();
      const int failed = write(block);
      lock.lock();
      if (failed != 0 && error == 0) error = failed;
      if (block.lasting == nullptr) unused.push_back(std::move(block));
      changed.notify_all();
    }
  }
  void stop() {
    {
      const std::lock_guard lock(mutex);
      closing = true;
      changed.notify_all();
    }
    for (auto& thread : threads) thread.join();
    threads.clear();
  }
};

BlockWriter::BlockWriter(const std::string& path, std::uint64_t about_bytes) : state_(std::make_unique<State>()) {
  auto& its = *state_;
  its.path = path;
  its.aside = path + ".tmp";
  constexpr int flags = O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, mode = 0666;
#ifdef O_DIRECT
  its.descriptor = ::open(its.aside.c_str(), flags | O_DIRECT, mode);
#endif
  if (its.descriptor < 0) its.descriptor = ::open(its.aside.c_str(), flags, mode);
  if (its.descriptor < 0) fail(its.aside, "make the file", errno);
#ifdef FALLOC_FL_KEEP_SIZE  // asked for at once, the disk gives neighbouring places, and says now if it has too few
  if (::fallocate(its.descriptor, 0, 0, static_cast<off_t>(std::max<std::uint64_t>(about_bytes, block_alignment))) != 0 &&
      (errno == ENOSPC || errno == EDQUOT || errno == EFBIG)) {
    const int error = errno;
    ::close(its.descriptor);
    ::unlink(its.aside.c_str());
    fail(its.aside, fmt::format("make room for {} bytes", about_bytes), error);
  }
#endif
  XXH3_64bits_reset(its.hash.get());
  its.at = block_alignment;  // the first block comes last
  const std::size_t useful = std::min<std::size_t>(writers, about_bytes / block_bytes + 1);
  for (std::size_t i = 0; i < useful; ++i) its.threads.emplace_back([state = state_.get()] { state->work(); });
}

BlockWriter::~BlockWriter() {
  auto& its = *state_;
  its.stop();
  if (its.descriptor < 0) return;
  ::close(its.descriptor);
  ::unlink(its.aside.c_str());
}

std::uint64_t BlockWriter::at() const { return state_->at; }

void BlockWriter::add(const void* bytes, std::size_t count) {
  auto& its = *state_;
  const auto* from = static_cast<const std::byte*>(bytes);
  while (count > 0) {
    if (its.current.bytes == nullptr) its.take_block();
    const std::size_t part = std::min(count, block_bytes - its.current.filled);
    std::byte* const to = its.current.bytes.get() + its.current.filled;
    std::memcpy(to, from, part);
    XXH3_64bits_update(its.hash.get(), to, part);
    its.current.filled += part;
    its.at += part;
    from += part;
    count -= part;
    if (its.current.filled == block_bytes) its.hand_over();
  }
}

void BlockWriter::add_lasting(const void* bytes, std::size_t count) {
  auto& its = *state_;
  const auto* from = static_cast<const std::byte*>(bytes);
  const bool aligned = reinterpret_cast<std::uintptr_t>(from) % block_alignment == 0 && its.at % block_alignment == 0;
  if (aligned && count >= block_bytes) {
    if (its.current.bytes != nullptr) its.hand_over();  // the sections before it
    const std::size_t whole = count / block_alignment * block_alignment;
    for (std::size_t done = 0; done < whole;) {
      const std::size_t part = std::min(whole - done, 2 * block_bytes);
      its.hand_over({{}, part, its.at, from + done});
      XXH3_64bits_update(its.hash.get(), from + done, part);  // while it is being written
      its.at += part;
      done += part;
    }
    from += whole;
    count -= whole;
  }
  add(from, count);
}

std::uint64_t BlockWriter::end_section() {
  add(zeros.data(), filling(state_->at));
  const auto hash = XXH3_64bits_digest(state_->hash.get());
  XXH3_64bits_reset(state_->hash.get());
  return hash;
}

void BlockWriter::finish(std::span<const std::byte> first_block) {
  auto& its = *state_;
  sim::require(first_block.size() == block_alignment && its.at % block_alignment == 0,
               "the first block is whole, and so is the last section");
  if (its.current.bytes != nullptr) its.hand_over();
  its.stop();
  if (its.error != 0) fail(its.aside, "write", its.error);
  if (::ftruncate(its.descriptor, static_cast<off_t>(its.at)) != 0) fail(its.aside, "set its length", errno);
  to_disk(its.aside, its.descriptor);  // all the rest is there before the block that vouches for it
  Block first{std::unique_ptr<std::byte[], FreeAligned>(
                  static_cast<std::byte*>(::operator new[](block_alignment, std::align_val_t{block_alignment}))),
              block_alignment, 0, nullptr};
  std::memcpy(first.bytes.get(), first_block.data(), block_alignment);
  if (const int failed = its.write(first); failed != 0) fail(its.aside, "write", failed);
  to_disk(its.aside, its.descriptor);
  if (std::rename(its.aside.c_str(), its.path.c_str()) != 0) fail(its.path, "name the file", errno);
  ::close(its.descriptor);
  its.descriptor = -1;
  const auto folder = std::filesystem::path(its.path).parent_path();
  const int place = ::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_CLOEXEC);
  if (place < 0) return;  // the file has its name; that the folder cannot be opened changes nothing for readers
  const int failed = ::fsync(place) == 0 ? 0 : errno;
  ::close(place);
  if (failed != 0 && failed != EINVAL) fail(its.path, "write its name to the disk", failed);
}

// ---- reading

BlockReader::BlockReader(const std::string& path) : path_(path), descriptor_(::open(path.c_str(), O_RDONLY | O_CLOEXEC)) {
  if (descriptor_ < 0) fail(path_, "open the file", errno);
  struct stat entry {};
  if (::fstat(descriptor_, &entry) == 0 && S_ISDIR(entry.st_mode)) {
    ::close(descriptor_);
    fail(path_, "open the file", EISDIR);
  }
  size_ = static_cast<std::uint64_t>(entry.st_size);
#ifdef O_DIRECT
  past_cache_ = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_DIRECT);
#endif
}

BlockReader::~BlockReader() {
  ::close(descriptor_);
  if (past_cache_ >= 0) ::close(past_cache_);
}

void BlockReader::read(std::uint64_t at, void* bytes, std::size_t count) const {
  if (at > size_ || count > size_ - at) throw FileError(path_, "", "the file is shorter than it says of itself");
  for (std::size_t done = 0; done < count;) {
    const auto part = ::pread(descriptor_, static_cast<std::byte*>(bytes) + done, count - done, static_cast<off_t>(at + done));
    if (part > 0)
      done += static_cast<std::size_t>(part);
    else if (part == 0)
      throw FileError(path_, "", "the file became shorter while it was read");
    else if (errno != EINTR)
      fail(path_, "read", errno);
  }
}

std::uint64_t BlockReader::read_section(std::uint64_t at, void* bytes, std::size_t count) const {
  const std::unique_ptr<XXH3_state_t, XXH_errorcode (*)(XXH3_state_t*)> hash(XXH3_createState(), &XXH3_freeState);
  XXH3_64bits_reset(hash.get());
  auto* into = static_cast<std::byte*>(bytes);
  for (std::size_t done = 0; done < count;) {  // hashed while it is still in the cache
    std::size_t part = std::min(count - done, block_bytes);
    const bool aligned =
        reinterpret_cast<std::uintptr_t>(into + done) % block_alignment == 0 && (at + done) % block_alignment == 0;
    const bool direct = past_cache_ >= 0 && aligned && part == block_bytes && at + done + part <= size_ &&
                        ::pread(past_cache_, into + done, part, static_cast<off_t>(at + done)) == static_cast<ssize_t>(part);
    if (!direct) read(at + done, into + done, part = std::min(part, block_bytes / 4));
    XXH3_64bits_update(hash.get(), into + done, part);
    done += part;
  }
  std::array<std::byte, block_alignment> rest{};
  read(at + count, rest.data(), filling(at + count));
  XXH3_64bits_update(hash.get(), rest.data(), filling(at + count));
  return XXH3_64bits_digest(hash.get());
}

}  // namespace io
