// assay/sdk/plugin.hpp: a C++ class and one macro make a plugin.
//
//   struct Example : assay::sdk::Plugin {
//     explicit Example(const assay::sdk::Host& host) : Plugin(host) {
//       add_scorer<ExampleScorer>("example.scorer", "Means by role");
//     }
//   };
//   ASSAY_PLUGIN(Example)
//
// Id, version, vendor and title come from plugin.toml and the instruments from their TOML files, both by
// assay_add_plugin() of the build.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "assay/abi/assay.h"
#include "assay/sdk/error.hpp"
#include "assay/sdk/host.hpp"
#include "assay/sdk/renderer.hpp"
#include "assay/sdk/report_writer.hpp"
#include "assay/sdk/scorer.hpp"
#include "assay/sdk/text.hpp"

namespace assay::sdk {

// An instrument that the build put into the library.
struct EmbeddedInstrument {
  std::string_view id;
  std::string_view name;
  std::string_view toml;
};

class Plugin {
 public:
  explicit Plugin(const Host& host) : host_(host) {}
  virtual ~Plugin() = default;
  Plugin(const Plugin&) = delete;
  Plugin& operator=(const Plugin&) = delete;

  struct ScorerKind {
    std::string_view id, title;
    std::unique_ptr<Scorer> (*make)(const ScorerSetup&);
  };
  struct ReportKind {
    std::string_view id, title;
    std::uint32_t about;
    std::unique_ptr<ReportWriter> (*make)(const ReportSetup&);
  };
  struct RendererKind {
    std::string_view id, title, extension, media_type;
    std::unique_ptr<Renderer> (*make)(const RendererSetup&);
  };

  const std::vector<EmbeddedInstrument>& instruments() const { return instruments_; }
  const std::vector<ScorerKind>& scorers() const { return scorers_; }
  const std::vector<ReportKind>& reports() const { return reports_; }
  const std::vector<RendererKind>& renderers() const { return renderers_; }
  const Host& host() const { return host_; }

 protected:
  // All texts must live as long as the library: literals.
  void add_instrument(const EmbeddedInstrument& instrument) { instruments_.push_back(instrument); }
  template <typename List>
  void add_instruments(const List& list) {
    for (const EmbeddedInstrument& instrument : list) add_instrument(instrument);
  }
  template <typename Kind>
  void add_scorer(std::string_view id, std::string_view title) {
    scorers_.push_back({id, title, [](const ScorerSetup& setup) -> std::unique_ptr<Scorer> {
                          return std::make_unique<Kind>(setup);
                        }});
  }
  template <typename Kind>
  void add_report(std::string_view id, std::string_view title, std::uint32_t about = ASSAY_REPORT_CASE) {
    reports_.push_back({id, title, about, [](const ReportSetup& setup) -> std::unique_ptr<ReportWriter> {
                          return std::make_unique<Kind>(setup);
                        }});
  }
  template <typename Kind>
  void add_renderer(std::string_view id, std::string_view title, std::string_view extension,
                    std::string_view media_type) {
    renderers_.push_back({id, title, extension, media_type,
                          [](const RendererSetup& setup) -> std::unique_ptr<Renderer> {
                            return std::make_unique<Kind>(setup);
                          }});
  }

 private:
  Host host_;
  std::vector<EmbeddedInstrument> instruments_;
  std::vector<ScorerKind> scorers_;
  std::vector<ReportKind> reports_;
  std::vector<RendererKind> renderers_;
};

}  // namespace assay::sdk

#include "assay/sdk/detail/trampolines.hpp"

// Defines the one exported symbol for the plugin class `Class`.
#define ASSAY_PLUGIN(Class)                                                                            \
  extern "C" ASSAY_EXPORT const assay_plugin* assay_plugin_entry(uint32_t host_abi_version) {          \
    static constexpr assay_plugin table = ::assay::sdk::detail::plugin_table<Class>(                   \
        ASSAY_PLUGIN_ID, ASSAY_PLUGIN_VERSION, ASSAY_PLUGIN_VENDOR, ASSAY_PLUGIN_TITLE);               \
    return host_abi_version == ASSAY_ABI_VERSION ? &table : nullptr;                                   \
  }
