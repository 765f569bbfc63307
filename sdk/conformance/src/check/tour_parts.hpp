// The pieces of a tour: what one scorer, one report or one renderer is created with, does, and gives.
#pragma once

#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "assay/bridge.hpp"
#include "tour.hpp"
#include "tour_inputs.hpp"

namespace assay::conformance {

// Something that is created from an open plugin, works, and is destroyed. Each of these three is one call,
// which gives the lines of its result.
class Job {
 public:
  explicit Job(std::string name) : name_(std::move(name)) {}
  virtual ~Job() = default;
  const std::string& name() const { return name_; }
  virtual std::string create() = 0;
  virtual std::string work() = 0;  // nothing to do when create failed
  virtual void destroy() = 0;      // the same

 private:
  std::string name_;
};

// An instrument with what goes along with it. Kept by the tour.
struct TourSetting {
  TourSetting(const Subject& subject, std::shared_ptr<const Model> with);
  const Instrument& instrument() const { return model->instrument(); }
  std::shared_ptr<const Model> model;
  std::unique_ptr<NormTable> norm;  // the plugin's first for the instrument; null when there is none
  MadeCases cases;
  Batch batch;
  std::string locale;
  PairTable wording;
};

class ScorerJob;

struct TourParts {
  TourParts(const Subject& of, Watch& by);

  const Subject& subject;
  Watch& watch;
  std::optional<Loaded> loaded;
  std::optional<Opened> opened;
  OptionTable options;
  std::deque<TourSetting> settings;
  std::vector<std::unique_ptr<Job>> jobs;
  std::vector<const ScorerJob*> scorers;  // among the jobs

  // Describes everything, reads the instruments, and makes the jobs.
  std::string list();

 private:
  void add_scorers(const std::vector<std::string>& ids);
  void add_reports(const std::vector<std::pair<std::string, std::uint32_t>>& reports);
  void add_renderers(const std::vector<std::string>& ids);
};

// What a step is given to call. Each `calls` is a table of the open plugin.
struct JobPlace {
  const Opened* plugin;
  const OptionTable* options;
};

class ScorerJob final : public Job {
 public:
  ScorerJob(JobPlace place, std::string id, const TourSetting& setting);
  std::string create() override;
  std::string work() override;
  void destroy() override;

  const TourSetting& setting() const { return setting_; }
  // The scores of one case, for reports; none before the work is done.
  bool scored() const { return scored_; }
  assay_array measures() const { return measures_; }
  const ScoredTable& scores() const { return *table_; }

 private:
  const assay_scorer_interface* calls_;
  JobPlace place_;
  std::string id_;
  const TourSetting& setting_;
  assay_scorer_setup setup_{};
  assay_scorer* scorer_ = nullptr;
  assay_array measures_{};
  std::unique_ptr<ScoredTable> table_;
  bool scored_ = false;
};

class ReportJob final : public Job {
 public:
  // `setting` is null for a comparison; `scores` where there are none for the setting.
  ReportJob(JobPlace place, std::string id, std::uint32_t about, const TourSetting* setting,
            const ScorerJob* scores, const PairTable& wording);
  std::string create() override;
  std::string work() override;
  void destroy() override;

 private:
  assay_status write(const assay_document_sink& sink, assay_error& error);
  assay_status write_case(const assay_document_sink& sink, assay_error& error);
  assay_status write_group(const assay_document_sink& sink, assay_error& error);

  const assay_report_writer_interface* calls_;
  JobPlace place_;
  std::string id_;
  std::uint32_t about_;
  const TourSetting* setting_;
  const ScorerJob* scores_;
  assay_report_setup setup_{};
  assay_report_writer* writer_ = nullptr;
};

class RendererJob final : public Job {
 public:
  RendererJob(JobPlace place, std::string id, const PairTable& wording);
  std::string create() override;
  std::string work() override;
  void destroy() override;

 private:
  const assay_renderer_interface* calls_;
  JobPlace place_;
  std::string id_;
  assay_branding branding_{};
  assay_renderer_setup setup_{};
  assay_renderer* renderer_ = nullptr;
  DocumentTree document_;
};

}  // namespace assay::conformance
