#include "workbook_file.hpp"

#include <fcntl.h>
#include <locale.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include <cerrno>
#include <cstdlib>
#include <mutex>
#include <new>
#include <stdexcept>
#include <system_error>

#include "whole_parts.hpp"

namespace assay::xlsx {
namespace {

// The library turns the date of creation into text by gmtime(), whose result all threads share.
std::mutex closing;

// The library draws the names of its temporary files by rand(). It is lent numbers of its own meanwhile, so
// that the process goes on with those that it would have had.
class LentRandom {
 public:
  LentRandom() : before_(initstate(1, numbers_, sizeof numbers_)) {}
  ~LentRandom() { setstate(before_); }
  LentRandom(const LentRandom&) = delete;
  LentRandom& operator=(const LentRandom&) = delete;

 private:
  char numbers_[32] = {};
  char* before_;
};

std::string reason(int number) {
  return std::generic_category().message(number);
}

int memory_file() {
  const int file = memfd_create("assay-workbook", MFD_CLOEXEC);
  if (file < 0) throw std::runtime_error("the workbook has no place in memory: " + reason(errno));
  return file;
}

std::string content_of(int file) {
  struct stat about {};
  if (fstat(file, &about) != 0)
    throw std::runtime_error("the workbook cannot be read back: " + reason(errno));
  std::string bytes(static_cast<std::size_t>(about.st_size), '\0');
  for (std::size_t at = 0; at < bytes.size();) {
    const ssize_t got = pread(file, bytes.data() + at, bytes.size() - at, static_cast<off_t>(at));
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0)
      throw std::runtime_error("the workbook cannot be read back: " + reason(got < 0 ? errno : EIO));
    at += static_cast<std::size_t>(got);
  }
  return bytes;
}

}  // namespace

PlainLocale::PlainLocale() : made_(newlocale(LC_ALL_MASK, "C", nullptr)), before_(nullptr) {
  if (made_ == nullptr) throw std::bad_alloc();
  before_ = uselocale(static_cast<locale_t>(made_));
}

PlainLocale::~PlainLocale() {
  uselocale(static_cast<locale_t>(before_));
  freelocale(static_cast<locale_t>(made_));
}

WorkbookFile::WorkbookFile() : file_(memory_file()) {
  // The library wants a name. This one leads to the memory, so nothing is ever left on a disk under it.
  const std::string name = "/proc/self/fd/" + std::to_string(file_);
  workbook_ = workbook_new(name.c_str());
  if (workbook_ != nullptr) return;
  close(file_);
  throw std::bad_alloc();
}

WorkbookFile::~WorkbookFile() {
  if (workbook_ != nullptr) lxw_workbook_free(workbook_);
  close(file_);
}

std::string WorkbookFile::finish() {
  lxw_workbook* const workbook = workbook_;
  workbook_ = nullptr;  // closing ends it, whatever comes of it
  lxw_error error = LXW_NO_ERROR;
  {
    const std::lock_guard<std::mutex> one_at_a_time(closing);
    const LentRandom random;
    error = workbook_close(workbook);
  }
  if (error != LXW_NO_ERROR) {
    throw std::runtime_error(
        std::string("the workbook cannot be written: ") + lxw_strerror(error) +
        "; look whether the folder for temporary files (TMPDIR, else /tmp) is there, can be "
        "written to and has room");
  }
  std::string bytes = content_of(file_);
  require_whole_parts(bytes);
  return bytes;
}

}  // namespace assay::xlsx
