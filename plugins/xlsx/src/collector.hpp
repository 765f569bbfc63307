// Walks a document and puts what it says where it belongs in the workbook.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "assay/sdk/document_tree.hpp"
#include "assay/sdk/wording.hpp"
#include "book.hpp"
#include "drafts.hpp"
#include "table_plan.hpp"

namespace assay::xlsx {

class Collector {
 public:
  // Both must live as long as it.
  Collector(const sdk::Node& document, const sdk::Wording& wording);

  // Call it once.
  Book collect();

 private:
  // What a figure belongs to.
  struct Source {
    std::string source, group, row, measure;
  };

  // The fixed tables, made when they get their first row.
  DraftId fixed(Place place);
  Table fixed_table(Place place) const;
  std::string word(const char* key) const;
  std::string path() const;

  void about_document();
  void walk(const sdk::Node& node);
  void walk_children(const sdk::Node& node);
  void cover(const sdk::Node& node);
  void contents(const sdk::Node& node);
  void text_element(const sdk::Node& node, const char* kind);
  // Anything that may have a title and holds others; `kind` is the word for its title.
  void container(const sdk::Node& node, const char* kind);
  void quotation(const sdk::Node& node);
  void blank(const sdk::Node& node);
  void key_figures(const sdk::Node& node);
  void text_row(const char* kind, const std::string& words, const std::string& link = {});

  void table(const sdk::Node& node);
  void group_remark(const sdk::Node& table, const sdk::Node& cell, const std::vector<std::string>& groups);
  void table_row(const sdk::Node& table, const sdk::Node& row, const std::vector<std::string>& groups);
  DraftId table_draft(std::size_t plan);
  Table table_head(const TablePlan& plan) const;
  // The cells that a cell of the document's table becomes, added to `row`.
  void put_cell(const sdk::Node* cell, const ColumnPlan& column, Row& row);
  void cell_figures(const sdk::Node& cell, const ColumnPlan& column, const Source& source);
  void cell_charts(const sdk::Node& cell, const Source& source);

  void chart(const sdk::OwnedChart& chart, const std::string& source, const std::string& group);
  void distribution(const sdk::OwnedChart& chart, const Source& source, bool in_cell);
  void single_distribution(const sdk::OwnedChart& chart, DraftId draft, std::size_t row);
  void stacked_distribution(const Source& source, DraftId draft, std::size_t row, std::size_t categories);
  void score(const Source& source, Cell figure, const std::string& printed, const std::string& remark = {});

  const sdk::Node& document_;
  const sdk::Wording& wording_;
  Book book_;
  Drafts drafts_;
  std::map<Place, DraftId> fixed_;
  char mark_;
  TablePlans plans_;
  std::map<std::size_t, DraftId> plan_drafts_;
  std::map<std::string, DraftId> distributions_;  // by their answers

  std::vector<std::string> titles_;    // of the sections around
  std::vector<std::string> sections_;  // their ids, where they have one
  std::vector<std::string> contents_;  // ids that the contents lead to
  std::string heading_, from_;         // what the next quotation stands under
  bool covered_ = false;

  // The stacked chart that the next row of a distribution may belong to.
  struct Stack {
    DraftId draft = 0;
    std::string section, source;
    std::size_t next_row = 0, chart = 0;
  };
  std::optional<Stack> stack_;
};

}  // namespace assay::xlsx
