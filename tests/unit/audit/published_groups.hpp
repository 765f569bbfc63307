// A folder with reports on groups, written by hand as a faulty host may write them, and the audit of it.
#pragma once

#include <algorithm>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "assay/digest.hpp"
#include "published.hpp"

namespace published {

// Persons with a group, by number, and a mean of the first element; means of groups as a report tells them.
struct Groups {
  // `source`: 1 percentiles, 2 ratings.
  Groups& person(const std::string& id, int group, const std::string& mean, int source = 1) {
    scores += id + ",t.view,element,e1,all,4," + mean + "," + std::to_string(source) + "\n";
    for (const char* role : {"self", "manager", "peer", "other"}) told += id + "," + role + ",0,,0,,0,0,0\n";
    if (group > 0) groups += id + "," + std::to_string(group) + "\n";
    return *this;
  }
  Groups& figure(const std::string& name, int n, const std::string& mean) {
    add_row(rows, {name, std::to_string(n), mean});
    return *this;
  }
  // In the second table of the section: a mean change.
  Groups& change(const std::string& name, int n, const std::string& mean) {
    add_row(changes, {name, std::to_string(n), mean});
    return *this;
  }
  // In the table of changes of all persons.
  Groups& change_of_all(int n, const std::string& mean) {
    add_row(changes_of_all, {"First", std::to_string(n), mean});
    return *this;
  }
  // What the changes are held against.
  Groups& against(const Groups& then) {
    baseline = R"(, "baseline": {"scores": {"sha256": ")" +
               assay::sha256_of_file(then.write() / "scores.csv") + "\"}}";
    return *this;
  }
  // A comparison of two groups, of scores from one source: number, mean and deviation of each, and the
  // difference. `drawn`: what its chart has of the one and of the other.
  Groups& compare(const std::string& source, const std::vector<std::string>& cells,
                  const std::string& drawn_high = "null", const std::string& drawn_low = "null") {
    std::string row;
    std::vector<std::string> all = {"Profile index"};
    all.insert(all.end(), cells.begin(), cells.end());
    add_row(row, all);
    compared +=
        (compared.empty() ? "" : ",") +
        (R"({"kind": "section", "id": ")" + source + R"(", "children": [{"kind": "table", "children": [)" +
         row +
         R"(]}, {"kind": "chart", "chart": "gap", "categories": [{"label": "Index"}], "series": [{"role": "low", "values": [)" +
         drawn_low + R"(]}, {"role": "high", "values": [)" + drawn_high + "]}]}]}");
    return *this;
  }
  // Of the figure that was added last: a standard deviation, and persons by part of the scale.
  Groups& deviation(const std::string& text) { return more_cells({"", text}); }
  Groups& parts(const std::string& text) { return more_cells({"", "-", text}); }
  Groups& more_cells(const std::vector<std::string>& texts) {
    rows.resize(rows.size() - 2);
    for (const std::string& text : texts) {
      rows += R"(,{"kind": "cell", "children": [{"kind": "text", "text": ")" + text + "\"}]}";
    }
    rows += "]}";
    return *this;
  }
  static void add_row(std::string& to, const std::vector<std::string>& texts) {
    std::string cells;
    for (const std::string& text : texts) {
      cells += (cells.empty() ? "" : ",") +
               (R"({"kind": "cell", "children": [{"kind": "text", "text": ")" + text + "\"}]}");
    }
    to += (to.empty() ? "" : ",") + (R"({"kind": "row", "children": [)" + cells + "]}");
  }
  std::filesystem::path write() const {
    const std::string second = compared.empty() ? "" : R"(, {"file": "reports/group.c.json"})";
    const std::string reports =
        R"(, "reports": [{"id": "chally.comparison", "about": "groups", "options": {"high_group": "good", "low_group": "poor"}}])";
    folder->write("run.json",
                  R"({"format": 1, "instrument": {"id": "t.view", "version": "1", "sha256": "0"},
  "disclosure": {"minimum_raters": 3, "minimum_comment_raters": 3, "minimum_cases": 3, "exempt": ["self", "manager"]},
  "measures": [)" + n_and_mean() +
                      ", " + measure("source", "none") +
                      R"(], "outputs": [{"file": "groups.csv"}, {"file": "reports/group.t.json"})" + second +
                      "]" + reports + baseline + "}");
    folder->write("scores.csv", "case,instrument,level,id,role,n,mean,source\n" + scores);
    folder->write("disclosure.csv", told);
    folder->write("groups.csv", groups);
    folder->write(
        "reports/group.t.json",
        R"({"kind": "document", "children": [{"kind": "table", "children": [)" + chart +
            R"(]}, {"kind": "section", "id": "change", "children": [{"kind": "table", "children": [)" +
            changes_of_all +
            R"(]}]}, {"kind": "section", "id": "groups.e1", "title": "First", "children": [{"kind": "table", "children": [)" +
            rows + (changes.empty() ? "" : R"(]}, {"kind": "table", "children": [)" + changes) + "]}]}]}");
    if (!compared.empty()) {
      folder->write("reports/group.c.json",
                    R"({"kind": "document", "attributes": [{"key": "report", "value": "chally.comparison"}],
  "children": [)" + compared +
                        "]}");
    }
    return folder->path();
  }
  // Without what else was written into it.
  Groups& anew() {
    folder = std::make_shared<TemporaryFolder>();
    return *this;
  }
  assay::AuditResult audit(const std::vector<std::filesystem::path>& previous = {},
                           const std::vector<std::filesystem::path>& baselines = {}) const {
    return assay::run_audit({write(), previous, baselines}, instrument());
  }
  std::vector<assay::Leak> leaks(const std::vector<std::filesystem::path>& previous = {},
                                 const std::vector<std::filesystem::path>& baselines = {}) const {
    std::vector<assay::Leak> found;
    for (const assay::Leak& leak : audit(previous, baselines).leaks) {
      if (leak.way == assay::LeakWay::Groups) found.push_back(leak);
    }
    return found;
  }

  std::shared_ptr<TemporaryFolder> folder = std::make_shared<TemporaryFolder>();
  std::string scores, told = kDisclosureHead, groups = "case,group\n", rows, changes, changes_of_all, chart,
                      compared, baseline;
};

// Whether a remark has these words.
inline bool remarks_on(const assay::AuditResult& result, const std::string& words) {
  return std::any_of(result.remarks.begin(), result.remarks.end(),
                     [&](const std::string& one) { return one.find(words) != std::string::npos; });
}

}  // namespace published
