#include "assay/sdk/plugin.hpp"
#include "assay/sdk/document_tree.hpp"
#include "render.hpp"

namespace assay::json {
namespace {

class JsonRenderer : public sdk::Renderer {
 public:
  explicit JsonRenderer(const sdk::RendererSetup&) {}

  void render(const sdk::DocumentSource& document, sdk::ByteSink& out) const override {
    sdk::DocumentTree tree;
    document.replay(tree.sink());
    out.write(render_json(tree.root()));
  }
};

struct JsonPlugin : sdk::Plugin {
  explicit JsonPlugin(const sdk::Host& host) : Plugin(host) {
    add_renderer<JsonRenderer>("json", "The document tree, whole, as JSON", "json", "application/json");
  }
};

}  // namespace
}  // namespace assay::json

ASSAY_PLUGIN(assay::json::JsonPlugin)
