# cmake/tests.cmake -- every test that ctest knows. A new file in tests/ needs no line here:
#   tests/**/*.cpp            Catch2 cases; tags [laws] and [slow] become ctest labels
#   tests/**/*_test.py        a program for Debian's own Python; fails with a non-zero exit
#   tests/**/*_test.mjs       the same for node
#   viz/web/tests/browser/*.test.mjs   the viewer in Chromium (firefox.test.mjs: in Firefox, skipped where there is none);
#                             viz/web/tests/unit by vitest, as one test
#   tests/uncompilable/*.cpp  must not compile, for the reason that its first line expects
# A script is labelled slow when its name ends in _slow_test.py or _slow_test.mjs.

file(GLOB_RECURSE cases CONFIGURE_DEPENDS tests/*.cpp)
list(FILTER cases EXCLUDE REGEX "/tests/uncompilable/")
add_executable(sillon_tests ${cases})
target_link_libraries(sillon_tests PRIVATE sillon_app Catch2::Catch2 TBB::tbb Boost::headers hdf5::hdf5 hdf5::hdf5_hl
  nlohmann_json::nlohmann_json)
target_compile_definitions(sillon_tests PRIVATE SILLON_SOURCE_DIR="${CMAKE_SOURCE_DIR}" SILLON_PROGRAM="${CMAKE_BINARY_DIR}/sillon")
# The kernel's own cases alone: what the sanitizers run every time, since building all would take them too long.
set(kernel_cases ${cases})
list(FILTER kernel_cases INCLUDE REGEX "/tests/(main\\.cpp|sim/kernel/)")
add_executable(sillon_kernel_tests EXCLUDE_FROM_ALL ${kernel_cases})
target_link_libraries(sillon_kernel_tests PRIVATE sillon_kernel Catch2::Catch2)
set(names_only --list-tests --verbosity quiet)
if(Catch2_VERSION VERSION_LESS 3)
  set(names_only --list-test-names-only)
endif()
configure_file(cmake/discover.cmake.in discover.cmake @ONLY)
set_property(DIRECTORY APPEND PROPERTY TEST_INCLUDE_FILES ${CMAKE_BINARY_DIR}/discover.cmake)

find_program(NODE node)
file(GLOB_RECURSE scripts RELATIVE ${CMAKE_SOURCE_DIR} CONFIGURE_DEPENDS tests/*_test.py tests/*_test.mjs)
foreach(script IN LISTS scripts)
  add_test(NAME ${script} WORKING_DIRECTORY ${CMAKE_SOURCE_DIR}
    COMMAND $<IF:$<STREQUAL:$<PATH:GET_EXTENSION,${script}>,.py>,/usr/bin/python3,${NODE}> ${script})
  set_tests_properties(${script} PROPERTIES ENVIRONMENT "SILLON_PROGRAM=${CMAKE_BINARY_DIR}/sillon")
  if(script MATCHES "_slow_test\\.")
    set_tests_properties(${script} PROPERTIES LABELS slow)
  endif()
endforeach()

if(TARGET sillon_viewer)
  set(viewer_environment SILLON_PROGRAM=${CMAKE_BINARY_DIR}/sillon SILLON_PAGE=${CMAKE_BINARY_DIR}/sillon-viewer.html
    SILLON_FIXTURES=${CMAKE_BINARY_DIR}/viewer-fixtures)
  add_test(NAME viz/web/types WORKING_DIRECTORY ${CMAKE_SOURCE_DIR}/viz/web COMMAND ${NODE} node_modules/typescript/bin/tsc --noEmit)
  add_test(NAME viz/web/tests/unit WORKING_DIRECTORY ${CMAKE_SOURCE_DIR}/viz/web COMMAND ${NODE} node_modules/vitest/vitest.mjs run)
  set_tests_properties(viz/web/tests/unit PROPERTIES ENVIRONMENT "${viewer_environment}")
  file(GLOB pages RELATIVE ${CMAKE_SOURCE_DIR} CONFIGURE_DEPENDS viz/web/tests/browser/*.test.mjs)
  foreach(script IN LISTS pages)
    add_test(NAME ${script} WORKING_DIRECTORY ${CMAKE_SOURCE_DIR} COMMAND ${NODE} ${script})
    # A browser keeps two processors busy; beside others it would be slow for no reason. 77: it cannot run here, and says why.
    set_tests_properties(${script} PROPERTIES ENVIRONMENT "${viewer_environment}" RESOURCE_LOCK browser PROCESSORS 2 TIMEOUT 1800
      SKIP_RETURN_CODE 77)
  endforeach()
endif()

file(GLOB snippets RELATIVE ${CMAKE_SOURCE_DIR} CONFIGURE_DEPENDS tests/uncompilable/*.cpp)
foreach(snippet IN LISTS snippets)
  foreach(good IN ITEMS "" .good)
    add_test(NAME ${snippet}${good} WORKING_DIRECTORY ${CMAKE_SOURCE_DIR}
      COMMAND ${CMAKE_COMMAND} -D compiler=${CMAKE_CXX_COMPILER} -D random123=${RANDOM123} -D snippet=${snippet} -D good=${good}
        -P tests/uncompilable/compile.cmake)
  endforeach()
endforeach()
