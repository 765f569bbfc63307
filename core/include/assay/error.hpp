// assay/error.hpp: how the host says that something is wrong.
//
// A Problem is one complaint: where, what was found, what is accepted, what to do. An Error carries one
// or more of them up to the command line, which prints them and exits with the error's code. Readers of
// files collect all problems of a file and throw once, so that a person sees the whole list.
#pragma once

#include <cstdint>
#include <exception>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace assay {

// Where something stands. `line` and `column` count from 1; 0 means that there is none to tell.
struct Location {
  Location() = default;
  Location(std::string in_file, std::uint64_t at_line = 0, std::uint64_t at_column = 0)
      : file(std::move(in_file)), line(at_line), column(at_column) {}

  std::string file;
  std::uint64_t line = 0;
  std::uint64_t column = 0;
};

// One complaint. Empty parts are left out when it is printed.
struct Problem {
  Location where;
  std::string key;       // the key, item or column that it is about, such as "use[0].norms"
  std::string what;      // what is wrong, a clause without a full stop
  std::string found;     // what was found
  std::string accepted;  // what is accepted
  std::string remedy;    // what to do
};

// The exit status of the program, by what went wrong.
enum class Fault : int {
  Input = 1,    // the input or the configuration
  Usage = 2,    // the command line
  Plugin = 3,   // a plugin
  Machine = 4,  // disk, memory
};

// `file:line:column: what`, then an indented line each for key, found, accepted and remedy.
std::string format(const Problem& problem);
// The same on one line, for the log: `file:line:column: what; key: …; found: …`.
std::string format_line(const Problem& problem);

class Error : public std::exception {
 public:
  explicit Error(Problem problem, Fault fault = Fault::Input);
  // `problems` must not be empty.
  explicit Error(std::vector<Problem> problems, Fault fault = Fault::Input);

  const char* what() const noexcept override { return text_.c_str(); }
  const std::vector<Problem>& problems() const noexcept { return problems_; }
  Fault fault() const noexcept { return fault_; }

 private:
  std::vector<Problem> problems_;
  Fault fault_;
  std::string text_;
};

// Throws an Error with all of `problems` when there is any.
void throw_if_any(std::vector<Problem> problems, Fault fault = Fault::Input);

}  // namespace assay
