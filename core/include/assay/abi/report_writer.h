/* assay/abi/report_writer.h: interface "assay.report-writer/1": scores in, a document out.
 *
 * A report writer decides what a report says. It is handed only what may be shown: who wrote a comment is
 * taken out before, and the host may empty any cell and leave out any comment that must not be shown, so
 * be ready for gaps everywhere. It does not draw and does not know the format.
 */
#ifndef ASSAY_ABI_REPORT_WRITER_H
#define ASSAY_ABI_REPORT_WRITER_H

#include "base.h"
#include "document.h"
#include "entry.h"
#include "model.h"
#include "scorer.h"

#ifdef __cplusplus
extern "C" {
#endif

#define ASSAY_REPORT_WRITER_INTERFACE "assay.report-writer/1"

/* A report writer that is set up for one instrument and client. The plugin defines it. */
typedef struct assay_report_writer assay_report_writer;

/* What a report is about. */
enum {
  ASSAY_REPORT_CASE = 0,  /* one assessed person */
  ASSAY_REPORT_SHEET = 1  /* the instrument alone: a form, a manual, a framework */
};

typedef struct assay_report_info {
  uint32_t struct_size; /* set by the host before the call */
  uint32_t about;       /* ASSAY_REPORT_… */
  assay_text id;        /* such as "bcsc.individual"; equal to the id in the manifest */
  assay_text title;     /* one line for people */
} assay_report_info;

/* What a report writer works with. Valid until destroy. */
typedef struct assay_report_setup {
  uint32_t struct_size;
  uint32_t reserved;
  const assay_model *model;
  const assay_norm *norm; /* may be null */
  assay_array options;    /* assay_option: every option in the manifest's schema */
  assay_array wording;    /* assay_pair: the report's fixed texts by key, sorted by key: the plugin's
                             default content, with the client's content packs laid over it */
  assay_text locale;      /* BCP 47 tag of the wording */
  assay_text client_name; /* the customer, for the cover; may be empty */
} assay_report_setup;

/* A comment. The host has taken out who wrote it, and has put the comments of a role in an order that
 * says nothing of the order of raters. */
typedef struct assay_comment {
  uint32_t item; /* index into items, or ASSAY_NONE for a general comment */
  uint32_t role; /* index into roles, always one without a parent */
  assay_text text;
} assay_comment;

/* Everything that may be shown of one case. Valid until `write` returns. */
typedef struct assay_case {
  uint32_t struct_size;
  uint32_t column_count;       /* number of measures */
  assay_text id;
  assay_text name;             /* equal to the id when no name is known */
  assay_text date;             /* ISO 8601, the date that the report bears */
  assay_array attributes;      /* assay_pair: further columns of the case file, in its order */
  assay_array rater_counts;    /* uint32_t, one a role: raters in the role and those pooled into it; 0
                                    for a role that is itself pooled into another */
  assay_array rows;            /* assay_row, as in assay_scorer_setup */
  assay_array measures;        /* assay_measure, as the scorer declared them */
  const assay_column *columns; /* one a measure, each with one cell a row; only to be read; the value
                                    of an empty cell is 0 */
  assay_array comments;        /* assay_comment, by item, then role */
} assay_case;

typedef struct assay_report_writer_interface {
  uint32_t struct_size;
  uint32_t reserved;

  /* How many reports there are. The same number each time. Never fails. [any thread] */
  uint32_t (*count)(assay_instance *instance);

  /* Fills *info with report `index`, which is below count. Valid until close.
   * Fails with ASSAY_E_ARGUMENT for an index out of range. [any thread] */
  assay_status (*describe)(assay_instance *instance, uint32_t index, assay_report_info *info,
                           assay_error *error);

  /* Makes a report writer. On success *writer is set, and the host calls destroy on it exactly once.
   * Fails with ASSAY_E_ARGUMENT for an unknown id, ASSAY_E_CONTENT when the instrument, an option or
   * the wording is not one that it can work with. [any thread] */
  assay_status (*create)(assay_instance *instance, assay_text id, const assay_report_setup *setup,
                         assay_report_writer **writer, assay_error *error);

  /* Ends a report writer. No call on it is under way. Never fails. [one at a time] */
  void (*destroy)(assay_report_writer *writer);

  /* Sends the document for one case to `sink`, from opening the DOCUMENT to closing it. `assessed` is
   * null for a report of kind ASSAY_REPORT_SHEET, and only then. The same case gives the same events.
   * Fails with what the sink returned (as ASSAY_E_SINK), ASSAY_E_CONTENT when a measure it needs is
   * missing, ASSAY_E_INTERNAL. [any thread] */
  assay_status (*write)(assay_report_writer *writer, const assay_case *assessed,
                        const assay_document_sink *sink, assay_error *error);
} assay_report_writer_interface;

#ifdef __cplusplus
}
#endif
#endif
