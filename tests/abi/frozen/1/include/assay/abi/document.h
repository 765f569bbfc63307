/* assay/abi/document.h: a document as a sequence of events, the one interface between what a report
 * says (report writer), the host (which keeps it as a tree) and how it looks (renderer).
 *
 * An element is opened, filled and closed; elements nest as a tree:
 *
 *   DOCUMENT       the root, exactly one: COVER, CONTENTS, SECTION and anything a section may hold
 *   COVER          title, note and attributes of the first page; holds nothing
 *   CONTENTS       the place of the table of contents; a report writer leaves it empty, the host fills
 *                  it with one CONTENTS_ENTRY for each section before a renderer sees it
 *   SECTION        title and id; holds sections and every element below
 *   HEADING        text; a heading without a section of its own, one step below the section it stands in
 *   PARAGRAPH      text
 *   LIST           LIST_ITEM (text, and lists)
 *   TABLE          columns; holds ROW, which holds CELL (text, charts)
 *   KEY_FIGURES    KEY_FIGURE: title is the label, note the remark; text is the figure
 *   CALLOUT        title; a box that stands out: headings, paragraphs, lists, groups
 *   QUOTATION      text: the words of a person, as they wrote them
 *   GRID           CELLs side by side: title, lists, paragraphs; order down or across has no meaning
 *   GROUP          anything that should stay together on a page
 *   BLANK          a place to fill in by hand; holds nothing
 *   PAGE_BREAK     what follows starts a page; holds nothing
 *
 * Text and charts are leaves. What looks are chosen is the renderer's affair: no colours, no sizes, no
 * markup. Text is plain; a renderer escapes what its format needs.
 */
#ifndef ASSAY_ABI_DOCUMENT_H
#define ASSAY_ABI_DOCUMENT_H

#include "base.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Kinds of element. A renderer that meets a kind it does not know shows what the element holds. */
enum {
  ASSAY_DOCUMENT = 1,
  ASSAY_COVER = 2,
  ASSAY_CONTENTS = 3,
  ASSAY_CONTENTS_ENTRY = 4,
  ASSAY_SECTION = 5,
  ASSAY_HEADING = 6,
  ASSAY_PARAGRAPH = 7,
  ASSAY_LIST = 8,
  ASSAY_LIST_ITEM = 9,
  ASSAY_TABLE = 10,
  ASSAY_ROW = 11,
  ASSAY_CELL = 12,
  ASSAY_KEY_FIGURES = 13,
  ASSAY_KEY_FIGURE = 14,
  ASSAY_CALLOUT = 15,
  ASSAY_QUOTATION = 16,
  ASSAY_GRID = 17,
  ASSAY_GROUP = 18,
  ASSAY_BLANK = 19,
  ASSAY_PAGE_BREAK = 20
};

/* Flags of an element; each says for which kinds it has a meaning. */
enum {
  ASSAY_FLAG_ORDERED = 1u << 0,      /* LIST: numbered */
  ASSAY_FLAG_HEADER = 1u << 1,       /* ROW: repeats at the head of each page; CELL: names its row */
  ASSAY_FLAG_NEW_PAGE = 1u << 2,     /* SECTION: starts a page */
  ASSAY_FLAG_NOT_LISTED = 1u << 3,   /* SECTION: not in the contents */
  ASSAY_FLAG_GROUP_HEAD = 1u << 4    /* ROW: a heading for the rows below it; stays with them */
};

/* Kinds of blank. */
enum {
  ASSAY_BLANK_LINES = 0,     /* `lines` ruled lines */
  ASSAY_BLANK_SIGNATURE = 1, /* one line to sign on */
  ASSAY_BLANK_DATE = 2,      /* one line for a date */
  ASSAY_BLANK_CHOICE = 3     /* tick one of `choices` */
};

/* How the text of a column stands. */
enum {
  ASSAY_ALIGN_START = 0,
  ASSAY_ALIGN_END = 1, /* figures */
  ASSAY_ALIGN_CENTRE = 2
};

typedef struct assay_table_column {
  assay_text title; /* may be empty */
  double width;     /* its share of the table's width, against the other columns; 0 for what fits */
  uint32_t align;   /* ASSAY_ALIGN_… */
  uint32_t reserved;
} assay_table_column;

typedef struct assay_element {
  uint32_t struct_size;
  uint32_t kind;          /* ASSAY_DOCUMENT … ASSAY_PAGE_BREAK */
  uint32_t flags;         /* ASSAY_FLAG_… */
  uint32_t span;          /* CELL: how many columns it takes; 0 counts as 1 */
  uint32_t lines;         /* BLANK: how many lines; CONTENTS_ENTRY: its depth, 1 outermost */
  uint32_t blank;         /* BLANK: ASSAY_BLANK_… */
  assay_text id;          /* the target of links: letters, digits, '-', '_', '.'; unique in the
                             document; empty for none. CONTENTS_ENTRY: the section it leads to */
  assay_text title;       /* SECTION, DOCUMENT, COVER, CALLOUT, GRID's CELL, KEY_FIGURE, TABLE (its
                             caption), BLANK (its label), CONTENTS_ENTRY */
  assay_text note;        /* a line under the title; may be empty */
  assay_text role;        /* what it is, in a word, for renderers that care: "strength", "comment",
                             "development-note"; may be empty */
  assay_array attributes; /* assay_pair: COVER: label and value lines, in order. DOCUMENT: "language",
                             "date" (ISO 8601), "subject", "instrument", "report" */
  assay_array columns;    /* assay_table_column: TABLE */
  assay_array choices;    /* assay_text: BLANK of ASSAY_BLANK_CHOICE */
} assay_element;

/* Styles of text; they add up. */
enum {
  ASSAY_SPAN_STRONG = 1u << 0,
  ASSAY_SPAN_EMPHASIS = 1u << 1,
  ASSAY_SPAN_MUTED = 1u << 2 /* less weight than the rest: a remark, a unit */
};

/* A run of text in an element that holds text. Runs follow each other with nothing between. */
typedef struct assay_span {
  uint32_t struct_size;
  uint32_t style;    /* ASSAY_SPAN_… */
  assay_text text;
  assay_text target; /* "#id" of an element, or an http, https or mailto address; empty for no link */
} assay_span;

/* Kinds of chart: what the figures mean, not how they are drawn. */
enum {
  ASSAY_CHART_LINE = 1,         /* series over categories that stand in an order */
  ASSAY_CHART_SCORE_BAR = 2,    /* one value on a scale: one category, one series */
  ASSAY_CHART_DISTRIBUTION = 3, /* counts over the points of a scale: one series */
  ASSAY_CHART_GAP = 4,          /* two series over categories; the distance is the message */
  ASSAY_CHART_RADAR = 5,        /* series over categories without an order */
  ASSAY_CHART_GRID = 6,         /* a value for each category (column) and series (row) */
  ASSAY_CHART_SCATTER = 7       /* two series, one point a category: the first across, the second up */
};

typedef struct assay_chart_category {
  assay_text label;       /* full, for text alternatives and legends */
  assay_text short_label; /* for the axis; equal to the label when there is no shorter one */
} assay_chart_category;

/* One series: a value for each category. */
typedef struct assay_chart_series {
  assay_text label;
  assay_text role;       /* whose figures, in a word: a role's id, "all", "norm"; renderers give the
                            same role the same look in all charts of a document */
  const double *values;  /* one a category */
  const uint8_t *states; /* one a category: 1 for a value, 0 for none */
  uint32_t reference;    /* 1 for figures to hold the others against (a norm, a target), else 0 */
  uint32_t reserved;
} assay_chart_series;

typedef struct assay_chart {
  uint32_t struct_size;
  uint32_t kind;          /* ASSAY_CHART_… */
  assay_text id;          /* as in assay_element; may be empty */
  assay_text title;       /* may be empty for a small chart in a table's cell */
  assay_text description; /* the text alternative: what a reader who cannot see it should know */
  assay_text value_label; /* what the value axis measures, with its unit; may be empty */
  double minimum;         /* the value axis, both ends; minimum below maximum */
  double maximum;
  assay_array categories; /* assay_chart_category; at least one */
  assay_array series;     /* assay_chart_series; at least one */
} assay_chart;

/* The receiver of a document's events. A report writer is handed the host's; a renderer hands over its
 * own. Every function may fail; the sender then stops at once and returns the failure. A receiver copies
 * what it keeps. [one at a time] */
typedef struct assay_document_sink {
  uint32_t struct_size;
  uint32_t reserved;
  void *context; /* hand it back as the first argument; may be null */
  assay_status (*open)(void *context, const assay_element *element, assay_error *error);
  assay_status (*close)(void *context, assay_error *error);
  assay_status (*text)(void *context, const assay_span *span, assay_error *error);
  assay_status (*chart)(void *context, const assay_chart *chart, assay_error *error);
} assay_document_sink;

#ifdef __cplusplus
}
#endif
#endif
