#include <algorithm>
#include <system_error>
#include <utility>

#include "assay/catalog.hpp"
#include "assay/text.hpp"

namespace assay {

namespace fs = std::filesystem;

namespace {

// What stands in a place, for a person who looks for a plugin that is not there.
std::string contents_of(const Place& place, const std::vector<Candidate>& candidates) {
  std::error_code failure;
  if (!fs::exists(place.folder, failure)) return failure ? failure.message() : "no such folder";
  if (!fs::is_directory(place.folder, failure)) return "not a folder";
  fs::directory_iterator readable(place.folder, failure);
  if (failure) return failure.message();
  std::vector<std::string> plugins;
  for (const Candidate& candidate : candidates) {
    if (candidate.place.folder != place.folder) continue;
    std::string plugin = candidate.id;
    if (!candidate.refusals.empty()) plugin += " (refused: " + candidate.refusals.front().what + ")";
    if (!candidate.shadowed_by.empty()) plugin += " (passed over for " + candidate.shadowed_by + ")";
    plugins.push_back(std::move(plugin));
  }
  return plugins.empty() ? "no plugin" : enumerate(plugins);
}

[[noreturn]] void throw_refused(const Candidate& candidate, const Location& where, const std::string& key,
                                std::string_view wanted_by) {
  Problem first{where, key, "plugin " + assay::quoted(candidate.id) + " cannot be used", {}, {}, {}};
  if (!wanted_by.empty()) first.what += ", and is wanted by " + std::string(wanted_by);
  first.found = candidate.folder.string() + ", from " + candidate.place.named_by;
  first.remedy = "see to what follows, or take that folder away if another holds a sound copy";
  std::vector<Problem> problems{std::move(first)};
  problems.insert(problems.end(), candidate.refusals.begin(), candidate.refusals.end());
  throw Error(std::move(problems), Fault::Plugin);
}

[[noreturn]] void throw_refused(const InstrumentFile& file, const Location& where, const std::string& key) {
  Problem first{where, key, "instrument " + assay::quoted(file.id) + " cannot be used", {}, {}, {}};
  first.found = file.file.string();
  first.remedy = "see to what follows";
  std::vector<Problem> problems{std::move(first)};
  problems.insert(problems.end(), file.refusals.begin(), file.refusals.end());
  throw Error(std::move(problems));
}

// Finds who provides an id of one kind.
template <typename Provided>
class Search {
 public:
  Search(const std::vector<Candidate>& candidates, std::string_view kind,
         std::vector<Provided> Manifest::*provided)
      : candidates_(candidates), kind_(kind), provided_(provided) {}

  // What has ids of this kind besides plugins: the ids, and what may hold one and cannot be read.
  // `elsewhere` ends the complaint that nobody has an id.
  void also(std::string elsewhere, std::vector<std::string> ids, std::vector<Problem> unreadable) {
    elsewhere_ = std::move(elsewhere);
    more_ids_ = std::move(ids);
    more_unreadable_ = std::move(unreadable);
  }

  std::pair<const Manifest*, const Provided*> find(std::string_view id, const Location& where,
                                                   const std::string& key) const {
    const auto found = find_or_none(id, where, key);
    if (found.first == nullptr) throw_nobody(id, where, key);
    return found;
  }

  // Other words that people say for an id, such as the ending of a format's files.
  void known_as(std::vector<std::pair<std::string, std::string>> words) { known_as_ = std::move(words); }

  // Null when nobody provides it.
  std::pair<const Manifest*, const Provided*> find_or_none(std::string_view id, const Location& where,
                                                           const std::string& key) const {
    for (const Candidate& candidate : candidates_) {
      if (!candidate.shadowed_by.empty() || !candidate.manifest) continue;
      for (const Provided& one : (*candidate.manifest).*provided_) {
        if (one.id != id) continue;
        if (!candidate.usable()) throw_refused(candidate, where, key, kind_ + " " + assay::quoted(id));
        return {&*candidate.manifest, &one};
      }
    }
    return {nullptr, nullptr};
  }

  [[noreturn]] void throw_nobody(std::string_view id, const Location& where, const std::string& key) const {
    std::vector<std::string> ids = more_ids_;
    std::vector<Problem> unreadable = more_unreadable_;
    for (const Candidate& candidate : candidates_) {
      if (!candidate.shadowed_by.empty()) continue;
      if (!candidate.manifest) {
        // Ids begin with their plugin's, so this one tells whose it is without a manifest.
        if (id.starts_with(candidate.id + "."))
          throw_refused(candidate, where, key, kind_ + " " + assay::quoted(id));
        unreadable.insert(unreadable.end(), candidate.refusals.begin(), candidate.refusals.end());
        continue;
      }
      for (const Provided& one : (*candidate.manifest).*provided_) ids.push_back(one.id);
    }
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    Problem problem{where, key, "no plugin provides " + kind_ + " " + assay::quoted(id) + elsewhere_, {}, {}, {}};
    problem.accepted =
        ids.empty() ? "nothing: no plugin with a " + kind_ + " was found" : enumerate(ids, "or");
    const std::optional<std::string> near = meant(id, ids);
    problem.remedy = near
                         ? "did you mean `" + *near + "`?"
                         : "correct the id, or name the folder of the plugin that provides it with --plugins";
    std::vector<Problem> problems{std::move(problem)};
    problems.insert(problems.end(), unreadable.begin(), unreadable.end());
    throw Error(std::move(problems));
  }

 private:
  // A slip of letters, another word for it, or its beginning.
  std::optional<std::string> meant(std::string_view id, const std::vector<std::string>& ids) const {
    std::string word(id);
    std::transform(word.begin(), word.end(), word.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    if (!word.empty() && word.front() == '.') word.erase(0, 1);
    for (const auto& [known, of] : known_as_) {
      if (known == word) return of;
    }
    if (auto near = closest(id, ids)) return near;
    // Shorter ones begin too much.
    constexpr std::size_t kEnough = 3;
    if (word.size() < kEnough) return std::nullopt;
    const auto begins = [&](const std::string& one) { return std::string_view(one).starts_with(word); };
    const auto first = std::find_if(ids.begin(), ids.end(), begins);
    if (first == ids.end() || std::find_if(first + 1, ids.end(), begins) != ids.end()) return std::nullopt;
    return *first;
  }

  const std::vector<Candidate>& candidates_;
  std::string kind_;
  std::vector<Provided> Manifest::*provided_;
  std::string elsewhere_;
  std::vector<std::string> more_ids_;
  std::vector<Problem> more_unreadable_;
  std::vector<std::pair<std::string, std::string>> known_as_;  // the word, and the id
};

// What formats go by beside their ids: the ending of their files, and words that people say for these.
std::vector<std::pair<std::string, std::string>> words_for_formats(const std::vector<Candidate>& candidates) {
  constexpr std::pair<std::string_view, std::string_view> kSaid[] = {
      {"xlsx", "xls"}, {"xlsx", "excel"}, {"xlsx", "spreadsheet"}, {"xlsx", "workbook"},
      {"html", "web"},  {"html", "webpage"}};
  std::vector<std::pair<std::string, std::string>> words;
  for (const Candidate& candidate : candidates) {
    if (!candidate.usable()) continue;
    for (const ProvidedRenderer& one : candidate.manifest->renderers) {
      words.emplace_back(one.extension, one.id);
      for (const auto& [extension, said] : kSaid) {
        if (one.extension == extension) words.emplace_back(said, one.id);
      }
    }
  }
  return words;
}

}  // namespace

const Manifest& Catalog::plugin(std::string_view id, const Location& where,
                                std::string_view wanted_by) const {
  std::vector<std::string> ids, usable;
  for (const Candidate& candidate : candidates_) {
    if (candidate.id == id && candidate.usable()) return *candidate.manifest;
    if (candidate.id == id) throw_refused(candidate, where, {}, wanted_by);
    ids.push_back(candidate.id);
    if (candidate.usable()) usable.push_back(candidate.id);
  }
  Problem first{where, {}, "plugin " + assay::quoted(id) + " was not found", {}, {}, {}};
  if (!wanted_by.empty()) first.what += ", and is wanted by " + std::string(wanted_by);
  if (!usable.empty()) first.accepted = enumerate(usable, "or");
  const std::optional<std::string> near = closest(id, ids);
  first.remedy = near ? "did you mean `" + *near + "`?"
                      : "put its folder into one of the places below, or name another with --plugins";
  std::vector<Problem> problems{std::move(first)};
  for (const Place& place : places_) {
    Problem searched{{place.folder.string(), 0, 0}, {}, "was searched: " + place.named_by, {}, {}, {}};
    searched.found = contents_of(place, candidates_);
    problems.push_back(std::move(searched));
  }
  throw Error(std::move(problems), Fault::Plugin);
}

Catalog::InstrumentAt Catalog::instrument(std::string_view id, const Location& where,
                                          const std::string& key) const {
  Search search(candidates_, "instrument", &Manifest::instruments);
  if (const auto [plugin, provided] = search.find_or_none(id, where, key); plugin != nullptr) {
    return {plugin, provided, nullptr};
  }
  std::vector<std::string> ids;
  std::vector<Problem> broken;  // what is first wrong with each file that may be the one that is wanted
  const InstrumentFile* refused = nullptr;
  for (const InstrumentFile& file : instrument_files_) {
    if (file.usable() && file.id == id) return {nullptr, nullptr, &file};
    if (file.usable()) ids.push_back(file.id);
    if (refused == nullptr && !file.usable() && file.id == id) refused = &file;
    if (!file.usable()) broken.push_back(file.refusals.front());
  }
  if (refused != nullptr) throw_refused(*refused, where, key);
  search.also(", and no file holds it", std::move(ids), std::move(broken));
  search.throw_nobody(id, where, key);
}

Catalog::ScorerAt Catalog::scorer(std::string_view id, const Location& where, const std::string& key) const {
  const auto [plugin, provided] = Search(candidates_, "scorer", &Manifest::scorers).find(id, where, key);
  return {plugin, provided};
}

Catalog::ReportAt Catalog::report(std::string_view id, const Location& where, const std::string& key) const {
  const auto [plugin, provided] = Search(candidates_, "report", &Manifest::reports).find(id, where, key);
  return {plugin, provided};
}

Catalog::RendererAt Catalog::renderer(std::string_view id, const Location& where,
                                      const std::string& key) const {
  Search search(candidates_, "renderer", &Manifest::renderers);
  search.known_as(words_for_formats(candidates_));
  const auto [plugin, provided] = search.find(id, where, key);
  return {plugin, provided};
}

Catalog::NormAt Catalog::norm(std::string_view id, const Location& where, const std::string& key) const {
  const auto [plugin, provided] = Search(candidates_, "norm", &Manifest::norms).find(id, where, key);
  return {plugin, provided};
}

void check_plugin_choices(const Catalog& catalog, const std::vector<PluginChoice>& choices,
                          std::vector<Problem>& problems) {
  std::vector<std::string> ids;
  for (const Candidate& candidate : catalog.candidates()) ids.push_back(candidate.id);
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  for (const PluginChoice& choice : choices) {
    if (std::binary_search(ids.begin(), ids.end(), choice.id)) continue;
    const std::optional<std::string> near = closest(choice.id, ids);
    problems.push_back({choice.where, "plugins." + choice.id, "there is no plugin of this id",
                        assay::quoted(choice.id), ids.empty() ? "nothing: no plugin was found" : enumerate(ids, "or"),
                        near ? "did you mean `" + *near + "`?"
                             : "correct the id, take the table out, or name the plugin's folder with --plugins"});
  }
}

}  // namespace assay
