#include <algorithm>
#include <cctype>
#include <map>
#include <optional>
#include <utility>

#include "assay/text.hpp"
#include "assay/wording.hpp"
#include "instrument_words.hpp"
#include "pack_paths.hpp"
#include "placeholders.hpp"

namespace assay {
namespace {

// A suggestion looks at every id there is; a pack that is stale throughout must not take minutes.
constexpr std::size_t kMostSuggestions = 100;

constexpr std::string_view kLabels = "labels.";

bool is_label(std::string_view section, std::string_view key) {
  return section == "scale" && key.starts_with(kLabels);
}

bool same_language(std::string_view a, std::string_view b) {
  a = a.substr(0, a.find('-'));
  b = b.substr(0, b.find('-'));
  const auto same = [](unsigned char x, unsigned char y) { return std::tolower(x) == std::tolower(y); };
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), same);
}

std::string count_of(std::size_t count, const std::string& one) {
  return std::to_string(count) + " " + one + (count == 1 ? "" : "s");
}

std::vector<std::string> in_braces(const std::vector<std::string>& names) {
  std::vector<std::string> out;
  for (const std::string& name : names) out.push_back("{" + name + "}");
  return out;
}

// Words of the pack for something that is not there.
Problem stale(const Location& where, const std::string& path, const std::string& what, std::string_view found,
              const std::vector<std::string>& accepted, bool suggest) {
  const std::optional<std::string> near = suggest ? closest(found, accepted) : std::nullopt;
  return {where,
          path,
          "stale: " + what,
          assay::quoted(found),
          accepted.empty() ? "nothing: there is none" : enumerate(accepted, "or"),
          near ? "did you mean `" + *near + "`?" : "correct it, or take it out of the pack"};
}

void lay_table(const PackTable& table, WordedSubject& subject, std::vector<Problem>& problems) {
  for (const PackText& text : table.texts) {
    Words* words = subject.find(text.key);
    if (words == nullptr) {
      problems.push_back(stale(text.where, text.path,
                               is_label(table.section, text.key)
                                   ? "the scale has no label for this point"
                                   : "the instrument has no words under this key",
                               text.key, subject.keys(), problems.size() < kMostSuggestions));
    } else if (words->texts.size() != text.values.size()) {
      problems.push_back({text.where, text.path, "the list is not as long as the instrument's",
                          count_of(text.values.size(), "text"), count_of(words->texts.size(), "text"),
                          "give a text for each of them, in their order"});
    } else {
      for (std::size_t i = 0; i < text.values.size(); ++i) *words->texts[i] = text.values[i];
      words->given = true;
    }
  }
}

// Where the instrument has no short title of its own, the pack's title stands in for it as well.
void let_short_follow(WordedSubject& subject) {
  const Words* title = subject.find("title");
  Words* shorter = subject.find("short");
  if (shorter == nullptr || shorter->needed || shorter->given || !title->given) return;
  *shorter->texts.front() = *title->texts.front();
}

// Adds the path of each text that a reader needs and the pack does not give.
void note_missing(const std::vector<WordedSubject>& subjects, std::vector<std::string>& missing) {
  for (const WordedSubject& subject : subjects) {
    for (const Words& one : subject.words) {
      if (!one.needed || one.given) continue;
      missing.push_back(is_label(subject.section, one.key)
                            ? pack_path(subject.path() + ".labels", one.key.substr(kLabels.size()))
                            : pack_path(subject.path(), one.key));
    }
  }
}

}  // namespace

PackOverlay::PackOverlay(ContentPack pack, const Catalog& catalog)
    : pack_(std::move(pack)), catalog_(&catalog) {}

void PackOverlay::check_version(const Instrument& instrument) {
  if (pack_.instrument_version == instrument.version) return;
  warnings_.push_back({pack_.version_where, "pack.instrument-version",
                       "stale: the pack words another version of the instrument",
                       assay::quoted(pack_.instrument_version), assay::quoted(instrument.version),
                       "look through the wording, then name the version that was looked at"});
}

Instrument PackOverlay::over(const Instrument& instrument) {
  Instrument worded = instrument;
  worded.locale = pack_.locale;
  check_version(instrument);
  InstrumentWords words(worded);
  for (const PackTable& table : pack_.tables) {
    if (table.section == "text") continue;
    if (WordedSubject* subject = words.find(table.section, table.id)) {
      lay_table(table, *subject, problems_);
    } else {
      problems_.push_back(stale(table.where, table.path,
                                "the instrument has no " + table.section + " of this id", table.id,
                                words.ids(table.section), problems_.size() < kMostSuggestions));
    }
  }
  for (WordedSubject& subject : words.subjects()) let_short_follow(subject);
  if (pack_.complete || !same_language(pack_.locale, instrument.locale))
    note_missing(words.subjects(), missing_);
  return worded;
}

void PackOverlay::check_texts_of(const Manifest& plugin, const PackTable& table) {
  const TextPairs texts = wording_of(plugin, pack_.locale);
  std::map<std::string_view, const std::string*> own;
  std::vector<std::string> keys;
  for (const auto& [key, text] : texts) {
    own.emplace(key, &text);
    keys.push_back(key);
  }
  for (const PackText& text : table.texts) {
    if (const auto found = own.find(text.key); found != own.end()) {
      check_placeholders(text, *found->second);
    } else {
      problems_.push_back(stale(text.where, text.path, "the plugin " + plugin.id + " has no text of this key",
                                text.key, keys, problems_.size() < kMostSuggestions));
    }
  }
}

void PackOverlay::check_texts() {
  std::vector<std::string> ids;
  for (const Candidate& candidate : catalog_->candidates()) {
    if (candidate.shadowed_by.empty()) ids.push_back(candidate.id);
  }
  for (const PackTable& table : pack_.tables) {
    if (table.section != "text") continue;
    const auto is_it = [&](const Candidate& one) { return one.shadowed_by.empty() && one.id == table.id; };
    const auto& all = catalog_->candidates();
    const auto candidate = std::find_if(all.begin(), all.end(), is_it);
    if (candidate == all.end()) {
      problems_.push_back(
          stale(table.where, table.path, "there is no plugin of this id", table.id, ids, true));
    } else if (!candidate->usable()) {
      warnings_.push_back({table.where,
                           table.path,
                           "the plugin is refused, so its texts were not looked at",
                           assay::quoted(table.id),
                           {},
                           "see `assay list plugins`"});
    } else {
      check_texts_of(*candidate->manifest, table);
    }
  }
}

void PackOverlay::check_placeholders(const PackText& text, const std::string& own) {
  const std::vector<std::string> accepted = placeholders(own), found = placeholders(text.values.front());
  const auto in = [](const std::vector<std::string>& names, const std::string& name) {
    return std::find(names.begin(), names.end(), name) != names.end();
  };
  for (const std::string& name : found) {
    if (in(accepted, name)) continue;
    const std::optional<std::string> near = closest(name, accepted);
    problems_.push_back({text.where, text.path, "the plugin puts nothing in for this placeholder",
                         "{" + name + "}",
                         accepted.empty() ? "none: the plugin's own text has no placeholder"
                                          : enumerate(in_braces(accepted), "or"),
                         near ? "did you mean `{" + *near + "}`?" : "use one of those, or take it out"});
  }
  std::vector<std::string> dropped;
  for (const std::string& name : accepted) {
    if (!in(found, name)) dropped.push_back(name);
  }
  if (dropped.empty()) return;
  warnings_.push_back({text.where, text.path, "the text leaves out what the plugin's own says",
                       enumerate(in_braces(found)), enumerate(in_braces(accepted)),
                       "make sure that the reader does not need " + enumerate(in_braces(dropped))});
}

TextPairs PackOverlay::over(const Manifest& plugin) {
  std::string chosen;
  TextPairs texts = wording_of(plugin, pack_.locale, &chosen);
  const auto is_it = [&](const PackTable& table) { return table.section == "text" && table.id == plugin.id; };
  const auto table = std::find_if(pack_.tables.begin(), pack_.tables.end(), is_it);
  std::map<std::string_view, std::string_view> words;
  if (table != pack_.tables.end()) {
    for (const PackText& text : table->texts) words.emplace(text.key, text.values.front());
  }
  const bool all_needed = pack_.complete || !same_language(pack_.locale, chosen);
  const bool first = asked_for_.insert(plugin.id).second;
  for (auto& [key, text] : texts) {
    if (const auto own = words.find(key); own != words.end()) {
      text = own->second;
    } else if (first && all_needed) {
      missing_.push_back(pack_path(pack_path("text", plugin.id), key));
    }
  }
  return texts;
}

std::vector<Problem> PackOverlay::warnings(std::size_t named) const {
  std::vector<Problem> all = warnings_;
  if (missing_.empty()) return all;
  const bool one = missing_.size() == 1;
  all.push_back({{pack_.file.string(), 0, 0},
                 named == 0 ? std::string() : enumerate(missing_, "and", named),
                 count_of(missing_.size(), "text") + (one ? " is" : " are") + " missing in the pack, and " +
                     (one ? "stays" : "stay") + " as the instrument and the plugins have " +
                     (one ? "it" : "them"),
                 {},
                 {},
                 "add them, or the reader gets words of two hands"});
  return all;
}

}  // namespace assay
