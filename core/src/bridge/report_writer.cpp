#include "library.hpp"

namespace assay::bridge {
namespace {

class Writer final : public ReportWriterProxy {
 public:
  Writer(std::shared_ptr<const OpenPlugin> plugin, const assay_report_writer_interface& calls, std::string_view id,
         const LoadedPlugin::ReportParts& parts)
      : plugin_(std::move(plugin)), calls_(calls), id_(id), locale_(parts.locale), client_name_(parts.client_name) {
    setup_.struct_size = sizeof(setup_);
    setup_.model = parts.model == nullptr ? nullptr : &parts.model->abi();
    setup_.norm = parts.norm == nullptr ? nullptr : &parts.norm->abi();
    setup_.options = parts.options->abi();
    setup_.wording = parts.wording->abi();
    setup_.locale = text(locale_);
    setup_.client_name = text(client_name_);
    assay_error error = empty_error();
    require(plugin_->manifest(), calls_.create(plugin_->instance(), text(id_), &setup_, &writer_, &error), error,
            "making the report writer " + id_);
    if (writer_ == nullptr) throw plugin_error(plugin_->manifest(), "create succeeded and gave no report writer");
  }
  ~Writer() override { calls_.destroy(writer_); }

  DocumentTree write(const assay_case* assessed, const DocumentAddition& explain) const override {
    return collect(explain, [&](const assay_document_sink& sink, assay_error& error) {
      return calls_.write(writer_, assessed, &sink, &error);
    });
  }
  DocumentTree write_group(const assay_group_set& set, const DocumentAddition& explain,
                           const DocumentAddition& beside) const override {
    return collect(
        explain,
        [&](const assay_document_sink& sink, assay_error& error) {
          return calls_.write_group(writer_, &set, &sink, &error);
        },
        beside);
  }
  DocumentTree write_comparison(const assay_comparison& comparison, const DocumentAddition& explain) const override {
    return collect(explain, [&](const assay_document_sink& sink, assay_error& error) {
      return calls_.write_comparison(writer_, &comparison, &sink, &error);
    });
  }

 private:
  // The document that `call` sends.
  template <typename Call>
  DocumentTree collect(const DocumentAddition& explain, Call call, const DocumentAddition& beside = nullptr) const {
    DocumentTree tree;
    const assay_document_sink sink = tree.sink();
    assay_error error = empty_error();
    const assay_status status = call(sink, error);
    require(plugin_->manifest(), status, error, "writing the report " + id_);
    const DocumentAddition& more = tree.has_role("disclosure") ? beside : explain;
    if (more) tree.append(more);
    tree.finish("plugin " + plugin_->manifest().id + ", report " + id_);
    return tree;
  }

  std::shared_ptr<const OpenPlugin> plugin_;
  assay_report_writer_interface calls_;
  std::string id_, locale_, client_name_;
  assay_report_setup setup_{};
  assay_report_writer* writer_ = nullptr;
};

}  // namespace

std::unique_ptr<ReportWriterProxy> OpenPlugin::make_report_writer(std::string_view id, const ReportParts& parts) const {
  const auto calls = find<assay_report_writer_interface>(ASSAY_REPORT_WRITER_INTERFACE);
  if (!calls) throw plugin_error(manifest_, "it has no report writers");
  return std::make_unique<Writer>(std::static_pointer_cast<const OpenPlugin>(shared_from_this()), *calls, id, parts);
}

}  // namespace assay::bridge
