# cmake/version.cmake -- writes sillon_version.hpp; run at each build, so that the commit is right without a new configure.
# git describe adds "-dirty" when tracked files differ from the commit. Outside a git checkout the commit is "unknown".
execute_process(COMMAND git describe --always --dirty --abbrev=40 --exclude=* WORKING_DIRECTORY ${source}
  OUTPUT_VARIABLE commit OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET RESULT_VARIABLE failed)
if(failed OR commit STREQUAL "")
  set(commit unknown)
endif()
file(CONFIGURE OUTPUT ${out} @ONLY CONTENT [[// sillon_version.hpp -- which program this is; made by cmake/version.cmake.
#pragma once
#include <string_view>

namespace sillon {
inline constexpr std::string_view version = "@version@";
inline constexpr std::string_view commit = "@commit@";
inline constexpr std::string_view compiler = "@compiler@";
}  // namespace sillon
]])
