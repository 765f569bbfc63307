#include <elf.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <cstddef>
#include <cstring>
#include <fstream>
#include <random>
#include <vector>

#include "assay/catalog.hpp"
#include "catch.hpp"
#include "small_library.hpp"
#include "temporary_folder.hpp"

namespace fs = std::filesystem;
using assay::Problem;

namespace {

// Writes `bytes` as a library and looks at it.
std::optional<Problem> look_at(const std::string& bytes) {
  static const TemporaryFolder folder;
  return assay::preflight(folder.write("lib.so", bytes));
}

// The refusal of a library; every one of them says the same four things.
Problem refusal(const fs::path& library) {
  const std::optional<Problem> problem = assay::preflight(library);
  REQUIRE(problem);
  CHECK(problem->where.file == library.string());
  CHECK_FALSE(problem->what.empty());
  CHECK_FALSE(problem->accepted.empty());
  CHECK_FALSE(problem->remedy.empty());
  return *problem;
}

Problem refusal_of_bytes(const std::string& bytes) {
  const TemporaryFolder folder;
  return refusal(folder.write("lib.so", bytes));
}

template <typename Value>
void put(std::string& bytes, std::size_t offset, Value value) {
  REQUIRE(offset + sizeof value <= bytes.size());
  std::memcpy(bytes.data() + offset, &value, sizeof value);
}

template <typename Value>
Value get(const std::string& bytes, std::size_t offset) {
  Value value;
  REQUIRE(offset + sizeof value <= bytes.size());
  std::memcpy(&value, bytes.data() + offset, sizeof value);
  return value;
}

// The small library with one field of its header changed.
template <typename Value>
std::string with_header(std::size_t offset, Value value) {
  std::string bytes = small_library();
  put(bytes, offset, value);
  return bytes;
}

// The offset of the first program header of a type.
std::size_t segment_offset(const std::string& bytes, std::uint32_t type) {
  const auto header = get<Elf64_Ehdr>(bytes, 0);
  for (std::size_t i = 0; i < header.e_phnum; ++i) {
    const std::size_t at = header.e_phoff + i * sizeof(Elf64_Phdr);
    if (get<Elf64_Phdr>(bytes, at).p_type == type) return at;
  }
  FAIL("no such segment");
  return 0;
}

}  // namespace

TEST_CASE("preflight: a sound library may be loaded") {
  CHECK_FALSE(look_at(small_library()));
  CHECK_FALSE(look_at(compiled(kEntrySource, "-shared -fPIC -s")));
  CHECK_FALSE(look_at(compiled(kEntrySource, "-shared -fPIC -g -Wl,-z,now")));
}

TEST_CASE("preflight: the entry is found by either kind of hash table") {
  CHECK_FALSE(look_at(compiled(kEntrySource, "-shared -fPIC -Wl,--hash-style=gnu")));
  CHECK_FALSE(look_at(compiled(kEntrySource, "-shared -fPIC -Wl,--hash-style=sysv")));
  CHECK_FALSE(look_at(compiled(kEntrySource, "-shared -fPIC -Wl,--hash-style=both")));
}

TEST_CASE("preflight: a library without sections may be loaded") {
  std::string bytes = small_library();
  put<std::uint64_t>(bytes, offsetof(Elf64_Ehdr, e_shoff), 0);
  put<std::uint16_t>(bytes, offsetof(Elf64_Ehdr, e_shnum), 0);
  CHECK_FALSE(look_at(bytes));
}

TEST_CASE("preflight: a missing library is refused") {
  const TemporaryFolder folder;
  const Problem problem = refusal(folder.path() / "none.so");
  CHECK(problem.found == "No such file or directory");
  CHECK_THAT(problem.remedy, ContainsSubstring("plugin.toml"));
}

TEST_CASE("preflight: what is not a regular file is refused, and not waited for") {
  const TemporaryFolder folder;
  CHECK(refusal(folder.path()).found == "a folder");
  const fs::path pipe = folder.path() / "pipe";
  REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
  CHECK(refusal(pipe).found == "a pipe");
  CHECK(refusal("/dev/null").found == "a device");

  const fs::path socket_path = folder.path() / "socket";
  const int socket = ::socket(AF_UNIX, SOCK_STREAM, 0);
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  REQUIRE(socket_path.string().size() < sizeof address.sun_path);
  std::strcpy(address.sun_path, socket_path.c_str());
  REQUIRE(::bind(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
  CHECK(refusal(socket_path).found == "a socket");
  ::close(socket);
}

TEST_CASE("preflight: an empty library is refused") {
  CHECK(refusal_of_bytes("").found == "0 bytes");
}

TEST_CASE("preflight: a text file is refused as one") {
  const Problem problem = refusal_of_bytes("#!/bin/sh\necho hello\n");
  CHECK(problem.what == "the library is not a shared library");
  CHECK(problem.found == "a text file, which begins with \"#!/bin/sh\"");
}

TEST_CASE("preflight: other kinds of file are refused by name") {
  using namespace std::string_literals;
  CHECK(refusal_of_bytes("!<arch>\nfoo").found == "an archive of object files (.a)");
  CHECK(refusal_of_bytes("MZ\x90\0"s).found == "a file for Windows");
  CHECK(refusal_of_bytes("\xcf\xfa\xed\xfe\x07"s).found == "a file for macOS");
  CHECK(refusal_of_bytes("PK\x03\x04zz").found == "a zip archive");
  CHECK_THAT(refusal_of_bytes("\0\1\2\3\4"s).found, ContainsSubstring("begins with"));
}

TEST_CASE("preflight: a library for 32 bits is refused") {
  const Problem problem = refusal_of_bytes(with_header<unsigned char>(EI_CLASS, ELFCLASS32));
  CHECK(problem.found == "32 bits");
  CHECK(problem.accepted == "64 bits");
}

TEST_CASE("preflight: a library of the other byte order is refused") {
  const Problem problem = refusal_of_bytes(with_header<unsigned char>(EI_DATA, ELFDATA2MSB));
  CHECK(problem.found == "big endian");
  CHECK(problem.accepted == "little endian");
}

TEST_CASE("preflight: a library of another ELF version is refused") {
  CHECK_THAT(refusal_of_bytes(with_header<std::uint32_t>(offsetof(Elf64_Ehdr, e_version), 9)).what,
             ContainsSubstring("version"));
}

TEST_CASE("preflight: a library for another machine is refused") {
  const std::size_t offset = offsetof(Elf64_Ehdr, e_machine);
  const Problem known = refusal_of_bytes(with_header<std::uint16_t>(offset, EM_S390));
  CHECK(known.what == "the library is for another machine");
  CHECK(known.found == "S/390");
  CHECK(refusal_of_bytes(with_header<std::uint16_t>(offset, 60000)).found == "machine number 60000");
}

TEST_CASE("preflight: what is not a shared library is refused") {
  CHECK(refusal_of_bytes(compiled(kEntrySource, "-c")).found == "an object file (.o)");
  const std::string program = "int main(void) { return 0; } void assay_plugin_entry(void) {}\n";
  CHECK(refusal_of_bytes(compiled(program, "-no-pie -rdynamic")).found == "a program");
  CHECK(refusal_of_bytes(compiled(program, "-fPIE -pie -rdynamic")).found == "a program");
}

TEST_CASE("preflight: a table of segments that cannot be is refused") {
  CHECK_THAT(refusal_of_bytes(with_header<std::uint16_t>(offsetof(Elf64_Ehdr, e_phnum), 0)).what,
             ContainsSubstring("table of segments"));
  CHECK_THAT(refusal_of_bytes(with_header<std::uint16_t>(offsetof(Elf64_Ehdr, e_phentsize), 8)).what,
             ContainsSubstring("table of segments"));
  for (const std::uint64_t offset : {std::uint64_t{1} << 40, ~std::uint64_t{0}, ~std::uint64_t{0} - 100}) {
    CHECK_THAT(refusal_of_bytes(with_header<std::uint64_t>(offsetof(Elf64_Ehdr, e_phoff), offset)).what,
               ContainsSubstring("its table of segments does not fit"));
  }
}

TEST_CASE("preflight: a segment that leaves the file is refused") {
  for (const std::uint64_t size : {std::uint64_t{1} << 30, ~std::uint64_t{0}}) {
    std::string bytes = small_library();
    put<std::uint64_t>(bytes, segment_offset(bytes, PT_LOAD) + offsetof(Elf64_Phdr, p_filesz), size);
    const Problem problem = refusal_of_bytes(bytes);
    CHECK_THAT(problem.what, ContainsSubstring("segment"));
    CHECK_THAT(problem.found, ContainsSubstring(std::to_string(size)));
    CHECK_THAT(problem.accepted, ContainsSubstring(std::to_string(bytes.size())));
  }
}

TEST_CASE("preflight: a segment larger in the file than in memory is refused") {
  std::string bytes = small_library();
  put<std::uint64_t>(bytes, segment_offset(bytes, PT_LOAD) + offsetof(Elf64_Phdr, p_memsz), 1);
  CHECK_THAT(refusal_of_bytes(bytes).what, ContainsSubstring("larger in the file"));
}

TEST_CASE("preflight: a table of sections that cannot be is refused") {
  CHECK_THAT(refusal_of_bytes(with_header<std::uint16_t>(offsetof(Elf64_Ehdr, e_shentsize), 8)).what,
             ContainsSubstring("table of sections"));
  CHECK_THAT(
      refusal_of_bytes(with_header<std::uint64_t>(offsetof(Elf64_Ehdr, e_shoff), ~std::uint64_t{0} - 9)).what,
      ContainsSubstring("its table of sections does not fit"));
}

TEST_CASE("preflight: a section that leaves the file is refused") {
  std::string bytes = small_library();
  const auto table = get<std::uint64_t>(bytes, offsetof(Elf64_Ehdr, e_shoff));
  put<std::uint64_t>(bytes, table + sizeof(Elf64_Shdr) + offsetof(Elf64_Shdr, sh_offset),
                     std::uint64_t{1} << 33);
  CHECK_THAT(refusal_of_bytes(bytes).what, ContainsSubstring("section 1 does not fit"));
}

TEST_CASE("preflight: a library without a dynamic section is refused") {
  std::string bytes = small_library();
  put<std::uint32_t>(bytes, segment_offset(bytes, PT_DYNAMIC), PT_NOTE);
  CHECK_THAT(refusal_of_bytes(bytes).what, ContainsSubstring("dynamic section"));
}

TEST_CASE("preflight: a library that exports no entry is refused") {
  const std::vector<std::pair<std::string, std::string>> sources = {
      {"none", "int other(void) { return 1; }\n"},
      {"a prefix", "int assay_plugin_entry_2(void) { return 1; } int assay_plugin(void) { return 2; }\n"},
      {"hidden", "__attribute__((visibility(\"hidden\"))) int assay_plugin_entry(void) { return 1; }\n"},
      {"only used", "int assay_plugin_entry(void); int other(void) { return assay_plugin_entry(); }\n"},
      {"static",
       "static int assay_plugin_entry(void) { return 1; } int other(void) { return assay_plugin_entry(); "
       "}\n"},
      {"data", "int assay_plugin_entry = 3;\n"},
      {"no symbol at all", "static int x;\n"}};
  for (const auto& [name, source] : sources) {
    INFO(name);
    const Problem problem = refusal_of_bytes(compiled(source, "-shared -fPIC"));
    CHECK(problem.what == "the library is not a plugin");
    CHECK_THAT(problem.remedy, ContainsSubstring("assay_add_plugin"));
  }
}

TEST_CASE("preflight: a library that a plugin needs is not asked for an entry") {
  const TemporaryFolder folder;
  const fs::path library = folder.write("lib.so", compiled("int other(void) { return 1; }\n", "-shared -fPIC"));
  CHECK_FALSE(assay::preflight(library, assay::PreflightFor::AnyLibrary));
  const fs::path text = folder.write("text.so", "not a library\n");
  const std::optional<Problem> problem = assay::preflight(text, assay::PreflightFor::AnyLibrary);
  REQUIRE(problem);
  CHECK(problem->what == "the library is not a shared library");
}

TEST_CASE("preflight: a library cut short at any byte is refused") {
  for (const char* flags : {"-shared -fPIC", "-shared -fPIC -s"}) {
    const std::string whole = compiled(kEntrySource, flags);
    const TemporaryFolder folder;
    const fs::path library = folder.write("lib.so", whole);
    REQUIRE_FALSE(assay::preflight(library));
    std::size_t accepted = 0;
    for (std::size_t size = whole.size(); size-- > 0;) {
      REQUIRE(::truncate(library.c_str(), static_cast<off_t>(size)) == 0);
      if (!assay::preflight(library)) ++accepted;
    }
    CHECK(accepted == 0);
  }
}

TEST_CASE("preflight: damaged libraries are looked at without a crash") {
  const std::string whole = small_library();
  const auto header = get<Elf64_Ehdr>(whole, 0);
  const auto dynamic = get<Elf64_Phdr>(whole, segment_offset(whole, PT_DYNAMIC));
  const std::size_t tables_end = header.e_phoff + header.e_phnum * sizeof(Elf64_Phdr);
  std::mt19937 random(20240229);
  std::size_t refused = 0;
  const TemporaryFolder folder;
  const fs::path library = folder.write("lib.so", whole);
  std::fstream file(library, std::ios::in | std::ios::out | std::ios::binary);
  for (int round = 0; round < 6000; ++round) {
    std::string bytes = whole;
    // Most damage goes where it hurts: the headers, the dynamic section, and the symbol and hash tables
    // that follow the headers.
    const std::size_t begins[] = {EI_NIDENT, 0, dynamic.p_offset, 0};
    const std::size_t ends[] = {tables_end, tables_end + 1024, dynamic.p_offset + dynamic.p_filesz,
                                bytes.size()};
    for (unsigned flips = 1 + random() % 4; flips > 0; --flips) {
      const std::size_t part = random() % 4;
      const std::size_t at = begins[part] + random() % (ends[part] - begins[part]);
      bytes[at] = static_cast<char>(random());
    }
    file.seekp(0);
    file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    REQUIRE(file.flush());
    if (assay::preflight(library)) ++refused;
  }
  CHECK(refused > 1000);
}
