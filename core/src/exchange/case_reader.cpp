#include "case_reader.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <nlohmann/json.hpp>

#include "assay/text.hpp"
#include "case_objects.hpp"
#include "uuid.hpp"

namespace assay {
namespace {

constexpr std::size_t kListedPlaces = 6;

// A key as a part of a JSON pointer (RFC 6901), cut where it is longer than anybody reads.
std::string pointer_part(std::string_view key) {
  constexpr std::size_t kLongest = 80;
  std::string part = "/";
  for (const char c : key.substr(0, kLongest)) {
    if (c == '~') {
      part += "~0";
    } else if (c == '/') {
      part += "~1";
    } else {
      part += static_cast<unsigned char>(c) < 0x20 ? '?' : c;
    }
  }
  return key.size() > kLongest ? part + "…" : part;
}

}  // namespace

std::string described(const Json& value) {
  if (value.is_string()) return "text " + assay::quoted(value.get_ref<const std::string&>());
  if (value.is_number()) return "number " + value.dump();
  if (value.is_boolean()) return value.get<bool>() ? "true" : "false";
  if (value.is_null()) return "null";
  return value.is_array() ? "an array" : "an object";
}

void CaseNotes::problem(const std::string& pointer, std::string what, std::string found, std::string accepted,
                        std::string remedy) {
  problems_.push_back(
      {{source_, 0, 0}, pointer, std::move(what), std::move(found), std::move(accepted), std::move(remedy)});
}

void CaseNotes::warn(const std::string& pointer, const std::string& what, const std::string& remedy) {
  const auto [at, added] = index_.emplace(what, warnings_.size());
  if (added) warnings_.push_back({what, remedy, {}});
  warnings_[at->second].pointers.push_back(pointer);
}

void CaseNotes::throw_if_any() {
  assay::throw_if_any(std::move(problems_));
  problems_.clear();
}

std::vector<Problem> CaseNotes::warnings() const {
  std::vector<Problem> told;
  for (const Warning& warning : warnings_) {
    told.push_back({{source_, 0, 0},
                    enumerate(warning.pointers, "and", kListedPlaces),
                    warning.what,
                    {},
                    {},
                    warning.remedy});
  }
  return told;
}

CaseReader::CaseReader(const Json& object, std::string pointer, std::string_view kind, CaseNotes& notes)
    : object_(&object), pointer_(std::move(pointer)), kind_(kind), notes_(&notes) {}

std::string CaseReader::pointer(std::string_view key) const {
  return key.empty() ? pointer_ : pointer_ + pointer_part(key);
}

bool CaseReader::has(std::string_view key) const {
  const auto found = object_->find(key);
  return found != object_->end() && !found->is_null();
}

const Json* CaseReader::take(std::string_view key) {
  asked_.emplace_back(key);
  return has(key) ? &*object_->find(key) : nullptr;
}

void CaseReader::wrong_type(std::string_view key, const Json& value, const char* accepted) {
  notes_->warn(pointer(key), "`" + std::string(key) + "` of a " + kind_ + " is " + described(value) +
                                 " instead of " + accepted + ": left out");
}

std::optional<std::string> CaseReader::text(std::string_view key) {
  const Json* const value = take(key);
  if (value == nullptr) return std::nullopt;
  if (!value->is_string()) {
    wrong_type(key, *value, "a text");
    return std::nullopt;
  }
  const std::string& text = value->get_ref<const std::string&>();
  if (text.find_first_not_of(" \t\r\n") == std::string::npos) return std::nullopt;
  return text;
}

std::string CaseReader::required_text(std::string_view key) {
  const Json* const value = take(key);
  if (value == nullptr) {
    notes_->problem(pointer(), "a required property is missing: `" + std::string(key) + "` of a " + kind_, {},
                    "a text", "look whether the file is a whole CASE package");
    return {};
  }
  const bool is_text = value->is_string();
  if (is_text && value->get_ref<const std::string&>().find_first_not_of(" \t\r\n") != std::string::npos) {
    return value->get<std::string>();
  }
  notes_->problem(pointer(key),
                  is_text ? "a required text is blank" : "a required property is of a wrong type",
                  described(*value), "a text that is not blank");
  return {};
}

std::optional<double> CaseReader::number(std::string_view key) {
  const Json* const value = take(key);
  if (value == nullptr) return std::nullopt;
  if (!value->is_number()) {
    wrong_type(key, *value, "a number");
    return std::nullopt;
  }
  return value->get<double>();
}

std::optional<std::int64_t> CaseReader::integer(std::string_view key) {
  constexpr double kLargest = 9e15;
  const Json* const value = take(key);
  if (value == nullptr) return std::nullopt;
  const double number = value->is_number() ? value->get<double>() : 0.5;
  if (number != std::floor(number) || std::fabs(number) > kLargest) {
    wrong_type(key, *value, "a whole number");
    return std::nullopt;
  }
  return static_cast<std::int64_t>(number);
}

std::optional<bool> CaseReader::flag(std::string_view key) {
  const Json* const value = take(key);
  if (value == nullptr) return std::nullopt;
  if (!value->is_boolean()) {
    wrong_type(key, *value, "true or false");
    return std::nullopt;
  }
  return value->get<bool>();
}

std::vector<std::string> CaseReader::texts(std::string_view key) {
  std::vector<std::string> texts;
  const Json* const value = take(key);
  if (value == nullptr) return texts;
  if (value->is_string()) return {value->get<std::string>()};
  if (!value->is_array()) wrong_type(key, *value, "an array of texts");
  for (const Json& element : value->is_array() ? *value : Json::array()) {
    if (element.is_string()) {
      texts.push_back(element.get<std::string>());
    } else {
      wrong_type(key, element, "an array of texts");
    }
  }
  return texts;
}

std::optional<CaseLink> CaseReader::link(std::string_view key, bool required) {
  const Json* const value = take(key);
  if (value == nullptr) {
    if (required) {
      notes_->problem(pointer(), "a required property is missing: `" + std::string(key) + "` of a " + kind_,
                      {}, "an object with title, identifier and uri");
    }
    return std::nullopt;
  }
  if (!value->is_object()) {
    if (required) {
      notes_->problem(pointer(key), "a required property is of a wrong type", described(*value),
                      "an object with title, identifier and uri");
    } else {
      wrong_type(key, *value, "an object");
    }
    return std::nullopt;
  }
  CaseReader reader(*value, pointer(key), "link", *notes_);
  CaseLink link;
  link.title = reader.text("title").value_or("");
  link.identifier = required ? reader.required_text("identifier") : reader.text("identifier").value_or("");
  reader.known({"uri", "targetType"});
  reader.finish();
  return link;
}

std::optional<CaseReader> CaseReader::child(std::string_view key, std::string_view kind) {
  const Json* const value = take(key);
  if (value == nullptr) return std::nullopt;
  if (value->is_object()) return CaseReader(*value, pointer(key), kind, *notes_);
  wrong_type(key, *value, "an object");
  return std::nullopt;
}

std::vector<CaseReader> CaseReader::children(std::string_view key, std::string_view kind) {
  std::vector<CaseReader> readers;
  const Json* const value = take(key);
  if (value == nullptr) return readers;
  if (!value->is_array()) {
    notes_->problem(pointer(key), "a list is of a wrong type", described(*value), "an array of objects");
    return readers;
  }
  for (std::size_t i = 0; i < value->size(); ++i) {
    const std::string place = pointer(key) + "/" + std::to_string(i);
    if ((*value)[i].is_object()) {
      readers.emplace_back((*value)[i], place, kind, *notes_);
    } else {
      notes_->problem(place, "an entry of a list is of a wrong type", described((*value)[i]), "an object");
    }
  }
  return readers;
}

std::optional<CaseReader> CaseReader::extension() {
  const Json* const value = take("extensions");
  if (value == nullptr) return std::nullopt;
  const std::string what = "an extension of others, which is left out: ";
  std::optional<CaseReader> own;
  if (!value->is_object()) {
    if (!value->empty()) notes_->warn(pointer("extensions"), what + "`extensions` of a " + kind_);
    return own;
  }
  for (const auto& [key, entry] : value->items()) {
    const std::string place = pointer("extensions") + pointer_part(key);
    if (key == kExtension && entry.is_object()) {
      own.emplace(entry, place, "extension", *notes_);
    } else {
      notes_->warn(place, what + assay::quoted(key) + " of a " + kind_);
    }
  }
  return own;
}

void CaseReader::known(std::initializer_list<const char*> keys) {
  asked_.insert(asked_.end(), keys.begin(), keys.end());
}

void CaseReader::no_place(std::initializer_list<const char*> keys) {
  for (const char* key : keys) {
    const Json* const value = take(key);
    const bool empty = value == nullptr || (value->is_structured() && value->empty()) ||
                       (value->is_string() && value->get_ref<const std::string&>().empty());
    if (!empty)
      notes_->warn(pointer(key), "an instrument has no place for `" + std::string(key) + "` of a " + kind_);
  }
}

void CaseReader::finish() {
  for (const auto& [key, value] : object_->items()) {
    if (std::find(asked_.begin(), asked_.end(), key) != asked_.end()) continue;
    notes_->warn(pointer(key), "an unknown property is left out: " + assay::quoted(key) + " of a " + kind_);
  }
}

}  // namespace assay
