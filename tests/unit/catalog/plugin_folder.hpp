// Plugin folders on disk for tests: a manifest and a sound library.
#pragma once

#include <string>

#include "small_library.hpp"
#include "temporary_folder.hpp"

inline std::string scorer(const std::string& id) {
  return "[[scorer]]\nid = \"" + id + "\"\ntitle = \"S\"\n";
}

inline std::string renderer(const std::string& id) {
  return "[[renderer]]\nid = \"" + id +
         "\"\ntitle = \"R\"\nextension = \"html\"\nmedia-type = \"text/html\"\n";
}

// Writes plugin `id` into `where`; `provides` are tables of the manifest.
inline void write_plugin(const TemporaryFolder& folder, const std::string& where, const std::string& id,
                         const std::string& provides, const std::string& abi = "abi = 1") {
  folder.write(where + "/plugin.toml",
               "manifest = 1\n[plugin]\nid = \"" + id +
                   "\"\nversion = \"1.0.0\"\ntitle = \"T\"\nvendor = \"V\"\nlicence = \"L\"\n" + abi + "\n" +
                   provides);
  folder.write(where + "/" + id + ".so", small_library());
}
