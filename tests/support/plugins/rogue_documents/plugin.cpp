// Report writers and renderers that each break one promise.
#include <assay/sdk/plugin.hpp>

#include <stdexcept>
#include <string>

namespace {

using assay::sdk::DocumentBuilder;

class Sheet : public assay::sdk::ReportWriter {
 public:
  explicit Sheet(const assay::sdk::ReportSetup&) {}
};

struct ClosesTooOften final : Sheet {
  using Sheet::Sheet;
  void write_sheet(DocumentBuilder& document) const override {
    document.block(DocumentBuilder::element(ASSAY_DOCUMENT), [] {});
    document.close();
  }
};

struct TextInTable final : Sheet {
  using Sheet::Sheet;
  void write_sheet(DocumentBuilder& document) const override {
    document.block(DocumentBuilder::element(ASSAY_DOCUMENT),
                   [&] { document.table("Results", {{"Role"}}, [&] { document.text("loose words"); }); });
  }
};

struct DeadLink final : Sheet {
  using Sheet::Sheet;
  void write_sheet(DocumentBuilder& document) const override {
    document.block(DocumentBuilder::element(ASSAY_DOCUMENT), [&] {
      document.block(DocumentBuilder::element(ASSAY_PARAGRAPH),
                     [&] { document.text("see there", 0, "#nowhere"); });
    });
  }
};

struct LeavesOpen final : Sheet {
  using Sheet::Sheet;
  void write_sheet(DocumentBuilder& document) const override {
    document.open(DocumentBuilder::element(ASSAY_DOCUMENT));
    document.open(DocumentBuilder::element(ASSAY_PARAGRAPH));
  }
};

// Goes on after the host has refused something, and claims success.
struct IgnoresRefusals final : Sheet {
  using Sheet::Sheet;
  void write_sheet(DocumentBuilder& document) const override {
    document.open(DocumentBuilder::element(ASSAY_DOCUMENT));
    try {
      document.text("loose words");
    } catch (const std::exception&) {
    }
    try {
      document.close();
    } catch (const std::exception&) {
    }
  }
};

struct Fails final : Sheet {
  using Sheet::Sheet;
  void write_sheet(DocumentBuilder&) const override { throw std::runtime_error("no ink"); }
};

class Renderer : public assay::sdk::Renderer {
 public:
  explicit Renderer(const assay::sdk::RendererSetup&) {}
};

struct RenderFails final : Renderer {
  using Renderer::Renderer;
  void render(const assay::sdk::DocumentSource&, assay::sdk::ByteSink& out) const override {
    out.write("half a ");
    throw assay::sdk::Failure(ASSAY_E_UNSUPPORTED, "charts cannot be drawn");
  }
};

// Goes on writing after the sink has failed, and claims success.
struct IgnoresSink final : Renderer {
  using Renderer::Renderer;
  void render(const assay::sdk::DocumentSource&, assay::sdk::ByteSink& out) const override {
    for (int i = 0; i < 3; ++i) {
      try {
        out.write("piece");
      } catch (const std::exception&) {
      }
    }
  }
};

struct Rogue final : assay::sdk::Plugin {
  explicit Rogue(const assay::sdk::Host& host) : Plugin(host) {
    add_report<ClosesTooOften>("rogue-documents.closes-too-often", "R", ASSAY_REPORT_SHEET);
    add_report<TextInTable>("rogue-documents.text-in-table", "R", ASSAY_REPORT_SHEET);
    add_report<DeadLink>("rogue-documents.dead-link", "R", ASSAY_REPORT_SHEET);
    add_report<LeavesOpen>("rogue-documents.leaves-open", "R", ASSAY_REPORT_SHEET);
    add_report<IgnoresRefusals>("rogue-documents.ignores-refusals", "R", ASSAY_REPORT_SHEET);
    add_report<Fails>("rogue-documents.fails", "R", ASSAY_REPORT_SHEET);
    add_renderer<RenderFails>("render-fails", "R", "txt", "text/plain");
    add_renderer<IgnoresSink>("ignores-sink", "R", "txt", "text/plain");
  }
};

}  // namespace

ASSAY_PLUGIN(Rogue)
