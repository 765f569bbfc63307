#include <assay/sdk/document_tree.hpp>
#include <assay/sdk/plugin.hpp>
namespace sdk = assay::sdk;

struct Words final : sdk::Renderer {
  explicit Words(const sdk::RendererSetup&) {}
  void render(const sdk::DocumentSource& document, sdk::ByteSink& out) const override {
    sdk::DocumentTree tree;
    document.replay(tree.sink());
    write(tree.root(), out);
  }
  static void write(const sdk::Node& node, sdk::ByteSink& out) {
    std::vector<std::string> all = {node.title, node.note, node.text};
    for (const auto& fact : node.attributes) all.insert(all.end(), {fact.key, fact.value});
    for (const auto& column : node.columns) all.push_back(column.title);
    all.insert(all.end(), node.choices.begin(), node.choices.end());
    if (node.chart) all.insert(all.end(), {node.chart->title, node.chart->description});
    for (const std::string& words : all) out.write(words.empty() ? words : words + "\n");
    for (const sdk::Node& child : node.children) write(child, out);
  }
};
struct Example final : sdk::Plugin {
  explicit Example(const sdk::Host& host) : Plugin(host) { add_renderer<Words>("words", "Words", "txt", "text/plain"); }
};
ASSAY_PLUGIN(Example)
