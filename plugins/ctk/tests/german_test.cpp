// Reports in German are made of German words alone.
#include <string>

#include "gap_report.hpp"
#include "reporting.hpp"
#include "sheets.hpp"

using namespace ctk_test;
using assay::sdk::Node;

TEST_CASE("ctk German: the reports need no English word") {
  Reporting report(CTK_GERMAN);  // a text that is asked for and missing would end the test
  speak_german(report.wording);
  const Node& root = report.about<ctk::GapReport>(ratings());
  const std::string fit = words_of(root, "fit");
  CHECK(says(fit, "Passung: Alle Beurteilenden\nErreicht von dem, was die beurteilten Kompetenzen verlangen, nach "
                  "Gewicht\n67,7\u00a0%\n"));  // 65/96
  CHECK(says(fit, "Manager: Competency 3\n"));
  CHECK(says(words_of(root, "levels"), "Competency 3|41,7\u00a0%|4 Skilled|2,50|+1,50|2|0,00|\n"));
  CHECK(says(words_of(root, "reading"), "Jede Zahl ist für sich gerundet"));
  Reporting description(CTK_GERMAN);
  speak_german(description.wording);
  CHECK(says(words_of(description.sheet<ctk::JobDescription>(), "overview"), "Die Kompetenzen auf einen Blick\n"));
  Reporting form(CTK_GERMAN);
  speak_german(form.wording);
  CHECK(says(words(form.sheet<ctk::BlankForm>()), "Bogen für Beurteilende: Verhalten\n"));
}
