#include "tour.hpp"

#include <algorithm>

#include "assay/error.hpp"
#include "assay/files.hpp"
#include "assay/norms.hpp"
#include "assay/text.hpp"
#include "assay/wording.hpp"
#include "entries.hpp"
#include "outcome.hpp"
#include "scorer_setting.hpp"
#include "tour_parts.hpp"

namespace assay::conformance {
namespace {

// One case as it should be, and others as they come.
MadeCases cases_of(const Subject& subject, const Model& model) {
  CaseMaker maker(model, subject.seed);
  MadeCases cases{maker.ordinary()};
  for (MadeCase& any : maker.any(3)) cases.push_back(std::move(any));
  return cases;
}

std::unique_ptr<NormTable> norm_of(const Subject& subject, const Instrument& instrument) {
  for (const ProvidedNorm& norm : subject.manifest.norms) {
    if (norm.instrument != instrument.id) continue;
    try {
      return std::make_unique<NormTable>(std::make_shared<const Norm>(
          parse_norm(read_file(norm.file), norm.file.filename().string(), instrument)));
    } catch (const Error&) {  // others look at norms; here it is one that is not there
    }
  }
  return nullptr;
}

PairTable wording_in(const Subject& subject, const std::string& locale, std::string* chosen) {
  *chosen = locale;
  try {
    return PairTable(wording_of(subject.manifest, locale, chosen), true);
  } catch (const Error&) {
    return PairTable({}, true);
  }
}

OptionTable options_of(const Subject& subject) {
  std::vector<Problem> problems;
  return OptionTable(resolve_options(subject.manifest, {}, problems));
}

std::string lines_of(const std::string& what, const std::vector<Entry>& entries) {
  std::string lines;
  for (const Entry& entry : entries) {
    lines += what;
    for (const std::string& text : entry.texts) lines += " " + assay::quoted(text, std::string::npos);
    lines += " " + std::to_string(entry.about) + "\n";
  }
  return lines;
}

std::vector<std::string> ids_of(const std::vector<Entry>& entries) {
  std::vector<std::string> ids;
  for (const Entry& entry : entries) ids.push_back(entry.id);
  return ids;
}

}  // namespace

void Watch::around(const std::string& /*step*/, const std::function<void()>& call) {
  call();
}

TourSetting::TourSetting(const Subject& subject, std::shared_ptr<const Model> with)
    : model(std::move(with)),
      norm(norm_of(subject, instrument())),
      cases(cases_of(subject, *model)),
      batch(cases, instrument().items.size()),
      wording(wording_in(subject, instrument().locale, &locale)) {}

TourParts::TourParts(const Subject& of, Watch& by) : subject(of), watch(by), options(options_of(of)) {}

std::string TourParts::list() {
  std::string lines = lines_of("instrument", instrument_entries(*opened));
  for (const auto& model : instruments_to_try(subject, *opened)) settings.emplace_back(subject, model);
  const auto scorer_list = scorer_entries(*opened), reports = report_entries(*opened),
             renderers = renderer_entries(*opened);
  lines += lines_of("scorer", scorer_list) + lines_of("report", reports) + lines_of("renderer", renderers);
  add_scorers(ids_of(scorer_list));
  std::vector<std::pair<std::string, std::uint32_t>> about;
  for (const Entry& report : reports) about.emplace_back(report.id, report.about);
  add_reports(about);
  add_renderers(ids_of(renderers));
  return lines;
}

void TourParts::add_scorers(const std::vector<std::string>& ids) {
  for (const std::string& id : ids) {
    for (const TourSetting& setting : settings) {
      if (setting.instrument().items.empty()) continue;  // nothing is ever scored with it
      auto job = std::make_unique<ScorerJob>(JobPlace{&*opened, &options}, id, setting);
      scorers.push_back(job.get());
      jobs.push_back(std::move(job));
    }
  }
}

void TourParts::add_reports(const std::vector<std::pair<std::string, std::uint32_t>>& reports) {
  const auto fits = [&](const std::string& id, const Instrument& instrument) {
    for (const ProvidedReport& report : subject.manifest.reports) {
      if (report.id != id || report.instruments.empty()) continue;
      return std::find(report.instruments.begin(), report.instruments.end(), instrument.id) !=
             report.instruments.end();
    }
    return true;
  };
  for (const auto& [id, about] : reports) {
    if (about == ASSAY_REPORT_COMPARISON) {
      jobs.push_back(std::make_unique<ReportJob>(JobPlace{&*opened, &options}, id, about, nullptr, nullptr,
                                                 settings.back().wording));
      continue;
    }
    for (const TourSetting& setting : settings) {
      if (!fits(id, setting.instrument())) continue;
      const auto scores = std::find_if(scorers.begin(), scorers.end(),
                                       [&](const ScorerJob* job) { return &job->setting() == &setting; });
      jobs.push_back(std::make_unique<ReportJob>(JobPlace{&*opened, &options}, id, about, &setting,
                                                 scores == scorers.end() ? nullptr : *scores,
                                                 setting.wording));
    }
  }
}

void TourParts::add_renderers(const std::vector<std::string>& ids) {
  for (const std::string& id : ids) {
    jobs.push_back(std::make_unique<RendererJob>(JobPlace{&*opened, &options}, id, settings.back().wording));
  }
}

Tour::Tour(const Subject& subject, Watch& watch) : parts_(std::make_unique<TourParts>(subject, watch)) {}

// The end of a tour that was left is no call of the plugin's.
Tour::~Tour() {
  if (parts_->opened && parts_->opened->instance() != nullptr) static_cast<void>(parts_.release());
}

std::size_t Tour::steps(Stage stage) const {
  switch (stage) {
    case Stage::Load:
      return 1;
    case Stage::Open:
      return parts_->loaded ? 1 : 0;
    case Stage::List:
    case Stage::Close:
      return parts_->opened ? 1 : 0;
    default:
      return parts_->opened ? parts_->jobs.size() : 0;
  }
}

namespace {

std::string name_of(Stage stage, const std::string& what) {
  switch (stage) {
    case Stage::Load:
      return "load the library";
    case Stage::Open:
      return "open";
    case Stage::List:
      return "list what there is";
    case Stage::Create:
      return "create " + what;
    case Stage::Work:
      return "put to work " + what;
    case Stage::WorkAgain:
      return "put to work again " + what;
    case Stage::Destroy:
      return "destroy " + what;
    case Stage::Close:
      return "close";
  }
  return {};
}

std::string do_step(TourParts& parts, Stage stage, Job* job) {
  switch (stage) {
    case Stage::Load:
      parts.loaded.emplace(parts.subject);
      return std::string(view(parts.loaded->table().id)) + " " +
             std::string(view(parts.loaded->table().version)) + "\n";
    case Stage::Open:
      parts.opened.emplace(*parts.loaded);
      return {};
    case Stage::List:
      return parts.list();
    case Stage::Create:
      return job->create();
    case Stage::Work:
    case Stage::WorkAgain:
      return job->work();
    case Stage::Destroy:
      job->destroy();
      return {};
    case Stage::Close:
      parts.opened->close();
      return {};
  }
  return {};
}

}  // namespace

Step Tour::take(Stage stage, std::size_t index) {
  const bool of_job = stage >= Stage::Create && stage <= Stage::Destroy;
  Job* job = of_job ? parts_->jobs.at(index).get() : nullptr;
  Step step{stage, name_of(stage, job == nullptr ? "" : job->name()), {}};
  std::optional<std::string> failed;
  parts_->watch.around(step.name, [&] {
    try {
      step.result = do_step(*parts_, stage, job);
    } catch (const Failed& failure) {
      failed = failure.what();
    }
  });
  if (failed) step.result = "failed: " + *failed + "\n";
  return step;
}

std::vector<Step> Tour::take_all(Stage stage) {
  std::vector<Step> all;
  const std::size_t count = steps(stage);
  for (std::size_t i = 0; i < count; ++i) all.push_back(take(stage, i));
  return all;
}

}  // namespace assay::conformance
