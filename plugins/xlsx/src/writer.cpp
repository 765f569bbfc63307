#include "writer.hpp"

#include <xlsxwriter.h>

#include <algorithm>
#include <ctime>
#include <iterator>
#include <new>
#include <stdexcept>
#include <tuple>

#include "assay/sdk/direction.hpp"
#include "lxw_calls.hpp"
#include "text.hpp"

namespace assay::xlsx {
namespace {

// The most that Excel takes for a property of the document.
constexpr std::size_t kLongestProperty = 255;
// Excel takes 255 characters for the whole footer; the number of the page needs some.
constexpr std::size_t kLongestFooter = 170, kLongestPage = 60;

// Seconds from 1970 to noon of a day: the whole day is then the same in nearly all time zones.
std::time_t seconds_of(const Day& day) {
  const int year = day.month <= 2 ? day.year - 1 : day.year;
  const int month = (day.month + 9) % 12;
  const long era_days =
      365L * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + day.day - 1;
  return static_cast<std::time_t>((era_days - 719468) * 86400L + 43200L);
}

// '&' begins a command in a footer.
std::string footer_text(std::string_view words, std::size_t most) {
  const std::string line = one_line(words);
  std::string out;
  for (const char c : beginning(line, most)) {
    out += c;
    if (c == '&') out += c;
  }
  return out;
}

}  // namespace

bool CellStyle::operator<(const CellStyle& other) const {
  const auto key = [](const CellStyle& s) {
    return std::tie(s.number, s.wrap, s.head, s.strong, s.muted, s.link, s.title, s.end, s.indent);
  };
  return key(*this) < key(other);
}

Writer::Writer(lxw_workbook* workbook, const Book& book, const Layout& layout, const Look& look,
               const Limits& limits)
    : workbook_(workbook),
      book_(book),
      layout_(layout),
      look_(look),
      limits_(limits),
      right_to_left_(sdk::language_runs_left(book.language)) {}

void Writer::write() {
  properties();
  lxw_worksheet* const first = add_sheet(layout_.overview);
  std::vector<lxw_worksheet*> sheets;
  lxw_worksheet* charts_sheet = nullptr;
  for (const TableSheet& sheet : layout_.sheets) {
    sheets.push_back(add_sheet(sheet.name));
    // Behind the first table, which has most of their figures.
    if (charts_sheet == nullptr && !layout_.charts.empty()) charts_sheet = add_sheet(layout_.charts);
  }
  overview(first);
  for (std::size_t i = 0; i < sheets.size(); ++i) table(sheets[i], layout_.sheets[i]);
  if (charts_sheet != nullptr) charts(charts_sheet);
}

lxw_worksheet* Writer::add_sheet(const std::string& name) {
  lxw_worksheet* const sheet = workbook_add_worksheet(workbook_, name.c_str());
  if (sheet == nullptr) throw std::runtime_error("the sheet `" + name + "` cannot be made");
  if (right_to_left_) worksheet_right_to_left(sheet);
  print_setup(sheet);
  return sheet;
}

void Writer::properties() {
  const auto cut = [](std::string_view words) {
    return std::string(beginning(one_line(words), kLongestProperty));
  };
  std::string title = cut(book_.title), subject = cut(book_.subject), client = cut(look_.name);
  lxw_doc_properties about{};
  about.title = title.data();
  about.subject = subject.data();
  about.author = client.data();
  about.company = client.data();
  // Without a date of its own the document gets a fixed one: the library would take the clock's.
  about.created = seconds_of(book_.day.value_or(Day{1980, 1, 1}));
  require(workbook_set_properties(workbook_, &about), "the document's properties");
}

std::string Writer::footer() const {
  std::string page = footer_text(look_.wording("page"), kLongestPage);
  const auto replace = [&](std::string_view name, std::string_view command) {
    const std::size_t at = page.find(name);
    if (at != std::string::npos) page.replace(at, name.size(), command);
  };
  replace("{page}", "&P");
  replace("{pages}", "&N");
  return "&L" + escaped_text(footer_text(look_.footer, kLongestFooter)) + "&R" + page;
}

void Writer::print_setup(lxw_worksheet* sheet) const {
  constexpr std::uint8_t kA4 = 9, kLetter = 1;
  worksheet_set_paper(sheet, look_.paper == Paper::kLetter ? kLetter : kA4);
  worksheet_set_landscape(sheet);
  worksheet_fit_to_pages(sheet, 1, 0);
  // Counted with its doubled signs a footer may still be too long; then the page alone is better than
  // nothing.
  if (worksheet_set_footer(sheet, footer().c_str()) != LXW_NO_ERROR) {
    require(worksheet_set_footer(sheet, "&R&P / &N"), "the footer");
  }
}

lxw_format* Writer::format(const CellStyle& style) {
  const auto [at, is_new] = formats_.emplace(style, nullptr);
  if (!is_new) return at->second;
  lxw_format* const made = workbook_add_format(workbook_);
  if (made == nullptr) throw std::bad_alloc();
  format_set_align(made, LXW_ALIGN_VERTICAL_TOP);
  if (!style.number.empty()) format_set_num_format(made, style.number.c_str());
  if (style.wrap) format_set_text_wrap(made);
  if (style.strong) format_set_bold(made);
  if (style.end) format_set_align(made, LXW_ALIGN_RIGHT);
  if (style.indent > 0) format_set_indent(made, style.indent);
  if (style.muted) format_set_font_color(made, 0x555B64);
  if (style.title) format_set_font_size(made, 16);
  if (style.link) {
    format_set_font_color(made, 0x0B4F9E);
    format_set_underline(made, LXW_UNDERLINE_SINGLE);
  }
  if (style.head) {
    format_set_bold(made);
    format_set_text_wrap(made);
    format_set_bg_color(made, look_.accent);
    format_set_font_color(made, ink_on(look_.accent));
    format_set_bottom(made, LXW_BORDER_THIN);
  }
  return at->second = made;
}

void Writer::text(lxw_worksheet* sheet, std::size_t row, std::size_t column, std::string_view words,
                  const CellStyle& style) {
  // An empty string has no cell; only a head shows also without a word.
  if (words.empty()) {
    if (style.head) {
      require(worksheet_write_blank(sheet, row_number(row), column_number(column), format(style)), "a head");
    }
    return;
  }
  require(worksheet_write_string(sheet, row_number(row), column_number(column), escaped_text(words).c_str(),
                                 format(style)),
          "a text");
}

void Writer::link(lxw_worksheet* sheet, std::size_t row, std::size_t column, const std::string& to_sheet,
                  std::size_t to_row, std::string_view words, const CellStyle& style) {
  const std::string target = "internal:'" + to_sheet + "'!A" + std::to_string(to_row + 1);
  require(worksheet_write_url(sheet, row_number(row), column_number(column), target.c_str(), format(style)),
          "a link");
  text(sheet, row, column, words, style);
}

}  // namespace assay::xlsx
