#include "assay/audit.hpp"

#include <algorithm>
#include <memory>

#include "assay/error.hpp"
#include "assay/run_file.hpp"
#include "findings.hpp"
#include "group_evidence.hpp"
#include "group_search.hpp"
#include "group_spread.hpp"

namespace assay {

std::string_view way_name(LeakWay way) {
  switch (way) {
    case LeakWay::Shown:
      return "shown";
    case LeakWay::Threshold:
      return "threshold";
    case LeakWay::Raters:
      return "raters";
    case LeakWay::PooledMean:
      return "pooled-mean";
    case LeakWay::Distribution:
      return "distribution";
    case LeakWay::Fraction:
      return "fraction";
    case LeakWay::Levels:
      return "levels";
    case LeakWay::Ranks:
      return "ranks";
    case LeakWay::Earlier:
      return "earlier";
    case LeakWay::Comments:
      return "comments";
    case LeakWay::Report:
      return "report";
    case LeakWay::Groups:
      return "groups";
  }
  return "";
}

std::string describe(const Leak& leak) {
  std::string out = "case " + leak.case_id;
  if (!leak.level.empty()) out += ", " + leak.level + " " + leak.id;
  out += ", role " + leak.role + ": " + leak.equation + " [" + (leak.exact ? "" : "narrowed to ") +
         leak.found + "]";
  return out;
}

namespace {

using namespace audit;

class Auditor {
 public:
  Auditor(const AuditRequest& request, const Instrument& instrument)
      : publication_(request.folder, instrument),
        formulas_(publication_.layout()),
        ids_(publication_.case_ids()),
        reports_(request.folder, ids_) {
    for (const std::filesystem::path& folder : request.previous) {
      earlier_.push_back(std::make_unique<Publication>(folder, instrument));
    }
    throw_if_any(unnamed_previous(request.previous));
    for (const std::filesystem::path& folder : request.baselines) {
      baselines_.push_back(std::make_unique<Publication>(folder, instrument));
    }
    unnamed_ = not_among(publication_.record().previous, request.previous).size();
  }

  AuditResult run() {
    learn();
    const EquationWriter writer(publication_, formulas_, holds_more_);
    for (const std::string& id : ids_) {
      if (const auto facts = publication_.facts_of(id)) look_at(*facts, writer);
    }
    look_at_groups();
    sum_up();
    return std::move(result_);
  }

 private:
  void learn() {
    for (const std::string& id : ids_) {
      if (const auto facts = publication_.facts_of(id)) formulas_.learn(*facts);
    }
    const EquationWriter writer(publication_, formulas_, false);
    for (std::size_t i = 0; i < ids_.size() && !holds_more_; ++i) {
      if (const auto facts = publication_.facts_of(ids_[i])) holds_more_ = writer.pool_holds_more(*facts);
    }
  }

  void look_at(const CaseFacts& facts, const EquationWriter& writer) {
    count(facts);
    add(find_shown(publication_, facts));
    const System system = writer.write(facts);
    std::size_t impossible = 0;
    if (!system.equations.empty()) add(tell(publication_, facts, system, solve(system, impossible)));
    unexplained_ += impossible;
    add(find_by_ranks(publication_, formulas_, facts));
    for (const auto& earlier : earlier_) {
      if (const auto before = earlier->facts_of(facts.id))
        add(find_by_earlier(publication_, formulas_, facts, *before));
    }
    add(reports_.find(publication_, facts));
  }

  void look_at_groups() {
    std::vector<const Publication*> earlier;
    for (const auto& one : earlier_) earlier.push_back(one.get());
    const GroupPublications groups(publication_, earlier, baselines_);
    group_files_ = groups.files_of_today();
    result_.group_figures = groups.figures();
    GroupFindings found = find_by_groups(groups.knowledge(), publication_.record().minimum_cases);
    add(std::move(found.leaks));
    add(find_by_spread(groups.knowledge(), publication_.record().minimum_cases));
    for (std::string& remark : groups.remarks()) result_.remarks.push_back(std::move(remark));
    if (!found.complete) result_.remarks.push_back("figures of groups: too many ways to combine them, not all were tried");
  }

  void add(std::vector<Leak> leaks) {
    for (Leak& leak : leaks) result_.leaks.push_back(std::move(leak));
  }

  void count(const CaseFacts& facts) {
    ++result_.cases;
    for (const PublishedRole& role : facts.disclosure) {
      if (role.withheld()) {
        ++result_.withheld_roles;
      } else {
        result_.withheld_items +=
            static_cast<std::uint64_t>(std::count(role.answers.begin(), role.answers.end(), kWithheldCount));
      }
    }
  }

  void sum_up() {
    const Record& record = publication_.record();
    result_.minimum_raters = record.minimum_raters;
    result_.minimum_cases = record.minimum_cases;
    result_.minimum_comment_raters = record.minimum_comment_raters;
    result_.exempt = record.exempt;
    result_.reports = reports_.count();
    for (std::string& remark : formulas_.remarks()) result_.remarks.push_back(std::move(remark));
    if (unexplained_ > 0) {
      result_.remarks.push_back(
          "figures of " + counted(unexplained_, "place") +
          " can be explained neither by what is shown nor with what is withheld");
    }
    if (unnamed_ > 0) {
      result_.remarks.push_back("the run was held against " + counted(unnamed_, "earlier publication") +
                                " that --previous does not name; readers have " +
                                (unnamed_ == 1 ? "it" : "these") + " too");
    }
    result_.group_reports = group_files_;
    if (reports_.count() == 0) {
      result_.remarks.push_back("no report on a case stands in the folder as JSON, so none was read");
    }
    if (reports_.unassigned() > group_files_) {
      const std::size_t others = reports_.unassigned() - group_files_;
      result_.remarks.push_back(counted(others, "JSON file") + " in reports/ " + (others == 1 ? "was" : "were") +
                                " not read: only reports on one case, and those on groups, are");
    }
  }

  Publication publication_;
  std::vector<std::unique_ptr<Publication>> earlier_, baselines_;
  Formulas formulas_;
  std::vector<std::string> ids_;
  ReportFolder reports_;
  bool holds_more_ = false;
  std::size_t unexplained_ = 0, unnamed_ = 0, group_files_ = 0;
  AuditResult result_;
};

}  // namespace

PublishedInstrument published_instrument(const std::filesystem::path& folder) {
  return read_record(folder).instrument;
}

AuditResult run_audit(const AuditRequest& request, const Instrument& instrument) {
  return Auditor(request, instrument).run();
}

}  // namespace assay
