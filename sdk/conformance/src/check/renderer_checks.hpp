// The checks of renderers, each as registry.hpp wants it, and what several of them look at.
#pragma once

#include <string>
#include <vector>

#include "render_trial.hpp"

namespace assay::conformance {

// What can be looked into of a file.
enum class FileForm { Html, Xml, Json, Csv, Text, Other };  // Text: plain text and Markdown
FileForm form_of(const Entry& renderer);

// What is wrong with the form of a file, whatever it says: "byte 17: …"; empty for nothing.
std::string ill_formed(FileForm form, const std::string& bytes);
// Where a hostile text of a document got out of its place; empty when none did.
std::string escaped_from(FileForm form, const std::string& bytes);
// The strings of a JSON text, one after another; sets `fault` when it is none.
std::vector<std::string> json_strings(const std::string& bytes, std::string& fault);

void renderer_usable(const Subject& subject);
void renderer_refuses(const Subject& subject);
void renderer_branding(const Subject& subject);
void renderer_document_untouched(const Subject& subject);
void renderer_same_twice(const Subject& subject);
void renderer_locale(const Subject& subject);
void renderer_threads(const Subject& subject);
void renderer_source_fails(const Subject& subject);
void renderer_sink_fails(const Subject& subject);
void renderer_strides(const Subject& subject);
void renderer_unknown_element(const Subject& subject);
void renderer_well_formed(const Subject& subject);
void renderer_shows_texts(const Subject& subject);
void renderer_escapes(const Subject& subject);
void renderer_links(const Subject& subject);
void renderer_fuzz(const Subject& subject);

}  // namespace assay::conformance
