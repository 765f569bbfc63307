// assay/file_order.hpp: problems in the order of the file that they are about, when several readers noted them.
#pragma once

#include <string>
#include <vector>

#include "assay/error.hpp"

namespace assay {

// Those about `file` by line and column, each once. One about another place stays behind the one that it follows.
std::vector<Problem> in_file_order(const std::string& file, std::vector<Problem> problems);

}  // namespace assay
