// The groups against the whole, and what changed since an earlier administration.
#include <set>

#include "group_context.hpp"
#include "report_context.hpp"

namespace standard {

using assay::sdk::Column;

std::string bands_in_words(const GroupPage& page, std::uint32_t construct, std::size_t group, const Edges& edges) {
  const auto counts = page.figures.counts(construct, group, edges);
  std::vector<std::string> words;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    words.push_back(page.context.wording("group.band.count",
                                         {{"band", page.band(edges, i)}, {"count", page.context.count(counts[i])}}));
  }
  return joined(words, page.context.wording("list.separator"));
}

namespace {

// What an interval about a mean change says.
std::string_view verdict(const GroupPage& page, const GroupFigures::Change& change) {
  const auto& wording = page.context.wording;
  if (change.n == 0) return wording("group.change.few");
  if (!change.margin) return wording(page.figures.spread_withheld() ? "group.change.earlier" : "group.change.untested");
  if (change.mean - *change.margin > 0) return wording("group.change.higher");
  return wording(change.mean + *change.margin < 0 ? "group.change.lower" : "group.change.chance");
}

void write_change_row(const GroupPage& page, std::string_view title, const GroupFigures::Change& change, std::uint32_t style) {
  const auto& wording = page.context.wording;
  page.document.row([&] {
    page.document.text_cell(title, ASSAY_FLAG_HEADER, 1, style);
    page.document.text_cell(change.n > 0 ? page.context.count(change.n) : page.figure(std::nullopt));
    page.document.text_cell(page.signed_figure(change.n > 0 ? std::optional<double>(change.mean) : std::nullopt), 0, 1,
                            ASSAY_SPAN_STRONG);
    page.document.text_cell(change.margin
                                ? wording("group.interval", {{"low", page.signed_figure(change.mean - *change.margin)},
                                                             {"high", page.signed_figure(change.mean + *change.margin)}})
                                : page.figure(std::nullopt));
    page.document.text_cell(verdict(page, change));
  });
}

std::vector<Column> change_columns(const GroupPage& page, std::string_view first) {
  const auto& wording = page.context.wording;
  return {{first, 3},
          {wording("group.table.persons"), 1, ASSAY_ALIGN_END},
          {wording("group.change.mean"), 1, ASSAY_ALIGN_END},
          {wording("group.change.interval"), 2, ASSAY_ALIGN_END},
          {wording("group.change.verdict"), 3}};
}

std::set<std::size_t> groups_without_change(const GroupPage& page, std::uint32_t construct) {
  const std::vector<std::size_t> groups = page.figures.without_change(construct);
  return {groups.begin(), groups.end()};
}

// Whom a change of all persons is about, where some groups have no part in it.
void write_without_change(const GroupPage& page, const std::set<std::size_t>& groups, const std::string& key) {
  if (groups.empty()) return;
  std::vector<std::string> names;
  for (const std::size_t g : groups) names.emplace_back(page.context.group_title(page.figures.groups()[g]));
  page.document.paragraph(page.context.wording(key, {{"whole", page.context.wording("group.whole")},
                                                     {"groups", joined(names, page.context.wording("list.separator"))}}));
}

}  // namespace

void write_group_change(const GroupPage& page) {
  if (!page.figures.has_change()) return;
  const auto& wording = page.context.wording;
  const std::string since = page.context.date(page.set.baseline_date());
  const std::string title = wording("change.title", {{"date", since}});
  page.document.section({"change", title, {}, ASSAY_FLAG_NEW_PAGE}, [&] {
    page.document.paragraph(wording("group.change.text", {{"date", since}}));
    page.document.table(wording("group.change.caption"), change_columns(page, wording("table.construct")), [&] {
      for (const auto* level : {&page.figures.top(), &page.figures.below()}) {
        for (const std::uint32_t c : *level) {
          write_change_row(page, page.context.title(c), page.figures.change(c, GroupFigures::kWhole),
                           level == &page.figures.top() ? std::uint32_t{ASSAY_SPAN_STRONG} : 0u);
        }
      }
    });
    std::set<std::size_t> without;
    for (const auto* level : {&page.figures.top(), &page.figures.below()}) {
      for (const std::uint32_t c : *level) without.merge(groups_without_change(page, c));
    }
    write_without_change(page, without, "group.change.whole.lines");
    page.document.paragraph(wording("group.change.reading", {{"minimum", page.context.count(page.figures.minimum())},
                                                             {"spread", page.context.count(kSpreadFrom)}}),
                            ASSAY_SPAN_MUTED);
  });
}

void write_groups(const GroupPage& page) {
  const auto& wording = page.context.wording;
  if (page.figures.groups().size() < 2) return;
  page.document.section({"groups", wording("group.groups.title"), {}, ASSAY_FLAG_NEW_PAGE}, [&] {
    page.document.paragraph(wording("group.groups.text"));
    for (const std::uint32_t c : page.figures.top()) {
      const std::string id = "groups." + std::string(assay::sdk::view(page.context.model.constructs()[c].id));
      page.document.section({id, page.context.title(c), {}, 0, "construct"}, [&] {
        const Summary whole = page.figures.summary(c, GroupFigures::kWhole);
        const auto distribution = page.figures.distribution(c);
        const bool bands = distribution.by_group;
        std::vector<Column> columns = {{wording("group.table.group"), 3},
                                       {wording("group.table.persons"), 1, ASSAY_ALIGN_END},
                                       {wording("group.table.mean"), 1, ASSAY_ALIGN_END},
                                       {wording("group.table.against"), 1, ASSAY_ALIGN_END},
                                       {wording("group.table.deviation"), 1, ASSAY_ALIGN_END}};
        if (bands) columns.push_back({wording("group.bands.column"), 4});
        const auto row = [&](std::string_view name, const Summary& told, std::size_t group, std::uint32_t style) {
          page.document.row([&] {
            page.document.text_cell(name, ASSAY_FLAG_HEADER, 1, style);
            page.document.text_cell(told.mean ? page.context.count(told.n) : page.figure(std::nullopt));
            page.document.text_cell(page.figure(told.mean), 0, 1, ASSAY_SPAN_STRONG);
            const bool held = group != GroupFigures::kWhole && told.mean && whole.mean;
            page.document.text_cell(held ? page.signed_figure(*told.mean - *whole.mean) : std::string());
            page.document.text_cell(page.figure(told.deviation));
            if (bands) page.document.text_cell(bands_in_words(page, c, group, distribution.edges));
          });
        };
        page.document.table(wording("group.groups.caption", {{"construct", page.context.title(c)}}), columns, [&] {
          row(wording("group.whole"), whole, GroupFigures::kWhole, ASSAY_SPAN_STRONG);
          for (std::size_t g = 0; g < page.figures.groups().size(); ++g) {
            row(page.context.group_title(page.figures.groups()[g]), page.figures.summary(c, g), g, 0);
          }
        });
        if (!page.figures.has_change()) return;
        const std::string since = page.context.date(page.set.baseline_date());
        page.document.table(wording("group.change.groups", {{"construct", page.context.title(c)}, {"date", since}}),
                            change_columns(page, wording("group.table.group")), [&] {
                              write_change_row(page, wording("group.whole"), page.figures.change(c, GroupFigures::kWhole),
                                               ASSAY_SPAN_STRONG);
                              for (std::size_t g = 0; g < page.figures.groups().size(); ++g) {
                                write_change_row(page, page.context.group_title(page.figures.groups()[g]),
                                                 page.figures.change(c, g), 0);
                              }
                            });
        write_without_change(page, groups_without_change(page, c), "group.change.whole");
      });
    }
  });
}

}  // namespace standard
