// What stands in a rendered file.
#include <algorithm>
#include <map>
#include <set>

#include "assay/text.hpp"
#include "markup_scan.hpp"
#include "outcome.hpp"
#include "renderer_checks.hpp"
#include "sample_document.hpp"

namespace assay::conformance {
namespace {

constexpr const char* kEscape =
    "escape every text for the place where it stands, once: element, attribute, style sheet, script";

// The letters and signs of ASCII alone: how a format breaks lines, and what it does with signs that nobody
// sees, is its own affair.
std::string bare(std::string_view words) {
  std::string out;
  std::copy_if(words.begin(), words.end(), std::back_inserter(out),
               [](char c) { return c > ' ' && c < 0x7F; });
  return out;
}

// All that a reader of the file reads, in one.
std::string read_from(FileForm form, const std::string& bytes) {
  if (form == FileForm::Html || form == FileForm::Xml) {
    const Markup markup = scan_markup(bytes, form == FileForm::Html ? MarkupKind::Html : MarkupKind::Xml);
    std::string all = markup.text;
    for (const MarkupTag& tag : markup.tags) {
      for (const MarkupAttribute& attribute : tag.attributes) all.append("\n").append(attribute.value);
    }
    return all;
  }
  std::string fault, all;
  if (form != FileForm::Json) return bytes;
  for (const std::string& words : json_strings(bytes, fault)) all.append(words).append("\n");
  return all;
}

// Where a file fetches something from when it is opened.
std::vector<std::string> fetched_by(const MarkupTag& tag) {
  static const std::set<std::string_view> kFetching = {"src",  "srcset",  "poster", "background",
                                                       "data", "archive", "code"};
  std::vector<std::string> addresses;
  for (const MarkupAttribute& attribute : tag.attributes) {
    const bool of_tag = (tag.name == "link" && attribute.name == "href") ||
                        ((tag.name == "image" || tag.name == "use") &&
                         (attribute.name == "href" || attribute.name == "xlink:href"));
    if (of_tag || (kFetching.count(attribute.name) != 0 && attribute.name.substr(0, 5) != "data-"))
      addresses.push_back(attribute.value);
  }
  return addresses;
}

bool begins(std::string_view words, std::string_view with) {
  return words.substr(0, with.size()) == with;
}

class Links {
 public:
  Links(const Markup& markup, std::string call) : markup_(markup), call_(std::move(call)) {}

  void check() {
    for (const MarkupTag& tag : markup_.tags) {
      if (tag.closes) continue;
      if (const std::string* id = tag.find("id")) claim(*id, tag);
    }
    for (const MarkupTag& tag : markup_.tags) {
      if (tag.closes) continue;
      for (const char* name : {"href", "xlink:href"}) {
        if (const std::string* address = tag.find(name); address != nullptr && tag.name != "link")
          follow(*address, tag);
      }
      for (const char* name :
           {"aria-labelledby", "aria-describedby", "aria-controls", "aria-details", "for", "headers"}) {
        if (const std::string* list = tag.find(name)) refer(*list, name, tag);
      }
      for (const std::string& address : fetched_by(tag)) stay_home(address, tag);
    }
    for (const std::string& style : markup_.styles) check_style(style);
  }

 private:
  std::string at(const MarkupTag& tag) const {
    return call_ + ", byte " + std::to_string(tag.at) + ": <" + tag.name + ">";
  }

  void claim(const std::string& id, const MarkupTag& tag) {
    expect(id.empty() || ids_.insert(id).second,
           at(tag) + " has the id " + assay::quoted(id) + ", which is taken",
           "give each element an id of its own; a document's ids are unique");
  }

  void follow(const std::string& address, const MarkupTag& tag) {
    if (begins(address, "#")) {
      expect(address.size() == 1 || ids_.count(address.substr(1)) != 0,
             at(tag) + " leads to " + assay::quoted(address) + ", which there is not",
             "give the element that is led to its id, for every kind of element and chart");
      return;
    }
    if (tag.name != "a" && tag.name != "area") return;
    expect(begins(address, "http://") || begins(address, "https://") || begins(address, "mailto:"),
           at(tag) + " leads to " + assay::quoted(address),
           "make links of #id, http, https and mailto addresses alone");
  }

  void refer(const std::string& list, const std::string& attribute, const MarkupTag& tag) {
    for (std::size_t from = 0; from < list.size();) {
      const std::size_t end = std::min(list.find(' ', from), list.size());
      const std::string id = list.substr(from, end - from);
      expect(id.empty() || ids_.count(id) != 0,
             at(tag) + " names " + assay::quoted(id) + " in " + attribute + ", which there is not",
             "name the id of an element");
      from = end + 1;
    }
  }

  void stay_home(const std::string& address, const MarkupTag& tag) {
    const bool home = address.empty() || begins(address, "#") || begins(address, "data:image/") ||
                      begins(address, "data:font/");
    expect(home, at(tag) + " fetches " + assay::quoted(address),
           "put what the file needs into it: who opens a report about a person tells nobody");
  }

  void check_style(const std::string& style) const {
    expect(style.find("@import") == std::string::npos, call_ + ": a style sheet imports another",
           "put all styles into the file");
    for (std::size_t from = style.find("url("); from != std::string::npos;
         from = style.find("url(", from + 4)) {
      std::size_t begin = from + 4;
      while (begin < style.size() && (style[begin] == '"' || style[begin] == '\'' || style[begin] == ' '))
        ++begin;
      const std::string_view address = std::string_view(style).substr(begin, 40);
      expect(begins(address, "data:") || begins(address, "#"),
             call_ + ": a style sheet fetches " + assay::quoted(std::string(address)),
             "put pictures and fonts into the file");
    }
  }

  const Markup& markup_;
  std::string call_;
  std::set<std::string> ids_;
};

bool is_text(FileForm form) {
  return form != FileForm::Other && form != FileForm::Csv;
}

}  // namespace

void renderer_well_formed(const Subject& subject) {
  const Loaded loaded(subject);
  const Opened opened(loaded);
  const DocumentTree whole = whole_document(plain_words()), bare_one = bare_document("Bare");
  bool looked = false;
  for_each_renderer(opened, [&](const Entry& entry) {
    const FileForm form = form_of(entry);
    if (form == FileForm::Other) return;
    looked = true;
    const RendererUse use(opened, entry.id, usual_setting(subject));
    for (const auto& [name, document] :
         {std::pair("a document of every element", &whole), std::pair("a bare document", &bare_one)}) {
      const std::string fault = ill_formed(form, use.required().bytes(events_of(*document), name));
      expect(fault.empty(),
             "the " + media_type_of(entry) + " of renderer " + entry.id + " for " + name + ", " + fault,
             "keep the grammar of the format");
    }
  });
  if (!looked) throw PassedOver("no format of it is one that can be looked into");
}

void renderer_shows_texts(const Subject& subject) {
  const Loaded loaded(subject);
  const Opened opened(loaded);
  std::vector<std::string> runs;
  const DocumentTree document = whole_document(plain_words(), &runs);
  bool looked = false;
  for_each_renderer(opened, [&](const Entry& entry) {
    if (!is_text(form_of(entry))) return;
    looked = true;
    const RendererUse use(opened, entry.id, usual_setting(subject));
    const std::string bytes = use.required().bytes(events_of(document), "a document of every element");
    for (const std::string& run : runs) {
      if (bytes.find(run.substr(0, run.find(' '))) != std::string::npos) continue;
      std::string where = "a text";
      for (const Event& event : events_of(document)) {
        if (written(event).find(run) != std::string::npos) {
          where = described(event);
          break;
        }
      }
      throw Failed("render of " + entry.id + " left out " + assay::quoted(run) + ", which stands in " + where,
                   "show every text that a reader is to read");
    }
  });
  if (!looked) throw PassedOver("no format of it is one that can be read as text");
}

void renderer_escapes(const Subject& subject) {
  const Loaded loaded(subject);
  const Opened opened(loaded);
  const DocumentTree document = whole_document(hostile_words());
  const std::vector<Event> events = events_of(document);
  bool looked = false;
  for_each_renderer(opened, [&](const Entry& entry) {
    const FileForm form = form_of(entry);
    if (form == FileForm::Other || form == FileForm::Text) return;
    looked = true;
    RendererSetting setting = usual_setting(subject);
    setting.look.name = "\"><xassay1>'</title></style><xassay2>&lt;";
    setting.look.footer = "\"}xassay3{}</style><xassay4>\\";
    const RendererUse use(opened, entry.id, setting);
    const std::string bytes = use.required().bytes(events, "a hostile document");
    const std::string call = "render of " + entry.id + " with a hostile document";
    const std::string fault = escaped_from(form, bytes);
    expect(fault.empty(), call + ": a text got out of its place; " + fault, kEscape);
    if (form == FileForm::Csv) return;
    const std::string read = bare(read_from(form, bytes));
    for (const Event& event : events) {
      if (event.kind != EventKind::Text) continue;
      expect(read.find(bare(view(event.span.text))) != std::string::npos,
             call + ": " + described(event) + " does not come out as it was sent", kEscape);
    }
  });
  if (!looked) throw PassedOver("no format of it is one whose signs are known here");
}

void renderer_links(const Subject& subject) {
  const Loaded loaded(subject);
  const Opened opened(loaded);
  bool looked = false;
  for_each_renderer(opened, [&](const Entry& entry) {
    if (form_of(entry) != FileForm::Html && media_type_of(entry) != "application/xhtml+xml") return;
    looked = true;
    const RendererUse use(opened, entry.id, usual_setting(subject));
    for (const auto& [name, words] : {std::pair("a document of every element", plain_words()),
                                      std::pair("a hostile document", hostile_words())}) {
      const DocumentTree document = whole_document(words);
      const std::string bytes = use.required().bytes(events_of(document), name);
      Links(scan_markup(bytes, MarkupKind::Html), "render of " + entry.id + " with " + name).check();
    }
  });
  if (!looked) throw PassedOver("no format of it is HTML");
}

void renderer_fuzz(const Subject& subject) {
  const Loaded loaded(subject);
  const Opened opened(loaded);
  for_each_renderer(opened, [&](const Entry& entry) {
    const FileForm form = form_of(entry);
    const RendererUse use(opened, entry.id, usual_setting(subject));
    use.required();
    for (std::size_t round = 0; round < subject.rounds(8); ++round) {
      const DocumentTree document = random_document(Random(subject.seed * 1000003 + round));
      const std::vector<Event> events = events_of(document);
      const std::string name =
          "document " + std::to_string(round + 1) + " of seed " + std::to_string(subject.seed);
      const std::string bytes = use.bytes(events, name), call = "render of " + entry.id + " with " + name;
      expect(bytes == use.bytes(events, name), call + " gave other bytes the second time",
             "let the bytes follow from the document alone");
      for (const std::string& fault : {ill_formed(form, bytes), escaped_from(form, bytes)})
        expect(fault.empty(), call + ": " + fault,
               "look at this document: assay plugin check --include renderer-fuzz --seed " +
                   std::to_string(subject.seed));
      if (form == FileForm::Html) Links(scan_markup(bytes, MarkupKind::Html), call).check();
    }
  });
}

}  // namespace assay::conformance
