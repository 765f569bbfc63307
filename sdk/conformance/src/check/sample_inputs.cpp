#include "sample_inputs.hpp"

#include "batches.hpp"

namespace assay::conformance {
namespace {

std::vector<std::uint32_t> counts_of(const Model& model, const MadeCase& made) {
  const Instrument& instrument = model.instrument();
  std::vector<std::uint32_t> counts(instrument.roles.size(), 0);
  for (const std::uint32_t role : made.roles) ++counts[instrument.top_role(role)];
  return counts;
}

CaseParts case_of(const Model& model, const MadeCase& made, const ScoreSource& scores) {
  return {"case-1",
          "Alex Wren",
          "2026-03-31",
          {{"department", "North"}, {"grade", "7"}, {"empty", ""}},
          counts_of(model, made),
          {},
          scores(&made, 1),
          false,
          {}};
}

// `each` for every item and role without a parent, and a few that are about no item.
void add_comments(const Model& model, CaseParts& parts, std::size_t each, const Words& words) {
  const Instrument& instrument = model.instrument();
  const auto add = [&](std::uint32_t item) {
    for (std::uint32_t role = 0; role < instrument.roles.size(); ++role) {
      if (instrument.roles[role].parent != ASSAY_NONE) continue;
      for (std::size_t i = 0; i < each; ++i) parts.comments.push_back({item, role, words()});
    }
  };
  for (std::uint32_t item = 0; item < instrument.items.size(); ++item) add(item);
  add(ASSAY_NONE);
}

void empty_all(ShownScores& scores) {
  scores.states.assign(scores.states.size(), ASSAY_CELL_EMPTY);
}

void empty_some(ShownScores& scores, Random& random) {
  for (std::uint8_t& state : scores.states) {
    if (random.chance(0.4)) state = random.chance(0.5) ? ASSAY_CELL_EMPTY : ASSAY_CELL_WITHHELD;
  }
}

GroupParts set_of(const Model& model, std::uint64_t seed, const ScoreSource& scores,
                  std::vector<std::string> groups) {
  const MadeCases cases = CaseMaker(model, seed).any(groups.size());
  return {"2026-03-31", "performance", std::move(groups), scores(cases.data(), cases.size()), {}, {}};
}

MemberParts member(std::uint32_t framework, std::uint32_t match, const Words& words) {
  return {framework, match, "c" + std::to_string(framework), words(), words(), false, ASSAY_BASIS_NONE, "", 0,
          0,         0};
}

MemberParts figure(MemberParts member, std::uint32_t basis, double value, const Words& words) {
  member.has_value = true;
  member.basis = basis;
  member.measure = words();
  member.value = value;
  member.minimum = basis == ASSAY_BASIS_RATING ? 1 : 0;
  member.maximum = basis == ASSAY_BASIS_RATING ? 5 : 100;
  return member;
}

constexpr std::uint32_t kBases[] = {ASSAY_BASIS_RATING, ASSAY_BASIS_PERCENTILE_RANK, ASSAY_BASIS_POINTS};

ComparisonParts comparison_of(const Words& words) {
  ComparisonParts parts{"case-1", words(), "2026-03-31", words(), {}, {}, {}};
  for (const char* remark : {"", "", "", "not-used", "no-input", "no-case"}) {
    const std::string id = "vendor" + std::to_string(parts.frameworks.size()) + ".survey";
    parts.frameworks.push_back({id, words(), words(), remark});
  }
  for (std::uint32_t t = 0; t < 9; ++t) {
    ThemeParts theme{"theme-" + std::to_string(t), words(), t % 2 == 0 ? words() : "", {}};
    for (std::uint32_t f = 0; f < 6 && t != 4; ++f) {
      MemberParts one = member(f, (t + f) % 3, words);
      if (f == 3 || f == 4) one.construct = one.definition = "";
      // High and low beside each other, and now and then no figure.
      const double place = (t + f) % 2 == 0 ? 0.9 : 0.1;
      if (f < 3 && (t + f) % 4 != 3) {
        const std::uint32_t basis = kBases[t < 3 ? 0 : f];
        one = figure(one, basis, basis == ASSAY_BASIS_RATING ? 1 + 4 * place : 100 * place, words);
      }
      theme.members.push_back(std::move(one));
    }
    parts.themes.push_back(std::move(theme));
  }
  for (std::uint32_t f = 0; f < 3; ++f)
    parts.uncovered.push_back(figure(member(f, 0, words), kBases[f], 2.5, words));
  return parts;
}

}  // namespace

ShownScores made_up_scores(const Model& model, std::size_t cases, std::uint64_t seed) {
  ShownScores scores;
  scores.measures = {
      {"n", "Answers", ASSAY_MEASURE_INTEGER, 0, 1e9, {}, {}, ASSAY_BASIS_NONE},
      {"mean", "Mean", ASSAY_MEASURE_NUMBER, 1, 5, {}, {}, ASSAY_BASIS_RATING},
      {"percentile", "Percentile rank", ASSAY_MEASURE_NUMBER, 0, 100, {}, {}, ASSAY_BASIS_PERCENTILE_RANK},
      {"score", "Score", ASSAY_MEASURE_NUMBER, 0, 100, {}, {}, ASSAY_BASIS_POINTS}};
  scores.cases = cases;
  scores.rows = model.rows().size();
  Random random(seed);
  for (const MeasureInfo& measure : scores.measures) {
    for (std::size_t i = 0; i < cases * scores.rows; ++i) {
      const bool whole = measure.type == ASSAY_MEASURE_INTEGER;
      scores.values.push_back(whole ? static_cast<double>(random.below(9))
                                    : measure.minimum +
                                          random.fraction() * (measure.maximum - measure.minimum));
      scores.states.push_back(ASSAY_CELL_VALUE);
    }
  }
  return scores;
}

std::vector<ReportInput> case_inputs(const Model& model, std::uint64_t seed, const ScoreSource& scores) {
  CaseMaker maker(model, seed);
  Random random(seed);
  const MadeCase ordinary = maker.ordinary();
  CaseParts plain = case_of(model, ordinary, scores), silent = plain, empty = plain, gaps = plain,
            many = plain, bare = plain, hostile = plain;
  add_comments(model, plain, 1, plain_words());
  empty_all(empty.scores);
  empty.rater_counts.assign(empty.rater_counts.size(), 0);
  empty_some(gaps.scores, random);
  add_comments(model, gaps, 1, plain_words());
  gaps.last_role_withheld = true;
  gaps.baseline_date = "2025-03-31";
  add_comments(model, many, 4, plain_words());
  bare.name = bare.id;
  bare.date = "";
  bare.attributes.clear();
  const Words words = hostile_words();
  hostile.name = words();
  hostile.id = words();
  for (auto& [key, value] : hostile.attributes) key = words(), value = words();
  add_comments(model, hostile, 1, words);
  return {{"an ordinary case", plain},
          {"a case without comments", silent},
          {"a case of empty cells", empty},
          {"a case with gaps", gaps},
          {"a case with many comments", many},
          {"a case without name, date and attributes", bare},
          {"a case of no raters", case_of(model, maker.zero_raters(), scores)},
          {"a hostile case", hostile}};
}

std::vector<ReportInput> group_inputs(const Model& model, std::uint64_t seed, const ScoreSource& scores,
                                      const std::vector<std::string>& words) {
  std::vector<std::string> names = words;
  for (const char* other : {"north", "south", "east"}) names.emplace_back(other);
  std::vector<std::string> two, many, hostile;
  const Words bad = hostile_words();
  for (std::size_t i = 0; i < 12; ++i) two.push_back(names[i % 2]);
  for (std::size_t i = 0; i < 40; ++i)
    many.push_back(i % 9 == 0   ? std::string()
                   : i % 3 == 0 ? names[i % 2]
                                : "group " + std::to_string(i % 15));
  for (std::size_t i = 0; i < 12; ++i) hostile.push_back(i % 3 == 0 ? bad() : names[i % 2]);
  GroupParts full = set_of(model, seed, scores, two), empty = full, gaps = full,
             bad_set = set_of(model, seed, scores, hostile);
  empty_all(empty.scores);
  Random random(seed);
  empty_some(gaps.scores, random);
  gaps.withheld_groups = {"west"};
  gaps.baseline_date = "2025-03-31";
  bad_set.group_by = bad();
  GroupParts known = full;
  known.spread_withheld = true;
  return {{"a set of two groups", full},
          {"a set of empty cells", empty},
          {"a set with gaps", gaps},
          {"a set whose spread is withheld", known},
          {"a set of no cases", set_of(model, seed, scores, {})},
          {"a set of one case", set_of(model, seed, scores, {names[0]})},
          {"a set of one group", set_of(model, seed, scores, std::vector<std::string>(6, names[1]))},
          {"a set without groups", set_of(model, seed, scores, std::vector<std::string>(6))},
          {"a set of many groups", set_of(model, seed, scores, many)},
          {"a hostile set", bad_set}};
}

std::vector<ReportInput> comparison_inputs() {
  const ComparisonParts full = comparison_of(plain_words());
  ComparisonParts none = full, bare = full, alone = full;
  for (ThemeParts& theme : none.themes) {
    for (MemberParts& one : theme.members) one = member(one.framework, one.match, plain_words());
  }
  for (FrameworkParts& framework : none.frameworks) framework.remark = "no-case";
  none.uncovered.clear();
  bare.themes.clear();
  alone.frameworks.resize(1);
  for (ThemeParts& theme : alone.themes) theme.members.resize(theme.members.empty() ? 0 : 1);
  alone.uncovered.resize(1);
  return {{"a comparison of six frameworks", full},
          {"a comparison without a figure", none},
          {"a comparison without themes", bare},
          {"a comparison of one framework", alone},
          {"a hostile comparison", comparison_of(hostile_words())}};
}

ReportInput random_case(const Model& model, std::uint64_t seed, const ScoreSource& scores) {
  Random random(seed);
  CaseParts parts = case_of(model, CaseMaker(model, random.next()).any(), scores);
  const Words bad = hostile_words(), good = plain_words();
  const Words mixed = [&] {
    return random.chance(0.3) ? bad() : random.chance(0.1) ? std::string() : good();
  };
  parts.name = mixed();
  parts.attributes.clear();
  for (std::uint64_t i = random.below(10); i-- > 0;) parts.attributes.emplace_back(bad(), mixed());
  if (random.chance(0.7))
    add_comments(model, parts, 1 + random.below(2), [&] { return random.chance(0.3) ? bad() : good(); });
  if (random.chance(0.6)) empty_some(parts.scores, random);
  return {"a random case", parts};
}

ReportInput random_set(const Model& model, std::uint64_t seed, const ScoreSource& scores,
                       const std::vector<std::string>& words) {
  Random random(seed);
  const Words bad = hostile_words();
  std::vector<std::string> groups(random.below(30));
  for (std::string& group : groups)
    group = random.chance(0.2) ? bad() : words.empty() ? "north" : words[random.below(words.size())];
  GroupParts parts = set_of(model, random.next(), scores, groups);
  if (random.chance(0.6)) empty_some(parts.scores, random);
  return {"a random set", parts};
}

ReportInput random_comparison(std::uint64_t seed) {
  Random random(seed);
  ComparisonParts parts = comparison_of(random.chance(0.5) ? plain_words() : hostile_words());
  for (ThemeParts& theme : parts.themes) {
    theme.members.resize(random.below(theme.members.size() + 1));
    for (MemberParts& one : theme.members) {
      if (!one.has_value) continue;
      one.value = one.minimum + random.fraction() * (one.maximum - one.minimum);
    }
  }
  parts.themes.resize(random.below(parts.themes.size() + 1));
  parts.uncovered.resize(random.below(parts.uncovered.size() + 1));
  return {"a random comparison", parts};
}

}  // namespace assay::conformance
