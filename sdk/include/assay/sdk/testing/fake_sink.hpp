// assay/sdk/testing/fake_sink.hpp: the host's side of a report writer: keeps the document, refuses what the host
// would refuse, and fails on demand. And where a renderer's bytes go.
#pragma once

#include <algorithm>
#include <cstdint>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "assay/abi/document.h"
#include "assay/abi/renderer.h"
#include "assay/sdk/document_tree.hpp"
#include "assay/sdk/error.hpp"
#include "assay/sdk/testing/document_rules.hpp"

namespace assay::sdk::testing {

// Neither copies nor moves: the sink holds its address. [one at a time]
class FakeSink {
 public:
  FakeSink() : inner_(tree_.sink()) {}
  FakeSink(const FakeSink&) = delete;
  FakeSink& operator=(const FakeSink&) = delete;

  // Makes event `number` fail, counted from 1, as a disk that is full would. No event may come after it: see
  // went_on_after_failure.
  void fail_at(std::size_t number) { fail_at_ = number; }

  assay_document_sink abi() {
    assay_document_sink sink{};
    sink.struct_size = sizeof sink;
    sink.context = this;
    sink.open = [](void* context, const assay_element* element, assay_error* error) {
      return self(context).event(error, [&](FakeSink& s) { return s.on_open(element, error); });
    };
    sink.close = [](void* context, assay_error* error) {
      return self(context).event(error, [&](FakeSink& s) { return s.on_close(error); });
    };
    sink.text = [](void* context, const assay_span* span, assay_error* error) {
      return self(context).event(error, [&](FakeSink& s) { return s.on_text(span, error); });
    };
    sink.chart = [](void* context, const assay_chart* chart, assay_error* error) {
      return self(context).event(error, [&](FakeSink& s) { return s.on_chart(chart, error); });
    };
    return sink;
  }

  std::size_t events() const { return events_; }
  bool went_on_after_failure() const { return went_on_; }
  bool complete() const { return tree_.complete(); }
  // The DOCUMENT. Throws std::logic_error before it is complete.
  const Node& root() const { return tree_.root(); }
  DocumentTree& tree() { return tree_; }

  // What the host would refuse at the end, a line each: what is still open, links that lead nowhere, and the first
  // event that it refused. Empty when the document is sound.
  std::string complaints() const {
    if (!broken_.empty()) return broken_ + "\n";
    std::string out;
    if (events_ == 0) out += "no DOCUMENT was sent\n";
    for (const std::uint32_t kind : open_) out += kind_name(kind) + " is not closed\n";
    for (const std::string& link : links_) {
      if (ids_.count(link) == 0) out += "the link #" + link + " leads to no element\n";
    }
    return out;
  }

 private:
  static FakeSink& self(void* context) { return *static_cast<FakeSink*>(context); }

  template <typename Take>
  assay_status event(assay_error* error, Take take) noexcept {
    if (failed_ || !broken_.empty()) {
      went_on_ = true;
      return fill_error(error, ASSAY_E_ARGUMENT, "the sink failed before; nothing may follow");
    }
    if (++events_ == fail_at_) {
      failed_ = true;
      return fill_error(error, ASSAY_E_INTERNAL, "the sink was told to fail here");
    }
    assay_status status = ASSAY_OK;
    const assay_status thrown = guarded(error, [&] { status = take(*this); });
    return thrown != ASSAY_OK ? thrown : status;
  }
  assay_status refuse_event(assay_error* error, const std::string& what) {
    broken_ = what;
    return fill_error(error, ASSAY_E_ARGUMENT, what);
  }
  std::uint32_t parent() const { return open_.empty() ? 0 : open_.back(); }
  bool in_grid() const {
    return open_.size() > 1 && open_.back() == ASSAY_CELL && open_[open_.size() - 2] == ASSAY_GRID;
  }
  std::string taken(const std::string& id) {
    if (id.empty() || ids_.insert(id).second) return {};
    return "the id " + id + " is taken";
  }

  assay_status on_open(const assay_element* element, assay_error* error) {
    Node node;
    NodeStore store;
    assay_element copy;
    sdk::detail::fill_element(node, sdk::detail::known_part(element, element->struct_size, copy), store);
    std::string wrong = complaint_about_element(node);
    if (wrong.empty()) wrong = complaint_about_place(node);
    if (wrong.empty()) wrong = taken(std::string(node.id));
    if (!wrong.empty()) {
      const std::string name = std::string(node.id) + std::string(node.title);
      return refuse_event(error, kind_name(node.kind) + " " + name + ": " + wrong);
    }
    if (node.kind == ASSAY_TABLE) columns_.push_back(node.columns.size());
    if (node.kind == ASSAY_ROW) cells_ = 0;
    open_.push_back(node.kind);
    return inner_.open(inner_.context, element, error);
  }
  std::string complaint_about_place(const Node& node) {
    if (open_.empty()) return node.kind == ASSAY_DOCUMENT && events_ == 1 ? "" : "stands outside of the DOCUMENT";
    if (open_.size() >= 64) return "nested more than 64 deep";
    if (!may_hold(parent(), node.kind, in_grid())) return "may not stand in " + kind_name(parent());
    if (node.kind == ASSAY_COVER || node.kind == ASSAY_CONTENTS) {
      if (!once_.insert(node.kind).second) return "there is one already";
    }
    if (node.kind != ASSAY_CELL || parent() != ASSAY_ROW) return {};
    cells_ += std::max<std::size_t>(node.span, 1);
    return cells_ > columns_.back() ? "the cells of the row take more columns than the table has" : "";
  }
  assay_status on_close(assay_error* error) {
    if (open_.empty()) return refuse_event(error, "close: nothing is open");
    if (open_.back() == ASSAY_TABLE) columns_.pop_back();
    open_.pop_back();
    return inner_.close(inner_.context, error);
  }
  assay_status on_text(const assay_span* span, assay_error* error) {
    if (!may_hold_text(parent(), in_grid())) return refuse_event(error, "text may not stand in " + kind_name(parent()));
    const std::string target(view(span->target));
    if (!target.empty() && !is_link(target)) return refuse_event(error, "the link " + target + " is none");
    if (!target.empty() && target.front() == '#') links_.push_back(target.substr(1));
    return inner_.text(inner_.context, span, error);
  }
  assay_status on_chart(const assay_chart* chart, assay_error* error) {
    if (!may_hold_chart(parent(), in_grid())) return refuse_event(error, "a chart may not stand in " + kind_name(parent()));
    Node node;
    NodeStore store;
    sdk::detail::fill_chart(node, *chart, store);
    std::string wrong = complaint_about_chart(*node.chart);
    if (wrong.empty()) wrong = taken(node.chart->id);
    if (!wrong.empty()) return refuse_event(error, "chart " + node.chart->id + node.chart->title + ": " + wrong);
    return inner_.chart(inner_.context, chart, error);
  }

  DocumentTree tree_;
  assay_document_sink inner_;
  std::size_t events_ = 0, fail_at_ = 0, cells_ = 0;
  bool failed_ = false, went_on_ = false;
  std::string broken_;
  std::vector<std::uint32_t> open_;
  std::vector<std::size_t> columns_;  // of each open table
  std::set<std::string> ids_;
  std::set<std::uint32_t> once_;
  std::vector<std::string> links_;
};

// Keeps the bytes of a rendered file. [one at a time]
class FakeBytes {
 public:
  FakeBytes() = default;
  FakeBytes(const FakeBytes&) = delete;
  FakeBytes& operator=(const FakeBytes&) = delete;

  // Makes the write fail that would bring the file above `size` bytes.
  void fail_after(std::size_t size) { limit_ = size; }

  assay_byte_sink abi() {
    return {sizeof(assay_byte_sink), 0, this, [](void* context, const void* data, std::uint64_t size, assay_error* error) {
              FakeBytes& self = *static_cast<FakeBytes*>(context);
              if (self.failed_) self.went_on_ = true;
              if (self.failed_ || self.bytes_.size() + size > self.limit_) {
                self.failed_ = true;
                return fill_error(error, ASSAY_E_INTERNAL, "the sink was told to fail here");
              }
              return guarded(error, [&] { self.bytes_.append(static_cast<const char*>(data), size); });
            }};
  }
  const std::string& bytes() const { return bytes_; }
  bool went_on_after_failure() const { return went_on_; }

 private:
  std::string bytes_;
  std::size_t limit_ = static_cast<std::size_t>(-1);
  bool failed_ = false, went_on_ = false;
};

}  // namespace assay::sdk::testing
