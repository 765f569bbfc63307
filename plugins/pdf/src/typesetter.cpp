#include "typesetter.hpp"

#include <pango/pangocairo.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <unordered_map>

#include "assay/sdk/error.hpp"

namespace assay::pdf {
namespace {

constexpr double kAverage = 0.6;  // of the size: a letter that was not measured
constexpr double kIdeograph = 1.0;
// Texts that are kept from one document to the next, about 2 kB each.
constexpr std::size_t kMostKnown = 6000;

double points(int units) {
  return static_cast<double>(units) / PANGO_SCALE;
}

struct Unref {
  void operator()(gpointer object) const { g_object_unref(object); }
};
struct FreeDescription {
  void operator()(PangoFontDescription* description) const { pango_font_description_free(description); }
};
using Description = std::unique_ptr<PangoFontDescription, FreeDescription>;

Description describe(const std::string& family, const TextStyle& style) {
  Description description(pango_font_description_new());
  pango_font_description_set_family(description.get(), family.c_str());
  pango_font_description_set_absolute_size(description.get(), style.size * PANGO_SCALE);
  pango_font_description_set_weight(description.get(), style.strong ? PANGO_WEIGHT_SEMIBOLD : PANGO_WEIGHT_NORMAL);
  if (style.emphasis) pango_font_description_set_style(description.get(), PANGO_STYLE_ITALIC);
  return description;
}

PangoAttribute* foreground(Colour colour) {
  const auto channel = [](unsigned value) { return static_cast<guint16>(value * 257); };
  return pango_attr_foreground_new(channel(colour.red), channel(colour.green), channel(colour.blue));
}

void insert(PangoAttrList* list, PangoAttribute* attribute, std::size_t from, std::size_t to) {
  attribute->start_index = static_cast<guint>(from);
  attribute->end_index = static_cast<guint>(to);
  pango_attr_list_insert(list, attribute);
}

template <typename T>
void append_raw(std::string& key, const T& value) {
  key.append(reinterpret_cast<const char*>(&value), sizeof(value));
}

std::string key_of(const Runs& runs, const TextStyle& style, double width) {
  std::string key;
  append_raw(key, width);
  append_raw(key, style.size);
  append_raw(key, style.leading);
  for (const unsigned part : {static_cast<unsigned>(style.face), static_cast<unsigned>(style.align), style.strong + 2u * style.emphasis + 4u * style.own_direction,
                              static_cast<unsigned>(style.colour.red), static_cast<unsigned>(style.colour.green), static_cast<unsigned>(style.colour.blue)}) {
    key += static_cast<char>(part);
  }
  for (const Run& run : runs) {
    key += static_cast<char>(run.strong + 2 * run.emphasis + 4 * run.muted);
    append_raw(key, run.text.size());
    append_raw(key, run.target.size());
    key.append(run.text).append(run.target);
  }
  return key;
}

PangoFontMap* new_font_map() {
  PangoFontMap* map = pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT);
  if (map == nullptr) throw std::runtime_error("pango was built without FreeType");
  // One point is one unit of a page.
  pango_cairo_font_map_set_resolution(PANGO_CAIRO_FONT_MAP(map), 72);
  return map;
}

bool is_installed(PangoFontMap* map, const std::string& family) {
  PangoFontFamily** families = nullptr;
  int count = 0;
  pango_font_map_list_families(map, &families, &count);
  bool found = false;
  for (int i = 0; i < count && !found; ++i) {
    found = g_ascii_strcasecmp(pango_font_family_get_name(families[i]), family.c_str()) == 0;
  }
  g_free(families);
  return found;
}

}  // namespace

SetText::~SetText() {
  g_object_unref(layout_);
}

void SetText::paint(cairo_t* cairo, std::size_t line, double left, double top) const {
  cairo_set_source_rgb(cairo, colour_.red / 255.0, colour_.green / 255.0, colour_.blue / 255.0);
  cairo_move_to(cairo, left + lines_[line].shift, top + lines_[line].baseline);
  pango_cairo_show_layout_line(cairo, pango_layout_get_line_readonly(layout_, static_cast<int>(line)));
}

struct Typesetter::State {
  State() : map(new_font_map()), context(pango_font_map_create_context(map.get())) {
    // What a page looks like does not hang on pixels.
    cairo_font_options_t* options = cairo_font_options_create();
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
    pango_cairo_context_set_font_options(context.get(), options);
    cairo_font_options_destroy(options);
    pango_context_set_round_glyph_positions(context.get(), FALSE);
  }

  const std::string& family(Face face) const { return face == Face::kHeading ? fonts.heading : fonts.text; }

  PangoAttrList* attributes(const Runs& runs) const;
  void lines(SetText& set, const TextStyle& style, double width) const;
  void links(SetText& set, const Runs& runs) const;
  double letters(std::string_view text, const TextStyle& style);
  const std::array<double, 128>& widths(const TextStyle& style);

  Fonts fonts;
  std::unique_ptr<PangoFontMap, Unref> map;
  std::unique_ptr<PangoContext, Unref> context;
  bool right_to_left = false;
  Colour muted;
  Colour link;
  std::string language;
  // What has been set: words such as the names of roles come again and again, the fixed texts of a report in
  // each of its documents.
  std::unordered_map<std::string, TextPointer> known;
  // The widths of the letters of ASCII at a size of one point, by family and weight.
  std::map<std::pair<std::string, bool>, std::array<double, 128>> ascii;
};

PangoAttrList* Typesetter::State::attributes(const Runs& runs) const {
  PangoAttrList* list = nullptr;
  std::size_t at = 0;
  for (const Run& run : runs) {
    const std::size_t end = at + run.text.size();
    if (run.strong || run.emphasis || run.muted || !run.target.empty()) {
      if (list == nullptr) list = pango_attr_list_new();
      if (run.strong) insert(list, pango_attr_weight_new(PANGO_WEIGHT_SEMIBOLD), at, end);
      if (run.emphasis) insert(list, pango_attr_style_new(PANGO_STYLE_ITALIC), at, end);
      if (run.muted) insert(list, foreground(muted), at, end);
      // Less weight than the rest, even among bold words.
      if (run.muted && !run.strong) insert(list, pango_attr_weight_new(PANGO_WEIGHT_NORMAL), at, end);
      if (!run.target.empty()) insert(list, foreground(link), at, end);
    }
    at = end;
  }
  return list;
}

void Typesetter::State::lines(SetText& set, const TextStyle& style, double width) const {
  const double wanted = style.size * style.leading;
  for (GSList* at = pango_layout_get_lines_readonly(set.layout_); at != nullptr; at = at->next) {
    PangoLayoutLine* line = static_cast<PangoLayoutLine*>(at->data);
    PangoRectangle logical;
    pango_layout_line_get_extents(line, nullptr, &logical);
    const double natural = points(logical.height), wide = points(logical.width);
    const double height = std::max(wanted, natural);
    const bool leftwards = style.own_direction
                               ? pango_layout_line_get_resolved_direction(line) == PANGO_DIRECTION_RTL
                               : right_to_left;
    const bool at_right = style.align != Align::kCentre && (style.align == Align::kEnd) != leftwards;
    const double spare = width - wide;
    const double shift = style.align == Align::kCentre ? spare / 2 : at_right ? spare : 0;
    set.lines_.push_back({height, points(-logical.y) + (height - natural) / 2, shift - points(logical.x)});
    set.height_ += height;
    set.width_ = std::max(set.width_, wide);
  }
}

void Typesetter::State::links(SetText& set, const Runs& runs) const {
  int begin = 0;
  for (const Run& run : runs) {
    const int end = begin + static_cast<int>(run.text.size());
    std::size_t number = 0;
    for (GSList* at = run.target.empty() ? nullptr : pango_layout_get_lines_readonly(set.layout_); at != nullptr;
         at = at->next, ++number) {
      PangoLayoutLine* line = static_cast<PangoLayoutLine*>(at->data);
      const int from = std::max(begin, line->start_index), to = std::min(end, line->start_index + line->length);
      if (from >= to) continue;
      int one = 0, other = 0;
      pango_layout_line_index_to_x(line, from, FALSE, &one);
      pango_layout_line_index_to_x(line, to, FALSE, &other);
      const double shift = set.lines_[number].shift;
      set.links_.push_back({number, shift + points(std::min(one, other)), shift + points(std::max(one, other)), run.target});
    }
    begin = end;
  }
}

const std::array<double, 128>& Typesetter::State::widths(const TextStyle& style) {
  const auto [found, is_new] = ascii.try_emplace({family(style.face), style.strong});
  if (!is_new) return found->second;
  constexpr double kMeasured = 100;
  const Description description = describe(family(style.face), style.sized(kMeasured));
  std::unique_ptr<PangoLayout, Unref> layout(pango_layout_new(context.get()));
  pango_layout_set_font_description(layout.get(), description.get());
  for (int c = 0; c < 128; ++c) {
    const char letter = c < 0x20 || c == 0x7F ? ' ' : static_cast<char>(c);
    pango_layout_set_text(layout.get(), &letter, 1);
    int wide = 0;
    pango_layout_get_size(layout.get(), &wide, nullptr);
    found->second[static_cast<std::size_t>(c)] = points(wide) / kMeasured;
  }
  return found->second;
}

double Typesetter::State::letters(std::string_view text, const TextStyle& style) {
  const std::array<double, 128>& ascii_widths = widths(style);
  double wide = 0;
  for (const char c : text) {
    const unsigned char byte = static_cast<unsigned char>(c);
    if (byte < 0x80) {
      wide += ascii_widths[byte];
    } else if (byte >= 0xC0) {
      wide += byte >= 0xE3 ? kIdeograph : kAverage;
    }
  }
  return wide * style.size;
}

Typesetter::Typesetter() : state_(std::make_unique<State>()) {}
Typesetter::~Typesetter() = default;

void Typesetter::require(const Fonts& fonts) {
  for (const std::string& family : {fonts.text, fonts.heading}) {
    if (!is_installed(state_->map.get(), family)) {
      sdk::refuse("the font `" + family +
                  "` is not installed; install it (the default fonts are in Debian's fonts-noto-core), or name "
                  "one that `fc-list : family` shows in the options `font` and `heading_font` of pdf");
    }
  }
}

void Typesetter::begin(const Fonts& fonts, bool right_to_left, std::string_view language, Colour muted, Colour link) {
  const bool alike = state_->fonts == fonts && state_->right_to_left == right_to_left && state_->language == language &&
                     state_->muted == muted && state_->link == link;
  if (!alike || state_->known.size() > kMostKnown) state_->known.clear();
  state_->fonts = fonts;
  state_->language = language;
  state_->right_to_left = right_to_left;
  state_->muted = muted;
  state_->link = link;
  pango_context_set_base_dir(state_->context.get(), right_to_left ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
  pango_context_set_language(state_->context.get(), pango_language_from_string(std::string(language).c_str()));
}

TextPointer Typesetter::set(const Runs& runs, const TextStyle& style, double width) {
  const std::string key = key_of(runs, style, width);
  const auto found = state_->known.find(key);
  if (found != state_->known.end()) return found->second;
  TextPointer set = set_anew(runs, style, width);
  state_->known.emplace(key, set);
  return set;
}

TextPointer Typesetter::set_anew(const Runs& runs, const TextStyle& style, double width) {
  std::string text;
  for (const Run& run : runs) text += run.text;
  PangoLayout* layout = pango_layout_new(state_->context.get());
  auto set = std::make_shared<SetText>(layout, style);
  const Description description = describe(state_->family(style.face), style);
  pango_layout_set_font_description(layout, description.get());
  pango_layout_set_auto_dir(layout, style.own_direction);
  pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_width(layout, static_cast<int>(std::max(width, 1.0) * PANGO_SCALE));
  pango_layout_set_text(layout, text.data(), static_cast<int>(text.size()));
  if (PangoAttrList* list = state_->attributes(runs)) {
    pango_layout_set_attributes(layout, list);
    pango_attr_list_unref(list);
  }
  state_->lines(*set, style, width);
  state_->links(*set, runs);
  return set;
}

double Typesetter::width_of(std::string_view text, const TextStyle& style) {
  return state_->letters(text, style);
}

double Typesetter::longest_word(std::string_view text, const TextStyle& style) {
  double longest = 0;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of(" \n-/"), text.size());
    // A script without spaces breaks anywhere.
    // A hyphen stays with the word before it.
    const bool joined = end < text.size() && (text[end] == '-' || text[end] == '/');
    const std::string_view word = text.substr(0, joined ? end + 1 : end);
    const bool breaks = std::any_of(word.begin(), word.end(), [](char c) { return static_cast<unsigned char>(c) >= 0xE3; });
    longest = std::max(longest, breaks ? 2 * style.size : state_->letters(word, style));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return longest;
}

}  // namespace assay::pdf
