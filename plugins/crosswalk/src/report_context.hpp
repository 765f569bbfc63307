// What all parts of the report share: the wording, the limits, and how figures are put into words.
#pragma once

#include <assay/sdk/locale.hpp>
#include <assay/sdk/report_writer.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "verdict.hpp"

namespace crosswalk {

// The client's limits. Fails with ASSAY_E_CONTENT when they contradict each other or are finer than the
// figures.
Limits limits_of(const assay::sdk::Options& options);

// "low; high": the words, with the separator between.
std::string joined(const std::vector<std::string>& words, std::string_view separator);

// The fixed parts of a report; made once for a client.
struct ReportContext {
  explicit ReportContext(const assay::sdk::ReportSetup& setup)
      : wording(setup.wording),
        format(setup.wording),
        limits(limits_of(setup.options)),
        client_name(setup.client_name),
        locale(setup.locale) {}

  // "1,234".
  std::string whole(std::size_t count) const { return format.integer(static_cast<std::int64_t>(count)); }
  // "71.7".
  std::string place(Tenths place) const { return format.number(place / 10.0, 1); }
  // "15", "33.3".
  std::string limit(Tenths limit) const { return format.short_number(limit / 10.0, 1); }
  // "71.7", "58.3 to 83.3".
  std::string places(Tenths lowest, Tenths highest) const;
  // "low", "low to middle".
  std::string regions(const Opinion& opinion) const;
  // The figure in the framework's own units: "rating 5.63 of 1 to 7". Words for none where there is none.
  std::string own_scale(const assay_theme_member& member) const;
  // "rating", "percentile", "points" or "other", as in the keys of the wording.
  static std::string_view kind_key(std::uint32_t basis);
  std::string_view kind(std::uint32_t basis) const { return wording("kind." + std::string(kind_key(basis))); }
  std::string kinds(const std::vector<std::uint32_t>& bases) const;
  std::string_view match(std::uint32_t match) const;
  // "agree", as in the keys of the wording; the word for people.
  static std::string_view outcome_key(Outcome outcome);
  std::string_view outcome(Outcome outcome) const {
    return wording("outcome." + std::string(outcome_key(outcome)));
  }
  // "January 18, 2006" out of "2006-01-18"; anything else stays as it is.
  std::string date(std::string_view iso) const { return format.date(iso); }

  assay::sdk::Wording wording;
  assay::sdk::Locale format;  // of numbers, dates, lists and counts
  Limits limits;
  std::string_view client_name;
  std::string_view locale;
};

}  // namespace crosswalk
