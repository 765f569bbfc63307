/* The sheet: the instrument on paper, with every kind of element that the other reports have no use for. */
#include <stdio.h>

#include "frozen.h"

static void write_facts(const assay_model* model, sender* to) {
  open_titled(to, ASSAY_CALLOUT, model->description);
  const assay_element list = element_of(ASSAY_LIST);
  open_element(to, &list);
  for (uint64_t i = 0; i < model->attributes.count; ++i) {
    const assay_pair* fact = ASSAY_AT(assay_pair, model->attributes, i);
    const assay_element item = element_of(ASSAY_LIST_ITEM);
    open_element(to, &item);
    send_text(to, fact->key, ASSAY_SPAN_MUTED, text_of(""));
    send_text(to, fact->value, 0, text_of(""));
    close_element(to);
  }
  close_element(to);
  close_element(to);
}

static void write_figure(const char* title, uint64_t number, sender* to) {
  char digits[32];
  snprintf(digits, sizeof(digits), "%u", (unsigned)number);
  open_titled(to, ASSAY_KEY_FIGURE, text_of(title));
  send_text(to, text_of(digits), 0, text_of(""));
  close_element(to);
}

static void write_figures(const assay_model* model, sender* to) {
  const assay_element figures = element_of(ASSAY_KEY_FIGURES);
  open_element(to, &figures);
  write_figure("Items", model->items.count, to);
  write_figure("Roles", model->roles.count, to);
  write_figure("Levels", model->levels.count, to);
  write_figure("Forms", model->forms.count, to);
  write_figure("Method", model->method, to);
  write_figure("Roll-up", model->roll_up, to);
  close_element(to);
}

/* The texts of a construct of one kind, in a cell of a grid. */
static void write_texts(const assay_model* model, const assay_construct* construct, const char* kind,
                        sender* to) {
  const assay_element list = element_of(ASSAY_LIST);
  open_titled(to, ASSAY_CELL, text_of(kind));
  open_element(to, &list);
  for (uint32_t i = 0; i < construct->text_count; ++i) {
    const assay_construct_text* text =
        ASSAY_AT(assay_construct_text, model->texts, construct->first_text + i);
    if (same(text->kind, kind)) send_line(to, ASSAY_LIST_ITEM, 0, text->text);
  }
  close_element(to);
  close_element(to);
}

static void write_item(const assay_model* model, const assay_item* item, sender* to) {
  assay_text choices[16];
  uint64_t count = 0;
  const assay_scale* scale = ASSAY_AT(assay_scale, model->scales, item->scale);
  for (uint64_t i = 0; i < scale->labels.count && count < 15; ++i) {
    choices[count++] = ASSAY_AT(assay_scale_label, scale->labels, i)->text;
  }
  if (scale->accepts_na) choices[count++] = scale->na_label;
  assay_element blank = element_of(ASSAY_BLANK);
  blank.blank = count == 0 ? ASSAY_BLANK_LINES : ASSAY_BLANK_CHOICE;
  blank.lines = count == 0;
  blank.title = item->text;
  blank.choices.data = choices;
  blank.choices.count = count;
  blank.choices.stride = sizeof(assay_text);
  open_element(to, &blank);
  close_element(to);
}

static void write_links(const assay_model* model, const assay_construct* construct, sender* to) {
  assay_element list = element_of(ASSAY_LIST);
  if (construct->link_count == 0) return;
  list.flags = ASSAY_FLAG_ORDERED;
  open_element(to, &list);
  for (uint32_t i = 0; i < construct->link_count; ++i) {
    const uint32_t index = *ASSAY_AT(uint32_t, model->links, construct->first_link + i);
    send_line(to, ASSAY_LIST_ITEM, 0, ASSAY_AT(assay_construct, model->constructs, index)->title);
  }
  close_element(to);
}

static void write_construct(const assay_model* model, uint32_t index, sender* to) {
  const assay_construct* construct = ASSAY_AT(assay_construct, model->constructs, index);
  const assay_element group = element_of(ASSAY_GROUP), grid = element_of(ASSAY_GRID);
  assay_element section = element_of(ASSAY_SECTION);
  section.id = construct->id;
  section.title = construct->title;
  section.note = *ASSAY_AT(assay_text, model->levels, construct->level);
  section.flags = ASSAY_FLAG_NOT_LISTED;
  open_element(to, &section);
  if (construct->text_count != 0) {
    open_element(to, &grid);
    write_texts(model, construct, "low", to);
    write_texts(model, construct, "high", to);
    close_element(to);
  }
  write_links(model, construct, to);
  open_element(to, &group);
  for (uint64_t i = 0; i < model->items.count; ++i) {
    const assay_item* item = ASSAY_AT(assay_item, model->items, i);
    if (item->construct == index) write_item(model, item, to);
  }
  close_element(to);
  close_element(to);
}

void write_form(const assay_report_writer* writer, sender* to) {
  const assay_model* model = writer->model;
  const assay_element page_break = element_of(ASSAY_PAGE_BREAK);
  open_titled(to, ASSAY_DOCUMENT, model->title);
  send_line(to, ASSAY_HEADING, 0, model->kind);
  write_facts(model, to);
  write_figures(model, to);
  open_element(to, &page_break);
  close_element(to);
  for (uint32_t i = 0; i < model->constructs.count; ++i) write_construct(model, i, to);
  close_element(to);
}
