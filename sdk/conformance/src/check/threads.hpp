// Work on several threads at once.
#pragma once

#include <chrono>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace assay::conformance {

// A point where threads wait for each other. Who waits for one that never comes goes on after a while: a
// plugin may let its calls in one by one.
class Meeting {
 public:
  explicit Meeting(std::size_t expected) : expected_(expected) {}

  void wait() {
    std::unique_lock<std::mutex> lock(mutex_);
    ++arrived_;
    all_here_.notify_all();
    all_here_.wait_for(lock, std::chrono::milliseconds(100), [this] { return arrived_ >= expected_; });
  }

 private:
  std::mutex mutex_;
  std::condition_variable all_here_;
  std::size_t expected_, arrived_ = 0;
};

// Calls `work` with 0 to count - 1, each on a thread of its own, and throws the first of what they threw.
template <typename Work>
void at_once(std::size_t count, const Work& work) {
  std::vector<std::exception_ptr> thrown(count);
  std::vector<std::thread> threads;
  for (std::size_t i = 0; i < count; ++i) {
    threads.emplace_back([&work, &thrown, i] {
      try {
        work(i);
      } catch (...) {
        thrown[i] = std::current_exception();
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (const std::exception_ptr& one : thrown) {
    if (one) std::rethrow_exception(one);
  }
}

}  // namespace assay::conformance
