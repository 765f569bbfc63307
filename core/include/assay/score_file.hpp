// assay/score_file.hpp: scores that were published, read back. The format: docs/formats/scores.md.
//
// Opening goes through the file once and keeps the place of each case: its id and 24 bytes. The rows of a
// case are read when they are asked for.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace assay {

// The rows of one case as they stand in a score file. Its texts live as long as it does, also when it is
// moved.
class CaseRows {
 public:
  struct Row {
    std::string_view level, id, role;
    std::string_view cells;  // the measures as they stand in the file, without the line end
    std::uint64_t line = 0;
  };
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

  std::size_t size() const { return rows_.size(); }
  const Row& row(std::size_t index) const { return rows_[index]; }
  // The row of this subject and role, or kNone: a row in which no measure has a value is not in the file.
  std::size_t find(std::string_view level, std::string_view id, std::string_view role) const;
  // The text of a cell, "" for an empty one. `measure` counts from 0, in the order of ScoreFile::measures.
  std::string_view text(std::size_t row, std::size_t measure) const {
    return texts_[row * measures_ + measure];
  }
  // The number in a cell, or nothing when it is empty.
  std::optional<double> value(std::size_t row, std::size_t measure) const;

 private:
  friend class ScoreFile;
  std::vector<char> bytes_, unquoted_;
  std::size_t measures_ = 0;
  std::vector<Row> rows_;                // in the order of the file
  std::vector<std::uint32_t> order_;     // of rows_, by level, id and role
  std::vector<std::string_view> texts_;  // rows x measures
  std::vector<double> values_;           // the same; NaN for an empty cell
};

class ScoreFile {
 public:
  // Opens the file, checks its header and finds its cases. Throws Error: a missing file, a header of
  // something else, a row of another instrument than the first, rows of a case that do not stand together.
  explicit ScoreFile(const std::filesystem::path& path);
  ~ScoreFile();
  ScoreFile(const ScoreFile&) = delete;
  ScoreFile& operator=(const ScoreFile&) = delete;

  const std::string& name() const;
  // The id that every row has; empty when there is no row.
  const std::string& instrument() const;
  // The ids of the measures, in the order of the columns.
  const std::vector<std::string>& measures() const;
  // The column of a measure, or nothing.
  std::optional<std::size_t> find_measure(std::string_view id) const;

  // Cases in the order of the file.
  std::size_t case_count() const;
  std::string_view case_id(std::size_t index) const;
  // The rows of a case, or nothing when the file has none. Throws Error with every problem of the case: a
  // ragged row, a row twice, a cell that is no number; and when the file was changed since it was opened.
  // [any thread]
  std::optional<CaseRows> rows_of(std::string_view case_id) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace assay
