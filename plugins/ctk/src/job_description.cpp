#include "sheets.hpp"

namespace ctk {

using assay::sdk::ArrayView;
using assay::sdk::DocumentBuilder;
using assay::sdk::view;

namespace {

// The instrument's attributes on the cover, each under the wording's "description.<key>".
constexpr std::string_view kCoverFacts[] = {"code", "level", "family", "experts"};
constexpr std::string_view kDates[] = {"date-created", "date-updated", "next-revision"};
// Those that have a section of their own.
constexpr std::string_view kSections[] = {"summary", "requirements", "education", "experience"};

std::string key_of(std::string_view attribute) {
  return "description." + std::string(attribute);
}

class Description {
 public:
  Description(const ReportContext& context, DocumentBuilder& document)
      : context_(context), document_(document), wording_(context.wording) {}

  void write() {
    write_front();
    document_.contents(wording_("contents.title"));
    write_facts();
    if (!context_.job.groups().empty()) write_groups();
    write_overview();
    write_competencies();
    if (!context_.job.characteristics().empty()) write_characteristics();
  }

 private:
  std::string all_of(std::string_view attribute) const {
    std::vector<std::string> values;
    for (const std::string_view value : context_.model.attributes(attribute)) values.emplace_back(value);
    return context_.format.list(values);
  }

  void write_front() {
    std::vector<std::string> keys;
    std::vector<std::pair<std::string_view, std::string>> lines;
    for (const std::string_view fact : kCoverFacts) keys.push_back(key_of(fact));
    for (const std::string_view date : kDates) keys.push_back(key_of(date));
    std::size_t at = 0;
    for (const std::string_view fact : kCoverFacts) {
      const std::string value = all_of(fact);
      lines.emplace_back(keys[at++], value.empty() ? std::string(wording_("description.not-specified")) : value);
    }
    for (const std::string_view date : kDates) {
      lines.emplace_back(keys[at++], context_.date(context_.model.attribute(date)));
    }
    lines.emplace_back("cover.vendor", context_.model.vendor());
    lines.emplace_back("cover.version", context_.model.version());
    write_cover(context_, document_, wording_("cover.description"), lines);
  }

  void write_facts() {
    document_.section({"job", wording_("description.title"), {}, ASSAY_FLAG_NEW_PAGE}, [&] {
      for (const std::string_view fact : kSections) {
        const auto values = context_.model.attributes(fact);
        if (values.empty()) continue;
        document_.section({fact, wording_(key_of(fact))}, [&] {
          if (values.size() > 1) {
            write_strings(document_, values);
          } else {
            document_.paragraph(values.front());
          }
        });
      }
    });
  }

  void write_groups() {
    document_.section({"tasks", wording_("description.tasks"), {}, ASSAY_FLAG_NEW_PAGE}, [&] {
      document_.paragraph(wording_("description.tasks.text"));
      for (const TaskGroup& group : context_.job.groups()) {
        const assay_construct& construct = context_.construct(group);
        const std::string note =
            wording_("description.importance", {{"importance", context_.plain_figure(construct.weight)}});
        document_.section({"group-" + std::string(context_.id(group)), context_.title(group), note}, [&] {
          const auto tasks = context_.model.texts(construct, "task");
          if (!tasks.empty()) write_strings(document_, tasks);
        });
      }
    });
  }

  void write_overview() {
    document_.section({"overview", wording_("description.overview"), {}, ASSAY_FLAG_NEW_PAGE}, [&] {
      document_.paragraph(wording_("description.overview.text"));
      document_.paragraph(wording_("reading.rounded"), ASSAY_SPAN_MUTED);
      document_.table(wording_("description.overview.caption"),
                      {{wording_("table.competency"), 4},
                       {wording_("table.weight"), 1, ASSAY_ALIGN_END},
                       {wording_("table.target"), 2},
                       {wording_("table.groups"), 5}},
                      [&] {
                        for (const Competency& one : context_.job.competencies()) write_overview_row(one);
                      });
    });
  }

  void write_overview_row(const Competency& one) {
    document_.row([&] {
      document_.cell([&] { document_.text(context_.title(one), 0, "#" + section_id(one)); },
                     ASSAY_FLAG_HEADER);
      document_.text_cell(context_.percent(one.weight.value()));
      document_.text_cell(context_.target_words(one));
      document_.text_cell(context_.group_titles(one));
    });
  }

  std::string section_id(const Competency& one) const {
    return "competency-" + std::string(context_.id(one));
  }

  void write_competencies() {
    document_.section({"competencies", wording_("description.competencies"), {}, ASSAY_FLAG_NEW_PAGE}, [&] {
      document_.paragraph(wording_("description.competencies.text"));
      for (const Competency& one : context_.job.competencies()) {
        const std::string note =
            wording_(one.groups.empty() ? "description.competency" : "description.competency.groups",
                     {{"weight", context_.percent(one.weight.value())},
                      {"target", context_.target_words(one)},
                      {"groups", context_.group_titles(one)}});
        document_.section({section_id(one), context_.title(one), note, 0, "competency"},
                          [&] { document_.group([&] { write_competency(one); }); });
      }
    });
  }

  void write_competency(const Competency& one) {
    document_.paragraph(context_.model.text(context_.construct(one), "definition"));
    std::vector<std::string_view> behaviours;
    for (const std::uint32_t item : one.behaviours) {
      if (context_.model.items()[item].reverse == 0)
        behaviours.push_back(view(context_.model.items()[item].text));
    }
    if (!behaviours.empty()) write_strings(document_, behaviours);
  }

  // "○ ● ○ ○ ○": the points of the scale, the job's level filled in.
  std::string scale_of(const Characteristic& one) const {
    std::vector<std::string> points;
    for (const double point : ArrayView<double>(context_.model.scales()[one.scale].points)) {
      points.emplace_back(wording_(point == one.target.value() ? "scale.chosen" : "scale.other"));
    }
    return joined(points, " ");
  }

  void write_characteristics() {
    document_.section({"characteristics", wording_("description.characteristics"), {}, ASSAY_FLAG_NEW_PAGE},
                      [&] {
                        document_.paragraph(wording_("description.characteristics.text"));
                        document_.table(wording_("description.characteristics.caption"),
                                        {{wording_("table.characteristic"), 5},
                                         {wording_("table.scale"), 2},
                                         {wording_("table.target"), 4}},
                                        [&] {
                                          for (const Characteristic& one : context_.job.characteristics())
                                            write_characteristic(one);
                                        });
                      });
  }

  void write_characteristic(const Characteristic& one) {
    document_.row([&] {
      document_.cell(
          [&] {
            document_.text(context_.title(one), ASSAY_SPAN_STRONG);
            const std::string_view definition = context_.model.text(context_.construct(one), "definition");
            if (definition.empty()) return;
            document_.text(" ");
            document_.text(definition, ASSAY_SPAN_MUTED);
          },
          ASSAY_FLAG_HEADER);
      document_.text_cell(one.scale == ASSAY_NONE ? std::string() : scale_of(one));
      document_.text_cell(context_.level_words(one.scale, one.target.value()));
    });
  }

  const ReportContext& context_;
  DocumentBuilder& document_;
  const assay::sdk::Wording& wording_;
};

}  // namespace

void JobDescription::write_sheet(DocumentBuilder& document) const {
  const std::string title = context_.wording(
      "document.title",
      {{"instrument", context_.model.title()}, {"name", context_.wording("cover.description")}});
  write_document(context_, document, {"ctk.job-description", title},
                 [&] { Description(context_, document).write(); });
}

}  // namespace ctk
