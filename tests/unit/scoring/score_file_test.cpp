// Published scores, read back.
#include "assay/score_file.hpp"

#include <atomic>
#include <string>
#include <thread>

#include "assay/error.hpp"
#include "catch.hpp"
#include "temporary_folder.hpp"

namespace {

const std::string kHead = "case,instrument,level,id,role,n,mean\n";

// The one problem that `action` ends with.
template <typename Action>
assay::Problem problem_of(Action action) {
  try {
    action();
  } catch (const assay::Error& error) {
    REQUIRE(error.problems().size() == 1);
    CHECK(error.fault() == assay::Fault::Input);
    return error.problems().front();
  }
  FAIL("nothing was refused");
  return {};
}

struct Scores {
  explicit Scores(const std::string& text) : path(folder.write("scores.csv", text)) {}
  assay::ScoreFile open() const { return assay::ScoreFile(path); }
  assay::Problem refusal() const {
    return problem_of([this] { open(); });
  }
  assay::Problem refusal_of(const std::string& case_id) const {
    const assay::ScoreFile file(path);
    return problem_of([&] { file.rows_of(case_id); });
  }

  TemporaryFolder folder;
  std::filesystem::path path;
};

}  // namespace

TEST_CASE("score file: cases, rows and cells as they stand") {
  const Scores scores(kHead +
                      "bo,t.small,item,q1,self,1,4\n"
                      "bo,t.small,item,q1,all,3,4.333333333333333\n"
                      "bo,t.small,unit,q1,all,,4.25\n"
                      "\"a, na\",t.small,item,q1,self,,-0.5\n");
  const assay::ScoreFile file(scores.path);
  CHECK(file.name() == scores.path.string());
  CHECK(file.instrument() == "t.small");
  CHECK(file.measures() == std::vector<std::string>{"n", "mean"});
  CHECK(file.find_measure("mean") == 1u);
  CHECK(file.find_measure("median") == std::nullopt);
  REQUIRE(file.case_count() == 2);
  CHECK(file.case_id(0) == "bo");
  CHECK(file.case_id(1) == "a, na");

  const auto bo = file.rows_of("bo");
  REQUIRE(bo);
  REQUIRE(bo->size() == 3);
  CHECK(bo->row(1).level == "item");
  CHECK(bo->row(1).id == "q1");
  CHECK(bo->row(1).role == "all");
  CHECK(bo->row(1).line == 3);
  CHECK(bo->row(1).cells == "3,4.333333333333333");
  CHECK(bo->text(1, 1) == "4.333333333333333");
  CHECK(bo->value(1, 1) == 4.333333333333333);
  CHECK(bo->text(2, 0).empty());
  CHECK(bo->value(2, 0) == std::nullopt);
  CHECK(bo->find("item", "q1", "all") == 1);
  CHECK(bo->find("unit", "q1", "all") == 2);
  CHECK(bo->find("unit", "q1", "self") == assay::CaseRows::kNone);

  const auto ana = file.rows_of("a, na");
  REQUIRE(ana);
  REQUIRE(ana->size() == 1);
  CHECK(ana->value(0, 1) == -0.5);
  CHECK_FALSE(file.rows_of("cy"));
}

TEST_CASE("score file: texts outlive a move, quoted ones too") {
  const Scores scores(kHead + "bo,t.small,item,\"q\"\"1\",self,1,4\n");
  const assay::ScoreFile file(scores.path);
  auto rows = file.rows_of("bo");
  REQUIRE(rows);
  const assay::CaseRows moved = std::move(*rows);
  rows.reset();
  CHECK(moved.row(0).id == "q\"1");
  CHECK(moved.row(0).cells == "1,4");
  CHECK(moved.find("item", "q\"1", "self") == 0);
}

TEST_CASE("score file: a header alone has no case") {
  const Scores scores(kHead);
  const assay::ScoreFile file(scores.path);
  CHECK(file.case_count() == 0);
  CHECK(file.instrument().empty());
  CHECK_FALSE(file.rows_of(""));
}

TEST_CASE("score file: CRLF, blank lines and a last line without an end") {
  const Scores scores(
      "case,instrument,level,id,role,n\r\n\r\nbo,t.small,item,q1,self,1\r\n\r\ncy,t.small,item,q1,self,2");
  const assay::ScoreFile file(scores.path);
  REQUIRE(file.case_count() == 2);
  CHECK(file.rows_of("bo")->size() == 1);
  CHECK(file.rows_of("bo")->row(0).cells == "1");
  CHECK(file.rows_of("cy")->row(0).line == 5);
  CHECK(file.rows_of("cy")->value(0, 0) == 2);
}

TEST_CASE("score file: many cases, asked for by several threads in any order") {
  std::string text = kHead;
  constexpr int kCases = 3000;
  for (int c = 0; c < kCases; ++c) {
    for (int q = 0; q < 12; ++q) {
      text += "person-" + std::to_string(c) + ",t.small,item,q" + std::to_string(q) + ",self," +
              std::to_string(q) + "," + std::to_string(c) + ".5\n";
    }
  }
  const Scores scores(text);
  const assay::ScoreFile file(scores.path);
  REQUIRE(file.case_count() == kCases);
  std::atomic<int> right = 0;
  const auto look = [&](int thread) {
    for (int i = 0; i < kCases; ++i) {
      const int c = (i * 1009 + thread * 777) % kCases;
      const auto rows = file.rows_of("person-" + std::to_string(c));
      right += rows && rows->size() == 12 && rows->value(11, 0) == 11 && rows->value(0, 1) == c + 0.5 &&
               rows->row(3).line == static_cast<std::uint64_t>(c) * 12 + 5;
    }
  };
  std::thread other(look, 1);
  look(0);
  other.join();
  CHECK(right == 2 * kCases);
}

TEST_CASE("score file: a file that is not there is refused") {
  const TemporaryFolder folder;
  const auto problem = problem_of([&] { assay::ScoreFile(folder / "scores.csv"); });
  CHECK(problem.what == "the file does not exist");
  CHECK(problem.where.file == (folder / "scores.csv").string());
}

TEST_CASE("score file: a header of something else is refused") {
  const auto wrong = Scores("case,instrument,level,item,role,n\n").refusal();
  CHECK(wrong.what == "this is not a score file: column 4 is not `id`");
  CHECK(wrong.where.line == 1);
  CHECK(wrong.where.column == 23);
  CHECK(wrong.found == "\"item\"");
  const auto too_short = Scores("case,instrument,level\n").refusal();
  CHECK(too_short.what == "this is not a score file: column 4 is not `id`");
  CHECK(too_short.found == "3 columns");
  CHECK(Scores("case,instrument,level,id,role\n").refusal().what == "there is no measure in this score file");
  CHECK(Scores("case,instrument,level,id,role,n,n\n").refusal().what == "the column is there twice");
  CHECK(Scores("").refusal().what == "the file is empty");
}

TEST_CASE("score file: rows of two instruments are refused") {
  const auto problem = Scores(kHead + "bo,t.small,item,q1,self,1,4\ncy,t.large,item,q1,self,1,4\n").refusal();
  CHECK(problem.what == "a row of another instrument than the first");
  CHECK(problem.where.line == 3);
  CHECK(problem.where.column == 4);
  CHECK(problem.found == "\"t.large\"");
  CHECK(problem.accepted == "\"t.small\"");
}

TEST_CASE("score file: rows of a case that do not stand together are refused") {
  const auto problem = Scores(kHead +
                              "bo,t.small,item,q1,self,1,4\ncy,t.small,item,q1,self,1,4\n"
                              "bo,t.small,item,q2,self,1,4\n")
                           .refusal();
  CHECK(problem.what == "the rows of a case do not stand together");
  CHECK(problem.where.line == 4);
  CHECK(problem.found == "\"bo\"");
  CHECK(problem.accepted == "all rows of a case one after the other; the first of this one is in line 2");
}

TEST_CASE("score file: a row without a case is refused") {
  const auto problem = Scores(kHead + ",t.small,item,q1,self,1,4\n").refusal();
  CHECK(problem.what == "a row without a case, or with nothing behind it");
  CHECK(problem.where.line == 2);
  CHECK(Scores(kHead + "bo\n").refusal().what == "a row without a case, or with nothing behind it");
}

TEST_CASE("score file: a ragged row is refused when its case is read") {
  const Scores scores(kHead + "bo,t.small,item,q1,self,1,4\ncy,t.small,item,q1,self,1\n");
  CHECK(assay::ScoreFile(scores.path).rows_of("bo"));
  const auto problem = scores.refusal_of("cy");
  CHECK(problem.what == "the row has too few cells");
  CHECK(problem.where.line == 3);
  CHECK(problem.where.column == 26);
  CHECK(problem.accepted == "7, as in the header");
}

TEST_CASE("score file: a cell that is no number is refused") {
  for (const std::string cell : {"high", "4,5x", "nan", "inf", "0x10", "4 5"}) {
    const std::string text = cell == "4,5x" ? "\"4,5\"" : cell;
    const auto problem = Scores(kHead + "bo,t.small,item,q1,self,1," + text + "\n").refusal_of("bo");
    CHECK(problem.what == "this is not a number");
    CHECK(problem.key == "mean");
    CHECK(problem.where.line == 2);
  }
}

TEST_CASE("score file: a mark in an open cell is refused") {
  const auto problem = Scores(kHead + "bo,t.small,item,q\"1,self,1,4\n").refusal_of("bo");
  CHECK(problem.what == "there is a quotation mark inside a cell that is not quoted");
  CHECK(problem.where.column == 18);
}

TEST_CASE("score file: a row that is there twice is refused") {
  const auto problem =
      Scores(kHead +
             "bo,t.small,item,q1,self,1,4\nbo,t.small,item,q2,self,1,4\nbo,t.small,item,q1,self,1,5\n")
          .refusal_of("bo");
  CHECK(problem.what == "the row is there twice");
  CHECK(problem.where.line == 4);
  CHECK(problem.found == "item q1, role self");
  CHECK(problem.accepted == "each row once; the first is in line 2");
}

TEST_CASE("score file: a file that changes under it is refused") {
  const Scores scores(kHead + "bo,t.small,item,q1,self,1,4\n");
  const assay::ScoreFile file(scores.path);
  scores.folder.write("scores.csv", kHead + "bo,t.small,item,q1,self,1,4\ncy,t.small,item,q1,self,1,4\n");
  CHECK(problem_of([&] { file.rows_of("bo"); }).what == "the file was changed while it was read");
}
