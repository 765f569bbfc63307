#include <algorithm>
#include <cmath>

#include "basis.hpp"

namespace standard {

using assay::sdk::Column;
using assay::sdk::DocumentBuilder;
using assay::sdk::view;

namespace {

class ConstructSection {
 public:
  ConstructSection(const ReportContext& context, const Scores& scores, DocumentBuilder& document,
                   std::uint32_t construct)
      : context_(context),
        scores_(scores),
        document_(document),
        wording_(context.wording),
        index_(construct),
        construct_(context.construct(construct)),
        node_(context.tree.node(construct)) {}

  void write() {
    const std::string anchor = context_.anchor(index_);
    document_.section({anchor, view(construct_.title), {}, 0, "construct"}, [&] {
      document_.group([&] {
        write_texts(document_, context_.model.texts(construct_, "definition"));
        write_texts(document_, context_.model.texts(construct_, "summary"));
        if (!scores_.shown().empty() && node_.scored) write_scores();
        write_target();
        write_nearer_end();
      });
      if (context_.show_items && !scores_.shown().empty() && !node_.items.empty()) write_items();
      write_comments();
      for (const std::uint32_t child : node_.children) {
        if (!context_.tree.node(child).beneath.empty()) {
          ConstructSection(context_, scores_, document_, child).write();
        }
      }
    });
  }

 private:
  void write_scores() {
    const bool percentiles = scores_.any_percentile();
    std::vector<Column> columns = {{wording_("table.role"), 2},
                                   {wording_("table.bar"), 5},
                                   {wording_("table.score"), 1, ASSAY_ALIGN_END}};
    if (node_.target) columns.push_back({wording_("table.gap"), 1, ASSAY_ALIGN_END});
    if (percentiles) columns.push_back({wording_("table.percentile"), 1, ASSAY_ALIGN_END});
    columns.push_back({wording_("table.raters"), 1, ASSAY_ALIGN_END});
    const bool agreements = scores_.any_agreement();
    if (agreements) columns.push_back({wording_("table.agreement"), 2});
    document_.table(wording_("construct.caption", {{"construct", view(construct_.title)}}), columns, [&] {
      for (const std::uint32_t slot : scores_.shown()) {
        document_.row([&] {
          document_.text_cell(context_.role_title(slot), ASSAY_FLAG_HEADER);
          document_.cell([&] { write_bar(context_, scores_, document_, index_, slot); });
          document_.text_cell(score_and_error(context_, scores_, index_, slot), 0, 1, ASSAY_SPAN_STRONG);
          if (node_.target) {
            const auto gap = scores_.gap(index_, slot);
            document_.text_cell(gap ? signed_figure(gap, context_.decimals())
                                    : score_text(context_, scores_, index_, slot));
          }
          if (percentiles) document_.text_cell(percentile_text(context_, scores_, index_, slot));
          document_.text_cell(raters_text(context_, scores_, index_, slot));
          if (agreements) document_.text_cell(agreement_text(context_, scores_, index_, slot));
        });
      }
    });
  }

  // A target is told also where it cannot be held against the score.
  void write_target() {
    if (construct_.has_target == 0) return;
    const std::uint32_t scale = construct_.scale != ASSAY_NONE ? construct_.scale : node_.scale;
    const std::string_view word = context_.model.label(scale, construct_.target);
    const std::string target = plain_figure(construct_.target);
    const std::string text =
        word.empty() ? target : wording_("scale.anchor", {{"point", target}, {"label", word}});
    const auto gap = scores_.gap(index_, scores_.lead());
    // What reads as no gap is none.
    const std::string shown =
        figure(gap ? std::optional<double>(std::max(*gap, -*gap)) : gap, context_.decimals());
    if (!gap) {
      document_.paragraph(wording_("target.alone", {{"target", text}}));
    } else if (shown == figure(0, context_.decimals())) {
      document_.paragraph(wording_("target.met", {{"target", text}}));
    } else {
      document_.paragraph(
          wording_(*gap > 0 ? "target.below" : "target.above", {{"target", text}, {"gap", shown}}));
    }
  }

  // Says what goes with the end of the scale that the score is nearer to.
  void write_nearer_end() {
    const auto low = context_.model.texts(construct_, "low");
    const auto high = context_.model.texts(construct_, "high");
    const auto percent = scores_.percent(index_, scores_.lead());
    if ((low.empty() && high.empty()) || !percent) return;
    constexpr double kMiddle = 50, kHair = 1e-9;
    if (*percent > kMiddle + kHair) {
      write_end("ends.nearer.high", high);
    } else if (*percent < kMiddle - kHair) {
      write_end("ends.nearer.low", low);
    } else {
      document_.paragraph(wording_("ends.middle"));
      write_both_ends(context_, document_, index_);
    }
    if (!texts("may-indicate").empty() && *percent < kMiddle - kHair) {
      write_end("ends.may-indicate", texts("may-indicate"));
    }
  }

  std::vector<std::string_view> texts(std::string_view kind) const {
    return context_.model.texts(construct_, kind);
  }

  void write_end(std::string_view key, const std::vector<std::string_view>& entries) {
    if (entries.empty()) return;
    document_.callout(wording_(key), {}, "interpretation", [&] { write_texts(document_, entries); });
  }

  // An item that stands alone says no more than the construct's own score.
  void write_items() {
    if (node_.items.size() == 1 && node_.children.empty()) {
      const std::string_view text = view(context_.model.items()[node_.items.front()].text);
      document_.paragraph(wording_("items.one", {{"item", text}}), ASSAY_SPAN_MUTED);
    } else {
      write_item_table();
    }
  }

  bool any_missing() const {
    return std::any_of(node_.items.begin(), node_.items.end(), [&](std::uint32_t item) {
      return scores_.item_missing(item, context_.tree.pooled()).value_or(0) > 0;
    });
  }

  // Whether a column has nothing but whole answers of one rater, which are shown as they were given. Else all
  // of its figures have decimals.
  bool has_whole_answers(std::uint32_t slot) const {
    return std::all_of(node_.items.begin(), node_.items.end(), [&](std::uint32_t item) {
      const auto mean = scores_.item(item, slot);
      return !mean || (scores_.item_raters(item, slot) == 1.0 && *mean == std::floor(*mean));
    });
  }

  void write_item_table() {
    const auto& slots = scores_.shown();
    const bool missing_shown = any_missing();
    std::vector<Column> columns = {{wording_("table.item"), 6}};
    for (const std::uint32_t slot : slots) columns.push_back({context_.role_title(slot), 1, ASSAY_ALIGN_END});
    if (missing_shown) columns.push_back({wording_("table.missing"), 1, ASSAY_ALIGN_END});
    document_.table(wording_("items.caption", {{"construct", view(construct_.title)}}), columns, [&] {
      for (const std::uint32_t item : node_.items) {
        const auto missing = scores_.item_missing(item, context_.tree.pooled());
        // An item of a way in that nobody took.
        if (!missing && !scores_.item(item, context_.tree.pooled())) continue;
        const assay_item& asked = context_.model.items()[item];
        document_.row([&] {
          document_.cell(
              [&] {
                document_.text(view(asked.text));
                if (asked.reverse != 0)
                  document_.text(" " + std::string(wording_("items.reversed")), ASSAY_SPAN_MUTED);
              },
              ASSAY_FLAG_HEADER);
          for (const std::uint32_t slot : slots)
            document_.text_cell(item_text(context_, scores_, item, slot, has_whole_answers(slot) ? 0 : 2));
          if (missing_shown) document_.text_cell(figure(missing, 0));
        });
      }
    });
  }

  void write_comments() {
    for (const std::uint32_t item : node_.items) {
      std::uint32_t role = ASSAY_NONE;
      for (const assay_comment& comment : scores_.assessed().comments()) {
        if (comment.item != item) continue;
        if (role == ASSAY_NONE) {
          document_.paragraph(wording_("comments.item", {{"item", view(context_.model.items()[item].text)}}));
        }
        if (comment.role != role) {
          document_.paragraph(view(context_.model.roles()[comment.role].title), ASSAY_SPAN_STRONG,
                              "comment-role");
          role = comment.role;
        }
        document_.quotation(view(comment.text));
      }
    }
  }

  const ReportContext& context_;
  const Scores& scores_;
  DocumentBuilder& document_;
  const assay::sdk::Wording& wording_;
  std::uint32_t index_;
  const assay_construct& construct_;
  const Node& node_;
};

void write_general_comments(const ReportContext& context, const Scores& scores, DocumentBuilder& document) {
  const auto comments = scores.assessed().comments();
  const auto general = [](const assay_comment& comment) { return comment.item == ASSAY_NONE; };
  if (std::none_of(comments.begin(), comments.end(), general)) return;
  document.section({"general-comments", context.wording("comments.general"), {}, 0, "comments"}, [&] {
    std::uint32_t role = ASSAY_NONE;
    for (const assay_comment& comment : comments) {
      if (!general(comment)) continue;
      if (comment.role != role) {
        document.paragraph(view(context.model.roles()[comment.role].title), ASSAY_SPAN_STRONG,
                           "comment-role");
        role = comment.role;
      }
      document.quotation(view(comment.text));
    }
  });
}

}  // namespace

void write_constructs(const ReportContext& context, const Scores& scores, DocumentBuilder& document) {
  document.section({"results", context.wording("results.title"), {}, ASSAY_FLAG_NEW_PAGE}, [&] {
    document.paragraph(context.wording("results.text"));
    for (const std::uint32_t root : context.tree.roots()) {
      if (!context.tree.node(root).beneath.empty()) ConstructSection(context, scores, document, root).write();
    }
    write_general_comments(context, scores, document);
  });
}

}  // namespace standard
