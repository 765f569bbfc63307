// The tree keeps every event, gives it back, and fills in contents.
#include <cstdlib>
#include <cstring>
#include <thread>

#include "samples.hpp"

using assay::DocumentTree;
using samples::element;
using samples::events_of;
using samples::Recorder;
using samples::span;
using samples::Writer;
using Events = std::vector<std::string>;

namespace {

std::string finish_failure(Writer& writer) {
  try {
    writer.tree.finish("t.report");
  } catch (const assay::Error& error) {
    CHECK(error.fault() == assay::Fault::Plugin);
    for (const assay::Problem& problem : error.problems())
      CHECK(problem.remedy == "tell the plugin's vendor");
    std::string all;
    for (const assay::Problem& problem : error.problems()) all += problem.what + "\n";
    return all;
  }
  return {};
}

const std::string kBreaks = "the report writer t.report sent a document that breaks the contract: ";

}  // namespace

TEST_CASE("document: events come back as they were sent") {
  Writer writer;
  writer.open(ASSAY_DOCUMENT, "", "Report");
  writer.open(ASSAY_SECTION, "s", "One");
  writer.open(ASSAY_PARAGRAPH);
  writer.text("plain ");
  writer.text(span("link", "#s"));
  writer.text(span("site", "https://example.org"));
  writer.close();
  writer.leaf(element(ASSAY_PAGE_BREAK));
  writer.close();
  writer.close();
  CHECK(writer.failure.empty());
  writer.tree.finish("t.report");
  CHECK(events_of(writer.tree) == Events{"<1  Report", "<5 s One", "<7  ", "\"plain \" ", "\"link\" #s",
                                         "\"site\" https://example.org", ">", "<20  ", ">", ">", ">"});
  CHECK(writer.tree.size() == 7);
}

TEST_CASE("document: all fields are copied, nothing leads back to the sender") {
  Writer writer;
  {
    // Everything lives in this buffer and is wiped before the replay.
    std::string words = "keyvaluetitlenoteroleidchoice";
    const auto part = [&](std::size_t begin, std::size_t size) {
      return assay_text{words.data() + begin, size};
    };
    std::vector<assay_pair> attributes = {{part(0, 3), part(3, 5)}};
    std::vector<assay_text> choices = {part(23, 6)};
    std::vector<assay_table_column> columns = {{part(8, 5), 2.5, ASSAY_ALIGN_END, 0}};
    assay_element document = element(ASSAY_DOCUMENT);
    document.attributes = samples::array(attributes);
    document.note = part(13, 4);
    document.role = part(17, 4);
    writer.open(document);
    assay_element table = element(ASSAY_TABLE);
    table.id = part(21, 2);
    table.columns = samples::array(columns);
    writer.leaf(table);
    assay_element blank = element(ASSAY_BLANK);
    blank.blank = ASSAY_BLANK_CHOICE;
    blank.choices = samples::array(choices);
    blank.flags = 8;
    blank.span = 3;
    blank.lines = 4;
    writer.leaf(blank);
    assay_span run{};
    run.struct_size = sizeof(run);
    run.text = part(8, 5);
    run.style = ASSAY_SPAN_STRONG | ASSAY_SPAN_MUTED;
    writer.open(ASSAY_HEADING);
    writer.text(run);
    writer.close();
    writer.close();
    std::fill(words.begin(), words.end(), '?');
    attributes.assign(1, {});
    choices.assign(1, {});
    columns.assign(1, {});
  }
  REQUIRE(writer.failure.empty());
  writer.tree.finish("t.report");
  Recorder recorder;
  REQUIRE(writer.tree.replay(recorder.sink(), nullptr) == ASSAY_OK);
  REQUIRE(recorder.elements.size() == 4);
  const assay_element& document = recorder.elements[0];
  CHECK(document.struct_size == sizeof(assay_element));
  CHECK(samples::string(document.note) == "note");
  CHECK(samples::string(document.role) == "role");
  REQUIRE(document.attributes.count == 1);
  CHECK(samples::string(ASSAY_AT(assay_pair, document.attributes, 0)->key) == "key");
  CHECK(samples::string(ASSAY_AT(assay_pair, document.attributes, 0)->value) == "value");
  const assay_element& table = recorder.elements[1];
  CHECK(samples::string(table.id) == "id");
  REQUIRE(table.columns.count == 1);
  CHECK(samples::string(ASSAY_AT(assay_table_column, table.columns, 0)->title) == "title");
  CHECK(ASSAY_AT(assay_table_column, table.columns, 0)->width == 2.5);
  CHECK(ASSAY_AT(assay_table_column, table.columns, 0)->align == ASSAY_ALIGN_END);
  const assay_element& blank = recorder.elements[2];
  CHECK(blank.blank == ASSAY_BLANK_CHOICE);
  CHECK(blank.flags == 8);
  CHECK(blank.span == 3);
  CHECK(blank.lines == 4);
  REQUIRE(blank.choices.count == 1);
  CHECK(samples::string(*ASSAY_AT(assay_text, blank.choices, 0)) == "choice");
  REQUIRE(recorder.spans.size() == 1);
  CHECK(samples::string(recorder.spans[0].text) == "title");
  CHECK(recorder.spans[0].style == (ASSAY_SPAN_STRONG | ASSAY_SPAN_MUTED));
}

TEST_CASE("document: elements of arrays are stepped over by their stride") {
  struct Wider {
    assay_pair pair;
    double later;
  };
  const std::vector<Wider> wide = {{{samples::text("a"), samples::text("1")}, 0.5},
                                   {{samples::text("b"), samples::text("2")}, 0.5}};
  assay_element document = element(ASSAY_DOCUMENT);
  document.attributes = {wide.data(), 2, sizeof(Wider)};
  Writer writer;
  writer.leaf(document);
  REQUIRE(writer.failure.empty());
  Recorder recorder;
  writer.tree.replay(recorder.sink(), nullptr);
  const assay_array copied = recorder.elements.at(0).attributes;
  REQUIRE(copied.count == 2);
  CHECK(copied.stride == sizeof(assay_pair));
  CHECK(samples::string(ASSAY_AT(assay_pair, copied, 1)->value) == "2");
}

TEST_CASE("document: fields that an older sender does not know count as empty") {
  // As much memory as the sender says there is, and not a byte more.
  const std::uint32_t size = offsetof(assay_element, note);
  void* memory = std::malloc(size);
  const assay_element whole = element(ASSAY_SECTION, "s", "One");
  std::memcpy(memory, &whole, size);
  static_cast<assay_element*>(memory)->struct_size = size;
  Writer writer;
  writer.open(ASSAY_DOCUMENT);
  CHECK(writer.open(static_cast<const assay_element*>(memory)) == ASSAY_OK);
  std::free(memory);
  writer.close();
  writer.close();
  Recorder recorder;
  writer.tree.replay(recorder.sink(), nullptr);
  CHECK(samples::string(recorder.elements.at(1).title) == "One");
  CHECK(recorder.elements[1].note.size == 0);
  CHECK(recorder.elements[1].columns.count == 0);
  CHECK(recorder.elements[1].struct_size == sizeof(assay_element));
}

TEST_CASE("document: contents get an entry for each listed section, with its depth") {
  Writer writer;
  writer.open(ASSAY_DOCUMENT);
  writer.leaf(element(ASSAY_CONTENTS));
  writer.open(ASSAY_SECTION, "one", "One");
  writer.open(ASSAY_SECTION, "", "Inner");
  writer.leaf(element(ASSAY_SECTION, "deep", "Deep"));
  writer.close();
  writer.close();
  assay_element hidden = element(ASSAY_SECTION, "h");
  hidden.flags = ASSAY_FLAG_NOT_LISTED;
  writer.open(hidden);
  writer.leaf(element(ASSAY_SECTION, "below", "Below"));
  writer.close();
  writer.leaf(element(ASSAY_SECTION, "last", "Last"));
  writer.close();
  writer.tree.finish("t.report");
  REQUIRE(writer.failure.empty());
  Recorder recorder;
  REQUIRE(writer.tree.replay(recorder.sink(), nullptr) == ASSAY_OK);
  const Events head(recorder.events.begin(), recorder.events.begin() + 13);
  CHECK(head == Events{"<1  ", "<3  ", "<4 one One", ">", "<4 section-2 Inner", ">", "<4 deep Deep", ">",
                       "<4 below Below", ">", "<4 last Last", ">", ">"});
  std::vector<std::uint32_t> depths;
  for (const assay_element& each : recorder.elements) {
    if (each.kind == ASSAY_CONTENTS_ENTRY) depths.push_back(each.lines);
  }
  CHECK(depths == std::vector<std::uint32_t>{1, 2, 3, 1, 1});
  CHECK(writer.tree.size() == 2 + 6 + 5);
}

TEST_CASE("document: a section without an id gets one that nobody has") {
  Writer writer;
  writer.open(ASSAY_DOCUMENT);
  writer.leaf(element(ASSAY_SECTION, "", "A"));
  writer.leaf(element(ASSAY_SECTION, "section-1", "B"));
  writer.leaf(element(ASSAY_SECTION, "section-1-2", "C"));
  writer.close();
  writer.tree.finish("t.report");
  CHECK(events_of(writer.tree)[1] == "<5 section-1-3 A");
}

TEST_CASE("document: a replay stops at the first failure and hands it on") {
  Writer writer;
  writer.open(ASSAY_DOCUMENT);
  writer.open(ASSAY_HEADING);
  writer.text("x");
  writer.close();
  writer.close();
  for (std::size_t stop = 0; stop < 5; ++stop) {
    Recorder recorder(stop);
    CHECK(writer.tree.replay(recorder.sink(), nullptr) == ASSAY_E_SINK);
    CHECK(recorder.events.size() == stop);
  }
}

TEST_CASE("document: a sink that lacks a function is refused") {
  Writer writer;
  writer.leaf(element(ASSAY_DOCUMENT));
  Recorder recorder;
  assay_document_sink sink = recorder.sink();
  sink.text = nullptr;
  assay_error error{};
  error.struct_size = sizeof(error);
  CHECK(writer.tree.replay(sink, &error) == ASSAY_E_ARGUMENT);
  CHECK(std::string(error.text, error.text_size) == "the document sink lacks a function");
  sink = recorder.sink();
  sink.struct_size = offsetof(assay_document_sink, chart);
  CHECK(writer.tree.replay(sink, nullptr) == ASSAY_E_ARGUMENT);
  CHECK(recorder.events.empty());
}

TEST_CASE("document: a finished tree is replayed by several threads, and survives a move") {
  Writer writer;
  writer.open(ASSAY_DOCUMENT);
  for (int i = 0; i < 200; ++i) writer.leaf(element(ASSAY_SECTION, "", "T"));
  writer.close();
  writer.tree.finish("t.report");
  const DocumentTree moved = std::move(writer.tree);
  Events first, second;
  std::thread other([&] {
    Recorder recorder;
    moved.replay(recorder.sink(), nullptr);
    first = recorder.events;
  });
  second = events_of(moved);
  other.join();
  CHECK(second.size() == 402);
  CHECK(first == second);
}

TEST_CASE("document: finish names every element that is still open") {
  Writer writer;
  writer.open(ASSAY_DOCUMENT);
  writer.open(ASSAY_SECTION, "s", "One");
  CHECK(finish_failure(writer) ==
        kBreaks + "DOCUMENT: is not closed\n" + kBreaks + "SECTION \"s\": is not closed\n");
}

TEST_CASE("document: finish names every link that leads nowhere") {
  Writer writer;
  writer.open(ASSAY_DOCUMENT);
  writer.open(ASSAY_PARAGRAPH, "p");
  writer.text(span("a", "#none"));
  writer.text(span("b", "#p"));
  writer.text(span("c", "#later"));
  writer.text(span("d", "#other"));
  writer.close();
  writer.leaf(element(ASSAY_GROUP, "later"));
  writer.close();
  REQUIRE(writer.failure.empty());
  CHECK(finish_failure(writer) == kBreaks + "the link \"#none\" leads to no element\n" + kBreaks +
                                      "the link \"#other\" leads to no element\n");
}

TEST_CASE("document: a link to a chart leads somewhere") {
  samples::Chart chart;
  chart.chart.categories = samples::array(chart.categories);
  chart.chart.series = samples::array(chart.series);
  Writer writer;
  writer.open(ASSAY_DOCUMENT);
  writer.chart(chart.chart);
  writer.open(ASSAY_PARAGRAPH);
  writer.text(span("see", "#c1"));
  writer.close();
  writer.close();
  CHECK(finish_failure(writer).empty());
}

TEST_CASE("document: finish without a document is refused") {
  Writer writer;
  CHECK(finish_failure(writer) == kBreaks + "no DOCUMENT was sent\n");
}

TEST_CASE("document: a failure that the writer passes over is told at finish") {
  Writer writer;
  writer.open(ASSAY_DOCUMENT);
  CHECK(writer.open(ASSAY_ROW) == ASSAY_E_ARGUMENT);
  CHECK(writer.open(ASSAY_GROUP) == ASSAY_E_ARGUMENT);  // stays broken
  CHECK(writer.close() == ASSAY_E_ARGUMENT);
  const std::string failure = finish_failure(writer);
  CHECK(failure == kBreaks + writer.failure + "\n");
}

TEST_CASE("document: nothing goes in after finish") {
  Writer writer;
  writer.leaf(element(ASSAY_DOCUMENT));
  writer.tree.finish("t.report");
  CHECK(writer.open(ASSAY_DOCUMENT) == ASSAY_E_ARGUMENT);
  CHECK(writer.failure == "the document is finished");
}

TEST_CASE("document: a failure names an element with a long title in short") {
  std::string title;
  for (int i = 0; i < 2000; ++i) title += "é";
  Writer writer;
  writer.open(ASSAY_DOCUMENT);
  writer.open(ASSAY_ROW, "", title);
  CHECK(writer.failure.rfind("ROW \"é", 0) == 0);
  CHECK_THAT(writer.failure, ContainsSubstring("é…\": may not stand in DOCUMENT"));
  CHECK(writer.failure.size() < 500);
}

TEST_CASE("document: an error struct that is too small is not written beyond") {
  const std::uint32_t size = offsetof(assay_error, text_size);
  auto* error = static_cast<assay_error*>(std::calloc(1, size));
  error->struct_size = size;
  Writer writer;
  CHECK(writer.sink().close(writer.sink().context, error) == ASSAY_E_ARGUMENT);
  CHECK(error->code == ASSAY_E_ARGUMENT);
  std::free(error);
  CHECK(writer.sink().close(writer.sink().context, nullptr) == ASSAY_E_ARGUMENT);
}
