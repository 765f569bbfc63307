#include "layout.hpp"

#include <algorithm>
#include <utility>

namespace assay {
namespace {

bool has(const csv::Header& header, std::string_view name) {
  return header.find(name) < header.names.size();
}

// The long form is meant when a column of it is there and none of an item is.
bool is_long(const csv::Header& header, const Layout& layout) {
  const bool sign = has(header, "item") || has(header, "value");
  return sign && std::none_of(header.names.begin(), header.names.end(),
                              [&](const std::string& name) { return layout.items.contains(name); });
}

AnswerRule make_rule(const Scale& scale) {
  AnswerRule rule;
  for (unsigned digit = 0; digit < 10; ++digit) {
    if (scale.accepts(digit)) rule.digits = static_cast<std::uint16_t>(rule.digits | 1u << digit);
  }
  rule.na = scale.accepts_na;
  rule.scale = &scale;
  return rule;
}

std::uint32_t meaning(const std::string& name, const Layout& layout) {
  if (name == "case") return kCaseColumn;
  if (name == "rater") return kRaterColumn;
  if (name == "role") return kRoleColumn;
  if (!layout.long_form) return layout.items.at(name);
  return name == "item" ? kItemColumn : kValueColumn;
}

}  // namespace

Layout make_layout(const csv::Header& header, const std::string& file, const Instrument& instrument) {
  Layout layout;
  for (std::uint32_t item = 0; item < instrument.items.size(); ++item) {
    layout.items.emplace(instrument.items[item].id, item);
    layout.item_ids.push_back(instrument.items[item].id);
    layout.rules.push_back(make_rule(instrument.scales[instrument.items[item].scale]));
  }
  layout.long_form = is_long(header, layout);
  std::vector<std::string> required = {"case", "rater", "role"};
  if (layout.long_form) {
    required.insert(required.end(), {"item", "value"});
  } else {
    for (const Item& item : instrument.items) required.push_back(item.id);
  }
  std::vector<Problem> problems;
  csv::check_columns(header, file, required, false, problems);
  throw_if_any(std::move(problems));
  layout.names = header.names;
  for (const std::string& name : layout.names) layout.columns.push_back(meaning(name, layout));
  layout.case_column = header.find("case");
  return layout;
}

}  // namespace assay
