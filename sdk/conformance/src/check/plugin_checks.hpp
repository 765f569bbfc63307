// The checks of the topic "plugin", each in the file that its heading names.
#pragma once

#include "subject.hpp"

namespace assay::conformance {

// table_checks.cpp: the tables that a plugin hands over.
void check_descriptor(const Subject& subject);
void check_other_version(const Subject& subject);
void check_unknown_interface(const Subject& subject);
void check_exact_interface(const Subject& subject);

// entry_checks.cpp: what a plugin lists.
void check_texts(const Subject& subject);
void check_unique_ids(const Subject& subject);
void check_manifest_agrees(const Subject& subject);
void check_constant_answers(const Subject& subject);
void check_errors(const Subject& subject);
void check_filled_structs(const Subject& subject);

// instance_checks.cpp: instances, one after the other and several at once.
void check_opens(const Subject& subject);
void check_open_repeats(const Subject& subject);
void check_instances(const Subject& subject);
void check_threads(const Subject& subject);
void check_memory(const Subject& subject);

}  // namespace assay::conformance
