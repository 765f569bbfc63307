/* assay/abi/renderer.h: interface "assay.renderer/1": a document in, a file out. A renderer decides how a
 * document looks in one format. */
#ifndef ASSAY_ABI_RENDERER_H
#define ASSAY_ABI_RENDERER_H

#include "base.h"
#include "document.h"
#include "entry.h"

#ifdef __cplusplus
extern "C" {
#endif

#define ASSAY_RENDERER_INTERFACE "assay.renderer/1"

/* A renderer that is set up for one client. The plugin defines it. */
typedef struct assay_renderer assay_renderer;

typedef struct assay_renderer_info {
  uint32_t struct_size; /* set by the host before the call */
  uint32_t reserved;
  assay_text id;         /* the format's name in profiles and on the command line, such as "html" */
  assay_text title;      /* one line for people */
  assay_text extension;  /* of the files, without a dot: lower case letters and digits */
  assay_text media_type; /* such as "text/html" */
} assay_renderer_info;

/* How a customer wants a document to look. */
typedef struct assay_branding {
  uint32_t struct_size;
  uint32_t accent;            /* 0xRRGGBB */
  assay_text name;            /* the customer's name; may be empty */
  assay_text footer;          /* a line at the foot of pages; may be empty */
  assay_text logo_media_type; /* "image/svg+xml", "image/png" or "image/jpeg"; empty for no logo */
  assay_array logo;           /* uint8_t, side by side (their stride is 1): the logo's file; empty for no logo */
} assay_branding;

/* What a renderer works with. Valid until destroy. */
typedef struct assay_renderer_setup {
  uint32_t struct_size;
  uint32_t reserved;
  const assay_branding *branding;
  assay_array options; /* assay_option: every option in the manifest's schema */
  assay_array wording; /* assay_pair: the renderer's own fixed texts by key, sorted by key */
} assay_renderer_setup;

/* Where a renderer gets the document from: it calls `replay` with a sink of its own, as often as it
 * needs, each time with the same events. [one at a time] */
typedef struct assay_document_source {
  uint32_t struct_size;
  uint32_t reserved;
  void *context; /* hand it back as the first argument; may be null */
  assay_status (*replay)(void *context, const assay_document_sink *sink, assay_error *error);
} assay_document_source;

/* Where the bytes of the file go, in order. The host copies them. [one at a time] */
typedef struct assay_byte_sink {
  uint32_t struct_size;
  uint32_t reserved;
  void *context; /* hand it back as the first argument; may be null */
  assay_status (*write)(void *context, const void *data, uint64_t size, assay_error *error);
} assay_byte_sink;

typedef struct assay_renderer_interface {
  uint32_t struct_size;
  uint32_t reserved;

  /* How many formats there are. The same number each time. Never fails. [any thread] */
  uint32_t (*count)(assay_instance *instance);

  /* Fills *info with format `index`, which is below count. Valid until close.
   * Fails with ASSAY_E_ARGUMENT for an index out of range. [any thread] */
  assay_status (*describe)(assay_instance *instance, uint32_t index, assay_renderer_info *info,
                           assay_error *error);

  /* Makes a renderer. On success *renderer is set, and the host calls destroy on it exactly once. Fails
   * with ASSAY_E_ARGUMENT for an unknown id, ASSAY_E_CONTENT for an option or a logo that it cannot
   * work with. [any thread] */
  assay_status (*create)(assay_instance *instance, assay_text id, const assay_renderer_setup *setup,
                         assay_renderer **renderer, assay_error *error);

  /* Ends a renderer. No call on it is under way. Never fails. [one at a time] */
  void (*destroy)(assay_renderer *renderer);

  /* Renders one document. The same document gives the same bytes: no clock, no random numbers, no
   * locale of the process. Fails with what the source or the sink returned (as ASSAY_E_SINK),
   * ASSAY_E_UNSUPPORTED for a document that the format cannot hold, ASSAY_E_INTERNAL. What was written
   * to `out` before a failure is thrown away. [any thread] */
  assay_status (*render)(assay_renderer *renderer, const assay_document_source *document,
                         const assay_byte_sink *out, assay_error *error);
} assay_renderer_interface;

#ifdef __cplusplus
}
#endif
#endif
