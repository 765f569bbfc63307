// assay/sdk/host.hpp: the host, for log lines.
#pragma once

#include <cstdint>
#include <string_view>

#include "assay/abi/host.h"
#include "assay/sdk/text.hpp"

namespace assay::sdk {

// A view: cheap to copy, valid from the plugin's open to its close.
class Host {
 public:
  // A host that hears nothing, for what is made outside of one, such as in tests.
  Host() = default;
  explicit Host(const assay_host& host) : host_(&host) {}

  // Writes one line under the plugin's id. Never fails; from any thread.
  void log(std::uint32_t level, std::string_view line) const {
    if (host_ != nullptr) host_->log(host_->context, level, text(line));
  }
  void info(std::string_view line) const { log(ASSAY_LOG_INFO, line); }
  void warn(std::string_view line) const { log(ASSAY_LOG_WARNING, line); }

 private:
  const assay_host* host_ = nullptr;
};

}  // namespace assay::sdk
