#include "assay/disclosure.hpp"
#include "assay/text.hpp"

namespace assay {
namespace {

constexpr std::string_view kWithheld = "withheld";

}  // namespace

std::string_view reason_word(std::uint32_t reason) {
  switch (reason) {
    case ASSAY_WITHHELD_FEW: return "few";
    case ASSAY_WITHHELD_EARLIER: return "earlier";
    default: return {};
  }
}

std::string DisclosureRecord::header() const {
  std::string line = "case,role,raters,reason,comments,comments-reason";
  for (const Item& item : instrument_.items) line += "," + csv_cell(item.id);
  return line + "\n";
}

void DisclosureRecord::append(std::string_view case_id, const CaseDisclosure& disclosure,
                              const std::vector<ReleasedComment>& comments, std::string& out) const {
  std::vector<std::size_t> released(instrument_.roles.size(), 0);
  for (const ReleasedComment& comment : comments) ++released[comment.role];
  for (std::uint32_t role = 0; role < instrument_.roles.size(); ++role) {
    if (instrument_.roles[role].parent != ASSAY_NONE) continue;
    const bool hidden = disclosure.withheld[role] != ASSAY_WITHHELD_NO;
    const bool silent = disclosure.comments_withheld[role] != ASSAY_WITHHELD_NO;
    out.append(csv_cell(case_id)).append(1, ',').append(instrument_.roles[role].id);
    out.append(1, ',').append(hidden ? std::string() : std::to_string(disclosure.raters[role]));
    out.append(1, ',').append(reason_word(disclosure.withheld[role]));
    out.append(1, ',').append(silent ? std::string() : std::to_string(released[role]));
    out.append(1, ',').append(reason_word(disclosure.comments_withheld[role]));
    for (std::size_t item = 0; item < disclosure.items; ++item) {
      out += ',';
      if (disclosure.hides(role, item)) {
        out += kWithheld;
      } else {
        out += std::to_string(disclosure.answers[disclosure.at(role, item)]);
      }
    }
    out += '\n';
  }
}

}  // namespace assay
