// assay/conformance/coexistence.hpp: whether plugins of several vendors get on with each other in one
// process.
//
// Each plugin first does its work alone, in a process of its own. Then all are loaded into one process, in
// every order (a sample of the orders from six plugins on), work by turns, are closed one after the other,
// and work at the same time in threads; each result is held against that of the plugin alone.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "assay/conformance/check.hpp"

namespace assay::conformance {

// In the order in which they are told; those in `after` come before. Each has a section of its own in
// docs/plugin-author/checks/coexistence.md.
const std::vector<CheckInfo>& coexistence_checks();

struct CoexistenceReport {
  std::vector<std::string> plugins;   // ids of those that were put together, in the order given
  std::vector<std::string> left_out;  // "id: why" of those that cannot be used even alone
  std::uint64_t seed = 0;
  std::size_t orders = 0;    // in how many orders they were loaded
  bool every_order = false;  // whether there are no others
  double seconds = 0;        // wall clock, of all of it; the outcomes have no times of their own
  std::vector<CheckOutcome> outcomes;

  bool passed() const;
};

// Puts the plugins together, each named as for check(). `limit` is the time for each order and for each
// plugin alone. With fewer than two that can be used every check is passed over. Throws as check() does; the
// caller must have no other thread running.
CoexistenceReport coexist(const std::vector<std::filesystem::path>& plugins, const CheckOptions& options,
                          const CheckProgress& progress = {});

}  // namespace assay::conformance
