// Where results go, what their files are called, and what is left when writing fails.
#include <nlohmann/json.hpp>

#include "program.hpp"

using namespace program;

TEST_CASE("output: a run into a folder that has results replaces its own files and leaves others") {
  const TemporaryFolder folder;
  folder.write("out/scores.csv", "old");
  folder.write("out/note.txt", "mine");
  REQUIRE(assay_in(folder.path(), run_words(sample("responses.csv"), {"--formats", "json", "--out", "out"}))
              .status == 0);
  CHECK(file_text(folder / "out/note.txt") == "mine");
  CHECK(file_text(folder / "out/scores.csv").substr(0, 5) == "case,");
  CHECK(std::distance(fs::directory_iterator(folder / "out"), fs::directory_iterator()) == 5);
}

TEST_CASE("output: case ids that are no file names make safe ones") {
  const TemporaryFolder folder;
  Ratings ratings;
  ratings.rows.resize(1);
  for (const char* id : {"../x", "a/b", "\"\xC3\xBC,\"\"q\"\"\"", "..", "CON.", "a b"}) ratings.add_case(id);
  folder.write("r.csv", ratings.text());
  const ProcessResult result =
      assay_in(folder.path(), run_words("r.csv", {"--formats", "json", "--out", "deep/out"}));
  INFO(result.err);
  REQUIRE(result.status == 0);
  std::set<std::string> names;
  for (const auto& [name, content] : files_under(folder / "deep")) names.insert(name);
  CHECK(names == std::set<std::string>{
                     "out/scores.csv", "out/disclosure.csv", "out/run.json", "out/reports/%2E.%2Fx.bcsc.individual.json",
                     "out/reports/a%2Fb.bcsc.individual.json",
                     "out/reports/%C3%BC%2C%22q%22.bcsc.individual.json",
                     "out/reports/%2E%2E.bcsc.individual.json", "out/reports/CON%2E.bcsc.individual.json",
                     "out/reports/a%20b.bcsc.individual.json"});
  CHECK_THAT(file_text(folder / "deep/out/scores.csv"),
             ContainsSubstring("\n\"\xC3\xBC,\"\"q\"\"\",bcsc.csc-360,item,q1,self,"));
  CHECK(fs::exists(folder / "x") == false);
}

TEST_CASE("output: a folder for results that is a file ends with exit 4, and the file stays") {
  const TemporaryFolder folder;
  folder.write("out", "mine");
  const ProcessResult result =
      assay_in(folder.path(), run_words(sample("responses.csv"), {"--formats", "json", "--out", "out"}));
  CHECK(result.status == 4);
  CHECK(result.err ==
        "error: out: cannot make the folder: Not a directory\n"
        "  to do: name another folder, or take away what stands there\n");
  CHECK(file_text(folder / "out") == "mine");
}

TEST_CASE(
    "output: a result whose place is taken by a folder ends with exit 4, and nothing else is replaced") {
  const TemporaryFolder folder;
  folder.write("out/scores.csv", "old");
  folder.write("out/run.json/in-the-way", "");
  const ProcessResult result =
      assay_in(folder.path(), run_words(sample("responses.csv"), {"--formats", "json", "--out", "out"}));
  CHECK(result.status == 4);
  CHECK_THAT(result.err,
             ContainsSubstring(
                 "error: out/run.json: cannot be written: Is a directory\n  to do: name another folder"));
  CHECK(file_text(folder / "out/scores.csv") == "old");
  CHECK_FALSE(fs::exists(folder / "out/reports"));
}

TEST_CASE("output: a disk that takes no more ends with exit 4, and nothing half-written is left") {
  const TemporaryFolder folder;
  Ratings ratings;
  for (int i = 0; i < 30; ++i) ratings.add_case("c" + std::to_string(i));
  folder.write("r.csv", ratings.text());
  folder.write("kept/scores.csv", "old");
  // Below one report, then enough for a report and too little for the scores of 31 cases.
  for (const rlim_t limit : {rlim_t{20000}, rlim_t{500000}}) {
    for (const std::string out : {"out", "kept"}) {
      ProcessOptions options;
      options.largest_file = limit;
      const ProcessResult result =
          assay_in(folder.path(), run_words("r.csv", {"--formats", "json", "--out", out}), options);
      CHECK(result.status == 4);
      CHECK_THAT(result.err,
                 ContainsSubstring("cannot be written: File too large\n  to do: allow larger files"));
    }
    CHECK_FALSE(fs::exists(folder / "out"));
    CHECK(files_under(folder / "kept") == std::map<std::string, std::string>{{"scores.csv", "old"}});
    CHECK(std::distance(fs::directory_iterator(folder / "kept"), fs::directory_iterator()) == 1);
  }
}

TEST_CASE("output: standard output that takes nothing ends with exit 4") {
  const TemporaryFolder folder;
  const ProcessResult result =
      run_process({"/bin/sh", "-c", "'" + (kBuild / "bin/assay").string() + "' list clients > /dev/full"});
  CHECK(result.status == 4);
  CHECK_THAT(result.err, ContainsSubstring("error: standard output: cannot be written"));
}

TEST_CASE("output: --keep-going leaves bad rows out, tells them in rejected.csv, and goes on") {
  const TemporaryFolder folder;
  Ratings ratings;
  ratings.add_case("ana").add_case("ben");
  const std::string bad = "ana,m1,manager";
  ratings.at(9, "q1") = "8";        // ana's first manager, line 10
  ratings.at(15, "role") = "boss";  // ben's self, line 16: the case goes as a whole
  folder.write("r.csv", ratings.text());
  const ProcessResult result =
      assay_in(folder.path(), run_words("r.csv", {"--formats", "json", "--keep-going", "--out", "out"}));
  CHECK(result.status == 0);
  CHECK_THAT(result.out, ContainsSubstring("2 cases scored: out/scores.csv\n"));
  CHECK_THAT(result.out, ContainsSubstring("8 rows left out: out/rejected.csv\n"));
  CHECK_THAT(result.err, ContainsSubstring("warning: responses: r.csv:10:"));
  CHECK_THAT(result.err, ContainsSubstring("warning: responses: r.csv:16:"));
  CHECK(result.err.find("\\x") == std::string::npos);  // nothing of it is escaped: a warning is one line
  CHECK(std::count(result.err.begin(), result.err.end(), '\n') == 2);

  const std::string rejected = file_text(folder / "out/rejected.csv");
  CHECK(rejected.substr(0, 32) == "line,reason,case,rater,role,q1,q");
  CHECK_THAT(rejected,
             ContainsSubstring("\n10,\"q1: the answer is not on the scale (\"\"8\"\")\",ana,m1,manager,8,"));
  CHECK_THAT(rejected,
             ContainsSubstring("\n16,\"role: the role is not known (\"\"boss\"\")\",ben,jane,boss,"));
  CHECK_THAT(
      rejected,
      ContainsSubstring("\n17,\"case \"\"ben\"\" has no rater in the role \"\"self\"\"\",ben,m1,manager,"));
  CHECK(std::count(rejected.begin(), rejected.end(), '\n') == 9);

  const std::string scores = file_text(folder / "out/scores.csv");
  CHECK(scores.find("\nben,") == std::string::npos);
  auto ana = scores_of(scores, "ana");
  CHECK(ana["q1,manager"]["n"] == "1");
  CHECK(ana["q1,manager"]["mean"] == "7");
  const auto record = nlohmann::json::parse(file_text(folder / "out/run.json"));
  CHECK(record["outputs"][2]["file"] == "rejected.csv");
}

TEST_CASE("output: --keep-going with no good case left is an error like any other") {
  const TemporaryFolder folder;
  Ratings ratings;
  ratings.at(1, "role") = "boss";
  folder.write("r.csv", ratings.text());
  const ProcessResult result =
      assay_in(folder.path(), run_words("r.csv", {"--formats", "json", "--keep-going", "--out", "out"}));
  CHECK(result.status == 1);
  CHECK_FALSE(fs::exists(folder / "out"));
}

TEST_CASE("output: cases without responses are told and left out") {
  const TemporaryFolder folder;
  folder.write("p.csv", "case,name\njane,Jane\nben,Ben\n");
  const ProcessResult result =
      assay_in(folder.path(),
               run_words(sample("responses.csv"), {"--cases", "p.csv", "--formats", "json", "--out", "out"}));
  CHECK(result.status == 0);
  CHECK(result.err == "warning: cases: 1 of the 2 cases in p.csv have no responses and are left out\n");
}

TEST_CASE("output: a case id too long for a file name is refused, and nothing is written") {
  const TemporaryFolder folder;
  Ratings ratings;
  ratings.rows.resize(1);
  ratings.add_case(std::string(300, 'x'));
  folder.write("r.csv", ratings.text());
  const ProcessResult result = assay_in(folder.path(), run_words("r.csv", {"--formats", "json", "--out", "out"}));
  CHECK(result.status == 1);
  CHECK_THAT(result.err, ContainsSubstring("the id of a case is too long for the name of its report"));
  CHECK_THAT(result.err, ContainsSubstring("to do: give the case a shorter id"));
  CHECK_FALSE(fs::exists(folder / "out"));
}

TEST_CASE("output: an interrupted run leaves nothing behind") {
  const TemporaryFolder folder;
  Ratings ratings;
  ratings.rows.resize(1);
  for (int i = 0; i < 2000; ++i) ratings.add_case("c" + std::to_string(i));
  folder.write("r.csv", ratings.text());
  Words words = {"/usr/bin/timeout", "--foreground", "--preserve-status", "--signal=INT", "0.7", (kBuild / "bin/assay").string()};
  for (const std::string& word : run_words("r.csv", {"--formats", "html,json", "--out", "out"})) words.push_back(word);
  ProcessOptions options;
  options.folder = folder.path();
  const ProcessResult result = run_process(words, options);
  INFO(result.err);
  CHECK(result.status == 128 + 2);  // as the shell tells the end by SIGINT
  CHECK_THAT(result.err, ContainsSubstring("interrupted; nothing was written"));
  CHECK_FALSE(fs::exists(folder / "out"));
}

TEST_CASE("output: what an earlier run wrote and this one does not is taken away") {
  const TemporaryFolder folder;
  Ratings two;
  two.add_case("tom").at(2, "q1") = "9";
  folder.write("two.csv", two.text());
  REQUIRE(assay_in(folder.path(), run_words("two.csv", {"--formats", "json", "--keep-going", "--out", "out"})).status == 0);
  REQUIRE(fs::exists(folder / "out/rejected.csv"));
  REQUIRE(fs::exists(folder / "out/reports/tom.bcsc.individual.json"));
  folder.write("out/reports/mine.txt", "mine");
  REQUIRE(assay_in(folder.path(), run_words(sample("responses.csv"), {"--formats", "json", "--out", "out"})).status == 0);
  CHECK_FALSE(fs::exists(folder / "out/rejected.csv"));
  CHECK_FALSE(fs::exists(folder / "out/reports/tom.bcsc.individual.json"));
  CHECK(fs::exists(folder / "out/reports/jane.bcsc.individual.json"));
  CHECK(file_text(folder / "out/reports/mine.txt") == "mine");
}

TEST_CASE("output: with --keep-going a case that is lost as a whole is told") {
  const TemporaryFolder folder;
  Ratings two;
  two.add_case("tom");
  two.at(8, "q1") = "9";  // tom as self
  folder.write("two.csv", two.text());
  const ProcessResult result = assay_in(folder.path(), run_words("two.csv", {"--formats", "json", "--keep-going", "--out", "out"}));
  CHECK(result.status == 0);
  CHECK_THAT(result.out, ContainsSubstring("1 case scored"));
  CHECK_THAT(result.out, ContainsSubstring("1 case left out; out/rejected.csv says why"));
}

namespace {

// Runs the sample with comments of the test's own; gives what was said on standard error.
std::string refused_comments(const std::string& rows) {
  const TemporaryFolder folder;
  folder.write("c.csv", "case,rater,role,item,text\n" + rows);
  const ProcessResult result = assay_in(
      folder.path(), run_words(sample("responses.csv"), {"--comments", "c.csv", "--formats", "json", "--out", "out"}));
  CHECK(result.status == 1);
  CHECK_FALSE(fs::exists(folder / "out"));
  return result.err;
}

}  // namespace

TEST_CASE("comments: one by somebody who did not rate the case is refused") {
  const std::string said = refused_comments("jane,ghost,other,q1,Boo\n");
  CHECK_THAT(said, ContainsSubstring("c.csv:2: a comment by somebody who did not rate case \"jane\""));
  CHECK_THAT(said, ContainsSubstring("found: \"ghost\""));
}

TEST_CASE("comments: one in another role than the rater's answers is refused") {
  const std::string said = refused_comments("jane,o1,manager,q1,Well done\n");
  CHECK_THAT(said, ContainsSubstring("c.csv:2: a comment in another role than the rater's answers"));
  CHECK_THAT(said, ContainsSubstring("accepted: \"other\""));
}

TEST_CASE("comments: with --keep-going one in another role is warned of and never printed") {
  const TemporaryFolder folder;
  folder.write("c.csv", "case,rater,role,item,text\njane,o1,manager,q1,Not mine\njane,o1,other,q1,Mine\n");
  const ProcessResult result =
      assay_in(folder.path(), run_words(sample("responses.csv"), {"--comments", "c.csv", "--keep-going", "--formats",
                                                                  "json", "--out", "out"}));
  CHECK(result.status == 0);
  CHECK_THAT(result.err, ContainsSubstring("c.csv:2: a comment in another role than the rater's answers"));
  const std::string report = file_text(folder / "out/reports/jane.bcsc.individual.json");
  CHECK_THAT(report, ContainsSubstring("\"Mine\""));
  CHECK(report.find("Not mine") == std::string::npos);
}

TEST_CASE("comments: one on a case that nobody rated is refused") {
  const std::string said = refused_comments("jane,o1,other,q1,Fine\nzoe,o1,other,q1,Fine\n");
  CHECK_THAT(said, ContainsSubstring("c.csv:3:1: a comment on a case that has no responses"));
}
