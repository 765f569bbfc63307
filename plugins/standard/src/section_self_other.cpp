#include <algorithm>
#include <assay/sdk/self_other.hpp>
#include <cmath>

#include "basis.hpp"

namespace standard {

using assay::sdk::Column;
using assay::sdk::CombinedMean;
using assay::sdk::DocumentBuilder;
using assay::sdk::Figure;
using assay::sdk::SelfView;

namespace {

struct Entry {
  std::uint32_t construct;
  double difference;  // in percent of the way from the lowest to the highest score
};

class SelfOther {
 public:
  SelfOther(const ReportContext& context, const Scores& scores, DocumentBuilder& document, std::uint32_t self)
      : context_(context), scores_(scores), document_(document), wording_(context.wording), self_(self) {
    for (const std::uint32_t slot : scores.views()) {
      if (slot != self) others_.push_back(slot);
    }
    for (std::uint32_t c = 0; c < context.tree.size(); ++c) {
      const auto& children = context.tree.node(c).children;
      const bool parts = std::any_of(children.begin(), children.end(),
                                     [&](std::uint32_t child) { return context.tree.node(child).scored; });
      if (context.tree.node(c).scored && !parts) constructs_.push_back(c);
    }
  }

  void write() {
    document_.section({"self-other", wording_("self-other.title")}, [&] {
      const auto& views = scores_.views();
      if (std::find(views.begin(), views.end(), self_) == views.end())
        return document_.paragraph(wording_("self-other.no-self"));
      if (others_.empty()) return document_.paragraph(wording_("self-other.no-others"));
      document_.paragraph(wording_("self-other.text", {{"gap", context_.plain_figure(context_.blind_spot_gap)}}));
      if (others_.size() == 1 && context_.tree.pooled() > 2) {
        document_.paragraph(wording_("self-other.one", {{"role", context_.role_title(others_.front())}}));
      }
      write_list("blind", found(SelfView::BlindSpot));
      write_list("hidden", found(SelfView::HiddenStrength));
      if (others_.size() > 1) write_disagreement();
    });
  }

 private:
  // The other roles as one; by score, or by percent of the range.
  Figure others(std::uint32_t construct, bool percent) const {
    CombinedMean mean;
    for (const std::uint32_t slot : others_) {
      mean.add(percent ? scores_.percent(construct, slot) : scores_.score(construct, slot),
               scores_.raters(construct, slot).value_or(0));
    }
    return mean.mean();
  }

  // The same in words: where some roles have no score that is shown, it may be the view of one alone.
  std::string others_text(std::uint32_t construct) const {
    const std::string figure = context_.score_figure(others(construct, false).value());
    std::vector<std::uint32_t> seen;
    for (const std::uint32_t slot : others_) {
      if (scores_.score(construct, slot)) seen.push_back(slot);
    }
    if (seen.size() != 1) return figure;
    return wording_("self-other.only", {{"figure", figure}, {"role", context_.role_title(seen.front())}});
  }

  std::vector<Entry> found(SelfView wanted) const {
    std::vector<Entry> entries;
    for (const std::uint32_t c : constructs_) {
      const Figure difference =
          assay::sdk::self_difference(scores_.percent(c, self_), others(c, true).value());
      if (self_view(difference, context_.blind_spot_gap) == wanted) entries.push_back({c, *difference.value()});
    }
    return by_size(std::move(entries));
  }

  static std::vector<Entry> by_size(std::vector<Entry> entries) {
    std::stable_sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) {
      return std::fabs(a.difference) > std::fabs(b.difference);
    });
    return entries;
  }

  void write_list(const std::string& kind, const std::vector<Entry>& entries) {
    const std::string key = "self-other." + kind;
    document_.section({"self-other-" + kind, wording_(key + ".title")}, [&] {
      if (entries.empty()) return document_.paragraph(wording_(key + ".none"));
      document_.paragraph(wording_(key + ".text"));
      const bool combined = others_.size() > 1;
      std::vector<Column> columns = {{wording_("table.construct"), 4},
                                     {context_.role_title(self_), 1, ASSAY_ALIGN_END}};
      add_others(columns);
      if (combined) columns.push_back({wording_("self-other.others"), 1, ASSAY_ALIGN_END});
      columns.push_back({wording_("self-other.difference"), 1, ASSAY_ALIGN_END});
      document_.table(wording_(key + ".caption"), columns, [&] {
        for (const Entry& entry : entries) write_row(entry, combined);
      });
    });
  }

  void write_row(const Entry& entry, bool combined) {
    const auto self = scores_.score(entry.construct, self_);
    const auto together = others(entry.construct, false).value();
    document_.row([&] {
      document_.text_cell(context_.title(entry.construct), ASSAY_FLAG_HEADER);
      document_.text_cell(score_text(context_, scores_, entry.construct, self_));
      write_others(entry.construct);
      if (combined) document_.text_cell(others_text(entry.construct));
      document_.text_cell(context_.signed_figure(assay::sdk::self_difference(self, together).value(), context_.decimals()), 0, 1,
                          ASSAY_SPAN_STRONG);
    });
  }

  void add_others(std::vector<Column>& columns) const {
    for (const std::uint32_t slot : others_) columns.push_back({context_.role_title(slot), 1, ASSAY_ALIGN_END});
  }

  void write_others(std::uint32_t construct) {
    for (const std::uint32_t slot : others_) document_.text_cell(score_text(context_, scores_, construct, slot));
  }

  // Where the others themselves see it differently, their mean says little.
  void write_disagreement() {
    std::vector<Entry> entries;
    for (const std::uint32_t c : constructs_) {
      std::optional<double> lowest, highest;
      for (const std::uint32_t slot : others_) {
        const auto percent = scores_.percent(c, slot);
        if (!percent) continue;
        lowest = std::min(lowest.value_or(*percent), *percent);
        highest = std::max(highest.value_or(*percent), *percent);
      }
      if (!lowest || assay::sdk::self_view(*highest - *lowest, context_.blind_spot_gap) == SelfView::Alike) continue;
      entries.push_back({c, *highest - *lowest});
    }
    document_.section({"self-other-roles", wording_("self-other.roles.title")}, [&] {
      if (entries.empty()) return document_.paragraph(wording_("self-other.roles.none"));
      document_.paragraph(wording_("self-other.roles.text"));
      std::vector<Column> columns = {{wording_("table.construct"), 4}};
      add_others(columns);
      document_.table(wording_("self-other.roles.caption"), columns, [&] {
        for (const Entry& entry : by_size(entries)) {
          document_.row([&] {
            document_.text_cell(context_.title(entry.construct), ASSAY_FLAG_HEADER);
            write_others(entry.construct);
          });
        }
      });
    });
  }

  const ReportContext& context_;
  const Scores& scores_;
  DocumentBuilder& document_;
  const assay::sdk::Wording& wording_;
  std::uint32_t self_;
  std::vector<std::uint32_t> others_;      // the other roles that are shown
  std::vector<std::uint32_t> constructs_;  // those with a score and no parts with scores
};

}  // namespace

void write_self_other(const ReportContext& context, const Scores& scores, DocumentBuilder& document) {
  // An instrument without a self-rating, or with nothing else, has nothing to hold against it.
  if (context.tree.pooled() < 2) return;
  for (std::uint32_t slot = 0; slot < context.tree.pooled(); ++slot) {
    if (context.role_id(slot) == "self") return SelfOther(context, scores, document, slot).write();
  }
}

}  // namespace standard
