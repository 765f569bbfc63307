#include "assay/files.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <memory>
#include <system_error>

#include "assay/error.hpp"
#include "sha256_stream.hpp"
#include "input_file.hpp"

namespace assay {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kBufferBytes = 1 << 20;
constexpr std::size_t kDirectBytes = 1 << 18;  // this much at once is written without a copy

std::string reason(int number) {
  return std::generic_category().message(number);
}

std::string remedy_for(int number) {
  switch (number) {
    case ENOSPC:
    case EDQUOT:
      return "make room on the disk, or write to another one";
    case EACCES:
    case EPERM:
    case EROFS:
      return "ask for the right to write there, or write to another folder";
    case EFBIG:
      return "allow larger files (see ulimit -f), or write to another disk";
    case ENOTDIR:
    case EISDIR:
      return "name another folder, or take away what stands there";
    case ENAMETOOLONG:
      return "use shorter names";
    default:
      return {};
  }
}

[[noreturn]] void fail_machine(const fs::path& path, std::string what, int number) {
  Problem problem{{path.string(), 0, 0}, {}, what + ": " + reason(number), {}, {}, remedy_for(number)};
  throw Error(std::move(problem), Fault::Machine);
}

[[noreturn]] void refuse(const fs::path& path, std::string what, std::string accepted = {}) {
  Problem problem{{path.string(), 0, 0}, {}, std::move(what), {}, std::move(accepted), {}};
  throw Error(std::move(problem), Fault::Machine);
}

[[noreturn]] void fail_input(const fs::path& path, std::string what, std::string remedy) {
  Problem problem{{path.string(), 0, 0}, {}, std::move(what), {}, {}, std::move(remedy)};
  throw Error(std::move(problem));
}

template <typename Call>
auto retry_interrupted(Call call) {
  auto result = call();
  while (result < 0 && errno == EINTR) result = call();
  return result;
}

// Makes `folder` with all above it; appends those that were not there to `made`, outermost first.
void make_folders(const fs::path& folder, std::vector<fs::path>& made) {
  std::error_code status_error;
  if (fs::is_directory(folder, status_error)) return;
  if (folder.has_parent_path() && folder.parent_path() != folder) make_folders(folder.parent_path(), made);
  if (mkdir(folder.c_str(), 0777) == 0) {
    made.push_back(folder);
  } else if (errno != EEXIST || !fs::is_directory(folder, status_error)) {
    fail_machine(folder, "cannot make the folder", errno == EEXIST ? ENOTDIR : errno);
  }
}

// Takes folders away again, innermost first, as far as they are empty.
void remove_folders(std::vector<fs::path>& made, std::size_t keep = 0) {
  for (; made.size() > keep; made.pop_back()) rmdir(made.back().c_str());
}

constexpr std::string_view kAsidePrefix = ".assay-";

// A lock on a folder, or -1 when somebody else has it. The system lets go of it when the process ends, however.
int try_lock(const fs::path& folder) {
  const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW);
  if (descriptor < 0) return -1;
  if (::flock(descriptor, LOCK_EX | LOCK_NB) == 0) return descriptor;
  ::close(descriptor);
  return -1;
}

// Takes away the hidden folders of processes that were killed: nobody holds their locks any more.
void remove_abandoned(const fs::path& target) {
  std::error_code ignored;
  for (const auto& entry : fs::directory_iterator(target, ignored)) {
    if (entry.path().filename().string().rfind(kAsidePrefix, 0) != 0) continue;
    const int lock = try_lock(entry.path());
    if (lock < 0) continue;
    fs::remove_all(entry.path(), ignored);
    ::close(lock);
  }
}

// A hidden folder of its own, whoever else writes into `target` now.
fs::path make_aside(const fs::path& target) {
  static std::atomic<unsigned> counter{0};
  for (;;) {
    const std::string name =
        std::string(kAsidePrefix) + std::to_string(getpid()) + "-" + std::to_string(++counter);
    const fs::path aside = target / name;
    if (mkdir(aside.c_str(), 0777) == 0) return aside;
    if (errno != EEXIST) fail_machine(target, "cannot write into the folder", errno);
  }
}

bool stays_inside(const std::string& relative) {
  if (relative.empty() || relative.find('\0') != std::string::npos) return false;
  for (std::size_t begin = 0; begin <= relative.size();) {
    const std::size_t end = std::min(relative.find('/', begin), relative.size());
    const std::string_view part = std::string_view(relative).substr(begin, end - begin);
    if (part.empty() || part == "." || part == "..") return false;
    begin = end + 1;
  }
  return true;
}

}  // namespace

InputFile::InputFile(const fs::path& path) : path_(path) {
  // Without O_NONBLOCK, opening a pipe that nobody writes to would wait for ever.
  const int descriptor =
      retry_interrupted([&] { return ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK); });
  if (descriptor < 0) {
    const bool missing = errno == ENOENT || errno == ENOTDIR;
    if (missing) fail_input(path, "there is no such file", "check the path");
    fail_input(path, "cannot be read: " + reason(errno), "check the rights of the file");
  }
  struct stat status {};
  if (fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode)) {
    ::close(descriptor);
    fail_input(path, S_ISDIR(status.st_mode) ? "is a folder, not a file" : "is not a regular file",
               "name a regular file");
  }
  descriptor_ = descriptor;
  size_ = static_cast<std::uint64_t>(status.st_size);
}

InputFile::~InputFile() {
  ::close(descriptor_);
}

std::size_t InputFile::read(char* buffer, std::size_t capacity) {
  const ssize_t size = retry_interrupted([&] { return ::read(descriptor_, buffer, capacity); });
  if (size < 0) fail_input(path_, "cannot be read: " + reason(errno), "check the disk it is on");
  return static_cast<std::size_t>(size);
}

std::string read_file(const fs::path& path) {
  InputFile file(path);
  std::string content;
  // One byte more than there should be, so that the end is seen without growing once again.
  content.resize(file.size() + 1);
  std::size_t used = 0;
  while (const std::size_t size = file.read(content.data() + used, content.size() - used)) {
    used += size;
    if (used == content.size()) content.resize(used * 2);
  }
  content.resize(used);
  return content;
}

StagedOutput::StagedOutput(fs::path target) : target_(std::move(target)) {
  // "out/" and "out" are the same folder, and the folders are made one by one.
  if (!target_.has_filename() && target_.has_relative_path()) target_ = target_.parent_path();
  if (target_.empty()) refuse(target_, "the name of the folder for results is empty");
  try {
    make_folders(target_, made_);
    remove_abandoned(target_);
    aside_ = make_aside(target_);
    lock_ = try_lock(aside_);
  } catch (...) {
    remove_folders(made_);
    throw;
  }
}

StagedOutput::~StagedOutput() {
  std::error_code ignored;
  fs::remove_all(aside_, ignored);
  if (lock_ >= 0) ::close(lock_);
  if (!done_) remove_folders(made_);
}

void StagedOutput::replace(std::vector<std::string> earlier, std::string record) {
  earlier_ = std::move(earlier);
  record_ = std::move(record);
}

fs::path StagedOutput::stage(const std::string& relative) {
  if (!stays_inside(relative)) {
    refuse(target_ / relative, "a result may not be written outside of the folder for results",
           "a relative path without . and ..");
  }
  if (!staged_.insert(relative).second) refuse(target_ / relative, "two results would be the same file");
  files_.push_back(relative);
  const fs::path place = aside_ / relative;
  std::vector<fs::path> inside_aside;  // goes away with it
  make_folders(place.parent_path(), inside_aside);
  return place;
}

void StagedOutput::check() {
  const std::size_t before = made_.size();
  try {
    for (const std::string& file : files_) {
      struct stat status {};
      if (lstat((aside_ / file).c_str(), &status) != 0)
        fail_machine(target_ / file, "was not written", errno);
      make_folders((target_ / file).parent_path(), made_);
      std::error_code ignored;
      if (fs::is_directory(target_ / file, ignored)) {
        fail_machine(target_ / file, "cannot be written", EISDIR);
      }
    }
  } catch (...) {
    remove_folders(made_, before);
    throw;
  }
}

void StagedOutput::commit() {
  const std::size_t before = made_.size();
  check();
  try {
    if (!record_.empty() && stays_inside(record_)) ::unlink((target_ / record_).c_str());
    for (const std::string& file : files_) {
      if (rename((aside_ / file).c_str(), (target_ / file).c_str()) != 0) {
        fail_machine(target_ / file, "cannot be put in its place", errno);
      }
    }
  } catch (...) {
    remove_folders(made_, before);
    throw;
  }
  done_ = true;
  for (const std::string& file : earlier_) {
    if (stays_inside(file) && staged_.count(file) == 0) ::unlink((target_ / file).c_str());
  }
  std::error_code ignored;
  fs::remove_all(aside_, ignored);
}

struct FileWriter::DigestState {
  Sha256Stream stream;
};

FileWriter::FileWriter(const fs::path& path) : path_(path), digest_(nullptr) {
  auto digest = std::make_unique<DigestState>();
  buffer_.reserve(kBufferBytes);
  descriptor_ = retry_interrupted(
      [&] { return ::open(path_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666); });
  if (descriptor_ < 0) fail_machine(path_, "cannot be written", errno);
  digest_ = digest.release();
}

FileWriter::~FileWriter() {
  if (descriptor_ >= 0) ::close(descriptor_);
  delete digest_;
}

void FileWriter::write(std::string_view bytes) {
  if (descriptor_ < 0) refuse(path_, "is written after it was closed");
  digest_->stream.update(bytes);
  if (bytes.size() >= kDirectBytes) {
    flush();
    write_out(bytes);
    return;
  }
  while (!bytes.empty()) {
    const std::string_view piece = bytes.substr(0, kBufferBytes - buffer_.size());
    buffer_ += piece;
    bytes.remove_prefix(piece.size());
    if (buffer_.size() == kBufferBytes) flush();
  }
}

std::string FileWriter::close() {
  if (descriptor_ < 0) refuse(path_, "is closed twice");
  flush();
  const int descriptor = descriptor_;
  descriptor_ = -1;
  // An interrupted close has closed the file all the same; only then may the error be passed over.
  if (::close(descriptor) != 0 && errno != EINTR) fail_machine(path_, "cannot be written", errno);
  return digest_->stream.finish();
}

void FileWriter::flush() {
  write_out(buffer_);
  buffer_.clear();
}

void FileWriter::write_out(std::string_view rest) {
  while (!rest.empty()) {
    const ssize_t written = retry_interrupted([&] { return ::write(descriptor_, rest.data(), rest.size()); });
    if (written < 0) fail_machine(path_, "cannot be written", errno);
    rest.remove_prefix(static_cast<std::size_t>(written));
  }
}

}  // namespace assay
