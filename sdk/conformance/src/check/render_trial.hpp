// A renderer at work: made with a look and options, handed a document, its bytes taken down. What goes wrong
// on the way can be made to happen.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "assay/bridge.hpp"
#include "document_events.hpp"
#include "entries.hpp"
#include "grown.hpp"
#include "subject.hpp"

namespace assay::conformance {

// What a renderer is made with.
struct RendererSetting {
  Look look;
  std::vector<OptionValue> options;
  TextPairs wording;
  bool grown = false;  // structs and arrays are longer than the renderer knows, also those of its calls
};

// The manifest's defaults, the plugin's own wording, a plain look without a logo. Throws Failed when the
// wording cannot be read.
RendererSetting usual_setting(const Subject& subject);

inline constexpr std::size_t kNever = static_cast<std::size_t>(-1);

// What happens on the way: events and writes count from 0, over all replays.
struct Provoked {
  std::size_t source_fails_at = kNever;  // the source gives up before this event
  std::size_t sink_fails_at = kNever;    // this write fails
  std::function<void(std::size_t)> before_event;
};

struct Rendering {
  assay_status status = ASSAY_OK;
  assay_error error{};
  std::string bytes;
  std::size_t events = 0, writes = 0, replays = 0;
  bool source_failed = false, sink_failed = false;  // what was provoked came to pass
  std::string fault;  // what the renderer did wrong on the way; empty for nothing
};

// A renderer that is made. Keeps what it was made with.
class RendererUse {
 public:
  RendererUse(const Opened& plugin, std::string id, RendererSetting setting);
  ~RendererUse();
  RendererUse(const RendererUse&) = delete;
  RendererUse& operator=(const RendererUse&) = delete;

  const std::string& id() const { return id_; }
  // What create said.
  assay_status status() const { return status_; }
  const assay_error& error() const { return error_; }
  bool made() const { return renderer_ != nullptr; }
  // Throws Failed unless it was made.
  const RendererUse& required() const;

  // [any thread]
  Rendering render(const std::vector<Event>& events, const Provoked& provoked = {}) const;
  // The bytes. Throws Failed, with `document` as the name of what was rendered, when it fails, and PassedOver
  // when the format cannot hold the document.
  std::string bytes(const std::vector<Event>& events, const std::string& document) const;

 private:
  const assay_renderer_interface* calls_;
  std::string id_;
  RendererSetting setting_;
  OptionTable options_;
  PairTable wording_;
  assay_branding branding_{};
  assay_renderer_setup setup_{};
  Grown grown_;
  assay_renderer* renderer_ = nullptr;
  assay_status status_ = ASSAY_OK;
  assay_error error_{};
};

// Calls `each` for every renderer of the plugin. Throws PassedOver when it has none.
void for_each_renderer(const Opened& plugin, const std::function<void(const Entry&)>& each);
// Of a renderer's entry, without parameters, in lower case: "text/html".
std::string media_type_of(const Entry& renderer);

}  // namespace assay::conformance
