// What both halves need to make calls that answer with a status, and to lend each other their sinks.
#pragma once

#include "archive.hpp"
#include "fields.hpp"
#include "half.hpp"

namespace loopback {

// How a half unpacks: where elements of arrays come to stand.
struct Style {
  std::uint64_t spread = 0;
};

inline assay_error empty_error() {
  assay_error error{};
  error.struct_size = sizeof error;
  return error;
}

// Fills what the caller gave for a failure, as far as it goes. Null is put up with.
void fill(assay_error* to, assay_error from);

// A failure of the loopback itself, as the callee's.
assay_status broken(assay_error* error, const char* why) noexcept;

// The answer to a call with a status: the status, and the error when it failed.
void pack_status(Packer& out, assay_status status, const assay_error& error);
// Takes them out again. True for success.
bool unpack_status(Unpacker& in, assay_status& status, assay_error* error);

// Makes a call over `line`: `pack` puts the arguments into the message, `read` takes the results out, into
// `arena`, in case of success. Nothing is thrown.
template <typename Pack, typename Read>
assay_status call(Line& line, Style style, Call what, assay_error* error, Pack pack, Arena& arena,
                  Read read) noexcept try {
  Packer out;
  out.number(what);
  pack(out);
  Message answer = line.ask(out.take());
  Unpacker in(answer, arena, style.spread);
  assay_status status = ASSAY_OK;
  if (unpack_status(in, status, error)) read(in);
  return status;
} catch (const std::exception& exception) {
  return broken(error, exception.what());
}

// The same for calls that have no result beside the status.
template <typename Pack>
assay_status call(Line& line, Style style, Call what, assay_error* error, Pack pack) noexcept {
  Arena arena;
  return call(line, style, what, error, pack, arena, [](Unpacker&) {});
}

// --- sinks ---

using Sinks = Table<const assay_document_sink*>;

// A sink of the other half, as an assay_document_sink of this one.
class FarSink {
 public:
  FarSink(Line& line, Style style, Unpacker& in);
  FarSink(const FarSink&) = delete;
  FarSink& operator=(const FarSink&) = delete;
  // Null when the other half had none.
  const assay_document_sink* sink() const { return present_ ? &sink_ : nullptr; }

 private:
  static assay_status open(void*, const assay_element*, assay_error*);
  static assay_status close(void*, assay_error*);
  static assay_status text(void*, const assay_span*, assay_error*);
  static assay_status chart(void*, const assay_chart*, assay_error*);

  Line& line_;
  Style style_;
  Handle handle_;
  assay_document_sink sink_;
  bool present_;
};

// A sink that is lent to the other half: what FarSink's constructor takes out.
void pack_sink(Packer& out, Handle handle, const assay_document_sink* sink);

// Serves the calls of a FarSink; false when `what` is none of these.
bool serve_sink(const Sinks& sinks, Call what, Unpacker& in, Packer& answer);

}  // namespace loopback
