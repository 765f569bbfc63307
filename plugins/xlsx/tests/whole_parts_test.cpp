#include "whole_parts.hpp"

#include "catch.hpp"
#include "unzip.hpp"

using assay::xlsx::require_whole_parts;
using xlsx_test::zipped;

namespace {

constexpr const char* kHead = "<?xml version=\"1.0\"?>\n";

std::string one(const std::string& content) {
  return zipped({{"a.xml", std::string(kHead) + content}});
}

}  // namespace

TEST_CASE("xlsx parts: those that end as they began are whole") {
  CHECK_NOTHROW(require_whole_parts(one("<sst><si/></sst>")));
  CHECK_NOTHROW(require_whole_parts(one("<a:b c=\"1\"><d/></a:b>\n")));
  CHECK_NOTHROW(require_whole_parts(one("<empty x=\"1\"/>")));
}

TEST_CASE("xlsx parts: one that was cut is named, wherever it was cut") {
  const std::string whole = "<sst><si><t>a</t></si></sst>";
  for (std::size_t size = 0; size < whole.size(); ++size) {
    INFO(size);
    CHECK_THROWS_WITH(require_whole_parts(one(whole.substr(0, size))), ContainsSubstring("a.xml is cut"));
  }
  CHECK_THROWS_WITH(require_whole_parts(zipped({{"a.xml", "<a/>"}, {"b.xml", ""}})),
                    ContainsSubstring("b.xml is cut"));
}

TEST_CASE("xlsx parts: what is no zip file, or ends too early, is told") {
  CHECK_THROWS_WITH(require_whole_parts(""), ContainsSubstring("it has no end"));
  CHECK_THROWS_WITH(require_whole_parts(std::string(100, 'x')), ContainsSubstring("it has no end"));
  CHECK_THROWS_WITH(require_whole_parts(zipped({})), ContainsSubstring("it has no parts"));
  const std::string whole = one("<a/>");
  for (std::size_t begin = 1; begin + 22 <= whole.size(); ++begin) {
    CHECK_THROWS_WITH(require_whole_parts(whole.substr(begin)), ContainsSubstring("broken"));
  }
}
