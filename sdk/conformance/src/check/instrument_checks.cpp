// Checks for plugins with instruments, norms and wording: the texts that the host reads.
#include <fstream>
#include <memory>
#include <set>

#include "assay/error.hpp"
#include "assay/files.hpp"
#include "assay/instrument.hpp"
#include "assay/norms.hpp"
#include "assay/text.hpp"
#include "assay/wording.hpp"
#include "entries.hpp"
#include "registry.hpp"

namespace assay::conformance {
namespace {

// The instruments of a plugin; passes the check over when there are none.
std::vector<Entry> instruments_of(const Opened& plugin) {
  std::vector<Entry> entries = instrument_entries(plugin);
  if (entries.empty()) throw PassedOver("the plugin has no instruments");
  return entries;
}

// "where:line: what" of the first problem, and how many more there are.
std::string told(const Error& error) {
  const Problem& first = error.problems().front();
  std::string text = first.where.file;
  if (first.where.line > 0) text += ":" + std::to_string(first.where.line) + ":" + std::to_string(first.where.column);
  text += (text.empty() ? "" : ": ") + first.what + (first.found.empty() ? "" : ": " + first.found);
  const std::size_t more = error.problems().size() - 1;
  return more == 0 ? text : text + " (and " + std::to_string(more) + " more)";
}

template <typename Read>
void readable(Read read) {
  try {
    read();
  } catch (const Error& error) {
    const std::string& remedy = error.problems().front().remedy;
    throw Failed(told(error), remedy.empty() ? "`assay check` on the file tells all of it" : remedy);
  }
}

Instrument parsed(const Entry& entry) { return parse_instrument(entry.texts[2], entry.texts[1]); }

void parses(const Subject& subject) {
  const Loaded loaded(subject);
  const Opened opened(loaded);
  for (const Entry& entry : instruments_of(opened)) readable([&] { parsed(entry); });
}

void ids(const Subject& subject) {
  const Loaded loaded(subject);
  const Opened opened(loaded);
  for (const Entry& entry : instruments_of(opened)) {
    const std::string inside = parsed(entry).id;
    expect(inside == entry.id, "source calls the instrument " + assay::quoted(entry.id) + ", its text calls it " + assay::quoted(inside),
           "let the id that source gives be that of [instrument] in the text");
  }
}

void stable(const Subject& subject) {
  const Loaded loaded(subject);
  const Opened opened(loaded);
  const auto* table = loaded.find<assay_instrument_interface>(ASSAY_INSTRUMENT_INTERFACE);
  const std::vector<Entry> before = instruments_of(opened);
  // Texts are valid until close: what was handed over first must still say the same at the end.
  std::vector<assay_instrument_source> kept(before.size());
  const auto ask = [&](std::uint32_t index, assay_instrument_source& source) {
    source.struct_size = sizeof source;
    assay_error error = empty_error();
    table->source(opened.instance(), index, &source, &error);
  };
  for (std::uint32_t i = 0; i < before.size(); ++i) ask(i, kept[i]);
  for (std::size_t round = 0; round < subject.rounds(3); ++round) {
    for (std::size_t i = before.size(); i-- > 0;) {
      assay_instrument_source again{};
      ask(static_cast<std::uint32_t>(i), again);
      expect(view(again.toml) == before[i].texts[2], "source gives another text of instrument " + assay::quoted(before[i].id) + " when asked again",
             "hand over a constant of the library");
      expect(view(kept[i].toml) == before[i].texts[2] && view(kept[i].id) == before[i].id,
             "a text of instrument " + assay::quoted(before[i].id) + " changed after it was handed over", "keep the text until close");
    }
  }
}

void copy(const Subject& subject) {
  const Loaded loaded(subject);
  const Opened opened(loaded);
  bool any = false;
  for (const Entry& entry : instruments_of(opened)) {
    for (const ProvidedInstrument& provided : subject.manifest.instruments) {
      if (provided.id != entry.id || provided.file.empty()) continue;
      any = true;
      readable([&] {
        expect(read_file(provided.file) == entry.texts[2], provided.file.filename().string() + " beside the library is not the text that the library holds",
               "build again: assay_add_plugin() copies the file when it makes the library");
      });
    }
  }
  if (!any) throw PassedOver("plugin.toml names no file of an instrument");
}

void norms(const Subject& subject) {
  if (subject.manifest.norms.empty()) throw PassedOver("the plugin has no norms");
  const Loaded loaded(subject);
  const Opened opened(loaded);
  for (const ProvidedNorm& norm : subject.manifest.norms) {
    for (const Entry& entry : instrument_entries(opened)) {
      if (entry.id != norm.instrument) continue;
      const Instrument instrument = parsed(entry);
      readable([&] {
        const Norm read = parse_norm(read_file(norm.file), norm.file.string(), instrument);
        expect(read.id == norm.id, "plugin.toml calls the norm " + assay::quoted(norm.id) + ", its file calls it " + assay::quoted(read.id),
               "let both say the same id");
      });
    }
  }
}

void content(const Subject& subject) {
  if (subject.manifest.contents.empty()) throw PassedOver("the plugin has no wording");
  for (const ProvidedContent& provided : subject.manifest.contents) {
    readable([&] { read_content(provided.file, subject.manifest.id, provided.locale); });
  }
}

}  // namespace

std::vector<Check> instrument_checks() {
  const auto basic = [](std::string_view id, std::string_view asks, std::vector<std::string_view> after, void (*run)(const Subject&)) {
    return Check{{id, Topic::Instrument, Level::Basic, asks, std::move(after)}, run};
  };
  return {
      basic("instrument-parses", "the text of each instrument can be read, and no id in it stands twice", {"opens", "texts"}, parses),
      basic("instrument-ids", "an instrument has the same id inside its text and outside", {"instrument-parses"}, ids),
      basic("instrument-stable", "the text is the same each time, and stays until close", {"instrument-parses", "constant-answers"}, stable),
      basic("instrument-copy", "the file beside the library is the text inside it", {"instrument-ids", "manifest-agrees"}, copy),
      basic("norms", "each norm can be read and fits its instrument", {"instrument-ids", "manifest-agrees"}, norms),
      basic("content", "each file of wording can be read", {"manifest"}, content),
  };
}

}  // namespace assay::conformance
