// Letters of all kinds in one document.
#include "catch.hpp"
#include "pdf_support.hpp"

using namespace assay::pdf;
using namespace assay::pdf::test;
using assay::sdk::DocumentBuilder;

TEST_CASE("scripts: any that the fonts have can be read and searched") {
  const std::vector<std::string> texts = {"Rückmeldung für Zoë", "Обратная связь", "Αξιολόγηση", "مرحبا", "שלום",
                                          "नमस्ते",               "お客様の声"};
  const std::string file = pdf([&](DocumentBuilder& d) {
    for (const std::string& text : texts) d.paragraph(text);
  });
  std::string all = told_by("pdftotext %s -", file);
  // Poppler takes room inside a joined word for a space.
  std::erase(all, ' ');
  for (std::string text : texts) {
    std::erase(text, ' ');
    CHECK_THAT(all, ContainsSubstring(text));
  }
  // No letter fell back to an empty box: that would be a font's first glyph, which has no text at all.
  CHECK(all.find("\xEF\xBF\xBD") == std::string::npos);
  CHECK_THAT(told_by("pdffonts %s", file), ContainsSubstring("CJK"));
}

TEST_CASE("scripts: a quotation finds its own direction") {
  const std::string file = pdf([](DocumentBuilder& d) {
    d.quotation("Plain");
    d.quotation("שלום");
  });
  CHECK(place_of(file, "Plain").left < 200);
  CHECK(place_of(file, "ש").left > 400);
}
