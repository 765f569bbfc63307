#include <algorithm>
#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include "assay/conformance/coexistence.hpp"
#include "assay/error.hpp"
#include "catch.hpp"
#include "process.hpp"
#include "together.hpp"

namespace cf = assay::conformance;
namespace fs = std::filesystem;

namespace {

fs::path fixture(const std::string& name) { return fs::path(FIXTURES) / name; }

cf::CoexistenceReport put_together(const std::vector<fs::path>& plugins, cf::CheckOptions options = {}) {
  options.limit = std::chrono::seconds(60);
  return cf::coexist(plugins, options);
}

cf::CoexistenceReport pair(const std::string& name, const cf::CheckOptions& options = {}) {
  return put_together({fixture(name + "-a"), fixture(name + "-b")}, options);
}

std::vector<std::string> failed(const cf::CoexistenceReport& report) {
  std::vector<std::string> ids;
  for (const cf::CheckOutcome& outcome : report.outcomes) {
    if (outcome.verdict == cf::Verdict::Failed) ids.push_back(outcome.id);
  }
  return ids;
}

const cf::CheckOutcome& outcome(const cf::CoexistenceReport& report, const std::string& id) {
  return *std::find_if(report.outcomes.begin(), report.outcomes.end(), [&](const auto& one) { return one.id == id; });
}

void all_pass(const cf::CoexistenceReport& report) {
  CHECK(report.left_out.empty());
  for (const cf::CheckOutcome& one : report.outcomes) {
    CAPTURE(one.id, one.found);
    CHECK(one.verdict == cf::Verdict::Passed);
  }
}

}  // namespace

TEST_CASE("coexistence: each pair is caught by its own check and by no other") {
  for (const cf::CheckInfo& info : cf::coexistence_checks()) {
    const std::string id(info.id);
    CAPTURE(id);
    const cf::CoexistenceReport report = pair(id);
    CHECK(report.plugins == std::vector<std::string>{id + "-a", id + "-b"});
    CHECK(failed(report) == std::vector<std::string>{id});
    CHECK_FALSE(outcome(report, id).found.empty());
    CHECK_FALSE(outcome(report, id).remedy.empty());
  }
}

TEST_CASE("coexistence: what is found names the plugin, the step, the figures and the order") {
  const auto found = [](const std::string& name, const std::string& id) { return outcome(pair(name), id).found; };
  CHECK(found("coexist-ids", "coexist-ids") ==
        "the format \"page\" is offered by \"coexist-ids-a\" and by \"coexist-ids-b\"");
  CHECK_THAT(found("coexist-loads", "coexist-loads"),
             Catch::StartsWith("\"coexist-loads-b\", to load the library: ") && Catch::Contains("engine_new_in_two") &&
                 Catch::EndsWith("loaded in the order coexist-loads-a, coexist-loads-b"));
  const std::string results = found("coexist-same-results", "coexist-same-results");
  CHECK_THAT(results, Catch::StartsWith("\"coexist-same-results-a\", to put to work scorer coexist-same-results-a.scorer on ") &&
                          Catch::Contains(" alone, ") && Catch::Contains(" together with others; loaded in the order "));
  CHECK_THAT(found("coexist-order", "coexist-order"),
             Catch::StartsWith("\"coexist-order-a\", ") && Catch::EndsWith("in the order coexist-order-b, coexist-order-a"));
  CHECK_THAT(found("coexist-close", "coexist-close"), Catch::StartsWith("\"coexist-close-b\", to put to work again scorer "));
  CHECK_THAT(found("coexist-threads", "coexist-threads"), Catch::EndsWith("each in a thread of its own"));
}

TEST_CASE("coexistence: a GNU_UNIQUE static of two plugins is found") {
  CHECK(failed(pair("coexist-same-results--unique")) == std::vector<std::string>{"coexist-same-results"});
}

TEST_CASE("coexistence: five plugins are loaded in every order, six in a sample") {
  std::vector<fs::path> plugins;
  for (const char* letter : {"a", "b", "c", "d", "e"}) plugins.push_back(fixture(std::string("sound-") + letter));
  const cf::CoexistenceReport five = put_together(plugins);
  all_pass(five);
  CHECK(five.orders == 120);
  CHECK(five.every_order);
  plugins.push_back(fixture("sound-f"));
  const cf::CoexistenceReport six = put_together(plugins);
  all_pass(six);
  CHECK(six.orders == 24);
  CHECK_FALSE(six.every_order);
}

TEST_CASE("coexistence: a sample of orders has each plugin first and last, none twice, and comes from the seed") {
  const auto orders = cf::orders_of(8, 24, 1);
  CHECK(orders.size() == 24);
  CHECK(orders.front() == std::vector<std::size_t>{0, 1, 2, 3, 4, 5, 6, 7});
  CHECK(std::set<std::vector<std::size_t>>(orders.begin(), orders.end()).size() == 24);
  std::set<std::size_t> first, last;
  for (const auto& order : orders) first.insert(order.front()), last.insert(order.back());
  CHECK(first.size() == 8);
  CHECK(last.size() == 8);
  CHECK(cf::orders_of(8, 24, 1) == orders);
  CHECK(cf::orders_of(8, 24, 2) != orders);
}

TEST_CASE("coexistence: the same plugin twice is refused") {
  const cf::CoexistenceReport report = put_together({fixture("sound-a"), fixture("sound-a") / "plugin.toml"});
  CHECK(failed(report) == std::vector<std::string>{"coexist-ids"});
  CHECK_THAT(outcome(report, "coexist-ids").found, Catch::StartsWith("two of the plugins named are \"sound-a\": "));
}

TEST_CASE("coexistence: a plugin that cannot be used alone is left out, and the rest goes on") {
  const cf::CoexistenceReport report =
      put_together({fixture("sound-a"), fs::path(CHECK_FIXTURES) / "opens", fixture("sound-b"), fixture("missing")});
  CHECK(report.plugins == std::vector<std::string>{"sound-a", "sound-b"});
  REQUIRE(report.left_out.size() == 2);
  CHECK_THAT(report.left_out[0], Catch::StartsWith("opens: open failed: status 3"));
  CHECK_THAT(report.left_out[1], Catch::Contains("missing"));
  for (const cf::CheckOutcome& one : report.outcomes) CHECK(one.verdict == cf::Verdict::Passed);
}

TEST_CASE("coexistence: one plugin that can be used has nobody to get on with") {
  const cf::CoexistenceReport report = put_together({fixture("sound-a"), fixture("missing")});
  REQUIRE_FALSE(report.outcomes.empty());
  for (const cf::CheckOutcome& one : report.outcomes) CHECK(one.verdict == cf::Verdict::PassedOver);
}

TEST_CASE("coexistence: a check that stands on one that fails is passed over, also when it is asked for alone") {
  cf::CheckOptions options;
  options.include = {"coexist-order"};
  const cf::CoexistenceReport report = pair("coexist-same-results", options);
  REQUIRE(report.outcomes.size() == 1);
  CHECK(report.outcomes.front().verdict == cf::Verdict::PassedOver);
  CHECK(report.outcomes.front().found == "coexist-same-results comes first");
}

TEST_CASE("coexistence: excluded, nothing is done; an unknown check is an error") {
  cf::CheckOptions options;
  options.exclude = {"coexistence"};
  CHECK(pair("coexist-close", options).outcomes.empty());
  options.exclude = {"coexist-ordr"};
  CHECK_THROWS_AS(pair("coexist-close", options), assay::Error);
}

TEST_CASE("coexistence: the shipped plugins get on with each other") {
  std::vector<fs::path> plugins;
  for (const auto& entry : fs::directory_iterator(PLUGINS)) {
    if (fs::exists(entry.path() / "plugin.toml")) plugins.push_back(entry.path());
  }
  std::sort(plugins.begin(), plugins.end());
  REQUIRE(plugins.size() > 1);
  all_pass(put_together(plugins));
}

TEST_CASE("plugin check: several plugins are put together, also in JSON, and the exit status tells") {
  const std::string program = ASSAY_BINARY_DIR "/bin/assay";
  const auto run = [&](const std::string& name, std::vector<std::string> more) {
    std::vector<std::string> command{program, "plugin", "check", fixture(name + "-a").string(), fixture(name + "-b").string()};
    command.insert(command.end(), more.begin(), more.end());
    return run_process(command);
  };
  const auto bad = run("coexist-close", {"--include", "coexistence"});
  CHECK(bad.status == 1);
  CHECK_THAT(bad.out, Catch::Contains("  failed      coexist-close: \"coexist-close-b\", to put to work again"));
  CHECK_THAT(bad.out, Catch::Contains("together, loaded in all 2 orders: 4 passed, 1 failed, 1 passed over (seed 1)"));
  const auto json = run("sound", {"--include", "coexist-loads", "--json"});
  CHECK(json.status == 0);
  CHECK_THAT(json.out, Catch::Contains("\"together\": {") && Catch::Contains("\"every-order\": true"));
  const auto without = run("coexist-close", {"--include", "loads", "--exclude", "coexistence"});
  CHECK(without.status == 0);
  CHECK_THAT(without.out, !Catch::Contains("together"));
}
