// What the columns of a responses file hold.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "assay/instrument.hpp"
#include "csv.hpp"

namespace assay {

struct CaseFile;

// What a column holds when it is not the answers to an item.
enum : std::uint32_t { kCaseColumn = 0xfffffff0u, kRaterColumn, kRoleColumn, kItemColumn, kValueColumn };

// Which answers an item takes, for the inner loop.
struct AnswerRule {
  std::uint16_t digits = 0;  // bit d: the number d may be given
  bool na = false;
  const Scale* scale = nullptr;
};

struct Layout {
  bool long_form = false;              // a row an answer, not a row a rater
  std::vector<std::string> names;      // of the columns, as in the header
  std::vector<std::uint32_t> columns;  // what each holds: an item's index, or one of the above
  std::size_t case_column = 0;
  std::vector<AnswerRule> rules;                              // one an item
  std::unordered_map<std::string_view, std::uint32_t> items;  // by id; for the long form
  std::vector<std::string> item_ids;
  const CaseFile* cases = nullptr;  // the cases there may be; null: any
};

// Throws Error with every column that is missing or not known. Points into `instrument`.
Layout make_layout(const csv::Header& header, const std::string& file, const Instrument& instrument);

}  // namespace assay
