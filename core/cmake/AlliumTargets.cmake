# SPDX-License-Identifier: GPL-3.0-or-later
# How every target of the project is made, so that warnings, hardening and the layering rule
# stand in one place.

# The sanitizers' own checks and FORTIFY's get in each other's way. (The list of sanitizers has
# commas, which a generator expression would take for its own.)
set(sanitized $<BOOL:0>)
if(ALLIUM_SANITIZE)
    set(sanitized $<BOOL:1>)
endif()

add_library(allium_options INTERFACE)
target_compile_options(allium_options INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wnon-virtual-dtor
    $<$<BOOL:${ALLIUM_WERROR}>:-Werror>
    # GCC 12 sees uninitialized members of variants where a sanitizer stands between.
    $<$<AND:$<CXX_COMPILER_ID:GNU>,${sanitized}>:-Wno-maybe-uninitialized>
    $<$<CONFIG:Release,RelWithDebInfo>:-fstack-protector-strong>
    $<$<BOOL:${ALLIUM_COVERAGE}>:--coverage>)
target_link_options(allium_options INTERFACE
    -Wl,-z,relro,-z,now
    $<$<BOOL:${ALLIUM_COVERAGE}>:--coverage>)
target_compile_definitions(allium_options INTERFACE
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_CAST_FROM_BYTEARRAY
    QT_NO_URL_CAST_FROM_STRING QT_NO_FOREACH QT_STRICT_ITERATORS QT_NO_KEYWORDS
    $<$<AND:$<CONFIG:Release,RelWithDebInfo>,$<NOT:${sanitized}>>:_FORTIFY_SOURCE=2>)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
include(CheckPIESupported)
check_pie_supported()

if(ALLIUM_SANITIZE)
    add_compile_options(-fsanitize=${ALLIUM_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
    add_link_options(-fsanitize=${ALLIUM_SANITIZE})
endif()
if(ALLIUM_FUZZ)
    add_compile_options(-fsanitize=fuzzer-no-link,address,undefined -fno-omit-frame-pointer)
    add_link_options(-fsanitize=address,undefined)
endif()

find_program(ALLIUM_CCACHE ccache)
if(ALLIUM_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    # ccache must be told that a precompiled header may stand for what it was made of.
    set(CMAKE_CXX_COMPILER_LAUNCHER "${CMAKE_COMMAND}" -E env
        CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime "${ALLIUM_CCACHE}")
endif()
find_program(ALLIUM_MOLD mold)
if(ALLIUM_MOLD)
    add_link_options(-fuse-ld=mold)
endif()

# Seconds that a test may take: the long forms and the sanitizers need more than the usual.
function(allium_test_timeout variable seconds)
    if(ALLIUM_LONG)
        math(EXPR seconds "${seconds} * 60")
    elseif(ALLIUM_SANITIZE)
        math(EXPR seconds "${seconds} * 3")
    endif()
    set(${variable} ${seconds} PARENT_SCOPE)
endfunction()

# One precompiled header for all: it halves the time of a build from nothing. Builds without it (release, tidy,
# fuzz) keep every file including what it uses.
if(ALLIUM_PRECOMPILED)
    file(WRITE "${PROJECT_BINARY_DIR}/precompiled.cpp" "")
    add_library(allium_precompiled STATIC "${PROJECT_BINARY_DIR}/precompiled.cpp")
    target_link_libraries(allium_precompiled PRIVATE Qt6::Core tl::expected allium_options)
    # For ccache: the compiler says which precompiled header it took.
    target_compile_options(allium_options INTERFACE $<$<CXX_COMPILER_ID:GNU>:-fpch-preprocess>)
    target_precompile_headers(allium_precompiled PRIVATE "${CMAKE_CURRENT_LIST_DIR}/Precompiled.h")
endif()
function(allium_use_precompiled target)
    if(ALLIUM_PRECOMPILED)
        target_precompile_headers(${target} REUSE_FROM allium_precompiled)
    endif()
endfunction()

# add_core_library(NAME base SOURCES … [DEPENDS Qt6::Core …])
# One static library for one folder of core/: target allium_<name>, alias allium::<name>.
# DEPENDS is public; what a folder does not name here it cannot include from or link.
function(add_core_library)
    cmake_parse_arguments(arg "" "NAME" "SOURCES;DEPENDS" ${ARGN})
    add_library(allium_${arg_NAME} STATIC ${arg_SOURCES})
    add_library(allium::${arg_NAME} ALIAS allium_${arg_NAME})
    target_include_directories(allium_${arg_NAME} PUBLIC "${PROJECT_SOURCE_DIR}")
    target_link_libraries(allium_${arg_NAME} PUBLIC ${arg_DEPENDS} PRIVATE allium_options)
    set_target_properties(allium_${arg_NAME} PROPERTIES AUTOMOC ON)
    allium_use_precompiled(allium_${arg_NAME})
endfunction()

# add_allium_program(allium-cli SOURCES … DEPENDS …)
# All of them together are the target allium_programs.
add_custom_target(allium_programs)
function(add_allium_program name)
    cmake_parse_arguments(arg "" "" "SOURCES;DEPENDS" ${ARGN})
    add_executable(${name} ${arg_SOURCES})
    target_link_libraries(${name} PRIVATE ${arg_DEPENDS} allium_options)
    set_target_properties(${name} PROPERTIES AUTOMOC ON RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/bin")
    add_dependencies(allium_programs ${name})
endfunction()

# add_unit_tests(base TESTS ResultTest ClockTest … [SOURCES helper.cpp …] [DEPENDS …] [LABELS quick])
# One executable for one library (linking that library and tests/support alone, which is what
# proves the layering), one CTest entry for each class in TESTS; class X lives in X.cpp.
function(add_unit_tests folder)
    cmake_parse_arguments(arg "" "PREFIX" "TESTS;SOURCES;DEPENDS;LABELS" ${ARGN})
    if(NOT arg_PREFIX)
        set(arg_PREFIX unit)
        list(APPEND arg_DEPENDS allium::${folder})
    endif()
    if(NOT arg_LABELS)
        set(arg_LABELS quick)
    endif()
    list(TRANSFORM arg_TESTS APPEND .cpp OUTPUT_VARIABLE files)
    set(target ${arg_PREFIX}_${folder})
    add_executable(${target} ${files} ${arg_SOURCES})
    target_link_libraries(${target} PRIVATE ${arg_DEPENDS} allium::test_support allium_options)
    set_target_properties(${target} PROPERTIES AUTOMOC ON)
    allium_use_precompiled(${target})
    allium_test_timeout(timeout 120)
    foreach(test IN LISTS arg_TESTS)
        add_test(NAME ${arg_PREFIX}.${folder}.${test} COMMAND ${target} ${test})
        set_tests_properties(${arg_PREFIX}.${folder}.${test} PROPERTIES LABELS "${arg_LABELS}" TIMEOUT ${timeout})
    endforeach()
endfunction()

# add_quick_tests(controls TESTS tst_AppButton … DEPENDS allium_controls allium_controlsplugin …)
# One executable that runs QML test cases of this folder without a display, one CTest entry for each file in
# TESTS. tests/unit/qml/QuickTestMain.cpp says how the engine is set up.
function(add_quick_tests name)
    cmake_parse_arguments(arg "" "" "TESTS;DEPENDS" ${ARGN})
    add_executable(qml_${name} "${PROJECT_SOURCE_DIR}/tests/unit/qml/QuickTestMain.cpp")
    target_link_libraries(qml_${name} PRIVATE ${arg_DEPENDS} Qt6::QuickTest Qt6::QuickControls2 allium_options)
    target_compile_definitions(qml_${name} PRIVATE QUICK_TEST_SOURCE_DIR="${CMAKE_CURRENT_SOURCE_DIR}")
    set_target_properties(qml_${name} PROPERTIES AUTOMOC ON)
    allium_test_timeout(timeout 120)
    foreach(test IN LISTS arg_TESTS)
        add_test(NAME qml.${name}.${test} COMMAND qml_${name} -input "${CMAKE_CURRENT_SOURCE_DIR}/${test}.qml")
        set_tests_properties(qml.${name}.${test} PROPERTIES LABELS quick TIMEOUT ${timeout}
            ENVIRONMENT "QT_QPA_PLATFORM=offscreen;QT_QUICK_BACKEND=software")
    endforeach()
endfunction()

# add_fuzz_target(frame SOURCES FrameFuzz.cpp DEPENDS allium::wire [PEER])
# With ALLIUM_FUZZ a libFuzzer program; otherwise the same entry point replays the seed corpus in
# tests/fuzz/corpus/<name> as a quick test. PEER marks parsers of what a peer can send.
function(add_fuzz_target name)
    cmake_parse_arguments(arg "PEER" "" "SOURCES;DEPENDS" ${ARGN})
    set(corpus "${PROJECT_SOURCE_DIR}/tests/fuzz/corpus/${name}")
    add_executable(fuzz_${name} ${arg_SOURCES})
    target_link_libraries(fuzz_${name} PRIVATE ${arg_DEPENDS} allium_options)
    if(ALLIUM_FUZZ)
        target_link_options(fuzz_${name} PRIVATE -fsanitize=fuzzer)
    else()
        target_sources(fuzz_${name} PRIVATE "${PROJECT_SOURCE_DIR}/tests/fuzz/ReplayMain.cpp")
        add_test(NAME fuzz.${name} COMMAND fuzz_${name} "${corpus}")
        set_tests_properties(fuzz.${name} PROPERTIES LABELS "quick;fuzz" TIMEOUT 120)
    endif()
    if(arg_PEER)
        set_property(GLOBAL APPEND PROPERTY ALLIUM_FUZZ_PEER ${name})
    else()
        set_property(GLOBAL APPEND PROPERTY ALLIUM_FUZZ_OTHER ${name})
    endif()
endfunction()
