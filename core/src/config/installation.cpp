#include <system_error>

#include "assay/config.hpp"

namespace assay {

namespace fs = std::filesystem;

Installation installation_around(const fs::path& program) {
  const fs::path root = program.parent_path().parent_path();
  std::error_code ignored;
  if (fs::is_directory(root / "plugins", ignored) && fs::is_directory(root / "configs", ignored)) {
    return {program, root / "plugins", root / "configs"};
  }
  return {program, root / "lib" / "assay" / "plugins", root / "share" / "assay" / "configs"};
}

Installation find_installation() {
  std::error_code failure;
  const fs::path program = fs::read_symlink("/proc/self/exe", failure);
  if (failure) {
    Problem problem;
    problem.where.file = "/proc/self/exe";
    problem.what = "the program cannot find its own place";
    problem.found = failure.message();
    problem.remedy = "see to it that /proc is mounted";
    throw Error(std::move(problem), Fault::Machine);
  }
  return installation_around(program);
}

}  // namespace assay
