#include <set>

#include "assay/toml.hpp"
#include "assay/wording.hpp"

namespace assay {

TextPairs read_content(const std::filesystem::path& path, std::string_view plugin, std::string_view locale) {
  return parse_content(read_toml(path.string()), plugin, locale);
}

TextPairs parse_content(const TomlFile& file, std::string_view plugin, std::string_view locale) {
  std::vector<Problem> problems;
  TomlReader root(file, problems);
  if (auto head = root.table("content", true)) {
    const std::string for_whom = head->id("for");
    if (!for_whom.empty() && for_whom != plugin) {
      head->complain("for", "the content is for something else", for_whom, std::string(plugin),
                     "name the right file in plugin.toml, or correct `for`");
    }
    const std::string written_in = head->text("locale");
    if (!written_in.empty() && written_in != locale) {
      head->complain("locale", "the content is of another locale than plugin.toml says", written_in,
                     std::string(locale), "make both the same");
    }
    head->finish();
  }
  TextPairs pairs;
  if (auto texts = root.table("text", true)) {
    for (const std::string& key : texts->keys()) pairs.emplace_back(key, texts->text(key));
    texts->finish();
  }
  root.finish();
  throw_if_any(std::move(problems));
  return pairs;
}

TextPairs wording_of(const Manifest& plugin, std::string_view locale, std::string* chosen,
                     std::set<std::string>* borrowed) {
  if (plugin.contents.empty()) return {};
  const std::string_view language = locale.substr(0, locale.find('-'));
  const ProvidedContent* best = &plugin.contents.front();
  int score = 0;
  for (const ProvidedContent& content : plugin.contents) {
    const int here = content.locale == locale ? 2 : content.locale == language ? 1 : 0;
    if (here > score) {
      best = &content;
      score = here;
    }
  }
  if (chosen != nullptr) *chosen = best->locale;
  TextPairs texts = read_content(best->file, plugin.id, best->locale);
  const ProvidedContent& first = plugin.contents.front();
  if (best == &first) return texts;
  std::set<std::string> own;
  for (const auto& [key, text] : texts) own.insert(key);
  for (auto& [key, text] : read_content(first.file, plugin.id, first.locale)) {
    // "raters.one" is no text that is missing where "raters.other" is there: its language may have no such form.
    if (own.count(key) != 0 || own.count(key.substr(0, key.rfind('.')) + ".other") != 0) continue;
    if (borrowed != nullptr) borrowed->insert(key);
    texts.emplace_back(key, std::move(text));
  }
  return texts;
}

}  // namespace assay
