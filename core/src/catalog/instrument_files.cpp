#include "instrument_files.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <system_error>
#include <utility>

#include "assay/digest.hpp"
#include "assay/files.hpp"
#include "assay/text.hpp"
#include "assay/toml.hpp"

namespace assay {

namespace fs = std::filesystem;

namespace {

// A file beyond what the TOML reader takes is not worth reading.
constexpr std::uintmax_t kLargest = 16 * 1024 * 1024;

bool is_missing(const std::error_code& failure) {
  return failure == std::errc::no_such_file_or_directory;
}

// The files of a folder, sorted by name. What editors keep beside a file begins with a dot.
std::vector<fs::path> toml_files(const fs::path& folder, std::vector<InstrumentFile>& found) {
  std::vector<fs::path> files;
  std::error_code failure;
  for (fs::directory_iterator entry(folder, failure), end; !failure && entry != end;
       entry.increment(failure)) {
    const fs::path& path = entry->path();
    if (path.extension() == ".toml" && path.filename().string().front() != '.') files.push_back(path);
  }
  if (failure && !is_missing(failure)) {
    InstrumentFile unread;
    unread.file = folder;
    unread.refusals.push_back({{folder.string(), 0, 0},
                               "instrument-path",
                               "the folder cannot be searched for instruments",
                               failure.message(),
                               "a folder that may be read",
                               "see to the folder, or correct instrument-path in assay.toml"});
    found.push_back(std::move(unread));
  }
  std::sort(files.begin(), files.end());
  return files;
}

// [instrument] id of a file that is sound TOML; else nothing.
std::string id_in(const std::string& text) {
  try {
    for (const TomlEntry& entry : parse_toml(text, {}).root) {
      if (entry.key != "instrument" || !entry.value.is_table()) continue;
      for (const TomlEntry& inner : std::get<TomlTable>(entry.value.value)) {
        if (inner.key == "id" && inner.value.is_string()) return std::get<std::string>(inner.value.value);
      }
    }
  } catch (const Error&) {
    // Told already, by the one who could not use the file.
  }
  return {};
}

// What stands in quotation marks on the first line `id = "…"`, for a text that is no TOML: most often the
// fault is further down.
std::string id_at_first_sight(std::string_view text) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    line.remove_prefix(std::min(line.find_first_not_of(" \t"), line.size()));
    if (!line.starts_with("id")) continue;
    line.remove_prefix(2);
    line.remove_prefix(std::min(line.find_first_not_of(" \t"), line.size()));
    if (!line.starts_with('=')) continue;
    const std::size_t open = line.find('"');
    const std::size_t close = open == std::string_view::npos ? open : line.find('"', open + 1);
    const std::string_view id =
        close == std::string_view::npos ? std::string_view() : line.substr(open + 1, close - open - 1);
    return is_id(id) ? std::string(id) : std::string();
  }
  return {};
}

InstrumentFile read(const fs::path& path) {
  InstrumentFile found;
  found.file = path;
  std::string text;
  try {
    std::error_code unknown;
    if (const std::uintmax_t size = fs::file_size(path, unknown); !unknown && size > kLargest) {
      throw Error(Problem{{path.string(), 0, 0},
                          {},
                          "the file is too large for an instrument",
                          std::to_string(size) + " bytes",
                          "at most " + std::to_string(kLargest) + " bytes",
                          "take it out of the folder"});
    }
    text = read_file(path);
    found.instrument = std::make_shared<const Instrument>(parse_instrument(text, path.string()));
    found.id = found.instrument->id;
    found.digest = sha256(text);
  } catch (const Error& error) {
    found.refusals = error.problems();
    found.id = id_in(text);
    if (found.id.empty()) found.id = id_at_first_sight(text);
  }
  return found;
}

// Who has an id already: the folder of a plugin, or a file.
using Owners = std::map<std::string, std::string>;

Owners instruments_of(const std::vector<Candidate>& plugins) {
  Owners owners;
  for (const Candidate& candidate : plugins) {
    if (!candidate.manifest || !candidate.shadowed_by.empty()) continue;
    for (const ProvidedInstrument& one : candidate.manifest->instruments) {
      owners.try_emplace(one.id, "plugin " + candidate.id + " in " + candidate.folder.string());
    }
  }
  return owners;
}

void refuse_taken_id(Owners& owners, InstrumentFile& found) {
  if (found.id.empty() || !found.usable()) return;
  const auto [owner, is_new] = owners.try_emplace(found.id, found.file.string());
  if (is_new) return;
  Problem problem;
  problem.where.file = found.file.string();
  problem.key = "instrument.id";
  problem.what = "the instrument's id is taken: " + assay::quoted(found.id);
  problem.found = found.file.string() + " after " + owner->second;
  problem.accepted = "an id that no plugin and no other file has";
  problem.remedy = "give this instrument another id, or take one of the two away";
  found.refusals.push_back(std::move(problem));
  found.instrument.reset();
}

}  // namespace

std::vector<InstrumentFile> read_instrument_files(const std::vector<fs::path>& folders,
                                                  const std::vector<Candidate>& plugins) {
  std::vector<InstrumentFile> found;
  std::set<fs::path> seen;
  for (const fs::path& folder : folders) {
    for (const fs::path& file : toml_files(folder, found)) {
      std::error_code failure;
      const fs::path real = fs::weakly_canonical(file, failure);
      if (seen.insert(failure ? file : real).second) found.push_back(read(file));
    }
  }
  Owners owners = instruments_of(plugins);
  for (InstrumentFile& file : found) refuse_taken_id(owners, file);
  return found;
}

}  // namespace assay
