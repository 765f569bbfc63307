#include "process_state.hpp"

#include <dlfcn.h>
#include <fenv.h>
#include <locale.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <unistd.h>

#include <cerrno>
#include <climits>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <exception>
#include <locale>
#include <new>

#include "assay/text.hpp"

extern char** environ;

namespace assay::conformance {
namespace {

std::string hex(unsigned long value) {
  char digits[20];
  std::snprintf(digits, sizeof digits, "0x%lx", value);
  return digits;
}

// A function's name where it is known, else its address.
std::string function(const void* address) {
  Dl_info info{};
  if (address == nullptr) return "none";
  if (::dladdr(address, &info) == 0 || info.dli_fname == nullptr)
    return hex(reinterpret_cast<unsigned long>(address));
  const std::string file = info.dli_fname;
  const std::string where = file.substr(file.rfind('/') + 1);
  return (info.dli_sname == nullptr ? "a function" : std::string(info.dli_sname)) + " of " + where + " at " +
         hex(reinterpret_cast<unsigned long>(address));
}

std::string signals_of(const sigset_t& set) {
  std::string all;
  for (int number = 1; number < NSIG; ++number) {
    if (sigismember(&set, number) == 1) all += (all.empty() ? "" : " ") + std::to_string(number);
  }
  return all.empty() ? "none" : all;
}

std::string name_of(int signal) {
  const char* name = ::sigabbrev_np(signal);
  return name == nullptr ? "signal " + std::to_string(signal) : std::string("SIG") + name;
}

std::string action_of(const struct sigaction& action) {
  std::string words = action.sa_handler == SIG_DFL   ? "the default"
                      : action.sa_handler == SIG_IGN ? "ignored"
                                                     : function(reinterpret_cast<void*>(action.sa_handler));
  return words + ", flags " + hex(static_cast<unsigned long>(action.sa_flags)) + ", blocks " +
         signals_of(action.sa_mask);
}

void add_timer(ProcessState& state, const char* name, __itimer_which which) {
  itimerval timer{};
  ::getitimer(which, &timer);
  // How much is left runs on by itself.
  state[name] = timer.it_value.tv_sec == 0 && timer.it_value.tv_usec == 0 ? "off" : "running";
}

}  // namespace

ProcessState locale_state() {
  const locale_t of_thread = ::uselocale(nullptr);
  const lconv* marks = ::localeconv();
  return {{"the locale", ::setlocale(LC_ALL, nullptr)},
          {"the locale of the thread", of_thread == LC_GLOBAL_LOCALE
                                           ? "that of the process"
                                           : hex(reinterpret_cast<unsigned long>(of_thread))},
          {"the decimal mark", marks->decimal_point},
          {"C++'s global locale", std::locale().name()}};
}

ProcessState environment_state() {
  ProcessState state;
  for (char** entry = environ; entry != nullptr && *entry != nullptr; ++entry) {
    const std::string text = *entry;
    const std::size_t mark = std::min(text.find('='), text.size());
    state[text.substr(0, mark)] = mark < text.size() ? text.substr(mark + 1) : std::string();
  }
  return state;
}

ProcessState directory_state() {
  char folder[PATH_MAX];
  const mode_t mask = ::umask(0);
  ::umask(mask);
  return {
      {"the working directory", ::getcwd(folder, sizeof folder) == nullptr ? std::strerror(errno) : folder},
      {"the umask", hex(mask)}};
}

ProcessState signal_state() {
  ProcessState state;
  for (int number = 1; number < NSIG; ++number) {
    struct sigaction action {};
    if (::sigaction(number, nullptr, &action) == 0) state[name_of(number)] = action_of(action);
  }
  sigset_t blocked;
  ::pthread_sigmask(SIG_SETMASK, nullptr, &blocked);
  state["blocked signals"] = signals_of(blocked);
  stack_t stack{};
  ::sigaltstack(nullptr, &stack);
  state["the stack for handlers"] =
      (stack.ss_flags & SS_DISABLE) != 0 ? "none" : hex(reinterpret_cast<unsigned long>(stack.ss_sp));
  add_timer(state, "the alarm timer", ITIMER_REAL);
  add_timer(state, "the virtual timer", ITIMER_VIRTUAL);
  add_timer(state, "the profiling timer", ITIMER_PROF);
  return state;
}

ProcessState floating_point_state() {
  ProcessState state{{"the rounding mode", hex(static_cast<unsigned long>(::fegetround()))},
                     {"the traps", hex(static_cast<unsigned long>(::fegetexcept()))}};
#if defined(__x86_64__) && defined(__GLIBC__)
  fenv_t environment;
  ::fegetenv(&environment);
  ::fesetenv(&environment);  // reading it masks all traps
  state["the x87 control word"] = hex(environment.__control_word);
  state["the control bits of MXCSR (denormals, traps, rounding)"] = hex(environment.__mxcsr & ~0x3fu);
#elif defined(__aarch64__) && defined(__GLIBC__)
  fenv_t environment;
  ::fegetenv(&environment);
  state["the control register FPCR"] = hex(environment.__fpcr);
#endif
  return state;
}

ProcessState limit_state() {
  ProcessState state;
  for (int which = 0; which < RLIM_NLIMITS; ++which) {
    rlimit limit{};
    if (::getrlimit(static_cast<__rlimit_resource>(which), &limit) != 0) continue;
    state["limit " + std::to_string(which)] =
        std::to_string(limit.rlim_cur) + " of " + std::to_string(limit.rlim_max);
  }
  state["the priority"] = std::to_string(::getpriority(PRIO_PROCESS, 0));
  return state;
}

ProcessState handler_state() {
  return {{"std::terminate's handler", function(reinterpret_cast<void*>(std::get_terminate()))},
          {"the handler of new", function(reinterpret_cast<void*>(std::get_new_handler()))}};
}

std::string difference(const ProcessState& before, const ProcessState& after) {
  for (const auto& [name, value] : before) {
    const auto found = after.find(name);
    if (found == after.end()) return name + ": " + assay::quoted(value, 200) + " before, gone after";
    if (found->second != value) {
      return name + ": " + assay::quoted(value, 200) + " before, " + assay::quoted(found->second, 200) +
             " after";
    }
  }
  for (const auto& [name, value] : after) {
    if (before.count(name) == 0) return name + ": not there before, " + assay::quoted(value, 200) + " after";
  }
  return {};
}

void move_to(const char* time_zone) {
  ::setenv("TZ", time_zone, 1);
  ::tzset();
}

}  // namespace assay::conformance
