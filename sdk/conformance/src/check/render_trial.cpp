#include "render_trial.hpp"

#include <algorithm>

#include "assay/error.hpp"
#include "assay/text.hpp"
#include "assay/wording.hpp"
#include "outcome.hpp"

namespace assay::conformance {
namespace {

// Both ends of one call of render.
struct Trial {
  const std::vector<Event>& events;
  const Provoked& provoked;
  Rendering& rendering;
  bool grown;  // events are longer than the renderer knows

  static Trial& of(void* context) { return *static_cast<Trial*>(context); }
};

assay_status tell(assay_error* error, assay_status status, std::string_view words) {
  if (error == nullptr) return status;
  error->code = status;
  error->text_size = static_cast<std::uint32_t>(words.copy(error->text, ASSAY_ERROR_CAPACITY));
  return status;
}

assay_status send_longer(const Event& event, const assay_document_sink& sink, assay_error* error) {
  Grown longer;
  switch (event.kind) {
    case EventKind::Open:
      return sink.open(sink.context, longer.one(event.element), error);
    case EventKind::Text:
      return sink.text(sink.context, longer.one(event.span), error);
    case EventKind::Chart:
      return sink.chart(sink.context, longer.one(event.chart), error);
    case EventKind::Close:
      break;
  }
  return sink.close(sink.context, error);
}

assay_status replay(void* context, const assay_document_sink* sink, assay_error* error) {
  Trial& trial = Trial::of(context);
  ++trial.rendering.replays;
  const bool whole = sink != nullptr && ASSAY_HAS(assay_document_sink, sink, chart) &&
                     sink->open != nullptr && sink->close != nullptr && sink->text != nullptr &&
                     sink->chart != nullptr;
  if (!whole) {
    trial.rendering.fault = "it handed over a document sink that lacks a function";
    return tell(error, ASSAY_E_ARGUMENT, trial.rendering.fault);
  }
  for (const Event& event : trial.events) {
    const std::size_t number = trial.rendering.events++;
    if (number >= trial.provoked.source_fails_at) {
      trial.rendering.source_failed = true;
      return tell(error, ASSAY_E_INTERNAL, "the document could not be read to its end");
    }
    if (trial.provoked.before_event) trial.provoked.before_event(number);
    if (const assay_status status =
            trial.grown ? send_longer(event, *sink, error) : send(event, *sink, error);
        status != ASSAY_OK)
      return status;
  }
  return ASSAY_OK;
}

assay_status take(void* context, const void* data, std::uint64_t size, assay_error* error) {
  Trial& trial = Trial::of(context);
  const std::size_t number = trial.rendering.writes++;
  if (number >= trial.provoked.sink_fails_at) {
    trial.rendering.sink_failed = true;
    return tell(error, ASSAY_E_SINK, "the disk is full");
  }
  if (data == nullptr && size > 0) {
    trial.rendering.fault = "write number " + std::to_string(number + 1) + " has a size and no address";
    return tell(error, ASSAY_E_ARGUMENT, trial.rendering.fault);
  }
  if (size > 0) trial.rendering.bytes.append(static_cast<const char*>(data), size);
  return ASSAY_OK;
}

}  // namespace

RendererSetting usual_setting(const Subject& subject) {
  RendererSetting setting;
  setting.look.accent = 0x1F4E79;
  setting.look.name = "Wren and Sons";
  setting.look.footer = "For the person assessed alone";
  std::vector<Problem> problems;
  setting.options = resolve_options(subject.manifest, {}, problems);
  try {
    setting.wording = wording_of(subject.manifest, "en");
  } catch (const Error& error) {
    throw Failed("the plugin's own texts cannot be read: " + error.problems().front().what,
                 error.problems().front().remedy);
  }
  return setting;
}

RendererUse::RendererUse(const Opened& plugin, std::string id, RendererSetting setting)
    : calls_(plugin.loaded().find<assay_renderer_interface>(ASSAY_RENDERER_INTERFACE)),
      id_(std::move(id)),
      setting_(std::move(setting)),
      options_(setting_.options),
      wording_(setting_.wording, true),
      error_(empty_error()) {
  branding_.struct_size = sizeof branding_;
  branding_.accent = setting_.look.accent;
  branding_.name = text(setting_.look.name);
  branding_.footer = text(setting_.look.footer);
  branding_.logo_media_type = text(setting_.look.logo_media_type);
  branding_.logo = {setting_.look.logo.data(), setting_.look.logo.size(), 1};
  setup_.struct_size = sizeof setup_;
  setup_.branding = &branding_;
  setup_.options = options_.abi();
  setup_.wording = wording_.abi();
  const assay_renderer_setup* setup = &setup_;
  if (setting_.grown) {
    setup_.branding = grown_.one(branding_);
    setup_.options = grown_.array<assay_option>(setup_.options);
    setup_.wording = grown_.array<assay_pair>(setup_.wording);
    setup = grown_.one(setup_);
  }
  status_ = calls_->create(plugin.instance(), text(id_), setup, &renderer_, &error_);
  if (status_ != ASSAY_OK) renderer_ = nullptr;
}

RendererUse::~RendererUse() {
  if (renderer_ != nullptr) calls_->destroy(renderer_);
}

const RendererUse& RendererUse::required() const {
  if (status_ != ASSAY_OK)
    throw Failed("create of renderer " + id_ + " failed: " + told(status_, error_), "let create succeed");
  if (renderer_ == nullptr)
    throw Failed("create of renderer " + id_ + " succeeded and gave no renderer", "set *renderer in create");
  return *this;
}

Rendering RendererUse::render(const std::vector<Event>& events, const Provoked& provoked) const {
  Rendering rendering;
  rendering.error = empty_error();
  Trial trial{events, provoked, rendering, setting_.grown};
  const assay_document_source source{sizeof source, 0, &trial, replay};
  const assay_byte_sink sink{sizeof sink, 0, &trial, take};
  Grown longer;
  rendering.status = setting_.grown
                         ? calls_->render(renderer_, longer.one(source), longer.one(sink), &rendering.error)
                         : calls_->render(renderer_, &source, &sink, &rendering.error);
  return rendering;
}

std::string RendererUse::bytes(const std::vector<Event>& events, const std::string& document) const {
  Rendering rendering = render(events);
  const std::string call = "render of " + id_ + " with " + document;
  expect(rendering.fault.empty(), call + ": " + rendering.fault,
         "look at what render hands to the source and the sink");
  if (rendering.status == ASSAY_E_UNSUPPORTED && rendering.error.text_size > 0) {
    throw PassedOver("renderer " + id_ + " cannot hold " + document + ": " +
                     told(rendering.status, rendering.error));
  }
  expect(rendering.status == ASSAY_OK, call + " failed: " + told(rendering.status, rendering.error),
         "let every document that keeps the grammar be rendered");
  return std::move(rendering.bytes);
}

void for_each_renderer(const Opened& plugin, const std::function<void(const Entry&)>& each) {
  const std::vector<Entry> entries = renderer_entries(plugin);
  if (entries.empty()) throw PassedOver("the plugin has no renderer");
  for (const Entry& entry : entries) each(entry);
}

std::string media_type_of(const Entry& renderer) {
  std::string type = renderer.texts[3].substr(0, renderer.texts[3].find(';'));
  while (!type.empty() && type.back() == ' ') type.pop_back();
  std::transform(type.begin(), type.end(), type.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return type;
}

}  // namespace assay::conformance
