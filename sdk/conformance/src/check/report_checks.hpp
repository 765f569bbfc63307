// The checks of report writers, each as registry.hpp wants it.
#pragma once

#include "report_trial.hpp"

namespace assay::conformance {

void report_usable(const Subject& subject);
void report_refuses(const Subject& subject);
void report_unsupported(const Subject& subject);
void report_grammar(const Subject& subject);
void report_links(const Subject& subject);
void report_input_untouched(const Subject& subject);
void report_same_twice(const Subject& subject);
void report_locale(const Subject& subject);
void report_threads(const Subject& subject);
void report_sink_fails(const Subject& subject);
void report_strides(const Subject& subject);
void report_gaps(const Subject& subject);
void report_hostile_text(const Subject& subject);
void report_wording(const Subject& subject);
void report_options(const Subject& subject);
void report_fuzz(const Subject& subject);

}  // namespace assay::conformance
