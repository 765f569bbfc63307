// Three plugins in one process: by g++ with libstdc++ (the fixture "sound"), by clang with libc++, and in
// plain C.
#include "program.hpp"

using namespace program;

namespace {

const std::map<std::string, std::string> kFolders = {{"sound", "tests/plugins/sound"},
                                                     {"frozen", "tests/abi/frozen_1/frozen"},
                                                     {"libcxx", "tests/abi/libcxx/libcxx"}};

// A [[use]] of a profile.
std::string use(const std::string& instrument, const std::string& scorer, const std::string& reports,
                const std::string& formats) {
  return "\n[[use]]\ninstrument = \"" + instrument + ".survey\"\nscorer = \"" + scorer +
         ".scorer\"\nreports = [" + reports + "]\nformats = [" + formats + "]\n";
}

// What the runs read, with the plugins that are named and no other.
class Folder {
 public:
  explicit Folder(const std::set<std::string>& plugins) {
    for (const std::string& id : plugins) {
      fs::create_directories(folder_ / "tree/plugins");
      fs::copy(kBuild / kFolders.at(id), folder_ / "tree/plugins" / id, fs::copy_options::recursive);
    }
    fs::create_directories(folder_ / "tree/bin");
    fs::copy_file(kBuild / "bin/assay", folder_ / "tree/bin/assay");
    folder_.write("tree/configs/assay.toml", "");
    folder_.write("sound.csv", "case,rater,role,q1,q2\nana,a,self,1,2\nana,b,other,3,NA\n");
    folder_.write("frozen.csv", "case,rater,role,q1,q2,q3\nana,a,self,3,2,5\n");
    folder_.write("libcxx.csv", "case,rater,role,a,b\nana,a,self,2,3\n");
    std::string inputs;
    for (const char* id : {"sound", "frozen", "libcxx"}) {
      inputs +=
          "\n[[input]]\ninstrument = \"" + std::string(id) + ".survey\"\nresponses = \"" + id + ".csv\"\n";
    }
    folder_.write("all.toml",
                  "[administration]\nid = \"all\"\ntitle = \"All\"\ndate = \"2020-02-03\"\n" + inputs);
  }

  ProcessResult run(const std::string& profile, const Words& words) const {
    folder_.write("tree/configs/clients/c.toml", "[client]\nid = \"c\"\nname = \"C\"\n" + profile + "[disclosure]\nminimum-raters = 1\nminimum-comment-raters = 1\n");
    Words all = {"run", "--client", "c", "--out", "out"};
    all.insert(all.end(), words.begin(), words.end());
    return assay_in(folder_.path(), all, {}, folder_ / "tree");
  }
  ProcessResult run_alone(const std::string& profile, const std::string& id) const {
    return run(profile, {"--instrument", id + ".survey", "--responses", id + ".csv", "--date", "2020-02-03"});
  }
  std::string text(const std::string& name) const { return file_text(folder_ / ("out/" + name)); }
  bool has(const std::string& name) const { return fs::exists(folder_ / name); }

 private:
  TemporaryFolder folder_;
};

const std::string kReports = "\"sound.letter\", \"libcxx.letter\", \"frozen.person\"";
const std::string kFormats = "\"plain\", \"lines\", \"words\"";

}  // namespace

TEST_CASE("side by side: three compilers' plugins export the entry and nothing else") {
  for (const auto& [id, folder] : kFolders) {
    if (id == "sound") continue;  // a fixture, which is not linked as a plugin for customers is
    const ProcessResult nm = run_process({"/usr/bin/nm", "-D", "--defined-only", "--format=just-symbols",
                                          (kBuild / folder / (id + ".so")).string()});
    INFO(nm.err);
    CHECK(nm.status == 0);
    CHECK(nm.out == "assay_plugin_entry\n");
  }
}

TEST_CASE("side by side: in one run each plugin gives what it gives alone") {
  const Folder together({"sound", "frozen", "libcxx"});
  const ProcessResult all = together.run(use("sound", "sound", kReports, kFormats) +
                                             use("frozen", "frozen", "\"frozen.person\"", kFormats) +
                                             use("libcxx", "libcxx", kReports, kFormats),
                                         {"--administration", "all.toml"});
  INFO(all.err);
  REQUIRE(all.status == 0);
  CHECK(all.err.empty());
  const std::pair<std::string, std::pair<std::string, std::string>> kOwn[] = {
      {"sound", {"sound.letter", "plain"}},
      {"frozen", {"frozen.person", "lines"}},
      {"libcxx", {"libcxx.letter", "words"}}};
  for (const auto& [id, own] : kOwn) {
    INFO(id);
    const Folder alone({id});
    const ProcessResult one = alone.run_alone(use(id, id, '"' + own.first + '"', '"' + own.second + '"'), id);
    INFO(one.err);
    REQUIRE(one.status == 0);
    CHECK(together.text(id + ".survey/scores.csv") == alone.text("scores.csv"));
    const std::string extension = own.second == "plain" ? "txt" : own.second;
    const std::string report = "reports/ana." + own.first + "." + extension;
    CHECK(together.text(id + ".survey/" + report) == alone.text(report));
  }
}

TEST_CASE("side by side: instrument, scorer, report and renderer of different plugins work together") {
  const Folder folder({"sound", "frozen", "libcxx"});
  const ProcessResult run = folder.run(use("sound", "libcxx", "\"sound.letter\"", "\"words\""),
                                       {"--instrument", "sound.survey", "--responses", "sound.csv"});
  INFO(run.err);
  REQUIRE(run.status == 0);
  // 1 + 3, and 2 alone.
  CHECK(
      folder.text("scores.csv") ==
      "case,instrument,level,id,role,sum\nana,sound.survey,item,q1,all,4\nana,sound.survey,item,q2,all,2\n");
  CHECK(folder.text("reports/ana.sound.letter.words") == "2 1\n4 1\nC 1\nDear 1\nYours, 1\nana 1\nsum 2\n");
}

TEST_CASE("side by side: what is thrown inside the libc++ plugin ends the run with its words") {
  const std::pair<std::string, std::string> kFaults[] = {
      {"create", "libc++ will not create"},
      {"score", "scoring failed: vector\n"},  // all that libc++'s own out_of_range says
      {"write", "libc++ will not write"},
      {"render", "an exception of an unknown type was thrown"}};
  for (const auto& [fault, words] : kFaults) {
    INFO(fault);
    const Folder folder({"sound", "frozen", "libcxx"});
    const ProcessResult run = folder.run_alone(
        "\n[plugins.libcxx]\noptions = { fault = \"" + fault + "\" }\n" +
            use("libcxx", "libcxx", "\"libcxx.letter\", \"frozen.person\"", "\"lines\", \"words\""),
        "libcxx");
    CHECK(run.status == 3);
    CHECK_THAT(run.err, ContainsSubstring("plugin libcxx"));
    CHECK_THAT(run.err, ContainsSubstring(words));
    CHECK_FALSE(folder.has("out"));
  }
}
