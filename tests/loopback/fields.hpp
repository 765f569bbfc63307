// Every struct of the contract, field by field, once for all archives: one that packs, one that unpacks, and
// the one of coverage_test.cpp, which sees to it that no field is forgotten. `length` is for structs that
// point at numbers without saying how many: who holds the struct knows.
#pragma once

#include "assay/abi/assay.h"

namespace loopback {

using Length = std::uint64_t;

// --- base.h ---

template <class Archive>
void fields(Archive& a, assay_error& s, Length) {
  a.number(s.code);
  a.number(s.text_size);
  a.reserved(s.reserved);
  // A callee may claim more than there is room for; the claim travels, the text as far as it goes.
  a.characters(s.text, s.text_size < ASSAY_ERROR_CAPACITY ? s.text_size : ASSAY_ERROR_CAPACITY);
}

template <class Archive>
void fields(Archive& a, assay_pair& s, Length) {
  a.text(s.key);
  a.text(s.value);
}

template <class Archive>
void fields(Archive& a, assay_option& s, Length) {
  a.text(s.key);
  a.number(s.type);
  a.reserved(s.reserved);
  a.text(s.text);
  a.number(s.number);
}

// --- host.h, entry.h ---

template <class Archive>
void fields(Archive& a, assay_host& s, Length) {
  a.number(s.abi_version);
  a.context(s.context);
  a.text(s.name);
  a.text(s.version);
  a.function(s.log);
}

template <class Archive>
void fields(Archive& a, assay_plugin& s, Length) {
  a.number(s.abi_version);
  a.text(s.id);
  a.text(s.version);
  a.text(s.vendor);
  a.text(s.title);
  a.function(s.open);
  a.function(s.close);
  a.function(s.find_interface);
}

// --- instrument.h ---

template <class Archive>
void fields(Archive& a, assay_instrument_source& s, Length) {
  a.reserved(s.reserved);
  a.text(s.id);
  a.text(s.name);
  a.text(s.toml);
}

template <class Archive>
void fields(Archive& a, assay_instrument_interface& s, Length) {
  a.reserved(s.reserved);
  a.function(s.count);
  a.function(s.source);
}

// --- model.h ---

template <class Archive>
void fields(Archive& a, assay_scale_label& s, Length) {
  a.number(s.value);
  a.text(s.text);
}

template <class Archive>
void fields(Archive& a, assay_scale& s, Length) {
  a.text(s.id);
  a.template array<double>(s.points);
  a.template array<assay_scale_label>(s.labels);
  a.number(s.accepts_na);
  a.number(s.continuous);
  a.text(s.na_label);
  a.number(s.na_policy);
  a.reserved(s.reserved);
}

template <class Archive>
void fields(Archive& a, assay_role& s, Length) {
  a.text(s.id);
  a.text(s.title);
  a.number(s.parent);
  a.number(s.required);
  a.number(s.max_raters);
  a.reserved(s.reserved);
}

template <class Archive>
void fields(Archive& a, assay_construct& s, Length) {
  a.text(s.id);
  a.text(s.title);
  a.text(s.short_title);
  a.number(s.level);
  a.number(s.parent);
  a.number(s.has_weight);
  a.number(s.has_target);
  a.number(s.weight);
  a.number(s.target);
  a.number(s.first_text);
  a.number(s.text_count);
  a.number(s.scale);
  a.number(s.first_link);
  a.number(s.link_count);
  a.reserved(s.reserved);
}

template <class Archive>
void fields(Archive& a, assay_item& s, Length) {
  a.text(s.id);
  a.text(s.text);
  a.number(s.construct);
  a.number(s.scale);
  a.number(s.reverse);
  a.number(s.form);
  a.number(s.weight);
}

template <class Archive>
void fields(Archive& a, assay_construct_text& s, Length) {
  a.text(s.kind);
  a.text(s.text);
}

template <class Archive>
void fields(Archive& a, assay_model& s, Length) {
  a.reserved(s.reserved);
  a.text(s.id);
  a.text(s.version);
  a.text(s.title);
  a.text(s.vendor);
  a.text(s.kind);
  a.text(s.locale);
  a.text(s.description);
  a.template array<assay_scale>(s.scales);
  a.template array<assay_role>(s.roles);
  a.template array<assay_text>(s.levels);
  a.template array<assay_construct>(s.constructs);
  a.template array<assay_item>(s.items);
  a.template array<assay_construct_text>(s.texts);
  a.template array<assay_pair>(s.attributes);
  a.template array<assay_text>(s.forms);
  a.template array<std::uint32_t>(s.links);
  a.number(s.method);
  a.number(s.roll_up);
}

template <class Archive>
void fields(Archive& a, assay_row& s, Length) {
  a.number(s.subject);
  a.number(s.index);
  a.number(s.role);
  a.reserved(s.reserved);
}

// `percentiles`: how many the norm has.
template <class Archive>
void fields(Archive& a, assay_norm_row& s, Length percentiles) {
  a.number(s.subject);
  a.number(s.index);
  a.number(s.role);
  a.reserved(s.reserved);
  a.number(s.n);
  a.numbers(s.values, percentiles);
  a.number(s.sd);
  a.number(s.reliability);
}

template <class Archive>
void fields(Archive& a, assay_norm& s, Length) {
  a.number(s.illustrative);
  a.text(s.id);
  a.text(s.version);
  a.text(s.title);
  a.text(s.source);
  a.number(s.n);
  a.template array<double>(s.percentiles);
  a.template array<assay_norm_row>(s.rows, s.percentiles.count);
}

}  // namespace loopback

#include "fields_documents.hpp"
#include "fields_scores.hpp"
