// A plugin without any interface, in plain C; a definition makes it break the contract in one place.
#include <assay/abi/assay.h>
#include <string.h>

#define TEXT(literal) \
  { literal, sizeof(literal) - 1 }

#ifdef UNDEFINED_SYMBOL
int fixture_function_that_nobody_defines(int x);
#endif

static int instance;

#ifdef OPEN_FAILS
static void say(assay_error* error, const char* text) {
  error->code = ASSAY_E_UNSUPPORTED;
  error->text_size = (uint32_t)strlen(text);
  memcpy(error->text, text, strlen(text));
}
#endif

static assay_status open_plugin(const assay_host* host, assay_instance** result, assay_error* error) {
  (void)host;
  (void)error;
  *result = (assay_instance*)&instance;
#if defined(OPEN_FAILS)
  say(error, "the licence file is missing; put it beside the library");
  return ASSAY_E_UNSUPPORTED;
#elif defined(OPEN_SAYS_NOTHING)
  return 42;
#elif defined(ENDLESS_ERROR)
  memset(error->text, 'x', ASSAY_ERROR_CAPACITY);
  error->text_size = 0xffffffffu; /* claims more than there is room for */
  return ASSAY_E_INTERNAL;
#elif defined(NO_INSTANCE)
  *result = NULL;
  return ASSAY_OK;
#else
#ifdef UNDEFINED_SYMBOL
  instance = fixture_function_that_nobody_defines(1);
#endif
  return ASSAY_OK;
#endif
}

static void close_plugin(assay_instance* closed) {
  (void)closed;
}

#ifdef SMALL_INTERFACE
static const assay_scorer_interface kScorers = {8, 0, NULL, NULL, NULL, NULL, NULL, NULL};
#endif
#ifdef NULL_FUNCTION
static const assay_scorer_interface kScorers = {
    sizeof(assay_scorer_interface), 0, NULL, NULL, NULL, NULL, NULL, NULL};
#endif

static const void* find_interface(assay_text id) {
#if defined(SMALL_INTERFACE) || defined(NULL_FUNCTION)
  if (id.size == strlen(ASSAY_SCORER_INTERFACE) && memcmp(id.data, ASSAY_SCORER_INTERFACE, id.size) == 0)
    return &kScorers;
#endif
  (void)id;
  return NULL;
}

static const assay_plugin kTable = {
#ifdef SMALL_TABLE
    16,
#else
    sizeof(assay_plugin),
#endif
#ifdef WRONG_ABI
    ASSAY_ABI_VERSION + 7,
#else
    ASSAY_ABI_VERSION,
#endif
#if defined(OTHER_ID)
    TEXT("somebody-else"),
#elif defined(BAD_TEXT)
    TEXT("bad\xff"),
#else
    TEXT(ASSAY_PLUGIN_ID),
#endif
#ifdef OTHER_VERSION
    TEXT("9.8.7"),
#else
    TEXT(ASSAY_PLUGIN_VERSION),
#endif
    TEXT(ASSAY_PLUGIN_VENDOR),
    TEXT(ASSAY_PLUGIN_TITLE),
#ifdef NULL_OPEN
    NULL,
#else
    open_plugin,
#endif
    close_plugin,
    find_interface,
};

ASSAY_EXPORT const assay_plugin* assay_plugin_entry(uint32_t host_abi_version) {
  (void)host_abi_version;
  (void)open_plugin; /* not every variant has a use for these */
  (void)&kTable;
#ifdef NULL_TABLE
  return NULL;
#else
  return &kTable;
#endif
}
