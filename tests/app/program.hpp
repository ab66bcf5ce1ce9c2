// tests/app/program.hpp -- runs the program itself, as a user would, in a folder of its own.
#pragma once
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <stdexcept>
#include <string>

#include <sys/wait.h>
#include <unistd.h>

namespace tests {

inline std::string read_text(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}
inline void write_text(const std::filesystem::path& path, const std::string& text) {
  std::ofstream(path, std::ios::binary) << text;
}

// A folder that disappears with this object; `inside` is where the program works, `outside` where its words
// go.
class Desk {
 public:
  Desk() {
    std::string name = (std::filesystem::temp_directory_path() / "sillon-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
    outside_ = name;
    std::filesystem::create_directory(inside());
  }
  ~Desk() {
    std::error_code ignored;
    std::filesystem::remove_all(outside_, ignored);
  }
  Desk(const Desk&) = delete;
  Desk& operator=(const Desk&) = delete;

  std::filesystem::path inside() const { return outside_ / "desk"; }
  std::filesystem::path outside() const { return outside_; }
  void put(const std::string& name, const std::string& text) const { write_text(inside() / name, text); }
  std::string file(const std::string& name) const { return read_text(inside() / name); }

  std::set<std::string> files() const {
    std::set<std::string> names;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(inside()))
      names.insert(entry.path().lexically_relative(inside()).string());
    return names;
  }

 private:
  std::filesystem::path outside_;
};

struct Outcome {
  int code = 0;  // 128 + signal when it was killed
  std::string out, err;
};

// `words` as after the prompt of a shell; `before` for what stands before the program's name.
inline Outcome sillon(const Desk& desk, const std::string& words, const std::string& before = "LC_ALL=C") {
  const auto out = desk.outside() / "out", err = desk.outside() / "err";
  const int status =
      std::system(("cd '" + desk.inside().string() + "' && " + before + " '" SILLON_PROGRAM "' " + words +
                   " > '" + out.string() + "' 2> '" + err.string() + "' < /dev/null")
                      .c_str());
  return {WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status), read_text(out), read_text(err)};
}

// ---- a scenario that is right, small, and made of what the repository ships

inline const std::string place =
    "{ \"extends\": \"" SILLON_SOURCE_DIR "/scenarios/territories/ca-lens-lievin.json\" }\n";
inline const std::string crisis =
    "{ \"format\": \"sillon-crisis/1\", \"title\": \"c\", \"events\": [\n  { \"process\": \"energy_price\", "
    "\"name\": \"price\", "
    "\"with\": { \"firms\": [[\"2020-02-01\", 1], [\"2020-04-01\", 2]] } }\n] }\n";
inline const std::string policy =
    "{ \"format\": \"sillon-policy/1\", \"title\": \"p\", \"processes\": [\n  { \"process\": "
    "\"energy_price\", \"name\": \"shield\" }\n] }\n";

using Members = std::vector<std::pair<std::string, std::string>>;  // name and JSON

// One member in each line, from line 2 on; an empty text leaves the member out.
inline std::string scenario(const Members& changed = {}) {
  Members members{{"format", "\"sillon-scenario/1\""},
                  {"title", "\"test\""},
                  {"territory", "{ \"use\": \"place.json\" }"},
                  {"clock", "{ \"start\": \"2020-01-06\", \"until\": \"2020-06-01\" }"},
                  {"processes", "[{ \"process\": \"energy_price\" }]"}};
  for (const auto& change : changed) {
    auto at = members.begin();
    while (at != members.end() && at->first != change.first) ++at;
    if (at == members.end())
      members.push_back(change);
    else
      at->second = change.second;
  }
  std::string text;
  for (const auto& [name, value] : members)
    if (!value.empty()) text += (text.empty() ? "{\n" : ",\n") + ("  \"" + name + "\": " + value);
  return text + "\n}\n";
}

}  // namespace tests
