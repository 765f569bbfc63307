#include "publication.hpp"

#include <algorithm>
#include <cmath>

#include "assay/error.hpp"
#include "assay/text.hpp"
#include "numbers.hpp"

namespace assay::audit {
namespace {

const std::string kItem = "item";
const std::string kAll = "all";

}  // namespace

Layout::Layout(const Instrument& model) : instrument(&model) {
  for (std::uint32_t r = 0; r < model.roles.size(); ++r) {
    if (model.roles[r].parent == ASSAY_NONE) roles.push_back(r);
  }
  const std::size_t constructs = model.constructs.size();
  parts.resize(constructs);
  items_below.resize(constructs);
  for (std::size_t c = 0; c < constructs; ++c) {
    if (model.constructs[c].parent != ASSAY_NONE) parts[model.constructs[c].parent].push_back(items() + c);
  }
  for (std::size_t i = 0; i < items(); ++i) {
    std::uint32_t at = model.items[i].construct;
    parts[at].push_back(i);
    for (; at != ASSAY_NONE; at = model.constructs[at].parent) items_below[at].push_back(i);
  }
}

const std::string& Layout::id(std::size_t subject) const {
  return is_item(subject) ? instrument->items[subject].id : instrument->constructs[subject - items()].id;
}

const std::string& Layout::level(std::size_t subject) const {
  return is_item(subject) ? kItem : instrument->levels[instrument->constructs[subject - items()].level];
}

const std::string& Layout::role_id(std::size_t role) const {
  return role == roles.size() ? kAll : instrument->roles[roles[role]].id;
}

std::optional<std::int64_t> Facts::total() const {
  if (n && *n == 0) return 0;
  if (n && mean) {
    if (const auto whole = near_whole(*mean * static_cast<double>(*n))) return whole;
  }
  if (sum) {
    if (const auto whole = near_whole(*sum)) return whole;
  }
  return std::nullopt;
}

Publication::Publication(const std::filesystem::path& folder, const Instrument& instrument)
    : folder_(folder),
      record_(read_record(folder)),
      layout_(instrument),
      scores_(folder / "scores.csv"),
      disclosure_(read_disclosure(folder / "disclosure.csv", instrument)) {
  std::vector<Problem> problems;
  if (!scores_.instrument().empty() && scores_.instrument() != instrument.id) {
    problems.push_back({{scores_.name(), 0, 0},
                        "instrument",
                        "the scores are another instrument's than run.json tells",
                        scores_.instrument(),
                        instrument.id,
                        "give the files as the program wrote them"});
  }
  for (const std::string& measure : scores_.measures()) {
    const auto known = std::find_if(record_.measures.begin(), record_.measures.end(),
                                    [&](const Measure& one) { return one.id == measure; });
    if (known == record_.measures.end()) {
      problems.push_back({{scores_.name(), 1, 0},
                          measure,
                          "run.json does not tell of this measure",
                          "",
                          "",
                          "give the files as the program wrote them"});
    }
  }
  throw_if_any(std::move(problems));
  for (const Measure& measure : record_.measures) {
    columns_.push_back(scores_.find_measure(measure.id).value_or(CaseRows::kNone));
  }
  for (std::size_t r = 0; r < layout_.roles.size(); ++r) {
    exempt_.push_back(std::find(record_.exempt.begin(), record_.exempt.end(), layout_.role_id(r)) !=
                      record_.exempt.end());
  }
}

std::vector<std::string> Publication::case_ids() const {
  std::vector<std::string> ids;
  for (std::size_t i = 0; i < scores_.case_count(); ++i) ids.emplace_back(scores_.case_id(i));
  // Cases of which nothing but the disclosure is shown still may have reports.
  std::vector<std::string> others;
  for (const auto& [id, roles] : disclosure_) {
    if (!scores_.rows_of(id)) others.push_back(id);
  }
  std::sort(others.begin(), others.end());
  ids.insert(ids.end(), others.begin(), others.end());
  return ids;
}

void Publication::fill(const CaseRows& rows, CaseFacts& facts) const {
  for (std::size_t s = 0; s < layout_.subjects(); ++s) {
    for (std::size_t r = 0; r <= layout_.all(); ++r) {
      const std::size_t row = rows.find(layout_.level(s), layout_.id(s), layout_.role_id(r));
      if (row == CaseRows::kNone) continue;
      Facts& out = facts.at(s, r);
      const std::vector<double>* points = layout_.is_item(s) ? &layout_.scale(s).points : nullptr;
      for (std::size_t m = 0; m < columns_.size(); ++m) {
        if (columns_[m] == CaseRows::kNone) continue;
        const auto value = rows.value(row, columns_[m]);
        if (!value) continue;
        out.present = true;
        const auto whole = near_whole(*value);
        switch (record_.measures[m].statistic) {
          case ASSAY_STATISTIC_RATERS:
            out.n = whole;
            break;
          case ASSAY_STATISTIC_MISSING:
            out.missing = whole;
            break;
          case ASSAY_STATISTIC_MEAN:
            if (!out.mean) out.mean = *value;
            break;
          case ASSAY_STATISTIC_SUM:
            if (!out.sum) out.sum = *value;
            break;
          case ASSAY_STATISTIC_RANK_HIGHEST:
            out.rank_highest = whole;
            break;
          case ASSAY_STATISTIC_RANK_LOWEST:
            out.rank_lowest = whole;
            break;
          case ASSAY_STATISTIC_POINT_COUNT:
            if (points != nullptr && whole) {
              const auto at = std::find(points->begin(), points->end(), record_.measures[m].point);
              if (at == points->end()) break;
              out.counts.resize(points->size());
              out.counts[static_cast<std::size_t>(at - points->begin())] = *whole;
            }
            break;
          default:
            break;
        }
      }
    }
  }
}

// What the disclosure file and the counts tell beside the scores.
void Publication::complete_items(CaseFacts& facts) const {
  for (std::size_t i = 0; i < layout_.items(); ++i) {
    for (std::size_t r = 0; r <= layout_.all(); ++r) {
      Facts& cell = facts.at(i, r);
      if (!cell.n && r < layout_.all() && !facts.withheld(i, r)) cell.n = facts.disclosure[r].answers[i];
      if (!cell.n && !cell.counts.empty()) {
        cell.n = 0;
        for (const std::int64_t count : cell.counts) *cell.n += count;
      }
      // A pooled mean is one that was published, and not one that its counts give.
      if (r == layout_.all() || !cell.n || *cell.n == 0 || cell.mean || cell.counts.empty()) continue;
      double sum = 0;
      const std::vector<double>& points = layout_.scale(i).points;
      for (std::size_t p = 0; p < points.size(); ++p) {
        const double point = reversed(i) ? points.front() + points.back() - points[p] : points[p];
        sum += point * static_cast<double>(cell.counts[p]);
      }
      cell.mean = sum / static_cast<double>(*cell.n);
    }
  }
}

std::optional<CaseFacts> Publication::facts_of(const std::string& case_id) const {
  const auto told = disclosure_.find(case_id);
  if (told == disclosure_.end()) {
    if (!scores_.rows_of(case_id)) return std::nullopt;
    throw Error(Problem{{(folder_ / "disclosure.csv").string(), 0, 0},
                        "case " + case_id,
                        "the case has scores and no row here",
                        "",
                        "a row for each case and role",
                        "give the files as the program wrote them"});
  }
  CaseFacts facts;
  facts.id = case_id;
  facts.columns = layout_.all() + 1;
  facts.cells.resize(layout_.subjects() * facts.columns);
  facts.hidden.resize(facts.cells.size());
  facts.disclosure = told->second;
  for (std::size_t s = 0; s < layout_.subjects(); ++s) {
    for (std::size_t r = 0; r < layout_.all(); ++r) {
      const PublishedRole& role = facts.disclosure[r];
      const bool item = layout_.is_item(s) && role.answers[s] == kWithheldCount;
      facts.hidden[s * facts.columns + r] = role.withheld() || item;
    }
  }
  if (const auto rows = scores_.rows_of(case_id)) fill(*rows, facts);
  complete_items(facts);
  return facts;
}

}  // namespace assay::audit
