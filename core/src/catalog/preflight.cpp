#include <algorithm>
#include <cctype>
#include <cstring>
#include <string>
#include <utility>

#include "assay/abi/entry.h"
#include "assay/catalog.hpp"
#include "assay/text.hpp"
#include "elf_file.hpp"

namespace assay {

namespace {

#if defined(__x86_64__)
constexpr unsigned kMachine = EM_X86_64;
#elif defined(__aarch64__)
constexpr unsigned kMachine = EM_AARCH64;
#elif defined(__riscv) && __riscv_xlen == 64
constexpr unsigned kMachine = EM_RISCV;
#elif defined(__powerpc64__) && defined(__LITTLE_ENDIAN__)
constexpr unsigned kMachine = EM_PPC64;
#else
#error "name this machine's ELF number here"
#endif

std::string machine_name(unsigned machine) {
  switch (machine) {
    case EM_386:
      return "Intel 80386";
    case EM_ARM:
      return "32-bit ARM";
    case EM_X86_64:
      return "x86-64";
    case EM_AARCH64:
      return "AArch64";
    case EM_RISCV:
      return "RISC-V";
    case EM_PPC64:
      return "PowerPC64";
    case EM_S390:
      return "S/390";
    default:
      return "machine number " + std::to_string(machine);
  }
}

std::string type_name(unsigned type) {
  switch (type) {
    case ET_REL:
      return "an object file (.o)";
    case ET_EXEC:
      return "a program";
    case ET_CORE:
      return "a core dump";
    default:
      return "type number " + std::to_string(type);
  }
}

bool is_text(const std::string& bytes) {
  const auto printable = [](unsigned char c) { return c >= 0x80 || std::isprint(c) || std::isspace(c); };
  return std::all_of(bytes.begin(), bytes.end(), printable) &&
         bytes.find_first_not_of(" \t\r\n") != std::string::npos;
}

std::string what_it_is(const std::string& bytes) {
  if (bytes.starts_with("!<arch>\n")) return "an archive of object files (.a)";
  if (bytes.starts_with("MZ")) return "a file for Windows";
  if (bytes.starts_with("\xcf\xfa\xed\xfe") || bytes.starts_with("\xca\xfe\xba\xbe"))
    return "a file for macOS";
  if (bytes.starts_with("PK\x03\x04")) return "a zip archive";
  if (is_text(bytes))
    return "a text file, which begins with " + assay::quoted(bytes.substr(0, bytes.find('\n')), 40);
  return "a file that begins with " + assay::quoted(bytes.substr(0, 4));
}

std::string range(std::uint64_t offset, std::uint64_t count) {
  return std::to_string(count) + " bytes at offset " + std::to_string(offset);
}

// Looks at one library. Each check says on failure what is wrong with it.
class Inspection {
 public:
  Inspection(const std::filesystem::path& library, PreflightFor use)
      : library_(library), use_(use), file_(library) {}

  std::optional<Problem> run() {
    if (check_file() && check_header() && check_segments() && check_sections() && check_entry()) return {};
    return std::move(problem_);
  }

 private:
  bool refuse(std::string what, std::string found, std::string accepted, std::string remedy) {
    problem_.where.file = library_.string();
    problem_.what = std::move(what);
    problem_.found = std::move(found);
    problem_.accepted = std::move(accepted);
    problem_.remedy = std::move(remedy);
    return false;
  }

  bool cut_short(std::string what, std::uint64_t offset, std::uint64_t count) {
    return refuse("the library is damaged or cut short: " + std::move(what), range(offset, count),
                  "what fits into the file's " + std::to_string(file_.size()) + " bytes",
                  "build or copy the library again");
  }

  bool damaged(std::string what, std::string found, std::string accepted) {
    return refuse("the library is damaged: " + std::move(what), std::move(found), std::move(accepted),
                  "build or copy the library again");
  }

  bool not_ours(std::string what, std::string found, std::string accepted) {
    return refuse(std::move(what), std::move(found), std::move(accepted),
                  "use a build of the plugin for this machine");
  }

  bool check_file() {
    if (!file_.failure().empty()) {
      return refuse("the library cannot be read", file_.failure(), "a regular file",
                    "build the plugin, or correct `library` in its plugin.toml");
    }
    if (file_.size() > 0) return true;
    return refuse("the library is empty", "0 bytes", "a shared library", "build or copy the library again");
  }

  bool check_header() {
    const std::string beginning = file_.beginning(256);
    const std::string magic(ELFMAG, SELFMAG);
    if (!beginning.starts_with(magic.substr(0, std::min<std::size_t>(SELFMAG, beginning.size())))) {
      return refuse("the library is not a shared library", what_it_is(beginning), "an ELF shared library",
                    "build the plugin, or correct `library` in its plugin.toml");
    }
    const std::optional<Elf64_Ehdr> header = file_.get<Elf64_Ehdr>(0);
    if (!header) return cut_short("its header does not fit", 0, sizeof(Elf64_Ehdr));
    header_ = *header;
    return check_platform() && check_type();
  }

  bool check_platform() {
    const unsigned char size = header_.e_ident[EI_CLASS], order = header_.e_ident[EI_DATA];
    if (size != ELFCLASS64) {
      return not_ours("the library is not for 64 bits",
                      size == ELFCLASS32 ? "32 bits" : "class " + std::to_string(size), "64 bits");
    }
    if (order != ELFDATA2LSB) {
      return not_ours("the library has another byte order",
                      order == ELFDATA2MSB ? "big endian" : "order " + std::to_string(order),
                      "little endian");
    }
    if (header_.e_ident[EI_VERSION] != EV_CURRENT || header_.e_version != EV_CURRENT) {
      return damaged("its ELF version is unknown", std::to_string(header_.e_version),
                     std::to_string(EV_CURRENT));
    }
    if (header_.e_machine == kMachine) return true;
    return not_ours("the library is for another machine", machine_name(header_.e_machine),
                    machine_name(kMachine));
  }

  bool check_type() {
    if (header_.e_type == ET_DYN) return true;
    return refuse("the library is not a shared library", type_name(header_.e_type), "an ELF shared library",
                  "build the plugin with assay_add_plugin()");
  }

  bool check_segments() {
    const std::uint64_t size = std::uint64_t{header_.e_phnum} * sizeof(Elf64_Phdr);
    if (header_.e_phentsize != sizeof(Elf64_Phdr) || header_.e_phnum == 0 || header_.e_phnum == PN_XNUM) {
      return damaged(
          "it has no table of segments that could be read",
          std::to_string(header_.e_phnum) + " entries of " + std::to_string(header_.e_phentsize) + " bytes",
          "entries of " + std::to_string(sizeof(Elf64_Phdr)) + " bytes");
    }
    if (!file_.holds(header_.e_phoff, size)) {
      return cut_short("its table of segments does not fit", header_.e_phoff, size);
    }
    segments_.resize(header_.e_phnum);
    if (!file_.read(header_.e_phoff, segments_.data(), size)) {
      return cut_short("its table of segments cannot be read", header_.e_phoff, size);
    }
    for (std::size_t i = 0; i < segments_.size(); ++i) {
      if (!check_segment(i, segments_[i])) return false;
    }
    return true;
  }

  bool check_segment(std::size_t index, const Elf64_Phdr& segment) {
    const std::string name = "segment " + std::to_string(index);
    if (segment.p_type == PT_NULL) return true;
    if (!file_.holds(segment.p_offset, segment.p_filesz)) {
      return cut_short(name + " does not fit", segment.p_offset, segment.p_filesz);
    }
    if (segment.p_type == PT_LOAD && segment.p_memsz < segment.p_filesz) {
      return damaged(name + " is larger in the file than in memory",
                     std::to_string(segment.p_filesz) + " bytes",
                     "at most " + std::to_string(segment.p_memsz));
    }
    return true;
  }

  // Nothing of them is needed to load, but they stand at the end of the file and show that it is whole.
  bool check_sections() {
    if (header_.e_shoff == 0) return true;
    const std::uint64_t size = std::uint64_t{header_.e_shnum} * sizeof(Elf64_Shdr);
    if (header_.e_shentsize != sizeof(Elf64_Shdr) || header_.e_shnum == 0) {
      return damaged(
          "it has no table of sections that could be read",
          std::to_string(header_.e_shnum) + " entries of " + std::to_string(header_.e_shentsize) + " bytes",
          "entries of " + std::to_string(sizeof(Elf64_Shdr)) + " bytes");
    }
    if (!file_.holds(header_.e_shoff, size)) {
      return cut_short("its table of sections does not fit", header_.e_shoff, size);
    }
    for (unsigned i = 0; i < header_.e_shnum; ++i) {
      const std::optional<Elf64_Shdr> section =
          file_.get<Elf64_Shdr>(header_.e_shoff + i * sizeof(Elf64_Shdr));
      if (!section) return cut_short("its table of sections cannot be read", header_.e_shoff, size);
      if (section->sh_type == SHT_NOBITS || section->sh_type == SHT_NULL) continue;
      if (!file_.holds(section->sh_offset, section->sh_size)) {
        return cut_short("section " + std::to_string(i) + " does not fit", section->sh_offset,
                         section->sh_size);
      }
    }
    return true;
  }

  bool check_entry() {
    const ElfTables tables(file_, segments_);
    if (!tables.has_dynamic()) {
      return damaged("it has no dynamic section that could be read", {},
                     "a shared library's dynamic section");
    }
    if ((tables.dynamic(DT_FLAGS_1).value_or(0) & DF_1_PIE) != 0) {
      return refuse("the library is not a shared library", "a program", "an ELF shared library",
                    "build the plugin with assay_add_plugin()");
    }
    if (use_ == PreflightFor::AnyLibrary || tables.exports_function(ASSAY_PLUGIN_ENTRY_SYMBOL)) {
      return true;
    }
    return refuse("the library is not a plugin", "no exported function " ASSAY_PLUGIN_ENTRY_SYMBOL,
                  "a library that exports the function " ASSAY_PLUGIN_ENTRY_SYMBOL,
                  "build it with assay_add_plugin(), which exports it");
  }

  const std::filesystem::path& library_;
  const PreflightFor use_;
  ByteFile file_;
  Elf64_Ehdr header_{};
  std::vector<Elf64_Phdr> segments_;
  Problem problem_;
};

}  // namespace

std::optional<Problem> preflight(const std::filesystem::path& library, PreflightFor use) {
  return Inspection(library, use).run();
}

}  // namespace assay
