// The lines of a Markdown file as they grow, with what stands before each inside quotations and lists.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace assay::markdown {

// Writes blocks: each is set apart from the one before by an empty line. Not to be copied while scopes are
// open.
class Lines {
 public:
  // One block, of one or more lines.
  void block(std::string_view lines);
  // The next block follows the one before without an empty line between, as items of a list do.
  void tight() { tight_ = true; }

  // Everything that `body` writes stands after `rest` on each line, and after `first` on the first of them.
  template <typename Body>
  void inside(std::string first, std::string rest, Body&& body) {
    prefixes_.push_back({std::move(first), std::move(rest), false});
    body();
    if (!prefixes_.back().used) block("");
    prefixes_.pop_back();
  }

  // The file; ends with a line end.
  std::string take();

 private:
  struct Prefix {
    std::string first, rest;
    bool used;
  };

  void line(std::string_view words);
  void separate();

  std::string out_;
  std::vector<Prefix> prefixes_;
  bool tight_ = false;
};

}  // namespace assay::markdown
