// What makes an event of a document well-formed, by itself and where it stands. Everything here throws
// BrokenGrammar with a text that names the element, and copies what it accepts into an arena.
#pragma once

#include <cstdint>
#include <memory_resource>
#include <stdexcept>
#include <string>
#include <string_view>

#include "assay/abi/document.h"

namespace assay {

class BrokenGrammar : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

using Arena = std::pmr::monotonic_buffer_resource;

// Of a text that its sender lends.
inline std::string_view view(assay_text text) {
  return text.size == 0 ? std::string_view() : std::string_view(text.data, text.size);
}

// A CELL of a GRID holds other things than a CELL of a ROW; inside the host it counts as a kind of its own.
constexpr std::uint32_t kGridCell = ASSAY_PAGE_BREAK + 1;

// What an element is inside `parent`: its kind, or kGridCell.
std::uint32_t kind_inside(std::uint32_t kind, std::uint32_t parent);

// "SECTION", "CELL" and so on; only for a kind that there is.
const char* kind_name(std::uint32_t kind);
// The kind with the element's id or title, when it has one: SECTION "results".
std::string described(const assay_element& element);

// `parent` and `kind` are kinds as kind_inside() gives them.
void check_may_hold(std::uint32_t parent, std::uint32_t kind, const assay_element& element);
void check_may_hold_text(std::uint32_t parent);
void check_may_hold_chart(std::uint32_t parent);

// A checked copy that owns all it points to, as long as the arena lives. A field that the sender does not
// know is zero, and elements of arrays are packed.
assay_element* copy_element(const assay_element* from, Arena& arena);
assay_span* copy_span(const assay_span* from, Arena& arena);
assay_chart* copy_chart(const assay_chart* from, Arena& arena);

// `text` in the arena.
assay_text copy_text(assay_text text, Arena& arena);

}  // namespace assay
