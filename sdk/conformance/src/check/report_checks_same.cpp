// Whether a report writer sends the same events for the same input, whatever is around it.
#include <unistd.h>
#include <ctime>
#include <thread>

#include "child.hpp"
#include "outcome.hpp"
#include "process_locale.hpp"
#include "process_state.hpp"
#include "report_checks.hpp"
#include "threads.hpp"

namespace assay::conformance {
namespace {

constexpr const char* kPureDocument =
    "let the document follow from the input, the setup and nothing else: no clock, no random "
    "numbers, no addresses, no order of a hash table; the date is handed over";

// Every report's first input, as lines of text.
std::vector<std::string> all_lines(const Subject& subject) {
  const Loaded loaded(subject);
  const Opened opened(loaded);
  std::vector<std::string> all;
  for (const ReportTrial& trial : report_trials(subject, opened)) {
    const std::vector<std::string> lines = ReportUse(opened, trial.setting).lines(trial.inputs.front());
    all.insert(all.end(), lines.begin(), lines.end());
  }
  return all;
}

std::vector<std::string> lines_elsewhere(const Subject& subject) {
  const ChildEnd end = run_in_child(
      [&] {
        move_to("AAA12");  // a day and two hours from where the others are written
        std::string answer;
        for (const std::string& line : all_lines(subject)) answer.append(line).push_back('\0');
        return answer;
      },
      std::chrono::seconds(5));
  if (end.how != ChildEnd::How::Answered)
    throw Failed("reports cannot be written in a process of their own", "run the check alone in a debugger");
  std::vector<std::string> lines;
  for (std::size_t from = 0; from < end.answer.size();) {
    const std::size_t cut = end.answer.find('\0', from);
    lines.push_back(end.answer.substr(from, cut - from));
    from = cut + 1;
  }
  return lines;
}

}  // namespace

void report_same_twice(const Subject& subject) {
  if (subject.manifest.reports.empty()) throw PassedOver("the plugin has no reports");
  const std::vector<std::string> elsewhere = lines_elsewhere(subject);
  const std::time_t then = std::time(nullptr);
  move_to("BBB-14");
  const std::vector<std::string> here = all_lines(subject);
  const Loaded loaded(subject);
  const Opened opened(loaded), again(loaded);
  const auto trials = report_trials(subject, opened);
  for (const ReportTrial& trial : trials) {
    const ReportUse use(opened, trial.setting), other(again, trial.setting);
    for (const ReportInput& input : trial.inputs) {
      const Writing first = use.write(input);
      if (first.status != ASSAY_OK) continue;  // another check is about it
      for (const auto& [which, writer] :
           {std::pair("asked twice", &use), std::pair("asked in another instance", &other)}) {
        const std::string change = difference(first.lines(), writer->write(input).lines());
        expect(change.empty(), use.name() + ", with " + input.name + ", " + which + ": " + change, kPureDocument);
      }
    }
  }
  while (std::time(nullptr) == then) ::usleep(10000);
  std::string change = difference(here, all_lines(subject));
  expect(change.empty(), "all reports, written again a second later: " + change, kPureDocument);
  change = difference(here, elsewhere);
  expect(change.empty(), "all reports, written in another process and time zone: " + change, kPureDocument);
}

void report_locale(const Subject& subject) {
  const Loaded loaded(subject);
  const Opened opened(loaded);
  for (const ReportTrial& trial : report_trials(subject, opened)) {
    const ReportUse before(opened, trial.setting);
    const std::vector<std::string> expected = before.lines(trial.inputs.front());
    in_other_locales([&](const std::string& locale) {
      const ReportUse within(opened, trial.setting);
      for (const ReportUse* use : {&before, &within}) {
        const std::string change = difference(expected, use->lines(trial.inputs.front()));
        expect(change.empty(),
               use->name() + ", with " + trial.inputs.front().name + ", in " + locale + ": " + change,
               "write numbers with std::to_chars or assay/sdk/number_text.hpp, never with what looks at the "
               "locale");
      }
    });
  }
}

void report_threads(const Subject& subject) {
  constexpr std::size_t kThreads = 4;
  const Loaded loaded(subject);
  const Opened opened(loaded);
  for (const ReportTrial& trial : report_trials(subject, opened)) {
    const ReportUse use(opened, trial.setting);
    std::vector<std::vector<std::string>> expected;
    for (const ReportInput& input : trial.inputs) expected.push_back(use.write(input).lines());
    for (std::size_t round = 0; round < subject.rounds(1); ++round) {
      Meeting meeting(kThreads);
      at_once(kThreads, [&](std::size_t thread) {
        const std::size_t which = (thread + round) % trial.inputs.size();
        Handing handing;
        // All are at the beginning of a document at one moment, and go on in turns.
        handing.before_event = [&](std::size_t number) {
          if (number == 1 + round % 3) meeting.wait();
          if (number % 8 == thread) std::this_thread::yield();
        };
        const std::string change =
            difference(expected[which], use.write(trial.inputs[which], handing).lines());
        expect(change.empty(),
               use.name() + ", with " + trial.inputs[which].name + ", on " + std::to_string(kThreads) +
                   " threads at once: " + change,
               "keep what belongs to one call of write on its stack; a report writer is constant once made");
      });
    }
  }
}

}  // namespace assay::conformance
