#include "setup_copy.hpp"

#include <cstring>

namespace assay::conformance {
namespace {

constexpr int kMeaningless = 0xA5;

}  // namespace

SetupCopy::SetupCopy(const ScorerSetting& setting, std::size_t grown) : grown_(grown) {
  assay_scorer_setup setup = setting.setup();
  setup.model = copy_model(*setup.model);
  if (setup.norm != nullptr) setup.norm = copy_norm(*setup.norm);
  setup.rows = grow_array<assay_row>(setup.rows, "the rows of the setup");
  setup.options = grow_array<assay_option>(setup.options, "the options", &SetupCopy::mend_option);
  setup.struct_size = static_cast<std::uint32_t>(sizeof setup + grown_);
  setup_ = grow(setup, "the setup");
}

template <typename T>
T* SetupCopy::grow(const T& one, const char* what) {
  std::vector<unsigned char> bytes(sizeof(T) + grown_, kMeaningless);
  std::memcpy(bytes.data(), &one, sizeof one);
  return static_cast<T*>(memory_.place(bytes.data(), bytes.size(), what));
}

template <typename T>
assay_array SetupCopy::grow_array(const assay_array& from, const char* what,
                                  void (SetupCopy::*mend_one)(T&)) {
  const std::size_t stride = sizeof(T) + grown_;
  std::vector<unsigned char> bytes(from.count * stride, kMeaningless);
  for (std::uint64_t i = 0; i < from.count; ++i) {
    T one = *ASSAY_AT(T, from, i);
    if (mend_one != nullptr) (this->*mend_one)(one);
    std::memcpy(bytes.data() + i * stride, &one, sizeof one);
  }
  return {memory_.place(bytes.data(), bytes.size(), what), from.count, stride};
}

void SetupCopy::mend(assay_text& text) {
  text.data = static_cast<const char*>(memory_.place(text.data, text.size, "a text of the setup"));
}

void SetupCopy::mend_label(assay_scale_label& label) {
  mend(label.text);
}

void SetupCopy::mend_scale(assay_scale& scale) {
  mend(scale.id);
  mend(scale.na_label);
  scale.points = grow_array<double>(scale.points, "the points of a scale");
  scale.labels = grow_array<assay_scale_label>(scale.labels, "the labels of a scale", &SetupCopy::mend_label);
}

void SetupCopy::mend_role(assay_role& role) {
  mend(role.id);
  mend(role.title);
}

void SetupCopy::mend_construct(assay_construct& construct) {
  mend(construct.id);
  mend(construct.title);
  mend(construct.short_title);
}

void SetupCopy::mend_item(assay_item& item) {
  mend(item.id);
  mend(item.text);
}

void SetupCopy::mend_text(assay_construct_text& text) {
  mend(text.kind);
  mend(text.text);
}

void SetupCopy::mend_pair(assay_pair& pair) {
  mend(pair.key);
  mend(pair.value);
}

void SetupCopy::mend_option(assay_option& option) {
  mend(option.key);
  mend(option.text);
}

void SetupCopy::mend_norm_row(assay_norm_row& row) {
  row.values = static_cast<const double*>(
      memory_.place(row.values, percentiles_ * sizeof(double), "the values of a norm's row"));
}

const assay_model* SetupCopy::copy_model(const assay_model& from) {
  assay_model model = from;
  for (assay_text* words : {&model.id, &model.version, &model.title, &model.vendor, &model.kind,
                            &model.locale, &model.description}) {
    mend(*words);
  }
  model.scales = grow_array<assay_scale>(from.scales, "the scales of the model", &SetupCopy::mend_scale);
  model.roles = grow_array<assay_role>(from.roles, "the roles of the model", &SetupCopy::mend_role);
  model.levels = grow_array<assay_text>(from.levels, "the levels of the model", &SetupCopy::mend);
  model.constructs =
      grow_array<assay_construct>(from.constructs, "the constructs of the model", &SetupCopy::mend_construct);
  model.items = grow_array<assay_item>(from.items, "the items of the model", &SetupCopy::mend_item);
  model.texts = grow_array<assay_construct_text>(from.texts, "the texts of the model", &SetupCopy::mend_text);
  model.attributes =
      grow_array<assay_pair>(from.attributes, "the attributes of the model", &SetupCopy::mend_pair);
  model.forms = grow_array<assay_text>(from.forms, "the forms of the model", &SetupCopy::mend);
  model.links = grow_array<std::uint32_t>(from.links, "the links of the model");
  model.struct_size = static_cast<std::uint32_t>(sizeof model + grown_);
  return grow(model, "the model");
}

const assay_norm* SetupCopy::copy_norm(const assay_norm& from) {
  assay_norm norm = from;
  for (assay_text* words : {&norm.id, &norm.version, &norm.title, &norm.source}) mend(*words);
  percentiles_ = from.percentiles.count;
  norm.percentiles = grow_array<double>(from.percentiles, "the percentiles of the norm");
  norm.rows = grow_array<assay_norm_row>(from.rows, "the rows of the norm", &SetupCopy::mend_norm_row);
  norm.struct_size = static_cast<std::uint32_t>(sizeof norm + grown_);
  return grow(norm, "the norm");
}

}  // namespace assay::conformance
