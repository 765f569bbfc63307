#include <algorithm>
#include <cstdio>
#include <nlohmann/json.hpp>

#include "arguments.hpp"
#include "instrument_json.hpp"

namespace assay::cli {
namespace {

using Json = nlohmann::ordered_json;

// Rows of named cells; printed as aligned columns, or as JSON.
class Listing {
 public:
  explicit Listing(std::vector<std::string> columns) : columns_(std::move(columns)) {}

  // `more` is for the JSON alone.
  void add(const std::vector<std::string>& cells, Json more = Json::object()) {
    rows_.push_back(cells);
    Json object = Json::object();
    for (std::size_t c = 0; c < columns_.size(); ++c) object[columns_[c]] = cells[c];
    object.update(more);
    json_.push_back(std::move(object));
  }

  void print(bool as_json) const {
    if (as_json) {
      std::printf("%s\n", json_.dump(2, ' ', false, Json::error_handler_t::replace).c_str());
      return;
    }
    std::vector<std::size_t> widths;
    for (std::size_t c = 0; c < columns_.size(); ++c) {
      widths.push_back(columns_[c].size());
      for (const auto& row : rows_) widths[c] = std::max(widths[c], row[c].size());
    }
    print_row(columns_, widths);
    for (const auto& row : rows_) print_row(row, widths);
  }

 private:
  static void print_row(const std::vector<std::string>& cells, const std::vector<std::size_t>& widths) {
    std::string line;
    for (std::size_t c = 0; c < cells.size(); ++c) {
      line += cells[c];
      if (c + 1 < cells.size()) line += std::string(widths[c] - cells[c].size() + 2, ' ');
    }
    std::printf("%s\n", line.c_str());
  }

  std::vector<std::string> columns_;
  std::vector<std::vector<std::string>> rows_;
  Json json_ = Json::array();
};

template <typename Visit>
void each_usable(const Workspace& workspace, Visit visit) {
  for (const Candidate& candidate : workspace.catalog.candidates()) {
    if (candidate.usable()) visit(*candidate.manifest);
  }
}

Listing plugins(const Workspace& workspace) {
  Listing listing({"id", "version", "vendor", "state", "folder"});
  for (const Candidate& candidate : workspace.catalog.candidates()) {
    const std::string state = !candidate.refusals.empty()      ? "refused: " + candidate.refusals.front().what
                              : !candidate.shadowed_by.empty() ? "hidden by " + candidate.shadowed_by
                                                               : "ready";
    Json refusals = Json::array();
    for (const Problem& refusal : candidate.refusals) refusals.push_back(format(refusal));
    listing.add({candidate.id, candidate.manifest ? candidate.manifest->version : "",
                 candidate.manifest ? candidate.manifest->vendor : "", state, candidate.folder.string()},
                {{"usable", candidate.usable()},
                 {"refusals", refusals},
                 {"libraries", candidate.manifest ? candidate.manifest->libraries : std::vector<std::string>{}}});
  }
  return listing;
}

// The structure of an instrument, out of its parsed text. Loads the plugin that has it.
Json structure_of(const Workspace& workspace, const std::string& id) {
  PrepareRequest wanted;
  wanted.instrument = id;
  wanted.with_scorer = false;
  wanted.with_reports = false;
  wanted.sheets = true;
  return instrument_json(*prepare(workspace, wanted).instrument);
}

Listing instruments(const Workspace& workspace, bool as_json) {
  Listing listing({"id", "title", "plugin"});
  each_usable(workspace, [&](const Manifest& manifest) {
    for (const ProvidedInstrument& entry : manifest.instruments) {
      Json more = Json::object();
      if (as_json) {
        try {
          more = structure_of(workspace, entry.id);
        } catch (const Error& error) {
          more = {{"error", error.what()}};
        }
      }
      listing.add({entry.id, entry.title, manifest.id}, more);
    }
  });
  for (const InstrumentFile& file : workspace.catalog.instrument_files()) {
    if (!file.usable()) continue;
    Json more = {{"plugin", nullptr}, {"file", file.file.string()}};
    more.update(instrument_json(*file.instrument));
    listing.add({file.id, file.instrument->title, file.file.string()}, more);
  }
  return listing;
}

Listing scorers(const Workspace& workspace) {
  Listing listing({"id", "title", "plugin"});
  each_usable(workspace, [&](const Manifest& manifest) {
    for (const ProvidedScorer& entry : manifest.scorers) listing.add({entry.id, entry.title, manifest.id});
  });
  return listing;
}

Listing reports(const Workspace& workspace) {
  Listing listing({"id", "about", "title", "plugin"});
  each_usable(workspace, [&](const Manifest& manifest) {
    for (const ProvidedReport& entry : manifest.reports) {
      listing.add({entry.id, std::string(about_word(entry.about)), entry.title, manifest.id},
                  {{"instruments", entry.instruments}});
    }
  });
  return listing;
}

Listing formats(const Workspace& workspace) {
  Listing listing({"id", "title", "extension", "plugin"});
  each_usable(workspace, [&](const Manifest& manifest) {
    for (const ProvidedRenderer& entry : manifest.renderers) {
      listing.add({entry.id, entry.title, entry.extension, manifest.id}, {{"media_type", entry.media_type}});
    }
  });
  return listing;
}

Listing clients(const Workspace& workspace) {
  Listing listing({"id", "name", "instruments"});
  for (const std::string& id : list_clients(workspace.configs)) {
    try {
      const ClientProfile profile = find_client(workspace.configs, id);
      std::string used;
      for (const Use& use : profile.uses) used += (used.empty() ? "" : ", ") + use.instrument;
      listing.add({id, profile.name, used});
    } catch (const Error& error) {
      listing.add({id, "", "cannot be read; try: assay explain " + id}, {{"error", error.what()}});
    }
  }
  return listing;
}

}  // namespace

int list_command(const Arguments& arguments) {
  const Workspace workspace = open_workspace(surroundings(arguments), arguments.client);
  const std::string& what = arguments.what;
  const Listing listing = what == "plugins"       ? plugins(workspace)
                          : what == "instruments" ? instruments(workspace, arguments.json)
                          : what == "scorers"     ? scorers(workspace)
                          : what == "reports"     ? reports(workspace)
                          : what == "formats"     ? formats(workspace)
                                                  : clients(workspace);
  listing.print(arguments.json);
  return 0;
}

}  // namespace assay::cli
