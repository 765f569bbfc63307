// fields.hpp goes on: what scorers and report writers get and give.
#pragma once

#include "fields.hpp"

namespace loopback {

// --- scorer.h ---

template <class Archive>
void fields(Archive& a, assay_scorer_info& s, Length) {
  a.reserved(s.reserved);
  a.text(s.id);
  a.text(s.title);
}

template <class Archive>
void fields(Archive& a, assay_scorer_setup& s, Length) {
  a.reserved(s.reserved);
  a.object(s.model);
  a.object(s.norm);
  a.template array<assay_row>(s.rows);
  a.template array<assay_option>(s.options);
}

template <class Archive>
void fields(Archive& a, assay_measure& s, Length) {
  a.text(s.id);
  a.text(s.title);
  a.number(s.type);
  a.number(s.basis);
  a.number(s.minimum);
  a.number(s.maximum);
  a.template array<assay_text>(s.levels);
  a.template array<assay_text>(s.roles);
  a.number(s.statistic);
  a.reserved(s.reserved);
  a.number(s.point);
}

// `items`: how many the model has. The raters must begin at 0 (see slice.hpp).
template <class Archive>
void fields(Archive& a, assay_batch& s, Length items) {
  a.number(s.case_count);
  a.numbers(s.rater_begin, Length{s.case_count} + 1);
  const Length raters = s.rater_begin[s.case_count];
  a.numbers(s.rater_role, raters);
  a.numbers(s.values, raters * items);
  a.numbers(s.states, raters * items);
}

// `cells`: how many the table has in a column.
template <class Archive>
void fields(Archive& a, assay_column& s, Length cells) {
  a.numbers(s.values, cells);
  a.numbers(s.states, cells);
}

template <class Archive>
void fields(Archive& a, assay_score_table& s, Length) {
  a.number(s.case_count);
  a.number(s.row_count);
  a.reserved(s.reserved);
  a.template array<assay_column>(s.columns, Length{s.case_count} * s.row_count);
}

template <class Archive>
void fields(Archive& a, assay_scorer_interface& s, Length) {
  a.reserved(s.reserved);
  a.function(s.count);
  a.function(s.describe);
  a.function(s.create);
  a.function(s.destroy);
  a.function(s.measures);
  a.function(s.score);
}

// --- report_writer.h ---

template <class Archive>
void fields(Archive& a, assay_report_info& s, Length) {
  a.number(s.about);
  a.text(s.id);
  a.text(s.title);
}

template <class Archive>
void fields(Archive& a, assay_report_setup& s, Length) {
  a.reserved(s.reserved);
  a.object(s.model);
  a.object(s.norm);
  a.template array<assay_option>(s.options);
  a.template array<assay_pair>(s.wording);
  a.text(s.locale);
  a.text(s.client_name);
}

template <class Archive>
void fields(Archive& a, assay_comment& s, Length) {
  a.number(s.item);
  a.number(s.role);
  a.text(s.text);
}

// `cells`: rows, times cases where there are several.
template <class Archive>
void fields(Archive& a, assay_shown_column& s, Length cells) {
  a.numbers(s.values, cells);
  a.numbers(s.states, cells);
}

template <class Archive>
void fields(Archive& a, assay_case& s, Length) {
  a.reserved(s.reserved);
  a.text(s.id);
  a.text(s.name);
  a.text(s.date);
  a.template array<assay_pair>(s.attributes);
  a.template array<std::uint32_t>(s.rater_counts);
  a.template array<assay_row>(s.rows);
  a.template array<assay_measure>(s.measures);
  a.template array<assay_shown_column>(s.columns, s.rows.count);
  a.template array<assay_comment>(s.comments);
  a.template array<std::uint32_t>(s.withheld);
  a.template array<std::uint32_t>(s.comments_withheld);
  a.number(s.minimum_raters);
  a.number(s.minimum_comment_raters);
  a.text(s.baseline_date);
  a.template array<assay_shown_column>(s.baseline, s.rows.count);
}

template <class Archive>
void fields(Archive& a, assay_group_set& s, Length) {
  a.reserved(s.reserved);
  a.number(s.case_count);
  a.text(s.date);
  a.text(s.group_by);
  a.template array<assay_text>(s.groups);
  a.template array<assay_row>(s.rows);
  a.template array<assay_measure>(s.measures);
  a.template array<assay_shown_column>(s.columns, s.case_count * s.rows.count);
  a.number(s.minimum_cases);
  a.number(s.withheld_cases);
  a.template array<assay_text>(s.withheld_groups);
  a.text(s.baseline_date);
  a.template array<assay_shown_column>(s.baseline, s.case_count * s.rows.count);
  a.number(s.spread_withheld);
  a.reserved(s.reserved_2);
}

template <class Archive>
void fields(Archive& a, assay_framework& s, Length) {
  a.text(s.id);
  a.text(s.title);
  a.text(s.vendor);
  a.number(s.scored);
  a.reserved(s.reserved);
  a.text(s.remark);
}

template <class Archive>
void fields(Archive& a, assay_theme_member& s, Length) {
  a.number(s.framework);
  a.number(s.match);
  a.text(s.construct_id);
  a.text(s.construct);
  a.text(s.definition);
  a.number(s.has_value);
  a.number(s.basis);
  a.text(s.measure);
  a.number(s.value);
  a.number(s.minimum);
  a.number(s.maximum);
  a.number(s.position);
  a.number(s.withheld);
  a.reserved(s.reserved);
}

template <class Archive>
void fields(Archive& a, assay_theme& s, Length) {
  a.text(s.id);
  a.text(s.title);
  a.text(s.note);
  a.number(s.first_member);
  a.number(s.member_count);
}

template <class Archive>
void fields(Archive& a, assay_comparison& s, Length) {
  a.reserved(s.reserved);
  a.text(s.case_id);
  a.text(s.name);
  a.text(s.date);
  a.text(s.crosswalk);
  a.template array<assay_framework>(s.frameworks);
  a.template array<assay_theme>(s.themes);
  a.template array<assay_theme_member>(s.members);
  a.template array<assay_theme_member>(s.uncovered);
}

template <class Archive>
void fields(Archive& a, assay_report_writer_interface& s, Length) {
  a.reserved(s.reserved);
  a.function(s.count);
  a.function(s.describe);
  a.function(s.create);
  a.function(s.destroy);
  a.function(s.write);
  a.function(s.write_group);
  a.function(s.write_comparison);
}

}  // namespace loopback
