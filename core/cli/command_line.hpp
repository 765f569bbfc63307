// The command line: every subcommand but those of `assay plugin`, with its options and its help.
#pragma once

#include "arguments.hpp"

namespace CLI {
class App;
}

namespace assay::cli {

// Adds the subcommands to `app`; what is given on the command line then lands in `arguments`.
void define_commands(CLI::App& app, Arguments& arguments);

}  // namespace assay::cli
