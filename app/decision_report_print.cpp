// app/decision_report_print.cpp -- starts the browser without a shell, waits with a limit, keeps its profile out of the user's.
#include "app/decision_report_print.hpp"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <system_error>
#include <thread>
#include <vector>

#include <fmt/format.h>

#include "sim/kernel/error.hpp"

namespace app {
namespace {

namespace fs = std::filesystem;

constexpr auto longest = std::chrono::seconds(120);

class Folder {  // removed with all in it
 public:
  Folder() {
    std::string name = (fs::temp_directory_path() / "sillon-print-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) throw sim::FileError(name, "", fmt::format("cannot make a folder: {}", std::generic_category().message(errno)));
    path_ = name;
  }
  ~Folder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

// A file's address; whatever is no plain letter or digit as %XX.
std::string address(const fs::path& file) {
  std::string out = "file://";
  for (const char c : fs::absolute(file).string()) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '/' || c == '-' || c == '_' || c == '.';
    out += plain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return out;
}

// Its processes form a group, so that all of them end with it.
int run(const std::string& program, std::vector<std::string> words) {
  std::vector<char*> arguments{const_cast<char*>(program.c_str())};
  for (auto& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  posix_spawn_file_actions_t files;
  posix_spawn_file_actions_init(&files);
  posix_spawn_file_actions_addopen(&files, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_addopen(&files, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_addopen(&files, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  posix_spawnattr_t manner;
  posix_spawnattr_init(&manner);
  posix_spawnattr_setflags(&manner, POSIX_SPAWN_SETPGROUP);
  posix_spawnattr_setpgroup(&manner, 0);
  pid_t child = 0;
  const int refused = posix_spawn(&child, program.c_str(), &files, &manner, arguments.data(), environ);
  posix_spawn_file_actions_destroy(&files);
  posix_spawnattr_destroy(&manner);
  if (refused != 0) throw sim::FileError(program, "", fmt::format("cannot be started: {}", std::generic_category().message(refused)));
  const auto began = std::chrono::steady_clock::now();
  int status = 0;
  for (;;) {
    const auto done = waitpid(child, &status, WNOHANG);
    if (done == child) break;
    if (done < 0 && errno != EINTR) throw sim::FileError(program, "", fmt::format("cannot be waited for: {}", std::generic_category().message(errno)));
    if (std::chrono::steady_clock::now() - began > longest) {
      kill(-child, SIGKILL);
      waitpid(child, &status, 0);
      throw sim::FileError(program, "", "took longer than two minutes to print, and was stopped");
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
  kill(-child, SIGKILL);  // helpers that outlive it
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128;
}

}  // namespace

std::string printing_browser(const std::string& path_variable) {
  constexpr std::array<const char*, 4> names{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable"};
  for (const auto* name : names)
    for (std::size_t from = 0; from <= path_variable.size();) {
      const auto to = std::min(path_variable.find(':', from), path_variable.size());
      const auto folder = path_variable.substr(from, to - from);
      const auto file = fs::path(folder) / name;
      std::error_code ignored;
      if (!folder.empty() && fs::is_regular_file(file, ignored) && access(file.c_str(), X_OK) == 0) return file.string();
      from = to + 1;
    }
  return "";
}

void print_pdf(const std::string& browser, const std::string& html, const std::string& pdf, bool force) {
  if (!force && fs::exists(pdf)) throw sim::FileError(pdf, "", "this file exists already; --force replaces it");
  const Folder folder;
  const auto part = pdf + ".part";
  const auto printed = folder.path() / "report.pdf";
  std::vector<std::string> words{"--headless", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-extensions", "--disable-dev-shm-usage",
                                 "--user-data-dir=" + (folder.path() / "profile").string(), "--no-pdf-header-footer", "--print-to-pdf=" + printed.string()};
  if (geteuid() == 0) words.emplace_back("--no-sandbox");  // it refuses to run as root otherwise
  words.push_back(address(html));
  const int code = run(browser, std::move(words));
  std::error_code failed;
  if (code != 0 || !fs::exists(printed, failed) || fs::file_size(printed, failed) == 0) throw sim::FileError(pdf, "", fmt::format("{} did not print it (exit code {})", browser, code));
  fs::copy_file(printed, part, fs::copy_options::overwrite_existing, failed);
  if (!failed) fs::rename(part, pdf, failed);
  if (failed) {
    std::error_code ignored;
    fs::remove(part, ignored);
    throw sim::FileError(pdf, "", fmt::format("cannot be written: {}", failed.message()));
  }
}

}  // namespace app
