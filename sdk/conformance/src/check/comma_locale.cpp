#include "comma_locale.hpp"

#include <clocale>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <locale>
#include <string>

namespace assay::conformance {
namespace {

namespace fs = std::filesystem;

class CommaNumbers : public std::numpunct<char> {
  char do_decimal_point() const override { return ','; }
  char do_thousands_sep() const override { return '.'; }
  std::string do_grouping() const override { return "\3"; }
};

bool installed() {
  for (const char* name :
       {"de_DE.UTF-8", "fr_FR.UTF-8", "es_ES.UTF-8", "pt_BR.UTF-8", "ru_RU.UTF-8", "de_DE", "fr_FR"}) {
    if (std::setlocale(LC_ALL, name) != nullptr && std::strcmp(std::localeconv()->decimal_point, ",") == 0)
      return true;
  }
  std::setlocale(LC_ALL, "C");
  return false;
}

// LC_NUMERIC as glibc keeps it in files: its mark, the places of the six entries, and the entries: decimal
// point, separator of thousands, grouping, both marks as wide characters, and the character set.
std::string numbers_file() {
  const std::string set("ANSI_X3.4-1968", 15);
  const std::uint32_t head[] = {
      0x20031115u ^ static_cast<std::uint32_t>(LC_NUMERIC), 6, 32, 34, 36, 40, 44, 48};
  const std::uint32_t wide[] = {',', '.'};
  std::string bytes(reinterpret_cast<const char*>(head), sizeof head);
  bytes.append(",\0.\0\3\3\0\0", 8);
  bytes.append(reinterpret_cast<const char*>(wide), sizeof wide);
  return bytes + set;
}

bool made() {
  std::error_code ignored;
  std::string folder = (fs::temp_directory_path(ignored) / "assay-locale-XXXXXX").string();
  if (::mkdtemp(folder.data()) == nullptr) return false;
  fs::create_directory(folder + "/comma", ignored);
  std::ofstream(folder + "/comma/LC_NUMERIC", std::ios::binary) << numbers_file();
  ::setenv("LOCPATH", folder.c_str(), 1);
  const bool taken = std::setlocale(LC_NUMERIC, "comma") != nullptr &&
                     std::strcmp(std::localeconv()->decimal_point, ",") == 0;
  ::unsetenv("LOCPATH");
  fs::remove_all(folder, ignored);  // it has been read
  return taken;
}

}  // namespace

bool take_comma_locale() {
  const bool taken = installed() || made();
  // After it, for a C++ locale that has a name would be made the one of C as well.
  std::locale::global(std::locale(std::locale::classic(), new CommaNumbers));
  return taken;
}

}  // namespace assay::conformance
