// Where things come to stand, as a reader of the file finds them.
#include "catch.hpp"
#include "pdf_support.hpp"

using namespace assay::pdf;
using namespace assay::pdf::test;
using assay::sdk::DocumentBuilder;

namespace {

void section(DocumentBuilder& d, const char* title, const char* id, std::uint32_t flags,
             const std::function<void()>& body) {
  assay_element element = d.element(ASSAY_SECTION);
  element.title = assay::sdk::text(title);
  element.id = assay::sdk::text(id);
  element.flags = flags;
  d.block(element, body);
}

void entry(DocumentBuilder& d, const char* title, const char* id, std::uint32_t depth = 1) {
  assay_element element = d.element(ASSAY_CONTENTS_ENTRY);
  element.title = assay::sdk::text(title);
  element.id = assay::sdk::text(id);
  element.lines = depth;
  d.block(element, [] {});
}

std::size_t page_with(const std::vector<std::string>& pages, const std::string& words) {
  for (std::size_t i = 0; i < pages.size(); ++i) {
    if (pages[i].find(words) != std::string::npos) return i + 1;
  }
  return 0;
}

const char* const kSentence = "The ratings of all raters were taken together and held against those of the group. ";

}  // namespace

TEST_CASE("layout: the contents have the numbers of the pages that sections stand on") {
  const std::string file = pdf([](DocumentBuilder& d) {
    d.block(d.element(ASSAY_CONTENTS), [&] {
      entry(d, "First", "one");
      entry(d, "Second", "two");
    });
    section(d, "First", "one", ASSAY_FLAG_NEW_PAGE, [&] {
      for (int i = 0; i < 160; ++i) d.paragraph(kSentence);
    });
    section(d, "Second", "two", ASSAY_FLAG_NEW_PAGE, [&] { d.paragraph("End."); });
  });
  const std::vector<std::string> pages = pages_of(file);
  const std::size_t second = page_with(pages, "End.");
  REQUIRE(second == pages.size());
  REQUIRE(second > 4);
  const std::string& contents = pages[page_with(pages, "Contents") - 1];
  const std::size_t at = contents.find("Second");
  const std::string line = contents.substr(at, contents.find('\n', at) - at);
  CHECK(line.substr(line.find_last_of(' ') + 1) == std::to_string(second));
}

TEST_CASE("layout: the contents list sections of two orders, and the outline those of all") {
  const std::string file = pdf([](DocumentBuilder& d) {
    d.block(d.element(ASSAY_CONTENTS), [&] {
      entry(d, "Alpha", "a");
      entry(d, "Beta", "b", 2);
      entry(d, "Gamma", "c", 3);
    });
    section(d, "Alpha", "a", 0, [&] {
      section(d, "Beta", "b", 0, [&] { section(d, "Gamma", "c", 0, [&] { d.paragraph("End."); }); });
    });
  });
  std::string all;
  for (const std::string& page : pages_of(file)) all += page;
  CHECK(count(all, "Alpha") == 2);
  CHECK(count(all, "Beta") == 2);
  CHECK(count(all, "Gamma") == 1);
  CHECK_THAT(objects_of(file), ContainsSubstring("\"/Title\": \"u:Gamma\""));
}

TEST_CASE("layout: every page has its number and how many there are") {
  const std::vector<std::string> pages = pages_of(pdf([](DocumentBuilder& d) {
    for (int i = 0; i < 3; ++i) {
      d.paragraph("Words.");
      d.page_break();
    }
    d.paragraph("Last.");
  }));
  REQUIRE(pages.size() == 4);
  for (std::size_t i = 0; i < pages.size(); ++i) {
    CHECK_THAT(pages[i], ContainsSubstring("Page " + std::to_string(i + 1) + " of 4"));
  }
}

TEST_CASE("layout: page breaks make no empty page") {
  const std::vector<std::string> pages = pages_of(pdf([](DocumentBuilder& d) {
    d.page_break();
    d.paragraph("One.");
    d.page_break();
    d.page_break();
    d.paragraph("Two.");
    d.page_break();
  }));
  // Neither has the title a page to itself.
  REQUIRE(pages.size() == 2);
  CHECK_THAT(pages[0], ContainsSubstring("Report"));
  CHECK_THAT(pages[0], ContainsSubstring("One."));
  CHECK_THAT(pages[1], ContainsSubstring("Two."));
}

TEST_CASE("layout: the head of a table is on each page that it goes on to") {
  const std::vector<std::string> pages = pages_of(pdf([](DocumentBuilder& d) {
    d.table("Long", {{"Question"}, {"Mean", 0, ASSAY_ALIGN_END}}, [&] {
      for (int i = 0; i < 120; ++i) {
        d.row([&] {
          d.text_cell("Row " + std::to_string(i));
          d.text_cell("4.25");
        });
      }
    });
  }));
  REQUIRE(pages.size() > 2);
  for (const std::string& page : pages) {
    CHECK(count(page, "Question") == 1);
    CHECK(count(page, "Row ") > 1);
  }
}

TEST_CASE("layout: a heading is never the last line of a page") {
  for (int lines = 20; lines < 60; ++lines) {
    const std::vector<std::string> pages = pages_of(pdf([&](DocumentBuilder& d) {
      for (int i = 0; i < lines; ++i) d.paragraph("Line.");
      section(d, "Stranded", "s", 0, [&] { d.paragraph(std::string("Below. ") + kSentence + kSentence + kSentence); });
    }));
    CHECK(page_with(pages, "Stranded") == page_with(pages, "Below."));
  }
}

TEST_CASE("layout: a paragraph stands on the page of the table that it leads in") {
  for (int lines = 20; lines < 60; ++lines) {
    const std::vector<std::string> pages = pages_of(pdf([&](DocumentBuilder& d) {
      for (int i = 0; i < lines; ++i) d.paragraph("Line.");
      d.paragraph("Leading in.");
      d.table("", {{"A"}}, [&] {
        for (int i = 0; i < 9; ++i) d.row([&] { d.text_cell("Row " + std::to_string(i)); });
      });
    }));
    CHECK(page_with(pages, "Leading in.") == page_with(pages, "Row 0"));
  }
}

TEST_CASE("layout: a remark on a table stands on the page of its last rows") {
  for (int lines = 20; lines < 60; ++lines) {
    const std::vector<std::string> pages = pages_of(pdf([&](DocumentBuilder& d) {
      for (int i = 0; i < lines; ++i) d.paragraph("Line.");
      d.table("", {{"A"}}, [&] {
        for (int i = 0; i < 4; ++i) d.row([&] { d.text_cell("Row " + std::to_string(i)); });
      });
      d.paragraph("Remark.", ASSAY_SPAN_MUTED);
    }));
    CHECK(page_with(pages, "Row 3") == page_with(pages, "Remark."));
  }
}

TEST_CASE("layout: a narrow column breaks neither a bold word nor a figure from its error") {
  const std::string file = pdf([](DocumentBuilder& d) {
    d.table("", {{"Name", 30}, {"S", 1, ASSAY_ALIGN_END}, {"F", 1, ASSAY_ALIGN_END}}, [&] {
      d.row([&] {
        d.text_cell("One");
        d.cell([&] { d.text("answers", ASSAY_SPAN_STRONG); });
        d.cell([&] { d.text("3.25 ± 0.23", ASSAY_SPAN_STRONG); });
      });
    });
  });
  CHECK(place_of(file, "answers").found);
  CHECK(place_of(file, "3.25").top == Approx(place_of(file, "0.23").top));
}

TEST_CASE("layout: a paragraph leaves two lines at least on either side of the end of a page") {
  std::string long_text;
  for (int i = 0; i < 120; ++i) long_text += std::string("w") + std::to_string(i) + " " + kSentence;
  for (int lines = 30; lines < 40; ++lines) {
    const std::vector<std::string> pages = pages_of(pdf([&](DocumentBuilder& d) {
      for (int i = 0; i < lines; ++i) d.paragraph("Line.");
      d.paragraph(long_text);
    }));
    for (const std::string& page : pages) {
      const std::size_t of_text = count(page, "The ratings") > 0 ? count(page, "\n") : 2;
      CHECK(of_text >= 2);
    }
    // Where the text begins, it has two lines or more: the words of the first two are some hundred letters.
    const std::string& first = pages[page_with(pages, "w0 ") - 1];
    CHECK(count(first, "w1 ") == 1);
  }
}

TEST_CASE("layout: a row higher than a page goes on, and every word of it is there") {
  std::string tall;
  for (int i = 0; i < 900; ++i) tall += "word" + std::to_string(i) + " rating ";
  const std::vector<std::string> pages = pages_of(pdf([&](DocumentBuilder& d) {
    d.table("", {{"A"}, {"B"}}, [&] {
      d.row([&] {
        d.text_cell("left");
        d.text_cell(tall);
      });
    });
  }));
  std::string all;
  for (const std::string& page : pages) all += page;
  REQUIRE(pages.size() > 1);
  for (int i = 0; i < 900; i += 30) CHECK(count(all, "word" + std::to_string(i) + " rating") + count(all, "word" + std::to_string(i) + "\n") == 1);
}

TEST_CASE("layout: a document that runs from right to left is mirrored") {
  const auto write = [](DocumentBuilder& d) {
    d.table("", {{"Aleph"}, {"Taw"}}, [&] {
      d.row([&] {
        d.text_cell("one");
        d.text_cell("two");
      });
    });
    d.list(false, [&] { d.list_item("item"); });
  };
  const auto in = [&](const char* language) {
    const Attributes attributes{{assay::sdk::text("language"), assay::sdk::text(language)}};
    return pdf(look(), attributes, write);
  };
  const std::string english = in("en"), hebrew = in("he"), persian = in("fa-IR");
  CHECK(place_of(english, "Aleph").left < place_of(english, "Taw").left);
  for (const std::string& file : {hebrew, persian}) {
    CHECK(place_of(file, "Aleph").left > place_of(file, "Taw").left);
    // As far from the right edge as in English from the left one.
    CHECK(595.276 - place_of(file, "Aleph").right == Approx(place_of(english, "Aleph").left).margin(0.1));
    CHECK(595.276 - place_of(file, "item").right == Approx(place_of(english, "item").left).margin(0.1));
    // The number of the page has changed sides as well.
    CHECK(place_of(file, "Page").left < 200);
  }
  CHECK(place_of(english, "Page").left > 400);
  CHECK_THAT(objects_of(hebrew), ContainsSubstring("\"/Direction\": \"/R2L\""));
}

TEST_CASE("layout: a letter is a letter") {
  Look wide = look();
  wide.paper = kLetter;
  const std::string file = pdf(wide, {}, [](DocumentBuilder& d) { d.paragraph("Words."); });
  CHECK_THAT(told_by("pdfinfo %s", file), ContainsSubstring("612 x 792 pts (letter)"));
}

TEST_CASE("layout: whatever stands in each other, nothing is lost") {
  const std::vector<std::string> pages = pages_of(pdf([](DocumentBuilder& d) {
    const std::function<void(int)> nest = [&](int depth) {
      if (depth == 0) return d.paragraph("innermost");
      d.callout("", "", "", [&] { d.grid("", [&] { d.grid_cell("", "", [&] { nest(depth - 1); }); }); });
    };
    nest(12);
  }));
  std::string all;
  for (const std::string& page : pages) all += page;
  std::string letters;
  for (const char c : all) {
    if (c >= 'a' && c <= 'z') letters += c;
  }
  CHECK_THAT(letters, ContainsSubstring("innermost"));
}

namespace {

void rating(DocumentBuilder& d, int number) {
  const std::vector<assay_text> points = {assay::sdk::text("1"), assay::sdk::text("2"), assay::sdk::text("3")};
  d.blank("Question" + std::to_string(number), ASSAY_BLANK_CHOICE, 1, points);
}

// `lines` of text, and below them a section of `count` questions under the words on their scale.
std::string form(int lines, int count) {
  return pdf([&](DocumentBuilder& d) {
    for (int i = 0; i < lines; ++i) d.paragraph("Line.");
    section(d, "Courtesy", "s", 0, [&] {
      d.group([&] {
        d.paragraph("From never to always.", ASSAY_SPAN_MUTED);
        rating(d, 0);
      });
      for (int i = 1; i < count; ++i) rating(d, i);
    });
  });
}

}  // namespace

TEST_CASE("layout: questions to tick leave two at least on either side of the end of a page") {
  for (int lines = 20; lines < 40; ++lines) {
    for (const std::string& page : pages_of(form(lines, 12))) CHECK(count(page, "Question") != 1);
  }
}

TEST_CASE("layout: what questions belong to and their scale stand above them on each page") {
  const std::string file = form(20, 60);
  const std::vector<std::string> pages = pages_of(file);
  REQUIRE(pages.size() > 2);
  for (const std::string& page : pages) {
    CHECK(count(page, "Courtesy") == 1);
    CHECK(count(page, "From never to always.") == 1);
  }
  // What is said again is no part of the text that a program reads aloud.
  CHECK(count(told_by("pdfinfo -struct-text %s", file), "From never to always.") == 1);
}

TEST_CASE("layout: a short word for no answer stands beside the question, with the points of the scale") {
  const std::string file = pdf([](DocumentBuilder& d) {
    const std::vector<assay_text> points = {assay::sdk::text("1"), assay::sdk::text("2"), assay::sdk::text("k. Ang")};
    d.blank("Long", ASSAY_BLANK_CHOICE, 1, points);
    const std::vector<assay_text> shorter = {assay::sdk::text("1"), assay::sdk::text("2"), assay::sdk::text("Ünklä")};
    d.blank("Short", ASSAY_BLANK_CHOICE, 1, shorter);
  });
  CHECK(place_of(file, "Ang").left < 200);  // six characters: words, which follow their question
  CHECK(place_of(file, "Ünklä").left > 400);
  CHECK(std::abs(place_of(file, "Ünklä").top - place_of(file, "Short").top) < 16);
}

TEST_CASE("layout: the words on another scale keep clear of the questions above them") {
  const std::string file = pdf([](DocumentBuilder& d) {
    rating(d, 0);
    d.group([&] {
      d.paragraph("Otherwise.", ASSAY_SPAN_MUTED);
      rating(d, 1);
    });
  });
  // The row's words, half of the boxes' height and the room below them reach 22 points down from the top of
  // its words; the rule is there.
  CHECK(place_of(file, "Otherwise.").top - place_of(file, "Question0").top > 28);
}

TEST_CASE("layout: the line to sign on stands on the page of what is signed") {
  for (int lines = 20; lines < 60; ++lines) {
    const std::vector<std::string> pages = pages_of(pdf([&](DocumentBuilder& d) {
      for (int i = 0; i < lines; ++i) d.paragraph("Line.");
      d.blank("Promise", ASSAY_BLANK_LINES, 3);
      d.group([&] { d.blank("Signature", ASSAY_BLANK_SIGNATURE); });
    }));
    CHECK(page_with(pages, "Promise") == page_with(pages, "Signature"));
  }
}

TEST_CASE("layout: a table leaves two rows at least on either side of the end of a page") {
  for (int lines = 20; lines < 50; ++lines) {
    const std::vector<std::string> pages = pages_of(pdf([&](DocumentBuilder& d) {
      for (int i = 0; i < lines; ++i) d.paragraph("Line.");
      d.table("Table", {{"A"}}, [&] {
        for (int i = 0; i < 9; ++i) d.row([&] { d.text_cell("Row " + std::to_string(i)); });
      });
    }));
    for (const std::string& page : pages) CHECK(count(page, "Row ") != 1);
  }
}

TEST_CASE("layout: a table of groups of one row leaves two of them on either side of the end of a page") {
  for (int lines = 20; lines < 50; ++lines) {
    const std::vector<std::string> pages = pages_of(pdf([&](DocumentBuilder& d) {
      for (int i = 0; i < lines; ++i) d.paragraph("Line.");
      d.table("Table", {{"A"}, {"B"}}, [&] {
        for (int i = 0; i < 8; ++i) {
          d.row([&] { d.text_cell("Group", ASSAY_FLAG_HEADER, 2); }, ASSAY_FLAG_GROUP_HEAD);
          d.row([&] { d.text_cell("Row " + std::to_string(i)); });
        }
      });
    }));
    for (const std::string& page : pages) CHECK(count(page, "Row ") != 1);
  }
}

TEST_CASE("layout: a list leaves two items at least on either side of the end of a page") {
  for (int lines = 20; lines < 50; ++lines) {
    const std::vector<std::string> pages = pages_of(pdf([&](DocumentBuilder& d) {
      for (int i = 0; i < lines; ++i) d.paragraph("Line.");
      d.list(false, [&] {
        for (int i = 0; i < 7; ++i) d.list_item("Item " + std::to_string(i));
      });
    }));
    for (const std::string& page : pages) CHECK(count(page, "Item ") != 1);
  }
}

TEST_CASE("layout: a line below a heading does not stand alone with it at the foot of a page") {
  for (int lines = 15; lines < 50; ++lines) {
    const std::vector<std::string> pages = pages_of(pdf([&](DocumentBuilder& d) {
      section(d, "Outer", "o", 0, [&] {
        for (int i = 0; i < lines; ++i) d.paragraph("Line.");
        section(d, "Stranded", "s", 0, [&] {
          d.paragraph("What it is.");
          section(d, "Within", "w", 0, [&] { d.paragraph(std::string("Below. ") + kSentence + kSentence + kSentence); });
        });
        // Enough for another page, so that none is saved.
        section(d, "Next", "n", 0, [&] {
          for (int i = 0; i < 30; ++i) d.paragraph("Line.");
        });
      });
    }));
    CHECK(page_with(pages, "What it is.") == page_with(pages, "Below."));
  }
}

TEST_CASE("layout: key figures do not stand alone with a heading at the foot of a page") {
  for (int lines = 15; lines < 50; ++lines) {
    const std::vector<std::string> pages = pages_of(pdf([&](DocumentBuilder& d) {
      section(d, "Outer", "o", 0, [&] {
        for (int i = 0; i < lines; ++i) d.paragraph("Line.");
        section(d, "Stranded", "s", 0, [&] {
          d.block(d.element(ASSAY_KEY_FIGURES), [&] {
            assay_element figure = d.element(ASSAY_KEY_FIGURE);
            figure.title = assay::sdk::text("Mean");
            d.block(figure, [&] { d.text("6.13"); });
          });
          d.paragraph(std::string("Below. ") + kSentence + kSentence + kSentence);
        });
        // Enough for another page, so that none is saved.
        section(d, "Next", "n", 0, [&] {
          for (int i = 0; i < 30; ++i) d.paragraph("Line.");
        });
      });
    }));
    CHECK(page_with(pages, "6.13") == page_with(pages, "Below."));
  }
}

TEST_CASE("layout: the last line of a section does not stand alone on another page") {
  for (int lines = 15; lines < 50; ++lines) {
    const std::vector<std::string> pages = pages_of(pdf([&](DocumentBuilder& d) {
      section(d, "Outer", "o", 0, [&] {
        for (int i = 0; i < lines; ++i) d.paragraph("Line.");
        section(d, "Inner", "i", 0, [&] {
          for (int i = 0; i < 8; ++i) d.paragraph("Before.");
          d.paragraph("Target: 3.");
          d.paragraph("Last.");
        });
        // Enough for another page, so that none is saved.
        section(d, "Next", "n", 0, [&] {
          for (int i = 0; i < 30; ++i) d.paragraph("Line.");
        });
      });
    }));
    CHECK(page_with(pages, "Target: 3.") == page_with(pages, "Last."));
  }
}
