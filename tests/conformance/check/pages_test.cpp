// Each check has its section in the pages for authors, and each section its check.
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <string>

#include "assay/conformance/check.hpp"
#include "assay/conformance/coexistence.hpp"
#include "catch.hpp"

namespace cf = assay::conformance;

namespace {

const std::filesystem::path kPages = ASSAY_SOURCE_DIR "/docs/plugin-author/checks";

// The ids that stand as headings in a page: ## `id`.
std::multiset<std::string> sections_of(const std::filesystem::path& page) {
  std::ifstream file(page);
  std::multiset<std::string> ids;
  std::string line;
  while (std::getline(file, line)) {
    if (line.rfind("## `", 0) == 0) ids.insert(line.substr(4, line.find('`', 4) - 4));
  }
  return ids;
}

}  // namespace

TEST_CASE("plugin check: each check has one section, in the page of its topic, and nothing else has") {
  std::map<std::string, std::multiset<std::string>> wanted;
  for (const auto* infos : {&cf::checks(), &cf::coexistence_checks()}) {
    for (const cf::CheckInfo& info : *infos) wanted[std::string(cf::topic_word(info.topic))].insert(std::string(info.id));
  }
  for (const auto& [topic, ids] : wanted) {
    CAPTURE(topic);
    CHECK(sections_of(kPages / (topic + ".md")) == ids);
  }
}
