// Whether a renderer gives the same bytes for the same document, whatever is around it.
#include <unistd.h>
#include <ctime>
#include <thread>

#include "child.hpp"
#include "outcome.hpp"
#include "process_locale.hpp"
#include "process_state.hpp"
#include "renderer_checks.hpp"
#include "sample_document.hpp"
#include "threads.hpp"

namespace assay::conformance {
namespace {

constexpr const char* kPureBytes =
    "let the bytes follow from the document, the setup and nothing else: no clock, no random "
    "numbers, no addresses, no order of a hash table";

// Documents that each renderer is tried with, and their names.
struct Samples {
  DocumentTree whole = whole_document(plain_words()), hostile = whole_document(hostile_words()),
               bare = bare_document("Bare");
  std::vector<std::pair<std::string, std::vector<Event>>> all{
      {"a document of every element", events_of(whole)},
      {"a hostile document", events_of(hostile)},
      {"a bare document", events_of(bare)}};
};

std::string render_elsewhere(const Subject& subject, const std::string& id) {
  const ChildEnd end = run_in_child(
      [&] {
        move_to("AAA12");  // a day and two hours from where the others are rendered
        const Loaded loaded(subject);
        const Opened opened(loaded);
        const RendererUse use(opened, id, usual_setting(subject));
        return use.required().bytes(Samples().all[0].second, "a document of every element");
      },
      std::chrono::seconds(5));
  if (end.how == ChildEnd::How::Answered) return end.answer;
  throw Failed("renderer " + id + " does not render in a process of its own",
               "run the check alone in a debugger");
}

void same(const std::string& one, const std::string& other, const std::string& what) {
  expect(one == other, what + " gave other bytes: " + difference(one, other), kPureBytes);
}

void wait_for_the_next_second() {
  const std::time_t now = std::time(nullptr);
  while (std::time(nullptr) == now) ::usleep(10000);
}

}  // namespace

void renderer_same_twice(const Subject& subject) {
  if (subject.manifest.renderers.empty()) throw PassedOver("the plugin has no renderer");
  for (const ProvidedRenderer& provided : subject.manifest.renderers) {
    const std::string& id = provided.id;
    const std::string elsewhere = render_elsewhere(subject, id);
    const std::time_t then = std::time(nullptr);
    move_to("BBB-14");
    const Loaded loaded(subject);
    const Opened opened(loaded), again(loaded);
    const RendererUse use(opened, id, usual_setting(subject)), other(again, id, usual_setting(subject));
    const Samples samples;
    const auto& [name, events] = samples.all[0];
    const std::string first = use.required().bytes(events, name);
    same(first, use.bytes(events, name), "renderer " + id + ", asked twice for " + name + ",");
    for (const auto& [between, others] : samples.all) use.bytes(others, between);
    same(first, use.bytes(events, name),
         "renderer " + id + ", asked for " + name + " again after other documents,");
    same(first, other.required().bytes(events, name),
         "renderer " + id + " of another instance, asked for " + name + ",");
    if (std::time(nullptr) == then) wait_for_the_next_second();
    same(first, use.bytes(events, name), "renderer " + id + ", asked for " + name + " a second later,");
    same(first, elsewhere, "renderer " + id + " in another process and time zone, asked for " + name + ",");
  }
}

void renderer_locale(const Subject& subject) {
  const Loaded loaded(subject);
  const Opened opened(loaded);
  const Samples samples;
  for_each_renderer(opened, [&](const Entry& entry) {
    const RendererUse before(opened, entry.id, usual_setting(subject));
    std::vector<std::string> expected;
    for (const auto& [name, events] : samples.all) expected.push_back(before.required().bytes(events, name));
    in_other_locales([&](const std::string& locale) {
      const RendererUse within(opened, entry.id, usual_setting(subject));
      for (std::size_t i = 0; i < samples.all.size(); ++i) {
        const auto& [name, events] = samples.all[i];
        for (const RendererUse* use : {&before, &within}) {
          const std::string bytes = use->required().bytes(events, name + " in " + locale);
          expect(bytes == expected[i],
                 "renderer " + entry.id + " in " + locale + " gave other bytes for " + name + ": " +
                     difference(expected[i], bytes),
                 "write numbers with std::to_chars, or with a stream that has std::locale::classic()");
        }
      }
    });
  });
}

void renderer_threads(const Subject& subject) {
  constexpr std::size_t kThreads = 4;
  const Loaded loaded(subject);
  const Opened opened(loaded);
  const Samples samples;
  for_each_renderer(opened, [&](const Entry& entry) {
    const RendererUse use(opened, entry.id, usual_setting(subject));
    std::vector<std::string> expected;
    for (const auto& [name, events] : samples.all) expected.push_back(use.required().bytes(events, name));
    for (std::size_t round = 0; round < subject.rounds(1); ++round) {
      Meeting meeting(kThreads);
      at_once(kThreads, [&](std::size_t thread) {
        const std::size_t which = (thread + round) % 2;
        const auto& [name, events] = samples.all[which];
        Provoked provoked;
        // All are in the middle of a document at one moment, and go on in turns.
        provoked.before_event = [&](std::size_t number) {
          if (number == 5 + round % 50) meeting.wait();
          if (number % 8 == thread) std::this_thread::yield();
        };
        const Rendering rendering = use.render(events, provoked);
        const std::string call = "renderer " + entry.id + " with " + name + ", on " +
                                 std::to_string(kThreads) + " threads at once,";
        const std::string remedy =
            "keep what belongs to one call of render on its stack; a renderer is constant once made";
        expect(rendering.status == ASSAY_OK, call + " failed: " + told(rendering.status, rendering.error),
               remedy);
        expect(rendering.bytes == expected[which],
               call + " gave other bytes: " + difference(expected[which], rendering.bytes), remedy);
      });
    }
  });
}

}  // namespace assay::conformance
