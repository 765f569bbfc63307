#include "whole_parts.hpp"

#include <zlib.h>

#include <cstdint>
#include <cstring>
#include <stdexcept>
#include <string>

namespace assay::xlsx {
namespace {

[[noreturn]] void broken(const std::string& what) {
  throw std::runtime_error("the workbook came out broken: " + what +
                           "; look whether the folder for temporary files (TMPDIR, else /tmp) has room");
}

// Little-endian numbers of a zip file, with a look at the end.
std::uint32_t number(std::string_view bytes, std::size_t at, std::size_t size) {
  if (at > bytes.size() || bytes.size() - at < size) broken("it ends too early");
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < size; ++i) {
    value |= std::uint32_t{static_cast<unsigned char>(bytes[at + i])} << (8 * i);
  }
  return value;
}

std::string_view cut(std::string_view bytes, std::size_t at, std::size_t size) {
  if (at > bytes.size() || bytes.size() - at < size) broken("it ends too early");
  return bytes.substr(at, size);
}

// What a part holds, unpacked.
std::string unpacked(std::string_view packed, std::size_t size, const std::string& name) {
  std::string out(size, '\0');
  z_stream stream{};
  if (inflateInit2(&stream, -MAX_WBITS) != Z_OK) throw std::bad_alloc();
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
  stream.avail_in = static_cast<uInt>(packed.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  const int result = inflate(&stream, Z_FINISH);
  inflateEnd(&stream);
  if (result != Z_STREAM_END || stream.avail_out != 0) broken("its part " + name + " cannot be unpacked");
  return out;
}

// The name of the element that the text begins with, behind the declaration.
std::string_view root_of(std::string_view xml) {
  const std::size_t behind = xml.find("?>");
  const std::size_t open = xml.find('<', behind == std::string_view::npos ? 0 : behind);
  if (open == std::string_view::npos) return {};
  const std::size_t end = xml.find_first_of(" />\n", open + 1);
  return end == std::string_view::npos ? std::string_view() : xml.substr(open + 1, end - open - 1);
}

bool is_whole(std::string_view xml) {
  while (!xml.empty() && (xml.back() == '\n' || xml.back() == '\r')) xml.remove_suffix(1);
  const std::string root(root_of(xml));
  if (root.empty()) return false;
  const std::string end = "</" + root + ">";
  if (xml.size() >= end.size() && xml.substr(xml.size() - end.size()) == end) return true;
  // An element without content ends itself.
  const std::size_t begin = xml.find("<" + root);
  return xml.size() > 1 && xml.substr(xml.size() - 2) == "/>" &&
         xml.find('<', begin + 1) == std::string_view::npos;
}

}  // namespace

void require_whole_parts(std::string_view bytes) {
  constexpr std::size_t kEndSize = 22, kEntrySize = 46, kHeaderSize = 30;
  constexpr std::uint32_t kEnd = 0x06054b50, kEntry = 0x02014b50;
  // The library writes no comment, so the end record is the end.
  if (bytes.size() < kEndSize || number(bytes, bytes.size() - kEndSize, 4) != kEnd) broken("it has no end");
  const std::size_t end = bytes.size() - kEndSize;
  const std::uint32_t entries = number(bytes, end + 10, 2);
  std::size_t at = number(bytes, end + 16, 4);
  for (std::uint32_t i = 0; i < entries; ++i) {
    if (number(bytes, at, 4) != kEntry) broken("its list of parts is cut");
    const std::uint32_t method = number(bytes, at + 10, 2), packed = number(bytes, at + 20, 4);
    const std::uint32_t size = number(bytes, at + 24, 4), name_size = number(bytes, at + 28, 2);
    const std::uint32_t header = number(bytes, at + 42, 4);
    const std::string name(cut(bytes, at + kEntrySize, name_size));
    const std::size_t data =
        header + kHeaderSize + number(bytes, header + 26, 2) + number(bytes, header + 28, 2);
    const std::string_view part = cut(bytes, data, packed);
    if (!is_whole(method == 0 ? std::string(part) : unpacked(part, size, name))) {
      broken("its part " + name + " is cut");
    }
    at += kEntrySize + name_size + number(bytes, at + 30, 2) + number(bytes, at + 32, 2);
  }
  if (entries == 0) broken("it has no parts");
}

}  // namespace assay::xlsx
