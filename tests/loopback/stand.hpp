// The program with plugins that can be taken for loopbacks: the same tree and the same paths, another
// library.
#pragma once

#include <fstream>
#include <nlohmann/json.hpp>
#include <regex>

#include "../integration/program.hpp"

namespace loopback_test {

using namespace program;
using nlohmann::json;

const fs::path kProxy = kBuild / "tests/loopback/loopback_proxy.so";
const fs::path kServer = kBuild / "tests/loopback/loopback_server";

// How calls get to a plugin.
struct Way {
  std::string name;
  bool through = false;  // through a loopback
  bool child = false;    // to a process of its own
  int spread = 0;        // bytes between the elements of arrays
};
const Way kDirect{"direct"};
const Way kWays[] = {{"inside", true, false, 8}, {"child", true, true, 16}};

// A plugin's folder as it is, or with a loopback in the library's place.
inline void copy_plugin(const fs::path& from, const fs::path& to, const std::string& id, const Way& way) {
  fs::remove_all(to);
  fs::copy(from, to, fs::copy_options::recursive);
  if (!way.through) return;
  fs::copy_file(kProxy, to / (id + ".so"), fs::copy_options::overwrite_existing);
  std::ofstream(to / "loopback.txt") << (from / (id + ".so")).string() << '\n'
                                     << (way.child ? kServer.string() : "-") << '\n'
                                     << way.spread << '\n';
}

// The ids of the plugins that are shipped: whatever the build put into its folder of plugins.
inline std::set<std::string> shipped_plugins() {
  std::set<std::string> ids;
  for (const auto& entry : fs::directory_iterator(kBuild / "plugins")) {
    if (fs::exists(entry.path() / "plugin.toml")) ids.insert(entry.path().filename().string());
  }
  return ids;
}

class Stand {
 public:
  Stand() {
    fs::create_directories(root() / "bin");
    fs::create_directories(root() / "plugins");
    fs::copy_file(kBuild / "bin/assay", root() / "bin/assay");
    fs::copy(kBuild / "configs", root() / "configs", fs::copy_options::recursive);
  }

  fs::path root() const { return folder_ / "tree"; }
  fs::path folder() const { return folder_.path(); }
  const TemporaryFolder& scratch() const { return folder_; }
  void take(const Way& way) const {
    for (const std::string& id : shipped_plugins()) {
      copy_plugin(kBuild / "plugins" / id, root() / "plugins" / id, id, way);
    }
  }
  // One that was built for the tests; its folder there is `name`.
  void take_test_plugin(const std::string& name, const std::string& id, const Way& way) const {
    copy_plugin(kBuild / "tests/plugins" / name, root() / "plugins" / id, id, way);
  }
  ProcessResult assay(const Words& words, const ProcessOptions& options = {}) const {
    return assay_in(folder(), words, options, root());
  }

 private:
  TemporaryFolder folder_;
};

// What a command came to. Digests of libraries are left out: the loopback is another one.
struct Outcome {
  int status = 0;
  std::string out, err;
  std::map<std::string, std::string> files;
  std::set<std::string> plugins;  // that the records name
};

// Takes the digests of plugins out of a record, wherever it has some, and adds their ids to `plugins`.
inline void leave_out_libraries(json& record, std::set<std::string>& plugins) {
  if (!record.is_structured()) return;
  for (auto part = record.begin(); part != record.end(); ++part) {
    if (record.is_array() || part.key() != "plugins") {
      leave_out_libraries(*part, plugins);
      continue;
    }
    for (json& plugin : *part) {
      plugins.insert(plugin.at("id").get<std::string>());
      REQUIRE(plugin.erase("sha256") == 1);
    }
  }
}

inline Outcome outcome(const Stand& stand, Words words, const ProcessOptions& options = {}) {
  fs::remove_all(stand.folder() / "out");
  const ProcessResult result = stand.assay(words, options);
  // Results are made in a folder that is named after the process.
  static const std::regex kStaged("\\.assay-[0-9]+-");
  Outcome found{result.status, result.out, std::regex_replace(result.err, kStaged, ".assay-N-"), {}, {}};
  if (!fs::exists(stand.folder() / "out")) return found;
  found.files = files_under(stand.folder() / "out");
  for (auto& [name, text] : found.files) {
    const std::string file = fs::path(name).filename().string();
    if (file != "run.json" && file.substr(0, 8) != "compare.") continue;
    json record = json::parse(text);
    leave_out_libraries(record, found.plugins);
    text = record.dump();
  }
  return found;
}

// Every difference is told by the file's name: a report is too long to be shown.
inline void check_same(const Outcome& direct, const Outcome& through) {
  CHECK(direct.status == through.status);
  CHECK(direct.out == through.out);
  CHECK(direct.err == through.err);
  Words names, other_names, different;
  for (const auto& [name, text] : direct.files) {
    names.push_back(name);
    const auto other = through.files.find(name);
    if (other != through.files.end() && other->second != text) different.push_back(name);
  }
  for (const auto& [name, text] : through.files) other_names.push_back(name);
  CHECK(names == other_names);
  CHECK(different == Words{});
}

}  // namespace loopback_test
