// A library that exports nothing of its own that a host would want.
__attribute__((visibility("default"))) int borrowed_entry_nothing(void) {
  return 0;
}
