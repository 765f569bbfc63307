#include "assay/sdk/plugin.hpp"
#include "assay/sdk/document_tree.hpp"
#include "render.hpp"

namespace assay::markdown {
namespace {

class MarkdownRenderer : public sdk::Renderer {
 public:
  // A wording that a file cannot be made with is refused here, before any document comes.
  explicit MarkdownRenderer(const sdk::RendererSetup& setup)
      : look_{setup.branding.name, setup.branding.footer, setup.wording} {
    check_look(look_);
  }

  void render(const sdk::DocumentSource& document, sdk::ByteSink& out) const override {
    sdk::DocumentTree tree;
    document.replay(tree.sink());
    out.write(render_markdown(tree.root(), look_));
  }

 private:
  Look look_;
};

struct MarkdownPlugin : sdk::Plugin {
  explicit MarkdownPlugin(const sdk::Host& host) : Plugin(host) {
    add_renderer<MarkdownRenderer>("markdown", "CommonMark text with GitHub's tables, without HTML in it",
                                   "md", "text/markdown");
  }
};

}  // namespace
}  // namespace assay::markdown

ASSAY_PLUGIN(assay::markdown::MarkdownPlugin)
