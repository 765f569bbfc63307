#include <algorithm>
#include <assay/sdk/fraction.hpp>
#include <cmath>

#include "report_context.hpp"

namespace bcsc {

using assay::sdk::DocumentBuilder;
using assay::sdk::Fraction;
using assay::sdk::view;

namespace {

struct Highlight {
  std::uint32_t item;
  double rank;
};

struct Highlights {
  std::vector<Highlight> strengths, opportunities;
  bool all_equal = true;  // no two pooled means differ
};

// The mean of all pooled question means. Exact until its end, so that a mean that lies on it is not above.
double middle_of(const ReportContext& context, const Scores& scores) {
  const std::uint32_t pooled = context.framework.pooled();
  Fraction total;
  std::int64_t count = 0;
  for (std::uint32_t item = 0; item < context.model.items().size(); ++item) {
    const auto mean = scores.item_mean(item, pooled);
    const auto n = scores.item_n(item, pooled);
    if (!mean || !n || *n < 1) continue;
    total += Fraction(std::llround(*mean * *n), std::llround(*n));
    ++count;
  }
  return count > 0 ? total.over(count).value() : 0;
}

// What the scorer ranked, each question on one side alone: where few questions are answered, one may be
// among the highest and among the lowest.
Highlights ranked(const ReportContext& context, const Scores& scores) {
  const std::uint32_t pooled = context.framework.pooled();
  const double middle = middle_of(context, scores);
  Highlights found;
  std::optional<double> first;
  for (std::uint32_t item = 0; item < context.model.items().size(); ++item) {
    const auto mean = scores.item_mean(item, pooled);
    if (!mean) continue;
    if (!first) first = mean;
    found.all_equal = found.all_equal && *mean == *first;
    const auto high = scores.rank(item, pooled, true), low = scores.rank(item, pooled, false);
    if (high && (!low || *mean > middle)) found.strengths.push_back({item, *high});
    if (low && (!high || *mean <= middle)) found.opportunities.push_back({item, *low});
  }
  const auto by_rank = [](const Highlight& a, const Highlight& b) { return a.rank < b.rank; };
  std::sort(found.strengths.begin(), found.strengths.end(), by_rank);
  std::sort(found.opportunities.begin(), found.opportunities.end(), by_rank);
  return found;
}

// The roles whose own mean lies on the list's side of the pooled mean.
std::vector<std::string_view> identified_by(const ReportContext& context, const Scores& scores,
                                            std::uint32_t item, bool strengths) {
  const auto average = scores.item_mean(item, context.framework.pooled());
  std::vector<std::string_view> roles;
  for (const std::uint32_t slot : scores.roles()) {
    const auto mean = scores.item_mean(item, slot);
    if (!mean || !average) continue;
    if (strengths ? *mean > *average : *mean < *average) roles.push_back(context.role_title(slot));
  }
  return roles;
}

void write_list(const ReportContext& context, const Scores& scores, DocumentBuilder& document,
                const std::vector<Highlight>& highlights, bool strengths) {
  const auto& wording = context.wording;
  const std::string_view name = strengths ? "strengths" : "opportunities";
  const auto key = [&](std::string_view rest) { return "highlights." + std::string(name) + "." + std::string(rest); };
  document.section({name, wording(key("title"))}, [&] {
    if (highlights.empty()) {
      document.paragraph(wording("highlights.none"));
      return;
    }
    document.paragraph(wording(key("text")));
    document.table(
        wording(key("caption")),
        {{wording("highlights.behaviour"), 5},
         {wording("highlights.element"), 3},
         {wording("highlights.identified"), 2},
         {wording("highlights.average"), 1, ASSAY_ALIGN_END}},
        [&] {
          for (const Highlight& highlight : highlights) {
            const assay_item& item = context.model.items()[highlight.item];
            const assay_construct& element = context.construct(item.construct);
            const assay_construct& unit = context.construct(element.parent);
            const auto roles = identified_by(context, scores, highlight.item, strengths);
            document.row([&] {
              document.cell(
                  [&] {
                    document.text(wording("question.number", {{"number", number_of(view(item.id))}}),
                                  ASSAY_SPAN_MUTED, "#" + std::string(view(item.id)));
                    document.text(" ");
                    document.text(view(item.text));
                  },
                  ASSAY_FLAG_HEADER);
              document.text_cell(joined({view(unit.short_title), view(element.short_title)}, wording("list.separator")));
              document.text_cell(roles.empty() ? std::string(wording("highlights.nobody"))
                                               : context.format.list({roles.begin(), roles.end()}));
              document.text_cell(context.figure(scores.item_mean(highlight.item, context.framework.pooled())), 0, 1,
                                 ASSAY_SPAN_STRONG);
            });
          }
        },
        strengths ? "strengths" : "opportunities");
  });
}

}  // namespace

void write_highlights(const ReportContext& context, const Scores& scores, DocumentBuilder& document) {
  document.section({"highlights", context.wording("highlights.title"), {}, ASSAY_FLAG_NEW_PAGE}, [&] {
    const Highlights found = ranked(context, scores);
    const bool any = !found.strengths.empty() || !found.opportunities.empty();
    if (any && found.all_equal) {
      const auto& listed = found.strengths.empty() ? found.opportunities : found.strengths;
      const std::string average = context.figure(scores.item_mean(listed.front().item, context.framework.pooled()));
      document.paragraph(context.wording("highlights.equal", {{"average", average}}));
    } else {
      document.paragraph(context.wording("highlights.text"));
      write_list(context, scores, document, found.strengths, true);
      write_list(context, scores, document, found.opportunities, false);
    }
    write_self_other(context, scores, document);
  });
}

}  // namespace bcsc
