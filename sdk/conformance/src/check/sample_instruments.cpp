#include "sample_instruments.hpp"

namespace assay::conformance {
namespace {

constexpr std::string_view kSurvey = R"([instrument]
id = "sample.survey"
version = "1.0.0"
title = "Sample of a survey & its <parts>"
vendor = "Assay"
kind = "360-survey"
locale = "en-GB"
description = "Ein Fragebogen für drei Seiten: „Kundin“, 客户, клиент."

[attributes]
code = "SV-1"
positions = ["Service Agent", "Claims Agent"]

[[scale]]
id = "frequency"
points = [1, 2, 3, 4, 5, 6, 7]
labels = { 1 = "Never", 4 = "Sometimes", 7 = "Always" }
na = true
na-label = "Cannot say"

[[role]]
id = "self"
title = "Self"
required = true
max = 1

[[role]]
id = "manager"
title = "Managers"

[[role]]
id = "other"
title = "Others"

[[role]]
id = "peer"
title = "Peers"
parent = "other"

[[role]]
id = "near-peer"
title = "Peers of the team"
parent = "peer"
max = 4

[[construct]]
id = "u1"
level = "unit"
title = "Contact with customers"
short = "Contact"
definition = "Everything that a customer sees, hears or reads."
target = 5.5

[[construct]]
id = "u1.1"
level = "element"
parent = "u1"
title = "Listens to the customer"
low = ["Interrupts", "Offers before asking"]
high = "Sums up what the customer said"
weight = 2
target = 6

[[construct]]
id = "u1.2"
level = "element"
parent = "u1"
title = "Says what comes next"
action = ["Write down what was promised", "Call back"]

[[construct]]
id = "u2"
level = "unit"
title = "Work in the team"
links = ["u1"]

[[construct]]
id = "u2.1"
level = "element"
parent = "u2"
title = "Hands over"
weight = 0.5

[[item]]
id = "q1"
text = "Lets the customer finish"
construct = "u1.1"
scale = "frequency"

[[item]]
id = "q2"
text = "Overlooks what the customer said"
construct = "u1.1"
scale = "frequency"
reverse = true
weight = 0.3

[[item]]
id = "q3"
text = "Asks before offering anything"
construct = "u1.1"
scale = "frequency"
weight = 3

[[item]]
id = "q4"
text = "Tells the customer when to expect an answer"
construct = "u1.2"
scale = "frequency"

[[item]]
id = "q5"
text = "Leaves questions open"
construct = "u1.2"
scale = "frequency"
reverse = true

[[item]]
id = "q6"
text = "Leaves a note for whoever takes over"
construct = "u2.1"
scale = "frequency"

[[item]]
id = "q7"
text = "Keeps to what the team agreed on"
construct = "u2"
scale = "frequency"
)";

constexpr std::string_view kSmall = R"([instrument]
id = "sample.small"
version = "0.0.1"
title = "Sample of the smallest"
vendor = "Assay"
kind = "rating"
locale = "de"

[[scale]]
id = "percent"
range = [-2.5, 97.5]

[[role]]
id = "rater"
title = "Rater"

[[construct]]
id = "only"
level = "topic"
title = "The only one"

[[item]]
id = "first"
text = "Share of contacts in which the need was met"
construct = "only"
scale = "percent"

[[item]]
id = "second"
text = "Share of contacts that led to a complaint"
construct = "only"
scale = "percent"
reverse = true
)";

constexpr std::string_view kForms = R"([instrument]
id = "sample.job"
version = "2.10.3"
title = "Sample of a job with two ways in"
vendor = "Assay"
kind = "job-competencies"
locale = "en"

[scoring]
method = "percent-of-maximum"
roll-up = "pooled"

[[scale]]
id = "expertise"
points = [0, 1, 2.5, 4]
labels = { 0 = "None", "2.5" = "Practised", 4 = "Expert" }

[[scale]]
id = "frequency"
points = [1, 2, 3, 4, 5]
na = true
na-policy = "half"

[[role]]
id = "manager"
title = "Manager"
max = 2

[[role]]
id = "self"
title = "Self"

[[construct]]
id = "c1"
level = "competency"
title = "Customer Focus"
target = 2.5
scale = "expertise"

[[construct]]
id = "c2"
level = "competency"
title = "Care with Records"

[[item]]
id = "c1.level"
form = "levels"
text = "Customer Focus"
construct = "c1"
scale = "expertise"

[[item]]
id = "c2.level"
form = "levels"
text = "Care with Records"
construct = "c2"
scale = "expertise"

[[item]]
id = "c1.b1"
form = "behaviours"
text = "Asks before offering anything"
construct = "c1"
scale = "frequency"

[[item]]
id = "c1.b2"
form = "behaviours"
text = "Calls back when that was promised"
construct = "c1"
scale = "frequency"

[[item]]
id = "c2.b1"
form = "behaviours"
text = "Files a complaint late"
construct = "c2"
scale = "frequency"
reverse = true

[[item]]
id = "c2.always"
text = "Can be found by others"
construct = "c2"
scale = "frequency"
)";

}  // namespace

const std::vector<SampleInstrument>& sample_instruments() {
  static const std::vector<SampleInstrument> all = {
      {"sample survey", kSurvey}, {"sample of the smallest", kSmall}, {"sample with two ways in", kForms}};
  return all;
}

}  // namespace assay::conformance
