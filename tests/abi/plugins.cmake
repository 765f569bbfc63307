# Plugins of other times and of other compilers, and the program that runs them. Each is a whole plugin folder:
# ${CMAKE_BINARY_DIR}/tests/abi/<name>/<plugin id>/.
set(abi_plugins ${CMAKE_BINARY_DIR}/tests/abi)
set(abi_export_map ${PROJECT_SOURCE_DIR}/sdk/cmake/plugin.map)
add_custom_target(abi_plugins)

# abi_copy_plugin_data(folder from): the manifest and what it names, beside the library.
function(abi_copy_plugin_data folder from)
  file(GLOB_RECURSE data CONFIGURE_DEPENDS RELATIVE ${from} ${from}/*.toml)
  foreach(file IN LISTS data)
    configure_file(${from}/${file} ${folder}/${file} COPYONLY)
  endforeach()
endfunction()

# abi_add_frozen_plugin(name version include): the plugin of a released version, built with the headers below
# `include` and with no other folder of this tree.
function(abi_add_frozen_plugin name version include)
  set(from ${CMAKE_CURRENT_SOURCE_DIR}/frozen/${version}/plugin)
  file(GLOB sources CONFIGURE_DEPENDS ${from}/*.c)
  add_library(abi_plugin_${name} MODULE ${sources})
  target_include_directories(abi_plugin_${name} PRIVATE ${include})
  set_target_properties(abi_plugin_${name} PROPERTIES
    OUTPUT_NAME frozen PREFIX "" LIBRARY_OUTPUT_DIRECTORY ${abi_plugins}/${name}/frozen
    C_VISIBILITY_PRESET hidden LINK_DEPENDS ${abi_export_map})
  target_link_options(abi_plugin_${name} PRIVATE LINKER:--version-script=${abi_export_map} LINKER:-z,now)
  abi_copy_plugin_data(${abi_plugins}/${name}/frozen ${from})
  add_dependencies(abi_plugins abi_plugin_${name})
endfunction()

# One plugin for each released version of the contract, as it was then.
set(abi_frozen_versions 1)
foreach(version IN LISTS abi_frozen_versions)
  abi_add_frozen_plugin(frozen_${version} ${version} ${CMAKE_CURRENT_SOURCE_DIR}/frozen/${version}/include)
  add_test(NAME abi_frozen_untouched_${version} COMMAND Python3::Interpreter
    ${CMAKE_CURRENT_SOURCE_DIR}/frozen.py check ${CMAKE_CURRENT_SOURCE_DIR}/frozen/${version})
  set_tests_properties(abi_frozen_untouched_${version} PROPERTIES LABELS abi TIMEOUT 60)
endforeach()
add_test(NAME abi_frozen_checker_sees_changes COMMAND Python3::Interpreter
  ${CMAKE_CURRENT_SOURCE_DIR}/frozen.py --self-test)
set_tests_properties(abi_frozen_checker_sees_changes PROPERTIES LABELS abi TIMEOUT 60)

# The same plugin from a time to come, when everything has grown that may.
set(abi_later ${CMAKE_CURRENT_BINARY_DIR}/later)
file(GLOB abi_files CONFIGURE_DEPENDS ${abi_headers}/*.h)
add_custom_command(OUTPUT ${abi_later}/stamp DEPENDS ${abi_files} ${CMAKE_CURRENT_SOURCE_DIR}/grow.py
  COMMAND Python3::Interpreter ${CMAKE_CURRENT_SOURCE_DIR}/grow.py ${abi_headers} ${abi_later}/include/assay/abi
  COMMAND ${CMAKE_COMMAND} -E touch ${abi_later}/stamp)
add_custom_target(abi_later_headers DEPENDS ${abi_later}/stamp)
abi_add_frozen_plugin(later 1 ${abi_later}/include)
add_dependencies(abi_plugin_later abi_later_headers)
# Its lists of values end before what the headers have come to know.
target_compile_options(abi_plugin_later PRIVATE -Wno-missing-field-initializers)

# Plugins by the other compiler, one of them with the other standard library. They are built without sanitizers
# in every build, as a vendor's are.
find_program(ASSAY_CLANGXX clang++)
if(NOT ASSAY_CLANG OR NOT ASSAY_CLANGXX)
  message(FATAL_ERROR "clang is not installed, and without it no plugin can be built as another vendor would: "
    "install the packages clang, libc++-dev and libc++abi-dev, or leave the tests out with -DASSAY_TESTS=OFF")
endif()
set(abi_libcxx_probe ${CMAKE_CURRENT_BINARY_DIR}/libcxx_probe.cpp)
file(WRITE ${abi_libcxx_probe} "#include <string>\n")
execute_process(COMMAND ${ASSAY_CLANGXX} -stdlib=libc++ -fsyntax-only ${abi_libcxx_probe}
  RESULT_VARIABLE abi_libcxx_missing OUTPUT_QUIET ERROR_QUIET)
if(abi_libcxx_missing)
  message(FATAL_ERROR "clang has no libc++: install the packages libc++-dev and libc++abi-dev, or leave the tests out "
    "with -DASSAY_TESTS=OFF")
endif()

# abi_add_clang_plugin(name id from INCLUDES folder… DEFINES… COMPILER program FLAGS… SOURCES…)
function(abi_add_clang_plugin name id from)
  cmake_parse_arguments(clang "" "COMPILER" "INCLUDES;FLAGS;SOURCES" ${ARGN})
  set(folder ${abi_plugins}/${name}/${id})
  list(TRANSFORM clang_INCLUDES PREPEND -I)
  set(flags -O1 -fPIC -fvisibility=hidden -Wall -Wextra -Wpedantic -Wshadow -Werror ${clang_FLAGS} ${clang_INCLUDES})
  set(objects)
  foreach(source IN LISTS clang_SOURCES)
    get_filename_component(stem ${source} NAME_WE)
    set(object ${CMAKE_CURRENT_BINARY_DIR}/${name}_${stem}.o)
    add_custom_command(OUTPUT ${object} DEPENDS ${source} DEPFILE ${object}.d
      COMMAND ${CMAKE_C_COMPILER_LAUNCHER} ${clang_COMPILER} ${flags} -MD -MF ${object}.d -MT ${object}
        -c ${source} -o ${object})
    list(APPEND objects ${object})
  endforeach()
  add_custom_command(OUTPUT ${folder}/${id}.so DEPENDS ${objects} ${abi_export_map}
    COMMAND ${clang_COMPILER} ${clang_FLAGS} -shared -Wl,--version-script=${abi_export_map} -Wl,-z,now ${objects}
      -o ${folder}/${id}.so)
  abi_copy_plugin_data(${folder} ${from})
  add_custom_target(abi_plugin_${name} DEPENDS ${folder}/${id}.so)
  add_dependencies(abi_plugins abi_plugin_${name})
endfunction()

abi_add_clang_plugin(libcxx libcxx ${CMAKE_CURRENT_SOURCE_DIR}/libcxx COMPILER ${ASSAY_CLANGXX}
  FLAGS -std=c++20 -stdlib=libc++ INCLUDES ${PROJECT_SOURCE_DIR}/sdk/include ${abi_include}
  SOURCES ${CMAKE_CURRENT_SOURCE_DIR}/libcxx/plugin.cpp)
set(abi_frozen ${CMAKE_CURRENT_SOURCE_DIR}/frozen/1)
file(GLOB abi_sources CONFIGURE_DEPENDS ${abi_frozen}/plugin/*.c)
abi_add_clang_plugin(frozen_clang frozen ${abi_frozen}/plugin COMPILER ${ASSAY_CLANG}
  FLAGS -std=c11 INCLUDES ${abi_frozen}/include SOURCES ${abi_sources})

# What stands between today's program and a plugin, and speaks as a program of a time to come.
add_library(abi_plugin_proxy MODULE later_host/proxy.cpp)
target_link_libraries(abi_plugin_proxy PRIVATE assay_abi ${CMAKE_DL_LIBS})
set_target_properties(abi_plugin_proxy PROPERTIES
  OUTPUT_NAME proxy PREFIX "" LIBRARY_OUTPUT_DIRECTORY ${abi_plugins}/later_host
  CXX_VISIBILITY_PRESET hidden VISIBILITY_INLINES_HIDDEN ON)
add_dependencies(abi_plugins abi_plugin_proxy)

# The frozen plugin behind it.
set(abi_behind ${abi_plugins}/behind_proxy/frozen)
abi_copy_plugin_data(${abi_behind} ${abi_frozen}/plugin)
add_custom_command(OUTPUT ${abi_behind}/frozen.so ${abi_behind}/real.so DEPENDS abi_plugin_proxy abi_plugin_frozen_1
  COMMAND ${CMAKE_COMMAND} -E copy $<TARGET_FILE:abi_plugin_proxy> ${abi_behind}/frozen.so
  COMMAND ${CMAKE_COMMAND} -E copy $<TARGET_FILE:abi_plugin_frozen_1> ${abi_behind}/real.so)
add_custom_target(abi_plugin_behind_proxy DEPENDS ${abi_behind}/frozen.so)
add_dependencies(abi_plugins abi_plugin_behind_proxy)

find_package(nlohmann_json REQUIRED)
assay_add_test(abi_plugin_test SOURCES frozen_plugin_test.cpp later_host_test.cpp
  side_by_side_test.cpp LINKS nlohmann_json::nlohmann_json)
target_include_directories(abi_plugin_test PRIVATE ${PROJECT_SOURCE_DIR}/tests/integration)
target_compile_definitions(abi_plugin_test PRIVATE ASSAY_FROZEN_VERSIONS="${abi_frozen_versions}")
set_tests_properties(abi_plugin_test PROPERTIES LABELS abi)
add_dependencies(abi_plugin_test assay assay_configs abi_plugins test_plugins)
foreach(id bcsc caliper chally crosswalk ctk html json standard)
  if(TARGET plugin_${id})
    add_dependencies(abi_plugin_test plugin_${id})
  endif()
endforeach()
