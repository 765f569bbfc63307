// Figures in sentences, as the audit looks for them.
#include "../../../core/src/audit/phrases.hpp"
#include "catch.hpp"

using assay::audit::figure_behind;
using assay::audit::is_figure;

TEST_CASE("audit phrases: a figure is digits, with decimals and a percent sign at most, and no plain 0") {
  for (const char* text : {"5", "5.25", "5,25", "12%", "12 %", "00", "0.0", "7 "}) {
    CAPTURE(text);
    CHECK(is_figure(text));
  }
  for (const char* text : {"", "0", "five", "5.", ".5", "5.2.1", "-5", "5  %", "5%%", "5 x", "%", "5 to 7"}) {
    CAPTURE(text);
    CHECK_FALSE(is_figure(text));
  }
}

TEST_CASE("audit phrases: the figure behind a title, past the words that stand between") {
  CHECK(figure_behind("Peers: 5.25", "Peers") == "5.25");
  CHECK(figure_behind("Peers has E1.2 mean 5,25 and more", "Peers") == "5,25");
  CHECK(figure_behind("Self 4.00, Peers, A average 4.125.", "Peers") == "4.125");
  CHECK(figure_behind("(Peers 1.5)", "Peers") == "1.5");
  // The first is followed by none; the second is.
  CHECK(figure_behind("Peers say so: Peers 6.5", "Peers") == "6.5");
  // What means something elsewhere is a letter like any other.
  CHECK(figure_behind("Peers (all) 6.5", "Peers (all)") == "6.5");
}

TEST_CASE("audit phrases: no figure in longer words, behind other words, or without decimals") {
  for (const char* text : {"Peers: 5", "Peers of 5.25", "OPeers 5.25", "Peers5.25", "Peers  5.25", "Peers: .25", "", "Peers"}) {
    CAPTURE(text);
    CHECK_FALSE(figure_behind(text, "Peers"));
  }
}
