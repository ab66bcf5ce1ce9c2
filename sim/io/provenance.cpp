// sim/io/provenance.cpp -- asks the build, the libraries and the clock.
#include "sim/io/provenance.hpp"

#include <ctime>

#include <fmt/chrono.h>
#include <fmt/format.h>
#include <hdf5.h>
#include <openssl/crypto.h>

#include "sillon_version.hpp"
#include "sim/io/hdf5.hpp"

namespace io {

Provenance provenance() {
  unsigned major = 0, minor = 0, release = 0;
  {
    const hdf5::Lock lock;
    H5get_libversion(&major, &minor, &release);
  }
  return {.version = std::string(sillon::version),
          .commit = std::string(sillon::commit),
          .compiler = std::string(sillon::compiler),
          .created = fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(std::time(nullptr))),
          .libraries = {{"hdf5", fmt::format("{}.{}.{}", major, minor, release)},
                        {"fmt", fmt::format("{}.{}.{}", FMT_VERSION / 10000, FMT_VERSION / 100 % 100,
                                            FMT_VERSION % 100)},
                        {"openssl", OpenSSL_version(OPENSSL_VERSION_STRING)}}};
}

}  // namespace io
