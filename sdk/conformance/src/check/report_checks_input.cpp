// What a report writer does with what it is handed: gaps, hostile texts, grown structs, missing words; and
// with a sink that fails.
#include <algorithm>
#include <set>

#include "assay/error.hpp"
#include "assay/text.hpp"
#include "outcome.hpp"
#include "report_checks.hpp"

namespace assay::conformance {
namespace {

constexpr double kBehindEmpty = 77.77;

std::string call_of(const ReportUse& use, const ReportInput& input) {
  return use.name() + ", with " + input.name;
}

void expect_written(const Writing& writing, const std::string& call) {
  if (!writing.refused.empty())
    throw Failed(call + ", breaks the grammar at " + writing.refused, "keep the grammar for every input");
  expect(writing.status == ASSAY_OK, call + ", failed: " + told(writing.status, writing.error),
         "write about whatever may be handed over: cells may be empty, comments missing, raters none");
}

// All texts of a document, one after another. Runs that follow each other are one.
std::vector<std::string> texts_of(const DocumentTree& tree) {
  std::vector<std::string> texts;
  const auto add = [&](assay_text words) { texts.emplace_back(view(words)); };
  bool in_run = false;
  for (const Event& event : events_of(tree)) {
    if (event.kind == EventKind::Text) {
      if (!in_run) texts.emplace_back();
      texts.back() += view(event.span.text);
    }
    in_run = event.kind == EventKind::Text;
    if (event.kind == EventKind::Chart) {
      for (const assay_text words : {event.chart.title, event.chart.description, event.chart.value_label})
        add(words);
      for (std::uint64_t i = 0; i < event.chart.categories.count; ++i) {
        add(ASSAY_AT(assay_chart_category, event.chart.categories, i)->label);
        add(ASSAY_AT(assay_chart_category, event.chart.categories, i)->short_label);
      }
      for (std::uint64_t i = 0; i < event.chart.series.count; ++i)
        add(ASSAY_AT(assay_chart_series, event.chart.series, i)->label);
    }
    if (event.kind != EventKind::Open) continue;
    add(event.element.title);
    add(event.element.note);
    for (std::uint64_t i = 0; i < event.element.attributes.count; ++i) {
      add(ASSAY_AT(assay_pair, event.element.attributes, i)->key);
      add(ASSAY_AT(assay_pair, event.element.attributes, i)->value);
    }
    for (std::uint64_t i = 0; i < event.element.columns.count; ++i)
      add(ASSAY_AT(assay_table_column, event.element.columns, i)->title);
    for (std::uint64_t i = 0; i < event.element.choices.count; ++i)
      add(*ASSAY_AT(assay_text, event.element.choices, i));
  }
  return texts;
}

bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         static_cast<unsigned char>(c) > 0x7F;
}

// A number that is none, as printf and streams write it.
std::string no_number_in(const std::string& words) {
  for (const std::string none : {"nan", "NaN", "NAN", "inf", "INF"}) {
    for (std::size_t at = words.find(none); at != std::string::npos; at = words.find(none, at + 1)) {
      const bool begins = at == 0 || !is_word(words[at - 1]);
      const std::size_t end = at + none.size();
      if (begins && (end == words.size() || !is_word(words[end]))) return none;
    }
  }
  return {};
}

bool is_hostile(const ReportInput& input) {
  return input.name.find("hostile") != std::string::npos;
}

void check_gaps(const ReportUse& use, const ReportInput& input) {
  const std::string call = call_of(use, input);
  const Writing writing = use.write(input);
  expect_written(writing, call);
  for (const std::string& words : texts_of(writing.tree)) {
    const std::string none = is_hostile(input) ? std::string() : no_number_in(words);
    expect(none.empty(), call + ": the text " + assay::quoted(words) + " holds " + none,
           "look whether there is a value before dividing by a count or writing a number");
  }
  Handing handing;
  handing.behind_empty = kBehindEmpty;
  const std::string change = difference(writing.lines(), use.write(input, handing).lines());
  expect(change.empty(), call + ": what stands behind an empty cell shows: " + change,
         "look at the state of a cell before its value");
}

std::string bare(std::string_view words) {
  std::string out;
  std::copy_if(words.begin(), words.end(), std::back_inserter(out),
               [](char c) { return c > ' ' && c < 0x7F; });
  return out;
}

// The hostile texts of an input.
std::vector<std::string> hostile_texts(const ReportInput& input) {
  std::vector<std::string> texts;
  if (const auto* parts = std::get_if<CaseParts>(&input.about)) {
    texts.push_back(parts->name);
    for (const auto& [key, value] : parts->attributes) texts.insert(texts.end(), {key, value});
    for (const CommentParts& comment : parts->comments) texts.push_back(comment.text);
  }
  if (const auto* parts = std::get_if<GroupParts>(&input.about)) texts = parts->groups;
  if (const auto* parts = std::get_if<ComparisonParts>(&input.about)) {
    texts.push_back(parts->name);
    for (const ThemeParts& theme : parts->themes) texts.insert(texts.end(), {theme.title, theme.note});
  }
  return texts;
}

// "xassay17" of a text that has it.
std::string mark_of(const std::string& words) {
  const std::size_t at = words.find(kMark);
  if (at == std::string::npos) return {};
  std::size_t end = at + kMark.size();
  while (end < words.size() && words[end] >= '0' && words[end] <= '9') ++end;
  return words.substr(at, end - at);
}

bool holds_mark(const std::string& all, const std::string& mark) {
  for (std::size_t at = all.find(mark); at != std::string::npos; at = all.find(mark, at + 1)) {
    const char next = at + mark.size() < all.size() ? all[at + mark.size()] : ' ';
    if (next < '0' || next > '9') return true;
  }
  return false;
}

// Every key that is asked for is missing once.
void check_wording(const Opened& opened, const ReportTrial& trial, const std::string& key) {
  ReportSetting setting = trial.setting;
  std::erase_if(setting.wording, [&](const auto& pair) { return pair.first == key; });
  const ReportUse use(opened, setting);
  const auto judge = [&](assay_status status, const assay_error& error, const std::string& call) {
    const std::string remedy = "fail with ASSAY_E_CONTENT and name the key; assay::sdk::Wording does so";
    expect(status == ASSAY_E_CONTENT,
           call + " without the text " + key + " failed with " + told(status, error) +
               " and not with ASSAY_E_CONTENT",
           remedy);
    const std::string_view words(error.text, std::min<std::size_t>(error.text_size, ASSAY_ERROR_CAPACITY));
    expect(words.find(key) != std::string_view::npos,
           call + " without the text " + key + " failed and does not name it: " + told(status, error),
           remedy);
  };
  if (!use.made()) return judge(use.status(), use.error(), "create of " + use.name());
  for (const ReportInput& input : trial.inputs) {
    const Writing writing = use.write(input);
    if (writing.status == ASSAY_OK || !writing.refused.empty()) continue;
    return judge(writing.status, writing.error, call_of(use, input) + ",");
  }
}

}  // namespace

void report_input_untouched(const Subject& subject) {
  const Loaded loaded(subject);
  const Opened opened(loaded);
  for (const ReportTrial& trial : report_trials(subject, opened)) {
    const ReportUse use(opened, trial.setting);
    for (const ReportInput& input : trial.inputs) {
      expect(!use.write(input).touched, call_of(use, input) + ", changed what it was handed",
             "copy what has to be changed or sorted; everything that is handed over is only to be read");
    }
  }
}

void report_sink_fails(const Subject& subject) {
  const Loaded loaded(subject);
  const Opened opened(loaded);
  for (const ReportTrial& trial : report_trials(subject, opened)) {
    const ReportUse use(opened, trial.setting);
    const Writing whole = use.write(trial.inputs.front());
    std::set<std::size_t> places = {0, 1, 2, whole.events - 1};
    Random random(subject.seed);
    for (std::size_t i = 0; i < subject.rounds(6); ++i) places.insert(random.below(whole.events));
    for (const std::size_t place : places) {
      if (place >= whole.events) continue;
      Handing handing;
      handing.sink_fails_at = place;
      const Writing broken = use.write(trial.inputs.front(), handing);
      const std::string call = call_of(use, trial.inputs.front()) + ", whose sink failed at event " +
                               std::to_string(place + 1) + ",";
      const std::string remedy =
          "look at the status of every call of the sink, stop at the first that fails, and return "
          "ASSAY_E_SINK";
      expect(broken.status != ASSAY_OK, call + " succeeded all the same", remedy);
      expect(broken.status == ASSAY_E_SINK,
             call + " failed with " + told(broken.status, broken.error) + " and not with ASSAY_E_SINK",
             remedy);
      expect(broken.after_failure == 0, call + " sent " + std::to_string(broken.after_failure) + " more",
             remedy);
    }
    const std::string change = difference(whole.lines(), use.write(trial.inputs.front()).lines());
    expect(change.empty(), call_of(use, trial.inputs.front()) + ", after sinks that failed: " + change,
           "keep nothing of a write that failed");
  }
}

void report_strides(const Subject& subject) {
  const Loaded loaded(subject);
  const Opened opened(loaded);
  for (const ReportTrial& trial : report_trials(subject, opened)) {
    const ReportUse use(opened, trial.setting), longer(opened, trial.setting, true);
    const std::string remedy =
        "step through arrays by their stride (ASSAY_AT), and copy no more of a struct than is known";
    expect(longer.made(),
           "create of " + use.name() +
               " failed once its setup had grown: " + told(longer.status(), longer.error()),
           remedy);
    for (const ReportInput& input : trial.inputs) {
      const Writing expected = use.write(input);
      if (expected.status != ASSAY_OK) continue;
      Handing handing;
      handing.grown = true;
      const Writing grown = longer.write(input, handing);
      expect(grown.status == ASSAY_OK,
             call_of(use, input) +
                 ", failed once structs and arrays had grown: " + told(grown.status, grown.error),
             remedy);
      const std::string change = difference(expected.lines(), grown.lines());
      expect(change.empty(), call_of(use, input) + ", once structs and arrays had grown: " + change, remedy);
    }
  }
}

void report_gaps(const Subject& subject) {
  const Loaded loaded(subject);
  const Opened opened(loaded);
  for (const ReportTrial& trial : report_trials(subject, opened)) {
    const ReportUse use(opened, trial.setting);
    for (const ReportInput& input : trial.inputs) {
      if (!is_hostile(input)) check_gaps(use, input);
    }
  }
}

void report_hostile_text(const Subject& subject) {
  const Loaded loaded(subject);
  const Opened opened(loaded);
  bool looked = false;
  for (const ReportTrial& trial : report_trials(subject, opened)) {
    const ReportUse use(opened, trial.setting);
    for (const ReportInput& input : trial.inputs) {
      if (!is_hostile(input)) continue;
      looked = true;
      const Writing writing = use.write(input);
      expect_written(writing, call_of(use, input));
      std::string all;
      for (const std::string& words : texts_of(writing.tree)) all += bare(words) + " ";
      for (const std::string& words : hostile_texts(input)) {
        const std::string mark = mark_of(words);
        // What a report does not show at all it need not pass on; what it splits, it splits at spaces.
        if (mark.empty() || !holds_mark(all, mark) || bare(all).find(bare(words)) != std::string::npos)
          continue;
        throw Failed(
            call_of(use, input) + ", does not pass on " + assay::quoted(words) + " as it is",
            "send text as it came, without escaping: that is the renderer's affair, and twice is wrong");
      }
    }
  }
  if (!looked) throw PassedOver("its reports are about nothing but the instrument");
}

void report_wording(const Subject& subject) {
  const Loaded loaded(subject);
  const Opened opened(loaded);
  std::set<std::string> seen;
  const std::vector<ReportTrial> trials = report_trials(subject, opened);
  if (trials.front().setting.wording.empty()) throw PassedOver("the plugin has no texts of its own");
  for (const ReportTrial& trial : trials) {
    // One instrument is enough for each report: keys are many.
    if (!seen.insert(trial.setting.report).second && subject.level != Level::Strict) continue;
    for (const auto& [key, words] : trial.setting.wording) check_wording(opened, trial, key);
  }
}

void report_options(const Subject& subject) {
  const Loaded loaded(subject);
  const Opened opened(loaded);
  for (const ReportTrial& trial : report_trials(subject, opened, true)) {
    const ReportUse use(opened, trial.setting);
    for (const ReportInput& input : trial.inputs) {
      check_gaps(use, input);
      Writing writing = use.write(input);
      try {
        writing.tree.finish(trial.setting.report);
      } catch (const Error& error) {
        throw Failed(call_of(use, input) + ": " + error.problems().front().what,
                     "keep the grammar whatever the options are");
      }
    }
  }
}

void report_fuzz(const Subject& subject) {
  const Loaded loaded(subject);
  const Opened opened(loaded);
  for (const ReportTrial& trial : report_trials(subject, opened)) {
    if (trial.setting.about == ASSAY_REPORT_SHEET) continue;
    const ReportUse use(opened, trial.setting);
    for (std::size_t round = 0; round < subject.rounds(2); ++round) {
      const std::uint64_t seed = subject.seed * 1000003 + round;
      ReportInput input = trial.random_input(seed);
      input.name +=
          " (number " + std::to_string(round + 1) + " of seed " + std::to_string(subject.seed) + ")";
      Handing handing;
      handing.behind_empty = kBehindEmpty;
      Writing writing = use.write(input);
      expect_written(writing, call_of(use, input));
      const std::string change = difference(writing.lines(), use.write(input, handing).lines());
      expect(change.empty(),
             call_of(use, input) + ": written again, with other values behind empty cells: " + change,
             "look at the state of a cell before its value");
      try {
        writing.tree.finish(trial.setting.report);
      } catch (const Error& error) {
        throw Failed(call_of(use, input) + ": " + error.problems().front().what,
                     "keep the grammar for every input");
      }
    }
  }
}

}  // namespace assay::conformance
