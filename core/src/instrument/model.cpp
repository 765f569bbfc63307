// What an instrument answers about itself, and its flat view for plugins.
#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "assay/instrument.hpp"
#include "assay/text.hpp"

namespace assay {
namespace {

// More points than this are told as a range, where they are consecutive whole numbers.
constexpr std::size_t kListedPoints = 12;

std::string shown(double value) {
  char buffer[32];
  const auto end = std::to_chars(buffer, buffer + sizeof buffer, value).ptr;
  return std::string(buffer, end);
}

bool consecutive_whole(const std::vector<double>& points) {
  if (points.empty() || points.front() != std::floor(points.front())) return false;
  for (std::size_t i = 1; i < points.size(); ++i) {
    if (points[i] - points[i - 1] != 1) return false;
  }
  return true;
}

std::string between(std::string_view what, const std::vector<double>& points) {
  return std::string(what) + " from " + shown(points.front()) + " to " + shown(points.back());
}

template <typename Row>
std::uint32_t index_of(const std::vector<Row>& rows, std::string_view id) {
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (rows[i].id == id) return static_cast<std::uint32_t>(i);
  }
  return ASSAY_NONE;
}

assay_text view(const std::string& text) {
  return {text.data(), text.size()};
}

template <typename Element>
assay_array view(const std::vector<Element>& elements) {
  return {elements.data(), elements.size(), sizeof(Element)};
}

}  // namespace

bool Scale::accepts(double value) const {
  if (points.empty()) return false;
  if (continuous) return value >= points.front() && value <= points.back();
  return std::binary_search(points.begin(), points.end(), value) && !std::isnan(value);
}

std::string Scale::accepted() const {
  std::string text;
  if (points.empty()) return text;
  if (continuous) {
    text = between("any number", points);
  } else if (points.size() > kListedPoints && consecutive_whole(points)) {
    text = between("a whole number", points);
  } else {
    std::vector<std::string> words;
    for (const double point : points) words.push_back(shown(point));
    text = enumerate(words, "or", kListedPoints);
  }
  return accepts_na ? text + ", or NA" : text;
}

std::uint32_t Instrument::find_item(std::string_view wanted) const {
  return index_of(items, wanted);
}
std::uint32_t Instrument::find_role(std::string_view wanted) const {
  return index_of(roles, wanted);
}
std::uint32_t Instrument::find_construct(std::string_view wanted) const {
  return index_of(constructs, wanted);
}

std::uint32_t Instrument::top_role(std::uint32_t role) const {
  while (roles[role].parent != ASSAY_NONE) role = roles[role].parent;
  return role;
}

struct Model::Arrays {
  std::vector<assay_scale_label> labels;
  std::vector<assay_scale> scales;
  std::vector<assay_role> roles;
  std::vector<assay_text> levels;
  std::vector<assay_construct> constructs;
  std::vector<assay_item> items;
  std::vector<assay_construct_text> texts;
  std::vector<assay_pair> attributes;
  std::vector<assay_text> forms;
  std::vector<std::uint32_t> links;
  std::vector<assay_row> rows;
  assay_model model{};

  explicit Arrays(const Instrument& instrument);

 private:
  void add_scales(const Instrument& instrument);
  void add_constructs(const Instrument& instrument);
  void add_rows(const Instrument& instrument);
  void add_subject(const Instrument& instrument, std::uint32_t subject, std::uint32_t index);
};

Model::Arrays::Arrays(const Instrument& instrument) {
  add_scales(instrument);
  for (const Role& role : instrument.roles) {
    roles.push_back(
        {view(role.id), view(role.title), role.parent, role.required ? 1u : 0u, role.max_raters, 0});
  }
  for (const std::string& level : instrument.levels) levels.push_back(view(level));
  add_constructs(instrument);
  for (const Item& item : instrument.items) {
    items.push_back({view(item.id), view(item.text), item.construct, item.scale, item.reverse ? 1u : 0u,
                     item.form, item.weight});
  }
  for (const Attribute& attribute : instrument.attributes) {
    for (const std::string& value : attribute.values) {
      attributes.push_back({view(attribute.key), view(value)});
    }
  }
  for (const std::string& form : instrument.forms) forms.push_back(view(form));
  add_rows(instrument);

  model.struct_size = sizeof model;
  model.id = view(instrument.id);
  model.version = view(instrument.version);
  model.title = view(instrument.title);
  model.vendor = view(instrument.vendor);
  model.kind = view(instrument.kind);
  model.locale = view(instrument.locale);
  model.description = view(instrument.description);
  model.scales = view(scales);
  model.roles = view(roles);
  model.levels = view(levels);
  model.constructs = view(constructs);
  model.items = view(items);
  model.texts = view(texts);
  model.attributes = view(attributes);
  model.forms = view(forms);
  model.links = view(links);
  model.method = instrument.method;
  model.roll_up = instrument.roll_up;
}

void Model::Arrays::add_scales(const Instrument& instrument) {
  std::size_t count = 0;
  for (const Scale& scale : instrument.scales) count += scale.labels.size();
  labels.reserve(count);  // the scales keep addresses into it
  for (const Scale& scale : instrument.scales) {
    const assay_scale_label* first = labels.data() + labels.size();
    for (const ScaleLabel& label : scale.labels) labels.push_back({label.value, view(label.text)});
    scales.push_back({view(scale.id),
                      view(scale.points),
                      {first, scale.labels.size(), sizeof(assay_scale_label)},
                      scale.accepts_na ? 1u : 0u,
                      scale.continuous ? 1u : 0u,
                      view(scale.na_label),
                      scale.na_policy,
                      0});
  }
}

void Model::Arrays::add_constructs(const Instrument& instrument) {
  for (const Construct& construct : instrument.constructs) {
    const auto first_text = static_cast<std::uint32_t>(texts.size());
    for (const ConstructText& text : construct.texts) texts.push_back({view(text.kind), view(text.text)});
    assay_construct flat{};
    flat.id = view(construct.id);
    flat.title = view(construct.title);
    flat.short_title = view(construct.short_title);
    flat.level = construct.level;
    flat.parent = construct.parent;
    flat.has_weight = construct.has_weight ? 1 : 0;
    flat.has_target = construct.has_target ? 1 : 0;
    flat.weight = construct.weight;
    flat.target = construct.target;
    flat.first_text = first_text;
    flat.text_count = static_cast<std::uint32_t>(construct.texts.size());
    flat.scale = construct.scale;
    flat.first_link = static_cast<std::uint32_t>(links.size());
    flat.link_count = static_cast<std::uint32_t>(construct.links.size());
    links.insert(links.end(), construct.links.begin(), construct.links.end());
    constructs.push_back(flat);
  }
}

void Model::Arrays::add_rows(const Instrument& instrument) {
  for (std::size_t i = 0; i < instrument.items.size(); ++i) {
    add_subject(instrument, ASSAY_SUBJECT_ITEM, static_cast<std::uint32_t>(i));
  }
  std::vector<std::vector<std::uint32_t>> by_level(instrument.levels.size());
  for (std::size_t i = 0; i < instrument.constructs.size(); ++i) {
    by_level[instrument.constructs[i].level].push_back(static_cast<std::uint32_t>(i));
  }
  for (auto level = by_level.rbegin(); level != by_level.rend(); ++level) {
    for (const std::uint32_t index : *level) add_subject(instrument, ASSAY_SUBJECT_CONSTRUCT, index);
  }
}

void Model::Arrays::add_subject(const Instrument& instrument, std::uint32_t subject, std::uint32_t index) {
  for (std::size_t role = 0; role < instrument.roles.size(); ++role) {
    if (instrument.roles[role].parent != ASSAY_NONE) continue;
    rows.push_back({subject, index, static_cast<std::uint32_t>(role), 0});
  }
  rows.push_back({subject, index, ASSAY_ROLE_ALL, 0});
}

Model::Model(std::shared_ptr<const Instrument> instrument)
    : instrument_(std::move(instrument)), arrays_(std::make_unique<Arrays>(*instrument_)) {}

Model::~Model() = default;

const assay_model& Model::abi() const {
  return arrays_->model;
}

const std::vector<assay_row>& Model::rows() const {
  return arrays_->rows;
}

assay_array Model::row_array() const {
  return view(arrays_->rows);
}

std::string_view Model::subject_id(const assay_row& row) const {
  if (row.subject == ASSAY_SUBJECT_ITEM) return instrument_->items[row.index].id;
  return instrument_->constructs[row.index].id;
}

std::string_view Model::level_of(const assay_row& row) const {
  if (row.subject == ASSAY_SUBJECT_ITEM) return "item";
  return instrument_->levels[instrument_->constructs[row.index].level];
}

std::string_view Model::role_id(const assay_row& row) const {
  return row.role == ASSAY_ROLE_ALL ? std::string_view("all") : instrument_->roles[row.role].id;
}

}  // namespace assay
