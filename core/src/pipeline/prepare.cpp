#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "assay/digest.hpp"
#include "assay/file_order.hpp"
#include "assay/files.hpp"
#include "assay/log.hpp"
#include "assay/pipeline.hpp"
#include "assay/text.hpp"
#include "assay/wording.hpp"
#include "disclosure_rules.hpp"

namespace assay {
namespace {

// A part cannot be looked at, since another that it rests on is wrong and told.
struct Skipped {};

// Builds a Prepared part by part. What is wrong with one part hinders no other from being looked at, so that one run
// lists the mistakes of all.
class Preparation {
 public:
  Preparation(const Workspace& workspace, const PrepareRequest& request) : workspace_(workspace), request_(request) {
    choose_use();
  }

  Prepared build() {
    if (workspace_.client) check_plugin_choices(workspace_.catalog, workspace_.client->plugins, problems_);
    // A pin that pins nothing: then nothing is loaded.
    may_load_ = problems_.empty();
    if (!request_.comparison) {
      instrument_failed_ = !attempt([&] { load_instrument(); });
      norm_failed_ = !attempt([&] { load_norm(); });
      if (request_.with_scorer) {
        attempt([&] { make_scorer(); });
        attempt([&] { make_disclosure(); });
      }
    }
    if (request_.with_reports || request_.with_words) {
      pack_failed_ = !attempt([&] { load_pack(); });
      tell_foreign_instrument();
    }
    if (request_.with_reports) {
      attempt([&] { make_reports(); });
      attempt([&] { make_formats(); });
    }
    check_option_names();
    if (problems_.empty()) return std::move(prepared_);
    const std::string file = workspace_.client ? workspace_.client->source : std::string();
    throw Error(in_file_order(file, std::move(problems_)), fault_.value_or(Fault::Input));
  }

 private:
  // Whether all went well. What did not is noted.
  template <typename Step>
  bool attempt(Step step) {
    try {
      step();
      return true;
    } catch (const Skipped&) {
      return false;
    } catch (const Error& error) {
      note(error);
      return false;
    }
  }

  // A plugin that cannot be used is wanted by several: its mistakes are told once. The exit status is that of the first.
  void note(const Error& error) {
    const auto known = [&](const Problem& problem) {
      const auto same = [&](const Problem& other) { return format(other) == format(problem); };
      return std::any_of(problems_.begin(), problems_.end(), same);
    };
    const std::vector<Problem>& more = error.problems();
    if (error.fault() == Fault::Plugin && more.size() > 1 && std::all_of(more.begin() + 1, more.end(), known)) return;
    if (problems_.empty()) fault_ = error.fault();
    if (error.fault() != Fault::Input) may_load_ = false;
    problems_.insert(problems_.end(), more.begin(), more.end());
  }

  // The profile's [[use]] for the instrument. Without a profile, or for sheets of an instrument that the
  // profile does not use, there is none, and everything has its default.
  void choose_use() {
    if (!workspace_.client) {
      if (request_.sheets) return;
      throw Error(Problem{{"--client", 0, 0}, {}, "no client is named", {}, {}, "name one; see `assay list clients`"});
    }
    if (request_.comparison) {
      if (workspace_.client->comparison) use_ = &*workspace_.client->comparison;
      return;
    }
    use_ = workspace_.client->find_use(request_.instrument);
    if (use_ != nullptr || request_.sheets) return;
    std::vector<std::string> ids;
    for (const Use& use : workspace_.client->uses) ids.push_back(use.instrument);
    const auto near = closest(request_.instrument, ids);
    throw Error(Problem{{workspace_.client->source, 0, 0},
                        "use",
                        "the client does not use this instrument",
                        request_.instrument,
                        ids.empty() ? "the profile has no [[use]]" : enumerate(ids, "or"),
                        near ? "did you mean " + *near + "?" : "add a [[use]] with this instrument to the profile"});
  }

  Location where() const { return use_ != nullptr ? use_->where : Location{"--instrument", 0, 0}; }
  Location where_of(std::string_view name) const { return use_ != nullptr ? use_->where_of(name) : where(); }
  std::string key(const std::string& name) const { return use_ != nullptr ? use_->path + "." + name : name; }

  std::shared_ptr<const LoadedPlugin> load(const Manifest& manifest) {
    for (const auto& plugin : prepared_.plugins) {
      if (plugin->manifest().id == manifest.id) return plugin;
    }
    check_pin(manifest);
    if (!may_load_) throw Skipped{};
    prepared_.plugins.push_back(LoadedPlugin::load(manifest));
    return prepared_.plugins.back();
  }

  void check_pin(const Manifest& manifest) const {
    if (!workspace_.client) return;
    for (const PluginChoice& choice : workspace_.client->plugins) {
      if (choice.id != manifest.id || choice.sha256.empty()) continue;
      const std::string found = sha256_of_file(manifest.library);
      if (found == choice.sha256) continue;
      throw Error(Problem{choice.where, "plugins." + choice.id + ".sha256",
                          "the library is not the one that the profile asks for: " + manifest.library.string(), found,
                          choice.sha256, "install the library that was approved, or approve this one"},
                  Fault::Plugin);
    }
  }

  std::vector<OptionValue> options_of(const Manifest& plugin) {
    std::vector<const std::vector<OptionSetting>*> settings;
    if (workspace_.client) {
      for (const PluginChoice& choice : workspace_.client->plugins) {
        if (choice.id == plugin.id) settings.push_back(&choice.options);
      }
      if (use_ != nullptr) settings.push_back(&use_->options);
    }
    if (std::find(asked_.begin(), asked_.end(), &plugin) == asked_.end()) {
      asked_.push_back(&plugin);
      return resolve_options(plugin, settings, problems_);
    }
    std::vector<Problem> known;  // told the first time
    return resolve_options(plugin, settings, known);
  }

  // Who provides something. Where nobody does, options are held against the plugin that was meant, if one can be made out.
  template <typename Find>
  auto provider(const std::string& id, Find find) -> decltype(find()) {
    try {
      return find();
    } catch (const Error&) {
      if (const Manifest* meant = meant_by(id)) {
        options_of(*meant);
      } else {
        all_plugins_known_ = false;
      }
      throw;
    }
  }

  // By the nearest id that there is, or by the plugin's id, which ids begin with.
  const Manifest* meant_by(const std::string& id) const {
    std::vector<std::string> ids;
    std::vector<const Manifest*> owners;
    const Manifest* named = nullptr;
    for (const Candidate& candidate : workspace_.catalog.candidates()) {
      if (!candidate.usable()) continue;
      const auto take = [&](const auto& provided) {
        for (const auto& one : provided) {
          ids.push_back(one.id);
          owners.push_back(&*candidate.manifest);
        }
      };
      take(candidate.manifest->scorers);
      take(candidate.manifest->reports);
      take(candidate.manifest->renderers);
      if (id.starts_with(candidate.id + ".")) named = &*candidate.manifest;
    }
    const std::optional<std::string> near = closest(id, ids);
    if (!near) return named;
    return owners[static_cast<std::size_t>(std::find(ids.begin(), ids.end(), *near) - ids.begin())];
  }

  // Options of a [[use]] must belong to one of its plugins; options of [plugins.<id>] to that plugin.
  void check_option_names() {
    if (!workspace_.client) return;
    if (use_ != nullptr && request_.with_scorer && request_.with_reports && all_plugins_known_) {
      check_options(use_->options, asked_, problems_);
    }
    for (const PluginChoice& choice : workspace_.client->plugins) {
      for (const Manifest* manifest : asked_) {
        if (manifest->id == choice.id) check_options(choice.options, {manifest}, problems_);
      }
    }
  }

  void load_instrument() {
    if (request_.instrument.empty()) throw Skipped{};
    const Catalog::InstrumentAt found =
        workspace_.catalog.instrument(request_.instrument, where_of("instrument"), key("instrument"));
    instrument_known_ = true;
    if (found.file != nullptr) {
      prepared_.instrument = found.file->instrument;
      prepared_.instrument_digest = found.file->digest;
      prepared_.instrument_file = found.file->file;
      prepared_.model = std::make_unique<Model>(prepared_.instrument);
      return;
    }
    const LoadedPlugin::InstrumentText text = load(*found.plugin)->instrument(request_.instrument);
    auto instrument = std::make_shared<Instrument>(parse_instrument(text.toml, text.name));
    if (instrument->id != request_.instrument) {
      throw Error(Problem{{text.name, 0, 0}, "instrument.id", "the text is another instrument's", instrument->id,
                          request_.instrument, "give the text the id that the plugin promises"},
                  Fault::Plugin);
    }
    check_copy(*found.provided, text);
    prepared_.instrument = std::move(instrument);
    prepared_.instrument_digest = sha256(text.toml);
    prepared_.model = std::make_unique<Model>(prepared_.instrument);
  }

  // What `assay explain` reads beside the library must be what the library has.
  static void check_copy(const ProvidedInstrument& provided, const LoadedPlugin::InstrumentText& text) {
    if (provided.file.empty() || read_file(provided.file) == text.toml) return;
    throw Error(Problem{{provided.file.string(), 0, 0}, {}, "the file is not the instrument that the library holds",
                        "sha256 " + sha256_of_file(provided.file), "sha256 " + sha256(text.toml),
                        "install the plugin again; an instrument is changed where the plugin is built, and its words in "
                        "a content pack"},
                Fault::Plugin);
  }

  void load_norm() {
    if (use_ == nullptr) return;
    if (!use_->norm_file.empty()) return read_norm(use_->norm_file);
    if (use_->norm.empty()) return;
    const Location place = use_->where_of("norm");
    const Catalog::NormAt found = workspace_.catalog.norm(use_->norm, place, key("norm"));
    if (instrument_known_ && found.provided->instrument != request_.instrument) {
      throw Error(Problem{place, key("norm"), "the norm is for another instrument: " + use_->norm,
                          found.provided->instrument, request_.instrument, "choose a norm of this instrument"});
    }
    read_norm(found.provided->file);
  }

  void read_norm(const std::filesystem::path& file) {
    if (!prepared_.instrument) throw Skipped{};
    const std::string toml = read_file(file);
    prepared_.norm_file = file;
    prepared_.norm_digest = sha256(toml);
    prepared_.norm = std::make_unique<NormTable>(
        std::make_shared<const Norm>(parse_norm(toml, file.string(), *prepared_.instrument)));
  }

  void load_pack() {
    if (use_ == nullptr || use_->content.empty()) return;
    if (!request_.comparison && !prepared_.instrument) throw Skipped{};
    prepared_.pack = std::make_unique<PackOverlay>(
        find_content_pack(workspace_.settings.content_path, use_->content, request_.instrument, use_->content_where,
                          key("content")),
        workspace_.catalog);
    prepared_.worded =
        std::make_unique<Model>(std::make_shared<const Instrument>(prepared_.pack->over(*prepared_.instrument)));
    prepared_.pack->check_texts();
    // Before a plugin meets words that do not fit.
    throw_if_any(prepared_.pack->problems());
  }

  // The fixed words of a plugin, and in `locale` their language.
  std::unique_ptr<PairTable> wording(const Manifest& plugin, std::string* locale) {
    if (prepared_.pack) {
      return std::make_unique<PairTable>(with_core_wording(this->locale(), prepared_.pack->over(plugin)), true);
    }
    std::string chosen = this->locale();
    std::set<std::string> borrowed;
    TextPairs own = wording_of(plugin, this->locale(), &chosen, &borrowed);
    chosen = locale_of_words(this->locale(), chosen);
    if (chosen != this->locale() || !borrowed.empty()) tell_unworded(plugin, chosen, borrowed);
    if (locale != nullptr) *locale = chosen;
    return std::make_unique<PairTable>(with_core_wording(chosen, std::move(own)), true);
  }

  // Its words stand in every report, also in one whose fixed texts are in the client's language.
  void tell_foreign_instrument() {
    if (!prepared_.instrument || pack_failed_ || prepared_.pack) return;
    const Instrument& instrument = *prepared_.instrument;
    if (locale_of_words(locale(), instrument.locale) == locale()) return;
    prepared_.warnings.push_back({use_ != nullptr ? use_->where_of("instrument") : Location{}, key("instrument"),
                                  "the instrument " + instrument.id + " is worded in " + instrument.locale +
                                      ", not in the client's locale " + locale() +
                                      "; reports and sheets show its words in " + instrument.locale,
                                  {}, {},
                                  "name a content pack in " + locale() + " by `content` in the [[use]]"});
  }

  // Once for each plugin, and no error: a reader with words of two languages is better off than one without a report.
  void tell_unworded(const Manifest& plugin, const std::string& chosen, const std::set<std::string>& borrowed) {
    if (std::find(unworded_.begin(), unworded_.end(), &plugin) != unworded_.end()) return;
    unworded_.push_back(&plugin);
    const std::string who = "plugin " + plugin.id;
    const std::string remedy = ". A content pack can give it others: [text." + plugin.id + "]";
    if (chosen != locale()) {
      warn(who + " has no texts in the locale " + locale() + "; what it writes is worded in " + chosen + remedy);
      return;
    }
    warn(who + " lacks " + std::to_string(borrowed.size()) + (borrowed.size() == 1 ? " text" : " texts") +
         " in the locale " + locale() + ", such as `" + *borrowed.begin() + "`; they are worded in " +
         plugin.contents.front().locale + remedy);
  }

  void warn(const std::string& what) { prepared_.warnings.push_back({{}, {}, what, {}, {}, {}}); }

  // What a plugin makes of the profile; when it cannot work with that, the complaint gets the profile's place.
  template <typename Make>
  static auto placed(const Location& place, const std::string& named_in, Make make) -> decltype(make()) {
    try {
      return make();
    } catch (const Error& error) {
      if (error.fault() != Fault::Input) throw;
      std::vector<Problem> problems = error.problems();
      for (Problem& problem : problems) {
        if (!problem.where.file.empty()) continue;
        problem.where = place;
        if (problem.key.empty()) problem.key = named_in;
      }
      throw Error(std::move(problems));
    }
  }

  void make_scorer() {
    if (use_->scorer.empty()) {
      all_plugins_known_ = false;
      throw Skipped{};
    }
    const Catalog::ScorerAt found = provider(use_->scorer, [&] {
      return workspace_.catalog.scorer(use_->scorer, use_->where_of("scorer"), key("scorer"));
    });
    prepared_.scorer_id = use_->scorer;
    prepared_.scorer_options = std::make_unique<OptionTable>(options_of(*found.plugin));
    if (instrument_failed_ || norm_failed_) throw Skipped{};
    prepared_.scorer = placed(where(), key("scorer"), [&] {
      return load(*found.plugin)
          ->make_scorer(use_->scorer, *prepared_.model, prepared_.norm.get(), *prepared_.scorer_options);
    });
  }

  void make_disclosure() {
    throw_if_any(unknown_exemptions(workspace_, prepared_.instrument.get()));
    if (instrument_failed_) throw Skipped{};
    prepared_.disclosure = pipeline::disclosure_of(workspace_.client->disclosure, prepared_.instrument);
  }

  static const std::vector<std::string>& each_once(const std::vector<std::string>& ids, const std::string& option) {
    for (auto id = ids.begin(); id != ids.end(); ++id) {
      if (std::find(ids.begin(), id, *id) == id) continue;
      throw Error(Problem{{option, 0, 0}, {}, "named twice: " + *id, {}, {}, "name it once"});
    }
    return ids;
  }

  std::vector<std::string> report_ids() const {
    if (!request_.reports.empty()) return each_once(request_.reports, "--reports");
    if (!request_.sheets && !request_.comparison) return use_->reports;
    if (request_.comparison && use_ != nullptr && !use_->reports.empty()) return use_->reports;
    const ReportAbout about = request_.comparison ? ReportAbout::Comparison : ReportAbout::Sheet;
    // Sheets for any instrument stand in where nobody has made one for this.
    std::vector<std::string> own, generic;
    for (const Candidate& candidate : workspace_.catalog.candidates()) {
      if (!candidate.usable()) continue;
      for (const ProvidedReport& report : candidate.manifest->reports) {
        if (report.about != about || !covers(report)) continue;
        (report.instruments.empty() ? generic : own).push_back(report.id);
      }
    }
    const std::vector<std::string>& ids = own.empty() ? generic : own;
    if (ids.empty() && request_.comparison) {
      throw Error(Problem{{"--reports", 0, 0}, {}, "no plugin has a report that compares frameworks", {}, {},
                          "install one, such as the plugin crosswalk; see `assay list reports`"});
    }
    if (ids.empty()) {
      throw Error(Problem{{"--instrument", 0, 0}, {}, "no plugin has a document about this instrument",
                          request_.instrument, {}, "see `assay list reports`"});
    }
    return ids;
  }

  bool covers(const ProvidedReport& report) const {
    return request_.comparison || report.instruments.empty() || std::find(report.instruments.begin(), report.instruments.end(),
                                                   request_.instrument) != report.instruments.end();
  }

  void make_reports() {
    for (const std::string& id : report_ids()) attempt([&] { make_report(id); });
  }

  void make_report(const std::string& id) {
    const bool asked = !request_.reports.empty();
    const Location place = asked ? Location{"--reports", 0, 0} : where_of("reports");
    const std::string named_in = asked ? std::string() : key("reports");
    const Catalog::ReportAt found = provider(id, [&] { return workspace_.catalog.report(id, place, named_in); });
    auto options = std::make_unique<OptionTable>(options_of(*found.plugin));
    if (!request_.comparison && !instrument_known_) throw Skipped{};
    if (!covers(*found.provided)) {
      throw Error(Problem{place, named_in, "the report " + id + " is not for this instrument",
                          request_.instrument, enumerate(found.provided->instruments, "or"),
                          "choose a report of this instrument; see `assay list reports`"});
    }
    check_about(*found.provided, place, named_in);
    if (instrument_failed_ || norm_failed_ || pack_failed_) throw Skipped{};
    PreparedReport report;
    report.id = id;
    report.title = found.provided->title;
    report.locale = locale();
    report.options = std::move(options);
    report.wording = wording(*found.plugin, &report.locale);
    const Model* model = prepared_.worded ? prepared_.worded.get() : prepared_.model.get();
    const std::string client = workspace_.client ? workspace_.client->name : std::string();
    report.writer = placed(asked ? place : where(), named_in, [&] {
      return load(*found.plugin)
          ->make_report_writer(id, {model, prepared_.norm.get(), report.options.get(), report.wording.get(),
                                    report.locale, client});
    });
    const bool group = found.provided->about == ReportAbout::Group;
    (group ? prepared_.group_reports : prepared_.reports).push_back(std::move(report));
  }

  // Each kind of report has its command; one on groups needs to know them.
  void check_about(const ProvidedReport& report, const Location& place, const std::string& named_in) {
    const char* remedy = nullptr;
    switch (report.about) {
      case ReportAbout::Sheet: remedy = request_.sheets ? nullptr : "write it with `assay sheet`"; break;
      case ReportAbout::Comparison: remedy = request_.comparison ? nullptr : "write it with `assay compare`"; break;
      default: remedy = request_.sheets || request_.comparison ? "write it with `assay run`" : nullptr;
    }
    if (remedy != nullptr) {
      const ReportAbout wanted = request_.sheets       ? ReportAbout::Sheet
                                 : request_.comparison ? ReportAbout::Comparison
                                                       : ReportAbout::Case;
      throw Error(Problem{place, named_in,
                          "the report " + report.id + " is about " + described(report.about) + ", not about " +
                              described(wanted),
                          report.id, {}, remedy});
    }
    if (report.about != ReportAbout::Group) return;
    if (use_->group_by.empty()) {
      throw Error(Problem{where(), key("group-by"),
                          "the report " + report.id + " compares groups, and nothing says who is in which group", {},
                          "the name of a column of the cases file",
                          "add group-by = \"<column>\" to the [[use]], or take the report out"});
    }
    prepared_.group_by = use_->group_by;
  }

  static std::string described(ReportAbout about) {
    switch (about) {
      case ReportAbout::Sheet: return "the instrument";
      case ReportAbout::Group: return "a set of cases";
      case ReportAbout::Comparison: return "a person under several instruments";
      default: return "a person";
    }
  }

  void make_formats() {
    std::vector<std::string> formats = each_once(request_.formats, "--formats");
    if (formats.empty() && use_ != nullptr) formats = use_->formats;
    if (formats.empty() && (use_ == nullptr || request_.comparison)) formats = {"html"};
    const Look look = look_of_client();
    std::map<std::string, std::string> by_extension;
    for (const std::string& id : formats) attempt([&] { make_format(id, look, by_extension); });
  }

  void make_format(const std::string& id, const Look& look, std::map<std::string, std::string>& by_extension) {
    const bool asked = !request_.formats.empty();
    const Location place = asked ? Location{"--formats", 0, 0} : where_of("formats");
    const std::string named_in = asked ? std::string() : key("formats");
    const Catalog::RendererAt found = provider(id, [&] { return workspace_.catalog.renderer(id, place, named_in); });
    const auto [other, first] = by_extension.emplace(found.provided->extension, id);
    if (!first) {
      throw Error(Problem{place, named_in, "the formats " + other->second + " and " + id + " would write the same file",
                          "both write ." + found.provided->extension, {},
                          "choose one of them, and run again for the other"});
    }
    PreparedFormat format;
    format.id = id;
    format.extension = found.provided->extension;
    format.options = std::make_unique<OptionTable>(options_of(*found.plugin));
    if (pack_failed_ || (!workspace_.client && instrument_failed_)) throw Skipped{};
    format.wording = wording(*found.plugin, nullptr);
    format.renderer = load(*found.plugin)->make_renderer(id, look, *format.options, *format.wording);
    prepared_.formats.push_back(std::move(format));
  }

  std::string locale() const {
    if (prepared_.pack) return prepared_.pack->pack().locale;
    return workspace_.client ? workspace_.client->locale : prepared_.instrument->locale;
  }

  Look look_of_client() const {
    Look look;
    look.accent = Branding{}.accent;
    if (!workspace_.client) return look;
    const Branding& branding = workspace_.client->branding;
    look.accent = branding.accent;
    look.name = workspace_.client->name;
    look.footer = branding.footer;
    if (branding.logo.empty()) return look;
    look.logo = read_file(branding.logo);
    const std::string extension = branding.logo.extension().string();
    look.logo_media_type = extension == ".svg" ? "image/svg+xml" : extension == ".png" ? "image/png" : "image/jpeg";
    return look;
  }

  const Workspace& workspace_;
  const PrepareRequest& request_;
  const Use* use_ = nullptr;
  std::vector<const Manifest*> asked_;
  std::vector<const Manifest*> unworded_;  // told that they have no words in the locale
  std::vector<Problem> problems_;
  std::optional<Fault> fault_;
  bool may_load_ = true;
  bool all_plugins_known_ = true;  // of which options may be set
  bool instrument_known_ = false;  // somebody has it, whether or not it can be used
  bool instrument_failed_ = false, norm_failed_ = false, pack_failed_ = false;
  Prepared prepared_;
};

}  // namespace

Prepared prepare(const Workspace& workspace, const PrepareRequest& request) {
  return Preparation(workspace, request).build();
}

}  // namespace assay
