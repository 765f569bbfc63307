#include <exception>

#include "library.hpp"

namespace assay::bridge {
namespace {

// Carries what the host's own receiver throws past the plugin, which sees a status only.
struct Receiver {
  const std::function<void(std::string_view)>* out;
  std::exception_ptr thrown;
};

assay_status tell(assay_error* error, std::string_view words) {
  if (error == nullptr) return ASSAY_E_SINK;
  error->code = ASSAY_E_SINK;
  error->text_size = static_cast<std::uint32_t>(words.copy(error->text, ASSAY_ERROR_CAPACITY));
  return ASSAY_E_SINK;
}

// After the first failure nothing is taken any more, also from a renderer that does not look at the status.
assay_status receive(void* context, const void* data, std::uint64_t size, assay_error* error) {
  auto& receiver = *static_cast<Receiver*>(context);
  if (receiver.thrown) return tell(error, "the host could not take the bytes");
  try {
    if (data == nullptr && size > 0) {
      throw Error(Problem{{}, {}, "a renderer gave bytes with a size and no address", {}, {}, "tell its vendor"},
                  Fault::Plugin);
    }
    if (size > 0) (*receiver.out)(std::string_view(static_cast<const char*>(data), size));
    return ASSAY_OK;
  } catch (...) {
    receiver.thrown = std::current_exception();
    return tell(error, "the host could not take the bytes");
  }
}

assay_status replay(void* context, const assay_document_sink* sink, assay_error* error) {
  return static_cast<const DocumentTree*>(context)->replay(*sink, error);
}

class Renderer final : public RendererProxy {
 public:
  Renderer(std::shared_ptr<const OpenPlugin> plugin, const assay_renderer_interface& calls, std::string_view id,
           const Look& look, const OptionTable& options, const PairTable& wording)
      : plugin_(std::move(plugin)), calls_(calls), id_(id), look_(look) {
    branding_.struct_size = sizeof(branding_);
    branding_.accent = look_.accent;
    branding_.name = text(look_.name);
    branding_.footer = text(look_.footer);
    branding_.logo_media_type = text(look_.logo_media_type);
    branding_.logo = {look_.logo.data(), look_.logo.size(), 1};
    setup_.struct_size = sizeof(setup_);
    setup_.branding = &branding_;
    setup_.options = options.abi();
    setup_.wording = wording.abi();
    assay_error error = empty_error();
    require(plugin_->manifest(), calls_.create(plugin_->instance(), text(id_), &setup_, &renderer_, &error), error,
            "making the renderer " + id_);
    if (renderer_ == nullptr) throw plugin_error(plugin_->manifest(), "create succeeded and gave no renderer");
  }
  ~Renderer() override { calls_.destroy(renderer_); }

  void render(const DocumentTree& document, const std::function<void(std::string_view)>& out) const override {
    Receiver receiver{&out, nullptr};
    assay_document_source source{sizeof(source), 0, const_cast<DocumentTree*>(&document), replay};
    assay_byte_sink bytes{sizeof(bytes), 0, &receiver, receive};
    assay_error error = empty_error();
    const assay_status status = calls_.render(renderer_, &source, &bytes, &error);
    if (receiver.thrown) std::rethrow_exception(receiver.thrown);
    require(plugin_->manifest(), status, error, "rendering " + id_);
  }

 private:
  std::shared_ptr<const OpenPlugin> plugin_;
  assay_renderer_interface calls_;
  std::string id_;
  Look look_;
  assay_branding branding_{};
  assay_renderer_setup setup_{};
  assay_renderer* renderer_ = nullptr;
};

}  // namespace

std::unique_ptr<RendererProxy> OpenPlugin::make_renderer(std::string_view id, const Look& look,
                                                         const OptionTable& options, const PairTable& wording) const {
  const auto calls = find<assay_renderer_interface>(ASSAY_RENDERER_INTERFACE);
  if (!calls) throw plugin_error(manifest_, "it has no renderers");
  return std::make_unique<Renderer>(std::static_pointer_cast<const OpenPlugin>(shared_from_this()), *calls, id, look,
                                    options, wording);
}

}  // namespace assay::bridge
