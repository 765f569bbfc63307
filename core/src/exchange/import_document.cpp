// What a package says of the framework as a whole, and what has to be assumed where it says nothing.
#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>
#include <string_view>
#include <utility>

#include "assay/text.hpp"
#include "import_document.hpp"
#include "import_names.hpp"
#include "instrument_words.hpp"

namespace assay {
namespace {

// A language of two or three letters, then parts of up to eight letters and digits: what the instrument asks
// for.
bool is_tag(std::string_view text) {
  const std::size_t language = std::min(text.find('-'), text.size());
  if (language < 2 || language > 3) return false;
  std::size_t part = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    const bool digit = c >= '0' && c <= '9' && i > language;
    if (c == '-' ? part == 0 : !letter && !digit) return false;
    part = c == '-' ? 0 : part + 1;
    if (part > 8) return false;
  }
  return part > 0;
}

class DocumentImporter {
 public:
  DocumentImporter(const CasePackage& package, const ItemPaths& paths, const std::string& id,
                   CaseNotes& notes, Instrument& result)
      : package_(package), paths_(paths), wanted_id_(id), notes_(notes), result_(result) {}

  void add_header();
  void add_roles();
  void add_scoring();
  void add_attributes();

 private:
  void add_identifiers(std::vector<Attribute>& facts);

  const CasePackage& package_;
  const ItemPaths& paths_;
  const std::string& wanted_id_;
  CaseNotes& notes_;
  Instrument& result_;
};

void DocumentImporter::add_header() {
  const DocumentExtension& own = package_.extension;
  const auto exact = [](const std::string& own_text, const std::string& text) {
    return !own_text.empty() && normalized(own_text) == text ? own_text : text;
  };
  const auto assume = [&](const std::optional<std::string>& given, const char* key,
                          const std::string& assumed) {
    if (given) return *given;
    notes_.warn("/CFDocument", "the document has no `" + std::string(key) + "`: " + assay::quoted(assumed) +
                                   " was put there");
    return assumed;
  };
  std::string made = own.id.empty() ? slug(package_.title) : own.id;
  if (made.empty()) made = "framework";
  result_.id = wanted_id_.empty() ? made : wanted_id_;
  result_.title = exact(own.title, package_.title);
  result_.vendor = exact(own.vendor, assume(package_.creator, "creator", "Unknown"));
  result_.kind = own.kind.empty() ? "framework" : own.kind;
  result_.description = package_.description.value_or("");
  const bool dated = !package_.version && package_.last_change && package_.last_change->size() >= 10;
  result_.version = exact(
      own.version, assume(package_.version, "version", dated ? package_.last_change->substr(0, 10) : "1"));
  // "und" is the tag of BCP 47 for a language that is not known.
  result_.locale = assume(package_.language, "language", "und");
  std::replace(result_.locale.begin(), result_.locale.end(), '_', '-');
  if (is_tag(result_.locale)) return;
  notes_.warn("/CFDocument/language", "the language is no tag of BCP 47: " +
                                          assay::quoted(*package_.language) + "; \"und\" was put there");
  result_.locale = "und";
}

void DocumentImporter::add_roles() {
  for (const CaseRole& role : package_.extension.roles) {
    const std::uint32_t parent = result_.find_role(role.parent);
    if (parent == ASSAY_NONE && !role.parent.empty()) {
      notes_.warn("/CFDocument/extensions", "the parent of a role is not there: left out");
    }
    const auto most = static_cast<std::uint32_t>(std::clamp<std::int64_t>(role.max, 0, 1000000));
    result_.roles.push_back({role.id, role.title, parent, role.required, most});
  }
  if (!result_.roles.empty() || result_.items.empty()) return;
  result_.roles.push_back({"rater", "Raters", ASSAY_NONE, false, 0});
  notes_.warn("", "a package does not say who answers: one role, `rater`, was put in",
              "write the roles that there are");
}

void DocumentImporter::add_scoring() {
  const auto place = [&](const auto& words, const std::string& word, std::uint32_t otherwise) {
    const auto found = std::find(words.begin(), words.end(), word);
    return found == words.end() ? otherwise : static_cast<std::uint32_t>(found - words.begin());
  };
  const bool weighted = std::any_of(result_.constructs.begin(), result_.constructs.end(),
                                    [](const Construct& one) { return one.weight != 1; }) ||
                        std::any_of(result_.items.begin(), result_.items.end(),
                                    [](const Item& one) { return one.weight != 1; });
  result_.method = place(kMethodWords, package_.extension.method,
                         weighted ? ASSAY_METHOD_WEIGHTED_MEAN : ASSAY_METHOD_MEAN);
  result_.roll_up = place(kRollUpWords, package_.extension.roll_up, ASSAY_ROLL_UP_MEAN_OF_MEANS);
  if (weighted && package_.extension.method.empty()) {
    notes_.warn("/CFRubrics", "criteria have weights: the instrument is scored by weighted means",
                "say in [scoring] if it should be otherwise");
  }
}

// In the order that the extension tells. An attribute without values there is one that the document has a
// property for.
void DocumentImporter::add_attributes() {
  std::vector<Attribute> facts = package_.facts;
  add_identifiers(facts);
  for (const Attribute& own : package_.extension.attributes) {
    const auto fact =
        std::find_if(facts.begin(), facts.end(), [&](const Attribute& one) { return one.key == own.key; });
    if (fact != facts.end()) {
      result_.attributes.push_back(*fact);
      facts.erase(fact);
    } else if (!own.values.empty()) {
      result_.attributes.push_back(own);
    }
  }
  result_.attributes.insert(result_.attributes.end(), facts.begin(), facts.end());
}

// Identifiers that would not follow from the ids again are kept, so that the framework goes out under its
// own.
void DocumentImporter::add_identifiers(std::vector<Attribute>& facts) {
  if (package_.identifier != derived_identifier(result_.id, ""))
    facts.push_back({kDocumentIdentifier, {package_.identifier}});
  Attribute items{kItemIdentifiers, {}};
  for (const auto& [index, path] : paths_) {
    const CaseItem& item = package_.items[index];
    const std::string id = path.substr(path.find('/') + 1);
    const std::string code = item.code && *item.code != id ? " " + *item.code : "";
    if (code.empty() && item.identifier == derived_identifier(result_.id, path)) continue;
    items.values.push_back(path + " " + item.identifier + code);
  }
  if (!items.values.empty()) facts.push_back(std::move(items));
}

}  // namespace

void import_document(const CasePackage& package, const ItemPaths& paths, const std::string& id,
                     CaseNotes& notes, Instrument& result) {
  DocumentImporter importer(package, paths, id, notes, result);
  importer.add_header();
  importer.add_roles();
  importer.add_scoring();
  importer.add_attributes();
}

}  // namespace assay
