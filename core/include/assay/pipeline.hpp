// assay/pipeline.hpp: the one place that knows the order of the stages:
// client profile -> catalog -> instrument -> responses -> scorer -> scores -> disclosure -> report writer
// -> document -> renderer -> file.
#pragma once

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "assay/administration.hpp"
#include "assay/bridge.hpp"
#include "assay/catalog.hpp"
#include "assay/config.hpp"
#include "assay/crosswalk.hpp"
#include "assay/disclosure.hpp"
#include "assay/instrument.hpp"
#include "assay/norms.hpp"
#include "assay/wording.hpp"

namespace assay {

// Where configuration and plugins are looked for.
struct Surroundings {
  std::filesystem::path configs;
  std::vector<std::filesystem::path> plugin_path;  // from the command line
};

// The settings, a profile (or none) and the catalog that follows from them.
struct Workspace {
  Installation installation;
  std::filesystem::path configs;
  Settings settings;
  std::optional<ClientProfile> client;
  Catalog catalog;
};
// `client` may be empty. Throws Error. Writes a warning to the log for each refused plugin.
Workspace open_workspace(const Surroundings& surroundings, const std::string& client);

// One report, ready to be written.
struct PreparedReport {
  std::string id, title;
  std::string locale;
  std::unique_ptr<OptionTable> options;
  std::unique_ptr<PairTable> wording;
  std::unique_ptr<ReportWriterProxy> writer;
};

// One format, ready to render.
struct PreparedFormat {
  std::string id, extension;
  std::unique_ptr<OptionTable> options;
  std::unique_ptr<PairTable> wording;
  std::unique_ptr<RendererProxy> renderer;
};

// Everything that one [[use]] of a profile comes to: plugins loaded, instrument parsed, norm resolved,
// scorer, reports and formats made. Members are destroyed in reverse order: what was made from a thing
// goes before the thing.
struct Prepared {
  std::vector<std::shared_ptr<const LoadedPlugin>> plugins;  // each once, in the order they were needed
  std::shared_ptr<const Instrument> instrument;
  std::string instrument_digest;
  std::filesystem::path instrument_file;  // empty: the instrument is a plugin's
  std::unique_ptr<Model> model;
  // With a content pack in use: the pack, and the instrument in its words, which report writers alone receive.
  // A scorer never sees them, so no score can depend on them.
  std::unique_ptr<PackOverlay> pack;
  std::unique_ptr<Model> worded;
  std::string norm_digest;
  std::filesystem::path norm_file;
  std::unique_ptr<NormTable> norm;  // null: none
  std::string scorer_id;
  std::unique_ptr<OptionTable> scorer_options;
  std::unique_ptr<ScorerProxy> scorer;  // null for sheets
  std::vector<PreparedReport> reports;        // on a case each; for sheets, on the instrument
  std::vector<PreparedReport> group_reports;  // on all cases together
  std::unique_ptr<Disclosure> disclosure;     // null for sheets and for a comparison as a whole
  std::string group_by;                       // the column of the cases file that these go by
  std::vector<PreparedFormat> formats;
  std::vector<Problem> warnings;  // who has no words in the client's language; hinders nothing
};

// Roles that the profile exempts and that no instrument of it has, each a problem: who is meant would be withheld, or
// the name hides a mistake. `loaded` is an instrument that was read already, or null. The others are read from their
// files; while one of them stands in its library alone, a log line stands for a problem.
std::vector<Problem> unknown_exemptions(const Workspace& workspace, const Instrument* loaded);

struct PrepareRequest {
  std::string instrument;
  std::vector<std::string> formats;  // from the command line; empty: the profile's
  std::vector<std::string> reports;  // from the command line; empty: the profile's, or every sheet
  bool with_scorer = true;
  bool with_reports = true;
  bool with_words = false;  // the content pack, also without reports
  bool sheets = false;  // reports about the instrument instead of about a person
  bool comparison = false;  // reports about a person under several instruments; `instrument` is then not looked at
};
// Throws Error: of Input for what the profile says wrongly, of Plugin for what a plugin does wrongly.
Prepared prepare(const Workspace& workspace, const PrepareRequest& request);

struct RunRequest {
  std::filesystem::path responses;
  std::filesystem::path comments;  // empty: none
  std::filesystem::path cases;     // empty: none
  std::filesystem::path baseline;  // folder of an earlier run, to hold the scores against; empty: none
  std::filesystem::path out;
  std::vector<std::filesystem::path> previous;  // results of earlier runs of the same ratings that readers have
  std::string date;                // ISO 8601, for reports of cases without one of their own
  std::uint32_t threads = 0;       // 0: one a core
  bool keep_going = false;
  bool publish = true;  // what is written may leave the house: the client's rules of disclosure hold, for scores.csv too
  std::vector<std::string> arguments;  // the command, for run.json
  const std::atomic<bool>* interrupted = nullptr;  // when it turns true, the run ends and leaves nothing behind
};

struct RunSummary {
  std::uint64_t cases = 0;
  std::uint64_t reports = 0;   // files under reports/
  std::uint64_t rejected = 0;  // rows in rejected.csv
  std::uint64_t withheld = 0;  // cases of which something is withheld
  std::uint64_t left_out = 0;  // cases of which no row could be used
};

// Called from time to time with the share done (0 to 1) and the cases so far. [any thread, one at a time]
using Progress = std::function<void(double share, std::uint64_t cases)>;

// Scores all cases and writes scores.csv, run.json and the reports under request.out, or nothing at all.
// The files' bytes depend on the inputs alone, whatever the number of threads.
RunSummary run(const Workspace& workspace, const Prepared& prepared, const RunRequest& request,
               const Progress& progress);

// One instrument of several that are run together.
struct RunPart {
  Prepared prepared;
  RunRequest request;
};
// Runs the parts one after the other and puts their results in place when all have succeeded, or writes nothing at
// all: every place is checked before the first file is put there, and only a rename that the machine refuses after
// that can leave the parts before it done. Throws Error with the problems of every part. The progress is that of
// the whole.
std::vector<RunSummary> run_all(const Workspace& workspace, const std::vector<RunPart>& parts,
                                const Progress& progress);

// Notes each instrument of a crosswalk that looks like a slip: one that its plugin does not have or that resembles
// another's, and one whose plugin is refused. Returns those that are simply not installed.
std::vector<std::string> check_instruments(const Crosswalk& crosswalk, const Catalog& catalog,
                                           std::vector<Problem>& problems);
// Notes each construct that a crosswalk names and `instrument`, one of those it names, does not have.
void check_constructs(const Crosswalk& crosswalk, const Instrument& instrument, std::vector<Problem>& problems);

struct CompareRequest {
  Administration administration;
  Crosswalk crosswalk;
  std::string case_id;
  std::filesystem::path out;
  std::string date;                    // ISO 8601, for a case without one of its own
  std::vector<std::string> reports;    // from the command line; empty: the profile's, or all there are
  std::vector<std::string> formats;    // from the command line; empty: the profile's, or html
  std::vector<std::string> arguments;  // the command, for the record
};
// Scores one case under every framework of the crosswalk that the client uses and the administration has answers for,
// and writes the comparison and compare.<case>.json, or nothing at all. Returns the files' names under `out`. Throws Error
// when no framework has the case, or a construct of the crosswalk is not in its instrument.
std::vector<std::string> compare(const Workspace& workspace, const CompareRequest& request);

// Makes ready what a client runs of an administration: a part for each input, all but the requests' common fields
// (threads, keep_going, arguments, interrupted) filled in. `wanted`: reports and formats. Throws Error with every
// problem, also for an instrument that the client does not use.
std::vector<RunPart> prepare_administration(const Workspace& workspace, const Administration& administration,
                                            const PrepareRequest& wanted, const std::filesystem::path& out,
                                            const std::string& date);

// Holds each part against the earlier results of its instrument. `previous`: folders of one run, or of an
// administration, with a folder for each instrument. Throws Error for one that has nothing of any part.
void hold_against(const std::vector<std::filesystem::path>& previous, std::vector<RunPart>& parts);

// Writes the documents about an instrument; returns the files' names under `out`.
std::vector<std::string> write_sheets(const Prepared& prepared, const std::filesystem::path& out);

}  // namespace assay
