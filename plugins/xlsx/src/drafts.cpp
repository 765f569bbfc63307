#include "drafts.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

namespace assay::xlsx {

DraftId Drafts::add(Place place, Table table) {
  drafts_.push_back({place, std::move(table)});
  return drafts_.size() - 1;
}

std::size_t Drafts::add_row(DraftId id, Row row, const std::vector<std::string>& sections) {
  Draft& draft = drafts_[id];
  const std::size_t number = draft.table.rows.size();
  row.resize(draft.table.columns.size());
  draft.table.rows.push_back(std::move(row));
  for (const std::string& section : sections) {
    const Beginning here{draft.place, id, number};
    const auto [at, is_new] = beginnings_.emplace(section, here);
    if (!is_new && here.place < at->second.place) at->second = here;
  }
  return number;
}

void Drafts::settle(Book& book, const std::vector<std::string>& contents) {
  std::vector<DraftId> order(drafts_.size());
  std::iota(order.begin(), order.end(), DraftId{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](DraftId a, DraftId b) { return drafts_[a].place < drafts_[b].place; });
  std::vector<std::size_t> number(drafts_.size());
  for (const DraftId id : order) {
    const Draft& draft = drafts_[id];
    if (draft.table.rows.empty() && draft.place != Place::kTables && draft.place != Place::kItems) continue;
    number[id] = book.tables.size();
    book.tables.push_back(std::move(drafts_[id].table));
  }
  for (BookChart& chart : book.charts) {
    for (BookSeries& series : chart.series) {
      for (Range* range : {&series.name, &series.categories, &series.values})
        range->table = number[range->table];
    }
  }
  for (std::size_t i = 0; i < contents.size() && i < book.contents.size(); ++i) {
    const auto found = beginnings_.find(contents[i]);
    if (found != beginnings_.end())
      book.contents[i].spot = Spot{number[found->second.draft], found->second.row};
  }
}

}  // namespace assay::xlsx
