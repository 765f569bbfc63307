#include "job.hpp"

#include "catch.hpp"
#include "scorer.hpp"
#include "small_job.hpp"

using namespace ctk_test;
using ctk::Fraction;
using ctk::Job;

namespace {

// The host's log, as lines.
struct Log {
  Log() {
    table.struct_size = sizeof(table);
    table.context = this;
    table.log = [](void* context, std::uint32_t level, assay_text line) {
      Log& self = *static_cast<Log*>(context);
      self.levels.push_back(level);
      self.lines.emplace_back(assay::sdk::view(line));
    };
  }
  assay_host table{};
  std::vector<std::uint32_t> levels;
  std::vector<std::string> lines;
};

std::vector<double> weights(SmallJob& small) {
  const Job job(small.model());
  std::vector<double> found;
  for (const auto& one : job.competencies()) found.push_back(one.weight.value());
  return found;
}

// Ids of the competencies whose weight is doubted.
std::vector<std::uint32_t> doubted(SmallJob& small) {
  const Job job(small.model());
  std::vector<std::uint32_t> found;
  for (const auto& doubt : job.weight_doubts()) found.push_back(doubt.construct);
  return found;
}

using Indices = std::vector<std::uint32_t>;

}  // namespace

TEST_CASE("ctk weights: those that are left out follow from the links") {
  SmallJob small;
  CHECK(weights(small) == std::vector<double>{0.5, 1.0 / 12, 5.0 / 12});
  CHECK(doubted(small).empty());
}

TEST_CASE("ctk weights: those that are given count, normalised to 1") {
  SmallJob small;
  small.set_weights(60.1, 10, 30);
  CHECK(weights(small) == std::vector<double>{601.0 / 1001, 100.0 / 1001, 300.0 / 1001});
}

TEST_CASE("ctk weights: one that is left out is derived beside others that are given") {
  SmallJob small;
  small.set_weight(kC1, 50);
  small.set_weight(kC3, 41.7);
  // Derived 25/3 percent for c2; 50 + 25/3 + 41.7 = 6002/60.
  CHECK(weights(small)[1] == 500.0 / 6002);
  CHECK(doubted(small).empty());
}

TEST_CASE("ctk weights: one more than 0.1 points off the derived one is doubted, one on the edge is not") {
  SmallJob small;
  small.set_weights(50.1, 8.3, 41.6);
  CHECK(doubted(small).empty());
  small.set_weight(kC1, 50.11);
  CHECK(doubted(small) == Indices{kC1});
  small.set_weight(kC1, 49.89);
  CHECK(doubted(small) == Indices{kC1});
  small.set_weight(kC3, 40);
  CHECK(doubted(small) == Indices{kC1, kC3});
}

TEST_CASE("ctk weights: shares of another whole than 100 are doubted by what they come to") {
  SmallJob small;
  small.set_weights(6, 1, 5);
  CHECK(weights(small) == std::vector<double>{0.5, 1.0 / 12, 5.0 / 12});
  CHECK(doubted(small).empty());
  small.set_weights(6, 2, 4);
  CHECK(doubted(small) == Indices{kC2, kC3});
}

TEST_CASE("ctk weights: a weight without links to hold it against is not doubted") {
  SmallJob small;
  small.constructs[kC2].link_count = 0;
  small.set_weight(kC2, 20);
  CHECK(doubted(small).empty());
}

TEST_CASE("ctk weights: the scorer tells the host of each weight that is in doubt") {
  SmallJob small;
  Log log;
  small.host = assay::sdk::Host(log.table);
  small.set_weights(50, 10.5, 39.5);
  const ctk::Scorer scorer(small.setup());
  REQUIRE(log.lines.size() == 2);
  CHECK(log.levels == std::vector<std::uint32_t>{ASSAY_LOG_WARNING, ASSAY_LOG_WARNING});
  CHECK_THAT(log.lines[0], ContainsSubstring("competency c2: its weight is 10.50%, and 8.33%"));
  CHECK_THAT(log.lines[1], ContainsSubstring("competency c3: its weight is 39.50%, and 41.67%"));
}

TEST_CASE("ctk weights: a job without doubts leaves the log alone") {
  SmallJob small;
  Log log;
  small.host = assay::sdk::Host(log.table);
  const ctk::Scorer scorer(small.setup());
  CHECK(log.lines.empty());
}

TEST_CASE("ctk weights: neither weight nor links is refused") {
  SmallJob small;
  small.constructs[kC2].link_count = 0;
  CHECK_THROWS_WITH(Job(small.model()),
                    ContainsSubstring("competency c2") && ContainsSubstring("neither a weight nor links"));
}

TEST_CASE("ctk job: groups hold the competencies that are linked to them") {
  SmallJob small;
  const Job job(small.model());
  CHECK(job.groups()[0].competencies == std::vector<std::size_t>{0, 2});
  CHECK(job.groups()[1].competencies == std::vector<std::size_t>{0, 1});
  CHECK(job.competencies()[0].groups == std::vector<std::size_t>{0, 1});
  CHECK(job.person() == kSelf);
  CHECK(job.lowest_level() == 1);
  CHECK(job.highest_level() == 5);
}

namespace {

// What the scorer declares of the level attained.
assay_measure attained(SmallJob& small) {
  const ctk::Scorer scorer(small.setup());
  for (const assay_measure& one : assay::sdk::ArrayView<assay_measure>(scorer.measures())) {
    if (assay::sdk::view(one.id) == "attained") return one;
  }
  return {};
}

// Takes all items of competency 3 away.
void clear_c3(SmallJob& small) {
  small.items.erase(small.items.begin() + kC3B1, small.items.begin() + kP1);
  small.items.erase(small.items.begin() + kL3);
}

}  // namespace

TEST_CASE("ctk job: a level is a rating where all competencies have scales with the same ends") {
  SmallJob small;
  CHECK(attained(small).basis == ASSAY_BASIS_RATING);
  CHECK(attained(small).minimum == 1);
  CHECK(attained(small).maximum == 5);
}

TEST_CASE("ctk job: levels on scales with different ends have no common place, and say so") {
  SmallJob small;
  small.constructs[kC2].scale = kWide;  // 0 to 10
  small.items[kL2].scale = small.items[kC2B1].scale = kWide;
  const assay_measure declared = attained(small);
  CHECK(declared.basis == ASSAY_BASIS_NONE);
  CHECK(declared.minimum == 0);
  CHECK(declared.maximum == 10);
}

TEST_CASE("ctk job: a competency without items leaves the range of the levels alone") {
  SmallJob small;
  clear_c3(small);
  SECTION("without a scale") { small.constructs[kC3].scale = ASSAY_NONE; }
  SECTION("on a scale of its own") { small.constructs[kC3].scale = kWide; }
  const assay_measure declared = attained(small);
  CHECK(declared.basis == ASSAY_BASIS_RATING);
  CHECK(declared.minimum == 1);
  CHECK(declared.maximum == 5);
}

TEST_CASE("ctk job: the chart of levels has room for the targets of competencies without items") {
  SmallJob small;
  clear_c3(small);
  small.constructs[kC3].scale = ASSAY_NONE;
  small.constructs[kC3].target = 6;
  const Job job(small.model());
  CHECK(job.lowest_level() == 1);
  CHECK(job.highest_level() == 6);
}

TEST_CASE("ctk job: where no competency has items, no level speaks for one") {
  SmallJob small;
  clear_c3(small);
  small.items.erase(small.items.begin(), small.items.end() - 1);
  CHECK(attained(small).basis == ASSAY_BASIS_NONE);
}

TEST_CASE("ctk job: without a self role the person's preferences are those of all") {
  SmallJob small;
  small.roles[kSelf].id = assay::sdk::text("candidate");
  const Job job(small.model());
  CHECK(job.person() == job.pooled());
}

TEST_CASE("ctk job: task groups and characteristics may be missing") {
  SmallJob small;
  small.items.pop_back();
  small.constructs = {small.constructs[kJob], small.constructs[kC1]};
  small.constructs[1].link_count = 0;
  small.set_weight(1, 100);
  small.levels = {assay::sdk::text("job"), assay::sdk::text("task-group"), assay::sdk::text("competency")};
  small.items = {SmallJob::item("l1", 1, 0)};
  const Job job(small.model());
  CHECK(job.groups().empty());
  const ctk::Scorer scorer(small.setup());
  for (const assay_measure& measure : assay::sdk::ArrayView<assay_measure>(scorer.measures())) {
    for (const assay_text& level : assay::sdk::ArrayView<assay_text>(measure.levels)) {
      CHECK(assay::sdk::view(level) != "task-group");
      CHECK(assay::sdk::view(level) != "characteristic");
    }
  }
}

TEST_CASE("ctk job: the tree of another kind of instrument is refused") {
  SmallJob small;
  SECTION("no job") {
    small.constructs[kJob].level = 1;
    CHECK_THROWS_WITH(Job(small.model()), ContainsSubstring("one construct of level job"));
  }
  SECTION("two jobs") {
    small.constructs[kA].level = 0;
    CHECK_THROWS_WITH(Job(small.model()), ContainsSubstring("job a") && ContainsSubstring("one construct"));
  }
  SECTION("another level") {
    small.levels[3] = assay::sdk::text("trait");
    CHECK_THROWS_WITH(Job(small.model()), ContainsSubstring("construct j1 has the level trait"));
  }
  SECTION("no competency") {
    small.constructs.resize(3);
    small.items.clear();
    CHECK_THROWS_WITH(Job(small.model()), ContainsSubstring("at least one construct of level competency"));
  }
  SECTION("a link to something else") {
    small.links[0] = kC2;
    CHECK_THROWS_WITH(Job(small.model()), ContainsSubstring("competency c1 is linked to c2"));
  }
}

TEST_CASE("ctk job: a target that nothing can be held against is refused") {
  SmallJob small;
  SECTION("none, of a competency") {
    small.constructs[kC1].has_target = 0;
    CHECK_THROWS_WITH(Job(small.model()), ContainsSubstring("competency c1 needs a target"));
  }
  SECTION("none, of a characteristic") {
    small.constructs[kJ1].has_target = 0;
    CHECK_THROWS_WITH(Job(small.model()), ContainsSubstring("characteristic j1 needs a target"));
  }
  SECTION("nothing") {
    small.constructs[kC1].target = 0;
    CHECK_THROWS_WITH(Job(small.model()), ContainsSubstring("c1: the target must be above 0"));
  }
  SECTION("beside the items' scale") {
    small.constructs[kC1].scale = ASSAY_NONE;
    small.constructs[kC1].target = 6;
    CHECK_THROWS_WITH(Job(small.model()), ContainsSubstring("c1") && ContainsSubstring("must lie on it"));
  }
  SECTION("on a scale that goes below 0") {
    small.points[0] = -1;
    CHECK_THROWS_WITH(Job(small.model()), ContainsSubstring("must not go below 0"));
  }
}

TEST_CASE("ctk job: an item that has no place is refused, by its name") {
  SmallJob small;
  SECTION("of a task group") {
    small.items[kL1].construct = kA;
    CHECK_THROWS_WITH(Job(small.model()),
                      ContainsSubstring("item l1 must belong to a competency or a characteristic"));
  }
  SECTION("of a competency, in the wrong form") {
    small.items[kL1].form = 2;
    CHECK_THROWS_WITH(Job(small.model()),
                      ContainsSubstring("item l1") && ContainsSubstring("levels or behaviours"));
  }
  SECTION("of a competency, in every form") {
    small.items[kL1].form = ASSAY_NONE;
    CHECK_THROWS_WITH(Job(small.model()),
                      ContainsSubstring("item l1") && ContainsSubstring("levels or behaviours"));
  }
  SECTION("of a characteristic, in the wrong form") {
    small.items[kP1].form = 0;
    CHECK_THROWS_WITH(Job(small.model()),
                      ContainsSubstring("item p1") && ContainsSubstring("form characteristics"));
  }
  SECTION("a second level") {
    small.items[kL2].construct = kC1;
    CHECK_THROWS_WITH(Job(small.model()), ContainsSubstring("item l2") && ContainsSubstring("level already"));
  }
  SECTION("a second preference") {
    small.items.push_back(SmallJob::item("p2", kJ1, 2));
    CHECK_THROWS_WITH(Job(small.model()), ContainsSubstring("item p2") && ContainsSubstring("item already"));
  }
  SECTION("a reversed level") {
    small.items[kL1].reverse = 1;
    CHECK_THROWS_WITH(Job(small.model()), ContainsSubstring("item l1: a level cannot be reverse-keyed"));
  }
  SECTION("a reversed preference") {
    small.items[kP1].reverse = 1;
    CHECK_THROWS_WITH(Job(small.model()), ContainsSubstring("item p1: a preference cannot be reverse-keyed"));
  }
  SECTION("a weight of its own") {
    small.items[kC1B1].weight = 2;
    CHECK_THROWS_WITH(Job(small.model()), ContainsSubstring("item c1.1: items of a job have no weight"));
  }
  SECTION("a scale with other ends") {
    small.items[kC1B1].scale = kWide;
    CHECK_THROWS_WITH(Job(small.model()),
                      ContainsSubstring("item c1.1") && ContainsSubstring("the same ends"));
  }
}

TEST_CASE("ctk job: a competency without a scale of its own takes that of its items") {
  SmallJob small;
  small.constructs[kC1].scale = ASSAY_NONE;
  CHECK(Job(small.model()).competencies()[0].scale == kRating);
}

TEST_CASE("ctk job: score rows that lack some of the instrument are refused") {
  SmallJob small;
  const assay::sdk::ScorerSetup whole = small.setup();
  small.rows.pop_back();
  const assay::sdk::ScorerSetup cut{whole.model, std::nullopt, assay::sdk::array(small.rows), whole.options};
  CHECK_THROWS_WITH(ctk::Scorer(cut), ContainsSubstring("lacks rows"));
}
