#include <algorithm>
#include <cstring>
#include <set>

#include "assay/text.hpp"
#include "entries.hpp"
#include "outcome.hpp"
#include "plugin_checks.hpp"

namespace assay::conformance {
namespace {

struct Lists {
  std::vector<Entry> instruments, scorers, reports, renderers;
};

Lists lists_of(const Opened& plugin) {
  return {instrument_entries(plugin), scorer_entries(plugin), report_entries(plugin), renderer_entries(plugin)};
}

// --- texts ---

void check_text(const std::string& what, const std::string& words) {
  const std::string remedy = "give it a text of UTF-8 without a NUL; a literal of the library lives long enough";
  expect(!words.empty(), what + " is empty", remedy);
  const bool broken = find_invalid_utf8(words) || words.find('\0') != std::string::npos;
  expect(!broken, what + " is not UTF-8: " + assay::quoted(words.substr(0, 80)), remedy);
}

std::string field(const char* name, assay_text words) {
  expect(words.data != nullptr || words.size == 0, std::string(name) + " has a size and no address", "point it at the text");
  return std::string(words.data == nullptr ? "" : words.data, words.size);
}

void check_list(const std::string& what, const std::vector<Entry>& entries) {
  for (std::size_t i = 0; i < entries.size(); ++i) {
    for (std::size_t t = 0; t < entries[i].texts.size(); ++t) {
      check_text("text " + std::to_string(t + 1) + " of " + what + " " + std::to_string(i), entries[i].texts[t]);
    }
  }
}

// --- against the manifest ---

void same(const std::string& what, const std::string& in_library, const std::string& in_manifest) {
  expect(in_library == in_manifest,
         "the " + what + " is " + assay::quoted(in_library) + " in the library and " + assay::quoted(in_manifest) +
             " in plugin.toml",
         "build the library again after changing plugin.toml; assay_add_plugin() takes id and version from it");
}

template <typename Provided>
void same_ids(const std::string& what, const std::vector<Entry>& in_library, const std::vector<Provided>& in_manifest) {
  std::set<std::string> library, listed;
  for (const Entry& entry : in_library) library.insert(entry.id);
  for (const Provided& provided : in_manifest) listed.insert(provided.id);
  for (const std::string& id : listed) {
    expect(library.count(id) != 0,
           "plugin.toml promises the " + what + " " + assay::quoted(id) + ", which the library does not have",
           "add it in the plugin's class, or take its table out of plugin.toml");
  }
  for (const std::string& id : library) {
    expect(listed.count(id) != 0, "the library has the " + what + " " + assay::quoted(id) + ", which plugin.toml does not name",
           "give it a table in plugin.toml");
  }
}

// The manifest's entry with the id of an entry of the library; they were compared before.
template <typename Provided>
const Provided& provided(const std::vector<Provided>& list, const Entry& entry) {
  return *std::find_if(list.begin(), list.end(), [&](const Provided& one) { return one.id == entry.id; });
}

// --- calls with an index out of range, and structs of another size ---

template <typename Interface, typename Info>
struct Described {
  std::string_view id;
  const char* call;
  assay_status (*Interface::*describe)(assay_instance*, std::uint32_t, Info*, assay_error*);
};

constexpr Described<assay_instrument_interface, assay_instrument_source> kSources{
    ASSAY_INSTRUMENT_INTERFACE, "source", &assay_instrument_interface::source};
constexpr Described<assay_scorer_interface, assay_scorer_info> kScorers{
    ASSAY_SCORER_INTERFACE, "a scorer's describe", &assay_scorer_interface::describe};
constexpr Described<assay_report_writer_interface, assay_report_info> kReports{
    ASSAY_REPORT_WRITER_INTERFACE, "a report's describe", &assay_report_writer_interface::describe};
constexpr Described<assay_renderer_interface, assay_renderer_info> kRenderers{
    ASSAY_RENDERER_INTERFACE, "a renderer's describe", &assay_renderer_interface::describe};

template <typename Interface, typename Info>
void refuses_index(const Opened& plugin, const Described<Interface, Info>& list) {
  const auto* table = plugin.loaded().find<Interface>(list.id);
  if (table == nullptr) return;
  const std::uint32_t count = table->count(plugin.instance());
  for (const std::uint32_t index : {count, count + 1, 0x7fffffffu, 0xffffffffu}) {
    Info info{};
    info.struct_size = sizeof info;
    assay_error error = empty_error();
    const assay_status status = (table->*list.describe)(plugin.instance(), index, &info, &error);
    const std::string call = std::string(list.call) + " of index " + std::to_string(index) + " of " + std::to_string(count);
    expect(status == ASSAY_E_ARGUMENT, call + " gives " + told(status, error), "fail with ASSAY_E_ARGUMENT for an index out of range");
    expect(error.code == status, call + " returns " + std::to_string(status) + " and sets the error's code to " + std::to_string(error.code),
           "set code to the status that is returned");
    const std::string remedy = "fill the error with one line for a person: what was wrong, what to do";
    expect(error.text_size > 0 && error.text_size <= ASSAY_ERROR_CAPACITY,
           call + " gives an error text of " + std::to_string(error.text_size) + " bytes", remedy);
    expect(!find_invalid_utf8(std::string_view(error.text, error.text_size)), call + " gives an error text that is not UTF-8", remedy);
  }
}

// What stands behind the struct that is to be filled belongs to the caller.
template <typename Interface, typename Info>
void stays_inside(const Opened& plugin, const Described<Interface, Info>& list) {
  const auto* table = plugin.loaded().find<Interface>(list.id);
  if (table == nullptr) return;
  struct Guarded {
    Info info;
    unsigned char behind[256];
  };
  for (std::uint32_t i = 0; i < table->count(plugin.instance()); ++i) {
    // A host of today says where its struct ends; one to come has a longer one.
    for (const std::size_t more : {std::size_t{0}, sizeof Guarded::behind}) {
      Guarded guarded{};
      std::memset(guarded.behind, 0xA5, sizeof guarded.behind);
      guarded.info.struct_size = static_cast<std::uint32_t>(sizeof(Info) + more);
      assay_error error = empty_error();
      const assay_status status = (table->*list.describe)(plugin.instance(), i, &guarded.info, &error);
      const std::string call = std::string(list.call) + " of a struct of " + std::to_string(sizeof(Info) + more) + " bytes";
      expect(status == ASSAY_OK, call + " fails: " + told(status, error), "accept a struct that is longer than you know it");
      expect(guarded.info.struct_size == sizeof(Info) + more, call + " changes struct_size", "fill the fields that you know, and leave struct_size alone");
      const bool whole = std::all_of(std::begin(guarded.behind), std::end(guarded.behind), [](unsigned char byte) { return byte == 0xA5; });
      expect(whole, call + " writes past the fields of this version", "fill field by field; do not clear or copy more than you know");
    }
  }
}

}  // namespace

void check_texts(const Subject& subject) {
  const Loaded loaded(subject);
  const assay_plugin& table = loaded.table();
  check_text("the plugin's id", field("the plugin's id", table.id));
  check_text("the plugin's version", field("the plugin's version", table.version));
  check_text("the plugin's vendor", field("the plugin's vendor", table.vendor));
  check_text("the plugin's title", field("the plugin's title", table.title));
  const Opened opened(loaded);
  const Lists lists = lists_of(opened);
  check_list("scorer", lists.scorers);
  check_list("report", lists.reports);
  check_list("renderer", lists.renderers);
  // The text of an instrument is the parser's affair.
  for (const Entry& entry : lists.instruments) {
    check_text("the id of an instrument", entry.texts[0]);
    check_text("the name of instrument " + entry.id, entry.texts[1]);
  }
}

void check_unique_ids(const Subject& subject) {
  const Loaded loaded(subject);
  const Opened opened(loaded);
  const Lists lists = lists_of(opened);
  for (const auto& [what, entries] : {std::pair{"instrument", &lists.instruments}, std::pair{"scorer", &lists.scorers},
                                      std::pair{"report", &lists.reports}, std::pair{"renderer", &lists.renderers}}) {
    std::set<std::string> ids;
    for (const Entry& entry : *entries) {
      expect(ids.insert(entry.id).second, "two entries have the " + std::string(what) + " id " + assay::quoted(entry.id),
             "give each an id of its own");
    }
  }
}

void check_manifest_agrees(const Subject& subject) {
  const Loaded loaded(subject);
  const Manifest& manifest = subject.manifest;
  same("id", std::string(view(loaded.table().id)), manifest.id);
  same("version", std::string(view(loaded.table().version)), manifest.version);
  same("vendor", std::string(view(loaded.table().vendor)), manifest.vendor);
  same("title", std::string(view(loaded.table().title)), manifest.title);
  const Opened opened(loaded);
  const Lists lists = lists_of(opened);
  same_ids("instrument", lists.instruments, manifest.instruments);
  same_ids("scorer", lists.scorers, manifest.scorers);
  same_ids("report", lists.reports, manifest.reports);
  for (const Entry& entry : lists.reports) {
    same("kind of report " + entry.id, std::string(about_word(static_cast<ReportAbout>(entry.about))),
         std::string(about_word(provided(manifest.reports, entry).about)));
  }
  same_ids("renderer", lists.renderers, manifest.renderers);
  for (const Entry& entry : lists.renderers) {
    same("extension of " + entry.id, entry.texts[2], provided(manifest.renderers, entry).extension);
    same("media type of " + entry.id, entry.texts[3], provided(manifest.renderers, entry).media_type);
  }
}

void check_constant_answers(const Subject& subject) {
  const Loaded loaded(subject);
  const std::string remedy = "let tables, counts and texts be constants of the library";
  const auto texts_of = [](const Opened& plugin) {
    std::vector<std::vector<std::string>> all;
    const Lists lists = lists_of(plugin);
    for (const auto* entries : {&lists.instruments, &lists.scorers, &lists.reports, &lists.renderers}) {
      for (const Entry& entry : *entries) all.push_back(entry.texts);
    }
    return all;
  };
  const Opened first(loaded);
  const auto before = texts_of(first);
  const Opened second(loaded);
  for (std::size_t round = 0; round < subject.rounds(2); ++round) {
    expect(loaded.entry()(ASSAY_ABI_VERSION) == &loaded.table(), "the entry gives another table when called again", remedy);
    for (const char* id : {ASSAY_INSTRUMENT_INTERFACE, ASSAY_SCORER_INTERFACE, ASSAY_REPORT_WRITER_INTERFACE, ASSAY_RENDERER_INTERFACE}) {
      expect(loaded.find<void>(id) == loaded.find<void>(id), "find_interface gives another table of " + std::string(id) + " when called again", remedy);
    }
    expect(texts_of(first) == before, "what the plugin lists is another when asked again", remedy);
    expect(texts_of(second) == before, "what the plugin lists is another in a second instance", remedy);
  }
}

void check_errors(const Subject& subject) {
  const Loaded loaded(subject);
  const Opened opened(loaded);
  refuses_index(opened, kSources);
  refuses_index(opened, kScorers);
  refuses_index(opened, kReports);
  refuses_index(opened, kRenderers);
}

void check_filled_structs(const Subject& subject) {
  const Loaded loaded(subject);
  const Opened opened(loaded);
  stays_inside(opened, kSources);
  stays_inside(opened, kScorers);
  stays_inside(opened, kReports);
  stays_inside(opened, kRenderers);
}

}  // namespace assay::conformance
