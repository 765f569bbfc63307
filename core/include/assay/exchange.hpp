// assay/exchange.hpp: frameworks of others. Instruments as packages of 1EdTech CASE 1.1 and back, and as TOML
// text. What goes where: docs/formats/case.md.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "assay/error.hpp"
#include "assay/instrument.hpp"

namespace assay {

// The TOML text of an instrument: parse_instrument() reads the same from it again. `remarks` stand at the top
// as comments, a line each.
std::string instrument_toml(const Instrument& instrument, const std::vector<std::string>& remarks = {});

struct CaseExport {
  std::string date;  // YYYY-MM-DD; the package says that everything was changed last on that day
  std::string uri_prefix = "urn:uuid:";  // what stands before an identifier to make its URI
};

// A CASE 1.1 package as JSON text, with a line feed at its end. The identifiers follow from the ids alone and
// the bytes from the arguments alone. Throws Error (Input) where the rubrics would be too large to be read
// again.
std::string export_case(const Instrument& instrument, const CaseExport& options);

struct CaseImport {
  Instrument instrument;
  std::string toml;               // the instrument, to be completed by hand where the warnings say so
  std::vector<Problem> warnings;  // what is not in it, and what was assumed
};

// Reads the JSON text of a CASE package, 1.1 or 1.0. `source` is what complaints call it, `id` the id of the
// instrument (empty: the package's own, else made from the title). Throws Error (Input) with every problem:
// not JSON, no package, a required property missing or of another type, an identifier twice, items that are
// their own ancestors.
CaseImport import_case(std::string_view json, const std::string& source, const std::string& id = {});

}  // namespace assay
