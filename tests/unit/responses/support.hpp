// A small instrument made by hand, files that go away again, and what a whole file comes to.
#pragma once

#include <stdlib.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "assay/abi/scorer.h"
#include "assay/responses.hpp"

namespace responses_test {

// A file in a folder of its own.
class TempFile {
 public:
  explicit TempFile(std::string_view content) {
    std::string folder = (std::filesystem::temp_directory_path() / "assay-XXXXXX").string();
    if (::mkdtemp(folder.data()) == nullptr) throw std::runtime_error("no temporary folder");
    folder_ = folder;
    write(content);
  }
  ~TempFile() {
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
  }
  TempFile(const TempFile&) = delete;
  TempFile& operator=(const TempFile&) = delete;

  void write(std::string_view content, std::ios::openmode mode = std::ios::trunc) const {
    std::ofstream file(path(), std::ios::binary | mode);
    file.write(content.data(), static_cast<std::streamsize>(content.size()));
    file.close();
    if (!file) throw std::runtime_error("cannot write " + path().string());
  }
  std::filesystem::path path() const { return folder_ / "file.csv"; }
  std::filesystem::path folder() const { return folder_; }

 private:
  std::filesystem::path folder_;
};

// q1 and q2 on 1 to 5 with NA, q3 anywhere from 0 to 10 without. One self is a must, two managers are
// the most; a peer is one of the others.
inline std::shared_ptr<assay::Instrument> make_instrument() {
  auto instrument = std::make_shared<assay::Instrument>();
  instrument->id = "demo.small";
  assay::Scale points;
  points.id = "points";
  points.points = {1, 2, 3, 4, 5};
  points.accepts_na = true;
  points.na_label = "No basis";
  assay::Scale range;
  range.id = "range";
  range.points = {0, 10};
  range.continuous = true;
  instrument->scales = {points, range};
  instrument->roles = {{"self", "Self", ASSAY_NONE, true, 1},
                       {"manager", "Manager", ASSAY_NONE, false, 2},
                       {"other", "Others", ASSAY_NONE, false, 0},
                       {"peer", "Peers", 2, false, 0}};
  for (const char* id : {"q1", "q2", "q3"}) {
    assay::Item item;
    item.id = id;
    item.scale = id[1] == '3' ? 1 : 0;
    instrument->items.push_back(item);
  }
  return instrument;
}

inline constexpr std::uint32_t kSelf = 0, kManager = 1, kOther = 2, kPeer = 3;

// A whole file, cut and parsed.
struct Result {
  std::vector<assay::ResponseChunk> chunks;
  std::vector<assay::CaseBatch> batches;
  std::vector<assay::Problem> problems;
  std::vector<assay::RejectedRow> rejected;
  std::optional<assay::Error> thrown;  // by the constructor or by next()

  std::vector<std::string> case_ids() const {
    std::vector<std::string> ids;
    for (const auto& batch : batches) ids.insert(ids.end(), batch.case_ids.begin(), batch.case_ids.end());
    return ids;
  }
  std::vector<std::uint64_t> rejected_lines() const {
    std::vector<std::uint64_t> lines;
    for (const auto& row : rejected) lines.push_back(row.line);
    return lines;
  }
};

inline Result read(const TempFile& file,
                   std::shared_ptr<const assay::Instrument> instrument = make_instrument(),
                   std::size_t chunk_rows = 256) {
  Result result;
  try {
    assay::ResponseSource source(file.path(), std::move(instrument), chunk_rows);
    assay::ResponseChunk chunk;
    while (source.next(chunk)) {
      assay::CaseBatch batch;
      assay::ParseOutcome outcome;
      source.parse(chunk, batch, outcome);
      result.chunks.push_back(chunk);
      result.batches.push_back(std::move(batch));
      result.problems.insert(result.problems.end(), outcome.problems.begin(), outcome.problems.end());
      result.rejected.insert(result.rejected.end(), outcome.rejected.begin(), outcome.rejected.end());
    }
  } catch (const assay::Error& error) {
    result.thrown = error;
  }
  return result;
}

inline Result read(std::string_view content, std::size_t chunk_rows = 256) {
  const TempFile file(content);
  return read(file, make_instrument(), chunk_rows);
}

// The one problem of a file, wherever it came up.
inline assay::Problem only_problem(const Result& result) {
  std::vector<assay::Problem> all = result.problems;
  if (result.thrown) {
    all.insert(all.end(), result.thrown->problems().begin(), result.thrown->problems().end());
  }
  if (all.size() == 1) return all.front();
  std::string list = std::to_string(all.size()) + " problems:";
  for (const auto& problem : all) list += "\n" + assay::format(problem);
  throw std::runtime_error(list);
}

}  // namespace responses_test

// Where a problem stands, and that it says what to do.
#define CHECK_PROBLEM(problem, at_line, at_column, of_key) \
  do {                                                     \
    INFO(assay::format(problem));                          \
    CHECK((problem).where.line == (at_line));              \
    CHECK((problem).where.column == (at_column));          \
    CHECK((problem).key == (of_key));                      \
    CHECK_FALSE((problem).where.file.empty());             \
    CHECK_FALSE((problem).remedy.empty());                 \
  } while (false)
