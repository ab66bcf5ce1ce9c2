// sim/io/sha256.cpp -- one call of OpenSSL.
#include "sim/io/sha256.hpp"

#include <openssl/evp.h>

#include "sim/kernel/error.hpp"

namespace io {

std::array<std::uint8_t, 32> sha256(std::string_view bytes) {
  std::array<std::uint8_t, 32> hash{};
  unsigned length = 0;
  const bool done = EVP_Digest(bytes.data(), bytes.size(), hash.data(), &length, EVP_sha256(), nullptr) == 1;
  sim::require(done && length == hash.size(), "OpenSSL gives no SHA-256");
  return hash;
}

}  // namespace io
