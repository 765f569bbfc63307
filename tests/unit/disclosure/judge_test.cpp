// What of a case may be shown, and what goes to the scorer.
#include "cases.hpp"
#include "catch.hpp"

using namespace disclosure_cases;
using assay::CaseBatch;
using assay::CaseDisclosure;

namespace {

CaseDisclosure judged(const std::vector<Rater>& raters) { return usual().judge(batch({raters}), 0); }

std::vector<std::string> shown(const std::vector<Rater>& raters) {
  const CaseBatch all = batch({raters});
  CaseBatch to;
  usual().append_shown(all, 0, usual().judge(all, 0), to);
  return answers(to, 3);
}

}  // namespace

TEST_CASE("disclosure: self, manager and a role with room for one are exempt, and no sub-role is") {
  CHECK(assay::DisclosurePolicy::usual_exemptions(*instrument()) == std::vector<std::uint8_t>{1, 1, 0, 0, 1, 0});
}

TEST_CASE("disclosure: a role with fewer raters than the minimum is withheld, one with as many is not") {
  const CaseDisclosure two = judged({{kSelf, "123"}, {kClient, "345"}, {kClient, "543"}});
  CHECK(two.withheld[kClient] == ASSAY_WITHHELD_FEW);
  CHECK(two.withheld[kSelf] == ASSAY_WITHHELD_NO);
  CHECK(two.any);
  const CaseDisclosure three = judged({{kSelf, "123"}, {kClient, "345"}, {kClient, "543"}, {kClient, "111"}});
  CHECK(three.withheld[kClient] == ASSAY_WITHHELD_NO);
  CHECK_FALSE(three.any);
}

TEST_CASE("disclosure: a rater who gave no number does not count") {
  const CaseDisclosure found = judged({{kClient, "345"}, {kClient, "543"}, {kClient, "n-n"}});
  CHECK(found.raters[kClient] == 2);
  CHECK(found.withheld[kClient] == ASSAY_WITHHELD_FEW);
}

TEST_CASE("disclosure: sub-roles count with the role that they are pooled into") {
  const CaseDisclosure found = judged({{kOther, "345"}, {kPeer, "543"}, {kPeer, "222"}});
  CHECK(found.raters[kOther] == 3);
  CHECK(found.withheld[kOther] == ASSAY_WITHHELD_NO);
}

TEST_CASE("disclosure: exempt roles are shown with one rater") {
  CHECK_FALSE(judged({{kSelf, "123"}, {kManager, "321"}, {kLead, "222"}}).any);
}

TEST_CASE("disclosure: a role without raters is not withheld, there is nothing of it") {
  CHECK(judged({{kSelf, "123"}}).withheld[kClient] == ASSAY_WITHHELD_NO);
}

TEST_CASE("disclosure: an NA that takes an item below the minimum withholds the item alone") {
  const CaseDisclosure found = judged({{kClient, "34n"}, {kClient, "543"}, {kClient, "111"}});
  CHECK(found.item_withheld[found.at(kClient, 0)] == ASSAY_WITHHELD_NO);
  CHECK(found.item_withheld[found.at(kClient, 2)] == ASSAY_WITHHELD_FEW);
  CHECK(found.withheld[kClient] == ASSAY_WITHHELD_NO);
  CHECK(found.hides(kClient, 2));
  CHECK_FALSE(found.hides(kClient, 0));
}

TEST_CASE("disclosure: an item that nobody in the role answered is not withheld") {
  const CaseDisclosure found = judged({{kClient, "34n"}, {kClient, "54-"}, {kClient, "11n"}});
  CHECK(found.item_withheld[found.at(kClient, 2)] == ASSAY_WITHHELD_NO);
}

TEST_CASE("disclosure: where withheld items leave too few raters with a number, the role is withheld") {
  // q1 and q2 have two answers each, so the first and the last rater are left with nothing but withheld items.
  const CaseDisclosure found = judged({{kClient, "3--"}, {kClient, "543"}, {kClient, "-1-"}});
  CHECK(found.raters[kClient] == 3);
  CHECK(found.withheld[kClient] == ASSAY_WITHHELD_FEW);
}

TEST_CASE("disclosure: what is shown has no rater of a withheld role, and blanks for withheld items") {
  CHECK(shown({{kSelf, "123"}, {kClient, "34n"}, {kClient, "543"}, {kClient, "111"}, {kOther, "555"}}) ==
        std::vector<std::string>{"123", "34-", "54-", "11-"});
}

TEST_CASE("disclosure: whatever withheld raters say, what is shown stays the same") {
  std::vector<Rater> raters = {{kSelf, "123"}, {kClient, "345"}, {kClient, "543"}, {kClient, "11n"}, {kOther, "555"}};
  const std::vector<std::string> before = shown(raters);
  for (const std::string answer : {"1", "2", "3", "4", "5"}) {
    raters[4].answers = answer + "1" + answer;  // the role has one rater
    raters[1].answers[2] = answer[0];           // q3 has two answers in the role
    CHECK(shown(raters) == before);
  }
}

TEST_CASE("disclosure: more can be withheld for a reason from outside, and what it leaves too small goes with it") {
  const CaseBatch all = batch({{{kClient, "345"}, {kClient, "543"}, {kClient, "111"}, {kClient, "2--"}}});
  CaseDisclosure found = usual().judge(all, 0);
  CHECK_FALSE(found.any);
  usual().withhold(all, 0, kClient, 1, ASSAY_WITHHELD_EARLIER, found);
  CHECK(found.item_withheld[found.at(kClient, 1)] == ASSAY_WITHHELD_EARLIER);
  CHECK(found.withheld[kClient] == ASSAY_WITHHELD_NO);
  CHECK(found.any);
  usual().withhold(all, 0, kClient, ASSAY_NONE, ASSAY_WITHHELD_EARLIER, found);
  CHECK(found.withheld[kClient] == ASSAY_WITHHELD_EARLIER);
}

TEST_CASE("disclosure: a minimum of one withholds nothing") {
  const assay::Disclosure open(instrument(), {1, 1, 1, {}});
  CHECK_FALSE(open.judge(batch({{{kClient, "3nn"}, {kOther, "1--"}}}), 0).any);
}

TEST_CASE("disclosure: comments of a role below its own minimum are withheld, and scores need not be") {
  const assay::Disclosure strict(instrument(), {2, 4, 3, {}});
  const CaseDisclosure found = strict.judge(batch({{{kClient, "345"}, {kClient, "543"}, {kClient, "111"}}}), 0);
  CHECK(found.withheld[kClient] == ASSAY_WITHHELD_NO);
  CHECK(found.comments_withheld[kClient] == ASSAY_WITHHELD_FEW);
  const auto released = assay::release_comments({{"r", kClient, 0, "words", 2}}, strict, found, "a");
  CHECK(released.comments.empty());
  CHECK(released.left_out[kClient] == 0);
}

TEST_CASE("disclosure: a comment on an item needs as many answers to the item") {
  const CaseBatch all = batch({{{kClient, "34n"}, {kClient, "543"}, {kClient, "111"}}});
  const auto released = assay::release_comments(
      {{"r", kClient, 2, "on q3", 2}, {"r", kClient, 0, "on q1", 3}, {"r", kClient, ASSAY_NONE, "general", 4}}, usual(),
      usual().judge(all, 0), "a");
  REQUIRE(released.comments.size() == 2);
  CHECK(released.comments[0].text == "on q1");
  CHECK(released.comments[1].text == "general");
  CHECK(released.left_out[kClient] == 1);
}

TEST_CASE("disclosure: what is withheld for the sake of an earlier report is so with its comments") {
  const CaseBatch all = batch({{{kClient, "345"}, {kClient, "543"}, {kClient, "111"}}});
  CaseDisclosure found = usual().judge(all, 0);
  usual().withhold(all, 0, kClient, 1, ASSAY_WITHHELD_EARLIER, found);
  const std::vector<assay::Comment> comments = {{"r", kClient, 1, "on q2", 2}, {"r", kClient, 0, "on q1", 3}};
  const auto item = assay::release_comments(comments, usual(), found, "a");
  REQUIRE(item.comments.size() == 1);
  CHECK(item.comments[0].text == "on q1");
  CHECK(item.left_out[kClient] == 1);
  usual().withhold(all, 0, kClient, ASSAY_NONE, ASSAY_WITHHELD_EARLIER, found);
  CHECK(found.comments_withheld[kClient] == ASSAY_WITHHELD_EARLIER);
  CHECK(assay::release_comments(comments, usual(), found, "a").comments.empty());
}

TEST_CASE("disclosure: comments of an exempt role are shown, also on an item without an answer") {
  const auto released = assay::release_comments({{"r", kManager, 2, "on q3", 2}}, usual(),
                                                usual().judge(batch({{{kManager, "12-"}}}), 0), "a");
  CHECK(released.comments.size() == 1);
}

TEST_CASE("disclosure.csv: numbers where something is shown, a word where it is withheld") {
  const CaseBatch all = batch({{{kSelf, "123"}, {kClient, "34n"}, {kPeer, "543"}, {kOther, "111"}, {kOther, "22n"}}});
  const assay::DisclosureRecord record(*instrument());
  CHECK(record.header() == "case,role,raters,reason,comments,comments-reason,q1,q2,q3\n");
  std::string out;
  record.append("a,b", usual().judge(all, 0), {{ASSAY_NONE, kOther, "words"}}, out);
  CHECK(out ==
        "\"a,b\",self,1,,0,,1,1,1\n"
        "\"a,b\",manager,0,,0,,0,0,0\n"
        "\"a,b\",other,3,,1,,3,3,withheld\n"
        "\"a,b\",lead,0,,0,,0,0,0\n"
        "\"a,b\",client,,few,,few,withheld,withheld,withheld\n");
}

TEST_CASE("disclosure.csv: each reason has a word") {
  CHECK(assay::reason_word(ASSAY_WITHHELD_NO).empty());
  CHECK(assay::reason_word(ASSAY_WITHHELD_FEW) == "few");
  CHECK(assay::reason_word(ASSAY_WITHHELD_EARLIER) == "earlier");
}
