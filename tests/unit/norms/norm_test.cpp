// What a good norm becomes, and its flat view for plugins.
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "samples.hpp"

using assay::Norm;
using assay::parse_norm;
using norm_samples::instrument;
using norm_samples::with_line;

namespace {

std::string_view text(const assay_text& view) {
  return {view.data, view.size};
}

assay::Instrument page_instrument() {
  return assay::parse_instrument(samples::toml_blocks("docs/formats/instrument.md").at(0), "instrument.md");
}

}  // namespace

TEST_CASE("norm: the smallest file gives defaults") {
  const Norm norm = parse_norm(norm_samples::kSmall, "t.toml", norm_samples::instrument());
  CHECK(norm.source_file == "t.toml");
  CHECK(norm.id == "t.norm");
  CHECK(norm.source == "Made up");
  CHECK_FALSE(norm.illustrative);
  CHECK(norm.n == 0);
  REQUIRE(norm.rows.size() == 2);
  CHECK(norm.rows[0].subject == ASSAY_SUBJECT_CONSTRUCT);
  CHECK(norm.rows[0].index == 0);
  CHECK(norm.rows[0].role == 0);
  CHECK(norm.rows[0].n == 0);
  CHECK(norm.rows[1].role == ASSAY_ROLE_ALL);
}

TEST_CASE("norm: the format page's example holds what it shows") {
  const std::vector<std::string> blocks = samples::toml_blocks("docs/formats/norm.md");
  REQUIRE(blocks.size() == 1);
  const Norm norm = parse_norm(blocks[0], "norm.md", page_instrument());
  CHECK(norm.id == "example.service-view-2024");
  CHECK(norm.version == "1.0.0");
  CHECK(norm.title == "Service staff, spring 2024");
  CHECK(norm.n == 412);
  CHECK(norm.percentiles == std::vector<double>{10, 25, 50, 75, 90});
  REQUIRE(norm.rows.size() == 4);
  CHECK(norm.rows[1].role == 1);
  CHECK(norm.rows[1].n == 388);
  CHECK(norm.rows[1].values == std::vector<double>{2.5, 3, 3.5, 4, 4.5});
  CHECK(norm.rows[2].index == 1);
  CHECK(norm.rows[3].subject == ASSAY_SUBJECT_ITEM);
  CHECK(norm.rows[3].index == 0);
  CHECK(norm.rows[3].role == ASSAY_ROLE_ALL);
}

TEST_CASE("norm: the illustrative sample of BCSC fits its instrument") {
  const std::string instrument_path = "plugins/bcsc/instruments/csc-360.toml";
  const std::string path = "plugins/bcsc/norms/isg-illustrative.toml";
  if (!std::filesystem::exists(std::string(ASSAY_SOURCE_DIR) + "/" + path)) return;  // a vendor may be taken out
  const assay::Instrument instrument =
      assay::parse_instrument(samples::read_source(instrument_path), instrument_path);
  const Norm norm = parse_norm(samples::read_source(path), path, instrument);
  CHECK(norm.illustrative);
  CHECK(norm.percentiles.size() == 13);
  CHECK(norm.rows.size() == 138);  // 46 constructs x 3 roles
  CHECK(norm.rows.back().index == 45);
  CHECK(norm.rows.back().values.front() == 2.296);
}

TEST_CASE("norm: rows may be written as tables of their own") {
  std::string toml = norm_samples::kSmall;
  const std::size_t begin = toml.find("rows = ["), end = toml.find("source");
  toml.erase(begin, end - begin);
  toml += "[[norm.rows]]\nitem = \"q2\"\nrole = \"other\"\nvalues = [1, 1, 1]\n";
  const Norm norm = parse_norm(toml, "t.toml", norm_samples::instrument());
  REQUIRE(norm.rows.size() == 1);
  CHECK(norm.rows[0].subject == ASSAY_SUBJECT_ITEM);
  CHECK(norm.rows[0].index == 1);
  CHECK(norm.rows[0].role == 1);
}

TEST_CASE("norm table: everything of the norm is there") {
  const assay::NormTable table(std::make_shared<const Norm>(
      parse_norm(samples::toml_blocks("docs/formats/norm.md").at(0), "norm.md", page_instrument())));
  const assay_norm& abi = table.abi();
  CHECK(abi.struct_size == sizeof(assay_norm));
  CHECK(abi.illustrative == 0);
  CHECK(text(abi.id) == "example.service-view-2024");
  CHECK(text(abi.version) == "1.0.0");
  CHECK(text(abi.title) == "Service staff, spring 2024");
  CHECK(text(abi.source).substr(0, 18) == "All who took part ");
  CHECK(abi.n == 412);
  REQUIRE(abi.percentiles.count == 5);
  CHECK(*ASSAY_AT(double, abi.percentiles, 4) == 90);
  REQUIRE(abi.rows.count == 4);
  const assay_norm_row& row = *ASSAY_AT(assay_norm_row, abi.rows, 3);
  CHECK(row.subject == ASSAY_SUBJECT_ITEM);
  CHECK(row.index == 0);
  CHECK(row.role == ASSAY_ROLE_ALL);
  CHECK(row.n == 0);
  CHECK(row.values[0] == 2);
  CHECK(row.values[4] == 5);
  CHECK(ASSAY_AT(assay_norm_row, abi.rows, 1)->n == 388);
}

TEST_CASE("norm table: a row's standard deviation and reliability are there, and 0 where none is given") {
  const auto norm = std::make_shared<const assay::Norm>(assay::parse_norm(
      with_line(8, "  { construct = \"c\", role = \"self\", values = [1, 2, 3], sd = 0.75, reliability = 0.84 },"), "t.toml",
      instrument()));
  const assay::NormTable table(norm);
  const auto* first = ASSAY_AT(assay_norm_row, table.abi().rows, 0);
  CHECK(first->sd == 0.75);
  CHECK(first->reliability == 0.84);
  const auto* second = ASSAY_AT(assay_norm_row, table.abi().rows, 1);
  CHECK(second->sd == 0);
  CHECK(second->reliability == 0);
}

TEST_CASE("norm table: a made-up norm says so") {
  const assay::NormTable table(std::make_shared<const Norm>(
      parse_norm(norm_samples::with_line(4, "title = \"N\"\nillustrative = true"), "t.toml",
                 norm_samples::instrument())));
  CHECK(table.abi().illustrative == 1);
}

TEST_CASE("norm table: it keeps the norm alive") {
  auto norm =
      std::make_shared<const Norm>(parse_norm(norm_samples::kSmall, "t.toml", norm_samples::instrument()));
  const std::weak_ptr<const Norm> watch = norm;
  {
    const assay::NormTable table(std::move(norm));
    CHECK_FALSE(watch.expired());
    CHECK(table.norm().id == "t.norm");
  }
  CHECK(watch.expired());
}
