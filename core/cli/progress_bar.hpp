// A progress bar on standard error, when that is a terminal.
#pragma once

#include <unistd.h>

#include <chrono>
#include <cstdint>
#include <cstdio>
#include <string>

namespace assay::cli {

class ProgressBar {
 public:
  explicit ProgressBar(bool quiet) : shown_(!quiet && ::isatty(STDERR_FILENO) == 1) {}
  ~ProgressBar() { clear(); }

  void update(double share, std::uint64_t cases) {
    if (!shown_) return;
    const auto now = std::chrono::steady_clock::now();
    if (drawn_ && now - last_ < std::chrono::milliseconds(100)) return;
    last_ = now;
    drawn_ = true;
    constexpr int kWidth = 40;
    const int done = static_cast<int>(share * kWidth + 0.5);
    const std::string bar = std::string(done, '#') + std::string(kWidth - done, '.');
    std::fprintf(stderr, "\r[%s] %3d %%  %llu cases", bar.c_str(), static_cast<int>(share * 100),
                 static_cast<unsigned long long>(cases));
    std::fflush(stderr);
  }

  void clear() {
    if (drawn_) std::fputs("\r\033[K", stderr);
    drawn_ = false;
  }

 private:
  bool shown_;
  bool drawn_ = false;
  std::chrono::steady_clock::time_point last_;
};

}  // namespace assay::cli
