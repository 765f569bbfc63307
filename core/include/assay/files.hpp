// assay/files.hpp: reading whole files, and writing so that nothing half-written is ever seen.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace assay {

// The whole content of a regular file. Throws Error (Input) when it is missing, a directory, or cannot
// be read.
std::string read_file(const std::filesystem::path& path);

// A folder of results in the making. Files are written into a hidden folder inside the target and take
// their places at commit(); when it is destroyed before that, everything is taken away again, also the
// target folder if it was made here. What a process that was killed left behind is taken away by the next one
// that writes into the same target. One object, one thread; the writers it hands out are independent.
class StagedOutput {
 public:
  // Makes `target` when it is missing. Throws Error (Machine).
  explicit StagedOutput(std::filesystem::path target);
  ~StagedOutput();
  StagedOutput(const StagedOutput&) = delete;
  StagedOutput& operator=(const StagedOutput&) = delete;

  // The place to write the file `relative` (such as "reports/a.html") until commit; its folder exists.
  // Throws Error (Machine) for the same file twice, and for a place outside of the target.
  // [one at a time]
  std::filesystem::path stage(const std::string& relative);
  // Files of an earlier result, by their names under the target: those that are not staged again are taken away
  // at commit, and `record`, the one that vouches for the others, before anything is put in its place.
  void replace(std::vector<std::string> earlier, std::string record);
  // Puts all staged files in their places, in the order they were staged, each by one rename. A file
  // that stood there before is replaced. Whatever can be checked is checked before the first rename.
  // Throws Error (Machine).
  void commit();
  // The same checks alone, for who wants to put several results in place together. Throws Error (Machine).
  void check();

  const std::filesystem::path& target() const { return target_; }
  const std::vector<std::string>& files() const { return files_; }

 private:
  std::filesystem::path target_;
  std::filesystem::path aside_;
  int lock_ = -1;  // held on aside_ for as long as it is in use
  std::vector<std::string> earlier_;
  std::string record_;
  std::vector<std::string> files_;
  std::unordered_set<std::string> staged_;
  std::vector<std::filesystem::path> made_;  // folders, outermost first
  bool done_ = false;
};

// Writes bytes to a file through a buffer, with a running digest. Throws Error (Machine) with the path
// and the system's reason.
class FileWriter {
 public:
  explicit FileWriter(const std::filesystem::path& path);
  ~FileWriter();
  FileWriter(const FileWriter&) = delete;
  FileWriter& operator=(const FileWriter&) = delete;

  void write(std::string_view bytes);
  // Flushes, closes, and gives the SHA-256 digest of all that was written.
  std::string close();

 private:
  void flush();
  void write_out(std::string_view rest);
  std::filesystem::path path_;
  int descriptor_ = -1;
  std::string buffer_;
  struct DigestState;
  DigestState* digest_;
};

}  // namespace assay
