// One planted leak for each way, with the equation worked out by hand. In all of them the one peer
// answered 6.
#include "published.hpp"

using assay::LeakWay;
using published::disclosure;
using published::Folder;
using published::measure;
using published::n_and_mean;

namespace {

// What the shown roles say, the same in all: 5, 4 and 6, 5, 6, 5.
#define SHOWN "item,q7,self,1,5", "item,q7,manager,1,4", "item,q7,other,4,5.5"

}  // namespace

TEST_CASE("audit: a publication without the withheld answers tells nothing") {
  // 31 / 6 is the mean of the shown ones.
  const Folder folder(n_and_mean(), "n,mean", disclosure("4,0,0"),
                      {SHOWN, "item,q7,all,6,5.166666666666667"});
  const auto result = folder.audit();
  CHECK(result.leaks.empty());
  CHECK(result.cases == 1);
  CHECK(result.withheld_roles == 1);
  CHECK(result.minimum_raters == 3);
  CHECK(result.exempt == std::vector<std::string>{"self", "manager"});
}

TEST_CASE("audit: a pooled mean minus the shown ones") {
  // (5 + 4 + 22 + 6) / 7
  const Folder folder(n_and_mean(), "n,mean", disclosure("4,0,0"),
                      {SHOWN, "item,q7,all,7,5.285714285714286"});
  const auto leak = folder.leak(LeakWay::PooledMean);
  CHECK(leak.exact);
  CHECK(leak.found == "a sum of 6 over 1 answer");
  CHECK(leak.equation ==
        "6 = 7 x 5.2857 (all) - 5 (self) - 4 (manager) - 22 (other); 1 = 7 answers (all) - 1 (self) - 1 "
        "(manager) - "
        "4 (other)");
  CHECK(assay::describe(leak).starts_with("case E1, item q7, role peer: 6 = 7 x 5.2857 (all) - 5 (self)"));
}

TEST_CASE("audit: a sum over two withheld roles that leaves only one way") {
  // One answer each of peers and others, and 14 in all: 7 and 7.
  const std::string told =
      published::kDisclosureHead +
      "E1,self,1,,0,,1,1,1\nE1,manager,1,,0,,1,1,1\nE1,peer,,few,,few,withheld,withheld,withheld\n"
      "E1,other,,few,,few,withheld,withheld,withheld\n";
  const Folder folder(n_and_mean(), "n,mean", told,
                      {"item,q7,self,1,5", "item,q7,manager,1,4", "item,q7,all,4,5.75"});
  const auto result = folder.audit();
  REQUIRE(result.leaks.size() == 2);
  // Which of the two roles has how many of the two answers is open.
  for (const auto& leak : result.leaks) {
    CHECK(leak.found == "every answer is 7");
    CHECK(leak.equation.find("q7 (peer) + q7 (other) = 14 = 4 x 5.75 (all) - 5 (self) - 4 (manager)") !=
          std::string::npos);
  }
}

TEST_CASE("audit: a number of answers that gives that of the withheld") {
  // The mean is of the shown ones, n is not.
  const Folder folder(measure("n", "raters"), "n", disclosure("4,0,0"),
                      {"item,q7,self,1", "item,q7,manager,1", "item,q7,other,4", "item,q7,all,7"});
  const auto leak = folder.leak(LeakWay::Raters);
  CHECK(leak.exact);
  CHECK(leak.role == "peer");
  CHECK(leak.found == "1 answer");
  CHECK(leak.equation == "1 = 7 answers (all) - 1 (self) - 1 (manager) - 4 (other)");
}

TEST_CASE("audit: missing answers that give how many raters are withheld") {
  // The peer's answers are blank, and two of him are counted: he and another one.
  const Folder folder(measure("n", "raters") + ", " + measure("na", "missing"), "n,na", disclosure("4,0,0"),
                      {"item,q7,self,1,0", "item,q7,manager,1,0", "item,q7,other,4,0", "item,q7,all,6,2"});
  const auto leak = folder.leak(LeakWay::Raters);
  CHECK(leak.id.empty());
  CHECK(leak.role == "peer");
  CHECK(leak.exact);
  CHECK(leak.found == "2 raters");
  CHECK(leak.equation == "2 = 2 missing answers (all)");
}

TEST_CASE("audit: a distribution minus the shown ones") {
  const std::string measures = measure("c4", "point-count", 4) + ", " + measure("c5", "point-count", 5) +
                               ", " + measure("c6", "point-count", 6);
  const Folder folder(
      measures, "c4,c5,c6", disclosure("4,0,0"),
      {"item,q7,self,0,1,0", "item,q7,manager,1,0,0", "item,q7,other,0,2,2", "item,q7,all,1,3,3"});
  const auto leaks = folder.audit().leaks;
  REQUIRE(leaks.size() == 1);
  CHECK(leaks[0].exact);
  CHECK(leaks[0].found == "a sum of 6 over 1 answer");
  CHECK(leaks[0].equation.find("1 = 3 answers 6 (all) - 2 (other)") != std::string::npos);
}

TEST_CASE("audit: places that only the withheld answers explain") {
  // Shown: 30 of six for q7, 27 of six for q8, and yet q8 comes first. With one peer, his q8 is at least 3
  // above his q7; with two, their sums are. So his mean for q8 is at least 2.5, and at most 5.5 for q7.
  const Folder folder(
      measure("n", "raters") + ", " + measure("mean", "mean") + ", " + measure("top", "rank-highest"),
      "n,mean,top", disclosure("4,4,0"),
      {"item,q7,self,1,5,", "item,q7,manager,1,5,", "item,q7,other,4,5,", "item,q7,all,6,5,2",
       "item,q8,self,1,4,", "item,q8,manager,1,5,", "item,q8,other,4,4.5,", "item,q8,all,6,4.5,1"});
  const auto leaks = folder.audit().leaks;
  REQUIRE(leaks.size() == 2);
  for (const auto& leak : leaks) {
    CHECK(leak.way == LeakWay::Ranks);
    CHECK_FALSE(leak.exact);
    CHECK(leak.role == "peer");
    CHECK(leak.equation ==
          "q8 has place 1 of the highest and q7 place 2, though 4.5 (q8, all) is less than 5 (q7, all)");
  }
  CHECK(leaks[0].id == "q8");
  CHECK(leaks[0].found == "a mean of 2.5 to 7");
  CHECK(leaks[1].id == "q7");
  CHECK(leaks[1].found == "a mean of 1 to 5.5");
}

TEST_CASE("audit: an exact mean without its number of answers") {
  // Self 5, manager 4 and four others 22 make 31 over 6. 37 / 7 needs a seventh that answered 6; with two
  // more, 8 x 37 / 7 is no whole number.
  const Folder folder(
      measure("mean", "mean"), "mean", disclosure("4,0,0"),
      {"item,q7,self,5", "item,q7,manager,4", "item,q7,other,5.5", "item,q7,all,5.285714285714286"});
  const auto leak = folder.leak(LeakWay::Fraction);
  CHECK(leak.exact);
  CHECK(leak.found == "a sum of 6 over 1 answer");
  CHECK(leak.equation ==
        "5.2857 (all) is a mean of 6 shown answers with a sum of 31 (self, manager, other) and of 1 with a "
        "sum of 6");
}

TEST_CASE("audit: a score one level up that holds a withheld item") {
  // Two others answered q8, 4 and 5. The element of the others is (5.5 + 4.5 + 5) / 3 = 5.
  const Folder folder(n_and_mean(), "n,mean", disclosure("4,withheld,4"),
                      {"item,q7,self,1,5", "item,q8,self,1,6", "item,q9,self,1,4", "element,e1,self,1,5",
                       "item,q7,other,4,5.5", "item,q9,other,4,5", "element,e1,other,4,5"});
  const auto leak = folder.leak(LeakWay::Levels);
  CHECK(leak.exact);
  CHECK(leak.id == "q8");
  CHECK(leak.role == "other");
  CHECK(leak.found == "a sum of 9 over 2 answers");
  CHECK(leak.equation == "4.5 = 3 x 5 (element e1) - 5.5 (q7) - 5 (q9)");
}

TEST_CASE("audit: a score one level up of the shown items alone tells nothing") {
  const Folder folder(n_and_mean(), "n,mean", disclosure("4,withheld,4"),
                      {"item,q7,self,1,5", "item,q8,self,1,6", "item,q9,self,1,4", "element,e1,self,1,5",
                       "item,q7,other,4,5.5", "item,q9,other,4,5", "element,e1,other,4,5.25"});
  CHECK(folder.audit().leaks.empty());
}

TEST_CASE("audit: a rater who came after an earlier publication") {
  const std::string told =
      published::kDisclosureHead + "E1,self,1,,0,,1,0,0\nE1,manager,1,,0,,1,0,0\nE1,peer,0,,0,,0,0,0\n";
  const Folder before(n_and_mean(), "n,mean", told + "E1,other,3,,0,,3,0,0\n",
                      {"item,q7,self,1,5", "item,q7,other,3,5"});
  const Folder now(n_and_mean(), "n,mean", told + "E1,other,4,,0,,4,0,0\n",
                   {"item,q7,self,1,5", "item,q7,other,4,5.25"});
  CHECK(now.audit().leaks.empty());
  const auto leak = now.leak(LeakWay::Earlier, before.path());
  CHECK(leak.exact);
  CHECK(leak.role == "other");
  CHECK(leak.found == "a sum of 6 over 1 answer that came since");
  CHECK(leak.equation == "6 = 4 x 5.25 (now) - 3 x 5 (earlier)");
}

TEST_CASE("audit: an answer that was changed after an earlier publication") {
  const std::string told =
      published::kDisclosureHead +
      "E1,self,1,,0,,1,0,0\nE1,manager,1,,0,,1,0,0\nE1,peer,0,,0,,0,0,0\nE1,other,4,,0,,4,0,0\n";
  const Folder before(n_and_mean(), "n,mean", told, {"item,q7,other,4,5"});
  const Folder now(n_and_mean(), "n,mean", told, {"item,q7,other,4,5.5"});
  const auto leak = now.leak(LeakWay::Earlier, before.path());
  CHECK(leak.found == "a change of 2 in answers that were given before");
  CHECK(now.audit(now.path()).leaks.empty());
}

TEST_CASE(
    "audit: scores of constructs are subtracted where items are not shown, and made of the same items") {
  const std::string told =
      published::kDisclosureHead + "E1,self,1,,0,,1,1,1\nE1,manager,1,,0,,1,1,1\nE1,peer,0,,0,,0,0,0\n";
  const Folder before(n_and_mean(), "n,mean", told + "E1,other,3,,0,,3,3,3\n", {"element,e1,other,3,5"});
  const Folder now(n_and_mean(), "n,mean", told + "E1,other,4,,0,,4,4,4\n", {"element,e1,other,4,5.25"});
  const auto leak = now.leak(LeakWay::Earlier, before.path());
  CHECK(leak.level == "element");
  CHECK(leak.found == "a sum of 6 over 1 answer that came since");
  const Folder other(n_and_mean(), "n,mean", told + "E1,other,4,,0,,4,4,withheld\n",
                     {"element,e1,other,4,5.25"});
  CHECK(other.audit(before.path()).leaks.empty());
}

TEST_CASE("audit: enough raters who came after an earlier publication tell nothing") {
  const std::string told =
      published::kDisclosureHead + "E1,self,1,,0,,1,0,0\nE1,manager,1,,0,,1,0,0\nE1,peer,0,,0,,0,0,0\n";
  const Folder before(n_and_mean(), "n,mean", told + "E1,other,3,,0,,3,0,0\n", {"item,q7,other,3,5"});
  const Folder now(n_and_mean(), "n,mean", told + "E1,other,6,,0,,6,0,0\n", {"item,q7,other,6,5.25"});
  CHECK(now.audit(before.path()).leaks.empty());
}

TEST_CASE("audit: an item with fewer answers than the minimum in a role that is shown") {
  const Folder folder(n_and_mean(), "n,mean", disclosure("4,2,4"),
                      {"item,q7,other,4,5.5", "item,q8,other,2,4.5", "item,q9,other,4,5"});
  const auto leak = folder.leak(LeakWay::Threshold);
  CHECK(leak.id == "q8");
  CHECK(leak.role == "other");
  CHECK(leak.found == "a mean of 4.5");
  CHECK(leak.equation == "it rests on 2 answers; the minimum is 3");
}

TEST_CASE("audit: figures in a row that is withheld") {
  const Folder folder(n_and_mean(), "n,mean", disclosure("4,0,0"), {SHOWN, "item,q7,peer,1,6"});
  const auto leak = folder.leak(LeakWay::Shown);
  CHECK(leak.id == "q7");
  CHECK(leak.role == "peer");
  CHECK(leak.found == "n 1, mean 6");
  CHECK(leak.equation == "the row is withheld, and its figures stand in scores.csv");
}
