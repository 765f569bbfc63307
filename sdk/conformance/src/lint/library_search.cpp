#include "library_search.hpp"

#include <glob.h>

#include <algorithm>
#include <deque>
#include <fstream>
#include <set>
#include <sstream>
#include <utility>

#include "assay/catalog.hpp"

namespace assay::conformance::linting {

namespace fs = std::filesystem;

namespace {

constexpr int kIncludeDepth = 8;  // of ld.so.conf; one that includes itself must end

// Adds the folders that a file of ld.so.conf's form names.
void read_loader_config(const std::string& file, int depth, std::vector<fs::path>& folders) {
  std::ifstream lines(file);
  std::string line;
  while (std::getline(lines, line)) {
    line.erase(std::min(line.find('#'), line.size()));
    std::istringstream words(line);
    std::string word;
    while (words >> word) {
      if (word == "hwcap") break;
      if (word != "include") {
        folders.emplace_back(word);
        continue;
      }
      std::string pattern;
      if (!(words >> pattern) || depth == 0) break;
      if (pattern.front() != '/') pattern = (fs::path(file).parent_path() / pattern).string();
      glob_t matches{};
      if (::glob(pattern.c_str(), 0, nullptr, &matches) == 0) {
        for (std::size_t i = 0; i < matches.gl_pathc; ++i) {
          read_loader_config(matches.gl_pathv[i], depth - 1, folders);
        }
      }
      ::globfree(&matches);
    }
  }
}

// $ORIGIN in an entry of DT_RPATH or DT_RUNPATH.
fs::path expanded(std::string entry, const fs::path& folder) {
  for (const std::string name : {"${ORIGIN}", "$ORIGIN"}) {
    for (std::size_t at = 0; (at = entry.find(name, at)) != std::string::npos;) {
      entry.replace(at, name.size(), folder.string());
      at += folder.string().size();
    }
  }
  return entry.empty() ? fs::path(".") : fs::path(entry);
}

std::vector<fs::path> expanded_entries(const std::string& path, const fs::path& folder) {
  std::vector<fs::path> folders;
  for (const std::string& entry : path_entries(path)) folders.push_back(expanded(entry, folder));
  return folders;
}

}  // namespace

std::vector<std::string> path_entries(const std::string& path) {
  std::vector<std::string> entries;
  for (std::size_t from = 0; from <= path.size();) {
    const std::size_t to = std::min(path.find(':', from), path.size());
    entries.push_back(path.substr(from, to - from));
    from = to + 1;
  }
  return entries;
}

LibrarySearch::LibrarySearch(std::vector<fs::path> first) : first_(std::move(first)) {
  read_loader_config("/etc/ld.so.conf", kIncludeDepth, system_);
  for (const char* folder : {"/lib64", "/usr/lib64", "/lib", "/usr/lib"}) system_.emplace_back(folder);
}

std::vector<fs::path> rpath_folders(const ElfLibrary& library, const fs::path& folder) {
  if (!library.rpath || library.runpath) return {};
  return expanded_entries(*library.rpath, folder);
}

fs::path LibrarySearch::find(const std::string& wanted, const ElfLibrary& by, const fs::path& folder,
                             const std::vector<fs::path>& inherited) const {
  const auto usable = [](const fs::path& file) { return !preflight(file, PreflightFor::AnyLibrary); };
  // A name with a slash is a path, and not searched for.
  if (wanted.find('/') != std::string::npos) return usable(wanted) ? fs::path(wanted) : fs::path();
  std::vector<fs::path> folders = rpath_folders(by, folder);
  if (!by.runpath) folders.insert(folders.end(), inherited.begin(), inherited.end());
  folders.insert(folders.end(), first_.begin(), first_.end());
  if (by.runpath) {
    const std::vector<fs::path> own = expanded_entries(*by.runpath, folder);
    folders.insert(folders.end(), own.begin(), own.end());
  }
  folders.insert(folders.end(), system_.begin(), system_.end());
  for (const fs::path& place : folders) {
    if (usable(place / wanted)) return place / wanted;
  }
  return {};
}

namespace {

// Goes from a library to those that it needs, the nearest first, as the dynamic linker does.
class ClosureWalk {
 public:
  explicit ClosureWalk(const LibrarySearch& search) : search_(search) {}

  Closure run(const ElfLibrary& library, const fs::path& file) {
    add(library, file, {});
    for (; !open_.empty(); open_.pop_front()) visit(open_.front());
    return std::move(closure_);
  }

 private:
  struct Wanted {
    std::string name;
    const ElfLibrary* by;
    fs::path file;  // of `by`
    std::vector<fs::path> inherited;
  };

  void add(const ElfLibrary& by, const fs::path& file, const std::vector<fs::path>& inherited) {
    for (const std::string& name : by.needed) open_.push_back({name, &by, file, inherited});
  }

  void visit(const Wanted& wanted) {
    if (!seen_.insert(wanted.name).second) return;
    const fs::path folder = wanted.file.parent_path();
    const fs::path found = search_.find(wanted.name, *wanted.by, folder, wanted.inherited);
    Problem ignored;
    std::optional<ElfLibrary> read = found.empty() ? std::nullopt : read_elf(found, ignored);
    if (!read) {
      closure_.missing.push_back({wanted.name, wanted.file.filename().string()});
      return;
    }
    std::vector<fs::path> inherited = rpath_folders(*wanted.by, folder);
    inherited.insert(inherited.end(), wanted.inherited.begin(), wanted.inherited.end());
    const auto at = closure_.found.emplace(wanted.name, Closure::Member{found, std::move(*read)}).first;
    add(at->second.library, at->second.file, inherited);
  }

  const LibrarySearch& search_;
  Closure closure_;
  std::deque<Wanted> open_;
  std::set<std::string> seen_;
};

}  // namespace

Closure closure_of(const ElfLibrary& library, const fs::path& file, const LibrarySearch& search) {
  return ClosureWalk(search).run(library, file);
}

}  // namespace assay::conformance::linting
