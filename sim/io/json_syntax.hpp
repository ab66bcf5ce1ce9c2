// sim/io/json_syntax.hpp -- what is wrong with a text that is not JSON, as a sentence for its writer.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

namespace io {

// Where and what. `position` is how many bytes the parser had read when it gave up.
std::pair<std::size_t, std::string> syntax_mistake(std::string_view text, std::size_t position);

// Where the token begins that the parser had just read when it stood at `offset`.
std::size_t start_of_token(std::string_view text, std::size_t offset);

}  // namespace io
