#include <algorithm>
#include <cstdio>
#include <nlohmann/json.hpp>

#include "arguments.hpp"
#include "explanation.hpp"

namespace assay::cli {
namespace {

using Json = nlohmann::ordered_json;

void print_json(const Workspace& workspace, const Explanation& explanation) {
  Json lines = Json::array();
  for (const ExplanationLine& line : explanation.lines) {
    lines.push_back({{"what", line.what}, {"id", line.id}, {"from", line.from}, {"why", line.why}});
  }
  Json problems = Json::array();
  for (const Problem& problem : explanation.problems) problems.push_back(format(problem));
  Json warnings = Json::array();
  for (const Problem& warning : explanation.warnings) warnings.push_back(format(warning));
  const Json all = {{"client", workspace.client->id},
                    {"name", workspace.client->name},
                    {"locale", workspace.client->locale},
                    {"profile", workspace.client->source},
                    {"gets", lines},
                    {"warnings", warnings},
                    {"problems", problems}};
  std::printf("%s\n", all.dump(2, ' ', false, Json::error_handler_t::replace).c_str());
}

// `text` with spaces up to `width` characters.
std::string padded(const std::string& text, std::size_t width) {
  const auto begins = [](char c) { return (static_cast<unsigned char>(c) & 0xc0u) != 0x80u; };
  const auto characters = static_cast<std::size_t>(std::count_if(text.begin(), text.end(), begins));
  return text + std::string(width - std::min(width, characters), ' ');
}

// Beyond this a path takes its own room.
constexpr std::size_t kWidestFrom = 28;

void print_text(const Workspace& workspace, const Explanation& explanation) {
  const ClientProfile& client = *workspace.client;
  std::printf("%s (%s), locale %s\nprofile  %s\n\n", client.name.c_str(), client.id.c_str(),
              client.locale.c_str(), client.source.c_str());
  std::size_t id = 0, from = 0;
  for (const ExplanationLine& line : explanation.lines) {
    id = std::max(id, line.id.size());
    from = std::max(from, std::min(line.from.size(), kWidestFrom));
  }
  for (const ExplanationLine& line : explanation.lines) {
    std::printf("%-10s %s  %s  %s\n", line.what.c_str(), padded(line.id, id).c_str(),
                padded(line.from, from).c_str(), line.why.c_str());
  }
  std::printf("\nplugins are looked for in this order:\n");
  for (const Place& place : workspace.catalog.places()) {
    std::printf("  %s (%s)\n", place.folder.c_str(), place.named_by.c_str());
  }
}

}  // namespace

int explain_command(const Arguments& arguments) {
  const Workspace workspace = open_workspace(surroundings(arguments), arguments.client);
  const Explanation explanation = explain_client(workspace);
  if (arguments.json) {
    print_json(workspace, explanation);
  } else {
    print_text(workspace, explanation);
    for (const Problem& warning : explanation.warnings) {
      if (!arguments.quiet) std::fprintf(stderr, "warning: %s\n", format(warning).c_str());
    }
  }
  throw_if_any(explanation.problems, explanation.fault);
  return 0;
}

}  // namespace assay::cli
