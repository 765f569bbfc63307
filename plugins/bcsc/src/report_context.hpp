// What all parts of a BCSC report share: the framework, the wording, and how figures are written.
#pragma once

#include <assay/sdk/locale.hpp>
#include <assay/sdk/report_writer.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "framework.hpp"

namespace bcsc {

// "u3" as "3", "u3.2" as "3.2", "q17" as "17": the number that people say.
std::string_view number_of(std::string_view id);
// "Self, Manager": the words, with the wording's separator between.
std::string joined(const std::vector<std::string_view>& words, std::string_view separator);

// The fixed parts of a report; made once for an instrument and client.
struct ReportContext {
  explicit ReportContext(const assay::sdk::ReportSetup& setup)
      : model(setup.model),
        norm(setup.norm),
        wording(setup.wording),
        format(setup.wording),
        framework(setup.model),
        client_name(setup.client_name),
        locale(setup.locale),
        note_percentile(setup.options.number("note_percentile")),
        blind_spot_gap(setup.options.number("blind_spot_gap")) {}

  std::string_view role_title(std::uint32_t slot) const {
    return slot == framework.pooled() ? wording("role.all")
                                      : assay::sdk::view(model.roles()[framework.roles()[slot]].title);
  }
  std::string_view role_id(std::uint32_t slot) const {
    return slot == framework.pooled() ? std::string_view("all")
                                      : assay::sdk::view(model.roles()[framework.roles()[slot]].id);
  }
  // Two decimals, as "6.57" or "6,57", a half rounded up; a dash where there is no score.
  std::string figure(std::optional<double> value) const;
  // The same with its sign, "+1.50" or "−0.25"; "0.00" has none.
  std::string signed_figure(std::optional<double> value) const;
  // A whole number, as "38", rounded down; a dash where there is none.
  std::string whole_figure(std::optional<double> value) const;
  // "1,234".
  std::string whole(std::size_t count) const { return format.integer(static_cast<std::int64_t>(count)); }
  const assay_construct& construct(std::uint32_t index) const { return model.constructs()[index]; }
  // "Unit 3"
  std::string unit_name(const Unit& unit) const;
  // "Unit 3: Demonstrate …"
  std::string unit_title(const Unit& unit) const;
  std::string element_title(const Element& element) const;
  // "Q17 Takes the time …"
  std::string question(std::uint32_t item) const;
  // How far the rank of a mean is a bound, by the norm's row.
  assay::sdk::RankBound bound(std::uint32_t construct, std::uint32_t slot, double mean) const;
  // The percentile of development notes, as "40", "37.50" or "37,50".
  std::string note_percentile_text() const;
  // The wording of one key when there is a norm, of the other when there is none.
  std::string_view by_norm(std::string_view with, std::string_view without) const;
  // "January 18, 2006" out of "2006-01-18"; anything else stays as it is.
  std::string date(std::string_view iso) const { return format.date(iso); }

  assay::sdk::Model model;
  std::optional<assay::sdk::Norm> norm;
  assay::sdk::Wording wording;
  assay::sdk::Locale format;  // of numbers, dates, lists and counts
  Framework framework;
  std::string_view client_name;
  std::string_view locale;
  double note_percentile;
  double blind_spot_gap;
};

// The scores of one case, by subject and slot.
class Scores {
 public:
  Scores(const ReportContext& context, const assay::sdk::Case& assessed);

  // The slots of the roles that have a rater in this case; what is said of roles is said of these alone.
  const std::vector<std::uint32_t>& roles() const { return roles_; }
  // How many raters of a role gave a number, as far as the scores tell: the most in any unit.
  std::uint32_t answered(const ReportContext& context, std::uint32_t slot) const;
  // The slots of the roles of which nothing is shown, with ASSAY_WITHHELD_… of each.
  const std::vector<std::pair<std::uint32_t, std::uint32_t>>& withheld_roles() const { return withheld_roles_; }
  const assay::sdk::Case& assessed() const { return case_; }
  std::optional<double> item_mean(std::uint32_t item, std::uint32_t slot) const { return item_score(mean_, item, slot); }
  std::optional<double> item_n(std::uint32_t item, std::uint32_t slot) const { return item_score(n_, item, slot); }
  std::optional<double> item_na(std::uint32_t item, std::uint32_t slot) const { return item_score(na_, item, slot); }
  std::optional<double> item_count(std::uint32_t item, std::uint32_t slot, std::uint32_t point) const {
    return item_score(count_ + point - 1, item, slot);
  }
  std::optional<double> rank(std::uint32_t item, std::uint32_t pooled, bool strength) const {
    return item_score(strength ? strength_ : opportunity_, item, pooled);
  }
  std::optional<double> mean(std::uint32_t construct, std::uint32_t slot) const {
    return case_.score(mean_, rows_.construct(construct, slot));
  }
  std::optional<double> percentile(std::uint32_t construct, std::uint32_t slot) const {
    return case_.score(percentile_, rows_.construct(construct, slot));
  }
  std::optional<double> n(std::uint32_t construct, std::uint32_t slot) const {
    return case_.score(n_, rows_.construct(construct, slot));
  }
  std::optional<double> agreement(std::uint32_t construct, std::uint32_t slot) const {
    return case_.score(agreement_, rows_.construct(construct, slot));
  }
  std::optional<double> item_agreement(std::uint32_t item, std::uint32_t slot) const {
    return item_score(agreement_, item, slot);
  }
  std::optional<double> standard_error(std::uint32_t construct, std::uint32_t slot) const {
    return case_.score(standard_error_, rows_.construct(construct, slot));
  }
  // Whether the mean may be there and must not be shown.
  bool withheld(std::uint32_t construct, std::uint32_t slot) const {
    return case_.withheld(mean_, rows_.construct(construct, slot));
  }
  bool item_withheld(std::uint32_t item, std::uint32_t slot) const {
    return case_.withheld(mean_, rows_.item(item, slot));
  }
  bool note(std::uint32_t construct, std::uint32_t slot) const {
    return case_.score(note_, rows_.construct(construct, slot)).has_value();
  }

 private:
  std::optional<double> item_score(std::size_t column, std::uint32_t item, std::uint32_t slot) const {
    return case_.score(column, rows_.item(item, slot));
  }

  assay::sdk::Case case_;
  RowIndex rows_;
  std::vector<std::uint32_t> roles_;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> withheld_roles_;
  std::size_t mean_, na_, n_, percentile_, count_, strength_, opportunity_, note_, agreement_, standard_error_;
};

// The parts of the reports, each in a file of its own.
void write_introduction(const ReportContext& context, const Scores& scores, assay::sdk::DocumentBuilder& document);
void write_framework(const ReportContext& context, assay::sdk::DocumentBuilder& document, std::string_view title,
                     std::uint32_t flags);
void write_overview(const ReportContext& context, const Scores& scores, assay::sdk::DocumentBuilder& document);
// What changed since an earlier administration, where there was one.
void write_change(const ReportContext& context, const Scores& scores, assay::sdk::DocumentBuilder& document);
void write_highlights(const ReportContext& context, const Scores& scores, assay::sdk::DocumentBuilder& document);
void write_units(const ReportContext& context, const Scores& scores, assay::sdk::DocumentBuilder& document);
// Blind spots and hidden strengths: the person's own view against that of the others.
void write_self_other(const ReportContext& context, const Scores& scores, assay::sdk::DocumentBuilder& document);
void write_plan(const ReportContext& context, assay::sdk::DocumentBuilder& document);

}  // namespace bcsc
