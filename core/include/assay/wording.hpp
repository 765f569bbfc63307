// assay/wording.hpp: the words of what is written. The fixed texts of reports and renderers come from a
// plugin's content files (docs/formats/content.md); a content pack (docs/formats/content-pack.md) lays other
// words over these and over an instrument.
#pragma once

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "assay/bridge.hpp"
#include "assay/catalog.hpp"
#include "assay/instrument.hpp"
#include "assay/toml.hpp"

namespace assay {

// Reads one content file: `[content] for, locale` and a table `[text]` of keys and texts. Throws Error with
// every problem; `plugin` and `locale` are what the file must be for.
TextPairs read_content(const std::filesystem::path& path, std::string_view plugin, std::string_view locale);
// The same of a file that was parsed.
TextPairs parse_content(const TomlFile& file, std::string_view plugin, std::string_view locale);

// The texts of a plugin in a locale: the file of that locale, else of its language ("en" for "en-GB"),
// else the plugin's first. Texts that this file does not have come from the first, but for plural forms of texts that
// it has. Empty when the plugin has no content at all. `chosen` gets the locale taken, `borrowed` the keys that came
// from the first.
TextPairs wording_of(const Manifest& plugin, std::string_view locale, std::string* chosen = nullptr,
                     std::set<std::string>* borrowed = nullptr);

// The host's own words (`disclosure.…`) and what the Unicode locale data say (`locale.…`), sorted by key. Of our
// words each key comes from the nearest of "de-CH", "de" and "en" that has it.
TextPairs core_wording(std::string_view locale);
// Whether any of the host's own words are in the language of `locale`.
bool has_core_words(std::string_view locale);

// `own`, a plugin's words in `locale`, with the host's laid under them: of a key that both have, the plugin's
// text holds.
TextPairs with_core_wording(std::string_view locale, TextPairs own);

// The plural forms that counts take in a language, "other" last: one and other in English.
std::vector<std::string> plural_forms(std::string_view locale);

// Whose numbers and dates go with words in `chosen` when `wanted` was asked for: `wanted` where the language is
// the same ("en-GB" with words in "en"), else `chosen`.
std::string locale_of_words(std::string_view wanted, std::string_view chosen);

// One text, or list of texts, of a content pack.
struct PackText {
  std::string key;  // "title", a kind of text, "labels.4", or the key of a plugin's text
  std::vector<std::string> values;
  Location where;
  std::string path;  // such as construct."u1.1".low
};

// The texts of one subject: [construct."u1.1"], [text.html], and without an id [instrument], [attributes].
struct PackTable {
  std::string section;
  std::string id;
  Location where;
  std::string path;
  std::vector<PackText> texts;
};

struct ContentPack {
  std::filesystem::path file;
  std::string digest;  // SHA-256 of the file
  std::string id, title, instrument, instrument_version, locale;
  bool complete = false;  // every text that it lacks is told, also in the instrument's own language
  Location instrument_where, version_where;
  std::vector<PackTable> tables;

  // Whether there is a [text.<plugin>].
  bool has_texts_for(std::string_view plugin) const;
};

// Reads a pack by itself: its head, and that all the rest are texts. What they are laid over is not looked
// at. Throws Error with every problem.
ContentPack read_content_pack(const std::filesystem::path& path);

// The pack `id`, read, from the first of `folders` that has it. Throws Error: at `where` and `key` when there
// is none (with a suggestion) or when it is for another instrument than `instrument`; at the pack's own
// lines when these are wrong.
ContentPack find_content_pack(const std::vector<std::filesystem::path>& folders, std::string_view id,
                              std::string_view instrument, const Location& where, const std::string& key);

// A pack laid over what one use needs. What does not fit is gathered on the way; look at problems() at the
// end. Not for several threads.
class PackOverlay {
 public:
  // `catalog` must outlive it.
  PackOverlay(ContentPack pack, const Catalog& catalog);

  const ContentPack& pack() const { return pack_; }

  // A copy with the pack's words and locale. Everything else is as it was.
  Instrument over(const Instrument& instrument);
  // Holds the pack's texts for plugins against the plugins' own, also for those that this use has no need of.
  void check_texts();
  // The wording of a plugin in the pack's locale, with the pack's texts over it; texts without a counterpart
  // are left out.
  TextPairs over(const Manifest& plugin);

  const std::vector<Problem>& problems() const { return problems_; }
  // What a reader should know and what hinders nothing. Texts that are missing are one warning, the last,
  // which names the first `named` of them.
  std::vector<Problem> warnings(std::size_t named) const;
  // The paths of all texts that are missing, by what was asked for so far.
  const std::vector<std::string>& missing() const { return missing_; }

 private:
  void check_texts_of(const Manifest& plugin, const PackTable& table);
  void check_version(const Instrument& instrument);
  void check_keys(const std::string& whose, const TextPairs& texts, const PackTable& table);
  void check_placeholders(const PackText& text, const std::string& own, bool counted);
  std::map<std::string, std::string> words_of(std::string_view id) const;
  void lay_texts(const std::string& id, const std::map<std::string, std::string>& words, bool all_needed,
                 const std::set<std::string>& borrowed, TextPairs& texts);

  ContentPack pack_;
  const Catalog* catalog_;
  std::set<std::string> asked_for_;  // plugins
  std::vector<Problem> problems_, warnings_;
  std::vector<std::string> missing_;
};

}  // namespace assay
