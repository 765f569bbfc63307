// Plugins of other times in today's program: the one that was frozen with each version, the same one from a time
// to come, when structs and tables have grown at their ends, and the frozen one under a program of such a time.
// What comes out was worked out by hand.
#include "program.hpp"

using namespace program;

namespace {

const std::string kResponses =
    "case,rater,role,q1,q2,q3\n"
    "ana,s,self,3,2,NA\nana,m,other,5,1,2\nana,p,peer,4,3,5\n"
    "bob,s,self,1,5,1\nbob,m,other,2,4,5\n"
    "cy,s,self,1,5,1\ncy,m,other,2,4,5\n";
const std::string kCases = "case,name,team\nana,Ana Alt,red\nbob,Bob Neu,blue\ncy,Cy Roth,red\n";
const std::string kComments = "case,rater,role,item,text\nana,m,other,,Good work\nana,s,self,q1,I try\n";
const std::string kProfile =
    "[client]\nid = \"old\"\nname = \"Old Client\"\n\n"
    "[plugins.frozen]\noptions = { signature = true }\n\n"
    "[[use]]\ninstrument = \"frozen.survey\"\nscorer = \"frozen.scorer\"\n"
    "reports = [\"frozen.person\", \"frozen.groups\"]\nformats = [\"lines\"]\nnorm = \"frozen.norm\"\n"
    "group-by = \"team\"\n\n"
    "[disclosure]\nminimum-raters = 1\nminimum-comment-raters = 1\nminimum-cases = 1\n\n"
    "[[use]]\ninstrument = \"frozen.profile\"\nscorer = \"frozen.scorer\"\nreports = [\"frozen.person\"]\n"
    "formats = [\"lines\"]\n\n"
    "[comparison]\nreports = [\"frozen.across\"]\nformats = [\"lines\"]\n\n"
    "[branding]\nfooter = \"Foot\"\naccent = \"#000fff\"\n";

// A reversed answer is 6 less the answer; q3 weighs 2, the others 1. The peer counts as other. Ranks are by
// the norm: a listening of 4 reaches 3 and 3.5, the median, and not 4.5; a service of 3.8 does not reach 3.9.
// Low is a unit's mean under 3.6.
const std::string kScoresOfAna =
    "ana,frozen.survey,item,q1,self,1,,3,\n"
    "ana,frozen.survey,item,q1,other,2,,4.5,\n"
    "ana,frozen.survey,item,q1,all,3,,4,\n"
    "ana,frozen.survey,item,q2,self,1,,4,\n"
    "ana,frozen.survey,item,q2,other,2,,4,\n"
    "ana,frozen.survey,item,q2,all,3,,4,\n"
    "ana,frozen.survey,item,q3,self,0,,,\n"
    "ana,frozen.survey,item,q3,other,2,,3.5,\n"
    "ana,frozen.survey,item,q3,all,2,,3.5,\n"
    "ana,frozen.survey,unit,listening,self,2,,3.5,\n"
    "ana,frozen.survey,unit,listening,other,4,,4.25,\n"
    "ana,frozen.survey,unit,listening,all,6,50,4,\n"
    "ana,frozen.survey,unit,speaking,self,0,,,\n"
    "ana,frozen.survey,unit,speaking,other,2,,3.5,\n"
    "ana,frozen.survey,unit,speaking,all,2,,3.5,1\n"
    "ana,frozen.survey,area,service,self,2,,3.5,\n"
    "ana,frozen.survey,area,service,other,6,,3.875,\n"
    "ana,frozen.survey,area,service,all,8,0,3.8,\n";

const std::string kHead = "lines for name=Old Client footer=Foot accent=4095:0 options=4\n";

// The digits are kinds of elements, from 1 for DOCUMENT to 20 for PAGE_BREAK; flags and styles add up.
const std::string kPerson =
    kHead +
    R"(1 title=Report @language=en @date=2020-02-03 @subject=ana @instrument=frozen.survey
  2 title=Ana Alt note=Old Client @team=red @Self=1 @Others=2
  3
    4 id=scores title=Scores lines=1
    4 id=comments title=What was said lines=1
  5 id=scores title=Scores
    7
      'Norm of the survey 1.0.0, 200 people, made up'
    10 |Construct:2:0 |Answers:0.5:1 |Percentile rank:0.5:1 |Mean rating:0.5:1 |Low:0.5:1
      11
        12 flags=2
          'Listening to people'
        12
          '6' style=1
        12
          '50' style=1
        12
          '4' style=1
        12
          'none' style=6
      11
        12 flags=2
          'Speaking'
        12
          '2' style=1
        12
          'none' style=6
        12
          '3.5' style=1
        12
          '1' style=1
      11
        12 flags=2
          'Service'
        12
          '8' style=1
        12
          '0' style=1
        12
          '3.8' style=1
        12
          'none' style=6
    chart 1 id=means title=Means description=The mean of each construct. value=Mean rating from 1 to 5 |Listening to people/Listening |Speaking/Speaking |Service/Service
      series All role=all: 4 3.5 3.8
      series Target reference=1: 4.5 none none
  5 id=comments title=What was said flags=4
    16 title=Self note=Lets others finish role=comment
      'I try'
    16 title=Others role=comment
      'Good work'
    19 lines=2
    19 blank=1
    19 blank=2
    7
      'Back to the scores' target=#scores
)";

// Red is ana and cy: listening (4 + 1.5) / 2, speaking (3.5 + 3) / 2, service (3.8 + 2.25) / 2.
const std::string kGroups = kHead + R"(1 title=Frozen survey
  10 title=team note=2020-02-03 |Construct:0:0 |People:0:2 |Mean:0:1
    11 flags=16
      12 span=3
        'red'
    11
      12
        'Listening to people'
      12
        '2'
      12
        '2.75'
    11
      12
        'Speaking'
      12
        '2'
      12
        '3.25'
    11
      12
        'Service'
      12
        '2'
      12
        '3.025'
    11 flags=16
      12 span=3
        'blue'
    11
      12
        'Listening to people'
      12
        '1'
      12
        '1.5'
    11
      12
        'Speaking'
      12
        '1'
      12
        '3'
    11
      12
        'Service'
      12
        '1'
      12
        '2.25'
)";

const std::string kForm = kHead + R"(1 title=Frozen survey
  6
    'survey'
  15 title=It stays as it is.
    8
      9
        'code' style=4
        'F1'
      9
        'places' style=4
        'Bonn'
      9
        'places' style=4
        'Oslo'
  13
    14 title=Items
      '3'
    14 title=Roles
      '3'
    14 title=Levels
      '2'
    14 title=Forms
      '0'
    14 title=Method
      '2'
    14 title=Roll-up
      '1'
  20
  5 id=service title=Service note=area flags=8
    18
  5 id=listening title=Listening to people note=unit flags=8
    17
      12 title=low
        8
          9
            'Interrupts'
          9
            'Looks away'
      12 title=high
        8
          9
            'Sums up'
    8 flags=1
      9
        'Speaking'
    18
      19 title=Lets others finish blank=3 ?Never ?Always ?Cannot say
      19 title=Overlooks things blank=3 ?Never ?Always ?Cannot say
  5 id=speaking title=Speaking note=unit flags=8
    18
      19 title=Is understood blank=3 ?Never ?Always ?Cannot say
)";

// No theme names speaking, and it has no norm, so its mean speaks: 3.5 on 1 to 5 lies at (3.5 - 1) / 4 of
// 100.
const std::string kAcross = kHead + R"(1 title=Bridge note=Ana Alt
  7
    '2020-02-03'
  7
    'frozen.survey'
    'Fixtures'
    'scored'
  7
    'frozen.profile'
    'Fixtures'
    'scored'
  5 id=dialogue title=Dialogue note=Both ways.
    7
      'exact'
    8
      9
        'Frozen survey' style=1
        'listening'
        'Listening to people'
        'Takes in what is said.' style=2
        'Percentile rank'
        'rank 50 of 0 to 100, at 50'
    7
      'close'
    8
      9
        'Frozen profile' style=1
        'fit'
        'Fit'
        'Suits the job.' style=2
        'Mean rating'
        'rating 64 of 0 to 100, at 64'
  5 id=talk title=Talk
    7
      'broad'
    8
      9
        'Frozen profile' style=1
        'fit'
        'Fit'
        'Suits the job.' style=2
        'Mean rating'
        'rating 64 of 0 to 100, at 64'
  5 id=rest title=Not covered
    8
      9
        'Frozen survey' style=1
        'speaking'
        'Speaking'
        'Mean rating'
        'rating 3.5 of 1 to 5, at 62.5'
)";

// A folder with everything that the runs below read.
class Files {
 public:
  explicit Files(std::string plugins) : plugins_(std::move(plugins)) {
    folder_.write("configs/clients/old.toml", kProfile);
    folder_.write("configs/assay.toml", "");
    folder_.write("r.csv", kResponses);
    folder_.write("cases.csv", kCases);
    folder_.write("comments.csv", kComments);
    folder_.write("p.csv", "case,rater,role,p1\nana,s,self,64\n");
    folder_.write(
        "a.toml",
        "[administration]\nid = \"a\"\ntitle = \"A\"\ndate = \"2020-02-03\"\ncases = \"cases.csv\"\n\n"
        "[[input]]\ninstrument = \"frozen.survey\"\nresponses = \"r.csv\"\n\n"
        "[[input]]\ninstrument = \"frozen.profile\"\nresponses = \"p.csv\"\n");
    folder_.write(
        "bridge.toml",
        "[crosswalk]\nid = \"bridge\"\ntitle = \"Bridge\"\n\n"
        "[[theme]]\nid = \"dialogue\"\ntitle = \"Dialogue\"\nnote = \"Both ways.\"\n\n"
        "[[theme.member]]\ninstrument = \"frozen.survey\"\nconstruct = \"listening\"\nmatch = \"exact\"\n\n"
        "[[theme.member]]\ninstrument = \"frozen.profile\"\nconstruct = \"fit\"\nmatch = \"close\"\n\n"
        "[[theme]]\nid = \"talk\"\ntitle = \"Talk\"\n\n"
        "[[theme.member]]\ninstrument = \"frozen.profile\"\nconstruct = \"fit\"\nmatch = \"broad\"\n");
  }

  void run(Words words) const {
    for (const char* word : {"--config", "configs", "--client", "old", "--out", "out", "--plugins"})
      words.emplace_back(word);
    words.push_back((kBuild / "tests/abi" / plugins_).string());
    const ProcessResult result = assay_in(folder_.path(), words);
    INFO(result.err);
    REQUIRE(result.status == 0);
    CHECK(result.err.empty());
  }
  std::string text(const std::string& name) const { return file_text(folder_ / ("out/" + name)); }

 private:
  std::string plugins_;
  TemporaryFolder folder_;
};

std::vector<std::string> plugin_folders() {
  std::vector<std::string> folders = {"later", "frozen_clang", "behind_proxy"};
  std::string version;
  for (const char c : std::string(ASSAY_FROZEN_VERSIONS) + ";") {
    if (c != ';') {
      version += c;
    } else {
      folders.push_back("frozen_" + version);
      version.clear();
    }
  }
  return folders;
}

}  // namespace

TEST_CASE("plugins of other times: a run gives the scores and the reports worked out by hand") {
  for (const std::string& plugins : plugin_folders()) {
    INFO(plugins);
    const Files files(plugins);
    files.run({"run", "--instrument", "frozen.survey", "--responses", "r.csv", "--cases", "cases.csv",
               "--comments", "comments.csv", "--date", "2020-02-03"});
    const std::string scores = files.text("scores.csv");
    CHECK(scores.substr(0, scores.find("\nbob,") + 1) ==
          "case,instrument,level,id,role,n,rank,mean,low\n" + kScoresOfAna);
    CHECK(files.text("reports/ana.frozen.person.lines") == kPerson);
    CHECK(files.text("reports/group.frozen.groups.lines") == kGroups);
  }
}

TEST_CASE("plugins of other times: a sheet") {
  for (const std::string& plugins : plugin_folders()) {
    INFO(plugins);
    const Files files(plugins);
    files.run({"sheet", "frozen.survey", "--reports", "frozen.form"});
    CHECK(files.text("frozen.form.lines") == kForm);
  }
}

TEST_CASE("plugins of other times: a comparison") {
  for (const std::string& plugins : plugin_folders()) {
    INFO(plugins);
    const Files files(plugins);
    files.run({"compare", "--administration", "a.toml", "--case", "ana", "--crosswalk", "./bridge.toml"});
    CHECK(files.text("reports/ana.frozen.across.lines") == kAcross);
  }
}
