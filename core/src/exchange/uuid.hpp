// UUIDs that follow from names: version 5 of RFC 4122.
#pragma once

#include <string>
#include <string_view>

namespace assay {

// The UUID of `name` within `space`, which is a UUID itself, in lower case. Throws Error (Machine) when
// libcrypto fails.
std::string uuid_of_name(std::string_view space, std::string_view name);

// Whether `text` has the form of a UUID, upper or lower case.
bool is_uuid(std::string_view text);

}  // namespace assay
