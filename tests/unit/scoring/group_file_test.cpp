// groups.csv, written and read.
#include "assay/group_file.hpp"

#include "assay/error.hpp"
#include "catch.hpp"
#include "temporary_folder.hpp"

using assay::group_record;
using assay::read_groups;

namespace {

std::string refusal(const std::string& text) {
  const TemporaryFolder folder;
  folder.write("groups.csv", text);
  try {
    read_groups(folder / "groups.csv");
  } catch (const assay::Error& error) {
    return error.what();
  }
  return "";
}

}  // namespace

TEST_CASE("group file: groups are numbered by name, those put together last, and their names are not told") {
  const std::string text = group_record({"ann", "b,o", "cy", "di"}, {"south", "", "north", "south"});
  CHECK(text == "case,group\nann,2\n\"b,o\",3\ncy,1\ndi,2\n");
  const TemporaryFolder folder;
  folder.write("groups.csv", text);
  CHECK(read_groups(folder / "groups.csv") == assay::PublishedGroups{{"ann", 2}, {"b,o", 3}, {"cy", 1}, {"di", 2}});
  CHECK(group_record({}, {}) == "case,group\n");
}

TEST_CASE("group file: another header is refused") {
  CHECK_THAT(refusal("case,team\nann,1\n"), ContainsSubstring("the columns are not those of a file of groups"));
}

TEST_CASE("group file: a group that is no number, a case twice and a ragged row are told with their lines") {
  CHECK_THAT(refusal("case,group\nann,north\n"), ContainsSubstring("groups.csv:2:5: this is not the number of a group"));
  CHECK_THAT(refusal("case,group\nann,0\n"), ContainsSubstring("this is not the number of a group"));
  CHECK_THAT(refusal("case,group\nann,1\nann,2\n"), ContainsSubstring("groups.csv:3:1: the case is there twice"));
  CHECK_THAT(refusal("case,group\nann\n"), ContainsSubstring("groups.csv:2"));
}

TEST_CASE("group file: more groups than persons are refused") {
  CHECK_THAT(refusal("case,group\nann,1\nbo,4294967295\n"),
             ContainsSubstring("groups.csv:3:4: there are fewer persons than that") && ContainsSubstring("at most 2"));
}
