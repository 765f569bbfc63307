// fields.hpp goes on: documents, and what renders them.
#pragma once

#include "fields.hpp"

namespace loopback {

// --- document.h ---

template <class Archive>
void fields(Archive& a, assay_table_column& s, Length) {
  a.text(s.title);
  a.number(s.width);
  a.number(s.align);
  a.reserved(s.reserved);
}

template <class Archive>
void fields(Archive& a, assay_element& s, Length) {
  a.number(s.kind);
  a.number(s.flags);
  a.number(s.span);
  a.number(s.lines);
  a.number(s.blank);
  a.text(s.id);
  a.text(s.title);
  a.text(s.note);
  a.text(s.role);
  a.template array<assay_pair>(s.attributes);
  a.template array<assay_table_column>(s.columns);
  a.template array<assay_text>(s.choices);
}

template <class Archive>
void fields(Archive& a, assay_span& s, Length) {
  a.number(s.style);
  a.text(s.text);
  a.text(s.target);
}

template <class Archive>
void fields(Archive& a, assay_chart_category& s, Length) {
  a.text(s.label);
  a.text(s.short_label);
}

// `categories`: how many the chart has.
template <class Archive>
void fields(Archive& a, assay_chart_series& s, Length categories) {
  a.text(s.label);
  a.text(s.role);
  a.numbers(s.values, categories);
  a.numbers(s.states, categories);
  a.number(s.reference);
  a.reserved(s.reserved);
}

template <class Archive>
void fields(Archive& a, assay_chart& s, Length) {
  a.number(s.kind);
  a.text(s.id);
  a.text(s.title);
  a.text(s.description);
  a.text(s.value_label);
  a.number(s.minimum);
  a.number(s.maximum);
  a.template array<assay_chart_category>(s.categories);
  a.template array<assay_chart_series>(s.series, s.categories.count);
}

template <class Archive>
void fields(Archive& a, assay_document_sink& s, Length) {
  a.reserved(s.reserved);
  a.context(s.context);
  a.function(s.open);
  a.function(s.close);
  a.function(s.text);
  a.function(s.chart);
}

// --- renderer.h ---

template <class Archive>
void fields(Archive& a, assay_renderer_info& s, Length) {
  a.reserved(s.reserved);
  a.text(s.id);
  a.text(s.title);
  a.text(s.extension);
  a.text(s.media_type);
}

template <class Archive>
void fields(Archive& a, assay_branding& s, Length) {
  a.number(s.accent);
  a.text(s.name);
  a.text(s.footer);
  a.text(s.logo_media_type);
  a.template array<std::uint8_t>(s.logo);
}

template <class Archive>
void fields(Archive& a, assay_renderer_setup& s, Length) {
  a.reserved(s.reserved);
  a.object(s.branding);
  a.template array<assay_option>(s.options);
  a.template array<assay_pair>(s.wording);
}

template <class Archive>
void fields(Archive& a, assay_document_source& s, Length) {
  a.reserved(s.reserved);
  a.context(s.context);
  a.function(s.replay);
}

template <class Archive>
void fields(Archive& a, assay_byte_sink& s, Length) {
  a.reserved(s.reserved);
  a.context(s.context);
  a.function(s.write);
}

template <class Archive>
void fields(Archive& a, assay_renderer_interface& s, Length) {
  a.reserved(s.reserved);
  a.function(s.count);
  a.function(s.describe);
  a.function(s.create);
  a.function(s.destroy);
  a.function(s.render);
}

}  // namespace loopback
