// A client in another language than the words that it gets: told by everything that makes reports.
#include <memory>

#include "program.hpp"

using namespace program;

namespace {

const fs::path kTraits = kSource / "configs/samples/five-traits";

// A configuration of its own, with the client `oasis` for the questionnaire in a file, which is worded in English.
// The plugin `standard` has texts in Arabic, so the frame of a report would be in Arabic.
class Oasis {
 public:
  explicit Oasis(const std::string& locale, const std::string& content = {}) {
    fs::create_directories(folder_ / "configs/clients");
    for (const char* part : {"instruments", "content"}) {
      fs::copy(kSource / "configs" / part, folder_ / "configs" / part, fs::copy_options::recursive);
    }
    folder_.write("configs/clients/oasis.toml",
                  "[client]\nid = \"oasis\"\nname = \"Oasis\"\nlocale = \"" + locale +
                      "\"\n\n[[use]]\ninstrument = \"demo.five-traits\"\nscorer = \"standard.scorer\"\n"
                      "reports = [\"standard.individual\"]\nformats = [\"json\"]\n" + content);
  }
  std::string profile() const { return (folder_ / "configs/clients/oasis.toml").string(); }
  ProcessResult assay(Words words) const {
    words.insert(words.end(), {"--config", (folder_ / "configs").string()});
    return assay_in(folder_.path(), words);
  }
  ProcessResult run(const std::string& command = "run") const {
    return assay({command, "--client", "oasis", "--instrument", "demo.five-traits", "--responses",
                  (kTraits / "responses.csv").string(), "--out", "out"});
  }

 private:
  TemporaryFolder folder_;
};

const std::string kSaid = ":7:1: the instrument demo.five-traits is worded in en, not in the client's locale ar-AE; "
                          "reports and sheets show its words in en";
const std::string kToDo = "to do: name a content pack in ar-AE by `content` in the [[use]]";

}  // namespace

TEST_CASE("locale: an instrument in another language than the client is told by run, sheet and check") {
  const Oasis tree("ar-AE");
  for (const ProcessResult& result :
       {tree.run(), tree.assay({"sheet", "demo.five-traits", "--client", "oasis", "--out", "sheets"}),
        tree.assay({"check", tree.profile()})}) {
    INFO(result.err);
    CHECK(result.status == 0);
    CHECK_THAT(result.err, ContainsSubstring(tree.profile() + kSaid));
    CHECK_THAT(result.err, ContainsSubstring(kToDo));
    CHECK(result.err.find(kSaid) == result.err.rfind(kSaid));  // once
  }
  CHECK(tree.assay({"check", tree.profile()}).out == tree.profile() + ": client profile, 1 warning\n");
}

TEST_CASE("locale: explain says in which language the instrument is") {
  const ProcessResult result = Oasis("ar-AE").assay({"explain", "oasis"});
  CHECK(result.status == 0);
  CHECK_THAT(result.out, ContainsSubstring("en (no ar-AE)"));
  CHECK_THAT(result.out, ContainsSubstring("the instrument is in another language than the client, and use[0] names no "
                                           "content pack"));
}

TEST_CASE("locale: nothing is told with a pack, in the instrument's own language, and of scores alone") {
  for (const Oasis* tree : {new Oasis("ar-AE", "content = \"five-traits-ar\"\n"), new Oasis("en-GB")}) {
    const std::unique_ptr<const Oasis> owner(tree);
    for (const ProcessResult& result :
         {tree->run(), tree->assay({"check", tree->profile()}), tree->assay({"explain", "oasis"})}) {
      INFO(result.err);
      CHECK(result.status == 0);
      CHECK(result.err.find("is worded in") == std::string::npos);
      CHECK(result.out.find("in another language") == std::string::npos);
    }
  }
  CHECK(Oasis("ar-AE").run("score").err.empty());
}

TEST_CASE("locale: check counts a plugin without texts in the client's locale among its warnings") {
  const Oasis tree("fr");
  const ProcessResult result = tree.assay({"check", tree.profile()});
  CHECK(result.status == 0);
  CHECK_THAT(result.err, ContainsSubstring("warning: plugin standard has no texts in the locale fr; what it writes is "
                                           "worded in en"));
  CHECK(result.out == tree.profile() + ": client profile, 2 warnings\n");  // the instrument's words are the other
}
