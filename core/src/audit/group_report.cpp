#include "group_report.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>

#include "assay/error.hpp"
#include "assay/files.hpp"
#include "assay/group_file.hpp"
#include "numbers.hpp"

namespace assay::audit {
namespace {

using Json = nlohmann::json;

constexpr std::string_view kSection = "groups.";  // and the id of a construct

std::string text_at(const Json& node, const char* key) {
  const auto at = node.find(key);
  return at != node.end() && at->is_string() ? at->get<std::string>() : std::string();
}
const Json& children_of(const Json& node) {
  static const Json kNone = Json::array();
  const auto at = node.find("children");
  return at != node.end() && at->is_array() ? *at : kNone;
}
void append_text(const Json& node, std::string& out) {
  out += text_at(node, "text");
  for (const Json& child : children_of(node)) append_text(child, out);
}

struct Number {
  double value = 0, slack = 0;
};

// A number as any locale writes it: digits of ASCII or Arabic, the last mark that is none the decimal one, when one or two
// digits follow it.
std::optional<Number> number_of(const std::string& text) {
  std::string digits;
  std::size_t behind = 0;
  bool marked = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    const auto next = i + 1 < text.size() ? static_cast<unsigned char>(text[i + 1]) : 0u;
    char digit = 0;
    if (byte >= '0' && byte <= '9') digit = text[i];
    if (byte == 0xD9 && next >= 0xA0 && next <= 0xA9) digit = static_cast<char>('0' + (next - 0xA0));
    if (digit != 0) {
      digits += digit;
      ++behind;
    } else if (text[i] == '.' || text[i] == ',' || (byte == 0xD9 && next == 0xAB)) {
      marked = true;
      behind = 0;
    } else if (byte == 0xE2) {
      return std::nullopt;  // a dash, or a minus, which no mean of a scale that is looked at has
    }
  }
  if (digits.empty() || digits.size() > 12) return std::nullopt;
  const std::size_t decimals = marked && behind <= 2 ? behind : 0;
  const double unit = std::pow(10.0, -static_cast<double>(decimals));
  return Number{std::stod(digits) * unit, decimals == 0 ? 0 : unit / 2};
}

// The numbers in a text, in their order.
std::vector<double> numbers_in(const std::string& text) {
  std::vector<double> numbers;
  std::string token;
  const auto end = [&] {
    if (const auto number = number_of(token)) numbers.push_back(number->value);
    token.clear();
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]), next = static_cast<unsigned char>(i + 1 < text.size() ? text[i + 1] : ' ');
    const bool arabic = byte == 0xD9 && next >= 0xA0 && next <= 0xAB;
    const bool mark = text[i] == '.' || text[i] == ',';
    const bool digit_next = (next >= '0' && next <= '9') || next == 0xD9;
    if ((byte >= '0' && byte <= '9') || (mark && !token.empty() && digit_next)) {
      token += text[i];
    } else if (arabic) {
      token += text.substr(i++, 2);
    } else {
      end();
    }
  }
  end();
  return numbers;
}

// Of parts "from, to, persons" that follow each other and hold `n` in all; nothing when these are no such parts.
std::vector<Below> parts_of_scale(const std::vector<double>& numbers, std::int64_t n) {
  std::vector<Below> below;
  std::int64_t persons = 0;
  if (numbers.size() % 3 != 0) return {};
  for (std::size_t i = 0; i < numbers.size(); i += 3) {
    if (i > 0 && !same(numbers[i], numbers[i - 2])) return {};
    if (i > 0) below.push_back({numbers[i], persons});
    persons += std::llround(numbers[i + 2]);
  }
  return persons == n ? below : std::vector<Below>();
}

class Reader {
 public:
  explicit Reader(const Publication& publication)
      : publication_(publication), groups_(read_groups(publication.folder() / "groups.csv")) {
    for (const auto& [person, group] : groups_) {
      auto facts = publication.facts_of(person);
      if (facts) persons_.push_back(std::move(*facts));
      most_ = std::max(most_, group);
    }
    std::sort(persons_.begin(), persons_.end(), [](const auto& a, const auto& b) { return a.id < b.id; });
  }

  GroupReports run() {
    std::vector<std::filesystem::path> files;
    for (const std::string& output : publication_.record().outputs) {
      const std::filesystem::path file = publication_.folder() / output;
      if (output.starts_with("reports/group.") && file.extension() == ".json") files.push_back(file);
    }
    for (const std::filesystem::path& file : files) {
      const Json document = Json::parse(read_file(file), nullptr, false);
      if (!document.is_object()) {
        throw Error(Problem{{file.string(), 0, 0}, "", "this is not the JSON of a report", "", "",
                            "give the file as the program wrote it"});
      }
      ++found_.files;
      const std::size_t first = found_.figures.size();
      charts_.clear();
      look_at(document);
      add_charts(first);
    }
    return std::move(found_);
  }

 private:
  void look_at(const Json& node) {
    const std::string id = text_at(node, "id");
    if (text_at(node, "kind") == "section" && id.starts_with(kSection)) return look_at_section(node, id.substr(kSection.size()));
    if (text_at(node, "kind") == "row") look_for_chart(node);
    for (const Json& child : children_of(node)) look_at(child);
  }

  // A row of a construct's title and a chart of all persons by part of the scale.
  void look_for_chart(const Json& row) {
    const Json& cells = children_of(row);
    if (cells.size() != 2) return;
    std::string title;
    append_text(cells[0], title);
    for (const Json& chart : children_of(cells[1])) {
      if (text_at(chart, "chart") == "distribution") charts_[title] = chart;
    }
  }

  // To the figures of all persons that tell no parts themselves.
  void add_charts(std::size_t first) {
    for (std::size_t f = first; f < found_.figures.size(); ++f) {
      GroupFigure& figure = found_.figures[f];
      const auto title = titles_.find(figure.subject);
      const auto chart = title == titles_.end() ? charts_.end() : charts_.find(title->second);
      if (!figure.whole || !figure.below.empty() || chart == charts_.end()) continue;
      std::vector<double> numbers;
      const auto series = chart->second.find("series"), labels = chart->second.find("categories");
      if (series == chart->second.end() || labels == chart->second.end() || series->size() != 1) continue;
      const auto values = series->front().find("values");
      if (values == series->front().end() || values->size() != labels->size()) continue;
      for (std::size_t i = 0; i < labels->size(); ++i) {
        const std::vector<double> ends = numbers_in(text_at((*labels)[i], "label"));
        numbers.insert(numbers.end(), ends.begin(), ends.end());
        numbers.push_back((*values)[i].is_number() ? (*values)[i].get<double>() : -1);
      }
      figure.below = parts_of_scale(numbers, figure.n);
    }
  }

  void look_at_section(const Json& section, const std::string& construct) {
    const Layout& layout = publication_.layout();
    std::size_t subject = layout.items();
    while (subject < layout.subjects() && layout.id(subject) != construct) ++subject;
    if (subject == layout.subjects()) return;
    titles_[subject] = text_at(section, "title");
    for (const Json& child : children_of(section)) {
      if (text_at(child, "kind") != "table") continue;
      std::uint32_t row = 0;
      for (const Json& one : children_of(child)) {
        if (text_at(one, "kind") == "row") look_at_row(one, subject, row++);
      }
      return;  // a second table is of changes
    }
  }

  // The first row is of all, the others of the groups in the order of their numbers.
  void look_at_row(const Json& row, std::size_t subject, std::uint32_t group) {
    std::vector<std::string> cells;
    for (const Json& cell : children_of(row)) {
      cells.emplace_back();
      append_text(cell, cells.back());
    }
    if (cells.size() < 3 || group > most_) return;
    const auto n = number_of(cells[1]), mean = number_of(cells[2]);
    if (!n || !mean) return;
    GroupFigure figure;
    figure.subject = subject;
    figure.name = cells[0];
    figure.n = std::llround(n->value);
    figure.mean = mean->value;
    figure.slack = mean->slack;
    figure.whole = group == 0;
    if (const auto deviation = cells.size() > 4 ? number_of(cells[4]) : std::nullopt) figure.deviation = deviation->value;
    if (cells.size() > 5) figure.below = parts_of_scale(numbers_in(cells[5]), figure.n);
    if (group > 0) {
      for (const CaseFacts& facts : persons_) {
        const bool in = groups_.at(facts.id) == group;
        if (in && facts.at(subject, publication_.layout().all()).mean) figure.persons.push_back(facts.id);
      }
      add(std::move(figure));
      return;
    }
    for (const CaseFacts& facts : persons_) {
      if (facts.at(subject, publication_.layout().all()).mean) figure.persons.push_back(facts.id);
    }
    // Groups that show nothing are not in the whole either; which these are, the rows below tell.
    if (static_cast<std::int64_t>(figure.persons.size()) == figure.n) add(std::move(figure));
  }

  void add(GroupFigure figure) {
    if (static_cast<std::int64_t>(figure.persons.size()) != figure.n) {
      ++found_.unclear;
      return;
    }
    found_.figures.push_back(std::move(figure));
  }

  const Publication& publication_;
  PublishedGroups groups_;
  std::uint32_t most_ = 0;
  std::map<std::size_t, std::string> titles_;  // of the constructs
  std::map<std::string, Json> charts_;         // of one report, by these
  std::vector<CaseFacts> persons_;
  GroupReports found_;
};

}  // namespace

GroupReports read_group_reports(const Publication& publication) {
  const std::vector<std::string>& outputs = publication.record().outputs;
  if (std::find(outputs.begin(), outputs.end(), "groups.csv") == outputs.end()) return {};
  return Reader(publication).run();
}

}  // namespace assay::audit
