#include "value_checks.hpp"

#include <algorithm>
#include <cctype>
#include <system_error>
#include <utility>

#include "assay/text.hpp"

namespace assay {

namespace fs = std::filesystem;

namespace {

// Calls `visit(index, element, text)` for each text in the array under `key`. Elements of another type
// are left to the reader, which has noted them.
template <typename Visit>
void each_text(TomlReader& reader, std::string_view key, Visit visit) {
  reader.texts(key);
  const TomlValue* value = reader.raw(key);
  if (value == nullptr || !value->is_array()) return;
  const TomlArray& elements = std::get<TomlArray>(value->value);
  for (std::size_t index = 0; index < elements.size(); ++index) {
    const TomlValue& element = elements[index];
    if (element.is_string()) visit(index, element, std::get<std::string>(element.value));
  }
}

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

}  // namespace

fs::path folder_of(const fs::path& source) {
  return fs::absolute(source).lexically_normal().parent_path();
}

void complain_at(TomlReader& reader, std::string_view key, std::size_t index, const TomlValue& element,
                 std::string what, std::string accepted, std::string remedy) {
  Problem problem;
  problem.where = {reader.where().file, element.line, element.column};
  problem.key = reader.path(key) + "[" + std::to_string(index) + "]";
  problem.what = std::move(what);
  problem.found = element.described();
  problem.accepted = std::move(accepted);
  problem.remedy = std::move(remedy);
  reader.problems().push_back(std::move(problem));
}

std::vector<fs::path> folder_list(TomlReader& reader, std::string_view key, const fs::path& base) {
  std::vector<fs::path> folders;
  each_text(reader, key, [&](std::size_t index, const TomlValue& element, const std::string& text) {
    if (is_blank(text)) {
      complain_at(reader, key, index, element, "not the name of a folder",
                  "a folder, absolute or counted from the folder of this file",
                  "name a folder or take it out");
      return;
    }
    folders.push_back((base / text).lexically_normal());
  });
  return folders;
}

std::vector<std::string> id_list(TomlReader& reader, std::string_view key) {
  std::vector<std::string> ids;
  each_text(reader, key, [&](std::size_t index, const TomlValue& element, const std::string& text) {
    if (!is_id(text)) {
      complain_at(reader, key, index, element, "not an id",
                  "a lower case letter, then lower case letters, digits, '-', '_' and '.'",
                  "choose another id");
    } else if (std::find(ids.begin(), ids.end(), text) != ids.end()) {
      complain_at(reader, key, index, element, "an id is in the list twice", "each id once", "take it out");
    } else {
      ids.push_back(text);
    }
  });
  return ids;
}

bool stays_inside(std::string_view name) {
  const fs::path relative(name);
  return !relative.empty() && relative.is_relative() &&
         std::find(relative.begin(), relative.end(), "..") == relative.end();
}

bool is_locale(std::string_view text) {
  const auto is_letter = [](unsigned char c) { return std::isalpha(c) != 0; };
  const auto is_letter_or_digit = [](unsigned char c) { return std::isalnum(c) != 0; };
  const std::size_t end = std::min(text.find('-'), text.size());
  const std::string_view language = text.substr(0, end);
  if (language.size() < 2 || language.size() > 8) return false;
  if (!std::all_of(language.begin(), language.end(), is_letter)) return false;
  text.remove_prefix(end);
  while (!text.empty()) {
    text.remove_prefix(1);
    const std::string_view part = text.substr(0, text.find('-'));
    if (part.empty() || part.size() > 8) return false;
    if (!std::all_of(part.begin(), part.end(), is_letter_or_digit)) return false;
    text.remove_prefix(part.size());
  }
  return true;
}

}  // namespace assay
