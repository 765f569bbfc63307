#include "catch.hpp"
#include "markup_scan.hpp"
#include "outcome.hpp"
#include "renderer_checks.hpp"
#include "sample_document.hpp"

using namespace assay::conformance;
using assay::DocumentTree;

namespace {

std::vector<std::string> names(const Markup& markup) {
  std::vector<std::string> list;
  for (const MarkupTag& tag : markup.tags) list.push_back((tag.closes ? "/" : "") + tag.name);
  return list;
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("markup scan: tags, attributes and decoded text") {
  const Markup markup =
      scan_markup("<P Class='a &lt; b' hidden id=x>1 &amp; &#50;&#x33;<br/></p>", MarkupKind::Html);
  CHECK(names(markup) == Names{"p", "br", "/p"});
  REQUIRE(markup.tags[0].attributes.size() == 3);
  CHECK(*markup.tags[0].find("class") == "a < b");
  CHECK(markup.tags[0].find("hidden")->empty());
  CHECK(*markup.tags[0].find("id") == "x");
  CHECK(markup.text == "1 & 23");
  CHECK_FALSE(markup.cut);
}

TEST_CASE("markup scan: comments, declarations and raw elements hold no tags") {
  CHECK(names(scan_markup("<!doctype html><!-- <a> --><title><b></title><style>p{}</style>",
                          MarkupKind::Html)) == Names{"title", "/title", "style", "/style"});
  CHECK(scan_markup("<title>a<b></title>", MarkupKind::Html).text == "a<b>");
  CHECK(scan_markup("<style>p{}</style>", MarkupKind::Html).styles == Names{"p{}"});
  // What ends a comment or a raw element lets the rest out.
  CHECK(names(scan_markup("<!-- --!><a>", MarkupKind::Html)) == Names{"a"});
  CHECK(names(scan_markup("<script>\"</script><a>\"", MarkupKind::Html)) == Names{"script", "/script", "a"});
  // Inside svg a title is an element like others.
  CHECK(names(scan_markup("<svg><title><b></title></svg>", MarkupKind::Html)) ==
        Names{"svg", "title", "b", "/title", "/svg"});
  CHECK(names(scan_markup("<a><![CDATA[<b>]]></a>", MarkupKind::Xml)) == Names{"a", "/a"});
}

TEST_CASE("markup scan: what is cut off is told") {
  for (const char* bytes : {"<p", "<!-- ", "<style>p{}", "<p a='"}) {
    CAPTURE(bytes);
    CHECK(scan_markup(bytes, MarkupKind::Html).cut);
  }
}

TEST_CASE("markup scan: a style sheet without strings and comments") {
  CHECK(bare_css("a{content:\"x}y\"}/*z*/b") == "a{content:}b");
  CHECK(bare_css("a{content:\"\\\"x\"}") == "a{content:}");
  CHECK(bare_css("\"\"}x{}") == "}x{}");
}

TEST_CASE("file forms: HTML and XML that are not closed in order") {
  CHECK(ill_formed(FileForm::Html, "<ul><li>1<li>2</ul><br><p>3<p>4").empty());
  CHECK(ill_formed(FileForm::Html, "<div><span></div></span>") == "byte 11: </div> closes <span> of byte 5");
  CHECK(ill_formed(FileForm::Html, "</div>") == "byte 0: </div> closes nothing");
  CHECK(ill_formed(FileForm::Html, "<div>") == "byte 0: <div> is never closed");
  CHECK(ill_formed(FileForm::Html, "<p id=a id=b>") == "byte 0: <p> has the attribute id twice");
  CHECK(ill_formed(FileForm::Html, "\xFF") == "byte 0: it is not UTF-8");
  CHECK(ill_formed(FileForm::Xml, "<a><p/></a>").empty());
  CHECK(ill_formed(FileForm::Xml, "<a><p></a>") == "byte 6: </a> closes <p> of byte 3");
  CHECK(ill_formed(FileForm::Other, "\xFF").empty());
}

TEST_CASE("file forms: JSON that cannot be parsed") {
  CHECK(ill_formed(FileForm::Json, "{\"a\": [1, \"b\"]}").empty());
  CHECK_FALSE(ill_formed(FileForm::Json, "{\"a\": [1, \"b}").empty());
  std::string fault;
  CHECK(json_strings("{\"a\": [1, \"b\"]}", fault) == Names{"a", "b"});
  CHECK(fault.empty());
}

TEST_CASE("file forms: a marked text that became markup, program, style or formula is found") {
  const auto found = [](FileForm form, const std::string& bytes) {
    return !escaped_from(form, bytes).empty();
  };
  CHECK_FALSE(
      found(FileForm::Html, "<p title='&lt;xassay1>'>&lt;xassay1></p><style>p{content:\"xassay2\"}</style>"));
  CHECK(found(FileForm::Html, "<p><xassay1></p>"));
  CHECK(found(FileForm::Html, "<p title=\"\" xassay1=\"1\">"));
  CHECK(found(FileForm::Html, "<img src=x onerror=xassay1(1)>"));
  CHECK(found(FileForm::Html, "<p style='color:xassay1'>"));
  CHECK(found(FileForm::Html, "<style>p{content:\"\"}xassay1{}\"}</style>"));
  CHECK(found(FileForm::Xml, "<a><xassay1/></a>"));
  CHECK(found(FileForm::Json, "{\"a\": \"\",\"xassay1\":[{\"}"));
  CHECK_FALSE(found(FileForm::Csv, "a,' =cmd|\n\"b =\",\"1\"\n"));
  CHECK(found(FileForm::Csv, "a,=cmd|' /C x'!A0\n"));
  CHECK(found(FileForm::Csv, "a,\"+xassay1\"\n"));
  CHECK(found(FileForm::Csv, "a,\"b\n"));
}

TEST_CASE("sample documents: whatever the seed is, they keep the grammar, and one seed gives one document") {
  for (std::uint64_t seed = 0; seed < 50; ++seed) {
    const DocumentTree one = random_document(Random(seed)), other = random_document(Random(seed));
    CHECK(difference(written(events_of(one)), written(events_of(other))).empty());
  }
  CHECK_NOTHROW(whole_document(plain_words()));
  CHECK_NOTHROW(whole_document(hostile_words()));
}

TEST_CASE("sample documents: the first difference of two is told") {
  const DocumentTree one = bare_document("One"), other = bare_document("Other");
  CHECK(difference(written(events_of(one)), written(events_of(one))).empty());
  CHECK(difference(written(events_of(one)), written(events_of(other))).rfind("event 1 was", 0) == 0);
  CHECK(difference(std::string("abc"), std::string("abd")) == "from byte 2 on, \"abc\" and then \"abd\"");
}
