#include "assay/sdk/plugin.hpp"
#include "assay/sdk/document_tree.hpp"
#include "render.hpp"
#include "workshops.hpp"

namespace assay::pdf {
namespace {

Look look_of(const sdk::RendererSetup& setup) {
  const sdk::Branding& branding = setup.branding;
  Look look{branding.accent, branding.name, branding.footer, branding.logo_media_type, branding.logo, setup.wording};
  look.paper = setup.options.text("paper") == "letter" ? kLetter : kA4;
  look.fonts = {std::string(setup.options.text("font")), std::string(setup.options.text("heading_font"))};
  look.size = setup.options.number("size");
  return look;
}

class PdfRenderer : public sdk::Renderer {
 public:
  // A font, a logo or a wording that a file cannot be made with is refused here, before any document comes.
  explicit PdfRenderer(const sdk::RendererSetup& setup) : look_(look_of(setup)), workshops_(look_) {
    check_look(look_);
  }

  void render(const sdk::DocumentSource& document, sdk::ByteSink& out) const override {
    sdk::DocumentTree tree;
    document.replay(tree.sink());
    std::string file;
    workshops_.with_one([&](Workshop& workshop) { file = render_pdf(tree.root(), look_, workshop); });
    out.write(file);
  }

 private:
  Look look_;
  mutable Workshops workshops_;
};

struct PdfPlugin : sdk::Plugin {
  explicit PdfPlugin(const sdk::Host& host) : Plugin(host) {
    add_renderer<PdfRenderer>("pdf", "PDF for print and archive, tagged, with fonts and charts inside", "pdf",
                              "application/pdf");
  }
};

}  // namespace
}  // namespace assay::pdf

ASSAY_PLUGIN(assay::pdf::PdfPlugin)
