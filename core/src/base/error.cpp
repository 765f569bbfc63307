#include "assay/error.hpp"

#include <utility>

namespace assay {
namespace {

void append_part(std::string& out, std::string_view separator, std::string_view label, const std::string& value) {
  if (value.empty()) return;
  out.append(separator).append(label).append(": ").append(value);
}

std::string format_with(const Problem& problem, std::string_view separator) {
  std::string out = problem.where.file;
  if (problem.where.line != 0) {
    if (!out.empty()) out += ':';
    out += std::to_string(problem.where.line);
    if (problem.where.column != 0) out += ':' + std::to_string(problem.where.column);
  }
  if (!out.empty()) out += ": ";
  out += problem.what;
  append_part(out, separator, "key", problem.key);
  append_part(out, separator, "found", problem.found);
  append_part(out, separator, "accepted", problem.accepted);
  append_part(out, separator, "to do", problem.remedy);
  return out;
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
  return format_with(problem, "\n  ");
}

std::string format_line(const Problem& problem) {
  return format_with(problem, "; ");
}

Error::Error(Problem problem, Fault fault) : Error(std::vector<Problem>{std::move(problem)}, fault) {}

Error::Error(std::vector<Problem> problems, Fault fault)
    : problems_(std::move(problems)), fault_(fault), text_(join(problems_)) {}

void throw_if_any(std::vector<Problem> problems, Fault fault) {
  if (!problems.empty()) throw Error(std::move(problems), fault);
}

}  // namespace assay
