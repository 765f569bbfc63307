#include "assay/files.hpp"
#include "assay/pipeline.hpp"
#include "word_warnings.hpp"

namespace assay {

std::vector<std::string> write_sheets(const Prepared& prepared, const std::filesystem::path& out) {
  pipeline::log_word_warnings(prepared);
  StagedOutput output(out);
  for (const PreparedReport& report : prepared.reports) {
    const DocumentTree document = report.writer->write(nullptr);
    for (const PreparedFormat& format : prepared.formats) {
      FileWriter file(output.stage(report.id + "." + format.extension));
      format.renderer->render(document, [&](std::string_view bytes) { file.write(bytes); });
      file.close();
    }
  }
  output.commit();
  return output.files();
}

}  // namespace assay
