#include "subject.hpp"

#include <dlfcn.h>

#include <algorithm>

#include "assay/text.hpp"
#include "outcome.hpp"

namespace assay::conformance {

std::size_t Subject::rounds(std::size_t basic) const {
  return level == Level::Basic ? basic : level == Level::Standard ? 4 * basic : 16 * basic;
}

assay_text text(std::string_view words) { return {words.data(), words.size()}; }

std::string_view view(assay_text words) {
  return words.size == 0 ? std::string_view() : std::string_view(words.data, words.size);
}

assay_error empty_error() {
  assay_error error{};
  error.struct_size = sizeof error;
  return error;
}

std::string told(assay_status status, const assay_error& error) {
  const std::size_t size = std::min<std::size_t>(error.text_size, ASSAY_ERROR_CAPACITY);
  const std::string words = "status " + std::to_string(status);
  return size == 0 ? words + ", no reason given" : words + ", " + assay::quoted(std::string(error.text, size));
}

Loaded::Loaded(const Subject& subject) {
  void* library = ::dlopen(subject.library.c_str(), RTLD_NOW | RTLD_LOCAL);
  if (library == nullptr) {
    const char* reason = ::dlerror();
    throw Failed(std::string("the library cannot be loaded: ") + (reason == nullptr ? "no reason given" : reason),
                 "install what it needs, or build it again on this system; `assay plugin lint` says more");
  }
  entry_ = reinterpret_cast<assay_plugin_entry_function>(::dlsym(library, ASSAY_PLUGIN_ENTRY_SYMBOL));
  if (entry_ == nullptr) {
    throw Failed("the library does not export " ASSAY_PLUGIN_ENTRY_SYMBOL, "end the source with ASSAY_PLUGIN(YourClass)");
  }
  table_ = entry_(ASSAY_ABI_VERSION);
  if (table_ == nullptr) {
    throw Failed("the entry gives no table for version " + std::to_string(ASSAY_ABI_VERSION) + " of the contract",
                 "build the plugin with the SDK of this version of assay");
  }
}

Opened::Opened(const Loaded& loaded) : loaded_(loaded) {
  assay_error error = empty_error();
  const assay_status status = loaded.table().open(&host_.table(), &instance_, &error);
  if (status != ASSAY_OK) throw Failed("open failed: " + told(status, error), "let open succeed, and do little in it");
  if (instance_ == nullptr) throw Failed("open succeeded and set no instance", "set *instance in open");
}

Opened::~Opened() { close(); }

void Opened::close() {
  if (instance_ == nullptr) return;
  loaded_.table().close(instance_);
  instance_ = nullptr;
  host_.close();
}

}  // namespace assay::conformance
