// What is refused, and what is said then.
#include "assay/sdk/error.hpp"
#include "catch.hpp"
#include "logo.hpp"
#include "pdf_support.hpp"

using namespace assay::pdf;
using namespace assay::pdf::test;
using assay::sdk::DocumentBuilder;

namespace {

template <typename Work>
std::string refusal(assay_status status, Work&& work) {
  try {
    work();
  } catch (const assay::sdk::Failure& failure) {
    CHECK(failure.status() == status);
    return failure.what();
  }
  FAIL("it was not refused");
  return {};
}

std::string logo_refusal(std::string_view type, std::string_view bytes) {
  return refusal(ASSAY_E_CONTENT, [&] { read_logo(type, bytes); });
}

}  // namespace

TEST_CASE("refusals: a font that is not installed is named, with what to do") {
  Look with = look();
  with.fonts.text = "No Such Font";
  const std::string words = refusal(ASSAY_E_CONTENT, [&] { check_look(with, typesetter()); });
  CHECK_THAT(words, ContainsSubstring("the font `No Such Font` is not installed"));
  CHECK_THAT(words, ContainsSubstring("fonts-noto-core"));
  CHECK_THAT(words, ContainsSubstring("fc-list"));
}

TEST_CASE("refusals: a wording that lacks a key") {
  const std::vector<assay_pair> none;
  Look with = look();
  with.wording = assay::sdk::Wording(assay::sdk::array(none));
  CHECK_THAT(refusal(ASSAY_E_CONTENT, [&] { check_look(with, typesetter()); }), ContainsSubstring("`contents`"));
}

TEST_CASE("refusals: a logo of a type that a PDF cannot show") {
  CHECK_THAT(logo_refusal("image/webp", "RIFF"), ContainsSubstring("of the type `image/webp`"));
}

TEST_CASE("refusals: a drawing that is no SVG") {
  CHECK_THAT(logo_refusal("image/svg+xml", "<svg"), ContainsSubstring("cannot be read as image/svg+xml"));
}

TEST_CASE("refusals: a picture that is no PNG, or is cut short") {
  CHECK_THAT(logo_refusal("image/png", "\x89PNG\r\n\x1a\n"), ContainsSubstring("cannot be read as image/png"));
  CHECK_THAT(logo_refusal("image/png", "GIF89a"), ContainsSubstring("cannot be read as image/png"));
}

TEST_CASE("refusals: a picture that is no JPEG, has no frame or is cut short") {
  CHECK_THAT(logo_refusal("image/jpeg", "GIF89a"), ContainsSubstring("it does not begin as a JPEG"));
  CHECK_THAT(logo_refusal("image/jpeg", "\xFF\xD8\xFF\xE0"), ContainsSubstring("it is cut short"));
  CHECK_THAT(logo_refusal("image/jpeg", std::string_view("\xFF\xD8\xFF\xE0\x00\x02\xFF\xD9", 8)),
             ContainsSubstring("it has no frame header"));
}

TEST_CASE("refusals: a blank of more lines than a PDF can hold") {
  const std::string words = refusal(ASSAY_E_UNSUPPORTED, [] {
    pdf([](DocumentBuilder& d) { d.blank("Notes", ASSAY_BLANK_LINES, 4000000000u); });
  });
  CHECK_THAT(words, ContainsSubstring("a blank of 4000000000 lines"));
}

TEST_CASE("refusals: a logo that can be read is drawn") {
  Look with = look();
  with.logo_media_type = "image/svg+xml";
  with.logo = "<svg xmlns='http://www.w3.org/2000/svg' width='40' height='10'><rect width='40' height='10'/></svg>";
  with.name = "Nordwind";
  CHECK_NOTHROW(check_look(with, typesetter()));
  const std::string file = pdf(with, {}, [](DocumentBuilder& d) { d.paragraph("Words."); });
  CHECK_THAT(objects_of(file), ContainsSubstring("\"/Alt\": \"u:Nordwind\""));
}
