// A folder as a run publishes it, written by hand, and the audit of it.
#pragma once

#include <initializer_list>
#include <memory>
#include <string>
#include <vector>

#include "assay/audit.hpp"
#include "assay/error.hpp"
#include "catch.hpp"
#include "temporary_folder.hpp"

namespace published {

// Three questions on 1 to 7 in one element. Four roles; the minimum is three, self and manager are exempt.
inline const assay::Instrument& instrument() {
  static const assay::Instrument kInstrument = assay::parse_instrument(R"([instrument]
id = "t.view"
version = "1"
title = "View"
vendor = "T"
kind = "survey"
locale = "en"
[[scale]]
id = "s"
points = [1, 2, 3, 4, 5, 6, 7]
na = true
[[role]]
id = "self"
title = "Self"
max = 1
[[role]]
id = "manager"
title = "Manager"
[[role]]
id = "peer"
title = "Peers"
[[role]]
id = "other"
title = "Others"
[[construct]]
id = "e1"
level = "element"
title = "First"
[[item]]
id = "q7"
text = "Seven"
construct = "e1"
scale = "s"
[[item]]
id = "q8"
text = "Eight"
construct = "e1"
scale = "s"
[[item]]
id = "q9"
text = "Nine"
construct = "e1"
scale = "s"
)",
                                                                       "view.toml");
  return kInstrument;
}

// What run.json tells of `n`, `mean` and so on.
inline std::string measure(const std::string& id, const std::string& statistic, int point = 0) {
  return R"({"id": ")" + id + R"(", "type": "number", "statistic": ")" + statistic + "\"" +
         (point == 0 ? "" : ", \"point\": " + std::to_string(point)) + "}";
}

inline std::string record(const std::string& measures) {
  return R"({"format": 1, "instrument": {"id": "t.view", "version": "1", "sha256": "0"},
  "disclosure": {"minimum_raters": 3, "minimum_comment_raters": 3, "minimum_cases": 3, "exempt": ["self", "manager"]},
  "measures": [)" +
         measures + R"(], "outputs": []})";
}

inline std::string n_and_mean() {
  return measure("n", "raters") + ", " + measure("mean", "mean");
}

inline const std::string kDisclosureHead = "case,role,raters,reason,comments,comments-reason,q7,q8,q9\n";
// Of case E1: peers are too few, everybody else is shown, with this many answers of the others to each
// question.
inline std::string disclosure(const std::string& others, const std::string& comments = "0") {
  return kDisclosureHead +
         "E1,self,1,,0,,1,1,1\nE1,manager,1,,0,,1,1,1\nE1,peer,,few,,few,withheld,withheld,withheld\n" +
         "E1,other,4,," + comments + ",," + others + "\n";
}

class Folder {
 public:
  // `rows` of scores.csv begin with the level: "item,q7,self,1,5".
  Folder(const std::string& measures, const std::string& columns, const std::string& disclosure,
         std::initializer_list<const char*> rows) {
    folder_->write("run.json", record(measures));
    folder_->write("disclosure.csv", disclosure);
    std::string scores = "case,instrument,level,id,role," + columns + "\n";
    for (const char* row : rows) scores += std::string("E1,t.view,") + row + "\n";
    folder_->write("scores.csv", scores);
  }

  void write(const std::string& name, const std::string& bytes) const { folder_->write(name, bytes); }
  const std::filesystem::path& path() const { return folder_->path(); }
  assay::AuditResult audit(const std::filesystem::path& previous = {}) const {
    if (previous.empty()) return assay::run_audit({folder_->path(), {}}, instrument());
    return assay::run_audit({folder_->path(), {previous}}, instrument());
  }
  // The only leak of this way.
  assay::Leak leak(assay::LeakWay way, const std::filesystem::path& previous = {}) const {
    std::vector<assay::Leak> found;
    std::string all;
    for (const assay::Leak& leak : audit(previous).leaks) {
      all += assay::describe(leak) + "\n";
      if (leak.way == way) found.push_back(leak);
    }
    INFO(all);
    REQUIRE(found.size() == 1);
    return found.front();
  }

 private:
  std::unique_ptr<TemporaryFolder> folder_ = std::make_unique<TemporaryFolder>();
};

}  // namespace published
