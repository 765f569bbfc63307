#include "assay/config.hpp"
#include "catch.hpp"
#include "temporary_folder.hpp"

namespace fs = std::filesystem;
using assay::Installation;

TEST_CASE("installation: a build tree is known by its plugins and configs") {
  const TemporaryFolder root;
  fs::create_directories(root.path() / "plugins");
  fs::create_directories(root.path() / "configs");
  const Installation found = assay::installation_around(root.path() / "bin/assay");
  CHECK(found.program == root.path() / "bin/assay");
  CHECK(found.plugins == root.path() / "plugins");
  CHECK(found.configs == root.path() / "configs");
}

TEST_CASE("installation: anything else is an installed prefix") {
  const TemporaryFolder root;
  fs::create_directories(root.path() / "plugins");  // alone, that is not a build tree
  const Installation found = assay::installation_around(root.path() / "bin/assay");
  CHECK(found.plugins == root.path() / "lib/assay/plugins");
  CHECK(found.configs == root.path() / "share/assay/configs");
}

TEST_CASE("installation: it is found from the running program, wherever it was copied") {
  const fs::path program = assay::find_installation().program;
  CHECK(program.is_absolute());
  CHECK(fs::equivalent(program, "/proc/self/exe"));
}
