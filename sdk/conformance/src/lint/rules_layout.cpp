#include "rules.hpp"

namespace assay::conformance::linting {

void check_layout(const Subject& subject, Findings& findings) {
  const ElfLibrary& elf = subject.elf;
  if (elf.has_text_relocations) {
    findings.add(
        "text-relocations", "its code is changed when it is loaded (text relocations)", {},
        "compile every part of it with -fPIC, also static libraries and assembly, and link with -Wl,-z,text");
  }
  if (elf.stack != StackMark::Plain) {
    findings.add(
        "exec-stack",
        elf.stack == StackMark::Executable ? "it asks for an executable stack"
                                           : "it does not say that its stack need not be executable",
        {},
        "link with -Wl,-z,noexecstack; give assembly a section .note.GNU-stack, and use no nested functions");
  }
  if (elf.has_writable_code) {
    findings.add("writable-code", "it has a segment that can be both written and executed", {},
                 "leave out -Wl,-N and -Wl,--omagic, and give no section of assembly the flags \"awx\"");
  }
  if (elf.has_static_tls) {
    findings.add("static-tls", "its thread-local variables need room in the static block", {},
                 "compile without -ftls-model=initial-exec or local-exec");
  }
  if (!elf.has_relro) {
    findings.add("no-relro", "the linker's tables stay writable", {}, "link with -Wl,-z,relro,-z,now");
  }
  if (!elf.binds_now) {
    findings.add("lazy-binding", "its symbols are looked up at the first call", {}, "link with -Wl,-z,now");
  }
  if (elf.stays_loaded) {
    findings.add("never-unloaded", "it can never be unloaded", {}, "link without -Wl,-z,nodelete");
  }
}

}  // namespace assay::conformance::linting
