/* The entry, the instruments, and what the other files use. */
#include <stdlib.h>
#include <string.h>

#include "frozen.h"

static const char kSurvey[] =
    "[instrument]\n"
    "id = \"frozen.survey\"\nversion = \"1.0.0\"\ntitle = \"Frozen survey\"\nvendor = \"Fixtures\"\n"
    "kind = \"survey\"\nlocale = \"en\"\ndescription = \"It stays as it is.\"\n"
    "[attributes]\ncode = \"F1\"\nplaces = [\"Bonn\", \"Oslo\"]\n"
    "[scoring]\nmethod = \"weighted-mean\"\nroll-up = \"pooled\"\n"
    "[[scale]]\nid = \"agree\"\npoints = [1, 2, 3, 4, 5]\nlabels = { 1 = \"Never\", 5 = \"Always\" }\n"
    "na = true\nna-label = \"Cannot say\"\nna-policy = \"half\"\n"
    "[[role]]\nid = \"self\"\ntitle = \"Self\"\nrequired = true\nmax = 1\n"
    "[[role]]\nid = \"other\"\ntitle = \"Others\"\n"
    "[[role]]\nid = \"peer\"\ntitle = \"Peers\"\nparent = \"other\"\n"
    "[[construct]]\nid = \"service\"\nlevel = \"area\"\ntitle = \"Service\"\n"
    "[[construct]]\nid = \"listening\"\nlevel = \"unit\"\ntitle = \"Listening to people\"\n"
    "short = \"Listening\"\nparent = \"service\"\nweight = 2\ntarget = 4.5\n"
    "definition = \"Takes in what is said.\"\nlow = [\"Interrupts\", \"Looks away\"]\nhigh = \"Sums up\"\n"
    "links = [\"speaking\"]\n"
    "[[construct]]\nid = \"speaking\"\nlevel = \"unit\"\ntitle = \"Speaking\"\nparent = \"service\"\n"
    "[[item]]\nid = \"q1\"\ntext = \"Lets others finish\"\nconstruct = \"listening\"\nscale = \"agree\"\n"
    "[[item]]\nid = \"q2\"\ntext = \"Overlooks things\"\nconstruct = \"listening\"\nscale = \"agree\"\n"
    "reverse = true\n"
    "[[item]]\nid = \"q3\"\ntext = \"Is understood\"\nconstruct = \"speaking\"\nscale = \"agree\"\n"
    "weight = 2\n";

static const char kProfile[] =
    "[instrument]\n"
    "id = \"frozen.profile\"\nversion = \"1.0.0\"\ntitle = \"Frozen profile\"\nvendor = \"Fixtures\"\n"
    "kind = \"profile\"\nlocale = \"en\"\n"
    "[[scale]]\nid = \"percent\"\nrange = [0, 100]\n"
    "[[role]]\nid = \"self\"\ntitle = \"Self\"\n"
    "[[construct]]\nid = \"fit\"\nlevel = \"unit\"\ntitle = \"Fit\"\ndefinition = \"Suits the job.\"\n"
    "[[item]]\nid = \"p1\"\ntext = \"Result\"\nconstruct = \"fit\"\nscale = \"percent\"\nform = \"paper\"\n";

struct assay_instance {
  const assay_host* host;
};

assay_text text_of(const char* characters) {
  const assay_text text = {characters, strlen(characters)};
  return text;
}

int same_text(assay_text one, assay_text other) {
  return one.size == other.size && (one.size == 0 || memcmp(one.data, other.data, (size_t)one.size) == 0);
}

int same(assay_text text, const char* characters) {
  return same_text(text, text_of(characters));
}

assay_status fail(assay_error* error, assay_status status, const char* why) {
  size_t size = strlen(why);
  if (size > ASSAY_ERROR_CAPACITY) size = ASSAY_ERROR_CAPACITY;
  error->code = status;
  error->text_size = (uint32_t)size;
  memcpy(error->text, why, size);
  return status;
}

const assay_option* option_named(assay_array options, const char* key) {
  for (uint64_t i = 0; i < options.count; ++i) {
    const assay_option* option = ASSAY_AT(assay_option, options, i);
    if (same(option->key, key)) return option;
  }
  return NULL;
}

assay_text word(assay_array wording, const char* key) {
  const assay_text none = {NULL, 0};
  for (uint64_t i = 0; i < wording.count; ++i) {
    const assay_pair* pair = ASSAY_AT(assay_pair, wording, i);
    if (same(pair->key, key)) return pair->value;
  }
  return none;
}

uint32_t top_role(const assay_model* model, uint32_t role) {
  for (;;) {
    const uint32_t parent = ASSAY_AT(assay_role, model->roles, role)->parent;
    if (parent == ASSAY_NONE) return role;
    role = parent;
  }
}

static uint32_t count_instruments(assay_instance* instance) {
  (void)instance;
  return 2;
}

static assay_status give_instrument(assay_instance* instance, uint32_t index, assay_instrument_source* source,
                                    assay_error* error) {
  (void)instance;
  if (index > 1) return fail(error, ASSAY_E_ARGUMENT, "there are two instruments");
  source->id = text_of(index == 0 ? "frozen.survey" : "frozen.profile");
  source->name = text_of(index == 0 ? "survey.toml" : "profile.toml");
  source->toml = text_of(index == 0 ? kSurvey : kProfile);
  return ASSAY_OK;
}

const assay_instrument_interface kInstruments = {
    .struct_size = sizeof(assay_instrument_interface), .count = count_instruments, .source = give_instrument};

static assay_status open_plugin(const assay_host* host, assay_instance** instance, assay_error* error) {
  if (!ASSAY_HAS(assay_host, host, log)) return fail(error, ASSAY_E_UNSUPPORTED, "the host keeps no log");
  if (host->abi_version < ASSAY_ABI_VERSION) return fail(error, ASSAY_E_UNSUPPORTED, "the host is too old");
  assay_instance* opened = malloc(sizeof(assay_instance));
  if (opened == NULL) return fail(error, ASSAY_E_MEMORY, "no memory for the plugin");
  opened->host = host;
  host->log(host->context, ASSAY_LOG_DEBUG, text_of("opened, as ever"));
  *instance = opened;
  return ASSAY_OK;
}

static void close_plugin(assay_instance* instance) {
  free(instance);
}

static const void* find_interface(assay_text id) {
  if (same(id, ASSAY_INSTRUMENT_INTERFACE)) return &kInstruments;
  if (same(id, ASSAY_SCORER_INTERFACE)) return &kScorers;
  if (same(id, ASSAY_REPORT_WRITER_INTERFACE)) return &kReports;
  if (same(id, ASSAY_RENDERER_INTERFACE)) return &kRenderers;
  return NULL;
}

static const assay_plugin kPlugin = {.struct_size = sizeof(assay_plugin),
                                     .abi_version = ASSAY_ABI_VERSION,
                                     .id = TEXT("frozen"),
                                     .version = TEXT("1.0.0"),
                                     .vendor = TEXT("Fixtures"),
                                     .title = TEXT("A plugin of the first version"),
                                     .open = open_plugin,
                                     .close = close_plugin,
                                     .find_interface = find_interface};

ASSAY_EXPORT const assay_plugin* assay_plugin_entry(uint32_t host_abi_version) {
  return host_abi_version == ASSAY_ABI_VERSION ? &kPlugin : NULL;
}
