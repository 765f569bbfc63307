// Where the dynamic linker would find a library that another one needs.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "elf_library.hpp"

namespace assay::conformance::linting {

class LibrarySearch {
 public:
  // Looks in `first`, then in the folders of /etc/ld.so.conf and the linker's own.
  explicit LibrarySearch(std::vector<std::filesystem::path> first);

  // The file that `wanted`, a name out of DT_NEEDED, stands for when `by` in `folder` needs it; empty when
  // there is none. A file that is no library for this machine is passed over. `inherited` are the folders out
  // of the DT_RPATH of those that need `by` in their turn.
  std::filesystem::path find(const std::string& wanted, const ElfLibrary& by,
                             const std::filesystem::path& folder,
                             const std::vector<std::filesystem::path>& inherited) const;

 private:
  std::vector<std::filesystem::path> first_, system_;
};

// A library together with everything that it needs, directly or not.
struct Closure {
  struct Member {
    std::filesystem::path file;
    ElfLibrary library;
  };
  struct Missing {
    std::string name, wanted_by;
  };
  std::map<std::string, Member> found;  // by the name in DT_NEEDED
  std::vector<Missing> missing;
};
Closure closure_of(const ElfLibrary& library, const std::filesystem::path& file, const LibrarySearch& search);

// The folders of DT_RPATH, which count where there is no DT_RUNPATH beside it.
std::vector<std::filesystem::path> rpath_folders(const ElfLibrary& library,
                                                 const std::filesystem::path& folder);

// The entries of a search path, "a:b"; an empty one stands for the current folder.
std::vector<std::string> path_entries(const std::string& path);

}  // namespace assay::conformance::linting
