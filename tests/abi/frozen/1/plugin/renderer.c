/* The format "lines": a line for each event, with all that it carries. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "frozen.h"

struct assay_renderer {
  assay_branding branding;
  assay_array options, wording;
};

typedef struct page {
  const assay_byte_sink* out;
  assay_status status;
  uint32_t depth;
} page;

static void put(page* to, assay_text text, assay_error* error) {
  if (to->status == ASSAY_OK && text.size != 0)
    to->status = to->out->write(to->out->context, text.data, text.size, error);
}

static void put_words(page* to, const char* words, assay_error* error) {
  put(to, text_of(words), error);
}

static void put_number(page* to, const char* before, double number, assay_error* error) {
  char digits[64];
  snprintf(digits, sizeof(digits), "%s%g", before, number);
  put_words(to, digits, error);
}

static void indent(page* to, assay_error* error) {
  for (uint32_t i = 0; i < to->depth; ++i) put_words(to, "  ", error);
}

/* A text with a word before it, unless it is empty. */
static void put_named(page* to, const char* name, assay_text text, assay_error* error) {
  if (text.size == 0) return;
  put_words(to, name, error);
  put_words(to, "=", error);
  put(to, text, error);
}

static void put_count(page* to, const char* name, uint32_t number, assay_error* error) {
  if (number != 0) put_number(to, name, number, error);
}

static void put_lists(page* to, const assay_element* element, assay_error* error) {
  for (uint64_t i = 0; i < element->attributes.count; ++i) {
    const assay_pair* pair = ASSAY_AT(assay_pair, element->attributes, i);
    put_words(to, " @", error);
    put(to, pair->key, error);
    put_named(to, "", pair->value, error);
  }
  for (uint64_t i = 0; i < element->columns.count; ++i) {
    const assay_table_column* column = ASSAY_AT(assay_table_column, element->columns, i);
    put_words(to, " |", error);
    put(to, column->title, error);
    put_number(to, ":", column->width, error);
    put_number(to, ":", column->align, error);
  }
  for (uint64_t i = 0; i < element->choices.count; ++i) {
    put_words(to, " ?", error);
    put(to, *ASSAY_AT(assay_text, element->choices, i), error);
  }
}

static assay_status open_line(void* context, const assay_element* element, assay_error* error) {
  page* to = context;
  indent(to, error);
  put_number(to, "", element->kind, error);
  put_named(to, " id", element->id, error);
  put_named(to, " title", element->title, error);
  put_named(to, " note", element->note, error);
  put_named(to, " role", element->role, error);
  put_count(to, " flags=", element->flags, error);
  put_count(to, " span=", element->span, error);
  put_count(to, " lines=", element->lines, error);
  put_count(to, " blank=", element->blank, error);
  put_lists(to, element, error);
  put_words(to, "\n", error);
  to->depth += 1;
  return to->status;
}

static assay_status close_line(void* context, assay_error* error) {
  page* to = context;
  (void)error;
  to->depth -= 1;
  return to->status;
}

static assay_status text_line(void* context, const assay_span* span, assay_error* error) {
  page* to = context;
  indent(to, error);
  put_words(to, "'", error);
  put(to, span->text, error);
  put_words(to, "'", error);
  put_count(to, " style=", span->style, error);
  put_named(to, " target", span->target, error);
  put_words(to, "\n", error);
  return to->status;
}

static void put_series(page* to, const assay_chart_series* series, uint64_t count, assay_error* error) {
  indent(to, error);
  put_words(to, "  series ", error);
  put(to, series->label, error);
  put_named(to, " role", series->role, error);
  put_count(to, " reference=", series->reference, error);
  put_words(to, ":", error);
  for (uint64_t i = 0; i < count; ++i) {
    if (series->states[i] == 1) {
      put_number(to, " ", series->values[i], error);
    } else {
      put_words(to, " none", error);
    }
  }
  put_words(to, "\n", error);
}

static assay_status chart_line(void* context, const assay_chart* chart, assay_error* error) {
  page* to = context;
  indent(to, error);
  put_number(to, "chart ", chart->kind, error);
  put_named(to, " id", chart->id, error);
  put_named(to, " title", chart->title, error);
  put_named(to, " description", chart->description, error);
  put_named(to, " value", chart->value_label, error);
  put_number(to, " from ", chart->minimum, error);
  put_number(to, " to ", chart->maximum, error);
  for (uint64_t i = 0; i < chart->categories.count; ++i) {
    const assay_chart_category* category = ASSAY_AT(assay_chart_category, chart->categories, i);
    put_words(to, " |", error);
    put(to, category->label, error);
    put_words(to, "/", error);
    put(to, category->short_label, error);
  }
  put_words(to, "\n", error);
  for (uint64_t i = 0; i < chart->series.count; ++i) {
    put_series(to, ASSAY_AT(assay_chart_series, chart->series, i), chart->categories.count, error);
  }
  return to->status;
}

static uint32_t count_renderers(assay_instance* instance) {
  (void)instance;
  return 1;
}

static assay_status describe_renderer(assay_instance* instance, uint32_t index, assay_renderer_info* info,
                                      assay_error* error) {
  (void)instance;
  if (index != 0) return fail(error, ASSAY_E_ARGUMENT, "there is one format");
  info->id = text_of("lines");
  info->title = text_of("A line for each event");
  info->extension = text_of("lines");
  info->media_type = text_of("text/plain");
  return ASSAY_OK;
}

static assay_status create_renderer(assay_instance* instance, assay_text id,
                                    const assay_renderer_setup* setup, assay_renderer** renderer,
                                    assay_error* error) {
  (void)instance;
  if (!same(id, "lines")) return fail(error, ASSAY_E_ARGUMENT, "there is no such format");
  assay_renderer* made = malloc(sizeof(assay_renderer));
  if (made == NULL) return fail(error, ASSAY_E_MEMORY, "no memory for a renderer");
  /* As far as both sides know the struct. */
  memset(made, 0, sizeof(*made));
  memcpy(&made->branding, setup->branding,
         setup->branding->struct_size < sizeof(assay_branding) ? setup->branding->struct_size
                                                               : sizeof(assay_branding));
  made->options = setup->options;
  made->wording = setup->wording;
  *renderer = made;
  return ASSAY_OK;
}

static void destroy_renderer(assay_renderer* renderer) {
  free(renderer);
}

static assay_status render(assay_renderer* renderer, const assay_document_source* document,
                           const assay_byte_sink* out, assay_error* error) {
  page to = {out, ASSAY_OK, 0};
  const assay_branding* branding = &renderer->branding;
  put(&to, word(renderer->wording, "lines.head"), error);
  put_named(&to, " name", branding->name, error);
  put_named(&to, " footer", branding->footer, error);
  put_number(&to, " accent=", branding->accent, error);
  put_named(&to, " logo", branding->logo_media_type, error);
  put_number(&to, ":", (double)branding->logo.count, error);
  put_number(&to, " options=", (double)renderer->options.count, error);
  put_words(&to, "\n", error);
  const assay_document_sink sink = {.struct_size = sizeof(assay_document_sink),
                                    .context = &to,
                                    .open = open_line,
                                    .close = close_line,
                                    .text = text_line,
                                    .chart = chart_line};
  const assay_status status =
      to.status == ASSAY_OK ? document->replay(document->context, &sink, error) : to.status;
  if (status != ASSAY_OK) error->code = ASSAY_E_SINK;
  return status == ASSAY_OK ? ASSAY_OK : ASSAY_E_SINK;
}

const assay_renderer_interface kRenderers = {.struct_size = sizeof(assay_renderer_interface),
                                             .count = count_renderers,
                                             .describe = describe_renderer,
                                             .create = create_renderer,
                                             .destroy = destroy_renderer,
                                             .render = render};
