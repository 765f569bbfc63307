// The files that come with the program, and the examples on the pages about their formats.
#include "assay/administration.hpp"
#include "assay/config.hpp"
#include "assay/crosswalk.hpp"
#include "catch.hpp"
#include "temporary_folder.hpp"
#include "toml_blocks.hpp"

namespace fs = std::filesystem;

namespace {

const fs::path kSource = ASSAY_SOURCE_DIR;

std::vector<std::string> blocks_of_page(const char* name) {
  return toml_blocks(file_text(kSource / "docs/formats" / name));
}

}  // namespace

TEST_CASE("shipped: the settings are sound") {
  const assay::Settings settings = assay::read_settings(kSource / "configs/assay.toml");
  CHECK_FALSE(settings.source.empty());
  CHECK(settings.plugin_path.empty());
  CHECK(settings.instrument_path == std::vector<fs::path>{kSource / "configs/instruments"});
  CHECK(settings.threads == 0);
}

TEST_CASE("shipped: every client is sound, and demo uses the customer service survey") {
  const std::vector<std::string> clients = assay::list_clients(kSource / "configs");
  REQUIRE_FALSE(clients.empty());
  for (const std::string& id : clients) CHECK(assay::find_client(kSource / "configs", id).id == id);

  const assay::ClientProfile demo = assay::find_client(kSource / "configs", "demo");
  CHECK(demo.name == "Sample Inc");
  CHECK(demo.locale == "en");
  CHECK_FALSE(demo.branding.footer.empty());
  const assay::Use* use = demo.find_use("bcsc.csc-360");
  REQUIRE(use != nullptr);
  CHECK(use->scorer == "bcsc.scorer");
  CHECK(use->reports == std::vector<std::string>{"bcsc.individual"});
  CHECK(use->formats == std::vector<std::string>{"html", "json"});
  CHECK(use->norm == "bcsc.isg-illustrative");
}

TEST_CASE("docs: the example of a client profile is one") {
  const std::vector<std::string> blocks = blocks_of_page("client-profile.md");
  REQUIRE(blocks.size() == 1);
  const TemporaryFolder folder;
  folder.write("clients/acme.svg", "<svg/>");
  folder.write("norms/acme-2024.toml", "");
  const assay::ClientProfile profile =
      assay::read_client_profile(folder.write("clients/acme.toml", blocks[0]));
  CHECK(profile.plugins.size() == 1);
  REQUIRE(profile.uses.size() == 3);
  CHECK(profile.uses[0].content == "bcsc-acme");
  CHECK(profile.uses[1].group_by == "team");
  CHECK(profile.uses[2].norm_file == folder.path() / "norms/acme-2024.toml");
  CHECK(profile.crosswalk == "customer-service");
  CHECK(profile.comparison.has_value());
  CHECK(profile.branding.logo == folder.path() / "clients/acme.svg");
}

TEST_CASE("docs: the example of the settings is one") {
  const std::vector<std::string> blocks = blocks_of_page("settings.md");
  REQUIRE(blocks.size() == 1);
  const TemporaryFolder folder;
  folder.write("configs/instruments/readme.md", "");
  folder.write("our-instruments/readme.md", "");
  const assay::Settings settings = assay::read_settings(folder.write("configs/assay.toml", blocks[0]));
  CHECK(settings.plugin_path.size() == 2);
  CHECK(settings.content_path.size() == 2);
  CHECK(settings.instrument_path.size() == 2);
  CHECK(settings.threads == 4);
}

TEST_CASE("shipped: every crosswalk is sound") {
  int count = 0;
  for (const auto& entry : fs::directory_iterator(kSource / "configs/crosswalks")) {
    CHECK(assay::read_crosswalk(entry.path()).id == entry.path().stem());
    ++count;
  }
  CHECK(count > 0);
}

TEST_CASE(
    "shipped: the sample administration is sound and has answers for every framework of its crosswalk") {
  const assay::Administration administration =
      assay::read_administration(kSource / "configs/samples/side-by-side/administration.toml");
  const assay::Crosswalk crosswalk =
      assay::read_crosswalk(kSource / "configs/crosswalks/customer-service.toml");
  for (const std::string& instrument : crosswalk.instruments()) {
    INFO(instrument);
    CHECK(administration.find_input(instrument) != nullptr);
  }
}

TEST_CASE("docs: the example of a crosswalk is one") {
  const std::vector<std::string> blocks = blocks_of_page("crosswalk.md");
  REQUIRE(blocks.size() == 1);
  const TemporaryFolder folder;
  const assay::Crosswalk crosswalk = assay::read_crosswalk(folder.write("service.toml", blocks[0]));
  REQUIRE(crosswalk.themes.size() == 1);
  CHECK(crosswalk.themes[0].members.size() == 2);
}

TEST_CASE("docs: the example of an administration is one") {
  const std::vector<std::string> blocks = blocks_of_page("administration.md");
  REQUIRE(blocks.size() == 1);
  const TemporaryFolder folder;
  for (const char* file :
       {"people.csv", "applicants.csv", "percentiles.csv", "survey/responses.csv", "survey/comments.csv"}) {
    folder.write(file, "case\n");
  }
  const assay::Administration administration =
      assay::read_administration(folder.write("spring.toml", blocks[0]));
  REQUIRE(administration.inputs.size() == 2);
  CHECK(administration.inputs[0].cases == folder.path() / "people.csv");
  CHECK(administration.inputs[1].cases == folder.path() / "applicants.csv");
}
