#include "assay/config.hpp"
#include "catch.hpp"
#include "temporary_folder.hpp"
#include "thrown.hpp"

using assay::Problem;

namespace {

void write_client(const TemporaryFolder& folder, const std::string& id) {
  folder.write("clients/" + id + ".toml", "[client]\nid = \"" + id + "\"\nname = \"x\"\n");
}

}  // namespace

TEST_CASE("clients: they are listed by id, sorted") {
  const TemporaryFolder folder;
  for (const char* id : {"zeta", "acme", "mid"}) write_client(folder, id);
  folder.write("clients/logo.png", "x");
  folder.write("clients/Not An Id.toml", "x");
  CHECK(assay::list_clients(folder.path()) == std::vector<std::string>{"acme", "mid", "zeta"});
}

TEST_CASE("clients: a configuration folder without clients lists none") {
  const TemporaryFolder folder;
  CHECK(assay::list_clients(folder.path()).empty());
}

TEST_CASE("clients: a missing configuration folder is refused") {
  const TemporaryFolder folder;
  const Problem problem = problem_of([&] { assay::list_clients(folder.path() / "none"); });
  CHECK(problem.where.file == (folder.path() / "none").string());
  CHECK_THAT(problem.remedy, ContainsSubstring("--config"));
}

TEST_CASE("clients: a profile is found by its id") {
  const TemporaryFolder folder;
  write_client(folder, "acme");
  CHECK(assay::find_client(folder.path(), "acme").id == "acme");
}

TEST_CASE("clients: an unknown client is refused with the ids there are and a suggestion") {
  const TemporaryFolder folder;
  write_client(folder, "acme");
  write_client(folder, "beta");
  const Problem problem = problem_of([&] { assay::find_client(folder.path(), "amce"); });
  CHECK(problem.where.file == (folder.path() / "clients").string());
  CHECK_THAT(problem.what, ContainsSubstring("amce"));
  CHECK(problem.accepted == "acme or beta");
  CHECK_THAT(problem.remedy, ContainsSubstring("`acme`"));
}

TEST_CASE("clients: an unknown client like no other is refused with what to do") {
  const TemporaryFolder folder;
  const Problem problem = problem_of([&] { assay::find_client(folder.path(), "somebody"); });
  CHECK_THAT(problem.accepted, ContainsSubstring("no profile"));
  CHECK_THAT(problem.remedy, ContainsSubstring("somebody.toml"));
}

TEST_CASE("clients: an id is never taken for a path") {
  const TemporaryFolder folder;
  folder.write("secret.toml", "[client]\nid = \"secret\"\nname = \"x\"\n");
  write_client(folder, "acme");
  const Problem problem = problem_of([&] { assay::find_client(folder.path(), "../secret"); });
  CHECK_THAT(problem.what, ContainsSubstring("there is no client"));
  CHECK(problem.accepted == "acme");
}
