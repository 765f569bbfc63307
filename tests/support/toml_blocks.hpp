// What a page of the documentation shows as TOML.
#pragma once

#include <string>
#include <vector>

#include "catch.hpp"

// The blocks of a page that are fenced as ```toml.
inline std::vector<std::string> toml_blocks(const std::string& page) {
  std::vector<std::string> blocks;
  const std::string fence = "\n```toml\n";
  for (std::size_t at = page.find(fence); at != std::string::npos; at = page.find(fence, at + 1)) {
    const std::size_t begin = at + fence.size();
    const std::size_t end = page.find("\n```\n", begin);
    REQUIRE(end != std::string::npos);
    blocks.push_back(page.substr(begin, end + 1 - begin));
  }
  return blocks;
}
