#include "rendered.hpp"

using namespace markdown_test;

TEST_CASE("markdown: a whole small file, to the byte") {
  const std::string file =
      rendered_with(look("Acme", "Acme. Confidential."), {"Report: Jane", "en", "2006-01-18", "Jane", "", ""},
                    [](sdk::DocumentBuilder& d) {
                      d.section({"a", "First", "Its note"}, [&] {
                        d.paragraph("Words.");
                        d.list(true, [&] {
                          d.list_item("one");
                          d.block(d.element(ASSAY_LIST_ITEM), [&] {
                            d.text("two");
                            d.list(false, [&] { d.list_item("inner"); });
                          });
                        });
                        d.section({"b", "Second"}, [&] { d.quotation("It was\n\ngood."); });
                      });
                    });
  CHECK(file ==
        "# Report: Jane\n"
        "\n"
        "Acme\n"
        "\n"
        "## First\n"
        "\n"
        "*Its note*\n"
        "\n"
        "Words.\n"
        "\n"
        "1. one\n"
        "2. two\n"
        "\n"
        "   - inner\n"
        "\n"
        "### Second\n"
        "\n"
        "> It was\n"
        ">\n"
        "> good.\n"
        "\n"
        "---\n"
        "\n"
        "Acme. Confidential.\n");
}

TEST_CASE("markdown: headings go six deep, deeper ones are strong paragraphs") {
  const Parsed read = parsed(rendered_with(look(), {"T"}, [](sdk::DocumentBuilder& d) {
    const auto nest = [&](const auto& self, int depth) -> void {
      if (depth > 7) return d.heading("innermost");
      const std::string title = "level " + std::to_string(depth) + " #";
      d.section({"", title}, [&] { self(self, depth + 1); });
    };
    nest(nest, 2);
  }));
  REQUIRE(read.headings.size() == 6);
  for (int level = 2; level <= 6; ++level) {
    CHECK(read.headings[static_cast<std::size_t>(level - 1)].level == level);
    CHECK(read.headings[static_cast<std::size_t>(level - 1)].text == "level " + std::to_string(level) + " #");
  }
  CHECK(read.count("strong") == 2);
  CHECK(read.text.find("innermost") != std::string::npos);
}

TEST_CASE("markdown: links lead to the heading of what they name, or to that which it stands under") {
  const Parsed read = parsed(rendered([](sdk::DocumentBuilder& d) {
    d.block(d.element(ASSAY_PARAGRAPH), [&] {
      d.text("a", 0, "#later");
      d.text(" and ");
      d.text("b", 0, "#box");
    });
    d.section({"first", "Same"}, [&] { d.paragraph("x"); });
    d.section({"later", "Same"}, [&] {
      assay_element box = d.element(ASSAY_CALLOUT);
      box.id = sdk::text("box");
      d.block(box, [&] { d.paragraph("y"); });
    });
  }));
  REQUIRE(read.links.size() == 2);
  CHECK(read.links[0].target == "#same-1");
  CHECK(read.links[1].target == "#same-1");
}

TEST_CASE("markdown: contents are a list of links, a step in for each level") {
  const Parsed read = parsed(rendered([](sdk::DocumentBuilder& d) {
    d.block(d.element(ASSAY_CONTENTS), [&] {
      for (std::uint32_t depth : {1u, 2u}) {
        assay_element entry = d.element(ASSAY_CONTENTS_ENTRY);
        const std::string id = "s" + std::to_string(depth), title = "Part " + std::to_string(depth);
        entry.lines = depth;
        entry.id = sdk::text(id);
        entry.title = sdk::text(title);
        d.block(entry, [] {});
      }
    });
    d.section({"s1", "Part 1"}, [&] { d.section({"s2", "Part 2"}, [] {}); });
  }));
  REQUIRE(read.links.size() == 2);
  CHECK(read.links[1].text == "Part 2");
  CHECK(read.links[1].target == "#part-2");
  CHECK(read.headings[0].text == "Contents");
  CHECK(read.count("list") == 2);
}

TEST_CASE("markdown: two lists in a row stay two") {
  const Parsed read = parsed(rendered([](sdk::DocumentBuilder& d) {
    for (const bool ordered : {false, false, true, true}) {
      d.list(ordered, [&] { d.list_item("x"); });
    }
  }));
  CHECK(read.count("list") == 4);
}

TEST_CASE("markdown: key figures, boxes and kinds that are not known show what they hold") {
  const Parsed read = parsed(rendered([](sdk::DocumentBuilder& d) {
    d.block(d.element(ASSAY_KEY_FIGURES), [&] {
      assay_element figure = d.element(ASSAY_KEY_FIGURE);
      figure.title = sdk::text("Self");
      figure.note = sdk::text("percentile *90*");
      d.block(figure, [&] { d.text("6.13"); });
    });
    d.callout("Mind", "a note", "warning", [&] { d.paragraph("inside"); });
    assay_element strange = d.element(4711);
    strange.title = sdk::text("strange");
    d.block(strange, [&] { d.paragraph("held"); });
  }));
  CHECK(read.text.find("Self: 6.13 (percentile *90*)") == 0);
  CHECK(read.text.find("Mind\na note\ninside\nstrange\nheld") != std::string::npos);
  CHECK(read.count("block_quote") == 1);
}

TEST_CASE("markdown: blanks are lines and boxes to tick") {
  const auto blank = [](std::uint32_t kind, std::uint32_t lines, std::vector<assay_text> choices) {
    return rendered([&](sdk::DocumentBuilder& d) {
      assay_element e = d.element(ASSAY_BLANK);
      e.title = sdk::text("Label");
      e.blank = kind;
      e.lines = lines;
      e.choices = sdk::array(choices);
      d.block(e, [] {});
    });
  };
  const std::string line(40, '_'), half(20, '_');
  CHECK(parsed(blank(ASSAY_BLANK_LINES, 3, {})).text == "Label\n" + line + "\n" + line + "\n" + line);
  CHECK(parsed(blank(ASSAY_BLANK_SIGNATURE, 0, {})).text == "Label: " + line);
  CHECK(parsed(blank(ASSAY_BLANK_DATE, 0, {})).text == "Label: " + half);
  const Parsed words = parsed(blank(ASSAY_BLANK_CHOICE, 0, {sdk::text("Never [x]"), sdk::text("Always")}));
  CHECK(words.text == "Label\nNever [x]\nAlways");
  CHECK(words.count("tasklist") == 2);
  CHECK(parsed(blank(ASSAY_BLANK_CHOICE, 0, {sdk::text("1"), sdk::text("2"), sdk::text("NA")})).text ==
        "Label\n☐ 1  ☐ 2  ☐ NA");
}

TEST_CASE("markdown: the cover's lines that the title has already are not said again") {
  const auto write = [](std::string_view title, std::string_view note) {
    return parsed(rendered_with(look(), {"Survey: Jane"}, [&](sdk::DocumentBuilder& d) {
      const std::vector<assay_pair> facts = {{sdk::text("Date"), sdk::text("18 January")}};
      assay_element cover = d.element(ASSAY_COVER);
      cover.title = sdk::text(title);
      cover.note = sdk::text(note);
      cover.attributes = sdk::array(facts);
      d.block(cover, [] {});
    }));
  };
  CHECK(write("Survey", "Jane").text == "Survey: Jane\nDate: 18 January");
  CHECK(write("Other", "Person").text == "Survey: Jane\nOther\nPerson\nDate: 18 January");
}

TEST_CASE("markdown: the same document gives the same bytes") {
  const auto write = [](sdk::DocumentBuilder& d) { d.section({"a", "A"}, [&] { d.paragraph("x"); }); };
  CHECK(rendered(write) == rendered(write));
}

TEST_CASE("markdown: a wording without a key is refused by the key's name") {
  const sdk::testing::FakeWording bare{{"contents", "Contents"}};
  CHECK_THROWS_WITH(markdown::check_look({"", "", sdk::Wording(bare.abi())}),
                    ContainsSubstring("decimal-mark"));
}
