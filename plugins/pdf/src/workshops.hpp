// Workshops in stock: as many as there are threads that render at once.
#pragma once

#include <memory>
#include <mutex>
#include <utility>
#include <vector>

#include "render.hpp"

namespace assay::pdf {

class Workshops {
 public:
  // `look` must outlive the stock.
  explicit Workshops(const Look& look) : look_(look) {}

  // Runs `work` with a workshop that nobody else uses meanwhile. A work that fails leaves its workshop
  // behind. [any thread]
  template <typename Work>
  void with_one(Work&& work) {
    std::unique_ptr<Workshop> workshop = take();
    work(*workshop);
    give_back(std::move(workshop));
  }

 private:
  std::unique_ptr<Workshop> take() {
    {
      const std::lock_guard<std::mutex> lock(mutex_);
      if (!free_.empty()) {
        std::unique_ptr<Workshop> workshop = std::move(free_.back());
        free_.pop_back();
        return workshop;
      }
    }
    return std::make_unique<Workshop>(look_);
  }

  void give_back(std::unique_ptr<Workshop> workshop) {
    const std::lock_guard<std::mutex> lock(mutex_);
    free_.push_back(std::move(workshop));
  }

  const Look& look_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<Workshop>> free_;
};

}  // namespace assay::pdf
