#include "assay/audit.hpp"

#include <algorithm>
#include <memory>

#include "assay/error.hpp"
#include "findings.hpp"

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
    if (!request.previous.empty()) earlier_ = std::make_unique<Publication>(request.previous, instrument);
  }

  AuditResult run() {
    learn();
    const EquationWriter writer(publication_, formulas_, holds_more_);
    for (const std::string& id : ids_) {
      if (const auto facts = publication_.facts_of(id)) look_at(*facts, writer);
    }
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
    if (earlier_) {
      if (const auto before = earlier_->facts_of(facts.id))
        add(find_by_earlier(publication_, formulas_, facts, *before));
    }
    add(reports_.find(publication_, facts));
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
    result_.minimum_comment_raters = record.minimum_comment_raters;
    result_.exempt = record.exempt;
    result_.reports = reports_.count();
    result_.remarks = formulas_.remarks();
    if (unexplained_ > 0) {
      result_.remarks.push_back(
          "figures of " + std::to_string(unexplained_) +
          " places can be explained neither by what is shown nor with what is withheld");
    }
    if (reports_.count() == 0) {
      result_.remarks.push_back("no report on a case stands in the folder as JSON, so none was read");
    }
    if (reports_.unassigned() > 0) {
      result_.remarks.push_back(std::to_string(reports_.unassigned()) +
                                " reports on no single case were not read");
    }
  }

  Publication publication_;
  std::unique_ptr<Publication> earlier_;
  Formulas formulas_;
  std::vector<std::string> ids_;
  ReportFolder reports_;
  bool holds_more_ = false;
  std::size_t unexplained_ = 0;
  AuditResult result_;
};

}  // namespace

PublishedInstrument published_instrument(const std::filesystem::path& folder) {
  return read_record(folder / "run.json").instrument;
}

AuditResult run_audit(const AuditRequest& request, const Instrument& instrument) {
  return Auditor(request, instrument).run();
}

}  // namespace assay
