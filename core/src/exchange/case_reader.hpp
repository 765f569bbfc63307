// Reads the objects of a package by their keys. What is missing or of a wrong type is noted with its JSON
// pointer, and what nobody asked for is named in a warning: a package may come from anywhere.
#pragma once

#include <cstdint>
#include <map>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "assay/error.hpp"

namespace assay {

using Json = nlohmann::ordered_json;

// What there is to say about a package. Places that share a complaint are gathered into one warning.
class CaseNotes {
 public:
  explicit CaseNotes(std::string source) : source_(std::move(source)) {}

  // The package cannot be read with this.
  void problem(const std::string& pointer, std::string what, std::string found = {},
               std::string accepted = {}, std::string remedy = {});
  // It can; `what` is told once, with all places.
  void warn(const std::string& pointer, const std::string& what, const std::string& remedy = {});

  // Throws Error when there is any problem.
  void throw_if_any();
  std::vector<Problem> warnings() const;
  const std::string& source() const { return source_; }

 private:
  struct Warning {
    std::string what, remedy;
    std::vector<std::string> pointers;
  };
  std::string source_;
  std::vector<Problem> problems_;
  std::vector<Warning> warnings_;
  std::map<std::string, std::size_t> index_;  // of warnings by what they say
};

struct CaseLink {
  std::string title, identifier;
};

class CaseReader {
 public:
  // `object` is an object; it and `notes` outlive the reader. `kind` is the standard's name of the class.
  CaseReader(const Json& object, std::string pointer, std::string_view kind, CaseNotes& notes);

  // Null counts as absent. A value of another type is a warning, and of a required one a problem.
  std::optional<std::string> text(std::string_view key);
  std::string required_text(std::string_view key);
  std::optional<double> number(std::string_view key);
  std::optional<std::int64_t> integer(std::string_view key);
  std::optional<bool> flag(std::string_view key);
  std::vector<std::string> texts(std::string_view key);  // one text counts as an array of one
  std::optional<CaseLink> link(std::string_view key, bool required = false);
  std::optional<CaseReader> child(std::string_view key, std::string_view kind);
  // The objects of an array; `required` makes a problem of an array that is missing.
  std::vector<CaseReader> children(std::string_view key, std::string_view kind);
  // Under `extensions`, what this program wrote there itself. Everything else there is named in a warning.
  std::optional<CaseReader> extension();

  // Keys that the standard knows and nobody here needs.
  void known(std::initializer_list<const char*> keys);
  // Keys that the standard knows and an instrument has no place for: named in a warning where they are there.
  void no_place(std::initializer_list<const char*> keys);
  // Names every key that was not asked for. Call it last.
  void finish();

  bool has(std::string_view key) const;
  std::string pointer(std::string_view key = {}) const;
  const std::string& kind() const { return kind_; }
  CaseNotes& notes() { return *notes_; }

 private:
  const Json* take(std::string_view key);
  void wrong_type(std::string_view key, const Json& value, const char* accepted);

  const Json* object_;
  std::string pointer_, kind_;
  CaseNotes* notes_;
  std::vector<std::string> asked_;
};

// A value as one would name it in a message: text "abc", number 3, an object.
std::string described(const Json& value);

}  // namespace assay
