// Several instruments in one run: all of them, or none.
#include "program.hpp"

using namespace program;

namespace {

const fs::path kChally = kSource / "configs/samples/chally";

std::string profile() {
  return Copy::demo() +
         "\n[[use]]\ninstrument = \"chally.customer-service-representative\"\nscorer = \"chally.scorer\"\n"
         "reports = [\"chally.profile\"]\nformats = [\"json\"]\n";
}

// A tree with two vendors and a client of both; nothing when one of the two is not in this build.
std::unique_ptr<Copy> two_vendors() {
  if (!fs::exists(kBuild / "plugins/chally")) return nullptr;
  auto tree = std::make_unique<Copy>();
  fs::copy(kBuild / "plugins/chally", tree->root() / "plugins/chally", fs::copy_options::recursive);
  tree->write_profile("demo", profile());
  return tree;
}

std::string input(const std::string& instrument, const fs::path& responses, const std::string& more = {}) {
  return "\n[[input]]\ninstrument = \"" + instrument + "\"\nresponses = \"" + responses.string() + "\"\n" +
         more;
}

const std::string kHead = "[administration]\nid = \"spring\"\ntitle = \"Spring\"\ndate = \"2006-01-18\"\n";
const std::string kBcsc = "bcsc.csc-360", kRepresentative = "chally.customer-service-representative";

void write(const Copy& tree, const std::string& name, const std::string& text) {
  tree.write(tree.folder() / name, text);
}

Words run_of(const std::string& administration) {
  return {"run", "--client", "demo", "--administration", administration, "--out", "out"};
}

}  // namespace

TEST_CASE("administration: each instrument has a folder, with the same scores as in a run of its own") {
  const auto tree = two_vendors();
  if (!tree) return;
  const fs::path bcsc = kSamples / "responses.csv", chally = kChally / "representative-percentiles.csv";
  write(*tree, "spring.toml", kHead + input(kBcsc, bcsc) + input(kRepresentative, chally));
  const ProcessResult result = tree->assay(run_of("spring.toml"));
  INFO(result.err);
  REQUIRE(result.status == 0);
  CHECK(result.out ==
        "bcsc.csc-360\n1 case scored: out/bcsc.csc-360/scores.csv\n"
        "1 case with withheld figures: out/bcsc.csc-360/disclosure.csv says which\n"
        "1 report written: out/bcsc.csc-360/reports/\n"
        "chally.customer-service-representative\n"
        "12 cases scored: out/chally.customer-service-representative/scores.csv\n"
        "12 reports written: out/chally.customer-service-representative/reports/\n");
  for (const auto& [instrument, responses] : {std::pair(kBcsc, bcsc), std::pair(kRepresentative, chally)}) {
    const ProcessResult alone =
        tree->assay({"run", "--client", "demo", "--instrument", instrument, "--responses",
                     responses.string(), "--out", "alone-" + instrument});
    REQUIRE(alone.status == 0);
    CHECK(file_text(tree->folder() / "out" / instrument / "scores.csv") ==
          file_text(tree->folder() / ("alone-" + instrument) / "scores.csv"));
    CHECK(tree->has("out/" + instrument + "/run.json"));
  }
}

TEST_CASE("administration: the date of the file is that of the reports, and --date comes before it") {
  const auto tree = two_vendors();
  if (!tree) return;
  write(*tree, "spring.toml", kHead + input(kBcsc, kSamples / "responses.csv"));
  REQUIRE(tree->assay(run_of("spring.toml")).status == 0);
  const std::string report = "out/bcsc.csc-360/reports/jane.bcsc.individual.json";
  CHECK_THAT(file_text(tree->folder() / report), ContainsSubstring("\"2006-01-18\""));
  Words words = run_of("spring.toml");
  words.insert(words.end(), {"--date", "2007-02-03"});
  REQUIRE(tree->assay(words).status == 0);
  CHECK_THAT(file_text(tree->folder() / report), ContainsSubstring("\"2007-02-03\""));
}

TEST_CASE("administration: a mistake in one input leaves nothing of any, and all mistakes are told") {
  const auto tree = two_vendors();
  if (!tree) return;
  write(*tree, "bad-bcsc.csv", [] {
    Ratings ratings;
    ratings.at(1, "q1") = "8";
    return ratings.text();
  }());
  write(*tree, "bad-chally.csv", "case,rater,role,p1,p2,p3,p4\njane,v,assessment,101,1,2,3\n");
  const std::string good = input(kBcsc, kSamples / "responses.csv");
  write(*tree, "last.toml", kHead + good + input(kRepresentative, "bad-chally.csv"));
  write(*tree, "both.toml", kHead + input(kBcsc, "bad-bcsc.csv") + input(kRepresentative, "bad-chally.csv"));

  const ProcessResult last = tree->assay(run_of("last.toml"));
  CHECK(last.status == 1);
  CHECK_THAT(last.err, ContainsSubstring("bad-chally.csv:2:"));
  CHECK_FALSE(tree->has("out"));

  const ProcessResult both = tree->assay(run_of("both.toml"));
  CHECK(both.status == 1);
  CHECK_THAT(both.err, ContainsSubstring("bad-bcsc.csv:2:"));
  CHECK_THAT(both.err, ContainsSubstring("bad-chally.csv:2:"));
  CHECK_THAT(both.err, ContainsSubstring("2 problems"));
  CHECK_FALSE(tree->has("out"));
}

TEST_CASE("administration: where one result has no room, the others keep what was there before") {
  const auto tree = two_vendors();
  if (!tree) return;
  write(*tree, "spring.toml", kHead + input(kBcsc, kSamples / "responses.csv") +
                                  input(kRepresentative, kChally / "representative-percentiles.csv"));
  REQUIRE(tree->assay(run_of("spring.toml")).status == 0);
  const fs::path first = tree->folder() / "out" / kBcsc / "scores.csv";
  write(*tree, "out/" + kBcsc + "/scores.csv", "earlier");
  const fs::path second = tree->folder() / "out" / kRepresentative / "scores.csv";
  fs::remove(second);
  fs::create_directory(second);
  const ProcessResult result = tree->assay(run_of("spring.toml"));
  CHECK(result.status == 4);
  CHECK_THAT(result.err, ContainsSubstring("scores.csv"));
  CHECK(file_text(first) == "earlier");
}

TEST_CASE("administration: an instrument that the client does not use is told at its place") {
  const auto tree = two_vendors();
  if (!tree) return;
  write(*tree, "spring.toml", kHead + input("bcsc.csc-361", kSamples / "responses.csv"));
  const ProcessResult result = tree->assay(run_of("spring.toml"));
  CHECK(result.status == 1);
  CHECK_THAT(result.err, ContainsSubstring("spring.toml:6:1: the client demo does not use this instrument"));
  CHECK_THAT(result.err, ContainsSubstring("did you mean bcsc.csc-360?"));
  CHECK_FALSE(tree->has("out"));
}

TEST_CASE("administration: check reads every row that it names, without a client") {
  const auto tree = two_vendors();
  if (!tree) return;
  write(*tree, "bad.csv", "case,rater,role,p1,p2,p3,p4\njane,v,assessment,50,1,2,x\n");
  write(*tree, "good.toml", kHead + input(kBcsc, kSamples / "responses.csv"));
  write(*tree, "bad.toml", kHead + input(kRepresentative, "bad.csv") + input("acme.unknown", "bad.csv"));
  const ProcessResult good = tree->assay({"check", "good.toml"});
  CHECK(good.status == 0);
  CHECK(good.out == "good.toml: administration, nothing to complain about\n");
  const ProcessResult bad = tree->assay({"check", "bad.toml"});
  CHECK(bad.status == 1);
  CHECK_THAT(bad.err, ContainsSubstring("bad.csv:2:"));
  CHECK_THAT(bad.err, ContainsSubstring("bad.toml:10:1: no plugin provides instrument \"acme.unknown\""));
}

TEST_CASE("administration: it takes the place of the options that name one instrument's files") {
  for (const char* option : {"--instrument", "--responses", "--cases", "--comments"}) {
    TemporaryFolder folder;
    Words words = run_of("x.toml");
    words.insert(words.end(), {option, "x"});
    const ProcessResult result = assay_in(folder.path(), words);
    INFO(option);
    CHECK(result.status == 2);
    CHECK_THAT(result.err, ContainsSubstring(option));
  }
}

TEST_CASE("administration: what too few said is withheld in the folder of its instrument, with their comments") {
  const auto tree = two_vendors();
  if (!tree) return;
  const auto few = [](bool other_answers) {
    Ratings ratings;
    std::vector<Words> rows;
    std::size_t others = 0;
    for (Words row : ratings.rows) {
      if (row[2] == "other" && others++ >= 2) continue;
      for (std::size_t c = 3; other_answers && row[2] == "other" && c < row.size(); ++c) row[c] = row[c] == "1" ? "7" : "1";
      rows.push_back(std::move(row));
    }
    ratings.rows = std::move(rows);
    return ratings;
  };
  const Ratings ratings = few(false);
  write(*tree, "survey.csv", ratings.text());
  write(*tree, "comments.csv", "case,rater,role,item,text\njane," + ratings.rows.back()[1] + ",other,,Kept to myself\n");
  write(*tree, "spring.toml", kHead + input(kBcsc, "survey.csv", "comments = \"comments.csv\"\n") +
                                  input(kRepresentative, kChally / "representative-percentiles.csv"));
  const ProcessResult result = tree->assay(run_of("spring.toml"));
  INFO(result.err);
  REQUIRE(result.status == 0);
  CHECK_THAT(result.out, ContainsSubstring("1 case with withheld figures: out/bcsc.csc-360/disclosure.csv says which"));
  const fs::path out = tree->folder() / "out" / kBcsc;
  CHECK_THAT(file_text(out / "disclosure.csv"), ContainsSubstring("jane,other,,few,,few,withheld"));
  const auto scores = scores_of(file_text(out / "scores.csv"), "jane");
  CHECK(scores.count("u1,other") == 0);
  CHECK(scores.at("q1,all").at("n") == "3");  // self and two managers
  const std::string report = file_text(out / "reports/jane.bcsc.individual.json");
  CHECK(report.find("Kept to myself") == std::string::npos);
  CHECK_THAT(report, ContainsSubstring("What is not shown, and why"));
  CHECK_THAT(report, ContainsSubstring("comments are not shown, since fewer than 3 answered"));
  CHECK_THAT(file_text(out / "run.json"), ContainsSubstring("\"minimum_raters\": 3"));

  // Whatever they said, what is published stays the same; the record has the digest of the ratings.
  auto before = files_under(tree->folder() / "out");
  write(*tree, "survey.csv", few(true).text());
  REQUIRE(tree->assay(run_of("spring.toml")).status == 0);
  auto after = files_under(tree->folder() / "out");
  for (auto* files : {&before, &after}) files->erase(kBcsc + "/run.json");
  CHECK(before == after);
}

TEST_CASE("administration: each instrument is held against its earlier results, wherever they stand") {
  const auto tree = two_vendors();
  if (!tree) return;
  // Jane's four others of a first run, and one of them changed his mind on q1.
  const std::string ratings = file_text(kSamples / "responses.csv");
  write(*tree, "first.csv", ratings);
  const std::size_t last = ratings.rfind("jane,", ratings.size() - 2);
  std::size_t answer = last;
  for (int comma = 0; comma < 3; ++comma) answer = ratings.find(',', answer) + 1;
  std::string changed = ratings;
  changed[answer] = changed[answer] == '7' ? '6' : '7';
  write(*tree, "second.csv", changed);
  write(*tree, "first.toml", kHead + input(kBcsc, "first.csv"));
  write(*tree, "second.toml", kHead + input(kBcsc, "second.csv") + input(kRepresentative, kChally / "representative-percentiles.csv"));
  const auto run = [&](const std::string& file, const std::string& out, const std::string& previous) {
    Words words = {"run", "--client", "demo", "--administration", file, "--out", out};
    if (!previous.empty()) words.insert(words.end(), {"--previous", previous});
    return tree->assay(words);
  };
  REQUIRE(run("first.toml", "first", "").status == 0);
  for (const std::string previous : {"first", "first/bcsc.csc-360"}) {
    CAPTURE(previous);
    const ProcessResult result = run("second.toml", "second", previous);
    INFO(result.err);
    REQUIRE(result.status == 0);
    const std::string told = file_text(tree->folder() / "second/bcsc.csc-360/disclosure.csv");
    CHECK_THAT(told, ContainsSubstring("jane,other,4,,0,,withheld,4"));  // q1 of the four others
  }
  const ProcessResult same = run("second.toml", "first", "first");
  CHECK(same.status == 1);
  CHECK_THAT(same.err, ContainsSubstring("the earlier results stand where these would be put"));
}

TEST_CASE("administration: earlier results of other instruments are refused") {
  const auto tree = two_vendors();
  if (!tree) return;
  write(*tree, "spring.toml", kHead + input(kBcsc, kSamples / "responses.csv"));
  tree->write(tree->folder() / "elsewhere/notes.txt", "nothing here");
  Words words = run_of("spring.toml");
  words.insert(words.end(), {"--previous", "elsewhere"});
  const ProcessResult result = tree->assay(words);
  CHECK(result.status == 1);
  CHECK_THAT(result.err, ContainsSubstring("the folder has no earlier results of these instruments"));
  CHECK_THAT(result.err, ContainsSubstring("elsewhere"));
  CHECK_FALSE(tree->has("out"));
}
