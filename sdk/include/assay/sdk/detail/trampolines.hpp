// assay/sdk/detail/trampolines.hpp: the contract's C functions over the SDK's classes. Each is noexcept
// and turns whatever is thrown into a status and a text. Include assay/sdk/plugin.hpp instead.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "assay/sdk/plugin.hpp"

namespace assay::sdk::detail {

inline Plugin& plugin_of(assay_instance* instance) { return *reinterpret_cast<Plugin*>(instance); }

template <typename List>
const auto& entry_at(const List& list, std::uint32_t index, const char* what) {
  if (index >= list.size()) {
    throw Failure(ASSAY_E_ARGUMENT, std::string("there is no ") + what + " " + std::to_string(index) + ", only " +
                                        std::to_string(list.size()));
  }
  return list[index];
}

template <typename List>
const auto& entry_with_id(const List& list, assay_text id, const char* what) {
  for (const auto& entry : list) {
    if (entry.id == view(id)) return entry;
  }
  throw Failure(ASSAY_E_ARGUMENT, std::string("there is no ") + what + " `" + std::string(view(id)) + "`");
}

inline std::optional<Norm> norm_of(const assay_norm* norm) {
  return norm == nullptr ? std::nullopt : std::optional<Norm>(Norm(*norm));
}

// --- instruments ---

inline std::uint32_t instrument_count(assay_instance* instance) noexcept {
  return static_cast<std::uint32_t>(plugin_of(instance).instruments().size());
}

inline assay_status instrument_source(assay_instance* instance, std::uint32_t index,
                                      assay_instrument_source* source, assay_error* error) noexcept {
  return guarded(error, [&] {
    const EmbeddedInstrument& found = entry_at(plugin_of(instance).instruments(), index, "instrument");
    source->id = text(found.id);
    source->name = text(found.name);
    source->toml = text(found.toml);
  });
}

inline constexpr assay_instrument_interface kInstruments = {sizeof(assay_instrument_interface), 0,
                                                            instrument_count, instrument_source};

// --- scorers ---

inline Scorer& scorer_of(assay_scorer* scorer) { return *reinterpret_cast<Scorer*>(scorer); }

inline std::uint32_t scorer_count(assay_instance* instance) noexcept {
  return static_cast<std::uint32_t>(plugin_of(instance).scorers().size());
}

inline assay_status scorer_describe(assay_instance* instance, std::uint32_t index, assay_scorer_info* info,
                                    assay_error* error) noexcept {
  return guarded(error, [&] {
    const auto& found = entry_at(plugin_of(instance).scorers(), index, "scorer");
    info->id = text(found.id);
    info->title = text(found.title);
  });
}

inline assay_status scorer_create(assay_instance* instance, assay_text id, const assay_scorer_setup* setup,
                                  assay_scorer** scorer, assay_error* error) noexcept {
  return guarded(error, [&] {
    const auto& kind = entry_with_id(plugin_of(instance).scorers(), id, "scorer");
    const ScorerSetup plain{Model(*setup->model), norm_of(setup->norm), setup->rows, Options(setup->options),
                            plugin_of(instance).host()};
    *scorer = reinterpret_cast<assay_scorer*>(kind.make(plain).release());
  });
}

inline void scorer_destroy(assay_scorer* scorer) noexcept { delete &scorer_of(scorer); }

inline void scorer_measures(assay_scorer* scorer, assay_array* measures) noexcept {
  *measures = scorer_of(scorer).measures();
}

inline assay_status scorer_score(assay_scorer* scorer, const assay_batch* batch, const assay_score_table* table,
                                 assay_error* error) noexcept {
  return guarded(error, [&] { scorer_of(scorer).score(*batch, *table); });
}

inline constexpr assay_scorer_interface kScorers = {sizeof(assay_scorer_interface), 0, scorer_count,
                                                    scorer_describe, scorer_create, scorer_destroy,
                                                    scorer_measures, scorer_score};

// --- report writers ---

inline ReportWriter& writer_of(assay_report_writer* writer) { return *reinterpret_cast<ReportWriter*>(writer); }

inline std::uint32_t report_count(assay_instance* instance) noexcept {
  return static_cast<std::uint32_t>(plugin_of(instance).reports().size());
}

inline assay_status report_describe(assay_instance* instance, std::uint32_t index, assay_report_info* info,
                                    assay_error* error) noexcept {
  return guarded(error, [&] {
    const auto& found = entry_at(plugin_of(instance).reports(), index, "report");
    info->about = found.about;
    info->id = text(found.id);
    info->title = text(found.title);
  });
}

inline assay_status report_create(assay_instance* instance, assay_text id, const assay_report_setup* setup,
                                  assay_report_writer** writer, assay_error* error) noexcept {
  return guarded(error, [&] {
    const auto& kind = entry_with_id(plugin_of(instance).reports(), id, "report");
    static const assay_model none{};  // for a comparison
    const ReportSetup plain{Model(setup->model == nullptr ? none : *setup->model),
                            norm_of(setup->norm),
                            Options(setup->options),
                            Wording(setup->wording),
                            view(setup->locale),
                            view(setup->client_name)};
    *writer = reinterpret_cast<assay_report_writer*>(kind.make(plain).release());
  });
}

inline void report_destroy(assay_report_writer* writer) noexcept { delete &writer_of(writer); }

inline assay_status report_write(assay_report_writer* writer, const assay_case* assessed,
                                 const assay_document_sink* sink, assay_error* error) noexcept {
  return guarded(error, [&] {
    DocumentBuilder document(*sink);
    if (assessed == nullptr) {
      writer_of(writer).write_sheet(document);
    } else {
      writer_of(writer).write_case(Case(*assessed), document);
    }
  });
}

inline assay_status report_write_group(assay_report_writer* writer, const assay_group_set* set,
                                       const assay_document_sink* sink, assay_error* error) noexcept {
  return guarded(error, [&] {
    DocumentBuilder document(*sink);
    writer_of(writer).write_group(GroupSet(*set), document);
  });
}

inline assay_status report_write_comparison(assay_report_writer* writer, const assay_comparison* comparison,
                                            const assay_document_sink* sink, assay_error* error) noexcept {
  return guarded(error, [&] {
    DocumentBuilder document(*sink);
    writer_of(writer).write_comparison(Comparison(*comparison), document);
  });
}

inline constexpr assay_report_writer_interface kReportWriters = {sizeof(assay_report_writer_interface),
                                                                 0,
                                                                 report_count,
                                                                 report_describe,
                                                                 report_create,
                                                                 report_destroy,
                                                                 report_write,
                                                                 report_write_group,
                                                                 report_write_comparison};

// --- renderers ---

inline Renderer& renderer_of(assay_renderer* renderer) { return *reinterpret_cast<Renderer*>(renderer); }

inline std::uint32_t renderer_count(assay_instance* instance) noexcept {
  return static_cast<std::uint32_t>(plugin_of(instance).renderers().size());
}

inline assay_status renderer_describe(assay_instance* instance, std::uint32_t index, assay_renderer_info* info,
                                      assay_error* error) noexcept {
  return guarded(error, [&] {
    const auto& found = entry_at(plugin_of(instance).renderers(), index, "renderer");
    info->id = text(found.id);
    info->title = text(found.title);
    info->extension = text(found.extension);
    info->media_type = text(found.media_type);
  });
}

inline assay_status renderer_create(assay_instance* instance, assay_text id, const assay_renderer_setup* setup,
                                    assay_renderer** renderer, assay_error* error) noexcept {
  return guarded(error, [&] {
    const auto& kind = entry_with_id(plugin_of(instance).renderers(), id, "renderer");
    const assay_branding& look = *setup->branding;
    const Branding branding{look.accent, view(look.name), view(look.footer), view(look.logo_media_type),
                            std::string_view(static_cast<const char*>(look.logo.data), look.logo.count)};
    const RendererSetup plain{branding, Options(setup->options), Wording(setup->wording)};
    *renderer = reinterpret_cast<assay_renderer*>(kind.make(plain).release());
  });
}

inline void renderer_destroy(assay_renderer* renderer) noexcept { delete &renderer_of(renderer); }

inline assay_status renderer_render(assay_renderer* renderer, const assay_document_source* document,
                                    const assay_byte_sink* out, assay_error* error) noexcept {
  return guarded(error, [&] {
    ByteSink bytes(*out);
    renderer_of(renderer).render(DocumentSource(*document), bytes);
  });
}

inline constexpr assay_renderer_interface kRenderers = {sizeof(assay_renderer_interface), 0, renderer_count,
                                                        renderer_describe, renderer_create, renderer_destroy,
                                                        renderer_render};

// --- the plugin ---

template <typename Class>
assay_status open_plugin(const assay_host* host, assay_instance** instance, assay_error* error) noexcept {
  return guarded(error, [&] {
    std::unique_ptr<Plugin> plugin = std::make_unique<Class>(Host(*host));
    *instance = reinterpret_cast<assay_instance*>(plugin.release());
  });
}

inline void close_plugin(assay_instance* instance) noexcept { delete &plugin_of(instance); }

inline const void* find_interface(assay_text id) noexcept {
  const std::string_view wanted = view(id);
  if (wanted == ASSAY_INSTRUMENT_INTERFACE) return &kInstruments;
  if (wanted == ASSAY_SCORER_INTERFACE) return &kScorers;
  if (wanted == ASSAY_REPORT_WRITER_INTERFACE) return &kReportWriters;
  if (wanted == ASSAY_RENDERER_INTERFACE) return &kRenderers;
  return nullptr;
}

constexpr assay_text constant(std::string_view words) { return assay_text{words.data(), words.size()}; }

template <typename Class>
constexpr assay_plugin plugin_table(std::string_view id, std::string_view version, std::string_view vendor,
                                    std::string_view title) {
  return assay_plugin{sizeof(assay_plugin), ASSAY_ABI_VERSION,   constant(id), constant(version), constant(vendor),
                      constant(title),      open_plugin<Class>, close_plugin, find_interface};
}

}  // namespace assay::sdk::detail
