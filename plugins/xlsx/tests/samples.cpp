// Writes workbooks for read_back.py into the folder that it is given, and what they must say beside them.
#include <cstdio>
#include <fstream>
#include <iostream>

#include "rendered.hpp"

using namespace xlsx_test;

namespace {

const char* const kHostile[] = {"=1+1",
                                "+1+1",
                                "-1+1",
                                "@SUM(A1)",
                                "\t=1+1",
                                "=cmd|' /C calc'!A0",
                                "=HYPERLINK(\"http://x.org\")",
                                "http://x.org",
                                "mailto:a@b.org",
                                "internal:Text!A1",
                                "{=1}",
                                "_x0041_",
                                "<b>&amp;</b>",
                                "]]>",
                                "a\nb",
                                "'quoted",
                                "\xF0\x9F\x98\x80",
                                "1234567890123456789",
                                "  blanks  ",
                                "TRUE",
                                "#REF!",
                                "12:30",
                                "$A$1"};

void write(const std::string& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary) << bytes;
}

void hostile(sdk::DocumentBuilder& d) {
  for (const char* text : kHostile) {
    d.section({"", text}, [&] {
      d.quotation(text);
      d.paragraph(text);
      d.table(text, {{text}, {text, 1, ASSAY_ALIGN_END}}, [&] {
        d.row([&] {
          d.text_cell(text);
          d.text_cell(text);
        });
      });
      sdk::Chart chart = lines(ASSAY_CHART_LINE, text);
      chart.description = chart.value_label = text;
      chart.series[0].label = text;
      chart.categories[0] = {sdk::text(text), sdk::text(text)};
      d.chart(chart);
    });
  }
}

}  // namespace

int main(int count, char** words) {
  if (count != 2) {
    std::cerr << "usage: plugin_xlsx_samples FOLDER\n";
    return 2;
  }
  const std::string folder = std::string(words[1]) + "/";
  write(folder + "whole.xlsx", rendered({"Survey: Jane Fonsley", "en", "2006-01-18", "Jane Fonsley"}, whole));
  write(folder + "right-to-left.xlsx", rendered({"Survey", "ar-EG", ""}, whole, {}, sdk::Wording(texts("ar"))));
  write(folder + "right-to-left-pashto.xlsx", rendered({"Survey", "ps", ""}, whole));
  write(folder + "german.xlsx", rendered({"Umfrage", "de", ""}, whole, {}, sdk::Wording(texts("de"))));
  write(folder + "hostile.xlsx", rendered({"=1+1", "en"}, hostile));
  std::ofstream list(folder + "hostile.txt", std::ios::binary);
  for (const char* text : kHostile) list << text << '\0';
  std::string longest;
  for (int i = 0; i < 9000; ++i)
    longest += "word" + std::to_string(i) + (i % 7 == 0 ? "\xF0\x9F\x98\x80 " : " ");
  longest.pop_back();
  write(folder + "long.txt", longest);
  write(folder + "long.xlsx", rendered({"Long"}, [&](sdk::DocumentBuilder& d) {
          d.section({"", "Part"}, [&] {
            d.quotation(longest);
            d.quotation("short");
          });
        }));
  xlsx::Limits few;
  few.rows = 4;
  write(folder + "split.xlsx", rendered(
                                   {"Split"},
                                   [&](sdk::DocumentBuilder& d) {
                                     for (int i = 0; i < 7; ++i) d.quotation("comment " + std::to_string(i));
                                   },
                                   few));
  return 0;
}
