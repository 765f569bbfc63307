// A regular file, opened for reading.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>

namespace assay {

class InputFile {
 public:
  // Throws Error (Input) when `path` is missing, not a regular file, or must not be read.
  explicit InputFile(const std::filesystem::path& path);
  ~InputFile();
  InputFile(const InputFile&) = delete;
  InputFile& operator=(const InputFile&) = delete;

  std::uint64_t size() const { return size_; }
  // Reads up to `capacity` bytes; 0 at the end. Throws Error (Input).
  std::size_t read(char* buffer, std::size_t capacity);

 private:
  std::filesystem::path path_;
  int descriptor_ = -1;
  std::uint64_t size_ = 0;
};

}  // namespace assay
