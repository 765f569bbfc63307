// Rubrics: a scale and what is answered on it; a level of constructs with weights and with what low and high
// scores mean.
#include <algorithm>
#include <cstddef>
#include <nlohmann/json.hpp>
#include <utility>
#include <vector>

#include "case_objects.hpp"
#include "instrument_words.hpp"

namespace assay {
namespace {

struct Point {
  double score;
  const std::string* label;  // null: none
};

// The points of a scale, and the numbers within a range that have labels.
std::vector<Point> points_of(const Scale& scale) {
  std::vector<Point> points;
  for (const double point : scale.points) points.push_back({point, nullptr});
  for (const ScaleLabel& label : scale.labels) {
    const auto same = std::find_if(points.begin(), points.end(),
                                   [&](const Point& point) { return point.score == label.value; });
    if (same == points.end()) {
      points.push_back({label.value, &label.text});
    } else {
      same->label = &label.text;
    }
  }
  std::sort(points.begin(), points.end(), [](const Point& a, const Point& b) { return a.score < b.score; });
  return points;
}

void refuse_too_many(const Instrument& instrument) {
  std::size_t count = 0;
  for (const Item& item : instrument.items) {
    const Scale& scale = instrument.scales[item.scale];
    count += scale.points.size() + scale.labels.size();
  }
  if (count <= kMaxRubricLevels) return;
  throw Error(Problem{{instrument.source, 0, 0},
                      {},
                      "the rubrics of the package would be too large",
                      std::to_string(count) + " levels: each item has its own for every point of its scale",
                      "at most " + std::to_string(kMaxRubricLevels),
                      "give long scales as a `range`, or divide the instrument"});
}

class RubricWriter {
 public:
  RubricWriter(const Instrument& instrument, const CaseObjects& objects)
      : instrument_(instrument), objects_(objects), by_scale_(instrument.scales.size()) {
    for (const Item& item : instrument.items) by_scale_[item.scale].push_back(&item);
  }

  Json write() const {
    Json rubrics = Json::array();
    for (std::size_t i = 0; i < instrument_.scales.size(); ++i) rubrics.push_back(of_scale(i));
    for (std::size_t i = 0; i < instrument_.levels.size(); ++i) {
      if (Json rubric = of_level(i); !rubric.is_null()) rubrics.push_back(std::move(rubric));
    }
    return rubrics;
  }

 private:
  Json of_scale(std::size_t index) const;
  Json of_level(std::size_t index) const;
  Json scale_criterion(const std::string& path, const Scale& scale, const Item* item,
                       std::size_t position) const;
  Json construct_criterion(const std::string& path, const Construct& construct) const;
  Json level(const std::string& path, Json properties, std::size_t position) const;

  const Instrument& instrument_;
  const CaseObjects& objects_;
  std::vector<std::vector<const Item*>> by_scale_;
};

Json scale_extension(const Scale& scale) {
  Json extension = Json::object();
  if (scale.continuous) extension["range"] = true;
  if (scale.accepts_na) {
    extension["na"] = true;
    extension["na-label"] = scale.na_label;
  }
  if (scale.na_policy != ASSAY_NA_AVAILABLE) extension["na-policy"] = kNaPolicyWords.at(scale.na_policy);
  Json labels = Json::array();
  for (const ScaleLabel& label : scale.labels) {
    if (normalized(label.text) != label.text)
      labels.push_back({{"score", json_number(label.value)}, {"text", label.text}});
  }
  if (!labels.empty()) extension["labels"] = std::move(labels);
  return extension;
}

Json RubricWriter::level(const std::string& path, Json properties, std::size_t position) const {
  Json level = objects_.object(path);
  level.update(properties);
  level["position"] = position;
  objects_.finish(level, Json::object());
  return level;
}

Json RubricWriter::scale_criterion(const std::string& path, const Scale& scale, const Item* item,
                                   std::size_t position) const {
  Json criterion = objects_.object(path);
  if (item != nullptr) {
    criterion["CFItemURI"] = objects_.link("item/" + item->id, item->text);
    criterion["weight"] = json_number(item->weight);
  }
  criterion["position"] = position;
  Json levels = Json::array();
  for (const Point& point : points_of(scale)) {
    Json properties = Json::object();
    if (point.label != nullptr) properties["quality"] = normalized(*point.label);
    properties["score"] = json_number(point.score);
    properties["rubricCriterionId"] = criterion["identifier"];
    const std::string name = path + "/" + properties["score"].dump();
    levels.push_back(level(name, std::move(properties), levels.size() + 1));
  }
  criterion["CFRubricCriterionLevels"] = std::move(levels);
  return criterion;
}

// A scale that nothing is answered on keeps its levels in a criterion of no item.
Json RubricWriter::of_scale(std::size_t index) const {
  const Scale& scale = instrument_.scales[index];
  const std::string path = "rubric/scale/" + scale.id;
  Json rubric = objects_.object(path);
  rubric["title"] = scale.id;
  Json criteria = Json::array();
  const auto add = [&](const std::string& name, const Item* item) {
    Json criterion = scale_criterion(path + "/" + name, scale, item, criteria.size() + 1);
    criterion["rubricId"] = rubric["identifier"];
    objects_.finish(criterion, Json::object());
    criteria.push_back(std::move(criterion));
  };
  for (const Item* item : by_scale_[index]) add(item->id, item);
  if (criteria.empty()) add("", nullptr);
  rubric["CFRubricCriteria"] = std::move(criteria);
  objects_.finish(rubric, scale_extension(scale));
  return rubric;
}

std::string joined_texts(const Construct& construct, std::string_view kind) {
  std::vector<std::string> texts;
  for (const ConstructText& text : construct.texts) {
    if (text.kind == kind) texts.push_back(text.text);
  }
  return joined_lines(texts);
}

// Nothing for a construct that has neither a weight nor words on low and high scores.
Json RubricWriter::construct_criterion(const std::string& path, const Construct& construct) const {
  const std::string low = joined_texts(construct, "low"), high = joined_texts(construct, "high");
  const std::string action = joined_texts(construct, "action");
  if (!construct.has_weight && low.empty() && high.empty() && action.empty()) return nullptr;
  Json criterion = objects_.object(path);
  criterion["CFItemURI"] = objects_.link("construct/" + construct.id, construct.title);
  if (construct.has_weight) criterion["weight"] = json_number(construct.weight);
  Json levels = Json::array();
  const auto add = [&](const char* quality, const std::string& description, const std::string& feedback) {
    Json properties = {{"quality", quality}};
    if (!description.empty()) properties["description"] = description;
    if (!feedback.empty()) properties["feedback"] = feedback;
    properties["rubricCriterionId"] = criterion["identifier"];
    levels.push_back(level(path + "/" + quality, std::move(properties), levels.size() + 1));
  };
  if (!low.empty() || !action.empty()) add("Low", low, action);
  if (!high.empty()) add("High", high, "");
  if (!levels.empty()) criterion["CFRubricCriterionLevels"] = std::move(levels);
  return criterion;
}

Json RubricWriter::of_level(std::size_t index) const {
  const std::string path = "rubric/level/" + instrument_.levels[index];
  Json rubric = objects_.object(path);
  rubric["title"] = instrument_.levels[index];
  Json criteria = Json::array();
  for (const Construct& construct : instrument_.constructs) {
    if (construct.level != index) continue;
    Json criterion = construct_criterion(path + "/" + construct.id, construct);
    if (criterion.is_null()) continue;
    criterion["position"] = criteria.size() + 1;
    criterion["rubricId"] = rubric["identifier"];
    objects_.finish(criterion, Json::object());
    criteria.push_back(std::move(criterion));
  }
  if (criteria.empty()) return nullptr;
  rubric["CFRubricCriteria"] = std::move(criteria);
  objects_.finish(rubric, Json::object());
  return rubric;
}

}  // namespace

Json rubrics_of(const Instrument& instrument, const CaseObjects& objects) {
  refuse_too_many(instrument);
  return RubricWriter(instrument, objects).write();
}

}  // namespace assay
