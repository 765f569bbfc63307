#include "disclosure_rules.hpp"

#include <algorithm>
#include <utility>

#include "assay/files.hpp"
#include "assay/log.hpp"
#include "assay/pipeline.hpp"
#include "assay/text.hpp"

namespace assay {
namespace {

// The instruments that a profile uses, as far as they can be read without running a plugin.
struct Readable {
  std::vector<Instrument> instruments;
  bool in_library_alone = false;  // one is here, and cannot be read so
};

void read_beside_library(const ProvidedInstrument& provided, Readable& readable) {
  if (provided.file.empty()) {
    readable.in_library_alone = true;
    return;
  }
  try {
    readable.instruments.push_back(parse_instrument(read_file(provided.file), provided.file.string()));
  } catch (const Error&) {
    // Told where the instrument is prepared.
  }
}

Readable readable_instruments(const Workspace& workspace, const Instrument* loaded) {
  Readable readable;
  if (loaded != nullptr) readable.instruments.push_back(*loaded);
  for (const Use& use : workspace.client->uses) {
    if (use.instrument.empty() || (loaded != nullptr && use.instrument == loaded->id)) continue;
    try {
      const Catalog::InstrumentAt found = workspace.catalog.instrument(use.instrument, use.where, {});
      if (found.file != nullptr) {
        readable.instruments.push_back(*found.file->instrument);
      } else {
        read_beside_library(*found.provided, readable);
      }
    } catch (const Error&) {
      // One that nobody has is told where it is prepared.
    }
  }
  return readable;
}

std::vector<std::uint8_t> exemptions(const DisclosureChoice& choice, const Instrument& instrument) {
  std::vector<std::uint8_t> exempt(instrument.roles.size(), 0);
  for (const std::string& id : *choice.exempt) {
    const std::uint32_t role = instrument.find_role(id);
    if (role == ASSAY_NONE) continue;
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

std::vector<Problem> unknown_exemptions(const Workspace& workspace, const Instrument* loaded) {
  const DisclosureChoice& choice = workspace.client->disclosure;
  const auto lacks = [](const Instrument& instrument) {
    return [&](const std::string& id) { return instrument.find_role(id) == ASSAY_NONE; };
  };
  std::vector<std::string> unknown = choice.exempt.value_or(std::vector<std::string>{});
  if (unknown.empty()) return {};
  if (loaded != nullptr && std::none_of(unknown.begin(), unknown.end(), lacks(*loaded))) return {};
  const Readable readable = readable_instruments(workspace, loaded);
  std::vector<std::string> accepted;
  for (const Instrument& instrument : readable.instruments) {
    const auto known = std::stable_partition(unknown.begin(), unknown.end(), lacks(instrument));
    unknown.erase(known, unknown.end());
    for (const Role& role : instrument.roles) {
      const bool listed = std::find(accepted.begin(), accepted.end(), role.id) != accepted.end();
      if (role.parent == ASSAY_NONE && !listed) accepted.push_back(role.id);
    }
  }
  std::vector<Problem> problems;
  if (readable.instruments.empty()) return problems;
  for (const std::string& id : unknown) {
    if (readable.in_library_alone) {
      log(LogLevel::Warning, "disclosure",
          "no instrument of the profile that could be looked at has the role " + assay::quoted(id) +
              ", which [disclosure] exempts; one that stands in its library alone could not");
      continue;
    }
    const auto near = closest(id, accepted);
    problems.push_back({choice.exempt_where, "disclosure.exempt", "no instrument of the profile has this role",
                        assay::quoted(id), enumerate(accepted, "or"),
                        near ? "did you mean `" + *near + "`?" : "name one of these roles, or take it out"});
  }
  return problems;
}

namespace pipeline {

std::unique_ptr<Disclosure> disclosure_of(const DisclosureChoice& choice, std::shared_ptr<const Instrument> instrument) {
  DisclosurePolicy policy{choice.minimum_raters, choice.minimum_comment_raters, choice.minimum_cases,
                          choice.exempt ? exemptions(choice, *instrument)
                                        : DisclosurePolicy::usual_exemptions(*instrument)};
  return std::make_unique<Disclosure>(std::move(instrument), std::move(policy));
}

}  // namespace pipeline
}  // namespace assay
