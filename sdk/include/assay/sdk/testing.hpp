// assay/sdk/testing.hpp: everything that a plugin's unit test needs, without the program and without a test library:
// fakes of what the host hands over, and a plugin that is called as the host calls it.
#pragma once

#include "assay/sdk/testing/check.hpp"
#include "assay/sdk/testing/document_rules.hpp"
#include "assay/sdk/testing/fake_batch.hpp"
#include "assay/sdk/testing/fake_case.hpp"
#include "assay/sdk/testing/fake_comparison.hpp"
#include "assay/sdk/testing/fake_document.hpp"
#include "assay/sdk/testing/fake_host.hpp"
#include "assay/sdk/testing/fake_instrument.hpp"
#include "assay/sdk/testing/fake_scores.hpp"
#include "assay/sdk/testing/fake_setup.hpp"
#include "assay/sdk/testing/fake_sink.hpp"
#include "assay/sdk/testing/open_plugin.hpp"
#include "assay/sdk/testing/outline.hpp"
