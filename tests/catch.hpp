// tests/catch.hpp -- Catch2, whichever version the system has; tests are written in the words of version 3.
#pragma once
#if __has_include(<catch2/catch_all.hpp>)
#include <catch2/catch_all.hpp>
#else
#include <string>
#include <utility>

#include <catch2/catch.hpp>
namespace Catch {
using Detail::Approx;
namespace Matchers {
inline auto ContainsSubstring(std::string text) { return Contains(std::move(text)); }
}  // namespace Matchers
}  // namespace Catch
#endif
