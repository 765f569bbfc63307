// assay/instrument.hpp: an instrument, parsed from its TOML text. The format: docs/formats/instrument.md.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "assay/abi/model.h"

namespace assay {

struct ScaleLabel {
  double value;
  std::string text;
};

struct Scale {
  std::string id;
  std::vector<double> points;  // increasing, at least two
  std::vector<ScaleLabel> labels;
  bool continuous = false;  // any number between the first and the last point
  bool accepts_na = false;
  std::string na_label;
  std::uint32_t na_policy = ASSAY_NA_AVAILABLE;

  // Whether `value` may be given as an answer.
  bool accepts(double value) const;
  // "1, 2, 3, 4, 5, 6 or 7" and, where it holds, "or NA".
  std::string accepted() const;
};

struct Role {
  std::string id;
  std::string title;
  std::uint32_t parent = ASSAY_NONE;
  bool required = false;
  std::uint32_t max_raters = 0;  // 0: no limit
};

// A fact about the instrument: a code, a summary, a list of positions.
struct Attribute {
  std::string key;
  std::vector<std::string> values;
};

struct ConstructText {
  std::string kind;
  std::string text;
};

struct Construct {
  std::string id;
  std::string title;
  std::string short_title;
  std::vector<std::string> aliases;
  std::uint32_t level = 0;
  std::uint32_t parent = ASSAY_NONE;
  bool has_weight = false;
  double weight = 1;
  bool has_target = false;
  double target = 0;
  std::uint32_t scale = ASSAY_NONE;  // of the target
  std::vector<std::uint32_t> links;  // indices of other constructs, each once
  std::vector<ConstructText> texts;
};

struct Item {
  std::string id;
  std::string text;
  std::uint32_t construct = 0;
  std::uint32_t scale = 0;
  bool reverse = false;
  double weight = 1;
  std::uint32_t form = ASSAY_NONE;  // index into forms; none: belongs to every form
};

// Constant once parsed, and shared by all that work with it. Vectors are in the order of the file.
struct Instrument {
  std::string source;  // what complaints call its text
  std::string id, version, title, vendor, kind, locale, description;
  std::vector<Scale> scales;
  std::vector<Role> roles;
  std::vector<std::string> levels;  // outermost first
  std::vector<Construct> constructs;
  std::vector<Item> items;
  std::vector<Attribute> attributes;
  std::vector<std::string> forms;  // ways in, in the order of their first items
  std::uint32_t method = ASSAY_METHOD_MEAN;
  std::uint32_t roll_up = ASSAY_ROLL_UP_MEAN_OF_MEANS;

  // Index by id, or ASSAY_NONE. They look through the whole vector: who asks for many makes an index.
  std::uint32_t find_item(std::string_view id) const;
  std::uint32_t find_role(std::string_view id) const;
  std::uint32_t find_construct(std::string_view id) const;
  // The outermost ancestor of a role.
  std::uint32_t top_role(std::uint32_t role) const;
};

// Parses the TOML text of an instrument. Throws Error with every problem in it: unknown keys, duplicate
// ids, references to nothing, scales out of order, a tree with cycles, links of a construct to itself.
Instrument parse_instrument(std::string_view toml, const std::string& source);

// An instrument as flat arrays for plugins, and the rows of its score table. Keeps the instrument alive.
class Model {
 public:
  explicit Model(std::shared_ptr<const Instrument> instrument);
  ~Model();
  Model(const Model&) = delete;
  Model& operator=(const Model&) = delete;

  const Instrument& instrument() const { return *instrument_; }
  const assay_model& abi() const;
  // Items first, then constructs from the innermost level outwards; roles without a parent, then all.
  const std::vector<assay_row>& rows() const;
  assay_array row_array() const;
  // The id and level of a row's subject, and the id of its role ("all" for the pooled).
  std::string_view subject_id(const assay_row& row) const;
  std::string_view level_of(const assay_row& row) const;
  std::string_view role_id(const assay_row& row) const;

 private:
  std::shared_ptr<const Instrument> instrument_;
  struct Arrays;
  std::unique_ptr<Arrays> arrays_;
};

}  // namespace assay
