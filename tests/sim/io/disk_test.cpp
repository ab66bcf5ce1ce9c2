// tests/sim/io/disk_test.cpp -- a file that gets its name: whole, or what stood there before.
#include "sim/io/disk.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>

#include "sim/kernel/error.hpp"
#include "tests/catch.hpp"
#include "tests/folder.hpp"

namespace {

namespace fs = std::filesystem;

void put(const fs::path& path, const std::string& text) { std::ofstream(path) << text; }
std::string get(const fs::path& path) {
  std::ifstream in(path);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

TEST_CASE("a file that gets its name replaces what stood there, and nothing is left beside it", "[io]") {
  const tests::Folder folder;
  put(folder / "a.json.part", "new");
  put(folder / "a.json", "old");
  io::name_whole(folder / "a.json.part", folder / "a.json");
  CHECK(get(folder / "a.json") == "new");
  CHECK(folder.files() == 1);
}

TEST_CASE("a file that cannot get its name leaves what stood there, and no part", "[io]") {
  const tests::Folder folder;
  fs::create_directories(fs::path(folder / "taken") / "inside");
  put(folder / "a.part", "new");
  CHECK_THROWS_AS(io::name_whole(folder / "a.part", folder / "taken"), sim::FileError);
  CHECK(fs::is_directory(fs::path(folder / "taken") / "inside"));
  CHECK_THROWS_AS(io::name_whole(folder / "none.part", folder / "b"), sim::FileError);
  CHECK(folder.files() == 1);
}

TEST_CASE("the folder of a bare name is the one we are in, and waiting for a folder is no failure", "[io]") {
  const tests::Folder folder;
  CHECK(io::folder_of("a.json") == ".");
  CHECK(io::folder_of("/data/a.json") == "/data");
  CHECK_NOTHROW(io::to_disk(io::folder_of(folder / "a.json")));
  CHECK_THROWS_AS(io::to_disk(folder / "none"), sim::FileError);
}
