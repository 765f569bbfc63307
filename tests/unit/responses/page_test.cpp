// Runs the examples of docs/formats/responses.md.
#include <sstream>

#include "catch.hpp"
#include "support.hpp"

using namespace responses_test;

namespace {

// The first CSV block under a heading of the page.
std::string example(const std::string& heading) {
  std::ifstream page(ASSAY_SOURCE_DIR "/docs/formats/responses.md");
  std::string line, block;
  bool here = false, inside = false;
  while (std::getline(page, line)) {
    if (inside && line == "```") return block;
    if (inside) block += line + "\n";
    if (line.starts_with("## ")) here = line == "## " + heading;
    if (here && line == "```csv") inside = true;
  }
  throw std::runtime_error("no example under " + heading);
}

std::shared_ptr<assay::Instrument> page_instrument() {
  auto instrument = make_instrument();
  instrument->roles.resize(3);
  return instrument;
}

}  // namespace

TEST_CASE("responses page: the wide and the long example say the same") {
  const auto form = GENERATE(as<std::string>{}, "Wide form", "Long form");
  const TempFile file(example(form));
  const Result result = read(file, page_instrument());
  REQUIRE_FALSE(result.thrown);
  REQUIRE(result.problems.empty());
  REQUIRE(result.batches.size() == 1);
  const assay::CaseBatch& batch = result.batches[0];
  CHECK(batch.case_ids == std::vector<std::string>{"ana", "ben"});
  CHECK(batch.rater_role == std::vector<std::uint32_t>{kSelf, kManager, kOther, kSelf});
  CHECK(batch.values == std::vector<double>{4, 5, 7.5, 3, 0, 6, 5, 0, 8.25, 2, 2, 4});
  CHECK(batch.states == std::vector<std::uint8_t>{1, 1, 1, 1, 2, 1, 1, 0, 1, 1, 1, 1});
}

TEST_CASE("responses page: the example of several ways in leaves out a form") {
  auto instrument = page_instrument();
  instrument->forms = {"ratings", "scores"};
  instrument->items[0].form = instrument->items[1].form = 0;
  instrument->items[2].form = 1;
  const TempFile file(example("Several ways in"));
  const Result result = read(file, instrument);
  REQUIRE_FALSE(result.thrown);
  REQUIRE(result.problems.empty());
  REQUIRE(result.batches.size() == 1);
  CHECK(result.batches[0].values == std::vector<double>{4, 5, 0, 3, 0, 0});
  CHECK(result.batches[0].states == std::vector<std::uint8_t>{1, 1, 0, 1, 2, 0});
  const TempFile all(example("Wide form"));
  CHECK(read(all, instrument).problems.empty());
  CHECK_FALSE(read(all, instrument).thrown);
}

TEST_CASE("responses page: the wrong example has the two problems that the page tells") {
  const TempFile file(example("What is refused"));
  const Result result = read(file, page_instrument());
  REQUIRE(result.problems.size() == 2);
  CHECK_PROBLEM(result.problems[0], 3u, 16u, "q1");
  CHECK_PROBLEM(result.problems[1], 4u, 1u, "role");
  CHECK(result.rejected_lines() == std::vector<std::uint64_t>{3, 4});
  CHECK(result.case_ids() == std::vector<std::string>{"ana"});
}

TEST_CASE("responses page: the comments example") {
  const TempFile file(example("Comments"));
  const auto comments = assay::read_comments(file.path(), *page_instrument());
  REQUIRE(comments.by_case.size() == 1);
  REQUIRE(comments.by_case.at("ana").size() == 2);
  CHECK(comments.by_case.at("ana")[0].text == "Asks first,\nthen acts.");
  CHECK(comments.by_case.at("ana")[1].item == ASSAY_NONE);
}

TEST_CASE("responses page: the cases example") {
  const TempFile file(example("Cases"));
  const auto people = assay::read_cases(file.path());
  REQUIRE(people.cases.size() == 2);
  CHECK(people.cases[0].name == "Ana Silva");
  CHECK(people.cases[0].attributes ==
        std::vector<std::pair<std::string, std::string>>{{"date", "2024-04-03"}, {"organisation", "Acme"}, {"team", "North"}});
  CHECK(people.cases[1].name == "ben");
}
