#include "assay/sdk/document_node.hpp"

#include <cstdint>
#include <stdexcept>
#include <string>
#include <vector>

#include "catch.hpp"

using namespace assay::sdk;

TEST_CASE("node store: texts are copies, and stay when others come") {
  NodeStore store;
  std::string mine = "first";
  const NodeText first = store.text(mine);
  mine = "other";
  std::vector<NodeText> many;
  for (int i = 0; i < 20000; ++i) many.push_back(store.text(std::to_string(i)));
  CHECK(first == "first");
  CHECK(many[0] == "0");
  CHECK(many[19999] == "19999");
  CHECK(store.text("").empty());
}

TEST_CASE("node store: a text may be longer than what the store asks for at once") {
  NodeStore store;
  const std::string longer(200000, 'x');
  const NodeText before = store.text("before"), text = store.text(longer), after = store.text("after");
  CHECK(text == longer);
  CHECK(before == "before");
  CHECK(after == "after");
}

TEST_CASE("node store: lists begin where their values may stand") {
  NodeStore store;
  for (std::size_t size = 1; size < 40; ++size) {
    store.text(std::string(size, 'x'));
    const NodeList<double> list = store.list(std::vector<double>(size, 0.5));
    CHECK(reinterpret_cast<std::uintptr_t>(list.begin()) % alignof(double) == 0);
    CHECK(list.size() == size);
    CHECK(list.back() == 0.5);
  }
  CHECK(store.list(std::vector<Node>()).empty());
}

TEST_CASE("node store: a list may be made of what is put into the store meanwhile") {
  NodeStore store;
  const NodeList<NodeText> list =
      store.made(30000, [&](std::size_t i) { return store.text(std::to_string(i)); });
  REQUIRE(list.size() == 30000);
  CHECK(list.front() == "0");
  CHECK(list[17] == "17");
  CHECK(list.back() == "29999");
  CHECK(store.made(0, [](std::size_t) { return 1.5; }).empty());
}

TEST_CASE("node store: a chart stays where it is") {
  NodeStore store;
  OwnedChart& chart = store.chart();
  chart.title = "kept";
  for (int i = 0; i < 1000; ++i) store.chart().title = "more";
  CHECK(chart.title == "kept");
}

TEST_CASE("node list: an index beyond its end is refused") {
  NodeStore store;
  const NodeList<int> list = store.list(std::vector<int>{4, 5});
  CHECK(list.at(1) == 5);
  CHECK_THROWS_AS(list.at(2), std::out_of_range);
  CHECK(list == std::vector<int>{4, 5});
  CHECK_FALSE(list == std::vector<int>{4});
}

TEST_CASE("node text: it becomes a string where one is wanted, and is added to strings") {
  NodeStore store;
  const NodeText text = store.text("mid");
  const std::string copy = text;
  CHECK(copy == "mid");
  CHECK("a " + text + " z" == "a mid z");
  CHECK(std::string("a ") + text == "a mid");
  CHECK(text + text == "midmid");
  const std::vector<std::string> strings = store.list(std::vector<NodeText>{text, text});
  CHECK(strings == std::vector<std::string>{"mid", "mid"});
}
