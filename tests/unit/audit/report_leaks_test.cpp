// What the reports of a publication tell beside its figures.
#include "published.hpp"

using assay::LeakWay;
using published::disclosure;
using published::Folder;
using published::n_and_mean;

namespace {

// A clean publication with a report that holds `children`.
Folder with_report(const std::string& children, const std::string& told = disclosure("4,0,0")) {
  Folder folder(
      n_and_mean(), "n,mean", told,
      {"item,q7,self,1,5", "item,q7,manager,1,4", "item,q7,other,4,5.5", "item,q7,all,6,5.166666666666667"});
  folder.write(
      "reports/E1.t.report.json",
      R"({"format": "assay.document/1", "kind": "document", "title": "E1", "children": [)" + children + "]}");
  return folder;
}

std::string text(const std::string& words) {
  return R"({"kind": "text", "text": ")" + words + "\"}";
}
std::string element(const std::string& kind, const std::string& children, const std::string& more = "") {
  return R"({"kind": ")" + kind + "\"" + more + R"(, "children": [)" + children + "]}";
}
std::string chart(const std::string& kind, const std::string& role, const std::string& values) {
  return R"({"kind": "chart", "chart": ")" + kind +
         R"(", "title": "Views", "categories": [{"label": "1"}, {"label": "2"},
    {"label": "NA"}], "series": [{"label": "Peers", "role": ")" +
         role + R"(", "values": [)" + values + "]}]}";
}

}  // namespace

TEST_CASE("audit: a report without the withheld role tells nothing") {
  const auto folder = with_report(
      chart("line", "other", "5.5, null, null") + ", " + chart("distribution", "other", "1, 3, 0") + ", " +
      chart("line", "peer", "null, null, null") + ", " +
      element("paragraph", text("Peers: fewer than 3 raters, so nothing is shown.")));
  const auto result = folder.audit();
  CHECK(result.leaks.empty());
  CHECK(result.reports == 1);
  CHECK(result.remarks.empty());
}

TEST_CASE("audit: a series of a withheld role") {
  const auto leak = with_report(chart("line", "peer", "null, 6, null")).leak(LeakWay::Report);
  CHECK(leak.role == "peer");
  CHECK(leak.found == "a value of 6");
  CHECK(leak.equation == "a chart (Views) of reports/E1.t.report.json");
}

TEST_CASE("audit: a distribution of fewer answers than the minimum") {
  // Two answers and one NA.
  const auto leak = with_report(chart("distribution", "other", "1, 1, 1")).leak(LeakWay::Report);
  CHECK(leak.role == "other");
  CHECK(leak.found == "a distribution of 2 answers");
}

TEST_CASE("audit: a table with a row or a column of a withheld role") {
  const std::string row =
      element("row", element("cell", text("Peers")) + ", " + element("cell", text("6.00")));
  CHECK(with_report(element("table", row, R"(, "title": "Means")")).leak(LeakWay::Report).found ==
        "a figure of 6.00");
  const std::string table =
      element("table", element("row", element("cell", text("Seven")) + ", " + element("cell", text("6.00"))),
              R"(, "title": "Means", "columns": [{"title": "Question"}, {"title": "Peers"}])");
  const auto leak = with_report(table).leak(LeakWay::Report);
  CHECK(leak.role == "peer");
  CHECK(leak.equation == "a table (Means) of reports/E1.t.report.json");
}

TEST_CASE("audit: a sentence with a figure of a withheld role") {
  const auto leak =
      with_report(element("paragraph", text("Self 5.00; Peers 6.00, percentile 91"))).leak(LeakWay::Report);
  CHECK(leak.role == "peer");
  CHECK(leak.found == "a figure of 6.00");
}

TEST_CASE("audit: comments of a role whose comments are withheld") {
  const std::string quotation = element("quotation", text("He listens."));
  const auto named =
      with_report(element("paragraph", text("Peers")) + ", " + quotation, disclosure("4,0,0", "1"))
          .leak(LeakWay::Comments);
  CHECK(named.role == "peer");
  CHECK(named.found == "1 comment");
  // Without a word of who said it there are too many of them.
  const auto nameless =
      with_report(quotation + ", " + quotation, disclosure("4,0,0", "1")).leak(LeakWay::Comments);
  CHECK(nameless.role == "peer");
  CHECK(nameless.equation ==
        "2 quotations, and disclosure.csv tells of 1 comment in all: the text of reports/E1.t.report.json");
  CHECK(with_report(element("paragraph", text("Others")) + ", " + quotation, disclosure("4,0,0", "1"))
            .audit()
            .leaks.empty());
}

TEST_CASE("audit: a report that is no JSON is refused") {
  const auto folder = with_report("");
  folder.write("reports/E1.t.report.json", "{");
  try {
    folder.audit();
    FAIL("nothing was refused");
  } catch (const assay::Error& error) {
    CHECK(error.problems().front().what == "this is not the JSON of a report");
  }
}
