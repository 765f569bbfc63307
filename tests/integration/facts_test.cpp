// What the vendors' documents say of their instruments comes out of `assay list` and of the sheets: counts,
// weights, links, levels. The figures here are those of the documents, written down by hand.
#include <cmath>
#include <nlohmann/json.hpp>
#include <optional>

#include "program.hpp"

using namespace program;
using Json = nlohmann::json;

namespace {

const Json& listed() {
  static const Json list = [] {
    const TemporaryFolder folder;
    const ProcessResult result = assay_in(folder.path(), {"list", "instruments", "--json"});
    REQUIRE(result.status == 0);
    return Json::parse(result.out);
  }();
  return list;
}

// Nothing when the vendor's plugin is not in the tree.
std::optional<Json> instrument(const std::string& id) {
  for (const Json& entry : listed()) {
    if (entry["id"] == id) return entry;
  }
  return std::nullopt;
}

std::vector<Json> of_level(const Json& instrument, const std::string& level) {
  std::vector<Json> found;
  for (const Json& construct : instrument["constructs"]) {
    if (construct["level"] == level) found.push_back(construct);
  }
  return found;
}

// How many items each construct has in a form ("" for none), in the order of the constructs.
std::vector<int> item_counts(const Json& instrument, const std::vector<Json>& constructs,
                             const std::string& form) {
  std::vector<int> counts;
  for (const Json& construct : constructs) {
    int count = 0;
    for (const Json& item : instrument["items"]) {
      count += item["construct"] == construct["id"] && item.value("form", "") == form ? 1 : 0;
    }
    counts.push_back(count);
  }
  return counts;
}

// The words of all sheets of an instrument.
std::string sheets(const std::string& id) {
  const TemporaryFolder folder;
  const ProcessResult result = assay_in(folder.path(), {"sheet", id, "--formats", "json", "--out", "out"});
  INFO(result.err);
  REQUIRE(result.status == 0);
  std::string all;
  for (const auto& [name, text] : files_under(folder / "out")) all += text;
  return all;
}

void check_titles_in_sheets(const Json& instrument) {
  const std::string all = sheets(instrument["id"]);
  for (const Json& construct : instrument["constructs"]) {
    INFO(construct["id"]);
    const std::string quoted = construct["title"].dump();  // as it is escaped there
    CHECK(all.find(quoted.substr(1, quoted.size() - 2)) != std::string::npos);
  }
}

}  // namespace

TEST_CASE("facts: BCSC has 8 units, 38 elements and 55 questions from 1 to 7") {
  const auto bcsc = instrument("bcsc.csc-360");
  if (!bcsc) return;
  CHECK((*bcsc)["counts"]["items"] == 55);
  CHECK((*bcsc)["counts"]["constructs"] == Json({{"unit", 8}, {"element", 38}}));
  std::vector<int> elements;
  for (const Json& unit : of_level(*bcsc, "unit")) {
    int count = 0;
    for (const Json& element : of_level(*bcsc, "element")) count += element["parent"] == unit["id"] ? 1 : 0;
    elements.push_back(count);
  }
  CHECK(elements == std::vector<int>{4, 3, 4, 4, 7, 7, 4, 5});
  CHECK(item_counts(*bcsc, of_level(*bcsc, "element"), "") ==
        std::vector<int>{1, 1, 2, 2, 3, 3, 3, 1, 1, 1, 1, 3, 1, 1, 2, 1, 1, 1, 1,
                         1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 1, 1, 2, 2, 1, 1, 1, 2, 1});
  const Json& scale = (*bcsc)["scales"][0];
  CHECK(scale["points"] == Json({1, 2, 3, 4, 5, 6, 7}));
  CHECK(scale["labels"] == Json({{"1", "Never"}, {"4", "Sometimes"}, {"7", "Always"}}));
  CHECK(scale["na"] == true);
  check_titles_in_sheets(*bcsc);
}

TEST_CASE(
    "facts: CTK has 3 task groups, 21 weighted competencies with 157 behaviours, and 16 characteristics") {
  const auto ctk = instrument("ctk.customer-service-representative");
  if (!ctk) return;
  std::map<std::string, double> importance;
  std::vector<int> tasks;
  for (const Json& group : of_level(*ctk, "task-group")) {
    importance[group["id"]] = group["weight"];
    tasks.push_back(group["texts"]["task"]);
  }
  CHECK(importance == std::map<std::string, double>{{"a", 100}, {"b", 60}, {"c", 20}});
  CHECK(tasks == std::vector<int>{8, 3, 2});
  const std::vector<Json> competencies = of_level(*ctk, "competency");
  REQUIRE(competencies.size() == 21);
  CHECK(item_counts(*ctk, competencies, "behaviours") ==
        std::vector<int>{9, 13, 6, 10, 6, 5, 7, 6, 8, 6, 10, 8, 6, 6, 4, 11, 6, 5, 10, 9, 6});
  double weights = 0;
  for (const Json& competency : competencies) {
    INFO(competency["id"]);
    weights += competency["weight"].get<double>();
    double linked = 0;
    for (const Json& link : competency["links"]) linked += importance.at(link);
    CHECK(std::abs(100 * linked / 2460 - competency["weight"].get<double>()) < 0.09 + 1e-9);
    CHECK(competency["target"] == 5);
    const bool frequency = competency["id"] == "c4" || competency["id"] == "c20";
    CHECK(competency["target_label"] == (frequency ? "Always" : "Expert"));
  }
  CHECK(weights == Approx(100.1));
  for (const Json& characteristic : of_level(*ctk, "characteristic")) {
    INFO(characteristic["id"]);
    CHECK(characteristic["target"].get<int>() >= 1);
    CHECK(characteristic["target"].get<int>() <= 5);
    CHECK_FALSE(characteristic["target_label"].get<std::string>().empty());
  }
  CHECK(of_level(*ctk, "characteristic").size() == 16);
  CHECK((*ctk)["attributes"]["date-created"] == Json({"2003-09-23"}));
  check_titles_in_sheets(*ctk);
}

TEST_CASE("facts: Caliper has seven families in order, and six competencies in four of them") {
  const auto caliper = instrument("caliper.customer-service-representative");
  if (!caliper) return;
  std::vector<std::string> families;
  std::map<std::string, std::string> family_of;
  for (const Json& family : of_level(*caliper, "family")) {
    families.push_back(family["title"]);
    for (const Json& competency : of_level(*caliper, "competency")) {
      if (competency["parent"] == family["id"]) family_of[competency["title"]] = family["title"];
    }
  }
  CHECK(families == std::vector<std::string>{"Leading", "Active Communication", "Interpersonal Dynamics",
                                             "Making Decisions", "Solving Problems", "Managing Processes",
                                             "Self Management"});
  CHECK(family_of == std::map<std::string, std::string>{{"Service Focus", "Interpersonal Dynamics"},
                                                        {"Communicating", "Active Communication"},
                                                        {"Time Management", "Managing Processes"},
                                                        {"Composure and Resiliency", "Self Management"},
                                                        {"Accountability", "Self Management"},
                                                        {"Professionalism", "Self Management"}});
  CHECK((*caliper)["attributes"]["positions"].size() == 6);
  CHECK((*caliper)["counts"]["forms"] ==
        Json({{"scores", 6}, {"ratings", 12}}));  // 6 competencies, 6 behaviours
  check_titles_in_sheets(*caliper);
}

TEST_CASE("facts: Chally's two profiles have their behaviours, the low ones reverse-keyed") {
  const struct {
    const char* id;
    std::vector<int> low, high, may;
  } kProfiles[] = {{"chally.customer-service-representative", {5, 4, 6, 5}, {4, 4, 8, 6}, {4, 3, 3, 3}},
                   {"chally.customer-service-manager",
                    {5, 4, 6, 5, 6, 5, 4},
                    {4, 4, 8, 6, 5, 5, 4},
                    {0, 0, 0, 0, 0, 0, 0}}};
  for (const auto& profile : kProfiles) {
    const auto chally = instrument(profile.id);
    if (!chally) return;
    INFO(profile.id);
    const std::vector<Json> competencies = of_level(*chally, "competency");
    std::vector<int> low(competencies.size()), high(competencies.size()), may;
    for (std::size_t c = 0; c < competencies.size(); ++c) {
      for (const Json& item : (*chally)["items"]) {
        if (item["construct"] != competencies[c]["id"] || item["form"] != "behaviours") continue;
        ++(item.value("reverse", false) ? low : high)[c];
      }
      may.push_back(competencies[c]["texts"].value("may-indicate", 0));
    }
    CHECK(low == profile.low);
    CHECK(high == profile.high);
    CHECK(may == profile.may);
    check_titles_in_sheets(*chally);
  }
}

TEST_CASE("facts: every instrument that is listed has sheets: a blank form, and a document about it") {
  for (const Json& entry : listed()) {
    INFO(entry["id"]);
    const TemporaryFolder folder;
    const ProcessResult result =
        assay_in(folder.path(), {"sheet", entry["id"], "--formats", "html", "--out", "out"});
    REQUIRE(result.status == 0);
    const auto files = files_under(folder / "out");
    CHECK(files.size() >= 2);
    const bool form = std::any_of(files.begin(), files.end(), [](const auto& file) {
      return file.first.find("blank-form") != std::string::npos;
    });
    CHECK(form);
  }
}
