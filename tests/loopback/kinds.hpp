// The four interfaces by what they have in common.
#pragma once

#include <stdexcept>
#include <string_view>

#include "assay/abi/assay.h"
#include "half.hpp"

namespace loopback {

struct InstrumentKind {
  static constexpr Kind kKind = Kind::Instrument;
  static constexpr std::string_view kId = ASSAY_INSTRUMENT_INTERFACE;
  using Interface = assay_instrument_interface;
  using Info = assay_instrument_source;
  static auto describe(const Interface& table) { return table.source; }
};

struct ScorerKind {
  static constexpr Kind kKind = Kind::Scorer;
  static constexpr std::string_view kId = ASSAY_SCORER_INTERFACE;
  using Interface = assay_scorer_interface;
  using Info = assay_scorer_info;
  using Setup = assay_scorer_setup;
  using Object = assay_scorer;
  static auto describe(const Interface& table) { return table.describe; }
  // How many items the model has: the shape of a batch rests on it.
  static std::uint64_t items(const Setup& setup) {
    return setup.model == nullptr ? 0 : setup.model->items.count;
  }
};

struct ReportWriterKind {
  static constexpr Kind kKind = Kind::ReportWriter;
  static constexpr std::string_view kId = ASSAY_REPORT_WRITER_INTERFACE;
  using Interface = assay_report_writer_interface;
  using Info = assay_report_info;
  using Setup = assay_report_setup;
  using Object = assay_report_writer;
  static auto describe(const Interface& table) { return table.describe; }
  static std::uint64_t items(const Setup&) { return 0; }
};

struct RendererKind {
  static constexpr Kind kKind = Kind::Renderer;
  static constexpr std::string_view kId = ASSAY_RENDERER_INTERFACE;
  using Interface = assay_renderer_interface;
  using Info = assay_renderer_info;
  using Setup = assay_renderer_setup;
  using Object = assay_renderer;
  static auto describe(const Interface& table) { return table.describe; }
  static std::uint64_t items(const Setup&) { return 0; }
};

// Calls `use` with the kind that a message named.
template <typename Use>
void with_kind(Kind kind, Use use) {
  switch (kind) {
    case Kind::Instrument:
      return use(InstrumentKind{});
    case Kind::Scorer:
      return use(ScorerKind{});
    case Kind::ReportWriter:
      return use(ReportWriterKind{});
    case Kind::Renderer:
      return use(RendererKind{});
  }
  throw std::runtime_error("an interface that there is not");
}

// The same for those whose objects are made.
template <typename Use>
void with_maker(Kind kind, Use use) {
  switch (kind) {
    case Kind::Scorer:
      return use(ScorerKind{});
    case Kind::ReportWriter:
      return use(ReportWriterKind{});
    case Kind::Renderer:
      return use(RendererKind{});
    default:
      throw std::runtime_error("an interface that makes nothing");
  }
}

}  // namespace loopback
