// What the command line asks for, and the subcommands that answer.
#pragma once

#include <atomic>
#include <cstdint>
#include <string>
#include <vector>

#include "assay/pipeline.hpp"

namespace assay::cli {

struct Arguments {
  // For every command.
  std::string config;
  std::vector<std::string> plugins, previous;
  bool quiet = false;
  bool verbose = false;
  bool json = false;

  std::string client;
  std::string instrument;
  std::vector<std::string> formats;
  std::vector<std::string> reports;
  std::string out;

  // run and score
  std::string administration;
  std::string responses, comments, cases, baseline, date;
  std::uint32_t threads = 0;
  bool keep_going = false;

  std::string case_id, crosswalk;  // compare
  std::string what;                // list
  std::vector<std::string> files;  // check
  std::string audit_folder;
  std::vector<std::string> audit_previous, audit_baselines;

  // export and import
  std::string format, file, id, uri_prefix;
  bool force = false;

  std::vector<std::string> command_line;
};

Surroundings surroundings(const Arguments& arguments);
// Turns true when the user (Ctrl-C) or the system asks the program to end; see catch_interrupts.
const std::atomic<bool>& interrupted();
void catch_interrupts();
// Ends the process by the signal that interrupted it, if any did, so that the caller sees what happened.
void end_by_signal();

// Today as ISO 8601, in local time.
std::string today();

// Each returns the exit status; complaints come as exceptions.
int run_command(const Arguments& arguments, bool with_reports);
int compare_command(const Arguments& arguments);
int sheet_command(const Arguments& arguments);
int list_command(const Arguments& arguments);
int explain_command(const Arguments& arguments);
int check_command(const Arguments& arguments);
int audit_command(const Arguments& arguments);
int export_command(const Arguments& arguments);
int import_command(const Arguments& arguments);

}  // namespace assay::cli
