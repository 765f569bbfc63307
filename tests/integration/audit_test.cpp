// `assay audit` as its users run it.
#include <nlohmann/json.hpp>

#include "program.hpp"

namespace {

using namespace program;

// The sample, published into out/, and its scores in full, as a careless hand would lay them beside the
// reports.
struct Published {
  Published() {
    REQUIRE(assay_in(folder.path(),
                     run_words(sample("responses.csv"), {"--comments", sample("comments.csv"), "--formats",
                                                         "json", "--out", "out", "--quiet"}))
                .status == 0);
  }
  void lay_full_scores() const {
    Words words = run_words(sample("responses.csv"), {"--out", "full", "--quiet"});
    words.front() = "score";
    REQUIRE(assay_in(folder.path(), words).status == 0);
    fs::copy_file(folder / "full/scores.csv", folder / "out/scores.csv",
                  fs::copy_options::overwrite_existing);
  }
  ProcessResult audit(const Words& more = {}) const {
    Words words = {"audit", "out"};
    words.insert(words.end(), more.begin(), more.end());
    return assay_in(folder.path(), words);
  }

  TemporaryFolder folder;
};

}  // namespace

TEST_CASE("audit: nothing leaks from what a run publishes") {
  const Published published;
  const ProcessResult result = published.audit();
  CHECK(result.status == 0);
  CHECK(result.err.empty());
  CHECK(result.out ==
        "policy: at least 3 raters a role, 3 for comments; exempt: self, manager\n"
        "1 case, 1 report; withheld: 0 roles, and 1 item in roles that are shown\n"
        "nothing that is withheld can be worked out from these files\n");
  CHECK(published.audit({"--quiet"}).out.empty());
}

TEST_CASE("audit: without a report as JSON it clears none, and says what to do") {
  const TemporaryFolder folder;
  REQUIRE(assay_in(folder.path(), run_words(sample("responses.csv"), {"--formats", "html", "--out", "out", "--quiet"}))
              .status == 0);
  const ProcessResult result = assay_in(folder.path(), {"audit", "out"});
  CHECK(result.status == 0);
  CHECK(result.out ==
        "note: no report on a case stands in the folder as JSON, so none was read\n"
        "policy: at least 3 raters a role, 3 for comments; exempt: self, manager\n"
        "1 case, 0 reports; withheld: 0 roles, and 1 item in roles that are shown\n"
        "nothing that is withheld can be worked out from scores.csv and disclosure.csv\n"
        "no report was audited: only scores.csv was read, and disclosure.csv, which tells how many comments are shown\n"
        "reports must be written as json too to be audited: run with json among the --formats\n");
  const ProcessResult quiet = assay_in(folder.path(), {"audit", "out", "--quiet"});
  CHECK(quiet.status == 0);
  CHECK(quiet.out ==
        "no report was audited: only scores.csv was read, and disclosure.csv, which tells how many comments are shown\n"
        "reports must be written as json too to be audited: run with json among the --formats\n");
}

TEST_CASE("audit: a JSON file in reports/ that is about no case is told of, and not read") {
  const Published published;
  published.folder.write("out/reports/other.json", "{}");
  CHECK(published.audit().out.find("note: 1 JSON file in reports/ was not read: only reports on one case") == 0);
  published.folder.write("out/reports/another.json", "{}");
  CHECK(published.audit().out.find("note: 2 JSON files in reports/ were not read: only reports on one case") == 0);
}

TEST_CASE("audit: full scores beside the reports are found, with the equation and status 1") {
  const Published published;
  published.lay_full_scores();
  const ProcessResult text = published.audit({"--quiet"});
  CHECK(text.status == 1);
  // q55: two of the others answered, 5 and 6.
  CHECK(text.out.find("case jane, item q55, role other: 11 = 5 x 5.4 (all) - 6 (self) - 10 (manager)") !=
        std::string::npos);
  CHECK(text.out.find(
            "case jane, item q55, role other: the row is withheld, and its figures stand in scores.csv") !=
        std::string::npos);

  const ProcessResult json = published.audit({"--json"});
  CHECK(json.status == 1);
  const auto root = nlohmann::json::parse(json.out);
  CHECK(root["minimum_raters"] == 3);
  CHECK(root["withheld_items"] == 1);
  bool pooled = false;
  for (const auto& leak : root["leaks"]) {
    pooled = pooled || (leak["way"] == "pooled-mean" && leak["id"] == "q55" && leak["role"] == "other" &&
                        leak["exact"] == true);
  }
  CHECK(pooled);
}

TEST_CASE("audit: scores that were not made to be shown are refused") {
  const Published published;
  published.lay_full_scores();
  const ProcessResult result = assay_in(published.folder.path(), {"audit", "full"});
  CHECK(result.status == 1);
  CHECK(result.err.find("the record tells of no disclosure control") != std::string::npos);
}

TEST_CASE("audit: an instrument with another text than that of the run is refused") {
  const Published published;
  auto record = nlohmann::json::parse(file_text(published.folder / "out/run.json"));
  record["instrument"]["sha256"] = "0123";
  published.folder.write("out/run.json", record.dump());
  const ProcessResult result = published.audit();
  CHECK(result.status == 1);
  CHECK(
      result.err.find("the files were made with another text of the instrument bcsc.csc-360 than is here") !=
      std::string::npos);
}

TEST_CASE("audit: a folder without a run is refused, and no folder is wrong usage") {
  const TemporaryFolder folder;
  const ProcessResult nothing = assay_in(folder.path(), {"audit", "nowhere"});
  CHECK(nothing.status == 1);
  CHECK(nothing.err.find("nowhere/run.json") != std::string::npos);
  CHECK(assay_in(folder.path(), {"audit"}).status == 2);
}

TEST_CASE("audit: the folder of an administration is refused, with the folders that can be audited") {
  const Published published;
  fs::create_directory(published.folder / "winter");
  fs::rename(published.folder / "out", published.folder / "winter/bcsc.csc-360");
  const ProcessResult result = assay_in(published.folder.path(), {"audit", "winter"});
  CHECK(result.status == 1);
  CHECK_THAT(result.err, ContainsSubstring("winter: these are the results of several runs"));
  CHECK_THAT(result.err, ContainsSubstring("winter/bcsc.csc-360"));
  CHECK_THAT(result.err, ContainsSubstring("audit each of them by itself"));
}

TEST_CASE("audit: earlier results are named one by one, those that they followed too") {
  const Published published;
  const auto publish = [&](const std::string& out, const Words& previous) {
    Words words = run_words(sample("responses.csv"), {"--formats", "json", "--out", out, "--quiet"});
    words.insert(words.end(), previous.begin(), previous.end());
    REQUIRE(assay_in(published.folder.path(), words).status == 0);
  };
  publish("second", {"--previous", "out"});
  publish("third", {"--previous", "out", "--previous", "second"});
  const auto audit = [&](const Words& more) {
    Words words = {"audit", "third"};
    words.insert(words.end(), more.begin(), more.end());
    return assay_in(published.folder.path(), words);
  };
  // The scores are the same in all of them, so naming one names both.
  CHECK(audit({"--previous", "second", "--previous", "out"}).status == 0);
  const ProcessResult alone = audit({});
  CHECK(alone.status == 0);
  CHECK(alone.out.find("note: the run was held against 2 earlier publications that --previous does not name") != std::string::npos);

  const std::string record = file_text(published.folder / "second/run.json");
  const std::size_t at = record.find("\"scores\": \"");
  REQUIRE(at != std::string::npos);
  published.folder.write("second/run.json", record.substr(0, at) + "\"scores\": \"other " + record.substr(at + 11));
  const ProcessResult missing = audit({"--previous", "second"});
  CHECK(missing.status == 1);
  CHECK(missing.err.find("these results followed others, which are not named") != std::string::npos);
}

TEST_CASE("audit: a baseline that the run was not held against is refused") {
  const Published published;
  const ProcessResult result = published.audit({"--baseline", "out"});
  CHECK(result.status == 1);
  CHECK_THAT(result.err, ContainsSubstring("out: nothing that is audited was held against these results"));
  CHECK_THAT(result.err, ContainsSubstring("key: --baseline"));
  CHECK_THAT(result.err, ContainsSubstring("to do: leave it out: the run was held against none"));
}

TEST_CASE("audit: a baseline of another instrument is refused") {
  const Published published;
  REQUIRE(assay_in(published.folder.path(), {"run", "--quiet", "--client", "team", "--instrument", "demo.five-traits", "--formats", "json", "--responses",
                                             (kSource / "configs/samples/five-traits/responses.csv").string(), "--out", "traits"})
              .status == 0);
  const ProcessResult result = published.audit({"--baseline", "traits"});
  CHECK(result.status == 1);
  CHECK_THAT(result.err, ContainsSubstring("traits/disclosure.csv"));
  CHECK_THAT(result.err, ContainsSubstring("the columns are not those of a disclosure file of this instrument"));
}
