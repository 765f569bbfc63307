// A shared library with an open plugin in it, and the checks on what it answers.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "assay/bridge.hpp"
#include "assay/growth.hpp"

namespace assay::bridge {

assay_text text(std::string_view words);
// A copy of a plugin's text. Throws Error (Plugin) when it is not well-formed; `what` names it.
std::string checked_text(const Manifest& plugin, assay_text words, std::string_view what);
// Throws Error (Plugin) for an array that cannot be read as elements of `least` bytes; `what` names them.
void check_array(const Manifest& plugin, assay_array array, std::size_t least, std::string_view what);
// An Error of this plugin.
Error plugin_error(const Manifest& plugin, std::string what, std::string found = {}, std::string remedy = {});
// Throws unless `status` is ASSAY_OK, with the plugin's own text. ASSAY_E_CONTENT is a fault of what the plugin
// was given: of the instrument, the norm or an option.
void require(const Manifest& plugin, assay_status status, const assay_error& error, std::string_view call);
assay_error empty_error();

// The struct_size of a table, which every table begins with.
std::uint32_t size_of(const void* table);

class Library;  // the mapped library itself; its types stay in library.cpp

class OpenPlugin final : public LoadedPlugin {
 public:
  explicit OpenPlugin(const Manifest& manifest);
  ~OpenPlugin() override;

  const Manifest& manifest() const override { return manifest_; }
  InstrumentText instrument(std::string_view id) const override;
  std::unique_ptr<ScorerProxy> make_scorer(std::string_view id, const Model& model, const NormTable* norm,
                                           const OptionTable& options) const override;
  std::unique_ptr<ReportWriterProxy> make_report_writer(std::string_view id,
                                                        const ReportParts& parts) const override;
  std::unique_ptr<RendererProxy> make_renderer(std::string_view id, const Look& look, const OptionTable& options,
                                               const PairTable& wording) const override;

  assay_instance* instance() const { return instance_; }

 private:
  void hold_against_manifest() const;
  // The interface table as far as both sides know it, or nothing when the plugin does not have it. Throws when it
  // is smaller than it ever was, or lacks a function. A function that came later may be null.
  template <typename Interface>
  std::optional<Interface> find(std::string_view id) const {
    const void* table = checked_interface(id, kFirstSize<Interface>, sizeof(Interface));
    if (table == nullptr) return std::nullopt;
    return known_part<Interface>(table, size_of(table));
  }
  const void* checked_interface(std::string_view id, std::size_t least, std::size_t known) const;

  Manifest manifest_;
  std::unique_ptr<Library> library_;
  assay_host host_{};
  assay_plugin table_{};
  assay_instance* instance_ = nullptr;
};

}  // namespace assay::bridge
