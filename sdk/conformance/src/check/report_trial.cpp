#include "report_trial.hpp"

#include <algorithm>

#include "assay/error.hpp"
#include "assay/wording.hpp"
#include "outcome.hpp"
#include "scoring.hpp"

namespace assay::conformance {
namespace {

// A scorer at hand for as long as scores are wanted of it.
struct Scoring {
  Scoring(const Opened& plugin, const ScorerSetting& from)
      : setting(from), scorer(plugin, setting), measures(scorer.measures()) {}

  ScorerSetting setting;
  LiveScorer scorer;
  std::vector<MeasureInfo> measures;
};

ScoreSource scores_of(const std::shared_ptr<const Scoring>& scoring) {
  return [scoring](const MadeCase* cases, std::size_t count) {
    const Batch batch(MadeCases(cases, cases + count), scoring->setting.model->instrument().items.size());
    Scores scores = score(scoring->scorer, scoring->setting, batch);
    return ShownScores{scoring->measures, count, scores.rows, std::move(scores.values),
                       std::move(scores.states)};
  };
}

ScoreSource made_up(std::shared_ptr<const Model> model) {
  return [model](const MadeCase* cases, std::size_t count) {
    return made_up_scores(*model, count, count == 0 ? 0 : cases->values.size());
  };
}

// A setting, and where scores come from in it.
struct Ground {
  Setting setting;
  ScoreSource scores;
  bool own_scores = false;
};

class Trials {
 public:
  Trials(const Subject& subject, const Opened& plugin, bool options)
      : subject_(subject), plugin_(plugin), entries_(report_entries(plugin)) {
    // The ends of options are many, and most of what is checked does not depend on them.
    if (!options && subject_.level == Level::Strict) subject_.level = Level::Standard;
    wording_ = wording_of(subject_.manifest, "en", &locale_);
    for (const OptionSchema& option : subject_.manifest.options) {
      if (option.type == OptionType::Text && option.choices.empty())
        group_words_.push_back(option.otherwise.text);
    }
  }

  std::vector<ReportTrial> all() {
    if (entries_.empty()) throw PassedOver("the plugin has no reports");
    std::vector<ReportTrial> trials;
    for (const Entry& entry : entries_) {
      std::string refused;
      refused_own_ = false;
      const std::size_t before = trials.size();
      const std::vector<Ground>& grounds = grounds_for(entry);
      for (const Ground& ground : grounds) {
        if (takes_instrument(entry, ground.setting)) add(entry, ground, trials, refused);
      }
      if (trials.size() > before) continue;
      if (refused.empty()) refused = "none of the instruments is one that it is for";
      if (refused_own_) {
        throw Failed("report " + entry.id + " refuses all scores of the plugin's own scorers: " + refused,
                     "let a scorer of the plugin give the measures that the report needs");
      }
      throw PassedOver("report " + entry.id + " takes nothing that there is to try: " + refused);
    }
    return trials;
  }

 private:
  const std::vector<Ground>& grounds_for(const Entry& entry) {
    if (entry.about == ASSAY_REPORT_COMPARISON) {
      if (alone_.empty()) alone_.push_back({{nullptr, nullptr, options(), ""}, {}, false});
      return alone_;
    }
    if (entry.about == ASSAY_REPORT_SHEET) {
      if (plain_.empty()) plain_ = plain_grounds();
      return plain_;
    }
    if (scored_.empty()) scored_ = scored_grounds();
    return scored_;
  }

  std::shared_ptr<const OptionTable> options() const {
    std::vector<Problem> none;
    return std::make_shared<const OptionTable>(resolve_options(subject_.manifest, {}, none));
  }

  std::vector<Ground> plain_grounds() const {
    std::vector<Ground> grounds;
    for (Setting& setting : settings_of(subject_, instruments_to_try(subject_, plugin_))) {
      const ScoreSource scores = made_up(setting.model);
      grounds.push_back({std::move(setting), scores, false});
    }
    return grounds;
  }

  std::vector<Ground> scored_grounds() const {
    if (scorer_entries(plugin_).empty()) return plain_grounds();
    std::vector<Ground> grounds;
    for (const ScorerSettings& of : all_scorer_settings(subject_, plugin_)) {
      for (const ScorerSetting& setting : of.taken) {
        grounds.push_back({setting, scores_of(std::make_shared<const Scoring>(plugin_, setting)), true});
      }
    }
    return grounds;
  }

  bool takes_instrument(const Entry& entry, const Setting& setting) const {
    const auto provided = std::find_if(subject_.manifest.reports.begin(), subject_.manifest.reports.end(),
                                       [&](const ProvidedReport& report) { return report.id == entry.id; });
    if (setting.model == nullptr || provided == subject_.manifest.reports.end() ||
        provided->instruments.empty())
      return true;
    const auto& ids = provided->instruments;
    return std::find(ids.begin(), ids.end(), setting.model->instrument().id) != ids.end();
  }

  void add(const Entry& entry, const Ground& ground, std::vector<ReportTrial>& trials, std::string& refused) {
    ReportTrial trial{{ground.setting, entry.id, entry.about, wording_, locale_, "Wren and Sons"},
                      ground.scores,
                      group_words_,
                      {}};
    const ReportUse use(plugin_, trial.setting);
    if (use.status() == ASSAY_E_CONTENT) {
      refused = told(use.status(), use.error());
      return;
    }
    if (use.status() != ASSAY_OK) {
      throw Failed("create of " + use.name() + " failed: " + told(use.status(), use.error()),
                   "an instrument, an option or a wording that the report cannot work with is refused with "
                   "ASSAY_E_CONTENT");
    }
    trial.inputs = inputs_for(trial);
    const Writing first = use.write(trial.inputs.front());
    if (first.status == ASSAY_E_CONTENT && first.refused.empty() && ground.scores) {
      // It wants measures that only a norm, another scorer or its own vendor gives.
      refused = told(first.status, first.error);
      refused_own_ = refused_own_ || ground.own_scores;
      return;
    }
    trials.push_back(std::move(trial));
  }

  std::vector<ReportInput> inputs_for(const ReportTrial& trial) const {
    switch (trial.setting.about) {
      case ASSAY_REPORT_CASE:
        return case_inputs(*trial.setting.model, subject_.seed, trial.scores);
      case ASSAY_REPORT_GROUP:
        return group_inputs(*trial.setting.model, subject_.seed, trial.scores, trial.group_words);
      case ASSAY_REPORT_COMPARISON:
        return comparison_inputs();
      default:
        return {{"the instrument alone", std::monostate()}};
    }
  }

  Subject subject_;
  const Opened& plugin_;
  std::vector<Entry> entries_;
  TextPairs wording_;
  std::string locale_;
  std::vector<std::string> group_words_;
  bool refused_own_ = false;  // the report at hand refused scores of the plugin's own
  std::vector<Ground> alone_, plain_, scored_;
};

}  // namespace

ReportInput ReportTrial::random_input(std::uint64_t seed) const {
  switch (setting.about) {
    case ASSAY_REPORT_CASE:
      return random_case(*setting.model, seed, scores);
    case ASSAY_REPORT_GROUP:
      return random_set(*setting.model, seed, scores, group_words);
    case ASSAY_REPORT_COMPARISON:
      return random_comparison(seed);
    default:
      return inputs.front();
  }
}

std::vector<ReportTrial> report_trials(const Subject& subject, const Opened& plugin, bool options) {
  try {
    return Trials(subject, plugin, options).all();
  } catch (const Error& error) {
    throw Failed("the plugin's own texts cannot be read: " + error.problems().front().what,
                 error.problems().front().remedy);
  }
}

}  // namespace assay::conformance
