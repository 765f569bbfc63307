// assay/bridge.hpp: plugins that are loaded, as C++ objects of the host. Here, and nowhere else, the host
// calls into vendor code; what comes back is checked before anybody uses it.
//
// Everything made from a plugin keeps it loaded. A call that fails, or an answer that breaks the contract,
// is an Error with Fault::Plugin that names the plugin.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "assay/abi/assay.h"
#include "assay/catalog.hpp"
#include "assay/document.hpp"
#include "assay/instrument.hpp"
#include "assay/norms.hpp"

namespace assay {

// A column of scores, as a scorer declared it.
struct MeasureInfo {
  std::string id, title;
  std::uint32_t type = ASSAY_MEASURE_NUMBER;
  double minimum = 0, maximum = 0;
  std::vector<std::string> levels;  // empty: all
  std::vector<std::string> roles;   // empty: all
  std::uint32_t basis = ASSAY_BASIS_NONE;
  std::uint32_t statistic = ASSAY_STATISTIC_NONE;
  double point = 0;  // of an ASSAY_STATISTIC_POINT_COUNT
};

using TextPairs = std::vector<std::pair<std::string, std::string>>;

// Options and wording as the contract passes them. Keeps what they point at.
class OptionTable {
 public:
  explicit OptionTable(std::vector<OptionValue> values);
  OptionTable(const OptionTable&) = delete;
  OptionTable& operator=(const OptionTable&) = delete;
  assay_array abi() const;

 private:
  std::vector<OptionValue> values_;
  std::vector<assay_option> abi_;
};

class PairTable {
 public:
  // Sorted by key when `sorted`; else in the order given.
  PairTable(TextPairs pairs, bool sorted);
  PairTable(const PairTable&) = delete;
  PairTable& operator=(const PairTable&) = delete;
  assay_array abi() const;

 private:
  TextPairs pairs_;
  std::vector<assay_pair> abi_;
};

// A customer's look, for renderers.
struct Look {
  std::uint32_t accent = 0;
  std::string name, footer, logo_media_type, logo;
};

class ScorerProxy {
 public:
  virtual ~ScorerProxy() = default;
  virtual const std::vector<MeasureInfo>& measures() const = 0;
  // The measures as report writers receive them.
  virtual assay_array measure_array() const = 0;
  // [any thread]
  virtual void score(const assay_batch& batch, const assay_score_table& table) const = 0;
};

class ReportWriterProxy {
 public:
  virtual ~ReportWriterProxy() = default;
  // `assessed` is null for a sheet. What `explain` sends comes last in the document, unless the writer has an element
  // of the role "disclosure", and so explains what is withheld itself; null for nothing to explain. [any thread]
  virtual DocumentTree write(const assay_case* assessed, const DocumentAddition& explain = nullptr) const = 0;
  // `beside` comes last in a document that explains what is withheld itself: what its writer cannot know.
  virtual DocumentTree write_group(const assay_group_set& set, const DocumentAddition& explain = nullptr,
                                   const DocumentAddition& beside = nullptr) const = 0;
  virtual DocumentTree write_comparison(const assay_comparison& comparison,
                                        const DocumentAddition& explain = nullptr) const = 0;
};

class RendererProxy {
 public:
  virtual ~RendererProxy() = default;
  // Hands the file's bytes to `out`, in order. What `out` throws comes back as it was. [any thread]
  virtual void render(const DocumentTree& document, const std::function<void(std::string_view)>& out) const = 0;
};

class LoadedPlugin : public std::enable_shared_from_this<LoadedPlugin> {
 public:
  // Loads the library of a manifest, holds what it says of itself against the manifest, and opens it.
  // Throws Error (Plugin): an undefined symbol, another contract version, any disagreement.
  static std::shared_ptr<const LoadedPlugin> load(const Manifest& manifest);
  virtual ~LoadedPlugin() = default;

  virtual const Manifest& manifest() const = 0;

  struct InstrumentText {
    std::string name, toml;
  };
  virtual InstrumentText instrument(std::string_view id) const = 0;
  // What is passed in must live as long as the object that is made.
  virtual std::unique_ptr<ScorerProxy> make_scorer(std::string_view id, const Model& model, const NormTable* norm,
                                                   const OptionTable& options) const = 0;
  struct ReportParts {
    const Model* model;     // null for a comparison
    const NormTable* norm;  // may be null
    const OptionTable* options;
    const PairTable* wording;
    std::string locale, client_name;
  };
  virtual std::unique_ptr<ReportWriterProxy> make_report_writer(std::string_view id,
                                                                const ReportParts& parts) const = 0;
  virtual std::unique_ptr<RendererProxy> make_renderer(std::string_view id, const Look& look,
                                                       const OptionTable& options,
                                                       const PairTable& wording) const = 0;
};

}  // namespace assay
