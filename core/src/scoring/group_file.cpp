#include "assay/group_file.hpp"

#include <charconv>
#include <map>

#include "../responses/csv.hpp"
#include "assay/error.hpp"
#include "assay/text.hpp"
#include "remedy.hpp"

namespace assay {
namespace {

const std::vector<std::string> kColumns = {"case", "group"};

}  // namespace

std::string group_record(const std::vector<std::string>& cases, const std::vector<std::string>& groups) {
  std::map<std::string, std::uint32_t> numbers;
  for (const std::string& group : groups) numbers.emplace(group, 0);
  std::uint32_t next = 0;
  for (auto& [name, number] : numbers) {
    if (!name.empty()) number = ++next;
  }
  if (const auto rest = numbers.find(""); rest != numbers.end()) rest->second = ++next;
  std::string out = "case,group\n";
  for (std::size_t c = 0; c < cases.size(); ++c) {
    out.append(csv_cell(cases[c])).append(1, ',').append(std::to_string(numbers.at(groups[c]))).append(1, '\n');
  }
  return out;
}

PublishedGroups read_groups(const std::filesystem::path& file) {
  csv::RowReader reader(file);
  const csv::Header header = csv::read_header(reader);
  if (header.names != kColumns) {
    throw Error(Problem{{reader.name(), header.line, 1}, {}, "the columns are not those of a file of groups",
                        enumerate(header.names), "case,group", kNotEdited});
  }
  PublishedGroups groups;
  std::vector<Problem> problems;
  csv::Row row;
  csv::CellList list;
  std::uint32_t highest = 0;
  Location where_highest;
  while (reader.next(row)) {
    csv::split(row.text, list);
    if (list.cells.size() != kColumns.size()) {
      problems.push_back(csv::ragged_problem(reader.name(), row.line, row.text, row.text.size(), list.cells.size(),
                                             header.names));
      continue;
    }
    const std::string_view text = list.cells[1].text;
    std::uint32_t number = 0;
    const auto [stop, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (fault != std::errc() || stop != text.data() + text.size() || number == 0) {
      problems.push_back({csv::locate(reader.name(), row.line, row.text, list.cells[1].begin), "group",
                          "this is not the number of a group", assay::quoted(text), "a whole number from 1", kNotEdited});
    } else if (!groups.emplace(std::string(list.cells[0].text), number).second) {
      problems.push_back({csv::locate(reader.name(), row.line, row.text, list.cells[0].begin), "case",
                          "the case is there twice", assay::quoted(list.cells[0].text), "each once", kNotEdited});
    } else if (number > highest) {
      highest = number;
      where_highest = csv::locate(reader.name(), row.line, row.text, list.cells[1].begin);
    }
  }
  if (highest > groups.size() && problems.empty()) {
    problems.push_back({where_highest, "group", "there are fewer persons than that", std::to_string(highest),
                        "at most " + std::to_string(groups.size()), kNotEdited});
  }
  throw_if_any(std::move(problems));
  return groups;
}

}  // namespace assay
