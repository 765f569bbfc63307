// assay/toml.hpp: TOML files with the place of every value, and a reader that leaves no key unread.
//
// The parser's own types stay in one source file; here is a plain tree. A TomlReader walks a table, notes
// each problem with file, line, column and key, and goes on, so that one run lists all of them:
//
//   std::vector<Problem> problems;
//   TomlFile file = parse_toml(text, "norm.toml");
//   TomlReader root(file, problems);
//   if (auto norm = root.table("norm")) { id = norm->id("id"); ... norm->finish(); }
//   root.finish();                      // what was not asked for is an unknown key
//   throw_if_any(std::move(problems));
#pragma once

#include <cstdint>
#include <limits>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "assay/error.hpp"

namespace assay {

struct TomlValue;
using TomlArray = std::vector<TomlValue>;

struct TomlEntry;
// In the order of the file.
using TomlTable = std::vector<TomlEntry>;

struct TomlDate {
  std::string text;
};

struct TomlValue {
  std::variant<std::string, std::int64_t, double, bool, TomlDate, TomlArray, TomlTable> value;
  std::uint64_t line = 0;
  std::uint64_t column = 0;

  bool is_table() const { return std::holds_alternative<TomlTable>(value); }
  bool is_array() const { return std::holds_alternative<TomlArray>(value); }
  bool is_string() const { return std::holds_alternative<std::string>(value); }
  bool is_number() const {
    return std::holds_alternative<std::int64_t>(value) || std::holds_alternative<double>(value);
  }
  // The value of an integer or a float. Only when is_number().
  double number() const;
  // The value as one would name it in a message: text "abc", integer 3, a table.
  std::string described() const;
};

struct TomlEntry {
  std::string key;
  std::uint64_t line = 0;  // of the key
  std::uint64_t column = 0;
  TomlValue value;
};

struct TomlFile {
  std::string name;  // as it is called in messages
  TomlTable root;
};

// Parses `text`. Throws Error at a syntax error, an invalid byte, or a file of more than 16 MiB.
TomlFile parse_toml(std::string_view text, std::string name);
// Reads and parses a file. Throws Error, also when it cannot be read.
TomlFile read_toml(const std::string& path);

class TomlReader {
 public:
  // `file` and `problems` must outlive the reader.
  TomlReader(const TomlFile& file, std::vector<Problem>& problems);

  // Values by key. A missing required one, or one of another type, is noted as a problem, and an empty
  // or default value comes back.
  std::string text(std::string_view key);  // required, not blank
  std::string text_or(std::string_view key, std::string_view otherwise);
  std::string id(std::string_view key);    // required, is_id()
  std::optional<std::string> optional_text(std::string_view key);
  double number(std::string_view key);     // required; an integer or a float, finite
  std::optional<double> optional_number(std::string_view key);
  std::optional<std::int64_t> optional_integer(
      std::string_view key, std::int64_t minimum = std::numeric_limits<std::int64_t>::min(),
      std::int64_t maximum = std::numeric_limits<std::int64_t>::max());
  bool flag_or(std::string_view key, bool otherwise);
  std::vector<std::string> texts(std::string_view key);  // an array of texts; empty when absent
  std::vector<std::string> text_or_texts(std::string_view key);  // one text counts as an array of one
  std::vector<double> numbers(std::string_view key);     // an array of numbers; empty when absent
  // A choice of fixed words; a problem with a suggestion when it is none of them.
  std::string choice(std::string_view key, const std::vector<std::string>& words,
                     std::string_view otherwise);

  // The table under `key`, or nothing (noted as a problem when `required`).
  std::optional<TomlReader> table(std::string_view key, bool required = false);
  // The tables of an array of tables ([[key]]), in order; empty when absent.
  std::vector<TomlReader> tables(std::string_view key);
  // The raw value, marked as read; null when absent.
  const TomlValue* raw(std::string_view key);
  // All keys of this table, in order of the file; does not mark them as read.
  std::vector<std::string> keys() const;
  bool has(std::string_view key) const;

  // Notes a problem for each key that nobody asked for, with a suggestion out of those asked for and
  // `also`. Call it last.
  void finish(const std::vector<std::string>& also = {});

  // The place of `key` here, or of the table when the key is absent or empty.
  Location where(std::string_view key = {}) const;
  // The path of `key` from the root, such as "use[0].norms".
  std::string path(std::string_view key = {}) const;
  // Notes a problem at `key`.
  void complain(std::string_view key, std::string what, std::string found = {}, std::string accepted = {},
                std::string remedy = {});
  std::vector<Problem>& problems() { return *problems_; }

 private:
  TomlReader(const TomlReader& parent, const TomlTable& table, std::string path, std::uint64_t line,
             std::uint64_t column);
  const TomlEntry* find(std::string_view key) const;
  const TomlValue* take(std::string_view key);
  void wrong_type(std::string_view key, const TomlValue& value, std::string accepted);

  const std::string* file_;
  const TomlTable* table_;
  std::vector<Problem>* problems_;
  std::string path_;
  std::uint64_t line_ = 0;
  std::uint64_t column_ = 0;
  std::vector<std::string> asked_;
};

}  // namespace assay
