/* assay/abi/entry.h: the one symbol of a plugin, and the table behind it.
 *
 * A plugin is a shared library beside a `plugin.toml`. The host reads that manifest first; only when a
 * run needs the plugin does it load the library, call assay_plugin_entry, hold what the table says
 * against the manifest, and open it. A library may be opened several times in one process, each time
 * with an instance of its own: keep state in the instance, never in a static.
 */
#ifndef ASSAY_ABI_ENTRY_H
#define ASSAY_ABI_ENTRY_H

#include "base.h"
#include "host.h"

#ifdef __cplusplus
extern "C" {
#endif

/* An open plugin. The plugin defines it; the host only passes the address along. */
typedef struct assay_instance assay_instance;

/* A plugin, as it speaks of itself. A constant: the same address and content for every call. */
typedef struct assay_plugin {
  uint32_t struct_size;
  uint32_t abi_version; /* the version of the contract that this table serves */
  assay_text id;        /* lower case letters, digits, '-'; equal to the id in the manifest */
  assay_text version;   /* major.minor.patch; equal to the version in the manifest */
  assay_text vendor;    /* a name for people */
  assay_text title;     /* one line for people */

  /* Opens the plugin. On success *instance is set, and the host calls close on it exactly once.
   * `host` stays valid until close has returned. Do little here: the host opens plugins to list them.
   * Fails with ASSAY_E_MEMORY, ASSAY_E_UNSUPPORTED (this host lacks what it needs), ASSAY_E_INTERNAL.
   * [any thread] */
  assay_status (*open)(const assay_host *host, assay_instance **instance, assay_error *error);

  /* Ends an instance. Everything created from it was destroyed before. Never fails.
   * [one at a time] */
  void (*close)(assay_instance *instance);

  /* The interface table with this id, such as "assay.scorer/1"; null when the plugin does not have it,
   * also for an id with anything before or after a known one. The table is a constant of the library.
   * [any thread] */
  const void *(*find_interface)(assay_text id);
} assay_plugin;

/* The one exported symbol. `host_abi_version` is the version of the contract that the host would speak. A host
 * that speaks several asks for each, the newest first, until it is given a table. Returns the table for that
 * version, or null when the plugin cannot serve it. Allocates nothing, never throws.
 * [any thread] */
ASSAY_EXPORT const assay_plugin *assay_plugin_entry(uint32_t host_abi_version);

/* The type of that symbol, and its name for a loader. */
typedef const assay_plugin *(*assay_plugin_entry_function)(uint32_t host_abi_version);
#define ASSAY_PLUGIN_ENTRY_SYMBOL "assay_plugin_entry"

#ifdef __cplusplus
}
#endif
#endif
