/* What the files of the plugin share. */
#ifndef FROZEN_H
#define FROZEN_H

#include <assay/abi/assay.h>

#define TEXT(literal) \
  { (literal), sizeof(literal) - 1 }

assay_text text_of(const char* characters);
int same(assay_text text, const char* characters);
int same_text(assay_text one, assay_text other);

/* Fills the error, and gives `status` back. */
assay_status fail(assay_error* error, assay_status status, const char* why);

/* The option with this key; null when there is none. */
const assay_option* option_named(assay_array options, const char* key);

/* The wording with this key; an empty text when there is none. */
assay_text word(assay_array wording, const char* key);

/* The role without a parent that a role is pooled into. */
uint32_t top_role(const assay_model* model, uint32_t role);

extern const assay_instrument_interface kInstruments;
extern const assay_scorer_interface kScorers;
extern const assay_report_writer_interface kReports;
extern const assay_renderer_interface kRenderers;

/* The reports, each in a file of its own. */
struct assay_report_writer {
  uint32_t kind; /* ASSAY_REPORT_… */
  const assay_model* model;
  const assay_norm* norm;
  assay_array options, wording;
  assay_text locale, client_name;
};

/* Sends the events of a document; after a failure nothing more is sent. */
typedef struct sender {
  const assay_document_sink* sink;
  assay_error* error;
  assay_status status;
} sender;

assay_element element_of(uint32_t kind);
void open_element(sender* to, const assay_element* element);
void open_titled(sender* to, uint32_t kind, assay_text title);
void close_element(sender* to);
void send_text(sender* to, assay_text text, uint32_t style, assay_text target);
/* An element that holds this text alone. */
void send_line(sender* to, uint32_t kind, uint32_t flags, assay_text text);
void send_chart(sender* to, const assay_chart* chart);
assay_status result_of(const sender* to);

void write_person(const assay_report_writer* writer, const assay_case* person, sender* to);
void write_form(const assay_report_writer* writer, sender* to);
void write_groups(const assay_report_writer* writer, const assay_group_set* set, sender* to);
void write_across(const assay_comparison* comparison, sender* to);

#endif
