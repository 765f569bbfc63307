#include <algorithm>
#include <charconv>
#include <cmath>

#include "assay/text.hpp"
#include "assay/toml.hpp"

namespace assay {
namespace {

constexpr std::string_view kMissing = "a required key is missing";
constexpr std::string_view kWrongType = "wrong type";

std::string shortest(double number) {
  char digits[32];
  const auto end = std::to_chars(std::begin(digits), std::end(digits), number);
  return {digits, end.ptr};
}

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

bool is_bare_key(std::string_view key) {
  return !key.empty() && std::all_of(key.begin(), key.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
  });
}

std::string did_you_mean(const std::optional<std::string>& word) {
  return word ? "did you mean `" + *word + "`?" : std::string();
}

std::string range_text(std::int64_t minimum, std::int64_t maximum) {
  const bool from = minimum != std::numeric_limits<std::int64_t>::min();
  const bool to = maximum != std::numeric_limits<std::int64_t>::max();
  if (from && to) return std::to_string(minimum) + " to " + std::to_string(maximum);
  return from ? std::to_string(minimum) + " or more" : std::to_string(maximum) + " or less";
}

// What to do when `value` stands where `accepted` is wanted, if there is something to say.
std::string remedy_for_type(const TomlValue& value, std::string_view accepted) {
  if (accepted == "a text" && !value.is_array() && !value.is_table()) return "put it in quotation marks";
  if (value.is_string() &&
      (accepted == "a number" || accepted == "an integer" || accepted == "true or false")) {
    return "write it without quotation marks";
  }
  return {};
}

}  // namespace

double TomlValue::number() const {
  if (const auto* integer = std::get_if<std::int64_t>(&value)) return static_cast<double>(*integer);
  return std::get<double>(value);
}

std::string TomlValue::described() const {
  struct Describe {
    std::string operator()(const std::string& text) const { return "text " + assay::quoted(text); }
    std::string operator()(std::int64_t integer) const { return "integer " + std::to_string(integer); }
    std::string operator()(double number) const { return "number " + shortest(number); }
    std::string operator()(bool flag) const { return flag ? "true" : "false"; }
    std::string operator()(const TomlDate& date) const { return "date " + date.text; }
    std::string operator()(const TomlArray& array) const {
      const bool tables = !array.empty() && std::all_of(array.begin(), array.end(),
                                                        [](const TomlValue& v) { return v.is_table(); });
      return tables ? "an array of tables" : "an array";
    }
    std::string operator()(const TomlTable&) const { return "a table"; }
  };
  return std::visit(Describe{}, value);
}

TomlReader::TomlReader(const TomlFile& file, std::vector<Problem>& problems)
    : file_(&file.name), table_(&file.root), problems_(&problems) {}

TomlReader::TomlReader(const TomlReader& parent, const TomlTable& table, std::string path, std::uint64_t line,
                       std::uint64_t column)
    : file_(parent.file_),
      table_(&table),
      problems_(parent.problems_),
      path_(std::move(path)),
      line_(line),
      column_(column) {}

const TomlEntry* TomlReader::find(std::string_view key) const {
  for (const TomlEntry& entry : *table_) {
    if (entry.key == key) return &entry;
  }
  return nullptr;
}

const TomlValue* TomlReader::take(std::string_view key) {
  if (std::find(asked_.begin(), asked_.end(), key) == asked_.end()) asked_.emplace_back(key);
  const TomlEntry* entry = find(key);
  return entry == nullptr ? nullptr : &entry->value;
}

bool TomlReader::has(std::string_view key) const {
  return find(key) != nullptr;
}

const TomlValue* TomlReader::raw(std::string_view key) {
  return take(key);
}

std::vector<std::string> TomlReader::keys() const {
  std::vector<std::string> out;
  for (const TomlEntry& entry : *table_) out.push_back(entry.key);
  return out;
}

Location TomlReader::where(std::string_view key) const {
  const TomlEntry* entry = key.empty() ? nullptr : find(key);
  if (entry == nullptr) return {*file_, line_, column_};
  return {*file_, entry->line, entry->column};
}

std::string TomlReader::path(std::string_view key) const {
  if (key.empty()) return path_;
  const std::string last = is_bare_key(key) ? std::string(key) : assay::quoted(key);
  return path_.empty() ? last : path_ + "." + last;
}

void TomlReader::complain(std::string_view key, std::string what, std::string found, std::string accepted,
                          std::string remedy) {
  problems_->push_back(
      {where(key), path(key), std::move(what), std::move(found), std::move(accepted), std::move(remedy)});
}

void TomlReader::wrong_type(std::string_view key, const TomlValue& value, std::string accepted) {
  std::string remedy = remedy_for_type(value, accepted);
  problems_->push_back({{*file_, value.line, value.column},
                        path(key),
                        std::string(kWrongType),
                        value.described(),
                        std::move(accepted),
                        std::move(remedy)});
}

std::string TomlReader::text(std::string_view key) {
  const TomlValue* value = take(key);
  if (value == nullptr) {
    complain(key, std::string(kMissing), {}, "a text", "add " + path(key) + " = \"…\"");
    return {};
  }
  std::string out = text_or(key, {});
  if (value->is_string() && is_blank(out)) {
    complain(key, "the text is blank", value->described(), "a text that is not blank", "fill it in");
    return {};
  }
  return out;
}

std::string TomlReader::text_or(std::string_view key, std::string_view otherwise) {
  return optional_text(key).value_or(std::string(otherwise));
}

std::string TomlReader::id(std::string_view key) {
  std::string out = text(key);
  if (out.empty() || is_id(out)) return out;
  complain(key, "not an id", assay::quoted(out),
           "a lower case letter, then lower case letters, digits, '-', '_' and '.'", "choose another id");
  return {};
}

std::optional<std::string> TomlReader::optional_text(std::string_view key) {
  const TomlValue* value = take(key);
  if (value == nullptr) return std::nullopt;
  if (value->is_string()) return std::get<std::string>(value->value);
  wrong_type(key, *value, "a text");
  return std::nullopt;
}

double TomlReader::number(std::string_view key) {
  if (take(key) == nullptr) {
    complain(key, std::string(kMissing), {}, "a number", "add " + path(key) + " = …");
    return 0;
  }
  return optional_number(key).value_or(0);
}

std::optional<double> TomlReader::optional_number(std::string_view key) {
  const TomlValue* value = take(key);
  if (value == nullptr) return std::nullopt;
  if (!value->is_number()) {
    wrong_type(key, *value, "a number");
    return std::nullopt;
  }
  if (std::isfinite(value->number())) return value->number();
  complain(key, "the number is not finite", value->described(), "a finite number", "give a number");
  return std::nullopt;
}

std::optional<std::int64_t> TomlReader::optional_integer(std::string_view key, std::int64_t minimum,
                                                         std::int64_t maximum) {
  const TomlValue* value = take(key);
  if (value == nullptr) return std::nullopt;
  const auto* integer = std::get_if<std::int64_t>(&value->value);
  if (integer == nullptr) {
    wrong_type(key, *value, "an integer");
    return std::nullopt;
  }
  if (*integer >= minimum && *integer <= maximum) return *integer;
  complain(key, "the integer is out of range", std::to_string(*integer), range_text(minimum, maximum),
           "give one in the range");
  return std::nullopt;
}

bool TomlReader::flag_or(std::string_view key, bool otherwise) {
  const TomlValue* value = take(key);
  if (value == nullptr) return otherwise;
  if (const bool* flag = std::get_if<bool>(&value->value)) return *flag;
  wrong_type(key, *value, "true or false");
  return otherwise;
}

std::vector<std::string> TomlReader::texts(std::string_view key) {
  std::vector<std::string> out;
  const TomlValue* value = take(key);
  if (value == nullptr) return out;
  if (!value->is_array()) {
    wrong_type(key, *value, "an array of texts");
    return out;
  }
  const TomlArray& array = std::get<TomlArray>(value->value);
  for (std::size_t i = 0; i < array.size(); ++i) {
    if (array[i].is_string()) {
      out.push_back(std::get<std::string>(array[i].value));
    } else {
      problems_->push_back({{*file_, array[i].line, array[i].column},
                            path(key) + "[" + std::to_string(i) + "]",
                            std::string(kWrongType),
                            array[i].described(),
                            "a text",
                            remedy_for_type(array[i], "a text")});
    }
  }
  return out;
}

std::vector<std::string> TomlReader::text_or_texts(std::string_view key) {
  const TomlValue* value = take(key);
  if (value == nullptr) return {};
  if (value->is_string()) return {std::get<std::string>(value->value)};
  if (value->is_array()) return texts(key);
  wrong_type(key, *value, "a text or an array of texts");
  return {};
}

std::vector<double> TomlReader::numbers(std::string_view key) {
  std::vector<double> out;
  const TomlValue* value = take(key);
  if (value == nullptr) return out;
  if (!value->is_array()) {
    wrong_type(key, *value, "an array of numbers");
    return out;
  }
  const TomlArray& array = std::get<TomlArray>(value->value);
  for (std::size_t i = 0; i < array.size(); ++i) {
    if (array[i].is_number() && std::isfinite(array[i].number())) {
      out.push_back(array[i].number());
    } else {
      const bool number = array[i].is_number();
      problems_->push_back({{*file_, array[i].line, array[i].column},
                            path(key) + "[" + std::to_string(i) + "]",
                            number ? "the number is not finite" : std::string(kWrongType),
                            array[i].described(),
                            number ? "a finite number" : "a number",
                            remedy_for_type(array[i], "a number")});
    }
  }
  return out;
}

std::string TomlReader::choice(std::string_view key, const std::vector<std::string>& words,
                               std::string_view otherwise) {
  const std::optional<std::string> word = optional_text(key);
  if (!word) return std::string(otherwise);
  if (std::find(words.begin(), words.end(), *word) != words.end()) return *word;
  complain(key, "not one of the accepted words", assay::quoted(*word), enumerate(words, "or"),
           did_you_mean(closest(*word, words)));
  return std::string(otherwise);
}

std::optional<TomlReader> TomlReader::table(std::string_view key, bool required) {
  const TomlValue* value = take(key);
  if (value == nullptr) {
    if (required) complain(key, "a required table is missing", {}, "a table", "add [" + path(key) + "]");
    return std::nullopt;
  }
  if (value->is_table()) {
    return TomlReader(*this, std::get<TomlTable>(value->value), path(key), value->line, value->column);
  }
  wrong_type(key, *value, "a table");
  if (value->is_array()) problems_->back().remedy = "write [" + path(key) + "] once, in single brackets";
  return std::nullopt;
}

std::vector<TomlReader> TomlReader::tables(std::string_view key) {
  std::vector<TomlReader> out;
  const TomlValue* value = take(key);
  if (value == nullptr) return out;
  if (!value->is_array()) {
    wrong_type(key, *value, "an array of tables");
    if (value->is_table()) problems_->back().remedy = "write [[" + path(key) + "]], in double brackets";
    return out;
  }
  const TomlArray& array = std::get<TomlArray>(value->value);
  for (std::size_t i = 0; i < array.size(); ++i) {
    const std::string element = path(key) + "[" + std::to_string(i) + "]";
    if (array[i].is_table()) {
      out.push_back(
          TomlReader(*this, std::get<TomlTable>(array[i].value), element, array[i].line, array[i].column));
    } else {
      problems_->push_back({{*file_, array[i].line, array[i].column},
                            element,
                            std::string(kWrongType),
                            array[i].described(),
                            "a table",
                            {}});
    }
  }
  return out;
}

void TomlReader::finish(const std::vector<std::string>& also) {
  std::vector<std::string> accepted = asked_;
  for (const std::string& key : also) {
    if (std::find(accepted.begin(), accepted.end(), key) == accepted.end()) accepted.push_back(key);
  }
  for (const TomlEntry& entry : *table_) {
    if (std::find(asked_.begin(), asked_.end(), entry.key) != asked_.end()) continue;
    if (const auto near = closest(entry.key, accepted); near && *near != entry.key) {
      complain(entry.key, "unknown key", {}, {}, did_you_mean(near));
    } else {
      complain(entry.key, "unknown key", {}, accepted.empty() ? "no key here" : enumerate(accepted),
               "take it out, or use an accepted key");
    }
  }
}

}  // namespace assay
