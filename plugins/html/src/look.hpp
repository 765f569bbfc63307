// What a customer gives a report its looks with.
#pragma once

#include <cstdint>
#include <string_view>

#include "assay/sdk/wording.hpp"

namespace assay::html {

// The views must stay valid while a document is rendered.
struct Look {
  std::uint32_t accent = 0x1f4e79;   // 0xRRGGBB
  std::string_view name;             // the customer's; may be empty
  std::string_view footer;           // may be empty
  std::string_view logo_media_type;  // image/svg+xml, image/png or image/jpeg; empty for no logo
  std::string_view logo;             // the bytes of the file
  sdk::Wording wording;              // every key of content/en.toml
};

}  // namespace assay::html
