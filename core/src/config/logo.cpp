#include "logo.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <cstring>
#include <fstream>
#include <iterator>
#include <system_error>

#include "assay/text.hpp"

namespace assay {

namespace fs = std::filesystem;

namespace {

constexpr std::uintmax_t kLargest = std::uintmax_t{1} << 20;  // it stands in every report
constexpr std::string_view kPngMark = "\x89PNG\r\n\x1a\n";
constexpr std::string_view kJpegMark = "\xff\xd8\xff";

// Passes over `open`, what follows, and `close`. False when the text does not begin so.
bool skip(std::string_view& text, std::string_view open, std::string_view close) {
  if (!text.starts_with(open)) return false;
  const std::size_t end = text.find(close, open.size());
  if (end == text.npos) return false;
  text.remove_prefix(end + close.size());
  return true;
}

// The same for a DOCTYPE, which may hold declarations in brackets, texts and comments.
bool skip_doctype(std::string_view& text) {
  if (!text.starts_with("<!DOCTYPE")) return false;
  std::size_t depth = 0;
  while (!text.empty()) {
    if (skip(text, "<!--", "-->") || skip(text, "\"", "\"") || skip(text, "'", "'")) continue;
    const char c = text.front();
    text.remove_prefix(1);
    if (c == '[') ++depth;
    if (c == ']' && depth > 0) --depth;
    if (c == '>' && depth == 0) return true;
  }
  return false;
}

void skip_space(std::string_view& text) {
  text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
}

std::string_view without_space_behind(std::string_view text) {
  return text.substr(0, text.find_last_not_of(" \t\r\n") + 1);
}

// A picture without content closes its one element by itself; a remark may stand behind the end.
bool ends_svg(std::string_view text) {
  text = without_space_behind(text);
  while (text.ends_with("-->") && text.rfind("<!--") != text.npos) {
    text = without_space_behind(text.substr(0, text.rfind("<!--")));
  }
  const bool one_element = text.ends_with("/>") && text.rfind('<') == text.find("<svg");
  return one_element || text.ends_with("</svg>");
}

std::string_view last_of(std::string_view text) {
  text = without_space_behind(text);
  return text.substr(text.size() - std::min<std::size_t>(text.size(), 12));
}

std::string kind_of(const fs::path& file) {
  const std::string extension = file.extension().string();
  return extension == ".svg" ? "SVG" : extension == ".png" ? "PNG" : "JPEG";
}

bool is_of(const std::string& kind, std::string_view bytes) {
  if (kind == "PNG") return bytes.starts_with(kPngMark);
  if (kind == "JPEG") return bytes.starts_with(kJpegMark);
  return begins_svg(bytes);
}

std::string first_of(const std::string& kind) {
  if (kind == "PNG") return "the signature of PNG: 89 50 4E 47 0D 0A 1A 0A";
  if (kind == "JPEG") return "the signature of JPEG: FF D8 FF";
  return "text in UTF-8 whose first element is <svg>";
}

std::string remedy_for(const std::string& kind, std::string_view bytes) {
  for (const std::string other : {"PNG", "JPEG", "SVG"}) {
    if (kind == other || !is_of(other, bytes)) continue;
    const char* const extension = other == "JPEG" ? ".jpg" : other == "PNG" ? ".png" : ".svg";
    return "it is " + other + ": let its name end in " + extension;
  }
  return "save the picture as " + kind;
}

}  // namespace

bool has_logo_extension(const fs::path& file) {
  const std::string extension = file.extension().string();
  return extension == ".svg" || extension == ".png" || extension == ".jpg" || extension == ".jpeg";
}

bool begins_svg(std::string_view text) {
  if (text.starts_with("\xef\xbb\xbf")) text.remove_prefix(3);
  do {
    skip_space(text);
  } while (skip(text, "<?", "?>") || skip(text, "<!--", "-->") || skip_doctype(text));
  if (!text.starts_with("<svg")) return false;
  text.remove_prefix(4);
  return !text.empty() && std::string_view(" \t\r\n/>").find(text.front()) != std::string_view::npos;
}

std::optional<LogoFlaw> check_logo(const fs::path& file) {
  const std::string name = assay::quoted(file.string(), 200);
  std::error_code failure;
  const std::uintmax_t size = fs::file_size(file, failure);
  std::ifstream in(file, std::ios::binary);
  if (failure || !in) {
    const std::string reason = failure ? failure.message() : std::string(std::strerror(errno));
    return LogoFlaw{"the logo cannot be read: " + reason, name, {}, "see to who may read the file"};
  }
  if (size == 0) {
    return LogoFlaw{"the logo is an empty file", name, {}, "put the picture there or take the key out"};
  }
  if (size > kLargest) {
    return LogoFlaw{"the logo is too large", std::to_string(size) + " bytes", "at most 1 MiB (1048576 bytes)",
                    "save it with fewer pixels; it stands in every report"};
  }
  const std::string bytes{std::istreambuf_iterator<char>(in), {}};
  const std::string kind = kind_of(file);
  if (is_of(kind, bytes)) {
    if (kind != "SVG" || ends_svg(bytes)) return std::nullopt;
    return LogoFlaw{"the logo is cut short", "a file that ends with " + assay::quoted(last_of(bytes)),
                    "an SVG that ends with </svg>", "put the whole picture there"};
  }
  return LogoFlaw{"the logo is not " + kind + ", as its name says",
                  "a file that begins with " + assay::quoted(bytes.substr(0, 12)), first_of(kind),
                  remedy_for(kind, bytes)};
}

}  // namespace assay
