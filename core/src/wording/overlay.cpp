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
// [text.core]: words for the host's own texts.
constexpr std::string_view kCore = "core";

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

// Every name that a plural form can have.
constexpr std::string_view kForms[] = {"zero", "one", "two", "few", "many", "other"};

bool is_form(std::string_view name) { return std::find(std::begin(kForms), std::end(kForms), name) != std::end(kForms); }

// What stands before ".few" and the like; empty where no such form ends the key.
std::string_view stem_of(std::string_view key) {
  const std::size_t dot = key.rfind('.');
  return dot != std::string_view::npos && is_form(key.substr(dot + 1)) ? key.substr(0, dot) : std::string_view();
}

// The texts of a plugin by key, and which of them stand for a count: those with a form `other` and one more.
class OwnTexts {
 public:
  explicit OwnTexts(const TextPairs& texts) {
    for (const auto& [key, text] : texts) texts_.emplace(key, &text);
  }

  const std::string* find(std::string_view key) const {
    const auto found = texts_.find(key);
    return found == texts_.end() ? nullptr : found->second;
  }
  // The text with the form `other` where `key` is a form of it; else null.
  const std::string* counted(std::string_view key) const {
    const std::string_view stem = stem_of(key);
    if (stem.empty()) return nullptr;
    const std::string* other = find(std::string(stem) + ".other");
    for (const std::string_view form : kForms) {
      if (other != nullptr && form != "other" && find(std::string(stem) + "." + std::string(form)) != nullptr)
        return other;
    }
    return nullptr;
  }

 private:
  std::map<std::string_view, const std::string*> texts_;
};

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
  check_keys("the plugin " + plugin.id, wording_of(plugin, pack_.locale), table);
}

void PackOverlay::check_keys(const std::string& whose, const TextPairs& texts, const PackTable& table) {
  const TextPairs all = with_core_wording(pack_.locale, texts);
  const OwnTexts own(all);
  const std::vector<std::string> forms = plural_forms(pack_.locale);
  std::vector<std::string> keys;
  for (const auto& [key, text] : texts) {
    if (!key.starts_with("locale.")) keys.push_back(key);
  }
  for (const PackText& text : table.texts) {
    const std::string* counted = own.counted(text.key);
    const std::string form = text.key.substr(text.key.rfind('.') + 1);
    if (counted != nullptr && std::find(forms.begin(), forms.end(), form) == forms.end()) {
      problems_.push_back({text.where, text.path, "the language " + pack_.locale + " has no plural form of this name",
                           form, enumerate(forms, "or"), "take it out of the pack"});
    } else if (const std::string* found = own.find(text.key)) {
      check_placeholders(text, counted != nullptr ? *counted : *found, counted != nullptr);
    } else if (counted != nullptr) {
      check_placeholders(text, *counted, true);
    } else {
      problems_.push_back(stale(text.where, text.path, whose + " has no text of this key", text.key, keys,
                                problems_.size() < kMostSuggestions));
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
    if (table.id == kCore) {
      check_keys("the program", core_wording(pack_.locale), table);
      continue;
    }
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

void PackOverlay::check_placeholders(const PackText& text, const std::string& own, bool counted) {
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
    // "one person" needs no figure.
    if (!in(found, name) && !(counted && name == "n")) dropped.push_back(name);
  }
  if (dropped.empty()) return;
  warnings_.push_back({text.where, text.path, "the text leaves out what the plugin's own says",
                       enumerate(in_braces(found)), enumerate(in_braces(accepted)),
                       "make sure that the reader does not need " + enumerate(in_braces(dropped))});
}

// The pack's texts of one table, by key.
std::map<std::string, std::string> PackOverlay::words_of(std::string_view id) const {
  std::map<std::string, std::string> words;
  for (const PackTable& table : pack_.tables) {
    if (table.section != "text" || table.id != id) continue;
    for (const PackText& text : table.texts) words.emplace(text.key, text.values.front());
  }
  return words;
}

// Lays `words` over `texts`, and notes what they lack of it when `all_needed`. Where the pack's language has
// other plural forms than the texts, these are added or, when missing, noted.
void PackOverlay::lay_texts(const std::string& id, const std::map<std::string, std::string>& words, bool all_needed,
                            const std::set<std::string>& borrowed, TextPairs& texts) {
  const TextPairs before = texts;
  const OwnTexts own(before);
  const std::vector<std::string> forms = plural_forms(pack_.locale);
  const auto note = [&](const std::string& key, const std::string& own_key) {
    if (all_needed || borrowed.count(own_key) != 0) missing_.push_back(pack_path(pack_path("text", id), key));
  };
  TextPairs laid;
  for (auto& [key, text] : texts) {
    const auto given = words.find(key);
    if (own.counted(key) == nullptr) {
      if (given == words.end()) note(key, key);
      laid.emplace_back(key, given == words.end() ? text : given->second);
      continue;
    }
    // All forms of a counted text come with its form `other`.
    const std::string stem(stem_of(key));
    if (key != stem + ".other") continue;
    const bool worded = words.count(key) != 0;
    for (const std::string& form : forms) {
      const std::string name = stem + "." + form;
      const auto here = words.find(name);
      const std::string* mine = own.find(name);
      if (here == words.end()) note(name, key);
      if (here != words.end()) {
        laid.emplace_back(name, here->second);
      } else if (mine != nullptr && !(worded && (all_needed || borrowed.count(key) != 0))) {
        laid.emplace_back(name, *mine);  // else the pack's `other` stands in, in its own language
      }
    }
  }
  texts = std::move(laid);
}

TextPairs PackOverlay::over(const Manifest& plugin) {
  std::string chosen;
  std::set<std::string> borrowed;
  TextPairs texts = wording_of(plugin, pack_.locale, &chosen, &borrowed);
  const bool first = asked_for_.insert(plugin.id).second;
  const bool foreign = pack_.complete || !same_language(pack_.locale, chosen);
  const std::map<std::string, std::string> words = words_of(plugin.id);
  const std::vector<std::string> told = missing_;
  lay_texts(plugin.id, words, foreign, borrowed, texts);
  if (!first) missing_ = told;
  // The host's own texts lie under all this: the pack's words for them, and for this plugin's use of them.
  std::map<std::string, std::string> under = words_of(kCore);
  for (const auto& [key, text] : words) under[key] = text;
  const bool core_needed = asked_for_.insert(std::string(kCore)).second && !has_core_words(pack_.locale);
  for (const auto& [key, text] : core_wording(pack_.locale)) {
    const auto given = under.find(key);
    if (core_needed && given == under.end() && !key.starts_with("locale."))
      missing_.push_back(pack_path(pack_path("text", kCore), key));
    const auto has = [&word = key](const auto& pair) { return pair.first == word; };
    if (given != under.end() && std::none_of(texts.begin(), texts.end(), has)) texts.emplace_back(key, given->second);
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
