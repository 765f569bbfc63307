#include <algorithm>
#include <cstring>

#include "assay/growth.hpp"
#include "assay/text.hpp"
#include "outcome.hpp"
#include "plugin_checks.hpp"

namespace assay::conformance {
namespace {

struct InterfaceSize {
  std::string_view id;
  std::size_t least, known;
};

template <typename Interface>
constexpr InterfaceSize size_of(std::string_view id) {
  return {id, kFirstSize<Interface>, sizeof(Interface)};
}

constexpr InterfaceSize kInterfaces[] = {size_of<assay_instrument_interface>(ASSAY_INSTRUMENT_INTERFACE),
                                         size_of<assay_scorer_interface>(ASSAY_SCORER_INTERFACE),
                                         size_of<assay_report_writer_interface>(ASSAY_REPORT_WRITER_INTERFACE),
                                         size_of<assay_renderer_interface>(ASSAY_RENDERER_INTERFACE)};

void check_size(const std::string& table, std::uint32_t size, std::size_t least) {
  expect(size >= least, table + " has struct_size " + std::to_string(size) + "; it has to be at least " + std::to_string(least),
         "set struct_size to the sizeof of the table");
}

// Whatever stands behind the two words at the head of an interface is a function.
void check_functions(const InterfaceSize& expected, const void* table) {
  std::uint32_t size = 0;
  std::memcpy(&size, table, sizeof size);
  const std::string name = "the table of " + std::string(expected.id);
  check_size(name, size, expected.least);
  const std::size_t end = std::min<std::size_t>(size, expected.known);
  for (std::size_t at = 2 * sizeof(std::uint32_t); at + sizeof(void*) <= end; at += sizeof(void*)) {
    const void* function = nullptr;
    std::memcpy(&function, static_cast<const char*>(table) + at, sizeof function);
    expect(function != nullptr, name + " lacks the function at offset " + std::to_string(at),
           "fill every function of the table; one that you have no use for fails with ASSAY_E_UNSUPPORTED");
  }
}

}  // namespace

void check_descriptor(const Subject& subject) {
  const Loaded loaded(subject);
  const assay_plugin& table = loaded.table();
  check_size("the plugin's table", table.struct_size, kFirstSize<assay_plugin>);
  expect(table.abi_version == ASSAY_ABI_VERSION,
         "the table says version " + std::to_string(table.abi_version) + " of the contract and was asked for version " +
             std::to_string(ASSAY_ABI_VERSION),
         "build the plugin with the SDK of this version of assay");
  expect(table.open != nullptr && table.close != nullptr && table.find_interface != nullptr,
         "the plugin's table lacks open, close or find_interface", "fill every function of the table");
  for (const InterfaceSize& expected : kInterfaces) {
    if (const void* found = loaded.find<void>(expected.id)) check_functions(expected, found);
  }
}

void check_other_version(const Subject& subject) {
  const Loaded loaded(subject);
  for (const std::uint32_t version : {0u, ASSAY_ABI_VERSION + 1, 0x7fffffffu, 0xffffffffu}) {
    const assay_plugin* table = loaded.entry()(version);
    expect(table == nullptr || table->abi_version == version,
           "asked for version " + std::to_string(version) + " of the contract, the entry gives a table for version " +
               std::to_string(table == nullptr ? 0 : table->abi_version),
           "return null for a version that the plugin cannot serve");
  }
}

void check_unknown_interface(const Subject& subject) {
  const Loaded loaded(subject);
  for (const char* id : {"assay.unheard-of/1", "assay.scorer/2147483647", "", "assay", "scorer"}) {
    expect(loaded.find<void>(id) == nullptr, "find_interface gives a table for " + assay::quoted(id),
           "return null for an id that you do not know");
  }
}

void check_exact_interface(const Subject& subject) {
  const Loaded loaded(subject);
  const std::string remedy = "compare size and bytes of the id, all of them";
  for (const InterfaceSize& expected : kInterfaces) {
    const std::string id(expected.id);
    for (const std::string& wrong :
         {id + "0", id + " ", id + ".1", " " + id, id.substr(0, id.size() - 1), id + std::string(1, '\0')}) {
      expect(loaded.find<void>(wrong) == nullptr, "find_interface gives a table for " + assay::quoted(wrong), remedy);
    }
    // The text is not terminated: what stands behind it belongs to somebody else.
    const std::string longer = id + "/and/more";
    const std::string_view part = std::string_view(longer).substr(0, id.size());
    expect((loaded.find<void>(id) == nullptr) == (loaded.find<void>(part) == nullptr),
           "find_interface reads past the end of the id " + assay::quoted(id), remedy);
  }
}

}  // namespace assay::conformance
