// What all parts of a Chally report share: the profile, the wording, the scores, and how figures are written.
#pragma once

#include <assay/sdk/locale.hpp>
#include <assay/sdk/report_writer.hpp>

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "profile.hpp"

namespace chally {

// "Self, Manager": the words, with the separator between.
std::string joined(const std::vector<std::string>& words, std::string_view separator);

// The fixed parts of a report; made once for an instrument and client.
struct ReportContext {
  explicit ReportContext(const assay::sdk::ReportSetup& setup)
      : model(setup.model),
        wording(setup.wording),
        format(setup.wording),
        profile(setup.model),
        cuts(setup.options),
        client_name(setup.client_name),
        locale(setup.locale) {}

  std::string_view role_id(std::uint32_t slot) const {
    return slot == profile.pooled() ? std::string_view("all")
                                    : assay::sdk::view(model.roles()[profile.roles()[slot]].id);
  }
  std::string_view role_title(std::uint32_t slot) const {
    return slot == profile.pooled() ? wording("role.all")
                                    : assay::sdk::view(model.roles()[profile.roles()[slot]].title);
  }
  const assay_construct& construct(const Competency& one) const { return model.constructs()[one.construct]; }
  // "high", as in the keys of the wording; the word for people.
  static std::string_view band_key(Band band);
  std::string_view band_word(std::optional<Band> band) const;
  // The cut-offs in words.
  std::string band_limits() const;
  // A score as a whole number, "64" for 64.75, rounded down: a score under a cut-off must not read as the
  // cut-off. A dash where there is none.
  std::string figure(std::optional<double> score) const;
  // A mean rating with two decimals, a half rounded up; a dash where there is none.
  std::string rating_figure(std::optional<double> rating) const;
  // "−0.27" for -0.265: with this many decimals, half away from 0, a minus as wide as a digit, never "−0.00".
  std::string decimal(double value, int decimals) const;
  // "1,234".
  std::string whole(std::size_t count) const { return format.integer(static_cast<std::int64_t>(count)); }
  // "1 person", "3 persons".
  std::string persons(std::size_t count) const { return format.plural("group.persons", count); }
  // "January 18, 2006" out of "2006-01-18"; anything else stays as it is.
  std::string date(std::string_view iso) const { return format.date(iso); }

  assay::sdk::Model model;
  assay::sdk::Wording wording;
  assay::sdk::Locale format;  // of numbers, dates, lists and counts
  Profile profile;
  Cuts cuts;
  std::string_view client_name;
  std::string_view locale;
};

// The scores of one case, by competency and slot.
class Scores {
 public:
  Scores(const ReportContext& context, const assay::sdk::Case& assessed);

  const assay::sdk::Case& assessed() const { return case_; }
  std::optional<double> score(const Competency& one, std::uint32_t slot) const {
    return at(score_, one.construct, slot);
  }
  std::optional<double> rating(const Competency& one, std::uint32_t slot) const {
    return at(rating_, one.construct, slot);
  }
  std::optional<double> n(const Competency& one, std::uint32_t slot) const {
    return at(n_, one.construct, slot);
  }
  std::optional<Band> band(const Competency& one, std::uint32_t slot) const;
  std::optional<double> index(std::uint32_t slot) const { return at(index_, root_, slot); }
  // Competencies with a score.
  std::size_t scored(std::uint32_t slot) const;
  bool from_percentiles(std::uint32_t slot) const;
  bool from_behaviours(std::uint32_t slot) const;
  // The roles with any score, in order; without the pooled one.
  const std::vector<std::uint32_t>& views() const { return views_; }
  // Those views that can be held against each other: the ones from ratings, or else the ones from
  // percentiles; never both.
  std::vector<std::uint32_t> comparable() const;
  // True when some views are percentiles and some come from ratings.
  bool mixed() const { return mixed_; }
  // True when a score from ratings rests on less than half of the answers that were asked for.
  bool few_answers(const Competency& one, std::uint32_t slot) const;
  // The slot that the report goes by: the one role with scores, or the one with percentiles, else all raters
  // pooled.
  std::uint32_t lead() const { return lead_; }
  // The slots to show side by side: every view, and all raters pooled where the report goes by them.
  std::vector<std::uint32_t> shown() const;

 private:
  std::optional<double> at(std::size_t column, std::uint32_t construct, std::uint32_t slot) const {
    return case_.score(column, rows_.construct(construct, slot));
  }

  assay::sdk::Case case_;
  const Profile& profile_;
  RowIndex rows_;
  std::uint32_t root_;
  std::size_t score_, rating_, n_, band_, index_, source_, na_;
  std::vector<std::uint32_t> views_;
  std::uint32_t lead_;
  bool mixed_ = false;
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

void write_strings(assay::sdk::DocumentBuilder& document, const std::vector<std::string_view>& entries);
// The texts of behaviours that speak for the competency, or of those that speak against it.
std::vector<std::string_view> behaviours(const ReportContext& context, const Competency& one, bool high);
// Behaviours of low and of high scorers side by side.
void write_both_sides(const ReportContext& context, assay::sdk::DocumentBuilder& document,
                      const Competency& one);
// A row's bar.
void write_bar(const ReportContext& context, const Scores& scores, assay::sdk::DocumentBuilder& document,
               const Competency& one, std::uint32_t slot);

// The parts of the profile report, each in a file of its own.
void write_overview(const ReportContext& context, const Scores& scores,
                    assay::sdk::DocumentBuilder& document);
void write_competencies(const ReportContext& context, const Scores& scores,
                        assay::sdk::DocumentBuilder& document);

}  // namespace chally
