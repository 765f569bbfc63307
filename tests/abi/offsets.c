/* The layout of every struct that crosses between host and plugin, as 64-bit machines have it.
 *
 * Tables only grow at the end. A plugin that was built last year reads a field at the place that it had
 * last year, so a field may never move, change its size or go. A new field goes behind the last one of
 * its struct; `offsets.py update` adds its FIELD line here and corrects the SIZE line of the struct. No other
 * change to a line of this table is right.
 */
#include "assay/abi/assay.h"

#define SIZE(type, bytes) _Static_assert(sizeof(type) == (bytes), "the size of " #type " has changed")

#define FIELD(type, field, offset, bytes)                                                \
  _Static_assert(offsetof(type, field) == (offset), #type "." #field " has moved");      \
  _Static_assert(sizeof(((type *)0)->field) == (bytes), "the size of " #type "." #field " has changed")

#if UINTPTR_MAX == UINT64_MAX

/* clang-format off */
/* base.h */
SIZE(assay_text, 16);
FIELD(assay_text, data, 0, 8);
FIELD(assay_text, size, 8, 8);

SIZE(assay_array, 24);
FIELD(assay_array, data, 0, 8);
FIELD(assay_array, count, 8, 8);
FIELD(assay_array, stride, 16, 8);

SIZE(assay_error, 1040);
FIELD(assay_error, struct_size, 0, 4);
FIELD(assay_error, code, 4, 4);
FIELD(assay_error, text_size, 8, 4);
FIELD(assay_error, reserved, 12, 4);
FIELD(assay_error, text, 16, 1024);

SIZE(assay_pair, 32);
FIELD(assay_pair, key, 0, 16);
FIELD(assay_pair, value, 16, 16);

SIZE(assay_option, 48);
FIELD(assay_option, key, 0, 16);
FIELD(assay_option, type, 16, 4);
FIELD(assay_option, reserved, 20, 4);
FIELD(assay_option, text, 24, 16);
FIELD(assay_option, number, 40, 8);

/* host.h */
SIZE(assay_host, 56);
FIELD(assay_host, struct_size, 0, 4);
FIELD(assay_host, abi_version, 4, 4);
FIELD(assay_host, context, 8, 8);
FIELD(assay_host, name, 16, 16);
FIELD(assay_host, version, 32, 16);
FIELD(assay_host, log, 48, 8);

/* entry.h */
SIZE(assay_plugin, 96);
FIELD(assay_plugin, struct_size, 0, 4);
FIELD(assay_plugin, abi_version, 4, 4);
FIELD(assay_plugin, id, 8, 16);
FIELD(assay_plugin, version, 24, 16);
FIELD(assay_plugin, vendor, 40, 16);
FIELD(assay_plugin, title, 56, 16);
FIELD(assay_plugin, open, 72, 8);
FIELD(assay_plugin, close, 80, 8);
FIELD(assay_plugin, find_interface, 88, 8);

/* instrument.h */
SIZE(assay_instrument_source, 56);
FIELD(assay_instrument_source, struct_size, 0, 4);
FIELD(assay_instrument_source, reserved, 4, 4);
FIELD(assay_instrument_source, id, 8, 16);
FIELD(assay_instrument_source, name, 24, 16);
FIELD(assay_instrument_source, toml, 40, 16);

SIZE(assay_instrument_interface, 24);
FIELD(assay_instrument_interface, struct_size, 0, 4);
FIELD(assay_instrument_interface, reserved, 4, 4);
FIELD(assay_instrument_interface, count, 8, 8);
FIELD(assay_instrument_interface, source, 16, 8);

/* model.h */
SIZE(assay_scale_label, 24);
FIELD(assay_scale_label, value, 0, 8);
FIELD(assay_scale_label, text, 8, 16);

SIZE(assay_scale, 96);
FIELD(assay_scale, id, 0, 16);
FIELD(assay_scale, points, 16, 24);
FIELD(assay_scale, labels, 40, 24);
FIELD(assay_scale, accepts_na, 64, 4);
FIELD(assay_scale, continuous, 68, 4);
FIELD(assay_scale, na_label, 72, 16);
FIELD(assay_scale, na_policy, 88, 4);
FIELD(assay_scale, reserved, 92, 4);

SIZE(assay_role, 48);
FIELD(assay_role, id, 0, 16);
FIELD(assay_role, title, 16, 16);
FIELD(assay_role, parent, 32, 4);
FIELD(assay_role, required, 36, 4);
FIELD(assay_role, max_raters, 40, 4);
FIELD(assay_role, reserved, 44, 4);

SIZE(assay_construct, 104);
FIELD(assay_construct, id, 0, 16);
FIELD(assay_construct, title, 16, 16);
FIELD(assay_construct, short_title, 32, 16);
FIELD(assay_construct, level, 48, 4);
FIELD(assay_construct, parent, 52, 4);
FIELD(assay_construct, has_weight, 56, 4);
FIELD(assay_construct, has_target, 60, 4);
FIELD(assay_construct, weight, 64, 8);
FIELD(assay_construct, target, 72, 8);
FIELD(assay_construct, first_text, 80, 4);
FIELD(assay_construct, text_count, 84, 4);
FIELD(assay_construct, scale, 88, 4);
FIELD(assay_construct, first_link, 92, 4);
FIELD(assay_construct, link_count, 96, 4);
FIELD(assay_construct, reserved, 100, 4);

SIZE(assay_item, 56);
FIELD(assay_item, id, 0, 16);
FIELD(assay_item, text, 16, 16);
FIELD(assay_item, construct, 32, 4);
FIELD(assay_item, scale, 36, 4);
FIELD(assay_item, reverse, 40, 4);
FIELD(assay_item, form, 44, 4);
FIELD(assay_item, weight, 48, 8);

SIZE(assay_construct_text, 32);
FIELD(assay_construct_text, kind, 0, 16);
FIELD(assay_construct_text, text, 16, 16);

SIZE(assay_model, 344);
FIELD(assay_model, struct_size, 0, 4);
FIELD(assay_model, reserved, 4, 4);
FIELD(assay_model, id, 8, 16);
FIELD(assay_model, version, 24, 16);
FIELD(assay_model, title, 40, 16);
FIELD(assay_model, vendor, 56, 16);
FIELD(assay_model, kind, 72, 16);
FIELD(assay_model, locale, 88, 16);
FIELD(assay_model, description, 104, 16);
FIELD(assay_model, scales, 120, 24);
FIELD(assay_model, roles, 144, 24);
FIELD(assay_model, levels, 168, 24);
FIELD(assay_model, constructs, 192, 24);
FIELD(assay_model, items, 216, 24);
FIELD(assay_model, texts, 240, 24);
FIELD(assay_model, attributes, 264, 24);
FIELD(assay_model, forms, 288, 24);
FIELD(assay_model, links, 312, 24);
FIELD(assay_model, method, 336, 4);
FIELD(assay_model, roll_up, 340, 4);

SIZE(assay_row, 16);
FIELD(assay_row, subject, 0, 4);
FIELD(assay_row, index, 4, 4);
FIELD(assay_row, role, 8, 4);
FIELD(assay_row, reserved, 12, 4);

SIZE(assay_norm_row, 48);
FIELD(assay_norm_row, subject, 0, 4);
FIELD(assay_norm_row, index, 4, 4);
FIELD(assay_norm_row, role, 8, 4);
FIELD(assay_norm_row, reserved, 12, 4);
FIELD(assay_norm_row, n, 16, 8);
FIELD(assay_norm_row, values, 24, 8);
FIELD(assay_norm_row, sd, 32, 8);
FIELD(assay_norm_row, reliability, 40, 8);

SIZE(assay_norm, 128);
FIELD(assay_norm, struct_size, 0, 4);
FIELD(assay_norm, illustrative, 4, 4);
FIELD(assay_norm, id, 8, 16);
FIELD(assay_norm, version, 24, 16);
FIELD(assay_norm, title, 40, 16);
FIELD(assay_norm, source, 56, 16);
FIELD(assay_norm, n, 72, 8);
FIELD(assay_norm, percentiles, 80, 24);
FIELD(assay_norm, rows, 104, 24);

/* scorer.h */
SIZE(assay_scorer_info, 40);
FIELD(assay_scorer_info, struct_size, 0, 4);
FIELD(assay_scorer_info, reserved, 4, 4);
FIELD(assay_scorer_info, id, 8, 16);
FIELD(assay_scorer_info, title, 24, 16);

SIZE(assay_scorer_setup, 72);
FIELD(assay_scorer_setup, struct_size, 0, 4);
FIELD(assay_scorer_setup, reserved, 4, 4);
FIELD(assay_scorer_setup, model, 8, 8);
FIELD(assay_scorer_setup, norm, 16, 8);
FIELD(assay_scorer_setup, rows, 24, 24);
FIELD(assay_scorer_setup, options, 48, 24);

SIZE(assay_measure, 120);
FIELD(assay_measure, id, 0, 16);
FIELD(assay_measure, title, 16, 16);
FIELD(assay_measure, type, 32, 4);
FIELD(assay_measure, basis, 36, 4);
FIELD(assay_measure, minimum, 40, 8);
FIELD(assay_measure, maximum, 48, 8);
FIELD(assay_measure, levels, 56, 24);
FIELD(assay_measure, roles, 80, 24);
FIELD(assay_measure, statistic, 104, 4);
FIELD(assay_measure, reserved, 108, 4);
FIELD(assay_measure, point, 112, 8);

SIZE(assay_batch, 40);
FIELD(assay_batch, struct_size, 0, 4);
FIELD(assay_batch, case_count, 4, 4);
FIELD(assay_batch, rater_begin, 8, 8);
FIELD(assay_batch, rater_role, 16, 8);
FIELD(assay_batch, values, 24, 8);
FIELD(assay_batch, states, 32, 8);

SIZE(assay_column, 16);
FIELD(assay_column, values, 0, 8);
FIELD(assay_column, states, 8, 8);

SIZE(assay_score_table, 40);
FIELD(assay_score_table, struct_size, 0, 4);
FIELD(assay_score_table, case_count, 4, 4);
FIELD(assay_score_table, row_count, 8, 4);
FIELD(assay_score_table, reserved, 12, 4);
FIELD(assay_score_table, columns, 16, 24);

SIZE(assay_scorer_interface, 56);
FIELD(assay_scorer_interface, struct_size, 0, 4);
FIELD(assay_scorer_interface, reserved, 4, 4);
FIELD(assay_scorer_interface, count, 8, 8);
FIELD(assay_scorer_interface, describe, 16, 8);
FIELD(assay_scorer_interface, create, 24, 8);
FIELD(assay_scorer_interface, destroy, 32, 8);
FIELD(assay_scorer_interface, measures, 40, 8);
FIELD(assay_scorer_interface, score, 48, 8);

/* document.h */
SIZE(assay_table_column, 32);
FIELD(assay_table_column, title, 0, 16);
FIELD(assay_table_column, width, 16, 8);
FIELD(assay_table_column, align, 24, 4);
FIELD(assay_table_column, reserved, 28, 4);

SIZE(assay_element, 160);
FIELD(assay_element, struct_size, 0, 4);
FIELD(assay_element, kind, 4, 4);
FIELD(assay_element, flags, 8, 4);
FIELD(assay_element, span, 12, 4);
FIELD(assay_element, lines, 16, 4);
FIELD(assay_element, blank, 20, 4);
FIELD(assay_element, id, 24, 16);
FIELD(assay_element, title, 40, 16);
FIELD(assay_element, note, 56, 16);
FIELD(assay_element, role, 72, 16);
FIELD(assay_element, attributes, 88, 24);
FIELD(assay_element, columns, 112, 24);
FIELD(assay_element, choices, 136, 24);

SIZE(assay_span, 40);
FIELD(assay_span, struct_size, 0, 4);
FIELD(assay_span, style, 4, 4);
FIELD(assay_span, text, 8, 16);
FIELD(assay_span, target, 24, 16);

SIZE(assay_chart_category, 32);
FIELD(assay_chart_category, label, 0, 16);
FIELD(assay_chart_category, short_label, 16, 16);

SIZE(assay_chart_series, 56);
FIELD(assay_chart_series, label, 0, 16);
FIELD(assay_chart_series, role, 16, 16);
FIELD(assay_chart_series, values, 32, 8);
FIELD(assay_chart_series, states, 40, 8);
FIELD(assay_chart_series, reference, 48, 4);
FIELD(assay_chart_series, reserved, 52, 4);

SIZE(assay_chart, 136);
FIELD(assay_chart, struct_size, 0, 4);
FIELD(assay_chart, kind, 4, 4);
FIELD(assay_chart, id, 8, 16);
FIELD(assay_chart, title, 24, 16);
FIELD(assay_chart, description, 40, 16);
FIELD(assay_chart, value_label, 56, 16);
FIELD(assay_chart, minimum, 72, 8);
FIELD(assay_chart, maximum, 80, 8);
FIELD(assay_chart, categories, 88, 24);
FIELD(assay_chart, series, 112, 24);

SIZE(assay_document_sink, 48);
FIELD(assay_document_sink, struct_size, 0, 4);
FIELD(assay_document_sink, reserved, 4, 4);
FIELD(assay_document_sink, context, 8, 8);
FIELD(assay_document_sink, open, 16, 8);
FIELD(assay_document_sink, close, 24, 8);
FIELD(assay_document_sink, text, 32, 8);
FIELD(assay_document_sink, chart, 40, 8);

/* report_writer.h */
SIZE(assay_report_info, 40);
FIELD(assay_report_info, struct_size, 0, 4);
FIELD(assay_report_info, about, 4, 4);
FIELD(assay_report_info, id, 8, 16);
FIELD(assay_report_info, title, 24, 16);

SIZE(assay_report_setup, 104);
FIELD(assay_report_setup, struct_size, 0, 4);
FIELD(assay_report_setup, reserved, 4, 4);
FIELD(assay_report_setup, model, 8, 8);
FIELD(assay_report_setup, norm, 16, 8);
FIELD(assay_report_setup, options, 24, 24);
FIELD(assay_report_setup, wording, 48, 24);
FIELD(assay_report_setup, locale, 72, 16);
FIELD(assay_report_setup, client_name, 88, 16);

SIZE(assay_comment, 24);
FIELD(assay_comment, item, 0, 4);
FIELD(assay_comment, role, 4, 4);
FIELD(assay_comment, text, 8, 16);

SIZE(assay_shown_column, 16);
FIELD(assay_shown_column, values, 0, 8);
FIELD(assay_shown_column, states, 8, 8);

SIZE(assay_case, 296);
FIELD(assay_case, struct_size, 0, 4);
FIELD(assay_case, reserved, 4, 4);
FIELD(assay_case, id, 8, 16);
FIELD(assay_case, name, 24, 16);
FIELD(assay_case, date, 40, 16);
FIELD(assay_case, attributes, 56, 24);
FIELD(assay_case, rater_counts, 80, 24);
FIELD(assay_case, rows, 104, 24);
FIELD(assay_case, measures, 128, 24);
FIELD(assay_case, columns, 152, 24);
FIELD(assay_case, comments, 176, 24);
FIELD(assay_case, withheld, 200, 24);
FIELD(assay_case, comments_withheld, 224, 24);
FIELD(assay_case, minimum_raters, 248, 4);
FIELD(assay_case, minimum_comment_raters, 252, 4);
FIELD(assay_case, baseline_date, 256, 16);
FIELD(assay_case, baseline, 272, 24);

SIZE(assay_group_set, 224);
FIELD(assay_group_set, struct_size, 0, 4);
FIELD(assay_group_set, reserved, 4, 4);
FIELD(assay_group_set, case_count, 8, 8);
FIELD(assay_group_set, date, 16, 16);
FIELD(assay_group_set, group_by, 32, 16);
FIELD(assay_group_set, groups, 48, 24);
FIELD(assay_group_set, rows, 72, 24);
FIELD(assay_group_set, measures, 96, 24);
FIELD(assay_group_set, columns, 120, 24);
FIELD(assay_group_set, minimum_cases, 144, 4);
FIELD(assay_group_set, withheld_cases, 148, 4);
FIELD(assay_group_set, withheld_groups, 152, 24);
FIELD(assay_group_set, baseline_date, 176, 16);
FIELD(assay_group_set, baseline, 192, 24);
FIELD(assay_group_set, spread_withheld, 216, 4);
FIELD(assay_group_set, reserved_2, 220, 4);

SIZE(assay_framework, 72);
FIELD(assay_framework, id, 0, 16);
FIELD(assay_framework, title, 16, 16);
FIELD(assay_framework, vendor, 32, 16);
FIELD(assay_framework, scored, 48, 4);
FIELD(assay_framework, reserved, 52, 4);
FIELD(assay_framework, remark, 56, 16);

SIZE(assay_theme_member, 120);
FIELD(assay_theme_member, framework, 0, 4);
FIELD(assay_theme_member, match, 4, 4);
FIELD(assay_theme_member, construct_id, 8, 16);
FIELD(assay_theme_member, construct, 24, 16);
FIELD(assay_theme_member, definition, 40, 16);
FIELD(assay_theme_member, has_value, 56, 4);
FIELD(assay_theme_member, basis, 60, 4);
FIELD(assay_theme_member, measure, 64, 16);
FIELD(assay_theme_member, value, 80, 8);
FIELD(assay_theme_member, minimum, 88, 8);
FIELD(assay_theme_member, maximum, 96, 8);
FIELD(assay_theme_member, position, 104, 8);
FIELD(assay_theme_member, withheld, 112, 4);
FIELD(assay_theme_member, reserved, 116, 4);

SIZE(assay_theme, 56);
FIELD(assay_theme, id, 0, 16);
FIELD(assay_theme, title, 16, 16);
FIELD(assay_theme, note, 32, 16);
FIELD(assay_theme, first_member, 48, 4);
FIELD(assay_theme, member_count, 52, 4);

SIZE(assay_comparison, 168);
FIELD(assay_comparison, struct_size, 0, 4);
FIELD(assay_comparison, reserved, 4, 4);
FIELD(assay_comparison, case_id, 8, 16);
FIELD(assay_comparison, name, 24, 16);
FIELD(assay_comparison, date, 40, 16);
FIELD(assay_comparison, crosswalk, 56, 16);
FIELD(assay_comparison, frameworks, 72, 24);
FIELD(assay_comparison, themes, 96, 24);
FIELD(assay_comparison, members, 120, 24);
FIELD(assay_comparison, uncovered, 144, 24);

SIZE(assay_report_writer_interface, 64);
FIELD(assay_report_writer_interface, struct_size, 0, 4);
FIELD(assay_report_writer_interface, reserved, 4, 4);
FIELD(assay_report_writer_interface, count, 8, 8);
FIELD(assay_report_writer_interface, describe, 16, 8);
FIELD(assay_report_writer_interface, create, 24, 8);
FIELD(assay_report_writer_interface, destroy, 32, 8);
FIELD(assay_report_writer_interface, write, 40, 8);
FIELD(assay_report_writer_interface, write_group, 48, 8);
FIELD(assay_report_writer_interface, write_comparison, 56, 8);

/* renderer.h */
SIZE(assay_renderer_info, 72);
FIELD(assay_renderer_info, struct_size, 0, 4);
FIELD(assay_renderer_info, reserved, 4, 4);
FIELD(assay_renderer_info, id, 8, 16);
FIELD(assay_renderer_info, title, 24, 16);
FIELD(assay_renderer_info, extension, 40, 16);
FIELD(assay_renderer_info, media_type, 56, 16);

SIZE(assay_branding, 80);
FIELD(assay_branding, struct_size, 0, 4);
FIELD(assay_branding, accent, 4, 4);
FIELD(assay_branding, name, 8, 16);
FIELD(assay_branding, footer, 24, 16);
FIELD(assay_branding, logo_media_type, 40, 16);
FIELD(assay_branding, logo, 56, 24);

SIZE(assay_renderer_setup, 64);
FIELD(assay_renderer_setup, struct_size, 0, 4);
FIELD(assay_renderer_setup, reserved, 4, 4);
FIELD(assay_renderer_setup, branding, 8, 8);
FIELD(assay_renderer_setup, options, 16, 24);
FIELD(assay_renderer_setup, wording, 40, 24);

SIZE(assay_document_source, 24);
FIELD(assay_document_source, struct_size, 0, 4);
FIELD(assay_document_source, reserved, 4, 4);
FIELD(assay_document_source, context, 8, 8);
FIELD(assay_document_source, replay, 16, 8);

SIZE(assay_byte_sink, 24);
FIELD(assay_byte_sink, struct_size, 0, 4);
FIELD(assay_byte_sink, reserved, 4, 4);
FIELD(assay_byte_sink, context, 8, 8);
FIELD(assay_byte_sink, write, 16, 8);

SIZE(assay_renderer_interface, 48);
FIELD(assay_renderer_interface, struct_size, 0, 4);
FIELD(assay_renderer_interface, reserved, 4, 4);
FIELD(assay_renderer_interface, count, 8, 8);
FIELD(assay_renderer_interface, describe, 16, 8);
FIELD(assay_renderer_interface, create, 24, 8);
FIELD(assay_renderer_interface, destroy, 32, 8);
FIELD(assay_renderer_interface, render, 40, 8);

/* clang-format on */

#endif
