// assay/catalog.hpp: which plugins there are, from their manifests alone, and which instruments stand in
// files of their own; no vendor code runs here. The manifest's format: docs/formats/plugin-manifest.md.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "assay/abi/report_writer.h"
#include "assay/config.hpp"
#include "assay/error.hpp"
#include "assay/instrument.hpp"

namespace assay {

enum class OptionType : std::uint32_t {
  Text = ASSAY_OPTION_TEXT,
  Integer = ASSAY_OPTION_INTEGER,
  Number = ASSAY_OPTION_NUMBER,
  Boolean = ASSAY_OPTION_BOOLEAN,
};

// The value of an option, ready for the contract.
struct OptionValue {
  std::string key;
  OptionType type = OptionType::Text;
  std::string text;
  double number = 0;
};

// [options.<key>] of a manifest.
struct OptionSchema {
  std::string key;
  OptionType type = OptionType::Text;
  std::string title;
  OptionValue otherwise;             // the default
  std::optional<double> minimum, maximum;
  std::vector<std::string> choices;  // texts only; empty: any
};

enum class ReportAbout : std::uint32_t {
  Case = ASSAY_REPORT_CASE,
  Sheet = ASSAY_REPORT_SHEET,
  Group = ASSAY_REPORT_GROUP,
  Comparison = ASSAY_REPORT_COMPARISON,
};
// As the manifest writes it: "case", "sheet", "group" or "comparison"; "unknown" for a number of none.
std::string_view about_word(ReportAbout about);

// `file` is a copy of the text that the library holds, to be read without loading it; empty: there is none.
struct ProvidedInstrument { std::string id, title; std::filesystem::path file; };
struct ProvidedScorer { std::string id, title; };
struct ProvidedReport {
  std::string id, title;
  ReportAbout about = ReportAbout::Case;
  std::vector<std::string> instruments;  // empty: any
};
struct ProvidedRenderer { std::string id, title, extension, media_type; };
struct ProvidedNorm { std::string id, title, instrument; std::filesystem::path file; };
struct ProvidedContent { std::string locale; std::filesystem::path file; };

// plugin.toml, checked.
struct Manifest {
  std::string source;
  std::filesystem::path folder;
  std::filesystem::path library;  // absolute
  std::string id, version, vendor, title, licence;
  std::uint32_t abi_minimum = 0, abi_maximum = 0;
  std::vector<std::string> libraries;  // that have to be installed for it, by the names it asks for
  std::vector<ProvidedInstrument> instruments;
  std::vector<ProvidedScorer> scorers;
  std::vector<ProvidedReport> reports;
  std::vector<ProvidedRenderer> renderers;
  std::vector<ProvidedNorm> norms;
  std::vector<ProvidedContent> contents;
  std::vector<OptionSchema> options;
};

// Parses a manifest. Throws Error with every problem, also for a manifest of a newer format.
Manifest read_manifest(const std::filesystem::path& path);

// Looks at a library's bytes without loading it: a regular file, ELF of this machine, a shared library,
// every table and segment inside the file, the entry symbol exported. Nothing when it may be loaded.
// A library that a plugin needs has no entry symbol: AnyLibrary does not ask for it.
enum class PreflightFor { Plugin, AnyLibrary };
std::optional<Problem> preflight(const std::filesystem::path& library,
                                 PreflightFor use = PreflightFor::Plugin);

// A place to search for plugin folders, and who named it ("--plugins", "client profile", …).
struct Place {
  std::filesystem::path folder;
  std::string named_by;
};

// A plugin folder that was found.
struct Candidate {
  std::string id;  // of the manifest; the folder's name where that cannot be read
  Place place;
  std::filesystem::path folder;
  std::optional<Manifest> manifest;  // absent when it cannot be read
  std::vector<Problem> refusals;     // why it cannot be used; empty when it can
  std::string shadowed_by;           // the folder of an earlier plugin of the same id; empty: none

  bool usable() const { return refusals.empty() && shadowed_by.empty(); }
};

// A file with an instrument of no plugin's.
struct InstrumentFile {
  std::filesystem::path file;
  std::string id;  // empty when the file does not tell it
  std::shared_ptr<const Instrument> instrument;  // null when it cannot be used
  std::string digest;                            // SHA-256 of the text
  std::vector<Problem> refusals;                 // why it cannot be used; empty when it can

  bool usable() const { return refusals.empty(); }
};

// The order in which places are searched: `--plugins`, the profile, ASSAY_PLUGIN_PATH, assay.toml, the
// user's folder (~/.local/share/assay/plugins), the program's own.
std::vector<Place> plugin_places(const std::vector<std::filesystem::path>& from_command_line,
                                 const ClientProfile* profile, const Settings& settings,
                                 const Installation& installation);

class Catalog {
 public:
  // Reads every manifest in the places. Never throws for a bad plugin: it is a candidate with refusals.
  // The first plugin of an id is the one meant, also when it is refused: another version is never taken
  // silently in its stead.
  //
  // Reads every *.toml in `instrument_folders` as an instrument as well, by name; hidden files are passed
  // over, and so is a folder that is missing. A bad file never throws either. An id that a plugin or an
  // earlier file has is refused to the later file.
  static Catalog scan(const std::vector<Place>& places,
                      const std::vector<std::filesystem::path>& instrument_folders = {});

  const std::vector<Candidate>& candidates() const { return candidates_; }
  const std::vector<Place>& places() const { return places_; }
  const std::vector<InstrumentFile>& instrument_files() const { return instrument_files_; }

  // The usable plugin with this id. Throws Error (Plugin) with every place and why each was passed over;
  // `wanted_by` says who asks ("scorer bcsc.scorer of use[0]").
  const Manifest& plugin(std::string_view id, const Location& where, std::string_view wanted_by) const;

  // The plugin that provides something, and what it says of it. Throws Error: of the profile's place
  // when nobody provides it (with a suggestion), of the plugin when the provider is refused.
  // An instrument is a plugin's, or stands in a file: the other of the two is null.
  struct InstrumentAt {
    const Manifest* plugin = nullptr;
    const ProvidedInstrument* provided = nullptr;
    const InstrumentFile* file = nullptr;
  };
  struct ScorerAt { const Manifest* plugin; const ProvidedScorer* provided; };
  struct ReportAt { const Manifest* plugin; const ProvidedReport* provided; };
  struct RendererAt { const Manifest* plugin; const ProvidedRenderer* provided; };
  struct NormAt { const Manifest* plugin; const ProvidedNorm* provided; };
  InstrumentAt instrument(std::string_view id, const Location& where, const std::string& key) const;
  ScorerAt scorer(std::string_view id, const Location& where, const std::string& key) const;
  ReportAt report(std::string_view id, const Location& where, const std::string& key) const;
  RendererAt renderer(std::string_view id, const Location& where, const std::string& key) const;
  NormAt norm(std::string_view id, const Location& where, const std::string& key) const;

 private:
  std::vector<Place> places_;
  std::vector<Candidate> candidates_;
  std::vector<InstrumentFile> instrument_files_;
};

// The options of one plugin: the schema's defaults with the settings laid over, in the schema's order.
// Settings that the schema does not know are left alone; see check_options.
std::vector<OptionValue> resolve_options(const Manifest& plugin,
                                         const std::vector<const std::vector<OptionSetting>*>& settings,
                                         std::vector<Problem>& problems);

// Notes each setting that none of `plugins` has in its schema, with a suggestion.
void check_options(const std::vector<OptionSetting>& settings, const std::vector<const Manifest*>& plugins,
                   std::vector<Problem>& problems);

// Notes each [plugins.<id>] of a profile whose id no plugin of the catalog has, with a suggestion: its
// digest would guard nothing. A plugin that cannot be used is there all the same.
void check_plugin_choices(const Catalog& catalog, const std::vector<PluginChoice>& choices,
                          std::vector<Problem>& problems);

}  // namespace assay
