// tests/main.cpp -- runs every Catch2 case that is linked in.
#if __has_include(<catch2/catch_session.hpp>)
#include <catch2/catch_session.hpp>
#else
#define CATCH_CONFIG_RUNNER
#include <catch2/catch.hpp>
#endif

int main(int count, char** words) { return Catch::Session().run(count, words); }
