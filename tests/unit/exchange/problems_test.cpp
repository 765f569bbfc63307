// What a package can have wrong, so that it is refused.
#include "samples.hpp"

using assay::Problem;
using samples::Json;

namespace {

std::vector<Problem> problems_of(const std::string& json) {
  try {
    assay::import_case(json, "baking.json");
  } catch (const assay::Error& error) {
    CHECK(error.fault() == assay::Fault::Input);
    return error.problems();
  }
  return {};
}

// The one problem of the package after `value` was put at `pointer`.
Problem problem_with(const char* pointer, const Json& value) {
  Json package = samples::package();
  package[Json::json_pointer(pointer)] = value;
  const std::vector<Problem> problems = problems_of(package.dump());
  INFO(pointer);
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].where.file == "baking.json");
  return problems[0];
}

Problem problem_without(const char* pointer, const char* key) {
  Json package = samples::package();
  package[Json::json_pointer(pointer)].erase(key);
  const std::vector<Problem> problems = problems_of(package.dump());
  INFO(pointer << " " << key);
  REQUIRE(problems.size() == 1);
  return problems[0];
}

}  // namespace

TEST_CASE("case import: the sample for these tests is whole") {
  CHECK(samples::warnings_of(samples::imported(samples::package())) ==
        std::vector<std::string>{
            "the framework has no questions, and no rubric by which its items could be rated: "
            "the instrument makes sheets only; /CFItems"});
}

TEST_CASE("case import: text that is not JSON is told with line and column") {
  const auto problems = problems_of("{\n  \"CFDocument\": {,}\n}");
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].what == "not valid JSON");
  CHECK(problems[0].where.file == "baking.json");
  CHECK(problems[0].where.line == 2);
  CHECK(problems[0].where.column == 18);  // the comma
  CHECK(problems[0].found.find("syntax error") != std::string::npos);
}

TEST_CASE("case import: an empty file and a file cut short are not JSON") {
  CHECK(problems_of("").at(0).what == "not valid JSON");
  const std::string whole = samples::package().dump();
  CHECK(problems_of(whole.substr(0, whole.size() / 2)).at(0).what == "not valid JSON");
}

TEST_CASE("case import: a byte that is not UTF-8 is told with line and column") {
  const auto problems = problems_of("{\n \"a\": \"\xff\"}");
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].found == "a byte that is not UTF-8");
  CHECK(problems[0].where.line == 2);
  CHECK(problems[0].where.column == 8);
}

TEST_CASE("case import: a number beyond all numbers is refused") {
  const auto problems = problems_of("{\"CFDocument\": 1e999}");
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].what == "not valid JSON");
  CHECK(problems[0].found.find("1e999") != std::string::npos);
}

TEST_CASE("case import: JSON that is no package is refused") {
  const auto problems = problems_of("[1, 2]");
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].what == "the file is no CASE package");
  CHECK(problems[0].found == "an array");
  CHECK(problems_of("{}").at(0).what == "a required property is missing: `CFDocument` of a CFPackage");
}

TEST_CASE("case import: a required property that is missing is named") {
  CHECK(problem_without("/CFDocument", "title").what ==
        "a required property is missing: `title` of a CFDocument");
  CHECK(problem_without("/CFDocument", "identifier").key == "/CFDocument");
  CHECK(problem_without("/CFItems/1", "fullStatement").what ==
        "a required property is missing: `fullStatement` of a CFItem");
  CHECK(problem_without("/CFItems/1", "identifier").key == "/CFItems/1");
  CHECK(problem_without("/CFAssociations/0", "associationType").key == "/CFAssociations/0");
  CHECK(problem_without("/CFAssociations/0", "originNodeURI").what ==
        "a required property is missing: `originNodeURI` of a CFAssociation");
  CHECK(problem_without("/CFAssociations/0/destinationNodeURI", "identifier").key ==
        "/CFAssociations/0/destinationNodeURI");
}

TEST_CASE("case import: a required property of a wrong type is told with what was found") {
  const Problem statement = problem_with("/CFItems/2/fullStatement", 7);
  CHECK(statement.what == "a required property is of a wrong type");
  CHECK(statement.key == "/CFItems/2/fullStatement");
  CHECK(statement.found == "number 7");
  CHECK(problem_with("/CFDocument/title", "  ").what == "a required text is blank");
  CHECK(problem_with("/CFAssociations/1/originNodeURI", "a2").found == "text \"a2\"");
}

TEST_CASE("case import: a list of a wrong type, and an entry of one, are refused") {
  CHECK(problem_with("/CFItems", Json::object()).what == "a list is of a wrong type");
  CHECK(problem_with("/CFRubrics", "none").key == "/CFRubrics");
  const Problem entry = problem_with("/CFAssociations/0", 3);
  CHECK(entry.what == "an entry of a list is of a wrong type");
  CHECK(entry.key == "/CFAssociations/0");
}

TEST_CASE("case import: two items with one identifier are refused with both places") {
  const Problem problem = problem_with("/CFItems/2/identifier", samples::identifier("a1"));
  CHECK(problem.what == "two CFItems have the same identifier");
  CHECK(problem.key == "/CFItems/2/identifier");
  CHECK(problem.found.find("first in /CFItems/1") != std::string::npos);
}

TEST_CASE("case import: items that are their own ancestors are refused, each ring once") {
  Json package = samples::package();
  package["CFItems"][0]["humanCodingScheme"] = "bread";
  package["CFItems"][1]["humanCodingScheme"] = "dough";
  package["CFAssociations"].push_back(samples::association("isChildOf", "a0", "a1"));
  const auto problems = problems_of(package.dump());
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].what == "CFItems are their own ancestors by isChildOf");
  CHECK(problems[0].found == "\"bread\", \"dough\" and \"bread\"");
  CHECK(problem_with("/CFAssociations/0/destinationNodeURI", samples::link("a1")).found ==
        "\"" + samples::identifier("a1") + "\" and \"" + samples::identifier("a1") + "\"");
}

TEST_CASE("case import: a tree that is too deep is refused") {
  const auto chain = [](int length) {
    Json package = samples::package();
    package["CFItems"] = Json::array();
    package["CFAssociations"] = Json::array();
    for (int i = 0; i < length; ++i) {
      Json item = samples::item("00", "Step");
      item["identifier"] = "step " + std::to_string(i);
      package["CFItems"].push_back(item);
      if (i == 0) continue;
      Json association = samples::association("isChildOf", "00", "00");
      association["originNodeURI"]["identifier"] = "step " + std::to_string(i);
      association["destinationNodeURI"]["identifier"] = "step " + std::to_string(i - 1);
      package["CFAssociations"].push_back(association);
    }
    return package.dump();
  };
  CHECK(problems_of(chain(65)).empty());
  const auto problems = problems_of(chain(66));
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].what == "the tree of CFItems is too deep");
  CHECK(problems[0].accepted == "at most 65 levels");
  CHECK(problems_of(chain(5000)).size() == 1);
}

TEST_CASE("case import: a package without items makes no instrument") {
  Json package = samples::package();
  package.erase("CFItems");
  package.erase("CFAssociations");
  const auto problems = problems_of(package.dump());
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].what == "the package makes no valid instrument: the instrument measures nothing");
  CHECK(problems[0].where.file == "baking.json");
}

TEST_CASE("case import: all problems of a package are told at once") {
  Json package = samples::package();
  package["CFDocument"].erase("title");
  package["CFItems"][0].erase("fullStatement");
  package["CFItems"][1]["fullStatement"] = false;
  CHECK(problems_of(package.dump()).size() == 3);
}

TEST_CASE("case import: an extension that says what cannot be is refused by the key") {
  Json package = samples::package();
  package["CFItems"][0]["extensions"]["assay"]["texts"] = {{{"kind", "smell"}, {"texts", {"Good"}}}};
  const auto problems = problems_of(package.dump());
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].what == "the package makes no valid instrument: unknown key");
  CHECK(problems[0].key == "construct[0].smell");
  // A kind that would be more than a key if it were written as it is.
  package["CFItems"][0]["extensions"]["assay"]["texts"] = {
      {{"kind", "x = 1\n[[role]]\nid"}, {"texts", {"y"}}}};
  CHECK(problems_of(package.dump()).at(0).what == "the package makes no valid instrument: unknown key");
  package["CFItems"][0].erase("extensions");
  package["CFDocument"]["extensions"]["assay"]["roles"] = {{{"id", "Not An Id"}, {"title", "Role"}}};
  CHECK(problems_of(package.dump()).at(0).key == "role[0].id");
}

TEST_CASE("case import: an id that is none is refused") {
  try {
    assay::import_case(samples::package().dump(), "baking.json", "Our Baking");
    FAIL("no error");
  } catch (const assay::Error& error) {
    CHECK(error.fault() == assay::Fault::Usage);
    CHECK(error.problems()[0].found == "\"Our Baking\"");
  }
  CHECK(assay::import_case(samples::package().dump(), "baking.json", "our.baking").instrument.id ==
        "our.baking");
}
