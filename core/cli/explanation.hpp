// What a client gets, from where and why, for `assay explain`.
#pragma once

#include <string>
#include <vector>

#include "assay/pipeline.hpp"

namespace assay::cli {

// One thing that the client gets.
struct ExplanationLine {
  std::string what, id, from, why;
};

struct Explanation {
  std::vector<ExplanationLine> lines;
  std::vector<Problem> problems, warnings;
  Fault fault = Fault::Input;  // of the plugins, when one of them is what is wrong
};

// Looks everything up by the manifests and the files of the configuration alone, so that no vendor code runs. The
// workspace must have a client.
Explanation explain_client(const Workspace& workspace);

}  // namespace assay::cli
