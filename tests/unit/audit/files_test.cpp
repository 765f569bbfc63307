// Files that the audit cannot use, and what it says of them.
#include "published.hpp"

using published::disclosure;
using published::Folder;
using published::n_and_mean;

namespace {

// A clean publication with one file written anew.
assay::Problem refusal(const std::string& file, const std::string& bytes) {
  const Folder folder(n_and_mean(), "n,mean", disclosure("4,0,0"), {"item,q7,self,1,5"});
  folder.write(file, bytes);
  try {
    folder.audit();
  } catch (const assay::Error& error) {
    REQUIRE(error.problems().size() == 1);
    CHECK(error.fault() == assay::Fault::Input);
    CHECK(error.problems().front().where.file == (folder.path() / file).string());
    return error.problems().front();
  }
  FAIL("nothing was refused");
  return {};
}

std::string row(const std::string& text) {
  return published::kDisclosureHead +
         "E1,self,1,,0,,1,1,1\nE1,manager,1,,0,,1,1,1\nE1,peer,,few,,few,withheld,withheld,"
         "withheld\n" +
         text;
}

}  // namespace

TEST_CASE("audit: a run record that is no JSON object is refused") {
  CHECK(refusal("run.json", "[]").what == "this is not a run record: no JSON object");
}

TEST_CASE("audit: a run record without a policy is refused") {
  const auto problem =
      refusal("run.json",
              R"({"instrument": {"id": "t.view"}, "disclosure": null, "measures": [)" + n_and_mean() + "]}");
  CHECK(problem.key == "disclosure");
  CHECK(problem.what == "the record tells of no disclosure control");
}

TEST_CASE("audit: a run record with a policy that is none is refused") {
  const std::string rest = R"(, "measures": [)" + n_and_mean() + "]}";
  const std::string head = R"({"instrument": {"id": "t.view"}, "disclosure": )";
  CHECK(refusal("run.json",
                head + R"({"minimum_raters": "3", "minimum_comment_raters": 3, "exempt": []})" + rest)
            .key == "disclosure.minimum_raters");
  CHECK(refusal("run.json",
                head + R"({"minimum_raters": 3, "minimum_comment_raters": 3, "exempt": "self"})" + rest)
            .key == "disclosure.exempt");
}

TEST_CASE("audit: a run record without an instrument, measures or a known statistic is refused") {
  const std::string policy =
      R"("disclosure": {"minimum_raters": 3, "minimum_comment_raters": 3, "exempt": []}, "measures": )";
  CHECK(refusal("run.json", "{" + policy + "[" + n_and_mean() + "]}").key == "instrument");
  CHECK(refusal("run.json", R"({"instrument": {"id": "t.view"}, )" + policy + "[]}").key == "measures");
  const auto unknown =
      refusal("run.json", R"({"instrument": {"id": "t.view"}, )" + policy + "[" + n_and_mean() + ", " +
                              published::measure("m", "median") + "]}");
  CHECK(unknown.key == "measures.m.statistic");
  CHECK(unknown.what == "this statistic is not known: \"median\"");
}

TEST_CASE("audit: a disclosure file of another instrument is refused") {
  const auto problem = refusal("disclosure.csv", "case,role,raters,reason,comments,comments-reason,q7,q9\n");
  CHECK(problem.what == "the columns are not those of a disclosure file of this instrument");
  CHECK(problem.where.line == 1);
  CHECK(problem.found == "\"q9\"");
  CHECK(problem.accepted == "\"q8\"");
}

TEST_CASE("audit: rows of a disclosure file that cannot be used are refused") {
  CHECK(refusal("disclosure.csv", row("E1,other,4,,0,,4,4\n")).what == "the row has too few cells");
  const auto role = refusal("disclosure.csv", row("E1,other,4,,0,,4,4,4\nE1,boss,4,,0,,4,4,4\n"));
  CHECK(role.what == "there is no such role without a parent");
  CHECK(role.where.line == 6);
  CHECK(role.accepted == "self, manager, peer or other");
  const auto count = refusal("disclosure.csv", row("E1,other,4,,0,,4,many,4\n"));
  CHECK(count.what == "this is not a count");
  CHECK(count.key == "q8");
  CHECK(count.where.column == 18);
  CHECK(refusal("disclosure.csv", row("E1,other,four,,0,,4,4,4\n")).key == "raters");
  CHECK(refusal("disclosure.csv", row("E1,other,4,,0,,4,4,4\nE1,other,4,,0,,4,4,4\n")).what ==
        "the role of this case is there twice");
  const auto missing = refusal("disclosure.csv", row(""));
  CHECK(missing.what == "a role of the case is missing");
  CHECK(missing.found == "other");
}

TEST_CASE("audit: a case with scores and no row in the disclosure file is refused") {
  const auto problem = refusal("disclosure.csv", published::kDisclosureHead);
  CHECK(problem.what == "the case has scores and no row here");
  CHECK(problem.key == "case E1");
}

TEST_CASE("audit: scores that run.json does not tell of are refused") {
  CHECK(refusal("scores.csv", "case,instrument,level,id,role,n,mean,median\n").what ==
        "run.json does not tell of this measure");
  CHECK(refusal("scores.csv", "case,instrument,level,id,role,n,mean\nE1,t.other,item,q7,self,1,5\n").what ==
        "the scores are another instrument's than run.json tells");
}
