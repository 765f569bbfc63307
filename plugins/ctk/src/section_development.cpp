#include <algorithm>

#include "report_context.hpp"

namespace ctk {

using assay::sdk::DocumentBuilder;
using assay::sdk::view;

namespace {

class Development {
 public:
  Development(const ReportContext& context, const Scores& scores, DocumentBuilder& document)
      : context_(context),
        scores_(scores),
        document_(document),
        wording_(context.wording),
        order_(scores.to_develop()) {}

  void write() {
    const std::size_t all = order_.size();
    if (all > context_.develop_competencies) order_.resize(context_.develop_competencies);
    if (order_.empty()) {
      document_.paragraph(wording_("develop.none"));
      return;
    }
    document_.paragraph(
        context_.format.plural("develop.text", all, {{"named", context_.whole(order_.size())}}));
    write_order();
    for (const Competency* one : order_) write_competency(*one);
  }

 private:
  std::string section_id(const Competency& one) const { return "develop-" + std::string(context_.id(one)); }

  void write_order() {
    const std::uint32_t lead = scores_.lead();
    document_.table(wording_("develop.caption"),
                    {{wording_("table.rank"), 1, ASSAY_ALIGN_END},
                     {wording_("table.competency"), 5},
                     {wording_("table.gap"), 1, ASSAY_ALIGN_END},
                     {wording_("table.weight"), 1, ASSAY_ALIGN_END},
                     {wording_("table.priority"), 2, ASSAY_ALIGN_END}},
                    [&] {
                      for (const Competency* one : order_) {
                        document_.row([&] {
                          document_.text_cell(context_.plain_figure(*scores_.rank(*one, lead)));
                          document_.cell(
                              [&] { document_.text(context_.title(*one), 0, "#" + section_id(*one)); },
                              ASSAY_FLAG_HEADER);
                          document_.text_cell(context_.signed_figure(scores_.gap(*one, lead)));
                          document_.text_cell(context_.percent(one->weight.value()));
                          document_.text_cell(context_.figure(scores_.priority(*one, lead)), 0, 1,
                                              ASSAY_SPAN_STRONG);
                        });
                      }
                    });
  }

  void write_competency(const Competency& one) {
    const std::uint32_t lead = scores_.lead();
    document_.section({section_id(one), context_.title(one), {}, 0, "development"}, [&] {
      document_.group([&] {
        document_.paragraph(context_.model.text(context_.construct(one), "definition"));
        document_.paragraph(
            wording_("develop.figures", {{"attained", context_.figure(scores_.attained(one, lead))},
                                         {"target", context_.target_words(one)},
                                         {"gap", context_.figure(scores_.gap(one, lead))},
                                         {"weight", context_.percent(one.weight.value())}}));
        write_behaviours(one);
      });
    });
  }

  void write_behaviours(const Competency& one) {
    if (context_.develop_behaviours == 0) return;
    const auto is_rated = [&](std::uint32_t item) {
      return scores_.item_mean(item, scores_.lead()).has_value();
    };
    if (std::none_of(one.behaviours.begin(), one.behaviours.end(), is_rated)) {
      document_.paragraph(wording_("develop.no-behaviours"));
      return;
    }
    const auto lowest = scores_.lowest_behaviours(one, context_.develop_behaviours);
    if (lowest.empty()) {
      document_.paragraph(wording_("develop.all-above"));
      return;
    }
    document_.table(wording_("develop.behaviours"),
                    {{wording_("table.behaviour"), 8}, {wording_("table.mean"), 1, ASSAY_ALIGN_END}}, [&] {
                      for (const std::uint32_t item : lowest) write_behaviour(item);
                    });
  }

  void write_behaviour(std::uint32_t index) {
    const assay_item& item = context_.model.items()[index];
    document_.row([&] {
      document_.cell(
          [&] {
            document_.text(view(item.text));
            if (item.reverse != 0) document_.text(wording_("develop.reversed"), ASSAY_SPAN_MUTED);
          },
          ASSAY_FLAG_HEADER);
      document_.text_cell(context_.figure(scores_.item_mean(index, scores_.lead())));
    });
  }

  const ReportContext& context_;
  const Scores& scores_;
  DocumentBuilder& document_;
  const assay::sdk::Wording& wording_;
  std::vector<const Competency*> order_;
};

}  // namespace

void write_development(const ReportContext& context, const Scores& scores, DocumentBuilder& document) {
  document.section({"develop", context.wording("develop.title"), {}, ASSAY_FLAG_NEW_PAGE},
                   [&] { Development(context, scores, document).write(); });
}

}  // namespace ctk
