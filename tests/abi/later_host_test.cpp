// Today's plugins under a program of a later time: a proxy stands before each and hands it structs that are
// longer and arrays that are wider than the plugin knows. What comes out must be what comes out without it.
#include <nlohmann/json.hpp>

#include "program.hpp"

using namespace program;

namespace {

// Copies of plugins' folders; `later`: with the proxy in the place of each library. Gives the folder of them
// all.
fs::path copy_plugins(const fs::path& root, const Words& ids, bool later) {
  fs::create_directories(root);
  for (const std::string& id : ids) {
    const fs::path from = id == "frozen" ? kBuild / "tests/abi/frozen_1/frozen" : kBuild / "plugins" / id;
    const fs::path to = root / id;
    fs::copy(from, to, fs::copy_options::recursive);
    if (!later) continue;
    fs::rename(to / (id + ".so"), to / "real.so");
    fs::copy_file(kBuild / "tests/abi/later_host/proxy.so", to / (id + ".so"));
  }
  return root;
}

bool all_built(const Words& ids) {
  for (const std::string& id : ids) {
    if (id != "frozen" && !fs::exists(kBuild / "plugins" / id)) return false;
  }
  return true;
}

// What a command writes, without the records, which name plugins by their digests.
std::map<std::string, std::string> written(const TemporaryFolder& folder, Words words,
                                           const std::string& plugins, const std::string& out) {
  for (const std::string& word : {std::string("--plugins"), plugins, std::string("--out"), out})
    words.push_back(word);
  const ProcessResult result = assay_in(folder.path(), words);
  INFO(result.err);
  REQUIRE(result.status == 0);
  auto files = files_under(folder / out);
  for (auto file = files.begin(); file != files.end();) {
    const std::string name = fs::path(file->first).filename().string();
    const bool record = name == "run.json" || name.rfind("compare.", 0) == 0;
    file = record ? files.erase(file) : std::next(file);
  }
  return files;
}

// The digests of the plugins that the record of a run names.
std::set<std::string> digests(const fs::path& record) {
  std::set<std::string> found;
  const auto run = nlohmann::json::parse(file_text(record));
  for (const auto& plugin : run["plugins"]) found.insert(plugin["sha256"]);
  return found;
}

void check_same(const Words& ids, const Words& words, const std::string& record = "") {
  if (!all_built(ids)) return;
  INFO(words[0] << " " << words[1] << " " << words[2]);
  const TemporaryFolder folder;
  const auto now = written(folder, words, copy_plugins(folder / "plugins", ids, false).string(), "now");
  const auto then = written(folder, words, copy_plugins(folder / "later", ids, true).string(), "then");
  REQUIRE(now.size() > 0);
  REQUIRE(then.size() == now.size());
  for (const auto& [name, bytes] : now) {
    INFO(name);
    CHECK(then.at(name) == bytes);
  }
  if (record.empty()) return;
  // All libraries were the proxy.
  CHECK(digests(folder / ("then/" + record)).size() == 1);
  CHECK(digests(folder / ("now/" + record)).size() == ids.size());
}

const std::string kSamplesFolder = (kSource / "configs/samples").string();
const std::string kSideBySide = kSamplesFolder + "/side-by-side/administration.toml";

}  // namespace

TEST_CASE("later host: the vendors' scorers and reports, the report on groups, html and json") {
  check_same({"bcsc", "ctk", "caliper", "chally", "crosswalk", "html", "json"},
             {"run", "--client", "talent", "--administration", kSideBySide, "--formats", "html,json"});
  check_same({"bcsc", "html", "json"},
             run_words(kSamplesFolder + "/bcsc/responses.csv",
                       {"--comments", kSamplesFolder + "/bcsc/comments.csv", "--cases",
                        kSamplesFolder + "/bcsc/cases.csv", "--date", "2006-01-18"}),
             "run.json");
}

TEST_CASE("later host: a comparison") {
  check_same({"bcsc", "ctk", "caliper", "chally", "crosswalk", "html", "json"},
             {"compare", "--client", "talent", "--administration", kSideBySide, "--case", "jane",
              "--crosswalk", "customer-service"});
}

TEST_CASE("later host: the standard scorer and report") {
  check_same({"standard", "html", "json", "markdown"},
             {"run", "--client", "team", "--instrument", "demo.five-traits", "--responses",
              kSamplesFolder + "/five-traits/responses.csv", "--cases",
              kSamplesFolder + "/five-traits/cases.csv", "--date", "2020-01-01"},
             "run.json");
}

TEST_CASE("later host: sheets") {
  const std::pair<const char*, const char*> kSheets[] = {
      {"bcsc", "bcsc.csc-360"},
      {"ctk", "ctk.customer-service-representative"},
      {"caliper", "caliper.customer-service-representative"},
      {"chally", "chally.customer-service-representative"},
      {"standard", "demo.five-traits"}};
  for (const auto& [id, instrument] : kSheets) {
    check_same({id, "html", "json"}, {"sheet", instrument, "--formats", "html,json"});
  }
}

TEST_CASE("later host: the plugin in plain C") {
  check_same({"frozen", "html"}, {"sheet", "frozen.survey", "--formats", "lines,html"});
}
