// A document with everything a report may hold, about as large as a real one.
#pragma once

#include <cmath>
#include <string>
#include <vector>

#include "assay/sdk/document.hpp"
#include "assay/sdk/document_tree.hpp"

namespace assay::html::sample {

inline const std::vector<std::string> kUnits = {"Implement Service Principles",
                                                "Demonstrate Service Values",
                                                "Know the Product and the Service",
                                                "Create a Positive Impression",
                                                "Communicate with Customers",
                                                "Handle Difficult Situations",
                                                "Work with Others",
                                                "Improve the Service"};
inline const std::vector<std::string> kLetters = {"A", "B", "C", "D", "E", "F", "G", "H"};

struct RoleFigures {
  std::string label, role;
  std::vector<double> values;
  bool reference = false;
};

inline sdk::Chart line(const std::string& id, const std::string& title,
                       const std::vector<RoleFigures>& roles) {
  sdk::Chart chart;
  chart.kind = ASSAY_CHART_LINE;
  chart.id = id;
  chart.title = title;
  chart.description = "Mean score of each unit, one line for each view.";
  chart.value_label = "Mean score, 1 Never to 7 Always";
  chart.minimum = 1;
  chart.maximum = 7;
  for (std::size_t i = 0; i < kUnits.size(); ++i) {
    chart.categories.push_back({sdk::text(kUnits[i]), sdk::text(kLetters[i])});
  }
  for (const RoleFigures& role : roles) {
    sdk::ChartSeries series{role.label, role.role, role.values, {}, role.reference};
    for (const double value : role.values) series.states.push_back(std::isnan(value) ? 0 : 1);
    for (double& value : series.values) value = std::isnan(value) ? 0 : value;
    chart.series.push_back(series);
  }
  return chart;
}

inline void score_bar(sdk::DocumentBuilder& d, const std::string& label, const std::string& role,
                      double value) {
  const std::string description = label + ": " + std::to_string(value).substr(0, 4) + " on a scale of 1 to 7";
  sdk::Chart chart;
  chart.kind = ASSAY_CHART_SCORE_BAR;
  chart.minimum = 1;
  chart.maximum = 7;
  chart.description = description;
  chart.categories.push_back({sdk::text("Mean"), sdk::text("Mean")});
  chart.series.push_back({label, role, {value}, {1}, false});
  d.chart(chart);
}

inline void distribution(sdk::DocumentBuilder& d, const std::string& label, const std::string& role,
                         const std::vector<double>& counts) {
  static const std::vector<std::string> points = {"1", "2", "3", "4", "5", "6", "7", "NA"};
  sdk::Chart chart;
  chart.kind = ASSAY_CHART_DISTRIBUTION;
  chart.minimum = 0;
  chart.maximum = 4;
  for (const std::string& point : points) chart.categories.push_back({sdk::text(point), sdk::text(point)});
  chart.series.push_back({label, role, counts, std::vector<std::uint8_t>(counts.size(), 1), false});
  d.chart(chart);
}

inline void view_row(sdk::DocumentBuilder& d, const std::string& label, const std::string& role, double mean,
                     const std::vector<double>& counts) {
  d.row([&] {
    d.text_cell(label, ASSAY_FLAG_HEADER);
    d.text_cell(std::to_string(mean).substr(0, 4));
    d.cell([&] { score_bar(d, label, role, mean); });
    d.cell([&] { distribution(d, label, role, counts); });
  });
}

inline void question(sdk::DocumentBuilder& d, const std::string& words, int n) {
  d.row([&] { d.text_cell(words, ASSAY_FLAG_HEADER, 4); }, ASSAY_FLAG_GROUP_HEAD, "question");
  view_row(d, "Self", "self", 5 + n % 3,
           {0, 0, 0, 0, n % 3 == 0 ? 1. : 0., n % 3 == 1 ? 1. : 0., n % 3 == 2 ? 1. : 0., 0});
  view_row(d, "Manager", "manager", 4.5 + 0.5 * (n % 4), {0, 0, 0, 1, 1, 0, 0, 0});
  view_row(d, "Other", "other", 3.25 + 0.4 * (n % 7), {0, 1, 0, 1, 3, 2, 0, 1});
}

inline void grid(sdk::DocumentBuilder& d) {
  d.grid("framework", [&] {
    for (std::size_t i = 0; i < kUnits.size(); ++i) {
      d.grid_cell(kUnits[i], "Unit " + kLetters[i], [&] {
        d.list(false, [&] {
          d.list_item("Customer importance");
          d.list_item("Exceeding expectations");
          d.list_item("Internal and external customers");
          if (i % 2 == 0) d.list_item("Added value");
        });
      });
    }
  });
}

inline void strengths(sdk::DocumentBuilder& d, const std::string& caption, const std::string& role) {
  d.table(
      caption,
      {{"Question", 5},
       {"Unit and element", 3},
       {"Identified by", 2},
       {"Average across all views", 1.4, ASSAY_ALIGN_END}},
      [&] {
        const char* items[] = {"Looks tidy and well presented at work",
                               "Treats people of every background with the same respect",
                               "Acts with integrity and respects the rights of others",
                               "Is honest and fair in every dealing with a customer",
                               "Keeps the workplace clean and in order"};
        for (int i = 0; i < 5; ++i) {
          d.row([&] {
            d.text_cell(items[i], ASSAY_FLAG_HEADER);
            d.text_cell(i < 3 ? "Service Values, Ethical Practice" : "Positive Impression, First Impression");
            d.text_cell(i % 2 ? "Self, Manager" : "Self, Other");
            d.text_cell("6." + std::to_string(57 - 7 * i));
          });
        }
      },
      role);
}

inline void development_note(sdk::DocumentBuilder& d, int n) {
  d.callout("Exceed customer expectations", n % 2 ? "Identified by Manager, Other" : "Identified by Self",
            "development-note", [&] {
              d.block(d.element(ASSAY_PARAGRAPH), [&] {
                d.text("Desired behaviour. ", ASSAY_SPAN_STRONG);
                d.text(
                    "What the customer expects is established early rather than assumed. Promises are kept, "
                    "and something beyond the promise is added where it is useful: a quicker answer, a "
                    "helpful tip, a problem spotted in advance.");
              });
              d.block(d.element(ASSAY_PARAGRAPH), [&] {
                d.text("Recommended action. ", ASSAY_SPAN_STRONG);
                d.text(
                    "List what your customers usually expect from you, and write one small improvement "
                    "beside each. Promise only what you can deliver, then aim to deliver it a little sooner "
                    "or a little better.");
              });
            });
}

inline void comments(sdk::DocumentBuilder& d) {
  d.heading("Comments");
  d.group([&] {
    d.paragraph("Manager", ASSAY_SPAN_STRONG);
    d.quotation(
        "Alex is the person I send difficult customers to. What I would like to see more of is a word to the "
        "team beforehand.");
  });
  d.group([&] {
    d.paragraph("Other", ASSAY_SPAN_STRONG);
    d.quotation("Always answers <quickly> & kindly; sometimes the \"paperwork\" comes late.");
    d.quotation("שירות מצוין, תודה רבה");
  });
}

inline void unit(sdk::DocumentBuilder& d, std::size_t u, int questions) {
  d.section(
      {"unit-" + kLetters[u], "Unit " + kLetters[u] + ": " + kUnits[u],
       "Understanding why satisfied customers matter and acting on it."},
      [&] {
        d.key_figures([&] {
          d.key_figure("Self", "5.86", "1 rater");
          d.key_figure("Manager", "4.75", "2 raters");
          d.key_figure("Other", "4.21", "4 raters, 3 peers and 1 customer");
          d.key_figure("All views", "4.57");
        });
        d.table(
            "Scores and responses by question",
            {{"View", 2.2}, {"Mean", 1, ASSAY_ALIGN_END}, {"Score", 3}, {"Responses", 4}}, [&] {
              for (int q = 0; q < questions; ++q) {
                if (q % 2 == 0)
                  d.row(
                      [&] {
                        d.text_cell("Element " + std::to_string(u + 1) + "." + std::to_string(q / 2 + 1) +
                                        "  Exceed customer expectations",
                                    ASSAY_FLAG_HEADER, 4);
                      },
                      ASSAY_FLAG_GROUP_HEAD, "element");
                question(
                    d,
                    std::to_string(q + 1) +
                        ". Finds out what the customer needs and offers something better than was asked for",
                    q + static_cast<int>(u));
              }
            });
        comments(d);
        d.heading("Development notes");
        development_note(d, 0);
        development_note(d, 1);
      });
}

inline void plan(sdk::DocumentBuilder& d) {
  const sdk::SectionHead head{"plan", "Section 5: Personal development plan",
                              "Choose two or three things, no more, and agree them with your manager.",
                              ASSAY_FLAG_NEW_PAGE};
  d.section(head, [&] {
    d.list(true, [&] {
      d.list_item("Read the report once from beginning to end, and leave it for a day.");
      d.list_item("Mark what surprised you, for better and for worse.");
      d.list_item("Talk it over with someone you trust.");
    });
    d.blank("What I do well and want to keep", ASSAY_BLANK_LINES, 3);
    d.blank("What I will do differently", ASSAY_BLANK_LINES, 4);
    const std::vector<assay_text> choices = {sdk::text("1 Never"),     sdk::text("2"), sdk::text("3"),
                                             sdk::text("4 Sometimes"), sdk::text("5"), sdk::text("6"),
                                             sdk::text("7 Always"),    sdk::text("NA")};
    d.blank("How often do you plan to look at this again?", ASSAY_BLANK_CHOICE, 1, choices);
    d.blank("Signature", ASSAY_BLANK_SIGNATURE);
    d.blank("Date", ASSAY_BLANK_DATE);
    d.blank("Manager's signature", ASSAY_BLANK_SIGNATURE);
    d.blank("Date", ASSAY_BLANK_DATE);
  });
}

inline sdk::Chart with_kind(sdk::Chart chart, std::uint32_t kind, const std::string& id,
                            const std::string& title) {
  chart.kind = kind;
  chart.id = id;
  chart.title = title;
  return chart;
}

inline void results(sdk::DocumentBuilder& d) {
  const double none = std::nan("");
  const RoleFigures self{"Self", "self", {5.9, 6.1, 5.2, 6.4, 5.6, 4.8, 5.5, 5.0}};
  const RoleFigures manager{"Manager", "manager", {4.75, 5.9, 5.1, 6.0, none, 4.2, 5.1, 4.9}};
  const RoleFigures other{"Other", "other", {4.2, 5.6, 4.8, 5.9, 5.0, 3.6, 4.9, 4.85}};
  const auto norm = [](std::vector<double> values) {
    return RoleFigures{"International Sample Group, 40th percentile", "norm", std::move(values), true};
  };
  d.section({"results", "Section 2: Results at a glance", "", ASSAY_FLAG_NEW_PAGE}, [&] {
    d.paragraph(
        "Each letter stands for one unit. Where a line breaks, nobody in that view answered enough "
        "questions.");
    d.chart(line("all", "How each view sees the eight units", {self, manager, other}));
    d.chart(line("self", "Self against the norm", {self, norm({4.6, 4.7, 4.4, 4.9, 4.5, 4.2, 4.4, 4.3})}));
    d.chart(line("manager", "Manager against the norm",
                 {manager, norm({4.1, 4.2, 4.0, 4.2, 4.1, 4.0, 4.1, 4.1})}));
    d.chart(line("other", "Other against the norm", {other, norm({4.5, 4.7, 4.4, 4.7, 4.5, 4.4, 4.5, 4.6})}));
    d.chart(with_kind(line("", "", {self, other}), ASSAY_CHART_GAP, "gap", "From self to others"));
    d.chart(with_kind(line("", "", {self, manager, other}), ASSAY_CHART_RADAR, "radar",
                      "The eight units as a wheel"));
    d.chart(with_kind(line("", "", {self, manager, other}), ASSAY_CHART_GRID, "heat", "All means"));
    d.chart(with_kind(line("", "", {self, other}), ASSAY_CHART_SCATTER, "scatter",
                      "Self and others, unit by unit"));
  });
}

inline void contents_entry(sdk::DocumentBuilder& d, std::uint32_t depth, const std::string& id,
                           const std::string& title) {
  assay_element e = d.element(ASSAY_CONTENTS_ENTRY);
  e.lines = depth;
  e.id = sdk::text(id);
  e.title = sdk::text(title);
  d.block(e, [] {});
}

inline void front(sdk::DocumentBuilder& d, std::size_t units) {
  const std::vector<assay_pair> facts = {{sdk::text("Report for"), sdk::text("Alex Morgan")},
                                         {sdk::text("Organisation"), sdk::text("Harbour Lane Services")},
                                         {sdk::text("Team"), sdk::text("Customer desk, North")},
                                         {sdk::text("Date"), sdk::text("14 March 2025")},
                                         {sdk::text("Raters"), sdk::text("1 self, 2 managers, 4 others")}};
  assay_element cover = d.element(ASSAY_COVER);
  cover.title = sdk::text("Customer Service Competence 360");
  cover.note = sdk::text("Individual feedback report");
  cover.attributes = sdk::array(facts);
  d.block(cover, [] {});
  d.block(d.element(ASSAY_CONTENTS), [&] {
    contents_entry(d, 1, "intro", "Introduction");
    contents_entry(d, 1, "framework", "Section 1: The framework");
    contents_entry(d, 1, "results", "Section 2: Results at a glance");
    contents_entry(d, 1, "strengths", "Section 3: Strengths and opportunities");
    contents_entry(d, 1, "units", "Section 4: Results by unit");
    for (std::size_t u = 0; u < units; ++u)
      contents_entry(d, 2, "unit-" + kLetters[u], "Unit " + kLetters[u] + ": " + kUnits[u]);
    contents_entry(d, 1, "plan", "Section 5: Personal development plan");
  });
}

// `units` of the eight are written out, with `questions` questions each.
inline void write_report(const assay_document_sink& sink, std::size_t units, int questions) {
  sdk::DocumentBuilder d(sink);
  const std::vector<assay_pair> attributes = {{sdk::text("language"), sdk::text("en")},
                                              {sdk::text("date"), sdk::text("2025-03-14")},
                                              {sdk::text("subject"), sdk::text("Alex Morgan")}};
  assay_element document = d.element(ASSAY_DOCUMENT);
  document.title = sdk::text("Customer Service Competence 360");
  document.attributes = sdk::array(attributes);
  d.block(document, [&] {
    front(d, units);
    d.section(
        {"intro", "Introduction", "How others see your service, and what you can do with it.",
         ASSAY_FLAG_NEW_PAGE},
        [&] {
          d.block(d.element(ASSAY_PARAGRAPH), [&] {
            d.text(
                "This report brings together how you, your manager and others who know your work rated 55 "
                "behaviours of good customer service. It shows where the views meet and where they part; "
                "see ");
            d.text("the results at a glance", 0, "#results");
            d.text(" first.");
          });
          d.paragraph(
              "Nobody is good at everything at once. Take the figures as the start of a conversation, not as "
              "a verdict: ask people what they had in mind, and look for what you can use.");
          d.section({"how", "How to read it"}, [&] {
            d.list(false, [&] {
              d.list_item("Scores run from 1 (Never) to 7 (Always).");
              d.list_item(
                  "A mean is the average of the answers that were given; “not applicable” counts as none.");
              d.list_item("The response columns show how many people chose each point of the scale.");
            });
          });
        });
    d.section({"framework", "Section 1: The framework",
               "Eight units and 38 elements make up customer service competence.", ASSAY_FLAG_NEW_PAGE},
              [&] { grid(d); });
    results(d);
    d.section({"strengths", "Section 3: Strengths and opportunities", "", ASSAY_FLAG_NEW_PAGE}, [&] {
      strengths(d, "Your strengths: the five highest questions", "strength");
      strengths(d, "Your opportunities: the five lowest questions", "opportunity");
    });
    d.section({"units", "Section 4: Results by unit", "", ASSAY_FLAG_NEW_PAGE}, [&] {
      for (std::size_t u = 0; u < units; ++u) unit(d, u, questions);
    });
    plan(d);
  });
}

}  // namespace assay::html::sample
