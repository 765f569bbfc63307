// Two instruments, compared field by field.
#pragma once

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "assay/exchange.hpp"
#include "catch.hpp"

namespace compare {

namespace fs = std::filesystem;

inline std::string text_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  REQUIRE(file.good());
  return text.str();
}

// Every instrument that ships: those of the plugins, and those in files of their own.
inline std::vector<fs::path> shipped() {
  const fs::path root = ASSAY_SOURCE_DIR;
  std::vector<fs::path> folders = {root / "configs/instruments"}, files;
  for (const auto& plugin : fs::directory_iterator(root / "plugins"))
    folders.push_back(plugin.path() / "instruments");
  for (const fs::path& folder : folders) {
    if (!fs::is_directory(folder)) continue;
    for (const auto& entry : fs::directory_iterator(folder)) {
      if (entry.path().extension() == ".toml") files.push_back(entry.path());
    }
  }
  std::sort(files.begin(), files.end());
  return files;
}

inline void check_header(const assay::Instrument& a, const assay::Instrument& b) {
  CHECK(a.id == b.id);
  CHECK(a.version == b.version);
  CHECK(a.title == b.title);
  CHECK(a.vendor == b.vendor);
  CHECK(a.kind == b.kind);
  CHECK(a.locale == b.locale);
  CHECK(a.description == b.description);
  CHECK(a.levels == b.levels);
  CHECK(a.forms == b.forms);
  CHECK(a.method == b.method);
  CHECK(a.roll_up == b.roll_up);
  REQUIRE(a.attributes.size() == b.attributes.size());
  for (std::size_t i = 0; i < a.attributes.size(); ++i) {
    CHECK(a.attributes[i].key == b.attributes[i].key);
    CHECK(a.attributes[i].values == b.attributes[i].values);
  }
  REQUIRE(a.roles.size() == b.roles.size());
  for (std::size_t i = 0; i < a.roles.size(); ++i) {
    CHECK(a.roles[i].id == b.roles[i].id);
    CHECK(a.roles[i].title == b.roles[i].title);
    CHECK(a.roles[i].parent == b.roles[i].parent);
    CHECK(a.roles[i].required == b.roles[i].required);
    CHECK(a.roles[i].max_raters == b.roles[i].max_raters);
  }
}

// Points and labels: what a rubric has of a scale.
inline void check_levels(const assay::Scale& a, const assay::Scale& b) {
  INFO("scale " << a.id);
  CHECK(a.id == b.id);
  CHECK(a.points == b.points);
  REQUIRE(a.labels.size() == b.labels.size());
  for (std::size_t i = 0; i < a.labels.size(); ++i) {
    CHECK(a.labels[i].value == b.labels[i].value);
    CHECK(a.labels[i].text == b.labels[i].text);
  }
}

inline void check_scales(const assay::Instrument& a, const assay::Instrument& b) {
  REQUIRE(a.scales.size() == b.scales.size());
  for (std::size_t i = 0; i < a.scales.size(); ++i) {
    check_levels(a.scales[i], b.scales[i]);
    CHECK(a.scales[i].continuous == b.scales[i].continuous);
    CHECK(a.scales[i].accepts_na == b.scales[i].accepts_na);
    CHECK(a.scales[i].na_label == b.scales[i].na_label);
    CHECK(a.scales[i].na_policy == b.scales[i].na_policy);
  }
}

inline void check_constructs(const assay::Instrument& a, const assay::Instrument& b) {
  REQUIRE(a.constructs.size() == b.constructs.size());
  for (std::size_t i = 0; i < a.constructs.size(); ++i) {
    const assay::Construct &one = a.constructs[i], &other = b.constructs[i];
    INFO("construct " << one.id);
    CHECK(one.id == other.id);
    CHECK(one.title == other.title);
    CHECK(one.short_title == other.short_title);
    CHECK(one.aliases == other.aliases);
    CHECK(one.level == other.level);
    CHECK(one.parent == other.parent);
    CHECK(one.has_weight == other.has_weight);
    CHECK(one.weight == other.weight);
    CHECK(one.has_target == other.has_target);
    CHECK(one.target == other.target);
    CHECK(one.scale == other.scale);
    CHECK(one.links == other.links);
    REQUIRE(one.texts.size() == other.texts.size());
    for (std::size_t k = 0; k < one.texts.size(); ++k) {
      CHECK(one.texts[k].kind == other.texts[k].kind);
      CHECK(one.texts[k].text == other.texts[k].text);
    }
  }
}

inline void check_same(const assay::Instrument& a, const assay::Instrument& b) {
  check_header(a, b);
  check_scales(a, b);
  check_constructs(a, b);
  REQUIRE(a.items.size() == b.items.size());
  for (std::size_t i = 0; i < a.items.size(); ++i) {
    const assay::Item &one = a.items[i], &other = b.items[i];
    INFO("item " << one.id);
    CHECK(one.id == other.id);
    CHECK(one.text == other.text);
    CHECK(one.construct == other.construct);
    CHECK(one.scale == other.scale);
    CHECK(one.reverse == other.reverse);
    CHECK(one.weight == other.weight);
    CHECK(one.form == other.form);
  }
}

}  // namespace compare
