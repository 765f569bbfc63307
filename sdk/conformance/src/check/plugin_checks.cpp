// Checks for every plugin: what it says of itself, and how it is opened and asked.
#include <algorithm>
#include <set>

#include "assay/growth.hpp"
#include "assay/text.hpp"
#include "entries.hpp"
#include "registry.hpp"

namespace assay::conformance {
namespace {

constexpr const char* kInterfaces[] = {ASSAY_INSTRUMENT_INTERFACE, ASSAY_SCORER_INTERFACE,
                                       ASSAY_REPORT_WRITER_INTERFACE, ASSAY_RENDERER_INTERFACE};

// What was wrong with it stopped this check from being reached.
void manifest(const Subject&) {}

void loads(const Subject& subject) {
  if (const auto problem = preflight(subject.library)) {
    throw Failed(problem->what + (problem->found.empty() ? "" : ": " + problem->found), problem->remedy);
  }
  const Loaded loaded(subject);
  Opened opened(loaded);
}

void same(const std::string& what, const std::string& in_library, const std::string& in_manifest) {
  expect(in_library == in_manifest,
         "the " + what + " is " + assay::quoted(in_library) + " in the library and " + assay::quoted(in_manifest) + " in plugin.toml",
         "build the library again after changing plugin.toml; assay_add_plugin() takes id and version from it");
}

template <typename Provided>
void same_ids(const std::string& what, const std::vector<Entry>& in_library, const std::vector<Provided>& in_manifest) {
  std::set<std::string> library, listed;
  for (const Entry& entry : in_library) library.insert(entry.id);
  for (const Provided& provided : in_manifest) listed.insert(provided.id);
  for (const std::string& id : listed) {
    expect(library.count(id) != 0, "plugin.toml promises the " + what + " " + assay::quoted(id) + ", which the library does not have",
           "add it in the plugin's class, or take its table out of plugin.toml");
  }
  for (const std::string& id : library) {
    expect(listed.count(id) != 0, "the library has the " + what + " " + assay::quoted(id) + ", which plugin.toml does not name",
           "give it a table in plugin.toml");
  }
}

void manifest_agrees(const Subject& subject) {
  const Loaded loaded(subject);
  same("id", std::string(view(loaded.table().id)), subject.manifest.id);
  same("version", std::string(view(loaded.table().version)), subject.manifest.version);
  same("vendor", std::string(view(loaded.table().vendor)), subject.manifest.vendor);
  same("title", std::string(view(loaded.table().title)), subject.manifest.title);
  const Opened opened(loaded);
  same_ids("instrument", instrument_entries(opened), subject.manifest.instruments);
  same_ids("scorer", scorer_entries(opened), subject.manifest.scorers);
  const std::vector<Entry> reports = report_entries(opened);
  same_ids("report", reports, subject.manifest.reports);
  for (const Entry& entry : reports) {
    const auto provided = std::find_if(subject.manifest.reports.begin(), subject.manifest.reports.end(),
                                       [&](const ProvidedReport& report) { return report.id == entry.id; });
    same("kind of report " + entry.id, std::string(about_word(static_cast<ReportAbout>(entry.about))),
         std::string(about_word(provided->about)));
  }
  const std::vector<Entry> renderers = renderer_entries(opened);
  same_ids("renderer", renderers, subject.manifest.renderers);
  for (const Entry& entry : renderers) {
    const auto provided = std::find_if(subject.manifest.renderers.begin(), subject.manifest.renderers.end(),
                                       [&](const ProvidedRenderer& renderer) { return renderer.id == entry.id; });
    same("extension of " + entry.id, entry.texts[2], provided->extension);
    same("media type of " + entry.id, entry.texts[3], provided->media_type);
  }
}

void unknown_interface(const Subject& subject) {
  const Loaded loaded(subject);
  for (const char* id : {"assay.unheard-of/1", "assay.scorer/2147483647", "", "assay", "scorer"}) {
    expect(loaded.find<void>(id) == nullptr, "find_interface gives a table for " + assay::quoted(id), "return null for an id that you do not know");
  }
}

void exact_interface(const Subject& subject) {
  const Loaded loaded(subject);
  const std::string remedy = "compare size and bytes of the id, all of them";
  for (const std::string id : kInterfaces) {
    for (const std::string& wrong : {id + "0", id + " ", id + ".1", " " + id, id.substr(0, id.size() - 1), id + std::string(1, '\0')}) {
      expect(loaded.find<void>(wrong) == nullptr, "find_interface gives a table for " + assay::quoted(wrong), remedy);
    }
    // The text is not terminated: what stands behind it belongs to somebody else.
    const std::string longer = id + "/and/more";
    expect((loaded.find<void>(id) == nullptr) == (loaded.find<void>(std::string_view(longer).substr(0, id.size())) == nullptr),
           "find_interface reads past the end of the id " + assay::quoted(id), remedy);
  }
}

}  // namespace

std::vector<Check> plugin_checks() {
  using T = Topic;
  using L = Level;
  return {
      {{"manifest", T::Plugin, L::Basic, "plugin.toml stands beside the library and can be read", {}}, manifest},
      {{"loads", T::Plugin, L::Basic, "the library can be loaded, opened and closed", {"manifest"}}, loads},
      {{"manifest-agrees", T::Plugin, L::Basic, "library and plugin.toml say the same", {"loads"}}, manifest_agrees},
      {{"unknown-interface", T::Plugin, L::Basic, "find_interface gives null for an interface that nobody has", {"loads"}}, unknown_interface},
      {{"exact-interface", T::Plugin, L::Basic, "find_interface gives null for an id with anything before or after a known one", {"loads", "unknown-interface"}}, exact_interface},
  };
}

}  // namespace assay::conformance
