#include "slug.hpp"

#include "rendered.hpp"

using namespace markdown_test;
using markdown::slug;

TEST_CASE("markdown slug: small letters, '-' for blanks, no punctuation") {
  CHECK(slug("Section 2: Results overview") == "section-2-results-overview");
  CHECK(slug("Knowledge of Product/Service") == "knowledge-of-productservice");
  CHECK(slug("A – B “quoted” (c), d_e-f!") == "a--b-quoted-c-d_e-f");
  CHECK(slug("1.2 50 %") == "12-50-");
}

TEST_CASE("markdown slug: letters of other alphabets stay, in small") {
  CHECK(slug("Übersicht ÄÖÜß") == "übersicht-äöüß");
  CHECK(slug("ΑΒΓ Ж Й Ё Ł Ž Ÿ") == "αβγ-ж-й-ё-ł-ž-ÿ");
  CHECK(slug("日本語。です") == "日本語です");
  CHECK(slug("a × b ÷ c") == "a--b--c");
}

TEST_CASE("markdown slug: what comes again gets a number that is free") {
  markdown::Slugs slugs;
  CHECK(slugs.next("Comments") == "comments");
  CHECK(slugs.next("comments") == "comments-1");
  CHECK(slugs.next("Comments 1") == "comments-1-1");
  CHECK(slugs.next("Comments") == "comments-2");
}
