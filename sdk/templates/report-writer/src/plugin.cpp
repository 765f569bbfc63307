// A report writer: the scores of one case in, a document out. It says what a report holds, in sections, tables and
// charts that mean something; how that looks is the affair of the format.
#include <assay/sdk/number_text.hpp>
#include <assay/sdk/plugin.hpp>

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "assay_instruments.hpp"

namespace {

namespace sdk = assay::sdk;
using sdk::view;

// Made once for an instrument and a client. After that it is constant, since write_case is called from several
// threads at once.
class Summary final : public sdk::ReportWriter {
 public:
  explicit Summary(const sdk::ReportSetup& setup)
      : model_(setup.model), wording_(setup.wording), locale_(setup.locale), measure_(setup.options.text("measure")) {
    roles_ = model_.top_roles();
  }

  void write_case(const sdk::Case& assessed, sdk::DocumentBuilder& document) const override {
    const std::string title = wording_("title", {{"instrument", model_.title()}, {"name", assessed.name()}});
    document.document({title, locale_, assessed.date(), assessed.name(), model_.title(), "@id@.summary"}, [&] {
      write_cover(assessed, document);
      document.contents(wording_("contents"));  // the program fills it
      document.section({"results", wording_("results"), wording_("results.note")}, [&] {
        for (const assay_text& level : model_.levels()) write_table(assessed, view(level), document);
        for (const std::uint32_t role : roles_) write_chart(assessed, role, document);
      });
      write_comments(assessed, document);
    });
  }

 private:
  void write_cover(const sdk::Case& assessed, sdk::DocumentBuilder& document) const {
    std::string raters;
    for (const std::uint32_t role : roles_) {
      const std::uint32_t count = assessed.rater_count(role);
      if (count == 0) continue;
      if (!raters.empty()) raters += ", ";
      raters += wording_("cover.raters.one", {{"role", title_of(role)}, {"count", std::to_string(count)}});
    }
    const std::vector<assay_pair> lines = {{sdk::text(wording_("cover.date")), sdk::text(assessed.date())},
                                           {sdk::text(wording_("cover.raters")), sdk::text(raters)}};
    assay_element cover = sdk::DocumentBuilder::element(ASSAY_COVER);
    cover.title = sdk::text(model_.title());
    cover.note = sdk::text(assessed.name());
    cover.attributes = sdk::array(lines);
    document.block(cover, [] {});
  }

  // A row for each construct of a level, a column for each role and one for all.
  void write_table(const sdk::Case& assessed, std::string_view level, sdk::DocumentBuilder& document) const {
    std::vector<sdk::Column> columns = {{level, 3}};
    for (const std::uint32_t role : roles_) columns.push_back({title_of(role), 1, ASSAY_ALIGN_END});
    columns.push_back({wording_("all"), 1, ASSAY_ALIGN_END});
    document.table(wording_("table", {{"level", level}}), columns, [&] {
      for (const std::uint32_t construct : model_.constructs_of(level)) {
        document.row([&] {
          document.text_cell(view(model_.constructs()[construct].title), ASSAY_FLAG_HEADER);
          for (const std::uint32_t role : roles_) document.text_cell(figure(score(assessed, construct, role)));
          document.text_cell(figure(score(assessed, construct, ASSAY_ROLE_ALL)));
        });
      }
    });
  }

  // One role against all, over the innermost constructs. Left out where the role has no figure at all.
  void write_chart(const sdk::Case& assessed, std::uint32_t role, sdk::DocumentBuilder& document) const {
    sdk::Chart chart;
    chart.kind = ASSAY_CHART_RADAR;
    chart.minimum = std::numeric_limits<double>::infinity();
    chart.maximum = -chart.minimum;
    sdk::ChartSeries own{title_of(role), view(model_.roles()[role].id), {}, {}};
    sdk::ChartSeries all{wording_("all"), "all", {}, {}};
    bool any = false;
    for (const std::uint32_t c : model_.constructs_of(view(model_.levels()[model_.levels().size() - 1]))) {
      const assay_construct& construct = model_.constructs()[c];
      chart.categories.push_back({construct.title, construct.short_title});
      any = add(own, score(assessed, c, role), chart) || any;
      add(all, score(assessed, c, ASSAY_ROLE_ALL), chart);
    }
    if (!any) return;
    widen_to_scales(chart);
    const std::string title = wording_("chart", {{"role", own.label}});
    const std::string description = wording_(
        "chart.description", {{"role", own.label}, {"count", std::to_string(chart.categories.size())}});
    chart.title = title;
    chart.description = description;  // for a reader who cannot see it
    chart.value_label = wording_("chart.value");
    chart.series = {own, all};
    document.chart(chart);
  }

  void write_comments(const sdk::Case& assessed, sdk::DocumentBuilder& document) const {
    if (assessed.comments().empty()) return;
    document.section({"comments", wording_("comments")}, [&] {
      for (const assay_comment& comment : assessed.comments()) document.quotation(view(comment.text));
    });
  }

  // A point of a chart; false for a gap. Any cell may be empty: not answered, or not to be shown.
  static bool add(sdk::ChartSeries& series, std::optional<double> value, sdk::Chart& chart) {
    series.values.push_back(value.value_or(0));
    series.states.push_back(value ? 1 : 0);
    if (value && *value < chart.minimum) chart.minimum = *value;
    if (value && *value > chart.maximum) chart.maximum = *value;
    return value.has_value();
  }
  // The axis shows the whole scale, not only the part where the figures happen to lie.
  void widen_to_scales(sdk::Chart& chart) const {
    for (const assay_scale& scale : model_.scales()) {
      const sdk::ArrayView<double> points(scale.points);
      if (points[0] < chart.minimum) chart.minimum = points[0];
      if (points[points.size() - 1] > chart.maximum) chart.maximum = points[points.size() - 1];
    }
  }

  std::optional<double> score(const sdk::Case& assessed, std::uint32_t construct, std::uint32_t role) const {
    const std::size_t column = assessed.column(measure_);  // fails, in words, when the scorer has no such measure
    for (std::size_t row = 0; row < assessed.rows().size(); ++row) {
      const assay_row& at = assessed.rows()[row];
      if (at.subject == ASSAY_SUBJECT_CONSTRUCT && at.index == construct && at.role == role) {
        return assessed.score(column, row);
      }
    }
    return std::nullopt;
  }
  std::string figure(std::optional<double> value) const {
    return value ? sdk::fixed_text(*value, 2) : std::string(wording_("none"));
  }
  std::string_view title_of(std::uint32_t role) const { return view(model_.roles()[role].title); }

  sdk::Model model_;
  sdk::Wording wording_;
  std::string_view locale_, measure_;
  std::vector<std::uint32_t> roles_;
};

struct Plugin final : sdk::Plugin {
  explicit Plugin(const sdk::Host& host) : sdk::Plugin(host) {
    add_instruments(assay_instruments::kAll);
    add_report<Summary>("@id@.summary", "Short report on a case");
  }
};

}  // namespace

ASSAY_PLUGIN(Plugin)
