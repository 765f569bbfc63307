// assay/digest.hpp: SHA-256 digests, as 64 hexadecimal digits, the same as `sha256sum` gives. Profiles pin
// plugins with them, and run.json names inputs and outputs by them.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace assay {

std::string sha256(std::string_view bytes);
std::string sha256_of_file(const std::filesystem::path& path);  // throws Error (Input)

}  // namespace assay
