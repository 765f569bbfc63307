#include "assay/catalog.hpp"
#include "catch.hpp"

#include "temporary_folder.hpp"
#include "thrown.hpp"
#include "toml_blocks.hpp"

namespace fs = std::filesystem;
using assay::Manifest;
using assay::Problem;

namespace {

// Eight lines; what a test adds begins in line 9.
const std::string kHead =
    "manifest = 1\n[plugin]\nid = \"acme\"\nversion = \"1.2.3\"\ntitle = \"T\"\nvendor = \"V\"\nlicence = "
    "\"L\"\n"
    "abi = 1\n";

Manifest read(const TemporaryFolder& folder, const std::string& text) {
  return assay::read_manifest(folder.write("acme/plugin.toml", text));
}

Problem problem_in(const std::string& text) {
  const TemporaryFolder folder;
  const Problem problem = problem_of([&] { read(folder, text); });
  CHECK(problem.where.file == (folder.path() / "acme/plugin.toml").string());
  return problem;
}

Problem problem_with(const std::string& rest) {
  return problem_in(kHead + rest);
}

// kHead with one line in place of another.
std::string head_with(const std::string& line, const std::string& other) {
  std::string text = kHead;
  const std::size_t at = text.find(line + "\n");
  REQUIRE(at != std::string::npos);
  return text.replace(at, line.size(), other);
}

void check_place(const Problem& problem, std::uint64_t line, std::uint64_t column, const std::string& key) {
  CHECK(problem.where.line == line);
  CHECK(problem.where.column == column);
  CHECK(problem.key == key);
}

}  // namespace

TEST_CASE("manifest: every part of a full one is read") {
  const TemporaryFolder folder;
  folder.write("acme/norms/n.toml", "x");
  folder.write("acme/content/en.toml", "x");
  const Manifest manifest = read(folder, head_with("abi = 1", "abi = [0, 3]\nlibrary = \"other.so\"\n"
                                                      "libraries = [\"libcairo.so.2\", \"libz.so.1\"]") + R"(
[[instrument]]
id = "acme.i"
title = "I"
[[scorer]]
id = "acme.s"
title = "S"
[[report]]
id = "acme.r"
title = "R"
about = "sheet"
instruments = ["acme.i", "bcsc.csc-360"]
[[report]]
id = "acme.r2"
title = "R2"
[[renderer]]
id = "slides"
title = "Slides"
extension = "html"
media-type = "text/html"
[[norm]]
id = "acme.n"
title = "N"
instrument = "acme.i"
file = "norms/n.toml"
[[content]]
locale = "en-GB"
file = "content/en.toml"
)");
  CHECK(manifest.source == (folder.path() / "acme/plugin.toml").string());
  CHECK(manifest.folder == folder.path() / "acme");
  CHECK(manifest.library == folder.path() / "acme/other.so");
  CHECK(manifest.libraries == std::vector<std::string>{"libcairo.so.2", "libz.so.1"});
  CHECK(manifest.id == "acme");
  CHECK(manifest.version == "1.2.3");
  CHECK(manifest.title == "T");
  CHECK(manifest.vendor == "V");
  CHECK(manifest.licence == "L");
  CHECK(manifest.abi_minimum == 0);
  CHECK(manifest.abi_maximum == 3);
  REQUIRE(manifest.instruments.size() == 1);
  CHECK(manifest.instruments[0].id == "acme.i");
  CHECK(manifest.instruments[0].title == "I");
  REQUIRE(manifest.scorers.size() == 1);
  CHECK(manifest.scorers[0].id == "acme.s");
  REQUIRE(manifest.reports.size() == 2);
  CHECK(manifest.reports[0].id == "acme.r");
  CHECK(manifest.reports[0].about == assay::ReportAbout::Sheet);
  CHECK(manifest.reports[0].instruments == std::vector<std::string>{"acme.i", "bcsc.csc-360"});
  CHECK(manifest.reports[1].about == assay::ReportAbout::Case);
  CHECK(manifest.reports[1].instruments.empty());
  REQUIRE(manifest.renderers.size() == 1);
  CHECK(manifest.renderers[0].id == "slides");
  CHECK(manifest.renderers[0].extension == "html");
  CHECK(manifest.renderers[0].media_type == "text/html");
  REQUIRE(manifest.norms.size() == 1);
  CHECK(manifest.norms[0].instrument == "acme.i");
  CHECK(manifest.norms[0].file == folder.path() / "acme/norms/n.toml");
  REQUIRE(manifest.contents.size() == 1);
  CHECK(manifest.contents[0].locale == "en-GB");
  CHECK(manifest.contents[0].file == folder.path() / "acme/content/en.toml");
}

TEST_CASE("manifest: the library is called like the plugin when nothing else is said") {
  const TemporaryFolder folder;
  CHECK(read(folder, kHead).library == folder.path() / "acme/acme.so");
}

TEST_CASE("manifest: a newer version is refused, and nothing else is said") {
  const Problem problem = problem_in("manifest = 2\n[plugin]\nid = 7\nnew-key = true\n");
  check_place(problem, 1, 1, "manifest");
  CHECK(problem.found == "integer 2");
  CHECK(problem.accepted == "1");
  CHECK_THAT(problem.remedy, ContainsSubstring("newer assay"));
}

TEST_CASE("manifest: a version that is no version is refused with what to write") {
  for (const char* version : {"0", "-1", "\"1\"", "1.0", "true"}) {
    INFO(version);
    const Problem problem = problem_in("manifest = " + std::string(version) + "\n");
    check_place(problem, 1, 1, "manifest");
    CHECK_THAT(problem.remedy, ContainsSubstring("manifest = 1"));
  }
}

TEST_CASE("manifest: a missing version is refused") {
  const Problem problem = problem_in(kHead.substr(kHead.find('\n') + 1));
  CHECK(problem.key == "manifest");
  CHECK_THAT(problem.remedy, ContainsSubstring("manifest = 1"));
}

TEST_CASE("manifest: a missing plugin table is refused") {
  CHECK(problem_in("manifest = 1\n").key == "plugin");
}

TEST_CASE("manifest: each key of the plugin is required") {
  const TemporaryFolder folder;
  const assay::Error error = error_of([&] { read(folder, "manifest = 1\n[plugin]\n"); });
  std::vector<std::string> keys;
  for (const Problem& problem : error.problems()) keys.push_back(problem.key);
  CHECK(keys == std::vector<std::string>{"plugin.id", "plugin.version", "plugin.title", "plugin.vendor",
                                         "plugin.licence", "plugin.abi"});
}

TEST_CASE("manifest: an id that is none of a plugin is refused") {
  for (const char* id : {"ac.me", "ac_me", "Acme", "1acme"}) {
    INFO(id);
    check_place(problem_in(head_with("id = \"acme\"", "id = \"" + std::string(id) + "\"")), 3, 1,
                "plugin.id");
  }
}

TEST_CASE("manifest: a version of the plugin that is not major.minor.patch is refused") {
  for (const char* version :
       {"1", "1.2", "1.2.3.4", "1.2.x", "1..3", "01.2.3", "1.2.3-beta", ".1.2", "v1.2.3"}) {
    INFO(version);
    const Problem problem =
        problem_in(head_with("version = \"1.2.3\"", "version = \"" + std::string(version) + "\""));
    check_place(problem, 4, 1, "plugin.version");
    CHECK_THAT(problem.accepted, ContainsSubstring("major.minor.patch"));
  }
}

TEST_CASE("manifest: another version of the contract is refused with both numbers") {
  const Problem newer = problem_in(head_with("abi = 1", "abi = 4711"));
  check_place(newer, 8, 1, "plugin.abi");
  CHECK(newer.found == "4711");
  CHECK(newer.accepted == std::to_string(ASSAY_ABI_VERSION));
  CHECK_THAT(newer.remedy, ContainsSubstring("newer assay"));
  CHECK(problem_in(head_with("abi = 1", "abi = [4711, 4712]")).found == "4711 to 4712");
}

TEST_CASE("manifest: an ABI that is no range of numbers is refused") {
  for (const char* abi :
       {"-1", "\"0\"", "[0]", "[0, 1, 2]", "[1, 0]", "[0, \"1\"]", "4294967296", "0.5", "[]"}) {
    INFO(abi);
    const Problem problem = problem_in(head_with("abi = 1", "abi = " + std::string(abi)));
    check_place(problem, 8, 1, "plugin.abi");
    CHECK_THAT(problem.what, ContainsSubstring("not a version of the contract"));
  }
}

TEST_CASE("manifest: a library that is not a file name is refused") {
  for (const char* library : {"a/b.so", "../b.so", "/b.so", "", ".", ".."}) {
    INFO(library);
    check_place(problem_with("library = \"" + std::string(library) + "\"\n"), 9, 1, "plugin.library");
  }
}

TEST_CASE("manifest: a needed library that is no library's name, or there twice, is refused") {
  for (const char* library : {"", "cairo", "/usr/lib/libcairo.so.2"}) {
    INFO(library);
    const Problem problem = problem_with("libraries = [\"" + std::string(library) + "\"]\n");
    check_place(problem, 9, 1, "plugin.libraries");
    CHECK(problem.what == "not the name of a shared library");
    CHECK(problem.found == "\"" + std::string(library) + "\"");
    CHECK_THAT(problem.remedy, ContainsSubstring("NEEDED"));
  }
  const Problem twice = problem_with("libraries = [\"libz.so.1\", \"libz.so.1\"]\n");
  check_place(twice, 9, 1, "plugin.libraries");
  CHECK(twice.what == "the library is there twice");
  CHECK_FALSE(problem_with("libraries = \"libz.so.1\"\n").what.empty());
}

TEST_CASE("manifest: an unknown key is refused with a suggestion, at every depth") {
  const Problem top = problem_with("[[instruments]]\nid = \"acme.i\"\n");
  check_place(top, 9, 3, "instruments");
  CHECK_THAT(top.remedy, ContainsSubstring("`instrument`"));
  const Problem plugin = problem_with("license = \"MIT\"\n");
  check_place(plugin, 9, 1, "plugin.license");
  CHECK_THAT(plugin.remedy, ContainsSubstring("`licence`"));
  const Problem report =
      problem_with("[[report]]\nid = \"acme.r\"\ntitle = \"R\"\ninstrument = [\"acme.i\"]\n");
  check_place(report, 12, 1, "report[0].instrument");
  CHECK_THAT(report.remedy, ContainsSubstring("`instruments`"));
}

TEST_CASE("manifest: an id without the plugin's own in front is refused") {
  for (const char* kind : {"instrument", "scorer", "report"}) {
    for (const char* id : {"i", "other.i", "acmei", "acme."}) {
      INFO(kind << ' ' << id);
      const Problem problem =
          problem_with("[[" + std::string(kind) + "]]\nid = \"" + id + "\"\ntitle = \"x\"\n");
      check_place(problem, 10, 1, std::string(kind) + "[0].id");
      CHECK_THAT(problem.accepted, ContainsSubstring("acme."));
    }
  }
  const Problem norm = problem_with(
      "[[norm]]\nid = \"x.n\"\ntitle = \"N\"\ninstrument = \"acme.i\"\nfile = \"plugin.toml\"\n");
  check_place(norm, 10, 1, "norm[0].id");
}

TEST_CASE("manifest: an id that is there twice is refused") {
  const std::string scorer = "[[scorer]]\nid = \"acme.s\"\ntitle = \"S\"\n";
  const Problem problem = problem_with(scorer + scorer);
  check_place(problem, 13, 1, "scorer[1].id");
  CHECK_THAT(problem.what, ContainsSubstring("twice"));
}

TEST_CASE("manifest: a report says what it is about") {
  const auto [word, about] = GENERATE(table<std::string, assay::ReportAbout>(
      {{"case", assay::ReportAbout::Case},
       {"sheet", assay::ReportAbout::Sheet},
       {"group", assay::ReportAbout::Group},
       {"comparison", assay::ReportAbout::Comparison}}));
  const std::string text = "[[report]]\nid = \"acme.r\"\ntitle = \"R\"\nabout = \"" + word + "\"\n";
  const TemporaryFolder folder;
  CHECK(read(folder, kHead + text).reports.at(0).about == about);
  CHECK(assay::about_word(about) == word);
}

TEST_CASE("manifest: a report about something else is refused") {
  const Problem problem = problem_with("[[report]]\nid = \"acme.r\"\ntitle = \"R\"\nabout = \"sheets\"\n");
  check_place(problem, 12, 1, "report[0].about");
  CHECK_THAT(problem.remedy, ContainsSubstring("`sheet`"));
}

TEST_CASE("manifest: a report's instrument that is no id is refused at its place") {
  const Problem problem =
      problem_with("[[report]]\nid = \"acme.r\"\ntitle = \"R\"\ninstruments = [\"acme.i\", \"?\"]\n");
  check_place(problem, 12, 26, "report[0].instruments[1]");
}

TEST_CASE("manifest: a renderer's extension and media type are checked") {
  const std::string renderer = "[[renderer]]\nid = \"html\"\ntitle = \"H\"\n";
  for (const char* extension : {".html", "HTML", "ht/ml", "tar.gz"}) {
    INFO(extension);
    const Problem problem =
        problem_with(renderer + "extension = \"" + extension + "\"\nmedia-type = \"text/html\"\n");
    check_place(problem, 12, 1, "renderer[0].extension");
  }
  for (const char* type : {"html", "text/", "/html", "text/html; x", "a/b/c"}) {
    INFO(type);
    const Problem problem = problem_with(renderer + "extension = \"html\"\nmedia-type = \"" + type + "\"\n");
    check_place(problem, 13, 1, "renderer[0].media-type");
  }
}

TEST_CASE("manifest: a copy of an instrument may stand beside the library") {
  const TemporaryFolder folder;
  folder.write("acme/instruments/i.toml", "");
  const std::string instrument = "[[instrument]]\nid = \"acme.i\"\ntitle = \"I\"\n";
  CHECK(read(folder, kHead + instrument).instruments.at(0).file.empty());
  CHECK(read(folder, kHead + instrument + "file = \"instruments/i.toml\"\n").instruments.at(0).file ==
        folder.path() / "acme/instruments/i.toml");
}

TEST_CASE("manifest: an instrument's file that is missing or elsewhere is refused") {
  const std::string instrument = "[[instrument]]\nid = \"acme.i\"\ntitle = \"I\"\n";
  const Problem missing = problem_with(instrument + "file = \"i.toml\"\n");
  check_place(missing, 12, 1, "instrument[0].file");
  CHECK(missing.what == "the file is missing");
  const Problem elsewhere = problem_with(instrument + "file = \"../i.toml\"\n");
  check_place(elsewhere, 12, 1, "instrument[0].file");
  CHECK_THAT(elsewhere.what, ContainsSubstring("stay"));
}

TEST_CASE("manifest: a norm's file that is missing, a folder, or elsewhere is refused") {
  const std::string norm = "[[norm]]\nid = \"acme.n\"\ntitle = \"N\"\ninstrument = \"acme.i\"\n";
  const Problem missing = problem_with(norm + "file = \"norms/none.toml\"\n");
  check_place(missing, 13, 1, "norm[0].file");
  CHECK(missing.what == "the file is missing");
  CHECK_THAT(missing.found, ContainsSubstring("acme/norms/none.toml"));
  CHECK(problem_with(norm + "file = \".\"\n").what == "not a regular file");
  for (const char* file : {"../n.toml", "/etc/passwd", "a/../../n.toml"}) {
    INFO(file);
    const Problem problem = problem_with(norm + "file = \"" + file + "\"\n");
    check_place(problem, 13, 1, "norm[0].file");
    CHECK_THAT(problem.what, ContainsSubstring("stay"));
  }
}

TEST_CASE("manifest: a content's locale that is no language tag, or there twice, is refused") {
  const std::string file = "file = \"plugin.toml\"\n";
  check_place(problem_with("[[content]]\nlocale = \"en_GB\"\n" + file), 10, 1, "content[0].locale");
  const std::string english = "[[content]]\nlocale = \"en\"\n" + file;
  const Problem twice = problem_with(english + english);
  check_place(twice, 13, 1, "content[1].locale");
  CHECK_THAT(twice.what, ContainsSubstring("twice"));
}

TEST_CASE("manifest: a content's file that is missing is refused") {
  check_place(problem_with("[[content]]\nlocale = \"en\"\nfile = \"en.toml\"\n"), 11, 1, "content[0].file");
}

TEST_CASE("manifest: a file that is missing is refused") {
  const TemporaryFolder folder;
  const Problem problem = problem_of([&] { assay::read_manifest(folder.path() / "plugin.toml"); });
  CHECK(problem.where.file == (folder.path() / "plugin.toml").string());
}

TEST_CASE("manifest: all problems of a file come at once") {
  const TemporaryFolder folder;
  const assay::Error error = error_of([&] {
    read(folder,
         head_with("abi = 1", "abi = \"x\"") + "[[scorer]]\nid = \"s\"\n[options.a]\ntype = \"colour\"\n");
  });
  std::vector<std::string> keys;
  for (const Problem& problem : error.problems()) keys.push_back(problem.key);
  CHECK(keys == std::vector<std::string>{"plugin.abi", "scorer[0].id", "scorer[0].title", "options.a.type",
                                         "options.a.title", "options.a.default"});
}

TEST_CASE("docs: the example of a manifest is one") {
  const fs::path page = fs::path(ASSAY_SOURCE_DIR) / "docs/formats/plugin-manifest.md";
  const std::vector<std::string> blocks = toml_blocks(file_text(page));
  REQUIRE(blocks.size() == 1);
  const TemporaryFolder folder;
  folder.write("acme/norms/managers-2024.toml", "x");
  folder.write("acme/instruments/leadership.toml", "x");
  folder.write("acme/content/en.toml", "x");
  const Manifest manifest = read(folder, blocks[0]);
  CHECK(manifest.id == "acme");
  CHECK(manifest.reports.size() == 2);
  CHECK(manifest.options.size() == 2);
}

// Any of their folders may be taken out of the tree.
TEST_CASE("shipped: the manifests are sound") {
  const fs::path plugins = fs::path(ASSAY_SOURCE_DIR) / "plugins";
  std::size_t read = 0;
  for (const auto& entry : fs::directory_iterator(plugins)) {
    if (!fs::exists(entry.path() / "plugin.toml")) continue;
    INFO(entry.path());
    CHECK(assay::read_manifest(entry.path() / "plugin.toml").id == entry.path().filename().string());
    ++read;
  }
  CHECK(read > 0);
  if (!fs::exists(plugins / "bcsc")) return;
  const Manifest bcsc = assay::read_manifest(plugins / "bcsc/plugin.toml");
  CHECK(bcsc.version == "0.1.0");
  CHECK(bcsc.reports.size() == 3);
  REQUIRE(bcsc.options.size() == 3);
  CHECK(bcsc.options[0].key == "highlights");
  CHECK(bcsc.options[0].otherwise.number == 5);
  CHECK(bcsc.options[1].key == "note_percentile");
  CHECK(bcsc.options[1].otherwise.number == 40);
  CHECK(bcsc.options[2].key == "blind_spot_gap");
  CHECK(bcsc.options[2].otherwise.number == 1);
}
