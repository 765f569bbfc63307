// What the file says of itself, and what it is made of.
#include <thread>

#include "cairo_file.hpp"
#include "catch.hpp"
#include "pdf_support.hpp"

using namespace assay::pdf;
using namespace assay::pdf::test;
using assay::sdk::DocumentBuilder;

namespace {

void write_sample(DocumentBuilder& d) {
  d.list(true, [&] { d.list_item("an item"); });
  d.table("Caption", {{"Unit"}, {"Mean"}}, [&] {
    d.row([&] {
      d.text_cell("Both", ASSAY_FLAG_HEADER, 2);
    });
  });
  assay::sdk::Chart chart;
  chart.kind = ASSAY_CHART_LINE;
  chart.title = "Means";
  chart.description = "Self 4, over two units.";
  chart.minimum = 1;
  chart.maximum = 7;
  chart.categories.push_back({assay::sdk::text("A"), assay::sdk::text("A")});
  chart.categories.push_back({assay::sdk::text("B"), assay::sdk::text("B")});
  chart.series.push_back({"Self", "self", {4, 5}, {1, 1}, false});
  d.chart(chart);
}

}  // namespace

TEST_CASE("file: it is without faults") {
  CHECK_THAT(told_by("qpdf --check %s", pdf(write_sample)), ContainsSubstring("No syntax or stream encoding errors"));
}

TEST_CASE("file: title, customer, person and the document's date, and no clock") {
  Look with = look();
  with.name = "Nordwind";
  const Attributes attributes{{assay::sdk::text("date"), assay::sdk::text("2006-01-18")},
                              {assay::sdk::text("language"), assay::sdk::text("de")},
                              {assay::sdk::text("subject"), assay::sdk::text("Jane Ångström")}};
  const std::string file = pdf(with, attributes, write_sample);
  const std::string info = told_by("TZ=UTC pdfinfo -isodates %s", file);
  CHECK_THAT(info, ContainsSubstring("Report – Jane Ångström"));
  CHECK_THAT(info, ContainsSubstring("Author:          Nordwind"));
  CHECK_THAT(info, ContainsSubstring("2006-01-18T00:00:00Z"));
  CHECK_THAT(info, ContainsSubstring("Tagged:          yes"));
  CHECK_THAT(objects_of(file), ContainsSubstring("\"/Lang\": \"u:de\""));
  CHECK_THAT(objects_of(file), ContainsSubstring("\"/DisplayDocTitle\": true"));
  const std::string undated = told_by("pdfinfo %s", pdf(write_sample));
  CHECK(undated.find("CreationDate") == std::string::npos);
}

TEST_CASE("file: figures have a text alternative, tables their heads, lists their kind") {
  const std::string structure = told_by("pdfinfo -struct %s", pdf(write_sample));
  CHECK_THAT(objects_of(pdf(write_sample)), ContainsSubstring("\"/Alt\": \"u:Means. Self 4, over two units.\""));
  for (const char* part : {"Document", "H1", "Table", "Caption", "TR", "TH", "L ", "LI", "Lbl", "LBody", "Figure"}) {
    CHECK_THAT(structure, ContainsSubstring(part));
  }
  CHECK_THAT(structure, ContainsSubstring("/Column"));
  CHECK_THAT(structure, ContainsSubstring("ColSpan 2"));
  CHECK_THAT(structure, ContainsSubstring("Decimal"));
}

TEST_CASE("file: links lead to places in the document and to addresses, and to nothing else") {
  const std::string file = pdf([](DocumentBuilder& d) {
    assay_element paragraph = d.element(ASSAY_PARAGRAPH);
    paragraph.id = assay::sdk::text("here");
    d.block(paragraph, [&] {
      d.text("inside", 0, "#here");
      d.text("outside", 0, "https://example.org/a?b='c'");
      d.text("nowhere", 0, "#nowhere");
      d.text("script", 0, "javascript:alert(1)");
    });
  });
  const std::string all = objects_of(file);
  CHECK(count(all, "\"/Subtype\": \"/Link\"") == 2);
  CHECK_THAT(all, ContainsSubstring("\"/Dest\": \"u:here\""));
  CHECK_THAT(all, ContainsSubstring("\"/URI\": \"u:https://example.org/a?b=%27c%27\""));
  CHECK_THAT(told_by("pdfinfo -dests %s", file), ContainsSubstring("here"));
}

TEST_CASE("file: fonts are inside, and only the letters that are used") {
  const std::string fonts = told_by("pdffonts %s", pdf(write_sample));
  CHECK_THAT(fonts, ContainsSubstring("+NotoSans"));
  CHECK(count(fonts, "yes yes yes") == count(fonts, "\n") - 2);
}

TEST_CASE("file: the same document gives the same bytes, from a thread of its own too") {
  const std::string expected = pdf(write_sample);
  std::string other;
  std::thread([&other] { other = pdf(write_sample); }).join();
  CHECK(other == expected);
  CHECK(pdf(write_sample) == expected);
}

TEST_CASE("file: what cairo did not write is refused by the last pass") {
  CHECK_THROWS_WITH(CairoFile("nothing"), ContainsSubstring("no startxref"));
  CHECK_THROWS_WITH(CairoFile("%PDF-1.7\nstartxref\n3\n"), ContainsSubstring("no table of references"));
  CHECK_THROWS_WITH(CairoFile("%PDF\nxref\n0 900\nstartxref\n5\n"), ContainsSubstring("its table of references is cut"));
}

TEST_CASE("file: references and values are found in a dictionary's text") {
  CHECK(references(value_of("<< /Pg 7 0 R\n   /P 3 0 R /K [ 4 0 R 15 0 R ] >>", "/P")) == std::vector<std::size_t>{3});
  CHECK(references(value_of("<< /P 3 0 R /K [ 4 0 R 15 0 R ] >>", "/K")) == std::vector<std::size_t>{4, 15});
  CHECK(value_of("<< /Pg 7 0 R >>", "/P").empty());
}
