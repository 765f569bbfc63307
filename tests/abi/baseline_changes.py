"""Changes to the contract's headers with which baseline.py is tried: what must be refused, what let through.

Each is (label, accepted, (header, old text, new text)...).
"""


def behind(header, struct, fields):
    """Fields behind the last one of a struct."""
    return (f"{struct}: {fields} behind the last", True,
            (header, f"\n}} {struct};", f"\n  {fields}\n}} {struct};"))


REFUSED = [
    # a field in the middle of a table
    ("plugin: before open", False,
     ("entry.h", "  assay_status (*open)(", "  void *inserted;\n  assay_status (*open)(")),
    ("scorer interface: before destroy", False,
     ("scorer.h", "  void (*destroy)(", "  void (*inserted)(void);\n  void (*destroy)(")),
    ("instrument interface: before source", False,
     ("instrument.h", "  assay_status (*source)(", "  void (*inserted)(void);\n  assay_status (*source)(")),
    ("report writer interface: before write_group", False,
     ("report_writer.h", "  assay_status (*write_group)(",
      "  void (*inserted)(void);\n  assay_status (*write_group)(")),
    ("renderer interface: before render", False,
     ("renderer.h", "  assay_status (*render)(", "  void (*inserted)(void);\n  assay_status (*render)(")),
    ("document sink: before text", False,
     ("document.h", "  assay_status (*text)(", "  void (*inserted)(void);\n  assay_status (*text)(")),
    ("measure: before minimum", False,
     ("scorer.h", "  double minimum;", "  double inserted;\n  double minimum;")),
    ("model: before method", False,
     ("model.h", "  uint32_t method;        /*", "  uint64_t inserted;\n  uint32_t method;        /*")),
    # fields that change or go
    ("same size, other sign", False, ("model.h", "  uint32_t has_weight;", "  int32_t has_weight;")),
    ("same size, other kind", False, ("model.h", "  uint32_t has_weight;", "  float has_weight;")),
    ("two fields change places", False,
     ("model.h", "  uint32_t has_weight;", "  uint32_t swapped;"),
     ("model.h", "  uint32_t has_target;", "  uint32_t has_weight;"),
     ("model.h", "  uint32_t swapped;", "  uint32_t has_target;")),
    ("a field gone", False, ("scorer.h", "  assay_array levels;", "  /* no levels */")),
    ("a field with another name", False, ("scorer.h", "  assay_array levels;", "  assay_array ranks;")),
    ("a field changed where another was added at the end", False,
     ("model.h", "  uint32_t has_weight;", "  float has_weight;"),
     ("model.h", "\n} assay_construct;", "\n  double added;\n} assay_construct;")),
    ("the status becomes wider", False,
     ("base.h", "typedef int32_t assay_status;", "typedef int64_t assay_status;")),
    ("text grows, which stands inside others", False,
     ("base.h", "\n} assay_text;", "\n  uint64_t added;\n} assay_text;")),
    ("array grows, which stands inside others", False,
     ("base.h", "\n} assay_array;", "\n  uint64_t added;\n} assay_array;")),
    # functions
    ("a parameter more", False,
     ("host.h", "(*log)(void *context, ", "(*log)(void *context, uint32_t more, ")),
    ("a parameter less", False,
     ("document.h", "(*close)(void *context, assay_error *error)", "(*close)(void *context)")),
    ("a parameter of another type", False,
     ("renderer.h", "const void *data, uint64_t size,", "const void *data, uint32_t size,")),
    ("another return type", False,
     ("instrument.h", "  uint32_t (*count)(", "  uint64_t (*count)(")),
    ("the entry takes another type", False,
     ("entry.h", "*assay_plugin_entry(uint32_t", "*assay_plugin_entry(uint64_t")),
    ("a function changed where another was added at the end", False,
     ("scorer.h", "void (*destroy)(assay_scorer *scorer)", "int (*destroy)(assay_scorer *scorer)"),
     ("scorer.h", "\n} assay_scorer_interface;", "\n  void (*added)(void);\n} assay_scorer_interface;")),
    # constants
    ("a status with another value", False, ("base.h", "ASSAY_E_SINK = 5", "ASSAY_E_SINK = 7")),
    ("a flag with another bit", False,
     ("document.h", "ASSAY_FLAG_HEADER = 1u << 1", "ASSAY_FLAG_HEADER = 1u << 7")),
    ("a kind gone", False, ("document.h", "  ASSAY_BLANK_DATE = 2,", "")),
    ("an interface by another name", False,
     ("scorer.h", '_INTERFACE "assay.scorer/1"', '_INTERFACE "assay.scorer/2"')),
    ("the entry's symbol by another name", False,
     ("entry.h", '_SYMBOL "assay_plugin_entry"', '_SYMBOL "assay_entry"')),
    ("an error with less room", False, ("base.h", "ASSAY_ERROR_CAPACITY 1024u", "ASSAY_ERROR_CAPACITY 512u")),
    ("another mark for all roles", False,
     ("model.h", "ASSAY_ROLE_ALL 0xfffffffeu", "ASSAY_ROLE_ALL 0xfffffffdu")),
    ("another mark for nothing", False, ("base.h", "ASSAY_NONE 0xffffffffu", "ASSAY_NONE 0xfffffffdu")),
    ("the next version", False, ("base.h", "ASSAY_ABI_VERSION 1u", "ASSAY_ABI_VERSION 2u")),
]

ACCEPTED = [
    behind("base.h", "assay_pair", "assay_text added;"),
    behind("scorer.h", "assay_measure", "assay_text added;"),
    behind("model.h", "assay_construct", "double added; uint32_t added_too; uint32_t spare;"),
    behind("scorer.h", "assay_scorer_interface", "void (*added)(assay_scorer *scorer);"),
    behind("report_writer.h", "assay_report_writer_interface", "void (*added)(assay_report_writer *writer);"),
    behind("entry.h", "assay_plugin", "const void *(*added)(uint32_t version);"),
    behind("host.h", "assay_host", "void (*added)(void *context);"),
    ("a code more", True, ("base.h", "ASSAY_E_INTERNAL = 6 ", "ASSAY_E_INTERNAL = 6, ASSAY_E_ADDED = 7 ")),
    ("a constant more", True,
     ("base.h", "#define ASSAY_NONE ", "#define ASSAY_ADDED 5u\n#define ASSAY_NONE ")),
    ("a struct more", True,
     ("model.h", "typedef struct assay_norm {",
      "typedef struct assay_added {\n  uint32_t size;\n} assay_added;\n\ntypedef struct assay_norm {")),
]

CHANGES = REFUSED + ACCEPTED
