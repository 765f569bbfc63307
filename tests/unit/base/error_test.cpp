// How complaints are printed and thrown.
#include "assay/error.hpp"

#include "samples.hpp"

using assay::Error;
using assay::Fault;
using assay::Problem;

TEST_CASE("error: a problem with everything is printed a part a line") {
  const Problem problem{{"a.toml", 3, 7}, "use[0].norms", "unknown norm",
                        "\"x\"",          "a, b and c",   "choose one"};
  CHECK(assay::format(problem) ==
        "a.toml:3:7: unknown norm\n  key: use[0].norms\n  found: \"x\"\n  accepted: a, b and c\n  to do: "
        "choose one");
}

TEST_CASE("error: for the log a problem stands on one line") {
  const Problem problem{{"a.toml", 3, 7}, "use", "unknown norm", "\"x\"", "", "choose one"};
  CHECK(assay::format_line(problem) == "a.toml:3:7: unknown norm; key: use; found: \"x\"; to do: choose one");
}

TEST_CASE("error: empty parts and places are left out") {
  CHECK(assay::format({{"a.toml", 3, 0}, "", "broken", "", "", ""}) == "a.toml:3: broken");
  CHECK(assay::format({{"a.toml", 0, 5}, "", "broken", "", "", ""}) == "a.toml: broken");
  CHECK(assay::format({{}, "", "broken", "", "", "mend it"}) == "broken\n  to do: mend it");
}

TEST_CASE("error: what() joins all problems") {
  const Error error({{{"a", 1, 1}, "", "one", "", "", ""}, {{"b", 2, 2}, "", "two", "", "", ""}},
                    Fault::Plugin);
  CHECK(std::string(error.what()) == "a:1:1: one\nb:2:2: two");
  CHECK(error.problems().size() == 2);
  CHECK(error.fault() == Fault::Plugin);
}

TEST_CASE("error: faults are the exit codes") {
  CHECK(static_cast<int>(Fault::Input) == 1);
  CHECK(static_cast<int>(Fault::Usage) == 2);
  CHECK(static_cast<int>(Fault::Plugin) == 3);
  CHECK(static_cast<int>(Fault::Machine) == 4);
}

TEST_CASE("error: throw_if_any throws only when there is a problem") {
  CHECK_NOTHROW(assay::throw_if_any({}));
  const Error error = samples::caught([] {
    assay::throw_if_any({{{"f", 9, 0}, "", "bad", "", "", ""}}, Fault::Machine);
  });
  CHECK(error.fault() == Fault::Machine);
  CHECK(std::string(error.what()) == "f:9: bad");
}
