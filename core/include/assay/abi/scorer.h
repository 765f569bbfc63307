/* assay/abi/scorer.h: interface "assay.scorer/1": responses in, scores out.
 *
 * The host creates a scorer for an instrument, asks once which measures it has, and then hands it
 * batches of cases. Scoring is pure: the result for a case depends on that case alone, to the last
 * bit, whatever else is in the batch, in whatever order, on whatever thread.
 */
#ifndef ASSAY_ABI_SCORER_H
#define ASSAY_ABI_SCORER_H

#include "base.h"
#include "entry.h"
#include "model.h"

#ifdef __cplusplus
extern "C" {
#endif

#define ASSAY_SCORER_INTERFACE "assay.scorer/1"

/* A scorer that is set up for one instrument. The plugin defines it. */
typedef struct assay_scorer assay_scorer;

typedef struct assay_scorer_info {
  uint32_t struct_size; /* set by the host before the call */
  uint32_t reserved;
  assay_text id;        /* such as "bcsc.scorer"; equal to the id in the manifest */
  assay_text title;     /* one line for people */
} assay_scorer_info;

/* What a scorer works with. Valid until destroy. */
typedef struct assay_scorer_setup {
  uint32_t struct_size;
  uint32_t reserved;
  const assay_model *model;
  const assay_norm *norm; /* may be null: no norm was chosen */
  assay_array rows;       /* assay_row: the rows of the score table of each case */
  assay_array options;    /* assay_option: every option in the manifest's schema */
} assay_scorer_setup;

/* How a measure's value is written and checked. */
enum {
  ASSAY_MEASURE_NUMBER = 0,  /* any finite number in the range */
  ASSAY_MEASURE_INTEGER = 1, /* a whole number in the range */
  ASSAY_MEASURE_FLAG = 2     /* 1, or nothing to say */
};

/* What kind of figure speaks for a construct. Figures of different kinds are not to be averaged or held
 * against each other as if they were one scale. */
enum {
  ASSAY_BASIS_NONE = 0,            /* the measure does not speak for constructs: a count, a gap, a flag */
  ASSAY_BASIS_RATING = 1,          /* a place on the scale that raters answered on, from its lowest point, the
                                      measure's minimum, to its highest, the maximum */
  ASSAY_BASIS_PERCENTILE_RANK = 2, /* a percentile rank in a reference sample, 0 to 100 */
  ASSAY_BASIS_POINTS = 3           /* points of the vendor's own scale, from the measure's minimum to its maximum */
};

/* What a figure is made of: how the host, which knows no vendor's formulas, tells what each score rests on and what
 * could be worked out from it. Since 0.2. */
enum {
  ASSAY_STATISTIC_NONE = 0,           /* not told */
  ASSAY_STATISTIC_RATERS = 1,         /* how many raters stand behind the row: those with a number in it */
  ASSAY_STATISTIC_MEAN = 2,           /* a mean over raters, of answers or of scores one step below */
  ASSAY_STATISTIC_SUM = 3,            /* a sum over raters */
  ASSAY_STATISTIC_POINT_COUNT = 4,    /* how many raters gave the answer `point` */
  ASSAY_STATISTIC_MISSING = 5,        /* how many answers are NA or blank */
  ASSAY_STATISTIC_RANK_HIGHEST = 6,   /* place of the row's mean among all of its kind, 1 for the highest */
  ASSAY_STATISTIC_RANK_LOWEST = 7,    /* the same, 1 for the lowest */
  ASSAY_STATISTIC_AGREEMENT = 8,      /* agreement of the raters within the role, 0 (none) to 1 (all alike) */
  ASSAY_STATISTIC_STANDARD_ERROR = 9  /* standard error of measurement of the row's score, in its units */
};

/* One column of scores. The host checks every value against the type and the range; a value outside
 * them, or not finite, is a fault of the plugin and ends the run. */
typedef struct assay_measure {
  assay_text id;    /* the column's name: lower case letters, digits, '_' */
  assay_text title; /* one line for people, with the unit */
  uint32_t type;    /* ASSAY_MEASURE_… */
  uint32_t basis;   /* ASSAY_BASIS_…; several measures may have one: in each row the first of them with a value
                       speaks for the construct. All need a finite range, a percentile rank one within 0 to 100 */
  double minimum;   /* the range, both ends included; -HUGE_VAL and HUGE_VAL where there is none */
  double maximum;
  assay_array levels; /* assay_text: the levels that have it, "item" for items; empty for all */
  assay_array roles;  /* assay_text: the roles that have it, "all" for the pooled; empty for all */
  uint32_t statistic; /* ASSAY_STATISTIC_…; since 0.2 */
  uint32_t reserved;
  double point;       /* POINT_COUNT: the point of the scale that is counted; else 0; since 0.2 */
} assay_measure;

/* What a rater said to an item. */
enum {
  ASSAY_ANSWER_BLANK = 0, /* not answered */
  ASSAY_ANSWER_VALUE = 1, /* a number, which is a point of the item's scale */
  ASSAY_ANSWER_NA = 2     /* "not applicable" */
};

/* The responses of some cases, raters of a case side by side. Shape: I items of the model, R raters, where R
 * is rater_begin[case_count]. The raters of the batch are those from rater_begin[0] on, which need not be 0:
 * what stands before belongs to other batches and may not be there, so do not read it. A case may have no
 * raters, and a batch no cases. The plugin only reads the batch. */
typedef struct assay_batch {
  uint32_t struct_size;
  uint32_t case_count;
  const uint64_t *rater_begin; /* case_count + 1: raters of case c are rater_begin[c] to rater_begin[c+1]-1 */
  const uint32_t *rater_role;  /* R: index into the model's roles; never ASSAY_ROLE_ALL */
  const double *values;        /* R x I, row by row: the answer where the state is VALUE, else 0 */
  const uint8_t *states;       /* R x I: ASSAY_ANSWER_… */
} assay_batch;

/* What a cell of scores holds. */
enum {
  ASSAY_CELL_EMPTY = 0,   /* nothing to say */
  ASSAY_CELL_VALUE = 1,   /* a number */
  ASSAY_CELL_WITHHELD = 2 /* there may be a number, and it must not be shown; report writers alone meet it; since 0.2 */
};

/* One measure of all cases of a batch, to be filled: case_count x row_count, row by row of the setup's rows.
 * The host owns both and has set every state to ASSAY_CELL_EMPTY; the plugin writes value and state of the
 * cells that it has something to say in. */
typedef struct assay_column {
  double *values;
  uint8_t *states;
} assay_column;

typedef struct assay_score_table {
  uint32_t struct_size;
  uint32_t case_count;
  uint32_t row_count;
  uint32_t reserved;
  assay_array columns; /* assay_column: one a measure, in the order of `measures` */
} assay_score_table;

typedef struct assay_scorer_interface {
  uint32_t struct_size;
  uint32_t reserved;

  /* How many scorers there are. The same number each time. Never fails. [any thread] */
  uint32_t (*count)(assay_instance *instance);

  /* Fills *info with scorer `index`, which is below count. Valid until close.
   * Fails with ASSAY_E_ARGUMENT for an index out of range. [any thread] */
  assay_status (*describe)(assay_instance *instance, uint32_t index, assay_scorer_info *info,
                           assay_error *error);

  /* Makes a scorer. On success *scorer is set, and the host calls destroy on it exactly once. Fails
   * with ASSAY_E_ARGUMENT for an unknown id, ASSAY_E_CONTENT when the instrument, the norm or an
   * option is not one that it can work with. [any thread] */
  assay_status (*create)(assay_instance *instance, assay_text id, const assay_scorer_setup *setup,
                         assay_scorer **scorer, assay_error *error);

  /* Ends a scorer. No call on it is under way. Never fails. [one at a time] */
  void (*destroy)(assay_scorer *scorer);

  /* Sets *measures to an array of assay_measure: the columns, in the order in which they are written.
   * Valid until destroy, the same for each call. Never fails. [any thread] */
  void (*measures)(assay_scorer *scorer, assay_array *measures);

  /* Scores a batch. Writes only to the cells of `table`. Fails with ASSAY_E_INTERNAL; the host then
   * throws the whole table away. [any thread] */
  assay_status (*score)(assay_scorer *scorer, const assay_batch *batch, const assay_score_table *table,
                        assay_error *error);
} assay_scorer_interface;

#ifdef __cplusplus
}
#endif
#endif
