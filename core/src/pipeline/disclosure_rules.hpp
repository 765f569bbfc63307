// The client's rules of disclosure, for one instrument.
#pragma once

#include <memory>

#include "assay/config.hpp"
#include "assay/disclosure.hpp"

namespace assay::pipeline {

// Throws Error when a role is exempt that cannot be. A role that the instrument does not have is no mistake here: the
// rules are for all instruments of the client.
std::unique_ptr<Disclosure> disclosure_of(const DisclosureChoice& choice, std::shared_ptr<const Instrument> instrument);

}  // namespace assay::pipeline
