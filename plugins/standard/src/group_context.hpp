// What the parts of the report on groups share: the wording, and how figures are written.
#pragma once

#include <assay/sdk/locale.hpp>
#include <assay/sdk/report_writer.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "group_figures.hpp"

namespace standard {

// The fixed parts of the report; made once for an instrument and client. Unlike that of the other reports it asks
// nothing of the instrument, for any scorer's figures are taken.
struct GroupContext {
  explicit GroupContext(const assay::sdk::ReportSetup& setup)
      : model(setup.model), wording(setup.wording), format(setup.wording), client_name(setup.client_name), locale(setup.locale) {}

  std::string_view title(std::uint32_t construct) const;
  std::string_view role_title(std::uint32_t role) const;
  // The name of a group, or what stands for the small ones put together.
  std::string_view group_title(const std::string& group) const;
  // "January 18, 2006" out of "2006-01-18"; anything else stays as it is.
  std::string date(std::string_view iso) const { return format.date(iso); }
  // "1 person", "12 persons".
  std::string persons(std::size_t count) const { return format.plural("group.persons", count); }
  std::string count(std::size_t number) const { return format.integer(static_cast<std::int64_t>(number)); }
  // As many decimals as it takes, at most two: "3", "2.5".
  std::string plain_figure(double value) const { return format.short_number(value, 2); }

  assay::sdk::Model model;
  assay::sdk::Wording wording;
  assay::sdk::Locale format;  // of numbers, dates and counts
  std::string_view client_name;
  std::string_view locale;
};

// One set of persons, as the sections of its report see it.
struct GroupPage {
  const GroupContext& context;
  const assay::sdk::GroupSet& set;
  const GroupFigures& figures;
  assay::sdk::DocumentBuilder& document;

  // With as many decimals as the measure deserves; a dash where there is none.
  std::string figure(std::optional<double> value) const;
  std::string signed_figure(std::optional<double> value) const;
  int decimals() const;
  // "2 to below 3", the last with its upper end.
  std::string band(const Edges& edges, std::size_t index) const;
};

// "1 to below 3: 4, 3 to 5: 6": the persons of a group by part of the scale.
std::string bands_in_words(const GroupPage& page, std::uint32_t construct, std::size_t group, const Edges& edges);

// The sections, in the order of the report.
void write_basis(const GroupPage& page);
void write_whole(const GroupPage& page);
void write_ends(const GroupPage& page);
void write_self_others(const GroupPage& page);
void write_group_change(const GroupPage& page);
void write_groups(const GroupPage& page);

}  // namespace standard
