#include "library.hpp"

#include <dlfcn.h>

#define BOOST_DLL_USE_STD_FS
#include <boost/dll/shared_library.hpp>

#include <algorithm>
#include <cstring>
#include <set>

#include "assay/log.hpp"
#include "assay/text.hpp"

namespace assay {

std::shared_ptr<const LoadedPlugin> LoadedPlugin::load(const Manifest& manifest) {
  return std::make_shared<const bridge::OpenPlugin>(manifest);
}

}  // namespace assay

namespace assay::bridge {

assay_text text(std::string_view words) { return assay_text{words.data(), words.size()}; }

assay_error empty_error() {
  assay_error error{};
  error.struct_size = sizeof(assay_error);
  return error;
}

Error plugin_error(const Manifest& plugin, std::string what, std::string found, std::string remedy) {
  if (remedy.empty()) remedy = "tell " + plugin.vendor + ", the vendor of plugin " + plugin.id + " " + plugin.version;
  return Error(Problem{{plugin.library.string(), 0, 0}, {}, "plugin " + plugin.id + ": " + what, std::move(found),
                       {}, std::move(remedy)},
               Fault::Plugin);
}

void require(const Manifest& plugin, assay_status status, const assay_error& error, std::string_view call) {
  if (status == ASSAY_OK) return;
  const std::size_t size = std::min<std::size_t>(error.text_size, ASSAY_ERROR_CAPACITY);
  std::string reason(error.text, size);
  if (find_invalid_utf8(reason)) reason = assay::quoted(reason, ASSAY_ERROR_CAPACITY);
  if (reason.empty()) reason = "no reason given (status " + std::to_string(status) + ")";
  if (status == ASSAY_E_MEMORY) {
    throw Error(Problem{{}, {}, "memory ran out in plugin " + plugin.id + " (" + std::string(call) + ")", {}, {},
                        "use fewer --threads, or a machine with more memory"},
                Fault::Machine);
  }
  if (status != ASSAY_E_CONTENT) throw plugin_error(plugin, std::string(call) + " failed: " + reason);
  throw Error(Problem{{}, {}, "plugin " + plugin.id + " cannot work with what it was given: " + reason, {}, {},
                      "change the profile, the instrument, the norm or the wording, as it says (" + std::string(call) + ")"});
}

void check_array(const Manifest& plugin, assay_array array, std::size_t least, std::string_view what) {
  if (array.count == 0) return;
  if (array.data == nullptr) throw plugin_error(plugin, std::string(what) + " have a count and no address");
  if (array.stride < least) {
    throw plugin_error(plugin, std::string(what) + " have a stride that is too small", std::to_string(array.stride) + " bytes");
  }
}

std::string checked_text(const Manifest& plugin, assay_text words, std::string_view what) {
  if (words.size > 0 && words.data == nullptr) {
    throw plugin_error(plugin, std::string(what) + " has a size and no address");
  }
  std::string copy(words.data == nullptr ? "" : words.data, words.size);
  if (find_invalid_utf8(copy) || copy.find('\0') != std::string::npos) {
    throw plugin_error(plugin, std::string(what) + " is not well-formed UTF-8", assay::quoted(copy));
  }
  return copy;
}

// --- the library ---

class Library {
 public:
  explicit Library(const Manifest& manifest) {
    // The throwing overload: the error code of the other one always says "Bad file descriptor".
    try {
      library_.load(manifest.library, boost::dll::load_mode::rtld_now | boost::dll::load_mode::rtld_local);
    } catch (const std::exception& exception) {
      throw plugin_error(manifest, "the library cannot be loaded", exception.what(),
                         "install what it needs, or build it again on this system");
    }
  }

  const assay_plugin* table(const Manifest& manifest) const {
    // The symbol may come from a library it depends on: ask whose it is.
    void* symbol = ::dlsym(library_.native(), ASSAY_PLUGIN_ENTRY_SYMBOL);
    Dl_info info{};
    std::error_code ignored;
    if (symbol == nullptr || ::dladdr(symbol, &info) == 0 ||
        !std::filesystem::equivalent(info.dli_fname, manifest.library, ignored)) {
      throw plugin_error(manifest, "the library has no entry of its own", {},
                         std::string("export the function ") + ASSAY_PLUGIN_ENTRY_SYMBOL);
    }
    return reinterpret_cast<assay_plugin_entry_function>(symbol)(ASSAY_ABI_VERSION);
  }

 private:
  boost::dll::shared_library library_;
};

namespace {

// Nothing gets out of here: a log line is not worth the end of the process.
void log_for_plugin(void* context, std::uint32_t level, assay_text line) noexcept try {
  static constexpr LogLevel kLevels[] = {LogLevel::Debug, LogLevel::Info, LogLevel::Warning, LogLevel::Error};
  const auto& manifest = *static_cast<const Manifest*>(context);
  const LogLevel known = level < 4 ? kLevels[level] : LogLevel::Info;
  log(known, manifest.id, line.data == nullptr ? std::string_view() : std::string_view(line.data, line.size));
} catch (...) {
}

assay_plugin checked_table(const assay_plugin* table, const Manifest& manifest) {
  const std::string remedy = "build the plugin again with the SDK of this version of assay";
  if (table == nullptr) {
    throw plugin_error(manifest,
                       "the library does not serve version " + std::to_string(ASSAY_ABI_VERSION) + " of the contract",
                       {}, remedy);
  }
  if (table->struct_size < kFirstSize<assay_plugin>) {
    throw plugin_error(manifest, "the plugin table is too small", std::to_string(table->struct_size) + " bytes", remedy);
  }
  if (table->abi_version != ASSAY_ABI_VERSION) {
    throw plugin_error(manifest,
                       "the library was built for another version of the contract; this host has version " +
                           std::to_string(ASSAY_ABI_VERSION),
                       "version " + std::to_string(table->abi_version), remedy);
  }
  if (table->open == nullptr || table->close == nullptr || table->find_interface == nullptr) {
    throw plugin_error(manifest, "the plugin table has an empty entry", {}, remedy);
  }
  return known_part<assay_plugin>(table, table->struct_size);
}

void same(const Manifest& manifest, std::string_view what, const std::string& in_library,
          const std::string& in_manifest) {
  if (in_library == in_manifest) return;
  throw plugin_error(manifest,
                     "library and manifest disagree about the " + std::string(what) + ": the manifest says " +
                         assay::quoted(in_manifest),
                     "the library says " + assay::quoted(in_library),
                     "put the library and the plugin.toml of the same version together");
}

void same_ids(const Manifest& manifest, const std::string& what, const std::set<std::string>& in_library,
              const std::set<std::string>& in_manifest) {
  for (const std::string& id : in_manifest) {
    if (in_library.count(id) != 0) continue;
    throw plugin_error(manifest, "library and manifest disagree: the manifest promises the " + what + " " + assay::quoted(id),
                       in_library.empty() ? "the library has none"
                                          : "the library has " + enumerate({in_library.begin(), in_library.end()}),
                       "put the library and the plugin.toml of the same version together");
  }
  for (const std::string& id : in_library) {
    if (in_manifest.count(id) != 0) continue;
    throw plugin_error(manifest,
                       "library and manifest disagree: the library has the " + what + " " + assay::quoted(id) +
                           ", which the manifest does not name",
                       {}, "put the library and the plugin.toml of the same version together");
  }
}

template <typename List>
std::set<std::string> ids_of(const List& list) {
  std::set<std::string> ids;
  for (const auto& entry : list) ids.insert(entry.id);
  return ids;
}

}  // namespace

// --- the open plugin ---

OpenPlugin::OpenPlugin(const Manifest& manifest)
    : manifest_(manifest), library_(std::make_unique<Library>(manifest)) {
  table_ = checked_table(library_->table(manifest_), manifest_);
  same(manifest_, "id", checked_text(manifest_, table_.id, "the plugin's id"), manifest_.id);
  same(manifest_, "version", checked_text(manifest_, table_.version, "the plugin's version"), manifest_.version);

  host_.struct_size = sizeof(assay_host);
  host_.abi_version = ASSAY_ABI_VERSION;
  host_.context = &manifest_;
  host_.name = text("assay");
  host_.version = text(ASSAY_VERSION);
  host_.log = log_for_plugin;
  assay_error error = empty_error();
  require(manifest_, table_.open(&host_, &instance_, &error), error, "open");
  if (instance_ == nullptr) throw plugin_error(manifest_, "open succeeded and gave no instance");
  try {
    hold_against_manifest();
  } catch (...) {
    table_.close(instance_);
    throw;
  }
}

OpenPlugin::~OpenPlugin() { table_.close(instance_); }

std::uint32_t size_of(const void* table) {
  std::uint32_t size = 0;
  std::memcpy(&size, table, sizeof size);
  return size;
}

const void* OpenPlugin::checked_interface(std::string_view id, std::size_t least, std::size_t known) const {
  const void* found = table_.find_interface(text(id));
  if (found == nullptr) return nullptr;
  const std::string remedy = "build the plugin again with the SDK of this version of assay";
  const std::uint32_t size = size_of(found);
  if (size < least) {
    throw plugin_error(manifest_, "its table of " + std::string(id) + " is too small", std::to_string(size) + " bytes",
                       remedy);
  }
  // Every interface is a size, a reserved word, and functions from there on.
  const std::size_t end = std::min<std::size_t>(size, known);
  for (std::size_t at = 2 * sizeof(std::uint32_t); at + sizeof(void*) <= end; at += sizeof(void*)) {
    void* function = nullptr;
    std::memcpy(&function, static_cast<const char*>(found) + at, sizeof function);
    if (function == nullptr) throw plugin_error(manifest_, "its table of " + std::string(id) + " lacks a function", {}, remedy);
  }
  return found;
}

namespace {

// The ids of an interface's entries, each of them described by `describe(index)`.
template <typename Describe>
std::set<std::string> described_ids(const Manifest& manifest, std::uint32_t count, const std::string& what,
                                    Describe describe) {
  std::set<std::string> ids;
  for (std::uint32_t i = 0; i < count; ++i) {
    const std::string id = checked_text(manifest, describe(i), "the id of a " + what);
    if (!ids.insert(id).second) throw plugin_error(manifest, "two entries for the " + what + " " + assay::quoted(id));
  }
  return ids;
}

}  // namespace

void OpenPlugin::hold_against_manifest() const {
  assay_error error = empty_error();
  std::set<std::string> ids;
  if (const auto found = find<assay_instrument_interface>(ASSAY_INSTRUMENT_INTERFACE)) {
    ids = described_ids(manifest_, found->count(instance_), "instrument", [&](std::uint32_t i) {
      assay_instrument_source source{};
      source.struct_size = sizeof(source);
      require(manifest_, found->source(instance_, i, &source, &error), error, "the instrument's source");
      return source.id;
    });
  }
  same_ids(manifest_, "instrument", ids, ids_of(manifest_.instruments));

  ids.clear();
  if (const auto found = find<assay_scorer_interface>(ASSAY_SCORER_INTERFACE)) {
    ids = described_ids(manifest_, found->count(instance_), "scorer", [&](std::uint32_t i) {
      assay_scorer_info info{};
      info.struct_size = sizeof(info);
      require(manifest_, found->describe(instance_, i, &info, &error), error, "the scorer's description");
      return info.id;
    });
  }
  same_ids(manifest_, "scorer", ids, ids_of(manifest_.scorers));

  ids.clear();
  if (const auto found =
          find<assay_report_writer_interface>(ASSAY_REPORT_WRITER_INTERFACE)) {
    ids = described_ids(manifest_, found->count(instance_), "report", [&](std::uint32_t i) {
      assay_report_info info{};
      info.struct_size = sizeof(info);
      require(manifest_, found->describe(instance_, i, &info, &error), error, "the report's description");
      const std::string id = checked_text(manifest_, info.id, "the id of a report");
      for (const ProvidedReport& report : manifest_.reports) {
        if (report.id != id) continue;
        same(manifest_, "kind of report " + id, std::string(about_word(static_cast<ReportAbout>(info.about))),
             std::string(about_word(report.about)));
      }
      return info.id;
    });
  }
  same_ids(manifest_, "report", ids, ids_of(manifest_.reports));

  ids.clear();
  if (const auto found = find<assay_renderer_interface>(ASSAY_RENDERER_INTERFACE)) {
    ids = described_ids(manifest_, found->count(instance_), "renderer", [&](std::uint32_t i) {
      assay_renderer_info info{};
      info.struct_size = sizeof(info);
      require(manifest_, found->describe(instance_, i, &info, &error), error, "the renderer's description");
      const std::string id = checked_text(manifest_, info.id, "the id of a renderer");
      for (const ProvidedRenderer& renderer : manifest_.renderers) {
        if (renderer.id != id) continue;
        same(manifest_, "extension of " + id, checked_text(manifest_, info.extension, "the extension"),
             renderer.extension);
      }
      return info.id;
    });
  }
  same_ids(manifest_, "renderer", ids, ids_of(manifest_.renderers));
}

LoadedPlugin::InstrumentText OpenPlugin::instrument(std::string_view id) const {
  const auto found = find<assay_instrument_interface>(ASSAY_INSTRUMENT_INTERFACE);
  const std::uint32_t count = found ? found->count(instance_) : 0;
  for (std::uint32_t i = 0; i < count; ++i) {
    assay_instrument_source source{};
    source.struct_size = sizeof(source);
    assay_error error = empty_error();
    require(manifest_, found->source(instance_, i, &source, &error), error, "the instrument's source");
    if (std::string_view(source.id.data, source.id.size) != id) continue;
    if (source.toml.data == nullptr) throw plugin_error(manifest_, "the text of instrument " + assay::quoted(id) + " is empty");
    // The text itself is checked by the parser, which can say where it is wrong.
    return {manifest_.id + ":" + checked_text(manifest_, source.name, "the name of an instrument"),
            std::string(source.toml.data, source.toml.size)};
  }
  throw plugin_error(manifest_, "it has no instrument " + assay::quoted(id));
}

}  // namespace assay::bridge
