#include "assay/error.hpp"

#include <utility>

namespace assay {
namespace {

void append_line(std::string& out, std::string_view label, const std::string& value) {
  if (value.empty()) return;
  out.append("\n  ").append(label).append(": ").append(value);
}

std::string join(const std::vector<Problem>& problems) {
  std::string text;
  for (const Problem& problem : problems) {
    if (!text.empty()) text += '\n';
    text += format(problem);
  }
  return text;
}

}  // namespace

std::string format(const Problem& problem) {
  std::string out = problem.where.file;
  if (problem.where.line != 0) {
    if (!out.empty()) out += ':';
    out += std::to_string(problem.where.line);
    if (problem.where.column != 0) out += ':' + std::to_string(problem.where.column);
  }
  if (!out.empty()) out += ": ";
  out += problem.what;
  append_line(out, "key", problem.key);
  append_line(out, "found", problem.found);
  append_line(out, "accepted", problem.accepted);
  append_line(out, "to do", problem.remedy);
  return out;
}

Error::Error(Problem problem, Fault fault) : Error(std::vector<Problem>{std::move(problem)}, fault) {}

Error::Error(std::vector<Problem> problems, Fault fault)
    : problems_(std::move(problems)), fault_(fault), text_(join(problems_)) {}

void throw_if_any(std::vector<Problem> problems, Fault fault) {
  if (!problems.empty()) throw Error(std::move(problems), fault);
}

}  // namespace assay
