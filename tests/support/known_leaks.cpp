// For builds with the leak sanitizer: what libraries of others keep until the process ends. fontconfig, cairo, Pango and
// GLib hold what they know of fonts and types for good.
extern "C" {
const char* __lsan_default_suppressions();
const char* __lsan_default_options();

const char* __lsan_default_suppressions() {
  return "leak:libfontconfig\nleak:libcairo\nleak:libpango\nleak:libglib\nleak:libgobject\nleak:librsvg\n";
}
// Said of a program that a test reads the words of.
const char* __lsan_default_options() { return "print_suppressions=0"; }
}
