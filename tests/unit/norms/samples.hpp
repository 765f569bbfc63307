// A small instrument and norm for the tests, and the one problem that is in one of them.
#pragma once

#include <cstddef>
#include <sstream>
#include <string>
#include <vector>

#include "../instrument/samples.hpp"
#include "assay/norms.hpp"

namespace norm_samples {

// Roles self, other and peer (pooled into other); construct c with item q1 and construct d with q2.
inline const assay::Instrument& instrument() {
  static const assay::Instrument parsed = assay::parse_instrument(
      samples::with_more("[[role]]\nid = \"other\"\ntitle = \"O\"\n"
                         "[[role]]\nid = \"peer\"\ntitle = \"P\"\nparent = \"other\"\n"
                         "[[construct]]\nid = \"d\"\nlevel = \"unit\"\ntitle = \"D\"\n"
                         "[[item]]\nid = \"q2\"\ntext = \"Q\"\nconstruct = \"d\"\nscale = \"s\"\n"),
      "i.toml");
  return parsed;
}

// Line 1 is [norm], 6 the percentiles, 8 and 9 the rows.
inline const std::string kSmall =
    "[norm]\n"
    "id = \"t.norm\"\n"
    "version = \"1\"\n"
    "title = \"N\"\n"
    "instrument = \"t.small\"\n"
    "percentiles = [10, 50, 90]\n"
    "rows = [\n"
    "  { construct = \"c\", role = \"self\", values = [1, 2, 3] },\n"
    "  { construct = \"c\", role = \"all\", values = [1, 2, 2] },\n"
    "]\n"
    "source = \"Made up\"\n";

// kSmall with line `number` (from 1) replaced by `text`.
inline std::string with_line(std::size_t number, const std::string& text) {
  std::istringstream lines(kSmall);
  std::string line, all;
  for (std::size_t i = 1; std::getline(lines, line); ++i) all += (i == number ? text : line) + "\n";
  return all;
}

inline std::vector<assay::Problem> problems_of(const std::string& toml) {
  try {
    assay::parse_norm(toml, "t.toml", instrument());
  } catch (const assay::Error& error) {
    CHECK(error.fault() == assay::Fault::Input);
    return error.problems();
  }
  return {};
}

inline void check_only_problem(const std::string& toml, const samples::Expected& expected) {
  const std::vector<assay::Problem> problems = problems_of(toml);
  for (const assay::Problem& problem : problems) UNSCOPED_INFO(assay::format(problem));
  REQUIRE(problems.size() == 1);
  samples::check_problem(problems[0], expected);
}

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

}  // namespace norm_samples
