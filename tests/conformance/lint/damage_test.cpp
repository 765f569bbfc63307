// Files that are no library, or a damaged one.
#include <elf.h>

#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>

#include "assay/conformance/lint.hpp"
#include "catch.hpp"
#include "temporary_folder.hpp"

namespace fs = std::filesystem;
using namespace assay::conformance;

namespace {

std::string bytes_of(const std::string& fixture) {
  std::ifstream file(fs::path(LINT_FIXTURES) / fixture, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::string sound_library() {
  return bytes_of("sound/sound.so");
}

std::vector<std::string> ids_for(const std::string& bytes, const LintOptions& options = {}) {
  const TemporaryFolder folder;
  std::vector<std::string> ids;
  for (const LintFinding& finding : lint(folder.write("lib.so", bytes), options).findings)
    ids.push_back(finding.id);
  return ids;
}

// Calls `change(segment)` for every segment of the library in `bytes`.
template <typename Change>
void each_segment(std::string& bytes, Change change) {
  Elf64_Ehdr header;
  std::memcpy(&header, bytes.data(), sizeof header);
  for (unsigned i = 0; i < header.e_phnum; ++i) {
    Elf64_Phdr segment;
    char* at = bytes.data() + header.e_phoff + i * sizeof segment;
    std::memcpy(&segment, at, sizeof segment);
    change(segment);
    std::memcpy(at, &segment, sizeof segment);
  }
}

Elf64_Shdr section_of(const std::string& bytes, Elf64_Word type) {
  Elf64_Ehdr header;
  std::memcpy(&header, bytes.data(), sizeof header);
  Elf64_Shdr section{};
  for (unsigned i = 0; i < header.e_shnum && section.sh_type != type; ++i) {
    std::memcpy(&section, bytes.data() + header.e_shoff + i * sizeof section, sizeof section);
  }
  REQUIRE(section.sh_type == type);
  return section;
}

// Says of every version that a library asks for that it may be missing.
void make_versions_weak(std::string& bytes) {
  const Elf64_Shdr section = section_of(bytes, SHT_GNU_verneed);
  for (std::size_t at = section.sh_offset;;) {
    Elf64_Verneed need;
    std::memcpy(&need, bytes.data() + at, sizeof need);
    std::size_t version_at = at + need.vn_aux;
    for (unsigned i = 0; i < need.vn_cnt; ++i) {
      Elf64_Vernaux version;
      std::memcpy(&version, bytes.data() + version_at, sizeof version);
      version.vna_flags |= VER_FLG_WEAK;
      std::memcpy(bytes.data() + version_at, &version, sizeof version);
      version_at += version.vna_next;
    }
    if (need.vn_next == 0) return;
    at += need.vn_next;
  }
}

// Where in a library the tables stand that are read: headers, segments, sections, symbols, versions, the
// dynamic section, and the strings of these.
std::vector<std::size_t> table_bytes(const std::string& bytes) {
  std::vector<std::size_t> places;
  const auto add = [&](std::size_t from, std::size_t count) {
    for (std::size_t i = from; i < from + count && i < bytes.size(); ++i) places.push_back(i);
  };
  Elf64_Ehdr header;
  std::memcpy(&header, bytes.data(), sizeof header);
  add(0, sizeof header);
  add(header.e_phoff, header.e_phnum * sizeof(Elf64_Phdr));
  add(header.e_shoff, header.e_shnum * sizeof(Elf64_Shdr));
  for (unsigned i = 0; i < header.e_shnum; ++i) {
    Elf64_Shdr section;
    std::memcpy(&section, bytes.data() + header.e_shoff + i * sizeof section, sizeof section);
    for (const auto type : {SHT_DYNAMIC, SHT_DYNSYM, SHT_GNU_verneed, SHT_GNU_verdef, SHT_STRTAB}) {
      const bool loaded = (section.sh_flags & SHF_ALLOC) != 0;
      if (loaded && section.sh_type == static_cast<Elf64_Word>(type)) add(section.sh_offset, section.sh_size);
    }
  }
  return places;
}

const std::vector<std::string> kUnloadable = {"unloadable"};

}  // namespace

TEST_CASE("lint: a file that is no library is said to be that") {
  const TemporaryFolder folder;
  const LintReport text = lint(folder.write("notes.so", "just a text\n"));
  REQUIRE(text.findings.size() == 1);
  CHECK(text.findings.front().id == "unloadable");
  CHECK(text.findings.front().what ==
        "the library is not a shared library: a text file, which begins with \"just a text\"");
  CHECK(text.library == folder / "notes.so");
  CHECK(lint(folder / "absent.so").findings.front().what ==
        "the library cannot be read: No such file or directory");
  CHECK(ids_for("") == kUnloadable);
}

TEST_CASE("lint: a folder without a manifest is a bad manifest") {
  const TemporaryFolder folder;
  const LintReport report = lint(folder.path());
  REQUIRE(report.findings.size() == 1);
  CHECK(report.findings.front().id == "bad-manifest");
  CHECK(report.library == folder.path());
}

TEST_CASE("lint: a library cut short is not looked into") {
  const std::string whole = sound_library();
  REQUIRE(ids_for(whole).empty());
  for (std::size_t size = 0; size < whole.size(); size += 97) {
    INFO(size);
    CHECK(ids_for(whole.substr(0, size)) == kUnloadable);
  }
}

TEST_CASE("lint: a library without its table of sections cannot be looked into") {
  std::string bytes = sound_library();
  Elf64_Ehdr header;
  std::memcpy(&header, bytes.data(), sizeof header);
  header.e_shoff = 0;
  header.e_shnum = header.e_shstrndx = 0;
  std::memcpy(bytes.data(), &header, sizeof header);
  CHECK(ids_for(bytes) == kUnloadable);
}

TEST_CASE("lint: a library that says nothing of its stack may execute it") {
  std::string bytes = sound_library();
  each_segment(bytes, [](Elf64_Phdr& segment) {
    if (segment.p_type == PT_GNU_STACK) segment.p_type = PT_NULL;
  });
  CHECK(ids_for(bytes) == std::vector<std::string>{"exec-stack"});
}

TEST_CASE("lint: a version that may be missing is not missed") {
  LintOptions options;
  options.library_path = {fs::path(LINT_FIXTURES) / "libs"};
  options.include = {"missing-version"};
  std::string bytes = bytes_of("missing-version/missing-version.so");
  CHECK(ids_for(bytes, options) == std::vector<std::string>{"missing-version"});
  make_versions_weak(bytes);
  CHECK(ids_for(bytes, options).empty());
}

TEST_CASE("lint: the marks that some linkers put into every library are no exports") {
  std::string bytes = bytes_of("extra-export/extra-export.so");
  const auto rename = [&](const std::string& from, std::string to) {
    to.resize(from.size(), '\0');
    for (std::size_t at = 0; (at = bytes.find(from, at)) != std::string::npos;)
      bytes.replace(at, from.size(), to);
  };
  REQUIRE(ids_for(bytes) == std::vector<std::string>{"extra-export"});
  rename("acme_round", "_end");
  CHECK(ids_for(bytes) == std::vector<std::string>{"extra-export"});
  rename("acme_counter", "__bss_start");
  CHECK(ids_for(bytes).empty());
}

TEST_CASE("lint: no damage to a library ends the program") {
  std::mt19937 random(20240131);
  std::size_t looked_into = 0;
  // With versions that are asked for, and with versions that are offered.
  for (const char* name : {"sound_with_versions/sound_with_versions.so", "libs/liblint_family.so"}) {
    const std::string whole = bytes_of(name);
    const std::vector<std::size_t> tables = table_bytes(whole);
    for (int round = 0; round < 2000; ++round) {
      std::string bytes = whole;
      for (int i = 0; i < 3; ++i) bytes[tables[random() % tables.size()]] = static_cast<char>(random());
      if (ids_for(bytes) != kUnloadable) ++looked_into;
    }
  }
  // Else the damage was so great that nothing was tried.
  CHECK(looked_into > 1000);
}
