// Short ways to a PDF and to what a reader finds in it.
#pragma once

#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include <unistd.h>

#include "assay/sdk/document.hpp"
#include "assay/sdk/document_tree.hpp"
#include "render.hpp"

namespace assay::pdf::test {

// The words of content/en.toml; must be sorted by key.
inline const std::vector<assay_pair>& words() {
  static const std::vector<assay_pair> pairs = {{sdk::text("contents"), sdk::text("Contents")},
                                                {sdk::text("no-value"), sdk::text("–")},
                                                {sdk::text("page"), sdk::text("Page {page} of {pages}")}};
  return pairs;
}

inline Look look() {
  return {0x1f4e79, "", "", "", "", sdk::Wording(sdk::array(words()))};
}

inline Typesetter& typesetter() {
  static thread_local Typesetter one;
  return one;
}

using Attributes = std::vector<assay_pair>;

// Renders a document titled "Report" that holds what `write` writes.
template <typename Write>
std::string pdf(const Look& with, const Attributes& attributes, Write&& write) {
  sdk::DocumentTree tree;
  const assay_document_sink sink = tree.sink();
  sdk::DocumentBuilder builder(sink);
  assay_element document = builder.element(ASSAY_DOCUMENT);
  document.title = sdk::text("Report");
  document.attributes = sdk::array(attributes);
  builder.block(document, [&] { write(builder); });
  const std::unique_ptr<Logo> logo = logo_of(with);
  return render_pdf(tree.root(), with, {typesetter(), logo.get()});
}

template <typename Write>
std::string pdf(Write&& write) {
  return pdf(look(), {}, write);
}

// What `program` (of poppler or qpdf) says of the file; %s in `arguments` is the file's name.
inline std::string told_by(const std::string& program, const std::string& file) {
  const std::filesystem::path path =
      std::filesystem::temp_directory_path() / ("assay-pdf-test-" + std::to_string(::getpid()) + ".pdf");
  std::ofstream(path, std::ios::binary) << file;
  std::string command = program;
  command.replace(command.find("%s"), 2, path.string());
  std::string out;
  if (FILE* pipe = ::popen((command + " 2>&1").c_str(), "r")) {
    std::array<char, 4096> buffer;
    while (const std::size_t size = std::fread(buffer.data(), 1, buffer.size(), pipe)) out.append(buffer.data(), size);
    ::pclose(pipe);
  }
  std::filesystem::remove(path);
  return out;
}

// The objects of the file in plain text, without what streams hold.
inline std::string objects_of(const std::string& file) {
  return told_by("qpdf --json=2 --json-stream-data=none %s", file);
}

// The words of each page, as they stand.
inline std::vector<std::string> pages_of(const std::string& file) {
  const std::string all = told_by("pdftotext -layout %s -", file);
  std::vector<std::string> pages;
  for (std::size_t at = 0; at < all.size();) {
    const std::size_t end = std::min(all.find('\f', at), all.size());
    pages.push_back(all.substr(at, end - at));
    at = end + 1;
  }
  return pages;
}

struct Word {
  double left = 0, top = 0, right = 0;
  bool found = false;
};

// Where the first `word` stands, in points from the left and the top of its page.
inline Word place_of(const std::string& file, const std::string& word) {
  const std::string all = told_by("pdftotext -bbox %s -", file);
  const std::size_t at = all.find(word + "</word>");
  if (at == std::string::npos) return {};
  const std::string tag = all.substr(all.rfind("<word", at), at - all.rfind("<word", at));
  const auto value = [&](const std::string& name) { return std::stod(tag.substr(tag.find(name + "=\"") + name.size() + 2)); };
  return {value("xMin"), value("yMin"), value("xMax"), true};
}

inline std::size_t count(std::string_view text, std::string_view part) {
  std::size_t found = 0;
  for (std::size_t at = text.find(part); at != std::string_view::npos; at = text.find(part, at + 1)) ++found;
  return found;
}

}  // namespace assay::pdf::test
