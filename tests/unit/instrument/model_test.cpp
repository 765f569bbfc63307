// The flat view that plugins get, and the rows of a score table.
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "samples.hpp"

using assay::Model;

namespace {

std::string_view text(const assay_text& view) {
  return {view.data, view.size};
}

template <typename Element>
const Element& at(const assay_array& array, std::size_t index) {
  REQUIRE(index < array.count);
  return *ASSAY_AT(Element, array, index);
}

std::shared_ptr<const assay::Instrument> example() {
  return std::make_shared<const assay::Instrument>(
      assay::parse_instrument(samples::toml_blocks("docs/formats/instrument.md").at(0), "instrument.md"));
}

// "subject/level/role" of each row.
std::vector<std::string> described(const Model& model) {
  std::vector<std::string> rows;
  for (const assay_row& row : model.rows()) {
    rows.push_back(std::string(model.subject_id(row)) + "/" + std::string(model.level_of(row)) + "/" +
                   std::string(model.role_id(row)));
  }
  return rows;
}

}  // namespace

TEST_CASE("model: everything of the instrument is there") {
  const Model model(example());
  const assay_model& abi = model.abi();
  CHECK(abi.struct_size == sizeof(assay_model));
  CHECK(text(abi.id) == "example.service-view");
  CHECK(text(abi.version) == "1.2.0");
  CHECK(text(abi.title) == "Service View");
  CHECK(text(abi.vendor) == "Example");
  CHECK(text(abi.kind) == "360-survey");
  CHECK(text(abi.locale) == "en-GB");
  CHECK(text(abi.description).substr(0, 14) == "How one person");
  REQUIRE(abi.levels.count == 2);
  CHECK(text(at<assay_text>(abi.levels, 0)) == "unit");
  CHECK(text(at<assay_text>(abi.levels, 1)) == "element");

  REQUIRE(abi.roles.count == 3);
  const auto& self = at<assay_role>(abi.roles, 0);
  CHECK(text(self.id) == "self");
  CHECK(text(self.title) == "Self");
  CHECK(self.parent == ASSAY_NONE);
  CHECK(self.required == 1);
  CHECK(self.max_raters == 1);
  CHECK(at<assay_role>(abi.roles, 2).parent == 1);

  REQUIRE(abi.items.count == 3);
  const auto& q2 = at<assay_item>(abi.items, 1);
  CHECK(text(q2.id) == "q2");
  CHECK(text(q2.text) == "Overlooks what the customer said");
  CHECK(q2.construct == 1);
  CHECK(q2.scale == 0);
  CHECK(q2.reverse == 1);
  CHECK(q2.weight == 0.5);
}

TEST_CASE("model: scales point at their points and labels") {
  const Model model(example());
  REQUIRE(model.abi().scales.count == 2);
  const auto& frequency = at<assay_scale>(model.abi().scales, 0);
  CHECK(frequency.continuous == 0);
  CHECK(frequency.accepts_na == 1);
  CHECK(text(frequency.na_label) == "Cannot say");
  REQUIRE(frequency.points.count == 5);
  CHECK(at<double>(frequency.points, 4) == 5);
  REQUIRE(frequency.labels.count == 3);
  CHECK(at<assay_scale_label>(frequency.labels, 2).value == 5);
  CHECK(text(at<assay_scale_label>(frequency.labels, 2).text) == "Always");
  const auto& percent = at<assay_scale>(model.abi().scales, 1);
  CHECK(percent.continuous == 1);
  CHECK(percent.accepts_na == 0);
  CHECK(percent.labels.count == 0);
  CHECK(percent.na_label.size == 0);
}

TEST_CASE("model: constructs point at their texts") {
  const Model model(example());
  REQUIRE(model.abi().constructs.count == 2);
  REQUIRE(model.abi().texts.count == 5);
  const auto& unit = at<assay_construct>(model.abi().constructs, 0);
  CHECK(text(unit.short_title) == "Contact");
  CHECK(unit.parent == ASSAY_NONE);
  CHECK(unit.has_weight == 0);
  CHECK(unit.weight == 1);
  CHECK(unit.has_target == 0);
  CHECK(unit.first_text == 0);
  CHECK(unit.text_count == 1);
  const auto& element = at<assay_construct>(model.abi().constructs, 1);
  CHECK(element.level == 1);
  CHECK(element.parent == 0);
  CHECK(element.has_weight == 1);
  CHECK(element.weight == 2);
  CHECK(element.has_target == 1);
  CHECK(element.target == 4.5);
  CHECK(element.first_text == 1);
  CHECK(element.text_count == 4);
  const auto& second_low = at<assay_construct_text>(model.abi().texts, 3);
  CHECK(text(second_low.kind) == "low");
  CHECK(text(second_low.text) == "Offers before asking");
}

TEST_CASE("model: rows go from items to the outermost constructs, pooled roles last") {
  const Model model(example());
  const std::vector<std::string> expected = {
      "q1/item/self",      "q1/item/other",      "q1/item/all",       //
      "q2/item/self",      "q2/item/other",      "q2/item/all",       //
      "q3/item/self",      "q3/item/other",      "q3/item/all",       //
      "u1.1/element/self", "u1.1/element/other", "u1.1/element/all",  //
      "u1/unit/self",      "u1/unit/other",      "u1/unit/all"};
  CHECK(described(model) == expected);
  CHECK(model.row_array().data == model.rows().data());
  CHECK(model.row_array().count == 15);
  CHECK(model.row_array().stride == sizeof(assay_row));
}

TEST_CASE("model: constructs of a level stay in the order of the file") {
  const std::string more =
      "[[construct]]\nid = \"c1\"\nlevel = \"element\"\ntitle = \"C1\"\nparent = \"c\"\n"
      "[[construct]]\nid = \"d\"\nlevel = \"unit\"\ntitle = \"D\"\n"
      "[[construct]]\nid = \"c2\"\nlevel = \"element\"\ntitle = \"C2\"\nparent = \"c\"\n";
  const Model model(
      std::make_shared<const assay::Instrument>(assay::parse_instrument(samples::with_more(more), "t.toml")));
  const std::vector<std::string> expected = {
      "q1/item/self",   "q1/item/all", "c1/element/self", "c1/element/all", "c2/element/self",
      "c2/element/all", "c/unit/self", "c/unit/all",      "d/unit/self",    "d/unit/all"};
  CHECK(described(model) == expected);
}

TEST_CASE("model: the BCSC survey has a row for each subject and role") {
  const std::string path = "plugins/bcsc/instruments/csc-360.toml";
  if (!std::filesystem::exists(std::string(ASSAY_SOURCE_DIR) + "/" + path)) return;  // a vendor may be taken out
  const Model model(
      std::make_shared<const assay::Instrument>(assay::parse_instrument(samples::read_source(path), path)));
  CHECK(model.rows().size() == 404);  // (55 questions + 38 elements + 8 units) x (3 roles + all)
  CHECK(model.subject_id(model.rows().back()) == "u8");
}

TEST_CASE("model: it keeps the instrument alive") {
  auto instrument = example();
  const std::weak_ptr<const assay::Instrument> watch = instrument;
  {
    const Model model(std::move(instrument));
    CHECK_FALSE(watch.expired());
    CHECK(text(model.abi().title) == "Service View");
  }
  CHECK(watch.expired());
}
