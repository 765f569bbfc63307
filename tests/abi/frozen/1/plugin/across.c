/* The comparison: frameworks, themes with what each says, and what no theme names. */
#include <stdio.h>

#include "frozen.h"

static const char* const kMatches[] = {"exact", "close", "broad"};
static const char* const kBases[] = {"nothing", "rating", "rank", "points"};

static void write_member(const assay_comparison* comparison, const assay_theme_member* member, sender* to) {
  char line[256];
  const assay_framework* framework = ASSAY_AT(assay_framework, comparison->frameworks, member->framework);
  const assay_element item = element_of(ASSAY_LIST_ITEM);
  open_element(to, &item);
  send_text(to, framework->title, ASSAY_SPAN_STRONG, text_of(""));
  send_text(to, member->construct_id, 0, text_of(""));
  if (member->construct.size != 0) send_text(to, member->construct, 0, text_of(""));
  if (member->definition.size != 0) send_text(to, member->definition, ASSAY_SPAN_EMPHASIS, text_of(""));
  if (member->has_value) {
    snprintf(line, sizeof(line), "%s %g of %g to %g, at %g", kBases[member->basis % 4], member->value,
             member->minimum, member->maximum, member->position);
    send_text(to, member->measure, 0, text_of(""));
    send_text(to, text_of(line), 0, text_of(""));
  }
  close_element(to);
}

static void write_theme(const assay_comparison* comparison, const assay_theme* theme, sender* to) {
  const assay_element list = element_of(ASSAY_LIST);
  for (uint32_t i = 0; i < theme->member_count; ++i) {
    const assay_theme_member* member =
        ASSAY_AT(assay_theme_member, comparison->members, theme->first_member + i);
    send_line(to, ASSAY_PARAGRAPH, 0, text_of(kMatches[member->match % 3]));
    open_element(to, &list);
    write_member(comparison, member, to);
    close_element(to);
  }
}

static void write_uncovered(const assay_comparison* comparison, sender* to) {
  const assay_element list = element_of(ASSAY_LIST);
  assay_element section = element_of(ASSAY_SECTION);
  section.id = text_of("rest");
  section.title = text_of("Not covered");
  open_element(to, &section);
  open_element(to, &list);
  for (uint64_t i = 0; i < comparison->uncovered.count; ++i) {
    write_member(comparison, ASSAY_AT(assay_theme_member, comparison->uncovered, i), to);
  }
  close_element(to);
  close_element(to);
}

static void write_frameworks(const assay_comparison* comparison, sender* to) {
  for (uint64_t i = 0; i < comparison->frameworks.count; ++i) {
    const assay_framework* framework = ASSAY_AT(assay_framework, comparison->frameworks, i);
    const assay_element paragraph = element_of(ASSAY_PARAGRAPH);
    open_element(to, &paragraph);
    send_text(to, framework->id, 0, text_of(""));
    send_text(to, framework->vendor, 0, text_of(""));
    send_text(to, framework->scored ? text_of("scored") : framework->remark, 0, text_of(""));
    close_element(to);
  }
}

void write_across(const assay_comparison* comparison, sender* to) {
  assay_element document = element_of(ASSAY_DOCUMENT);
  document.title = comparison->crosswalk;
  document.note = comparison->name;
  open_element(to, &document);
  send_line(to, ASSAY_PARAGRAPH, 0, comparison->date);
  write_frameworks(comparison, to);
  for (uint64_t i = 0; i < comparison->themes.count; ++i) {
    const assay_theme* theme = ASSAY_AT(assay_theme, comparison->themes, i);
    assay_element section = element_of(ASSAY_SECTION);
    section.id = theme->id;
    section.title = theme->title;
    section.note = theme->note;
    open_element(to, &section);
    write_theme(comparison, theme, to);
    close_element(to);
  }
  write_uncovered(comparison, to);
  close_element(to);
}
