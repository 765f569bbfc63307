// The host as a checked plugin sees it: it takes log lines and notes what is wrong with them.
#pragma once

#include <atomic>
#include <mutex>
#include <string>
#include <vector>

#include "assay/abi/host.h"

namespace assay::conformance {

class ProbeHost {
 public:
  ProbeHost();
  ~ProbeHost();
  ProbeHost(const ProbeHost&) = delete;
  ProbeHost& operator=(const ProbeHost&) = delete;

  const assay_host& table() const { return table_; }
  // From now on, until it is opened again, no call is lawful.
  void close() { closed_ = true; }
  std::vector<std::string> faults() const;  // each once, in the order in which they came
  // The same of all hosts that there were in this process, and of lines that came with no host's context.
  static std::vector<std::string> faults_of_all();
  std::size_t lines() const { return lines_; }

 private:
  static void log(void* context, std::uint32_t level, assay_text line) noexcept;
  void take(assay_text line);
  void note(const std::string& fault);

  assay_host table_{};
  std::atomic<bool> closed_{false};
  std::atomic<std::size_t> lines_{0};
  mutable std::mutex mutex_;
  std::vector<std::string> faults_;
};

}  // namespace assay::conformance
