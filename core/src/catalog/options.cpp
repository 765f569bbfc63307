#include <algorithm>
#include <charconv>
#include <cmath>
#include <utility>

#include "assay/text.hpp"
#include "manifest_reader.hpp"

namespace assay {

namespace {

// Beyond this a double, which is what crosses the contract, skips whole numbers.
constexpr std::int64_t kLargestInteger = std::int64_t{1} << 53;

std::string shortest(double number) {
  char buffer[32];
  const auto result = std::to_chars(buffer, buffer + sizeof buffer, number);
  return {buffer, result.ptr};
}

std::string kind_of_value(OptionType type) {
  switch (type) {
    case OptionType::Integer:
      return "a whole number";
    case OptionType::Number:
      return "a number";
    case OptionType::Boolean:
      return "true or false";
    case OptionType::Text:
      break;
  }
  return "a text";
}

std::string accepted_values(const OptionSchema& schema) {
  if (!schema.choices.empty()) {
    std::vector<std::string> words;
    for (const std::string& choice : schema.choices) words.push_back(assay::quoted(choice));
    return enumerate(words, "or");
  }
  std::string accepted = kind_of_value(schema.type);
  if (schema.minimum && schema.maximum) {
    accepted += " from " + shortest(*schema.minimum) + " to " + shortest(*schema.maximum);
  } else if (schema.minimum) {
    accepted += ", at least " + shortest(*schema.minimum);
  } else if (schema.maximum) {
    accepted += ", at most " + shortest(*schema.maximum);
  }
  return accepted;
}

// The value by its type alone, without limits.
std::optional<OptionValue> typed_value(const OptionSchema& schema, const TomlValue& value) {
  OptionValue option{schema.key, schema.type, {}, 0};
  if (schema.type == OptionType::Text && value.is_string()) {
    option.text = std::get<std::string>(value.value);
    return option;
  }
  if (schema.type == OptionType::Boolean && std::holds_alternative<bool>(value.value)) {
    option.number = std::get<bool>(value.value) ? 1 : 0;
    option.text = option.number == 1 ? "true" : "false";
    return option;
  }
  const std::int64_t* whole = std::get_if<std::int64_t>(&value.value);
  if (schema.type == OptionType::Integer && whole != nullptr) {
    if (*whole < -kLargestInteger || *whole > kLargestInteger) return {};
    option.number = static_cast<double>(*whole);
    option.text = std::to_string(*whole);
    return option;
  }
  if (schema.type == OptionType::Number && value.is_number() && std::isfinite(value.number())) {
    option.number = value.number();
    option.text = shortest(option.number);
    return option;
  }
  return {};
}

bool is_within(const OptionSchema& schema, const OptionValue& option) {
  if (schema.type == OptionType::Text) {
    const std::vector<std::string>& choices = schema.choices;
    return choices.empty() || std::find(choices.begin(), choices.end(), option.text) != choices.end();
  }
  return (!schema.minimum || option.number >= *schema.minimum) &&
         (!schema.maximum || option.number <= *schema.maximum);
}

OptionType read_type(TomlReader& reader) {
  if (!reader.has("type")) {
    reader.raw("type");
    reader.complain("type", "a required key is missing", {},
                    "\"text\", \"integer\", \"number\" or \"boolean\"");
    return OptionType::Text;
  }
  const std::string word = reader.choice("type", {"text", "integer", "number", "boolean"}, "text");
  if (word == "integer") return OptionType::Integer;
  if (word == "number") return OptionType::Number;
  return word == "boolean" ? OptionType::Boolean : OptionType::Text;
}

// The limits, each only where the type has it.
void read_limits(TomlReader& reader, OptionSchema& schema) {
  const bool counts = schema.type == OptionType::Integer || schema.type == OptionType::Number;
  schema.minimum = reader.optional_number("minimum");
  schema.maximum = reader.optional_number("maximum");
  schema.choices = reader.texts("choices");
  for (const char* key : {"minimum", "maximum"}) {
    if (reader.has(key) && !counts) {
      reader.complain(key, "only an integer or a number has a " + std::string(key), {}, {}, "take it out");
    }
  }
  if (schema.minimum && schema.maximum && *schema.minimum > *schema.maximum) {
    reader.complain("maximum", "the maximum is below the minimum", shortest(*schema.maximum),
                    "at least " + shortest(*schema.minimum));
  }
  if (reader.has("choices") && (schema.type != OptionType::Text || schema.choices.empty())) {
    reader.complain("choices",
                    schema.type != OptionType::Text ? "only a text has choices" : "no choice is named", {},
                    {}, "take it out");
  }
}

OptionSchema read_option_schema(TomlReader& reader, const std::string& key) {
  const std::size_t problems_before = reader.problems().size();
  OptionSchema schema;
  schema.key = key;
  schema.type = read_type(reader);
  schema.title = reader.text("title");
  read_limits(reader, schema);
  const TomlValue* otherwise = reader.raw("default");
  if (otherwise == nullptr) {
    reader.complain("default", "a required key is missing", {}, accepted_values(schema),
                    "say what holds when a client says nothing");
  } else if (reader.problems().size() == problems_before) {
    // With a wrong type or limit, a complaint of the default would only repeat it.
    Problem problem;
    if (std::optional<OptionValue> value = option_value(schema, *otherwise, problem)) {
      schema.otherwise = std::move(*value);
    } else {
      reader.complain("default", problem.what, problem.found, problem.accepted, problem.remedy);
    }
  }
  reader.finish();
  return schema;
}

const OptionSchema* find_schema(const Manifest& plugin, std::string_view key) {
  for (const OptionSchema& schema : plugin.options) {
    if (schema.key == key) return &schema;
  }
  return nullptr;
}

}  // namespace

std::vector<OptionSchema> read_option_schemas(TomlReader& options) {
  std::vector<OptionSchema> schemas;
  for (const std::string& key : options.keys()) {
    if (!is_id(key)) {
      options.complain(key, "not the key of an option", assay::quoted(key),
                       "a lower case letter, then lower case letters, digits, '-', '_' and '.'");
    }
    std::optional<TomlReader> reader = options.table(key);
    if (reader) schemas.push_back(read_option_schema(*reader, key));
  }
  options.finish();
  return schemas;
}

std::optional<OptionValue> option_value(const OptionSchema& schema, const TomlValue& value,
                                        Problem& problem) {
  std::optional<OptionValue> option = typed_value(schema, value);
  if (option && is_within(schema, *option)) return option;
  problem.what = option ? "not within what the option accepts" : "not a value of the option's type";
  problem.found = value.described();
  problem.accepted = accepted_values(schema);
  if (!option && schema.type == OptionType::Integer && value.is_number()) {
    const std::string most = std::to_string(kLargestInteger);
    if (!schema.minimum && !schema.maximum) problem.accepted += " from -" + most + " to " + most;
  }
  if (option && schema.type == OptionType::Text) {
    if (const std::optional<std::string> near = closest(option->text, schema.choices)) {
      problem.remedy = "did you mean `" + *near + "`?";
    }
  }
  return {};
}

std::vector<OptionValue> resolve_options(const Manifest& plugin,
                                         const std::vector<const std::vector<OptionSetting>*>& settings,
                                         std::vector<Problem>& problems) {
  std::vector<OptionValue> values;
  for (const OptionSchema& schema : plugin.options) {
    values.push_back(schema.otherwise);
    for (const std::vector<OptionSetting>* layer : settings) {
      for (const OptionSetting& setting : *layer) {
        if (setting.key != schema.key) continue;
        Problem problem{setting.where, setting.path, {}, {}, {}, {}};
        if (std::optional<OptionValue> value = option_value(schema, setting.value, problem)) {
          values.back() = std::move(*value);
        } else {
          problems.push_back(std::move(problem));
        }
      }
    }
  }
  return values;
}

void check_options(const std::vector<OptionSetting>& settings, const std::vector<const Manifest*>& plugins,
                   std::vector<Problem>& problems) {
  std::vector<std::string> known;
  for (const Manifest* plugin : plugins) {
    for (const OptionSchema& schema : plugin->options) {
      if (std::find(known.begin(), known.end(), schema.key) == known.end()) known.push_back(schema.key);
    }
  }
  for (const OptionSetting& setting : settings) {
    const auto has_it = [&](const Manifest* plugin) { return find_schema(*plugin, setting.key) != nullptr; };
    if (std::any_of(plugins.begin(), plugins.end(), has_it)) continue;
    Problem problem{setting.where, setting.path, "not an option", assay::quoted(setting.key), {}, {}};
    std::vector<std::string> ids;
    for (const Manifest* plugin : plugins) ids.push_back(plugin->id);
    if (!ids.empty()) problem.what = "not an option of " + enumerate(ids, "or");
    problem.accepted = known.empty() ? "no option at all" : enumerate(known, "or");
    const std::optional<std::string> near = closest(setting.key, known);
    problem.remedy = near ? "did you mean `" + *near + "`?" : "take it out";
    problems.push_back(std::move(problem));
  }
}

}  // namespace assay
