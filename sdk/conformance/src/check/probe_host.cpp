#include "probe_host.hpp"

#include <algorithm>
#include <set>

#include "assay/text.hpp"

namespace assay::conformance {
namespace {

void add_once(std::vector<std::string>& faults, const std::string& fault) {
  if (std::find(faults.begin(), faults.end(), fault) == faults.end()) faults.push_back(fault);
}

// All hosts of the process. A host is told by its address alone: a line may come for one that is gone.
struct Census {
  std::mutex mutex;
  std::set<const void*> there;
  std::vector<std::string> faults;
};

Census& census() {
  static Census* const all = new Census;  // outlives whatever a plugin does at the end of the process
  return *all;
}

}  // namespace

ProbeHost::ProbeHost() {
  table_.struct_size = sizeof table_;
  table_.abi_version = ASSAY_ABI_VERSION;
  table_.context = this;
  table_.name = {"assay plugin check", 18};
  table_.version = {ASSAY_VERSION, sizeof(ASSAY_VERSION) - 1};
  table_.log = log;
  const std::lock_guard<std::mutex> lock(census().mutex);
  census().there.insert(this);
}

ProbeHost::~ProbeHost() {
  const std::lock_guard<std::mutex> lock(census().mutex);
  census().there.erase(this);
}

void ProbeHost::log(void* context, std::uint32_t /*level*/, assay_text line) noexcept {
  {
    const std::lock_guard<std::mutex> lock(census().mutex);
    if (census().there.count(context) == 0) {
      return add_once(census().faults, "a line came with a context that is not the host's");
    }
  }
  static_cast<ProbeHost*>(context)->take(line);
}

void ProbeHost::take(assay_text line) {
  ++lines_;
  if (closed_) note("a line came after close");
  if (line.data == nullptr && line.size > 0) return note("a line has a size and no address");
  const std::string text(line.data == nullptr ? "" : line.data, line.size);
  if (find_invalid_utf8(text)) note("a line is not UTF-8: " + assay::quoted(text));
  if (text.find('\0') != std::string::npos) note("a line holds a NUL: " + assay::quoted(text));
}

void ProbeHost::note(const std::string& fault) {
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    add_once(faults_, fault);
  }
  const std::lock_guard<std::mutex> lock(census().mutex);
  add_once(census().faults, fault);
}

std::vector<std::string> ProbeHost::faults() const {
  const std::lock_guard<std::mutex> lock(mutex_);
  return faults_;
}

std::vector<std::string> ProbeHost::faults_of_all() {
  const std::lock_guard<std::mutex> lock(census().mutex);
  return census().faults;
}

}  // namespace assay::conformance
