// How a check says what it found.
#pragma once

#include <stdexcept>
#include <string>

namespace assay::conformance {

// The plugin does not do what the check asks for.
class Failed : public std::runtime_error {
 public:
  // `found`: one line, what was wrong, with the call it was seen at. `remedy`: what the author can do.
  Failed(const std::string& found, std::string remedy) : std::runtime_error(found), remedy_(std::move(remedy)) {}
  const std::string& remedy() const { return remedy_; }

 private:
  std::string remedy_;
};

// The plugin has nothing that the check is about.
class PassedOver : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

inline void expect(bool holds, const std::string& found, const std::string& remedy) {
  if (!holds) throw Failed(found, remedy);
}

}  // namespace assay::conformance
