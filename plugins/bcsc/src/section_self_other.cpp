#include <algorithm>
#include <assay/sdk/self_other.hpp>
#include <cmath>

#include "basis.hpp"

namespace bcsc {

using assay::sdk::CombinedMean;
using assay::sdk::DocumentBuilder;
using assay::sdk::Figure;
using assay::sdk::SelfView;

namespace {

struct Entry {
  const Element* element;
  double difference;
};

class SelfOther {
 public:
  SelfOther(const ReportContext& context, const Scores& scores, DocumentBuilder& document, std::uint32_t self)
      : context_(context), scores_(scores), document_(document), wording_(context.wording), self_(self) {
    for (const std::uint32_t slot : scores.roles()) {
      if (slot != self) others_.push_back(slot);
    }
  }

  void write() {
    document_.section({"self-other", wording_("self-other.title")}, [&] {
      const auto roles = scores_.roles();
      if (std::find(roles.begin(), roles.end(), self_) == roles.end()) {
        return document_.paragraph(wording_("self-other.no-self"));
      }
      if (others_.empty()) return document_.paragraph(wording_("self-other.no-others"));
      document_.paragraph(wording_("self-other.text", {{"gap", context_.figure(context_.blind_spot_gap)}}));
      if (others_.size() == 1 && context_.framework.pooled() > 2) {
        document_.paragraph(wording_("self-other.one", {{"role", context_.role_title(others_.front())}}));
      }
      write_list("self-other.blind", found(SelfView::BlindSpot));
      write_list("self-other.hidden", found(SelfView::HiddenStrength));
      if (others_.size() > 1) write_disagreement();
    });
  }

 private:
  Figure others(const Element& element) const {
    CombinedMean mean;
    for (const std::uint32_t slot : others_) {
      mean.add(scores_.mean(element.construct, slot), scores_.n(element.construct, slot).value_or(0));
    }
    return mean.mean();
  }

  // The same in words: where some roles have no mean that is shown, it may be the view of one alone.
  std::string others_text(const Element& element) const {
    const std::string figure = context_.figure(others(element).value());
    std::vector<std::uint32_t> seen;
    for (const std::uint32_t slot : others_) {
      if (scores_.mean(element.construct, slot)) seen.push_back(slot);
    }
    if (seen.size() != 1) return figure;
    return wording_("self-other.only", {{"figure", figure}, {"role", context_.role_title(seen.front())}});
  }

  // The elements seen so, the largest difference first.
  std::vector<Entry> found(SelfView wanted) const {
    std::vector<Entry> entries;
    for (const Unit& unit : context_.framework.units()) {
      for (const Element& element : unit.elements) {
        const Figure difference =
            assay::sdk::self_difference(scores_.mean(element.construct, self_), others(element).value());
        if (self_view(difference, context_.blind_spot_gap) != wanted) continue;
        entries.push_back({&element, *difference.value()});
      }
    }
    return by_size(std::move(entries));
  }

  static std::vector<Entry> by_size(std::vector<Entry> entries) {
    std::stable_sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) {
      return std::fabs(a.difference) > std::fabs(b.difference);
    });
    return entries;
  }

  void write_list(const std::string& key, const std::vector<Entry>& entries) {
    // "self-other.blind" is the section self-other-blind.
    std::string id = key;
    id.replace(id.find('.'), 1, "-");
    document_.section({id, wording_(key + ".title")}, [&] {
      if (entries.empty()) return document_.paragraph(wording_(key + ".none"));
      document_.paragraph(wording_(key + ".text"));
      const bool combined = others_.size() > 1;
      std::vector<assay::sdk::Column> columns = {{wording_("self-other.element"), 4},
                                                 {context_.role_title(self_), 1, ASSAY_ALIGN_END}};
      for (const std::uint32_t slot : others_) columns.push_back({context_.role_title(slot), 1, ASSAY_ALIGN_END});
      if (combined) columns.push_back({wording_("self-other.others"), 1, ASSAY_ALIGN_END});
      columns.push_back({wording_("self-other.difference"), 1, ASSAY_ALIGN_END});
      document_.table(wording_(key + ".caption"), columns, [&] {
        for (const Entry& entry : entries) {
          document_.row([&] {
            document_.text_cell(context_.element_title(*entry.element), ASSAY_FLAG_HEADER);
            document_.text_cell(mean_text(context_, scores_, entry.element->construct, self_));
            for (const std::uint32_t slot : others_) {
              document_.text_cell(mean_text(context_, scores_, entry.element->construct, slot));
            }
            if (combined) document_.text_cell(others_text(*entry.element));
            document_.text_cell(context_.signed_figure(entry.difference), 0, 1, ASSAY_SPAN_STRONG);
          });
        }
      });
    });
  }

  // Where the others themselves see it differently, their mean says little.
  void write_disagreement() {
    std::vector<Entry> entries;
    for (const Unit& unit : context_.framework.units()) {
      for (const Element& element : unit.elements) {
        std::optional<double> lowest, highest;
        for (const std::uint32_t slot : others_) {
          const auto mean = scores_.mean(element.construct, slot);
          if (!mean) continue;
          lowest = std::min(lowest.value_or(*mean), *mean);
          highest = std::max(highest.value_or(*mean), *mean);
        }
        if (!lowest || assay::sdk::self_view(*highest - *lowest, context_.blind_spot_gap) == SelfView::Alike) continue;
        entries.push_back({&element, *highest - *lowest});
      }
    }
    document_.section({"self-other-roles", wording_("self-other.roles.title")}, [&] {
      if (entries.empty()) return document_.paragraph(wording_("self-other.roles.none"));
      document_.paragraph(wording_("self-other.roles.text"));
      std::vector<assay::sdk::Column> columns = {{wording_("self-other.element"), 4}};
      for (const std::uint32_t slot : others_) columns.push_back({context_.role_title(slot), 1, ASSAY_ALIGN_END});
      columns.push_back({wording_("self-other.apart"), 1, ASSAY_ALIGN_END});
      document_.table(wording_("self-other.roles.caption"), columns, [&] {
        for (const Entry& entry : by_size(entries)) {
          document_.row([&] {
            document_.text_cell(context_.element_title(*entry.element), ASSAY_FLAG_HEADER);
            for (const std::uint32_t slot : others_) {
              document_.text_cell(mean_text(context_, scores_, entry.element->construct, slot));
            }
            document_.text_cell(context_.figure(entry.difference), 0, 1, ASSAY_SPAN_STRONG);
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
  std::vector<std::uint32_t> others_;  // the other roles that are shown
};

}  // namespace

void write_self_other(const ReportContext& context, const Scores& scores, DocumentBuilder& document) {
  // An instrument without a self-rating, or with nothing else, has nothing to hold against it.
  if (context.framework.pooled() < 2) return;
  for (std::uint32_t slot = 0; slot < context.framework.pooled(); ++slot) {
    if (context.role_id(slot) == "self") return SelfOther(context, scores, document, slot).write();
  }
}

}  // namespace bcsc
