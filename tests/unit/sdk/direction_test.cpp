// Which way texts run.
#include "assay/sdk/direction.hpp"

#include "catch.hpp"

using namespace assay::sdk;

TEST_CASE("direction: a text runs against a page to the right by its Arabic or Hebrew letters alone") {
  CHECK(runs_against("שלום", false));
  CHECK(runs_against("Jane שלום", false));
  CHECK(runs_wholly_against("123 שלום!", false));
  CHECK_FALSE(runs_wholly_against("Jane שלום", false));
  // Armenian is the last script before them, and 。 and 😀 have higher bytes than they.
  for (const char* along : {"", "Jane", "é – “x”", "Երևան", "中文。", "😀", "٣"}) {
    CHECK_FALSE(runs_against(along, false));
    CHECK_FALSE(runs_wholly_against(along, false));
  }
  CHECK(runs_against("\xF0\x9E\xA4\x80", false));  // Adlam, of four bytes
}

TEST_CASE("direction: a text runs against a page to the left by any other letters") {
  for (const char* against : {"J", "a", "z", "Z", "é", "Երևան", "中文"}) {
    CHECK(runs_against(against, true));
    CHECK(runs_wholly_against(against, true));
  }
  for (const char* neither : {"", "12.5 – [x@y]", "@[`{", "שלום"}) {
    const bool latin = std::string_view(neither).find('x') != std::string_view::npos;
    CHECK(runs_against(neither, true) == latin);
  }
  CHECK(runs_against("Jane שלום", true));
  CHECK_FALSE(runs_wholly_against("Jane שלום", true));
}
