#include "lines.hpp"

#include <algorithm>

namespace assay::markdown {

void Lines::line(std::string_view words) {
  std::string prefix;
  for (Prefix& one : prefixes_) {
    prefix += one.used ? one.rest : one.first;
    one.used = true;
  }
  out_ += prefix;
  out_ += words;
  const std::size_t kept = out_.find_last_not_of(' ');
  out_.resize(kept == std::string::npos ? 0 : kept + 1);
  out_ += '\n';
}

// An empty line, with only what the blocks before and after it have in common before it.
void Lines::separate() {
  if (out_.empty()) return;
  std::string prefix;
  for (const Prefix& one : prefixes_) {
    if (!one.used) break;
    prefix += one.rest;
  }
  const std::size_t kept = prefix.find_last_not_of(' ');
  out_.append(prefix, 0, kept == std::string::npos ? 0 : kept + 1);
  out_ += '\n';
}

void Lines::block(std::string_view lines) {
  if (!tight_) separate();
  tight_ = false;
  for (std::size_t at = 0; at <= lines.size();) {
    const std::size_t end = std::min(lines.find('\n', at), lines.size());
    line(lines.substr(at, end - at));
    at = end + 1;
  }
}

std::string Lines::take() {
  return std::move(out_);
}

}  // namespace assay::markdown
