/* A plugin without the SDK's classes: the contract's tables, filled in by hand. */
#include <assay/abi/assay.h>
#include <string.h>

#include "assay_instruments.h"

#define TEXT(literal) \
  { literal, sizeof(literal) - 1 }

static assay_status fail(assay_error *error, assay_status status, const char *words) {
  error->code = status;
  error->text_size = (uint32_t)strlen(words);
  memcpy(error->text, words, error->text_size);
  return status;
}

static uint32_t count(assay_instance *instance) {
  (void)instance;
  return sizeof assay_instruments / sizeof assay_instruments[0];
}

static assay_status source(assay_instance *instance, uint32_t index, assay_instrument_source *into,
                           assay_error *error) {
  if (index >= count(instance)) return fail(error, ASSAY_E_ARGUMENT, "there is no such instrument");
  into->id.data = assay_instruments[index].id;
  into->id.size = strlen(assay_instruments[index].id);
  into->name.data = assay_instruments[index].name;
  into->name.size = strlen(assay_instruments[index].name);
  into->toml.data = assay_instruments[index].toml;
  into->toml.size = assay_instruments[index].size;
  return ASSAY_OK;
}

static const assay_instrument_interface instruments = {sizeof instruments, 0, count, source};

static assay_status open_plugin(const assay_host *host, assay_instance **instance, assay_error *error) {
  (void)error;
  *instance = (assay_instance *)(uintptr_t)host; /* there is nothing to keep */
  return ASSAY_OK;
}

static void close_plugin(assay_instance *instance) { (void)instance; }

static const void *find_interface(assay_text id) {
  const size_t size = strlen(ASSAY_INSTRUMENT_INTERFACE);
  return id.size == size && memcmp(id.data, ASSAY_INSTRUMENT_INTERFACE, size) == 0 ? &instruments : NULL;
}

const assay_plugin *assay_plugin_entry(uint32_t host_abi_version) {
  static const assay_plugin plugin = {sizeof plugin,
                                      ASSAY_ABI_VERSION,
                                      TEXT(ASSAY_PLUGIN_ID),
                                      TEXT(ASSAY_PLUGIN_VERSION),
                                      TEXT(ASSAY_PLUGIN_VENDOR),
                                      TEXT(ASSAY_PLUGIN_TITLE),
                                      open_plugin,
                                      close_plugin,
                                      find_interface};
  return host_abi_version == ASSAY_ABI_VERSION ? &plugin : NULL;
}
