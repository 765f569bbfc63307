// A small plugin that does everything right, with one of each kind.
#include <assay/sdk/plugin.hpp>

#include <memory>
#include <string>

namespace {

using assay::sdk::view;

constexpr const char* kSurvey = R"([instrument]
id = "sound.survey"
version = "1.0.0"
title = "Survey"
vendor = "Fixtures"
kind = "survey"
locale = "en"

[[scale]]
id = "s"
points = [1, 2, 3, 4, 5]
na = true

[[role]]
id = "self"
title = "Self"

[[role]]
id = "other"
title = "Other"

[[construct]]
id = "c"
level = "unit"
title = "C"

[[item]]
id = "q1"
text = "One?"
construct = "c"
scale = "s"

[[item]]
id = "q2"
text = "Two?"
construct = "c"
scale = "s"
)";

constexpr assay::sdk::EmbeddedInstrument kInstruments[] = {{"sound.survey", "survey.toml", kSurvey}};

// The sum of the pooled answers to each item.
class Sums final : public assay::sdk::Scorer {
 public:
  explicit Sums(const assay::sdk::ScorerSetup& setup) : Scorer(setup) {
    sum_ = add_measure({"sum", "Sum of the answers", ASSAY_MEASURE_INTEGER, 0, 1000, {"item"}, {"all"}});
    for (std::uint32_t r = 0; r < setup.rows.size(); ++r) {
      const assay_row& row = setup.rows[r];
      if (row.subject == ASSAY_SUBJECT_ITEM && row.role == ASSAY_ROLE_ALL) rows_.push_back(r);
    }
  }

  void score_case(const assay::sdk::CaseView& answers, assay::sdk::CaseScores& scores) const override {
    for (std::size_t item = 0; item < rows_.size(); ++item) {
      double sum = 0;
      for (std::size_t rater = 0; rater < answers.rater_count(); ++rater) sum += answers.values(rater)[item];
      scores.set(sum_, rows_[item], sum);
    }
  }

 private:
  std::size_t sum_;
  std::vector<std::uint32_t> rows_;
};

class Letter final : public assay::sdk::ReportWriter {
 public:
  explicit Letter(const assay::sdk::ReportSetup& setup)
      : greeting_(setup.options.text("greeting")),
        closing_(setup.wording("closing")),
        client_(setup.client_name) {}

  void write_case(const assay::sdk::Case& assessed, assay::sdk::DocumentBuilder& document) const override {
    document.block(assay::sdk::DocumentBuilder::element(ASSAY_DOCUMENT), [&] {
      document.paragraph(greeting_ + " " + std::string(assessed.name()));
      const std::size_t sum = assessed.column("sum");
      for (std::size_t r = 0; r < assessed.rows().size(); ++r) {
        if (const auto score = assessed.score(sum, r))
          document.paragraph("sum " + std::to_string(static_cast<int>(*score)));
      }
      document.paragraph(closing_ + ", " + client_);
    });
  }

 private:
  std::string greeting_, closing_, client_;
};

class Form final : public assay::sdk::ReportWriter {
 public:
  explicit Form(const assay::sdk::ReportSetup& setup) : model_(setup.model) {}
  void write_sheet(assay::sdk::DocumentBuilder& document) const override {
    document.block(assay::sdk::DocumentBuilder::element(ASSAY_DOCUMENT), [&] {
      for (const assay_item& item : model_.items()) document.paragraph(view(item.text));
    });
  }

 private:
  assay::sdk::Model model_;
};

// Every text of the document, a line each.
class Plain final : public assay::sdk::Renderer {
 public:
  explicit Plain(const assay::sdk::RendererSetup& setup) : head_(setup.branding.name) {}
  void render(const assay::sdk::DocumentSource& document, assay::sdk::ByteSink& out) const override {
    out.write(head_ + "\n");
    assay_document_sink sink{};
    sink.struct_size = sizeof(sink);
    sink.context = &out;
    sink.open = [](void*, const assay_element*, assay_error*) -> assay_status { return ASSAY_OK; };
    sink.close = [](void*, assay_error*) -> assay_status { return ASSAY_OK; };
    sink.text = [](void* context, const assay_span* span, assay_error* error) -> assay_status {
      return assay::sdk::guarded(error, [&] {
        static_cast<assay::sdk::ByteSink*>(context)->write(std::string(view(span->text)) + "\n");
      });
    };
    sink.chart = [](void*, const assay_chart*, assay_error*) -> assay_status { return ASSAY_OK; };
    document.replay(sink);
  }

 private:
  std::string head_;
};

struct Sound final : assay::sdk::Plugin {
  explicit Sound(const assay::sdk::Host& host) : Plugin(host) {
    add_instruments(kInstruments);
    add_scorer<Sums>("sound.scorer", "Sums");
    add_report<Letter>("sound.letter", "Letter");
    add_report<Form>("sound.form", "Form", ASSAY_REPORT_SHEET);
    add_renderer<Plain>("plain", "Plain text", "txt", "text/plain");
  }
};

}  // namespace

ASSAY_PLUGIN(Sound)
