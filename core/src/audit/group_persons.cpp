#include "group_persons.hpp"

#include <algorithm>

#include "assay/group_file.hpp"
#include "numbers.hpp"

namespace assay::audit {
namespace {

constexpr std::size_t kMostGroups = 16;  // of which every choice is tried

std::optional<PersonScore> score_of(const std::optional<CaseFacts>& facts, const Layout& layout,
                                    std::size_t subject, std::size_t administration) {
  if (!facts) return std::nullopt;
  const Facts& cell = facts->at(subject, layout.all());
  if (!cell.mean) return std::nullopt;
  return PersonScore{facts->id, *cell.mean, cell.n.value_or(-1), administration};
}

}  // namespace

GroupPersons::GroupPersons(const Administered& now, const Administered& then)
    : layout_(&now.publication->layout()), knows_then_(then.publication != nullptr) {
  const Publication& publication = *now.publication;
  const auto source = publication.scores().find_measure("source");
  tells_source_ = source.has_value();
  const PublishedGroups groups = read_groups(publication.folder() / "groups.csv");
  std::vector<std::string> ids;
  for (const auto& [person, group] : groups) ids.push_back(person);
  std::sort(ids.begin(), ids.end());
  for (const std::string& id : ids) {
    const auto facts = publication.facts_of(id);
    if (!facts) continue;
    const auto before = then.publication == nullptr ? std::nullopt : then.publication->facts_of(id);
    const auto rows = publication.scores().rows_of(id);
    Person& person = persons_.emplace_back();
    person.group = groups.at(id);
    groups_ = std::max(groups_, person.group);
    for (std::size_t s = layout_->items(); s < layout_->subjects(); ++s) {
      Cell& cell = person.cells.emplace_back();
      cell.now = score_of(facts, *layout_, s, now.administration);
      cell.then = score_of(before, *layout_, s, then.administration);
      const std::size_t row =
          source && rows ? rows->find(layout_->level(s), layout_->id(s), "all") : CaseRows::kNone;
      if (row == CaseRows::kNone) continue;
      if (const auto value = rows->value(row, *source)) cell.source = near_whole(*value);
    }
  }
}

PersonScores GroupPersons::in_group(std::uint32_t group, std::size_t subject) const {
  PersonScores found;
  for (const Person& person : persons_) {
    if (person.group == group && cell(person, subject).now) found.push_back(*cell(person, subject).now);
  }
  return found;
}

PersonChanges GroupPersons::changes_in(std::uint32_t group, std::size_t subject) const {
  PersonChanges found;
  for (const Person& person : persons_) {
    const Cell& of = cell(person, subject);
    if (person.group != group || !of.now || !of.then) continue;
    found.now.push_back(*of.now);
    found.then.push_back(*of.then);
  }
  return found;
}

PersonScores GroupPersons::from_source(std::uint32_t group, std::size_t subject, std::int64_t source) const {
  PersonScores found;
  for (const Person& person : persons_) {
    const Cell& of = cell(person, subject);
    if (person.group == group && of.now && of.source.value_or(source) == source) found.push_back(*of.now);
  }
  return found;
}

std::vector<std::uint32_t> groups_that_make(std::int64_t n, const std::vector<std::int64_t>& sizes) {
  std::vector<std::uint32_t> some;  // groups with anybody in them
  for (std::uint32_t g = 0; g < sizes.size(); ++g) {
    if (sizes[g] > 0) some.push_back(g);
  }
  std::vector<std::uint32_t> found;
  if (some.size() > kMostGroups) return found;
  for (std::uint32_t choice = 1; choice < (1u << some.size()); ++choice) {
    std::int64_t persons = 0;
    for (std::size_t i = 0; i < some.size(); ++i) persons += (choice >> i & 1u) != 0 ? sizes[some[i]] : 0;
    if (persons != n) continue;
    if (!found.empty()) return {};
    for (std::size_t i = 0; i < some.size(); ++i) {
      if ((choice >> i & 1u) != 0) found.push_back(some[i] + 1);
    }
  }
  return found;
}

}  // namespace assay::audit
