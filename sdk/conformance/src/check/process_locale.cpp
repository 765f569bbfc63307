#include "process_locale.hpp"

#include <clocale>
#include <locale>

#include "comma_locale.hpp"

namespace assay::conformance {
namespace {

// Among them decimal commas, other digits' grouping, the Turkish i, and an encoding that is not UTF-8.
constexpr const char* kNames[] = {"C.UTF-8",     "de_DE.UTF-8", "fr_FR.UTF-8", "tr_TR.UTF-8",  "de_CH.UTF-8",
                                  "ar_EG.UTF-8", "hi_IN.UTF-8", "de_DE",       "ja_JP.EUC-JP", "en_GB.UTF-8"};

}  // namespace

void in_other_locales(const std::function<void(const std::string& locale)>& work) {
  take_comma_locale();
  work("a locale with a decimal comma");
  std::locale::global(std::locale::classic());
  std::setlocale(LC_ALL, "C");
  for (const char* name : kNames) {
    if (std::setlocale(LC_ALL, name) == nullptr) continue;
    work(std::string("the locale ") + name);
  }
  std::setlocale(LC_ALL, "C");
}

}  // namespace assay::conformance
