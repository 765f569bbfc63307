// assay/run_file.hpp: run.json of results that are there already, read back. The format: docs/formats/run-record.md.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "assay/error.hpp"

namespace assay {

struct RecordedFile {
  std::string file, sha256;
};

// Results that a run was held against: the folder as it was named, and the digests of its files. `groups` is empty
// when there was none, and nothing when the record does not tell.
struct RecordedPrevious {
  std::string folder, scores, disclosure;
  std::optional<std::string> groups;
};

// A plugin or a report, with what it was: the digest of the library; the options as JSON, sorted by key. `about`, of a
// report: "person" or "groups"; empty when the record does not tell.
struct RecordedPart {
  std::string id, what, about = {};
};

struct RecordedMeasure {
  std::string id, statistic;  // the word
  double point = 0;
};

// The client's rules of disclosure. A number that is missing or is none is nothing.
struct RecordedPolicy {
  std::optional<std::uint32_t> minimum_raters, minimum_comment_raters, minimum_cases;
  std::optional<std::vector<std::string>> exempt;
};

// What stands in the record. What is missing or of another kind is empty: who needs it says so.
struct RunFile {
  std::string file;  // the path, for messages
  std::string date;
  std::string instrument, instrument_version, instrument_sha256;
  std::string norm, norm_version, norm_sha256;
  std::vector<RecordedPart> plugins, reports;
  std::string scorer, options;  // the options as JSON, sorted by key
  std::optional<RecordedPolicy> policy;  // nothing when the results were not made to be shown
  std::vector<RecordedMeasure> measures;
  std::vector<RecordedPrevious> previous;
  std::vector<RecordedFile> outputs;
  std::string baseline_scores;  // digest; empty without --baseline

  // The digest of an output, or an empty text.
  std::string digest_of(const std::string& output) const;
  bool has_group_reports() const;
  // Throws Error when `output` stands in the record and the file in `folder` is another or missing.
  void check_file(const std::filesystem::path& folder, const std::string& output) const;
};

// Reads a record by its path, as `assay compare` writes one for each case. Nothing when it is no JSON object. Throws
// Error when it cannot be read.
std::optional<RunFile> read_run_record(const std::filesystem::path& path);

// Reads `folder`/run.json. Nothing when it is no JSON object. Throws Error when it cannot be read.
std::optional<RunFile> read_run_file(const std::filesystem::path& folder);

// Those of `previous` that are not the results of any of `folders`. Results are the same when their scores, what is
// withheld in them, and their groups are. Throws Error when a file cannot be read.
std::vector<RecordedPrevious> not_among(const std::vector<RecordedPrevious>& previous,
                                        const std::vector<std::filesystem::path>& folders);

// Results among `folders` that followed others which are not: what was withheld in them for the sake of these could be
// worked out. Throws Error when a file cannot be read.
std::vector<Problem> unnamed_previous(const std::vector<std::filesystem::path>& folders);

}  // namespace assay
