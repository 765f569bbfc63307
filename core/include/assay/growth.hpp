// assay/growth.hpp: structs of the contract as plugins hand them over. A plugin may have been built with older
// headers, which end sooner, or with newer ones, which go on; both are read as far as both sides know them.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>

#include "assay/abi/assay.h"

namespace assay {

// How far a struct went in the version of the contract that first had it. It may be longer and never shorter;
// a field that was added later must not be put here.
template <typename T>
inline constexpr std::size_t kFirstSize = 0;

#define ASSAY_FIRST_SIZE(type, last) \
  template <>                        \
  inline constexpr std::size_t kFirstSize<type> = offsetof(type, last) + sizeof(type::last)
ASSAY_FIRST_SIZE(assay_text, size);
ASSAY_FIRST_SIZE(assay_pair, value);
ASSAY_FIRST_SIZE(assay_plugin, find_interface);
ASSAY_FIRST_SIZE(assay_instrument_interface, source);
ASSAY_FIRST_SIZE(assay_scorer_interface, score);
ASSAY_FIRST_SIZE(assay_report_writer_interface, write_comparison);
ASSAY_FIRST_SIZE(assay_renderer_interface, render);
ASSAY_FIRST_SIZE(assay_measure, roles);
ASSAY_FIRST_SIZE(assay_table_column, reserved);
ASSAY_FIRST_SIZE(assay_chart_category, short_label);
ASSAY_FIRST_SIZE(assay_chart_series, reserved);
ASSAY_FIRST_SIZE(assay_document_sink, chart);
#undef ASSAY_FIRST_SIZE

// A copy of the `size` bytes at `from`, as far as this host knows T; the rest is zero.
template <typename T>
T known_part(const void* from, std::uint64_t size) {
  T copy{};
  std::memcpy(&copy, from, std::min<std::size_t>(sizeof(T), static_cast<std::size_t>(size)));
  return copy;
}

// The same of one element. The index is not checked, and the stride is at least kFirstSize<T>.
template <typename T>
T element_of(const assay_array& array, std::uint64_t index) {
  static_assert(kFirstSize<T> > 0, "this struct is not handed over in arrays yet: give it a first size");
  return known_part<T>(static_cast<const char*>(array.data) + static_cast<std::size_t>(index * array.stride),
                       array.stride);
}

}  // namespace assay
