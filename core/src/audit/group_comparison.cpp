// Reports like chally.comparison: the means of two groups, by where the scores come from.
#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "group_pages.hpp"
#include "numbers.hpp"

namespace assay::audit {
namespace {

constexpr std::size_t kColumns =
    8;  // construct; number, mean and deviation of the one group and of the other; difference

// Scores of one origin stand in a section of their own.
struct Source {
  std::string_view section, name;
  std::int64_t number;  // in the measure "source"
};
constexpr std::array<Source, 2> kSources = {
    {{"percentiles", "percentiles", 1}, {"behaviours", "ratings", 2}}};

// What a row tells of one group.
struct Side {
  std::optional<std::int64_t> persons;
  std::optional<Number> mean, deviation;
};

struct Row {
  std::size_t subject;
  Source source;
  Side high, low;
  std::optional<Number> difference;
};

// A mean that a chart draws is not rounded.
void take_drawn(const DocumentPart& chart, std::string_view role, std::size_t place, Side& side) {
  for (const ChartLine& line : chart.lines) {
    if (line.role == role && place < line.values.size() && line.values[place])
      side.mean = Number{*line.values[place], 0};
  }
}

class Reader {
 public:
  Reader(const GroupPersons& persons, const ComparedWords& words, std::size_t minimum, GroupReports& found)
      : persons_(persons), words_(words), minimum_(minimum), found_(found) {}

  void read(const DocumentPart& document, const std::vector<std::string>& names) {
    look_at(document);
    if (rows_.empty()) return;
    const auto pairs = possible(names);
    if (pairs.size() != 1) {
      found_.unclear += rows_.size();
      return;
    }
    for (const Row& row : rows_) add(row, pairs.front().first, pairs.front().second);
  }

 private:
  using Pair = std::pair<std::uint32_t, std::uint32_t>;  // groups, of the high and of the low; 0: nobody

  void look_at(const DocumentPart& part) {
    const auto source = std::find_if(kSources.begin(), kSources.end(),
                                     [&](const Source& one) { return one.section == part.id; });
    if (part.kind == "section" && source != kSources.end()) return look_at_source(part, *source);
    for (const DocumentPart& child : part.children) look_at(child);
  }

  // The last row is the index, which stands for the construct above all.
  void look_at_source(const DocumentPart& section, const Source& source) {
    const std::size_t first = rows_.size();
    for (const DocumentPart& child : section.children) {
      if (child.kind == "table" && rows_.size() == first) look_at_means(child, source);
      if (child.chart != "gap") continue;
      for (std::size_t r = first; r < rows_.size() && child.labels.size() == rows_.size() - first; ++r) {
        take_drawn(child, "high", r - first, rows_[r].high);
        take_drawn(child, "low", r - first, rows_[r].low);
      }
    }
    // Charts tell by place, so rows are left in until here.
    rows_.erase(
        std::remove_if(rows_.begin(), rows_.end(), [](const Row& row) { return row.subject == kNowhere; }),
        rows_.end());
  }

  void look_at_means(const DocumentPart& table, const Source& source) {
    for (const DocumentPart& row : table.children) {
      if (row.kind != "row" || row.children.size() != kColumns) continue;
      const std::size_t place = static_cast<std::size_t>(&row - table.children.data());
      const auto side = [&](std::size_t from) {
        const auto persons = signed_figure(row.children[from].text);
        Side of{std::nullopt, signed_figure(row.children[from + 1].text),
                signed_figure(row.children[from + 2].text)};
        if (persons) of.persons = std::llround(persons->value);
        return of;
      };
      rows_.push_back({subject_of(row.children[0].text, place, table.children.size()), source, side(1),
                       side(4), signed_figure(row.children[7].text)});
    }
  }

  // The row of a construct by its title, or, in words of a pack of content, by its place. The last is that of
  // the index.
  std::size_t subject_of(const std::string& title, std::size_t place, std::size_t rows) const {
    const Layout& layout = persons_.layout();
    const auto& constructs = layout.instrument->constructs;
    const auto above = std::find_if(constructs.begin(), constructs.end(),
                                    [](const auto& one) { return one.parent == ASSAY_NONE; });
    if (above == constructs.end()) return kNowhere;
    const auto root = static_cast<std::size_t>(above - constructs.begin());
    if (place + 1 == rows) return layout.items() + root;
    std::vector<std::size_t> below;
    for (std::size_t c = 0; c < constructs.size(); ++c) {
      if (constructs[c].parent != root) continue;
      if (constructs[c].title == title) return layout.items() + c;
      below.push_back(layout.items() + c);
    }
    return below.size() + 1 == rows ? below[place] : kNowhere;
  }

  PersonScores of(const Row& row, std::uint32_t group) const {
    return group == 0 ? PersonScores() : persons_.from_source(group, row.subject, row.source.number);
  }

  // Whether the group has as many persons with a score as each row tells; a row of too few tells of none.
  // Where it is nobody, all rows tell so.
  bool fits(std::uint32_t group, Side Row::*side) const {
    return std::all_of(rows_.begin(), rows_.end(), [&](const Row& row) {
      const auto& told = (row.*side).persons;
      if (!told) return group > 0;
      const bool few = group > 0 && persons_.in_group(group, row.subject).size() < minimum_;
      return static_cast<std::int64_t>(of(row, group).size()) == *told || (*told == 0 && few);
    });
  }

  // Whether any row has a figure of the group.
  bool any_figure(Side Row::*side) const {
    return std::any_of(rows_.begin(), rows_.end(),
                       [&](const Row& row) { return (row.*side).mean || row.difference; });
  }

  std::vector<Pair> possible(const std::vector<std::string>& names) const {
    const auto named = [&](const std::string& word) {
      const auto at = std::find(names.begin(), names.end(), word);
      return at == names.end() ? 0u : static_cast<std::uint32_t>(at - names.begin()) + 1;
    };
    if (!names.empty() && names.size() == persons_.groups()) return {{named(words_.high), named(words_.low)}};
    std::vector<Pair> pairs, alike;
    const std::uint32_t last_high = any_figure(&Row::high) ? persons_.groups() : 0;
    const std::uint32_t last_low = any_figure(&Row::low) ? persons_.groups() : 0;
    for (std::uint32_t h = 0; h <= last_high; ++h) {
      for (std::uint32_t l = 0; l <= last_low; ++l) {
        const bool in_order = h == 0 || l == 0 || (h != l && (h < l) == (words_.high < words_.low));
        if (!in_order || (last_high > 0 && !fits(h, &Row::high)) || (last_low > 0 && !fits(l, &Row::low)))
          continue;
        pairs.emplace_back(h, l);
        if (has_means(h, &Row::high) && has_means(l, &Row::low)) alike.emplace_back(h, l);
      }
    }
    return pairs.size() > 1 ? alike : pairs;
  }

  // Whether the means are those of the group's scores.
  bool has_means(std::uint32_t group, Side Row::*side) const {
    return std::all_of(rows_.begin(), rows_.end(), [&](const Row& row) {
      const PersonScores scores = of(row, group);
      const auto& told = (row.*side).mean;
      if (!told || scores.empty()) return true;
      double sum = 0;
      for (const PersonScore& score : scores) sum += score.mean;
      return std::abs(sum / static_cast<double>(scores.size()) - told->value) <=
             told->slack + kTolerance * (1 + std::abs(told->value));
    });
  }

  void add(const Row& row, std::uint32_t high, std::uint32_t low) {
    const PersonScores above = of(row, high), below = of(row, low);
    const auto add_side = [&](const Side& side, const std::string& word, const PersonScores& scores) {
      if (!side.mean || scores.empty()) return;
      if (side.persons && static_cast<std::size_t>(*side.persons) != scores.size()) {
        ++found_.unclear;
        return;
      }
      GroupFigure figure = figure_of(row, word, *side.mean, scores);
      if (side.deviation) figure.deviation = side.deviation->value;
      found_.figures.push_back(std::move(figure));
    };
    add_side(row.high, words_.high, above);
    add_side(row.low, words_.low, below);
    // With both means the difference says nothing more.
    if (!row.difference || (row.high.mean && row.low.mean) || above.empty() || below.empty()) return;
    GroupFigure figure = figure_of(row, words_.high + " less " + words_.low, *row.difference, above);
    figure.kind = GroupFigure::Kind::Difference;
    figure.less = below;
    found_.figures.push_back(std::move(figure));
  }

  static GroupFigure figure_of(const Row& row, const std::string& word, const Number& mean,
                               const PersonScores& scores) {
    GroupFigure figure;
    figure.subject = row.subject;
    figure.name = word + " by " + std::string(row.source.name);
    figure.n = static_cast<std::int64_t>(scores.size());
    figure.mean = mean.value;
    figure.slack = mean.slack;
    figure.scores = scores;
    return figure;
  }

  static constexpr std::size_t kNowhere = static_cast<std::size_t>(-1);

  const GroupPersons& persons_;
  const ComparedWords& words_;
  std::size_t minimum_;  // the fewest persons of a group of whom scores are told
  GroupReports& found_;
  std::vector<Row> rows_;
};

}  // namespace

void read_comparison(const DocumentPart& document, const GroupPersons& persons, const ComparedWords& words,
                     std::size_t minimum, const std::vector<std::string>& names, GroupReports& found) {
  Reader(persons, words, minimum, found).read(document, names);
}

}  // namespace assay::audit
