#include "library_search.hpp"

#include <glob.h>

#include <algorithm>
#include <deque>
#include <fstream>
#include <sstream>

#include "assay/catalog.hpp"

namespace assay::conformance {

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

fs::path LibrarySearch::find(const std::string& wanted, const ElfLibrary& by, const fs::path& folder) const {
  const auto usable = [](const fs::path& file) { return !preflight(file, PreflightFor::AnyLibrary); };
  // A name with a slash is a path, and not searched for.
  if (wanted.find('/') != std::string::npos) return usable(wanted) ? fs::path(wanted) : fs::path();
  std::vector<fs::path> folders;
  const auto add = [&](const std::optional<std::string>& path) {
    if (!path) return;
    for (const std::string& entry : path_entries(*path)) folders.push_back(expanded(entry, folder));
  };
  if (!by.runpath) add(by.rpath);  // DT_RPATH does not count beside DT_RUNPATH
  folders.insert(folders.end(), first_.begin(), first_.end());
  add(by.runpath);
  folders.insert(folders.end(), system_.begin(), system_.end());
  for (const fs::path& place : folders) {
    if (usable(place / wanted)) return place / wanted;
  }
  return {};
}

Closure closure_of(const ElfLibrary& library, const fs::path& file, const LibrarySearch& search) {
  struct Wanted {
    std::string name, by;
    const ElfLibrary* library;
    fs::path folder;
  };
  Closure closure;
  std::deque<Wanted> open;
  const auto add = [&](const ElfLibrary& by, const fs::path& at) {
    for (const std::string& name : by.needed) open.push_back({name, at.filename().string(), &by, at.parent_path()});
  };
  add(library, file);
  std::vector<std::string> seen;
  for (; !open.empty(); open.pop_front()) {
    const Wanted wanted = open.front();
    if (std::find(seen.begin(), seen.end(), wanted.name) != seen.end()) continue;
    seen.push_back(wanted.name);
    const fs::path found = search.find(wanted.name, *wanted.library, wanted.folder);
    Problem ignored;
    std::optional<ElfLibrary> read = found.empty() ? std::nullopt : read_elf(found, ignored);
    if (!read) {
      closure.missing.push_back({wanted.name, wanted.by});
      continue;
    }
    const auto at = closure.found.emplace(wanted.name, Closure::Member{found, std::move(*read)}).first;
    add(at->second.library, at->second.file);
  }
  return closure;
}

}  // namespace assay::conformance
