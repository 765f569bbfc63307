/* assay/abi/instrument.h: interface "assay.instrument/1". A plugin hands over instruments as TOML text;
 * the host parses them, once, for everybody, and complains with file, line and column. */
#ifndef ASSAY_ABI_INSTRUMENT_H
#define ASSAY_ABI_INSTRUMENT_H

#include "base.h"
#include "entry.h"

#ifdef __cplusplus
extern "C" {
#endif

#define ASSAY_INSTRUMENT_INTERFACE "assay.instrument/1"

typedef struct assay_instrument_source {
  uint32_t struct_size; /* set by the host before the call */
  uint32_t reserved;
  assay_text id;        /* equal to [instrument] id in the text */
  assay_text name;      /* what complaints call the text, such as "instruments/csc-360.toml" */
  assay_text toml;      /* the instrument, see docs/formats/instrument.md */
} assay_instrument_source;

typedef struct assay_instrument_interface {
  uint32_t struct_size;
  uint32_t reserved;

  /* How many instruments there are. The same number each time. Never fails.
   * [any thread] */
  uint32_t (*count)(assay_instance *instance);

  /* Fills *source with instrument `index`, which is below count. The texts are valid until close, and
   * the same for each call. Fails with ASSAY_E_ARGUMENT for an index out of range.
   * [any thread] */
  assay_status (*source)(assay_instance *instance, uint32_t index, assay_instrument_source *source,
                         assay_error *error);
} assay_instrument_interface;

#ifdef __cplusplus
}
#endif
#endif
