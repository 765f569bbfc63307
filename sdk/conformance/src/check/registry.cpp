#include "registry.hpp"

namespace assay::conformance {

const std::vector<Check>& all_checks() {
  static const std::vector<Check> all = [] {
    std::vector<Check> list;
    for (const auto topic : {plugin_checks, instrument_checks, scorer_setup_checks, scorer_cell_checks, scorer_memory_checks, scorer_same_checks,
                             scorer_layout_checks, scorer_world_checks, scorer_norm_checks, scorer_fuzz_checks, report_checks, renderer_checks,
                             process_checks, memory_checks}) {
      for (Check& check : topic()) list.push_back(std::move(check));
    }
    return list;
  }();
  return all;
}

const std::vector<CheckInfo>& checks() {
  static const std::vector<CheckInfo> infos = [] {
    std::vector<CheckInfo> list;
    for (const Check& check : all_checks()) list.push_back(check.info);
    return list;
  }();
  return infos;
}

std::string_view level_word(Level level) {
  static constexpr std::string_view kWords[] = {"basic", "standard", "strict"};
  return kWords[static_cast<std::size_t>(level)];
}

std::string_view topic_word(Topic topic) {
  static constexpr std::string_view kWords[] = {"plugin", "instrument", "scorer", "report", "renderer", "process",
                                               "coexistence"};
  return kWords[static_cast<std::size_t>(topic)];
}

}  // namespace assay::conformance
