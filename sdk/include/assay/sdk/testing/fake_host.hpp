// assay/sdk/testing/fake_host.hpp: a host that keeps what a plugin logs.
#pragma once

#include <cstdint>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "assay/abi/host.h"
#include "assay/sdk/text.hpp"

namespace assay::sdk::testing {

struct LogLine {
  std::uint32_t level;  // ASSAY_LOG_…
  std::string text;
};

// Neither copies nor moves: the table holds its address. Its functions may be called from any thread.
class FakeHost {
 public:
  FakeHost() {
    host_.struct_size = sizeof host_;
    host_.abi_version = ASSAY_ABI_VERSION;
    host_.context = this;
    host_.name = text("fake host");
    host_.version = text("0.0.0");
    host_.log = &on_log;
  }
  FakeHost(const FakeHost&) = delete;
  FakeHost& operator=(const FakeHost&) = delete;

  const assay_host& abi() const { return host_; }

  std::vector<LogLine> lines() const {
    const std::lock_guard<std::mutex> lock(mutex_);
    return lines_;
  }
  // Whether a line of this level or above holds `part`.
  bool heard(std::string_view part, std::uint32_t level = ASSAY_LOG_DEBUG) const {
    for (const LogLine& line : lines()) {
      if (line.level >= level && line.text.find(part) != std::string::npos) return true;
    }
    return false;
  }

 private:
  static void on_log(void* context, std::uint32_t level, assay_text line) {
    FakeHost& host = *static_cast<FakeHost*>(context);
    const std::lock_guard<std::mutex> lock(host.mutex_);
    host.lines_.push_back({level, std::string(view(line))});
  }

  mutable std::mutex mutex_;
  std::vector<LogLine> lines_;
  assay_host host_{};
};

}  // namespace assay::sdk::testing
