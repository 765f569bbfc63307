#include "probe_host.hpp"

#include <algorithm>

#include "assay/text.hpp"

namespace assay::conformance {

ProbeHost::ProbeHost() {
  table_.struct_size = sizeof table_;
  table_.abi_version = ASSAY_ABI_VERSION;
  table_.context = this;
  table_.name = {"assay plugin check", 18};
  table_.version = {ASSAY_VERSION, sizeof(ASSAY_VERSION) - 1};
  table_.log = log;
}

void ProbeHost::log(void* context, std::uint32_t /*level*/, assay_text line) noexcept {
  if (context == nullptr) return;  // whose it is cannot be known; the context is asked for elsewhere
  auto& host = *static_cast<ProbeHost*>(context);
  ++host.lines_;
  if (host.closed_) host.note("a line came after close");
  if (line.data == nullptr && line.size > 0) return host.note("a line has a size and no address");
  const std::string text(line.data == nullptr ? "" : line.data, line.size);
  if (find_invalid_utf8(text)) host.note("a line is not UTF-8: " + assay::quoted(text));
  if (text.find('\0') != std::string::npos) host.note("a line holds a NUL: " + assay::quoted(text));
}

void ProbeHost::note(const std::string& fault) {
  const std::lock_guard<std::mutex> lock(mutex_);
  if (std::find(faults_.begin(), faults_.end(), fault) == faults_.end()) faults_.push_back(fault);
}

std::vector<std::string> ProbeHost::faults() const {
  const std::lock_guard<std::mutex> lock(mutex_);
  return faults_;
}

}  // namespace assay::conformance
