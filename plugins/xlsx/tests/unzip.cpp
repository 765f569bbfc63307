#include "unzip.hpp"

#include <zlib.h>

#include <cstdint>
#include <stdexcept>

namespace xlsx_test {
namespace {

std::uint32_t number(const std::string& bytes, std::size_t at, std::size_t size) {
  std::uint32_t value = 0;
  for (std::size_t i = size; i-- > 0;) value = value << 8 | static_cast<unsigned char>(bytes.at(at + i));
  return value;
}

void put(std::string& out, std::uint64_t value, std::size_t size) {
  for (std::size_t i = 0; i < size; ++i) out += i < sizeof value ? static_cast<char>(value >> (8 * i) & 0xFF) : '\0';
}

}  // namespace

std::map<std::string, std::string> unzipped(const std::string& bytes) {
  std::map<std::string, std::string> parts;
  std::size_t at = 0;
  // Part by part from the front, without a look at the list at the end.
  while (number(bytes, at, 4) == 0x04034b50) {
    const std::uint32_t packed = number(bytes, at + 18, 4), size = number(bytes, at + 22, 4);
    const std::uint32_t name = number(bytes, at + 26, 2), extra = number(bytes, at + 28, 2);
    std::string out(size, '\0');
    z_stream stream{};
    inflateInit2(&stream, -MAX_WBITS);
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data() + at + 30 + name + extra));
    stream.avail_in = packed;
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = size;
    const int result = inflate(&stream, Z_FINISH);
    inflateEnd(&stream);
    if (result != Z_STREAM_END) throw std::runtime_error("a part cannot be unpacked");
    parts[bytes.substr(at + 30, name)] = out;
    at += 30 + name + extra + packed;
  }
  if (parts.empty()) throw std::runtime_error("no zip file");
  return parts;
}

std::string zipped(const std::map<std::string, std::string>& parts) {
  std::string out, list;
  for (const auto& part : parts) {
    const std::string &name = part.first, &content = part.second;
    const auto sizes = [&](std::string& to) {
      put(to, 0, 4);  // no sum: nobody here looks at it
      put(to, static_cast<std::uint32_t>(content.size()), 4);
      put(to, static_cast<std::uint32_t>(content.size()), 4);
      put(to, static_cast<std::uint32_t>(name.size()), 2);
      put(to, 0, 2);
    };
    put(list, 0x02014b50, 4);
    put(list, 0, 12);
    sizes(list);
    put(list, 0, 10);
    put(list, static_cast<std::uint32_t>(out.size()), 4);
    list += name;
    put(out, 0x04034b50, 4);
    put(out, 0, 10);
    sizes(out);
    out += name + content;
  }
  const std::uint32_t begin = static_cast<std::uint32_t>(out.size());
  out += list;
  put(out, 0x06054b50, 4);
  put(out, 0, 4);
  put(out, static_cast<std::uint32_t>(parts.size()), 2);
  put(out, static_cast<std::uint32_t>(parts.size()), 2);
  put(out, static_cast<std::uint32_t>(list.size()), 4);
  put(out, begin, 4);
  put(out, 0, 2);
  return out;
}

}  // namespace xlsx_test
