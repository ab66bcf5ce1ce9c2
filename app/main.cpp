// app/main.cpp -- the door: understands the words, does what they ask; the one place where failures end.
#include <cstdio>
#include <exception>
#include <new>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "app/command_line.hpp"
#include "app/commands.hpp"
#include "sim/io/json.hpp"
#include "sim/kernel/error.hpp"

int main(int count, char** words) {
  const auto say = [](const std::string& text) { std::fputs(text.c_str(), stderr); };
  try {
    const int code =
        app::command_line(std::vector<std::string>(words + (count > 0 ? 1 : 0), words + count))();
    if (std::fflush(stdout) != 0 || std::ferror(stdout) != 0) throw sim::FileError("standard output", "", "cannot be written");
    return code;
  } catch (const sim::ScenarioError& error) {
    auto mistakes = error.mistakes();
    io::locate(mistakes);
    say(io::format_mistakes(mistakes));
    return app::wrong_input;
  } catch (const sim::FileError& error) {
    say(fmt::format("{}\n", error.what()));
    return app::failed_file;
  } catch (const sim::Interrupted& error) {
    say(fmt::format("{}\n", error.what()));
    return app::interrupted;
  } catch (const std::bad_alloc&) {
    say("there is not enough memory\n");
    return app::failed_file;
  } catch (const std::exception& error) {
    say(fmt::format("sillon: {}\nThis is a mistake of ours, not of your input; please report it.\n",
                    error.what()));
    return app::bug;
  }
}
