/* assay/abi/assay.h: the whole contract. Read base.h first: its rules hold for every function. */
#ifndef ASSAY_ABI_ASSAY_H
#define ASSAY_ABI_ASSAY_H

#include "base.h"
#include "document.h"
#include "entry.h"
#include "host.h"
#include "instrument.h"
#include "model.h"
#include "renderer.h"
#include "report_writer.h"
#include "scorer.h"

#endif
