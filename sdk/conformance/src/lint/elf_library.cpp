#include "elf_library.hpp"

#include <fcntl.h>
#include <gelf.h>
#include <libelf.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <limits>
#include <system_error>

namespace assay::conformance::linting {
namespace {

class ElfFile {
 public:
  explicit ElfFile(const std::filesystem::path& path)
      : descriptor_(::open(path.c_str(), O_RDONLY | O_CLOEXEC)) {
    if (descriptor_ < 0) {
      failure_ = std::system_category().message(errno);
      return;
    }
    elf_version(EV_CURRENT);
    // Read, not mapped: a file that shrinks meanwhile would end the process.
    elf_ = elf_begin(descriptor_, ELF_C_READ, nullptr);
    if (elf_ == nullptr || elf_kind(elf_) != ELF_K_ELF) failure_ = reason();
  }
  ~ElfFile() {
    elf_end(elf_);
    if (descriptor_ >= 0) ::close(descriptor_);
  }
  ElfFile(const ElfFile&) = delete;
  ElfFile& operator=(const ElfFile&) = delete;

  const std::string& failure() const { return failure_; }
  Elf* get() const { return elf_; }
  static std::string reason() {
    const char* text = elf_errmsg(-1);
    return text == nullptr ? "not an ELF file" : text;
  }

 private:
  int descriptor_;
  Elf* elf_ = nullptr;
  std::string failure_;
};

// `offset` and `by` further; nothing beyond what `data` holds, or when it goes nowhere. Both come from the
// file.
std::optional<int> further(const Elf_Data& data, int offset, GElf_Word by) {
  const std::uint64_t next = static_cast<std::uint64_t>(offset) + by;
  const std::uint64_t end = std::min<std::uint64_t>(data.d_size, std::numeric_limits<int>::max());
  if (by == 0 || next >= end) return {};
  return static_cast<int>(next);
}

// Goes through the sections of one library and fills an ElfLibrary.
class Reader {
 public:
  explicit Reader(Elf* elf) : elf_(elf) {}

  // What keeps it from being read; empty when all went well.
  std::string run(ElfLibrary& library) {
    read_segments(library);
    bool has_dynamic = false, has_symbols = false;
    Elf_Scn* section = nullptr;
    while ((section = elf_nextscn(elf_, section)) != nullptr) {
      GElf_Shdr header;
      if (gelf_getshdr(section, &header) == nullptr) return ElfFile::reason();
      if (header.sh_type == SHT_DYNAMIC) has_dynamic = read_dynamic(section, header, library);
      if (header.sh_type == SHT_DYNSYM) has_symbols = read_symbols(section, header, library);
      if (header.sh_type == SHT_GNU_verneed) read_needed_versions(section, header, library);
      if (header.sh_type == SHT_GNU_verdef) read_defined_versions(section, header, library);
    }
    if (has_dynamic && has_symbols) return {};
    return "no table of sections that leads to its symbols";
  }

 private:
  std::string string_at(const GElf_Shdr& header, std::size_t offset) const {
    const char* text = elf_strptr(elf_, header.sh_link, offset);
    return text == nullptr ? std::string() : text;
  }

  void read_segments(ElfLibrary& library) {
    std::size_t count = 0;
    if (elf_getphdrnum(elf_, &count) != 0) return;
    for (std::size_t i = 0; i < count; ++i) {
      GElf_Phdr segment;
      if (gelf_getphdr(elf_, static_cast<int>(i), &segment) == nullptr) continue;
      if (segment.p_type == PT_GNU_RELRO) library.has_relro = true;
      if (segment.p_type == PT_GNU_STACK) {
        library.stack = (segment.p_flags & PF_X) != 0 ? StackMark::Executable : StackMark::Plain;
      }
      if (segment.p_type == PT_LOAD && (segment.p_flags & PF_X) != 0 && (segment.p_flags & PF_W) != 0) {
        library.has_writable_code = true;
      }
    }
  }

  bool read_dynamic(Elf_Scn* section, const GElf_Shdr& header, ElfLibrary& library) {
    Elf_Data* data = elf_getdata(section, nullptr);
    if (data == nullptr || header.sh_entsize == 0) return false;
    const std::size_t count = data->d_size / header.sh_entsize;
    for (std::size_t i = 0; i < count; ++i) {
      GElf_Dyn entry;
      if (gelf_getdyn(data, static_cast<int>(i), &entry) == nullptr || entry.d_tag == DT_NULL) break;
      note(entry, header, library);
    }
    return true;
  }

  void note(const GElf_Dyn& entry, const GElf_Shdr& header, ElfLibrary& library) const {
    const GElf_Xword value = entry.d_un.d_val;
    switch (entry.d_tag) {
      case DT_NEEDED:
        library.needed.push_back(string_at(header, value));
        break;
      case DT_RPATH:
        library.rpath = string_at(header, value);
        break;
      case DT_RUNPATH:
        library.runpath = string_at(header, value);
        break;
      case DT_BIND_NOW:
        library.binds_now = true;
        break;
      case DT_TEXTREL:
        library.has_text_relocations = true;
        break;
      case DT_FLAGS:
        if ((value & DF_BIND_NOW) != 0) library.binds_now = true;
        if ((value & DF_TEXTREL) != 0) library.has_text_relocations = true;
        if ((value & DF_STATIC_TLS) != 0) library.has_static_tls = true;
        break;
      case DT_FLAGS_1:
        if ((value & DF_1_NOW) != 0) library.binds_now = true;
        if ((value & DF_1_NODELETE) != 0) library.stays_loaded = true;
        break;
      default:
        break;
    }
  }

  bool read_symbols(Elf_Scn* section, const GElf_Shdr& header, ElfLibrary& library) {
    Elf_Data* data = elf_getdata(section, nullptr);
    if (data == nullptr || header.sh_entsize == 0) return false;
    const std::size_t count = data->d_size / header.sh_entsize;
    for (std::size_t i = 1; i < count; ++i) {
      GElf_Sym symbol;
      if (gelf_getsym(data, static_cast<int>(i), &symbol) == nullptr) return false;
      const unsigned bind = GELF_ST_BIND(symbol.st_info), visibility = GELF_ST_VISIBILITY(symbol.st_other);
      if (bind == STB_LOCAL || GELF_ST_TYPE(symbol.st_info) == STT_SECTION) continue;
      library.symbols.push_back({string_at(header, symbol.st_name), symbol.st_shndx != SHN_UNDEF,
                                 bind == STB_WEAK, bind == STB_GNU_UNIQUE,
                                 visibility == STV_DEFAULT || visibility == STV_PROTECTED});
    }
    return true;
  }

  std::vector<std::string> read_versions_of(Elf_Data* data, const GElf_Shdr& header,
                                            std::optional<int> at) const {
    std::vector<std::string> versions;
    GElf_Vernaux version;
    while (at && gelf_getvernaux(data, *at, &version) != nullptr) {
      const bool may_be_missing = (version.vna_flags & VER_FLG_WEAK) != 0;
      if (!may_be_missing) versions.push_back(string_at(header, version.vna_name));
      at = further(*data, *at, version.vna_next);
    }
    return versions;
  }

  void read_needed_versions(Elf_Scn* section, const GElf_Shdr& header, ElfLibrary& library) {
    Elf_Data* data = elf_getdata(section, nullptr);
    std::optional<int> at = data == nullptr ? std::nullopt : std::optional(0);
    GElf_Verneed need;
    while (at && gelf_getverneed(data, *at, &need) != nullptr) {
      library.needs_versions.push_back({string_at(header, need.vn_file),
                                        read_versions_of(data, header, further(*data, *at, need.vn_aux))});
      at = further(*data, *at, need.vn_next);
    }
  }

  void read_defined_versions(Elf_Scn* section, const GElf_Shdr& header, ElfLibrary& library) {
    Elf_Data* data = elf_getdata(section, nullptr);
    std::optional<int> at = data == nullptr ? std::nullopt : std::optional(0);
    GElf_Verdef definition;
    while (at && gelf_getverdef(data, *at, &definition) != nullptr) {
      const std::optional<int> name_at = further(*data, *at, definition.vd_aux);
      GElf_Verdaux name;
      if (!name_at || gelf_getverdaux(data, *name_at, &name) == nullptr) return;
      library.defines_versions.push_back(string_at(header, name.vda_name));
      at = further(*data, *at, definition.vd_next);
    }
  }

  Elf* elf_;
};

}  // namespace

std::optional<ElfLibrary> read_elf(const std::filesystem::path& path, Problem& problem) {
  const ElfFile file(path);
  ElfLibrary library;
  const std::string failure = file.failure().empty() ? Reader(file.get()).run(library) : file.failure();
  if (failure.empty()) return library;
  problem = {{path.string(), 0, 0},
             {},
             "the library cannot be looked into",
             failure,
             "an ELF shared library with its table of sections",
             "build it again, and do not strip its sections"};
  return {};
}

}  // namespace assay::conformance::linting
