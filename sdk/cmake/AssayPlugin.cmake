# assay_add_plugin(<id> [SOURCES <file>…] [INSTRUMENTS <file>…] [LINKS <library>…]
#                  [OUTPUT_DIRECTORY <folder>] [INSTALL_DESTINATION <folder>] [NO_INSTALL])
#
# Makes the plugin whose plugin.toml stands in the current folder: the library <id>.so with that manifest
# and the folders norms/, content/ and instruments/ beside it, in OUTPUT_DIRECTORY/<id>/. The target is
# plugin_<id>. OUTPUT_DIRECTORY is ${CMAKE_BINARY_DIR}/plugins unless another is given; hand it to the
# program with `--plugins`.
#
# - Id, version, vendor and title are read from plugin.toml, so that library and manifest agree.
# - INSTRUMENTS are TOML files to put into the library; the generated header assay_instruments.hpp (for C:
#   assay_instruments.h) gives them as assay_instruments::kAll, for Plugin::add_instruments.
# - Without SOURCES the plugin consists of its instruments, and no code is needed at all.
# - Only the entry symbol is exported, nothing is GNU_UNIQUE, everything is bound when it is loaded.
# - A build folder that is not the source folder gets a .gitignore, so that nobody commits it.
# - `cmake --install` puts the folder into INSTALL_DESTINATION, which is lib/assay/plugins unless another is
#   given: where a program in the same prefix looks for plugins. Its component is `plugins`.
#
# assay_add_plugin_test(<id> SOURCES <file>… [LINKS <library>…])
#
# Makes a test program <id>_test, and a test of this name. The program finds the plugin's library in
# ASSAY_PLUGIN_FILE and the source folder in ASSAY_PLUGIN_SOURCE_DIR, both as texts.
#
# assay_add_plugin_checks(<id>)
#
# Where the program `assay` was found (ASSAY_PROGRAM): tests that the manifest, each instrument and each content
# file are without mistakes, and that the library passes `assay plugin check` and `assay plugin lint`.
set(ASSAY_PLUGIN_CMAKE_DIR ${CMAKE_CURRENT_LIST_DIR})

# Reads `key = "value"` out of the [plugin] table of the manifest text.
function(_assay_manifest_value text key result)
  if(NOT text MATCHES "\n *${key} *= *\"([^\"\n]*)\"")
    message(FATAL_ERROR "plugin.toml has no ${key} in [plugin]")
  endif()
  set(value "${CMAKE_MATCH_1}")
  if(value MATCHES "\\\\")
    message(FATAL_ERROR "plugin.toml: ${key} holds a backslash; write it without escapes")
  endif()
  # In a definition these would mean something to CMake or to the make program; C reads them back.
  string(REPLACE ";" "\\073" value "${value}")
  string(REPLACE "$" "\\044" value "${value}")
  string(REPLACE "#" "\\043" value "${value}")
  string(REPLACE "%" "\\045" value "${value}")
  set(${result} "${value}" PARENT_SCOPE)
endfunction()

# The table [plugin] of the manifest text: up to the next line that begins with a bracket, for values have them too.
function(_assay_plugin_table text result)
  string(FIND "${text}" "[plugin]" begin)
  if(begin EQUAL -1)
    message(FATAL_ERROR "plugin.toml has no [plugin]")
  endif()
  string(SUBSTRING "${text}" ${begin} -1 table)
  string(FIND "${table}" "\n[" end)
  string(SUBSTRING "${table}" 0 ${end} table)
  set(${result} "${table}" PARENT_SCOPE)
endfunction()

function(_assay_write_when_changed path text)
  set(before "")
  if(EXISTS ${path})
    file(READ ${path} before)
  endif()
  if(NOT before STREQUAL text)
    file(WRITE ${path} "${text}")
  endif()
endfunction()

# Makes the headers that put the instruments into the library, for C++ and for C.
function(_assay_embed_instruments folder files)
  set(cpp "// Made by the build from the instruments' TOML files.\n#pragma once\n#include <assay/sdk/plugin.hpp>\nnamespace assay_instruments {\n")
  string(APPEND cpp "static constexpr assay::sdk::EmbeddedInstrument kAll[] = {\n")
  set(c "/* Made by the build from the instruments' TOML files. The texts are not terminated. */\n#ifndef ASSAY_INSTRUMENTS_H\n#define ASSAY_INSTRUMENTS_H\n")
  set(rows "")
  set(number 0)
  foreach(file ${files})
    get_filename_component(path ${file} ABSOLUTE)
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${path})
    file(READ ${path} toml)
    if(NOT toml MATCHES "\n *id *= *\"([^\"\n]*)\"")
      message(FATAL_ERROR "${path} has no id")
    endif()
    set(id "${CMAKE_MATCH_1}")
    string(APPEND cpp "{\"${id}\", \"${file}\", R\"assay_toml(${toml})assay_toml\"},\n")
    file(READ ${path} bytes HEX)
    string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${bytes}")
    string(APPEND c "static const unsigned char assay_instrument_${number}[] = {${bytes}};\n")
    string(APPEND rows "  {\"${id}\", \"${file}\", (const char *)assay_instrument_${number}, sizeof assay_instrument_${number}},\n")
    math(EXPR number "${number} + 1")
  endforeach()
  string(APPEND cpp "};\n}  // namespace assay_instruments\n")
  string(APPEND c "static const struct {\n  const char *id;\n  const char *name;\n  const char *toml;\n  unsigned long size;\n} assay_instruments[] = {\n${rows}};\n#endif\n")
  _assay_write_when_changed(${folder}/assay_instruments.hpp "${cpp}")
  _assay_write_when_changed(${folder}/assay_instruments.h "${c}")
endfunction()

# The source of a plugin that is instruments and nothing else.
function(_assay_write_instrument_plugin path)
  _assay_write_when_changed(${path} "// Made by the build: this plugin has no source of its own.
#include \"assay_instruments.hpp\"
namespace {
struct Instruments final : assay::sdk::Plugin {
  explicit Instruments(const assay::sdk::Host& host) : Plugin(host) { add_instruments(assay_instruments::kAll); }
};
}  // namespace
ASSAY_PLUGIN(Instruments)
")
endfunction()

function(assay_add_plugin id)
  cmake_parse_arguments(plugin "NO_INSTALL" "OUTPUT_DIRECTORY;INSTALL_DESTINATION" "SOURCES;INSTRUMENTS;LINKS" ${ARGN})
  if(plugin_UNPARSED_ARGUMENTS)
    message(FATAL_ERROR "assay_add_plugin(${id}): unknown words: ${plugin_UNPARSED_ARGUMENTS}")
  endif()
  set(manifest ${CMAKE_CURRENT_SOURCE_DIR}/plugin.toml)
  if(NOT EXISTS ${manifest})
    message(FATAL_ERROR "assay_add_plugin(${id}): ${manifest} is missing; a plugin is described there")
  endif()
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${manifest})
  file(READ ${manifest} text)
  _assay_plugin_table("${text}" text)
  foreach(key id version vendor title)
    _assay_manifest_value("${text}" ${key} value_${key})
  endforeach()
  if(NOT value_id STREQUAL id)
    message(FATAL_ERROR "plugin.toml says id \"${value_id}\", assay_add_plugin says \"${id}\"")
  endif()
  set(generated ${CMAKE_CURRENT_BINARY_DIR}/generated)
  if(NOT plugin_SOURCES)
    if(NOT plugin_INSTRUMENTS)
      message(FATAL_ERROR "assay_add_plugin(${id}): give SOURCES, INSTRUMENTS or both")
    endif()
    set(plugin_SOURCES ${generated}/assay_instrument_plugin.cpp)
    _assay_write_instrument_plugin(${plugin_SOURCES})
  endif()

  if(NOT CMAKE_BINARY_DIR STREQUAL CMAKE_SOURCE_DIR AND NOT EXISTS ${CMAKE_BINARY_DIR}/.gitignore)
    file(WRITE ${CMAKE_BINARY_DIR}/.gitignore "*\n")
  endif()

  set(target plugin_${id})
  set(folder ${CMAKE_BINARY_DIR}/plugins/${id})
  if(plugin_OUTPUT_DIRECTORY)
    get_filename_component(folder ${plugin_OUTPUT_DIRECTORY}/${id} ABSOLUTE BASE_DIR ${CMAKE_BINARY_DIR})
  endif()
  add_library(${target} MODULE ${plugin_SOURCES})
  target_link_libraries(${target} PRIVATE Assay::sdk ${plugin_LINKS})
  target_compile_definitions(${target} PRIVATE
    ASSAY_PLUGIN_ID="${value_id}" ASSAY_PLUGIN_VERSION="${value_version}"
    ASSAY_PLUGIN_VENDOR="${value_vendor}" ASSAY_PLUGIN_TITLE="${value_title}")
  set_target_properties(${target} PROPERTIES
    OUTPUT_NAME ${id} PREFIX "" SUFFIX .so LIBRARY_OUTPUT_DIRECTORY ${folder}
    ASSAY_PLUGIN_SOURCE_DIR ${CMAKE_CURRENT_SOURCE_DIR} ASSAY_PLUGIN_INSTRUMENTS "${plugin_INSTRUMENTS}"
    CXX_VISIBILITY_PRESET hidden C_VISIBILITY_PRESET hidden VISIBILITY_INLINES_HIDDEN ON
    LINK_DEPENDS ${ASSAY_PLUGIN_CMAKE_DIR}/plugin.map)
  # A folder for each configuration, as some generators make, would tear library and manifest apart.
  foreach(configuration ${CMAKE_CONFIGURATION_TYPES})
    string(TOUPPER ${configuration} configuration)
    set_target_properties(${target} PROPERTIES LIBRARY_OUTPUT_DIRECTORY_${configuration} ${folder})
  endforeach()
  target_link_options(${target} PRIVATE
    LINKER:--version-script=${ASSAY_PLUGIN_CMAKE_DIR}/plugin.map LINKER:-z,relro LINKER:-z,now LINKER:-z,noexecstack)
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    target_compile_options(${target} PRIVATE $<$<COMPILE_LANGUAGE:CXX>:-fno-gnu-unique>)
  endif()

  if(plugin_INSTRUMENTS)
    _assay_embed_instruments(${generated} "${plugin_INSTRUMENTS}")
    target_include_directories(${target} PRIVATE ${generated})
  endif()

  # The manifest and the data beside the library, so that the folder is the whole plugin.
  file(GLOB_RECURSE data CONFIGURE_DEPENDS RELATIVE ${CMAKE_CURRENT_SOURCE_DIR}
    ${CMAKE_CURRENT_SOURCE_DIR}/norms/* ${CMAKE_CURRENT_SOURCE_DIR}/content/*
    ${CMAKE_CURRENT_SOURCE_DIR}/instruments/*)
  if(NOT plugin_INSTALL_DESTINATION)
    set(plugin_INSTALL_DESTINATION lib/assay/plugins)
  endif()
  set(copies "")
  foreach(file plugin.toml ${data})
    add_custom_command(OUTPUT ${folder}/${file} DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/${file}
      COMMAND ${CMAKE_COMMAND} -E copy ${CMAKE_CURRENT_SOURCE_DIR}/${file} ${folder}/${file})
    list(APPEND copies ${folder}/${file})
    if(NOT plugin_NO_INSTALL)
      get_filename_component(place ${file} DIRECTORY)
      install(FILES ${CMAKE_CURRENT_SOURCE_DIR}/${file} DESTINATION ${plugin_INSTALL_DESTINATION}/${id}/${place}
        COMPONENT plugins)
    endif()
  endforeach()
  add_custom_target(${target}_data ALL DEPENDS ${copies})
  add_dependencies(${target} ${target}_data)
  if(NOT plugin_NO_INSTALL)
    install(TARGETS ${target} LIBRARY DESTINATION ${plugin_INSTALL_DESTINATION}/${id} COMPONENT plugins)
  endif()
endfunction()

function(assay_add_plugin_test id)
  cmake_parse_arguments(test "" "" "SOURCES;LINKS" ${ARGN})
  if(NOT TARGET plugin_${id})
    message(FATAL_ERROR "assay_add_plugin_test(${id}): there is no such plugin; call assay_add_plugin first")
  endif()
  get_target_property(source_dir plugin_${id} ASSAY_PLUGIN_SOURCE_DIR)
  add_executable(${id}_test ${test_SOURCES})
  target_link_libraries(${id}_test PRIVATE Assay::sdk ${test_LINKS} ${CMAKE_DL_LIBS})
  target_compile_definitions(${id}_test PRIVATE
    ASSAY_PLUGIN_FILE="$<TARGET_FILE:plugin_${id}>" ASSAY_PLUGIN_SOURCE_DIR="${source_dir}")
  add_dependencies(${id}_test plugin_${id})
  add_test(NAME ${id}_test COMMAND ${id}_test)
endfunction()

function(assay_add_plugin_checks id)
  if(NOT ASSAY_PROGRAM)
    message(STATUS "assay_add_plugin_checks(${id}): the program assay was not found, so these tests are left out")
    return()
  endif()
  get_target_property(source_dir plugin_${id} ASSAY_PLUGIN_SOURCE_DIR)
  get_target_property(files plugin_${id} ASSAY_PLUGIN_INSTRUMENTS)
  set(texts "")
  foreach(file ${files})
    get_filename_component(path ${file} ABSOLUTE BASE_DIR ${source_dir})
    list(APPEND texts ${path})
  endforeach()
  file(GLOB content ${source_dir}/content/*.toml)
  add_test(NAME ${id}_texts COMMAND ${ASSAY_PROGRAM} check $<TARGET_FILE_DIR:plugin_${id}>/plugin.toml ${texts} ${content})
  add_test(NAME ${id}_check COMMAND ${ASSAY_PROGRAM} plugin check $<TARGET_FILE:plugin_${id}>)
  add_test(NAME ${id}_lint COMMAND ${ASSAY_PROGRAM} plugin lint $<TARGET_FILE:plugin_${id}>)
endfunction()
