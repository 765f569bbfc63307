// assay/sdk/testing/check.hpp: tests of a plugin without a test library.
//
//   ASSAY_TEST("two and two") { ASSAY_CHECK_EQUAL(2 + 2, 4); }
//   ASSAY_TEST_MAIN()
//
// A check that fails is told with its place, and the test goes on. A test fails that throws, and also one that
// checks nothing. Whoever has a test library already leaves this header out: no other fake needs it.
#pragma once

#include <cmath>
#include <cstdio>
#include <exception>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "assay/sdk/error.hpp"

namespace assay::sdk::testing {

struct TestCase {
  const char* name;
  void (*body)();
};

// What is being run, and how it goes.
struct TestRun {
  std::vector<TestCase> cases;
  int checks = 0;    // of the case under way
  int failures = 0;  // likewise
};

inline TestRun& test_run() {
  static TestRun run;
  return run;
}

struct AddTest {
  AddTest(const char* name, void (*body)()) { test_run().cases.push_back({name, body}); }
};

inline void check(bool good, const char* file, int line, const std::string& complaint) {
  ++test_run().checks;
  if (good) return;
  ++test_run().failures;
  std::printf("%s:%d: %s\n", file, line, complaint.c_str());
}

template <typename Actual, typename Expected>
void check_equal(const Actual& actual, const Expected& expected, const char* file, int line, const char* words) {
  std::ostringstream complaint;
  complaint << words << "\n  is       " << actual << "\n  expected " << expected;
  check(actual == expected, file, line, complaint.str());
}

inline void check_near(double actual, double expected, double tolerance, const char* file, int line,
                       const char* words) {
  std::ostringstream complaint;
  complaint.precision(17);
  complaint << words << "\n  is       " << actual << "\n  expected " << expected << " within " << tolerance;
  check(std::fabs(actual - expected) <= tolerance, file, line, complaint.str());
}

inline void check_contains(std::string_view text, std::string_view part, const char* file, int line,
                           const char* words) {
  check(text.find(part) != std::string_view::npos, file, line,
        std::string(words) + "\n  is       " + std::string(text) + "\n  lacks    " + std::string(part));
}

template <typename Body>
void check_fails(Body&& body, assay_status status, const char* file, int line, const char* words) {
  std::string happened = "it did not fail";
  try {
    body();
  } catch (const Failure& failure) {
    if (failure.status() == status) return check(true, file, line, {});
    happened = "it failed with status " + std::to_string(failure.status()) + ": " + failure.what();
  }
  check(false, file, line, std::string(words) + "\n  expected status " + std::to_string(status) + ", but " + happened);
}

// Runs every test, or those whose name holds the program's first argument. Returns the exit status: 0 when all
// went well and there was at least one.
inline int run_tests(int argc, char** argv) {
  TestRun& run = test_run();
  int ran = 0, failed = 0;
  for (const TestCase& one : run.cases) {
    if (argc > 1 && std::string_view(one.name).find(argv[1]) == std::string_view::npos) continue;
    run.checks = run.failures = 0;
    ++ran;
    try {
      one.body();
      if (run.checks == 0) check(false, one.name, 0, "this test checks nothing");
    } catch (const std::exception& exception) {
      check(false, one.name, 0, std::string("threw: ") + exception.what());
    }
    if (run.failures > 0) ++failed;
    std::printf("%s %s\n", run.failures > 0 ? "FAILED" : "ok    ", one.name);
  }
  std::printf("%d tests, %d failed\n", ran, failed);
  return ran > 0 && failed == 0 ? 0 : 1;
}

}  // namespace assay::sdk::testing

#define ASSAY_TEST_JOIN_(a, b) a##b
#define ASSAY_TEST_NAME_(a, b) ASSAY_TEST_JOIN_(a, b)
#define ASSAY_TEST(name)                                                                                    \
  static void ASSAY_TEST_NAME_(assay_test_, __LINE__)();                                                    \
  static const ::assay::sdk::testing::AddTest ASSAY_TEST_NAME_(assay_add_test_, __LINE__)(                   \
      name, &ASSAY_TEST_NAME_(assay_test_, __LINE__));                                                      \
  static void ASSAY_TEST_NAME_(assay_test_, __LINE__)()

#define ASSAY_CHECK(condition) \
  ::assay::sdk::testing::check(static_cast<bool>(condition), __FILE__, __LINE__, #condition)
#define ASSAY_CHECK_EQUAL(actual, expected) \
  ::assay::sdk::testing::check_equal(actual, expected, __FILE__, __LINE__, #actual)
#define ASSAY_CHECK_NEAR(actual, expected, tolerance) \
  ::assay::sdk::testing::check_near(actual, expected, tolerance, __FILE__, __LINE__, #actual)
#define ASSAY_CHECK_CONTAINS(text, part) \
  ::assay::sdk::testing::check_contains(text, part, __FILE__, __LINE__, #text)
// `status`: the one that the call must fail with, such as ASSAY_E_CONTENT.
#define ASSAY_CHECK_FAILS(expression, status) \
  ::assay::sdk::testing::check_fails([&] { (void)(expression); }, status, __FILE__, __LINE__, #expression)

#define ASSAY_TEST_MAIN() \
  int main(int argc, char** argv) { return ::assay::sdk::testing::run_tests(argc, argv); }
