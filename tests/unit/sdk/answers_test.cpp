// Which answers count for which row.
#include <assay/sdk/answers.hpp>
#include <assay/sdk/testing/fake_batch.hpp>

#include <string>
#include <vector>

#include "catch.hpp"

using namespace assay::sdk::testing;
using assay::sdk::AnswersByRow;
using assay::sdk::array;
using assay::sdk::CaseView;

namespace {

// A competency of two parts; peer and report are pooled into others.
struct Survey : FakeInstrument {
  Survey() {
    scale("five", {1, 2, 3, 4, 5}).scale("ten", {0, 10});
    role("self").role("others").role("peer", "others").role("report", "others");
    construct("whole", "competency").construct("one", "part", "whole").construct("two", "part", "whole");
    item("a", "one", "five").item("b", "one", "five").reversed().item("c", "two", "ten").item("d", "whole", "five");
  }
};

// "item=value" for each answer that counts, in the order in which they come.
std::string counted(const FakeBatch& batch, std::size_t index, std::string_view subject, std::string_view role) {
  const FakeInstrument& survey = batch.instrument();
  const AnswersByRow answers(survey.model(), array(survey.rows()));
  const assay_batch plain = batch.abi();
  const CaseView view(plain, static_cast<std::uint32_t>(index), survey.item_count());
  std::string words;
  answers.each(view, survey.row(subject, role), [&](std::uint32_t item, double value) {
    words += std::string(assay::sdk::view(survey.model().items()[item].id)) + "=" +
             std::to_string(static_cast<int>(value)) + " ";
  });
  return words;
}

}  // namespace

TEST_CASE("answers: an item's own come as given, also of a reversed one") {
  const Survey survey;
  FakeBatch batch(survey);
  batch.add_case("x").rater("self", {4, 2, 10, 3}).rater("peer", {5, 1, 0, 2});
  CHECK(counted(batch, 0, "b", "all") == "b=2 b=1 ");
  CHECK(counted(batch, 0, "b", "self") == "b=2 ");
}

TEST_CASE("answers: a construct has those to all items at or below it, reversed ones turned round") {
  const Survey survey;
  FakeBatch batch(survey);
  batch.add_case("x").rater("self", {4, 2, 10, 3});
  CHECK(counted(batch, 0, "one", "self") == "a=4 b=4 ");
  CHECK(counted(batch, 0, "whole", "self") == "a=4 b=4 c=10 d=3 ");
}

TEST_CASE("answers: a role has those of the roles that are pooled into it") {
  const Survey survey;
  FakeBatch batch(survey);
  batch.add_case("x").rater("peer", {1, 5, 0, 1}).rater("self", {2, 4, 0, 2}).rater("report", {3, 3, 10, 3});
  CHECK(counted(batch, 0, "a", "others") == "a=1 a=3 ");
  CHECK(counted(batch, 0, "a", "all") == "a=1 a=2 a=3 ");
}

TEST_CASE("answers: neither NA nor a blank counts, and each case has its own") {
  const Survey survey;
  FakeBatch batch(survey);
  batch.add_case("x").rater("self", {kNa, kBlank, 10, 3}).add_case("nobody").add_case("y").rater("self", {1, 1, 0, kNa});
  CHECK(counted(batch, 0, "whole", "all") == "c=10 d=3 ");
  CHECK(counted(batch, 1, "whole", "all").empty());
  CHECK(counted(batch, 2, "whole", "all") == "a=1 b=5 c=0 ");
}

TEST_CASE("answers: the ends are those of all scales, and an instrument without items is refused") {
  const Survey survey;
  const AnswersByRow answers(survey.model(), array(survey.rows()));
  CHECK(answers.lowest() == 0);
  CHECK(answers.highest() == 10);
  const FakeInstrument nothing;
  CHECK_THROWS_AS(AnswersByRow(nothing.model(), array(nothing.rows())), assay::sdk::Failure);
}
