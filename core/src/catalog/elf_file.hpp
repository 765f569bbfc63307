// A file of 64-bit ELF, read piece by piece. Every offset and size in it comes from the file and may be
// anything; no read goes outside the file, and none trusts a count.
#pragma once

#include <elf.h>

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace assay {

// An open file, read by offset. Not mapped: a file that shrinks meanwhile would end the process.
class ByteFile {
 public:
  explicit ByteFile(const std::filesystem::path& path);
  ~ByteFile();
  ByteFile(const ByteFile&) = delete;
  ByteFile& operator=(const ByteFile&) = delete;

  // Why it cannot be used: the system's reason, or what it is instead of a regular file. Empty: it can.
  const std::string& failure() const { return failure_; }
  std::uint64_t size() const { return size_; }

  bool holds(std::uint64_t offset, std::uint64_t count) const {
    return offset <= size_ && count <= size_ - offset;
  }
  // Reads exactly `count` bytes; false when the file does not hold them.
  bool read(std::uint64_t offset, void* to, std::uint64_t count) const;
  // Up to `count` bytes from the beginning.
  std::string beginning(std::size_t count) const;

  template <typename Value>
  std::optional<Value> get(std::uint64_t offset) const {
    Value value;
    if (!read(offset, &value, sizeof value)) return {};
    return value;
  }

 private:
  int descriptor_ = -1;
  std::uint64_t size_ = 0;
  std::string failure_;
};

// The tables that a loader goes by: segments, the dynamic section, the symbols it exports.
class ElfTables {
 public:
  // `segments` are those of the file, which must outlive this.
  ElfTables(const ByteFile& file, std::vector<Elf64_Phdr> segments);

  // Whether there is a dynamic section that could be read to its end.
  bool has_dynamic() const { return has_dynamic_; }
  // The value of a dynamic entry.
  std::optional<std::uint64_t> dynamic(std::int64_t tag) const;

  // Whether a function of this name is defined and exported.
  bool exports_function(std::string_view name) const;

 private:
  // The offset of an address in the file, when the loader maps at least `count` bytes of the file there.
  std::optional<std::uint64_t> offset_of(std::uint64_t address, std::uint64_t count) const;
  bool is_code(std::uint64_t address) const;
  std::uint64_t symbol_count() const;
  std::uint64_t count_by_gnu_hash(std::uint64_t address) const;
  bool is_named(const Elf64_Sym& symbol, std::string_view name) const;

  const ByteFile& file_;
  std::vector<Elf64_Phdr> segments_;
  std::vector<Elf64_Dyn> dynamic_;
  bool has_dynamic_ = false;
};

}  // namespace assay
