#include "disclosure_rules.hpp"

#include <utility>

#include "assay/log.hpp"
#include "assay/text.hpp"

namespace assay::pipeline {
namespace {

std::vector<std::uint8_t> exemptions(const DisclosureChoice& choice, const Instrument& instrument) {
  std::vector<std::uint8_t> exempt(instrument.roles.size(), 0);
  for (const std::string& id : *choice.exempt) {
    const std::uint32_t role = instrument.find_role(id);
    if (role == ASSAY_NONE) {
      log(LogLevel::Warning, "disclosure",
          "the instrument " + instrument.id + " has no role " + assay::quoted(id) +
              ", which [disclosure] exempts: nobody is exempt by that name");
      continue;
    }
    if (instrument.roles[role].parent != ASSAY_NONE) {
      const std::string top = instrument.roles[instrument.top_role(role)].id;
      throw Error(Problem{choice.exempt_where, "disclosure.exempt", "a role that is pooled into another cannot be exempt",
                          assay::quoted(id), "a role without a parent", "exempt " + assay::quoted(top) + ", or nobody"});
    }
    exempt[role] = 1;
  }
  return exempt;
}

}  // namespace

std::unique_ptr<Disclosure> disclosure_of(const DisclosureChoice& choice, std::shared_ptr<const Instrument> instrument) {
  DisclosurePolicy policy{choice.minimum_raters, choice.minimum_comment_raters, choice.minimum_cases,
                          choice.exempt ? exemptions(choice, *instrument)
                                        : DisclosurePolicy::usual_exemptions(*instrument)};
  return std::make_unique<Disclosure>(std::move(instrument), std::move(policy));
}

}  // namespace assay::pipeline
