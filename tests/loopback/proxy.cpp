// The one symbol of a library that stands where a plugin's library should. What it stands for is in the file
// loopback.txt beside it: the plugin's library, the program loopback_server or "-" for both halves in one
// process, and the spread of arrays, a line each.
#include <dlfcn.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "lines.hpp"

namespace {

using namespace loopback;

struct Notes {
  std::string library, server;
  Style style;
};

Notes read_notes() {
  Dl_info info{};
  ::dladdr(reinterpret_cast<void*>(&assay_plugin_entry), &info);
  std::ifstream file(std::filesystem::path(info.dli_fname).parent_path() / "loopback.txt");
  Notes notes;
  if (!(std::getline(file, notes.library) && std::getline(file, notes.server) &&
        file >> notes.style.spread)) {
    throw std::runtime_error(std::string(info.dli_fname) + ": loopback.txt is missing, or lacks a line");
  }
  return notes;
}

std::unique_ptr<Lines> lines_to(const Notes& notes, Near& near) {
  if (notes.server == "-") return std::make_unique<InsideLines>(near, notes.library, notes.style);
  return std::make_unique<ChildLines>(near, notes.server, notes.library, notes.style);
}

struct Loopback {
  explicit Loopback(const Notes& notes) : near(notes.style), lines(lines_to(notes, near)) {
    near.connect(*lines);
    near.stand_in();
  }
  Near near;
  std::unique_ptr<Lines> lines;
};

}  // namespace

extern "C" const assay_plugin* assay_plugin_entry(std::uint32_t host_abi_version) try {
  static Loopback loopback(read_notes());
  return loopback.near.entry(host_abi_version);
} catch (const std::exception& exception) {
  std::fprintf(stderr, "loopback: %s\n", exception.what());
  std::abort();
}
