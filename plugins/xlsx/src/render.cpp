#include "render.hpp"

#include "collect.hpp"
#include "text.hpp"
#include "workbook_file.hpp"
#include "writer.hpp"

namespace assay::xlsx {
namespace {

constexpr const char* kWords[] = {"about.charts",
                                  "about.comments",
                                  "about.distributions",
                                  "about.form",
                                  "about.items",
                                  "about.scores",
                                  "about.text",
                                  "answer",
                                  "as-printed",
                                  "choices",
                                  "client",
                                  "column",
                                  "comment",
                                  "contents",
                                  "continued",
                                  "date",
                                  "figure",
                                  "figure-of",
                                  "figure-of-number",
                                  "from",
                                  "group",
                                  "group-number",
                                  "heading",
                                  "instrument",
                                  "item",
                                  "key-figures",
                                  "kind",
                                  "kind.callout",
                                  "kind.choice",
                                  "kind.date",
                                  "kind.heading",
                                  "kind.lines",
                                  "kind.list-item",
                                  "kind.note",
                                  "kind.paragraph",
                                  "kind.part",
                                  "kind.signature",
                                  "label",
                                  "language",
                                  "link",
                                  "measure",
                                  "note",
                                  "page",
                                  "remark",
                                  "report",
                                  "row",
                                  "rows",
                                  "section",
                                  "sheet",
                                  "sheet.charts",
                                  "sheet.comments",
                                  "sheet.distributions",
                                  "sheet.form",
                                  "sheet.items",
                                  "sheet.overview",
                                  "sheet.scores",
                                  "sheet.table",
                                  "sheet.text",
                                  "source",
                                  "subject",
                                  "text",
                                  "to-fill-in",
                                  "total",
                                  "what"};

}  // namespace

void check_look(const Look& look) {
  for (const char* key : kWords) look.wording(key);
}

std::string render_xlsx(const sdk::Node& document, const Look& look, const Limits& limits) {
  check_look(look);
  const Book book = collect(document, look.wording);
  const Layout layout = lay_out(book, limits, look.wording("sheet.overview"), look.wording("sheet.charts"));
  WorkbookFile file;
  Writer(file.get(), book, layout, look, limits).write();
  return file.finish();
}

}  // namespace assay::xlsx
