/* assay/abi/model.h: an instrument as the host parsed it, and a norm: flat arrays that point at each
 * other by index. The host builds it once; scorers and report writers read it. It is constant, and
 * valid until the object that it was given to is destroyed.
 */
#ifndef ASSAY_ABI_MODEL_H
#define ASSAY_ABI_MODEL_H

#include "base.h"

#ifdef __cplusplus
extern "C" {
#endif

/* A word for one point of a scale: 1 "Never". */
typedef struct assay_scale_label {
  double value;
  assay_text text;
} assay_scale_label;

/* What becomes of a score when answers to its items are missing (NA or blank). */
enum {
  ASSAY_NA_AVAILABLE = 0, /* it is made of the answers that there are */
  ASSAY_NA_HALF = 1,      /* there is none unless at least half of the items were answered */
  ASSAY_NA_PRORATE = 2,   /* a mean as with AVAILABLE; a sum as with HALF, scaled up to all items */
  ASSAY_NA_STRICT = 3     /* there is none unless every item was answered */
};

/* How an instrument wants to be scored by a scorer that knows nothing else of it. */
enum {
  ASSAY_METHOD_MEAN = 0,
  ASSAY_METHOD_SUM = 1,
  ASSAY_METHOD_WEIGHTED_MEAN = 2,      /* with the weights of items and constructs */
  ASSAY_METHOD_PERCENT_OF_MAXIMUM = 3  /* 0 for the lowest that is possible, 100 for the highest */
};

/* What the score of a construct with constructs below it is made of. */
enum {
  ASSAY_ROLL_UP_MEAN_OF_MEANS = 0, /* the scores one step below */
  ASSAY_ROLL_UP_POOLED = 1         /* all items below, whatever construct they belong to */
};

/* A response scale. */
typedef struct assay_scale {
  assay_text id;
  assay_array points;   /* double, increasing: the values that may be given; at least two */
  assay_array labels;   /* assay_scale_label, by increasing value; may be empty */
  uint32_t accepts_na;  /* 1 when "NA" is an answer, else 0 */
  uint32_t continuous;  /* 1 when any number from the first point to the last may be given, else 0 */
  assay_text na_label;  /* what stands for NA on paper; empty when accepts_na is 0 */
  uint32_t na_policy;   /* ASSAY_NA_… */
  uint32_t reserved;
} assay_scale;

/* A role in which a rater answers. A role with a parent is pooled into it. */
typedef struct assay_role {
  assay_text id;
  assay_text title;
  uint32_t parent;      /* index into roles, or ASSAY_NONE */
  uint32_t required;    /* 1 when every case must have a rater in it, else 0 */
  uint32_t max_raters;  /* most raters a case may have in it; 0 for no limit */
  uint32_t reserved;
} assay_role;

/* A node of the measured tree. Parents come before their children. */
typedef struct assay_construct {
  assay_text id;
  assay_text title;
  assay_text short_title; /* for charts and tables; equal to the title when none is given */
  uint32_t level;         /* index into levels */
  uint32_t parent;        /* index into constructs, or ASSAY_NONE */
  uint32_t has_weight;    /* 1 when `weight` was given; 0, and weight is 1, when not */
  uint32_t has_target;    /* 1 when `target` was given; 0, and target is 0, when not */
  double weight;
  double target;          /* a desired level, in units of `scale` or, without one, of the items' scale */
  uint32_t first_text;    /* its texts: `text_count` of them from this index of the model's texts */
  uint32_t text_count;
  uint32_t scale;         /* index into scales: the scale of its target, or ASSAY_NONE when none was given */
  uint32_t first_link;    /* its links: `link_count` of them from this index of the model's links */
  uint32_t link_count;
  uint32_t reserved;
} assay_construct;

/* What a rater is asked. */
typedef struct assay_item {
  assay_text id;
  assay_text text;
  uint32_t construct; /* index into constructs */
  uint32_t scale;     /* index into scales */
  uint32_t reverse;   /* 1 when a high answer speaks against the construct, else 0 */
  uint32_t form;      /* index into forms: the way in that it belongs to, or ASSAY_NONE for every way */
  double weight;      /* 1 when none is given */
} assay_item;

/* One text of a construct, by kind: "definition", "desired", "action", "low", "high", … A kind that
 * holds a list stands here once for each entry, in order. */
typedef struct assay_construct_text {
  assay_text kind;
  assay_text text;
} assay_construct_text;

typedef struct assay_model {
  uint32_t struct_size;
  uint32_t reserved;
  assay_text id;      /* such as "bcsc.csc-360" */
  assay_text version;
  assay_text title;
  assay_text vendor;
  assay_text kind;
  assay_text locale;  /* BCP 47 tag of the wording, such as "en" */
  assay_text description;
  assay_array scales;     /* assay_scale */
  assay_array roles;      /* assay_role */
  assay_array levels;     /* assay_text: names of levels, outermost first */
  assay_array constructs; /* assay_construct, in the order of the file */
  assay_array items;      /* assay_item, in the order of the file */
  assay_array texts;      /* assay_construct_text, grouped by construct */
  assay_array attributes; /* assay_pair: facts about the instrument, in the order of the file; a key that
                             holds a list stands here once for each entry */
  assay_array forms;      /* assay_text: the ways in, in the order of their first items. Responses may leave
                             out all forms but one; the items of such a form are blank for every rater */
  assay_array links;      /* uint32_t: indices into constructs, grouped by the construct they belong to,
                             which is never among them */
  uint32_t method;        /* ASSAY_METHOD_… */
  uint32_t roll_up;       /* ASSAY_ROLL_UP_… */
} assay_model;

/* What a score is of. */
enum {
  ASSAY_SUBJECT_ITEM = 0,     /* index points into items */
  ASSAY_SUBJECT_CONSTRUCT = 1 /* index points into constructs */
};

/* The pseudo-role of all raters of a case, pooled. Written "all". */
#define ASSAY_ROLE_ALL 0xfffffffeu

/* One row of a case's scores. The host lists the rows: items first, then constructs from the innermost
 * level outwards, each in the order of the file; for each of these the roles without a parent in order,
 * then ASSAY_ROLE_ALL. */
typedef struct assay_row {
  uint32_t subject; /* ASSAY_SUBJECT_… */
  uint32_t index;
  uint32_t role;    /* index into roles, or ASSAY_ROLE_ALL */
  uint32_t reserved;
} assay_row;

/* The reference distribution of one subject in one role: `values`, one for each of the norm's
 * percentiles, not decreasing, in units of the score. */
typedef struct assay_norm_row {
  uint32_t subject; /* ASSAY_SUBJECT_… */
  uint32_t index;
  uint32_t role;    /* index into roles, or ASSAY_ROLE_ALL */
  uint32_t reserved;
  double n;         /* size of the sample behind the row; 0 when not known */
  const double *values;
  double sd;          /* standard deviation in the sample, in units of the score; 0 when not known; since 0.2 */
  double reliability; /* of the score in the sample, above 0 and at most 1; 0 when not known; since 0.2 */
} assay_norm_row;

typedef struct assay_norm {
  uint32_t struct_size;
  uint32_t illustrative;   /* 1 when the figures are made up and no decision may rest on them */
  assay_text id;
  assay_text version;
  assay_text title;
  assay_text source;       /* where the figures come from, for people */
  double n;                /* size of the sample; 0 when not known */
  assay_array percentiles; /* double, increasing, above 0 and below 100 */
  assay_array rows;        /* assay_norm_row; a subject and role at most once */
} assay_norm;

#ifdef __cplusplus
}
#endif
#endif
