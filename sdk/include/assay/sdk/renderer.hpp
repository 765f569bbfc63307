// assay/sdk/renderer.hpp: base class of a renderer.
#pragma once

#include <cstdint>
#include <string_view>

#include "assay/abi/renderer.h"
#include "assay/sdk/error.hpp"
#include "assay/sdk/model.hpp"
#include "assay/sdk/text.hpp"
#include "assay/sdk/wording.hpp"

namespace assay::sdk {

struct Branding {
  std::uint32_t accent;  // 0xRRGGBB
  std::string_view name;
  std::string_view footer;
  std::string_view logo_media_type;  // empty: no logo
  std::string_view logo;             // the bytes of the file
};

// What a renderer is made with. Everything in it is valid as long as the renderer.
struct RendererSetup {
  Branding branding;
  Options options;
  Wording wording;
};

// Where a rendered file goes.
class ByteSink {
 public:
  explicit ByteSink(const assay_byte_sink& sink) : sink_(&sink) {}
  void write(std::string_view bytes) {
    assay_error error = empty_error();
    require_sink(sink_->write(sink_->context, bytes.data(), bytes.size(), &error), error);
  }

 private:
  const assay_byte_sink* sink_;
};

// The document to render; it can be replayed as often as needed.
class DocumentSource {
 public:
  explicit DocumentSource(const assay_document_source& source) : source_(&source) {}
  void replay(const assay_document_sink& sink) const {
    assay_error error = empty_error();
    require_sink(source_->replay(source_->context, &sink, &error), error);
  }

 private:
  const assay_document_source* source_;
};

// Derive from it. A renderer is constant once made: render is called from several threads at once.
class Renderer {
 public:
  virtual ~Renderer() = default;
  Renderer(const Renderer&) = delete;
  Renderer& operator=(const Renderer&) = delete;

  virtual void render(const DocumentSource& document, ByteSink& out) const = 0;

 protected:
  Renderer() = default;
};

}  // namespace assay::sdk
