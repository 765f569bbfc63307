#include "entries.hpp"

#include "outcome.hpp"

namespace assay::conformance {
namespace {

std::string copy(assay_text words) { return std::string(view(words)); }

void require(assay_status status, const assay_error& error, const std::string& call, std::uint32_t index) {
  if (status == ASSAY_OK) return;
  throw Failed(call + " of index " + std::to_string(index) + " failed: " + told(status, error),
               "answer for every index below count");
}

// `Info`: the struct that the function `describe` of the interface fills.
template <typename Info, typename Interface, typename Describe, typename Read>
std::vector<Entry> listed(const Opened& plugin, std::string_view id, const std::string& call, Describe describe,
                          Read read) {
  const auto* table = plugin.loaded().find<Interface>(id);
  std::vector<Entry> entries;
  const std::uint32_t count = table == nullptr ? 0 : table->count(plugin.instance());
  for (std::uint32_t i = 0; i < count; ++i) {
    Info info{};
    info.struct_size = sizeof info;
    assay_error error = empty_error();
    require((table->*describe)(plugin.instance(), i, &info, &error), error, call, i);
    entries.push_back(read(info));
  }
  return entries;
}

}  // namespace

std::vector<Entry> instrument_entries(const Opened& plugin) {
  return listed<assay_instrument_source, assay_instrument_interface>(
      plugin, ASSAY_INSTRUMENT_INTERFACE, "source", &assay_instrument_interface::source,
      [](const assay_instrument_source& source) {
        return Entry{copy(source.id), {copy(source.id), copy(source.name), copy(source.toml)}, 0};
      });
}

std::vector<Entry> scorer_entries(const Opened& plugin) {
  return listed<assay_scorer_info, assay_scorer_interface>(
      plugin, ASSAY_SCORER_INTERFACE, "a scorer's describe", &assay_scorer_interface::describe,
      [](const assay_scorer_info& info) { return Entry{copy(info.id), {copy(info.id), copy(info.title)}, 0}; });
}

std::vector<Entry> report_entries(const Opened& plugin) {
  return listed<assay_report_info, assay_report_writer_interface>(
      plugin, ASSAY_REPORT_WRITER_INTERFACE, "a report's describe", &assay_report_writer_interface::describe,
      [](const assay_report_info& info) {
        return Entry{copy(info.id), {copy(info.id), copy(info.title)}, info.about};
      });
}

std::vector<Entry> renderer_entries(const Opened& plugin) {
  return listed<assay_renderer_info, assay_renderer_interface>(
      plugin, ASSAY_RENDERER_INTERFACE, "a renderer's describe", &assay_renderer_interface::describe,
      [](const assay_renderer_info& info) {
        return Entry{copy(info.id), {copy(info.id), copy(info.title), copy(info.extension), copy(info.media_type)}, 0};
      });
}

}  // namespace assay::conformance
