// The reader of content packs. Tables are walked by hand, not key by key: a pack may have a table for each of
// ten thousand questions.
#include <algorithm>
#include <optional>
#include <utility>

#include "../config/value_checks.hpp"
#include "assay/digest.hpp"
#include "assay/files.hpp"
#include "assay/text.hpp"
#include "assay/toml.hpp"
#include "assay/wording.hpp"
#include "label_key.hpp"
#include "pack_paths.hpp"

namespace assay {
namespace {

class PackReader {
 public:
  explicit PackReader(const TomlFile& file) : file_(file.name), root_(file, problems_) {}

  void read(ContentPack& pack) {
    pack_ = &pack;
    read_head();
    for (const char* section : {"instrument", "attributes"}) {
      if (const TomlTable* table = section_table(section)) {
        PackTable& words = add(section, {}, root_.where(section), section);
        for (const TomlEntry& entry : *table) read_text(entry, words, true);
      }
    }
    for (const char* section : {"scale", "role", "construct", "item", "text"}) read_by_id(section);
    root_.finish();
    throw_if_any(std::move(problems_));
  }

 private:
  void read_head() {
    std::optional<TomlReader> head = root_.table("pack", true);
    if (!head) return;
    pack_->id = head->id("id");
    const std::string stem = pack_->file.stem().string();
    if (!pack_->id.empty() && pack_->id != stem) {
      head->complain("id", "the id is not the name of the file", assay::quoted(pack_->id),
                     assay::quoted(stem), "rename the file to " + pack_->id + ".toml, or change the id");
    }
    pack_->title = head->text("title");
    pack_->instrument = head->id("instrument");
    pack_->instrument_where = head->where("instrument");
    pack_->instrument_version = head->text("instrument-version");
    pack_->version_where = head->where("instrument-version");
    pack_->locale = head->text("locale");
    if (!pack_->locale.empty() && !is_locale(pack_->locale)) {
      head->complain("locale", "not a language tag", assay::quoted(pack_->locale),
                     "a tag such as \"de\" or \"en-GB\"");
    }
    pack_->complete = head->flag_or("complete", false);
    head->finish();
  }

  // Null, with a problem where there is something else under the key.
  const TomlTable* section_table(const char* section) {
    if (!root_.table(section)) return nullptr;
    return &std::get<TomlTable>(root_.raw(section)->value);
  }

  PackTable& add(std::string section, std::string id, Location where, std::string path) {
    return pack_->tables.emplace_back(
        PackTable{std::move(section), std::move(id), std::move(where), std::move(path), {}});
  }

  void read_by_id(const std::string& section) {
    const TomlTable* tables = section_table(section.c_str());
    if (tables == nullptr) return;
    for (const TomlEntry& entry : *tables) {
      const std::string path = pack_path(section, entry.key);
      if (!entry.value.is_table()) {
        complain(entry.line, entry.column, path, "wrong type", entry.value.described(), "a table",
                 "write [" + path + "] above the texts of " + assay::quoted(entry.key));
        continue;
      }
      PackTable& words = add(section, entry.key, at(entry), path);
      for (const TomlEntry& inner : std::get<TomlTable>(entry.value.value)) {
        if (section == "scale" && inner.key == "labels") {
          read_labels(inner, words);
        } else {
          read_text(inner, words, section != "text");
        }
      }
    }
  }

  void read_labels(const TomlEntry& labels, PackTable& words) {
    const std::string path = pack_path(words.path, labels.key);
    if (!labels.value.is_table()) {
      complain(labels.line, labels.column, path, "wrong type", labels.value.described(),
               "a table from the number to the text", "write labels = { 1 = \"…\", 2 = \"…\" }");
      return;
    }
    for (const TomlEntry& label : std::get<TomlTable>(labels.value.value)) {
      const std::optional<std::string> key = label_key(label.key);
      const std::string label_path = pack_path(path, label.key);
      if (!key) {
        complain(label.line, label.column, label_path, "a label belongs to no number",
                 assay::quoted(label.key), "a point of the scale",
                 "name a point that has a label in the instrument");
      } else if (has(words, *key)) {
        complain(label.line, label.column, label_path, "a point has two labels", assay::quoted(label.key),
                 "one label a point", "take one of the two out");
      } else {
        read_value(label, words, *key, label_path, false);
      }
    }
  }

  static bool has(const PackTable& words, const std::string& key) {
    for (const PackText& text : words.texts) {
      if (text.key == key) return true;
    }
    return false;
  }

  void read_text(const TomlEntry& entry, PackTable& words, bool may_be_list) {
    read_value(entry, words, entry.key, pack_path(words.path, entry.key), may_be_list);
  }

  void read_value(const TomlEntry& entry, PackTable& words, std::string key, const std::string& path,
                  bool may_be_list) {
    PackText text{std::move(key), {}, at(entry), path};
    if (entry.value.is_table()) {
      refuse_table(entry, words, path);
      return;
    }
    if (entry.value.is_array() && may_be_list) {
      const TomlArray& array = std::get<TomlArray>(entry.value.value);
      for (std::size_t i = 0; i < array.size(); ++i) {
        take(array[i], path + "[" + std::to_string(i) + "]", "a text", text);
      }
    } else {
      take(entry.value, path, may_be_list ? "a text or an array of texts" : "a text", text);
    }
    words.texts.push_back(std::move(text));
  }

  // Ids and keys with dots that lack their quotation marks come as tables in tables.
  void refuse_table(const TomlEntry& entry, const PackTable& words, const std::string& path) {
    const bool by_key = words.section == "text" || words.id.empty();
    const std::string remedy =
        by_key ? "a key with dots stands in quotation marks: " + assay::quoted(entry.key + ".…") + " = \"…\""
               : "an id with dots stands in quotation marks: [" +
                     pack_path(words.section, words.id + "." + entry.key) + "]";
    complain(entry.line, entry.column, path, "wrong type", entry.value.described(), "a text", remedy);
  }

  void take(const TomlValue& value, const std::string& path, const char* accepted, PackText& text) {
    if (!value.is_string()) {
      complain(value.line, value.column, path, "wrong type", value.described(), accepted, {});
      return;
    }
    const std::string& words = std::get<std::string>(value.value);
    if (words.find_first_not_of(" \t\r\n") == std::string::npos) {
      complain(value.line, value.column, path, "the text is blank", value.described(),
               "a text that is not blank", "fill it in, or take it out");
    }
    text.values.push_back(words);
  }

  Location at(const TomlEntry& entry) const { return {file_, entry.line, entry.column}; }

  void complain(std::uint64_t line, std::uint64_t column, std::string path, std::string what,
                std::string found, std::string accepted, std::string remedy) {
    problems_.push_back({{file_, line, column},
                         std::move(path),
                         std::move(what),
                         std::move(found),
                         std::move(accepted),
                         std::move(remedy)});
  }

  std::string file_;
  std::vector<Problem> problems_;
  TomlReader root_;
  ContentPack* pack_ = nullptr;
};

}  // namespace

bool ContentPack::has_texts_for(std::string_view plugin) const {
  return std::any_of(tables.begin(), tables.end(),
                     [&](const PackTable& table) { return table.section == "text" && table.id == plugin; });
}

ContentPack read_content_pack(const std::filesystem::path& path) {
  ContentPack pack;
  pack.file = path;
  const std::string toml = read_file(path);
  pack.digest = sha256(toml);
  const TomlFile file = parse_toml(toml, path.string());
  PackReader(file).read(pack);
  return pack;
}

}  // namespace assay
