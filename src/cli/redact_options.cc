#include "cli/redact_options.h"

#include <filesystem>

#include "store/files.h"

namespace declass {

TextShown shown_text(const RedactOptions& options) {
  if (options.no_text) return TextShown::nothing;
  return options.show_text ? TextShown::text : TextShown::places;
}

std::optional<PlanProblem> plan_output(const RedactOptions& options, std::size_t inputs,
                                       bool any_folder, OutputPlan& plan) {
  namespace fs = std::filesystem;
  const bool several = inputs > 1 || any_folder;
  if (!options.review_out.empty() && !options.dry_run) {
    return PlanProblem{"`--review-out` goes with a dry run", "add `-n`"};
  }
  if (options.output.empty() || options.output == "-") {
    if (several && !options.dry_run) {
      return PlanProblem{"several inputs cannot go to standard output",
                         "name a folder with `-o OUT/`"};
    }
    if (options.json && !options.dry_run) {
      return PlanProblem{"`--json` and the release cannot both go to standard output",
                         "name an output with `-o`, or add `-n`"};
    }
    plan.kind = OutputPlan::Kind::standard_output;
    plan.log = options.log.empty() ? "declass-log" : options.log;
    return std::nullopt;
  }
  const bool folder = several || is_folder(options.output) || options.output.ends_with('/');
  if (several && exists(options.output) && !is_folder(options.output)) {
    return PlanProblem{"`" + options.output + "` is a file, and there are several inputs",
                       "name a folder with `-o OUT/`"};
  }
  plan.kind = folder ? OutputPlan::Kind::folder : OutputPlan::Kind::file;
  plan.path = options.output;
  while (plan.path.size() > 1 && plan.path.ends_with('/')) plan.path.pop_back();
  const fs::path beside = fs::path(plan.path).parent_path() / "declass-log";
  plan.log = options.log.empty() ? beside.string() : options.log;
  return std::nullopt;
}

}  // namespace declass
