// assay/sdk/testing/open_plugin.hpp: a plugin, called through its one symbol as the host calls it.
//
//   OpenPlugin plugin(ASSAY_PLUGIN_FILE);                     // the library that was built
//   FakeScores scores = plugin.score("acme.scorer", batch);
//
// Every object is destroyed and the plugin closed in the right order. A call that fails throws the plugin's status
// and words as a Failure; so ASSAY_CHECK_FAILS and the like can look at them.
#pragma once

#include <dlfcn.h>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "assay/abi/assay.h"
#include "assay/sdk/error.hpp"
#include "assay/sdk/testing/fake_batch.hpp"
#include "assay/sdk/testing/fake_case.hpp"
#include "assay/sdk/testing/fake_comparison.hpp"
#include "assay/sdk/testing/fake_document.hpp"
#include "assay/sdk/testing/fake_host.hpp"
#include "assay/sdk/testing/fake_scores.hpp"
#include "assay/sdk/testing/fake_setup.hpp"
#include "assay/sdk/testing/fake_sink.hpp"

namespace assay::sdk::testing {

namespace detail {

// A failure must have a code that fits its status, and words; a success is none.
inline void require_call(assay_status status, const assay_error& error, const char* call) {
  if (status == ASSAY_OK) return;
  const std::string words(error_text(error));
  if (words.empty()) throw Failure(status, std::string(call) + " failed without a word");
  throw Failure(status, words);
}

template <typename Call>
void call(const char* name, Call&& body) {
  assay_error error = empty_error();
  require_call(body(&error), error, name);
}

}  // namespace detail

// A scorer. The plugin must outlive it; the instrument and the setup too.
class OpenScorer {
 public:
  OpenScorer(const assay_scorer_interface& table, assay_instance* instance, std::string_view id,
             const FakeInstrument& instrument, const FakeSetup& with)
      : table_(&table) {
    setup_.struct_size = sizeof setup_;
    setup_.model = &instrument.abi();
    setup_.norm = with.norm_or_null();
    setup_.rows = array(instrument.rows());
    setup_.options = with.option_array();
    detail::call("create", [&](assay_error* error) { return table.create(instance, text(id), &setup_, &scorer_, error); });
  }
  ~OpenScorer() { table_->destroy(scorer_); }
  OpenScorer(const OpenScorer&) = delete;
  OpenScorer& operator=(const OpenScorer&) = delete;

  // assay_measure. Valid as long as this object.
  assay_array measures() const {
    assay_array measures{};
    table_->measures(scorer_, &measures);
    return measures;
  }
  // Scores a batch; the batch must outlive the scores.
  FakeScores score(const FakeBatch& batch) const {
    const FakeBatch before = batch;
    FakeScores scores(batch, measures());
    const assay_batch answers = batch.abi();
    const assay_score_table cells = scores.abi();
    detail::call("score", [&](assay_error* error) { return table_->score(scorer_, &answers, &cells, error); });
    if (!before.equals(batch)) throw std::logic_error("the scorer wrote into the answers");
    return scores;
  }

 private:
  const assay_scorer_interface* table_;
  assay_scorer_setup setup_{};
  assay_scorer* scorer_ = nullptr;
};

// A report writer, like OpenScorer.
class OpenReport {
 public:
  // `instrument` is null for a report on a comparison.
  OpenReport(const assay_report_writer_interface& table, assay_instance* instance, std::string_view id,
             const FakeInstrument* instrument, const FakeSetup& with)
      : table_(&table) {
    setup_.struct_size = sizeof setup_;
    setup_.model = instrument == nullptr ? nullptr : &instrument->abi();
    setup_.norm = with.norm_or_null();
    setup_.options = with.option_array();
    setup_.wording = with.wording_array();
    setup_.locale = text(with.locale);
    setup_.client_name = text(with.client_name);
    detail::call("create", [&](assay_error* error) { return table.create(instance, text(id), &setup_, &writer_, error); });
  }
  ~OpenReport() { table_->destroy(writer_); }
  OpenReport(const OpenReport&) = delete;
  OpenReport& operator=(const OpenReport&) = delete;

  void write(const FakeCase& assessed, FakeSink& sink) const { write_plain(&assessed.abi(), sink); }
  void write_sheet(FakeSink& sink) const { write_plain(nullptr, sink); }
  void write(const FakeGroups& groups, FakeSink& sink) const {
    const assay_document_sink to = sink.abi();
    detail::call("write_group", [&](assay_error* error) { return table_->write_group(writer_, &groups.abi(), &to, error); });
  }
  void write(const FakeComparison& comparison, FakeSink& sink) const {
    const assay_document_sink to = sink.abi();
    detail::call("write_comparison", [&](assay_error* error) {
      return table_->write_comparison(writer_, &comparison.abi(), &to, error);
    });
  }

 private:
  void write_plain(const assay_case* assessed, FakeSink& sink) const {
    const assay_document_sink to = sink.abi();
    detail::call("write", [&](assay_error* error) { return table_->write(writer_, assessed, &to, error); });
  }
  const assay_report_writer_interface* table_;
  assay_report_setup setup_{};
  assay_report_writer* writer_ = nullptr;
};

// A renderer, like OpenScorer.
class OpenRenderer {
 public:
  OpenRenderer(const assay_renderer_interface& table, assay_instance* instance, std::string_view id,
               const FakeSetup& with)
      : table_(&table) {
    setup_.struct_size = sizeof setup_;
    setup_.branding = with.branding == nullptr ? &plain_.abi() : &with.branding->abi();
    setup_.options = with.option_array();
    setup_.wording = with.wording_array();
    detail::call("create", [&](assay_error* error) { return table.create(instance, text(id), &setup_, &renderer_, error); });
  }
  ~OpenRenderer() { table_->destroy(renderer_); }
  OpenRenderer(const OpenRenderer&) = delete;
  OpenRenderer& operator=(const OpenRenderer&) = delete;

  void render(const FakeDocument& document, FakeBytes& out) const {
    const assay_document_source from = document.abi();
    const assay_byte_sink to = out.abi();
    detail::call("render", [&](assay_error* error) { return table_->render(renderer_, &from, &to, error); });
  }
  std::string render(const FakeDocument& document) const {
    FakeBytes out;
    render(document, out);
    return out.bytes();
  }

 private:
  const assay_renderer_interface* table_;
  FakeBranding plain_;
  assay_renderer_setup setup_{};
  assay_renderer* renderer_ = nullptr;
};

// A plugin between open and close.
class OpenPlugin {
 public:
  // Loads a library as the host does. Throws std::runtime_error with the loader's words.
  explicit OpenPlugin(const char* library) : library_(::dlopen(library, RTLD_NOW | RTLD_LOCAL), &close_library) {
    if (!library_) throw std::runtime_error(::dlerror());
    open(reinterpret_cast<assay_plugin_entry_function>(::dlsym(library_.get(), ASSAY_PLUGIN_ENTRY_SYMBOL)));
  }
  // For a plugin that is linked into the test: OpenPlugin plugin(&assay_plugin_entry).
  explicit OpenPlugin(assay_plugin_entry_function entry) : library_(nullptr, &close_library) { open(entry); }
  ~OpenPlugin() { plugin_->close(instance_); }
  OpenPlugin(const OpenPlugin&) = delete;
  OpenPlugin& operator=(const OpenPlugin&) = delete;

  std::string_view id() const { return view(plugin_->id); }
  std::string_view version() const { return view(plugin_->version); }
  std::string_view vendor() const { return view(plugin_->vendor); }
  std::string_view title() const { return view(plugin_->title); }
  const FakeHost& host() const { return host_; }

  // The TOML text of an instrument.
  std::string_view instrument(std::string_view id) const {
    const auto& table = interface<assay_instrument_interface>(ASSAY_INSTRUMENT_INTERFACE);
    for (std::uint32_t at = 0; at < table.count(instance_); ++at) {
      assay_instrument_source source{};
      source.struct_size = sizeof source;
      detail::call("source", [&](assay_error* error) { return table.source(instance_, at, &source, error); });
      if (view(source.id) == id) return view(source.toml);
    }
    throw Failure(ASSAY_E_ARGUMENT, "the plugin has no instrument " + std::string(id));
  }
  std::unique_ptr<OpenScorer> scorer(std::string_view id, const FakeInstrument& instrument,
                                     const FakeSetup& with = {}) const {
    return std::make_unique<OpenScorer>(interface<assay_scorer_interface>(ASSAY_SCORER_INTERFACE), instance_, id,
                                        instrument, with);
  }
  std::unique_ptr<OpenReport> report(std::string_view id, const FakeInstrument& instrument,
                                     const FakeSetup& with = {}) const {
    return std::make_unique<OpenReport>(reports(), instance_, id, &instrument, with);
  }
  std::unique_ptr<OpenReport> comparison_report(std::string_view id, const FakeSetup& with = {}) const {
    return std::make_unique<OpenReport>(reports(), instance_, id, nullptr, with);
  }
  std::unique_ptr<OpenRenderer> renderer(std::string_view id, const FakeSetup& with = {}) const {
    return std::make_unique<OpenRenderer>(interface<assay_renderer_interface>(ASSAY_RENDERER_INTERFACE), instance_, id,
                                          with);
  }

  // The same in one call each, for tests that need it once.
  FakeScores score(std::string_view id, const FakeBatch& batch, const FakeSetup& with = {}) const {
    return scorer(id, batch.instrument(), with)->score(batch);
  }
  void write(std::string_view id, const FakeCase& assessed, FakeSink& sink, const FakeSetup& with = {}) const {
    report(id, assessed.instrument(), with)->write(assessed, sink);
  }
  void write(std::string_view id, const FakeGroups& groups, FakeSink& sink, const FakeSetup& with = {}) const {
    report(id, groups.instrument(), with)->write(groups, sink);
  }
  void write(std::string_view id, const FakeComparison& comparison, FakeSink& sink, const FakeSetup& with = {}) const {
    comparison_report(id, with)->write(comparison, sink);
  }
  void write_sheet(std::string_view id, const FakeInstrument& instrument, FakeSink& sink,
                   const FakeSetup& with = {}) const {
    report(id, instrument, with)->write_sheet(sink);
  }
  std::string render(std::string_view id, const FakeDocument& document, const FakeSetup& with = {}) const {
    return renderer(id, with)->render(document);
  }

  // An interface's table. Throws a Failure (ASSAY_E_UNSUPPORTED) when the plugin does not have it.
  template <typename Table>
  const Table& interface(std::string_view id) const {
    const void* found = plugin_->find_interface(text(id));
    if (found == nullptr) throw Failure(ASSAY_E_UNSUPPORTED, "the plugin has no interface " + std::string(id));
    return *static_cast<const Table*>(found);
  }

 private:
  static void close_library(void* library) {
    if (library != nullptr) ::dlclose(library);
  }
  const assay_report_writer_interface& reports() const {
    return interface<assay_report_writer_interface>(ASSAY_REPORT_WRITER_INTERFACE);
  }
  void open(assay_plugin_entry_function entry) {
    if (entry == nullptr) throw std::runtime_error("the library does not export " ASSAY_PLUGIN_ENTRY_SYMBOL);
    plugin_ = entry(ASSAY_ABI_VERSION);
    if (plugin_ == nullptr) throw std::runtime_error("the plugin does not serve this version of the contract");
    detail::call("open", [&](assay_error* error) { return plugin_->open(&host_.abi(), &instance_, error); });
  }

  FakeHost host_;
  std::unique_ptr<void, void (*)(void*)> library_;
  const assay_plugin* plugin_ = nullptr;
  assay_instance* instance_ = nullptr;
};

}  // namespace assay::sdk::testing
