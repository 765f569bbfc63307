// One person under two frameworks of what is shipped, by a crosswalk of the test's own.
#pragma once

#include "program.hpp"

namespace comparing {

using namespace program;

const fs::path kChally = kSource / "configs/samples/chally/representative-percentiles.csv";
inline constexpr const char* kRepresentative = "chally.customer-service-representative";

inline std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

// The program with the plugins that a comparison needs, and files that are in order.
class Comparing {
 public:
  explicit Comparing(const std::vector<const char*>& plugins = {"chally", "crosswalk"}) {
    for (const char* id : plugins) {
      fs::copy(kBuild / "plugins" / id, copy_.root() / "plugins" / id, fs::copy_options::recursive);
    }
    copy_.write_profile("demo", profile());
    write("two.toml", crosswalk());
    write("winter.toml", administration());
  }

  static std::string profile() {
    return Copy::demo() + "\n[[use]]\ninstrument = \"" + kRepresentative +
           "\"\nscorer = \"chally.scorer\"\nreports = [\"chally.profile\"]\nformats = [\"json\"]\n\n"
           "[comparison]\nreports = [\"crosswalk.person\"]\nformats = [\"json\"]\n";
  }
  // Members stand in lines 9, 14 and 23, their keys below.
  static std::string crosswalk() {
    return "[crosswalk]\nid = \"two\"\ntitle = \"Two frameworks\"\n\n"
           "[[theme]]\nid = \"contact\"\ntitle = \"Positive contact\"\n\n"
           "[[theme.member]]\ninstrument = \"bcsc.csc-360\"\nconstruct = \"u4\"\nmatch = \"close\"\n\n"
           "[[theme.member]]\ninstrument = \"" +
           std::string(kRepresentative) +
           "\"\nconstruct = \"k4\"\nmatch = \"exact\"\n\n"
           "[[theme]]\nid = \"results\"\ntitle = \"Results\"\n\n"
           "[[theme.member]]\ninstrument = \"" +
           kRepresentative + "\"\nconstruct = \"k3\"\nmatch = \"close\"\n";
  }
  static std::string administration() {
    return "[administration]\nid = \"winter\"\ntitle = \"Winter\"\ndate = \"2006-01-18\"\n\n"
           "[[input]]\ninstrument = \"bcsc.csc-360\"\nresponses = \"" +
           sample("responses.csv") + "\"\ncases = \"" + sample("cases.csv") +
           "\"\n\n[[input]]\ninstrument = \"" + kRepresentative + "\"\nresponses = \"" + kChally.string() +
           "\"\n";
  }

  const Copy& copy() const { return copy_; }
  fs::path file(const std::string& name) const { return copy_.folder() / name; }
  void write(const std::string& name, const std::string& text) const { copy_.write(file(name), text); }

  ProcessResult compare(const Words& more = {}, const std::string& case_id = "jane") const {
    Words words = {"compare",          "--client",    "demo",  "--case", case_id,
                   "--administration", "winter.toml", "--out", "out",    "--crosswalk",
                   "./two.toml",       "--formats",   "json"};
    words.insert(words.end(), more.begin(), more.end());
    return copy_.assay(words);
  }
  // A comparison that must be refused: nothing is written.
  std::string refused(int status = 1, const Words& more = {}, const std::string& case_id = "jane") const {
    const ProcessResult result = compare(more, case_id);
    INFO(result.err);
    CHECK(result.status == status);
    CHECK(result.out.empty());
    CHECK_FALSE(copy_.has("out"));
    return result.err;
  }
  std::string report(const std::string& case_id = "jane") const {
    return file_text(file("out/reports/" + case_id + ".crosswalk.person.json"));
  }

 private:
  Copy copy_;
};

}  // namespace comparing
