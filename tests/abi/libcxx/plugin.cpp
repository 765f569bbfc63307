// A plugin that clang builds with libc++: its strings, streams, maps, exceptions and type information are not
// those of the program and of the plugins beside it.
#define ASSAY_PLUGIN_ID "libcxx"
#define ASSAY_PLUGIN_VERSION "1.0.0"
#define ASSAY_PLUGIN_VENDOR "Fixtures"
#define ASSAY_PLUGIN_TITLE "A plugin by another compiler with another standard library"
#include <assay/sdk/plugin.hpp>
#include <map>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

#ifndef _LIBCPP_VERSION
#error "this plugin is to be built with libc++"
#endif

namespace {

using assay::sdk::view;

constexpr const char* kSurvey = R"([instrument]
id = "libcxx.survey"
version = "1.0.0"
title = "Survey"
vendor = "Fixtures"
kind = "survey"
locale = "en"

[[scale]]
id = "s"
points = [1, 2, 3]

[[role]]
id = "self"
title = "Self"

[[construct]]
id = "c"
level = "unit"
title = "C"

[[item]]
id = "a"
text = "First?"
construct = "c"
scale = "s"

[[item]]
id = "b"
text = "Second?"
construct = "c"
scale = "s"
)";

constexpr assay::sdk::EmbeddedInstrument kInstruments[] = {{"libcxx.survey", "survey.toml", kSurvey}};

// A type of its own, thrown by value and caught by a base.
class Injected final : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// The sum of the pooled answers to each item, through a stream and a map.
class Sums final : public assay::sdk::Scorer {
 public:
  explicit Sums(const assay::sdk::ScorerSetup& setup) : Scorer(setup), fault_(setup.options.text("fault")) {
    if (fault_ == "create") throw std::invalid_argument("libc++ will not create");
    sum_ = add_measure({"sum", "Sum of the answers", ASSAY_MEASURE_INTEGER, 0, 1000, {"item"}, {"all"}});
    for (std::uint32_t r = 0; r < setup.rows.size(); ++r) {
      const assay_row& row = setup.rows[r];
      if (row.subject == ASSAY_SUBJECT_ITEM && row.role == ASSAY_ROLE_ALL) rows_[row.index] = r;
    }
  }

  void score_case(const assay::sdk::CaseView& answers, assay::sdk::CaseScores& scores) const override {
    if (fault_ == "score") std::vector<double>().at(3);
    for (const auto& [item, row] : rows_) {
      std::stringstream total("0");
      for (std::size_t rater = 0; rater < answers.rater_count(); ++rater) {
        double before = 0;
        total >> before;
        total.str("");
        total.clear();
        total << before + answers.values(rater)[item];
      }
      scores.set(sum_, row, std::stod(total.str()));
    }
  }

 private:
  std::string fault_;
  std::size_t sum_ = 0;
  std::map<std::uint32_t, std::uint32_t> rows_;
};

// All sums in a line.
class Letter final : public assay::sdk::ReportWriter {
 public:
  explicit Letter(const assay::sdk::ReportSetup& setup) : fault_(setup.options.text("fault")) {}
  void write_case(const assay::sdk::Case& assessed, assay::sdk::DocumentBuilder& document) const override {
    document.block(assay::sdk::DocumentBuilder::element(ASSAY_DOCUMENT), [&] {
      document.paragraph("To " + std::string(assessed.name()));
      if (fault_ == "write") throw Injected("libc++ will not write");
      const std::size_t column = assessed.column("sum");
      std::ostringstream line;
      for (std::size_t r = 0; r < assessed.rows().size(); ++r) {
        if (const auto score = assessed.score(column, r)) line << *score << ' ';
      }
      document.paragraph(line.str() + "in all");
    });
  }

 private:
  std::string fault_;
};

// The words of a document, by the alphabet, each with the number of times that it is there.
class Words final : public assay::sdk::Renderer {
 public:
  explicit Words(const assay::sdk::RendererSetup& setup) : fault_(setup.options.text("fault")) {}
  void render(const assay::sdk::DocumentSource& document, assay::sdk::ByteSink& out) const override {
    if (fault_ == "render") throw 42;
    std::map<std::string, int> counts;
    assay_document_sink sink{};
    sink.struct_size = sizeof(sink);
    sink.context = &counts;
    sink.open = [](void*, const assay_element*, assay_error*) -> assay_status { return ASSAY_OK; };
    sink.close = [](void*, assay_error*) -> assay_status { return ASSAY_OK; };
    sink.text = [](void* context, const assay_span* span, assay_error* error) -> assay_status {
      return assay::sdk::guarded(error, [&] {
        std::istringstream words{std::string(view(span->text))};
        for (std::string word; words >> word;) ++(*static_cast<std::map<std::string, int>*>(context))[word];
      });
    };
    sink.chart = [](void*, const assay_chart*, assay_error*) -> assay_status { return ASSAY_OK; };
    document.replay(sink);
    for (const auto& [word, count] : counts) out.write(word + " " + std::to_string(count) + "\n");
  }

 private:
  std::string fault_;
};

struct Libcxx final : assay::sdk::Plugin {
  explicit Libcxx(const assay::sdk::Host& host) : Plugin(host) {
    add_instruments(kInstruments);
    add_scorer<Sums>("libcxx.scorer", "Sums");
    add_report<Letter>("libcxx.letter", "Letter");
    add_renderer<Words>("words", "Every word with its number", "words", "text/plain");
  }
};

}  // namespace

ASSAY_PLUGIN(Libcxx)
