// What the tests of the base share.
#pragma once

#include <stdlib.h>

#include <filesystem>
#include <fstream>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "assay/error.hpp"
#include "catch.hpp"

namespace samples {

// A folder of its own that goes away with the object.
class Folder {
 public:
  Folder() {
    std::string name = (std::filesystem::temp_directory_path() / "assay-base-XXXXXX").string();
    REQUIRE(mkdtemp(name.data()) != nullptr);
    path_ = name;
  }
  ~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  const std::filesystem::path& path() const { return path_; }
  std::filesystem::path operator/(std::string_view name) const { return path_ / name; }

  // All files and folders below, as relative paths.
  std::set<std::string> content() const {
    std::set<std::string> out;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(path_)) {
      out.insert(entry.path().lexically_relative(path_).string());
    }
    return out;
  }

 private:
  std::filesystem::path path_;
};

inline void write(const std::filesystem::path& path, std::string_view bytes) {
  std::ofstream file(path, std::ios::binary);
  file << bytes;
  REQUIRE(file.good());
}

inline std::string read(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  REQUIRE(file.good());
  return {std::istreambuf_iterator<char>(file), {}};
}

// The error that `call` ends with.
template <typename Call>
assay::Error caught(Call call) {
  try {
    call();
  } catch (const assay::Error& error) {
    return error;
  }
  FAIL("no error was thrown");
  throw 0;
}

inline void check_place(const assay::Problem& problem, std::string_view file, std::uint64_t line,
                        std::uint64_t column) {
  CHECK(problem.where.file == file);
  CHECK(problem.where.line == line);
  CHECK(problem.where.column == column);
}

}  // namespace samples
