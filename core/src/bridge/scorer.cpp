#include <cmath>
#include <set>

#include "assay/text.hpp"
#include "library.hpp"

namespace assay::bridge {
namespace {

// Columns of scores.csv that are the host's own.
const std::set<std::string> kReserved = {"case", "instrument", "level", "id", "role"};

bool is_column_name(const std::string& id) {
  return is_id(id) && id.find_first_of("-.") == std::string::npos;
}

std::vector<std::string> checked_words(const Manifest& plugin, assay_array words, const std::set<std::string>& known,
                                       const std::string& what) {
  check_array(plugin, words, kFirstSize<assay_text>, what);
  std::vector<std::string> copies;
  for (std::uint64_t i = 0; i < words.count; ++i) {
    copies.push_back(checked_text(plugin, element_of<assay_text>(words, i), what));
    if (known.count(copies.back()) == 0) {
      throw plugin_error(plugin, what + " names something that the instrument does not have", assay::quoted(copies.back()));
    }
  }
  return copies;
}

// A figure that speaks for a construct must have a place on its units.
void check_basis(const Manifest& plugin, const MeasureInfo& info) {
  if (info.basis == ASSAY_BASIS_NONE) return;
  const bool percentile = info.basis == ASSAY_BASIS_PERCENTILE_RANK;
  const bool placed = std::isfinite(info.minimum) && std::isfinite(info.maximum) && info.minimum < info.maximum;
  if (info.basis > ASSAY_BASIS_POINTS || !placed || (percentile && (info.minimum < 0 || info.maximum > 100))) {
    throw plugin_error(plugin, "measure " + info.id + " speaks for constructs and has no proper basis or range", {},
                       "give it a finite range, for a percentile rank one within 0 to 100");
  }
}

void check_statistic(const Manifest& plugin, const MeasureInfo& info) {
  if (info.statistic > ASSAY_STATISTIC_STANDARD_ERROR) {
    throw plugin_error(plugin, "measure " + info.id + " is made of something that this program does not know",
                       std::to_string(info.statistic), "use a statistic of this version, or take a newer program");
  }
  if (!std::isfinite(info.point)) {
    throw plugin_error(plugin, "measure " + info.id + " counts a point that is no number");
  }
}

class Scorer final : public ScorerProxy {
 public:
  Scorer(std::shared_ptr<const OpenPlugin> plugin, const assay_scorer_interface& calls, std::string_view id,
         const Model& model, const NormTable* norm, const OptionTable& options)
      : plugin_(std::move(plugin)), calls_(calls) {
    setup_.struct_size = sizeof(setup_);
    setup_.model = &model.abi();
    setup_.norm = norm == nullptr ? nullptr : &norm->abi();
    setup_.rows = model.row_array();
    setup_.options = options.abi();
    assay_error error = empty_error();
    require(plugin_->manifest(), calls_.create(plugin_->instance(), text(id), &setup_, &scorer_, &error), error,
            "making the scorer " + std::string(id));
    if (scorer_ == nullptr) throw plugin_error(plugin_->manifest(), "create succeeded and gave no scorer");
    try {
      read_measures(model);
    } catch (...) {
      calls_.destroy(scorer_);
      throw;
    }
  }
  ~Scorer() override { calls_.destroy(scorer_); }

  const std::vector<MeasureInfo>& measures() const override { return measures_; }
  assay_array measure_array() const override { return measure_array_; }

  void score(const assay_batch& batch, const assay_score_table& table) const override {
    assay_error error = empty_error();
    require(plugin_->manifest(), calls_.score(scorer_, &batch, &table, &error), error, "scoring");
  }

 private:
  void read_measures(const Model& model) {
    const Manifest& plugin = plugin_->manifest();
    const Instrument& instrument = model.instrument();
    std::set<std::string> levels(instrument.levels.begin(), instrument.levels.end());
    levels.insert("item");
    std::set<std::string> roles = {"all"};
    for (const Role& role : instrument.roles) roles.insert(role.id);

    calls_.measures(scorer_, &measure_array_);
    check_array(plugin, measure_array_, kFirstSize<assay_measure>, "the measures");
    std::set<std::string> ids = kReserved;
    for (std::uint64_t i = 0; i < measure_array_.count; ++i) {
      const auto measure = element_of<assay_measure>(measure_array_, i);
      MeasureInfo info;
      info.id = checked_text(plugin, measure.id, "the id of a measure");
      info.title = checked_text(plugin, measure.title, "the title of a measure");
      info.type = measure.type;
      info.basis = measure.basis;
      info.statistic = measure.statistic;
      info.point = measure.point;
      info.minimum = measure.minimum;
      info.maximum = measure.maximum;
      info.levels = checked_words(plugin, measure.levels, levels, "the levels of measure " + info.id);
      info.roles = checked_words(plugin, measure.roles, roles, "the roles of measure " + info.id);
      if (kReserved.count(info.id) != 0) {
        throw plugin_error(plugin, "a measure's id is the name of a column that every score table has",
                           assay::quoted(info.id));
      }
      if (!is_column_name(info.id)) {
        throw plugin_error(plugin, "a measure's id may hold lower case letters, digits and '_', and starts with a letter",
                           assay::quoted(info.id));
      }
      if (!ids.insert(info.id).second) throw plugin_error(plugin, "two measures have the same id", assay::quoted(info.id));
      if (info.type > ASSAY_MEASURE_FLAG || !(info.minimum <= info.maximum)) {
        throw plugin_error(plugin, "measure " + info.id + " has no proper type or range");
      }
      check_basis(plugin, info);
      check_statistic(plugin, info);
      measures_.push_back(std::move(info));
    }
    if (measures_.empty()) throw plugin_error(plugin, "the scorer has no measures");
  }

  std::shared_ptr<const OpenPlugin> plugin_;
  assay_scorer_interface calls_;
  assay_scorer_setup setup_{};
  assay_scorer* scorer_ = nullptr;
  assay_array measure_array_{};
  std::vector<MeasureInfo> measures_;
};

}  // namespace

std::unique_ptr<ScorerProxy> OpenPlugin::make_scorer(std::string_view id, const Model& model, const NormTable* norm,
                                                     const OptionTable& options) const {
  const auto calls = find<assay_scorer_interface>(ASSAY_SCORER_INTERFACE);
  if (!calls) throw plugin_error(manifest_, "it has no scorers");
  return std::make_unique<Scorer>(std::static_pointer_cast<const OpenPlugin>(shared_from_this()), *calls, id, model,
                                  norm, options);
}

}  // namespace assay::bridge
