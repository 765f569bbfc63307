/* The interface of report writers, and how they send events. */
#include <stdlib.h>

#include "frozen.h"

static const struct {
  const char *id, *title;
  uint32_t about;
} kKinds[] = {{"frozen.person", "A person", ASSAY_REPORT_CASE},
              {"frozen.form", "The form", ASSAY_REPORT_SHEET},
              {"frozen.groups", "Groups", ASSAY_REPORT_GROUP},
              {"frozen.across", "Across instruments", ASSAY_REPORT_COMPARISON}};
enum { KINDS = sizeof(kKinds) / sizeof(kKinds[0]) };

assay_element element_of(uint32_t kind) {
  const assay_element element = {.struct_size = sizeof(assay_element), .kind = kind};
  return element;
}

void open_element(sender* to, const assay_element* element) {
  if (to->status == ASSAY_OK) to->status = to->sink->open(to->sink->context, element, to->error);
}

void open_titled(sender* to, uint32_t kind, assay_text title) {
  assay_element element = element_of(kind);
  element.title = title;
  open_element(to, &element);
}

void close_element(sender* to) {
  if (to->status == ASSAY_OK) to->status = to->sink->close(to->sink->context, to->error);
}

void send_text(sender* to, assay_text text, uint32_t style, assay_text target) {
  const assay_span span = {.struct_size = sizeof(assay_span), .style = style, .text = text, .target = target};
  if (to->status == ASSAY_OK) to->status = to->sink->text(to->sink->context, &span, to->error);
}

void send_line(sender* to, uint32_t kind, uint32_t flags, assay_text text) {
  assay_element element = element_of(kind);
  element.flags = flags;
  open_element(to, &element);
  send_text(to, text, 0, text_of(""));
  close_element(to);
}

void send_chart(sender* to, const assay_chart* chart) {
  if (to->status == ASSAY_OK) to->status = to->sink->chart(to->sink->context, chart, to->error);
}

assay_status result_of(const sender* to) {
  if (to->status == ASSAY_OK) return ASSAY_OK;
  to->error->code = ASSAY_E_SINK;
  return ASSAY_E_SINK;
}

static uint32_t count_reports(assay_instance* instance) {
  (void)instance;
  return KINDS;
}

static assay_status describe_report(assay_instance* instance, uint32_t index, assay_report_info* info,
                                    assay_error* error) {
  (void)instance;
  if (index >= KINDS) return fail(error, ASSAY_E_ARGUMENT, "there are four reports");
  info->about = kKinds[index].about;
  info->id = text_of(kKinds[index].id);
  info->title = text_of(kKinds[index].title);
  return ASSAY_OK;
}

static assay_status create_writer(assay_instance* instance, assay_text id, const assay_report_setup* setup,
                                  assay_report_writer** writer, assay_error* error) {
  (void)instance;
  for (uint32_t i = 0; i < KINDS; ++i) {
    if (!same(id, kKinds[i].id)) continue;
    assay_report_writer* made = malloc(sizeof(assay_report_writer));
    if (made == NULL) return fail(error, ASSAY_E_MEMORY, "no memory for a report writer");
    made->kind = kKinds[i].about;
    made->model = setup->model;
    made->norm = setup->norm;
    made->options = setup->options;
    made->wording = setup->wording;
    made->locale = setup->locale;
    made->client_name = setup->client_name;
    *writer = made;
    return ASSAY_OK;
  }
  return fail(error, ASSAY_E_ARGUMENT, "there is no such report");
}

static void destroy_writer(assay_report_writer* writer) {
  free(writer);
}

static assay_status write_one(assay_report_writer* writer, const assay_case* assessed,
                              const assay_document_sink* sink, assay_error* error) {
  sender to = {sink, error, ASSAY_OK};
  if ((assessed == NULL) != (writer->kind == ASSAY_REPORT_SHEET)) {
    return fail(error, ASSAY_E_ARGUMENT, "a sheet has no case, and nothing else goes without");
  }
  if (assessed == NULL) {
    write_form(writer, &to);
  } else {
    write_person(writer, assessed, &to);
  }
  return result_of(&to);
}

static assay_status write_set(assay_report_writer* writer, const assay_group_set* set,
                              const assay_document_sink* sink, assay_error* error) {
  sender to = {sink, error, ASSAY_OK};
  if (writer->kind != ASSAY_REPORT_GROUP)
    return fail(error, ASSAY_E_UNSUPPORTED, "this report is of no group");
  if (set->groups.count != set->case_count) return fail(error, ASSAY_E_CONTENT, "nobody has a group");
  write_groups(writer, set, &to);
  return result_of(&to);
}

static assay_status write_compared(assay_report_writer* writer, const assay_comparison* comparison,
                                   const assay_document_sink* sink, assay_error* error) {
  sender to = {sink, error, ASSAY_OK};
  if (writer->kind != ASSAY_REPORT_COMPARISON) {
    return fail(error, ASSAY_E_UNSUPPORTED, "this report compares nothing");
  }
  write_across(comparison, &to);
  return result_of(&to);
}

const assay_report_writer_interface kReports = {.struct_size = sizeof(assay_report_writer_interface),
                                                .count = count_reports,
                                                .describe = describe_report,
                                                .create = create_writer,
                                                .destroy = destroy_writer,
                                                .write = write_one,
                                                .write_group = write_set,
                                                .write_comparison = write_compared};
