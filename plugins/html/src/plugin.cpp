#include "assay/sdk/plugin.hpp"
#include "assay/sdk/document_tree.hpp"
#include "render.hpp"

namespace assay::html {
namespace {

class HtmlRenderer : public sdk::Renderer {
 public:
  // A logo or a wording that a page cannot be made with is refused here, before any document comes.
  explicit HtmlRenderer(const sdk::RendererSetup& setup)
      : look_{setup.branding.accent,          setup.branding.name, setup.branding.footer,
              setup.branding.logo_media_type, setup.branding.logo, setup.wording} {
    check_look(look_);
    style_ = page_style(look_);
  }

  void render(const sdk::DocumentSource& document, sdk::ByteSink& out) const override {
    sdk::DocumentTree tree;
    document.replay(tree.sink());
    out.write(render_html(tree.root(), look_, style_).view());
  }

 private:
  Look look_;
  PageStyle style_;
};

struct HtmlPlugin : sdk::Plugin {
  explicit HtmlPlugin(const sdk::Host& host) : Plugin(host) {
    add_renderer<HtmlRenderer>("html", "One HTML file, with its charts and style inside", "html",
                               "text/html");
  }
};

}  // namespace
}  // namespace assay::html

ASSAY_PLUGIN(assay::html::HtmlPlugin)
