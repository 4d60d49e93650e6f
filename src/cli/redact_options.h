#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace declass {

/// What `declass redact` was asked for.
struct RedactOptions {
  std::vector<std::string> files;
  std::string policy;
  std::string output;  ///< empty: standard output
  std::string log;     ///< empty: `declass-log` beside the output
  std::string as_of;
  std::string authority;
  std::string encoding;  ///< of the inputs; empty: UTF-8
  std::size_t wrap = 0;  ///< columns for lines that hold a cut; 0: never folded
  std::string stop_after;
  std::string event_date;  ///< the event that an instruction waits for happened on this day
  std::string review;      ///< a file with a person's answers
  std::string review_out;  ///< where the dry run leaves what a person has to answer
  bool dry_run = false, json = false, force = false, quiet = false;
  bool show_text = false, no_text = false;
};

/// How much of a document what is printed about it shows.
enum class TextShown {
  nothing,  ///< neither the file's name nor where a possible name stands: may be shown to others
  places,
  text
};
TextShown shown_text(const RedactOptions& options);

/// Where releases go.
struct OutputPlan {
  enum class Kind { standard_output, file, folder } kind = Kind::standard_output;
  std::string path;  ///< the file or folder
  std::string log;   ///< the log's folder
};

/// The plan that the options amount to for so many inputs, or in one line why they cannot be met.
struct PlanProblem {
  std::string message, hint;
};
std::optional<PlanProblem> plan_output(const RedactOptions& options, std::size_t inputs,
                                       bool any_folder, OutputPlan& plan);

}  // namespace declass
