#include "collect.hpp"

#include <algorithm>

#include "collector.hpp"
#include "text.hpp"

namespace assay::xlsx {

Collector::Collector(const sdk::Node& document, const sdk::Wording& wording)
    : document_(document),
      wording_(wording),
      mark_(decimal_mark(document.attribute("language"))),
      plans_(document, mark_) {}

Book Collector::collect() {
  about_document();
  // Scores come first, whatever the document begins with.
  fixed(Place::kScores);
  walk_children(document_);
  drafts_.settle(book_, contents_);
  return std::move(book_);
}

std::string Collector::word(const char* key) const {
  return clean(wording_(key));
}

Table Collector::fixed_table(Place place) const {
  const auto table = [&](const char* name, const char* about, std::size_t keys,
                         std::initializer_list<const char*> columns) {
    Table made;
    made.name = word(name);
    made.about = word(about);
    made.keys = keys;
    for (const char* column : columns) made.columns.push_back(word(column));
    return made;
  };
  switch (place) {
    case Place::kScores:
      return table("sheet.scores", "about.scores", 5,
                   {"section", "source", "group", "row", "measure", "figure", "as-printed", "remark"});
    case Place::kComments:
      return table("sheet.comments", "about.comments", 3, {"section", "heading", "from", "comment", "note"});
    case Place::kForm:
      return table("sheet.form", "about.form", 1,
                   {"section", "to-fill-in", "kind", "choices", "note", "answer"});
    default:
      return table("sheet.text", "about.text", 2, {"section", "kind", "text", "link"});
  }
}

DraftId Collector::fixed(Place place) {
  const auto found = fixed_.find(place);
  if (found != fixed_.end()) return found->second;
  return fixed_[place] = drafts_.add(place, fixed_table(place));
}

std::string Collector::path() const {
  std::string path;
  for (const std::string& title : titles_) {
    if (!path.empty()) path += " › ";
    path += title;
  }
  return path;
}

void Collector::about_document() {
  book_.title = one_line(document_.title);
  book_.note = one_line(document_.note);
  book_.subject = one_line(document_.attribute("subject"));
  book_.language = one_line(document_.attribute("language"));
  book_.day = day_of(document_.attribute("date"));
  const auto fact = [&](const char* label, std::string_view key) {
    const std::string value = one_line(document_.attribute(key));
    if (!value.empty()) book_.facts.push_back({word(label), Cell::of_text(value)});
  };
  fact("subject", "subject");
  if (book_.day) {
    book_.facts.push_back({word("date"), Cell::of_day(*book_.day)});
  } else {
    fact("date", "date");
  }
  fact("instrument", "instrument");
  fact("report", "report");
  fact("language", "language");
}

void Collector::cover(const sdk::Node& node) {
  const std::string title = one_line(node.title), note = one_line(node.note);
  const auto said = [&](const std::string& part) {
    return part.empty() || book_.title.find(part) != std::string::npos || book_.note == part;
  };
  if (covered_ || (!said(title) && !book_.title.empty())) text_row("kind.part", title);
  if (book_.title.empty()) book_.title = title;
  if (!said(note)) {
    if (book_.note.empty()) {
      book_.note = note;
    } else {
      text_row("kind.note", note);
    }
  }
  for (const sdk::OwnedPair& pair : node.attributes) {
    const std::string value = clean(pair.value);
    const std::optional<Day> day = value.size() == 10 ? day_of(value) : std::nullopt;
    book_.facts.push_back({one_line(pair.key), day ? Cell::of_day(*day) : Cell::of_text(value)});
  }
  covered_ = true;
}

void Collector::contents(const sdk::Node& node) {
  for (const sdk::Node& entry : node.children) {
    if (!entry.is(ASSAY_CONTENTS_ENTRY)) continue;
    book_.contents.push_back({std::clamp<std::uint32_t>(entry.lines, 1, 15), one_line(entry.title), {}});
    contents_.push_back(entry.id);
  }
}

void Collector::text_row(const char* kind, const std::string& words, const std::string& link) {
  if (one_line(words).empty()) return;
  drafts_.add_row(
      fixed(Place::kText),
      {Cell::of_text(path()), Cell::of_text(word(kind)), Cell::of_text(words), Cell::of_text(link)},
      sections_);
}

void Collector::walk_children(const sdk::Node& node) {
  const sdk::NodeList<sdk::Node>& children = node.children;
  for (std::size_t i = 0; i < children.size(); ++i) {
    if (children[i].form != sdk::NodeForm::kText) {
      walk(children[i]);
      continue;
    }
    std::string words;
    for (; i < children.size() && children[i].form == sdk::NodeForm::kText; ++i)
      words += clean(children[i].text);
    --i;
    text_row("kind.paragraph", words);
  }
}

void Collector::walk(const sdk::Node& node) {
  if (node.chart) return chart(*node.chart, one_line(node.chart->title), {});
  switch (node.kind) {
    case ASSAY_COVER:
      return cover(node);
    case ASSAY_CONTENTS:
      return contents(node);
    case ASSAY_HEADING:
      heading_ = one_line(text_of(node));
      from_.clear();
      return text_element(node, "kind.heading");
    case ASSAY_PARAGRAPH:
      if (node.role == "comment-role") {
        from_ = one_line(text_of(node));
        return;
      }
      return text_element(node, "kind.paragraph");
    case ASSAY_LIST_ITEM:
      return text_element(node, "kind.list-item");
    case ASSAY_TABLE:
      return table(node);
    case ASSAY_KEY_FIGURES:
      return key_figures(node);
    case ASSAY_CALLOUT:
      return container(node, "kind.callout");
    case ASSAY_QUOTATION:
      return quotation(node);
    case ASSAY_BLANK:
      return blank(node);
    default:
      return container(node, "kind.part");
  }
}

// One row for its runs of text; what else it holds follows by itself.
void Collector::text_element(const sdk::Node& node, const char* kind) {
  text_row("kind.part", clean(node.title));
  text_row("kind.note", clean(node.note));
  std::string words, links;
  for (const sdk::Node& child : node.children) {
    if (child.form != sdk::NodeForm::kText) continue;
    words += clean(child.text);
    const std::string target = one_line(child.target);
    if (target.empty() || target[0] == '#') continue;
    links += links.empty() ? target : "\n" + target;
  }
  text_row(kind, words, links);
  for (const sdk::Node& child : node.children) {
    if (child.form != sdk::NodeForm::kText) walk(child);
  }
}

void Collector::container(const sdk::Node& node, const char* kind) {
  const std::string title = one_line(node.title);
  const bool section = node.is(ASSAY_SECTION);
  if (section || node.is(ASSAY_GROUP)) {
    heading_.clear();
    from_.clear();
  }
  if (!title.empty()) titles_.push_back(title);
  if (!node.id.empty()) sections_.push_back(node.id);
  if (!title.empty() && !section) text_row(kind, title);
  text_row("kind.note", clean(node.note));
  walk_children(node);
  // Every section can be found, also one that holds nothing but sections.
  if (!node.id.empty()) sections_.pop_back();
  if (!title.empty()) titles_.pop_back();
}

void Collector::quotation(const sdk::Node& node) {
  const std::string words = text_of(node), note = clean(node.note);
  if (words.empty() && note.empty()) return;
  drafts_.add_row(fixed(Place::kComments),
                  {Cell::of_text(path()), Cell::of_text(heading_), Cell::of_text(from_), Cell::of_text(words),
                   Cell::of_text(note)},
                  sections_);
}

void Collector::blank(const sdk::Node& node) {
  const char* kind = node.blank == ASSAY_BLANK_SIGNATURE ? "kind.signature"
                     : node.blank == ASSAY_BLANK_DATE    ? "kind.date"
                     : node.blank == ASSAY_BLANK_CHOICE  ? "kind.choice"
                                                         : "kind.lines";
  std::string choices;
  for (const std::string_view choice : node.choices) choices += (choices.empty() ? "" : "\n") + one_line(choice);
  drafts_.add_row(fixed(Place::kForm),
                  {Cell::of_text(path()), Cell::of_text(clean(node.title)), Cell::of_text(word(kind)),
                   Cell::of_text(choices), Cell::of_text(clean(node.note))},
                  sections_);
}

void Collector::key_figures(const sdk::Node& node) {
  for (const sdk::Node& figure : node.children) {
    const std::string printed = text_of(figure);
    const std::optional<Figure> number = figure_of(printed, mark_);
    score({word("key-figures"), "", one_line(figure.title), ""},
          number ? Cell::of_number(number->value, number->format) : Cell(), printed, clean(figure.note));
    for (const sdk::Node& child : figure.children) {
      if (child.chart) chart(*child.chart, one_line(child.chart->title), one_line(figure.title));
    }
  }
}

Book collect(const sdk::Node& document, const sdk::Wording& wording) {
  return Collector(document, wording).collect();
}

}  // namespace assay::xlsx
