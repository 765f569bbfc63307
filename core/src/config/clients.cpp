#include <algorithm>
#include <system_error>
#include <utility>

#include "assay/config.hpp"
#include "assay/text.hpp"

namespace assay {

namespace fs = std::filesystem;

namespace {

[[noreturn]] void throw_no_client(const fs::path& configs, std::string_view id) {
  const std::vector<std::string> ids = list_clients(configs);
  Problem problem;
  problem.where.file = (configs / "clients").string();
  problem.key = "client";
  problem.what = "there is no client " + assay::quoted(id);
  problem.accepted = ids.empty() ? "nothing: there is no profile in this folder" : enumerate(ids, "or");
  std::error_code ignored;
  if (is_id(id) && fs::exists(fs::path("configs/clients") / (std::string(id) + ".toml"), ignored)) {
    problem.remedy = "there is one in ./configs/clients: say --config configs";
  } else if (const std::optional<std::string> near = closest(id, ids)) {
    problem.remedy = "did you mean `" + *near + "`?";
  } else if (is_id(id)) {
    problem.remedy =
        "write a profile " + std::string(id) + ".toml there, or name another folder with --config";
  } else {
    problem.remedy = "name one of these clients, or another folder with --config";
  }
  throw Error(std::move(problem));
}

}  // namespace

ClientProfile find_client(const fs::path& configs, std::string_view id) {
  // An id is never taken for a path: "../x" leads nowhere.
  if (!is_id(id)) throw_no_client(configs, id);
  const fs::path file = configs / "clients" / (std::string(id) + ".toml");
  std::error_code ignored;
  if (!fs::exists(fs::symlink_status(file, ignored))) throw_no_client(configs, id);
  return read_client_profile(file);
}

std::vector<std::string> list_clients(const fs::path& configs) {
  std::error_code failure;
  if (!fs::is_directory(configs, failure)) {
    Problem problem;
    problem.where.file = configs.string();
    problem.what = "there is no such folder of configurations";
    problem.remedy = "name one with --config";
    throw Error(std::move(problem));
  }
  std::vector<std::string> ids;
  for (fs::directory_iterator entry(configs / "clients", failure), end; !failure && entry != end;
       entry.increment(failure)) {
    const fs::path& file = entry->path();
    if (file.extension() == ".toml" && is_id(file.stem().string())) ids.push_back(file.stem().string());
  }
  std::sort(ids.begin(), ids.end());
  return ids;
}

}  // namespace assay
