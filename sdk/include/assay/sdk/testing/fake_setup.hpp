// assay/sdk/testing/fake_setup.hpp: what beside the instrument a scorer, a report writer or a renderer is set up
// with: options, wording, a norm, branding.
#pragma once

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <deque>
#include <fstream>
#include <initializer_list>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "assay/abi/renderer.h"
#include "assay/sdk/model.hpp"
#include "assay/sdk/testing/fake_instrument.hpp"
#include "assay/sdk/text.hpp"
#include "assay/sdk/wording.hpp"

namespace assay::sdk::testing {

// The options of the manifest. The host always gives every one of them, so set them all.
class FakeOptions {
 public:
  FakeOptions() = default;
  FakeOptions(const FakeOptions&) = delete;
  FakeOptions& operator=(const FakeOptions&) = delete;

  FakeOptions& text(std::string_view key, std::string_view value) {
    return add(key, ASSAY_OPTION_TEXT, std::string(value), 0);
  }
  FakeOptions& integer(std::string_view key, std::int64_t value) {
    return add(key, ASSAY_OPTION_INTEGER, std::to_string(value), static_cast<double>(value));
  }
  FakeOptions& number(std::string_view key, double value) {
    char words[40];
    std::snprintf(words, sizeof words, "%.17g", value);
    return add(key, ASSAY_OPTION_NUMBER, words, value);
  }
  FakeOptions& flag(std::string_view key, bool value) {
    return add(key, ASSAY_OPTION_BOOLEAN, value ? "true" : "false", value ? 1 : 0);
  }

  assay_array abi() const { return array(options_); }

 private:
  FakeOptions& add(std::string_view key, std::uint32_t type, std::string words, double number) {
    const assay_text kept_key = sdk::text(words_.emplace_back(key));
    options_.push_back({kept_key, type, 0, sdk::text(words_.emplace_back(std::move(words))), number});
    return *this;
  }
  std::deque<std::string> words_;
  std::vector<assay_option> options_;
};

// The fixed texts of a report or a renderer.
class FakeWording {
 public:
  FakeWording() = default;
  FakeWording(std::initializer_list<std::pair<std::string_view, std::string_view>> texts) {
    for (const auto& [key, words] : texts) add(key, words);
  }
  FakeWording(const FakeWording&) = delete;
  FakeWording& operator=(const FakeWording&) = delete;

  FakeWording& add(std::string_view key, std::string_view words) {
    texts_[std::string(key)] = std::string(words);
    return *this;
  }
  // Adds what the [text] of a content file holds. Reads a key and a text a line, `"key" = "text"`, in which only
  // a quotation mark and a backslash may be escaped; throws std::runtime_error with the line for anything else,
  // and for a file that is missing. The program reads all of TOML.
  FakeWording& read(const std::string& path) {
    std::ifstream file(path);
    if (!file) throw std::runtime_error("cannot read " + path);
    bool in_text = false;
    int number = 0;
    for (std::string line; std::getline(file, line);) {
      ++number;
      if (line.empty() || line.front() == '#') continue;
      if (line.front() == '[') {
        in_text = line == "[text]";
      } else if (in_text && !take(line)) {
        throw std::runtime_error(path + ":" + std::to_string(number) + ": not of the form \"key\" = \"text\"");
      }
    }
    return *this;
  }

  // Sorted by key, as the host does. Valid until something is added.
  assay_array abi() const {
    pairs_.clear();
    for (const auto& [key, words] : texts_) pairs_.push_back({text(key), text(words)});
    return array(pairs_);
  }

 private:
  // Reads a text in quotation marks from `at`, which then stands behind it.
  static bool quoted(const std::string& line, std::size_t& at, std::string& into) {
    if (at >= line.size() || line[at] != '"') return false;
    for (++at; at < line.size() && line[at] != '"'; ++at) {
      if (line[at] == '\\') {
        ++at;
        if (at >= line.size() || (line[at] != '"' && line[at] != '\\')) return false;
      }
      into += line[at];
    }
    return at++ < line.size();
  }
  bool take(const std::string& line) {
    std::size_t at = 0;
    std::string key, words;
    if (!quoted(line, at, key)) return false;
    const std::size_t sign = line.find_first_not_of(' ', at);
    if (sign == std::string::npos || line[sign] != '=') return false;
    at = line.find_first_not_of(' ', sign + 1);
    if (!quoted(line, at, words) || line.find_first_not_of(' ', at) != std::string::npos) return false;
    add(key, words);
    return true;
  }

  std::map<std::string, std::string> texts_;
  mutable std::vector<assay_pair> pairs_;
};

// A norm for an instrument, which must outlive it.
class FakeNorm {
 public:
  explicit FakeNorm(const FakeInstrument& instrument, std::vector<double> percentiles = {25, 50, 75})
      : instrument_(&instrument), percentiles_(std::move(percentiles)) {
    norm_.struct_size = sizeof norm_;
    norm_.id = text("test.norm");
    norm_.version = text("1.0.0");
    norm_.title = text("Test norm");
    norm_.source = text("Made up for a test");
  }
  FakeNorm(const FakeNorm&) = delete;
  FakeNorm& operator=(const FakeNorm&) = delete;

  // `values`: one a percentile, not decreasing.
  FakeNorm& row(std::string_view id, std::string_view role, std::vector<double> values, double n = 0, double sd = 0,
                double reliability = 0) {
    if (values.size() != percentiles_.size()) throw std::logic_error("a norm row has one value a percentile");
    values_.push_back(std::move(values));
    const bool item = instrument_->has_item(id);
    rows_.push_back({item ? ASSAY_SUBJECT_ITEM : ASSAY_SUBJECT_CONSTRUCT,
                     item ? instrument_->item_index(id) : instrument_->construct_index(id),
                     instrument_->role_index(role), 0, n, values_.back().data(), sd, reliability});
    return *this;
  }
  // The title must outlive it.
  FakeNorm& titled(std::string_view title) {
    norm_.title = text(title);
    return *this;
  }
  FakeNorm& illustrative() {
    norm_.illustrative = 1;
    return *this;
  }

  const assay_norm& abi() const {
    norm_.percentiles = array(percentiles_);
    norm_.rows = array(rows_);
    return norm_;
  }

 private:
  const FakeInstrument* instrument_;
  std::vector<double> percentiles_;
  std::deque<std::vector<double>> values_;
  std::vector<assay_norm_row> rows_;
  mutable assay_norm norm_{};
};

// How a customer wants documents to look.
class FakeBranding {
 public:
  FakeBranding() {
    branding_.struct_size = sizeof branding_;
    branding_.accent = 0x1f4e79;
    branding_.name = text("Example Ltd");
    branding_.footer = text("Confidential");
  }
  // The bytes must outlive this object.
  FakeBranding& logo(std::string_view media_type, std::string_view bytes) {
    branding_.logo_media_type = text(media_type);
    branding_.logo = {bytes.data(), bytes.size(), 1};
    return *this;
  }
  const assay_branding& abi() const { return branding_; }

 private:
  assay_branding branding_{};
};

// Everything that a report writer or a scorer is set up with beside the instrument. What is null is empty, or not
// there.
struct FakeSetup {
  const FakeOptions* options = nullptr;
  const FakeWording* wording = nullptr;
  const FakeNorm* norm = nullptr;
  const FakeBranding* branding = nullptr;
  std::string_view locale = "en";
  std::string_view client_name = "Example Ltd";

  assay_array option_array() const { return options == nullptr ? assay_array{} : options->abi(); }
  assay_array wording_array() const { return wording == nullptr ? assay_array{} : wording->abi(); }
  const assay_norm* norm_or_null() const { return norm == nullptr ? nullptr : &norm->abi(); }
};

}  // namespace assay::sdk::testing
