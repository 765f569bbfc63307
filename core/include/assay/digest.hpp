// assay/digest.hpp: digests of files and texts, by libsodium.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace assay {

// SHA-256 as 64 hexadecimal digits: what a profile pins a plugin with.
std::string sha256_hex(std::string_view bytes);
std::string sha256_hex_of_file(const std::filesystem::path& path);  // throws Error (Input)

// "blake2b:" and 64 hexadecimal digits (BLAKE2b, 256 bits): what run.json names inputs and outputs by.
std::string blake2b(std::string_view bytes);
std::string blake2b_of_file(const std::filesystem::path& path);  // throws Error (Input)

}  // namespace assay
