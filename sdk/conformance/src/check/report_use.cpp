#include <variant>

#include "outcome.hpp"
#include "report_trial.hpp"

namespace assay::conformance {
namespace {

assay_status tell(assay_error* error, assay_status status, std::string_view words) {
  if (error == nullptr) return status;
  error->code = status;
  error->text_size = static_cast<std::uint32_t>(words.copy(error->text, ASSAY_ERROR_CAPACITY));
  return status;
}

// The sink before the tree's.
struct Receiver {
  const Handing& handing;
  Writing& writing;
  assay_document_sink tree;

  template <typename Forward>
  assay_status take(assay_error* error, Forward forward) {
    if (writing.sink_failed || !writing.refused.empty()) {
      ++writing.after_failure;
      return tell(error, ASSAY_E_SINK, "the sink has failed before");
    }
    const std::size_t number = writing.events++;
    if (number >= handing.sink_fails_at) {
      writing.sink_failed = true;
      return tell(error, ASSAY_E_SINK, "the disk is full");
    }
    if (handing.before_event) handing.before_event(number);
    assay_error own = empty_error();
    const assay_status status = forward(&own);
    if (status == ASSAY_OK) return status;
    writing.refused = "event " + std::to_string(number + 1) + ": " + std::string(own.text, own.text_size);
    return tell(error, ASSAY_E_SINK, writing.refused);
  }
};

Receiver& receiver_of(void* context) {
  return *static_cast<Receiver*>(context);
}

assay_document_sink sink_for(Receiver& receiver) {
  assay_document_sink sink{};
  sink.context = &receiver;
  sink.open = [](void* context, const assay_element* element, assay_error* error) {
    Receiver& to = receiver_of(context);
    return to.take(error, [&](assay_error* own) {
      const assay_status status = to.tree.open(to.tree.context, element, own);
      to.writing.depth += status == ASSAY_OK;
      return status;
    });
  };
  sink.close = [](void* context, assay_error* error) {
    Receiver& to = receiver_of(context);
    return to.take(error, [&](assay_error* own) {
      const assay_status status = to.tree.close(to.tree.context, own);
      to.writing.depth -= status == ASSAY_OK;
      return status;
    });
  };
  sink.text = [](void* context, const assay_span* span, assay_error* error) {
    Receiver& to = receiver_of(context);
    return to.take(error, [&](assay_error* own) { return to.tree.text(to.tree.context, span, own); });
  };
  sink.chart = [](void* context, const assay_chart* chart, assay_error* error) {
    Receiver& to = receiver_of(context);
    return to.take(error, [&](assay_error* own) { return to.tree.chart(to.tree.context, chart, own); });
  };
  return sink;
}

template <typename Type>
std::vector<Type> copied(const assay_array& array) {
  std::vector<Type> list;
  for (std::uint64_t i = 0; i < array.count; ++i) list.push_back(*ASSAY_AT(Type, array, i));
  return list;
}

}  // namespace

std::vector<std::string> Writing::lines() const {
  return written(events_of(tree));
}

ReportUse::ReportUse(const Opened& plugin, const ReportSetting& setting, bool grown)
    : calls_(plugin.loaded().find<assay_report_writer_interface>(ASSAY_REPORT_WRITER_INTERFACE)),
      setting_(setting),
      wording_(setting.wording, true),
      memory_(grown),
      error_(empty_error()) {
  assay_report_setup setup{};
  setup.model = setting_.model == nullptr ? nullptr : &setting_.model->abi();
  setup.norm = setting_.norm == nullptr ? nullptr : &setting_.norm->abi();
  setup.options = memory_.array(copied<assay_option>(setting_.options->abi()));
  setup.wording = memory_.array(copied<assay_pair>(wording_.abi()));
  setup.locale = memory_.text(setting_.locale);
  setup.client_name = memory_.text(setting_.client_name);
  setup_ = memory_.one(setup);
  status_ = calls_->create(plugin.instance(), text(setting_.report), setup_, &writer_, &error_);
  if (status_ != ASSAY_OK) writer_ = nullptr;
  if (status_ == ASSAY_OK && writer_ == nullptr)
    throw Failed("create of report " + setting_.report + " succeeded and gave no report writer",
                 "set *writer in create");
}

ReportUse::~ReportUse() {
  if (writer_ != nullptr) calls_->destroy(writer_);
}

std::string ReportUse::name() const {
  return "report " + setting_.report + (setting_.name.empty() ? std::string() : ", " + setting_.name);
}

assay_status ReportUse::call(const ReportInput& input, const void* what, const assay_document_sink& sink,
                             assay_error* error) const {
  if (std::holds_alternative<GroupParts>(input.about))
    return calls_->write_group(writer_, static_cast<const assay_group_set*>(what), &sink, error);
  if (std::holds_alternative<ComparisonParts>(input.about))
    return calls_->write_comparison(writer_, static_cast<const assay_comparison*>(what), &sink, error);
  return calls_->write(writer_, static_cast<const assay_case*>(what), &sink, error);
}

const void* ReportUse::lay_out(const ReportInput& input, double behind_empty, Handover& memory) const {
  if (const auto* parts = std::get_if<CaseParts>(&input.about))
    return hand_over(*parts, *setting_.model, behind_empty, memory);
  if (const auto* parts = std::get_if<GroupParts>(&input.about))
    return hand_over(*parts, *setting_.model, behind_empty, memory);
  if (const auto* parts = std::get_if<ComparisonParts>(&input.about)) return hand_over(*parts, memory);
  return nullptr;
}

Writing ReportUse::write(const ReportInput& input, const Handing& handing) const {
  Writing writing;
  writing.error = empty_error();
  Receiver receiver{handing, writing, writing.tree.sink()};
  Handover memory(handing.grown);
  const void* what = lay_out(input, handing.behind_empty, memory);
  const assay_document_sink* sink = memory.one(sink_for(receiver));
  const auto before = memory.contents(), setup_before = memory_.contents();
  writing.status = call(input, what, *sink, &writing.error);
  writing.touched = memory.contents() != before || memory_.contents() != setup_before;
  return writing;
}

std::vector<std::string> ReportUse::lines(const ReportInput& input, const Handing& handing) const {
  const Writing writing = write(input, handing);
  const std::string call = name() + ", with " + input.name;
  expect(writing.refused.empty(), call + ", breaks the grammar at " + writing.refused,
         "keep to what may stand in what; see assay/abi/document.h");
  expect(writing.status == ASSAY_OK, call + ", failed: " + told(writing.status, writing.error),
         "write about whatever may be handed over");
  return writing.lines();
}

}  // namespace assay::conformance
