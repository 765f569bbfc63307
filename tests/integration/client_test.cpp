// What a profile can choose beyond instruments and reports: a norm of the customer's own, options use by use.
#include <nlohmann/json.hpp>

#include "program.hpp"

using namespace program;

namespace {

const Copy& tree() {
  static const Copy copy;
  return copy;
}

// The demo client's profile under another name.
std::string own_profile() {
  std::string profile = Copy::demo();
  const std::string id = "id = \"demo\"";
  return profile.replace(profile.find(id), id.size(), "id = \"own\"");
}

std::string with_norm_file(const std::string& file) {
  std::string profile = own_profile();
  const std::string norm = "norm = \"bcsc.isg-illustrative\"\n";
  return profile.replace(profile.find(norm), norm.size(), "norm-file = \"" + file + "\"\n");
}

std::string own_norm(const std::string& instrument) {
  return "[norm]\nid = \"acme-2024\"\nversion = \"1.0.0\"\ntitle = \"Acme\"\ninstrument = \"" + instrument +
         "\"\nillustrative = true\nsource = \"Made up.\"\npercentiles = [25, 50, 75]\n"
         "rows = [ { construct = \"u1\", role = \"self\", values = [3.0, 5.0, 7.0] } ]\n";
}

ProcessResult score() {
  return tree().assay({"score", "--client", "own", "--instrument", "bcsc.csc-360", "--responses",
                       sample("responses.csv"), "--out", "own"});
}

}  // namespace

TEST_CASE("norm-file: a customer's own norm is what scores are held against") {
  tree().write(tree().root() / "configs/acme-norm.toml", own_norm("bcsc.csc-360"));
  tree().write_profile("own", with_norm_file("../acme-norm.toml"));
  const ProcessResult result = score();
  INFO(result.err);
  REQUIRE(result.status == 0);
  const auto scores = scores_of(file_text(tree().folder() / "own/scores.csv"), "jane");
  // Jane's own mean of unit 1: (q1 + q2 + mean(q3, q4) + mean(q5, q6)) / 4; between two points of the norm
  // the percentile is linear, 12.5 a point of the scale.
  const auto rating = [](const char* item) { return std::stod(Ratings().at(1, item)); };
  REQUIRE(Ratings().at(1, "role") == "self");
  const double mean =
      (rating("q1") + rating("q2") + (rating("q3") + rating("q4")) / 2 + (rating("q5") + rating("q6")) / 2) /
      4;
  REQUIRE(mean > 3.0);
  REQUIRE(mean < 7.0);
  CHECK(std::stod(scores.at("u1,self").at("percentile")) == Approx(25 + 12.5 * (mean - 3.0)));
  CHECK(scores.at("u2,self").at("percentile").empty());
  const auto record = nlohmann::json::parse(file_text(tree().folder() / "own/run.json"));
  CHECK(record["norm"]["id"] == "acme-2024");
}

TEST_CASE("norm-file: a missing file, another instrument's norm, and two norms are refused") {
  tree().write_profile("own", with_norm_file("../gone.toml"));
  const ProcessResult gone = score();
  CHECK(gone.status == 1);
  CHECK_THAT(gone.err, ContainsSubstring("own.toml:11:1: the file is missing"));

  tree().write(tree().root() / "configs/other-norm.toml", own_norm("acme.other"));
  tree().write_profile("own", with_norm_file("../other-norm.toml"));
  const ProcessResult other = score();
  CHECK(other.status == 1);
  CHECK_THAT(other.err, ContainsSubstring("other-norm.toml:5:"));

  tree().write_profile("own", own_profile() + "norm-file = \"../acme-norm.toml\"\n");
  const ProcessResult two = score();
  CHECK(two.status == 1);
  CHECK_THAT(two.err, ContainsSubstring("own.toml:12:1: a norm and a norm file are both given"));
}

TEST_CASE("explain: the norm file, the look, and what reports go by groups are told with their reasons") {
  tree().write(tree().root() / "configs/acme-norm.toml", own_norm("bcsc.csc-360"));
  tree().write_profile(
      "own", with_norm_file("../acme-norm.toml") + "group-by = \"team\"\n[branding]\naccent = \"#123456\"\n");
  const ProcessResult result = tree().assay({"explain", "own", "--json"});
  INFO(result.err);
  REQUIRE(result.status == 0);
  std::map<std::string, nlohmann::json> lines;
  const auto told = nlohmann::json::parse(result.out);
  for (const auto& line : told["gets"]) lines[line["what"]] = line;
  CHECK(lines.at("norm")["id"] == "acme-2024");
  CHECK(lines.at("norm")["why"] == "use[0].norm-file in the profile");
  CHECK(lines.at("groups")["id"] == "team");
  CHECK(lines.at("colour")["id"] == "#123456");
  CHECK(lines.at("logo")["id"] == "none");
}

TEST_CASE("explain: from how many raters on figures are shown, and who chose that") {
  tree().write_profile(
      "own", own_profile() + "[disclosure]\nminimum-raters = 5\nminimum-comment-raters = 1\nexempt = []\n");
  const ProcessResult own = tree().assay({"explain", "own", "--json"});
  INFO(own.err);
  REQUIRE(own.status == 0);
  std::map<std::string, std::string> why;
  const auto told = nlohmann::json::parse(own.out);
  for (const auto& line : told["gets"]) why[line["id"]] = line["why"];
  CHECK(why.at("minimum-raters = 5") == "set in the profile");
  CHECK(why.at("minimum-comment-raters = 1") == "set in the profile: one is enough");
  CHECK(why.at("minimum-cases = 3") == "the default");
  CHECK(why.at("exempt = none") == "set in the profile");

  tree().write_profile("own", own_profile());
  const ProcessResult usual = tree().assay({"explain", "own"});
  CHECK_THAT(usual.out, ContainsSubstring("exempt = self, manager"));
}

TEST_CASE("client: a profile that stands in another folder of configs is pointed at") {
  fs::create_directories(tree().folder() / "configs/clients");
  tree().write(tree().folder() / "configs/clients/lost.toml", own_profile());
  const ProcessResult result = tree().assay({"explain", "lost"});
  CHECK(result.status == 1);
  CHECK_THAT(result.err, ContainsSubstring("there is no client \"lost\""));
  CHECK_THAT(result.err, ContainsSubstring("there is one in ./configs/clients: say --config configs"));
  fs::remove_all(tree().folder() / "configs");
}

TEST_CASE("explain: options and defaults of a comparison are told, and a slip in them is found") {
  if (!fs::exists(kBuild / "plugins/crosswalk")) return;
  const Copy copy;
  fs::copy(kBuild / "plugins/crosswalk", copy.root() / "plugins/crosswalk", fs::copy_options::recursive);
  copy.write_profile("own", own_profile() + "[comparison]\nreports = [\"crosswalk.person\"]\nformats = [\"json\"]\n"
                                            "options = { agree_withn = 10 }\n");
  const ProcessResult result = copy.assay({"explain", "own"});
  CHECK(result.status == 1);
  CHECK_THAT(result.err, ContainsSubstring("agree_withn"));
  CHECK_THAT(result.err, ContainsSubstring("agree_within"));
  copy.write_profile("own", own_profile() + "[comparison]\n");
  const ProcessResult plain = copy.assay({"explain", "own"});
  CHECK(plain.status == 0);
  CHECK_THAT(plain.out, ContainsSubstring("[comparison] names none"));
}

TEST_CASE("check, explain: a content pack may be for an instrument in a file") {
  const Copy copy;
  fs::create_directories(copy.root() / "configs/instruments");
  fs::create_directories(copy.root() / "configs/content");
  copy.write(copy.root() / "configs/instruments/pulse.toml",
             "[instrument]\nid = \"demo.pulse\"\nversion = \"1.0.0\"\ntitle = \"Pulse\"\nvendor = \"Us\"\n"
             "kind = \"survey\"\nlocale = \"en\"\n\n[[scale]]\nid = \"five\"\npoints = [1, 2, 3, 4, 5]\n\n"
             "[[role]]\nid = \"self\"\ntitle = \"Self\"\n\n[[construct]]\nid = \"calm\"\nlevel = \"area\"\n"
             "title = \"Calm\"\n\n[[item]]\nid = \"q1\"\ntext = \"I am calm.\"\nconstruct = \"calm\"\n"
             "scale = \"five\"\n");
  copy.write(copy.root() / "configs/content/pulse-de.toml",
             "[pack]\nid = \"pulse-de\"\ntitle = \"Puls\"\ninstrument = \"demo.pulse\"\n"
             "instrument-version = \"1.0.0\"\nlocale = \"de\"\n\n[item.q1]\ntext = \"Ich bin ruhig.\"\n");
  copy.write_profile("own",
                     "[client]\nid = \"own\"\nname = \"Own\"\n[[use]]\ninstrument = \"demo.pulse\"\n"
                     "scorer = \"bcsc.scorer\"\ncontent = \"pulse-de\"\n");
  const ProcessResult check = copy.assay({"check", (copy.root() / "configs/content/pulse-de.toml").string()});
  INFO(check.err);
  CHECK(check.status == 0);
  const ProcessResult explain = copy.assay({"explain", "own"});
  INFO(explain.err);
  CHECK_THAT(explain.out, ContainsSubstring("pulse-de"));
  CHECK_THAT(explain.err, ContainsSubstring("warning"));  // the rest is English
}

TEST_CASE("run: what a plugin cannot work with is told at the profile's place") {
  if (!fs::exists(kBuild / "plugins/chally")) return;
  const Copy copy;
  fs::copy(kBuild / "plugins/chally", copy.root() / "plugins/chally", fs::copy_options::recursive);
  copy.write_profile("own", "[client]\nid = \"own\"\nname = \"Own\"\n\n[[use]]\n"
                            "instrument = \"chally.customer-service-manager\"\nscorer = \"chally.scorer\"\n"
                            "options = { low_below = 70 }\n");
  const ProcessResult result = copy.assay({"check", (copy.root() / "configs/clients/own.toml").string()});
  CHECK(result.status == 1);
  CHECK_THAT(result.err, ContainsSubstring("own.toml:5:1: plugin chally cannot work with what it was given"));
  CHECK_THAT(result.err, ContainsSubstring("key: use[0].scorer"));
}

TEST_CASE("explain: an option that two uses set differently is told for each") {
  if (!fs::exists(kBuild / "plugins/chally")) return;
  const Copy copy;
  fs::copy(kBuild / "plugins/chally", copy.root() / "plugins/chally", fs::copy_options::recursive);
  const auto use = [](const std::string& instrument, const std::string& options) {
    return "[[use]]\ninstrument = \"chally." + instrument +
           "\"\nscorer = \"chally.scorer\"\nreports = [\"chally.profile\"]\nformats = [\"json\"]\noptions = "
           "{ " +
           options + " }\n";
  };
  copy.write_profile("own", "[client]\nid = \"own\"\nname = \"Own\"\n" +
                                use("customer-service-representative", "low_below = 30") +
                                use("customer-service-manager", "low_below = 40"));
  const ProcessResult result = copy.assay({"explain", "own", "--json"});
  INFO(result.err);
  REQUIRE(result.status == 0);
  std::map<std::string, std::string> why;
  const auto told = nlohmann::json::parse(result.out);
  for (const auto& line : told["gets"]) {
    if (line["what"] == "option") why[line["id"]] = line["why"];
  }
  CHECK(why.at("chally.low_below = 30") == "use[0].options in the profile");
  CHECK(why.at("chally.low_below = 40") == "use[1].options in the profile");
  CHECK(why.at("chally.high_from = 65") == "the plugin's default");
}
