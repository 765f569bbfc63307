# assay_add_plugin(<id> SOURCES <file>… [INSTRUMENTS <file>…] [LINKS <library>…])
#
# Makes the plugin whose plugin.toml stands in the current folder: the library <id>.so with that manifest
# and the folders norms/, content/ and instruments/ beside it, in ${CMAKE_BINARY_DIR}/plugins/<id>/.
#
# - Id, version, vendor and title are read from plugin.toml, so that library and manifest agree.
# - INSTRUMENTS are TOML files to put into the library; the generated header assay_instruments.hpp gives
#   them as assay_instruments::kAll, for Plugin::add_instruments.
# - Only the entry symbol is exported, nothing is GNU_UNIQUE, everything is bound when it is loaded.
set(ASSAY_PLUGIN_CMAKE_DIR ${CMAKE_CURRENT_LIST_DIR})

# Reads `key = "value"` out of the [plugin] table of the manifest text.
function(_assay_manifest_value text key result)
  if(NOT text MATCHES "\n *${key} *= *\"([^\"\n]*)\"")
    message(FATAL_ERROR "plugin.toml has no ${key} in [plugin]")
  endif()
  set(${result} "${CMAKE_MATCH_1}" PARENT_SCOPE)
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

function(_assay_embed_instruments header files)
  set(code "// Made by the build from the instruments' TOML files.\n#pragma once\n#include <assay/sdk/plugin.hpp>\nnamespace assay_instruments {\n")
  string(APPEND code "static constexpr assay::sdk::EmbeddedInstrument kAll[] = {\n")
  foreach(file ${files})
    get_filename_component(path ${file} ABSOLUTE)
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${path})
    file(READ ${path} toml)
    if(NOT toml MATCHES "\n *id *= *\"([^\"\n]*)\"")
      message(FATAL_ERROR "${path} has no id")
    endif()
    string(APPEND code "{\"${CMAKE_MATCH_1}\", \"${file}\", R\"assay_toml(${toml})assay_toml\"},\n")
  endforeach()
  string(APPEND code "};\n}  // namespace assay_instruments\n")
  set(before "")
  if(EXISTS ${header})
    file(READ ${header} before)
  endif()
  if(NOT before STREQUAL code)
    file(WRITE ${header} "${code}")
  endif()
endfunction()

function(assay_add_plugin id)
  cmake_parse_arguments(plugin "" "" "SOURCES;INSTRUMENTS;LINKS" ${ARGN})
  set(manifest ${CMAKE_CURRENT_SOURCE_DIR}/plugin.toml)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${manifest})
  file(READ ${manifest} text)
  _assay_plugin_table("${text}" text)
  foreach(key id version vendor title)
    _assay_manifest_value("${text}" ${key} value_${key})
  endforeach()
  if(NOT value_id STREQUAL id)
    message(FATAL_ERROR "plugin.toml says id \"${value_id}\", assay_add_plugin says \"${id}\"")
  endif()

  set(target plugin_${id})
  set(folder ${CMAKE_BINARY_DIR}/plugins/${id})
  add_library(${target} MODULE ${plugin_SOURCES})
  target_link_libraries(${target} PRIVATE Assay::sdk ${plugin_LINKS})
  target_compile_definitions(${target} PRIVATE
    ASSAY_PLUGIN_ID="${value_id}" ASSAY_PLUGIN_VERSION="${value_version}"
    ASSAY_PLUGIN_VENDOR="${value_vendor}" ASSAY_PLUGIN_TITLE="${value_title}")
  set_target_properties(${target} PROPERTIES
    OUTPUT_NAME ${id} PREFIX "" LIBRARY_OUTPUT_DIRECTORY ${folder}
    CXX_VISIBILITY_PRESET hidden C_VISIBILITY_PRESET hidden VISIBILITY_INLINES_HIDDEN ON
    LINK_DEPENDS ${ASSAY_PLUGIN_CMAKE_DIR}/plugin.map)
  target_link_options(${target} PRIVATE
    LINKER:--version-script=${ASSAY_PLUGIN_CMAKE_DIR}/plugin.map LINKER:-z,relro LINKER:-z,now LINKER:-z,noexecstack)
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    target_compile_options(${target} PRIVATE $<$<COMPILE_LANGUAGE:CXX>:-fno-gnu-unique>)
  endif()

  if(plugin_INSTRUMENTS)
    _assay_embed_instruments(${CMAKE_CURRENT_BINARY_DIR}/generated/assay_instruments.hpp "${plugin_INSTRUMENTS}")
    target_include_directories(${target} PRIVATE ${CMAKE_CURRENT_BINARY_DIR}/generated)
  endif()

  # The manifest and the data beside the library, so that the folder is the whole plugin.
  file(GLOB_RECURSE data CONFIGURE_DEPENDS RELATIVE ${CMAKE_CURRENT_SOURCE_DIR}
    ${CMAKE_CURRENT_SOURCE_DIR}/norms/* ${CMAKE_CURRENT_SOURCE_DIR}/content/*
    ${CMAKE_CURRENT_SOURCE_DIR}/instruments/*)
  set(copies "")
  foreach(file plugin.toml ${data})
    add_custom_command(OUTPUT ${folder}/${file} DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/${file}
      COMMAND ${CMAKE_COMMAND} -E copy ${CMAKE_CURRENT_SOURCE_DIR}/${file} ${folder}/${file})
    list(APPEND copies ${folder}/${file})
  endforeach()
  add_custom_target(${target}_data ALL DEPENDS ${copies})
  add_dependencies(${target} ${target}_data)
endfunction()
