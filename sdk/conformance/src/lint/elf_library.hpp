// What the lint wants to know of a shared library, out of its bytes.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "assay/error.hpp"

namespace assay::conformance::linting {

struct ElfSymbol {
  std::string name;
  bool defined = false;
  bool weak = false;
  bool unique = false;   // STB_GNU_UNIQUE
  bool visible = false;  // default or protected: other libraries can bind to it, when it is defined
};

// Versions that a library asks of another one.
struct NeededVersions {
  std::string library;
  std::vector<std::string> versions;  // without the weak ones, which may be missing
};

enum class StackMark { Absent, Executable, Plain };

struct ElfLibrary {
  std::vector<std::string> needed;     // DT_NEEDED
  std::optional<std::string> rpath;    // DT_RPATH
  std::optional<std::string> runpath;  // DT_RUNPATH
  std::vector<ElfSymbol> symbols;      // dynamic, global or weak
  std::vector<NeededVersions> needs_versions;
  std::vector<std::string> defines_versions;
  StackMark stack = StackMark::Absent;
  bool has_relro = false;
  bool binds_now = false;
  bool has_text_relocations = false;
  bool has_static_tls = false;
  bool stays_loaded = false;       // DF_1_NODELETE
  bool has_writable_code = false;  // a segment to be written and executed
};

// Reads a library that preflight() has nothing against; its symbols come from the table of sections. Nothing,
// with `problem` filled, when it cannot be read.
std::optional<ElfLibrary> read_elf(const std::filesystem::path& library, Problem& problem);

}  // namespace assay::conformance::linting
