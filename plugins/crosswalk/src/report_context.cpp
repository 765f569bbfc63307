#include "report_context.hpp"

#include <assay/sdk/number_text.hpp>

#include <cmath>

namespace crosswalk {

using assay::sdk::refuse;

namespace {

constexpr std::string_view kRange = "range";

Tenths limit_of(const assay::sdk::Options& options, const std::string& key) {
  const double value = options.number(key);
  const Tenths limit = tenths(value);
  if (std::fabs(limit / 10.0 - value) > 1e-9) {
    refuse("option " + key + " has more than one decimal; places on 0 to 100 are compared with one");
  }
  return limit;
}

void require_order(const std::string& lower, Tenths low, const std::string& upper, Tenths high) {
  if (low <= high) return;
  const auto words = [](Tenths value) { return assay::sdk::fixed_text(value / 10.0, 1); };
  refuse("option " + lower + " is " + words(low) + " and " + upper + " is " + words(high) + "; " + lower +
         " must not lie above " + upper);
}

std::string_view region_key(Region region) {
  return region == Region::kLow ? "region.low" : region == Region::kHigh ? "region.high" : "region.middle";
}

}  // namespace

Limits limits_of(const assay::sdk::Options& options) {
  const Limits limits{limit_of(options, "agree_within"), limit_of(options, "conflict_from"),
                      limit_of(options, "low_below"), limit_of(options, "high_above")};
  require_order("agree_within", limits.agree_within, "conflict_from", limits.conflict_from);
  require_order("low_below", limits.low_below, "high_above", limits.high_above);
  return limits;
}

std::string joined(const std::vector<std::string>& words, std::string_view separator) {
  std::string out;
  for (const std::string& word : words) {
    if (!out.empty()) out += separator;
    out += word;
  }
  return out;
}

std::string ReportContext::places(Tenths lowest, Tenths highest) const {
  if (lowest == highest) return place(lowest);
  return wording(kRange, {{"from", place(lowest)}, {"to", place(highest)}});
}

std::string ReportContext::regions(const Opinion& opinion) const {
  const Region lowest = limits.region(opinion.lowest), highest = limits.region(opinion.highest);
  const std::string_view from = wording(region_key(lowest));
  if (lowest == highest) return std::string(from);
  return wording(kRange, {{"from", from}, {"to", wording(region_key(highest))}});
}

std::string_view ReportContext::kind_key(std::uint32_t basis) {
  switch (basis) {
    case ASSAY_BASIS_RATING:
      return "rating";
    case ASSAY_BASIS_PERCENTILE_RANK:
      return "percentile";
    case ASSAY_BASIS_POINTS:
      return "points";
    default:
      return "other";
  }
}

std::string ReportContext::own_scale(const assay_theme_member& member) const {
  if (member.has_value == 0) {
    return std::string(wording(member.withheld != ASSAY_WITHHELD_NO ? "figure.withheld" : "figure.none"));
  }
  // Means of ratings have two decimals everywhere; what a vendor delivers is shown as it came.
  const bool rating = member.basis == ASSAY_BASIS_RATING;
  return wording("figure." + std::string(kind_key(member.basis)),
                 {{"value", rating ? format.number(member.value, 2) : format.short_number(member.value, 2)},
                  {"lowest", format.short_number(member.minimum, 2)},
                  {"highest", format.short_number(member.maximum, 2)}});
}

std::string ReportContext::kinds(const std::vector<std::uint32_t>& bases) const {
  std::vector<std::string> words;
  for (const std::uint32_t basis : bases) words.emplace_back(kind(basis));
  return format.list(words);
}

std::string_view ReportContext::match(std::uint32_t match) const {
  return wording(match == ASSAY_MATCH_EXACT   ? "match.exact"
                 : match == ASSAY_MATCH_CLOSE ? "match.close"
                                              : "match.broad");
}

std::string_view ReportContext::outcome_key(Outcome outcome) {
  switch (outcome) {
    case Outcome::kNothing:
      return "nothing";
    case Outcome::kOnlyOne:
      return "only-one";
    case Outcome::kNotJudged:
      return "not-judged";
    case Outcome::kAgree:
      return "agree";
    case Outcome::kDiffer:
      return "differ";
    case Outcome::kConflict:
      return "conflict";
  }
  return "";
}

}  // namespace crosswalk
