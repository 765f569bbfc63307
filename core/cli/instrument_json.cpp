#include "instrument_json.hpp"

namespace assay::cli {
namespace {

using Json = nlohmann::ordered_json;

// 1 and not 1.0 for a whole number.
Json number(double value) {
  const auto whole = static_cast<std::int64_t>(value);
  if (static_cast<double>(whole) == value) return whole;
  return value;
}

Json counted_levels(const Instrument& instrument) {
  Json levels = Json::object();
  for (const std::string& level : instrument.levels) levels[level] = 0;
  for (const Construct& construct : instrument.constructs) {
    Json& count = levels[instrument.levels[construct.level]];
    count = count.get<int>() + 1;
  }
  return levels;
}

Json counted_forms(const Instrument& instrument) {
  Json forms = Json::object();
  for (const std::string& form : instrument.forms) forms[form] = 0;
  for (const Item& item : instrument.items) {
    if (item.form == ASSAY_NONE) continue;
    Json& count = forms[instrument.forms[item.form]];
    count = count.get<int>() + 1;
  }
  return forms;
}

Json scale_list(const Instrument& instrument) {
  Json list = Json::array();
  for (const Scale& scale : instrument.scales) {
    Json points = Json::array(), labels = Json::object();
    for (const double point : scale.points) points.push_back(number(point));
    for (const ScaleLabel& label : scale.labels) labels[number(label.value).dump()] = label.text;
    list.push_back({{"id", scale.id},
                    {"points", points},
                    {"continuous", scale.continuous},
                    {"labels", labels},
                    {"na", scale.accepts_na}});
  }
  return list;
}

Json role_list(const Instrument& instrument) {
  Json list = Json::array();
  for (const Role& role : instrument.roles) {
    Json entry = {{"id", role.id}, {"title", role.title}};
    if (role.parent != ASSAY_NONE) entry["parent"] = instrument.roles[role.parent].id;
    entry["required"] = role.required;
    if (role.max_raters > 0) entry["max"] = role.max_raters;
    list.push_back(std::move(entry));
  }
  return list;
}

Json construct_entry(const Instrument& instrument, const Construct& construct) {
  Json entry = {
      {"id", construct.id}, {"level", instrument.levels[construct.level]}, {"title", construct.title}};
  if (construct.parent != ASSAY_NONE) entry["parent"] = instrument.constructs[construct.parent].id;
  if (construct.has_weight) entry["weight"] = number(construct.weight);
  if (construct.has_target) {
    entry["target"] = number(construct.target);
    if (construct.scale != ASSAY_NONE) {
      const Scale& scale = instrument.scales[construct.scale];
      entry["scale"] = scale.id;
      for (const ScaleLabel& label : scale.labels) {
        if (label.value == construct.target) entry["target_label"] = label.text;
      }
    }
  }
  if (!construct.links.empty()) {
    Json links = Json::array();
    for (const std::uint32_t link : construct.links) links.push_back(instrument.constructs[link].id);
    entry["links"] = links;
  }
  Json texts = Json::object();
  for (const ConstructText& text : construct.texts) {
    texts[text.kind] = texts.contains(text.kind) ? texts[text.kind].get<int>() + 1 : 1;
  }
  if (!texts.empty()) entry["texts"] = texts;
  return entry;
}

Json item_entry(const Instrument& instrument, const Item& item) {
  Json entry = {{"id", item.id},
                {"construct", instrument.constructs[item.construct].id},
                {"scale", instrument.scales[item.scale].id}};
  if (item.reverse) entry["reverse"] = true;
  if (item.weight != 1) entry["weight"] = number(item.weight);
  if (item.form != ASSAY_NONE) entry["form"] = instrument.forms[item.form];
  return entry;
}

}  // namespace

Json instrument_json(const Instrument& instrument) {
  Json attributes = Json::object();
  for (const Attribute& attribute : instrument.attributes) attributes[attribute.key] = attribute.values;
  Json constructs = Json::array(), items = Json::array();
  for (const Construct& construct : instrument.constructs)
    constructs.push_back(construct_entry(instrument, construct));
  for (const Item& item : instrument.items) items.push_back(item_entry(instrument, item));
  return {{"kind", instrument.kind},
          {"vendor", instrument.vendor},
          {"locale", instrument.locale},
          {"instrument_version", instrument.version},
          {"counts",
           {{"items", instrument.items.size()},
            {"forms", counted_forms(instrument)},
            {"constructs", counted_levels(instrument)}}},
          {"attributes", attributes},
          {"scales", scale_list(instrument)},
          {"roles", role_list(instrument)},
          {"constructs", constructs},
          {"items", items}};
}

}  // namespace assay::cli
