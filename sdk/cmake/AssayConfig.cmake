# find_package(Assay 0.1 CONFIG) gives, from an installed prefix:
#
#   Assay::sdk          the headers of the contract and of the SDK; nothing to link
#   assay_add_plugin()  and its companions; see AssayPlugin.cmake beside this file
#   ASSAY_PROGRAM       the program `assay` of the same prefix or on the path, if there is one
get_filename_component(_assay_prefix "${CMAKE_CURRENT_LIST_DIR}/../../.." ABSOLUTE)
if(NOT EXISTS "${_assay_prefix}/include/assay/sdk/plugin.hpp")
  set(Assay_FOUND FALSE)
  set(Assay_NOT_FOUND_MESSAGE "${_assay_prefix}/include/assay/sdk is missing: install the component `sdk` again")
  return()
endif()

if(NOT TARGET Assay::sdk)
  add_library(Assay::sdk INTERFACE IMPORTED)
  set_target_properties(Assay::sdk PROPERTIES INTERFACE_INCLUDE_DIRECTORIES "${_assay_prefix}/include")
  if(CMAKE_CXX_COMPILER_LOADED)
    set_target_properties(Assay::sdk PROPERTIES INTERFACE_COMPILE_FEATURES cxx_std_17)
  endif()
endif()

find_program(ASSAY_PROGRAM assay HINTS "${_assay_prefix}/bin" DOC "The program assay, to check plugins with")
include("${CMAKE_CURRENT_LIST_DIR}/AssayPlugin.cmake")
unset(_assay_prefix)
