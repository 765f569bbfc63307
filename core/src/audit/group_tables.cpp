// Reports like standard.group: means, changes and parts of the scale, by construct and group.
#include <algorithm>
#include <cmath>
#include <map>

#include "group_pages.hpp"
#include "numbers.hpp"

namespace assay::audit {
namespace {

constexpr std::string_view kSection = "groups.";  // and the id of a construct

// Of parts "from, to, persons" that follow each other and hold `n` in all; nothing when these are no such
// parts.
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

// One row of a table.
struct Line {
  std::vector<std::string> cells;
  std::optional<Number> persons, figure;

  bool told() const { return persons && figure; }
  std::int64_t n() const { return std::llround(persons->value); }
};

std::vector<Line> lines_of(const DocumentPart& table) {
  std::vector<Line> lines;
  for (const DocumentPart& row : table.children) {
    if (row.kind != "row") continue;
    Line& line = lines.emplace_back();
    for (const DocumentPart& cell : row.children) line.cells.push_back(cell.text);
    if (line.cells.size() < 3) continue;
    line.persons = signed_figure(line.cells[1]);
    line.figure = signed_figure(line.cells[2]);
  }
  return lines;
}

class Reader {
 public:
  Reader(const GroupPersons& persons, GroupReports& found, std::vector<std::string>& names)
      : persons_(persons), found_(found), names_(names), first_(found.figures.size()) {}

  void read(const DocumentPart& document) {
    look_at(document);
    for (const DocumentPart* section : of_all_) look_at_all(*section);
    add_charts();
  }

 private:
  void look_at(const DocumentPart& part) {
    if (part.kind == "section" && part.id.starts_with(kSection))
      return look_at_construct(part, part.id.substr(kSection.size()));
    if (part.kind == "section" && (part.id == "whole" || part.id == "ends" || part.id == "change"))
      of_all_.push_back(&part);
    if (part.kind == "row") look_for_chart(part);
    for (const DocumentPart& child : part.children) look_at(child);
  }

  // A row of a construct's title and a chart of all persons by part of the scale.
  void look_for_chart(const DocumentPart& row) {
    if (row.children.size() != 2) return;
    for (const DocumentPart& chart : row.children[1].children) {
      if (chart.chart == "distribution") charts_[row.children[0].text] = &chart;
    }
  }

  // To the figures of all persons that tell no parts themselves.
  void add_charts() {
    for (std::size_t f = first_; f < found_.figures.size(); ++f) {
      GroupFigure& figure = found_.figures[f];
      const auto title = titles_.find(figure.subject);
      const auto chart = title == titles_.end() ? charts_.end() : charts_.find(title->second);
      if (figure.kind != GroupFigure::Kind::Mean || !figure.whole || !figure.below.empty() ||
          chart == charts_.end())
        continue;
      const DocumentPart& drawn = *chart->second;
      if (drawn.lines.size() != 1 || drawn.lines[0].values.empty()) continue;
      std::vector<double> numbers;
      for (std::size_t i = 0; i < drawn.labels.size(); ++i) {
        const std::vector<double> ends = numbers_in(drawn.labels[i]);
        numbers.insert(numbers.end(), ends.begin(), ends.end());
        numbers.push_back(drawn.lines[0].values[i].value_or(-1));
      }
      figure.below = parts_of_scale(numbers, figure.n);
    }
  }

  // A table of scores, then one of changes.
  void look_at_construct(const DocumentPart& section, const std::string& construct) {
    const Layout& layout = persons_.layout();
    std::size_t subject = layout.items();
    while (subject < layout.subjects() && layout.id(subject) != construct) ++subject;
    if (subject == layout.subjects()) return;
    titles_[subject] = section.title;
    auto kind = GroupFigure::Kind::Mean;
    for (const DocumentPart& child : section.children) {
      if (child.kind != "table") continue;
      look_at_groups(lines_of(child), subject, kind);
      if (kind == GroupFigure::Kind::Change) return;
      kind = GroupFigure::Kind::Change;
    }
  }

  // The first row is of all, the others of the groups in the order of their numbers.
  void look_at_groups(const std::vector<Line>& lines, std::size_t subject, GroupFigure::Kind kind) {
    const std::uint32_t last =
        std::min(persons_.groups(), static_cast<std::uint32_t>(lines.empty() ? 0 : lines.size() - 1));
    std::vector<std::uint32_t> shown;
    for (std::uint32_t group = 1; group <= last; ++group) {
      const Line& line = lines[group];
      if (names_.size() < group && !line.cells.empty()) names_.push_back(line.cells[0]);
      if (!line.told()) continue;
      shown.push_back(group);
      add(line, line.cells[0], subject, kind, {group});
    }
    if (lines.empty() || !lines[0].told()) return;
    add_whole(lines[0], lines[0].cells[0], subject, kind, shown);
  }

  // Tables of all persons, by the title of the construct: means, then changes.
  void look_at_all(const DocumentPart& section) {
    const auto kind = section.id == "change" ? GroupFigure::Kind::Change : GroupFigure::Kind::Mean;
    for (const DocumentPart& table : section.children) {
      if (table.kind != "table") continue;
      for (const Line& line : lines_of(table)) {
        const auto subject = line.told() ? subject_titled(line.cells[0]) : std::nullopt;
        if (subject && !has_whole(*subject, kind)) add_whole(line, "all persons", *subject, kind, {});
      }
    }
  }

  bool has_whole(std::size_t subject, GroupFigure::Kind kind) const {
    return std::any_of(
        found_.figures.begin() + static_cast<std::ptrdiff_t>(first_), found_.figures.end(),
        [&](const GroupFigure& one) { return one.whole && one.subject == subject && one.kind == kind; });
  }

  // Nothing for a title that several constructs have.
  std::optional<std::size_t> subject_titled(const std::string& title) const {
    const Layout& layout = persons_.layout();
    std::optional<std::size_t> found;
    for (std::size_t s = layout.items(); s < layout.subjects(); ++s) {
      const auto told = titles_.find(s);
      if ((told == titles_.end() ? layout.instrument->constructs[s - layout.items()].title : told->second) !=
          title)
        continue;
      if (found) return std::nullopt;
      found = s;
    }
    return found;
  }

  // Groups that show nothing are not in the whole either. Which these are, the rows below tell, or how many
  // persons it has.
  void add_whole(const Line& line, const std::string& name, std::size_t subject, GroupFigure::Kind kind,
                 const std::vector<std::uint32_t>& shown) {
    std::vector<std::int64_t> sizes;
    std::int64_t all = 0, of_shown = 0;
    for (std::uint32_t group = 1; group <= persons_.groups(); ++group) {
      sizes.push_back(static_cast<std::int64_t>(kind == GroupFigure::Kind::Change
                                                    ? persons_.changes_in(group, subject).now.size()
                                                    : persons_.in_group(group, subject).size()));
      all += sizes.back();
    }
    for (const std::uint32_t group : shown) of_shown += sizes[group - 1];
    std::vector<std::uint32_t> groups = shown;
    if (all == line.n()) {
      groups.clear();
      for (std::uint32_t group = 1; group <= persons_.groups(); ++group) groups.push_back(group);
    } else if (of_shown != line.n()) {
      groups = groups_that_make(line.n(), sizes);
    }
    if (groups.empty() && (kind == GroupFigure::Kind::Mean || persons_.knows_then())) return;
    add(line, name, subject, kind, groups, true);
  }

  void add(const Line& line, const std::string& name, std::size_t subject, GroupFigure::Kind kind,
           const std::vector<std::uint32_t>& groups, bool whole = false) {
    if (kind == GroupFigure::Kind::Change && !persons_.knows_then()) {
      ++found_.changes;
      return;
    }
    GroupFigure figure;
    figure.subject = subject;
    figure.kind = kind;
    figure.name = name;
    figure.n = line.n();
    figure.mean = line.figure->value;
    figure.slack = line.figure->slack;
    figure.whole = whole;
    for (const std::uint32_t group : groups) take(figure, group);
    if (static_cast<std::int64_t>(figure.scores.size()) != figure.n) {
      ++found_.unclear;
      return;
    }
    if (kind == GroupFigure::Kind::Mean) add_spread(line, figure);
    found_.figures.push_back(std::move(figure));
  }

  void take(GroupFigure& figure, std::uint32_t group) const {
    if (figure.kind == GroupFigure::Kind::Mean) {
      const PersonScores more = persons_.in_group(group, figure.subject);
      figure.scores.insert(figure.scores.end(), more.begin(), more.end());
      return;
    }
    const PersonChanges more = persons_.changes_in(group, figure.subject);
    figure.scores.insert(figure.scores.end(), more.now.begin(), more.now.end());
    figure.less.insert(figure.less.end(), more.then.begin(), more.then.end());
  }

  // By group "difference, deviation, parts"; of all alone the deviation.
  static void add_spread(const Line& line, GroupFigure& figure) {
    const std::size_t place = line.cells.size() == 4 ? 3 : 4;
    if (const auto deviation = line.cells.size() > place ? number_of(line.cells[place]) : std::nullopt)
      figure.deviation = deviation->value;
    if (line.cells.size() > 5) figure.below = parts_of_scale(numbers_in(line.cells[5]), figure.n);
  }

  const GroupPersons& persons_;
  GroupReports& found_;
  std::vector<std::string>& names_;
  std::size_t first_;                                  // of the figures that this report adds
  std::map<std::size_t, std::string> titles_;          // of the constructs
  std::map<std::string, const DocumentPart*> charts_;  // by these
  std::vector<const DocumentPart*> of_all_;
};

}  // namespace

void read_group_tables(const DocumentPart& document, const GroupPersons& persons, GroupReports& found,
                       std::vector<std::string>& names) {
  Reader(persons, found, names).read(document);
}

}  // namespace assay::audit
