#include "disclosure_note.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include "assay/text.hpp"

namespace assay::pipeline {
namespace {

using Values = std::vector<std::pair<std::string_view, std::string>>;

std::string_view view(assay_text text) { return text.size == 0 ? std::string_view() : std::string_view(text.data, text.size); }

// The text of `key` with each {name} replaced.
std::string worded(const PairTable& wording, std::string_view key, const Values& values = {}) {
  const assay_array pairs = wording.abi();
  std::string found;
  for (std::uint64_t i = 0; i < pairs.count; ++i) {
    const assay_pair& pair = *ASSAY_AT(assay_pair, pairs, i);
    if (view(pair.key) == key) found = view(pair.value);
  }
  std::string out;
  for (std::size_t at = 0; at < found.size();) {
    const std::size_t end = found[at] == '{' ? found.find('}', at) : std::string::npos;
    const auto value = std::find_if(values.begin(), values.end(), [&](const auto& candidate) {
      return end != std::string::npos && found.compare(at + 1, end - at - 1, candidate.first) == 0;
    });
    if (value == values.end()) {
      out += found[at++];
    } else {
      out += value->second;
      at = end + 1;
    }
  }
  return out;
}

// Sends elements; the sink is the host's own, which takes all that is lawful.
class Note {
 public:
  Note(const assay_document_sink& sink, const PairTable& wording) : sink_(sink) {
    assay_element section{};
    section.struct_size = sizeof section;
    section.kind = ASSAY_SECTION;
    const std::string title = worded(wording, "disclosure.title");
    section.title = {title.data(), title.size()};
    section.role = {"disclosure", 10};
    sink_.open(sink_.context, &section, nullptr);
  }
  ~Note() { close(); }
  Note(const Note&) = delete;
  Note& operator=(const Note&) = delete;

  void open(std::uint32_t kind) {
    assay_element element{};
    element.struct_size = sizeof element;
    element.kind = kind;
    sink_.open(sink_.context, &element, nullptr);
  }
  void close() { sink_.close(sink_.context, nullptr); }
  void text(std::string_view words) {
    assay_span span{};
    span.struct_size = sizeof span;
    span.text = {words.data(), words.size()};
    sink_.text(sink_.context, &span, nullptr);
  }
  void leaf(std::uint32_t kind, std::string_view words) {
    open(kind);
    text(words);
    close();
  }

 private:
  const assay_document_sink& sink_;
};

// What is said of one case, line by line.
class CaseNote {
 public:
  CaseNote(const Prepared& prepared, const PairTable& wording, const CaseDisclosure& disclosure,
           const std::vector<std::uint32_t>* comments_left_out)
      : prepared_(prepared), wording_(wording), disclosure_(disclosure), comments_left_out_(comments_left_out) {}

  void send(const assay_document_sink& sink) const {
    Note note(sink, wording_);
    note.leaf(ASSAY_PARAGRAPH, say("disclosure.rule"));
    if (const std::string roles = exempt_roles(); !roles.empty()) {
      note.leaf(ASSAY_PARAGRAPH, say("disclosure.exempt", {{"roles", roles}}));
    }
    send_roles(note);
  }
  // The list of what is withheld of each role, alone.
  void send_roles(Note& note) const {
    note.open(ASSAY_LIST);
    for (std::uint32_t role = 0; role < disclosure_.withheld.size(); ++role) send_role(role, note);
    note.close();
  }
  // Two vendors may have one title.
  std::string instrument() const {
    const Instrument& one = words();
    if (one.vendor.empty()) return one.title;
    return worded(wording_, "disclosure.comparison.instrument", {{"vendor", one.vendor}, {"title", one.title}});
  }

 private:
  const Instrument& words() const {
    return prepared_.worded ? prepared_.worded->instrument() : prepared_.model->instrument();
  }

  std::string say(std::string_view key, Values values = {}) const {
    const DisclosurePolicy& policy = prepared_.disclosure->policy();
    values.emplace_back("minimum", std::to_string(policy.minimum_raters));
    values.emplace_back("comment-minimum", std::to_string(policy.minimum_comment_raters));
    return worded(wording_, key, values);
  }

  // Those that are there, as "Self, Manager".
  std::string exempt_roles() const {
    std::string list;
    for (std::uint32_t role = 0; role < disclosure_.raters.size(); ++role) {
      if (!prepared_.disclosure->exempt(role) || disclosure_.raters[role] == 0) continue;
      if (!list.empty()) list += worded(wording_, "disclosure.comma");
      list += words().roles[role].title;
    }
    return list;
  }

  void send_role(std::uint32_t role, Note& note) const {
    const Values named = {{"role", words().roles[role].title}};
    if (disclosure_.withheld[role] != ASSAY_WITHHELD_NO) {
      note.leaf(ASSAY_LIST_ITEM, say("disclosure.role." + std::string(reason_word(disclosure_.withheld[role])), named));
    } else {
      for (const std::uint32_t reason : {ASSAY_WITHHELD_FEW, ASSAY_WITHHELD_EARLIER}) {
        send_items(role, reason, named, note);
      }
    }
    if (comments_left_out_ == nullptr) return;
    const std::uint32_t silent = disclosure_.comments_withheld[role];
    if (silent != ASSAY_WITHHELD_NO) {
      note.leaf(ASSAY_LIST_ITEM, say("disclosure.comments." + std::string(reason_word(silent)), named));
    } else if ((*comments_left_out_)[role] > 0) {
      note.leaf(ASSAY_LIST_ITEM, say("disclosure.comments.items", named));
    }
  }

  // A question as the report calls it, which may have its number: "Q55 …".
  std::string named_item(const Item& item) const {
    const std::size_t digit = item.id.find_first_of("0123456789");
    return worded(wording_, "disclosure.item",
                  {{"number", digit == std::string::npos ? item.id : item.id.substr(digit)}, {"text", item.text}});
  }

  void send_items(std::uint32_t role, std::uint32_t reason, const Values& named, Note& note) const {
    std::vector<std::size_t> items;
    for (std::size_t item = 0; item < disclosure_.items; ++item) {
      if (disclosure_.item_withheld[disclosure_.at(role, item)] == reason) items.push_back(item);
    }
    if (items.empty()) return;
    note.open(ASSAY_LIST_ITEM);
    note.text(say("disclosure.items." + std::string(reason_word(reason)), named));
    note.open(ASSAY_LIST);
    for (const std::size_t item : items) note.leaf(ASSAY_LIST_ITEM, named_item(words().items[item]));
    note.close();
    note.close();
  }

  const Prepared& prepared_;
  const PairTable& wording_;
  const CaseDisclosure& disclosure_;
  const std::vector<std::uint32_t>* comments_left_out_;  // null: no comments were given
};

}  // namespace

DocumentAddition case_note(const Prepared& prepared, const PairTable& wording, const CaseDisclosure& disclosure,
                           const std::vector<std::uint32_t>* comments_left_out) {
  const auto any = [](const std::vector<std::uint32_t>& values) {
    return std::any_of(values.begin(), values.end(), [](std::uint32_t value) { return value != 0; });
  };
  const bool silent = comments_left_out != nullptr && (any(disclosure.comments_withheld) || any(*comments_left_out));
  if (!disclosure.any && !silent) return nullptr;
  return [&prepared, &wording, &disclosure, comments_left_out](const assay_document_sink& sink) {
    CaseNote(prepared, wording, disclosure, comments_left_out).send(sink);
  };
}

namespace {

void send_groups(Note& note, const PairTable& wording, std::string_view key, std::uint32_t minimum_cases,
                 const std::vector<std::string>& groups) {
  note.leaf(ASSAY_PARAGRAPH, worded(wording, key, {{"minimum", std::to_string(minimum_cases)}}));
  if (groups.empty()) return;
  note.open(ASSAY_LIST);
  for (const std::string& group : groups) note.leaf(ASSAY_LIST_ITEM, group);
  note.close();
}

bool withheld_for_few(const ShownGroups& shown) { return shown.withheld_cases > 0 || !shown.withheld_groups.empty(); }
bool withheld_for_earlier(const ShownGroups& shown) {
  return shown.rest_left_out || !shown.left_out.empty() || !shown.together.empty() || shown.spread_withheld ||
         !shown.changes_withheld.empty() || shown.all_changes_withheld;
}

void send_earlier(Note& note, const PairTable& wording, std::uint32_t minimum_cases, const ShownGroups& shown) {
  if (shown.rest_left_out || !shown.left_out.empty()) {
    std::vector<std::string> groups = shown.left_out;
    if (shown.rest_left_out) groups.push_back(worded(wording, "disclosure.groups.rest"));
    send_groups(note, wording, "disclosure.groups.earlier", minimum_cases, groups);
  }
  if (!shown.together.empty()) {
    send_groups(note, wording, "disclosure.groups.earlier-together", minimum_cases, shown.together);
  }
  if (!shown.changes_withheld.empty()) {
    std::vector<std::string> groups = shown.changes_withheld;
    for (std::string& group : groups) {
      if (group.empty()) group = worded(wording, "disclosure.groups.rest");
    }
    send_groups(note, wording, "disclosure.groups.changes", minimum_cases, groups);
  }
  if (shown.all_changes_withheld) send_groups(note, wording, "disclosure.groups.no-changes", minimum_cases, {});
  if (shown.spread_withheld) send_groups(note, wording, "disclosure.groups.spread", minimum_cases, {});
}

}  // namespace

DocumentAddition group_note(const PairTable& wording, std::uint32_t minimum_cases, const ShownGroups& shown) {
  if (!withheld_for_few(shown) && !withheld_for_earlier(shown)) return nullptr;
  return [&wording, minimum_cases, &shown](const assay_document_sink& sink) {
    Note note(sink, wording);
    if (withheld_for_few(shown)) {
      std::vector<std::string> groups = shown.withheld_groups;
      // Too few persons of no group, and no group that is too small.
      if (groups.empty()) groups.push_back(worded(wording, "disclosure.groups.rest"));
      send_groups(note, wording, shown.withheld_cases == 0 ? "disclosure.groups.together" : "disclosure.groups.left-out",
                  minimum_cases, groups);
    }
    send_earlier(note, wording, minimum_cases, shown);
  };
}

DocumentAddition earlier_groups_note(const PairTable& wording, std::uint32_t minimum_cases, const ShownGroups& shown) {
  if (!withheld_for_earlier(shown)) return nullptr;
  return [&wording, minimum_cases, &shown](const assay_document_sink& sink) {
    Note note(sink, wording);
    send_earlier(note, wording, minimum_cases, shown);
  };
}

DocumentAddition comparison_note(const PairTable& wording, std::vector<WithheldUnder> instruments) {
  if (instruments.empty()) return nullptr;
  return [&wording, instruments = std::move(instruments)](const assay_document_sink& sink) {
    Note note(sink, wording);
    note.leaf(ASSAY_PARAGRAPH, worded(wording, "disclosure.comparison"));
    note.open(ASSAY_LIST);
    for (const WithheldUnder& under : instruments) {
      const CaseNote one(*under.prepared, wording, *under.disclosure, nullptr);
      note.open(ASSAY_LIST_ITEM);
      note.text(one.instrument());
      one.send_roles(note);
      note.close();
    }
    note.close();
  };
}

}  // namespace assay::pipeline
