#include "group_report.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "group_pages.hpp"

namespace assay::audit {
namespace {

constexpr std::string_view kComparison = "chally.comparison";

ComparedWords words_of(const Record& record) {
  ComparedWords words{"high", "low"};
  for (const RecordedPart& report : record.reports) {
    if (report.id != kComparison) continue;
    const nlohmann::json options = nlohmann::json::parse(report.what, nullptr, false);
    if (!options.is_object()) continue;
    const auto word = [&](const char* key, std::string& to) {
      const auto at = options.find(key);
      if (at != options.end() && at->is_string()) to = at->get<std::string>();
    };
    word("high_group", words.high);
    word("low_group", words.low);
  }
  return words;
}

}  // namespace

GroupReports read_group_reports(const Administered& now, const Administered& then) {
  GroupReports found;
  const Publication& publication = *now.publication;
  const std::vector<std::string>& outputs = publication.record().outputs;
  if (std::find(outputs.begin(), outputs.end(), "groups.csv") == outputs.end()) return found;
  const GroupPersons persons(now, then);
  std::vector<GroupDocument> comparisons;
  std::vector<std::string> names;
  for (const std::string& output : outputs) {
    const std::filesystem::path file = publication.folder() / output;
    if (!output.starts_with("reports/group.") || file.extension() != ".json") continue;
    GroupDocument document = read_group_document(file);
    ++found.files;
    if (document.report == kComparison) {
      comparisons.push_back(std::move(document));
    } else {
      read_group_tables(document.root, persons, found, names);
    }
  }
  const ComparedWords words = words_of(publication.record());
  for (const GroupDocument& document : comparisons)
    read_comparison(document.root, persons, words, publication.record().minimum_cases, names, found);
  return found;
}

}  // namespace assay::audit
