// viz/server/run_follower.hpp -- a thread that reads run files: how far those being written got, and series that are asked for.
#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "sim/io/run_reader.hpp"
#include "viz/server/request.hpp"
#include "viz/server/served_file.hpp"

namespace viz {

// Reading waits for disks and for the mutex of HDF5, sockets must not: so it has a thread of its own, and tells what it
// found by `tell`, which is called on that thread. A growing file is opened anew each time (docs/formats/run-file.md), a whole one
// once.
class RunFollower {
 public:
  struct News {
    enum class Kind : std::uint8_t {
      file,      // `changed` is what is to be served from now on
      progress,  // of `file`, as the JSON text that clients get
      answer     // to the question of `client`
    };
    Kind kind = Kind::progress;
    std::size_t file = 0;
    std::uint64_t client = 0;
    ServedFile changed{};
    std::string text{};
  };
  RunFollower(const std::vector<ServedFile>& files, std::function<void(News)> tell);
  ~RunFollower();  // ends the thread
  RunFollower(const RunFollower&) = delete;
  RunFollower& operator=(const RunFollower&) = delete;

  void ask(std::uint64_t client, Question question);
  void forget(std::uint64_t client);  // nobody waits for its answers any more

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// Who writes a live file, going by the lock that every writer holds.
enum class Writer : std::uint8_t {
  unknown,  // this system or disk cannot tell, or it is too early to say
  there,
  gone
};

// The texts, as docs/formats/viewer-server.md has them.
std::string progress_text(std::size_t file, const ServedFile& live, Writer writer);
std::string whole_text(std::size_t file);
std::string answer_text(const Question& question, const io::RunReader& file);  // an error is an answer too
std::string error_text(const NoQuestion& wrong);

}  // namespace viz
