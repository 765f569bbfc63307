// assay/sdk/error.hpp: failures inside a plugin, and how they leave it.
#pragma once

#include <cstring>
#include <new>
#include <stdexcept>
#include <string>
#include <string_view>

#include "assay/abi/base.h"
#include "assay/sdk/text.hpp"

namespace assay::sdk {

// What a plugin throws to fail a call with a status of its choice. Any other exception becomes
// ASSAY_E_INTERNAL with its text; std::bad_alloc becomes ASSAY_E_MEMORY.
class Failure : public std::runtime_error {
 public:
  Failure(assay_status status, const std::string& text) : std::runtime_error(text), status_(status) {}
  assay_status status() const noexcept { return status_; }

 private:
  assay_status status_;
};

// The caller handed over content that makes no sense to this plugin.
[[noreturn]] inline void refuse(const std::string& text) { throw Failure(ASSAY_E_CONTENT, text); }

// Fills `error`, which may be null, cutting the text at a character; returns `status`.
inline assay_status fill_error(assay_error* error, assay_status status, std::string_view text) noexcept {
  if (error == nullptr) return status;
  std::size_t size = text.size() < ASSAY_ERROR_CAPACITY ? text.size() : ASSAY_ERROR_CAPACITY;
  if (size < text.size()) {
    while (size > 0 && (static_cast<unsigned char>(text[size]) & 0xC0) == 0x80) --size;
  }
  error->code = status;
  error->text_size = static_cast<uint32_t>(size);
  if (size > 0) std::memcpy(error->text, text.data(), size);
  return status;
}

inline assay_error empty_error() noexcept {
  assay_error error{};
  error.struct_size = sizeof(assay_error);
  return error;
}

inline std::string_view error_text(const assay_error& error) {
  return std::string_view(error.text, error.text_size < ASSAY_ERROR_CAPACITY ? error.text_size : ASSAY_ERROR_CAPACITY);
}

// Runs `body` and turns whatever it throws into a status and a text: nothing ever leaves it.
template <typename Body>
assay_status guarded(assay_error* error, Body&& body) noexcept {
  try {
    body();
    return ASSAY_OK;
  } catch (const Failure& failure) {
    return fill_error(error, failure.status(), failure.what());
  } catch (const std::bad_alloc&) {
    return fill_error(error, ASSAY_E_MEMORY, "memory ran out");
  } catch (const std::exception& exception) {
    return fill_error(error, ASSAY_E_INTERNAL, exception.what());
  } catch (...) {
    return fill_error(error, ASSAY_E_INTERNAL, "an exception of an unknown type was thrown");
  }
}

// Passes a sink's failure on as an exception, with the sink's own text.
inline void require_sink(assay_status status, const assay_error& error) {
  if (status != ASSAY_OK) throw Failure(ASSAY_E_SINK, std::string(error_text(error)));
}

}  // namespace assay::sdk
