// Which cells of a case are marked as withheld.
#include "cases.hpp"
#include "catch.hpp"

using namespace disclosure_cases;

namespace {

std::vector<assay::MeasureInfo> measures() {
  std::vector<assay::MeasureInfo> list(3);
  list[0].id = "mean";
  list[0].basis = ASSAY_BASIS_RATING;
  list[0].statistic = ASSAY_STATISTIC_MEAN;
  list[1].id = "na";
  list[1].statistic = ASSAY_STATISTIC_MISSING;
  list[2].id = "flag";
  list[2].roles = {"client"};
  return list;
}

// Cells of one case: a mean and an na in each row that has raters, a flag nowhere.
struct Scored {
  explicit Scored(const std::vector<Rater>& raters) : model(instrument()), list(measures()), cells(model.rows().size(), 3) {
    const assay::CaseBatch all = batch({raters});
    disclosure = usual().judge(all, 0);
    cells.reset(1);
  }
  // Sets a value, as a scorer would.
  void set(std::size_t measure, const std::string& id, const std::string& role) {
    const assay_column column = cells.columns_of(0)[measure];
    column.values[row(id, role)] = 2;
    column.states[row(id, role)] = ASSAY_CELL_VALUE;
  }
  void mark() { assay::WithheldCells(model, list).mark(disclosure, cells, 0); }
  std::size_t row(const std::string& id, const std::string& role) const {
    for (std::size_t r = 0; r < model.rows().size(); ++r) {
      if (model.subject_id(model.rows()[r]) == id && model.role_id(model.rows()[r]) == role) return r;
    }
    throw std::logic_error("no such row");
  }
  int state(std::size_t measure, const std::string& id, const std::string& role) const {
    return cells.columns_of(0)[measure].states[row(id, role)];
  }

  assay::Model model;
  std::vector<assay::MeasureInfo> list;
  assay::ScoreCells cells;
  assay::CaseDisclosure disclosure;
};

constexpr std::size_t kMean = 0, kNa = 1, kFlag = 2;

}  // namespace

TEST_CASE("withheld cells: nothing withheld, nothing marked") {
  Scored scored({{kSelf, "123"}});
  scored.mark();
  CHECK(scored.state(kMean, "q1", "self") == ASSAY_CELL_EMPTY);
  CHECK(scored.state(kMean, "q1", "client") == ASSAY_CELL_EMPTY);
}

TEST_CASE("withheld cells: every declared cell of a withheld role, at all levels, and of no other") {
  Scored scored({{kSelf, "123"}, {kClient, "345"}, {kOther, "111"}, {kOther, "111"}, {kOther, "111"}});
  scored.set(kMean, "q1", "self");
  scored.set(kNa, "q1", "client");  // a scorer says 0 where there are no raters
  scored.mark();
  for (const char* id : {"q1", "q3", "c", "d", "u"}) {
    CHECK(scored.state(kMean, id, "client") == ASSAY_CELL_WITHHELD);
    CHECK(scored.state(kNa, id, "client") == ASSAY_CELL_WITHHELD);
    CHECK(scored.state(kFlag, id, "client") == ASSAY_CELL_WITHHELD);
    CHECK(scored.state(kMean, id, "other") == ASSAY_CELL_EMPTY);
  }
  CHECK(scored.state(kMean, "q1", "self") == ASSAY_CELL_VALUE);
  CHECK(scored.state(kFlag, "q1", "self") == ASSAY_CELL_EMPTY);  // not declared there
}

TEST_CASE("withheld cells: a withheld item, and what has nothing but it above it") {
  Scored scored({{kClient, "34n"}, {kClient, "543"}, {kClient, "111"}});
  scored.set(kMean, "q1", "client");
  scored.set(kNa, "q3", "client");
  scored.set(kMean, "c", "client");
  scored.set(kMean, "u", "client");
  scored.set(kMean, "d", "client");  // what a count gives, of nothing
  scored.set(kMean, "q3", "all");
  scored.mark();
  CHECK(scored.state(kMean, "q1", "client") == ASSAY_CELL_VALUE);
  CHECK(scored.state(kMean, "q3", "client") == ASSAY_CELL_WITHHELD);
  CHECK(scored.state(kNa, "q3", "client") == ASSAY_CELL_WITHHELD);
  CHECK(scored.state(kMean, "d", "client") == ASSAY_CELL_WITHHELD);
  CHECK(scored.state(kMean, "c", "client") == ASSAY_CELL_VALUE);
  CHECK(scored.state(kMean, "u", "client") == ASSAY_CELL_VALUE);
  CHECK(scored.state(kMean, "q3", "all") == ASSAY_CELL_WITHHELD);
}

TEST_CASE("withheld cells: answers that were taken out do not count as missing") {
  Scored scored({{kSelf, "123"}, {kClient, "34n"}, {kClient, "543"}, {kClient, "111"}});
  for (const char* id : {"u", "c"}) {
    scored.set(kMean, id, "client");
    scored.set(kNa, id, "client");
    scored.set(kMean, id, "all");
    scored.set(kNa, id, "all");
  }
  scored.mark();
  CHECK(scored.state(kNa, "u", "client") == ASSAY_CELL_WITHHELD);
  CHECK(scored.state(kNa, "u", "all") == ASSAY_CELL_WITHHELD);
  CHECK(scored.state(kNa, "c", "client") == ASSAY_CELL_VALUE);
  CHECK(scored.state(kMean, "u", "all") == ASSAY_CELL_VALUE);
}

TEST_CASE("withheld cells: a pooled row that has a figure keeps its empty cells empty") {
  Scored scored({{kSelf, "123"}, {kClient, "345"}});
  scored.set(kMean, "q1", "all");
  scored.mark();
  CHECK(scored.state(kMean, "q1", "all") == ASSAY_CELL_VALUE);
  CHECK(scored.state(kNa, "q1", "all") == ASSAY_CELL_EMPTY);
}

TEST_CASE("withheld cells: a construct without items of its own shows what was made of the others' answers") {
  Scored scored({{kSelf, "123"}, {kClient, "345"}});
  for (const char* role : {"self", "client", "all"}) scored.set(kMean, "t", role);
  scored.mark();
  CHECK(scored.state(kMean, "t", "self") == ASSAY_CELL_VALUE);
  CHECK(scored.state(kMean, "t", "client") == ASSAY_CELL_WITHHELD);
  CHECK(scored.state(kMean, "t", "all") == ASSAY_CELL_VALUE);

  Scored nothing({{kClient, "345"}});
  nothing.set(kMean, "t", "all");  // a count of nobody
  nothing.mark();
  CHECK(nothing.state(kMean, "t", "all") == ASSAY_CELL_WITHHELD);
}

TEST_CASE("withheld cells: a scorer that marks a cell itself is refused") {
  Scored scored({{kSelf, "123"}});
  scored.cells.columns_of(0)[kMean].states[0] = ASSAY_CELL_WITHHELD;
  try {
    scored.mark();
    FAIL("it was not refused");
  } catch (const assay::Error& error) {
    CHECK(error.fault() == assay::Fault::Plugin);
    CHECK(error.problems()[0].key == "measure mean");
    CHECK(error.problems()[0].what == "the scorer marked a cell as withheld, which is the host's to do");
  }
}
