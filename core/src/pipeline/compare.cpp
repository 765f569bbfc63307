#include <algorithm>
#include <map>
#include <memory>
#include <set>

#include "assay/files.hpp"
#include "assay/log.hpp"
#include "assay/pipeline.hpp"
#include "assay/text.hpp"
#include "case_reports.hpp"
#include "disclosure_note.hpp"
#include "framework_scores.hpp"
#include "record_parts.hpp"
#include "run_record.hpp"
#include "word_warnings.hpp"

namespace assay {
namespace {

using pipeline::Figure;
using pipeline::FrameworkScores;
using pipeline::Json;

assay_text text(const std::string& words) {
  return {words.data(), words.size()};
}

template <typename T>
assay_array array(const std::vector<T>& values) {
  return {values.data(), values.size(), sizeof(T)};
}

// One instrument of the crosswalk, and what there is of it.
struct Framework {
  std::string id, title, vendor;
  const char* remark = "";
  std::unique_ptr<FrameworkScores> scores;  // null: the remark says why

  bool scored() const { return scores && scores->has_case(); }
};

// Puts one person's comparison together, from the crosswalk downwards.
class ComparisonRun {
 public:
  ComparisonRun(const Workspace& workspace, const CompareRequest& request)
      : workspace_(workspace), request_(request) {}

  std::vector<std::string> execute() {
    PrepareRequest wanted;
    wanted.comparison = true;
    wanted.reports = request_.reports;
    wanted.formats = request_.formats;
    prepared_ = prepare(workspace_, wanted);
    pipeline::log_foreign_words(prepared_);
    for (const std::string& id : check_instruments(request_.crosswalk, workspace_.catalog, problems_)) {
      log(LogLevel::Warning, "compare", id + " is in the crosswalk and not installed here; the report says so");
    }
    for (const std::string& id : request_.crosswalk.instruments()) frameworks_.push_back(read_framework(id));
    check_all_constructs();
    check_case();
    check_names();
    throw_if_any(std::move(problems_));
    collect_members();
    collect_uncovered();
    return write();
  }

 private:
  Framework read_framework(const std::string& id) {
    Framework framework;
    framework.id = framework.title = id;
    for (const Candidate& candidate : workspace_.catalog.candidates()) {
      if (!candidate.usable()) continue;
      for (const ProvidedInstrument& instrument : candidate.manifest->instruments) {
        if (instrument.id == id)
          framework.title = instrument.title, framework.vendor = candidate.manifest->vendor;
      }
    }
    const AdministrationInput* input = request_.administration.find_input(id);
    if (workspace_.client->find_use(id) == nullptr) {
      framework.remark = "not-used";
    } else if (input == nullptr) {
      framework.remark = "no-input";
    } else {
      read_scores(framework, *input);
    }
    return framework;
  }

  void read_scores(Framework& framework, const AdministrationInput& input) {
    try {
      PrepareRequest wanted;
      wanted.instrument = framework.id;
      wanted.with_reports = false;
      wanted.with_words = true;
      Prepared prepared = prepare(workspace_, wanted);
      pipeline::log_foreign_words(prepared);
      framework.scores = std::make_unique<FrameworkScores>(std::move(prepared), input, request_.case_id);
      framework.title = framework.scores->words().title;
      framework.vendor = framework.scores->words().vendor;
      if (!framework.scores->has_case()) framework.remark = "no-case";
    } catch (const Error& error) {
      if (error.fault() != Fault::Input) throw;
      problems_.insert(problems_.end(), error.problems().begin(), error.problems().end());
    }
  }

  std::uint32_t index_of(const std::string& instrument) const {
    const auto is_it = [&](const Framework& framework) { return framework.id == instrument; };
    return static_cast<std::uint32_t>(std::find_if(frameworks_.begin(), frameworks_.end(), is_it) -
                                      frameworks_.begin());
  }

  void check_all_constructs() {
    for (const Framework& framework : frameworks_) {
      if (framework.scores) check_constructs(request_.crosswalk, framework.scores->instrument(), problems_);
    }
  }

  void check_case() {
    std::vector<std::string> ids;
    for (const Framework& framework : frameworks_) {
      if (framework.scored()) return;
      if (framework.scores) {
        ids.insert(ids.end(), framework.scores->case_ids().begin(), framework.scores->case_ids().end());
      }
    }
    if (!problems_.empty()) return;  // the case may be where the mistakes are
    const auto near = closest(request_.case_id, ids);
    problems_.push_back(
        {{request_.administration.source, 0, 0},
         "case",
         "no framework of the crosswalk has answers for this case",
         assay::quoted(request_.case_id),
         ids.empty() ? "" : "a case of the administration, such as " + enumerate({ids.front()}),
         near ? "did you mean " + assay::quoted(*near) + "?"
              : "name a case that is in a responses file of " + request_.administration.source});
  }

  // Figures of two people under one id must not come together in one report.
  void check_names() {
    const CaseRecord* first = record();
    if (first == nullptr) return;
    for (const Framework& framework : frameworks_) {
      if (!framework.scored() || framework.scores->record() == nullptr) continue;
      const CaseRecord& other = *framework.scores->record();
      if (other.name == first->name) continue;
      problems_.push_back({{request_.administration.find_input(framework.id)->cases.string(), other.line, 1},
                           "name",
                           "the cases files give the case " + assay::quoted(request_.case_id) + " different names",
                           assay::quoted(other.name),
                           assay::quoted(first->name) + ", as the first one has it",
                           "correct the name, or give different persons different ids"});
    }
  }

  assay_theme_member member_of(std::uint32_t framework, std::uint32_t construct_index) const {
    const FrameworkScores& scores = *frameworks_[framework].scores;
    const Construct& construct = scores.words().constructs[construct_index];
    assay_theme_member member{};
    member.framework = framework;
    member.construct_id = text(construct.id);
    member.construct = text(construct.title);
    for (const ConstructText& words : construct.texts) {
      if (words.kind == "definition") member.definition = text(words.text);
    }
    if (const std::optional<Figure> figure = scores.figure(construct_index)) {
      member.has_value = 1;
      member.basis = figure->measure->basis;
      member.measure = text(figure->measure->title);
      member.value = figure->value;
      member.minimum = figure->measure->minimum;
      member.maximum = figure->measure->maximum;
      member.position = figure->position();
    }
    member.withheld = scores.withheld(construct_index);
    return member;
  }

  // What is withheld, by framework.
  std::vector<pipeline::WithheldUnder> withheld() const {
    std::vector<pipeline::WithheldUnder> found;
    for (const Framework& framework : frameworks_) {
      if (!framework.scores || !framework.scores->withheld()) continue;
      found.push_back({&framework.scores->prepared(), &framework.scores->disclosure()});
    }
    return found;
  }

  void collect_members() {
    for (const CrosswalkTheme& theme : request_.crosswalk.themes) {
      const auto first = static_cast<std::uint32_t>(members_.size());
      for (const CrosswalkMember& named : theme.members) {
        const std::uint32_t framework = index_of(named.instrument);
        assay_theme_member member{};
        if (frameworks_[framework].scores) {
          const std::uint32_t construct =
              frameworks_[framework].scores->instrument().find_construct(named.construct);
          member = member_of(framework, construct);
          named_.emplace(framework, construct);
        } else {
          member.framework = framework;
          member.construct_id = text(named.construct);
        }
        member.match = named.match;
        members_.push_back(member);
      }
      themes_.push_back({text(theme.id), text(theme.title), text(theme.note), first,
                         static_cast<std::uint32_t>(members_.size()) - first});
    }
  }

  // The outermost constructs with a figure of which neither they, nor what stands above or below them, is in
  // a theme.
  void collect_uncovered() {
    for (std::uint32_t f = 0; f < frameworks_.size(); ++f) {
      if (!frameworks_[f].scored()) continue;
      const FrameworkScores& scores = *frameworks_[f].scores;
      const std::vector<Construct>& constructs = scores.instrument().constructs;
      std::vector<bool> touched(constructs.size(), false);
      for (std::uint32_t c = 0; c < constructs.size(); ++c) {
        if (named_.count({f, c}) == 0) continue;
        for (std::uint32_t up = c; up != ASSAY_NONE; up = constructs[up].parent) touched[up] = true;
      }
      std::vector<bool> settled(constructs.size(), false);     // in a theme, or told already with its parent
      for (std::uint32_t c = 0; c < constructs.size(); ++c) {  // parents come before their children
        const std::uint32_t parent = constructs[c].parent;
        settled[c] = named_.count({f, c}) != 0 || (parent != ASSAY_NONE && settled[parent]);
        if (settled[c] || touched[c] || !scores.figure(c)) continue;
        uncovered_.push_back(member_of(f, c));
        settled[c] = true;
      }
    }
  }

  // Of the first framework that knows the person.
  const CaseRecord* record() const {
    for (const Framework& framework : frameworks_) {
      if (framework.scored() && framework.scores->record() != nullptr) return framework.scores->record();
    }
    return nullptr;
  }

  std::vector<std::string> write() const {
    std::vector<assay_framework> frameworks;
    std::vector<std::string> remarks(frameworks_.size());
    for (std::size_t f = 0; f < frameworks_.size(); ++f) {
      remarks[f] = frameworks_[f].remark;
      frameworks.push_back({text(frameworks_[f].id), text(frameworks_[f].title), text(frameworks_[f].vendor),
                            frameworks_[f].scored() ? 1u : 0u, 0, text(remarks[f])});
    }
    std::string name = request_.case_id, date = request_.date;
    if (const CaseRecord* person = record()) {
      name = person->name;
      for (const auto& [key, value] : person->attributes) {
        if (key == "date" && !value.empty()) date = value;
      }
    }
    assay_comparison comparison{};
    comparison.struct_size = sizeof(comparison);
    comparison.case_id = text(request_.case_id);
    comparison.name = text(name);
    comparison.date = text(date);
    comparison.crosswalk = text(request_.crosswalk.title);
    comparison.frameworks = array(frameworks);
    comparison.themes = array(themes_);
    comparison.members = array(members_);
    comparison.uncovered = array(uncovered_);
    return write_files(comparison);
  }

  std::vector<std::string> write_files(const assay_comparison& comparison) const {
    StagedOutput output(request_.out);
    std::vector<pipeline::WrittenFile> written;
    for (const PreparedReport& report : prepared_.reports) {
      const DocumentTree document = report.writer->write_comparison(
          comparison, pipeline::comparison_note(*report.wording, withheld()));
      for (const PreparedFormat& format : prepared_.formats) {
        const std::string file =
            pipeline::CaseReports::file_name(request_.case_id, report.id, format.extension);
        FileWriter out(output.stage(file));
        format.renderer->render(document, [&](std::string_view bytes) { out.write(bytes); });
        written.push_back({file, out.close()});
      }
    }
    const std::string name = "compare." + file_name_part(request_.case_id) + ".json";
    FileWriter record(output.stage(name));
    record.write(record_text(written));
    record.close();
    // A report in a format that is no longer wanted must not stand beside this one.
    output.replace(pipeline::recorded_outputs(request_.out / name), name);
    output.commit();
    return output.files();
  }

  std::string record_text(const std::vector<pipeline::WrittenFile>& written) const {
    Json record;
    record["format"] = 1;
    record["assay"] = ASSAY_VERSION;
    record["arguments"] = request_.arguments;
    record["case"] = request_.case_id;
    record["date"] = request_.date;
    record["profile"] = pipeline::input_record(workspace_.client->source);
    record["crosswalk"] = pipeline::input_record(request_.crosswalk.source);
    record["administration"] = pipeline::input_record(request_.administration.source);
    record["plugins"] = pipeline::plugins_record(prepared_);
    record["frameworks"] = Json::array();
    for (const Framework& framework : frameworks_) {
      Json entry = {{"instrument", framework.id}, {"scored", framework.scored()}};
      if (!framework.scored()) entry["remark"] = framework.remark;
      if (framework.scores) {
        const AdministrationInput& input = *request_.administration.find_input(framework.id);
        entry["instrument_sha256"] = framework.scores->prepared().instrument_digest;
        entry["plugins"] = pipeline::plugins_record(framework.scores->prepared());
        entry["responses"] = pipeline::input_record(input.responses);
        entry["cases"] = pipeline::input_record(input.cases);
      }
      record["frameworks"].push_back(std::move(entry));
    }
    record["outputs"] = Json::array();
    for (const pipeline::WrittenFile& file : written) {
      record["outputs"].push_back({{"file", file.name}, {"sha256", file.digest}});
    }
    return record.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
  }

  const Workspace& workspace_;
  const CompareRequest& request_;
  Prepared prepared_;
  std::vector<Framework> frameworks_;
  std::vector<assay_theme> themes_;
  std::vector<assay_theme_member> members_;
  std::vector<assay_theme_member> uncovered_;
  std::set<std::pair<std::uint32_t, std::uint32_t>> named_;  // framework and construct
  std::vector<Problem> problems_;
};

}  // namespace

std::vector<std::string> check_instruments(const Crosswalk& crosswalk, const Catalog& catalog,
                                           std::vector<Problem>& problems) {
  std::vector<std::string> known;
  for (const Candidate& candidate : catalog.candidates()) {
    if (!candidate.usable()) continue;
    for (const ProvidedInstrument& instrument : candidate.manifest->instruments) known.push_back(instrument.id);
  }
  for (const InstrumentFile& file : catalog.instrument_files()) {
    if (file.usable()) known.push_back(file.id);
  }
  std::vector<std::string> absent;
  std::set<std::string> seen;
  for (const CrosswalkTheme& theme : crosswalk.themes) {
    for (const CrosswalkMember& member : theme.members) {
      const std::string& id = member.instrument;
      if (!seen.insert(id).second || std::find(known.begin(), known.end(), id) != known.end()) continue;
      const auto near = closest(id, known);
      const auto its_plugin = [&](const Candidate& candidate) { return id.starts_with(candidate.id + "."); };
      const bool here = std::any_of(catalog.candidates().begin(), catalog.candidates().end(), its_plugin);
      if (!near && !here) {
        absent.push_back(id);
        continue;
      }
      problems.push_back({member.where, member.path + ".instrument", "there is no such instrument", assay::quoted(id),
                          enumerate(known, "or", 8),
                          near ? "did you mean `" + *near + "`?"
                               : "name one of the instruments of the plugin; see `assay list plugins` for its state"});
    }
  }
  return absent;
}

void check_constructs(const Crosswalk& crosswalk, const Instrument& instrument,
                      std::vector<Problem>& problems) {
  std::vector<std::string> ids;
  for (const Construct& construct : instrument.constructs) ids.push_back(construct.id);
  for (const CrosswalkTheme& theme : crosswalk.themes) {
    for (const CrosswalkMember& member : theme.members) {
      if (member.instrument != instrument.id || instrument.find_construct(member.construct) != ASSAY_NONE)
        continue;
      const auto near = closest(member.construct, ids);
      problems.push_back({member.where, member.path + ".construct",
                          "the instrument " + instrument.id + " has no such construct",
                          assay::quoted(member.construct), enumerate(ids, "or", 8),
                          near ? "did you mean `" + *near + "`?" : "name one of its constructs"});
    }
  }
}

std::vector<std::string> compare(const Workspace& workspace, const CompareRequest& request) {
  return ComparisonRun(workspace, request).execute();
}

}  // namespace assay
