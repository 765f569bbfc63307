#include "case_json.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <vector>

#include "assay/text.hpp"

namespace assay {
namespace {

constexpr std::size_t kMaxBytes = std::size_t{128} << 20;

Error not_json(std::string_view text, std::optional<std::size_t> byte, const std::string& source,
               std::string found) {
  Location where(source);
  if (byte) {
    const std::string_view before = text.substr(0, std::min(*byte, text.size()));
    where.line = static_cast<std::uint64_t>(std::count(before.begin(), before.end(), '\n')) + 1;
    const std::size_t line = before.rfind('\n');
    where.column = line == std::string_view::npos ? before.size() + 1 : before.size() - line;
  }
  return Error(Problem{
      std::move(where), {}, "not valid JSON", std::move(found), "a CASE package as JSON (RFC 8259)", {}});
}

// "[json.exception.parse_error.101] parse error at line 1, column 2: what is wrong" without the beginning.
std::string reason_of(const std::string& words) {
  const std::size_t colon = words.find(": ");
  return colon == std::string::npos ? words : words.substr(colon + 2);
}

}  // namespace

Json parse_case_json(std::string_view text, CaseNotes& notes) {
  if (text.size() > kMaxBytes) {
    throw Error(Problem{{notes.source(), 0, 0},
                        {},
                        "the file is too large",
                        std::to_string(text.size()) + " bytes",
                        "at most 128 MiB",
                        "divide the package"});
  }
  if (const auto invalid = find_invalid_utf8(text)) {
    throw not_json(text, *invalid, notes.source(), "a byte that is not UTF-8");
  }
  std::vector<std::set<std::string>> open;  // the keys of the objects around
  const auto watch = [&](int, Json::parse_event_t event, Json& value) {
    if (event == Json::parse_event_t::object_start) open.emplace_back();
    if (event == Json::parse_event_t::object_end) open.pop_back();
    if (event == Json::parse_event_t::key &&
        !open.back().insert(value.get_ref<const std::string&>()).second) {
      notes.warn("", "an object has a key twice, of which the last holds: " +
                         assay::quoted(value.get_ref<const std::string&>()));
    }
    return true;
  };
  try {
    return Json::parse(text, watch);
  } catch (const nlohmann::json::parse_error& error) {
    throw not_json(text, error.byte > 0 ? error.byte - 1 : 0, notes.source(), reason_of(error.what()));
  } catch (const nlohmann::json::exception& error) {
    throw not_json(text, std::nullopt, notes.source(), reason_of(error.what()));
  }
}

}  // namespace assay
