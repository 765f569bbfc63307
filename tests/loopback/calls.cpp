#include "calls.hpp"

namespace loopback {

void fill(assay_error* to, assay_error from) {
  if (to == nullptr) return;
  from.struct_size = to->struct_size;
  std::memcpy(to, &from, std::min<std::size_t>(to->struct_size, sizeof from));
}

assay_status broken(assay_error* error, const char* why) noexcept {
  assay_error filled = empty_error();
  filled.code = ASSAY_E_INTERNAL;
  const std::size_t size = std::min<std::size_t>(std::strlen(why), ASSAY_ERROR_CAPACITY);
  std::memcpy(filled.text, why, size);
  filled.text_size = static_cast<std::uint32_t>(size);
  fill(error, filled);
  return ASSAY_E_INTERNAL;
}

void pack_status(Packer& out, assay_status status, const assay_error& error) {
  out.number(status);
  if (status != ASSAY_OK) out.object(&error);
}

bool unpack_status(Unpacker& in, assay_status& status, assay_error* error) {
  in.number(status);
  if (status == ASSAY_OK) return true;
  fill(error, *in.object<assay_error>());
  return false;
}

FarSink::FarSink(Line& line, Style style, Unpacker& in)
    : line_(line),
      style_(style),
      handle_(in.number<Handle>()),
      sink_{sizeof(assay_document_sink), 0, this, open, close, text, chart},
      present_(in.object_over(sink_)) {}

assay_status FarSink::open(void* context, const assay_element* element, assay_error* error) {
  const auto& self = *static_cast<const FarSink*>(context);
  const auto pack = [&](Packer& out) {
    out.number(self.handle_);
    out.object(element);
  };
  return call(self.line_, self.style_, Call::SinkOpen, error, pack);
}

assay_status FarSink::close(void* context, assay_error* error) {
  const auto& self = *static_cast<const FarSink*>(context);
  const auto pack = [&](Packer& out) { out.number(self.handle_); };
  return call(self.line_, self.style_, Call::SinkClose, error, pack);
}

assay_status FarSink::text(void* context, const assay_span* span, assay_error* error) {
  const auto& self = *static_cast<const FarSink*>(context);
  const auto pack = [&](Packer& out) {
    out.number(self.handle_);
    out.object(span);
  };
  return call(self.line_, self.style_, Call::SinkText, error, pack);
}

assay_status FarSink::chart(void* context, const assay_chart* chart, assay_error* error) {
  const auto& self = *static_cast<const FarSink*>(context);
  const auto pack = [&](Packer& out) {
    out.number(self.handle_);
    out.object(chart);
  };
  return call(self.line_, self.style_, Call::SinkChart, error, pack);
}

void pack_sink(Packer& out, Handle handle, const assay_document_sink* sink) {
  out.number(handle);
  out.object(sink);
}

bool serve_sink(const Sinks& sinks, Call what, Unpacker& in, Packer& answer) {
  if (what < Call::SinkOpen || what > Call::SinkChart) return false;
  const assay_document_sink& sink = *sinks.at(in.number<Handle>());
  assay_error error = empty_error();
  assay_status status = ASSAY_OK;
  switch (what) {
    case Call::SinkOpen:
      status = sink.open(sink.context, in.object<assay_element>(), &error);
      break;
    case Call::SinkText:
      status = sink.text(sink.context, in.object<assay_span>(), &error);
      break;
    case Call::SinkChart:
      status = sink.chart(sink.context, in.object<assay_chart>(), &error);
      break;
    default:
      status = sink.close(sink.context, &error);
  }
  pack_status(answer, status, error);
  return true;
}

}  // namespace loopback
