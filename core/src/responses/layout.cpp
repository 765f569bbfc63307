#include "layout.hpp"

#include <unordered_set>
#include <utility>

#include "names.hpp"

namespace assay {
namespace {

// The long form is meant when a column of it is there and none of an item is, in whatever case of letters.
bool is_long(const csv::Header& header, const Layout& layout) {
  std::unordered_set<std::string> items;
  for (const std::string& id : layout.item_ids) items.insert(lower_case(id));
  bool sign = false;
  for (const std::string& name : header.names) {
    const std::string lower = lower_case(name);
    if (items.contains(lower)) return false;
    if (lower == "item" || lower == "value") sign = true;
  }
  return sign;
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
  csv::Columns columns{{"case", "rater", "role"}, {}, false};
  if (layout.long_form) {
    columns.required.insert(columns.required.end(), {"item", "value"});
  } else {
    for (const std::string& form : instrument.forms) columns.forms.push_back({form, {}});
    for (const Item& item : instrument.items) {
      (item.form == ASSAY_NONE ? columns.required : columns.forms[item.form].columns).push_back(item.id);
    }
  }
  std::vector<Problem> problems;
  csv::check_columns(header, file, columns, problems);
  throw_if_any(std::move(problems));
  layout.names = header.names;
  for (const std::string& name : layout.names) layout.columns.push_back(meaning(name, layout));
  layout.case_column = header.find("case");
  return layout;
}

}  // namespace assay
