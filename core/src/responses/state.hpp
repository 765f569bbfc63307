// What a ResponseSource knows.
#pragma once

#include <atomic>
#include <exception>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "assay/responses.hpp"
#include "csv.hpp"
#include "layout.hpp"

namespace assay {

// The place of a row in a file whose cases are not together: 16 bytes.
struct RowPlace {
  std::uint64_t offset : 36;
  std::uint64_t key_low : 28;
  std::uint64_t line : 36;
  std::uint64_t key_high : 28;

  // What rows of the same case share: 56 bits.
  std::uint64_t key() const { return std::uint64_t{key_high} << 28 | key_low; }
  void set_key(std::uint64_t key) {
    key_low = key & 0xfffffffu;
    key_high = key >> 28 & 0xfffffffu;
  }
};
static_assert(sizeof(RowPlace) == 16);

struct ResponseSource::State {
  enum class Way { Unknown, Contiguous, Gathered };

  State(const std::filesystem::path& path, std::shared_ptr<const Instrument> instrument, std::size_t rows);

  bool next(ResponseChunk& chunk);

  std::shared_ptr<const Instrument> instrument;
  std::size_t chunk_rows;
  csv::RowReader reader;
  csv::Header header;
  Layout layout;
  std::atomic<std::uint64_t> bytes_read{0};

 private:
  // A first pass over the case column: are the rows of each case together?
  void survey();
  void gather(std::uint64_t rows);
  bool next_contiguous(ResponseChunk& chunk);
  bool next_gathered(ResponseChunk& chunk);
  void read_places(std::size_t begin, std::size_t end, ResponseChunk& chunk);
  void split_groups(std::size_t begin, ResponseChunk& chunk);
  std::string_view case_of(const csv::Row& row);
  bool begins_case(const csv::Row& row);

  std::uint64_t rows_at_;  // where the rows begin, and on which line
  std::uint64_t rows_line_;
  Way way_ = Way::Unknown;
  std::uint64_t number_ = 0;
  std::string unescaped_;
  std::string current_;  // the case of the row before; empty when it had none
  csv::Row held_;        // a row that was read and begins the next chunk
  bool holds_ = false;
  std::exception_ptr broken_;  // why the rest cannot be read
  std::vector<RowPlace> places_;
  std::size_t place_at_ = 0;
};

}  // namespace assay
