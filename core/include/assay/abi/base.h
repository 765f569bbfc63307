/* assay/abi/base.h: the words that every other header of the contract uses.
 *
 * The contract between the Assay host and a plugin is plain C. Nothing else crosses it: no C++ type,
 * no exception, no memory that one side allocates and the other frees. Whatever crosses is flat data
 * (numbers, and texts and arrays given by address and length), so that a call can also be carried to a
 * plugin in another process.
 *
 * Rules that hold everywhere, unless a function says otherwise:
 *
 *   Text       UTF-8, given by address and length, not terminated. An empty text has size 0; its data
 *              may then be null. A text never holds a NUL byte.
 *   Ownership  Whoever hands over an address keeps the memory. Memory given as an argument is valid
 *              until the call returns; memory given as a result is valid until the object that gave it
 *              is closed or destroyed. Nobody frees what the other side allocated.
 *   Nulls      A pointer is never null unless the comment beside it says "may be null".
 *   Failure    A function that can fail returns an assay_status and takes an assay_error. On failure
 *              it fills the error, and its other results are not to be read.
 *   Growth     A struct that crosses starts with `struct_size`, the size that its maker knows. Fields
 *              are only ever added at the end. A reader uses ASSAY_HAS to ask whether a field is there.
 *              Elements of an array may grow too: step by the array's `stride`, never by sizeof, and use
 *              ASSAY_ELEMENT_HAS for a field that came later than the element. A struct that the caller
 *              hands over to be filled is filled as far as its `struct_size` goes.
 *              A field named `reserved`, or so with a number, is 0; who reads a struct does not look at it.
 *   Threads    Each function carries one of these tags:
 *              [any thread]  may be called from any thread, by several at once;
 *              [one at a time]  from any thread, but never two calls at once on the same object.
 *   Purity     A plugin leaves the process as it found it: locale, environment, working directory,
 *              signal handlers, floating-point mode, standard streams.
 */
#ifndef ASSAY_ABI_BASE_H
#define ASSAY_ABI_BASE_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* The version of the contract. It is frozen: within a version structs, tables and arrays' elements only grow at
 * their end, codes and flags are only added, and what is promised stays promised. Only what cannot be done so
 * gets the next number. A host goes on serving the versions before its own. */
#define ASSAY_ABI_VERSION 1u

#if defined(_WIN32)
#define ASSAY_EXPORT __declspec(dllexport)
#else
#define ASSAY_EXPORT __attribute__((visibility("default")))
#endif

/* A text: UTF-8, `size` bytes from `data`, not terminated. `data` may be null when `size` is 0. */
typedef struct assay_text {
  const char *data;
  uint64_t size;
} assay_text;

/* An array of structs or numbers: `count` elements, each `stride` bytes after the one before.
 * `data` may be null when `count` is 0. The element type is named where the array is declared. */
typedef struct assay_array {
  const void *data;
  uint64_t count;
  uint64_t stride;
} assay_array;

/* The address of element `index` of an assay_array, as `const type *`. The index is not checked. */
#define ASSAY_AT(type, array, index) \
  ((const type *)(const void *)((const char *)(array).data + (size_t)(index) * (size_t)(array).stride))

/* True when the struct behind `pointer` was made by a side that knows `field`. */
#define ASSAY_HAS(type, pointer, field) \
  ((pointer)->struct_size >= offsetof(type, field) + sizeof((pointer)->field))

/* True when the elements of the array go far enough to have `field`. */
#define ASSAY_ELEMENT_HAS(type, array, field) \
  ((array).stride >= offsetof(type, field) + sizeof(((type *)0)->field))

/* An index that points at nothing: no parent, no construct. */
#define ASSAY_NONE 0xffffffffu

/* What became of a call. A code not listed here counts as ASSAY_E_INTERNAL. */
typedef int32_t assay_status;
enum {
  ASSAY_OK = 0,
  ASSAY_E_ARGUMENT = 1,    /* the caller broke the contract: unknown id, index out of range */
  ASSAY_E_CONTENT = 2,     /* what was handed over does not make sense: options, model, norm */
  ASSAY_E_UNSUPPORTED = 3, /* understood, and not offered by this plugin */
  ASSAY_E_MEMORY = 4,      /* memory ran out */
  ASSAY_E_SINK = 5,        /* a sink of the other side failed; the work was given up */
  ASSAY_E_INTERNAL = 6     /* anything else: a fault of the one who returns it */
};

#define ASSAY_ERROR_CAPACITY 1024u

/* Why a call failed. The caller provides it, sets `struct_size` and zeroes the rest; the callee fills
 * `code` with the status it returns and `text` with one line for a person: what was wrong, and what to
 * do. `text` is UTF-8 of `text_size` bytes, cut at a character when it would not fit. The caller copies
 * what it wants to keep. A callee that succeeds leaves it alone. */
typedef struct assay_error {
  uint32_t struct_size;
  int32_t code;
  uint32_t text_size;
  uint32_t reserved;
  char text[ASSAY_ERROR_CAPACITY];
} assay_error;

/* A named text: an attribute of a case, a property of a document, a piece of wording. */
typedef struct assay_pair {
  assay_text key;
  assay_text value;
} assay_pair;

/* Types of an option's value. */
enum {
  ASSAY_OPTION_TEXT = 0,
  ASSAY_OPTION_INTEGER = 1,
  ASSAY_OPTION_NUMBER = 2,
  ASSAY_OPTION_BOOLEAN = 3
};

/* One option, as the client's profile sets it or as the plugin's manifest gives its default. The host
 * has checked it against the schema in the manifest, and every option of the schema is present. */
typedef struct assay_option {
  assay_text key;
  uint32_t type;   /* ASSAY_OPTION_… */
  uint32_t reserved;
  assay_text text; /* the value as text, whatever its type; a boolean is "true" or "false" */
  double number;   /* the value of an integer or a number; 1 or 0 for a boolean; 0 for a text */
} assay_option;

#ifdef __cplusplus
}
#endif
#endif
