#include "assay/sdk/plugin.hpp"
#include "assay/sdk/document_tree.hpp"
#include "render.hpp"

namespace assay::xlsx {
namespace {

class XlsxRenderer : public sdk::Renderer {
 public:
  // An option or a wording that a workbook cannot be made with is refused here, before any document comes.
  explicit XlsxRenderer(const sdk::RendererSetup& setup)
      : look_{setup.branding.accent, setup.branding.name, setup.branding.footer,
              paper_of(setup.options.text("paper")), setup.wording} {
    check_look(look_);
  }

  void render(const sdk::DocumentSource& document, sdk::ByteSink& out) const override {
    sdk::DocumentTree tree;
    document.replay(tree.sink());
    out.write(render_xlsx(tree.root(), look_));
  }

 private:
  Look look_;
};

struct XlsxPlugin : sdk::Plugin {
  explicit XlsxPlugin(const sdk::Host& host) : Plugin(host) {
    add_renderer<XlsxRenderer>("xlsx", "A workbook: scores, items, distributions, comments and charts",
                               "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
  }
};

}  // namespace
}  // namespace assay::xlsx

ASSAY_PLUGIN(assay::xlsx::XlsxPlugin)
