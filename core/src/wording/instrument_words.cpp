#include "instrument_words.hpp"

#include <algorithm>
#include <cctype>
#include <unordered_set>
#include <utility>

#include "label_key.hpp"
#include "pack_paths.hpp"

namespace assay {
namespace {

std::string index_key(const std::string& section, const std::string& id) {
  return section + "\n" + id;
}

bool has_letters(const std::string& text) {
  return std::any_of(text.begin(), text.end(),
                     [](unsigned char c) { return std::isalpha(c) != 0 || c >= 0x80; });
}

// Every id that an attribute could mean.
std::unordered_set<std::string> ids_of(const Instrument& instrument) {
  std::unordered_set<std::string> ids(instrument.levels.begin(), instrument.levels.end());
  ids.insert(instrument.forms.begin(), instrument.forms.end());
  for (const Scale& scale : instrument.scales) ids.insert(scale.id);
  for (const Role& role : instrument.roles) ids.insert(role.id);
  for (const Construct& construct : instrument.constructs) ids.insert(construct.id);
  for (const Item& item : instrument.items) ids.insert(item.id);
  return ids;
}

}  // namespace

Words* WordedSubject::find(std::string_view key) {
  const auto found =
      std::find_if(words.begin(), words.end(), [&](const Words& one) { return one.key == key; });
  return found == words.end() ? nullptr : &*found;
}

std::vector<std::string> WordedSubject::keys() const {
  std::vector<std::string> keys;
  for (const Words& one : words) keys.push_back(one.key);
  return keys;
}

std::string WordedSubject::path() const {
  return id.empty() ? section : pack_path(section, id);
}

InstrumentWords::InstrumentWords(Instrument& instrument) {
  WordedSubject& whole = add("instrument", {});
  whole.words.push_back({"title", {&instrument.title}});
  if (!instrument.description.empty()) whole.words.push_back({"description", {&instrument.description}});
  add_attributes(instrument);
  add_scales(instrument);
  for (Role& role : instrument.roles) add("role", role.id).words.push_back({"title", {&role.title}});
  add_constructs(instrument);
  for (Item& item : instrument.items) add("item", item.id).words.push_back({"text", {&item.text}});
}

WordedSubject& InstrumentWords::add(std::string section, std::string id) {
  index_.emplace(index_key(section, id), subjects_.size());
  return subjects_.emplace_back(WordedSubject{std::move(section), std::move(id), {}});
}

// An attribute that names an id of the instrument is a reference for the plugin, and no words.
void InstrumentWords::add_attributes(Instrument& instrument) {
  WordedSubject& attributes = add("attributes", {});
  const std::unordered_set<std::string> ids = ids_of(instrument);
  for (Attribute& attribute : instrument.attributes) {
    const auto is_id_of_it = [&](const std::string& value) { return ids.count(value) != 0; };
    if (std::any_of(attribute.values.begin(), attribute.values.end(), is_id_of_it)) continue;
    Words words{attribute.key, {}};
    for (std::string& value : attribute.values) words.texts.push_back(&value);
    words.needed = std::any_of(attribute.values.begin(), attribute.values.end(), has_letters);
    attributes.words.push_back(std::move(words));
  }
}

void InstrumentWords::add_scales(Instrument& instrument) {
  for (Scale& scale : instrument.scales) {
    WordedSubject& subject = add("scale", scale.id);
    for (ScaleLabel& label : scale.labels) subject.words.push_back({label_key(label.value), {&label.text}});
    if (scale.accepts_na) subject.words.push_back({"na-label", {&scale.na_label}});
  }
}

void InstrumentWords::add_constructs(Instrument& instrument) {
  for (Construct& construct : instrument.constructs) {
    WordedSubject& subject = add("construct", construct.id);
    subject.words.push_back({"title", {&construct.title}});
    // A short title that is the title follows it.
    subject.words.push_back({"short", {&construct.short_title}, construct.short_title != construct.title});
    for (ConstructText& text : construct.texts) {
      Words* kind = subject.find(text.kind);
      if (kind == nullptr) kind = &subject.words.emplace_back(Words{text.kind, {}});
      kind->texts.push_back(&text.text);
    }
  }
}

WordedSubject* InstrumentWords::find(const std::string& section, const std::string& id) {
  const auto found = index_.find(index_key(section, id));
  return found == index_.end() ? nullptr : &subjects_[found->second];
}

std::vector<std::string> InstrumentWords::ids(std::string_view section) const {
  std::vector<std::string> ids;
  for (const WordedSubject& subject : subjects_) {
    if (subject.section == section) ids.push_back(subject.id);
  }
  return ids;
}

}  // namespace assay
