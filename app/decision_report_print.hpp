// app/decision_report_print.hpp -- a page of HTML as PDF, printed by a browser that is on this machine.
#pragma once
#include <string>

namespace app {

// The first of the browsers that can print without a window, as found on PATH; empty: none.
std::string printing_browser(const std::string& path_variable);

// `html`: a file that is whole. Writes `pdf` as a whole or not at all; an existing one is replaced only by `force`. The browser gets a
// profile of its own, which is removed. Throws FileError: it failed, or took longer than two minutes.
void print_pdf(const std::string& browser, const std::string& html, const std::string& pdf, bool force);

}  // namespace app
