// Instruments as TOML text, in the order in which a person would write it.
#include <charconv>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "assay/exchange.hpp"
#include "instrument_words.hpp"

namespace assay {
namespace {

// Beyond this a list of texts stands a line each.
constexpr std::size_t kWidest = 100;

std::string number(double value) {
  constexpr double kLargestInteger = 9e18;
  char buffer[32];
  std::string digits(buffer, std::to_chars(buffer, buffer + sizeof buffer, value).ptr);
  // Beyond 64 bits a whole number has to look like a float.
  const bool whole = digits.find_first_of(".e") == std::string::npos;
  return whole && std::fabs(value) > kLargestInteger ? digits + ".0" : digits;
}

std::string text(std::string_view words) {
  std::string out = "\"";
  for (const char c : words) {
    const auto code = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out += {'\\', c};
    } else if (c == '\n') {
      out += "\\n";
    } else if (c == '\t') {
      out += "\\t";
    } else if (code < 0x20 || code == 0x7f) {
      static constexpr char kDigits[] = "0123456789ABCDEF";
      out += {'\\', 'u', '0', '0', kDigits[code >> 4], kDigits[code & 15]};
    } else {
      out += c;
    }
  }
  return out + '"';
}

std::string list(const std::vector<std::string>& values) {
  std::string line = "[", lines = "[\n";
  for (std::size_t i = 0; i < values.size(); ++i) {
    line += (i == 0 ? "" : ", ") + values[i];
    lines += "  " + values[i] + ",\n";
  }
  return line.size() <= kWidest ? line + "]" : lines + "]";
}

std::string list_of_texts(const std::vector<std::string>& words) {
  std::vector<std::string> values;
  for (const std::string& word : words) values.push_back(text(word));
  return list(values);
}

// A key that is nothing but a number or an id needs no quotation marks, unless it has a dot.
std::string key_of(std::string_view name) {
  for (const char c : name) {
    const bool bare =
        (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    if (!bare) return text(name);
  }
  return name.empty() ? text(name) : std::string(name);
}

class TomlText {
 public:
  explicit TomlText(const Instrument& instrument) : instrument_(instrument) {}

  std::string write(const std::vector<std::string>& remarks) {
    for (const std::string& remark : remarks) out_ += remark.empty() ? "#\n" : "# " + one_line(remark) + "\n";
    if (!remarks.empty()) out_ += '\n';
    write_header();
    for (const Scale& scale : instrument_.scales) write_scale(scale);
    for (const Role& role : instrument_.roles) write_role(role);
    for (const Construct& construct : instrument_.constructs) write_construct(construct);
    for (const Item& item : instrument_.items) write_item(item);
    return std::move(out_);
  }

 private:
  static std::string one_line(std::string words) {
    for (char& c : words) {
      if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) c = ' ';
    }
    return words;
  }

  void table(std::string_view name) {
    if (!out_.empty() && out_.back() == '\n' && !out_.ends_with("\n\n")) out_ += '\n';
    out_ += std::string(name) + "\n";
  }
  void raw(std::string_view key, const std::string& value) {
    out_ += std::string(key) + " = " + value + "\n";
  }
  void words(std::string_view key, std::string_view value) { raw(key, text(value)); }
  void texts(std::string_view key, const std::vector<std::string>& values) {
    raw(key, values.size() == 1 ? text(values.front()) : list_of_texts(values));
  }

  void write_header();
  void write_scale(const Scale& scale);
  void write_role(const Role& role);
  void write_construct(const Construct& construct);
  void write_texts(const Construct& construct);
  void write_item(const Item& item);

  const Instrument& instrument_;
  std::string out_;
};

void TomlText::write_header() {
  table("[instrument]");
  words("id", instrument_.id);
  words("version", instrument_.version);
  words("title", instrument_.title);
  words("vendor", instrument_.vendor);
  words("kind", instrument_.kind);
  words("locale", instrument_.locale);
  if (!instrument_.description.empty()) words("description", instrument_.description);
  if (instrument_.method != ASSAY_METHOD_MEAN || instrument_.roll_up != ASSAY_ROLL_UP_MEAN_OF_MEANS) {
    table("[scoring]");
    words("method", kMethodWords.at(instrument_.method));
    words("roll-up", kRollUpWords.at(instrument_.roll_up));
  }
  if (!instrument_.attributes.empty()) table("[attributes]");
  for (const Attribute& attribute : instrument_.attributes) texts(key_of(attribute.key), attribute.values);
}

void TomlText::write_scale(const Scale& scale) {
  table("[[scale]]");
  words("id", scale.id);
  std::vector<std::string> points;
  for (const double point : scale.points) points.push_back(number(point));
  raw(scale.continuous ? "range" : "points", list(points));
  if (!scale.labels.empty()) {
    std::string labels;
    for (const ScaleLabel& label : scale.labels) {
      labels += (labels.empty() ? "{ " : ", ") + key_of(number(label.value)) + " = " + text(label.text);
    }
    raw("labels", labels + " }");
  }
  if (scale.accepts_na) raw("na", "true");
  if (scale.accepts_na && scale.na_label != "NA") words("na-label", scale.na_label);
  if (scale.na_policy != ASSAY_NA_AVAILABLE) words("na-policy", kNaPolicyWords.at(scale.na_policy));
}

void TomlText::write_role(const Role& role) {
  table("[[role]]");
  words("id", role.id);
  words("title", role.title);
  if (role.parent != ASSAY_NONE) words("parent", instrument_.roles[role.parent].id);
  if (role.required) raw("required", "true");
  if (role.max_raters > 0) raw("max", std::to_string(role.max_raters));
}

void TomlText::write_construct(const Construct& construct) {
  table("[[construct]]");
  words("id", construct.id);
  words("level", instrument_.levels[construct.level]);
  if (construct.parent != ASSAY_NONE) words("parent", instrument_.constructs[construct.parent].id);
  words("title", construct.title);
  if (construct.short_title != construct.title) words("short", construct.short_title);
  if (!construct.aliases.empty()) raw("aliases", list_of_texts(construct.aliases));
  write_texts(construct);
  if (construct.has_weight) raw("weight", number(construct.weight));
  if (construct.has_target) raw("target", number(construct.target));
  if (construct.scale != ASSAY_NONE) words("scale", instrument_.scales[construct.scale].id);
  if (construct.links.empty()) return;
  std::vector<std::string> links;
  for (const std::uint32_t link : construct.links) links.push_back(instrument_.constructs[link].id);
  raw("links", list_of_texts(links));
}

void TomlText::write_texts(const Construct& construct) {
  std::vector<std::string> kinds;
  for (const ConstructText& one : construct.texts) {
    if (kinds.empty() || kinds.back() != one.kind) kinds.push_back(one.kind);
  }
  for (const std::string& kind : kinds) {
    std::vector<std::string> values;
    for (const ConstructText& one : construct.texts) {
      if (one.kind == kind) values.push_back(one.text);
    }
    texts(key_of(kind), values);
  }
}

void TomlText::write_item(const Item& item) {
  table("[[item]]");
  words("id", item.id);
  if (item.form != ASSAY_NONE) words("form", instrument_.forms[item.form]);
  words("text", item.text);
  words("construct", instrument_.constructs[item.construct].id);
  words("scale", instrument_.scales[item.scale].id);
  if (item.reverse) raw("reverse", "true");
  if (item.weight != 1) raw("weight", number(item.weight));
}

}  // namespace

std::string instrument_toml(const Instrument& instrument, const std::vector<std::string>& remarks) {
  return TomlText(instrument).write(remarks);
}

}  // namespace assay
