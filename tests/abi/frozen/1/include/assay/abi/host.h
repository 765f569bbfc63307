/* assay/abi/host.h: what the host offers to a plugin. */
#ifndef ASSAY_ABI_HOST_H
#define ASSAY_ABI_HOST_H

#include "base.h"

#ifdef __cplusplus
extern "C" {
#endif

/* How much a log line matters. A level that is not listed counts as ASSAY_LOG_INFO. */
enum {
  ASSAY_LOG_DEBUG = 0,
  ASSAY_LOG_INFO = 1,
  ASSAY_LOG_WARNING = 2,
  ASSAY_LOG_ERROR = 3
};

/* The host, as one open plugin sees it. Each open has a host table of its own, so that a log line is
 * known by its plugin. The table is valid from open until close has returned. */
typedef struct assay_host {
  uint32_t struct_size;
  uint32_t abi_version; /* ASSAY_ABI_VERSION of the host */
  void *context;        /* hand it back as the first argument; may be null */
  assay_text name;      /* the host's name, such as "assay" */
  assay_text version;   /* and its version, such as "0.1.0" */

  /* Writes one line to the host's log, under the plugin's id. The host copies the text, escapes what
   * is not printable, and cuts what is longer than 4096 bytes. Never fails.
   * [any thread] */
  void (*log)(void *context, uint32_t level, assay_text line);
} assay_host;

#ifdef __cplusplus
}
#endif
#endif
