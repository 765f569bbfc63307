// Which comments a report writer gets to see, and in which order.
#include "assay/disclosure.hpp"

#include <algorithm>
#include <memory>
#include <random>

#include "catch.hpp"
#include "temporary_folder.hpp"

namespace {

const assay::Instrument& instrument() {
  static const assay::Instrument kInstrument = assay::parse_instrument(R"([instrument]
id = "t.small"
version = "1"
title = "Small"
vendor = "T"
kind = "survey"
locale = "en"
[[scale]]
id = "s"
points = [1, 2, 3]
[[role]]
id = "self"
title = "Self"
[[role]]
id = "other"
title = "Other"
[[role]]
id = "peer"
title = "Peer"
parent = "other"
[[role]]
id = "neighbour"
title = "Neighbour"
parent = "peer"
[[construct]]
id = "c"
level = "unit"
title = "C"
[[item]]
id = "q1"
text = "Q"
construct = "c"
scale = "s"
[[item]]
id = "q2"
text = "R"
construct = "c"
scale = "s"
)",
                                                                       "small.toml");
  return kInstrument;
}

constexpr std::uint32_t kSelf = 0, kOther = 1, kPeer = 2, kNeighbour = 3;

std::vector<std::string> texts(const std::vector<assay::ReleasedComment>& comments) {
  std::vector<std::string> result;
  for (const assay::ReleasedComment& comment : comments) result.push_back(comment.text);
  return result;
}

// Of a case in which everybody may be heard.
std::vector<assay::ReleasedComment> release(const std::vector<assay::Comment>& comments, const std::string& case_id) {
  const auto shared = std::shared_ptr<const assay::Instrument>(std::shared_ptr<const assay::Instrument>(), &instrument());
  const assay::Disclosure judge(shared, {1, 1, 1, {}});
  assay::CaseDisclosure open;
  open.items = 2;
  open.withheld.assign(4, ASSAY_WITHHELD_NO);
  open.comments_withheld = open.withheld;
  open.answers.assign(8, 1);
  open.item_withheld.assign(8, ASSAY_WITHHELD_NO);
  return assay::release_comments(comments, judge, open, case_id).comments;
}

std::vector<assay::ReleasedComment> released_from(const std::string& csv) {
  const TemporaryFolder folder;
  const assay::CommentFile file = assay::read_comments(folder.write("comments.csv", csv), instrument());
  return release(file.by_case.at("ana"), "ana");
}

}  // namespace

TEST_CASE("comments: two files with the same comments in another order give one order") {
  const std::string header = "case,rater,role,item,text\n";
  const auto one = released_from(header +
                                 "ana,r1,other,q1,first\nana,r2,other,q1,second\nana,r3,peer,q1,third\n"
                                 "ana,r4,other,q1,fourth\nana,r5,other,,general\n");
  const auto two = released_from(header +
                                 "ana,r5,other,,general\nana,r3,peer,q1,third\nana,r4,other,q1,fourth\n"
                                 "ana,r2,other,q1,second\nana,r1,other,q1,first\n");
  REQUIRE(one.size() == 5);
  CHECK(texts(one) == texts(two));
  CHECK(one.back().text == "general");
  CHECK(one.back().item == ASSAY_NONE);
}

TEST_CASE("comments: the order does not follow from the raters' ids") {
  const std::string header = "case,rater,role,item,text\n";
  const auto one =
      released_from(header + "ana,a,other,q1,x\nana,b,other,q1,y\nana,c,other,q1,z\nana,d,other,q1,w\n");
  const auto two =
      released_from(header + "ana,d,other,q1,x\nana,c,other,q1,y\nana,b,other,q1,z\nana,a,other,q1,w\n");
  CHECK(texts(one) == texts(two));
}

TEST_CASE("comments: any order of the file gives the same") {
  std::vector<assay::Comment> comments;
  for (int i = 0; i < 12; ++i) {
    comments.push_back({"r" + std::to_string(i), kOther, 0, "words " + std::to_string(i % 9), 2});
  }
  const auto before = texts(release(comments, "ana"));
  std::mt19937 random(3);
  for (int round = 0; round < 20; ++round) {
    std::shuffle(comments.begin(), comments.end(), random);
    CHECK(texts(release(comments, "ana")) == before);
  }
}

TEST_CASE("comments: the same texts stand in another order in another case") {
  std::vector<assay::Comment> comments;
  for (int i = 0; i < 20; ++i) comments.push_back({"r", kOther, 0, "words " + std::to_string(i), 2});
  CHECK(texts(release(comments, "ana")) !=
        texts(release(comments, "ben")));
}

TEST_CASE("comments: a sub-role is told as the role that it is pooled into") {
  const auto released = release({{"r1", kPeer, 0, "from a peer", 2},
                                                 {"r2", kNeighbour, 0, "from next door", 3},
                                                 {"r3", kSelf, 0, "from self", 4}},
                                                "ana");
  REQUIRE(released.size() == 3);
  CHECK(released[0].role == kSelf);
  CHECK(released[1].role == kOther);
  CHECK(released[2].role == kOther);
}

TEST_CASE("comments: they stand by item, then by role, and those on no item at the end") {
  const auto released = release({{"r", kOther, ASSAY_NONE, "a", 2},
                                                 {"r", kOther, 1, "b", 3},
                                                 {"r", kOther, 0, "c", 4},
                                                 {"r", kSelf, 1, "d", 5}},
                                                "ana");
  CHECK(texts(released) == std::vector<std::string>{"c", "d", "b", "a"});
}

TEST_CASE("comments: none in, none out") {
  CHECK(release({}, "ana").empty());
}
