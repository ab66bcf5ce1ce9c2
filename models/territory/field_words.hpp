// models/territory/field_words.hpp -- the fields of know-how that people's words mean, in French or in English.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace models::territory {

// The field of that name, whatever accents, hyphens and capitals; "energy/solar" names the topic too.
std::optional<std::uint8_t> field_named(std::string_view word);

// Why a word means no field, with the names that come nearest to it.
std::string no_field(std::string_view word);

}  // namespace models::territory
