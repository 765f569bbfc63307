// What the scores must not depend on: threads, the form of the file, the order of its rows.
#include <algorithm>
#include <random>

#include "program.hpp"

using namespace program;

namespace {

Ratings many_cases() {
  Ratings ratings;
  for (int i = 1; i <= 300; ++i) {
    ratings.add_case("c" + std::to_string(i));
    // Each case says something of its own.
    ratings.rows[ratings.rows.size() - 1 - static_cast<std::size_t>(i) % 6]
                [3 + static_cast<std::size_t>(i) % 55] = "1";
  }
  return ratings;
}

// The same ratings, one row an answer; cells without an answer have no row.
std::string long_form(const Ratings& ratings) {
  std::string text = "case,rater,role,item,value\n";
  for (std::size_t r = 1; r < ratings.rows.size(); ++r) {
    const Words& row = ratings.rows[r];
    for (std::size_t c = 3; c < row.size(); ++c) {
      if (!row[c].empty())
        text += row[0] + "," + row[1] + "," + row[2] + "," + ratings.rows[0][c] + "," + row[c] + "\n";
    }
  }
  return text;
}

std::string scores(const TemporaryFolder& folder, const std::string& responses, const std::string& threads) {
  folder.write("r.csv", responses);
  const std::string out = "out-" + threads;
  fs::remove_all(folder / out);
  const ProcessResult result =
      assay_in(folder.path(), {"score", "--client", "demo", "--instrument", "bcsc.csc-360", "--responses",
                               "r.csv", "--threads", threads, "--out", out});
  INFO(result.err);
  REQUIRE(result.status == 0);
  return file_text(folder / out / "scores.csv");
}

}  // namespace

TEST_CASE("scores.csv: the same bytes with any number of threads") {
  const TemporaryFolder folder;
  const std::string responses = many_cases().text();
  const std::string one = scores(folder, responses, "1");
  CHECK(std::count(one.begin(), one.end(), '\n') == 1 + 301 * 404);
  CHECK(scores(folder, responses, "2") == one);
  CHECK(scores(folder, responses, "5") == one);
}

TEST_CASE("scores.csv: the same bytes from the wide and the long form") {
  const TemporaryFolder folder;
  const Ratings ratings = many_cases();
  CHECK(scores(folder, long_form(ratings), "2") == scores(folder, ratings.text(), "2"));
}

TEST_CASE("scores.csv: the same bytes when the rows of a case are scattered") {
  const TemporaryFolder folder;
  Ratings ratings = many_cases();
  const std::string together = scores(folder, ratings.text(), "2");
  // The first row of each case stays where it is, as it decides the order of cases.
  std::vector<Words> first, rest;
  for (std::size_t r = 1; r < ratings.rows.size(); ++r)
    (r % 7 == 1 ? first : rest).push_back(ratings.rows[r]);
  std::shuffle(rest.begin(), rest.end(), std::mt19937(11));
  ratings.rows.resize(1);
  for (const auto* part : {&first, &rest})
    ratings.rows.insert(ratings.rows.end(), part->begin(), part->end());
  CHECK(scores(folder, ratings.text(), "3") == together);
}

TEST_CASE("scores.csv: the same bytes with columns in another order, CRLF and a byte order mark") {
  const TemporaryFolder folder;
  Ratings ratings;
  const std::string plain = scores(folder, ratings.text(), "1");
  for (Words& row : ratings.rows) std::reverse(row.begin(), row.end());
  std::string text = "\xEF\xBB\xBF";
  for (const char c : ratings.text()) text += c == '\n' ? std::string("\r\n") : std::string(1, c);
  CHECK(scores(folder, text, "1") == plain);
}

TEST_CASE("reports: the same bytes with any number of threads, and of comments in any order") {
  const TemporaryFolder folder;
  Ratings ratings;
  for (int i = 0; i < 8; ++i) ratings.add_case("c" + std::to_string(i));
  folder.write("r.csv", ratings.text());
  const std::string comments = file_text(kSamples / "comments.csv");
  folder.write("forth.csv", comments);
  // A comment is a line of the sample.
  std::vector<std::string> lines;
  for (std::size_t begin = 0; begin < comments.size();) {
    const std::size_t end = comments.find('\n', begin);
    lines.push_back(comments.substr(begin, end - begin + 1));
    begin = end + 1;
  }
  std::reverse(lines.begin() + 1, lines.end());
  std::string back;
  for (const std::string& line : lines) back += line;
  folder.write("back.csv", back);
  const auto reports = [&](const std::string& file, const std::string& threads) {
    const std::string out = "out-" + file + threads;
    const ProcessResult result =
        assay_in(folder.path(), run_words("r.csv", {"--comments", file, "--formats", "json", "--date",
                                                    "2030-01-01", "--threads", threads, "--out", out}));
    INFO(result.err);
    REQUIRE(result.status == 0);
    return files_under(folder / out / "reports");
  };
  const auto one = reports("forth.csv", "1");
  CHECK(one.size() == 9);
  CHECK(reports("forth.csv", "4") == one);
  CHECK(reports("back.csv", "2") == one);
}
