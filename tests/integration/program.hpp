// The built program, run as its users run it: in a folder of the test's own, with what is in the build tree.
#pragma once

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "catch.hpp"
#include "process.hpp"
#include "temporary_folder.hpp"

namespace program {

namespace fs = std::filesystem;
using Words = std::vector<std::string>;

const fs::path kBuild = ASSAY_BINARY_DIR;
const fs::path kSource = ASSAY_SOURCE_DIR;
const fs::path kSamples = kSource / "configs/samples/bcsc";

// Runs `assay` with `words` in `folder`, with a home of its own so that nobody's plugins interfere.
inline ProcessResult assay_in(const fs::path& folder, const Words& words, ProcessOptions options = {},
                              const fs::path& build = kBuild) {
  Words command = {(build / "bin/assay").string()};
  command.insert(command.end(), words.begin(), words.end());
  options.folder = folder;
  options.environment.emplace_back("HOME", (folder / "home").string());
  ProcessResult result = run_process(std::move(command), options);
  INFO(result.err);
  REQUIRE_FALSE(result.timed_out);
  REQUIRE(result.signal == 0);
  return result;
}

// The words of a run with the demo client and the sample's instrument.
inline Words run_words(const std::string& responses, const Words& more = {}) {
  Words words = {"run", "--client", "demo", "--instrument", "bcsc.csc-360", "--responses", responses};
  words.insert(words.end(), more.begin(), more.end());
  return words;
}

// A table of cells without quotation marks, such as the sample's responses.
class Ratings {
 public:
  Ratings() : Ratings(file_text(kSamples / "responses.csv")) {}
  explicit Ratings(const std::string& text) {
    Words row(1);
    for (const char c : text) {
      if (c == ',') {
        row.emplace_back();
      } else if (c == '\n') {
        rows.push_back(row);
        row.assign(1, "");
      } else {
        row.back() += c;
      }
    }
  }

  std::string text() const {
    std::string all;
    for (const Words& row : rows) {
      for (std::size_t c = 0; c < row.size(); ++c) all += (c == 0 ? "" : ",") + row[c];
      all += '\n';
    }
    return all;
  }
  std::size_t column(const std::string& name) const {
    for (std::size_t c = 0; c < rows[0].size(); ++c) {
      if (rows[0][c] == name) return c;
    }
    throw std::runtime_error("no column " + name);
  }
  // The cell of a row (0 is the header) in a named column.
  std::string& at(std::size_t row, const std::string& name) { return rows.at(row).at(column(name)); }
  // Another case with the same ratings.
  Ratings& add_case(const std::string& id) {
    const std::vector<Words> sample = Ratings().rows;
    for (std::size_t r = 1; r < sample.size(); ++r) {
      rows.push_back(sample[r]);
      rows.back()[0] = id;
    }
    return *this;
  }

  std::vector<Words> rows;
};

// scores.csv by "id,role" (of one case), each row by column.
inline std::map<std::string, std::map<std::string, std::string>> scores_of(const std::string& csv,
                                                                           const std::string& case_id) {
  std::map<std::string, std::map<std::string, std::string>> scores;
  const Ratings table(csv);
  for (std::size_t r = 1; r < table.rows.size(); ++r) {
    const Words& row = table.rows[r];
    if (row.at(0) != case_id) continue;
    for (std::size_t c = 0; c < row.size(); ++c)
      scores[row.at(3) + "," + row.at(4)][table.rows[0].at(c)] = row[c];
  }
  return scores;
}

// Every file under a folder, by its path from there, with its content.
inline std::map<std::string, std::string> files_under(const fs::path& folder) {
  std::map<std::string, std::string> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file()) files[fs::relative(entry.path(), folder).string()] = file_text(entry.path());
  }
  return files;
}

// A copy of what the program needs, to be damaged; it runs from where it is.
class Copy {
 public:
  Copy() {
    fs::create_directories(folder_ / "tree/bin");
    fs::copy_file(kBuild / "bin/assay", folder_ / "tree/bin/assay");
    for (const char* id : {"bcsc", "json"}) {
      fs::create_directories(folder_ / "tree/plugins");
      fs::copy(kBuild / "plugins" / id, folder_ / "tree/plugins" / id, fs::copy_options::recursive);
    }
    fs::create_directories(folder_ / "tree/configs/clients");
    fs::create_directories(folder_ / "tree/configs/instruments");
    fs::copy_file(kSource / "configs/assay.toml", folder_ / "tree/configs/assay.toml");
    write_profile("demo", demo());
  }

  fs::path root() const { return folder_ / "tree"; }
  fs::path folder() const { return folder_.path(); }
  fs::path plugin(const std::string& id) const { return root() / "plugins" / id / (id + ".so"); }
  // The demo client's profile, with JSON as its only format.
  static std::string demo() {
    return "[client]\nid = \"demo\"\nname = \"Sample Inc\"\nlocale = \"en\"\n\n[[use]]\n"
           "instrument = \"bcsc.csc-360\"\nscorer = \"bcsc.scorer\"\nreports = [\"bcsc.individual\"]\n"
           "formats = [\"json\"]\nnorm = \"bcsc.isg-illustrative\"\n";
  }
  fs::path write_profile(const std::string& id, const std::string& toml) const {
    return folder_.write("tree/configs/clients/" + id + ".toml", toml);
  }
  // Adds a plugin that was built for the tests.
  void add_test_plugin(const std::string& name, const std::string& id) const {
    fs::copy(kBuild / "tests/plugins" / name, root() / "plugins" / id, fs::copy_options::recursive);
  }
  void write(const fs::path& file, std::string_view bytes) const {
    std::ofstream(file, std::ios::binary | std::ios::trunc)
        .write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  }
  ProcessResult assay(const Words& words, const ProcessOptions& options = {}) const {
    return assay_in(folder_.path(), words, options, root());
  }
  bool has(const std::string& relative) const { return fs::exists(folder_ / relative); }

 private:
  TemporaryFolder folder_;
};

inline std::string sample(const std::string& name) {
  return (kSamples / name).string();
}

}  // namespace program
