#include "assay/crosswalk.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <system_error>

#include "assay/text.hpp"
#include "assay/toml.hpp"
#include "value_checks.hpp"

namespace assay {

namespace fs = std::filesystem;

namespace {

// In the order of ASSAY_MATCH_…
const std::vector<std::string> kMatches = {"exact", "close", "broad"};

std::uint32_t read_match(TomlReader& reader) {
  if (!reader.has("match")) {
    reader.complain("match", "a required key is missing", {}, enumerate(kMatches, "or"),
                    "say how closely the construct covers the theme");
    return ASSAY_MATCH_BROAD;
  }
  const std::string word = reader.choice("match", kMatches, kMatches.back());
  return static_cast<std::uint32_t>(std::find(kMatches.begin(), kMatches.end(), word) - kMatches.begin());
}

void read_members(TomlReader& reader, CrosswalkTheme& theme) {
  std::set<std::pair<std::string, std::string>> seen;
  for (TomlReader& entry : reader.tables("member")) {
    CrosswalkMember member;
    member.where = entry.where();
    member.path = entry.path();
    member.instrument = entry.id("instrument");
    member.construct = entry.id("construct");
    member.match = read_match(entry);
    entry.finish();
    const bool known = !member.instrument.empty() && !member.construct.empty();
    if (known && !seen.emplace(member.instrument, member.construct).second) {
      entry.complain("construct", "the theme has this construct twice", assay::quoted(member.construct),
                     "each construct of an instrument once", "take one of them out");
    }
    theme.members.push_back(std::move(member));
  }
  if (theme.members.empty()) {
    reader.complain("member", "the theme has no member", {},
                    "a [[theme.member]] for each construct that speaks of it",
                    "add one with instrument, construct and match, or take the theme out");
  }
}

void read_themes(TomlReader& root, Crosswalk& crosswalk) {
  std::set<std::string> seen;
  for (TomlReader& reader : root.tables("theme")) {
    CrosswalkTheme theme;
    theme.id = reader.id("id");
    theme.title = reader.text("title");
    theme.note = reader.text_or("note", "");
    read_members(reader, theme);
    reader.finish();
    if (!theme.id.empty() && !seen.insert(theme.id).second) {
      reader.complain("id", "the id is there twice", assay::quoted(theme.id), "each id once");
    }
    crosswalk.themes.push_back(std::move(theme));
  }
  if (crosswalk.themes.empty()) {
    root.complain("theme", "there is no [[theme]]", {},
                  "a [[theme]] for each thing that several frameworks speak of",
                  "add one with id, title and members");
  }
}

std::vector<std::string> ids_in(const fs::path& folder) {
  std::vector<std::string> ids;
  std::error_code failure;
  for (fs::directory_iterator entry(folder, failure), end; !failure && entry != end;
       entry.increment(failure)) {
    const fs::path& file = entry->path();
    if (file.extension() == ".toml" && is_id(file.stem().string())) ids.push_back(file.stem().string());
  }
  std::sort(ids.begin(), ids.end());
  return ids;
}

}  // namespace

std::vector<std::string> Crosswalk::instruments() const {
  std::vector<std::string> ids;
  for (const CrosswalkTheme& theme : themes) {
    for (const CrosswalkMember& member : theme.members) {
      if (std::find(ids.begin(), ids.end(), member.instrument) == ids.end()) ids.push_back(member.instrument);
    }
  }
  return ids;
}

Crosswalk read_crosswalk(const fs::path& path) {
  Crosswalk crosswalk;
  crosswalk.source = path.string();
  std::vector<Problem> problems;
  const TomlFile file = read_toml(crosswalk.source);
  TomlReader root(file, problems);
  if (std::optional<TomlReader> head = root.table("crosswalk", true)) {
    crosswalk.id = head->id("id");
    const std::string stem = path.stem().string();
    if (!crosswalk.id.empty() && crosswalk.id != stem) {
      head->complain("id", "the id is not the name of the file", assay::quoted(crosswalk.id),
                     assay::quoted(stem), "rename the file to " + crosswalk.id + ".toml, or change the id");
    }
    crosswalk.title = head->text("title");
    crosswalk.locale = head->text_or("locale", "en");
    if (!is_locale(crosswalk.locale)) {
      head->complain("locale", "not a language tag", assay::quoted(crosswalk.locale),
                     "a tag such as \"en\" or \"en-GB\"");
    }
    head->finish();
  }
  read_themes(root, crosswalk);
  root.finish();
  throw_if_any(std::move(problems));
  return crosswalk;
}

fs::path find_crosswalk(const fs::path& configs, const std::string& name) {
  if (name.find('/') != std::string::npos || name.ends_with(".toml")) return name;
  const fs::path folder = configs / "crosswalks";
  const fs::path file = folder / (name + ".toml");
  std::error_code ignored;
  if (is_id(name) && fs::exists(file, ignored)) return file;
  const std::vector<std::string> ids = ids_in(folder);
  const auto near = closest(name, ids);
  throw Error(Problem{{folder.string(), 0, 0},
                      "crosswalk",
                      "there is no crosswalk " + assay::quoted(name),
                      {},
                      ids.empty() ? "nothing: there is no crosswalk in this folder" : enumerate(ids, "or"),
                      near ? "did you mean `" + *near + "`?" : "name one of these, or a file with its path"});
}

}  // namespace assay
