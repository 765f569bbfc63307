/* The report on groups: how many there are in each, and the mean over their members' means. */
#include <stdio.h>

#include "frozen.h"

static uint64_t mean_of(const assay_group_set* set) {
  for (uint64_t m = 0; m < set->measures.count; ++m) {
    if (same(ASSAY_AT(assay_measure, set->measures, m)->id, "mean")) return m;
  }
  return set->measures.count - 1;
}

static int is_first_of_group(const assay_group_set* set, uint64_t index) {
  const assay_text group = *ASSAY_AT(assay_text, set->groups, index);
  for (uint64_t i = 0; i < index; ++i) {
    if (same_text(*ASSAY_AT(assay_text, set->groups, i), group)) return 0;
  }
  return 1;
}

static void write_cell(assay_text text, uint32_t span, sender* to) {
  assay_element cell = element_of(ASSAY_CELL);
  cell.span = span;
  open_element(to, &cell);
  send_text(to, text, 0, text_of(""));
  close_element(to);
}

/* One line: a group, a construct, and the mean over the members who have one. */
static void write_mean(const assay_report_writer* writer, const assay_group_set* set, assay_text group,
                       uint64_t row, sender* to) {
  char digits[64];
  double sum = 0;
  unsigned count = 0;
  const assay_element line = element_of(ASSAY_ROW);
  const assay_shown_column* column = ASSAY_AT(assay_shown_column, set->columns, mean_of(set));
  const uint32_t index = ASSAY_AT(assay_row, set->rows, row)->index;
  for (uint64_t c = 0; c < set->case_count; ++c) {
    const uint64_t cell = c * set->rows.count + row;
    if (!same_text(*ASSAY_AT(assay_text, set->groups, c), group)) continue;
    if (column->states[cell] != ASSAY_CELL_VALUE) continue;
    sum += column->values[cell];
    ++count;
  }
  open_element(to, &line);
  write_cell(ASSAY_AT(assay_construct, writer->model->constructs, index)->title, 0, to);
  snprintf(digits, sizeof(digits), "%u", count);
  write_cell(text_of(digits), 0, to);
  snprintf(digits, sizeof(digits), "%g", count == 0 ? 0 : sum / count);
  write_cell(text_of(digits), 0, to);
  close_element(to);
}

static void write_group_of(const assay_report_writer* writer, const assay_group_set* set, assay_text group,
                           sender* to) {
  assay_element head = element_of(ASSAY_ROW);
  head.flags = ASSAY_FLAG_GROUP_HEAD;
  open_element(to, &head);
  write_cell(group, 3, to);
  close_element(to);
  for (uint64_t r = 0; r < set->rows.count; ++r) {
    const assay_row* row = ASSAY_AT(assay_row, set->rows, r);
    if (row->subject == ASSAY_SUBJECT_CONSTRUCT && row->role == ASSAY_ROLE_ALL)
      write_mean(writer, set, group, r, to);
  }
}

void write_groups(const assay_report_writer* writer, const assay_group_set* set, sender* to) {
  const assay_table_column columns[] = {{.title = TEXT("Construct"), .width = 0},
                                        {.title = TEXT("People"), .align = ASSAY_ALIGN_CENTRE},
                                        {.title = TEXT("Mean"), .align = ASSAY_ALIGN_END}};
  assay_element table = element_of(ASSAY_TABLE);
  open_titled(to, ASSAY_DOCUMENT, writer->model->title);
  table.title = set->group_by;
  table.note = set->date;
  table.columns.data = columns;
  table.columns.count = 3;
  table.columns.stride = sizeof(assay_table_column);
  open_element(to, &table);
  for (uint64_t c = 0; c < set->case_count; ++c) {
    if (is_first_of_group(set, c)) write_group_of(writer, set, *ASSAY_AT(assay_text, set->groups, c), to);
  }
  close_element(to);
  close_element(to);
}
