#include "report_context.hpp"

namespace bcsc {

using assay::sdk::DocumentBuilder;
using assay::sdk::view;

void write_framework(const ReportContext& context, DocumentBuilder& document, std::string_view title,
                     std::uint32_t flags) {
  const auto& wording = context.wording;
  document.section({"framework", title, {}, flags}, [&] {
    document.paragraph(wording("framework.text"));
    document.grid("framework", [&] {
      for (const Unit& unit : context.framework.units()) {
        const std::string number =
            wording("framework.unit", {{"number", number_of(view(context.construct(unit.construct).id))}});
        document.grid_cell(view(context.construct(unit.construct).title), number, [&] {
          document.list(false, [&] {
            for (const Element& element : unit.elements) document.list_item(context.element_title(element));
          });
        });
      }
    });
  });
}

}  // namespace bcsc
