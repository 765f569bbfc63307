#include "read_scale.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "assay/text.hpp"
#include "complaints.hpp"

namespace assay {
namespace {

constexpr std::size_t kMaxPoints = 1000;
// In the order of ASSAY_NA_….
const std::vector<std::string> kNaPolicies = {"available", "half", "prorate", "strict"};

std::optional<double> as_number(std::string_view text) {
  double value = 0;
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (failure != std::errc() || end != text.data() + text.size() || !std::isfinite(value))
    return std::nullopt;
  return value;
}

void read_points(TomlReader& table, Scale& scale) {
  const std::size_t before = table.problems().size();
  const bool listed = table.has("points"), ranged = table.has("range");
  const std::string_view key = ranged ? "range" : "points";
  scale.points = table.numbers("points");
  const std::vector<double> range = table.numbers("range");
  if (listed == ranged) {
    table.complain({}, listed ? "a scale has both `points` and `range`" : "a scale has no points", {},
                   "either `points = [1, 2, 3]` or `range = [0, 100]`");
    scale.points.clear();
    return;
  }
  if (ranged) scale.points = range;
  scale.continuous = ranged;
  const std::size_t count = scale.points.size();
  if (table.problems().size() == before && (count < 2 || (ranged && count > 2) || count > kMaxPoints)) {
    table.complain(key, "the scale has a wrong number of points", std::to_string(count),
                   ranged ? "two: the lowest and the highest" : "2 to " + std::to_string(kMaxPoints));
  }
  for (std::size_t i = 1; table.problems().size() == before && i < count; ++i) {
    if (scale.points[i] > scale.points[i - 1]) continue;
    const TomlArray& values = std::get<TomlArray>(table.raw(key)->value);
    complain_at(table, table.path(key) + "[" + std::to_string(i) + "]", values[i].line, values[i].column,
                "the points do not increase", values[i].described() + " after " + values[i - 1].described(),
                "each point greater than the one before");
  }
  if (table.problems().size() != before) scale.points.clear();
}

void read_label(TomlReader& labels, const TomlEntry& entry, Scale& scale) {
  const auto note = [&](std::string what, std::string found, std::string accepted, std::string remedy = {}) {
    complain_at(labels, labels.path(entry.key), entry.line, entry.column, std::move(what), std::move(found),
                std::move(accepted), std::move(remedy));
  };
  const auto point = as_number(entry.key);
  if (!entry.value.is_string()) {
    const char* remedy =
        entry.value.is_table() ? "put a number with a point in quotation marks: \"1.5\" = …" : "";
    note("a label is not a text", entry.value.described(), "a text", remedy);
  } else if (!point) {
    note("a label belongs to no number", quoted(entry.key), "a point of the scale");
  } else if (!scale.points.empty() && !scale.accepts(*point)) {
    note("a label belongs to no point of the scale", entry.key, scale.accepted());
  } else {
    scale.labels.push_back({*point, std::get<std::string>(entry.value.value)});
    refuse_blank(labels, entry.key, scale.labels.back().text);
  }
}

void read_labels(TomlReader& table, Scale& scale) {
  auto labels = table.table("labels");
  if (!labels) return;
  // By hand, and not by key: every key is a number here.
  for (const TomlEntry& entry : std::get<TomlTable>(table.raw("labels")->value)) {
    read_label(*labels, entry, scale);
  }
  std::stable_sort(scale.labels.begin(), scale.labels.end(),
                   [](const ScaleLabel& a, const ScaleLabel& b) { return a.value < b.value; });
  const auto twice =
      std::adjacent_find(scale.labels.begin(), scale.labels.end(),
                         [](const ScaleLabel& a, const ScaleLabel& b) { return a.value == b.value; });
  if (twice != scale.labels.end()) {
    table.complain("labels", "a point has two labels",
                   quoted(twice->text) + " and " + quoted((twice + 1)->text), "one label a point");
  }
}

}  // namespace

void read_scale(TomlReader& table, Scale& scale) {
  read_points(table, scale);
  read_labels(table, scale);  // before NA, which is no point
  scale.accepts_na = table.flag_or("na", false);
  const auto label = table.optional_text("na-label");
  if (label) refuse_blank(table, "na-label", *label);
  if (label && !scale.accepts_na) {
    table.complain("na-label", "the scale has no NA", quoted(*label), "`na-label` together with `na = true`",
                   "set `na = true`, or remove `na-label`");
  }
  if (scale.accepts_na) scale.na_label = label.value_or("NA");
  const std::string policy = table.choice("na-policy", kNaPolicies, kNaPolicies.front());
  const auto place = std::find(kNaPolicies.begin(), kNaPolicies.end(), policy) - kNaPolicies.begin();
  scale.na_policy = static_cast<std::uint32_t>(place);
}

}  // namespace assay
