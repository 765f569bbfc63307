// A comparison as the report's parts look at it: short names of frameworks, themes with their verdicts.
#pragma once

#include <assay/sdk/report_writer.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "report_context.hpp"

namespace crosswalk {

// One theme, and what there is on it.
struct ThemeView {
  std::string_view id, title, note;
  std::vector<assay_theme_member> members;
  Verdict verdict;

  // Of its section in the report.
  std::string anchor() const { return "theme-" + std::string(id); }
  // The members of one framework, in the order of the crosswalk.
  std::vector<const assay_theme_member*> members_of(std::uint32_t framework) const;
  bool names(std::uint32_t framework) const { return !members_of(framework).empty(); }
  // Whether the framework has a figure here, if only a broad one.
  bool has_figure(std::uint32_t framework) const;
};

// One framework.
struct FrameworkView {
  std::string label;  // short, and no other framework's: the vendor, or what is needed beside it
  std::string_view id, title, vendor, remark;
  bool scored;
  std::vector<std::uint32_t> kinds;  // of its figures, each once, in ascending order
  std::size_t themes_told;           // themes with a figure of it
  bool withheld;                     // some of its figures are
};

class ComparisonView {
 public:
  ComparisonView(const ReportContext& context, const assay::sdk::Comparison& comparison);

  std::string_view name() const { return comparison_.name(); }
  std::string_view date() const { return comparison_.date(); }
  std::string_view title() const { return comparison_.crosswalk(); }
  const std::vector<FrameworkView>& frameworks() const { return frameworks_; }
  const std::vector<ThemeView>& themes() const { return themes_; }
  // Constructs that no theme names, of one framework. Valid as long as this view.
  std::vector<const assay_theme_member*> uncovered(std::uint32_t framework) const;
  // The frameworks with figures on the themes or beside them, by index.
  const std::vector<std::uint32_t>& speaking() const { return speaking_; }
  // The kinds of figures that there are, in ascending order.
  const std::vector<std::uint32_t>& kinds() const { return kinds_; }
  std::size_t count(Outcome outcome) const;

 private:
  void read_frameworks(const ReportContext& context);
  void read_themes(const ReportContext& context);
  void count_figures();

  assay::sdk::Comparison comparison_;
  std::vector<assay_theme_member> uncovered_;  // what uncovered() points into
  std::vector<FrameworkView> frameworks_;
  std::vector<ThemeView> themes_;
  std::vector<std::uint32_t> speaking_, kinds_;
};

// The bar of a figure's place on 0 to 100; nothing where there is no figure.
void write_bar(const ReportContext& context, const FrameworkView& framework, const assay_theme_member& member,
               assay::sdk::DocumentBuilder& document);

// The parts of the report, each in a file of its own.
void write_introduction(const ReportContext& context, const ComparisonView& view,
                        assay::sdk::DocumentBuilder& document);
void write_overview(const ReportContext& context, const ComparisonView& view,
                    assay::sdk::DocumentBuilder& document);
void write_themes(const ReportContext& context, const ComparisonView& view,
                  assay::sdk::DocumentBuilder& document);
void write_single(const ReportContext& context, const ComparisonView& view,
                  assay::sdk::DocumentBuilder& document);

}  // namespace crosswalk
