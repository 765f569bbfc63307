#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "assay/error.hpp"
#include "assay/files.hpp"
#include "assay/text.hpp"
#include "findings.hpp"
#include "phrases.hpp"

namespace assay::audit {
namespace {

using Json = nlohmann::json;

std::string text_at(const Json& node, const char* key) {
  const auto at = node.find(key);
  return at != node.end() && at->is_string() ? at->get<std::string>() : std::string();
}

const Json& list_at(const Json& node, const char* key) {
  static const Json kNone = Json::array();
  const auto at = node.find(key);
  return at != node.end() && at->is_array() ? *at : kNone;
}

// Everything that is written under a node, without what charts draw.
void append_text(const Json& node, std::string& out) {
  if (text_at(node, "kind") == "text") out += text_at(node, "text");
  for (const Json& child : list_at(node, "children")) append_text(child, out);
}

std::string text_of(const Json& node) {
  std::string out;
  append_text(node, out);
  const auto begin = out.find_first_not_of(' '), end = out.find_last_not_of(' ');
  return begin == std::string::npos ? "" : out.substr(begin, end - begin + 1);
}

// Looks through one report for figures of what is withheld.
class ReportSearch {
 public:
  ReportSearch(const Publication& publication, const CaseFacts& facts, std::string file)
      : publication_(publication), layout_(publication.layout()), facts_(facts), file_(std::move(file)) {
    for (std::size_t r = 0; r < layout_.all(); ++r) {
      titles_[r].insert(layout_.instrument->roles[layout_.roles[r]].title);
      quoted_.push_back(0);
    }
    for (std::size_t i = 0; i < layout_.items(); ++i) items_.emplace(layout_.id(i), i);
  }

  std::vector<Leak> run(const Json& document) {
    learn_titles(document);
    for (const auto& [role, titles] : titles_) {
      if (!facts_.disclosure[role].withheld()) continue;
      for (const std::string& title : titles) phrases_.emplace_back(role, title);
    }
    look_at(document);
    check_quotations();
    return std::move(leaks_);
  }

 private:
  // Reports in other words than the instrument's still tell the role of a series.
  void learn_titles(const Json& node) {
    for (const Json& series : list_at(node, "series")) {
      const std::string role = text_at(series, "role"), label = text_at(series, "label");
      for (std::size_t r = 0; r < layout_.all(); ++r) {
        if (layout_.role_id(r) == role && !label.empty()) titles_[r].insert(label);
      }
    }
    for (const Json& child : list_at(node, "children")) learn_titles(child);
  }

  std::optional<std::size_t> role_titled(const std::string& text, bool with_more) const {
    for (const auto& [role, titles] : titles_) {
      for (const std::string& title : titles) {
        if (text == title || (with_more && text.starts_with(title + ","))) return role;
      }
    }
    return std::nullopt;
  }

  void add(std::optional<std::size_t> item, std::size_t role, LeakWay way, std::string found,
           std::string where) {
    Leak leak{facts_.id, item ? "item" : "", item ? layout_.id(*item) : "",    layout_.role_id(role), way,
              true,      std::move(found),   std::move(where) + " of " + file_};
    const bool known = std::any_of(leaks_.begin(), leaks_.end(), [&](const Leak& one) {
      return one.id == leak.id && one.role == leak.role && one.way == leak.way && one.found == leak.found;
    });
    if (!known) leaks_.push_back(std::move(leak));
  }

  void look_at(const Json& node) {
    const std::string kind = text_at(node, "kind");
    // An item that a row or section is about, until the next one.
    if (const auto item = items_.find(text_at(node, "id")); item != items_.end())
      item_ = item->second;
    else if (kind == "section" || !text_at(node, "id").empty())
      item_.reset();
    if (kind == "chart") look_at_chart(node);
    if (kind == "table") look_at_table(node);
    if (kind == "key-figure") look_at_key_figure(node);
    if (kind == "heading") speaker_.reset();
    if (kind == "paragraph" || kind == "cell") {
      if (const auto role = role_titled(text_of(node), false)) speaker_ = role;
    }
    if (kind == "quotation") {
      ++quotations_;
      if (speaker_) ++quoted_[*speaker_];
    }
    if (kind == "text") look_at_phrase(text_at(node, "text"), "a text");
    look_at_phrase(text_at(node, "description"), "the description of a chart");
    for (const Json& child : list_at(node, "children")) look_at(child);
  }

  void look_at_phrase(const std::string& text, const char* where) {
    for (const auto& [role, title] : phrases_) {
      if (const auto found = figure_behind(text, title)) {
        add(std::nullopt, role, LeakWay::Report, "a figure of " + std::string(*found),
            std::string(where) + " (" + assay::quoted(text, 60) + ")");
      }
    }
  }

  void look_at_chart(const Json& chart) {
    const std::string name = text_at(chart, "chart");
    for (const Json& series : list_at(chart, "series")) {
      const std::string id = text_at(series, "role");
      std::size_t role = 0;
      while (role < layout_.all() && layout_.role_id(role) != id) ++role;
      if (role == layout_.all()) continue;
      const Json& values = list_at(series, "values");
      const auto value =
          std::find_if(values.begin(), values.end(), [](const Json& one) { return one.is_number(); });
      if (value == values.end()) continue;
      const std::string where =
          "a chart" + (text_at(chart, "title").empty() ? "" : " (" + text_at(chart, "title") + ")");
      double sum = 0;
      for (const Json& one : values) sum += one.is_number() ? one.get<double>() : 0;
      // A distribution of zeros is one of nothing.
      if (name == "distribution" && sum == 0) continue;
      const bool hidden = facts_.disclosure[role].withheld();
      if (hidden || (item_ && facts_.withheld(*item_, role))) {
        add(hidden ? std::nullopt : item_, role, LeakWay::Report,
            name == "distribution" ? "a distribution of answers"
                                   : "a value of " + readable(value->get<double>()),
            where);
      } else if (name == "distribution" && !publication_.exempt(role)) {
        look_at_distribution(chart, values, role, where);
      }
    }
  }

  // Answers; the last category may be those that are NA.
  void look_at_distribution(const Json& chart, const Json& values, std::size_t role,
                            const std::string& where) {
    const Json& categories = list_at(chart, "categories");
    double answers = 0;
    for (std::size_t c = 0; c < values.size(); ++c) {
      const bool point = c < categories.size() && is_point(text_at(categories[c], "label"), c);
      if (point && values[c].is_number()) answers += values[c].get<double>();
    }
    if (answers <= 0 || answers >= publication_.record().minimum_raters) return;
    add(item_, role, LeakWay::Report,
        "a distribution of " + readable(answers) + (answers == 1 ? " answer" : " answers"),
        where + " with fewer than the minimum of " + std::to_string(publication_.record().minimum_raters));
  }

  bool is_point(const std::string& label, std::size_t place) const {
    if (item_) return place < layout_.scale(*item_).points.size();
    if (is_figure(label) || label == "0") return true;
    return std::any_of(layout_.instrument->scales.begin(), layout_.instrument->scales.end(),
                       [&](const Scale& scale) {
                         return std::any_of(scale.labels.begin(), scale.labels.end(),
                                            [&](const ScaleLabel& one) { return one.text == label; });
                       });
  }

  void look_at_table(const Json& table) {
    std::map<std::size_t, std::size_t> by_column;
    const Json& columns = list_at(table, "columns");
    for (std::size_t c = 0; c < columns.size(); ++c) {
      if (const auto role = role_titled(text_at(columns[c], "title"), true)) by_column[c] = *role;
    }
    for (const Json& row : list_at(table, "children")) {
      if (const auto item = items_.find(text_at(row, "id")); item != items_.end()) item_ = item->second;
      look_at_row(row, by_column, text_at(table, "title"));
    }
    item_.reset();
  }

  void look_at_row(const Json& row, const std::map<std::size_t, std::size_t>& by_column,
                   const std::string& title) {
    std::size_t column = 0;
    std::optional<std::size_t> of_row;
    for (const Json& cell : list_at(row, "children")) {
      const std::string text = text_of(cell);
      if (column == 0) of_row = role_titled(text, false);
      const auto of_column = by_column.find(column);
      const auto role = of_column != by_column.end() ? std::optional(of_column->second) : of_row;
      if (role && column > 0 && is_figure(text)) {
        const bool hidden = facts_.disclosure[*role].withheld();
        const bool item_hidden = !hidden && item_ && of_row && facts_.withheld(*item_, *role);
        if (hidden || item_hidden) {
          add(item_hidden ? item_ : std::nullopt, *role, LeakWay::Report, "a figure of " + text,
              "a table (" + title + ")");
        }
      }
      const auto span = cell.find("span");
      column += span != cell.end() && span->is_number_unsigned() ? span->get<std::size_t>() : 1;
    }
  }

  void look_at_key_figure(const Json& node) {
    const auto role = role_titled(text_at(node, "title"), false);
    if (!role || !facts_.disclosure[*role].withheld()) return;
    const std::string text = text_of(node);
    if (is_figure(text)) add(std::nullopt, *role, LeakWay::Report, "a figure of " + text, "a key figure");
  }

  void check_quotations() {
    std::uint64_t told = 0;
    for (const PublishedRole& role : facts_.disclosure)
      told += role.comments == kWithheldCount ? 0 : role.comments;
    for (std::size_t r = 0; r < layout_.all(); ++r) {
      const std::uint32_t shown = facts_.disclosure[r].comments;
      const std::uint64_t allowed = shown == kWithheldCount ? 0 : shown;
      if (quoted_[r] <= allowed) continue;
      add(std::nullopt, r, LeakWay::Comments, counted(quoted_[r] - allowed, "comment"),
          std::to_string(quoted_[r]) + (quoted_[r] == 1 ? " stands" : " stand") +
              " under this role, and disclosure.csv tells of " +
              std::to_string(allowed) + ": the text");
      return;
    }
    if (quotations_ <= told) return;
    for (std::size_t r = 0; r < layout_.all(); ++r) {
      if (facts_.disclosure[r].comments != kWithheldCount) continue;
      add(std::nullopt, r, LeakWay::Comments, counted(quotations_ - told, "comment"),
          counted(quotations_, "quotation") + ", and disclosure.csv tells of " + counted(told, "comment") +
              " in all: the text");
      return;
    }
    add(std::nullopt, 0, LeakWay::Comments, counted(quotations_ - told, "comment"),
        counted(quotations_, "quotation") + ", and disclosure.csv tells of " + counted(told, "comment") +
            " in all: the text");
  }

  const Publication& publication_;
  const Layout& layout_;
  const CaseFacts& facts_;
  std::string file_;
  std::map<std::size_t, std::set<std::string>> titles_;  // by role
  std::vector<std::pair<std::size_t, std::string>> phrases_;  // titles of withheld roles
  std::unordered_map<std::string, std::size_t> items_;
  std::optional<std::size_t> item_, speaker_;
  std::uint64_t quotations_ = 0;
  std::vector<std::uint64_t> quoted_;  // by role
  std::vector<Leak> leaks_;
};

}  // namespace

ReportFolder::ReportFolder(const std::filesystem::path& folder, const std::vector<std::string>& case_ids) {
  const std::filesystem::path reports = folder / "reports";
  if (!std::filesystem::is_directory(reports)) return;
  std::unordered_map<std::string, std::string> by_part;
  for (const std::string& id : case_ids) by_part.emplace(file_name_part(id), id);
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(reports)) {
    if (entry.is_regular_file() && entry.path().extension() == ".json") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  for (const std::filesystem::path& file : files) {
    const std::string name = file.filename().string();
    // The longest beginning that is a case: ids may have points in them.
    std::size_t dot = name.rfind('.');
    auto found = by_part.end();
    while (dot != std::string::npos && dot > 0 && found == by_part.end()) {
      dot = name.rfind('.', dot - 1);
      if (dot != std::string::npos) found = by_part.find(name.substr(0, dot));
    }
    if (found == by_part.end()) {
      ++unassigned_;
      continue;
    }
    by_case_[found->second].push_back(file);
    ++count_;
  }
}

std::vector<Leak> ReportFolder::find(const Publication& publication, const CaseFacts& facts) const {
  std::vector<Leak> leaks;
  const auto files = by_case_.find(facts.id);
  if (files == by_case_.end()) return leaks;
  for (const std::filesystem::path& file : files->second) {
    const Json document = Json::parse(read_file(file), nullptr, false);
    if (!document.is_object()) {
      throw Error(Problem{{file.string(), 0, 0},
                          "",
                          "this is not the JSON of a report",
                          "",
                          "",
                          "give the file as the program wrote it"});
    }
    const std::string name = "reports/" + file.filename().string();
    for (Leak& leak : ReportSearch(publication, facts, name).run(document)) leaks.push_back(std::move(leak));
  }
  return leaks;
}

}  // namespace assay::audit
