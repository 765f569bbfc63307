// Small instruments for the tests, and the one problem that is in one of them.
#pragma once

#include <cstddef>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "assay/error.hpp"
#include "assay/instrument.hpp"
#include "catch.hpp"

namespace samples {

// Line 1 is [instrument], 9 [[scale]], 13 [[role]], 17 [[construct]], 22 [[item]]; the last is 26.
inline const std::string kSmall =
    "[instrument]\n"
    "id = \"t.small\"\n"
    "version = \"1\"\n"
    "title = \"Small\"\n"
    "vendor = \"T\"\n"
    "kind = \"survey\"\n"
    "locale = \"en\"\n"
    "\n"
    "[[scale]]\n"
    "id = \"s\"\n"
    "points = [1, 2, 3]\n"
    "\n"
    "[[role]]\n"
    "id = \"self\"\n"
    "title = \"Self\"\n"
    "\n"
    "[[construct]]\n"
    "id = \"c\"\n"
    "level = \"unit\"\n"
    "title = \"C\"\n"
    "\n"
    "[[item]]\n"
    "id = \"q1\"\n"
    "text = \"Q\"\n"
    "construct = \"c\"\n"
    "scale = \"s\"\n";

// kSmall with line `number` (from 1) replaced by `text`.
inline std::string with_line(std::size_t number, const std::string& text) {
  std::istringstream lines(kSmall);
  std::string line, all;
  for (std::size_t i = 1; std::getline(lines, line); ++i) all += (i == number ? text : line) + "\n";
  return all;
}

// kSmall with `text` from line 27 on.
inline std::string with_more(const std::string& text) {
  return kSmall + text;
}

inline std::vector<assay::Problem> problems_of(const std::string& toml) {
  try {
    assay::parse_instrument(toml, "t.toml");
  } catch (const assay::Error& error) {
    CHECK(error.fault() == assay::Fault::Input);
    return error.problems();
  }
  return {};
}

// Where a problem stands and what it says, as far as a test cares.
struct Expected {
  std::uint64_t line, column;
  std::string key, what, found, accepted, remedy;
};

inline void check_problem(const assay::Problem& problem, const Expected& expected) {
  CHECK(problem.where.file == "t.toml");
  CHECK(problem.where.line == expected.line);
  CHECK(problem.where.column == expected.column);
  CHECK(problem.key == expected.key);
  CHECK(problem.what == expected.what);
  CHECK(problem.found == expected.found);
  CHECK(problem.accepted == expected.accepted);
  CHECK(problem.remedy == expected.remedy);
}

inline void check_only_problem(const std::string& toml, const Expected& expected) {
  const std::vector<assay::Problem> problems = problems_of(toml);
  for (const assay::Problem& problem : problems) UNSCOPED_INFO(assay::format(problem));
  REQUIRE(problems.size() == 1);
  check_problem(problems[0], expected);
}

// For complaints in the words of the TOML reader: the place and the key are what matters here.
inline void check_only_place(const std::string& toml, std::uint64_t line, std::uint64_t column,
                             const std::string& key) {
  const std::vector<assay::Problem> problems = problems_of(toml);
  for (const assay::Problem& problem : problems) UNSCOPED_INFO(assay::format(problem));
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].where.file == "t.toml");
  CHECK(problems[0].where.line == line);
  CHECK(problems[0].where.column == column);
  CHECK(problems[0].key == key);
  CHECK_FALSE(problems[0].what.empty());
}

inline std::string read_source(const std::string& relative) {
  std::ifstream file(std::string(ASSAY_SOURCE_DIR) + "/" + relative, std::ios::binary);
  REQUIRE(file.good());
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

// The ```toml blocks of a page of the documentation.
inline std::vector<std::string> toml_blocks(const std::string& page) {
  const std::string text = read_source(page), open = "```toml\n", close = "\n```";
  std::vector<std::string> blocks;
  for (std::size_t at = text.find(open); at != std::string::npos; at = text.find(open, at)) {
    at += open.size();
    const std::size_t end = text.find(close, at);
    REQUIRE(end != std::string::npos);
    blocks.push_back(text.substr(at, end + 1 - at));
    at = end;
  }
  return blocks;
}

}  // namespace samples
