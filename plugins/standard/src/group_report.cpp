#include "group_report.hpp"

#include <algorithm>
#include <cmath>

#include "report_context.hpp"

namespace standard {

using assay::sdk::DocumentBuilder;
using assay::sdk::GroupSet;
using assay::sdk::view;

namespace {

constexpr std::string_view kNone = "\u2013";  // an en dash
constexpr std::size_t kMostNames = 12;  // of small groups

void write_group_cover(const GroupPage& page) {
  const GroupContext& context = page.context;
  std::vector<assay_pair> lines;
  const auto add = [&](std::string_view key, std::string_view value) {
    if (!value.empty()) lines.push_back({assay::sdk::text(context.wording(key)), assay::sdk::text(value)});
  };
  const std::string date = context.date(page.set.date());
  const std::string persons = context.count(page.set.case_count());
  const std::string since = context.date(page.set.baseline_date());
  add("cover.report", context.wording("group.cover"));
  add("cover.organisation", context.client_name);
  add("cover.date", date);
  add("group.cover.persons", persons);
  add("group.cover.by", page.set.group_by());
  add("group.cover.since", since);
  assay_element cover = DocumentBuilder::element(ASSAY_COVER);
  cover.title = assay::sdk::text(context.model.title());
  cover.note = assay::sdk::text(context.wording("group.cover.note"));
  cover.attributes = assay::sdk::array(lines);
  page.document.block(cover, [] {});
}

std::string names_of(const GroupContext& context, assay::sdk::ArrayView<assay_text> groups) {
  std::vector<std::string> words;
  for (const assay_text& group : groups) {
    if (words.size() == kMostNames) break;
    words.push_back(context.wording("group.name", {{"group", view(group)}}));
  }
  std::string text = joined(words, context.wording("list.separator"));
  if (groups.size() > kMostNames) {
    text += context.wording("group.names.more", {{"count", context.count(groups.size() - kMostNames)}});
  }
  return text;
}

void write_left_out(const GroupPage& page) {
  const GroupContext& context = page.context;
  const auto small = page.set.withheld_groups();
  const std::string minimum = context.count(page.figures.minimum());
  const std::string names = names_of(context, small);
  const auto item = [&](const std::string& key) {
    page.document.list_item(context.wording(key, {{"minimum", minimum},
                                                  {"groups", names},
                                                  {"persons", context.persons(page.set.withheld_cases())}}));
  };
  if (page.set.withheld_cases() > 0) {
    item(small.empty() ? "group.basis.left-out.none" : "group.basis.left-out");
  } else if (!small.empty()) {
    item("group.basis.merged");
  }
}

}  // namespace

std::string_view GroupContext::title(std::uint32_t construct) const { return view(model.constructs()[construct].title); }
std::string_view GroupContext::role_title(std::uint32_t role) const { return view(model.roles()[role].title); }

std::string_view GroupContext::group_title(const std::string& group) const {
  return group.empty() ? wording("group.rest") : std::string_view(group);
}

int GroupPage::decimals() const {
  const std::uint32_t basis = figures.measure().basis;
  return basis == ASSAY_BASIS_PERCENTILE_RANK || basis == ASSAY_BASIS_POINTS ? 1 : 2;
}
std::string GroupPage::figure(std::optional<double> value) const {
  return value ? context.format.number(*value, decimals()) : std::string(kNone);
}
std::string GroupPage::signed_figure(std::optional<double> value) const {
  return value ? context.format.signed_number(*value, decimals()) : std::string(kNone);
}

std::string GroupPage::band(const Edges& edges, std::size_t index) const {
  const bool last = index + 2 == edges.size();
  return context.wording(last ? "group.band.last" : "group.band",
                         {{"low", context.plain_figure(edges[index])}, {"high", context.plain_figure(edges[index + 1])}});
}

void write_basis(const GroupPage& page) {
  const GroupContext& context = page.context;
  const auto& wording = context.wording;
  page.document.section({"basis", wording("group.basis.title"), {}, ASSAY_FLAG_NEW_PAGE, "disclosure"}, [&] {
    page.document.paragraph(
        wording("group.basis.text", {{"instrument", context.model.title()}, {"column", page.set.group_by()}}));
    page.document.list(false, [&] {
      page.document.list_item(wording("group.basis.persons", {{"count", context.count(page.set.case_count())},
                                                              {"groups", context.count(page.figures.groups().size())}}));
      const bool known = page.figures.spread_withheld();  // then how many raters a few persons have could be worked out
      for (const RaterCount& count : known ? std::vector<RaterCount>() : page.figures.raters()) {
        page.document.list_item(wording("group.basis.raters", {{"role", context.role_title(count.role)},
                                                               {"count", context.plain_figure(count.raters)}}));
      }
      write_left_out(page);
    });
    if (!page.figures.any()) {
      page.document.callout(wording("group.none.title"), {}, "note",
                            [&] { page.document.paragraph(wording("group.none.text")); });
      return;
    }
    page.document.paragraph(wording("group.basis.measure"));
    page.document.paragraph(wording("reading.rounded"));
    page.document.heading(wording("group.rules.title"));
    page.document.list(false, [&] {
      for (const char* key : {"minimum", "spread", "bands", "roles", "parts"}) {
        page.document.list_item(wording("group.rules." + std::string(key),
                                        {{"minimum", context.count(page.figures.minimum())},
                                         {"spread", context.count(kSpreadFrom)}}));
      }
      if (page.figures.spread_withheld()) page.document.list_item(wording("group.rules.earlier"));
    });
  });
}

void GroupReport::write_group(const GroupSet& set, DocumentBuilder& document) const {
  const GroupFigures figures(context_.model, set);
  const GroupPage page{context_, set, figures, document};
  const std::string title = context_.wording(
      "document.title", {{"instrument", context_.model.title()}, {"name", context_.wording("group.cover.note")}});
  const assay::sdk::DocumentHead head{title, context_.locale, set.date(), {}, context_.model.id(), "standard.group"};
  document.document(head, [&] {
    write_group_cover(page);
    document.contents(context_.wording("contents.title"));
    write_basis(page);
    if (!figures.any()) return;
    write_whole(page);
    write_ends(page);
    write_self_others(page);
    write_group_change(page);
    write_groups(page);
  });
}

}  // namespace standard
