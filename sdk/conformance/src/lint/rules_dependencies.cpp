#include <algorithm>
#include <iterator>
#include <string_view>

#include "rules.hpp"

namespace assay::conformance::linting {
namespace {

// What the program assay itself cannot run without: the C library, and the runtime of g++.
constexpr std::string_view kBase[] = {
    "libc.so.6",  "libm.so.6",    "libmvec.so.1",   "libdl.so.2",    "libpthread.so.0",
    "librt.so.1", "libutil.so.1", "libresolv.so.2", "libgcc_s.so.1", "libstdc++.so.6",
};

bool is_base(std::string_view name) {
  return holds(kBase, name) || name.starts_with("ld-linux") || name.starts_with("ld64.so");
}

bool is_path(const std::string& name) {
  return name.find('/') != std::string::npos;
}

void check_declarations(const Subject& subject, Findings& findings) {
  if (subject.manifest_is_bad) return;
  std::vector<std::string> undeclared, unused;
  for (const std::string& name : subject.elf.needed) {
    if (is_path(name) || is_base(name) || holds(subject.declared, name)) continue;
    undeclared.push_back(name);
  }
  for (const std::string& name : subject.declared) {
    if (!holds(subject.elf.needed, name)) unused.push_back(name);
  }
  if (!undeclared.empty()) {
    findings.add("undeclared-library",
                 "needs " + counted(undeclared.size(), "library") + " that its manifest does not name",
                 undeclared,
                 subject.has_manifest
                     ? "name it in plugin.toml, as [plugin] libraries, or link it statically"
                     : "put plugin.toml beside the library and name it there, as [plugin] libraries, or "
                       "link it statically");
  }
  if (!unused.empty()) {
    findings.add("unused-declaration",
                 "its manifest names " + counted(unused.size(), "library") + " that it does not need", unused,
                 "take it out of [plugin] libraries; or, when the plugin does use it, link it without "
                 "-Wl,--as-needed");
  }
}

void check_presence(const Closure& closure, Findings& findings) {
  std::vector<std::string> missing;
  for (const Closure::Missing& entry : closure.missing) {
    missing.push_back(entry.name + ", for " + entry.wanted_by);
  }
  if (missing.empty()) return;
  findings.add("missing-library", counted(missing.size(), "library") + " that it needs cannot be found",
               missing, "install it, link it statically, or name its folder in LD_LIBRARY_PATH");
}

void check_names(const ElfLibrary& elf, Findings& findings) {
  std::vector<std::string> paths;
  std::copy_if(elf.needed.begin(), elf.needed.end(), std::back_inserter(paths), is_path);
  if (paths.empty()) return;
  findings.add(
      "library-by-path", "needs " + counted(paths.size(), "library") + " by path, and not by name", paths,
      "give the library a name for the linker (-Wl,-soname,libacme.so.1), or link it with -L and -l");
}

void note_missing_versions(const std::string& by, const ElfLibrary& library, const Closure& closure,
                           std::vector<std::string>& missing) {
  for (const NeededVersions& needed : library.needs_versions) {
    const auto found = closure.found.find(needed.library);
    if (found == closure.found.end()) continue;  // told as a library that is missing
    const std::vector<std::string>& there = found->second.library.defines_versions;
    if (there.empty()) continue;  // the linker lets a library without versions pass for any
    for (const std::string& version : needed.versions) {
      if (!holds(there, version)) {
        missing.push_back(version + " of " + found->second.file.string() + (by.empty() ? "" : ", for " + by));
      }
    }
  }
}

void check_versions(const Subject& subject, Findings& findings) {
  std::vector<std::string> missing;
  note_missing_versions({}, subject.elf, subject.closure, missing);
  for (const auto& [name, member] : subject.closure.found) {
    note_missing_versions(name, member.library, subject.closure, missing);
  }
  if (missing.empty()) return;
  findings.add("missing-version",
               "needs " + counted(missing.size(), "version") + " that this system's libraries do not have",
               missing, "build it on the oldest system that it shall run on, or install a newer library");
}

bool leads_inside(const std::string& entry) {
  for (const std::string_view origin : {"$ORIGIN", "${ORIGIN}"}) {
    if (!entry.starts_with(origin)) continue;
    const std::string_view rest = std::string_view(entry).substr(origin.size());
    if (!rest.empty() && rest.front() != '/') return false;
    return ("/" + std::string(rest) + "/").find("/../") == std::string::npos;
  }
  return false;
}

void check_search_paths(const ElfLibrary& elf, Findings& findings) {
  std::vector<std::string> outside, inside;
  const auto sort_out = [&](const std::optional<std::string>& path) {
    if (!path) return;
    for (const std::string& entry : path_entries(*path)) {
      (leads_inside(entry) ? inside : outside)
          .push_back(entry.empty() ? "(empty: the current folder)" : entry);
    }
  };
  sort_out(elf.rpath);
  sort_out(elf.runpath);
  const std::string kind = elf.rpath ? "RPATH" : "RUNPATH";
  if (!outside.empty()) {
    findings.add("rpath", "its " + kind + " leads out of the plugin's folder", outside,
                 "link without -rpath; with CMake, set SKIP_BUILD_RPATH on the target");
  }
  if (!inside.empty()) {
    findings.add(
        "origin-rpath", "its " + kind + " leads into the plugin's folder", inside,
        "link the library statically; or give the one beside the plugin a name that no other vendor has");
  }
}

}  // namespace

void check_dependencies(const Subject& subject, Findings& findings) {
  check_presence(subject.closure, findings);
  check_names(subject.elf, findings);
  check_versions(subject, findings);
  check_declarations(subject, findings);
  check_search_paths(subject.elf, findings);
}

}  // namespace assay::conformance::linting
