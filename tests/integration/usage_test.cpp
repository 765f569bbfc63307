// The command line: help, wrong usage, lists, quiet and colours.
#include <nlohmann/json.hpp>

#include "program.hpp"

using namespace program;
using Json = nlohmann::json;

namespace {

ProcessResult assay(const Words& words, const ProcessOptions& options = {}) {
  const TemporaryFolder folder;
  return assay_in(folder.path(), words, options);
}

Json listed(const std::string& what) {
  const ProcessResult result = assay({"list", what, "--json"});
  INFO(result.err);
  REQUIRE(result.status == 0);
  return Json::parse(result.out);
}

const Json* with_id(const Json& list, const std::string& id) {
  for (const Json& entry : list) {
    if (entry["id"] == id) return &entry;
  }
  return nullptr;
}

}  // namespace

TEST_CASE("usage: the help of the program and of every subcommand has an example") {
  const ProcessResult all = assay({"--help"});
  CHECK(all.status == 0);
  CHECK_THAT(all.out, ContainsSubstring("Examples:\n  assay "));
  CHECK_THAT(all.out, ContainsSubstring(
                          "Exit status: 0 done; 1 the input or the configuration is wrong; 2 wrong usage"));
  for (const std::string command : {"run", "score", "compare", "sheet", "list", "explain", "check", "export", "import", "plugin"}) {
    CHECK_THAT(all.out, ContainsSubstring("\n  " + command + " "));
    const ProcessResult help = assay({command, "--help"});
    INFO(command);
    CHECK(help.status == 0);
    CHECK(help.err.empty());
    CHECK_THAT(help.out, ContainsSubstring("\n  assay " + command + " "));
  }
}

TEST_CASE("usage: --version names program and version") {
  const ProcessResult result = assay({"--version"});
  CHECK(result.status == 0);
  CHECK(result.out.substr(0, 6) == "assay ");
}

TEST_CASE("usage: what the command line cannot mean ends with exit 2 and says so on standard error") {
  const std::vector<std::pair<Words, std::string>> kWrong = {
      {{}, "subcommand is required"},
      {{"rum"}, "there is no command \"rum\"; did you mean run?"},
      {{"frobnicate"}, "there is no command \"frobnicate\"\n"},
      {{"run", "--client", "demo", "--out", "o"}, "--instrument with --responses, or --administration, is required"},
      {run_words("r.csv", {"--out", "o", "--thread", "2"}), "--thread"},
      {run_words("r.csv", {"--out", "o", "--threads", "0"}), "--threads"},
      {run_words("r.csv", {"--out", "o", "--threads", "-1"}), "--threads"},
      {run_words("r.csv", {"--out", "o", "--threads", "5000000"}), "--threads"},
      {run_words("r.csv", {"--out", "o", "--threads", "two"}), "--threads"},
      {run_words("r.csv", {"--out", "o", "--date", "2024-13-01"}), "not a date: 2024-13-01"},
      {run_words("r.csv", {"--out", "o", "--date", "2023-02-29"}), "not a date: 2023-02-29"},
      {run_words("r.csv", {"--out", "o", "--date", "today"}), "not a date: today"},
      {run_words("r.csv", {"--out", "o", "--date", "2024-1-1x"}), "not a date: 2024-1-1x"},
      {{"list", "plugin"}, "plugin"},
      {{"list"}, "what is required"},
      {{"check"}, "files is required"},
      {{"explain"}, "client is required"}};
  for (const auto& [words, said] : kWrong) {
    const ProcessResult result = assay(words);
    INFO(result.out << result.err);
    CHECK(result.status == 2);
    CHECK(result.out.empty());
    CHECK_THAT(result.err, ContainsSubstring(said));
  }
}

TEST_CASE("usage: an option that there is not is named for every command, with the one that is meant") {
  struct Case {
    Words words;
    std::string said;
  };
  const std::vector<Case> cases = {
      {{"run", "--clent", "demo", "--instrument", "i", "--responses", "r.csv", "--out", "o"},
       "there is no option \"--clent\" of run; did you mean --client?\n"},
      {{"run", "--clent=demo", "--ot", "o"},
       "there is no option \"--clent\" of run; did you mean --client?\n"
       "there is no option \"--ot\" of run; did you mean --out?\n"},
      {{"score", "--respones", "r.csv"}, "there is no option \"--respones\" of score; did you mean --responses?\n"},
      {{"compare", "--cas", "jane"}, "there is no option \"--cas\" of compare; did you mean --case?\n"},
      {{"sheet", "bcsc.csc-360", "--format", "html"}, "there is no option \"--format\" of sheet; did you mean --formats?\n"},
      {{"list", "plugins", "--jsn"}, "there is no option \"--jsn\" of list; did you mean --json?\n"},
      {{"explain", "--confg", "c"}, "there is no option \"--confg\" of explain; did you mean --config?\n"},
      {{"check", "--quite", "a.toml"}, "there is no option \"--quite\" of check; did you mean --quiet?\n"},
      {{"audit", "--previos", "a"}, "there is no option \"--previos\" of audit; did you mean --previous?\n"},
      {{"export", "case", "--dat", "2024-01-01"}, "there is no option \"--dat\" of export; did you mean --date?\n"},
      {{"import", "case", "f.json", "--froce"}, "there is no option \"--froce\" of import; did you mean --force?\n"},
      {{"plugin", "check", "--levle", "strict"}, "there is no option \"--levle\" of plugin check; did you mean --level?\n"},
      {{"plugin", "lint", "--frobnicate"}, "there is no option \"--frobnicate\" of plugin lint\n"},
      {{"--clent", "demo", "run"}, "there is no option \"--clent\" before a command\n"}};
  for (const Case& one : cases) {
    const ProcessResult result = assay(one.words);
    INFO(result.err);
    CHECK(result.status == 2);
    CHECK(result.out.empty());
    CHECK(result.err == one.said + "Run with --help for more information.\n");
  }
}

TEST_CASE("usage: the value of an option is not taken for one") {
  const ProcessResult result = assay({"run", "--client", "--clent", "--out", "o"});
  CHECK(result.status == 2);
  CHECK(result.err.find("there is no option") == std::string::npos);
}

TEST_CASE("usage: a format by the ending of its files is refused with the format") {
  const ProcessResult result =
      assay(run_words(sample("responses.csv"), {"--out", "o", "--formats", "md"}));
  CHECK(result.status == 1);
  CHECK_THAT(result.err, ContainsSubstring("to do: did you mean `markdown`?"));
}

TEST_CASE("usage: a format or a report that is named twice is refused") {
  for (const auto& [option, name] :
       {std::pair<std::string, std::string>{"--formats", "json"}, {"--reports", "bcsc.individual"}}) {
    const ProcessResult result = assay(
        run_words(sample("responses.csv"), {"--out", "o", "--formats", "json", option, name + "," + name}));
    CHECK(result.status == 1);
    CHECK(result.err == "error: " + option + ": named twice: " + name + "\n  to do: name it once\n");
  }
}

TEST_CASE("list: instruments tell their counts") {
  const Json list = listed("instruments");
  const Json* bcsc = with_id(list, "bcsc.csc-360");
  REQUIRE(bcsc != nullptr);
  CHECK((*bcsc)["counts"]["items"] == 55);
  CHECK((*bcsc)["counts"]["constructs"] == Json({{"unit", 8}, {"element", 38}}));
  CHECK((*bcsc)["items"].size() == 55);
  CHECK((*bcsc)["constructs"].size() == 46);
  CHECK((*bcsc)["plugin"] == "bcsc");
}

TEST_CASE("list: every list is JSON, and a table for people") {
  const std::pair<const char*, const char*> kKnown[] = {
      {"plugins", "bcsc"}, {"scorers", "bcsc.scorer"}, {"reports", "bcsc.individual"},
      {"formats", "json"}, {"clients", "demo"},        {"instruments", "bcsc.csc-360"}};
  for (const auto& [what, id] : kKnown) {
    INFO(what);
    CHECK(with_id(listed(what), id) != nullptr);
    const ProcessResult table = assay({"list", what});
    CHECK(table.status == 0);
    CHECK(table.out.substr(0, 3) == "id ");
    CHECK_THAT(table.out, ContainsSubstring(std::string("\n") + id + " "));
  }
}

TEST_CASE("list: a plugin tells the libraries that have to be installed for it, also when it cannot be used") {
  const TemporaryFolder folder;
  folder.write("p/acme/plugin.toml",
               "manifest = 1\n[plugin]\nid = \"acme\"\nversion = \"1.0.0\"\ntitle = \"T\"\nvendor = \"V\"\nlicence = "
               "\"L\"\nabi = 1\nlibraries = [\"libcairo.so.2\", \"libz.so.1\"]\n");
  const ProcessResult result = assay_in(folder.path(), {"list", "plugins", "--json", "--plugins", "p"});
  REQUIRE(result.status == 0);
  const Json list = Json::parse(result.out);
  REQUIRE(with_id(list, "acme") != nullptr);
  CHECK((*with_id(list, "acme"))["libraries"] == Json({"libcairo.so.2", "libz.so.1"}));
  CHECK((*with_id(list, "bcsc"))["libraries"] == Json::array());
}

TEST_CASE("list: a report tells what it is about") {
  const Json list = listed("reports");
  CHECK((*with_id(list, "bcsc.individual"))["about"] == "case");
  CHECK((*with_id(list, "bcsc.blank-form"))["about"] == "sheet");
}

TEST_CASE("quiet: a run says nothing when all is well, and errors all the same") {
  const TemporaryFolder folder;
  folder.write("p.csv", "case,name\njane,Jane\nben,Ben\n");
  const Words good = run_words(sample("responses.csv"),
                               {"--cases", "p.csv", "--formats", "json", "--quiet", "--out", "out"});
  const ProcessResult result = assay_in(folder.path(), good);
  CHECK(result.status == 0);
  CHECK(result.out.empty());
  CHECK(result.err.empty());
  const ProcessResult bad =
      assay_in(folder.path(), run_words("gone.csv", {"--formats", "json", "--quiet", "--out", "o"}));
  CHECK(bad.status == 1);
  CHECK_FALSE(bad.err.empty());
}

TEST_CASE("colours: none where standard error is no terminal, with or without NO_COLOR") {
  const TemporaryFolder folder;
  folder.write("p.csv", "case,name\njane,Jane\nben,Ben\n");
  for (const std::string value : {"", "1"}) {
    ProcessOptions options;
    options.environment = {{"NO_COLOR", value}, {"TERM", "xterm-256color"}};
    const ProcessResult result = assay_in(
        folder.path(),
        run_words(sample("responses.csv"), {"--cases", "p.csv", "--formats", "json", "--out", "out"}),
        options);
    CHECK_THAT(result.err, ContainsSubstring("warning: "));
    CHECK(result.err.find('\x1b') == std::string::npos);
    CHECK(result.out.find('\x1b') == std::string::npos);
  }
}

TEST_CASE("usage: an empty client, as an unset variable gives, is wrong usage") {
  const TemporaryFolder folder;
  const ProcessResult result =
      assay_in(folder.path(), {"score", "--client", "", "--instrument", "bcsc.csc-360", "--responses",
                               sample("responses.csv"), "--out", "out"});
  CHECK(result.status == 2);
  CHECK_THAT(result.err, ContainsSubstring("--client: is empty"));
}
