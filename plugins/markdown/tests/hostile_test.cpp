// Texts that mean something, in every place where a text may stand: what is read is what was written.
#include "escape.hpp"
#include "rendered.hpp"

using namespace markdown_test;

namespace {

const std::vector<std::string>& hostile() {
  static const std::vector<std::string> texts = {"<script>alert(1)</script>",
                                                 "<!-- c -->",
                                                 "<?php x ?>",
                                                 "<![CDATA[x]]>",
                                                 "&lt;b&gt; &#60; &amp;",
                                                 "# heading",
                                                 "## heading ##",
                                                 "- item",
                                                 "+ item",
                                                 "* item",
                                                 "1. item",
                                                 "1) item",
                                                 "> quote",
                                                 "```\ncode\n```",
                                                 "~~~",
                                                 "    code",
                                                 "\tcode",
                                                 "---",
                                                 "***",
                                                 "___",
                                                 "===",
                                                 "| a | b |\n| --- | --- |",
                                                 "[a](javascript:x)",
                                                 "![a](http://x.org/y.png)",
                                                 "[a]: http://x.org",
                                                 "[^1]",
                                                 "[^1]: note",
                                                 "[ ] task",
                                                 "[x] task",
                                                 "<http://auto.org>",
                                                 "http://auto.org/x",
                                                 "https://auto.org",
                                                 "ftp://auto.org",
                                                 "www.auto.org",
                                                 "see www.auto.org/a_b",
                                                 "mail jane@auto.org now",
                                                 "mailto:jane@auto.org",
                                                 "xmpp:jane@auto.org/x",
                                                 "a.b+c@d-e.f",
                                                 "*e*",
                                                 "**s**",
                                                 "_e_",
                                                 "__s__",
                                                 "~~gone~~",
                                                 "`code`",
                                                 "``co`de``",
                                                 "a\\",
                                                 "\\*a\\*",
                                                 "line\\\nbreak",
                                                 "two  \nlines",
                                                 ":smile:",
                                                 "$x^2$",
                                                 "a\n===",
                                                 "a\n---",
                                                 "=cmd|' /C calc'!A0",
                                                 "{{ liquid }}",
                                                 "x|y|z",
                                                 "a\r\nb\rc",
                                                 "\xE2\x80\xAEturned",
                                                 "!",
                                                 "![",
                                                 "](http://x.org)",
                                                 "<a href=\"x\">y</a>",
                                                 "a<br>b",
                                                 "&copy;",
                                                 "^",
                                                 "1986\\. A great year",
                                                 "[[wiki]]",
                                                 "- [x] done"};
  return texts;
}

// Reads as one text whatever stands in it: white space is white space.
std::string flat(const std::string& text) {
  return markdown::one_line(text);
}

void check_tame(const Parsed& read) {
  INFO(read.xml);
  for (const char* kind : {"html_block", "html_inline", "image", "code_block", "strikethrough",
                           "thematic_break", "footnote_definition", "footnote_reference", "link"}) {
    INFO(kind);
    CHECK(read.count(kind) == 0);
  }
}

}  // namespace

TEST_CASE("markdown hostile: a paragraph, a heading, an item, a quotation and a box say it to the letter") {
  for (const std::string& text : hostile()) {
    INFO(text);
    const Parsed read = parsed(rendered([&](sdk::DocumentBuilder& d) {
      d.paragraph(text);
      d.heading(text);
      d.list(false, [&] { d.list_item(text); });
      d.quotation(text);
      d.callout(text, text, text, [&] { d.paragraph(text, ASSAY_SPAN_STRONG); });
    }));
    check_tame(read);
    const std::string once = flat(text) + " ";
    std::string want;
    for (int i = 0; i < 7; ++i) want += once;
    CHECK(flat(read.text) == flat(want));
    CHECK(read.headings.size() == 1);
    CHECK(read.headings.at(0).text == flat(text));
    CHECK(read.count("list") == 1);
    CHECK(read.count("block_quote") == 2);
  }
}

TEST_CASE("markdown hostile: the cells of a table say it to the letter, and stay as many") {
  for (const std::string& text : hostile()) {
    INFO(text);
    const Parsed read = parsed(rendered([&](sdk::DocumentBuilder& d) {
      d.table(text, {{text}, {text}}, [&] {
        d.row([&] {
          d.text_cell(text);
          d.text_cell(text, 0, 1, ASSAY_SPAN_EMPHASIS);
        });
      });
    }));
    check_tame(read);
    REQUIRE(read.tables.size() == 1);
    CHECK(read.tables[0] == std::vector<std::vector<std::string>>(2, {flat(text), flat(text)}));
  }
}

TEST_CASE("markdown hostile: cover, contents, figures, blanks, charts and the customer's name") {
  for (const std::string& text : hostile()) {
    INFO(text);
    const std::vector<assay_pair> facts = {{sdk::text(text), sdk::text(text)}};
    const std::vector<assay_text> choices = {sdk::text(text), sdk::text(text)};
    const Parsed read = parsed(rendered_with(look(text, text), {text}, [&](sdk::DocumentBuilder& d) {
      assay_element cover = d.element(ASSAY_COVER);
      cover.note = sdk::text("said once");
      cover.attributes = sdk::array(facts);
      d.block(cover, [] {});
      d.section({"", text, text}, [&] {
        d.block(d.element(ASSAY_KEY_FIGURES), [&] {
          assay_element figure = d.element(ASSAY_KEY_FIGURE);
          figure.title = figure.note = sdk::text(text);
          d.block(figure, [&] { d.text(text); });
        });
        assay_element blank = d.element(ASSAY_BLANK);
        blank.title = sdk::text(text);
        blank.blank = ASSAY_BLANK_CHOICE;
        blank.choices = sdk::array(choices);
        d.block(blank, [] {});
        sdk::Chart chart{ASSAY_CHART_LINE, "", text, text, text, 1, 7, {}, {}};
        chart.categories = {{sdk::text(text), sdk::text(text)}};
        chart.series.push_back({text, "", {1}, {1}, false});
        d.chart(chart);
      });
    }));
    INFO(read.xml);
    for (const char* kind : {"html_block", "html_inline", "image", "code_block", "strikethrough", "link"}) {
      CHECK(read.count(kind) == 0);
    }
    // Only the line above the foot is one.
    CHECK(read.count("thematic_break") == 1);
    REQUIRE(read.headings.size() == 2);
    CHECK(read.headings[0].text == flat(text));
    CHECK(read.headings[1].text == flat(text));
    const std::string it = flat(text);
    // A chart under a heading of the same words does not say them again.
    CHECK(flat(read.text) == flat(it + " said once " + it + " " + it + ": " + it + " " + it + " " + it + " " +
                                  it + ": " + it + " (" + it + ") " + it + " " + it + " " + it + " " + it +
                                  " " + it + " " + it + " " + it + " 1 " + it));
  }
}

TEST_CASE("markdown hostile: the ids and roles of elements are nowhere to be read") {
  const std::string file = rendered([](sdk::DocumentBuilder& d) {
    assay_element box = d.element(ASSAY_GROUP);
    box.id = sdk::text("secret-id");
    box.role = sdk::text("secret-role");
    d.block(box, [&] { d.paragraph("x"); });
  });
  CHECK(file == "x\n");
}
