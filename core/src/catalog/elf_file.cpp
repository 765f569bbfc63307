#include "elf_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <limits>
#include <system_error>
#include <utility>

namespace assay {

namespace {

constexpr std::uint64_t kBlock = 512;  // entries that are read at once

std::string kind_of(mode_t mode) {
  if (S_ISDIR(mode)) return "a folder";
  if (S_ISFIFO(mode)) return "a pipe";
  if (S_ISSOCK(mode)) return "a socket";
  if (S_ISCHR(mode) || S_ISBLK(mode)) return "a device";
  return "something else";
}

// Calls `visit(index, entry)` for `count` entries from `offset` on, until it returns false or the file
// ends.
template <typename Entry, typename Visit>
void each_entry(const ByteFile& file, std::uint64_t offset, std::uint64_t count, Visit visit) {
  std::array<Entry, kBlock> block;
  if (offset > file.size()) return;
  count = std::min(count, (file.size() - offset) / sizeof(Entry));
  for (std::uint64_t index = 0; index < count; index += kBlock) {
    const std::uint64_t here = std::min(kBlock, count - index);
    if (!file.read(offset + index * sizeof(Entry), block.data(), here * sizeof(Entry))) return;
    for (std::uint64_t i = 0; i < here; ++i) {
      if (!visit(index + i, block[i])) return;
    }
  }
}

}  // namespace

ByteFile::ByteFile(const std::filesystem::path& path) {
  // Without O_NONBLOCK, opening a pipe would wait for its other end.
  descriptor_ = ::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
  struct stat status {};
  if (descriptor_ < 0 || ::fstat(descriptor_, &status) != 0) {
    // A socket cannot be opened at all, and the system's reason for that says little.
    const int reason = errno;
    const bool known = ::stat(path.c_str(), &status) == 0 && !S_ISREG(status.st_mode);
    failure_ = known ? kind_of(status.st_mode) : std::system_category().message(reason);
  } else if (!S_ISREG(status.st_mode)) {
    failure_ = kind_of(status.st_mode);
  } else {
    size_ = static_cast<std::uint64_t>(status.st_size);
  }
}

ByteFile::~ByteFile() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

bool ByteFile::read(std::uint64_t offset, void* to, std::uint64_t count) const {
  if (!holds(offset, count)) return false;
  char* next = static_cast<char*>(to);
  while (count > 0) {
    const ssize_t got = ::pread(descriptor_, next, count, static_cast<off_t>(offset));
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return false;
    next += got;
    offset += static_cast<std::uint64_t>(got);
    count -= static_cast<std::uint64_t>(got);
  }
  return true;
}

std::string ByteFile::beginning(std::size_t count) const {
  std::string bytes(static_cast<std::size_t>(std::min<std::uint64_t>(count, size_)), '\0');
  return read(0, bytes.data(), bytes.size()) ? bytes : std::string();
}

ElfTables::ElfTables(const ByteFile& file, std::vector<Elf64_Phdr> segments)
    : file_(file), segments_(std::move(segments)) {
  for (const Elf64_Phdr& segment : segments_) {
    if (segment.p_type != PT_DYNAMIC) continue;
    const std::uint64_t count = segment.p_filesz / sizeof(Elf64_Dyn);
    each_entry<Elf64_Dyn>(file_, segment.p_offset, count, [&](std::uint64_t, const Elf64_Dyn& entry) {
      has_dynamic_ = entry.d_tag == DT_NULL;
      if (!has_dynamic_) dynamic_.push_back(entry);
      return !has_dynamic_;
    });
    return;
  }
}

std::optional<std::uint64_t> ElfTables::dynamic(std::int64_t tag) const {
  for (const Elf64_Dyn& entry : dynamic_) {
    if (entry.d_tag == tag) return entry.d_un.d_val;
  }
  return {};
}

std::optional<std::uint64_t> ElfTables::offset_of(std::uint64_t address, std::uint64_t count) const {
  for (const Elf64_Phdr& segment : segments_) {
    if (segment.p_type != PT_LOAD || address < segment.p_vaddr) continue;
    const std::uint64_t inside = address - segment.p_vaddr;
    if (inside > segment.p_filesz || count > segment.p_filesz - inside) continue;
    if (!file_.holds(segment.p_offset, segment.p_filesz)) continue;
    return segment.p_offset + inside;
  }
  return {};
}

bool ElfTables::is_code(std::uint64_t address) const {
  return std::any_of(segments_.begin(), segments_.end(), [&](const Elf64_Phdr& segment) {
    return segment.p_type == PT_LOAD && (segment.p_flags & PF_X) != 0 && address >= segment.p_vaddr &&
           address - segment.p_vaddr < segment.p_filesz;
  });
}

// The table tells no count. The last chain of the fullest bucket ends at the last symbol.
std::uint64_t ElfTables::count_by_gnu_hash(std::uint64_t address) const {
  struct Header {
    std::uint32_t buckets, first_symbol, bloom_words, bloom_shift;
  };
  const std::optional<std::uint64_t> start = offset_of(address, sizeof(Header));
  const std::optional<Header> header = start ? file_.get<Header>(*start) : std::nullopt;
  if (!header) return 0;
  const std::uint64_t buckets = *start + sizeof(Header) + std::uint64_t{header->bloom_words} * 8;
  const std::uint64_t chains = buckets + std::uint64_t{header->buckets} * 4;
  std::uint64_t last = 0;
  each_entry<std::uint32_t>(file_, buckets, header->buckets, [&](std::uint64_t, std::uint32_t symbol) {
    last = std::max<std::uint64_t>(last, symbol);
    return true;
  });
  if (last < header->first_symbol) return 0;
  const std::uint64_t from = chains + (last - header->first_symbol) * 4;
  std::uint64_t count = 0;
  const std::uint64_t all = std::numeric_limits<std::uint64_t>::max();
  each_entry<std::uint32_t>(file_, from, all, [&](std::uint64_t index, std::uint32_t hash) {
    const bool ends = (hash & 1) != 0;
    if (ends) count = last + index + 1;
    return !ends;
  });
  return count;
}

std::uint64_t ElfTables::symbol_count() const {
  if (const std::optional<std::uint64_t> table = dynamic(DT_GNU_HASH)) return count_by_gnu_hash(*table);
  const std::optional<std::uint64_t> table = dynamic(DT_HASH);
  const std::optional<std::uint64_t> start = table ? offset_of(*table, 8) : std::nullopt;
  return start ? file_.get<std::uint32_t>(*start + 4).value_or(0) : 0;
}

bool ElfTables::is_named(const Elf64_Sym& symbol, std::string_view name) const {
  const std::optional<std::uint64_t> strings = dynamic(DT_STRTAB);
  const std::uint64_t size = dynamic(DT_STRSZ).value_or(0);
  const std::uint64_t count = name.size() + 1;
  if (!strings || symbol.st_name > size || count > size - symbol.st_name) return false;
  const std::optional<std::uint64_t> start = offset_of(*strings, size);
  std::string found(count, '\0');
  if (!start || !file_.read(*start + symbol.st_name, found.data(), count)) return false;
  return found.back() == '\0' && std::string_view(found).substr(0, name.size()) == name;
}

bool ElfTables::exports_function(std::string_view name) const {
  const std::optional<std::uint64_t> table = dynamic(DT_SYMTAB);
  const std::uint64_t count = symbol_count();
  if (!table || count > file_.size() / sizeof(Elf64_Sym)) return false;
  const std::optional<std::uint64_t> start = offset_of(*table, count * sizeof(Elf64_Sym));
  bool found = false;
  if (!start) return false;
  each_entry<Elf64_Sym>(file_, *start, count, [&](std::uint64_t, const Elf64_Sym& symbol) {
    const unsigned bind = ELF64_ST_BIND(symbol.st_info);
    const unsigned visibility = ELF64_ST_VISIBILITY(symbol.st_other);
    found = symbol.st_shndx != SHN_UNDEF && ELF64_ST_TYPE(symbol.st_info) == STT_FUNC &&
            (bind == STB_GLOBAL || bind == STB_WEAK) &&
            (visibility == STV_DEFAULT || visibility == STV_PROTECTED) && is_code(symbol.st_value) &&
            is_named(symbol, name);
    return !found;
  });
  return found;
}

}  // namespace assay
