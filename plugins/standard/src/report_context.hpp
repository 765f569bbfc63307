// What all parts of the standard reports share: the tree, the wording, the scores, and how figures are
// written.
#pragma once

#include <assay/sdk/locale.hpp>
#include <assay/sdk/report_writer.hpp>

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "rules.hpp"
#include "tree.hpp"

namespace standard {

// "Self, Manager": the words, with the separator between.
std::string joined(const std::vector<std::string>& words, std::string_view separator);

// The fixed parts of a report; made once for an instrument and client.
struct ReportContext {
  explicit ReportContext(const assay::sdk::ReportSetup& setup)
      : model(setup.model),
        norm(setup.norm),
        wording(setup.wording),
        format(setup.wording),
        rules(setup.model, setup.options),
        tree(setup.model, rules),
        show_items(setup.options.flag("show_items")),
        blind_spot_gap(setup.options.number("blind_spot_gap")),
        client_name(setup.client_name),
        locale(setup.locale) {}

  const assay_construct& construct(std::uint32_t index) const { return model.constructs()[index]; }
  std::string_view title(std::uint32_t index) const { return assay::sdk::view(construct(index).title); }
  // Where a construct's section is found. Prefixed, for a construct may be called what a section is.
  std::string anchor(std::uint32_t index) const {
    return "construct." + std::string(assay::sdk::view(construct(index).id));
  }
  std::string_view role_id(std::uint32_t slot) const;
  std::string_view role_title(std::uint32_t slot) const;
  // How many decimals a score has: percents are whole, sums of one decimal.
  int decimals() const { return rules.percents() ? 0 : rules.sums() ? 1 : 2; }
  // "3.25": a half rounded away from zero; a dash where there is none.
  std::string figure(std::optional<double> value, int decimals = 2) const;
  // The same with its sign, "+0.50".
  std::string signed_figure(std::optional<double> value, int decimals) const;
  // As many decimals as it takes, at most two: "3", "2.5".
  std::string plain_figure(double value) const { return format.short_number(value, 2); }
  std::string score_figure(std::optional<double> score) const { return figure(score, decimals()); }
  // How far the rank of a score is a bound, by the norm's row.
  assay::sdk::RankBound bound(std::uint32_t construct, std::uint32_t slot, double score) const;
  // "1 Never, 3 Sometimes, 5 Always": the points that have a word.
  std::string anchors(const assay_scale& scale) const;
  // What the method, the roll-up and the policies for missing answers come to, a sentence each.
  std::vector<std::string> rules_in_words() const;
  // Titles of the constructs whose scores go by a policy for missing answers, ASSAY_NA_….
  std::string titles_under(std::size_t policy) const;
  // "January 18, 2006" out of "2006-01-18"; anything else stays as it is.
  std::string date(std::string_view iso) const { return format.date(iso); }

  assay::sdk::Model model;
  std::optional<assay::sdk::Norm> norm;
  assay::sdk::Wording wording;
  assay::sdk::Locale format;  // of numbers, dates, lists and counts
  Rules rules;
  Tree tree;
  bool show_items;
  double blind_spot_gap;  // in percent of the way from the lowest to the highest score
  std::string_view client_name;
  std::string_view locale;
};

// The scores of one case, by construct or item and slot.
class Scores {
 public:
  Scores(const ReportContext& context, const assay::sdk::Case& assessed);

  const assay::sdk::Case& assessed() const { return case_; }
  std::optional<double> score(std::uint32_t construct, std::uint32_t slot) const {
    return at(score_, construct, slot);
  }
  std::optional<double> percent(std::uint32_t construct, std::uint32_t slot) const {
    return at(percent_, construct, slot);
  }
  std::optional<double> percentile(std::uint32_t construct, std::uint32_t slot) const {
    return at(percentile_, construct, slot);
  }
  std::optional<double> gap(std::uint32_t construct, std::uint32_t slot) const {
    return at(gap_, construct, slot);
  }
  std::optional<double> raters(std::uint32_t construct, std::uint32_t slot) const {
    return at(n_, construct, slot);
  }
  std::optional<double> missing(std::uint32_t construct, std::uint32_t slot) const {
    return at(na_, construct, slot);
  }
  std::optional<double> agreement(std::uint32_t construct, std::uint32_t slot) const {
    return at(agreement_, construct, slot);
  }
  std::optional<double> standard_error(std::uint32_t construct, std::uint32_t slot) const {
    return at(standard_error_, construct, slot);
  }
  // Whether there may be a figure that must not be shown.
  bool withheld(std::uint32_t construct, std::uint32_t slot) const {
    return case_.withheld(score_, rows_.construct(construct, slot));
  }
  bool item_withheld(std::uint32_t item, std::uint32_t slot) const {
    return case_.withheld(mean_, rows_.item(item, slot));
  }
  std::optional<double> item(std::uint32_t item, std::uint32_t slot) const {
    return case_.score(mean_, rows_.item(item, slot));
  }
  std::optional<double> item_raters(std::uint32_t item, std::uint32_t slot) const {
    return case_.score(n_, rows_.item(item, slot));
  }
  std::optional<double> item_missing(std::uint32_t item, std::uint32_t slot) const {
    return case_.score(na_, rows_.item(item, slot));
  }
  // The roles with any score, in order; without the pooled one.
  const std::vector<std::uint32_t>& views() const { return views_; }
  // The slots to show side by side: every view, and all raters pooled where there are several.
  const std::vector<std::uint32_t>& shown() const { return shown_; }
  // The slot that the report goes by: the one role with scores, else all raters pooled.
  std::uint32_t lead() const { return lead_; }
  // How many raters of a slot gave a number, as far as the scores tell: the most behind any figure.
  std::uint32_t answered(std::uint32_t slot) const;
  // Whether any construct has one in any slot that is shown.
  bool any_percentile() const;
  bool any_gap() const;
  bool any_agreement() const;
  bool any_standard_error() const;

 private:
  std::optional<double> at(std::size_t column, std::uint32_t construct, std::uint32_t slot) const {
    return case_.score(column, rows_.construct(construct, slot));
  }
  bool has_any(std::uint32_t slot) const;
  bool any(std::size_t column) const;

  assay::sdk::Case case_;
  const Tree& tree_;
  RowIndex rows_;
  std::size_t n_, mean_, score_, percent_, percentile_, gap_, na_, agreement_, standard_error_;
  std::vector<std::uint32_t> views_, shown_;
  std::uint32_t lead_;
};

// The document around `body`, with its properties. `subject` and `date` may be empty.
struct DocumentHead {
  std::string_view report;
  std::string_view title;
  std::string_view subject = {};
  std::string_view date = {};
};
template <typename Body>
void write_document(const ReportContext& context, assay::sdk::DocumentBuilder& document,
                    const DocumentHead& head, Body body) {
  std::vector<assay_pair> properties;
  const auto add = [&](std::string_view key, std::string_view value) {
    if (!value.empty()) properties.push_back({assay::sdk::text(key), assay::sdk::text(value)});
  };
  add("language", context.locale);
  add("date", head.date);
  add("subject", head.subject);
  add("instrument", context.model.id());
  add("report", head.report);
  assay_element root = assay::sdk::DocumentBuilder::element(ASSAY_DOCUMENT);
  root.title = assay::sdk::text(head.title);
  root.attributes = assay::sdk::array(properties);
  document.block(root, body);
}
void write_cover(const ReportContext& context, assay::sdk::DocumentBuilder& document, std::string_view note,
                 std::initializer_list<std::pair<std::string_view, std::string_view>> lines);

// One text as a paragraph, several as a list; nothing for none.
void write_texts(assay::sdk::DocumentBuilder& document, const std::vector<std::string_view>& texts);
// Low and high, side by side, where the construct has either.
void write_both_ends(const ReportContext& context, assay::sdk::DocumentBuilder& document,
                     std::uint32_t construct);

// The parts of the report on a person, each in a file of its own.
void write_reading(const ReportContext& context, const Scores& scores, assay::sdk::DocumentBuilder& document);
void write_overview(const ReportContext& context, const Scores& scores,
                    assay::sdk::DocumentBuilder& document);
// What changed since an earlier administration, where there was one.
void write_change(const ReportContext& context, const Scores& scores, assay::sdk::DocumentBuilder& document);
void write_constructs(const ReportContext& context, const Scores& scores,
                      assay::sdk::DocumentBuilder& document);
// Blind spots and hidden strengths: the person's own view against that of the others.
void write_self_other(const ReportContext& context, const Scores& scores, assay::sdk::DocumentBuilder& document);
// A construct's bar in a slot.
void write_bar(const ReportContext& context, const Scores& scores, assay::sdk::DocumentBuilder& document,
               std::uint32_t construct, std::uint32_t slot);

}  // namespace standard
