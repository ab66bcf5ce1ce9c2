// sim/io/sha256.hpp -- SHA-256 of bytes in memory (FIPS 180-4).
#pragma once
#include <array>
#include <cstdint>
#include <string_view>

namespace io {

std::array<std::uint8_t, 32> sha256(std::string_view bytes);

}  // namespace io
