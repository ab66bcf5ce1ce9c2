// app/command_line.hpp -- the words after `sillon`: what they mean, and the help that teaches them.
#pragma once
#include <functional>
#include <string>
#include <vector>

namespace app {

// What is to be done. Throws sim::ScenarioError when the words cannot be understood; asking for help is
// something to do.
std::function<int()> command_line(const std::vector<std::string>& words);

}  // namespace app
