#include "assay/toml.hpp"

#include <toml++/toml.h>

#include <algorithm>
#include <sstream>
#include <tuple>

#include "assay/files.hpp"
#include "assay/text.hpp"
#include "input_file.hpp"

namespace assay {
namespace {

constexpr std::uint64_t kLargestFile = 16 << 20;
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
// The parser and whoever walks its tree recurse; these keep a hostile file away from the stack's end.
constexpr int kDeepestNesting = 64;
constexpr int kMostDots = 32;

[[noreturn]] void refuse(Location where, std::string what, std::string found, std::string accepted,
                         std::string remedy) {
  Problem problem{std::move(where), {}, std::move(what), std::move(found), std::move(accepted),
                  std::move(remedy)};
  throw Error(std::move(problem));
}

// Line and column (in characters, as the parser counts them) of a byte of `text`.
Location place_of(std::string_view text, std::size_t offset, const std::string& name) {
  const std::string_view before = text.substr(0, offset);
  const std::size_t line_start = before.rfind('\n') + 1;  // npos + 1 is 0
  const std::string_view line = before.substr(line_start);
  const auto lines = std::count(before.begin(), before.end(), '\n');
  const auto columns = std::count_if(line.begin(), line.end(), [](char c) { return (c & 0xC0) != 0x80; });
  return {name, static_cast<std::uint64_t>(lines) + 1, static_cast<std::uint64_t>(columns) + 1};
}

[[noreturn]] void refuse_size(std::uint64_t size, const std::string& name) {
  refuse({name, 0, 0}, "the file is too large", std::to_string(size) + " bytes",
         "up to " + std::to_string(kLargestFile) + " bytes", "check that it is the right file");
}

void check_encoding(std::string_view text, const std::string& name) {
  const auto invalid = find_invalid_utf8(text);
  if (!invalid) return;
  refuse(place_of(text, *invalid, name), "the file is not UTF-8", "byte " + quoted(text.substr(*invalid, 1)),
         "UTF-8", "save the file as UTF-8");
}

// The offset behind the string that starts at `begin`, or the end of the text.
std::size_t skip_string(std::string_view text, std::size_t begin) {
  const char quote = text[begin];
  const bool escapes = quote == '"';
  const std::string three(3, quote);
  const bool multi_line = text.substr(begin, 3) == three;
  for (std::size_t i = begin + (multi_line ? 3 : 1); i < text.size(); ++i) {
    if (escapes && text[i] == '\\') {
      ++i;
    } else if (multi_line && text.substr(i, 3) == three) {
      return i + 3;
    } else if (!multi_line && (text[i] == quote || text[i] == '\n')) {
      return i + 1;
    }
  }
  return text.size();
}

// Looks at brackets and dots outside of texts and comments, before anything recurses over them.
void check_depth(std::string_view text, const std::string& name) {
  int nesting = 0;
  int dots = 0;
  for (std::size_t i = 0; i < text.size();) {
    const char c = text[i];
    if (c == '"' || c == '\'') {
      i = skip_string(text, i);
      continue;
    }
    if (c == '#') {
      i = std::min(text.find('\n', i), text.size());
      continue;
    }
    if (c == '[' || c == '{') ++nesting;
    if ((c == ']' || c == '}') && nesting > 0) --nesting;
    dots = c == '.' ? dots + 1 : (c == '\n' || c == '=' || c == ',') ? 0 : dots;
    if (nesting > kDeepestNesting || dots > kMostDots) {
      refuse(place_of(text, i, name), "nested too deeply", {},
             std::to_string(kDeepestNesting) + " levels of brackets, keys of " +
                 std::to_string(kMostDots + 1) + " parts",
             "check the brackets and dots here");
    }
    ++i;
  }
}

// The key in the parser's words, which stands between the outermost apostrophes.
std::string_view key_in(std::string_view description) {
  const std::size_t open = description.find('\'');
  const std::size_t close = description.rfind('\'');
  if (open == std::string_view::npos || close <= open) return {};
  return description.substr(open + 1, close - open - 1);
}

// The parser points behind a repeated key; a person looks for the key itself.
std::uint64_t column_of_key(std::string_view text, std::string_view key,
                            const toml::source_position& position) {
  std::size_t start = 0;
  for (std::uint64_t line = 1; line < position.line; ++line) start = text.find('\n', start) + 1;
  const std::size_t at = key.empty() ? key.npos : text.substr(start).rfind(key, position.column);
  return at == key.npos ? position.column : place_of(text, start + at, {}).column;
}

[[noreturn]] void refuse_syntax(const toml::parse_error& error, std::string_view text,
                                const std::string& name) {
  constexpr std::string_view kPreamble = "Error while parsing ";
  const toml::source_position position = error.source().begin;
  std::string_view description = error.description();
  if (description.substr(0, kPreamble.size()) == kPreamble) description.remove_prefix(kPreamble.size());
  if (description.find("cannot redefine") != std::string_view::npos) {
    const std::string_view key = key_in(description);
    refuse({name, position.line, column_of_key(text, key, position)}, "a key is given twice",
           key.empty() ? std::string() : quoted(key), "each key once in its table",
           "keep one of the two; a list of tables is written [[name]]");
  }
  refuse({name, position.line, position.column}, "not valid TOML: " + std::string(description), {}, {},
         "mend this line: key = value, one a line, texts in quotation marks");
}

template <typename Date>
TomlDate to_date(const Date& date) {
  std::ostringstream out;
  out << date;
  return {out.str()};
}

// Copies the parser's tree into ours and notes texts that no plugin may be handed.
class Converter {
 public:
  Converter(const std::string& name, std::vector<Problem>& problems) : name_(name), problems_(problems) {}

  TomlTable table(const toml::table& from) {
    TomlTable out;
    out.reserve(from.size());
    for (const auto& [key, node] : from) {
      const toml::source_position at = key.source().begin;
      check_text(key.str(), at);
      out.push_back({std::string(key.str()), at.line, at.column, value(node)});
    }
    std::sort(out.begin(), out.end(), [](const TomlEntry& a, const TomlEntry& b) {
      return std::tie(a.line, a.column) < std::tie(b.line, b.column);
    });
    return out;
  }

 private:
  TomlValue value(const toml::node& node) {
    TomlValue out;
    const toml::source_position at = node.source().begin;
    out.line = at.line;
    out.column = at.column;
    node.visit([&](const auto& typed) { out.value = convert(typed, at); });
    return out;
  }

  using Value = decltype(TomlValue::value);
  Value convert(const toml::table& from, const toml::source_position&) { return table(from); }
  Value convert(const toml::array& from, const toml::source_position&) {
    TomlArray out;
    out.reserve(from.size());
    for (const toml::node& node : from) out.push_back(value(node));
    return out;
  }
  Value convert(const toml::value<std::string>& from, const toml::source_position& at) {
    check_text(from.get(), at);
    return from.get();
  }
  Value convert(const toml::value<std::int64_t>& from, const toml::source_position&) { return from.get(); }
  Value convert(const toml::value<double>& from, const toml::source_position&) { return from.get(); }
  Value convert(const toml::value<bool>& from, const toml::source_position&) { return from.get(); }
  template <typename Date>
  Value convert(const toml::value<Date>& from, const toml::source_position&) {
    return to_date(from.get());
  }

  void check_text(std::string_view text, const toml::source_position& at) {
    if (text.find('\0') == std::string_view::npos) return;
    problems_.push_back({{name_, at.line, at.column},
                         {},
                         "a text holds the character NUL",
                         quoted(text),
                         {},
                         "take \\u0000 out"});
  }

  const std::string& name_;
  std::vector<Problem>& problems_;
};

}  // namespace

TomlFile parse_toml(std::string_view text, std::string name) {
  if (text.size() > kLargestFile) refuse_size(text.size(), name);
  if (text.substr(0, kByteOrderMark.size()) == kByteOrderMark) text.remove_prefix(kByteOrderMark.size());
  check_encoding(text, name);
  check_depth(text, name);
  std::vector<Problem> problems;
  TomlTable root;
  try {
    root = Converter(name, problems).table(toml::parse(text, name));
  } catch (const toml::parse_error& error) {
    refuse_syntax(error, text, name);
  }
  throw_if_any(std::move(problems));
  return {std::move(name), std::move(root)};
}

TomlFile read_toml(const std::string& path) {
  if (const std::uint64_t size = InputFile(path).size(); size > kLargestFile) refuse_size(size, path);
  return parse_toml(read_file(path), path);
}

}  // namespace assay
