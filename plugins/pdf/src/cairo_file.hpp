// A PDF as cairo writes it, taken apart into its objects, changed, and put together again in fewer bytes.
#pragma once

#include <cstddef>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace assay::pdf {

// A file without object streams: PDF 1.4 with one table of references. Objects are known by their numbers.
class CairoFile {
 public:
  // Throws std::runtime_error when `bytes` is no such file.
  explicit CairoFile(std::string bytes);

  // What stands between "obj" and "endobj". Valid until the object is replaced.
  std::string_view object(std::size_t number) const { return objects_.at(number); }
  void replace(std::size_t number, std::string text);
  // A new object; returns its number.
  std::size_t add(std::string text);

  std::size_t root() const { return root_; }
  std::size_t info() const { return info_; }  // 0 for none

  // The whole file. What is no stream is compressed with the rest of its kind. The same objects give the
  // same bytes.
  std::string written() const;

 private:
  std::string bytes_;
  std::deque<std::string> owned_;           // of the objects that were replaced or added
  std::vector<std::string_view> objects_;   // by number; the first one stands for none
  std::size_t root_ = 0;
  std::size_t info_ = 0;
};

// The value of `key` ("/Pages") in a dictionary's text, up to the next key or the dictionary's end; empty for none.
// For values that hold no names: numbers, references and arrays of them.
std::string_view value_of(std::string_view dictionary, std::string_view key);

// The numbers of the objects that an array, or a single reference, names: "[ 3 0 R 5 0 R ]".
std::vector<std::size_t> references(std::string_view text);

}  // namespace assay::pdf
