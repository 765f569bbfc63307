#include <langinfo.h>
#include <locale.h>

#include <cstdlib>
#include <filesystem>
#include <thread>

#include "catch.hpp"
#include "rendered.hpp"
#include "unzip.hpp"
#include "workbook_file.hpp"

using namespace xlsx_test;

namespace {

const sdk::DocumentHead kHead{"Survey", "en", "2006-01-18"};

}  // namespace

TEST_CASE("xlsx file: the same document gives the same bytes, at once and on many threads") {
  const std::string first = rendered(kHead, whole);
  const std::string other = rendered({"Other", "en", "1999-12-31"}, whole);
  CHECK(rendered(kHead, whole) == first);
  CHECK(other != first);
  std::vector<std::string> made(8);
  std::vector<std::thread> threads;
  for (std::size_t i = 0; i < made.size(); ++i) {
    threads.emplace_back([&made, i] {
      made[i] = i % 2 == 0 ? rendered(kHead, whole) : rendered({"Other", "en", "1999-12-31"}, whole);
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (std::size_t i = 0; i < made.size(); ++i) CHECK((made[i] == (i % 2 == 0 ? first : other)));
}

TEST_CASE("xlsx file: while it is written the thread's locale is plain, and before and after it is another") {
  const locale_t before = uselocale(nullptr);
  {
    const xlsx::WorkbookFile file;
    CHECK(uselocale(nullptr) != before);
    CHECK(std::string(nl_langinfo(RADIXCHAR)) == ".");
  }
  CHECK(uselocale(nullptr) == before);
}

TEST_CASE("xlsx file: numbers are written with a point") {
  bool found = false;
  for (const auto& [name, content] : unzipped(rendered(kHead, whole))) {
    found = found || content.find("<v>6.13</v>") != std::string::npos;
  }
  CHECK(found);
}

TEST_CASE("xlsx file: the numbers of rand() go on as if nothing had been") {
  std::srand(7);
  const int first = std::rand(), second = std::rand();
  std::srand(7);
  CHECK(std::rand() == first);
  rendered(kHead, whole);
  CHECK(std::rand() == second);
}

TEST_CASE("xlsx file: nothing is left in the folder for temporary files") {
  const std::filesystem::path folder = std::filesystem::temp_directory_path() / "assay-xlsx-file-test";
  std::filesystem::remove_all(folder);
  std::filesystem::create_directory(folder);
  const char* before = std::getenv("TMPDIR");
  const std::string kept = before == nullptr ? "" : before;
  setenv("TMPDIR", folder.c_str(), 1);
  rendered(kHead, whole);
  before == nullptr ? unsetenv("TMPDIR") : setenv("TMPDIR", kept.c_str(), 1);
  CHECK(std::filesystem::is_empty(folder));
  std::filesystem::remove_all(folder);
}

TEST_CASE("xlsx file: a workbook that is never finished leaves nothing behind") {
  CHECK_NOTHROW([] { const xlsx::WorkbookFile file; }());
}

TEST_CASE("xlsx file: a document of a title alone is a workbook") {
  const auto parts = unzipped(rendered({"Bare"}, [](sdk::DocumentBuilder&) {}));
  CHECK(parts.count("xl/worksheets/sheet1.xml") == 1);
  CHECK(parts.count("xl/worksheets/sheet2.xml") == 0);
  CHECK(parts.at("xl/workbook.xml").find("name=\"Overview\"") != std::string::npos);
}

TEST_CASE("xlsx file: figures of a chart keep sixteen digits") {
  const auto parts = unzipped(rendered({"T"}, [](sdk::DocumentBuilder& d) {
    sdk::Chart chart = lines(ASSAY_CHART_LINE, "x");
    chart.series[0].values[0] = 46.0 / 7;
    d.chart(chart);
  }));
  CHECK(parts.at("xl/worksheets/sheet2.xml").find("<v>6.571428571428571</v>") != std::string::npos);
}

TEST_CASE("xlsx file: a chart whose figures stand on two sheets is left out, and its figures are all there") {
  xlsx::Limits few;
  few.rows = 5;
  const auto parts = unzipped(rendered(
      {"T"},
      [](sdk::DocumentBuilder& d) {
        for (int i = 0; i < 2; ++i) d.chart(lines(ASSAY_CHART_LINE, "x"));
        d.chart(lines(ASSAY_CHART_SCATTER, "y"));
      },
      few));
  // 18 figures, four on a sheet: of the six series only those that lie within one are drawn.
  std::size_t series = 0, figures = 0;
  for (const auto& [name, content] : parts) {
    const auto count = [&content = content](const std::string& words) {
      std::size_t found = 0;
      for (std::size_t at = content.find(words); at != std::string::npos; at = content.find(words, at + 1))
        ++found;
      return found;
    };
    if (name.find("xl/charts/") == 0) series += count("<c:ser>");
    if (name.find("xl/worksheets/sheet") == 0) figures += count("<v>4.25</v>") + count("<v>4.75</v>");
  }
  CHECK(figures == 6);
  // Figures 1-3 and 10-12, counted from 1, stand on one sheet each; those of the scatter chart do not.
  CHECK(series == 2);
}
