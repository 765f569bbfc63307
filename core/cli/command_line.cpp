#include "command_line.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cctype>
#include <string_view>

#include "assay/text.hpp"

namespace assay::cli {
namespace {

constexpr const char* kExamples = R"(Examples:
  assay list instruments
  assay explain demo
  assay run --client demo --instrument bcsc.csc-360 --responses ratings.csv --out results
  assay sheet bcsc.csc-360 --out forms

Exit status: 0 done; 1 the input or the configuration is wrong; 2 wrong usage; 3 a plugin failed;
4 the machine failed (disk, memory).)";

void add_common(CLI::App& command, Arguments& arguments) {
  command.add_option("--config", arguments.config, "Folder with assay.toml, clients/ and instruments/ (default: the program's own)")
      ->type_name("DIR");
  command.add_option("--plugins", arguments.plugins, "Folder to look for plugins in first; may be given again")
      ->type_name("DIR");
  command.add_flag("--quiet,-q", arguments.quiet, "Say nothing but errors");
  command.add_flag("--verbose,-v", arguments.verbose, "Say more, also what plugins report");
}

// An unset variable of a script arrives as an empty word.
const CLI::Validator kNotEmpty([](std::string& text) { return text.empty() ? std::string("is empty") : std::string(); }, "");

std::string complaint_about_date(const std::string& text) {
  return assay::is_iso_date(text) ? "" : "not a date: " + text + "; write it as 2024-12-31";
}

void add_date(CLI::App& command, Arguments& arguments) {
  command.add_option("--date", arguments.date, "Date on the reports, where the cases file has none (default: today)")
      ->type_name("YYYY-MM-DD")
      ->check(CLI::Validator(complaint_about_date, ""));
}

void add_out(CLI::App& command, Arguments& arguments, const char* what) {
  command.add_option("--out", arguments.out, what)->required()->type_name("DIR")->check(kNotEmpty);
}

void add_inputs(CLI::App& command, Arguments& arguments) {
  command.add_option("--client", arguments.client, "Client, the name of a profile in clients/")->required()->type_name("ID")->check(kNotEmpty);
  CLI::Option* instrument =
      command.add_option("--instrument", arguments.instrument, "Instrument, one that the profile uses")
          ->type_name("ID")->check(kNotEmpty);
  CLI::Option* responses =
      command.add_option("--responses", arguments.responses,
                         "Ratings: case,rater,role,<item>... or case,rater,role,item,value")
          ->type_name("CSV")->check(kNotEmpty);
  CLI::Option* cases =
      command.add_option("--cases", arguments.cases, "Persons: case,name,... (default: the ids serve as names)")
          ->type_name("CSV");
  command.add_option("--administration", arguments.administration,
                     "Several instruments at once: a TOML file that names the files of each")
      ->type_name("TOML")->check(kNotEmpty)->excludes(instrument)->excludes(responses)->excludes(cases);
  instrument->needs(responses);
  responses->needs(instrument);
  add_out(command, arguments, "Folder for the results; made when it is missing");
  command.add_option("--threads", arguments.threads, "Threads (default: one a core); the results are the same with any number")
      ->type_name("N")->check(CLI::Range(1, 1024));
  command.add_flag("--keep-going", arguments.keep_going, "Leave bad rows of ratings out, list them in rejected.csv, and go on");
}

void define_run(CLI::App& app, Arguments& arguments) {
  CLI::App* run = app.add_subcommand("run", "Score ratings and write reports");
  add_inputs(*run, arguments);
  run->add_option("--comments", arguments.comments, "Comments: case,rater,role,item,text")
      ->type_name("CSV")
      ->excludes(run->get_option("--administration"));
  run->add_option("--previous", arguments.previous,
                  "Results of an earlier run of the same ratings that readers have, so that nothing can be worked out from "
                  "both; once for each")
      ->type_name("DIR")->check(kNotEmpty)->allow_extra_args(false);
  run->add_option("--baseline", arguments.baseline, "Results of an earlier run of the instrument, to tell what changed since")
      ->type_name("DIR")->check(kNotEmpty)
      ->excludes(run->get_option("--administration"));
  run->add_option("--formats", arguments.formats, "Formats, such as html,json (default: the profile's)")
      ->delimiter(',')->type_name("LIST");
  run->add_option("--reports", arguments.reports, "Reports (default: the profile's)")->delimiter(',')->type_name("LIST");
  add_date(*run, arguments);
  add_common(*run, arguments);
  run->footer(R"(Writes scores.csv, disclosure.csv, run.json and reports/<case>.<report>.<format> into DIR, without
what must not be shown: see [disclosure] in the profile. With a mistake anywhere in
the input nothing is written, and every mistake is listed. With --administration each instrument has
a folder of its own in DIR.

Examples:
  assay run --client demo --instrument bcsc.csc-360 --responses responses.csv \
            --comments comments.csv --cases cases.csv --out results
  assay run --client demo --administration spring.toml --out results)");

  CLI::App* score = app.add_subcommand("score", "Score ratings, without reports");
  add_inputs(*score, arguments);
  add_common(*score, arguments);
  score->footer("Writes scores.csv and run.json into DIR: every figure, for those who hold the ratings anyway. What may\nbe "
                "handed on is what `assay run` writes.\n\nExample:\n  assay score --client demo --instrument "
                "bcsc.csc-360 --responses responses.csv --out results");
}

void define_compare(CLI::App& app, Arguments& arguments) {
  CLI::App* compare = app.add_subcommand("compare", "Put side by side what several frameworks say of one person");
  compare->add_option("--client", arguments.client, "Client, the name of a profile in clients/")
      ->required()->type_name("ID")->check(kNotEmpty);
  compare->add_option("--case", arguments.case_id, "The person's id in the responses files")
      ->required()->type_name("ID")->check(kNotEmpty);
  compare->add_option("--administration", arguments.administration, "TOML file that names the files of each instrument")
      ->required()->type_name("TOML")->check(kNotEmpty);
  compare->add_option("--crosswalk", arguments.crosswalk,
                      "Crosswalk: an id in crosswalks/, or a file (default: the profile's)")
      ->type_name("ID")->check(kNotEmpty);
  add_out(*compare, arguments, "Folder for the report; made when it is missing");
  compare->add_option("--formats", arguments.formats, "Formats (default: the profile's, or html)")
      ->delimiter(',')->type_name("LIST");
  compare->add_option("--reports", arguments.reports, "Reports (default: the profile's, or all of this kind)")
      ->delimiter(',')->type_name("LIST");
  add_date(*compare, arguments);
  add_common(*compare, arguments);
  compare->footer(R"(Writes reports/<case>.<report>.<format> and compare.<case>.json into DIR.

Example:
  assay compare --client demo --case jane --administration spring.toml \
                --crosswalk customer-service --out results)");
}

void define_others(CLI::App& app, Arguments& arguments) {
  CLI::App* sheet = app.add_subcommand("sheet", "Write the documents about an instrument: blank form, framework");
  sheet->add_option("instrument", arguments.instrument, "Instrument; see `assay list instruments`")->required();
  add_out(*sheet, arguments, "Folder for the documents; made when it is missing");
  sheet->add_option("--client", arguments.client, "Client whose formats, locale, content pack and branding to take")->type_name("ID");
  sheet->add_option("--formats", arguments.formats, "Formats (default: the client's, or html)")->delimiter(',')->type_name("LIST");
  sheet->add_option("--reports", arguments.reports, "Documents (default: all)")->delimiter(',')->type_name("LIST");
  add_common(*sheet, arguments);
  sheet->footer("Example:\n  assay sheet bcsc.csc-360 --out forms");

  CLI::App* list = app.add_subcommand("list", "List what there is");
  list->add_option("what", arguments.what, "plugins, instruments, scorers, reports, formats or clients")
      ->required()
      ->check(CLI::IsMember({"plugins", "instruments", "scorers", "reports", "formats", "clients"}));
  list->add_flag("--json", arguments.json, "As JSON, with more detail");
  add_common(*list, arguments);
  list->footer("Example:\n  assay list instruments --json");

  CLI::App* explain = app.add_subcommand("explain", "Say what a client gets, from where and why; runs no plugin");
  explain->add_option("client", arguments.client, "Client; see `assay list clients`")->required();
  explain->add_flag("--json", arguments.json, "As JSON");
  add_common(*explain, arguments);
  explain->footer("Example:\n  assay explain demo");

  CLI::App* check = app.add_subcommand("check", "Find mistakes in configuration files before a run does");
  check->add_option("files", arguments.files,
                    "Client profiles, content packs, content, instruments, norms, crosswalks, administrations, "
                    "plugin.toml, assay.toml")
      ->required();
  add_common(*check, arguments);
  check->footer("Example:\n  assay check configs/clients/*.toml");
}

void define_audit(CLI::App& app, Arguments& arguments) {
  CLI::App* audit = app.add_subcommand("audit", "Look for withheld figures that could be worked out from what a run published");
  audit->add_option("folder", arguments.audit_folder, "Folder with what `assay run` wrote")->required()->type_name("DIR")->check(kNotEmpty);
  audit->add_option("--previous", arguments.audit_previous, "An earlier publication of the same ratings, which its readers may still have; once for each")
      ->type_name("DIR")->check(kNotEmpty)->allow_extra_args(false);
  audit->add_option("--baseline", arguments.audit_baselines, "Results of an earlier administration that changes of groups were held against; once for each")
      ->type_name("DIR")->check(kNotEmpty)->allow_extra_args(false);
  audit->add_flag("--json", arguments.json, "As JSON, with every leak");
  add_common(*audit, arguments);
  audit->footer(R"(Reads scores.csv, disclosure.csv, run.json and the reports that are JSON, and solves for what is
withheld. It needs no ratings. Each leak is told with the equation that gives it.

Exit status: 0 nothing can be worked out; 1 something can, or a file cannot be used. Where no report
is JSON, only scores and disclosure.csv were read; that is said with --quiet too, and the status is theirs.

Example:
  assay audit results --previous results-of-last-week)");
}

// The beginning of an absolute URI: a scheme, and no blanks.
std::string complaint_about_uri(const std::string& text) {
  const std::size_t colon = text.find(':');
  const auto in_scheme = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '+' || c == '-' || c == '.'; };
  const auto in_uri = [](char c) { return c > ' ' && c < 0x7f && std::string_view("\"<>\\^`{|}").find(c) == std::string_view::npos; };
  const bool fits = colon != std::string::npos && colon > 0 && std::isalpha(static_cast<unsigned char>(text.front())) != 0 &&
                    std::all_of(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(colon), in_scheme) &&
                    std::all_of(text.begin(), text.end(), in_uri);
  return fits ? "" : "not the beginning of a URI: " + text + "; write it as https://frameworks.example.org/uri/";
}

void define_exchange(CLI::App& app, Arguments& arguments) {
  const auto add_place = [&](CLI::App& command) {
    command.add_option("format", arguments.format, "The format: case, for packages of 1EdTech CASE 1.1")
        ->required()->check(CLI::IsMember({"case"}));
    command.add_option("--out", arguments.out, "File to write (default: standard output)")->type_name("FILE")->check(kNotEmpty);
    command.add_flag("--force", arguments.force, "Replace the file when it is there already");
  };
  CLI::App* out = app.add_subcommand("export", "Write an instrument as a framework for other programs");
  add_place(*out);
  out->add_option("instrument", arguments.instrument, "Instrument; see `assay list instruments`")->required();
  out->add_option("--date", arguments.date, "Date of the last change that the package tells (default: today)")
      ->type_name("YYYY-MM-DD")
      ->check(CLI::Validator(complaint_about_date, ""));
  out->add_option("--uri-prefix", arguments.uri_prefix, "What makes an identifier a URI (default: urn:uuid:)")
      ->type_name("URI")->check(CLI::Validator(complaint_about_uri, ""));
  add_common(*out, arguments);
  out->footer("Example:\n  assay export case bcsc.csc-360 --date 2024-12-31 --out csc-360.json");

  CLI::App* in = app.add_subcommand("import", "Make an instrument from a framework of another program");
  add_place(*in);
  in->add_option("file", arguments.file, "The package")->required()->check(kNotEmpty);
  in->add_option("--id", arguments.id, "Id of the instrument (default: made from the title)")->type_name("ID")->check(kNotEmpty);
  add_common(*in, arguments);
  in->footer("Warnings say what the package has and an instrument has not, and what was assumed.\n\nExample:\n  "
             "assay import case framework.json --id our.framework --out configs/instruments/framework.toml");
}

}  // namespace

void define_commands(CLI::App& app, Arguments& arguments) {
  app.set_version_flag("--version", "assay " ASSAY_VERSION);
  app.require_subcommand(1);
  app.footer(kExamples);
  define_run(app, arguments);
  define_compare(app, arguments);
  define_others(app, arguments);
  define_audit(app, arguments);
  define_exchange(app, arguments);
}

}  // namespace assay::cli
