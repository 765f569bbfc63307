#include <algorithm>
#include <set>
#include <string_view>

#include "assay/abi/entry.h"
#include "rules.hpp"

namespace assay::conformance::linting {
namespace {

// Marks that some linkers put into every library; nothing binds to them.
constexpr std::string_view kLinkerMarks[] = {"_init", "_fini", "_edata", "_end", "__bss_start"};

// Functions that change what all plugins and the host share. Without `abort`, which C++'s runtime needs.
constexpr std::string_view kProcessCalls[] = {
    "_Exit",
    "_exit",
    "chdir",
    "chroot",
    "clearenv",
    "daemon",
    "exit",
    "fchdir",
    "fedisableexcept",
    "feenableexcept",
    "feholdexcept",
    "fesetenv",
    "fesetround",
    "feupdateenv",
    "fork",
    "putenv",
    "quick_exit",
    "setenv",
    "setlocale",
    "setrlimit",
    "sigaction",
    "signal",
    "srand",
    "srandom",
    "system",
    "umask",
    "unsetenv",
    "vfork",
    "_ZNSt6locale6globalERKS_",    // std::locale::global
    "_ZSt13set_terminatePFvvE",    // std::set_terminate
    "_ZSt15set_new_handlerPFvvE",  // std::set_new_handler
};

// Functions whose result, or whose memory from call to call, is one for all threads.
constexpr std::string_view kSharedResults[] = {
    "asctime",  "ctime",    "drand48", "ecvt",    "fcvt",    "getgrgid",  "getgrnam", "gethostbyname",
    "getpwnam", "getpwuid", "gmtime",  "hcreate", "hsearch", "localtime", "lrand48",  "mblen",
    "mbtowc",   "mrand48",  "rand",    "random",  "strtok",  "tmpnam",    "wctomb",
};

// The names of the symbols for which `wanted` is true, in order and each once.
template <typename Wanted>
std::vector<std::string> names_of(const ElfLibrary& elf, Wanted wanted) {
  std::set<std::string> names;
  for (const ElfSymbol& symbol : elf.symbols) {
    if (wanted(symbol)) names.insert(symbol.name);
  }
  return {names.begin(), names.end()};
}

void check_exports(const ElfLibrary& elf, Findings& findings) {
  const std::vector<std::string> extra = names_of(elf, [&](const ElfSymbol& symbol) {
    return symbol.defined && symbol.visible && !symbol.unique && symbol.name != ASSAY_PLUGIN_ENTRY_SYMBOL &&
           !holds(kLinkerMarks, symbol.name) && !holds(elf.defines_versions, symbol.name);
  });
  if (!extra.empty()) {
    findings.add(
        "extra-export", "exports " + counted(extra.size(), "symbol") + " beside " ASSAY_PLUGIN_ENTRY_SYMBOL,
        extra,
        "build it with assay_add_plugin(), or link with a version script that keeps all else local, and "
        "compile with -fvisibility=hidden");
  }
  const std::vector<std::string> unique =
      names_of(elf, [](const ElfSymbol& symbol) { return symbol.defined && symbol.unique; });
  if (!unique.empty()) {
    findings.add("gnu-unique", "has " + counted(unique.size(), "unique symbol"), unique,
                 "compile everything that goes into it with -fno-gnu-unique, as assay_add_plugin() does");
  }
}

void check_calls(const Subject& subject, Findings& findings) {
  const auto calls_of = [&](const auto& list) {
    return names_of(subject.elf,
                    [&](const ElfSymbol& symbol) { return !symbol.defined && holds(list, symbol.name); });
  };
  if (const std::vector<std::string> calls = calls_of(kProcessCalls); !calls.empty()) {
    const std::string change = calls.size() == 1 ? " that changes" : " that change";
    findings.add("process-state",
                 "calls " + counted(calls.size(), "function") + change + " the whole process", calls,
                 "leave it to the host, or use a form that keeps to the plugin: uselocale for setlocale, "
                 "openat and its "
                 "like for chdir");
  }
  if (const std::vector<std::string> calls = calls_of(kSharedResults); !calls.empty()) {
    findings.add("shared-result",
                 "calls " + counted(calls.size(), "function") + " with a memory that all threads share",
                 calls,
                 "use the form with _r (localtime_r, strtok_r), or a generator of <random> "
                 "in the instance");
  }
}

void check_undefined(const Subject& subject, Findings& findings) {
  // What is missing may be in a library that is missing, and would be told twice.
  if (!findings.wants("undefined-symbol") || !subject.closure.missing.empty()) return;
  std::set<std::string_view> defined;
  for (const auto& [name, member] : subject.closure.found) {
    for (const ElfSymbol& symbol : member.library.symbols) {
      if (symbol.defined && symbol.visible) defined.insert(symbol.name);
    }
  }
  const std::vector<std::string> undefined = names_of(subject.elf, [&](const ElfSymbol& symbol) {
    return !symbol.defined && !symbol.weak && !defined.contains(symbol.name);
  });
  if (!undefined.empty()) {
    findings.add(
        "undefined-symbol",
        "needs " + counted(undefined.size(), "symbol") + " that none of its libraries has", undefined,
        "link the library or the source file that defines it; -Wl,--no-undefined tells this at once");
  }
}

}  // namespace

void check_symbols(const Subject& subject, Findings& findings) {
  check_exports(subject.elf, findings);
  check_undefined(subject, findings);
  check_calls(subject, findings);
}

}  // namespace assay::conformance::linting
