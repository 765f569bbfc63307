#include "group_document.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <nlohmann/json.hpp>

#include "assay/error.hpp"
#include "assay/files.hpp"

namespace assay::audit {
namespace {

using Json = nlohmann::json;

std::string text_at(const Json& node, const char* key) {
  const auto at = node.find(key);
  return at != node.end() && at->is_string() ? at->get<std::string>() : std::string();
}
const Json& list_at(const Json& node, const char* key) {
  static const Json kNone = Json::array();
  const auto at = node.find(key);
  return at != node.end() && at->is_array() ? *at : kNone;
}

DocumentPart part_of(const Json& node) {
  DocumentPart part{text_at(node, "kind"),
                    text_at(node, "id"),
                    text_at(node, "title"),
                    text_at(node, "chart"),
                    text_at(node, "text"),
                    {},
                    {},
                    {}};
  for (const Json& child : list_at(node, "children")) {
    part.children.push_back(part_of(child));
    part.text += part.children.back().text;
  }
  for (const Json& category : list_at(node, "categories")) part.labels.push_back(text_at(category, "label"));
  for (const Json& series : list_at(node, "series")) {
    ChartLine& line = part.lines.emplace_back();
    line.role = text_at(series, "role");
    for (const Json& value : list_at(series, "values")) {
      line.values.push_back(value.is_number() ? std::optional<double>(value.get<double>()) : std::nullopt);
    }
    if (line.values.size() != part.labels.size()) line.values.clear();
  }
  return part;
}

bool is_digit(unsigned char byte) {
  return byte >= '0' && byte <= '9';
}
// Of a digit in Arabic, which is two bytes, the second.
bool is_arabic_digit(unsigned char first, unsigned char second) {
  return first == 0xD9 && second >= 0xA0 && second <= 0xA9;
}

// Takes `mark` off the front of a text that begins with it.
bool take(std::string_view& text, std::string_view mark) {
  if (text.substr(0, mark.size()) != mark) return false;
  text.remove_prefix(mark.size());
  return true;
}

// Marks of direction, which are not seen, and what parts thousands.
constexpr std::array<std::string_view, 7> kUnseen = {"\u200E", "\u200F", "\u061C", "\u00A0",
                                                     "\u202F", "\u2019", "'"};

}  // namespace

GroupDocument read_group_document(const std::filesystem::path& file) {
  const Json document = Json::parse(read_file(file), nullptr, false);
  if (!document.is_object()) {
    throw Error(Problem{{file.string(), 0, 0},
                        "",
                        "this is not the JSON of a report",
                        "",
                        "",
                        "give the file as the program wrote it"});
  }
  GroupDocument found{{}, part_of(document)};
  for (const Json& attribute : list_at(document, "attributes")) {
    if (text_at(attribute, "key") == "report") found.report = text_at(attribute, "value");
  }
  return found;
}

std::optional<Number> number_of(std::string_view text) {
  std::string digits;
  std::size_t behind = 0;
  bool marked = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    const auto next = static_cast<unsigned char>(i + 1 < text.size() ? text[i + 1] : 0);
    if (is_digit(byte) || is_arabic_digit(byte, next)) {
      digits += is_digit(byte) ? text[i] : static_cast<char>('0' + (next - 0xA0));
      ++behind;
    } else if (text[i] == '.' || text[i] == ',' || (byte == 0xD9 && next == 0xAB)) {
      marked = true;
      behind = 0;
    } else if (byte == 0xE2) {
      return std::nullopt;  // a dash, or a minus, which no mean of a scale that is looked at has
    }
  }
  if (digits.empty() || digits.size() > 12) return std::nullopt;
  const std::size_t decimals = marked && behind <= 2 ? behind : 0;
  const double unit = std::pow(10.0, -static_cast<double>(decimals));
  return Number{std::stod(digits) * unit, decimals == 0 ? 0 : unit / 2};
}

std::optional<Number> signed_figure(std::string_view text) {
  std::string seen;
  bool negative = false;
  while (!text.empty()) {
    const bool unseen =
        std::any_of(kUnseen.begin(), kUnseen.end(), [&](std::string_view mark) { return take(text, mark); });
    if (unseen) continue;
    if (seen.empty() && (take(text, "-") || take(text, "\u2212"))) {
      negative = true;
      continue;
    }
    if (seen.empty() && take(text, "+")) continue;
    const auto byte = static_cast<unsigned char>(text[0]);
    const bool two = text.size() > 1 && byte == 0xD9 &&
                     (is_arabic_digit(byte, static_cast<unsigned char>(text[1])) || text[1] == '\xAB');
    if (!is_digit(byte) && text[0] != '.' && text[0] != ',' && !two) return std::nullopt;
    seen += text.substr(0, two ? 2 : 1);
    text.remove_prefix(two ? 2 : 1);
  }
  auto number = number_of(seen);
  if (number && negative) number->value = -number->value;
  return number;
}

std::vector<double> numbers_in(std::string_view text) {
  std::vector<double> numbers;
  std::string token;
  const auto end = [&] {
    if (const auto number = number_of(token)) numbers.push_back(number->value);
    token.clear();
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    const auto next = static_cast<unsigned char>(i + 1 < text.size() ? text[i + 1] : ' ');
    const bool arabic = byte == 0xD9 && next >= 0xA0 && next <= 0xAB;
    const bool mark = text[i] == '.' || text[i] == ',';
    const bool digit_next = is_digit(next) || next == 0xD9;
    if (is_digit(byte) || (mark && !token.empty() && digit_next)) {
      token += text[i];
    } else if (arabic) {
      token += text.substr(i++, 2);
    } else {
      end();
    }
  }
  end();
  return numbers;
}

}  // namespace assay::audit
