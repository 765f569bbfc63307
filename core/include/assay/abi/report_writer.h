/* assay/abi/report_writer.h: interface "assay.report-writer/1": scores in, a document out.
 *
 * A report writer decides what a report says. It is handed only what may be shown: who wrote a comment is
 * taken out before, and the host may empty any cell and leave out any comment that must not be shown, so
 * be ready for gaps everywhere. It does not draw and does not know the format.
 *
 * Where something is withheld, the host puts a section at the end of the document that says so and why. A
 * document that has an element of the role "disclosure" explains it by itself, and gets no such section.
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
  ASSAY_REPORT_CASE = 0,      /* one assessed person */
  ASSAY_REPORT_SHEET = 1,     /* the instrument alone: a form, a manual, a framework */
  ASSAY_REPORT_GROUP = 2,     /* a set of cases, compared by group */
  ASSAY_REPORT_COMPARISON = 3 /* one assessed person under several instruments */
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
  const assay_model *model; /* null for a report of kind ASSAY_REPORT_COMPARISON, and only then */
  const assay_norm *norm;   /* may be null */
  assay_array options;    /* assay_option: every option in the manifest's schema */
  assay_array wording;    /* assay_pair: the report's fixed texts by key, sorted by key: the plugin's
                             default content, with the client's content packs laid over it */
  assay_text locale;      /* BCP 47 tag of the wording */
  assay_text client_name; /* the customer, for the cover; may be empty */
} assay_report_setup;

/* Why nothing of a role, or of its comments, is shown. Since 0.2. */
enum {
  ASSAY_WITHHELD_NO = 0,      /* it is shown, as far as there is anything */
  ASSAY_WITHHELD_FEW = 1,     /* fewer raters than the client's minimum */
  ASSAY_WITHHELD_EARLIER = 2  /* with an earlier report, the answers of fewer raters than that could be worked out */
};

/* A comment. The host has taken out who wrote it, and has put the comments of a role in an order that
 * says nothing of the order of raters. */
typedef struct assay_comment {
  uint32_t item; /* index into items, or ASSAY_NONE for a general comment */
  uint32_t role; /* index into roles, always one without a parent */
  assay_text text;
} assay_comment;

/* One measure as it may be shown, a cell for each row of each case. The value of an empty cell is 0. */
typedef struct assay_shown_column {
  const double *values;
  const uint8_t *states; /* ASSAY_CELL_…; whatever is not ASSAY_CELL_VALUE has no value */
} assay_shown_column;

/* Everything that may be shown of one case. Valid until `write` returns. */
typedef struct assay_case {
  uint32_t struct_size;
  uint32_t reserved;
  assay_text id;
  assay_text name;             /* equal to the id when no name is known */
  assay_text date;             /* ISO 8601, the date that the report bears */
  assay_array attributes;      /* assay_pair: further columns of the case file, in its order */
  assay_array rater_counts;    /* uint32_t, one a role: raters in the role and those pooled into it; 0
                                    for a role that is itself pooled into another, and for a withheld one */
  assay_array rows;            /* assay_row, as in assay_scorer_setup */
  assay_array measures;        /* assay_measure, as the scorer declared them */
  assay_array columns;         /* assay_shown_column: one a measure, each with one cell a row */
  assay_array comments;        /* assay_comment, by item, then role */
  assay_array withheld;        /* uint32_t, one a role: ASSAY_WITHHELD_…. What a withheld role said stands in no
                                  figure, also not in a pooled one. Single cells of a role that is shown may be
                                  withheld too: their state says so. Since 0.2 */
  assay_array comments_withheld; /* uint32_t, one a role: ASSAY_WITHHELD_… of its comments; since 0.2 */
  uint32_t minimum_raters;     /* fewest raters in a role whose figures are shown; since 0.2 */
  uint32_t minimum_comment_raters; /* fewest raters in a role whose comments are shown; since 0.2 */
  assay_text baseline_date;    /* ISO 8601: of the administration that `baseline` is from; empty for none; since 0.2 */
  assay_array baseline;        /* assay_shown_column: the same cells at an earlier administration; empty for
                                  none; since 0.2 */
} assay_case;

/* A set of cases that were scored together. Who they are stays out: of what is known of a case there is
 * only its group. Valid until `write_group` returns. */
typedef struct assay_group_set {
  uint32_t struct_size;
  uint32_t reserved;
  uint64_t case_count;
  assay_text date;             /* ISO 8601, the date that the report bears */
  assay_text group_by;         /* the column of the cases file that says who is in which group */
  assay_array groups;          /* assay_text, one a case: its group; empty when the file names none */
  assay_array rows;            /* assay_row, as in assay_scorer_setup */
  assay_array measures;        /* assay_measure, as the scorer declared them */
  assay_array columns;         /* assay_shown_column: one a measure: case_count x row_count, row by row of each
                                  case */
  uint32_t minimum_cases;      /* fewest persons in a group that is shown; since 0.2 */
  uint32_t withheld_cases;     /* persons who are left out, in groups smaller than that; since 0.2 */
  assay_array withheld_groups; /* assay_text: groups smaller than that. When they are enough together, their cases
                                  stand in the set with the group ""; else they are left out. Since 0.2 */
  assay_text baseline_date;    /* as in assay_case; since 0.2 */
  assay_array baseline;        /* assay_shown_column: as `columns`, at an earlier administration; empty for none;
                                  since 0.2 */
  uint32_t spread_withheld;    /* 1: readers have an earlier report on some of these persons; else 0. Then nothing may
                                  be shown but numbers of persons, and means over all persons of a group, or over all
                                  groups, who have a score, or a score at both administrations: nothing of how scores
                                  lie about a mean (standard deviations, intervals, effect sizes, bands, quantiles,
                                  extremes, how many lie above a mark), and no figure over persons whom another score
                                  picks out. Where such a figure would stand, say why there is none. Since 0.2 */
  uint32_t reserved_2;
} assay_group_set;

/* One instrument of a comparison. */
typedef struct assay_framework {
  assay_text id;
  assay_text title;
  assay_text vendor;
  uint32_t scored;   /* 1 when the person has scores under it, else 0 */
  uint32_t reserved;
  assay_text remark; /* for 0, why there are none, as a word: "not-used", "no-input", "no-case"; empty for 1 */
} assay_framework;

/* How much of a theme a member covers. */
enum {
  ASSAY_MATCH_EXACT = 0, /* both mean the same */
  ASSAY_MATCH_CLOSE = 1, /* most of the meaning is common */
  ASSAY_MATCH_BROAD = 2  /* they touch */
};

/* What one framework says of a theme: a construct, and the figure that speaks for it over all raters. */
typedef struct assay_theme_member {
  uint32_t framework;        /* index into frameworks */
  uint32_t match;            /* ASSAY_MATCH_… */
  assay_text construct_id;
  assay_text construct;      /* its title; empty for a framework with the remark "not-used" or "no-input" */
  assay_text definition;     /* may be empty */
  uint32_t has_value;        /* 1 when there is a figure, else 0; the fields below are then 0 or empty */
  uint32_t basis;            /* ASSAY_BASIS_… of the figure */
  assay_text measure;        /* title of the measure that it is */
  double value;              /* in the framework's own units */
  double minimum;            /* the ends of those units */
  double maximum;
  double position;           /* the value on 0 (minimum) to 100 (maximum); a percentile rank as it is */
  uint32_t withheld;         /* ASSAY_WITHHELD_…: why there is no figure; since 0.2 */
  uint32_t reserved;
} assay_theme_member;

/* Something that several frameworks may speak of. */
typedef struct assay_theme {
  assay_text id;
  assay_text title;
  assay_text note;           /* what the theme means and where the frameworks differ; may be empty */
  uint32_t first_member;     /* its members: `member_count` of them from this index of the members */
  uint32_t member_count;
} assay_theme;

/* One person under several frameworks. Valid until `write_comparison` returns. */
typedef struct assay_comparison {
  uint32_t struct_size;
  uint32_t reserved;
  assay_text case_id;
  assay_text name;           /* equal to the id when no name is known */
  assay_text date;           /* ISO 8601 */
  assay_text crosswalk;      /* title of the crosswalk */
  assay_array frameworks;    /* assay_framework, in the order in which the crosswalk first names them */
  assay_array themes;        /* assay_theme, in the order of the crosswalk */
  assay_array members;       /* assay_theme_member, grouped by theme */
  assay_array uncovered;     /* assay_theme_member: constructs with a figure that no theme speaks of, by framework:
                                none that a theme names, none above or below one of those, and none below one that
                                stands here; `match` has no meaning */
} assay_comparison;

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
   * null for a report of kind ASSAY_REPORT_SHEET, and only then. Not called for the other kinds. The same
   * case gives the same events. Fails with what the sink returned (as ASSAY_E_SINK), ASSAY_E_CONTENT when
   * a measure it needs is missing, ASSAY_E_INTERNAL. [any thread] */
  assay_status (*write)(assay_report_writer *writer, const assay_case *assessed,
                        const assay_document_sink *sink, assay_error *error);

  /* The same for a set of cases; called for reports of kind ASSAY_REPORT_GROUP alone. A plugin that
   * has none fails with ASSAY_E_UNSUPPORTED. Else fails like `write`. [any thread] */
  assay_status (*write_group)(assay_report_writer *writer, const assay_group_set *set,
                              const assay_document_sink *sink, assay_error *error);

  /* The same for one person under several instruments; called for reports of kind ASSAY_REPORT_COMPARISON
   * alone. A plugin that has none fails with ASSAY_E_UNSUPPORTED. Else fails like `write`. [any thread] */
  assay_status (*write_comparison)(assay_report_writer *writer, const assay_comparison *comparison,
                                   const assay_document_sink *sink, assay_error *error);
} assay_report_writer_interface;

#ifdef __cplusplus
}
#endif
#endif
