// assay/group_file.hpp: groups.csv, which says whose scores stand together in a report on groups. The format:
// docs/formats/groups.md.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <unordered_map>
#include <vector>

namespace assay {

// The number of each person's group, from 1. Who is in no figure is not there.
using PublishedGroups = std::unordered_map<std::string, std::uint32_t>;

// The text of the file. `groups`: the name of each case's group, "" for those that were put together; groups are
// numbered in the order of their names, with "" last, and their names stand nowhere.
std::string group_record(const std::vector<std::string>& cases, const std::vector<std::string>& groups);

// Reads the file. Throws Error with every problem: another header, a case twice, a group that is no number from 1.
PublishedGroups read_groups(const std::filesystem::path& file);

}  // namespace assay
