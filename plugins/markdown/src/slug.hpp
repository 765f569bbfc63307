// The anchors that readers of Markdown make of headings by themselves.
#pragma once

#include <map>
#include <string>
#include <string_view>

namespace assay::markdown {

// A heading's text as GitHub and those who follow it turn it into an anchor: small letters, no punctuation,
// '-' for blanks. Knows the letters of Latin, Greek and Cyrillic; others have no small and capital.
std::string slug(std::string_view heading);

// Gives each heading of one document its anchor: a slug that came before gets a number.
class Slugs {
 public:
  std::string next(std::string_view heading);

 private:
  std::map<std::string, unsigned, std::less<>> uses_;
};

}  // namespace assay::markdown
