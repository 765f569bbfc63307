#include "explanation.hpp"

#include <algorithm>
#include <set>

#include "assay/crosswalk.hpp"
#include "assay/digest.hpp"
#include "assay/files.hpp"
#include "assay/toml.hpp"
#include "assay/wording.hpp"
#include "profile_lines.hpp"

namespace assay::cli {
namespace {

// Looks everything up by the manifests alone, so that no vendor code runs.
class Explainer {
 public:
  explicit Explainer(const Workspace& workspace) : workspace_(workspace), client_(*workspace.client) {}

  Explanation build() {
    for (const Use& use : client_.uses) explain(use);
    explain_comparison();
    tell(branding_lines(client_.branding));
    tell(disclosure_lines(client_.disclosure));
    explain_options();
    explain_wording();
    explain_pins();
    check_plugin_choices(workspace_.catalog, client_.plugins, told_.problems);
    for (const Problem& problem : unknown_exemptions(workspace_, nullptr)) note(Error(problem));
    return std::move(told_);
  }

 private:
  void tell(const std::vector<ExplanationLine>& lines) {
    told_.lines.insert(told_.lines.end(), lines.begin(), lines.end());
  }

  template <typename Look>
  void add(const std::string& what, const std::string& id, const Use& use, const std::string& key,
           Look look) {
    try {
      const auto found = look(id, use.where, use.path + "." + key);
      note_plugin(*found.plugin);
      told_.lines.push_back({what, id, "plugin " + found.plugin->id + " " + found.plugin->version,
                             use.path + "." + key + " in the profile"});
    } catch (const Error& error) {
      note(error);
      told_.lines.push_back({what, id, "nowhere", "see below"});
    }
  }

  void explain_instrument(const Use& use) {
    const std::string why = use.path + ".instrument in the profile";
    try {
      const auto found = workspace_.catalog.instrument(use.instrument, use.where, use.path + ".instrument");
      if (found.plugin != nullptr) note_plugin(*found.plugin);
      told_.lines.push_back({"instrument", use.instrument,
                             found.plugin != nullptr
                                 ? "plugin " + found.plugin->id + " " + found.plugin->version
                                 : "file " + found.file->file.string(),
                             why});
    } catch (const Error& error) {
      note(error);
      told_.lines.push_back({"instrument", use.instrument, "nowhere", "see below"});
    }
  }

  void explain(const Use& use) {
    const Catalog& catalog = workspace_.catalog;
    explain_instrument(use);
    add("scorer", use.scorer, use, "scorer",
        [&](const auto& id, const auto& where, const auto& key) { return catalog.scorer(id, where, key); });
    if (!use.norm_file.empty()) {
      explain_norm_file(use);
    } else if (use.norm.empty()) {
      told_.lines.push_back({"norm", "none", "", use.path + " names no norm: raw scores stand alone"});
    } else {
      add("norm", use.norm, use, "norm",
          [&](const auto& id, const auto& where, const auto& key) { return catalog.norm(id, where, key); });
    }
    for (const std::string& report : use.reports) {
      add("report", report, use, "reports",
          [&](const auto& id, const auto& where, const auto& key) { return catalog.report(id, where, key); });
    }
    for (const std::string& format_id : use.formats) {
      add("format", format_id, use, "formats", [&](const auto& id, const auto& where, const auto& key) {
        return catalog.renderer(id, where, key);
      });
    }
    if (!use.group_by.empty()) {
      told_.lines.push_back(
          {"groups", use.group_by, "the cases file", use.path + ".group-by in the profile"});
    }
    if (use.content.empty()) {
      for (const Manifest* manifest : plugins_of_use(use)) plain_.insert(manifest);
      plain_uses_.push_back(&use);
    } else {
      explain_pack(use);
    }
    check_options(use.options, plugins_of_use(use), told_.problems);
  }

  // A norm is plain figures: it can be read here.
  void explain_norm_file(const Use& use) {
    std::string id = use.norm_file.filename().string();
    try {
      const TomlFile file = read_toml(use.norm_file.string());
      std::vector<Problem> ignored;
      TomlReader root(file, ignored);
      if (auto head = root.table("norm")) id = head->text_or("id", id);
    } catch (const Error& error) {
      note(error);
    }
    told_.lines.push_back({"norm", id, use.norm_file.string(), use.path + ".norm-file in the profile"});
  }

  void explain_comparison() {
    if (!client_.comparison) return;
    const Use& use = *client_.comparison;
    for (const Manifest* manifest : plugins_of_use(use)) plain_.insert(manifest);
    const Catalog& catalog = workspace_.catalog;
    if (!client_.crosswalk.empty()) {
      try {
        const std::filesystem::path file = find_crosswalk(workspace_.configs, client_.crosswalk);
        told_.lines.push_back(
            {"crosswalk", read_crosswalk(file).id, file.string(), "comparison.crosswalk in the profile"});
      } catch (const Error& error) {
        note(error);
        told_.lines.push_back({"crosswalk", client_.crosswalk, "nowhere", "see below"});
      }
    }
    for (const std::string& report : use.reports) {
      add("report", report, use, "reports",
          [&](const auto& id, const auto& where, const auto& key) { return catalog.report(id, where, key); });
    }
    for (const std::string& format_id : use.formats) {
      add("format", format_id, use, "formats", [&](const auto& id, const auto& where, const auto& key) {
        return catalog.renderer(id, where, key);
      });
    }
    if (use.reports.empty()) {
      told_.lines.push_back({"report", "every comparison", "", "[comparison] names none: all that plugins have"});
    }
    if (use.formats.empty()) told_.lines.push_back({"format", "html", "", "[comparison] names none: the default"});
    check_options(use.options, plugins_of_use(use), told_.problems);
  }

  // Held against the copy of the instrument beside its library: the library itself is not loaded here.
  void explain_pack(const Use& use) {
    const std::string named_in = use.path + ".content";
    try {
      PackOverlay overlay(find_content_pack(workspace_.settings.content_path, use.content, use.instrument,
                                            use.content_where, named_in),
                          workspace_.catalog);
      const ContentPack& pack = overlay.pack();
      told_.lines.push_back(
          {"content", pack.id, "locale " + pack.locale, named_in + " in the profile: " + pack.file.string()});
      overlay.check_texts();
      const auto found = workspace_.catalog.instrument(use.instrument, use.where, use.path + ".instrument");
      if (found.file != nullptr) {
        overlay.over(*found.file->instrument);
      } else if (found.provided->file.empty()) {
        told_.lines.push_back(
            {"content", "not looked at", "", "the instrument is in its library alone; see `assay check`"});
      } else {
        overlay.over(parse_instrument(read_file(found.provided->file), found.provided->file.string()));
      }
      for (const Manifest* manifest : plugins_of_use(use, false)) overlay.over(*manifest);
      for (const Problem& problem : overlay.problems()) note(Error(problem));
      for (Problem& warning : overlay.warnings(kMissingShown)) told_.warnings.push_back(std::move(warning));
    } catch (const Error& error) {
      note(error);
      told_.lines.push_back({"content", use.content, "unusable", "see below"});
    }
  }

  // Several ids may be missing for one reason: it is told once.
  void note(const Error& error) {
    if (error.fault() != Fault::Input) told_.fault = error.fault();
    for (const Problem& problem : error.problems()) {
      const auto told = [&](const Problem& other) { return format(other) == format(problem); };
      if (std::none_of(told_.problems.begin(), told_.problems.end(), told)) told_.problems.push_back(problem);
    }
  }

  std::vector<const Manifest*> plugins_of_use(const Use& use, bool with_scorer = true) const {
    std::vector<const Manifest*> result;
    const auto add_plugin = [&](const Manifest* manifest) {
      if (std::find(result.begin(), result.end(), manifest) == result.end()) result.push_back(manifest);
    };
    try {
      if (with_scorer && !use.scorer.empty()) {
        add_plugin(workspace_.catalog.scorer(use.scorer, use.where, "").plugin);
      }
      for (const std::string& id : use.reports)
        add_plugin(workspace_.catalog.report(id, use.where, "").plugin);
      for (const std::string& id : use.formats)
        add_plugin(workspace_.catalog.renderer(id, use.where, "").plugin);
    } catch (const Error&) {
      // Told already, at its own line.
    }
    return result;
  }

  void note_plugin(const Manifest& manifest) {
    for (const Manifest* known : needed_) {
      if (known == &manifest) return;
    }
    needed_.push_back(&manifest);
  }

  // The options of each plugin. Where uses differ, each is told.
  void explain_options() {
    for (const Manifest* manifest : needed_) {
      std::vector<ExplanationLine> shown;
      const auto key_of = [](const ExplanationLine& line) { return line.id.substr(0, line.id.find(' ')); };
      for (const Use* use : uses_with(*manifest)) {
        for (const ExplanationLine& line : option_lines(*manifest, *use)) {
          const auto same_value = [&](const ExplanationLine& other) { return other.id == line.id; };
          if (std::any_of(shown.begin(), shown.end(), same_value)) continue;
          const auto same_key = [&](const ExplanationLine& other) { return key_of(other) == key_of(line); };
          const auto last = std::find_if(shown.rbegin(), shown.rend(), same_key);
          shown.insert(last == shown.rend() ? shown.end() : last.base(), line);
        }
      }
      tell(shown);
    }
  }

  std::vector<const Use*> uses_with(const Manifest& manifest) const {
    std::vector<const Use*> uses;
    const auto add_use = [&](const Use& use) {
      const std::vector<const Manifest*> plugins = plugins_of_use(use);
      if (std::find(plugins.begin(), plugins.end(), &manifest) != plugins.end()) uses.push_back(&use);
    };
    for (const Use& use : client_.uses) add_use(use);
    if (client_.comparison) add_use(*client_.comparison);
    return uses;
  }

  std::vector<ExplanationLine> option_lines(const Manifest& manifest, const Use& use) {
    std::vector<const std::vector<OptionSetting>*> settings;
    std::set<std::string> of_plugin, of_use;
    for (const PluginChoice& choice : client_.plugins) {
      if (choice.id != manifest.id) continue;
      settings.push_back(&choice.options);
      for (const OptionSetting& setting : choice.options) of_plugin.insert(setting.key);
    }
    settings.push_back(&use.options);
    for (const OptionSetting& setting : use.options) of_use.insert(setting.key);
    std::vector<Problem> problems;
    std::vector<ExplanationLine> lines;
    for (const OptionValue& value : resolve_options(manifest, settings, problems)) {
      const std::string why = of_use.count(value.key) != 0 ? use.path + ".options in the profile"
                              : of_plugin.count(value.key) != 0
                                  ? "plugins." + manifest.id + ".options in the profile"
                                  : "the plugin's default";
      lines.push_back(
          {"option", manifest.id + "." + value.key + " = " + value.text, "plugin " + manifest.id, why});
    }
    if (!problems.empty()) note(Error(std::move(problems)));
    return lines;
  }

  // Which language a plugin speaks where it has no words in the client's.
  void explain_wording() {
    for (const Manifest* manifest : needed_) {
      if (plain_.count(manifest) == 0) continue;  // has its words from a content pack, wherever it is used
      std::string locale = client_.locale;
      try {
        wording_of(*manifest, client_.locale, &locale);
      } catch (const Error& error) {
        note(error);
      }
      if (locale == client_.locale) continue;
      told_.lines.push_back({"wording", manifest->id, locale + " (no " + client_.locale + ")",
                             "plugin " + manifest->id + " has no texts in the client's locale"});
    }
    for (const Use* use : plain_uses_) explain_words_of_instrument(*use);
  }

  // By the copy beside its library: where there is none, `run` and `check` tell.
  void explain_words_of_instrument(const Use& use) {
    try {
      const auto found = workspace_.catalog.instrument(use.instrument, use.where, use.path + ".instrument");
      if (found.file == nullptr && found.provided->file.empty()) return;
      const std::string locale =
          found.file != nullptr
              ? found.file->instrument->locale
              : parse_instrument(read_file(found.provided->file), found.provided->file.string()).locale;
      if (locale_of_words(client_.locale, locale) == client_.locale) return;
      told_.lines.push_back({"wording", use.instrument, locale + " (no " + client_.locale + ")",
                             "the instrument is in another language than the client, and " + use.path +
                                 " names no content pack"});
    } catch (const Error& error) {
      note(error);
    }
  }

  void explain_pins() {
    for (const PluginChoice& choice : client_.plugins) {
      if (choice.sha256.empty()) continue;
      for (const Candidate& candidate : workspace_.catalog.candidates()) {
        if (candidate.id == choice.id && candidate.usable()) note_plugin(*candidate.manifest);
      }
    }
    for (const Manifest* manifest : needed_) explain_pin(*manifest);
  }

  void explain_pin(const Manifest& manifest) {
    const auto is_pin = [&](const PluginChoice& choice) {
      return choice.id == manifest.id && !choice.sha256.empty();
    };
    const auto pin = std::find_if(client_.plugins.begin(), client_.plugins.end(), is_pin);
    try {
      const std::string digest = sha256_of_file(manifest.library);
      const bool pinned = pin != client_.plugins.end();
      const std::string shown = "sha256 " + (pinned ? pin->sha256 : digest).substr(0, kDigestShown) + "…";
      if (!pinned) {
        told_.lines.push_back({"pin", manifest.id, shown, "not pinned"});
      } else if (pin->sha256 == digest) {
        told_.lines.push_back({"pin", manifest.id, shown, "matches"});
      } else {
        told_.lines.push_back({"pin", manifest.id, shown, "does not match: see below"});
        note(Error(
            Problem{pin->where, "plugins." + pin->id + ".sha256",
                    "the library is not the one that the profile asks for: " + manifest.library.string(),
                    digest, pin->sha256, "install the library that was approved, or approve this one"},
            Fault::Plugin));
      }
    } catch (const Error& error) {
      note(error);
    }
  }

  static constexpr std::size_t kDigestShown = 12;
  static constexpr std::size_t kMissingShown = 5;  // `assay check` names them all

  const Workspace& workspace_;
  const ClientProfile& client_;
  std::vector<const Manifest*> needed_;
  std::set<const Manifest*> plain_;  // write for a [[use]] without a content pack
  std::vector<const Use*> plain_uses_;  // without a content pack
  Explanation told_;
};

}  // namespace

Explanation explain_client(const Workspace& workspace) {
  return Explainer(workspace).build();
}

}  // namespace assay::cli
