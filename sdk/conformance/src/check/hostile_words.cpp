#include <cstdio>
#include <iterator>
#include <memory>

#include "sample_document.hpp"

namespace assay::conformance {
namespace {

// %N stands for the number that keeps two uses of one text apart.
constexpr const char* kHostile[] = {
    "<xassay%N>",
    "<script>xassay%N(1)</script>",
    "</title><img src=x onerror=xassay%N(1)>",
    "\" xassay%N=\"1",
    "' xassay%N='1",
    "a xassay%N=1 b",
    "\"><xassay%N>",
    "'><xassay%N>",
    "--><xassay%N>",
    "--!><xassay%N>",
    "]]><xassay%N>",
    "<![CDATA[<xassay%N>",
    "<!--xassay%N",
    "</style><xassay%N>",
    "}xassay%N{color:red}",
    "\"}xassay%N{content:\"",
    "</script><xassay%N>",
    "</textarea></svg></p></table><xassay%N>",
    "&lt;xassay%N&gt; &amp; &#60;xassay%N&#62; &quot;",
    "<b>xassay%N</b>&amp;&",
    "\\\",\"xassay%N\":[{\"\\u0022",
    "=cmd|' /C xassay%N'!A0",
    "+xassay%N",
    "-xassay%N",
    "@xassay%N",
    "xassay%N,\";\t|",
    "\\input{xassay%N} $x^2$ % {} # ~ _",
    "# *xassay%N* [a](javascript:xassay%N) `<b>` ![](x)",
    "javascript:xassay%N(1)",
    "{{xassay%N}} ${xassay%N} <?php xassay%N ?> <%= xassay%N %>",
    "line xassay%N\nnext\r\nlast\ttab",
    " \t xassay%N \n ",
    "\xE2\x80\xAE"
    "xassay%N turned\xE2\x80\xAC \xE2\x81\xA6"
    "alone\xE2\x81\xA9",
    "e\xCC\x81\xCC\x82\xCC\x83 xassay%N \xE2\x80\x8D\xEF\xB8\x8F",
    "\xF0\x9F\x98\x80 xassay%N \xF0\xA0\x9C\x8E \xEF\xBF\xBD \xEF\xBB\xBF",
    "\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D xassay%N \xD8\xB3\xD9\x84\xD8\xA7\xD9\x85",
    "\x01\x02\x1F\x7F xassay%N \xC2\x80\xC2\x9F \xE2\x80\xA8 \xE2\x80\xA9",
};

}  // namespace

Words plain_words() {
  const auto count = std::make_shared<unsigned>(0);
  return [count] {
    char words[32];
    std::snprintf(words, sizeof words, "wren%04u rests", ++*count);
    return std::string(words);
  };
}

Words hostile_words() {
  const auto count = std::make_shared<unsigned>(0);
  return [count] {
    const unsigned number = ++*count;
    // Now and then a word without a place to break it.
    if (number % 41 == 0) return std::string(2000, 'W') + "<xassay" + std::to_string(number) + ">";
    std::string words = kHostile[number % std::size(kHostile)];
    for (std::size_t at = words.find("%N"); at != std::string::npos; at = words.find("%N", at))
      words.replace(at, 2, std::to_string(number));
    return words;
  };
}

}  // namespace assay::conformance
