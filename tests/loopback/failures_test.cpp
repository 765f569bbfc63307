// Plugins that misbehave in every way that the tests know, and one that is sound: what the host makes of them
// is the same whether they are called directly or through messages. That takes statuses, texts of failures,
// refusals of sinks on both sides and what breaks the contract across as well.
#include <fcntl.h>
#include <unistd.h>

#include <stdexcept>

#include "../unit/bridge/loading.hpp"
#include "assay/log.hpp"
#include "stand.hpp"

using namespace loopback_test;

namespace {

// Where the program's own loader fails there is no call that could be carried. What the noisy one logs is
// looked at below.
const std::set<std::string> kLeftOut = {"undefined_symbol", "borrowed_entry", "noisy"};

// What came of something: its result, or what was thrown.
template <typename Call>
std::string said(Call call) {
  try {
    return call();
  } catch (const assay::Error& error) {
    return std::to_string(static_cast<int>(error.fault())) + " " + error.what();
  } catch (const std::domain_error& error) {
    return std::string("as it was: ") + error.what();
  }
}

const std::vector<assay::OptionValue> kOptions = {{"greeting", assay::OptionType::Text, "Hello", 0}};

std::string scored(const assay::ScorerProxy& scorer) {
  std::string words;
  for (const assay::MeasureInfo& measure : scorer.measures()) {
    words += measure.id + " " + measure.title + " " + std::to_string(measure.minimum) + "\n";
  }
  // Two cases, the second and third of a larger batch; two raters each, two items.
  const std::uint64_t begin[] = {2, 4, 6};
  const std::uint32_t roles[] = {9, 9, 0, 1, 0, 1};
  const double values[] = {99, 99, 99, 99, 1, 2, 3, 0, 5, 4, 3, 2};
  const std::uint8_t states[] = {9, 9, 9, 9, 1, 1, 1, 2, 1, 1, 1, 1};
  const assay_batch batch{sizeof(assay_batch), 2, begin, roles, values, states};
  const std::size_t rows = loading::model().row_array().count, cells = 2 * rows;
  std::vector<std::vector<double>> figures(scorer.measures().size(), std::vector<double>(cells));
  std::vector<std::vector<std::uint8_t>> filled(figures.size(), std::vector<std::uint8_t>(cells));
  std::vector<assay_column> columns;
  for (std::size_t c = 0; c < figures.size(); ++c) columns.push_back({figures[c].data(), filled[c].data()});
  const assay_score_table table{sizeof(assay_score_table),
                                2,
                                static_cast<std::uint32_t>(rows),
                                0,
                                {columns.data(), columns.size(), sizeof(assay_column)}};
  scorer.score(batch, table);
  for (std::size_t c = 0; c < figures.size(); ++c) {
    for (std::size_t i = 0; i < cells; ++i) {
      words +=
          std::to_string(filled[c][i]) + ":" + (filled[c][i] == 0 ? "" : std::to_string(figures[c][i])) + " ";
    }
  }
  return words;
}

std::string rendered(const assay::RendererProxy& renderer, const assay::DocumentTree& document, int room) {
  std::string bytes;
  renderer.render(document, [&](std::string_view piece) {
    if (room-- == 0) throw std::domain_error("the disk is full after " + bytes);
    bytes += piece;
  });
  return bytes;
}

assay::LoadedPlugin::ReportParts parts(const assay::OptionTable& options, const assay::PairTable& wording) {
  return {&loading::model(), nullptr, &options, &wording, "en", "Sample Inc"};
}

assay::DocumentTree form() {
  const auto plugin = loading::load("sound");
  return plugin->make_report_writer("sound.form", parts(loading::no_options(), loading::no_wording()))
      ->write(nullptr);
}

// A document as the plain renderer tells it.
std::string told(const assay::DocumentTree& document) {
  return rendered(
      *loading::load("sound")->make_renderer("plain", {}, loading::no_options(), loading::no_wording()),
      document, 1000);
}

std::string written(const assay::ReportWriterProxy& writer, bool with_case) {
  const assay::Model& model = loading::model();
  const std::size_t rows = model.row_array().count;
  std::vector<double> values(rows, 3);
  std::vector<std::uint8_t> states(rows, ASSAY_CELL_VALUE);
  states[1] = ASSAY_CELL_EMPTY;
  assay_measure measure{};
  measure.id = {"sum", 3};
  const assay_shown_column column{values.data(), states.data()};
  assay_case assessed{};
  assessed.struct_size = sizeof assessed;
  assessed.name = {"Jane", 4};
  assessed.rows = model.row_array();
  assessed.measures = {&measure, 1, sizeof measure};
  assessed.columns = {&column, 1, sizeof column};
  return told(writer.write(with_case ? &assessed : nullptr));
}

// Everything that a plugin's manifest promises, asked for, and things that it does not.
Words everything(const assay::Manifest& manifest) {
  const assay::OptionTable options(kOptions);
  const assay::PairTable wording({{"closing", "Yours"}}, true);
  const assay::OptionTable& nothing = loading::no_options();
  Words words;
  std::shared_ptr<const assay::LoadedPlugin> plugin;
  words.push_back(said([&] {
    plugin = assay::LoadedPlugin::load(manifest);
    return "loaded";
  }));
  if (!plugin) return words;
  const auto add = [&](auto call) { words.push_back(said(call)); };

  for (const auto& instrument : manifest.instruments) {
    add([&] { return plugin->instrument(instrument.id).name + plugin->instrument(instrument.id).toml; });
  }
  std::vector<std::string> scorers = {"unheard-of"};
  for (const auto& scorer : manifest.scorers) scorers.push_back(scorer.id);
  for (const std::string& id : scorers) {
    add([&] { return scored(*plugin->make_scorer(id, loading::model(), nullptr, nothing)); });
  }
  std::vector<std::string> reports = {"unheard-of"};
  for (const auto& report : manifest.reports) reports.push_back(report.id);
  for (const std::string& id : reports) {
    add([&] { return written(*plugin->make_report_writer(id, parts(options, wording)), true); });
    add([&] { return written(*plugin->make_report_writer(id, parts(options, wording)), false); });
    add([&] {
      return written(*plugin->make_report_writer(id, parts(options, loading::no_wording())), true);
    });
    add([&] {
      assay_comparison comparison{};
      comparison.struct_size = sizeof comparison;
      return told(plugin->make_report_writer(id, parts(options, wording))->write_comparison(comparison));
    });
    add([&] {
      assay_group_set set{};
      set.struct_size = sizeof set;
      return told(plugin->make_report_writer(id, parts(options, wording))->write_group(set));
    });
  }
  std::vector<std::string> renderers = {"unheard-of"};
  for (const auto& renderer : manifest.renderers) renderers.push_back(renderer.id);
  assay::Look look;
  look.name = "Sample Inc";
  for (const std::string& id : renderers) {
    for (const int room : {1000, 0, 1}) {
      add([&] { return rendered(*plugin->make_renderer(id, look, nothing, wording), form(), room); });
    }
  }
  return words;
}

Words without(Words words, const std::string& path) {
  for (std::string& word : words) {
    for (std::size_t at = word.find(path); at != std::string::npos; at = word.find(path)) {
      word.replace(at, path.size(), "FOLDER");
    }
  }
  return words;
}

Words everything(const fs::path& fixture, const Way& way) {
  const TemporaryFolder folder;
  const assay::Manifest original = assay::read_manifest(fixture / "plugin.toml");
  const fs::path copy = folder / "plugin";
  copy_plugin(fixture, copy, original.id, way);
  return without(everything(assay::read_manifest(copy / "plugin.toml")), copy.string());
}

// What is written to the standard error meanwhile.
template <typename Call>
std::string logged(Call call) {
  const TemporaryFolder folder;
  const int file = ::open((folder / "err").c_str(), O_WRONLY | O_CREAT, 0600);
  const int before = ::dup(STDERR_FILENO);
  std::fflush(stderr);
  ::dup2(file, STDERR_FILENO);
  assay::start_log(false, true);
  call();
  std::fflush(stderr);
  ::dup2(before, STDERR_FILENO);
  ::close(before);
  ::close(file);
  assay::start_log(false, false);
  return file_text(folder / "err");
}

}  // namespace

TEST_CASE("loopback: every fixture comes to the same, with the same words") {
  std::size_t fixtures = 0, answers = 0, failures = 0;
  for (const auto& entry : fs::directory_iterator(kBuild / "tests/plugins")) {
    if (!fs::exists(entry.path() / "plugin.toml")) continue;
    if (kLeftOut.count(entry.path().filename().string()) != 0) continue;
    const Words direct = everything(entry.path(), kDirect);
    ++fixtures;
    answers += direct.size();
    for (const std::string& word : direct) failures += word.find("plugin ") != std::string::npos ? 1 : 0;
    for (const Way& way : kWays) {
      INFO(entry.path().filename().string() << ", " << way.name);
      CHECK(everything(entry.path(), way) == direct);
    }
  }
  INFO(fixtures << " fixtures, " << answers << " answers, " << failures << " of them failures");
  CHECK(fixtures > 20);
  CHECK(failures > 50);
}

TEST_CASE("loopback: log lines travel, from open and in their order") {
  const fs::path noisy = kBuild / "tests/plugins/noisy";
  const std::string direct = logged([&] { everything(noisy, kDirect); });
  CHECK_THAT(direct, ContainsSubstring("noisy: of an unknown level"));
  for (const Way& way : kWays) {
    INFO(way.name);
    CHECK(logged([&] { everything(noisy, way); }) == direct);
  }
}

TEST_CASE("loopback: a plugin is opened several times at once, each with its own instance") {
  const TemporaryFolder folder;
  for (const Way& way : kWays) {
    INFO(way.name);
    const fs::path copy = folder / way.name;
    copy_plugin(kBuild / "tests/plugins/sound", copy, "sound", way);
    const assay::Manifest manifest = assay::read_manifest(copy / "plugin.toml");
    auto first = assay::LoadedPlugin::load(manifest);
    const auto second = assay::LoadedPlugin::load(manifest);
    const auto scorer = first->make_scorer("sound.scorer", loading::model(), nullptr, loading::no_options());
    const std::string before = scored(*scorer);
    first.reset();
    CHECK(second->instrument("sound.survey").name == "sound:survey.toml");
    CHECK(scored(*scorer) == before);
  }
}
