// libxlsxwriter's workbook without what it leaves behind: its file stands in memory, and numbers are written
// with a point whatever the locale of the process.
#pragma once

#include <clocale>
#include <string>

struct lxw_workbook;

namespace assay::xlsx {

// The calling thread works in the locale "C" as long as this lives; the other threads keep theirs.
class PlainLocale {
 public:
  PlainLocale();
  ~PlainLocale();
  PlainLocale(const PlainLocale&) = delete;
  PlainLocale& operator=(const PlainLocale&) = delete;

 private:
  void* made_;
  void* before_;
};

// One workbook, to be used on the thread that made it. While it is there the thread's locale is "C".
class WorkbookFile {
 public:
  // Throws std::runtime_error when there is no place for the file, std::bad_alloc without memory.
  WorkbookFile();
  ~WorkbookFile();
  WorkbookFile(const WorkbookFile&) = delete;
  WorkbookFile& operator=(const WorkbookFile&) = delete;

  lxw_workbook* get() const { return workbook_; }

  // Writes the workbook and returns the file; call it once. Throws std::runtime_error with the reason, also
  // when the folder for temporary files has no room for the parts.
  std::string finish();

 private:
  PlainLocale locale_;
  int file_;
  lxw_workbook* workbook_ = nullptr;
};

}  // namespace assay::xlsx
