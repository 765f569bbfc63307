#include <assay/sdk/number_text.hpp>
#include <assay/sdk/plugin.hpp>
namespace sdk = assay::sdk;

struct Summary final : sdk::ReportWriter {
  explicit Summary(const sdk::ReportSetup& setup) : model(setup.model) {}
  void write_case(const sdk::Case& assessed, sdk::DocumentBuilder& document) const override {
    document.document({assessed.name()}, [&] {
      document.key_figures([&] {
        for (std::size_t row = 0; row < assessed.rows().size(); ++row) {
          const assay_row& of = assessed.rows()[row];
          const auto score = assessed.score(assessed.column("mean"), row);
          if (of.subject != ASSAY_SUBJECT_CONSTRUCT || of.role != ASSAY_ROLE_ALL || !score) continue;
          document.key_figure(sdk::view(model.constructs()[of.index].title), sdk::fixed_text(*score, 1));
        }
      });
    });
  }
  sdk::Model model;
};

struct Example final : sdk::Plugin {
  explicit Example(const sdk::Host& host) : Plugin(host) { add_report<Summary>("small-report.summary", "Summary"); }
};
ASSAY_PLUGIN(Example)
