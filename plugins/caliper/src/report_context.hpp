// What the parts of a Caliper report share: job model, wording, scores, and how figures are written.
#pragma once

#include <assay/sdk/locale.hpp>
#include <assay/sdk/report_writer.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "framework.hpp"

namespace caliper {

// "Self, Manager": the words, with the wording's separator between.
std::string joined(const std::vector<std::string>& words, std::string_view separator);

// The fixed parts of a report; made once for an instrument and client.
struct ReportContext {
  explicit ReportContext(const assay::sdk::ReportSetup& setup)
      : model(setup.model),
        wording(setup.wording),
        format(setup.wording),
        framework(setup.model),
        client_name(setup.client_name),
        locale(setup.locale),
        highlights(static_cast<std::size_t>(setup.options.integer("highlights"))) {}

  std::string_view role_title(std::size_t slot) const {
    return slot == framework.pooled() ? wording("role.all")
                                      : assay::sdk::view(model.roles()[framework.roles()[slot]].title);
  }
  std::string_view role_id(std::size_t slot) const {
    return slot == framework.pooled() ? std::string_view("all")
                                      : assay::sdk::view(model.roles()[framework.roles()[slot]].id);
  }
  const assay_construct& construct(std::uint32_t index) const { return model.constructs()[index]; }
  const assay_construct& construct(const Competency& competency) const {
    return construct(competency.construct);
  }
  const assay_construct& construct(const Family& family) const { return construct(family.construct); }
  std::string_view title(std::size_t competency) const {
    return assay::sdk::view(construct(framework.competencies()[competency]).title);
  }
  // A score with one decimal, as "64.5", a half rounded up; a dash where there is none.
  std::string figure(std::optional<double> score) const;
  // A rating with two decimals, as "3.67"; a dash where there is none.
  std::string rating_figure(std::optional<double> rating) const;
  // A number as short as it can be, with two decimals at most: "1", "2.5".
  std::string plain_figure(double value) const { return format.short_number(value, 2); }
  // "1,234".
  std::string whole(std::size_t count) const { return format.integer(static_cast<std::int64_t>(count)); }
  // "2 of 3".
  std::string share(std::size_t part, std::size_t all) const {
    return wording("count", {{"part", whole(part)}, {"all", whole(all)}});
  }
  // "January 18, 2006" out of "2006-01-18"; anything else stays as it is.
  std::string date(std::string_view iso) const { return format.date(iso); }

  assay::sdk::Model model;
  assay::sdk::Wording wording;
  assay::sdk::Locale format;  // of numbers, dates, lists and counts
  Framework framework;
  std::string_view client_name;
  std::string_view locale;
  std::size_t highlights;
};

// The scores of one case, by subject and slot.
class Scores {
 public:
  Scores(const ReportContext& context, const assay::sdk::Case& assessed);

  const assay::sdk::Case& assessed() const { return case_; }
  // True when there are delivered scores, and when there are ratings. Where there are both, the scores of the
  // report are the delivered ones, and the ratings stand by themselves.
  bool delivered() const { return delivered_; }
  bool rated() const { return rated_; }
  // The slots of the roles in which somebody answered; those whose scores are shown; those whose ratings are.
  const std::vector<std::size_t>& answered() const { return answered_; }
  const std::vector<std::size_t>& score_slots() const { return score_slots_; }
  const std::vector<std::size_t>& rating_slots() const { return rating_slots_; }
  // The slot that the report goes by: the one role with scores, else all raters pooled.
  std::size_t lead() const {
    return score_slots_.size() == 1 ? score_slots_.front() : context_.framework.pooled();
  }
  // The same slots, and after them "all" unless there is one alone.
  std::vector<std::size_t> with_all(std::vector<std::size_t> slots) const {
    if (slots.size() != 1) slots.push_back(context_.framework.pooled());
    return slots;
  }

  std::optional<double> score(const Competency& c, std::size_t slot) const {
    return construct(score_, c.construct, slot);
  }
  std::optional<double> rating(const Competency& c, std::size_t slot) const {
    return construct(rating_, c.construct, slot);
  }
  std::optional<double> score(const Family& f, std::size_t slot) const {
    return construct(score_, f.construct, slot);
  }
  // The fit to the model, and the share of its competencies that it rests on.
  std::optional<double> fit(std::size_t slot) const {
    return construct(score_, context_.framework.root(), slot);
  }
  std::optional<double> coverage(std::size_t slot) const {
    return construct(coverage_, context_.framework.root(), slot);
  }
  // The mean rating over the competencies that have one.
  std::optional<double> rating(std::size_t slot) const {
    return construct(rating_, context_.framework.root(), slot);
  }
  std::optional<double> item_rating(std::uint32_t item, std::size_t slot) const {
    return case_.score(rating_, rows_.item(item, slot));
  }
  std::optional<double> item_raters(std::uint32_t item, std::size_t slot) const {
    return case_.score(n_, rows_.item(item, slot));
  }
  // How many raters stand behind a score; how far the ratings of a competency agree.
  std::optional<double> raters(const Competency& c, std::size_t slot) const { return construct(n_, c.construct, slot); }
  std::optional<double> agreement(const Competency& c, std::size_t slot) const {
    return construct(agreement_, c.construct, slot);
  }
  // Whether there may be a score, or a rating, that must not be shown.
  bool withheld(const Competency& c, std::size_t slot) const {
    return case_.withheld(score_, rows_.construct(c.construct, slot));
  }
  bool withheld(std::size_t slot) const {
    return case_.withheld(rating_, rows_.construct(context_.framework.root(), slot));
  }
  bool item_withheld(std::uint32_t item, std::size_t slot) const {
    return case_.withheld(rating_, rows_.item(item, slot));
  }
  // How many of the family's competencies have a score.
  std::size_t scored(const Family& family, std::size_t slot) const;

 private:
  bool delivered(std::size_t slot) const;
  std::optional<double> construct(std::size_t column, std::uint32_t index, std::size_t slot) const {
    return case_.score(column, rows_.construct(index, slot));
  }

  const ReportContext& context_;
  assay::sdk::Case case_;
  RowIndex rows_;
  std::size_t score_, rating_, coverage_, source_, n_, agreement_;
  std::vector<std::size_t> answered_, score_slots_, rating_slots_;
  bool delivered_ = false, rated_ = false;
};

// A score, or why there is none: withheld, or not answered. The same of a rating.
std::string score_text(const ReportContext& context, std::optional<double> score, bool withheld);
std::string rating_text(const ReportContext& context, std::optional<double> rating, bool withheld);
// How many raters stand behind a competency's score.
std::string raters_text(const ReportContext& context, const Scores& scores, const Competency& competency,
                        std::size_t slot);
// "0.83 strong"; or why there is none.
std::string agreement_text(const ReportContext& context, const Scores& scores, const Competency& competency,
                           std::size_t slot);
// Says which roles are withheld, and why; nothing where none is.
void write_withheld_roles(const ReportContext& context, const Scores& scores, assay::sdk::DocumentBuilder& document);

// A bar of a score on 0 to 100, for a table's cell. `name` says what was scored, for the text alternative.
void write_bar(const ReportContext& context, assay::sdk::DocumentBuilder& document, std::string_view name,
               std::optional<double> score, std::size_t slot);

// The job model as a grid of families with their competencies; with scores where they are given.
void write_job_model(const ReportContext& context, const Scores* scores,
                     assay::sdk::DocumentBuilder& document);

// The parts of the fit report, each in a file of its own.
void write_introduction(const ReportContext& context, const Scores& scores,
                        assay::sdk::DocumentBuilder& document);
void write_fit(const ReportContext& context, const Scores& scores, assay::sdk::DocumentBuilder& document);
void write_competencies(const ReportContext& context, const Scores& scores,
                        assay::sdk::DocumentBuilder& document);
void write_families(const ReportContext& context, const Scores& scores,
                    assay::sdk::DocumentBuilder& document);
void write_highlights(const ReportContext& context, const Scores& scores,
                      assay::sdk::DocumentBuilder& document);
void write_ratings(const ReportContext& context, const Scores& scores, assay::sdk::DocumentBuilder& document);

}  // namespace caliper
