// The problems that a call throws.
#pragma once

#include <stdexcept>

#include "assay/error.hpp"
#include "catch.hpp"

// The Error that `call` throws; fails the test when it throws none.
template <typename Call>
assay::Error error_of(Call call) {
  try {
    call();
  } catch (const assay::Error& error) {
    return error;
  }
  FAIL("no Error was thrown");
  throw std::logic_error("not reached");
}

// The one problem of the Error that `call` throws.
template <typename Call>
assay::Problem problem_of(Call call) {
  const assay::Error error = error_of(call);
  INFO(error.what());
  REQUIRE(error.problems().size() == 1);
  return error.problems().front();
}
