#include "together.hpp"

#include <sys/mman.h>

#include <algorithm>
#include <barrier>
#include <cstring>
#include <memory>
#include <mutex>
#include <new>
#include <thread>

#include "assay/text.hpp"
#include "child.hpp"
#include "outcome.hpp"
#include "transcript.hpp"

namespace assay::conformance {
namespace {

// Where the child is, for the parent to read when the child has ended badly. One a plugin, as they may be at
// work at once.
struct Whereabouts {
  bool at_work = false;
  Part part = Part::Loading;
  char step[256] = {};
};

class SharedWhereabouts {
 public:
  explicit SharedWhereabouts(std::size_t count) : size_(count * sizeof(Whereabouts)) {
    void* memory = ::mmap(nullptr, size_, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED) throw std::bad_alloc();
    all_ = static_cast<Whereabouts*>(memory);
    for (std::size_t i = 0; i < count; ++i) new (all_ + i) Whereabouts;
  }
  ~SharedWhereabouts() { ::munmap(all_, size_); }
  SharedWhereabouts(const SharedWhereabouts&) = delete;
  SharedWhereabouts& operator=(const SharedWhereabouts&) = delete;
  Whereabouts& operator[](std::size_t index) const { return all_[index]; }

 private:
  std::size_t size_;
  Whereabouts* all_ = nullptr;
};

class Noting : public Watch {
 public:
  explicit Noting(Whereabouts& where) : where_(where) {}
  void around(const std::string& step, const std::function<void()>& call) override {
    step.copy(where_.step, std::min(step.size(), sizeof where_.step - 1));
    where_.step[std::min(step.size(), sizeof where_.step - 1)] = '\0';
    where_.at_work = true;
    call();
    where_.at_work = false;
  }
  Part part() const { return where_.part; }
  void enter(Part part) { where_.part = part; }

 private:
  Whereabouts& where_;
};

// One plugin among others: its tour, and its results alone.
class Member {
 public:
  Member(const Company& company, std::size_t index, Whereabouts& where)
      : id_(company.subjects[index].manifest.id),
        solo_(company.solos[index]),
        watch_(where),
        tour_(company.subjects[index], watch_) {}

  std::size_t steps(Stage stage) const {
    return static_cast<std::size_t>(std::count_if(solo_.steps.begin(), solo_.steps.end(),
                                                  [&](const Step& step) { return step.stage == stage; }));
  }
  void enter(Part part) { watch_.enter(part); }

  // Takes a step that it took alone, and holds the result against that.
  std::optional<Departure> take(Stage stage, std::size_t index) {
    const auto first = std::find_if(solo_.steps.begin(), solo_.steps.end(),
                                    [&](const Step& step) { return step.stage == stage; });
    const Step& alone = *(first + static_cast<std::ptrdiff_t>(index));
    if (tour_.steps(stage) <= index) return departure(alone.name, "is not there together with others");
    const Step here = tour_.take(stage, index);
    if (!solo_.steady[static_cast<std::size_t>(&alone - solo_.steps.data())]) return std::nullopt;
    if (here.name != alone.name) return departure(alone.name, "is not there together with others");
    const std::string apart = parting(alone.result, "alone", here.result, "together with others");
    if (!apart.empty()) return departure(alone.name, apart);
    return std::nullopt;
  }

  std::optional<Departure> take_all(Stage stage) {
    const std::size_t count = steps(stage);
    for (std::size_t i = 0; i < count; ++i) {
      if (auto gone = take(stage, stage == Stage::Destroy ? count - 1 - i : i)) return gone;
    }
    return std::nullopt;
  }

 private:
  Departure departure(const std::string& step, const std::string& what) const {
    return {watch_.part(), assay::quoted(id_) + ", to " + step + ": " + what};
  }

  std::string id_;
  const Solo& solo_;
  Noting watch_;
  Tour tour_;
};

using Members = std::vector<std::unique_ptr<Member>>;

Members members_of(const Company& company, const SharedWhereabouts& where) {
  Members members;
  for (std::size_t i = 0; i < company.subjects.size(); ++i) {
    members.push_back(std::make_unique<Member>(company, i, where[i]));
  }
  return members;
}

// A stage of all plugins, each taking one step in turn.
std::optional<Departure> by_turns(Members& members, const std::vector<std::size_t>& order, Stage stage) {
  std::size_t most = 0;
  for (const auto& member : members) most = std::max(most, member->steps(stage));
  for (std::size_t i = 0; i < most; ++i) {
    for (const std::size_t index : order) {
      if (i >= members[index]->steps(stage)) continue;
      if (auto gone = members[index]->take(stage, i)) return gone;
    }
  }
  return std::nullopt;
}

std::optional<Departure> turns(Members& members, const std::vector<std::size_t>& order) {
  for (const Stage stage : {Stage::Load, Stage::Open, Stage::List, Stage::Create, Stage::Work}) {
    if (stage == Stage::Create) {
      for (auto& member : members) member->enter(Part::Working);
    }
    if (auto gone = by_turns(members, order, stage)) return gone;
  }
  for (const std::size_t index : order) {
    if (auto gone = members[index]->take_all(Stage::WorkAgain)) return gone;
    for (auto& member : members) member->enter(Part::AfterClosing);
    for (const Stage stage : {Stage::Destroy, Stage::Close}) {
      if (auto gone = members[index]->take_all(stage)) return gone;
    }
  }
  return std::nullopt;
}

std::optional<Departure> at_once(Members& members, std::size_t rounds) {
  for (auto& member : members) {
    if (auto gone = member->take_all(Stage::Load)) return gone;
    member->enter(Part::Working);
  }
  std::mutex mutex;
  std::optional<Departure> first;
  std::barrier together(static_cast<std::ptrdiff_t>(members.size()));
  const auto live = [&](Member& member) {
    std::optional<Departure> gone;
    for (const Stage stage : {Stage::Open, Stage::List, Stage::Create, Stage::Work, Stage::WorkAgain,
                              Stage::Destroy, Stage::Close}) {
      together.arrive_and_wait();  // so that all are in the same stage, where the clashes are
      for (std::size_t round = 0; !gone && round < (stage == Stage::Work ? rounds : 1); ++round)
        gone = member.take_all(stage);
      if (gone) break;
    }
    together.arrive_and_drop();
    const std::lock_guard<std::mutex> lock(mutex);
    if (gone && !first) first = gone;
  };
  std::vector<std::thread> threads;
  for (auto& member : members) threads.emplace_back([&live, &member] { live(*member); });
  for (std::thread& thread : threads) thread.join();
  return first;
}

// --- between the processes ---

std::string packed(const std::optional<Departure>& departure) {
  if (!departure) return "=";
  return std::string(1, static_cast<char>('0' + static_cast<int>(departure->part))) + departure->found;
}

std::string how(const ChildEnd& end) {
  switch (end.how) {
    case ChildEnd::How::TimedOut:
      return "does not end in time";
    case ChildEnd::How::Signalled:
      return std::string("ends the process: ") + ::strsignal(end.number);
    case ChildEnd::How::Exited:
      return "ends the process with exit status " + std::to_string(end.number);
    case ChildEnd::How::Answered:
      break;
  }
  return "ends the process with exit status 0";
}

std::optional<Departure> ended(const Company& company, const SharedWhereabouts& where, const ChildEnd& end) {
  Departure departure{Part::AfterClosing, {}};
  for (std::size_t i = 0; i < company.subjects.size(); ++i) {
    if (!where[i].at_work) continue;
    departure.part = std::min(departure.part, where[i].part);
    departure.found += (departure.found.empty() ? "" : " or ") +
                       assay::quoted(company.subjects[i].manifest.id) + ", to " + where[i].step;
  }
  departure.found += (departure.found.empty() ? "the process " : ": ") + how(end);
  return departure;
}

std::optional<Departure> in_child(const Company& company, std::chrono::milliseconds limit,
                                  const std::function<std::optional<Departure>(Members&)>& work) {
  const SharedWhereabouts where(company.subjects.size());
  const ChildEnd end = run_in_child(
      [&] {
        // Never taken apart: the process is about to end, and calls nothing any more.
        auto* members = new Members(members_of(company, where));
        return packed(work(*members));
      },
      limit);
  if (end.how != ChildEnd::How::Answered || end.answer.empty()) return ended(company, where, end);
  if (end.answer == "=") return std::nullopt;
  return Departure{static_cast<Part>(end.answer[0] - '0'), end.answer.substr(1)};
}

// --- alone ---

constexpr char kFieldEnd = '\0';

std::string packed(const std::vector<Step>& steps) {
  std::string bytes;
  for (const Step& step : steps) {
    bytes += static_cast<char>('0' + static_cast<int>(step.stage));
    bytes += step.name + kFieldEnd + std::to_string(step.result.size()) + kFieldEnd + step.result;
  }
  return bytes;
}

std::vector<Step> unpacked(const std::string& bytes) {
  std::vector<Step> steps;
  for (std::size_t at = 0; at < bytes.size();) {
    Step step;
    step.stage = static_cast<Stage>(bytes[at++] - '0');
    const std::size_t name_end = bytes.find(kFieldEnd, at);
    step.name = bytes.substr(at, name_end - at);
    const std::size_t size_end = bytes.find(kFieldEnd, name_end + 1);
    const std::size_t size = std::stoul(bytes.substr(name_end + 1, size_end - name_end - 1));
    step.result = bytes.substr(size_end + 1, size);
    at = size_end + 1 + size;
    steps.push_back(std::move(step));
  }
  return steps;
}

std::vector<Step> steps_alone(const Subject& subject, std::chrono::milliseconds limit) {
  const SharedWhereabouts where(1);
  const ChildEnd end = run_in_child(
      [&] {
        Noting watch(where[0]);
        auto* tour = new Tour(subject, watch);
        std::vector<Step> steps;
        for (const Stage stage : kStages) {
          for (Step& step : tour->take_all(stage)) steps.push_back(std::move(step));
        }
        return packed(steps);
      },
      limit);
  if (end.how != ChildEnd::How::Answered || end.answer.empty()) {
    throw Failed(
        (where[0].at_work ? "to " + std::string(where[0].step) + " alone " : std::string("alone it ")) +
            how(end),
        "see what its own checks say");
  }
  return unpacked(end.answer);
}

}  // namespace

Solo solo_of(const Subject& subject, std::chrono::milliseconds limit) {
  Solo solo{steps_alone(subject, limit), {}};
  for (const Step& step : solo.steps) {
    if (step.stage <= Stage::Open && step.result.rfind("failed: ", 0) == 0) {
      throw Failed(step.result.substr(8, step.result.size() - 9), "see what its own checks say");
    }
  }
  const std::vector<Step> again = steps_alone(subject, limit);
  for (std::size_t i = 0; i < solo.steps.size(); ++i) {
    solo.steady.push_back(i < again.size() && again[i].name == solo.steps[i].name &&
                          again[i].result == solo.steps[i].result);
  }
  return solo;
}

std::optional<Departure> work_by_turns(const Company& company, const std::vector<std::size_t>& order,
                                       std::chrono::milliseconds limit) {
  return in_child(company, limit, [&](Members& members) { return turns(members, order); });
}

std::optional<Departure> work_at_once(const Company& company, std::size_t rounds,
                                      std::chrono::milliseconds limit) {
  return in_child(company, limit, [&](Members& members) { return at_once(members, rounds); });
}

}  // namespace assay::conformance
