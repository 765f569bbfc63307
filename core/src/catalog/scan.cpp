#include <algorithm>
#include <cstdlib>
#include <map>
#include <set>
#include <system_error>
#include <utility>

#include "assay/catalog.hpp"
#include "assay/text.hpp"
#include "instrument_files.hpp"
#include "manifest_reader.hpp"

namespace assay {

namespace fs = std::filesystem;

namespace {

constexpr char kFromCommandLine[] = "--plugins";

// Absolute, and without a slash at the end: the last part of it is the folder's name.
fs::path full_path(const fs::path& folder) {
  std::error_code failure;  // of an empty name, or a working folder that is gone
  const fs::path full = fs::absolute(folder, failure).lexically_normal();
  if (failure) return folder;
  return full.has_filename() ? full : full.parent_path();
}

// The same for two names of one folder.
fs::path identity(const fs::path& folder) {
  std::error_code failure;
  const fs::path real = fs::weakly_canonical(folder, failure);
  return failure ? full_path(folder) : real;
}

void add_environment(std::vector<Place>& places) {
  const char* list = std::getenv("ASSAY_PLUGIN_PATH");
  std::string_view rest = list == nullptr ? "" : list;
  while (!rest.empty()) {
    const std::size_t colon = std::min(rest.find(':'), rest.size());
    if (colon > 0) places.push_back({full_path(rest.substr(0, colon)), "ASSAY_PLUGIN_PATH"});
    rest.remove_prefix(std::min(colon + 1, rest.size()));
  }
}

bool is_there(const fs::path& file) {
  std::error_code ignored;
  return fs::exists(fs::symlink_status(file, ignored));
}

[[noreturn]] void throw_no_place(const Place& place, std::string found) {
  Problem problem;
  problem.where.file = place.folder.string();
  problem.key = place.named_by;
  problem.what = "the place cannot be searched for plugins";
  problem.found = std::move(found);
  problem.accepted = "a folder of plugin folders, or the folder of one plugin";
  problem.remedy = "correct " + place.named_by;
  throw Error(std::move(problem));
}

// The plugin folders of a place, sorted by name: the place itself, or the folders in it.
std::vector<fs::path> plugin_folders(const Place& place) {
  if (place.folder.is_absolute() && is_there(place.folder / "plugin.toml")) return {place.folder};
  std::vector<fs::path> folders;
  std::error_code failure;
  for (fs::directory_iterator entry(place.folder, failure), end; !failure && entry != end;
       entry.increment(failure)) {
    if (is_there(entry->path() / "plugin.toml")) folders.push_back(entry->path());
  }
  if (failure && place.named_by == kFromCommandLine) throw_no_place(place, failure.message());
  std::sort(folders.begin(), folders.end());
  return folders;
}

Candidate examine(const Place& place, const fs::path& folder) {
  Candidate candidate;
  candidate.place = place;
  candidate.folder = folder;
  candidate.id = folder.filename().string();
  try {
    candidate.manifest = read_manifest(folder / "plugin.toml", candidate.refusals);
    candidate.id = candidate.manifest->id;
    if (std::optional<Problem> problem = preflight(candidate.manifest->library)) {
      candidate.refusals.push_back(std::move(*problem));
    }
  } catch (const Error& error) {
    candidate.refusals = error.problems();
  }
  return candidate;
}

// Which folder was the first to provide an id, by kind.
class Claims {
 public:
  // Refuses `candidate` for every id that another folder has claimed, and claims the rest for it.
  void add(Candidate& candidate) {
    const Manifest& manifest = *candidate.manifest;
    each("instrument", manifest.instruments, candidate);
    each("scorer", manifest.scorers, candidate);
    each("report", manifest.reports, candidate);
    each("renderer", manifest.renderers, candidate);
    each("norm", manifest.norms, candidate);
  }

 private:
  template <typename Provided>
  void each(const std::string& kind, const std::vector<Provided>& provided, Candidate& candidate) {
    for (const Provided& one : provided) {
      const auto [claim, is_new] = owners_.try_emplace({kind, one.id}, candidate.folder);
      if (is_new || claim->second == candidate.folder) continue;
      Problem problem;
      problem.where.file = candidate.manifest->source;
      problem.key = kind;
      problem.what = "the plugin provides " + kind + " " + assay::quoted(one.id) +
                     ", which another plugin provides already";
      problem.found = candidate.folder.string() + " after " + claim->second.string();
      problem.accepted = "one plugin for each " + kind;
      problem.remedy = "take one of the two folders away";
      candidate.refusals.push_back(std::move(problem));
    }
  }

  std::map<std::pair<std::string, std::string>, fs::path> owners_;
};

void mark_shadowed_and_conflicting(std::vector<Candidate>& candidates) {
  std::map<std::string, fs::path> first;
  Claims claims;
  for (Candidate& candidate : candidates) {
    const auto [entry, is_first] = first.try_emplace(candidate.id, candidate.folder);
    if (!is_first) {
      candidate.shadowed_by = entry->second.string();
    } else if (candidate.manifest) {
      claims.add(candidate);
    }
  }
}

}  // namespace

std::vector<Place> plugin_places(const std::vector<fs::path>& from_command_line, const ClientProfile* profile,
                                 const Settings& settings, const Installation& installation) {
  std::vector<Place> places;
  for (const fs::path& folder : from_command_line) places.push_back({full_path(folder), kFromCommandLine});
  if (profile != nullptr) {
    for (const fs::path& folder : profile->plugin_path)
      places.push_back({full_path(folder), "client profile"});
  }
  add_environment(places);
  for (const fs::path& folder : settings.plugin_path) places.push_back({full_path(folder), "assay.toml"});
  const char* home = std::getenv("HOME");
  if (home != nullptr && *home == '/') {
    places.push_back({fs::path(home) / ".local/share/assay/plugins", "user's folder"});
  }
  places.push_back({full_path(installation.plugins), "program's own folder"});
  return places;
}

Catalog Catalog::scan(const std::vector<Place>& places, const std::vector<fs::path>& instrument_folders) {
  Catalog catalog;
  std::set<fs::path> seen_places, seen_folders;
  for (Place place : places) {
    place.folder = full_path(place.folder);
    if (!seen_places.insert(identity(place.folder)).second) continue;
    catalog.places_.push_back(place);
    for (const fs::path& folder : plugin_folders(place)) {
      if (seen_folders.insert(identity(folder)).second) catalog.candidates_.push_back(examine(place, folder));
    }
  }
  mark_shadowed_and_conflicting(catalog.candidates_);
  catalog.instrument_files_ = read_instrument_files(instrument_folders, catalog.candidates_);
  return catalog;
}

}  // namespace assay
