// Small shared libraries, built by the machine's C compiler while the tests run.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <string>

#include "catch.hpp"
#include "temporary_folder.hpp"

inline const char kEntrySource[] =
    "static const int table = 7; int counter; int helper(int x) { return x + counter; }\n"
    "const void *assay_plugin_entry(unsigned v) { return v == 0 && helper(1) ? &table : 0; }\n";

// The bytes of what the compiler makes of `source` with `flags`.
inline std::string compiled(const std::string& source, const std::string& flags) {
  const TemporaryFolder folder;
  const auto from = folder.write("source.c", source);
  const auto to = folder.path() / "result.so";
  const std::string command = "cc -O1 " + flags + " -o '" + to.string() + "' '" + from.string() + "'";
  INFO(command);
  REQUIRE(std::system(command.c_str()) == 0);
  return file_text(to);
}

// A sound plugin library, as far as one can tell without loading it.
inline const std::string& small_library() {
  static const std::string bytes = compiled(kEntrySource, "-shared -fPIC");
  return bytes;
}
