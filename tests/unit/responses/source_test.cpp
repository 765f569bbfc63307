#include <algorithm>
#include <map>
#include <random>
#include <thread>

#include "catch.hpp"
#include "support.hpp"

using namespace responses_test;

namespace {

const std::string kHeader = "case,rater,role,q1,q2,q3\n";

// Cases c0, c1, …, each with a self and two others; the answers tell case and rater.
std::vector<std::string> make_rows(int cases) {
  std::vector<std::string> rows;
  for (int i = 0; i < cases; ++i) {
    const std::string id = "c" + std::to_string(i);
    const std::string answer = std::to_string(i % 5 + 1);
    rows.push_back(id + ",r1,self," + answer + ",1,1\n");
    rows.push_back(id + ",r2,other," + answer + ",2,2\n");
    rows.push_back(id + ",r3,other," + answer + ",3,3\n");
  }
  return rows;
}

std::string join(const std::vector<std::string>& rows) {
  std::string text = kHeader;
  for (const std::string& row : rows) text += row;
  return text;
}

// Which answers each rater of each case gave.
std::map<std::string, std::vector<double>> answers(const Result& result) {
  std::map<std::string, std::vector<double>> all;
  for (const auto& batch : result.batches) {
    for (std::size_t c = 0; c < batch.case_ids.size(); ++c) {
      for (std::uint64_t r = batch.rater_begin[c]; r < batch.rater_begin[c + 1]; ++r) {
        const auto begin = batch.values.begin() + static_cast<std::ptrdiff_t>(r * 3);
        all[batch.case_ids[c] + "/" + batch.rater_ids[r]] = std::vector<double>(begin, begin + 3);
      }
    }
  }
  return all;
}

std::string text_of(const assay::ResponseChunk& chunk, std::size_t row) {
  return chunk.bytes.substr(chunk.rows[row].offset, chunk.rows[row].size);
}

}  // namespace

TEST_CASE("response source: chunks hold whole cases, and about as many rows as asked for") {
  const Result result = read(join(make_rows(10)), 4);
  REQUIRE(result.problems.empty());
  REQUIRE(result.chunks.size() == 5);  // a case has 3 rows: 2 cases are the first to reach 4 rows
  for (std::size_t i = 0; i < result.chunks.size(); ++i) {
    CHECK(result.chunks[i].number == i);
    CHECK(result.batches[i].number == i);
    CHECK(result.chunks[i].case_begin == std::vector<std::uint32_t>{0, 3, 6});
    CHECK(result.chunks[i].rows[0].line == 2 + i * 6);
  }
  CHECK(text_of(result.chunks[1], 0) == "c2,r1,self,3,1,1");
  CHECK(text_of(result.chunks[4], 5) == "c9,r3,other,5,3,3");
}

TEST_CASE("response source: a case larger than a chunk stays whole") {
  const Result result = read(join(make_rows(3)), 1);
  REQUIRE(result.chunks.size() == 3);
  for (const auto& chunk : result.chunks) CHECK(chunk.rows.size() == 3);
}

TEST_CASE("response source: rows apart are gathered, cases in the order of first appearance") {
  const Result result = read(kHeader +
                             "b,r1,self,1,1,1\n"
                             "a,r1,self,2,2,2\n"
                             "c,r1,self,3,3,3\n"
                             "a,r2,other,4,4,4\n"
                             "b,r2,other,5,5,5\n"
                             "b,r3,other,1,2,3\n");
  REQUIRE_FALSE(result.thrown);
  REQUIRE(result.problems.empty());
  REQUIRE(result.chunks.size() == 1);
  CHECK(result.case_ids() == std::vector<std::string>{"b", "a", "c"});
  CHECK(result.batches[0].rater_begin == std::vector<std::uint64_t>{0, 3, 5, 6});
  CHECK(result.batches[0].values ==
        std::vector<double>{1, 1, 1, 5, 5, 5, 1, 2, 3, 2, 2, 2, 4, 4, 4, 3, 3, 3});
  std::vector<std::uint64_t> lines;
  for (const auto& row : result.chunks[0].rows) lines.push_back(row.line);
  CHECK(lines == std::vector<std::uint64_t>{2, 6, 7, 3, 5, 4});
}

TEST_CASE("response source: a shuffled file comes to the same answers as an ordered one") {
  std::vector<std::string> rows = make_rows(3000);
  const Result ordered = read(join(rows), 64);
  std::mt19937 random(7);
  for (std::size_t i = rows.size(); i > 1; --i) std::swap(rows[i - 1], rows[random() % i]);
  const Result shuffled = read(join(rows), 64);
  REQUIRE(ordered.problems.empty());
  REQUIRE(shuffled.problems.empty());
  CHECK(ordered.case_ids().size() == 3000);
  CHECK(shuffled.case_ids().size() == 3000);
  CHECK(answers(ordered) == answers(shuffled));
  std::vector<std::string> first_seen;
  std::map<std::string, bool> seen;
  for (const std::string& row : rows) {
    const std::string id = row.substr(0, row.find(','));
    if (!seen[id]) first_seen.push_back(id);
    seen[id] = true;
  }
  CHECK(shuffled.case_ids() == first_seen);
}

TEST_CASE("response source: gathering keeps quotes, lines of several lines and rows without a case") {
  const Result result = read(kHeader +
                             "a,\"r\n1\",self,1,1,1\n"
                             ",r9,other,1,1,1\n"
                             "b,r1,self,2,2,2\r\n"
                             "\n"
                             "\"a\",r2,other,3,3,9.5");
  const assay::Problem problem = only_problem(result);
  CHECK_PROBLEM(problem, 4u, 1u, "case");
  CHECK(result.case_ids() == std::vector<std::string>{"a", "b"});
  CHECK(result.batches[0].rater_ids == std::vector<std::string>{"r\n1", "r2", "r1"});
  CHECK(result.batches[0].values == std::vector<double>{1, 1, 1, 3, 3, 9.5, 2, 2, 2});
}

TEST_CASE("response source: files larger than a block are cut right, whatever stands on the seam") {
  // 16 to 20 bytes a row, some quoted, some over two lines, well over one block of 1 MiB.
  std::string text = kHeader;
  int cases = 0;
  while (text.size() < (std::size_t{3} << 20)) {
    const std::string id = "case-" + std::to_string(cases++);
    text += id + ",r1,self,1,2,3\r\n";
    text += "\"" + id + "\",\"r\"\"\n2\",other,\"4\",\"NA\",5.25\n";
  }
  const Result result = read(text, 1000);
  REQUIRE_FALSE(result.thrown);
  REQUIRE(result.problems.empty());
  const auto all = answers(result);
  REQUIRE(all.size() == static_cast<std::size_t>(cases) * 2);
  std::size_t right = 0;
  for (int i = 0; i < cases; ++i) {
    const std::string id = "case-" + std::to_string(i);
    right += all.at(id + "/r1") == std::vector<double>{1, 2, 3};
    right += all.at(id + "/r\"\n2") == std::vector<double>{4, 0, 5.25};
  }
  CHECK(right == all.size());
  CHECK(result.chunks.back().rows.back().line == 2u + static_cast<unsigned>(cases - 1) * 3 + 1);
}

TEST_CASE("response source: parsing on several threads gives what one thread gives") {
  const TempFile file(join(make_rows(400)));
  assay::ResponseSource source(file.path(), make_instrument(), 30);
  std::vector<assay::ResponseChunk> chunks;
  for (assay::ResponseChunk chunk; source.next(chunk);) chunks.push_back(chunk);
  std::vector<assay::CaseBatch> batches(chunks.size());
  std::vector<std::thread> threads;
  for (std::size_t t = 0; t < 4; ++t) {
    threads.emplace_back([&, t] {
      assay::ParseOutcome outcome;
      for (std::size_t i = t; i < chunks.size(); i += 4) source.parse(chunks[i], batches[i], outcome);
    });
  }
  for (std::thread& thread : threads) thread.join();
  Result parallel;
  parallel.batches = std::move(batches);
  CHECK(answers(parallel) == answers(read(file, make_instrument(), 30)));
}

TEST_CASE("response source: parsing the same chunk again into used values gives the same") {
  const TempFile file(kHeader + "a,r1,self,1,NA,3\na,r2,other,9,1,1\nb,r1,self,4,5,6\n");
  assay::ResponseSource source(file.path(), make_instrument());
  assay::ResponseChunk chunk;
  REQUIRE(source.next(chunk));
  assay::CaseBatch batch;
  assay::ParseOutcome outcome;
  for (int i = 0; i < 2; ++i) {
    source.parse(chunk, batch, outcome);
    CHECK(batch.case_ids == std::vector<std::string>{"a", "b"});
    CHECK(batch.values == std::vector<double>{1, 0, 3, 4, 5, 6});
    CHECK(batch.states == std::vector<std::uint8_t>{1, 2, 1, 1, 1, 1});
    CHECK(outcome.problems.size() == 1);
    CHECK(outcome.rejected.size() == 1);
  }
}

TEST_CASE("response source: progress never falls back and ends at the size of the file") {
  const bool gathered = GENERATE(false, true);
  std::vector<std::string> rows = make_rows(200);
  if (gathered) std::rotate(rows.begin(), rows.begin() + 1, rows.end());
  const std::string text = join(rows);
  const TempFile file(text);
  assay::ResponseSource source(file.path(), make_instrument(), 30);
  CHECK(source.bytes_total() == text.size());
  std::uint64_t before = 0;
  for (assay::ResponseChunk chunk; source.next(chunk);) {
    CHECK(source.bytes_read() > before);
    CHECK(source.bytes_read() <= text.size());
    before = source.bytes_read();
  }
  CHECK(source.bytes_read() == text.size());
}

TEST_CASE("response source: an unclosed quotation mark is told where it was opened") {
  const Result result =
      read(kHeader + "a,r1,self,1,1,1\nb,r1,self,1,1,1\nb,\"r2,other,1,1,1\nc,r1,self,1,1,1\n");
  REQUIRE(result.thrown);
  CHECK_PROBLEM(result.thrown->problems()[0], 4u, 3u, "");
  CHECK_THAT(result.thrown->problems()[0].what, ContainsSubstring("not closed"));
  CHECK(result.case_ids() == std::vector<std::string>{"a"});  // b may go on behind the damage
}

TEST_CASE("response source: an unclosed quotation mark in a large file is not taken for a long line") {
  std::string text = kHeader + "a,r1,self,1,1,\"1\n";
  for (const std::string& row : make_rows(60000)) text += row;
  REQUIRE(text.size() > (std::size_t{2} << 20));
  const assay::Problem problem = only_problem(read(text));
  CHECK_PROBLEM(problem, 2u, 15u, "");
  CHECK_THAT(problem.what, ContainsSubstring("not closed"));
}

TEST_CASE("response source: a NUL byte is refused with line and column") {
  const std::string nul(1, '\0');
  const Result result =
      read(kHeader + "a,r1,self,1,1,1\nb,r1,self,1,1,1\n\xc3\xa4,r" + nul + ",self,1,1,1\n");
  REQUIRE(result.thrown);
  CHECK_PROBLEM(result.thrown->problems()[0], 4u, 4u, "");
  CHECK_THAT(result.thrown->problems()[0].what, ContainsSubstring("NUL"));
  const Result header = read("case,ra" + nul + "ter\n");
  CHECK_PROBLEM(only_problem(header), 1u, 8u, "");
}

TEST_CASE("response source: what stands before the damage is still checked, and it is told again") {
  const TempFile file(kHeader + "a,r1,self,9,1,1\nb,r1,self,1,1,1\nc,r1,self,1,\"1,1\n");
  assay::ResponseSource source(file.path(), make_instrument());
  assay::ResponseChunk chunk;
  REQUIRE(source.next(chunk));
  CHECK(chunk.case_begin == std::vector<std::uint32_t>{0, 1});
  CHECK_THROWS_AS(source.next(chunk), assay::Error);
  CHECK_THROWS_AS(source.next(chunk), assay::Error);
}

TEST_CASE("response source: damage in a file whose cases are not together is told at once") {
  const Result result =
      read(kHeader + "a,r1,self,9,1,1\nb,r1,self,1,1,1\na,r2,self,1,1,1\na,r3,self,1,\"1,1\n", 1);
  CHECK_PROBLEM(only_problem(result), 5u, 13u, "");
  CHECK(result.chunks.empty());
}

TEST_CASE("response source: a line of more than 1 MiB is refused with its number") {
  const std::size_t limit = std::size_t{1} << 20;
  const std::string start = "b,r1,self,1,1,";
  const std::string good = start + std::string(limit - start.size() - 1, ' ') + "1";
  const auto end = GENERATE(as<std::string>{}, "\n", "\r\n", "");
  const Result fits = read(kHeader + "a,r1,self,1,1,1\n" + good + end);
  CHECK_FALSE(fits.thrown);
  CHECK(fits.problems.empty());
  CHECK(fits.case_ids() == std::vector<std::string>{"a", "b"});
  const Result long_line = read(kHeader + "a,r1,self,1,1,1\n " + good + end);
  REQUIRE(long_line.thrown);
  CHECK_PROBLEM(long_line.thrown->problems()[0], 3u, 1u, "");
  CHECK(long_line.thrown->problems()[0].what == "the line is too long");
}

TEST_CASE("response source: a line of 10 MB is refused, quoted or not") {
  const auto mark = GENERATE(as<std::string>{}, "", "\"");
  const std::string rubbish(10000000, 'x');
  const Result result = read(kHeader + "a,r1,self,1,1,1\nb," + mark + rubbish + mark + ",self,1,1,1\n");
  REQUIRE(result.thrown);
  CHECK(result.thrown->problems()[0].what == "the line is too long");
  CHECK(result.thrown->problems()[0].where.line == 3);
  const Result header = read(rubbish);
  CHECK(only_problem(header).where.line == 1);
}

TEST_CASE("response source: binary rubbish is refused") {
  std::mt19937 random(3);
  for (int round = 0; round < 200; ++round) {
    std::string bytes(random() % 5000 + 1, ' ');
    for (char& byte : bytes) byte = static_cast<char>(random());
    CHECK(read(bytes).thrown);
    // Under a good header it is either refused, or every row of it is left out.
    const Result rows = read(kHeader + bytes);
    CHECK((rows.thrown || !rows.problems.empty()));
    CHECK(rows.case_ids().empty());
  }
}

TEST_CASE("response source: whatever becomes of a file, each row is either kept or left out") {
  const std::string good = join(make_rows(12));
  const std::string bytes = ",\"\n\r 19NAcx\xff\xc3";
  std::mt19937 random(11);
  for (int round = 0; round < 2000; ++round) {
    std::string text = good;
    for (int change = static_cast<int>(random() % 6); change >= 0; --change) {
      const std::size_t at = kHeader.size() + random() % (text.size() - kHeader.size());
      const char byte = bytes[random() % bytes.size()];
      switch (random() % 3) {
        case 0:
          text[at] = byte;
          break;
        case 1:
          text.insert(at, 1, byte);
          break;
        default:
          text.erase(at, random() % 20);
      }
    }
    const Result result = read(text, 8);
    std::size_t rows = 0, kept = 0;
    for (const auto& chunk : result.chunks) rows += chunk.rows.size();
    for (const auto& batch : result.batches) kept += batch.rater_ids.size();
    INFO(text);
    REQUIRE(rows == kept + result.rejected.size());
    REQUIRE((result.rejected.empty() || !result.problems.empty()));
    for (const auto& row : result.rejected) REQUIRE_FALSE(row.reason.empty());
  }
}

TEST_CASE("response source: UTF-16 is recognised") {
  const auto mark = GENERATE(as<std::string>{}, "\xff\xfe", "\xfe\xff");
  const assay::Problem problem = only_problem(read(mark + std::string("c\0a\0", 4)));
  CHECK(problem.what == "the file is UTF-16");
  CHECK_THAT(problem.remedy, ContainsSubstring("UTF-8"));
}

TEST_CASE("response source: a file that is written to or cut short meanwhile is noticed") {
  const bool cut = GENERATE(true, false);
  const std::string text = join(make_rows(40000));
  const TempFile file(text);
  assay::ResponseSource source(file.path(), make_instrument());
  assay::ResponseChunk chunk;
  REQUIRE(source.next(chunk));
  if (cut) {
    std::filesystem::resize_file(file.path(), text.size() / 3);
  } else {
    file.write("z,r1,self,1,1,1\n", std::ios::app);
  }
  const auto drain = [&] {
    while (source.next(chunk)) {
    }
  };
  CHECK_THROWS_WITH(drain(), ContainsSubstring(cut ? "cut short" : "changed while it was read"));
}
