#include "profile_lines.hpp"

#include <cstdio>
#include <string>

namespace assay::cli {
namespace {

constexpr const char* kSet = "set in the profile";
constexpr const char* kDefault = "the default";
constexpr const char* kNone = "the profile names none";

ExplanationLine minimum_line(const char* key, std::uint32_t chosen, std::uint32_t otherwise) {
  const std::string why = chosen == otherwise ? kDefault : kSet;
  return {"disclosure", std::string(key) + " = " + std::to_string(chosen), std::string("disclosure.") + key,
          chosen == 1 ? why + ": one is enough" : why};
}

}  // namespace

std::string listed(const std::vector<std::string>& words) {
  std::string result;
  for (const std::string& word : words) result += (result.empty() ? "" : ", ") + word;
  return result.empty() ? "none" : result;
}

std::vector<ExplanationLine> branding_lines(const Branding& branding) {
  char accent[8];
  std::snprintf(accent, sizeof accent, "#%06x", branding.accent);
  const bool chosen = branding.accent != Branding{}.accent;
  std::vector<ExplanationLine> lines;
  lines.push_back({"colour", accent, chosen ? "branding.accent" : "", chosen ? kSet : kDefault});
  if (branding.logo.empty()) {
    lines.push_back({"logo", "none", "", kNone});
  } else {
    lines.push_back({"logo", branding.logo.filename().string(), branding.logo.string(), kSet});
  }
  const bool footer = !branding.footer.empty();
  lines.push_back({"footer", footer ? "set" : "none", branding.footer, footer ? kSet : kNone});
  return lines;
}

std::vector<ExplanationLine> disclosure_lines(const DisclosureChoice& choice) {
  const DisclosureChoice usual;
  std::vector<ExplanationLine> lines = {
      minimum_line("minimum-raters", choice.minimum_raters, usual.minimum_raters),
      minimum_line("minimum-comment-raters", choice.minimum_comment_raters,
                   usual_comment_minimum(choice.minimum_raters)),
      minimum_line("minimum-cases", choice.minimum_cases, usual.minimum_cases),
  };
  if (choice.exempt) {
    lines.push_back({"disclosure", "exempt = " + listed(*choice.exempt), "disclosure.exempt", kSet});
  } else {
    lines.push_back({"disclosure", "exempt = self, manager", "disclosure.exempt",
                     "the default, with each role that has room for one rater"});
  }
  return lines;
}

}  // namespace assay::cli
