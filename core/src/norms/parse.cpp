// The reader of norms.
#include <algorithm>
#include <charconv>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <vector>

#include "assay/error.hpp"
#include "assay/norms.hpp"
#include "assay/text.hpp"
#include "assay/toml.hpp"

namespace assay {
namespace {

// A suggestion looks at every id there is; a file that is wrong throughout must not take minutes.
constexpr int kMaxSuggestions = 100;

// Ids of an instrument, to be looked up once a row.
struct Ids {
  std::vector<std::string> names;
  std::unordered_map<std::string, std::uint32_t> index;

  void add(const std::string& id, std::uint32_t at) {
    names.push_back(id);
    index.emplace(id, at);
  }
};

template <typename Row>
Ids ids_of(const std::vector<Row>& rows) {
  Ids ids;
  for (std::size_t i = 0; i < rows.size(); ++i) ids.add(rows[i].id, static_cast<std::uint32_t>(i));
  return ids;
}

std::string shown(double value) {
  char buffer[32];
  const auto end = std::to_chars(buffer, buffer + sizeof buffer, value).ptr;
  return std::string(buffer, end);
}

class NormReader {
 public:
  NormReader(const TomlFile& file, const Instrument& instrument);

  Norm read();

 private:
  void read_norm(TomlReader& table);
  void read_instrument(TomlReader& table);
  void read_percentiles(TomlReader& table);
  void read_row(TomlReader& table, NormRow& row);
  bool read_subject(TomlReader& table, NormRow& row);
  bool read_role(TomlReader& table, NormRow& row);
  void read_values(TomlReader& table, NormRow& row);
  void read_precision(TomlReader& table, NormRow& row);
  void check_once(TomlReader& table, const NormRow& row);
  double read_n(TomlReader& table);
  std::optional<std::uint32_t> look_up(TomlReader& table, std::string_view key, const std::string& id,
                                       const Ids& in, std::string_view noun);
  void complain_of(TomlReader& table, std::string_view key, std::size_t index, std::string what,
                   std::string found, std::string accepted);

  std::vector<Problem> problems_;
  TomlReader root_;
  const Instrument& instrument_;
  const Ids items_, constructs_;
  Ids roles_;  // those without a parent, and "all"
  Norm result_;
  bool same_instrument_ = true;
  bool percentiles_known_ = false;
  std::map<std::tuple<std::uint32_t, std::uint32_t, std::uint32_t>, std::uint64_t> lines_;  // of rows so far
  int suggestions_left_ = kMaxSuggestions;
};

NormReader::NormReader(const TomlFile& file, const Instrument& instrument)
    : root_(file, problems_),
      instrument_(instrument),
      items_(ids_of(instrument.items)),
      constructs_(ids_of(instrument.constructs)) {
  result_.source_file = file.name;
  for (std::size_t i = 0; i < instrument.roles.size(); ++i) {
    if (instrument.roles[i].parent != ASSAY_NONE) continue;
    roles_.add(instrument.roles[i].id, static_cast<std::uint32_t>(i));
  }
  roles_.add("all", ASSAY_ROLE_ALL);
}

Norm NormReader::read() {
  if (auto table = root_.table("norm", true)) read_norm(*table);
  root_.finish();
  std::stable_sort(problems_.begin(), problems_.end(), [](const Problem& a, const Problem& b) {
    return std::tie(a.where.line, a.where.column) < std::tie(b.where.line, b.where.column);
  });
  throw_if_any(std::move(problems_));
  return std::move(result_);
}

void NormReader::read_norm(TomlReader& table) {
  result_.id = table.id("id");
  result_.version = table.text("version");
  result_.title = table.text("title");
  read_instrument(table);
  result_.illustrative = table.flag_or("illustrative", false);
  result_.source = table.text("source");
  result_.n = read_n(table);
  read_percentiles(table);
  const std::size_t before = problems_.size();
  std::vector<TomlReader> rows = table.tables("rows");
  if (rows.empty() && problems_.size() == before) {
    table.complain("rows", "the norm has no rows", {}, "at least one { construct, role, values }");
  }
  result_.rows.resize(rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) read_row(rows[i], result_.rows[i]);
  table.finish();
}

void NormReader::read_instrument(TomlReader& table) {
  const std::string id = table.text("instrument");
  same_instrument_ = id == instrument_.id;
  if (same_instrument_ || id.empty()) return;
  table.complain("instrument", "the norm is of another instrument", quoted(id), quoted(instrument_.id),
                 "choose a norm of this instrument");
}

void NormReader::read_percentiles(TomlReader& table) {
  const std::size_t before = problems_.size();
  const bool given = table.has("percentiles");
  result_.percentiles = table.numbers("percentiles");
  const std::vector<double>& percentiles = result_.percentiles;
  if (problems_.size() == before && percentiles.empty()) {
    table.complain(given ? "percentiles" : "", "the norm has no percentiles", {},
                   "`percentiles = [10, 20, …]`, each above 0 and below 100");
  }
  for (std::size_t i = 0; problems_.size() == before && i < percentiles.size(); ++i) {
    const double value = percentiles[i];
    if (!(value > 0 && value < 100)) {
      complain_of(table, "percentiles", i, "a percentile is out of range", shown(value),
                  "above 0 and below 100");
    } else if (i > 0 && !(value > percentiles[i - 1])) {
      complain_of(table, "percentiles", i, "the percentiles do not increase",
                  shown(value) + " after " + shown(percentiles[i - 1]),
                  "each percentile greater than the one before");
    }
  }
  percentiles_known_ = problems_.size() == before;
}

void NormReader::read_row(TomlReader& table, NormRow& row) {
  const bool has_subject = read_subject(table, row);
  const bool has_role = read_role(table, row);
  read_values(table, row);
  row.n = read_n(table);
  read_precision(table, row);
  table.finish();
  if (has_subject && has_role) check_once(table, row);
}

// False when the subject is not known, which is then noted, or not looked up.
bool NormReader::read_subject(TomlReader& table, NormRow& row) {
  const std::size_t before = problems_.size();
  const auto construct = table.optional_text("construct");
  const auto item = table.optional_text("item");
  if (problems_.size() != before) return false;
  if (construct.has_value() == item.has_value()) {
    table.complain({}, construct ? "a row has both a construct and an item" : "a row has no subject", {},
                   "either `construct` or `item`");
    return false;
  }
  if (!same_instrument_) return false;
  row.subject = construct ? ASSAY_SUBJECT_CONSTRUCT : ASSAY_SUBJECT_ITEM;
  const auto index = construct ? look_up(table, "construct", *construct, constructs_, "construct")
                               : look_up(table, "item", *item, items_, "item");
  row.index = index.value_or(0);
  return index.has_value();
}

bool NormReader::read_role(TomlReader& table, NormRow& row) {
  const std::string id = table.text("role");
  if (id.empty() || !same_instrument_) return false;
  const std::uint32_t inner = instrument_.find_role(id);
  if (inner != ASSAY_NONE && instrument_.roles[inner].parent != ASSAY_NONE) {
    const std::string top = quoted(instrument_.roles[instrument_.top_role(inner)].id);
    table.complain("role", "this role is pooled into another", quoted(id), enumerate(roles_.names, "or"),
                   "give the row to " + top);
    return false;
  }
  const auto role = look_up(table, "role", id, roles_, "role");
  row.role = role.value_or(0);
  return role.has_value();
}

void NormReader::read_values(TomlReader& table, NormRow& row) {
  const std::size_t before = problems_.size();
  const bool given = table.has("values");
  row.values = table.numbers("values");
  if (problems_.size() != before || !percentiles_known_) return;
  const std::vector<double>& percentiles = result_.percentiles;
  if (row.values.size() != percentiles.size()) {
    table.complain(given ? "values" : "", "a row has a wrong number of values",
                   std::to_string(row.values.size()),
                   std::to_string(percentiles.size()) + ", one for each percentile");
    return;
  }
  for (std::size_t i = 1; i < row.values.size(); ++i) {
    if (row.values[i] >= row.values[i - 1]) continue;
    complain_of(table, "values", i, "the values decrease at percentile " + shown(percentiles[i]),
                shown(row.values[i]) + " after " + shown(row.values[i - 1]),
                "each value at least as great as the one before");
  }
}

void NormReader::check_once(TomlReader& table, const NormRow& row) {
  const std::uint64_t line = table.where().line;
  const auto [first, added] = lines_.emplace(std::tuple(row.subject, row.index, row.role), line);
  if (added) return;
  const bool construct = row.subject == ASSAY_SUBJECT_CONSTRUCT;
  const std::string& id = construct ? instrument_.constructs[row.index].id : instrument_.items[row.index].id;
  const std::string role = row.role == ASSAY_ROLE_ALL ? "all" : instrument_.roles[row.role].id;
  table.complain({}, "this row is given twice",
                 (construct ? "construct " : "item ") + quoted(id) + " in role " + quoted(role) +
                     ", first in line " + std::to_string(first->second),
                 "one row for a subject and role", "remove one of the two");
}

double NormReader::read_n(TomlReader& table) {
  const auto n = table.optional_number("n");
  if (!n || *n > 0) return n.value_or(0);
  table.complain("n", "the sample's size is not above zero", shown(*n), "a number above 0",
                 "leave `n` out when it is not known");
  return 0;
}

// What the standard error of a score is worked out from; one without the other is of no use.
void NormReader::read_precision(TomlReader& table, NormRow& row) {
  const std::size_t before = problems_.size();
  const auto sd = table.optional_number("sd");
  const auto reliability = table.optional_number("reliability");
  if (problems_.size() != before) return;
  if (sd && !(*sd > 0)) {
    table.complain("sd", "the standard deviation is not above zero", shown(*sd), "a number above 0, in units of the score",
                   "leave `sd` and `reliability` out when they are not known");
  }
  if (reliability && !(*reliability > 0 && *reliability <= 1)) {
    table.complain("reliability", "the reliability is out of range", shown(*reliability), "above 0 and at most 1",
                   "leave `sd` and `reliability` out when they are not known");
  }
  if (sd.has_value() != reliability.has_value()) {
    table.complain(sd ? "sd" : "reliability", "a row has one of sd and reliability alone", sd ? "`sd`" : "`reliability`",
                   "both, or none", "a standard error takes both");
  }
  row.sd = sd.value_or(0);
  row.reliability = reliability.value_or(0);
}

std::optional<std::uint32_t> NormReader::look_up(TomlReader& table, std::string_view key,
                                                 const std::string& id, const Ids& in,
                                                 std::string_view noun) {
  const auto found = in.index.find(id);
  if (found != in.index.end()) return found->second;
  std::optional<std::string> near;
  if (suggestions_left_-- > 0) near = closest(id, in.names);
  table.complain(key, "the instrument has no such " + std::string(noun), quoted(id),
                 enumerate(in.names, "or"), near ? "did you mean " + quoted(*near) + "?" : std::string());
  return std::nullopt;
}

// Complains of one element of the array under `key`.
void NormReader::complain_of(TomlReader& table, std::string_view key, std::size_t index, std::string what,
                             std::string found, std::string accepted) {
  const TomlValue& value = std::get<TomlArray>(table.raw(key)->value)[index];
  problems_.push_back({{table.where().file, value.line, value.column},
                       table.path(key) + "[" + std::to_string(index) + "]",
                       std::move(what),
                       std::move(found),
                       std::move(accepted),
                       {}});
}

}  // namespace

Norm parse_norm(std::string_view toml, const std::string& source, const Instrument& instrument) {
  const TomlFile file = parse_toml(toml, source);
  return NormReader(file, instrument).read();
}

}  // namespace assay
