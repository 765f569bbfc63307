// The flat arrays of attributes, forms and links, and what the SDK makes of them.
#include <memory>
#include <string_view>
#include <vector>

#include "assay/sdk/model.hpp"
#include "samples.hpp"

using assay::sdk::ArrayView;
using assay::sdk::view;

namespace {

using Indices = std::vector<std::uint32_t>;
using Texts = std::vector<std::string_view>;

// Task groups a and b, competencies c1 and c2, two levels and three behaviours.
class Job {
 public:
  Job()
      : host_(std::make_shared<const assay::Instrument>(assay::parse_instrument(
            samples::toml_blocks("docs/formats/instrument.md").at(1), "instrument.md"))) {}

  const assay_model& abi() const { return host_.abi(); }
  assay::sdk::Model model() const { return assay::sdk::Model(host_.abi()); }

 private:
  assay::Model host_;
};

}  // namespace

TEST_CASE("model: links cross as indices side by side") {
  const Job job;
  REQUIRE(job.abi().links.count == 3);
  CHECK(job.abi().links.stride == 4);
  const auto* const links = static_cast<const std::uint32_t*>(job.abi().links.data);
  CHECK(Indices(links, links + 3) == Indices{0, 1, 1});
  const ArrayView<assay_construct> constructs(job.abi().constructs);
  CHECK(constructs[1].link_count == 0);
  CHECK(constructs[2].first_link == 0);
  CHECK(constructs[2].link_count == 2);
  CHECK(constructs[3].first_link == 2);
  CHECK(constructs[3].link_count == 1);
}

TEST_CASE("model: an attribute with a list crosses once an entry") {
  const Job job;
  REQUIRE(job.abi().attributes.count == 4);
  CHECK(job.abi().attributes.stride == sizeof(assay_pair));
  const ArrayView<assay_pair> attributes(job.abi().attributes);
  CHECK(view(attributes[0].key) == "code");
  CHECK(view(attributes[0].value) == "SJ-7");
  CHECK(view(attributes[2].key) == "positions");
  CHECK(view(attributes[2].value) == "Service Agent");
  CHECK(view(attributes[3].key) == "positions");
  CHECK(view(attributes[3].value) == "Claims Agent");
}

TEST_CASE("model: constructs point at the scale of their target, items at their form") {
  const Job job;
  const ArrayView<assay_construct> constructs(job.abi().constructs);
  CHECK(constructs[0].scale == ASSAY_NONE);
  CHECK(constructs[2].scale == 0);
  CHECK(constructs[2].reserved == 0);
  const ArrayView<assay_item> items(job.abi().items);
  CHECK(items[0].form == 0);
  CHECK(items[4].form == 1);
  CHECK(job.abi().forms.count == 2);
}

TEST_CASE("model: an instrument without attributes, links and forms has empty arrays") {
  const assay::Model host(
      std::make_shared<const assay::Instrument>(assay::parse_instrument(samples::kSmall, "t.toml")));
  CHECK(host.abi().attributes.count == 0);
  CHECK(host.abi().links.count == 0);
  CHECK(host.abi().forms.count == 0);
  const assay::sdk::Model model(host.abi());
  CHECK(model.attribute("code").empty());
  CHECK(model.links_of(model.constructs()[0]).empty());
  CHECK(model.form_of(model.items()[0]).empty());
}

TEST_CASE("sdk model: attributes are found by key") {
  const Job job;
  CHECK(job.model().attribute("code") == "SJ-7");
  CHECK(job.model().attribute("positions") == "Service Agent");
  CHECK(job.model().attributes("positions") == Texts{"Service Agent", "Claims Agent"});
  CHECK(job.model().attribute("cod").empty());
  CHECK(job.model().attributes("cod").empty());
}

TEST_CASE("sdk model: links are indices of constructs") {
  const Job job;
  const assay::sdk::Model model = job.model();
  CHECK(model.links_of(model.constructs()[2]) == Indices{0, 1});
  CHECK(model.links_of(model.constructs()[3]) == Indices{1});
  CHECK(model.links_of(model.constructs()[0]).empty());
}

TEST_CASE("sdk model: the word for a target comes from the scale of the target") {
  const Job job;
  const assay::sdk::Model model = job.model();
  const assay_construct& focus = model.constructs()[2];
  CHECK(model.label(focus.scale, focus.target) == "Expert");
  CHECK(model.label(focus.scale, 3) == "Practised");
  CHECK(model.label(focus.scale, 2).empty());  // a point without a word
  CHECK(model.label(1, 5) == "Always");
  CHECK(model.label(ASSAY_NONE, 5).empty());
}

TEST_CASE("sdk model: an item tells its form") {
  const Job job;
  const assay::sdk::Model model = job.model();
  REQUIRE(model.forms().size() == 2);
  CHECK(view(model.forms()[0]) == "levels");
  CHECK(model.form_of(model.items()[1]) == "levels");
  CHECK(model.form_of(model.items()[2]) == "behaviours");
}

TEST_CASE("sdk model: tasks are texts of a construct") {
  const Job job;
  const assay::sdk::Model model = job.model();
  CHECK(model.texts(model.constructs()[0], "task") == Texts{"Answers enquiries", "Settles complaints"});
  CHECK(model.text(model.constructs()[1], "task") == "Keeps files up to date");
}
