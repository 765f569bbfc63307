#include "page.hpp"

#include <algorithm>

#include "assay/sdk/direction.hpp"
#include "assay/sdk/locale.hpp"
#include "base64.hpp"
#include "ids.hpp"
#include "render.hpp"

namespace assay::html {
namespace {

std::string language_of(const sdk::Node& document) {
  const std::string_view language = document.attribute("language");
  const auto plain = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
  };
  if (language.empty() || !std::all_of(language.begin(), language.end(), plain)) return "en";
  return std::string(language);
}

// Room for the page of a long report, so that the text does not move while it grows. What is not used is
// never touched.
constexpr std::size_t kRoom = 512 * 1024;

}  // namespace

Page::Page(const sdk::Node& document, const Look& look, const PageStyle& style)
    : document_(document),
      look_(look),
      style_(style),
      looks_(document),
      right_to_left_(sdk::language_runs_left(language_of(document))),
      out_(kRoom + look.logo.size() * 2, right_to_left_),
      charts_{out_,
              {looks_, {look.wording("no-value"), sdk::Locale(look.wording).decimal_mark()}, {}},
              look.wording("figures"),
              right_to_left_ ? chart::Direction::kRightToLeft : chart::Direction::kLeftToRight} {}

Bytes Page::render() {
  const std::string language = language_of(document_);
  out_.doctype();
  out_.element("html", {{"lang", language}, Attribute::if_any("dir", right_to_left_ ? "rtl" : "")}, [&] {
    head();
    out_.element("body", {}, [&] { body(); });
  });
  out_.line_end();
  return out_.take();
}

std::string Page::page_title() const {
  std::string title = document_.title;
  if (subject().empty() || title.find(subject()) != std::string::npos) return title;
  return title.empty() ? std::string(subject()) : title + " – " + std::string(subject());
}

void Page::head() {
  out_.element("head", {}, [&] {
    out_.empty("meta", {{"charset", "utf-8"}});
    out_.element("title", {}, page_title());
    out_.empty("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}});
    out_.empty("meta", {{"name", "color-scheme"}, {"content", "light dark"}});
    out_.style(right_to_left_ ? style_.right_to_left : style_.left_to_right);
  });
  out_.line_end();
}

void Page::body() {
  const Children& children = document_.children;
  out_.element("a", {{"class", "skip"}, {"href", "#page:main"}}, look_.wording("skip"));
  std::size_t at = 0;
  if (at < children.size() && children[at].is(ASSAY_COVER)) {
    cover(children[at++]);
  } else {
    bare_header();
  }
  covered_ = true;
  if (at < children.size() && children[at].is(ASSAY_CONTENTS)) contents(children[at++]);
  out_.element("main", {{"id", "page:main"}, {"tabindex", "-1"}}, [&] { content(children, at); });
  foot();
}

void Page::bare_header() {
  out_.element("header", {{"class", "bare"}}, [&] {
    brand();
    out_.element("h1", {}, document_.title);
    if (!document_.note.empty()) out_.element("p", {{"class", "lede"}}, document_.note);
  });
}

void Page::brand() {
  if (look_.logo.empty() && look_.name.empty()) return;
  out_.element("div", {{"class", "brand"}}, [&] {
    if (look_.logo.empty()) return out_.element("p", {}, look_.name);
    const std::string source = "data:" + std::string(look_.logo_media_type) + ";base64," + base64(look_.logo);
    out_.empty("img", {{"src", source}, {"alt", look_.name}});
  });
}

void Page::cover(const sdk::Node& node) {
  // The page has one h1; a second cover would be a title among others.
  const std::string_view tag = covered_ ? "div" : "header";
  out_.element(tag, {{"class", "cover"}, Attribute::id(node.id)}, [&] {
    brand();
    out_.element("div", {{"class", "cover-title"}}, [&] {
      out_.element(covered_ ? "h2" : "h1", {}, node.title.empty() ? document_.title : node.title);
      const bool person = !subject().empty() && node.note == subject();
      if (!node.note.empty())
        out_.element("p", {Attribute::if_any("class", person ? "person" : "")}, node.note);
    });
    if (!node.attributes.empty()) cover_facts(node);
    if (!look_.footer.empty()) out_.element("p", {{"class", "cover-foot"}}, look_.footer);
  });
  out_.line_end();
}

void Page::cover_facts(const sdk::Node& node) {
  out_.element("dl", {{"class", "cover-facts"}}, [&] {
    for (const sdk::OwnedPair& pair : node.attributes) {
      // The person that the report is about stands out.
      const bool person = !subject().empty() && pair.value == subject();
      out_.element("div", {Attribute::if_any("class", person ? "person" : "")}, [&] {
        out_.element("dt", {}, pair.key);
        out_.element("dd", {}, pair.value);
      });
    }
  });
}

void Page::contents(const sdk::Node& node) {
  if (node.children.empty()) return;
  const std::string_view title =
      node.title.empty() ? look_.wording("contents") : std::string_view(node.title);
  out_.element("nav", {{"class", "contents"}, {"aria-labelledby", "page:contents"}}, [&] {
    out_.element("h2", {{"id", "page:contents"}}, title);
    std::size_t at = 0;
    // A first entry that is deeper than a later one begins a list of its own.
    while (at < node.children.size()) contents_level(node.children, at);
  });
  out_.line_end();
}

void Page::contents_level(const Children& entries, std::size_t& at) {
  const std::uint32_t depth = entries[at].lines;
  out_.element("ol", {}, [&] {
    while (at < entries.size() && entries[at].lines >= depth) {
      const sdk::Node& entry = entries[at];
      out_.element("li", {}, [&] {
        out_.element("a", {{"href", "#" + safe_id(entry.id)}},
                     [&] { out_.element("span", {}, entry.title); });
        ++at;
        if (at < entries.size() && entries[at].lines > depth) contents_level(entries, at);
      });
    }
  });
}

void Page::foot() {
  if (look_.footer.empty() && look_.name.empty()) return;
  out_.element("footer", {{"class", "foot"}}, [&] {
    if (!look_.name.empty()) out_.element("p", {{"class", "foot-name"}}, look_.name);
    if (!look_.footer.empty()) out_.element("p", {}, look_.footer);
  });
}

void check_look(const Look& look) {
  constexpr std::string_view kLogos[] = {"image/svg+xml", "image/png", "image/jpeg"};
  const bool known =
      std::find(std::begin(kLogos), std::end(kLogos), look.logo_media_type) != std::end(kLogos);
  if (!look.logo.empty() && !known) {
    sdk::refuse("a page cannot show a logo of the type `" + std::string(look.logo_media_type) +
                "`; give one that is image/svg+xml, image/png or image/jpeg");
  }
  for (const char* key : {"contents", "figures", "no-value", "page", "skip", "table"}) {
    look.wording(key);
  }
}

Bytes render_html(const sdk::Node& document, const Look& look) {
  check_look(look);
  return render_html(document, look, page_style(look));
}

Bytes render_html(const sdk::Node& document, const Look& look, const PageStyle& style) {
  return Page(document, look, style).render();
}

}  // namespace assay::html
