// What a renderer does when something around it is not as usual: a document or a file that breaks off,
// structs that have grown, elements of a later version; and whether it leaves the document alone.
#include <algorithm>
#include <set>

#include "grown.hpp"
#include "outcome.hpp"
#include "renderer_checks.hpp"
#include "sample_document.hpp"

namespace assay::conformance {
namespace {

// Numbers from 0 to count - 1: the first few, the last, and others in between.
std::set<std::size_t> places(std::size_t count, std::size_t wanted, std::uint64_t seed) {
  std::set<std::size_t> some;
  for (std::size_t i = 0; i < std::min<std::size_t>(count, 4); ++i) some.insert(i);
  if (count > 0) some.insert(count - 1);
  Random random(seed);
  for (std::size_t i = 0; i < wanted && count > 0; ++i) some.insert(random.below(count));
  return some;
}

void expect_sink_error(const Rendering& rendering, const std::string& call) {
  const std::string remedy =
      "look at the status of every call of a sink or source, stop, and return ASSAY_E_SINK";
  expect(rendering.fault.empty(), call + ": " + rendering.fault, remedy);
  expect(rendering.status != ASSAY_OK, call + " succeeded all the same", remedy);
  expect(rendering.status == ASSAY_E_SINK,
         call + " failed with " + told(rendering.status, rendering.error) + " and not with ASSAY_E_SINK",
         remedy);
}

Event grown(const Event& event, Grown& keeper) {
  Event copy = event;
  copy.element.attributes = keeper.array<assay_pair>(event.element.attributes);
  copy.element.columns = keeper.array<assay_table_column>(event.element.columns);
  copy.element.choices = keeper.array<assay_text>(event.element.choices);
  copy.chart.categories = keeper.array<assay_chart_category>(event.chart.categories);
  copy.chart.series = keeper.array<assay_chart_series>(event.chart.series);
  return copy;
}

}  // namespace

void renderer_document_untouched(const Subject& subject) {
  const Loaded loaded(subject);
  const Opened opened(loaded);
  for_each_renderer(opened, [&](const Entry& entry) {
    for (const Words& words : {plain_words(), hostile_words()}) {
      const DocumentTree document = whole_document(words);
      const std::vector<Event> events = events_of(document);
      const std::vector<std::string> before = written(events);
      const RendererUse use(opened, entry.id, usual_setting(subject));
      use.required().bytes(events, "a document of every element");
      const std::string change = difference(before, written(events));
      expect(change.empty(), "render of " + entry.id + " changed the document: " + change,
             "copy what has to be changed; everything that is handed over is only to be read");
    }
  });
}

void renderer_source_fails(const Subject& subject) {
  const Loaded loaded(subject);
  const Opened opened(loaded);
  const DocumentTree document = whole_document(plain_words());
  const std::vector<Event> events = events_of(document);
  for_each_renderer(opened, [&](const Entry& entry) {
    const RendererUse use(opened, entry.id, usual_setting(subject));
    use.required();
    for (const std::size_t place : places(events.size(), subject.rounds(6), subject.seed)) {
      Provoked provoked;
      provoked.source_fails_at = place;
      const Rendering rendering = use.render(events, provoked);
      if (!rendering.source_failed) continue;
      expect_sink_error(rendering, "render of " + entry.id + ", whose source failed before event " +
                                       std::to_string(place + 1) + ", " + described(events[place]) + ",");
    }
  });
}

void renderer_sink_fails(const Subject& subject) {
  const Loaded loaded(subject);
  const Opened opened(loaded);
  const DocumentTree document = whole_document(plain_words());
  const std::vector<Event> events = events_of(document);
  for_each_renderer(opened, [&](const Entry& entry) {
    const RendererUse use(opened, entry.id, usual_setting(subject));
    const Rendering whole = use.required().render(events);
    for (const std::size_t place : places(whole.writes, subject.rounds(6), subject.seed)) {
      Provoked provoked;
      provoked.sink_fails_at = place;
      const std::string call = "render of " + entry.id + ", whose byte sink failed at write " +
                               std::to_string(place + 1) + " of " + std::to_string(whole.writes) + ",";
      expect_sink_error(use.render(events, provoked), call);
      const Rendering next = use.render(events);
      expect(next.status == ASSAY_OK && next.bytes == whole.bytes,
             "the document after " + call + " came out otherwise: " + difference(whole.bytes, next.bytes),
             "keep nothing of a render that failed");
    }
  });
}

void renderer_strides(const Subject& subject) {
  const Loaded loaded(subject);
  const Opened opened(loaded);
  for_each_renderer(opened, [&](const Entry& entry) {
    for (const auto& [name, words] : {std::pair("a document of every element", plain_words()),
                                      std::pair("a hostile document", hostile_words())}) {
      const DocumentTree document = whole_document(words);
      const std::vector<Event> events = events_of(document);
      const RendererUse use(opened, entry.id, usual_setting(subject));
      const std::string expected = use.required().bytes(events, name);
      Grown keeper;
      std::vector<Event> longer;
      for (const Event& event : events) longer.push_back(grown(event, keeper));
      RendererSetting setting = usual_setting(subject);
      setting.grown = true;
      const RendererUse other(opened, entry.id, std::move(setting));
      const std::string bytes =
          other.required().bytes(longer, std::string(name) + " whose structs and arrays have grown");
      expect(bytes == expected,
             "render of " + entry.id + " with " + name +
                 " gave other bytes once its structs and arrays had grown: " + difference(expected, bytes),
             "step through arrays by their stride (ASSAY_AT), and copy no more of a struct than is known");
    }
  });
}

void renderer_unknown_element(const Subject& subject) {
  const Loaded loaded(subject);
  const Opened opened(loaded);
  const DocumentTree document = whole_document(plain_words());
  std::vector<Event> events = events_of(document);
  std::vector<std::string> held;  // the texts inside of an unknown element
  std::size_t open = 0;
  for (Event& event : events) {
    const std::uint32_t kind = event.element.kind;
    if (event.kind == EventKind::Open &&
        (open > 0 || kind == ASSAY_CALLOUT || kind == ASSAY_QUOTATION || kind == ASSAY_GROUP))
      ++open;
    if (event.kind == EventKind::Close && open > 0) --open;
    if (event.kind == EventKind::Open && open == 1)
      event.element.kind = kind == ASSAY_CALLOUT ? 9999 : 0x80000000u + kind;
    if (event.kind == EventKind::Text && open > 0 && event.span.text.size > 0)
      held.emplace_back(view(event.span.text));
  }
  for_each_renderer(opened, [&](const Entry& entry) {
    const RendererUse use(opened, entry.id, usual_setting(subject));
    const std::string bytes = use.required().bytes(events, "elements of an unknown kind");
    const FileForm form = form_of(entry);
    if (form == FileForm::Other || form == FileForm::Csv) return;
    for (const std::string& words : held) {
      expect(bytes.find(words.substr(0, words.find(' '))) != std::string::npos,
             "render of " + entry.id + " left out the text " + words +
                 " inside of an element of an unknown kind",
             "treat an element of a kind that is not known as one without a look, and render what it holds");
    }
  });
}

}  // namespace assay::conformance
