#include "group_comparison.hpp"

namespace chally {

using assay::sdk::DocumentBuilder;
using assay::sdk::GroupSet;

namespace {

// How many other words are named.
constexpr std::size_t kMostWords = 8;

// How many are in the group of this word.
std::string told(const ReportContext& context, const GroupSet& set, std::string_view word, std::size_t count) {
  switch (absence(set, word, count)) {
    case Absence::Few: return context.wording("group.persons.few", {{"minimum", context.whole(set.minimum_cases())}});
    case Absence::Untold: return std::string(context.wording("group.persons.untold"));
    default: return context.persons(count);
  }
}

// How many are left out. The host hands over who is in a group that is too small without the group, or not at all: of
// the two groups this is said.
std::string told_left_out(const ReportContext& context, const GroupChoice& choice, const GroupSet& set,
                          const GroupCounts& counts, std::size_t persons) {
  std::vector<std::string> among;
  const auto look = [&](std::string_view word, std::size_t count, std::string_view key) {
    if (absence(set, word, count) == Absence::Few) among.emplace_back(context.wording(key));
  };
  look(choice.high(), counts.high, "group.high");
  look(choice.low(), counts.low, "group.low");
  if (among.empty()) return context.persons(persons);
  return context.wording("group.persons.among",
                         {{"persons", context.persons(persons)}, {"groups", context.format.list(among)}});
}

void write_head(const ReportContext& context, const GroupChoice& choice, const GroupSet& set, const GroupCounts& counts,
                DocumentBuilder& document) {
  const std::string high = told(context, set, choice.high(), counts.high);
  const std::string low = told(context, set, choice.low(), counts.low);
  const std::string left_out =
      told_left_out(context, choice, set, counts, counts.other + counts.none + set.withheld_cases());
  const std::string date = context.date(set.date());
  write_cover(context, document, context.wording("group.cover"),
              {{"group.cover.customer", context.client_name},
               {"group.cover.high", high},
               {"group.cover.low", low},
               {"group.cover.left-out", left_out},
               {"cover.date", date}});
  document.contents(context.wording("contents.title"));
}

// What else stands in the column. A word that few have could be somebody's name.
void write_other_words(const ReportContext& context, const GroupChoice& choice, const GroupScores& scores,
                       DocumentBuilder& document) {
  std::vector<std::string> words;
  std::size_t more = 0;
  for (const OtherWord& one : scores.others()) {
    if (one.persons < choice.minimum() || words.size() == kMostWords) {
      ++more;
      continue;
    }
    words.push_back(
        context.wording("group.what.word", {{"word", one.word}, {"count", context.whole(one.persons)}}));
  }
  if (!words.empty()) {
    document.list_item(context.wording("group.what.words", {{"words", context.format.list(words)}}));
  }
  if (more == 0) return;
  document.list_item(context.wording("group.what.words.more", {{"minimum", context.whole(choice.minimum())},
                                                               {"count", context.whole(more)}}));
}

void write_counts(const ReportContext& context, const GroupChoice& choice, const GroupSet& set,
                  const GroupScores& scores, DocumentBuilder& document) {
  const GroupCounts& counts = scores.counts();
  const auto group = [&](std::string_view key, std::string_view word, std::size_t count) {
    document.list_item(context.wording(key, {{"word", word}, {"persons", told(context, set, word, count)}}));
  };
  const auto line = [&](std::string_view key, std::size_t count) {
    document.list_item(context.wording(key, {{"persons", context.persons(count)}}));
  };
  document.list(false, [&] {
    group("group.what.high", choice.high(), counts.high);
    group("group.what.low", choice.low(), counts.low);
    line("group.what.other", counts.other);
    if (set.withheld_groups().empty() && set.withheld_cases() == 0) {
      line("group.what.none", counts.none);
    } else {
      // Handed over without a group, or not at all.
      document.list_item(context.wording(
          "group.what.none.small",
          {{"minimum", context.whole(set.minimum_cases())},
           {"persons", told_left_out(context, choice, set, counts, counts.none + set.withheld_cases())}}));
    }
    if (counts.unscored > 0) {
      const std::string persons = picked_out(context, scores.limits(), counts.unscored);
      document.list_item(context.wording("group.what.unscored", {{"persons", persons}}));
    }
    write_other_words(context, choice, scores, document);
  });
}

void write_missing(const ReportContext& context, const GroupSet& set, std::string_view group,
                   std::string_view word, DocumentBuilder& document) {
  const auto& wording = context.wording;
  const Absence why = absence(set, word, 0);
  if (why == Absence::Few) {
    document.callout(wording("group.what.few", {{"group", group}}), {}, "note", [&] {
      document.paragraph(wording(
          "group.what.few.text",
          {{"word", word}, {"column", set.group_by()}, {"minimum", context.whole(set.minimum_cases())}}));
    });
    return;
  }
  document.callout(wording("group.what.missing", {{"group", group}}), {}, "note", [&] {
    const std::string_view key = why == Absence::Untold ? "group.what.missing.earlier" : "group.what.missing.text";
    document.paragraph(wording(key, {{"word", word}, {"column", set.group_by()}}));
  });
}

void write_what(const ReportContext& context, const GroupChoice& choice, const GroupSet& set,
                const GroupScores& scores, DocumentBuilder& document) {
  const auto& wording = context.wording;
  const bool percentiles = !scores.from_percentiles().empty(), behaviours = !scores.from_behaviours().empty();
  document.section({"what", wording("group.what.title"), {}, ASSAY_FLAG_NEW_PAGE}, [&] {
    document.paragraph(
        wording("group.what.text", {{"instrument", context.model.title()}, {"column", set.group_by()}}));
    write_counts(context, choice, set, scores, document);
    if (scores.counts().high == 0)
      write_missing(context, set, wording("group.high"), choice.high(), document);
    if (scores.counts().low == 0) write_missing(context, set, wording("group.low"), choice.low(), document);
    if (!percentiles && !behaviours) {
      const GroupCounts& counts = scores.counts();
      const bool few = absence(set, choice.high(), counts.high) == Absence::Few ||
                       absence(set, choice.low(), counts.low) == Absence::Few;
      document.callout(wording("group.what.empty"), {}, "note", [&] {
        document.paragraph(wording(few ? "group.what.empty.few" : "group.what.empty.text"));
      });
      return;
    }
    if (percentiles && behaviours) document.paragraph(wording("group.what.both"));
    document.paragraph(wording("group.what.pooled"));
  });
}

}  // namespace

void GroupComparison::write_group(const GroupSet& set, DocumentBuilder& document) const {
  const auto& wording = context_.wording;
  const GroupScores scores(context_.model, context_.profile, choice_, set);
  const std::string title =
      wording("document.title", {{"instrument", context_.model.title()}, {"name", wording("group.cover")}});
  write_document(context_, document, {"chally.comparison", title, {}, set.date()}, [&] {
    write_head(context_, choice_, set, scores.counts(), document);
    write_what(context_, choice_, set, scores, document);
    const auto section = [&](std::string_view id, const SourceFigures& figures) {
      if (figures.empty()) return;
      const std::string key = "group." + std::string(id);
      document.section({id, wording(key + ".title"), {}, ASSAY_FLAG_NEW_PAGE}, [&] {
        document.paragraph(wording(key + ".text"));
        write_figures(context_, figures, scores.limits(), document);
      });
    };
    section("percentiles", scores.from_percentiles());
    section("behaviours", scores.from_behaviours());
    if (!scores.from_percentiles().empty() || !scores.from_behaviours().empty()) {
      write_guide(context_, scores.limits(), document);
    }
  });
}

}  // namespace chally
