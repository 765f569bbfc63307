#include <algorithm>
#include <optional>
#include <system_error>

#include "assay/text.hpp"
#include "assay/wording.hpp"

namespace assay {

namespace fs = std::filesystem;

namespace {

// Ids of the packs in `folders`, sorted. A folder that is missing has none.
std::vector<std::string> pack_ids(const std::vector<fs::path>& folders) {
  std::vector<std::string> ids;
  for (const fs::path& folder : folders) {
    std::error_code failure;
    for (fs::directory_iterator entry(folder, failure), end; !failure && entry != end;
         entry.increment(failure)) {
      const fs::path& file = entry->path();
      if (file.extension() == ".toml" && is_id(file.stem().string())) ids.push_back(file.stem().string());
    }
  }
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  return ids;
}

[[noreturn]] void throw_no_pack(const std::vector<fs::path>& folders, std::string_view id,
                                const Location& where, const std::string& key) {
  const std::vector<std::string> ids = pack_ids(folders);
  std::vector<std::string> places;
  for (const fs::path& folder : folders) {
    std::error_code ignored;
    places.push_back(folder.string() + (fs::is_directory(folder, ignored) ? "" : " (missing)"));
  }
  const std::string searched = places.empty() ? "no folder: content-path is empty" : enumerate(places);
  const std::optional<std::string> near = closest(id, ids);
  throw Error(Problem{
      where, key, "there is no content pack of this id", assay::quoted(id),
      (ids.empty() ? "nothing: there is no pack" : enumerate(ids, "or")) + ", from " + searched,
      near ? "did you mean `" + *near + "`?" : "put " + std::string(id) + ".toml there, or correct the id"});
}

}  // namespace

ContentPack find_content_pack(const std::vector<fs::path>& folders, std::string_view id,
                              std::string_view instrument, const Location& where, const std::string& key) {
  // An id is never taken for a path: "../x" leads nowhere.
  const std::string name = std::string(id) + ".toml";
  const auto has_it = [&](const fs::path& folder) {
    std::error_code ignored;
    return fs::exists(fs::symlink_status(folder / name, ignored));
  };
  const auto folder = std::find_if(folders.begin(), folders.end(), has_it);
  if (!is_id(id) || folder == folders.end()) throw_no_pack(folders, id, where, key);
  ContentPack pack = read_content_pack(*folder / name);
  if (pack.instrument != instrument) {
    throw Error(Problem{where, key, "the pack is for another instrument: " + (*folder / name).string(),
                        assay::quoted(pack.instrument), assay::quoted(instrument),
                        "choose a pack for this instrument, or leave the key out"});
  }
  return pack;
}

}  // namespace assay
