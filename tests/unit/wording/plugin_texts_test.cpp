// Content packs over the fixed texts of plugins, and how a pack is found.
#include "pack_fixture.hpp"
#include "temporary_folder.hpp"
#include "thrown.hpp"

using assay::Catalog;
using assay::PackOverlay;
using assay::Problem;
using assay::TextPairs;

namespace {

// The plugin acme with three texts in English and, on request, one in German.
class Plugins {
 public:
  explicit Plugins(bool german = false) {
    folder_.write(
        "plugins/acme/en.toml",
        "[content]\nfor = \"acme\"\nlocale = \"en\"\n[text]\n\"cover.title\" = \"{instrument}: {name}\"\n"
        "\"cover.note\" = \"Note\"\nend = \"End\"\n");
    std::string content = "[[content]]\nlocale = \"en\"\nfile = \"en.toml\"\n";
    if (german) {
      folder_.write("plugins/acme/de.toml",
                    "[content]\nfor = \"acme\"\nlocale = \"de\"\n[text]\nend = \"Ende\"\n");
      content += "[[content]]\nlocale = \"de\"\nfile = \"de.toml\"\n";
    }
    write_plugin(folder_, "plugins/acme", "acme", content);
    folder_.write("plugins/broken/plugin.toml", "manifest = 1\n");
    catalog_ = Catalog::scan({{folder_.path() / "plugins", "test"}});
  }

  PackOverlay overlay(const std::string& toml) const { return {pack_of(folder_, toml), catalog_}; }
  const assay::Manifest& acme() const { return catalog_.plugin("acme", {}, ""); }
  const TemporaryFolder& folder() const { return folder_; }

  // The one problem of a pack whose head is followed by `rest`.
  Problem problem_with(const std::string& rest) const {
    PackOverlay laid = overlay(pack_head() + rest);
    laid.check_texts();
    REQUIRE(laid.problems().size() == 1);
    return laid.problems().front();
  }

 private:
  TemporaryFolder folder_;
  Catalog catalog_;
};

}  // namespace

TEST_CASE("pack texts: they are laid over the plugin's own, and what is missing is named once") {
  const Plugins plugins;
  PackOverlay overlay =
      plugins.overlay(pack_head() + "[text.acme]\n\"cover.title\" = \"{name}, {instrument}\"\n");
  overlay.check_texts();
  for (int report = 0; report < 2; ++report) {
    CHECK(overlay.over(plugins.acme()) ==
          TextPairs{{"cover.title", "{name}, {instrument}"}, {"cover.note", "Note"}, {"end", "End"}});
  }
  CHECK(overlay.problems().empty());
  CHECK(overlay.missing() == std::vector<std::string>{"text.acme.\"cover.note\"", "text.acme.end"});
}

TEST_CASE("pack texts: the plugin's own words in the pack's language are the base, and what these lack is missing") {
  const Plugins plugins(true);
  PackOverlay overlay = plugins.overlay(pack_head("de-AT"));
  CHECK(overlay.over(plugins.acme()) ==
        TextPairs{{"end", "Ende"}, {"cover.title", "{instrument}: {name}"}, {"cover.note", "Note"}});
  CHECK(overlay.missing() == std::vector<std::string>{"text.acme.\"cover.title\"", "text.acme.\"cover.note\""});
}

TEST_CASE("pack texts: a key that the plugin does not have is stale") {
  const Plugins plugins;
  const Problem problem = plugins.problem_with("[text.acme]\n\"cover.notes\" = \"a\"\n");
  check_at(problem, 12, 1, "text.acme.\"cover.notes\"");
  CHECK(problem.what == "stale: the plugin acme has no text of this key");
  CHECK(problem.accepted == "cover.title, cover.note or end");
  CHECK(problem.remedy == "did you mean `cover.note`?");
}

TEST_CASE("pack texts: a plugin that is not there is stale") {
  const Plugins plugins;
  const Problem problem = plugins.problem_with("[text.acne]\nend = \"a\"\n");
  check_at(problem, 11, 7, "text.acne");
  CHECK(problem.what == "stale: there is no plugin of this id");
  CHECK(problem.accepted == "acme or broken");
  CHECK(problem.remedy == "did you mean `acme`?");
}

TEST_CASE("pack texts: those of a plugin that is refused wait, with a warning") {
  const Plugins plugins;
  PackOverlay overlay = plugins.overlay(pack_head() + "[text.broken]\nend = \"a\"\n");
  overlay.check_texts();
  CHECK(overlay.problems().empty());
  REQUIRE(overlay.warnings(1).size() == 1);
  check_at(overlay.warnings(1)[0], 11, 7, "text.broken");
  CHECK_THAT(overlay.warnings(1)[0].what, ContainsSubstring("refused"));
}

TEST_CASE("pack texts: a placeholder that the plugin does not fill is refused") {
  const Plugins plugins;
  const Problem typo =
      plugins.problem_with("[text.acme]\n\"cover.title\" = \"{instrument}: {nmae} {name}\"\n");
  check_at(typo, 12, 1, "text.acme.\"cover.title\"");
  CHECK(typo.what == "the plugin puts nothing in for this placeholder");
  CHECK(typo.found == "{nmae}");
  CHECK(typo.accepted == "{instrument} or {name}");
  CHECK(typo.remedy == "did you mean `{name}`?");
  const Problem none = plugins.problem_with("[text.acme]\nend = \"End of {x}\"\n");
  CHECK(none.accepted == "none: the plugin's own text has no placeholder");
}

TEST_CASE("pack texts: a placeholder that was dropped is a warning") {
  const Plugins plugins;
  PackOverlay overlay = plugins.overlay(pack_head() + "[text.acme]\n\"cover.title\" = \"Für {name}\"\n");
  overlay.check_texts();
  CHECK(overlay.problems().empty());
  const std::vector<Problem> warnings = overlay.warnings(1);
  REQUIRE(warnings.size() == 1);
  check_at(warnings[0], 12, 1, "text.acme.\"cover.title\"");
  CHECK(warnings[0].found == "{name}");
  CHECK(warnings[0].accepted == "{instrument} and {name}");
  CHECK_THAT(warnings[0].remedy, ContainsSubstring("{instrument}"));
}

TEST_CASE("find pack: the first folder that has it counts") {
  const TemporaryFolder folder;
  folder.write("a/readme.txt", "");
  folder.write("b/small-de.toml", pack_head());
  folder.write("c/small-de.toml", pack_head("fr"));
  const std::vector<std::filesystem::path> folders = {folder.path() / "none", folder.path() / "a",
                                                      folder.path() / "b", folder.path() / "c"};
  CHECK(assay::find_content_pack(folders, "small-de", "acme.small", {}, "").locale == "de");
}

TEST_CASE("find pack: one that is not there is refused at the profile's place, with a suggestion") {
  const TemporaryFolder folder;
  folder.write("a/small-de.toml", pack_head());
  const std::vector<std::filesystem::path> folders = {folder.path() / "a", folder.path() / "none"};
  const Problem problem = problem_of([&] {
    assay::find_content_pack(folders, "smal-de", "acme.small", {"x.toml", 7, 1}, "use[0].content");
  });
  CHECK(problem.where.file == "x.toml");
  CHECK(problem.where.line == 7);
  CHECK(problem.where.column == 1);
  CHECK(problem.key == "use[0].content");
  CHECK(problem.found == "\"smal-de\"");
  CHECK_THAT(problem.accepted, ContainsSubstring("small-de, from " + folders[0].string() + " and "));
  CHECK_THAT(problem.accepted, ContainsSubstring(folders[1].string() + " (missing)"));
  CHECK(problem.remedy == "did you mean `small-de`?");
}

TEST_CASE("find pack: without folders the complaint says so") {
  const Problem problem = problem_of([] {
    assay::find_content_pack({}, "de", "acme.small", {"x.toml", 7, 1}, "use[0].content");
  });
  CHECK(problem.accepted == "nothing: there is no pack, from no folder: content-path is empty");
}

TEST_CASE("find pack: an id is never taken for a path") {
  const TemporaryFolder folder;
  folder.write("small-de.toml", pack_head());
  const std::vector<std::filesystem::path> folders = {folder.path() / "a"};
  std::filesystem::create_directories(folders[0]);
  const Problem problem = problem_of([&] {
    assay::find_content_pack(folders, "../small-de", "acme.small", {"x.toml", 7, 1}, "k");
  });
  CHECK(problem.what == "there is no content pack of this id");
}

TEST_CASE("find pack: one for another instrument is refused at the profile's place") {
  const TemporaryFolder folder;
  folder.write("a/small-de.toml", pack_head());
  const Problem problem = problem_of([&] {
    assay::find_content_pack({folder.path() / "a"}, "small-de", "acme.large", {"x.toml", 7, 1},
                             "use[0].content");
  });
  CHECK(problem.where.file == "x.toml");
  CHECK(problem.where.line == 7);
  CHECK_THAT(problem.what, ContainsSubstring("the pack is for another instrument: "));
  CHECK(problem.found == "\"acme.small\"");
  CHECK(problem.accepted == "\"acme.large\"");
}

namespace {

// The plugin acme with a text that goes by a count, in English.
class CountingPlugin {
 public:
  CountingPlugin() {
    folder_.write("plugins/acme/en.toml",
                  "[content]\nfor = \"acme\"\nlocale = \"en\"\n[text]\n\"raters.one\" = \"{n} rater of {name}\"\n"
                  "\"raters.other\" = \"{n} raters of {name}\"\n");
    write_plugin(folder_, "plugins/acme", "acme", "[[content]]\nlocale = \"en\"\nfile = \"en.toml\"\n");
    catalog_ = Catalog::scan({{folder_.path() / "plugins", "test"}});
  }
  PackOverlay overlay(const std::string& locale, const std::string& texts) const {
    return {pack_of(folder_, pack_head(locale) + texts), catalog_};
  }
  const assay::Manifest& acme() const { return catalog_.plugin("acme", {}, ""); }

 private:
  TemporaryFolder folder_;
  Catalog catalog_;
};

}  // namespace

TEST_CASE("pack texts: the plural forms of the pack's language are taken, and no others of the plugin's") {
  const CountingPlugin plugins;
  PackOverlay overlay = plugins.overlay("pl",
                                        "[text.acme]\n\"raters.one\" = \"jedna osoba: {name}\"\n\"raters.few\" = \"{n} "
                                        "osoby: {name}\"\n\"raters.other\" = \"{n} osoby: {name}\"\n");
  overlay.check_texts();
  CHECK(overlay.problems().empty());
  CHECK(overlay.over(plugins.acme()) == TextPairs{{"raters.one", "jedna osoba: {name}"},
                                                  {"raters.few", "{n} osoby: {name}"},
                                                  {"raters.other", "{n} osoby: {name}"}});
  // "one person" may do without its figure; that many is missing is told.
  const std::vector<std::string> missing = overlay.missing();
  REQUIRE_FALSE(missing.empty());
  CHECK(missing[0] == "text.acme.\"raters.many\"");
  // The host has no Polish of its own.
  CHECK(std::all_of(missing.begin() + 1, missing.end(),
                    [](const std::string& key) { return key.rfind("text.core.\"disclosure.", 0) == 0; }));
  CHECK(overlay.warnings(9).size() == 1);
}

TEST_CASE("pack texts: where the pack has only the form other, English forms do not come between") {
  const CountingPlugin plugins;
  PackOverlay overlay = plugins.overlay("de", "[text.acme]\n\"raters.other\" = \"{n} Personen: {name}\"\n");
  CHECK(overlay.over(plugins.acme()) == TextPairs{{"raters.other", "{n} Personen: {name}"}});
  CHECK(overlay.missing() == std::vector<std::string>{"text.acme.\"raters.one\""});
}

TEST_CASE("pack texts: a plural form that the pack's language does not have is an error") {
  const CountingPlugin plugins;
  PackOverlay overlay = plugins.overlay("de", "[text.acme]\n\"raters.few\" = \"{n} Personen: {name}\"\n");
  overlay.check_texts();
  REQUIRE(overlay.problems().size() == 1);
  const Problem& problem = overlay.problems().front();
  check_at(problem, 12, 1, "text.acme.\"raters.few\"");
  CHECK(problem.what == "the language de has no plural form of this name");
  CHECK(problem.found == "few");
  CHECK(problem.accepted == "one or other");
  CHECK(problem.remedy == "take it out of the pack");
}

TEST_CASE("pack texts: a placeholder of a plural form is held against the form other") {
  const CountingPlugin plugins;
  PackOverlay overlay = plugins.overlay("pl", "[text.acme]\n\"raters.few\" = \"{n} osoby: {nam}\"\n");
  overlay.check_texts();
  REQUIRE(overlay.problems().size() == 1);
  CHECK(overlay.problems().front().remedy == "did you mean `{name}`?");
}

TEST_CASE("pack texts: words for the host's own texts, for all plugins or for one") {
  const CountingPlugin plugins;
  PackOverlay overlay = plugins.overlay(
      "de", "[text.core]\n\"disclosure.title\" = \"A\"\n\"locale.decimal\" = \"·\"\n[text.acme]\n\"locale.decimal\" = \"'\"\n");
  overlay.check_texts();
  CHECK(overlay.problems().empty());
  const TextPairs texts = overlay.over(plugins.acme());
  const auto has = [&](const char* key, const char* text) {
    return std::find(texts.begin(), texts.end(), std::pair<std::string, std::string>(key, text)) != texts.end();
  };
  CHECK(has("disclosure.title", "A"));
  CHECK(has("locale.decimal", "'"));
}

TEST_CASE("pack texts: a key that the host's own texts do not have is stale") {
  const CountingPlugin plugins;
  PackOverlay overlay = plugins.overlay("de", "[text.core]\n\"disclosure.titel\" = \"A\"\n");
  overlay.check_texts();
  REQUIRE(overlay.problems().size() == 1);
  CHECK(overlay.problems().front().what == "stale: the program has no text of this key");
  CHECK(overlay.problems().front().remedy == "did you mean `disclosure.title`?");
}

TEST_CASE("plugin texts: names of sheets are such as Excel takes, and no two of a language are alike") {
  for (const std::string locale : {"en", "de", "ar"}) {
    CAPTURE(locale);
    std::set<std::string> names;
    const std::string file = std::string(ASSAY_SOURCE_DIR) + "/plugins/xlsx/content/" + locale + ".toml";
    for (auto& [key, text] : assay::read_content(file, "xlsx", locale)) {
      if (key.rfind("sheet.", 0) != 0) continue;
      CAPTURE(text);
      // Their letters are of the first plane: one unit of UTF-16 each.
      CHECK(std::count_if(text.begin(), text.end(), [](unsigned char c) { return (c & 0xC0) != 0x80; }) <= 31);
      CHECK(text.find_first_of(":\\/?*[]'") == std::string::npos);
      CHECK(names.insert(text).second);
    }
    CHECK(names.size() == 9);
  }
}
