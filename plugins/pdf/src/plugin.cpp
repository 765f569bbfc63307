#include <memory>
#include <mutex>

#include "assay/sdk/plugin.hpp"
#include "assay/sdk/document_tree.hpp"
#include "render.hpp"

namespace assay::pdf {
namespace {

// One file at a time in a process: cairo 1.16 opens and closes fonts of FreeType without a lock of its own. And one
// set of fonts for all renderers: to find those of a machine takes a tenth of a second.
class Press {
 public:
  // Runs `work` with the typesetter, alone. [any thread]
  template <typename Work>
  static auto with_typesetter(Work&& work) {
    static Press press;
    const std::lock_guard<std::mutex> lock(press.mutex_);
    if (press.typesetter_ == nullptr) press.typesetter_ = std::make_unique<Typesetter>();
    return work(*press.typesetter_);
  }

 private:
  std::mutex mutex_;
  std::unique_ptr<Typesetter> typesetter_;
};

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
  explicit PdfRenderer(const sdk::RendererSetup& setup) : look_(look_of(setup)) {
    Press::with_typesetter([this](Typesetter& typesetter) {
      check_look(look_, typesetter);
      logo_ = logo_of(look_);
    });
  }

  void render(const sdk::DocumentSource& document, sdk::ByteSink& out) const override {
    sdk::DocumentTree tree;
    document.replay(tree.sink());
    out.write(Press::with_typesetter([&](Typesetter& typesetter) {
      return render_pdf(tree.root(), look_, {typesetter, logo_.get()});
    }));
  }

 private:
  Look look_;
  std::unique_ptr<Logo> logo_;  // null for none; used by the press alone
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
