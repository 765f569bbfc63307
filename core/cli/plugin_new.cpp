#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cctype>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <memory>
#include <system_error>

#include "assay/abi/base.h"
#include "assay/config.hpp"
#include "assay/files.hpp"
#include "assay/text.hpp"
#include "plugin_commands.hpp"
#include "plugin_templates.hpp"

namespace assay::cli {
namespace {

namespace fs = std::filesystem;

struct NewArguments {
  std::string kind, name, vendor = "Example", out;
  bool quiet = false;
};

constexpr std::size_t kLongestId = 64;
constexpr std::size_t kLongestVendor = 100;

[[noreturn]] void refuse(std::string key, std::string what, std::string found, std::string accepted,
                         std::string remedy, Fault fault) {
  Problem problem;
  problem.key = std::move(key);
  problem.what = std::move(what);
  problem.found = std::move(found);
  problem.accepted = std::move(accepted);
  problem.remedy = std::move(remedy);
  throw Error(std::move(problem), fault);
}

[[noreturn]] void fail_on(const fs::path& path, std::string what, int reason) {
  Problem problem;
  problem.where.file = path.string();
  problem.what = std::move(what);
  problem.found = std::strerror(reason);
  problem.remedy = "see to the folder and its rights, or name another with --out";
  throw Error(std::move(problem), Fault::Machine);
}

bool is_plain(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; }

bool is_plugin_id(std::string_view text) {
  return !text.empty() && text.size() <= kLongestId && text.front() >= 'a' && text.front() <= 'z' &&
         std::all_of(text.begin(), text.end(), is_plain);
}

// The nearest id to what was typed, or nothing.
std::string id_like(std::string_view text) {
  std::string id;
  for (const char c : text) {
    const char low = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    if (is_plain(low)) {
      id += low;
    } else if (!id.empty() && id.back() != '-') {
      id += '-';
    }
  }
  while (!id.empty() && id.back() == '-') id.pop_back();
  return is_plugin_id(id) ? id : std::string();
}

void check_name(const std::string& name) {
  if (is_plugin_id(name)) return;
  const std::string near = id_like(name);
  refuse("name", "not an id for a plugin", assay::quoted(name),
         "a lower case letter, then lower case letters, digits and '-', at most " + std::to_string(kLongestId),
         near.empty() ? std::string() : "call it " + near, Fault::Usage);
}

// It goes into TOML, in quotation marks.
void check_vendor(const std::string& vendor) {
  const bool plain = std::none_of(vendor.begin(), vendor.end(), [](unsigned char c) {
    return c < ' ' || c == 0x7F || c == '"' || c == '\\';
  });
  const bool blank = vendor.find_first_not_of(' ') == std::string::npos;
  if (plain && !blank && vendor.size() <= kLongestVendor && !find_invalid_utf8(vendor)) return;
  refuse("--vendor", "not a name that can stand in the manifest", assay::quoted(vendor),
         "one line of at most " + std::to_string(kLongestVendor) + " bytes, without quotation marks and backslashes",
         {}, Fault::Usage);
}

std::string filled_in(std::string_view text, const NewArguments& arguments) {
  const std::pair<std::string_view, std::string> places[] = {
      {"@id@", arguments.name},
      {"@vendor@", arguments.vendor},
      {"@abi@", std::to_string(ASSAY_ABI_VERSION)},
      {"@sdk_version@", ASSAY_VERSION},
  };
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const auto* place = std::begin(places);
    while (place != std::end(places) && text.substr(at, place->first.size()) != place->first) ++place;
    if (place == std::end(places)) {
      out += text[at++];
    } else {
      out += place->second;
      at += place->first.size();
    }
  }
  return out;
}

bool belongs_to(std::string_view layer, std::string_view kind) {
  return layer == kind || layer == "common" || (layer == "survey" && kind != "renderer");
}

// A folder beside the one to be made. It goes away with everything in it unless it takes its place.
class Aside {
 public:
  explicit Aside(const fs::path& target)
      : target_(target),
        path_(target.parent_path() / ("." + target.filename().string() + ".new-" + std::to_string(::getpid()))) {
    std::error_code failure;
    fs::create_directory(path_, failure);
    if (failure) fail_on(path_, "the folder cannot be made", failure.value());
  }
  ~Aside() {
    std::error_code ignored;
    if (!placed_) fs::remove_all(path_, ignored);
  }
  Aside(const Aside&) = delete;
  Aside& operator=(const Aside&) = delete;

  void write(std::string_view relative, std::string_view text) const {
    const fs::path file = path_ / relative;
    std::error_code failure;
    fs::create_directories(file.parent_path(), failure);
    if (failure) fail_on(file.parent_path(), "the folder cannot be made", failure.value());
    FileWriter writer(file);
    writer.write(text);
    writer.close();
  }
  // Never replaces what somebody else put there meanwhile.
  void place() {
    if (::renameat2(AT_FDCWD, path_.c_str(), AT_FDCWD, target_.c_str(), RENAME_NOREPLACE) != 0) {
      // Some file systems do not know the flag.
      if (errno != EINVAL || fs::exists(fs::symlink_status(target_)) || ::rename(path_.c_str(), target_.c_str()) != 0) {
        fail_on(target_, "the folder cannot be put in its place", errno);
      }
    }
    placed_ = true;
  }

 private:
  fs::path target_, path_;
  bool placed_ = false;
};

fs::path target_of(const NewArguments& arguments) {
  const fs::path parent = arguments.out.empty() ? fs::path(".") : fs::path(arguments.out);
  std::error_code ignored;
  if (!fs::is_directory(parent, ignored)) {
    refuse("--out", "there is no such folder", assay::quoted(parent.string(), 200), {}, "make it first", Fault::Input);
  }
  const fs::path target = parent / arguments.name;
  if (fs::exists(fs::symlink_status(target, ignored))) {
    refuse("name", "there is something of this name already", assay::quoted(target.lexically_normal().string(), 200), {},
           "choose another name, or take that away; nothing was changed", Fault::Input);
  }
  return target;
}

// The first plugin with an id is the one that is meant: one of ours would hide the new one, or the other way round.
void warn_of_same_id(const std::string& name) {
  std::error_code ignored;
  if (!fs::is_directory(find_installation().plugins / name, ignored)) return;
  std::fprintf(stderr,
               "warning: a plugin %s comes with this program, and only one of an id is used; consider another name\n",
               name.c_str());
}

void tell_how_to_go_on(const std::string& folder) {
  const fs::path prefix = find_installation().program.parent_path().parent_path();
  std::error_code ignored;
  const bool installed = fs::exists(prefix / "share/cmake/Assay/AssayConfig.cmake", ignored);
  std::printf("Go on in %s with:\n  cmake -B b -DCMAKE_PREFIX_PATH=\"%s\" && cmake --build b\n"
              "  ctest --test-dir b --output-on-failure\n",
              folder.c_str(), installed ? prefix.c_str() : "PREFIX");
  if (!installed) std::printf("PREFIX is where the SDK was installed: cmake --install BUILD --component sdk --prefix PREFIX\n");
}

int make_project(const NewArguments& arguments) {
  check_name(arguments.name);
  check_vendor(arguments.vendor);
  const fs::path target = target_of(arguments);
  warn_of_same_id(arguments.name);

  Aside aside(target);
  std::vector<std::string> files;
  for (std::size_t i = 0; i < kTemplateFileCount; ++i) {
    const TemplateFile& file = kTemplateFiles[i];
    if (!belongs_to(file.layer, arguments.kind)) continue;
    aside.write(file.path, filled_in(file.text, arguments));
    files.emplace_back(file.path);
  }
  aside.place();
  if (arguments.quiet) return 0;

  std::sort(files.begin(), files.end());
  const std::string folder = target.lexically_normal().string();
  for (const std::string& file : files) std::printf("%s/%s\n", folder.c_str(), file.c_str());
  tell_how_to_go_on(folder);
  return 0;
}

}  // namespace

PluginAction define_plugin_new(CLI::App& plugin) {
  const auto arguments = std::make_shared<NewArguments>();
  CLI::App* made = plugin.add_subcommand("new", "Make a project for a plugin, ready to be built");
  const std::vector<std::string> kinds(std::begin(kTemplateKinds), std::end(kTemplateKinds));
  made->add_option("kind", arguments->kind, "instrument, scorer, report-writer or renderer")
      ->required()
      ->check(CLI::IsMember(kinds));
  made->add_option("name", arguments->name, "The plugin's id, and the name of the folder")->required();
  made->add_option("--vendor", arguments->vendor, "Who makes the plugin, for people (default: Example)")
      ->type_name("NAME");
  made->add_option("--out", arguments->out, "Folder to make it in (default: this one)")->type_name("DIR");
  made->add_flag("--quiet,-q", arguments->quiet, "Say nothing but errors");
  made->footer("Example:\n  assay plugin new scorer acme-scores --vendor \"Acme Ltd\"");
  return [arguments] { return make_project(*arguments); };
}

}  // namespace assay::cli
