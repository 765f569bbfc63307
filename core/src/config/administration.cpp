#include "assay/administration.hpp"

#include <algorithm>
#include <chrono>
#include <system_error>

#include "assay/text.hpp"
#include "assay/toml.hpp"
#include "value_checks.hpp"

namespace assay {

namespace fs = std::filesystem;

namespace {

// The file under `key`, absolute; empty, with a problem, when it is not there.
fs::path read_file_name(TomlReader& reader, std::string_view key, const std::string& name,
                        const fs::path& base) {
  const fs::path file = (base / name).lexically_normal();
  std::error_code ignored;
  if (fs::is_regular_file(file, ignored)) return file;
  reader.complain(key, fs::exists(file, ignored) ? "not a regular file" : "the file is missing",
                  assay::quoted(file.string(), 200),
                  "a CSV file, absolute or counted from the folder of this file",
                  "put the file there, or correct its name");
  return {};
}

fs::path optional_file(TomlReader& reader, std::string_view key, const fs::path& base,
                       const fs::path& otherwise) {
  const std::optional<std::string> name = reader.optional_text(key);
  return name ? read_file_name(reader, key, *name, base) : otherwise;
}

void read_inputs(TomlReader& root, const fs::path& base, const fs::path& cases,
                 Administration& administration) {
  for (TomlReader& reader : root.tables("input")) {
    AdministrationInput input;
    input.where = reader.where();
    input.instrument = reader.id("instrument");
    const std::string responses = reader.text("responses");
    if (!responses.empty()) input.responses = read_file_name(reader, "responses", responses, base);
    input.comments = optional_file(reader, "comments", base, {});
    input.cases = optional_file(reader, "cases", base, cases);
    reader.finish();
    const AdministrationInput* earlier =
        input.instrument.empty() ? nullptr : administration.find_input(input.instrument);
    if (earlier != nullptr) {
      reader.complain("instrument",
                      "the instrument is there twice, first in line " + std::to_string(earlier->where.line),
                      assay::quoted(input.instrument), "each instrument once",
                      "put the answers into one file, or run them as two administrations");
    }
    administration.inputs.push_back(std::move(input));
  }
  if (administration.inputs.empty()) {
    root.complain("input", "there is no [[input]]", {}, "an [[input]] for each instrument with answers",
                  "add one with instrument and responses");
  }
}

}  // namespace

bool is_iso_date(std::string_view text) {
  constexpr std::string_view kShape = "dddd-dd-dd";
  if (text.size() != kShape.size()) return false;
  int numbers[3] = {};
  std::size_t at = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool digit = text[i] >= '0' && text[i] <= '9';
    if (kShape[i] == 'd' ? !digit : text[i] != '-') return false;
    if (digit) {
      numbers[at] = 10 * numbers[at] + (text[i] - '0');
    } else {
      ++at;
    }
  }
  return std::chrono::year_month_day(std::chrono::year(numbers[0]),
                                     std::chrono::month(static_cast<unsigned>(numbers[1])),
                                     std::chrono::day(static_cast<unsigned>(numbers[2])))
      .ok();
}

const AdministrationInput* Administration::find_input(std::string_view instrument) const {
  const auto found = std::find_if(inputs.begin(), inputs.end(), [&](const AdministrationInput& input) {
    return input.instrument == instrument;
  });
  return found == inputs.end() ? nullptr : &*found;
}

Administration read_administration(const fs::path& path) {
  Administration administration;
  administration.source = path.string();
  std::vector<Problem> problems;
  const TomlFile file = read_toml(administration.source);
  TomlReader root(file, problems);
  const fs::path base = folder_of(path);
  fs::path cases;
  if (std::optional<TomlReader> head = root.table("administration", true)) {
    administration.id = head->id("id");
    administration.title = head->text("title");
    administration.date = head->text_or("date", "");
    if (!administration.date.empty() && !is_iso_date(administration.date)) {
      head->complain("date", "not a date", assay::quoted(administration.date),
                     "a text such as \"2024-12-31\"");
    }
    cases = optional_file(*head, "cases", base, {});
    head->finish();
  }
  read_inputs(root, base, cases, administration);
  root.finish();
  throw_if_any(std::move(problems));
  return administration;
}

}  // namespace assay
