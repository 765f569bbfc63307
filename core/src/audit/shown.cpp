#include <string>

#include "findings.hpp"

namespace assay::audit {
namespace {

std::string figures_of(const Facts& cell) {
  std::string out;
  const auto add = [&](const std::string& text) { out += (out.empty() ? "" : ", ") + text; };
  if (cell.n) add("n " + std::to_string(*cell.n));
  if (cell.mean) add("mean " + readable(*cell.mean));
  if (cell.sum) add("sum " + readable(*cell.sum));
  if (cell.missing) add("missing " + std::to_string(*cell.missing));
  if (!cell.counts.empty()) add("counts of answers");
  return out.empty() ? "a figure" : out;
}

class ShownSearch {
 public:
  ShownSearch(const Publication& publication, const CaseFacts& facts)
      : publication_(publication), layout_(publication.layout()), facts_(facts) {}

  std::vector<Leak> run() {
    for (std::size_t r = 0; r < layout_.all(); ++r) {
      look_at_role(r);
      for (std::size_t s = 0; s < layout_.subjects(); ++s) look_at_row(s, r);
    }
    return std::move(leaks_);
  }

 private:
  bool few(std::int64_t n) const { return n > 0 && n < publication_.record().minimum_raters; }

  void add(std::size_t subject, std::size_t role, LeakWay way, std::string found, std::string equation) {
    const bool row = subject != kNoSubject;
    leaks_.push_back({facts_.id, row ? layout_.level(subject) : "", row ? layout_.id(subject) : "",
                      layout_.role_id(role), way, true, std::move(found), std::move(equation)});
  }

  void look_at_role(std::size_t role) {
    const PublishedRole& told = facts_.disclosure[role];
    const std::string minimum = "the minimum is " + std::to_string(publication_.record().minimum_raters);
    const bool exempt = publication_.exempt(role);
    if (told.raters != kWithheldCount && !exempt && few(told.raters)) {
      add(kNoSubject, role, LeakWay::Shown,
          counted(told.raters, "rater"),
          told.reason.empty() ? "the role is shown, and " + minimum
                              : "the role is withheld, and disclosure.csv tells their number");
    }
    const std::uint32_t comment_minimum = publication_.record().minimum_comment_raters;
    if (told.comments == kWithheldCount || told.comments == 0 || exempt) return;
    if (told.raters != kWithheldCount && told.raters < comment_minimum) {
      add(kNoSubject, role, LeakWay::Comments, counted(told.comments, "comment"),
          "they are shown, with " + counted(told.raters, "rater") +
              " in the role; the minimum for comments is " + std::to_string(comment_minimum));
    }
  }

  void look_at_row(std::size_t subject, std::size_t role) {
    const Facts& cell = facts_.at(subject, role);
    if (facts_.withheld(subject, role)) {
      if (cell.present) {
        add(subject, role, LeakWay::Shown, figures_of(cell),
            "the row is withheld, and its figures stand in scores.csv");
      }
      return;
    }
    if (publication_.exempt(role)) return;
    const bool item = layout_.is_item(subject);
    std::optional<std::int64_t> n = cell.n;
    if (item && facts_.disclosure[role].answers[subject] != kWithheldCount && !(n && few(*n))) {
      n = facts_.disclosure[role].answers[subject];
    }
    if (!n || !few(*n)) return;
    const std::string of = counted(static_cast<std::uint64_t>(*n), "answer");
    add(subject, role, LeakWay::Threshold, cell.mean ? "a mean of " + readable(*cell.mean) : of,
        "it rests on " + of + "; the minimum is " + std::to_string(publication_.record().minimum_raters));
  }

  const Publication& publication_;
  const Layout& layout_;
  const CaseFacts& facts_;
  std::vector<Leak> leaks_;
};

}  // namespace

std::vector<Leak> find_shown(const Publication& publication, const CaseFacts& facts) {
  return ShownSearch(publication, facts).run();
}

}  // namespace assay::audit
