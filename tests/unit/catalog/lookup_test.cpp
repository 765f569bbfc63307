#include "assay/catalog.hpp"
#include "catch.hpp"
#include "plugin_folder.hpp"
#include "temporary_folder.hpp"
#include "thrown.hpp"

namespace fs = std::filesystem;
using assay::Catalog;
using assay::Error;
using assay::Fault;
using assay::Location;
using assay::Problem;

namespace {

const Location kWhere{"client.toml", 12, 3};

const char kEverything[] =
    "[[instrument]]\nid = \"acme.i\"\ntitle = \"I\"\n"
    "[[scorer]]\nid = \"acme.scorer\"\ntitle = \"S\"\n"
    "[[report]]\nid = \"acme.individual\"\ntitle = \"R\"\nabout = \"sheet\"\n"
    "[[renderer]]\nid = \"slides\"\ntitle = \"R\"\nextension = \"html\"\nmedia-type = \"text/html\"\n"
    "[[norm]]\nid = \"acme.n\"\ntitle = \"N\"\ninstrument = \"acme.i\"\nfile = \"plugin.toml\"\n";

Catalog scan(const TemporaryFolder& folder) {
  return Catalog::scan({{folder.path() / "p", "--plugins"}, {folder.path() / "none", "assay.toml"}});
}

void check_asked(const Problem& problem, const std::string& key) {
  CHECK(problem.where.file == "client.toml");
  CHECK(problem.where.line == 12);
  CHECK(problem.where.column == 3);
  CHECK(problem.key == key);
}

}  // namespace

TEST_CASE("catalog: each kind of thing is found with its plugin") {
  const TemporaryFolder folder;
  write_plugin(folder, "p/acme", "acme", kEverything);
  const Catalog catalog = scan(folder);
  CHECK(catalog.plugin("acme", {}, "").id == "acme");
  CHECK(catalog.instrument("acme.i", {}, "").provided->title == "I");
  CHECK(catalog.scorer("acme.scorer", {}, "").plugin->id == "acme");
  CHECK(catalog.report("acme.individual", {}, "").provided->about == assay::ReportAbout::Sheet);
  CHECK(catalog.renderer("slides", {}, "").provided->extension == "html");
  CHECK(catalog.norm("acme.n", {}, "").provided->instrument == "acme.i");
}

TEST_CASE("catalog: a format is meant by the ending of its files, by what people call it and by its beginning") {
  const TemporaryFolder folder;
  const auto one = [](const std::string& id, const std::string& extension) {
    return "[[renderer]]\nid = \"" + id + "\"\ntitle = \"R\"\nextension = \"" + extension +
           "\"\nmedia-type = \"text/plain\"\n";
  };
  write_plugin(folder, "p/acme", "acme", one("markdown", "md") + one("book", "xlsx") + one("bound", "pdf"));
  const Catalog catalog = scan(folder);
  for (const auto& pair : std::vector<std::pair<std::string, std::string>>{
           {"md", "markdown"}, {".md", "markdown"}, {"MD", "markdown"}, {"mark", "markdown"}, {"markdwon", "markdown"},
           {"excel", "book"}, {"xlsx", "book"}, {"pdf", "bound"}}) {
    const std::string &said = pair.first, &meant = pair.second;
    CAPTURE(said);
    CHECK(problem_of([&] { catalog.renderer(said, kWhere, "k"); }).remedy == "did you mean `" + meant + "`?");
  }
  // Two begin so, and nothing is like the other.
  for (const std::string said : {"bo", "slides"}) {
    CAPTURE(said);
    CHECK(problem_of([&] { catalog.renderer(said, kWhere, "k"); }).remedy ==
          "correct the id, or name the folder of the plugin that provides it with --plugins");
  }
}

TEST_CASE("catalog: what nobody provides is refused at the profile's place with a suggestion") {
  const TemporaryFolder folder;
  write_plugin(folder, "p/acme", "acme", kEverything);
  const Catalog catalog = scan(folder);
  const Error error = error_of([&] { catalog.scorer("acme.socrer", kWhere, "use[0].scorer"); });
  CHECK(error.fault() == Fault::Input);
  REQUIRE(error.problems().size() == 1);
  check_asked(error.problems()[0], "use[0].scorer");
  CHECK(error.problems()[0].what == "no plugin provides scorer \"acme.socrer\"");
  CHECK(error.problems()[0].accepted == "acme.scorer");
  CHECK(error.problems()[0].remedy == "did you mean `acme.scorer`?");

  CHECK(problem_of([&] { catalog.instrument("acme.j", kWhere, "k"); }).accepted == "acme.i");
  CHECK(problem_of([&] { catalog.report("acme.group", kWhere, "k"); }).accepted == "acme.individual");
  CHECK(problem_of([&] { catalog.renderer("pdf", kWhere, "k"); }).accepted == "slides");
  CHECK(problem_of([&] { catalog.norm("acme.m", kWhere, "k"); }).accepted == "acme.n");
  CHECK_THAT(problem_of([&] { catalog.renderer("pdf", kWhere, "k"); }).remedy,
             ContainsSubstring("--plugins"));
}

TEST_CASE("catalog: without any plugin nothing is accepted") {
  const TemporaryFolder folder;
  fs::create_directories(folder.path() / "p");
  const Catalog catalog = scan(folder);
  CHECK_THAT(problem_of([&] { catalog.renderer("html", kWhere, "k"); }).accepted,
             ContainsSubstring("no plugin"));
}

TEST_CASE("catalog: what a refused plugin provides is refused with the plugin's problems") {
  const TemporaryFolder folder;
  write_plugin(folder, "p/acme", "acme", kEverything);
  fs::remove(folder.path() / "p/acme/acme.so");
  const Catalog catalog = scan(folder);
  const Error error = error_of([&] { catalog.renderer("slides", kWhere, "use[0].formats"); });
  CHECK(error.fault() == Fault::Plugin);
  REQUIRE(error.problems().size() == 2);
  check_asked(error.problems()[0], "use[0].formats");
  CHECK_THAT(error.problems()[0].what, ContainsSubstring("renderer \"slides\""));
  CHECK_THAT(error.problems()[0].found, ContainsSubstring("p/acme, from --plugins"));
  CHECK(error.problems()[1].where.file == (folder.path() / "p/acme/acme.so").string());
}

TEST_CASE("catalog: an id tells its plugin, also when the manifest cannot be read") {
  const TemporaryFolder folder;
  folder.write("p/acme/plugin.toml", "manifest = 9\n");
  const Catalog catalog = scan(folder);
  const Error error = error_of([&] { catalog.scorer("acme.scorer", kWhere, "use[0].scorer"); });
  CHECK(error.fault() == Fault::Plugin);
  REQUIRE(error.problems().size() == 2);
  CHECK(error.problems()[1].key == "manifest");
}

TEST_CASE("catalog: a manifest that cannot be read is named when something is missing") {
  const TemporaryFolder folder;
  folder.write("p/pdf/plugin.toml", "manifest = 9\n");
  const Catalog catalog = scan(folder);
  const Error error = error_of([&] { catalog.renderer("pdf", kWhere, "use[0].formats"); });
  CHECK(error.fault() == Fault::Input);
  REQUIRE(error.problems().size() == 2);
  check_asked(error.problems()[0], "use[0].formats");
  CHECK(error.problems()[1].where.file == (folder.path() / "p/pdf/plugin.toml").string());
}

TEST_CASE("catalog: a plugin that is not found is refused with every place and what was there") {
  const TemporaryFolder folder;
  write_plugin(folder, "p/acme", "acme", "");
  write_plugin(folder, "p/beta", "beta", "");
  fs::remove(folder.path() / "p/beta/beta.so");
  write_plugin(folder, "q/acme", "acme", "");
  fs::create_directories(folder.path() / "empty");
  const fs::path file = folder.write("file", "x");
  const Catalog catalog = Catalog::scan({{folder.path() / "p", "--plugins"},
                                         {folder.path() / "none", "client profile"},
                                         {folder.path() / "q", "ASSAY_PLUGIN_PATH"},
                                         {file, "assay.toml"},
                                         {folder.path() / "empty", "program's own folder"}});
  const Error error = error_of([&] { catalog.plugin("acmee", kWhere, "[plugins.acmee]"); });
  CHECK(error.fault() == Fault::Plugin);
  REQUIRE(error.problems().size() == 6);
  check_asked(error.problems()[0], "");
  CHECK_THAT(error.problems()[0].what, ContainsSubstring("\"acmee\" was not found"));
  CHECK_THAT(error.problems()[0].what, ContainsSubstring("[plugins.acmee]"));
  CHECK(error.problems()[0].accepted == "acme");
  CHECK(error.problems()[0].remedy == "did you mean `acme`?");

  const Error near = error_of([&] { catalog.plugin("betta", kWhere, ""); });
  CHECK(near.problems()[0].remedy == "did you mean `beta`?");  // also where that one is refused

  CHECK(error.problems()[1].where.file == (folder.path() / "p").string());
  CHECK_THAT(error.problems()[1].what, ContainsSubstring("--plugins"));
  CHECK(error.problems()[1].found == "acme and beta (refused: the library cannot be read)");
  CHECK_THAT(error.problems()[2].what, ContainsSubstring("client profile"));
  CHECK(error.problems()[2].found == "no such folder");
  CHECK(error.problems()[3].found == "acme (passed over for " + (folder.path() / "p/acme").string() + ")");
  CHECK(error.problems()[4].found == "not a folder");
  CHECK(error.problems()[5].found == "no plugin");
}

TEST_CASE("catalog: a plugin that is refused is not replaced by a later one") {
  const TemporaryFolder folder;
  write_plugin(folder, "p/acme", "acme", "", "abi = 4711");
  write_plugin(folder, "q/acme", "acme", "");
  const Catalog catalog =
      Catalog::scan({{folder.path() / "p", "--plugins"}, {folder.path() / "q", "assay.toml"}});
  const Error error = error_of([&] { catalog.plugin("acme", kWhere, "use[0]"); });
  CHECK(error.fault() == Fault::Plugin);
  REQUIRE(error.problems().size() == 2);
  CHECK(error.problems()[0].found == (folder.path() / "p/acme").string() + ", from --plugins");
  CHECK(error.problems()[1].found == "4711");
}

TEST_CASE("catalog: a profile's table for a plugin that is not there is refused with a suggestion") {
  const TemporaryFolder folder;
  write_plugin(folder, "p/acme", "acme", "");
  write_plugin(folder, "p/beta", "beta", "");
  fs::remove(folder.path() / "p/beta/beta.so");
  const std::string digest(64, 'a');
  const std::vector<assay::PluginChoice> choices = {{"acme", digest, {}, {"client.toml", 5, 1}},
                                                    {"acne", digest, {}, {"client.toml", 8, 2}},
                                                    {"beta", digest, {}, {"client.toml", 11, 1}},
                                                    {"unheard-of", "", {}, {"client.toml", 14, 1}}};
  std::vector<Problem> problems;
  assay::check_plugin_choices(scan(folder), choices, problems);
  REQUIRE(problems.size() == 2);  // beta is there, though it cannot be used
  CHECK(problems[0].where.file == "client.toml");
  CHECK(problems[0].where.line == 8);
  CHECK(problems[0].where.column == 2);
  CHECK(problems[0].key == "plugins.acne");
  CHECK(problems[0].what == "there is no plugin of this id");
  CHECK(problems[0].found == "\"acne\"");
  CHECK(problems[0].accepted == "acme or beta");
  CHECK(problems[0].remedy == "did you mean `acme`?");
  CHECK(problems[1].where.line == 14);
  CHECK(problems[1].key == "plugins.unheard-of");
  CHECK_THAT(problems[1].remedy, ContainsSubstring("take the table out"));
}

TEST_CASE("catalog: a profile's table is refused where there is no plugin at all") {
  const TemporaryFolder folder;
  fs::create_directories(folder.path() / "p");
  std::vector<Problem> problems;
  assay::check_plugin_choices(scan(folder), {{"acme", "", {}, kWhere}}, problems);
  REQUIRE(problems.size() == 1);
  check_asked(problems[0], "plugins.acme");
  CHECK_THAT(problems[0].accepted, ContainsSubstring("no plugin"));
}
