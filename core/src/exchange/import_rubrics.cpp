#include "import_rubrics.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <nlohmann/json.hpp>
#include <string_view>
#include <utility>

#include "assay/text.hpp"
#include "import_names.hpp"
#include "instrument_words.hpp"

namespace assay {
namespace {

constexpr std::size_t kMaxPoints = 1000;  // of a scale

std::string lower(std::string text) {
  for (char& c : text) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return text;
}

std::string shown(double value) {
  char buffer[32];
  return std::string(buffer, std::to_chars(buffer, buffer + sizeof buffer, value).ptr);
}

struct Point {
  double score;
  const CaseLevel* level;
};

class RubricReader {
 public:
  RubricReader(const CasePackage& package, const std::unordered_map<std::string, std::size_t>& items,
               CaseNotes& notes)
      : package_(package), items_(items), notes_(notes) {
    contents_.items.resize(package.items.size());
  }

  RubricContents read() {
    for (const CaseRubric& rubric : package_.rubrics) {
      known_scales_.clear();
      for (const CaseCriterion& criterion : rubric.criteria) read_criterion(rubric, criterion);
    }
    return std::move(contents_);
  }

 private:
  void read_criterion(const CaseRubric& rubric, const CaseCriterion& criterion);
  void read_weight(const CaseCriterion& criterion, ItemRubrics& item);
  void read_ends(const CaseCriterion& criterion, ItemRubrics& item);
  void read_descriptions(const std::vector<Point>& points, ItemRubrics& item);
  std::vector<Point> points_of(const CaseCriterion& criterion);
  std::uint32_t scale_of(const CaseRubric& rubric, const std::vector<Point>& points);
  Scale make_scale(const CaseRubric& rubric, const std::vector<Point>& points);

  const CasePackage& package_;
  const std::unordered_map<std::string, std::size_t>& items_;
  CaseNotes& notes_;
  RubricContents contents_;
  std::map<std::string, std::uint32_t> known_scales_;  // of this rubric, by their points and labels
  TakenIds taken_;
};

// Levels that say what low and high scores mean, and no points: the way in which weights and texts of
// constructs are exported.
bool names_ends(const CaseCriterion& criterion) {
  return std::all_of(criterion.levels.begin(), criterion.levels.end(), [](const CaseLevel& level) {
    const std::string quality = lower(level.quality.value_or(""));
    return !level.score && (quality == "low" || quality == "high");
  });
}

void RubricReader::read_criterion(const CaseRubric& rubric, const CaseCriterion& criterion) {
  ItemRubrics unlinked;
  ItemRubrics* item = &unlinked;
  if (!criterion.item.empty()) {
    const auto found = items_.find(criterion.item);
    if (found == items_.end()) {
      notes_.warn(criterion.pointer, "a criterion is about a CFItem that is not in the package: left out");
      return;
    }
    item = &contents_.items[found->second];
  } else if (criterion.description || criterion.category || criterion.weight) {
    notes_.warn(criterion.pointer,
                "a criterion is about no CFItem: only the scale that its levels make is taken");
  }
  read_weight(criterion, *item);
  if (names_ends(criterion)) {
    read_ends(criterion, *item);
    return;
  }
  const std::vector<Point> points = points_of(criterion);
  if (points.empty()) return;
  item->scored.push_back({&criterion, scale_of(rubric, points)});
  read_descriptions(points, *item);
}

void RubricReader::read_weight(const CaseCriterion& criterion, ItemRubrics& item) {
  if (!criterion.weight) return;
  if (*criterion.weight <= 0) {
    notes_.warn(criterion.pointer + "/weight",
                "a weight is not above 0, and an instrument has none such: left out");
  } else if (item.weight && *item.weight != *criterion.weight) {
    notes_.warn(criterion.pointer + "/weight",
                "a CFItem has another weight in an earlier criterion, which holds");
  } else {
    item.weight = criterion.weight;
  }
}

void append(std::vector<std::string>& texts, const std::optional<std::string>& text) {
  if (text) texts.push_back(*text);
}

std::string feedback_at(const std::string& level, const std::string& feedback) {
  return "Feedback at " + level + ": " + feedback;
}

// "Able (2)", or the score alone.
std::string name_of(const Point& point) {
  const std::string score = shown(point.score);
  return point.level->quality ? *point.level->quality + " (" + score + ")" : score;
}

void RubricReader::read_ends(const CaseCriterion& criterion, ItemRubrics& item) {
  for (const CaseLevel& level : criterion.levels) {
    const bool low = lower(level.quality.value_or("")) == "low";
    append(low ? item.low : item.high, level.description);
    if (low) {
      append(item.action, level.feedback);
    } else if (level.feedback) {
      item.between.push_back(feedback_at(*level.quality, *level.feedback));
    }
  }
}

void RubricReader::read_descriptions(const std::vector<Point>& points, ItemRubrics& item) {
  for (std::size_t i = 0; i < points.size(); ++i) {
    const CaseLevel& level = *points[i].level;
    if (i == 0) {
      append(item.low, level.description);
      append(item.action, level.feedback);
    } else if (i + 1 == points.size()) {
      append(item.high, level.description);
    } else if (level.description) {
      item.between.push_back(name_of(points[i]) + ": " + *level.description);
    }
    if (i > 0 && level.feedback) item.between.push_back(feedback_at(name_of(points[i]), *level.feedback));
  }
}

// The levels by their scores; nothing where they make no scale, which is then said.
std::vector<Point> RubricReader::points_of(const CaseCriterion& criterion) {
  std::vector<Point> points;
  const auto scored =
      static_cast<std::size_t>(std::count_if(criterion.levels.begin(), criterion.levels.end(),
                                             [](const CaseLevel& level) { return level.score.has_value(); }));
  const bool all = scored == criterion.levels.size();
  if (!all)
    notes_.warn(criterion.pointer, "not every level has a score: the levels count from 1 in their order");
  for (const CaseLevel& level : criterion.levels) {
    points.push_back({all ? *level.score : static_cast<double>(points.size() + 1), &level});
  }
  std::stable_sort(points.begin(), points.end(),
                   [](const Point& a, const Point& b) { return a.score < b.score; });
  const auto twice = std::adjacent_find(points.begin(), points.end(),
                                        [](const Point& a, const Point& b) { return a.score == b.score; });
  const char* wrong = points.size() < 2 ? "a criterion has one level, which makes no scale: left out"
                      : points.size() > kMaxPoints ? "a criterion has more than 1000 levels: left out"
                      : twice != points.end()
                          ? "two levels have the same score, which makes no scale: left out"
                          : nullptr;
  if (wrong == nullptr) return points;
  notes_.warn(criterion.pointer, wrong);
  return {};
}

// Criteria of one rubric with the same levels share a scale.
std::uint32_t RubricReader::scale_of(const CaseRubric& rubric, const std::vector<Point>& points) {
  std::string signature;
  for (const Point& point : points)
    signature += shown(point.score) + '\n' + point.level->quality.value_or("") + '\n';
  const auto [at, added] =
      known_scales_.emplace(signature, static_cast<std::uint32_t>(contents_.scales.size()));
  if (added) contents_.scales.push_back(make_scale(rubric, points));
  return at->second;
}

Scale RubricReader::make_scale(const CaseRubric& rubric, const std::vector<Point>& points) {
  Scale scale;
  const std::string name = is_id(rubric.title) ? rubric.title : slug(rubric.title);
  scale.id = unique_id(name.empty() ? "scale" : name, taken_);
  scale.continuous = rubric.range;
  for (const Point& point : points) {
    const bool end = &point == &points.front() || &point == &points.back();
    if (!rubric.range || end) scale.points.push_back(point.score);
    if (!point.level->quality) continue;
    std::string text = *point.level->quality;
    for (const ScaleLabel& exact : rubric.labels) {
      if (exact.value == point.score && normalized(exact.text) == text) text = exact.text;
    }
    scale.labels.push_back({point.score, std::move(text)});
  }
  scale.accepts_na = rubric.na_label.has_value();
  scale.na_label = rubric.na_label.value_or("");
  const auto policy = std::find(kNaPolicyWords.begin(), kNaPolicyWords.end(), rubric.na_policy);
  if (policy != kNaPolicyWords.end())
    scale.na_policy = static_cast<std::uint32_t>(policy - kNaPolicyWords.begin());
  return scale;
}

}  // namespace

RubricContents read_rubrics(const CasePackage& package,
                            const std::unordered_map<std::string, std::size_t>& items, CaseNotes& notes) {
  return RubricReader(package, items, notes).read();
}

}  // namespace assay
