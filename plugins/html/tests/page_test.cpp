#include "catch.hpp"
#include "page_support.hpp"
#include "sample_report.hpp"

using namespace assay::html;
using namespace assay::html::test;
using assay::sdk::DocumentBuilder;
using assay::sdk::text;

namespace {

void nested_sections(DocumentBuilder& d, int depth) {
  d.section({"", "Level " + std::to_string(depth)}, [&] {
    if (depth < 7) nested_sections(d, depth + 1);
  });
}

void contents_entry(DocumentBuilder& d, std::uint32_t depth, std::string_view id, std::string_view title) {
  assay_element entry = d.element(ASSAY_CONTENTS_ENTRY);
  entry.lines = depth;
  entry.id = text(id);
  entry.title = text(title);
  d.block(entry, [] {});
}

std::string without_line_ends(std::string html) {
  std::erase(html, '\n');
  return html;
}

}  // namespace

TEST_CASE("page: headings go down with the nesting, to h6 and no further") {
  const std::string html = main_of([](DocumentBuilder& d) { nested_sections(d, 1); });
  CHECK_THAT(html, ContainsSubstring("<h2>Level 1</h2>"));
  CHECK_THAT(html, ContainsSubstring("<h5>Level 4</h5>"));
  CHECK_THAT(html, ContainsSubstring("<h6>Level 5</h6>"));
  CHECK_THAT(html, ContainsSubstring("<h6>Level 7</h6>"));
}

TEST_CASE("page: headings, boxes and cards stand one level below their section") {
  const std::string html = main_of([](DocumentBuilder& d) {
    d.section({"", "S"}, [&] {
      d.heading("H");
      d.callout("C", "", "", [&] { d.heading("In it"); });
      d.grid("", [&] { d.grid_cell("Card", "", [] {}); });
    });
    d.heading("Outside");
  });
  CHECK_THAT(html, ContainsSubstring("<h3>H</h3>"));
  CHECK_THAT(html, ContainsSubstring("<div class=\"callout\"><h3>C</h3><h4>In it</h4></div>"));
  CHECK_THAT(html, ContainsSubstring("<div class=\"card\"><h3>Card</h3></div>"));
  CHECK_THAT(html, ContainsSubstring("<h2>Outside</h2>"));
}

TEST_CASE("page: the cover holds the one h1, the facts, and the person stands out") {
  const std::vector<assay_pair> facts = {{text("For"), text("Alex")}, {text("Team"), text("North")}};
  Look with = look();
  with.name = "Customer";
  with.footer = "Confidential";
  const std::string html = page(with, {{text("subject"), text("Alex")}}, [&](DocumentBuilder& d) {
    assay_element cover = d.element(ASSAY_COVER);
    cover.title = text("Title");
    cover.note = text("Kind");
    cover.attributes = assay::sdk::array(facts);
    d.block(cover, [] {});
  });
  CHECK(count(html, "<h1") == 1);
  CHECK_THAT(html, ContainsSubstring("<header class=\"cover\"><div class=\"brand\"><p>Customer</p></div>"
                                     "<div class=\"cover-title\"><h1>Title</h1><p>Kind</p></div>"));
  CHECK_THAT(html,
             ContainsSubstring("<div class=\"person\"><dt>For</dt><dd>Alex</dd></div><div><dt>Team</dt>"));
  CHECK_THAT(html, ContainsSubstring("<p class=\"cover-foot\">Confidential</p>"));
  CHECK_THAT(html, ContainsSubstring("@bottom-left{content:\"Confidential\""));
}

TEST_CASE("page: a person named in the cover's note stands out there") {
  const std::string html = page(look(), {{text("subject"), text("Alex")}}, [&](DocumentBuilder& d) {
    assay_element cover = d.element(ASSAY_COVER);
    cover.note = text("Alex");
    d.block(cover, [] {});
  });
  // A cover without a title of its own has the document's.
  CHECK_THAT(html, ContainsSubstring("<h1>Report</h1><p class=\"person\">Alex</p>"));
}

TEST_CASE("page: without a cover the document's title is the h1") {
  const std::string html = page([](DocumentBuilder&) {});
  CHECK_THAT(html, ContainsSubstring("<header class=\"bare\"><h1>Report</h1></header>"));
}

TEST_CASE("page: the title of the window names the person") {
  const std::string html = page(look(), {{text("subject"), text("Alex")}}, [](DocumentBuilder&) {});
  CHECK_THAT(html, ContainsSubstring("<title>Report – Alex</title>"));
}

TEST_CASE("page: language and direction come from the document") {
  const auto in = [](const char* language) {
    return page(look(), {{text("language"), text(language)}}, [](DocumentBuilder&) {});
  };
  CHECK_THAT(in("de-AT"), ContainsSubstring("<html lang=\"de-AT\">"));
  CHECK_THAT(in("he"), ContainsSubstring("<html lang=\"he\" dir=\"rtl\">"));
  CHECK_THAT(in(""), ContainsSubstring("<html lang=\"en\">"));
}

TEST_CASE("page: text that runs against the page is set apart where HTML is, and nowhere else") {
  const auto in = [](const char* language) {
    return page(look(), {{text("language"), text(language)}, {text("subject"), text("Jane")}}, [](DocumentBuilder& d) {
      d.heading("Openness (O)");
      d.paragraph("مرحبا Jane");
      d.paragraph("12.5 – 13");
      d.heading("שלום");
    });
  };
  const std::string arabic = in("ar"), english = in("en");
  CHECK_THAT(arabic, ContainsSubstring("<h2><bdi>Openness (O)</bdi></h2>"));
  CHECK_THAT(arabic, ContainsSubstring("<p>مرحبا Jane</p>"));
  CHECK_THAT(arabic, ContainsSubstring("<p>12.5 – 13</p>"));
  CHECK_THAT(arabic, ContainsSubstring("<h2>שלום</h2>"));
  CHECK_THAT(arabic, ContainsSubstring("<title>Report – Jane</title>"));
  CHECK_THAT(english, ContainsSubstring("<h2>Openness (O)</h2>"));
  CHECK_THAT(english, ContainsSubstring("<h2><bdi>שלום</bdi></h2>"));
}

TEST_CASE("page: the foot of a printed page follows the way that text runs") {
  const auto in = [](const char* language) {
    Look with = look();
    with.footer = "F";
    return page(with, {{text("language"), text(language)}}, [](DocumentBuilder&) {});
  };
  CHECK_THAT(in("fa-IR"), ContainsSubstring("@bottom-right{content:\"F\""));
  CHECK_THAT(in("fr"), ContainsSubstring("@bottom-left{content:\"F\""));
}

TEST_CASE("page: a link skips to the report") {
  const std::string html = page([](DocumentBuilder&) {});
  CHECK_THAT(html, ContainsSubstring("<body><a class=\"skip\" href=\"#page:main\">Skip</a>"));
  CHECK_THAT(html, ContainsSubstring("<main id=\"page:main\" tabindex=\"-1\">"));
}

TEST_CASE("page: contents are nested lists of links") {
  const std::string html = without_line_ends(page([](DocumentBuilder& d) {
    d.block(d.element(ASSAY_CONTENTS), [&] {
      contents_entry(d, 1, "a", "A");
      contents_entry(d, 2, "a.1", "A1");
      contents_entry(d, 2, "a 2", "A2");
      contents_entry(d, 1, "b", "B");
    });
  }));
  CHECK_THAT(html, ContainsSubstring(
                       "<h2 id=\"page:contents\">Contents</h2><ol><li><a href=\"#a\"><span>A</span></a>"
                       "<ol><li><a href=\"#a.1\"><span>A1</span></a></li>"
                       "<li><a href=\"#a~202\"><span>A2</span></a></li></ol></li>"
                       "<li><a href=\"#b\"><span>B</span></a></li></ol></nav>"));
}

TEST_CASE("page: contents whose first entry is deeper than the next still hold all") {
  const std::string html = page([](DocumentBuilder& d) {
    d.block(d.element(ASSAY_CONTENTS), [&] {
      contents_entry(d, 2, "a", "A");
      contents_entry(d, 1, "b", "B");
    });
  });
  CHECK_THAT(html, ContainsSubstring("href=\"#a\""));
  CHECK_THAT(html, ContainsSubstring("href=\"#b\""));
}

TEST_CASE("page: sections carry id, role and page start") {
  const std::string html = main_of([](DocumentBuilder& d) {
    d.section({"u1", "Unit", "About it", ASSAY_FLAG_NEW_PAGE, "unit"}, [] {});
  });
  CHECK_THAT(html, ContainsSubstring("<section id=\"u1\" class=\"new-page role-unit\"><h2>Unit</h2>"
                                     "<p class=\"note\">About it</p></section>"));
}

TEST_CASE("page: styles of text add up, links lead where they may") {
  const std::string html = main_of([](DocumentBuilder& d) {
    d.block(d.element(ASSAY_PARAGRAPH), [&] {
      d.text("a", ASSAY_SPAN_STRONG | ASSAY_SPAN_EMPHASIS);
      d.text("b", ASSAY_SPAN_MUTED);
      d.text("c", 0, "#u1");
      d.text("d", 0, "https://example.org");
      d.text("e", 0, "javascript:x");
    });
  });
  CHECK(html ==
        "<p><strong><em>a</em></strong><span class=\"muted\">b</span><a href=\"#u1\">c</a>"
        "<a href=\"https://example.org\" rel=\"noreferrer\">d</a>e</p>");
}

TEST_CASE("page: lists are ordered or not, and nest inside an item") {
  const std::string html = main_of([](DocumentBuilder& d) {
    d.list(true, [&] {
      d.block(d.element(ASSAY_LIST_ITEM), [&] {
        d.text("one");
        d.list(false, [&] { d.list_item("two"); });
      });
    });
  });
  CHECK(html == "<ol><li>one<ul><li>two</li></ul></li></ol>");
}

TEST_CASE("page: key figures are terms with their figures and remarks") {
  const std::string html =
      main_of([](DocumentBuilder& d) { d.key_figures([&] { d.key_figure("Self", "5.86", "1 rater"); }); });
  CHECK(
      html ==
      "<dl class=\"key-figures\"><div><dt>Self</dt><dd>5.86</dd><dd class=\"note\">1 rater</dd></div></dl>");
}

TEST_CASE("page: a quotation finds its own direction") {
  CHECK(main_of([](DocumentBuilder& d) { d.quotation("x"); }) ==
        "<blockquote><p dir=\"auto\">x</p></blockquote>");
}

TEST_CASE("page: eight cards stand in four columns, six in three, four in two") {
  const auto cards = [](int number) {
    return main_of([&](DocumentBuilder& d) {
      d.grid("", [&] {
        for (int i = 0; i < number; ++i) d.grid_cell("T", "", [] {});
      });
    });
  };
  CHECK_THAT(cards(8), ContainsSubstring("class=\"grid four\""));
  CHECK_THAT(cards(6), ContainsSubstring("class=\"grid three\""));
  CHECK_THAT(cards(4), ContainsSubstring("class=\"grid two\""));
  CHECK_THAT(cards(1), ContainsSubstring("class=\"grid one\""));
}

TEST_CASE("page: blanks are ruled lines, boxes to tick, and lines to sign on side by side") {
  const std::string html = main_of([](DocumentBuilder& d) {
    d.blank("Plan", ASSAY_BLANK_LINES, 3);
    d.blank("How often?", ASSAY_BLANK_CHOICE, 1, {text("Never"), text("Always")});
    d.blank("Signature", ASSAY_BLANK_SIGNATURE);
    d.blank("Date", ASSAY_BLANK_DATE);
  });
  CHECK_THAT(html, ContainsSubstring("<p class=\"blank-label\">Plan</p><div class=\"ruled\"></div>"
                                     "<div class=\"ruled\"></div><div class=\"ruled\"></div></div>"));
  CHECK_THAT(html,
             ContainsSubstring("<ul class=\"boxes\"><li><span class=\"box\"></span><span>Never</span></li>"));
  CHECK_THAT(html,
             ContainsSubstring("<div class=\"sign-row\"><div class=\"sign\"><div class=\"ruled\"></div>"
                               "<p class=\"blank-label\">Signature</p></div><div class=\"sign date\">"));
}

TEST_CASE("page: the points of a scale stand beside their question, words below theirs") {
  const std::string html = main_of([](DocumentBuilder& d) {
    d.blank("Points", ASSAY_BLANK_CHOICE, 1, {text("1"), text("2"), text("NA")});
    d.blank("Words", ASSAY_BLANK_CHOICE, 1, {text("Self"), text("Manager"), text("Other")});
  });
  CHECK_THAT(html, ContainsSubstring("<div class=\"blank scale\"><p class=\"blank-label\">Points</p>"));
  CHECK_THAT(html, ContainsSubstring("<div class=\"blank\"><p class=\"blank-label\">Words</p>"));
}

TEST_CASE("page: what is of an unknown kind shows what it holds") {
  const std::string html = main_of([](DocumentBuilder& d) {
    d.block(d.element(4711), [&] {
      d.text("loose");
      d.paragraph("words");
    });
  });
  CHECK(html == "<div><p>loose</p><p>words</p></div>");
}

TEST_CASE("page: a chart of an unknown kind becomes a table of its figures") {
  const std::string html = main_of([](DocumentBuilder& d) {
    assay::sdk::Chart chart;
    chart.kind = 4711;
    chart.title = "News";
    chart.categories.push_back({text("A"), text("A")});
    chart.series.push_back({"Self", "self", {3}, {1}, false});
    d.chart(chart);
  });
  CHECK_THAT(html, ContainsSubstring("<figcaption>News</figcaption><table>"));
  CHECK_THAT(html, ContainsSubstring("<tr><th scope=\"row\">A</th><td>3</td></tr>"));
}

TEST_CASE("page: a chart does not repeat the title of its section") {
  const std::string html = main_of([](DocumentBuilder& d) {
    d.section({"", "Results"}, [&] {
      d.chart(sample::line("a", "Results", {{"Self", "self", std::vector<double>(8, 3)}}));
      d.chart(sample::line("b", "Others", {{"Self", "self", std::vector<double>(8, 3)}}));
    });
  });
  CHECK(count(html, "<figcaption>") == 1);
  CHECK_THAT(html, ContainsSubstring("<figcaption>Others</figcaption>"));
  // Both have the same letters, which are explained once.
  CHECK(count(html, "<dl class=\"key\">") == 1);
}

TEST_CASE("page: a figure is drawn for wide and narrow pages, with legend and figures") {
  const std::string html = main_of([](DocumentBuilder& d) {
    d.chart(sample::line("a", "T", {{"Self", "self", {1, 2, 3, 4, 5, 6, 7, std::nan("")}}}));
  });
  CHECK_THAT(html, ContainsSubstring(
                       "<figure class=\"chart\" id=\"a\"><figcaption>T</figcaption><ul class=\"legend\">"));
  CHECK(count(html, "class=\"wide\"") == 1);
  CHECK(count(html, "class=\"narrow\"") == 1);
  CHECK_THAT(html, ContainsSubstring("<details><summary>Figures</summary><table>"));
  CHECK_THAT(html, ContainsSubstring("<th scope=\"row\">Improve the Service</th><td>–</td>"));
}

TEST_CASE("page: the logo is inside the file, with the customer's name for who cannot see it") {
  Look with = look();
  with.name = "A & B";
  with.logo = "foo";
  with.logo_media_type = "image/png";
  const std::string html = page(with, {}, [](DocumentBuilder&) {});
  CHECK_THAT(html, ContainsSubstring("<img src=\"data:image/png;base64,Zm9v\" alt=\"A &amp; B\">"));
}

TEST_CASE("page: a logo of another type is refused") {
  Look with = look();
  with.logo = "x";
  with.logo_media_type = "text/html";
  CHECK_THROWS_WITH(page(with, {}, [](DocumentBuilder&) {}),
                    ContainsSubstring("a page cannot show a logo of the type `text/html`"));
}

TEST_CASE("page: a word that is missing is refused by its key") {
  for (std::size_t left_out = 0; left_out < words().size(); ++left_out) {
    std::vector<assay_pair> fewer = words();
    const std::string key(assay::sdk::view(fewer[left_out].key));
    if (key.rfind("locale.", 0) == 0) continue;  // the host's, without which a page reads as in English
    fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(left_out));
    Look with = look();
    with.wording = assay::sdk::Wording(assay::sdk::array(fewer));
    CHECK_THROWS_WITH(page(with, {}, [](DocumentBuilder&) {}), ContainsSubstring("`" + key + "`"));
  }
}

TEST_CASE("page: the number of the page is put together from its wording") {
  CHECK_THAT(page([](DocumentBuilder&) {}),
             ContainsSubstring("@bottom-right{content:\"Page \" counter(page) \" of \" counter(pages)"));
}

TEST_CASE("page: nothing comes from elsewhere and nothing runs") {
  assay::sdk::DocumentTree tree;
  sample::write_report(tree.sink(), 8, 7);
  const std::string html(render_html(tree.root(), look()).view());
  for (const char* part : {"<script", "<link", "@import", "src=\"http", "url(http", " onload", " onclick"}) {
    CAPTURE(part);
    CHECK(html.find(part) == std::string::npos);
  }
}

TEST_CASE("page: no id is given twice, and every inner link leads to one") {
  assay::sdk::DocumentTree tree;
  sample::write_report(tree.sink(), 8, 7);
  const std::string html(render_html(tree.root(), look()).view());
  std::vector<std::string> ids;
  for (std::size_t at = html.find(" id=\""); at != std::string::npos; at = html.find(" id=\"", at + 1)) {
    ids.push_back(html.substr(at + 5, html.find('"', at + 5) - at - 5));
  }
  std::sort(ids.begin(), ids.end());
  CHECK(std::adjacent_find(ids.begin(), ids.end()) == ids.end());
  for (std::size_t at = html.find("href=\"#"); at != std::string::npos; at = html.find("href=\"#", at + 1)) {
    const std::string target = html.substr(at + 7, html.find('"', at + 7) - at - 7);
    CAPTURE(target);
    CHECK(std::binary_search(ids.begin(), ids.end(), target));
  }
}

TEST_CASE("page: the same document gives the same bytes") {
  assay::sdk::DocumentTree one, other;
  sample::write_report(one.sink(), 3, 4);
  sample::write_report(other.sink(), 3, 4);
  CHECK(render_html(one.root(), look()).view() == render_html(other.root(), look()).view());
}
