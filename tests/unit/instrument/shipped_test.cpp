// The vendors' instruments parse, and have the structure of the vendors' documents. A vendor's folder may be
// taken out of the tree; then there is nothing to test.
#include <algorithm>
#include <cmath>
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "samples.hpp"

using assay::Construct;
using assay::Instrument;

namespace {

std::optional<Instrument> shipped(const std::string& path) {
  if (!std::filesystem::exists(std::string(ASSAY_SOURCE_DIR) + "/" + path)) return std::nullopt;
  return assay::parse_instrument(samples::read_source(path), path);
}

std::vector<const Construct*> of_level(const Instrument& instrument, const std::string& level) {
  std::vector<const Construct*> found;
  for (const Construct& construct : instrument.constructs) {
    if (instrument.levels[construct.level] == level) found.push_back(&construct);
  }
  return found;
}

std::vector<std::string> ids_of(const std::vector<const Construct*>& constructs) {
  std::vector<std::string> ids;
  for (const Construct* construct : constructs) ids.push_back(construct->id);
  return ids;
}

std::vector<std::string> titles_of(const std::vector<const Construct*>& constructs) {
  std::vector<std::string> titles;
  for (const Construct* construct : constructs) titles.push_back(construct->title);
  return titles;
}

// "stem1" to "stem<count>".
std::vector<std::string> numbered(const std::string& stem, std::size_t count) {
  std::vector<std::string> ids;
  for (std::size_t i = 1; i <= count; ++i) ids.push_back(stem + std::to_string(i));
  return ids;
}

std::size_t texts_of(const Construct& construct, const std::string& kind) {
  return static_cast<std::size_t>(std::count_if(construct.texts.begin(), construct.texts.end(),
                                                [&](const auto& text) { return text.kind == kind; }));
}

// How many items each form has.
std::map<std::string, std::size_t> sizes_of_forms(const Instrument& instrument) {
  std::map<std::string, std::size_t> sizes;
  for (const assay::Item& item : instrument.items) {
    ++sizes[item.form == ASSAY_NONE ? "" : instrument.forms[item.form]];
  }
  return sizes;
}

// How many items of a form a construct has; of those, how many are reversed.
struct Count {
  std::size_t all = 0, reversed = 0;
};
Count count_items(const Instrument& instrument, const std::string& form, const std::string& construct) {
  Count count;
  for (const assay::Item& item : instrument.items) {
    if (item.form == ASSAY_NONE || instrument.forms[item.form] != form) continue;
    if (instrument.constructs[item.construct].id != construct) continue;
    ++count.all;
    if (item.reverse) ++count.reversed;
  }
  return count;
}

// Low and high behaviours, and what a low score may indicate, of each competency.
struct Skill {
  std::size_t low, high, may_indicate;
};
void check_skills(const Instrument& instrument, const std::vector<Skill>& skills) {
  const auto competencies = of_level(instrument, "competency");
  REQUIRE(ids_of(competencies) == numbered("k", skills.size()));
  for (std::size_t i = 0; i < skills.size(); ++i) {
    INFO(competencies[i]->id);
    const Count behaviours = count_items(instrument, "behaviours", competencies[i]->id);
    CHECK(behaviours.reversed == skills[i].low);
    CHECK(behaviours.all - behaviours.reversed == skills[i].high);
    CHECK(texts_of(*competencies[i], "definition") == 1);
    CHECK(texts_of(*competencies[i], "may-indicate") == skills[i].may_indicate);
    const Count percentiles = count_items(instrument, "percentiles", competencies[i]->id);
    CHECK(percentiles.all == 1);
    CHECK(percentiles.reversed == 0);
  }
}

const std::string kCtk = "plugins/ctk/instruments/customer-service-representative.toml";
const std::string kCaliper = "plugins/caliper/instruments/customer-service-representative.toml";
const std::string kRepresentative = "plugins/chally/instruments/customer-service-representative.toml";
const std::string kManager = "plugins/chally/instruments/customer-service-manager.toml";

}  // namespace

TEST_CASE("ctk instrument: task groups, competencies, behaviours and characteristics are all there") {
  const auto ctk = shipped(kCtk);
  if (!ctk) return;
  CHECK(ctk->id == "ctk.customer-service-representative");
  const auto groups = of_level(*ctk, "task-group");
  const std::vector<std::size_t> tasks = {8, 3, 2};
  const std::vector<double> importance = {100, 60, 20};
  REQUIRE(groups.size() == 3);
  for (std::size_t i = 0; i < 3; ++i) {
    CHECK(texts_of(*groups[i], "task") == tasks[i]);
    CHECK(groups[i]->weight == importance[i]);
  }
  CHECK(sizes_of_forms(*ctk) ==
        std::map<std::string, std::size_t>{{"behaviours", 157}, {"levels", 21}, {"characteristics", 16}});
  const std::vector<std::size_t> behaviours = {9, 13, 6, 10, 6,  5, 7, 6,  8, 6, 10,
                                               8, 6,  6, 4,  11, 6, 5, 10, 9, 6};
  REQUIRE(behaviours.size() == 21);
  REQUIRE(ids_of(of_level(*ctk, "competency")) == numbered("c", 21));
  for (std::size_t i = 0; i < 21; ++i) {
    const std::string id = "c" + std::to_string(i + 1);
    INFO(id);
    CHECK(count_items(*ctk, "behaviours", id).all == behaviours[i]);
    CHECK(count_items(*ctk, "behaviours", id).reversed == 0);
    CHECK(count_items(*ctk, "levels", id).all == 1);
  }
}

TEST_CASE("ctk instrument: the job is the root of all, by the id of the instrument") {
  const auto ctk = shipped(kCtk);
  if (!ctk) return;
  CHECK(ids_of(of_level(*ctk, "job")) == std::vector<std::string>{ctk->id});
  CHECK(ctk->constructs.size() == 1 + 3 + 21 + 16);
  for (const Construct& construct : ctk->constructs) {
    INFO(construct.id);
    CHECK((construct.parent == ASSAY_NONE) == (construct.id == ctk->id));
  }
}

TEST_CASE("ctk instrument: every competency wants level 5, two of them as a frequency") {
  const auto ctk = shipped(kCtk);
  if (!ctk) return;
  for (const Construct* competency : of_level(*ctk, "competency")) {
    INFO(competency->id);
    REQUIRE(competency->has_target);
    CHECK(competency->target == 5);
    REQUIRE(competency->scale != ASSAY_NONE);
    const auto& labels = ctk->scales[competency->scale].labels;
    REQUIRE_FALSE(labels.empty());
    const bool frequency = competency->id == "c4" || competency->id == "c20";
    CHECK(labels.back().value == 5);
    CHECK(labels.back().text == (frequency ? "Always" : "Expert"));
  }
}

TEST_CASE("ctk instrument: printed weights follow from the links") {
  const auto ctk = shipped(kCtk);
  if (!ctk) return;
  double printed = 0, linked = 0;
  for (const Construct* competency : of_level(*ctk, "competency")) {
    INFO(competency->id);
    REQUIRE(competency->has_weight);
    double importance = 0;
    for (const std::uint32_t group : competency->links) {
      CHECK(ctk->levels[ctk->constructs[group].level] == "task-group");
      importance += ctk->constructs[group].weight;
    }
    CHECK(std::fabs(100 * importance / 2460 - competency->weight) < 0.09);
    printed += competency->weight;
    linked += importance;
  }
  CHECK(std::fabs(printed - 100.1) < 1e-9);
  CHECK(linked == 2460);
}

TEST_CASE("ctk instrument: each characteristic is a level from 1 to 5 with its words") {
  const auto ctk = shipped(kCtk);
  if (!ctk) return;
  const auto characteristics = of_level(*ctk, "characteristic");
  REQUIRE(characteristics.size() == 16);
  for (const Construct* characteristic : characteristics) {
    INFO(characteristic->id);
    CHECK(characteristic->has_target);
    CHECK(characteristic->target >= 1);
    CHECK(characteristic->target <= 5);
    CHECK(characteristic->target == std::floor(characteristic->target));
    REQUIRE(characteristic->scale != ASSAY_NONE);
    CHECK(ctk->scales[characteristic->scale].points == std::vector<double>{1, 2, 3, 4, 5});
    CHECK(ctk->scales[characteristic->scale].labels.size() == 5);
    CHECK(count_items(*ctk, "characteristics", characteristic->id).all == 1);
  }
}

TEST_CASE("ctk instrument: the facts of the job description are attributes") {
  const auto ctk = shipped(kCtk);
  if (!ctk) return;
  std::set<std::string> keys;
  for (const assay::Attribute& attribute : ctk->attributes) keys.insert(attribute.key);
  for (const std::string key :
       {"level", "family", "summary", "requirements", "education", "experience"}) {
    INFO(key);
    CHECK(keys.contains(key));
  }
}

TEST_CASE("caliper instrument: seven families hold six competencies") {
  const auto caliper = shipped(kCaliper);
  if (!caliper) return;
  CHECK(caliper->id == "caliper.customer-service-representative");
  CHECK(titles_of(of_level(*caliper, "family")) ==
        std::vector<std::string>{"Leading", "Active Communication", "Interpersonal Dynamics",
                                 "Making Decisions", "Solving Problems", "Managing Processes",
                                 "Self Management"});
  std::map<std::string, std::string> family_of;
  for (const Construct* competency : of_level(*caliper, "competency")) {
    REQUIRE(competency->parent != ASSAY_NONE);
    family_of[competency->title] = caliper->constructs[competency->parent].title;
    CHECK(texts_of(*competency, "definition") == 1);
  }
  CHECK(family_of == std::map<std::string, std::string>{{"Service Focus", "Interpersonal Dynamics"},
                                                        {"Communicating", "Active Communication"},
                                                        {"Time Management", "Managing Processes"},
                                                        {"Composure and Resiliency", "Self Management"},
                                                        {"Accountability", "Self Management"},
                                                        {"Professionalism", "Self Management"}});
}

TEST_CASE("caliper instrument: six scores, or six ratings and six behaviours; six positions") {
  const auto caliper = shipped(kCaliper);
  if (!caliper) return;
  CHECK(sizes_of_forms(*caliper) == std::map<std::string, std::size_t>{{"scores", 6}, {"ratings", 12}});
  for (const Construct* competency : of_level(*caliper, "competency")) {
    CHECK(count_items(*caliper, "scores", competency->id).all == 1);
  }
  const auto positions = std::find_if(caliper->attributes.begin(), caliper->attributes.end(),
                                      [](const auto& attribute) { return attribute.key == "positions"; });
  REQUIRE(positions != caliper->attributes.end());
  CHECK(positions->values.size() == 6);
}

TEST_CASE("chally instrument: the representative has four competencies") {
  const auto chally = shipped(kRepresentative);
  if (!chally) return;
  CHECK(chally->id == "chally.customer-service-representative");
  check_skills(*chally, {{5, 4, 4}, {4, 4, 3}, {6, 8, 3}, {5, 6, 3}});
  CHECK(sizes_of_forms(*chally) ==
        std::map<std::string, std::size_t>{{"percentiles", 4}, {"behaviours", 42}});
}

TEST_CASE("chally instrument: the manager has the same four and three more, without what they may indicate") {
  const auto chally = shipped(kManager);
  if (!chally) return;
  CHECK(chally->id == "chally.customer-service-manager");
  check_skills(*chally, {{5, 4, 0}, {4, 4, 0}, {6, 8, 0}, {5, 6, 0}, {6, 5, 0}, {5, 5, 0}, {4, 4, 0}});
  CHECK(sizes_of_forms(*chally) ==
        std::map<std::string, std::size_t>{{"percentiles", 7}, {"behaviours", 71}});
  const auto representative = shipped(kRepresentative);
  if (!representative) return;
  auto titles = titles_of(of_level(*chally, "competency"));
  titles.resize(4);
  CHECK(titles == titles_of(of_level(*representative, "competency")));
}
