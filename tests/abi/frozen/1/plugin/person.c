/* The report on a person: a cover, scores as a table and as a chart, comments, and places to write. */
#include <stdio.h>

#include "frozen.h"

enum { MOST = 16 };

static assay_text nothing(void) {
  return text_of("");
}

static int is_shown(const assay_row* row) {
  return row->subject == ASSAY_SUBJECT_CONSTRUCT && row->role == ASSAY_ROLE_ALL;
}

static void write_cover(const assay_report_writer* writer, const assay_case* person, sender* to) {
  char lines[MOST][64];
  assay_pair pairs[2 * MOST];
  uint64_t count = 0;
  for (uint64_t i = 0; i < person->attributes.count && i < MOST; ++i) {
    /* Field by field: these headers may know more of a pair than the host that made it. */
    const assay_pair* attribute = ASSAY_AT(assay_pair, person->attributes, i);
    pairs[count].key = attribute->key;
    pairs[count++].value = attribute->value;
  }
  for (uint64_t r = 0; r < person->rater_counts.count && r < MOST; ++r) {
    const assay_role* role = ASSAY_AT(assay_role, writer->model->roles, r);
    if (role->parent != ASSAY_NONE) continue;
    snprintf(lines[r], sizeof(lines[r]), "%u", *ASSAY_AT(uint32_t, person->rater_counts, r));
    pairs[count].key = role->title;
    pairs[count++].value = text_of(lines[r]);
  }
  assay_element cover = element_of(ASSAY_COVER);
  cover.title = person->name;
  cover.note = writer->client_name;
  cover.attributes.data = pairs;
  cover.attributes.count = count;
  cover.attributes.stride = sizeof(assay_pair);
  open_element(to, &cover);
  close_element(to);
}

static void write_cell(const assay_shown_column* column, uint64_t row, sender* to) {
  char digits[64];
  const assay_element cell = element_of(ASSAY_CELL);
  open_element(to, &cell);
  if (column->states[row] == ASSAY_CELL_VALUE) {
    snprintf(digits, sizeof(digits), "%g", column->values[row]);
    send_text(to, text_of(digits), ASSAY_SPAN_STRONG, nothing());
  } else {
    send_text(to, text_of("none"), ASSAY_SPAN_EMPHASIS | ASSAY_SPAN_MUTED, nothing());
  }
  close_element(to);
}

static void write_table(const assay_report_writer* writer, const assay_case* person, sender* to) {
  assay_table_column columns[MOST] = {{.title = TEXT("Construct"), .width = 2, .align = ASSAY_ALIGN_START}};
  uint64_t count = 1;
  for (uint64_t m = 0; m < person->measures.count && count < MOST; ++m) {
    columns[count].title = ASSAY_AT(assay_measure, person->measures, m)->title;
    columns[count].width = 0.5;
    columns[count++].align = ASSAY_ALIGN_END;
  }
  assay_element table = element_of(ASSAY_TABLE);
  table.columns.data = columns;
  table.columns.count = count;
  table.columns.stride = sizeof(assay_table_column);
  open_element(to, &table);
  for (uint64_t r = 0; r < person->rows.count; ++r) {
    const assay_row* row = ASSAY_AT(assay_row, person->rows, r);
    if (!is_shown(row)) continue;
    const assay_construct* construct = ASSAY_AT(assay_construct, writer->model->constructs, row->index);
    const assay_element line = element_of(ASSAY_ROW);
    open_element(to, &line);
    send_line(to, ASSAY_CELL, ASSAY_FLAG_HEADER, construct->title);
    for (uint64_t m = 0; m < count - 1; ++m)
      write_cell(ASSAY_AT(assay_shown_column, person->columns, m), r, to);
    close_element(to);
  }
  close_element(to);
}

/* The column of the mean; the last one when the scorer is not this plugin's own. */
static uint64_t mean_of(const assay_case* person) {
  for (uint64_t m = 0; m < person->measures.count; ++m) {
    if (same(ASSAY_AT(assay_measure, person->measures, m)->id, "mean")) return m;
  }
  return person->measures.count - 1;
}

static void write_chart(const assay_report_writer* writer, const assay_case* person, sender* to) {
  assay_chart_category categories[MOST] = {{.label = TEXT("")}};
  double values[MOST], targets[MOST];
  uint8_t states[MOST], has_targets[MOST];
  uint64_t count = 0;
  const uint64_t m = mean_of(person);
  const assay_measure* measure = ASSAY_AT(assay_measure, person->measures, m);
  const assay_shown_column* column = ASSAY_AT(assay_shown_column, person->columns, m);
  for (uint64_t r = 0; r < person->rows.count && count < MOST; ++r) {
    const assay_row* row = ASSAY_AT(assay_row, person->rows, r);
    if (!is_shown(row)) continue;
    const assay_construct* construct = ASSAY_AT(assay_construct, writer->model->constructs, row->index);
    categories[count].label = construct->title;
    categories[count].short_label = construct->short_title;
    values[count] = column->values[r];
    states[count] = column->states[r] == ASSAY_CELL_VALUE;
    targets[count] = construct->target;
    has_targets[count++] = construct->has_target != 0;
  }
  assay_chart_series series[2] = {
      {.label = TEXT("All"), .role = TEXT("all"), .values = values, .states = states},
      {.label = TEXT("Target"), .values = targets, .states = has_targets, .reference = 1}};
  assay_chart chart = {.struct_size = sizeof(assay_chart),
                       .kind = ASSAY_CHART_LINE,
                       .id = TEXT("means"),
                       .title = TEXT("Means"),
                       .description = TEXT("The mean of each construct."),
                       .minimum = measure->minimum,
                       .maximum = measure->maximum};
  chart.value_label = measure->title;
  chart.categories.data = categories;
  chart.categories.count = count;
  chart.categories.stride = sizeof(assay_chart_category);
  chart.series.data = series;
  chart.series.count = 2;
  chart.series.stride = sizeof(assay_chart_series);
  send_chart(to, &chart);
}

static void write_comments(const assay_report_writer* writer, const assay_case* person, sender* to) {
  const assay_model* model = writer->model;
  for (uint64_t i = 0; i < person->comments.count; ++i) {
    const assay_comment* comment = ASSAY_AT(assay_comment, person->comments, i);
    assay_element quotation = element_of(ASSAY_QUOTATION);
    quotation.role = text_of("comment");
    quotation.title = ASSAY_AT(assay_role, model->roles, comment->role)->title;
    if (comment->item != ASSAY_NONE) quotation.note = ASSAY_AT(assay_item, model->items, comment->item)->text;
    open_element(to, &quotation);
    send_text(to, comment->text, 0, nothing());
    close_element(to);
  }
}

static void write_blanks(const assay_report_writer* writer, sender* to) {
  const assay_option* lines = option_named(writer->options, "comment_lines");
  const assay_option* signature = option_named(writer->options, "signature");
  assay_element blank = element_of(ASSAY_BLANK);
  blank.lines = lines == NULL ? 1 : (uint32_t)lines->number;
  blank.blank = ASSAY_BLANK_LINES;
  open_element(to, &blank);
  close_element(to);
  if (signature == NULL || signature->number == 0) return;
  blank.lines = 0;
  blank.blank = ASSAY_BLANK_SIGNATURE;
  open_element(to, &blank);
  close_element(to);
  blank.blank = ASSAY_BLANK_DATE;
  open_element(to, &blank);
  close_element(to);
}

static void open_section(sender* to, assay_text id, assay_text title, uint32_t flags) {
  assay_element section = element_of(ASSAY_SECTION);
  section.id = id;
  section.title = title;
  section.flags = flags;
  open_element(to, &section);
}

static void write_norm(const assay_norm* norm, sender* to) {
  char line[128];
  if (norm == NULL) return;
  snprintf(line, sizeof(line), "%.*s %.*s, %g people, %s", (int)norm->title.size, norm->title.data,
           (int)norm->version.size, norm->version.data, norm->n, norm->illustrative ? "made up" : "measured");
  send_line(to, ASSAY_PARAGRAPH, 0, text_of(line));
}

void write_person(const assay_report_writer* writer, const assay_case* person, sender* to) {
  const assay_element contents = element_of(ASSAY_CONTENTS);
  const assay_pair facts[] = {{TEXT("language"), writer->locale},
                              {TEXT("date"), person->date},
                              {TEXT("subject"), person->id},
                              {TEXT("instrument"), writer->model->id}};
  assay_element document = element_of(ASSAY_DOCUMENT);
  document.title = word(writer->wording, "person.title");
  document.attributes.data = facts;
  document.attributes.count = 4;
  document.attributes.stride = sizeof(assay_pair);
  open_element(to, &document);
  write_cover(writer, person, to);
  open_element(to, &contents);
  close_element(to);
  open_section(to, text_of("scores"), word(writer->wording, "person.scores"), 0);
  write_norm(writer->norm, to);
  write_table(writer, person, to);
  write_chart(writer, person, to);
  close_element(to);
  open_section(to, text_of("comments"), word(writer->wording, "person.comments"), ASSAY_FLAG_NEW_PAGE);
  write_comments(writer, person, to);
  write_blanks(writer, to);
  const assay_element paragraph = element_of(ASSAY_PARAGRAPH);
  open_element(to, &paragraph);
  send_text(to, text_of("Back to the scores"), 0, text_of("#scores"));
  close_element(to);
  close_element(to);
  close_element(to);
}
