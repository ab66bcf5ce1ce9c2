// app/view.cpp -- sillon view: run files in a browser, served to this machine alone.
#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>
#include <system_error>
#include <vector>

#include <fcntl.h>
#include <fmt/format.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include "app/commands.hpp"
#include "app/interruption.hpp"
#include "app/text.hpp"
#include "sim/kernel/error.hpp"
#include "viz/server/server.hpp"

namespace app {
namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t largest_page = std::uintmax_t{64} << 20U;  // bytes; the page itself has about six million

// The page that was asked for, else the one beside the program or where it was installed.
std::string page_path(const std::string& asked, const Voice& voice) {
  if (!asked.empty()) return asked;
  constexpr std::string_view name = "sillon-viewer.html";
  std::error_code ignored;
  const fs::path program = fs::read_symlink("/proc/self/exe", ignored).parent_path();
  for (const fs::path& place : {program / name, program / "../share/sillon" / name})
    if (fs::is_regular_file(place, ignored)) return place.string();
  throw sim::FileError((program / name).string(), "",
                       voice("the program was built without the viewer: run ./dev build, or name a page with --page",
                             "le programme a été construit sans la visionneuse : lancez ./dev build, ou indiquez une page avec --page"));
}

std::string page_text(const std::string& path, const Voice& voice) {
  std::error_code failed;
  const auto size = fs::is_regular_file(path, failed) ? fs::file_size(path, failed) : 0;
  std::ifstream file(path, std::ios::binary);
  if (failed || !file || size == 0 || size > largest_page)
    throw sim::FileError(path, "", voice("this page cannot be read, or is empty or too large", "cette page est illisible, vide ou trop grande"));
  return {std::istreambuf_iterator<char>(file), {}};
}

// The browser of the user's desktop. Where there is none nothing happens: the address was printed.
class Browser {
 public:
  explicit Browser(std::string address) {
    std::string program = "xdg-open";
    const std::array<char*, 3> words{program.data(), address.data(), nullptr};
    posix_spawn_file_actions_t files;
    posix_spawnattr_t manner;
    sigset_t no_signals, all_signals;
    sigemptyset(&no_signals);  // ours wait (Interruption), those of the browser must not
    sigfillset(&all_signals);
    posix_spawn_file_actions_init(&files);
    posix_spawnattr_init(&manner);
    for (const int descriptor : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
      posix_spawn_file_actions_addopen(&files, descriptor, "/dev/null", O_RDWR, 0);
    posix_spawnattr_setflags(&manner, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP);  // Ctrl-C is for us alone
    posix_spawnattr_setsigmask(&manner, &no_signals);
    posix_spawnattr_setsigdefault(&manner, &all_signals);
    posix_spawnattr_setpgroup(&manner, 0);
    if (posix_spawnp(&process_, program.c_str(), &files, &manner, words.data(), environ) != 0) process_ = -1;
    posix_spawnattr_destroy(&manner);
    posix_spawn_file_actions_destroy(&files);
  }
  // Takes note that it ended, if it did.
  void look() {
    if (process_ > 0 && ::waitpid(process_, nullptr, WNOHANG) != 0) process_ = -1;
  }

 private:
  pid_t process_ = -1;
};

}  // namespace

int view(const ViewCommand& command) {
  const Voice voice(language(command.language));
  const Interruption interruption;
  viz::Server server({command.files, page_text(page_path(command.page, voice), voice), command.language, command.port});
  fmt::print("{}\n", server.address());
  std::fflush(stdout);
  std::fputs(voice("Ctrl-C stops the server.\n", "Ctrl-C arrête le serveur.\n").c_str(), stderr);
  std::optional<Browser> browser;
  if (!command.no_browser) browser.emplace(server.address());
  server.run([&] {
    if (browser) browser->look();
    return interruption.asked();
  });
  return done;
}

}  // namespace app
