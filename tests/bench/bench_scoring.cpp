// Measures `assay score` from CSV to scores.csv: CPU seconds, cases a second and peak memory for 1 000,
// 10 000 and 100 000 cases of 7 raters and 55 questions, with 5 % NA.
//
//   bench_scoring [CASES…]
//
// Beside each stands the CPU time of copying the result once, in the same run: the ratio of the two says more
// than seconds on a machine that others use too.
#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

namespace {

struct Usage {
  double cpu_seconds = 0;
  double wall_seconds = 0;
  long peak_kib = 0;
};

double seconds(const timeval& time) { return static_cast<double>(time.tv_sec) + 1e-6 * static_cast<double>(time.tv_usec); }

double now() {
  timespec time{};
  clock_gettime(CLOCK_MONOTONIC, &time);
  return static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec);
}

// Runs a command to its end, its standard output into `output`; gives what the system says it used.
Usage measure(const std::vector<std::string>& command, const std::string& output) {
  const double begun = now();
  const pid_t child = fork();
  if (child == 0) {
    const int file = open(output.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0644);
    if (file < 0 || dup2(file, STDOUT_FILENO) < 0) _exit(126);
    std::vector<char*> words;
    for (const std::string& word : command) words.push_back(const_cast<char*>(word.c_str()));
    words.push_back(nullptr);
    execv(words[0], words.data());
    _exit(127);
  }
  int status = 0;
  rusage used{};
  if (child < 0 || wait4(child, &status, 0, &used) != child || !WIFEXITED(status) || WEXITSTATUS(status) != 0) {
    std::fprintf(stderr, "failed: %s\n", command[0].c_str());
    std::exit(1);
  }
  return {seconds(used.ru_utime) + seconds(used.ru_stime), now() - begun, used.ru_maxrss};
}

}  // namespace

int main(int argc, char** argv) {
  std::vector<std::string> sizes;
  for (int i = 1; i < argc; ++i) sizes.emplace_back(argv[i]);
  if (sizes.empty()) sizes = {"1000", "10000", "100000"};

  const std::filesystem::path folder = std::filesystem::temp_directory_path() / ("assay-bench-" + std::to_string(getpid()));
  std::filesystem::create_directories(folder);
  const std::string input = folder / "responses.csv", out = folder / "out", rubbish = folder / "said";
  std::printf("%9s %9s %9s %11s %9s %12s %9s\n", "cases", "CPU s", "wall s", "cases/CPU s", "peak MiB", "copy CPU s", "ratio");
  for (const std::string& cases : sizes) {
    measure({ASSAY_BINARY_DIR "/tests/generate_responses", cases, "1"}, input);
    std::filesystem::remove_all(out);
    const Usage score = measure({ASSAY_BINARY_DIR "/bin/assay", "score", "--client", "demo", "--instrument", "bcsc.csc-360",
                                 "--responses", input, "--out", out, "--quiet"},
                                rubbish);
    const Usage copy = measure({"/bin/cat", out + "/scores.csv"}, folder / "copy");
    std::filesystem::remove(folder / "copy");
    std::printf("%9s %9.2f %9.2f %11.0f %9.1f %12.2f %9.1f\n", cases.c_str(), score.cpu_seconds, score.wall_seconds,
                std::stod(cases) / score.cpu_seconds, static_cast<double>(score.peak_kib) / 1024, copy.cpu_seconds,
                score.cpu_seconds / copy.cpu_seconds);
    std::fflush(stdout);
  }
  std::filesystem::remove_all(folder);
}
