// The plugin under check: as it stands on disk, loaded, and open. Loading and opening are for the process of a
// check alone. Nothing here is checked but what is needed to go on; a check looks at the rest itself.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "assay/abi/assay.h"
#include "assay/catalog.hpp"
#include "assay/conformance/check.hpp"
#include "probe_host.hpp"

namespace assay::conformance {

struct Subject {
  Manifest manifest;
  std::filesystem::path library;
  Level level = Level::Standard;
  std::uint64_t seed = 1;
  std::vector<std::filesystem::path> instruments;  // of CheckOptions

  // How often something is repeated: `basic` times, four times that at standard, sixteen times at strict.
  std::size_t rounds(std::size_t basic) const;
};

assay_text text(std::string_view words);
std::string_view view(assay_text words);
assay_error empty_error();
// The status with the plugin's own text, for a complaint: "status 6, `the table is on fire`".
std::string told(assay_status status, const assay_error& error);

// A loaded library with its entry. Never unloaded.
class Loaded {
 public:
  // Throws Failed when it cannot be loaded, has no entry, or its entry gives no table.
  explicit Loaded(const Subject& subject);

  assay_plugin_entry_function entry() const { return entry_; }
  const assay_plugin& table() const { return *table_; }
  template <typename Interface>
  const Interface* find(std::string_view id) const {
    return static_cast<const Interface*>(table_->find_interface(text(id)));
  }

 private:
  assay_plugin_entry_function entry_ = nullptr;
  const assay_plugin* table_ = nullptr;
};

// An open instance of a loaded plugin, with a host of its own. Closed at the end.
class Opened {
 public:
  // Throws Failed when open fails.
  explicit Opened(const Loaded& loaded);
  ~Opened();
  Opened(const Opened&) = delete;
  Opened& operator=(const Opened&) = delete;

  assay_instance* instance() const { return instance_; }
  const Loaded& loaded() const { return loaded_; }
  ProbeHost& host() { return host_; }
  // Closes before the end; once.
  void close();

 private:
  const Loaded& loaded_;
  ProbeHost host_;
  assay_instance* instance_ = nullptr;
};

}  // namespace assay::conformance
