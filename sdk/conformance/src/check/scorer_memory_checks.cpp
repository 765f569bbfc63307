// Checks for scorers: that they only read what they are given, and no farther than it goes.
#include <algorithm>
#include <cstring>
#include <limits>

#include "digits.hpp"
#include "registry.hpp"
#include "setup_copy.hpp"
#include "trial.hpp"

namespace assay::conformance {
namespace {

// The arrays of a batch in sealed memory.
struct SealedBatch {
  explicit SealedBatch(const Batch& from) {
    assay_batch batch = from.abi();
    batch.rater_begin = memory.place_all(from.rater_begin(), "rater_begin of the batch");
    batch.rater_role = memory.place_all(from.rater_role(), "rater_role of the batch");
    batch.values = memory.place_all(from.values(), "the values of the batch");
    batch.states = memory.place_all(from.states(), "the states of the batch");
    abi = static_cast<const assay_batch*>(memory.place(&batch, sizeof batch, "the batch"));
    memory.seal();
  }

  SealedMemory memory;
  const assay_batch* abi;
};

// Makes a scorer of sealed memory and scores twice, the second time when the first batch is not to be had any
// more; then makes another scorer when what the first was made with is gone. A scorer that was stopped in the
// middle is left as it is.
std::optional<Deed> deed_of(const Trial& trial) {
  SetupCopy setup(trial.setting, 0);
  setup.memory().seal();
  const Batch cases = trial.batch(trial.mixed_cases());
  SealedBatch first(cases), second(cases);
  const ScoredTable table(cases.size(), trial.setting.model->rows().size(), trial.measures.size());
  LiveScorer* scorer = nullptr;
  const std::vector<const SealedMemory*> memories = {&setup.memory(), &first.memory, &second.memory};
  auto deed = SealedMemory::watch(memories, [&] {
    scorer = new LiveScorer(trial.opened, trial.setting.scorer, setup.setup());
    score_into(*scorer, trial.setting, *first.abi, table);
  });
  if (deed) return deed;
  first.memory.forbid();
  deed = SealedMemory::watch(memories, [&] {
    score_into(*scorer, trial.setting, *second.abi, table);
    delete scorer;
  });
  if (deed) return deed;
  setup.memory().forbid();
  return SealedMemory::watch(memories, [&] {
    scorer = new LiveScorer(trial.opened, trial.setting);
    score_into(*scorer, trial.setting, *second.abi, table);
    delete scorer;
  });
}

void input(const Subject& subject) {
  for_each_setting(subject, [](const Trial& trial) {
    const auto deed = deed_of(trial);
    if (!deed || deed->kind != Deed::Kind::Wrote) return;
    throw Failed(
        "making a scorer and scoring: " + deed->words + " (" + trial.setting.name + ")",
        "what is handed over is read only, and other threads read it at the same time: work on a copy");
  });
}

void reads_inside(const Subject& subject) {
  for_each_setting(subject, [](const Trial& trial) {
    const auto deed = deed_of(trial);
    if (!deed || deed->kind == Deed::Kind::Wrote) return;
    throw Failed("making a scorer and scoring: " + deed->words + " (" + trial.setting.name + ")",
                 deed->kind == Deed::Kind::KeptTooLong
                     ? "a batch is there until score returns, and what create is given until destroy: copy "
                       "what is needed later"
                     : "raters of case c end before rater_begin[c + 1], arrays after `count`, texts after "
                       "`size`; a text "
                       "has no byte that ends it");
  });
}

// --- structs that have grown ---

constexpr std::size_t kGrown = 24;

template <typename T>
std::vector<unsigned char> grown(T one) {
  one.struct_size += kGrown;
  std::vector<unsigned char> bytes(sizeof one + kGrown, 0xA5);
  std::memcpy(bytes.data(), &one, sizeof one);
  return bytes;
}

void strides(const Subject& subject) {
  for_each_setting(subject, [](const Trial& trial) {
    const Batch cases = trial.batch(trial.mixed_cases());
    const Scores before = trial.score(cases);
    SetupCopy setup(trial.setting, kGrown);
    const LiveScorer scorer(trial.opened, trial.setting.scorer, setup.setup());
    const ScoredTable cells(cases.size(), trial.setting.model->rows().size(), trial.measures.size(), 0,
                            kGrown);
    const std::vector<unsigned char> batch = grown(cases.abi()), table = grown(cells.abi());
    assay_error error = empty_error();
    const assay_status status =
        scorer.score(*reinterpret_cast<const assay_batch*>(batch.data()),
                     *reinterpret_cast<const assay_score_table*>(table.data()), error);
    const std::string remedy =
        "step by `stride` from element to element, never by sizeof; look at struct_size only with ASSAY_HAS";
    expect(status == ASSAY_OK,
           "score failed with structs that are longer than those of today: " + told(status, error), remedy);
    trial.expect_same(before, copy_of(cells), cases, "with structs as they are today, and with longer ones",
                      remedy);
  });
}

// --- what is there before, and stays after ---

void fresh_cells(const Subject& subject) {
  for_each_setting(subject, [](const Trial& trial) {
    const Batch batch = trial.batch(trial.mixed_cases());
    const auto scored = [&](double before) {
      const ScoredTable table(batch.size(), trial.setting.model->rows().size(), trial.measures.size(),
                              before);
      score_into(trial.scorer, trial.setting, batch.abi(), table);
      return copy_of(table);
    };
    const Scores zero = scored(0);
    for (const double before : {1e300, std::numeric_limits<double>::quiet_NaN()}) {
      trial.expect_same(zero, scored(before), batch, "the cells held 0 before, and then " + digits(before),
                        "write a value to each cell whose state you set, and never add to what stands there: "
                        "only states are cleared");
    }
  });
}

void measures_stay(const Subject& subject) {
  for_each_setting(subject, [](const Trial& trial) {
    const assay_array first = trial.scorer.measure_array();
    trial.score(trial.batch(trial.mixed_cases()));
    const assay_array second = trial.scorer.measure_array();
    const std::vector<MeasureInfo> later = trial.scorer.measures();
    const bool kept =
        first.data == second.data && first.count == second.count && first.stride == second.stride;
    expect(kept && std::equal(later.begin(), later.end(), trial.measures.begin(), trial.measures.end(), same),
           "measures gives something else after scoring than before (" + trial.setting.name + ")",
           "make the measures in create; they stay as they are until destroy");
  });
}

}  // namespace

std::vector<Check> scorer_memory_checks() {
  using T = Topic;
  using L = Level;
  return {
      {{"scorer-input", T::Scorer, L::Standard, "nothing is written to what create and score are given",
        {"scorer-scores"}}, input},
      {{"scorer-reads-inside", T::Scorer, L::Standard,
        "nothing is read past its end, or after it was taken back",
        {"scorer-input"}}, reads_inside},
  };
}

std::vector<Check> scorer_layout_checks() {
  using T = Topic;
  using L = Level;
  return {
      {{"scorer-fresh-cells", T::Scorer, L::Standard,
        "values do not depend on what stood in the cells before",
        {"scorer-same-twice"}}, fresh_cells},
      {{"scorer-measures-stay", T::Scorer, L::Standard, "measures gives the same before and after scoring",
        {"scorer-same-twice"}}, measures_stay},
      {{"scorer-strides", T::Scorer, L::Standard,
        "structs of a later host, which are longer, change no result",
        {"scorer-same-twice", "scorer-reads-inside"}}, strides},
  };
}

}  // namespace assay::conformance
