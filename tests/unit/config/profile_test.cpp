#include "assay/config.hpp"
#include "catch.hpp"
#include "temporary_folder.hpp"
#include "thrown.hpp"

using assay::ClientProfile;
using assay::Problem;

namespace {

const std::string kClient = "[client]\nid = \"acme\"\nname = \"Acme Ltd\"\n";  // three lines

ClientProfile read(const TemporaryFolder& folder, const std::string& text) {
  return assay::read_client_profile(folder.write("clients/acme.toml", text));
}

// The one problem of a profile that begins with kClient, so that `rest` begins in line 4.
Problem problem_with(const std::string& rest) {
  const TemporaryFolder folder;
  const Problem problem = problem_of([&] { read(folder, kClient + rest); });
  CHECK(problem.where.file == (folder.path() / "clients/acme.toml").string());
  return problem;
}

void check_place(const Problem& problem, std::uint64_t line, std::uint64_t column, const std::string& key) {
  CHECK(problem.where.line == line);
  CHECK(problem.where.column == column);
  CHECK(problem.key == key);
}

}  // namespace

TEST_CASE("profile: every part of a full one is read") {
  const TemporaryFolder folder;
  folder.write("clients/logo.svg", "<svg/>");
  const std::string digest(64, 'A');
  const ClientProfile profile = read(folder, R"(
[client]
id = "acme"
name = "Acme Ltd"
locale = "en-GB"
plugin-path = ["../plugins", "/srv/plugins"]

[plugins.bcsc]
sha256 = ")" + digest + R"("
options = { highlights = 4 }

[[use]]
instrument = "bcsc.csc-360"
scorer = "bcsc.scorer"
reports = ["bcsc.individual", "bcsc.framework"]
formats = ["html", "json"]
norm = "bcsc.isg-illustrative"
options = { note_percentile = 30.5 }

[branding]
footer = "Confidential"
accent = "#0A0b0C"
logo = "logo.svg"
)");
  CHECK(profile.source == (folder.path() / "clients/acme.toml").string());
  CHECK(profile.id == "acme");
  CHECK(profile.name == "Acme Ltd");
  CHECK(profile.locale == "en-GB");
  REQUIRE(profile.plugin_path.size() == 2);
  CHECK(profile.plugin_path[0] == folder.path() / "plugins");
  CHECK(profile.plugin_path[1] == "/srv/plugins");

  REQUIRE(profile.plugins.size() == 1);
  CHECK(profile.plugins[0].id == "bcsc");
  CHECK(profile.plugins[0].sha256 == std::string(64, 'a'));
  CHECK(profile.plugins[0].where.line == 8);
  REQUIRE(profile.plugins[0].options.size() == 1);
  CHECK(profile.plugins[0].options[0].key == "highlights");
  CHECK(profile.plugins[0].options[0].path == "plugins.bcsc.options.highlights");
  CHECK(profile.plugins[0].options[0].value.number() == 4);
  CHECK(profile.plugins[0].options[0].where.line == 10);
  CHECK(profile.plugins[0].options[0].where.column == 13);

  REQUIRE(profile.uses.size() == 1);
  const assay::Use& use = profile.uses[0];
  CHECK(use.instrument == "bcsc.csc-360");
  CHECK(use.scorer == "bcsc.scorer");
  CHECK(use.reports == std::vector<std::string>{"bcsc.individual", "bcsc.framework"});
  CHECK(use.formats == std::vector<std::string>{"html", "json"});
  CHECK(use.norm == "bcsc.isg-illustrative");
  CHECK(use.path == "use[0]");
  CHECK(use.where.line == 12);
  REQUIRE(use.options.size() == 1);
  CHECK(use.options[0].path == "use[0].options.note_percentile");
  CHECK(use.options[0].value.number() == 30.5);

  CHECK(profile.branding.footer == "Confidential");
  CHECK(profile.branding.accent == 0x0a0b0cu);
  CHECK(profile.branding.logo == folder.path() / "clients/logo.svg");
  CHECK(profile.branding.logo_where.line == 23);
  CHECK(profile.find_use("bcsc.csc-360") == &use);
  CHECK(profile.find_use("bcsc.csc") == nullptr);
}

TEST_CASE("profile: what may be left out has defaults") {
  const TemporaryFolder folder;
  const ClientProfile profile = read(folder, kClient + "[[use]]\ninstrument = \"a.i\"\nscorer = \"a.s\"\n");
  CHECK(profile.locale == "en");
  CHECK(profile.plugin_path.empty());
  CHECK(profile.plugins.empty());
  CHECK(profile.branding.accent == 0x1f4e79u);
  CHECK(profile.branding.logo.empty());
  REQUIRE(profile.uses.size() == 1);
  CHECK(profile.uses[0].norm.empty());
  CHECK(profile.uses[0].reports.empty());
}

TEST_CASE("profile: a use may name a content pack, and its place is kept") {
  const TemporaryFolder folder;
  const std::string use = "[[use]]\ninstrument = \"a.i\"\nscorer = \"a.s\"\n";
  CHECK(read(folder, kClient + use).uses[0].content.empty());
  const assay::Use worded = read(folder, kClient + use + "content = \"acme-de\"\n").uses[0];
  CHECK(worded.content == "acme-de");
  CHECK(worded.content_where.file == (folder.path() / "clients/acme.toml").string());
  CHECK(worded.content_where.line == 7);
  CHECK(worded.content_where.column == 1);
}

TEST_CASE("profile: a content pack that is no id, or no text, is refused at its place") {
  const std::string use = "[[use]]\ninstrument = \"a.i\"\nscorer = \"a.s\"\n";
  const Problem path = problem_with(use + "content = \"../de\"\n");
  check_place(path, 7, 1, "use[0].content");
  CHECK(path.what == "not an id");
  CHECK(path.found == "\"../de\"");
  const Problem list = problem_with(use + "content = [\"de\"]\n");
  check_place(list, 7, 11, "use[0].content");
  CHECK(list.accepted == "a text");
}

TEST_CASE("profile: group-by names the column of the groups, and is a text") {
  const std::string use = kClient + "[[use]]\ninstrument = \"a.i\"\nscorer = \"a.s\"\n";
  const TemporaryFolder folder;
  CHECK(read(folder, use).uses[0].group_by.empty());
  CHECK(read(folder, use + "group-by = \"team\"\n").uses[0].group_by == "team");
  const Problem problem = problem_with("[[use]]\ninstrument = \"a.i\"\nscorer = \"a.s\"\ngroup-by = 3\n");
  check_place(problem, 7, 12, "use[0].group-by");
}

TEST_CASE("profile: norms is another name of norm, as a text or an array of one") {
  const std::string use = kClient + "[[use]]\ninstrument = \"a.i\"\nscorer = \"a.s\"\n";
  const TemporaryFolder folder;
  CHECK(read(folder, use + "norms = \"a.n\"\n").uses[0].norm == "a.n");
  CHECK(read(folder, use + "norms = [\"a.n\"]\n").uses[0].norm == "a.n");
}

TEST_CASE("profile: norm and norms together are refused") {
  const Problem problem =
      problem_with("[[use]]\ninstrument = \"a.i\"\nscorer = \"a.s\"\nnorm = \"a.n\"\nnorms = \"a.n\"\n");
  check_place(problem, 8, 1, "use[0].norms");
  CHECK_THAT(problem.what, ContainsSubstring("both"));
}

TEST_CASE("profile: several norms are refused") {
  const Problem problem =
      problem_with("[[use]]\ninstrument = \"a.i\"\nscorer = \"a.s\"\nnorms = [\"a.n\", \"a.m\"]\n");
  check_place(problem, 7, 1, "use[0].norms");
  CHECK(problem.found == "a.n and a.m");
}

TEST_CASE("profile: a norm that is not an id is refused") {
  const Problem problem = problem_with("[[use]]\ninstrument = \"a.i\"\nscorer = \"a.s\"\nnorm = \"A n\"\n");
  check_place(problem, 7, 1, "use[0].norm");
  CHECK_THAT(problem.found, ContainsSubstring("A n"));
}

TEST_CASE("profile: an id that is not the file's name is refused") {
  const TemporaryFolder folder;
  const auto file = folder.write("clients/acme.toml", "[client]\nid = \"acne\"\nname = \"Acme\"\n");
  const Problem problem = problem_of([&] { assay::read_client_profile(file); });
  check_place(problem, 2, 1, "client.id");
  CHECK_THAT(problem.found, ContainsSubstring("acne"));
  CHECK_THAT(problem.accepted, ContainsSubstring("acme"));
  CHECK_THAT(problem.remedy, ContainsSubstring("acne.toml"));
}

TEST_CASE("profile: a missing client table is refused") {
  const TemporaryFolder folder;
  const Problem problem = problem_of([&] { read(folder, "\n[branding]\nfooter = \"x\"\n"); });
  CHECK(problem.key == "client");
}

TEST_CASE("profile: a locale that is no language tag is refused") {
  for (const char* locale :
       {"english!", "e", "en_GB", "", "en-", "en--GB", "abcdefghi", "1n", "en-abcdefghi"}) {
    INFO(locale);
    const Problem problem = problem_with("locale = \"" + std::string(locale) + "\"\n");
    check_place(problem, 4, 1, "client.locale");
  }
}

TEST_CASE("profile: an unknown key is refused with a suggestion") {
  const Problem problem =
      problem_with("[[use]]\ninstrument = \"a.i\"\nscorer = \"a.s\"\nscorrer = \"a.s\"\n");
  check_place(problem, 7, 1, "use[0].scorrer");
  CHECK_THAT(problem.remedy, ContainsSubstring("scorer"));
}

TEST_CASE("profile: a blank plugin folder is refused") {
  const Problem problem = problem_with("plugin-path = [\"a\", \" \"]\n");
  check_place(problem, 4, 21, "client.plugin-path[1]");
}

TEST_CASE("profile: a digest that is not one is refused") {
  for (const std::string& digest : {std::string(63, 'a'), std::string(65, 'a'), std::string(63, 'a') + "g"}) {
    const Problem problem = problem_with("[plugins.bcsc]\nsha256 = \"" + digest + "\"\n");
    check_place(problem, 5, 1, "plugins.bcsc.sha256");
    CHECK_THAT(problem.accepted, ContainsSubstring("64"));
  }
}

TEST_CASE("profile: a plugin's id that is not one is refused") {
  CHECK(problem_with("[plugins.\"B c\"]\n").what == "not the id of a plugin");
}

TEST_CASE("profile: a plugin's unknown key is refused") {
  check_place(problem_with("[plugins.bcsc]\nsha265 = \"x\"\n"), 5, 1, "plugins.bcsc.sha265");
}

TEST_CASE("profile: an instrument used twice is refused") {
  const std::string use = "[[use]]\ninstrument = \"a.i\"\nscorer = \"a.s\"\n";
  const Problem problem = problem_with(use + use);
  check_place(problem, 8, 1, "use[1].instrument");
  CHECK_THAT(problem.what, ContainsSubstring("line 4"));
}

TEST_CASE("profile: a use without instrument or scorer is refused") {
  const TemporaryFolder folder;
  const assay::Error error = error_of([&] { read(folder, kClient + "[[use]]\n"); });
  REQUIRE(error.problems().size() == 2);
  CHECK(error.problems()[0].key == "use[0].instrument");
  CHECK(error.problems()[1].key == "use[0].scorer");
  CHECK(error.fault() == assay::Fault::Input);
}

TEST_CASE("profile: a report that is not an id, or is named twice, is refused at its place") {
  const std::string use = "[[use]]\ninstrument = \"a.i\"\nscorer = \"a.s\"\nformats = [\"html\"]\n";
  const Problem bad = problem_with(use + "reports = [\"a.r\", \"A\"]\n");
  check_place(bad, 8, 19, "use[0].reports[1]");
  CHECK(bad.what == "not an id");
  const Problem twice = problem_with(use + "reports = [\"a.r\", \"a.r\"]\n");
  check_place(twice, 8, 19, "use[0].reports[1]");
  CHECK_THAT(twice.what, ContainsSubstring("twice"));
}

TEST_CASE("profile: reports without a format are refused") {
  const std::string use = "[[use]]\ninstrument = \"a.i\"\nscorer = \"a.s\"\nreports = [\"a.r\"]\n";
  check_place(problem_with(use), 4, 1, "use[0].formats");
  check_place(problem_with(use + "formats = []\n"), 8, 1, "use[0].formats");
}

TEST_CASE("profile: a colour that is not one is refused") {
  for (const char* colour : {"1f4e79", "#1f4e7", "#1f4e799", "#1f4e7g", "#-f4e79", "navy", ""}) {
    INFO(colour);
    const Problem problem = problem_with("[branding]\naccent = \"" + std::string(colour) + "\"\n");
    check_place(problem, 5, 1, "branding.accent");
  }
}

TEST_CASE("profile: a logo that is missing is refused") {
  const Problem problem = problem_with("[branding]\nlogo = \"none.png\"\n");
  check_place(problem, 5, 1, "branding.logo");
  CHECK(problem.what == "the logo does not exist");
  CHECK_THAT(problem.found, ContainsSubstring("clients/none.png"));
}

TEST_CASE("profile: a logo outside of the profile's folder is refused") {
  for (const char* logo : {"../logo.png", "/tmp/logo.png", "a/../../logo.png", ""}) {
    INFO(logo);
    const Problem problem = problem_with("[branding]\nlogo = \"" + std::string(logo) + "\"\n");
    check_place(problem, 5, 1, "branding.logo");
    CHECK_THAT(problem.what, ContainsSubstring("beside the profile"));
  }
}

TEST_CASE("profile: a logo that is not a picture, or is a folder, is refused") {
  const TemporaryFolder folder;
  folder.write("clients/logo.txt", "x");
  std::filesystem::create_directories(folder.path() / "clients/logo.png");
  const std::string branding = kClient + "[branding]\nlogo = ";
  CHECK_THAT(problem_of([&] { read(folder, branding + "\"logo.txt\"\n"); }).what,
             ContainsSubstring("not a picture"));
  CHECK(problem_of([&] { read(folder, branding + "\"logo.png\"\n"); }).what ==
        "the logo is not a regular file");
}

TEST_CASE("profile: a logo whose first bytes are those of its kind is taken") {
  using namespace std::string_literals;
  const std::pair<const char*, std::string> pictures[] = {
      {"a.png", "\x89PNG\r\n\x1a\n\0\0\0\rIHDR"s},
      {"a.jpg", "\xff\xd8\xff\xe0"},
      {"a.jpeg", "\xff\xd8\xff\xe1"},
      {"a.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>"},
      {"a.svg", "<svg><path d=\"M0 0\"/></svg>\n<!-- end -->\n"},
      {"b.svg", "\xef\xbb\xbf<?xml version=\"1.0\"?>\r\n<!-- drawn > by hand -->\n<svg></svg>"},
      {"c.svg", "<?xml version='1.0'?><!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"a>b\">\n<svg\n></svg>"},
      {"d.svg", "<!DOCTYPE svg [ <!ENTITY a \"]>\"> <!-- ]> --> ]>\n <svg/>"}};
  for (const auto& [name, bytes] : pictures) {
    INFO(name);
    const TemporaryFolder folder;
    const auto file = folder.write(std::string("clients/") + name, bytes);
    CHECK(read(folder, kClient + "[branding]\nlogo = \"" + name + "\"\n").branding.logo == file);
  }
}

namespace {

// The problem of a profile whose logo, named in line 5, is a file with these bytes.
Problem logo_problem(const std::string& name, const std::string& bytes) {
  const TemporaryFolder folder;
  folder.write("clients/" + name, bytes);
  const Problem problem = problem_of([&] { read(folder, kClient + "[branding]\nlogo = \"" + name + "\"\n"); });
  CHECK(problem.where.file == (folder.path() / "clients/acme.toml").string());
  check_place(problem, 5, 1, "branding.logo");
  CHECK_FALSE(problem.remedy.empty());
  return problem;
}

}  // namespace

TEST_CASE("profile: a logo that is empty is refused") {
  for (const char* name : {"a.png", "a.jpg", "a.jpeg", "a.svg"}) {
    CHECK(logo_problem(name, "").what == "the logo is an empty file");
  }
}

TEST_CASE("profile: a logo that is not what its name says is refused") {
  const Problem text = logo_problem("a.png", "not a picture");
  CHECK(text.what == "the logo is not PNG, as its name says");
  CHECK(text.found == "a file that begins with \"not a pictur\"");
  CHECK(text.remedy == "save the picture as PNG");
  CHECK(logo_problem("a.png", "\x89PNG").what == "the logo is not PNG, as its name says");  // cut short
  const Problem jpeg = logo_problem("a.png", "\xff\xd8\xff\xe0");
  CHECK(jpeg.remedy == "it is JPEG: let its name end in .jpg");
  const Problem png = logo_problem("a.jpeg", "\x89PNG\r\n\x1a\n");
  CHECK(png.what == "the logo is not JPEG, as its name says");
  CHECK(png.remedy == "it is PNG: let its name end in .png");
  CHECK(logo_problem("a.jpg", "<svg/>").remedy == "it is SVG: let its name end in .svg");
}

TEST_CASE("profile: an SVG that is cut short is refused") {
  for (const char* text : {"<svg><path d=\"M0 0\"/>", "<svg", "<svg><g>", "<svg><path d=\"M0"}) {
    INFO(text);
    const Problem problem = logo_problem("a.svg", text);
    if (std::string(text) == "<svg") continue;  // not even that
    CHECK(problem.what == "the logo is cut short");
    CHECK(problem.accepted == "an SVG that ends with </svg>");
  }
}

TEST_CASE("profile: a logo in which the first element is not svg is refused") {
  for (const char* text : {"<html><svg/></html>", "<svgx/>", "<svg", "plain <svg/>", "<!-- <svg/>", "<?xml <svg/>",
                           "<!DOCTYPE svg [ <svg/>", "   "}) {
    INFO(text);
    const Problem problem = logo_problem("a.svg", text);
    CHECK(problem.what == "the logo is not SVG, as its name says");
    CHECK_THAT(problem.accepted, ContainsSubstring("<svg>"));
  }
}

TEST_CASE("profile: a logo of more than 1 MiB is refused") {
  const TemporaryFolder folder;
  const std::string most = "<svg/>" + std::string((1 << 20) - 6, ' ');
  folder.write("clients/a.svg", most);
  CHECK_FALSE(read(folder, kClient + "[branding]\nlogo = \"a.svg\"\n").branding.logo.empty());
  const Problem problem = logo_problem("a.svg", most + " ");
  CHECK(problem.what == "the logo is too large");
  CHECK(problem.found == "1048577 bytes");
  CHECK_THAT(problem.accepted, ContainsSubstring("1 MiB"));
}

TEST_CASE("profile: a logo of another kind is refused with what is accepted") {
  for (const char* name : {"a.gif", "a", "a.PNG", "a.svgz"}) {
    const Problem problem = logo_problem(name, "GIF89a");
    CHECK(problem.what == "the logo is not a picture that reports can show");
    CHECK_THAT(problem.accepted, ContainsSubstring(".svg, .png, .jpg or .jpeg"));
  }
}

TEST_CASE("profile: without [disclosure] three raters, three for comments, three persons, and the usual exemptions") {
  const TemporaryFolder folder;
  const ClientProfile profile = read(folder, kClient);
  CHECK(profile.disclosure.minimum_raters == 3);
  CHECK(profile.disclosure.minimum_comment_raters == 3);
  CHECK(profile.disclosure.minimum_cases == 3);
  CHECK_FALSE(profile.disclosure.exempt);
}

TEST_CASE("profile: [disclosure] is read") {
  const TemporaryFolder folder;
  const ClientProfile profile = read(folder, kClient +
                                                 "[disclosure]\nminimum-raters = 4\nminimum-comment-raters = 5\n"
                                                 "minimum-cases = 6\nexempt = [\"self\"]\n");
  CHECK(profile.disclosure.minimum_raters == 4);
  CHECK(profile.disclosure.minimum_comment_raters == 5);
  CHECK(profile.disclosure.minimum_cases == 6);
  CHECK(profile.disclosure.exempt == std::vector<std::string>{"self"});
}

TEST_CASE("profile: who asks for more raters asks for them with comments too, unless comments have their own minimum") {
  const TemporaryFolder folder;
  const auto comments = [&](const std::string& keys) {
    return read(folder, kClient + "[disclosure]\n" + keys).disclosure.minimum_comment_raters;
  };
  CHECK(comments("minimum-raters = 5\n") == 5);
  CHECK(comments("minimum-raters = 1\n") == 3);
  CHECK(comments("minimum-raters = 5\nminimum-comment-raters = 4\n") == 4);
}

TEST_CASE("profile: nobody may be exempt") {
  const TemporaryFolder folder;
  CHECK(read(folder, kClient + "[disclosure]\nexempt = []\n").disclosure.exempt == std::vector<std::string>{});
}

TEST_CASE("profile: a minimum of disclosure out of range is refused") {
  for (const std::string value : {"0", "-1", "101"}) {
    const Problem problem = problem_with("[disclosure]\nminimum-raters = " + value + "\n");
    check_place(problem, 5, 1, "disclosure.minimum-raters");
  }
}

TEST_CASE("profile: an unknown key of [disclosure] is told with a suggestion") {
  const Problem problem = problem_with("[disclosure]\nminimum-rater = 3\n");
  check_place(problem, 5, 1, "disclosure.minimum-rater");
  CHECK(problem.remedy == "did you mean `minimum-raters`?");
}

TEST_CASE("profile: all problems of a file come at once") {
  const TemporaryFolder folder;
  const assay::Error error = error_of([&] {
    read(folder,
         "[client]\nid = \"other\"\n[[use]]\ninstrument = \"a.i\"\n[branding]\naccent = \"red\"\ncolour = "
         "1\n");
  });
  REQUIRE(error.problems().size() == 5);
  CHECK(error.problems()[0].key == "client.name");  // told where its table begins
  CHECK(error.problems()[1].key == "client.id");
  CHECK(error.problems()[2].key == "use[0].scorer");
  CHECK(error.problems()[3].key == "branding.accent");
  CHECK(error.problems()[4].key == "branding.colour");
}
