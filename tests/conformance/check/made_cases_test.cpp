// What the checks of scorers make up, and what they look at it with.
#include <algorithm>
#include <memory>

#include "batches.hpp"
#include "catch.hpp"
#include "sample_instruments.hpp"
#include "scored_table.hpp"
#include "sealed_memory.hpp"

namespace cf = assay::conformance;

namespace {

assay::Model model_of(const cf::SampleInstrument& sample) {
  return assay::Model(std::make_shared<const assay::Instrument>(
      assay::parse_instrument(sample.toml, std::string(sample.name))));
}

// How many raters are in the role or in one that is pooled into it.
std::size_t raters_in(const assay::Instrument& instrument, const cf::MadeCase& made, std::uint32_t role) {
  return static_cast<std::size_t>(std::count_if(made.roles.begin(), made.roles.end(), [&](std::uint32_t at) {
    while (at != ASSAY_NONE && at != role) at = instrument.roles[at].parent;
    return at == role;
  }));
}

bool lawful_answer(const assay::Scale& scale, std::uint8_t state, double value) {
  if (state == ASSAY_ANSWER_VALUE) return scale.accepts(value);
  return value == 0 && (state == ASSAY_ANSWER_BLANK || (state == ASSAY_ANSWER_NA && scale.accepts_na));
}

}  // namespace

TEST_CASE("made-up cases: any case is one that the host could hand over") {
  for (const cf::SampleInstrument& sample : cf::sample_instruments()) {
    CAPTURE(sample.name);
    const assay::Model model = model_of(sample);
    const assay::Instrument& instrument = model.instrument();
    std::size_t na = 0, blank = 0, silent = 0;
    for (const cf::MadeCase& made : cf::CaseMaker(model, 3).any(300)) {
      for (std::uint32_t role = 0; role < instrument.roles.size(); ++role) {
        const std::size_t raters = raters_in(instrument, made, role);
        CHECK((instrument.roles[role].max_raters == 0 || raters <= instrument.roles[role].max_raters));
        CHECK((!instrument.roles[role].required || raters > 0));
      }
      REQUIRE(made.states.size() == made.roles.size() * instrument.items.size());
      for (std::size_t at = 0; at < made.states.size(); ++at) {
        const assay::Item& item = instrument.items[at % instrument.items.size()];
        CHECK(lawful_answer(instrument.scales[item.scale], made.states[at], made.values[at]));
        na += made.states[at] == ASSAY_ANSWER_NA;
        blank += made.states[at] == ASSAY_ANSWER_BLANK;
      }
      silent += std::count(made.states.begin(), made.states.end(), ASSAY_ANSWER_BLANK) ==
                static_cast<std::ptrdiff_t>(made.states.size());
    }
    CHECK(blank > 0);
    CHECK(silent > 0);
    CHECK((na > 0) == std::any_of(instrument.scales.begin(), instrument.scales.end(),
                                  [](const assay::Scale& scale) { return scale.accepts_na; }));
  }
}

TEST_CASE("made-up cases: the same seed makes the same, another one does not") {
  const assay::Model model = model_of(cf::sample_instruments()[0]);
  const auto values = [&](std::uint64_t seed) { return cf::CaseMaker(model, seed).any(20)[19].values; };
  CHECK(values(7) == values(7));
  CHECK(values(7) != values(8));
}

TEST_CASE("made-up cases: a single rater stands only in a role that may stand alone") {
  const assay::Model model = model_of(cf::sample_instruments()[0]);  // its role self is required
  const cf::MadeCases cases = cf::CaseMaker(model, 1).single_raters();
  REQUIRE(cases.size() == 1);
  CHECK(cases[0].roles == std::vector<std::uint32_t>{0});
}

TEST_CASE("made-up cases: extremes are turned with the item") {
  const assay::Model model =
      model_of(cf::sample_instruments()[1]);  // two items from -2.5 to 97.5, the second reversed
  cf::CaseMaker make(model, 1);
  CHECK(make.all_highest(false).values == std::vector<double>{97.5, 97.5, 97.5, 97.5});
  CHECK(make.all_highest(true).values == std::vector<double>{97.5, -2.5, 97.5, -2.5});
  CHECK(make.all_lowest(true).values == std::vector<double>{-2.5, 97.5, -2.5, 97.5});
}

TEST_CASE("scored table: it tells where something was written that is no cell") {
  const cf::ScoredTable untouched(2, 3, 2);
  CHECK_FALSE(untouched.strayed());
  const cf::ScoredTable after(2, 3, 2);
  ASSAY_AT(assay_column, after.abi().columns, 1)->values[6] = 1;
  CHECK(after.strayed() == "a value was written 1 cells past the end of column 2");
  const cf::ScoredTable before(2, 3, 2);
  ASSAY_AT(assay_column, before.abi().columns, 0)->states[-2] = 1;
  CHECK(before.strayed() == "a state was written 2 cells before column 1");
  const cf::ScoredTable list(2, 3, 2);
  const_cast<assay_column*>(ASSAY_AT(assay_column, list.abi().columns, 0))->values = nullptr;
  CHECK(list.strayed() == "the list of columns was changed");
}

// The stray addresses below are what is looked for.
#if !defined(__SANITIZE_ADDRESS__)
TEST_CASE("sealed memory: it tells what was done with it") {
  cf::SealedMemory memory;
  auto* bytes = static_cast<volatile unsigned char*>(memory.place("abc", 3, "the letters"));
  memory.seal();
  const std::vector<const cf::SealedMemory*> memories = {&memory};
  unsigned read = 0;
  CHECK_FALSE(cf::SealedMemory::watch(memories, [&] { read = bytes[0]; }));
  CHECK(read == 'a');
  const auto wrote = cf::SealedMemory::watch(memories, [&] { bytes[2] = 1; });
  REQUIRE(wrote);
  CHECK(wrote->words == "it wrote to the letters");
  CHECK(bytes[2] == 'c');
  const auto past = cf::SealedMemory::watch(memories, [&] { read = bytes[3]; });
  REQUIRE(past);
  CHECK(past->words == "it went past the end of the letters");
  memory.forbid();
  const auto late = cf::SealedMemory::watch(memories, [&] { read = bytes[0]; });
  REQUIRE(late);
  CHECK(late->words == "it used the letters after it was taken back");
}
#endif
