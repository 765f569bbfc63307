// Making foreign text fit for a terminal.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace assay {

// One character at the start of a text, or one byte when it is not well-formed.
struct Character {
  std::size_t size = 1;
  bool printable = false;  // neither a control character nor an invalid byte
};

// `text` must not be empty.
Character next_character(std::string_view text);

// Appends each byte of `bytes` as \xNN.
void append_escaped(std::string& out, std::string_view bytes);

}  // namespace assay
