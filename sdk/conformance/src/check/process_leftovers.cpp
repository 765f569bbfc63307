// What a plugin may leave behind: threads, children, descriptors, files.
#include <dirent.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <memory>

#include "process_state.hpp"

namespace assay::conformance {
namespace {

namespace fs = std::filesystem;

struct CloseFolder {
  void operator()(DIR* folder) const { ::closedir(folder); }
};

// Calls `each` with every name in a folder of /proc and the descriptor that is used to read it.
template <typename Each>
void for_each_name(const char* folder, Each each) {
  const std::unique_ptr<DIR, CloseFolder> open(::opendir(folder));
  if (!open) return;
  const int own = ::dirfd(open.get());
  while (const dirent* entry = ::readdir(open.get())) {
    if (entry->d_name[0] != '.') each(std::string(entry->d_name), own);
  }
}

std::string first_line(const std::string& file) {
  std::ifstream in(file);
  std::string line;
  std::getline(in, line);
  return line;
}

std::string link_target(const std::string& link) {
  std::error_code error;
  const fs::path target = fs::read_symlink(link, error);
  return error ? error.message() : target.string();
}

}  // namespace

ProcessState thread_state() {
  ProcessState state;
  for_each_name("/proc/self/task", [&](const std::string& number, int) {
    state["thread " + number] = first_line("/proc/self/task/" + number + "/comm");
  });
  return state;
}

ProcessState child_state() {
  ProcessState state;
  for_each_name("/proc/self/task", [&](const std::string& number, int) {
    std::ifstream in("/proc/self/task/" + number + "/children");
    for (std::string child; in >> child;) state["process " + child] = first_line("/proc/" + child + "/comm");
  });
  // Where the system does not list them, it at least says whether there are any.
  siginfo_t ended{};
  if (state.empty() && ::waitid(P_ALL, 0, &ended, WEXITED | WNOHANG | WNOWAIT) == 0)
    state["a process"] = "of the plugin's";
  return state;
}

ProcessState descriptor_state() {
  ProcessState state;
  for_each_name("/proc/self/fd", [&](const std::string& number, int own) {
    if (number != std::to_string(own)) state["descriptor " + number] = link_target("/proc/self/fd/" + number);
  });
  return state;
}

ProcessState file_state(const fs::path& folder) {
  ProcessState state;
  std::error_code error;
  for (fs::recursive_directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
    state["file " + at->path().lexically_relative(folder).string()] =
        at->is_directory(error) ? "a folder" : "a file";
  }
  return state;
}

}  // namespace assay::conformance
