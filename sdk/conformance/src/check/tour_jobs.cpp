// How each kind of thing that a plugin makes is created, put to work, and destroyed.
#include <algorithm>

#include "assay/error.hpp"
#include "sample_document.hpp"
#include "tour_parts.hpp"
#include "transcript.hpp"

namespace assay::conformance {
namespace {

template <typename T>
assay_array array(const std::vector<T>& values) {
  return {values.data(), values.size(), sizeof(T)};
}

// The setup says what the plugin may read; an object that was made is there whatever the status says.
template <typename Made>
std::string created(assay_status status, const assay_error& error, Made*& made) {
  if (status != ASSAY_OK) made = nullptr;
  if (status == ASSAY_OK && made == nullptr) return "nothing was made\n";
  return transcript(status, error);
}

assay_status append(void* context, const void* data, std::uint64_t size, assay_error*) {
  static_cast<std::string*>(context)->append(static_cast<const char*>(data), size);
  return ASSAY_OK;
}

assay_status replay(void* context, const assay_document_sink* sink, assay_error* error) {
  return static_cast<const DocumentTree*>(context)->replay(*sink, error);
}

}  // namespace

// --- scorers ---

ScorerJob::ScorerJob(JobPlace place, std::string id, const TourSetting& setting)
    : Job("scorer " + id + " on " + setting.instrument().id),
      calls_(place.plugin->loaded().find<assay_scorer_interface>(ASSAY_SCORER_INTERFACE)),
      place_(place),
      id_(std::move(id)),
      setting_(setting) {
  setup_ = {sizeof setup_,
            0,
            &setting_.model->abi(),
            setting_.norm ? &setting_.norm->abi() : nullptr,
            setting_.model->row_array(),
            place_.options->abi()};
}

std::string ScorerJob::create() {
  assay_error error = empty_error();
  const assay_status status = calls_->create(place_.plugin->instance(), text(id_), &setup_, &scorer_, &error);
  std::string lines = created(status, error, scorer_);
  if (scorer_ == nullptr) return lines;
  calls_->measures(scorer_, &measures_);
  return lines + transcript(measures_);
}

std::string ScorerJob::work() {
  if (scorer_ == nullptr) return {};
  table_ =
      std::make_unique<ScoredTable>(setting_.cases.size(), setting_.model->rows().size(), measures_.count);
  const assay_batch batch = setting_.batch.abi();
  assay_error error = empty_error();
  const assay_status status = calls_->score(scorer_, &batch, &table_->abi(), &error);
  scored_ = status == ASSAY_OK;
  return transcript(status, error) + (scored_ ? transcript(*table_) : std::string());
}

void ScorerJob::destroy() {
  if (scorer_ != nullptr) calls_->destroy(scorer_);
  scorer_ = nullptr;
}

// --- reports ---

ReportJob::ReportJob(JobPlace place, std::string id, std::uint32_t about, const TourSetting* setting,
                     const ScorerJob* scores, const PairTable& wording)
    : Job("report " + id + (setting == nullptr ? "" : " on " + setting->instrument().id)),
      calls_(place.plugin->loaded().find<assay_report_writer_interface>(ASSAY_REPORT_WRITER_INTERFACE)),
      place_(place),
      id_(std::move(id)),
      about_(about),
      setting_(setting),
      scores_(scores) {
  setup_.struct_size = sizeof setup_;
  setup_.model = setting == nullptr ? nullptr : &setting->model->abi();
  setup_.norm = setting == nullptr || !setting->norm ? nullptr : &setting->norm->abi();
  setup_.options = place_.options->abi();
  setup_.wording = wording.abi();
  setup_.locale = setting == nullptr ? text("en") : text(setting->locale);
  setup_.client_name = text("A customer");
}

std::string ReportJob::create() {
  assay_error error = empty_error();
  return created(calls_->create(place_.plugin->instance(), text(id_), &setup_, &writer_, &error), error,
                 writer_);
}

std::string ReportJob::work() {
  if (writer_ == nullptr) return {};
  const bool needs_scores = about_ == ASSAY_REPORT_CASE || about_ == ASSAY_REPORT_GROUP;
  if (needs_scores && (scores_ == nullptr || !scores_->scored())) return "no scores to write of\n";
  DocumentTree tree;
  assay_error error = empty_error();
  const assay_status status = write(tree.sink(), error);
  if (status != ASSAY_OK) return transcript(status, error);
  try {
    tree.finish(id_);
  } catch (const Error& broken) {
    return "not a document: " + broken.problems().front().what + "\n";
  }
  return transcript(tree);
}

assay_status ReportJob::write(const assay_document_sink& sink, assay_error& error) {
  switch (about_) {
    case ASSAY_REPORT_CASE:
      return write_case(sink, error);
    case ASSAY_REPORT_GROUP:
      return write_group(sink, error);
    case ASSAY_REPORT_COMPARISON: {
      const assay_comparison comparison = sample_comparison();
      return calls_->write_comparison(writer_, &comparison, &sink, &error);
    }
    default:
      return calls_->write(writer_, nullptr, &sink, &error);
  }
}

assay_status ReportJob::write_case(const assay_document_sink& sink, assay_error& error) {
  const Instrument& instrument = setting_->instrument();
  const TourScores shown(scores_->scores(), 0);
  const auto counts = rater_counts(instrument, setting_->cases.front());
  const assay_pair attributes[] = {{text("team"), text("North")}};
  const assay_comment comments[] = {{0, instrument.top_role(0), text("Plans ahead.")},
                                    {ASSAY_NONE, instrument.top_role(0), text("Keep it up!")}};
  assay_case assessed{};
  assessed.struct_size = sizeof assessed;
  assessed.id = text("c1");
  assessed.name = text("Robin Sample");
  assessed.date = text("2024-02-29");
  assessed.attributes = {attributes, 1, sizeof attributes[0]};
  assessed.rater_counts = array(counts);
  assessed.rows = setting_->model->row_array();
  assessed.measures = scores_->measures();
  assessed.columns = shown.columns();
  assessed.comments = {comments, 2, sizeof comments[0]};
  return calls_->write(writer_, &assessed, &sink, &error);
}

assay_status ReportJob::write_group(const assay_document_sink& sink, assay_error& error) {
  const TourScores shown(scores_->scores(), 0);
  std::vector<assay_text> groups;
  for (std::size_t i = 0; i < setting_->cases.size(); ++i)
    groups.push_back(text(i % 2 == 0 ? "North" : "South"));
  assay_group_set set{};
  set.struct_size = sizeof set;
  set.case_count = setting_->cases.size();
  set.date = text("2024-02-29");
  set.group_by = text("team");
  set.groups = array(groups);
  set.rows = setting_->model->row_array();
  set.measures = scores_->measures();
  set.columns = shown.columns();
  return calls_->write_group(writer_, &set, &sink, &error);
}

void ReportJob::destroy() {
  if (writer_ != nullptr) calls_->destroy(writer_);
  writer_ = nullptr;
}

// --- renderers ---

RendererJob::RendererJob(JobPlace place, std::string id, const PairTable& wording)
    : Job("renderer " + id),
      calls_(place.plugin->loaded().find<assay_renderer_interface>(ASSAY_RENDERER_INTERFACE)),
      place_(place),
      id_(std::move(id)),
      document_(whole_document(plain_words())) {
  branding_.struct_size = sizeof branding_;
  branding_.accent = 0x336699;
  branding_.name = text("A customer");
  branding_.footer = text("Confidential");
  setup_ = {sizeof setup_, 0, &branding_, place_.options->abi(), wording.abi()};
}

std::string RendererJob::create() {
  assay_error error = empty_error();
  return created(calls_->create(place_.plugin->instance(), text(id_), &setup_, &renderer_, &error), error,
                 renderer_);
}

std::string RendererJob::work() {
  if (renderer_ == nullptr) return {};
  std::string bytes;
  const assay_document_source source{sizeof source, 0, &document_, replay};
  const assay_byte_sink sink{sizeof sink, 0, &bytes, append};
  assay_error error = empty_error();
  const assay_status status = calls_->render(renderer_, &source, &sink, &error);
  return transcript(status, error) + bytes;
}

void RendererJob::destroy() {
  if (renderer_ != nullptr) calls_->destroy(renderer_);
  renderer_ = nullptr;
}

}  // namespace assay::conformance
