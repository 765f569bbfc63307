// Which checks run, in what order, and what becomes of each.
#include <algorithm>
#include <cstring>
#include <optional>
#include <set>

#include "assay/conformance/coexistence.hpp"
#include "assay/files.hpp"
#include "assay/instrument.hpp"
#include "assay/text.hpp"
#include "child.hpp"
#include "registry.hpp"
#include "selection.hpp"

namespace assay::conformance {

namespace fs = std::filesystem;

namespace {

constexpr char kPassed = 'p', kFailed = 'f', kPassedOver = 'o';

// --- which checks ---

bool fits(const CheckInfo& info, const std::vector<std::string>& words) {
  return std::any_of(words.begin(), words.end(),
                     [&](const std::string& word) { return word == info.id || word == topic_word(info.topic); });
}

void check_words(const std::vector<std::string>& words) {
  std::vector<std::string> known;
  for (const auto* infos : {&checks(), &coexistence_checks()}) {
    for (const CheckInfo& info : *infos) known.emplace_back(info.id);
  }
  for (const Topic topic : {Topic::Plugin, Topic::Instrument, Topic::Scorer, Topic::Report, Topic::Renderer, Topic::Process,
                            Topic::Coexistence})
    known.emplace_back(topic_word(topic));
  for (const std::string& word : words) {
    if (std::find(known.begin(), known.end(), word) != known.end()) continue;
    const auto near = closest(word, known);
    throw Error(Problem{{}, {}, "there is no check " + assay::quoted(word), {}, {},
                        near ? "did you mean " + assay::quoted(*near) + "?" : "`assay plugin check --list` tells them"},
                Fault::Usage);
  }
}

// --- the plugin ---

fs::path manifest_of(const fs::path& named) {
  std::error_code ignored;
  const fs::path path = fs::absolute(named, ignored).lexically_normal();
  if (fs::is_directory(path, ignored)) return path / "plugin.toml";
  return path.extension() == ".toml" ? path : path.parent_path() / "plugin.toml";
}

std::string sentence(const Problem& problem) {
  std::string text = problem.what;
  if (!problem.found.empty()) text += ": " + problem.found;
  if (problem.where.line > 0) text += " (line " + std::to_string(problem.where.line) + ")";
  return text;
}

// The manifest, or what hinders its use as an outcome of the check "manifest".
std::optional<CheckOutcome> read(const fs::path& named, Subject& subject) {
  const auto failed = [](std::string found, std::string remedy) {
    return CheckOutcome{"manifest", Verdict::Failed, std::move(found), std::move(remedy), 0};
  };
  try {
    subject.manifest = read_manifest(manifest_of(named));
  } catch (const Error& error) {
    const Problem& first = error.problems().front();
    return failed(sentence(first), first.remedy);
  }
  subject.library = subject.manifest.library;
  std::error_code ignored;
  const bool is_library = !fs::is_directory(named, ignored) && named.extension() != ".toml";
  if (is_library && !fs::equivalent(named, subject.library, ignored)) {
    return failed("the plugin.toml beside the library is for " + subject.library.filename().string(),
                  "put the library into a folder of its own with its plugin.toml");
  }
  return std::nullopt;
}

// --- one check ---

std::string answer_of(const Check& check, const Subject& subject) {
  try {
    check.run(subject);
    return {kPassed};
  } catch (const Failed& failed) {
    return kFailed + std::string(failed.what()) + '\0' + failed.remedy();
  } catch (const PassedOver& over) {
    return kPassedOver + std::string(over.what());
  }
}

std::string last_line(const std::string& output) {
  const std::size_t end = output.find_last_not_of("\n");
  if (end == std::string::npos) return {};
  const std::size_t begin = output.rfind('\n', end);
  return output.substr(begin == std::string::npos ? 0 : begin + 1, end - (begin == std::string::npos ? 0 : begin + 1) + 1);
}

CheckOutcome outcome_of(const Check& check, const ChildEnd& end) {
  CheckOutcome outcome{std::string(check.info.id), Verdict::Failed, {}, {}, 0};
  const std::string words = last_line(end.output);
  const std::string said = words.empty() ? std::string() : "; it said " + assay::quoted(words);
  outcome.remedy = "run the check alone in a debugger: gdb --args assay plugin check --include " + outcome.id + " …";
  switch (end.how) {
    case ChildEnd::How::TimedOut:
      outcome.found = "the check did not end in time" + said;
      outcome.remedy = "look for an endless loop or a deadlock; give it more time with --limit";
      return outcome;
    case ChildEnd::How::Signalled:
      outcome.found = std::string("the plugin ended its process: ") + ::strsignal(end.number) + said;
      return outcome;
    case ChildEnd::How::Exited:
      outcome.found = "the plugin ended its process with exit status " + std::to_string(end.number) + said;
      return outcome;
    case ChildEnd::How::Answered: break;
  }
  if (end.answer.empty()) {
    outcome.found = "the plugin ended its process with exit status 0" + said;
    return outcome;
  }
  const std::string rest = end.answer.substr(1);
  const std::size_t cut = std::min(rest.find('\0'), rest.size());
  outcome.verdict = end.answer[0] == kPassed   ? Verdict::Passed
                    : end.answer[0] == kFailed ? Verdict::Failed
                                               : Verdict::PassedOver;
  outcome.found = rest.substr(0, cut);
  outcome.remedy = cut < rest.size() ? rest.substr(cut + 1) : std::string();
  return outcome;
}

}  // namespace

bool CheckReport::passed() const {
  return std::none_of(outcomes.begin(), outcomes.end(),
                      [](const CheckOutcome& outcome) { return outcome.verdict == Verdict::Failed; });
}

void check_words(const CheckOptions& options) {
  check_words(options.include);
  check_words(options.exclude);
  for (const fs::path& file : options.instruments) parse_instrument(read_file(file), file.string());
}

bool wanted(const CheckInfo& info, const CheckOptions& options) {
  if (fits(info, options.exclude)) return false;
  return options.include.empty() ? info.level <= options.level : fits(info, options.include);
}

std::optional<CheckOutcome> read_subject(const fs::path& named, const CheckOptions& options, Subject& subject) {
  subject.level = options.level;
  subject.seed = options.seed;
  // A check may go to another folder.
  for (const fs::path& file : options.instruments) subject.instruments.push_back(fs::absolute(file));
  return read(named, subject);
}

CheckReport check(const fs::path& plugin, const CheckOptions& options, const CheckProgress& progress) {
  check_words(options);
  Subject subject;
  std::set<std::string_view> hindered;
  CheckReport report{plugin, {}, options.seed, {}};
  const auto add = [&](CheckOutcome outcome, const CheckInfo& info) {
    if (outcome.verdict == Verdict::Failed) hindered.insert(info.id);
    report.outcomes.push_back(std::move(outcome));
    if (progress) progress(report.outcomes.back());
  };

  const std::optional<CheckOutcome> unreadable = read_subject(plugin, options, subject);
  if (!unreadable) report.plugin = subject.manifest.id;
  if (!subject.library.empty()) report.library = subject.library;
  for (const Check& check : all_checks()) {
    const bool is_manifest = check.info.id == "manifest";
    if (is_manifest && unreadable) {
      add(*unreadable, check.info);
      continue;
    }
    const auto hindrance = std::find_if(check.info.after.begin(), check.info.after.end(),
                                        [&](std::string_view id) { return hindered.count(id) != 0; });
    const bool is_hindered = unreadable || hindrance != check.info.after.end();
    // What stands on this one has no meaning either, also when this one is left out.
    if (is_hindered) hindered.insert(check.info.id);
    if (!wanted(check.info, options)) continue;
    if (is_hindered) {
      const std::string first(unreadable ? "manifest" : *hindrance);
      add({std::string(check.info.id), Verdict::PassedOver, first + " comes first", {}, 0}, check.info);
      continue;
    }
    const auto begun = std::chrono::steady_clock::now();
    CheckOutcome outcome = outcome_of(check, run_in_child([&] { return answer_of(check, subject); }, options.limit));
    outcome.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
    if (check.info.yields && outcome.verdict == Verdict::Failed && !report.passed()) {
      hindered.insert(check.info.id);
      outcome = {outcome.id, Verdict::PassedOver, "other checks failed; and " + outcome.found, {}, outcome.seconds};
    }
    add(std::move(outcome), check.info);
  }
  return report;
}

}  // namespace assay::conformance
