// What the documents of a job share: the job, the wording, the scores, and how figures are written.
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

#include "job.hpp"

namespace ctk {

// A number as figure() rounds it.
double as_printed(double value);
// "Self, Manager": the words, with the separator between.
std::string joined(const std::vector<std::string>& words, std::string_view separator);

// The fixed parts of a report; made once for an instrument and client.
struct ReportContext {
  explicit ReportContext(const assay::sdk::ReportSetup& setup);

  const assay_construct& construct(std::uint32_t index) const { return model.constructs()[index]; }
  template <typename Part>
  const assay_construct& construct(const Part& part) const {
    return construct(part.construct);
  }
  template <typename Part>
  std::string_view title(const Part& part) const {
    return assay::sdk::view(construct(part.construct).title);
  }
  template <typename Part>
  std::string_view id(const Part& part) const {
    return assay::sdk::view(construct(part.construct).id);
  }
  std::string_view role_id(std::uint32_t slot) const;
  std::string_view role_title(std::uint32_t slot) const;
  // A level or a gap with two decimals, a half rounded up; a dash where there is none.
  std::string figure(std::optional<double> value) const;
  // The same with its sign, "+1.50" and with a real minus "−0.25"; "0.00" has none.
  std::string signed_figure(std::optional<double> value) const;
  // A number as short as it can be, with two decimals at most: "4", "2.5"; with its sign: "+1", "−0.5", "0".
  std::string plain_figure(double value) const { return format.short_number(value, 2); }
  std::string signed_plain_figure(std::optional<double> value) const;
  // "1,234".
  std::string whole(std::size_t count) const { return format.integer(static_cast<std::int64_t>(count)); }
  // A share of 1 as a percentage with one decimal, "87.4%"; a dash where there is none. What is less than the
  // whole never reads as the whole, and what is more than nothing never as nothing.
  std::string percent(std::optional<double> share) const;
  // "5 Expert"; "5" where the scale has no word for it.
  std::string level_words(std::uint32_t scale, double value) const;
  // The competency's target in words.
  std::string target_words(const Competency& one) const { return level_words(one.scale, one.target.value()); }
  // Titles of the task groups that call for a competency.
  std::string group_titles(const Competency& one) const;
  // The scale with its words: "1 Beginner, 2 Learner"; with what stands for NA where it is accepted.
  std::string anchors(std::uint32_t scale) const;
  // "January 18, 2006" out of "2006-01-18"; anything else stays as it is.
  std::string date(std::string_view iso) const { return format.date(iso); }

  assay::sdk::Model model;
  assay::sdk::Wording wording;
  assay::sdk::Locale format;  // of numbers, dates, lists and counts
  Job job;
  std::string_view client_name;
  std::string_view locale;
  std::size_t develop_competencies;  // how many competencies to develop are named, at most
  std::size_t develop_behaviours;    // how many behaviours for each, at most
};

// The scores of one case.
class Scores {
 public:
  Scores(const ReportContext& context, const assay::sdk::Case& assessed);

  const assay::sdk::Case& assessed() const { return case_; }
  // The roles with any rating of a competency, in order; without the pooled one.
  const std::vector<std::uint32_t>& views() const { return views_; }
  // The slot that the report goes by: the one role with ratings, else all raters pooled.
  std::uint32_t lead() const { return lead_; }
  // The slots to show side by side: every view, and all raters pooled where there are several.
  std::vector<std::uint32_t> shown() const;

  std::optional<double> attained(const Competency& one, std::uint32_t slot) const {
    return at(attained_, one.construct, slot);
  }
  // The job's level less the level attained, rounded once, as it is printed.
  std::optional<double> gap(const Competency& one, std::uint32_t slot) const;
  std::optional<double> raters(const Competency& one, std::uint32_t slot) const { return at(n_, one.construct, slot); }
  std::optional<double> agreement(const Competency& one, std::uint32_t slot) const {
    return at(agreement_, one.construct, slot);
  }
  // Whether there may be a level that must not be shown.
  bool withheld(const Competency& one, std::uint32_t slot) const {
    return case_.withheld(attained_, rows_.construct(one.construct, slot));
  }
  std::optional<double> rank(const Competency& one, std::uint32_t slot) const {
    return at(rank_, one.construct, slot);
  }
  std::optional<double> priority(const Competency& one, std::uint32_t slot) const {
    return at(priority_, one.construct, slot);
  }
  bool from_level(const Competency& one, std::uint32_t slot) const {
    return at(source_, one.construct, slot).value_or(0) == 1;
  }
  bool from_behaviours(const Competency& one, std::uint32_t slot) const {
    return at(source_, one.construct, slot).value_or(0) == 2;
  }
  std::optional<double> fit(std::uint32_t construct, std::uint32_t slot) const {
    return at(fit_, construct, slot);
  }
  std::optional<double> coverage(std::uint32_t construct, std::uint32_t slot) const {
    return at(coverage_, construct, slot);
  }
  std::optional<double> item_mean(std::uint32_t item, std::uint32_t slot) const {
    return case_.score(mean_, rows_.item(item, slot));
  }
  std::optional<double> item_raters(std::uint32_t item, std::uint32_t slot) const {
    return case_.score(n_, rows_.item(item, slot));
  }
  // What the person prefers, and how far it is from the job's level.
  std::optional<double> preference(const Characteristic& one) const;
  std::optional<double> difference(const Characteristic& one) const;

  // Competencies that a slot has a level for.
  std::size_t rated(std::uint32_t slot) const;
  // Titles of those it has none for.
  std::vector<std::string> not_rated(std::uint32_t slot) const;
  // The competencies with a gap, the one to develop first at the front.
  std::vector<const Competency*> to_develop() const;
  // How many competencies lie half a level or more below the job's, by the printed figures.
  std::size_t well_below() const;
  // The competencies with the largest share of the job's level attained, the largest first, at most `most`.
  std::vector<const Competency*> nearest(std::size_t most) const;
  // The competency's behaviours with the lowest means that lie below the target, lowest first, at most
  // `most`.
  std::vector<std::uint32_t> lowest_behaviours(const Competency& one, std::size_t most) const;

 private:
  std::optional<double> at(std::size_t column, std::uint32_t construct, std::uint32_t slot) const {
    return case_.score(column, rows_.construct(construct, slot));
  }

  const ReportContext& context_;
  assay::sdk::Case case_;
  RowIndex rows_;
  std::size_t n_, mean_, attained_, source_, priority_, rank_, fit_, coverage_, agreement_;
  std::size_t preference_ = 0, difference_ = 0;
  std::vector<std::uint32_t> views_;
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
// A cover with the instrument's title, a note below, and lines: a key of the wording and a value; lines
// without a value are left out.
void write_cover(const ReportContext& context, assay::sdk::DocumentBuilder& document, std::string_view note,
                 const std::vector<std::pair<std::string_view, std::string>>& lines);
void write_strings(assay::sdk::DocumentBuilder& document, const std::vector<std::string_view>& entries);

// The parts of the gap report, each in a file of its own.
void write_introduction(const ReportContext& context, const Scores& scores,
                        assay::sdk::DocumentBuilder& document);
void write_fit(const ReportContext& context, const Scores& scores, assay::sdk::DocumentBuilder& document);
void write_gaps(const ReportContext& context, const Scores& scores, assay::sdk::DocumentBuilder& document);
void write_nearest(const ReportContext& context, const Scores& scores, assay::sdk::DocumentBuilder& document);
void write_development(const ReportContext& context, const Scores& scores,
                       assay::sdk::DocumentBuilder& document);
void write_characteristics(const ReportContext& context, const Scores& scores,
                           assay::sdk::DocumentBuilder& document);

}  // namespace ctk
