// Which checks several plugins are put to together, and what is made of what is seen.
#include "assay/conformance/coexistence.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <numeric>
#include <optional>
#include <set>

#include "assay/text.hpp"
#include "outcome.hpp"
#include "random.hpp"
#include "selection.hpp"
#include "together.hpp"

namespace assay::conformance {

namespace {

constexpr std::size_t kEveryOrderUpTo = 5;
constexpr std::string_view kIds = "coexist-ids", kLoads = "coexist-loads", kResults = "coexist-same-results",
                           kOrder = "coexist-order", kClose = "coexist-close", kThreads = "coexist-threads";

// What was found against each check, with what to do.
struct Complaint {
  std::string found, remedy;
};
using Complaints = std::map<std::string_view, Complaint>;

std::size_t sample_of(Level level) {
  return level == Level::Basic ? 12 : level == Level::Standard ? 24 : 120;
}

std::string remedy_of(std::string_view id) {
  if (id == kLoads) {
    return "export nothing but the entry, give the library a soname of its own or none, and load nothing "
           "with RTLD_GLOBAL; "
           "`assay plugin lint` shows what is exported";
  }
  if (id == kClose)
    return "end in close what the instance holds, and nothing that others may be using: libraries shared "
           "with others stay initialised";
  if (id == kThreads)
    return "guard what a library shared with others keeps, or link it into the plugin and keep its state in "
           "the instance";
  return "keep state in the instance, link shared libraries that have state of their own into the plugin, "
         "and build with -fno-gnu-unique";
}

std::string words_of(const Company& company, const std::vector<std::size_t>& order) {
  std::string words;
  for (const std::size_t index : order)
    words += (words.empty() ? "" : ", ") + company.subjects[index].manifest.id;
  return words;
}

// --- what the manifests promise ---

class Offers {
 public:
  // Notes the first thing that two plugins offer under one id.
  void add(const std::string& what, const std::string& id, const std::string& plugin) {
    const auto [at, is_new] = by_id_.emplace(what + " " + assay::quoted(id), plugin);
    if (!is_new && at->second != plugin && clash_.empty()) {
      clash_ = "the " + at->first + " is offered by " + assay::quoted(at->second) + " and by " +
               assay::quoted(plugin);
    }
  }
  const std::string& clash() const { return clash_; }

 private:
  std::map<std::string, std::string> by_id_;
  std::string clash_;
};

// A plugin that is there twice would share everything with itself: of two with one id the host takes the
// first.
std::optional<std::string> named_twice(const Company& company) {
  std::map<std::string, std::string> libraries;
  for (const Subject& subject : company.subjects) {
    const auto [at, is_new] = libraries.emplace(subject.manifest.id, subject.library.string());
    if (!is_new) {
      return "two of the plugins named are " + assay::quoted(at->first) + ": " + at->second + " and " +
             subject.library.string();
    }
  }
  return std::nullopt;
}

void compare_ids(const Company& company, Complaints& complaints) {
  if (const auto twice = named_twice(company)) {
    complaints[kIds] = {*twice, "name one of them, or leave coexistence out with --exclude coexistence"};
    return;
  }
  Offers offers;
  for (const Subject& subject : company.subjects) {
    const Manifest& manifest = subject.manifest;
    for (const auto& one : manifest.instruments) offers.add("instrument", one.id, manifest.id);
    for (const auto& one : manifest.scorers) offers.add("scorer", one.id, manifest.id);
    for (const auto& one : manifest.reports) offers.add("report", one.id, manifest.id);
    for (const auto& one : manifest.renderers) offers.add("format", one.id, manifest.id);
    for (const auto& one : manifest.norms) offers.add("norm", one.id, manifest.id);
  }
  if (offers.clash().empty()) return;
  complaints[kIds] = {offers.clash(), "begin ids with the plugin's own id"};
}

// --- what comes of it ---

void work_in_orders(const Company& company, const CheckOptions& options, CoexistenceReport& report,
                    Complaints& complaints) {
  const auto orders = orders_of(company.subjects.size(), sample_of(options.level), options.seed);
  report.every_order = company.subjects.size() <= kEveryOrderUpTo;
  for (const auto& order : orders) {
    ++report.orders;
    const auto departure = work_by_turns(company, order, options.limit);
    if (!departure) continue;
    const std::string_view id = departure->part == Part::Loading        ? kLoads
                                : departure->part == Part::AfterClosing ? kClose
                                : report.orders == 1                    ? kResults
                                                                        : kOrder;
    complaints.emplace(
        id, Complaint{departure->found + "; loaded in the order " + words_of(company, order), remedy_of(id)});
    if (id == kLoads || id == kResults) return;  // the rest would say it again
  }
}

void work_in_threads(const Company& company, const CheckOptions& options, Complaints& complaints) {
  const auto departure = work_at_once(company, company.subjects.front().rounds(2), options.limit);
  if (departure)
    complaints[kThreads] = {departure->found + "; each in a thread of its own", remedy_of(kThreads)};
}

Company company_of(const std::vector<std::filesystem::path>& plugins, const CheckOptions& options,
                   CoexistenceReport& report) {
  Company company;
  for (const auto& plugin : plugins) {
    Subject subject;
    if (const auto unreadable = read_subject(plugin, options, subject)) {
      report.left_out.push_back(plugin.string() + ": " + unreadable->found);
      continue;
    }
    try {
      company.solos.push_back(solo_of(subject, options.limit));
      report.plugins.push_back(subject.manifest.id);
      company.subjects.push_back(std::move(subject));
    } catch (const Failed& failed) {
      report.left_out.push_back(subject.manifest.id + ": " + failed.what());
    }
  }
  return company;
}

CheckOutcome outcome_of(const CheckInfo& info, const Complaints& complaints,
                        const std::set<std::string_view>& failed, bool alone, bool twice) {
  CheckOutcome outcome{std::string(info.id), Verdict::Passed, {}, {}, 0};
  const auto hindrance = std::find_if(info.after.begin(), info.after.end(), [&](std::string_view id) {
    return failed.count(id) != 0 || complaints.count(id) != 0;
  });
  const auto complaint = complaints.find(info.id);
  if (alone) {
    outcome.verdict = Verdict::PassedOver;
    outcome.found = "fewer than two plugins can be used";
  } else if (twice && info.id != kIds) {
    outcome.verdict = Verdict::PassedOver;
    outcome.found = "a plugin is there twice";
  } else if (hindrance != info.after.end()) {
    outcome.verdict = Verdict::PassedOver;
    outcome.found = std::string(*hindrance) + " comes first";
  } else if (complaint != complaints.end()) {
    outcome.verdict = Verdict::Failed;
    outcome.found = complaint->second.found;
    outcome.remedy = complaint->second.remedy;
  }
  return outcome;
}

}  // namespace

std::vector<std::vector<std::size_t>> orders_of(std::size_t count, std::size_t sample, std::uint64_t seed) {
  std::vector<std::size_t> order(count);
  std::iota(order.begin(), order.end(), 0);
  std::vector<std::vector<std::size_t>> orders;
  if (count <= kEveryOrderUpTo) {
    do orders.push_back(order);
    while (std::next_permutation(order.begin(), order.end()));
    return orders;
  }
  for (std::size_t i = 0; i < count; ++i) {
    orders.push_back(order);
    std::rotate(order.begin(), order.begin() + 1, order.end());
  }
  std::set<std::vector<std::size_t>> taken(orders.begin(), orders.end());
  Random random(seed);
  while (orders.size() < std::max(sample, count)) {
    random.shuffle(order);
    if (taken.insert(order).second) orders.push_back(order);
  }
  return orders;
}

const std::vector<CheckInfo>& coexistence_checks() {
  using T = Topic;
  using L = Level;
  static const std::vector<CheckInfo> infos = {
      {kIds, T::Coexistence, L::Basic, "no two plugins offer something under the same id", {}},
      {kLoads,
       T::Coexistence,
       L::Basic,
       "each plugin can be loaded, opened and listed beside the others, in every order",
       {}},
      {kResults,
       T::Coexistence,
       L::Basic,
       "each gives the same results beside the others as alone",
       {kLoads}},
      {kOrder,
       T::Coexistence,
       L::Basic,
       "the results are the same in whatever order the plugins are loaded",
       {kLoads, kResults}},
      {kClose,
       T::Coexistence,
       L::Basic,
       "a plugin goes on as before when others are closed",
       {kLoads, kResults, kOrder}},
      {kThreads,
       T::Coexistence,
       L::Standard,
       "each gives the same results while the others work in other threads",
       {kLoads, kResults, kOrder, kClose}}};
  return infos;
}

bool CoexistenceReport::passed() const {
  return std::none_of(outcomes.begin(), outcomes.end(),
                      [](const CheckOutcome& outcome) { return outcome.verdict == Verdict::Failed; });
}

CoexistenceReport coexist(const std::vector<std::filesystem::path>& plugins, const CheckOptions& options,
                          const CheckProgress& progress) {
  check_words(options);
  CoexistenceReport report;
  report.seed = options.seed;
  const auto any_wanted = [&](std::initializer_list<std::string_view> ids) {
    return std::any_of(coexistence_checks().begin(), coexistence_checks().end(), [&](const CheckInfo& info) {
      return wanted(info, options) && std::find(ids.begin(), ids.end(), info.id) != ids.end();
    });
  };
  if (!any_wanted({kIds, kLoads, kResults, kOrder, kClose, kThreads})) return report;
  const auto begun = std::chrono::steady_clock::now();
  const Company company = company_of(plugins, options, report);
  const bool alone = company.subjects.size() < 2;
  Complaints complaints;
  if (!alone) compare_ids(company, complaints);
  const bool twice = named_twice(company).has_value();
  if (!alone && !twice && any_wanted({kLoads, kResults, kOrder, kClose}))
    work_in_orders(company, options, report, complaints);
  const bool spoilt =
      std::any_of(complaints.begin(), complaints.end(), [](const auto& one) { return one.first != kIds; });
  if (!alone && !twice && !spoilt && any_wanted({kThreads})) work_in_threads(company, options, complaints);
  report.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
  std::set<std::string_view> failed;
  for (const CheckInfo& info : coexistence_checks()) {
    if (!wanted(info, options)) continue;
    report.outcomes.push_back(outcome_of(info, complaints, failed, alone, twice));
    if (report.outcomes.back().verdict != Verdict::Passed) failed.insert(info.id);
    if (progress) progress(report.outcomes.back());
  }
  return report;
}

}  // namespace assay::conformance
