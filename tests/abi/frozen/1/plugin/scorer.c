/* Four measures: answers, percentile rank by the norm, weighted mean, and a flag for low means. */
#include <math.h>
#include <stdlib.h>

#include "frozen.h"

enum { ANSWERS, RANK, MEAN, LOW, MEASURES };

static const assay_text kPooled[] = {TEXT("all")};
static const assay_text kUnits[] = {TEXT("unit")};

struct assay_scorer {
  const assay_model* model;
  const assay_norm* norm;
  assay_array rows;
  double low_below;
  assay_measure measures[MEASURES];
};

static assay_array texts_of(const assay_text* texts) {
  const assay_array array = {texts, 1, sizeof(assay_text)};
  return array;
}

static double end_of(const assay_scale* scale, int last) {
  return *ASSAY_AT(double, scale->points, last ? scale->points.count - 1 : 0);
}

static void declare_measures(assay_scorer* scorer) {
  const assay_scale* scale = ASSAY_AT(assay_scale, scorer->model->scales, 0);
  const assay_array all = {NULL, 0, sizeof(assay_text)};
  const assay_measure answers = {.id = TEXT("n"),
                                 .title = TEXT("Answers"),
                                 .type = ASSAY_MEASURE_INTEGER,
                                 .basis = ASSAY_BASIS_NONE,
                                 .minimum = 0,
                                 .maximum = HUGE_VAL,
                                 .levels = all,
                                 .roles = all};
  const assay_measure rank = {.id = TEXT("rank"),
                              .title = TEXT("Percentile rank"),
                              .type = ASSAY_MEASURE_NUMBER,
                              .basis = ASSAY_BASIS_PERCENTILE_RANK,
                              .minimum = 0,
                              .maximum = 100,
                              .levels = all,
                              .roles = texts_of(kPooled)};
  const assay_measure mean = {.id = TEXT("mean"),
                              .title = TEXT("Mean rating"),
                              .type = ASSAY_MEASURE_NUMBER,
                              .basis = ASSAY_BASIS_RATING,
                              .minimum = end_of(scale, 0),
                              .maximum = end_of(scale, 1),
                              .levels = all,
                              .roles = all};
  const assay_measure low = {.id = TEXT("low"),
                             .title = TEXT("Low"),
                             .type = ASSAY_MEASURE_FLAG,
                             .basis = ASSAY_BASIS_NONE,
                             .minimum = 0,
                             .maximum = 1,
                             .levels = texts_of(kUnits),
                             .roles = texts_of(kPooled)};
  scorer->measures[ANSWERS] = answers;
  scorer->measures[RANK] = rank;
  scorer->measures[MEAN] = mean;
  scorer->measures[LOW] = low;
}

static int is_under(const assay_model* model, uint32_t construct, uint32_t ancestor) {
  while (construct != ASSAY_NONE && construct != ancestor) {
    construct = ASSAY_AT(assay_construct, model->constructs, construct)->parent;
  }
  return construct == ancestor;
}

static int belongs(const assay_model* model, const assay_row* row, uint32_t item) {
  if (row->subject == ASSAY_SUBJECT_ITEM) return row->index == item;
  return is_under(model, ASSAY_AT(assay_item, model->items, item)->construct, row->index);
}

static int is_unit(const assay_model* model, const assay_row* row) {
  if (row->subject != ASSAY_SUBJECT_CONSTRUCT) return 0;
  const uint32_t level = ASSAY_AT(assay_construct, model->constructs, row->index)->level;
  return same(*ASSAY_AT(assay_text, model->levels, level), "unit");
}

/* The highest percentile of the norm that a mean reaches, 0 when it reaches none; -1 without a norm for it.
 */
static double rank_of(const assay_norm* norm, const assay_row* row, double mean) {
  if (norm == NULL) return -1;
  for (uint64_t r = 0; r < norm->rows.count; ++r) {
    const assay_norm_row* known = ASSAY_AT(assay_norm_row, norm->rows, r);
    if (known->subject != row->subject || known->index != row->index || known->role != row->role) continue;
    double rank = 0;
    for (uint64_t p = 0; p < norm->percentiles.count; ++p) {
      if (mean >= known->values[p]) rank = *ASSAY_AT(double, norm->percentiles, p);
    }
    return rank;
  }
  return -1;
}

static void put(const assay_score_table* table, uint32_t measure, uint64_t cell, double value) {
  const assay_column* column = ASSAY_AT(assay_column, table->columns, measure);
  column->values[cell] = value;
  column->states[cell] = ASSAY_CELL_VALUE;
}

static void score_row(const assay_scorer* scorer, const assay_batch* batch, uint32_t of_case, uint32_t r,
                      const assay_score_table* table) {
  const assay_model* model = scorer->model;
  const assay_row* row = ASSAY_AT(assay_row, scorer->rows, r);
  const uint64_t cell = (uint64_t)of_case * table->row_count + r;
  double answers = 0, sum = 0, weights = 0;
  for (uint64_t rater = batch->rater_begin[of_case]; rater < batch->rater_begin[of_case + 1]; ++rater) {
    if (row->role != ASSAY_ROLE_ALL && row->role != top_role(model, batch->rater_role[rater])) continue;
    for (uint32_t i = 0; i < model->items.count; ++i) {
      const uint64_t at = rater * model->items.count + i;
      if (batch->states[at] != ASSAY_ANSWER_VALUE || !belongs(model, row, i)) continue;
      const assay_item* item = ASSAY_AT(assay_item, model->items, i);
      const assay_scale* scale = ASSAY_AT(assay_scale, model->scales, item->scale);
      const double value = batch->values[at];
      sum += item->weight * (item->reverse ? end_of(scale, 0) + end_of(scale, 1) - value : value);
      weights += item->weight;
      answers += 1;
    }
  }
  put(table, ANSWERS, cell, answers);
  if (answers == 0) return;
  const double mean = sum / weights;
  const double rank = rank_of(scorer->norm, row, mean);
  put(table, MEAN, cell, mean);
  if (row->role != ASSAY_ROLE_ALL) return;
  if (rank >= 0) put(table, RANK, cell, rank);
  if (is_unit(model, row) && mean < scorer->low_below) put(table, LOW, cell, 1);
}

static uint32_t count_scorers(assay_instance* instance) {
  (void)instance;
  return 1;
}

static assay_status describe_scorer(assay_instance* instance, uint32_t index, assay_scorer_info* info,
                                    assay_error* error) {
  (void)instance;
  if (index != 0) return fail(error, ASSAY_E_ARGUMENT, "there is one scorer");
  info->id = text_of("frozen.scorer");
  info->title = text_of("Means and ranks");
  return ASSAY_OK;
}

static assay_status create_scorer(assay_instance* instance, assay_text id, const assay_scorer_setup* setup,
                                  assay_scorer** scorer, assay_error* error) {
  (void)instance;
  if (!same(id, "frozen.scorer")) return fail(error, ASSAY_E_ARGUMENT, "there is no such scorer");
  if (setup->model->scales.count == 0) return fail(error, ASSAY_E_CONTENT, "the instrument has no scale");
  const assay_option* low_below = option_named(setup->options, "low_below");
  if (low_below == NULL || low_below->type != ASSAY_OPTION_NUMBER) {
    return fail(error, ASSAY_E_CONTENT, "the option low_below is missing");
  }
  assay_scorer* made = calloc(1, sizeof(assay_scorer));
  if (made == NULL) return fail(error, ASSAY_E_MEMORY, "no memory for a scorer");
  made->model = setup->model;
  made->norm = setup->norm;
  made->rows = setup->rows;
  made->low_below = low_below->number;
  declare_measures(made);
  *scorer = made;
  return ASSAY_OK;
}

static void destroy_scorer(assay_scorer* scorer) {
  free(scorer);
}

static void give_measures(assay_scorer* scorer, assay_array* measures) {
  measures->data = scorer->measures;
  measures->count = MEASURES;
  measures->stride = sizeof(assay_measure);
}

static assay_status score(assay_scorer* scorer, const assay_batch* batch, const assay_score_table* table,
                          assay_error* error) {
  if (table->columns.count != MEASURES || table->row_count != scorer->rows.count) {
    return fail(error, ASSAY_E_ARGUMENT, "the table has another shape than the measures");
  }
  for (uint32_t c = 0; c < batch->case_count; ++c) {
    for (uint32_t r = 0; r < table->row_count; ++r) score_row(scorer, batch, c, r, table);
  }
  return ASSAY_OK;
}

const assay_scorer_interface kScorers = {.struct_size = sizeof(assay_scorer_interface),
                                         .count = count_scorers,
                                         .describe = describe_scorer,
                                         .create = create_scorer,
                                         .destroy = destroy_scorer,
                                         .measures = give_measures,
                                         .score = score};
